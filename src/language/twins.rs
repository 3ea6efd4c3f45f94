//! Two standards of one language, Croatian and Serbian: which of them a text is in.
//!
//! The lists of frequent words were counted over both together, so that they do not tell them apart. The dictionaries do,
//! most of all by the vowel that the one writes je or ije and the other e (djeluju and deluju, vrijeme and vreme).

use super::Language;
use crate::lexicon::key_of;

/// Two standards of one language.
#[derive(Clone, Copy, Debug)]
pub(super) struct Twins {
    /// Croatian, which writes je and ije.
    croatian: Language,
    /// Serbian, which writes e.
    serbian: Language,
}

/// What a word counts that the other language writes with the other vowel, and one that the other merely lacks (log10 of
/// the odds): dictionaries have gaps.
const VOWEL: f32 = 3.0;
const LACKED: f32 = 0.5;

impl Twins {
    /// The two languages, if they are two standards of one.
    pub(super) fn of(one: Language, other: Language) -> Option<Self> {
        match (one.code(), other.code()) {
            ("hr", "sr") => Some(Self { croatian: one, serbian: other }),
            ("sr", "hr") => Some(Self { croatian: other, serbian: one }),
            _ => None,
        }
    }

    /// For which of the two a word speaks, and how much.
    pub(super) fn vote(self, word: &str) -> Option<(Language, f32)> {
        let key = key_of(word);
        let [is_croatian, is_serbian] =
            [self.croatian, self.serbian].map(|language| language.look_up(&key).is_valid());
        if is_croatian == is_serbian {
            return None;
        }
        let (language, is_other_vowel) = if is_croatian {
            (self.croatian, self.has_short(&key))
        } else {
            (self.serbian, self.has_long(&key))
        };
        Some((language, if is_other_vowel { VOWEL } else { LACKED }))
    }

    /// Whether the word is Serbian with e for one of its je or ije.
    fn has_short(self, key: &str) -> bool {
        key.match_indices("je").any(|(at, _)| {
            let (before, after) = (&key[..at], &key[at + 2..]);
            let is_serbian = |before: &str| self.serbian.look_up(&format!("{before}e{after}")).is_valid();
            is_serbian(before) || before.strip_suffix('i').is_some_and(is_serbian)
        })
    }

    /// Whether the word is Croatian with je or ije for one of its e.
    fn has_long(self, key: &str) -> bool {
        key.match_indices('e').any(|(at, _)| {
            ["je", "ije"].iter().any(|vowel| {
                let word = format!("{}{vowel}{}", &key[..at], &key[at + 1..]);
                self.croatian.look_up(&word).is_valid()
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_speak_for_the_standard_whose_vowel_they_have() {
        let [croatian, serbian] = ["hr", "sr"].map(|code| Language::from_code(code).expect("a language"));
        let twins = Twins::of(serbian, croatian).expect("twins");
        for word in ["djeluju", "vrijeme", "nedjelju", "zvjezdica"] {
            assert_eq!(twins.vote(word), Some((croatian, VOWEL)), "{word}");
        }
        for word in ["deluju", "vreme", "nedelju", "zvezdica"] {
            assert_eq!(twins.vote(word), Some((serbian, VOWEL)), "{word}");
        }
        for word in ["ali", "je", "previše"] {
            assert_eq!(twins.vote(word), None, "{word}");
        }
        assert!(Twins::of(croatian, Language::from_code("sl").expect("a language")).is_none());
    }
}
