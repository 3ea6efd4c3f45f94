//! How probable a sequence of letters is in a language: a word that no dictionary holds may be right, and
//! then it is spelt as its language spells.

use super::sharp_s;
use fst::Map;

/// Probabilities of a letter behind the two before it, learnt from the valid forms of a dictionary.
#[derive(Debug)]
pub struct LetterModel {
    trigrams: Map<&'static [u8]>,
}

/// Cost, in hundredths of a power of ten, of a sequence that no form has.
const UNSEEN: u64 = 350;

/// The sign before and behind a word in the model.
pub const EDGE: char = '_';

impl LetterModel {
    /// Opens a model: an `fst::Map` from three letters to the cost of the third behind the two others, in
    /// hundredths of a power of ten.
    ///
    /// # Errors
    /// When the bytes are no automaton of the version that this build reads.
    pub fn open(bytes: &'static [u8]) -> Result<Self, fst::Error> {
        Ok(Self { trigrams: Map::new(bytes)? })
    }

    /// log10 of the probability that a form of the language is spelt `key`.
    pub fn log_probability(&self, key: &str) -> f32 {
        let mut window = [EDGE, EDGE];
        let mut cost = 0;
        let mut trigram = String::new();
        for letter in sharp_s::as_listed(key).chars().chain([EDGE]) {
            trigram.clear();
            trigram.extend([window[0], window[1], letter]);
            cost += self.trigrams.get(&trigram).unwrap_or(UNSEEN);
            window = [window[1], letter];
        }
        -(cost as f32) / 100.0
    }
}

#[cfg(test)]
mod tests {
    use crate::language::Language;
    use crate::lexicon::Lexicon;

    #[test]
    fn what_is_spelt_like_a_word_is_more_probable() {
        let english = Language::from_code("en")
            .and_then(Language::lexicon)
            .and_then(Lexicon::letters)
            .expect("a model");
        for (likely, unlikely) in [("strinker", "strynker"), ("combite", "comabte"), ("gardling", "gadrlnig")]
        {
            assert!(
                english.log_probability(likely) > english.log_probability(unlikely) + 0.5,
                "{likely} {unlikely}"
            );
        }
    }
}
