//! What is known of single words and places.

use super::Context;
use crate::analysis::apostrophe_split::{self, ApostropheSplit};
use crate::analysis::capital_split::{self, CapitalSplit};
use crate::analysis::derivation::is_derived;
use crate::analysis::markup_split::{self, MarkupSplit};
use crate::analysis::suspect::{Reading, Suspect};
use crate::analysis::user_words::UserWords;
use crate::analysis::{boundary, grammar, weighing};
use crate::confidence::Features;
use crate::lexicon::{Entry, key_of};
use crate::text::Token;

impl<'t> Context<'t> {
    /// What is known of a normalised form in the language of a token, in the dictionary or by the user.
    pub(in crate::analysis) fn look_up(&self, key: &str, token: &Token) -> Entry {
        self.user_words.look_up(key, token.language)
    }

    /// What the language of the document knows of the word at `at`, where its paragraph was taken for one in another.
    pub fn document_entry(&self, at: usize) -> Option<Entry> {
        let is_other = self.language() != self.tokens[at].language;
        is_other.then(|| self.language().look_up(&key_of(self.word(at))))
    }

    /// What the user's lexica know of words.
    pub fn user_words(&self) -> UserWords<'t> {
        self.user_words
    }

    /// Whether the rules of its language make the word at `at` from right ones.
    pub(in crate::analysis) fn is_derived(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        is_derived(&key_of(self.word(at)), token.shape, token.language)
    }

    /// Whether token `at` is a word that no dictionary holds as right and that the rules of its language do not
    /// derive from right ones. Of a language without a dictionary every word is unknown.
    pub fn is_unknown(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        token.is_word()
            && !token.entry.is_valid()
            && !is_derived(&key_of(self.word(at)), token.shape, token.language)
    }

    /// Whether `word` is an auxiliary that no participle follows behind token `at`, as its language wants.
    pub fn lacks_participle(&self, word: &str, at: usize) -> bool {
        grammar::lacks_participle(self, word, at)
    }

    /// Whether a clause begins at token `at`: a noun or pronoun, and a finite verb before the next mark.
    pub fn clause_follows(&self, at: usize) -> bool {
        boundary::is_clause(self, at)
    }

    /// The words that are two at the markup inside of them, in text order.
    pub fn markup_splits(&self) -> Vec<MarkupSplit> {
        markup_split::find(self)
    }

    /// The words that are two at a capital inside of them, in text order.
    pub fn capital_splits(&self) -> Vec<CapitalSplit> {
        capital_split::find(self)
    }

    /// Where the word at `at`, which has an apostrophe, is two, if it is.
    pub fn apostrophe_split(&self, at: usize) -> Option<ApostropheSplit> {
        apostrophe_split::find(self, at)
    }

    /// Where the apostrophe of an elided word is missing in the word at `at`, in bytes of it, if it is.
    pub fn lost_apostrophe(&self, at: usize) -> Option<usize> {
        apostrophe_split::lost_apostrophe(self, at)
    }

    /// What is known of a reading of a suspect.
    pub fn weigh(&self, suspect: &Suspect, reading: Reading) -> Features {
        weighing::weigh(self, suspect, reading)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    #[test]
    fn words_that_no_rule_explains_are_unknown() {
        let context = Context::new("The rezoned goverment, houselike.", Language::from_code("en"), None);
        let unknown: Vec<&str> = (0..context.tokens().len())
            .filter(|&at| context.is_unknown(at))
            .map(|at| context.word(at))
            .collect();
        assert_eq!(unknown, ["goverment"]);
    }
}
