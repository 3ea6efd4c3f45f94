//! Spelling dictionaries as judges of a form.

use anyhow::{Result, anyhow};
use spellbook::Dictionary;

use crate::text;

/// The ways of writing a key that a spelling dictionary accepts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Accepted {
    /// In lower case, and so in any other.
    pub lower: bool,
    /// With a capital first letter.
    pub title: bool,
    /// In capitals.
    pub upper: bool,
    /// With a capital first letter, and listed so: not only because any word can open a sentence.
    pub listed_title: bool,
    /// In lower case by rules alone, while a list has it with a capital first letter: Danish "Rusland", which could be a
    /// land of intoxication.
    pub lower_by_rules: bool,
    /// In lower case by one dictionary where another has it with a capital first letter only.
    pub disputed: bool,
}

impl Accepted {
    /// Whether any writing is right.
    pub fn any(self) -> bool {
        self.lower || self.title || self.upper
    }

    /// Whether the only right writing is in lower case, but for the start of a sentence.
    pub fn only_lower(self) -> bool {
        self.lower && !self.listed_title
    }

    /// Whether only writings with capitals are right.
    pub fn only_capital(self) -> bool {
        !self.lower && (self.title || self.upper)
    }
}

/// Several spelling dictionaries of one language, each of which makes a form right.
pub struct Judge {
    dictionaries: Vec<Dictionary>,
    stems: Vec<String>,
}

impl Judge {
    /// Opens pairs of affixes and stems.
    pub fn new(files: &[(String, String)]) -> Result<Self> {
        let mut judge = Self { dictionaries: Vec::new(), stems: Vec::new() };
        for (affixes, stems) in files {
            let dictionary = Dictionary::new(affixes, stems).map_err(|error| anyhow!("{error}"))?;
            judge.dictionaries.push(dictionary);
            judge.stems.extend(read_stems(stems));
        }
        judge.stems.sort();
        judge.stems.dedup();
        Ok(judge)
    }

    /// The stems as written, sorted. Not every stem is a word.
    pub fn stems(&self) -> &[String] {
        &self.stems
    }

    /// Whether the exact writing is right.
    pub fn accepts(&self, form: &str) -> bool {
        self.dictionaries.iter().any(|dictionary| dictionary.check(form))
    }

    /// The right ways to write a key.
    pub fn judge(&self, key: &str) -> Accepted {
        let listed_title = self.stems.binary_search(&text::title(key)).is_ok();
        if self.accepts(key) {
            let has_capitals_only =
                |dictionary: &Dictionary| !dictionary.check(key) && dictionary.check(&text::title(key));
            let is_listed = self.stems.binary_search_by(|stem| stem.as_str().cmp(key)).is_ok();
            let disputed = listed_title && self.dictionaries.iter().any(has_capitals_only);
            let lower_by_rules = listed_title && !is_listed;
            return Accepted {
                lower: true,
                title: true,
                upper: true,
                listed_title,
                lower_by_rules,
                disputed,
            };
        }
        let title = self.accepts(&text::title(key));
        let upper = title || self.accepts(&key.to_uppercase());
        Accepted { lower: false, title, upper, listed_title, ..Accepted::default() }
    }
}

fn read_stems(stems: &str) -> impl Iterator<Item = String> {
    // The first line is a count. Fields after the stem are divided from it by a slash or white space.
    stems.lines().skip(1).filter_map(|line| {
        let stem = line.split(['/', '\t', ' ']).next()?;
        (!stem.is_empty()).then(|| stem.to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_right_with_their_capitals_only() {
        let affixes = "SET UTF-8\nSFX S Y 1\nSFX S 0 s .\n".to_owned();
        let judge = Judge::new(&[(affixes, "3\ncat/S\nMonday\nNATO\n".to_owned())]).unwrap();
        assert!(judge.judge("cats").lower);
        assert_eq!(
            judge.judge("monday"),
            Accepted { title: true, upper: true, listed_title: true, ..Accepted::default() }
        );
        assert_eq!(judge.judge("nato"), Accepted { upper: true, ..Accepted::default() });
        assert!(!judge.judge("recieve").any());
        assert!(!judge.judge("cat").listed_title);
        assert_eq!(judge.stems(), ["Monday", "NATO", "cat"]);
    }

    #[test]
    fn rules_and_a_second_dictionary_do_not_make_names_common() {
        let compounds = "SET UTF-8\nCOMPOUNDFLAG C\nCOMPOUNDMIN 3\n".to_owned();
        let judge = Judge::new(&[(compounds, "3\nrus/C\nland/C\nRusland\n".to_owned())]).unwrap();
        let accepted = judge.judge("rusland");
        assert!(accepted.lower && accepted.lower_by_rules && !accepted.disputed, "{accepted:?}");
        assert!(!judge.judge("landrus").lower_by_rules, "no list has it with a capital");

        let plain = "SET UTF-8\n".to_owned();
        let [careless, careful] = ["2\nLisboa\nlisboa\n", "1\nLisboa\n"].map(str::to_owned);
        let judge = Judge::new(&[(plain.clone(), careless), (plain, careful)]).unwrap();
        let accepted = judge.judge("lisboa");
        assert!(accepted.lower && accepted.disputed && !accepted.lower_by_rules, "{accepted:?}");
    }
}
