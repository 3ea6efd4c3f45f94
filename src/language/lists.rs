//! The small word lists of a language.

use crate::lexicon::{PairTable, WordList};

/// Lists that only a few passes ask, seldom.
#[derive(Clone, Copy, Debug)]
pub struct Lists {
    /// Words that may rightly stand twice in a row (had had, nos nos).
    pub repeats: WordList,
    /// Words before which a comma is usual after a name or clause (but, pero).
    pub commas: WordList,
    /// Words with which no sentence ends (the, of; de, el).
    pub dangling: WordList,
    /// Abbreviations that are such only before a number (No. 5).
    pub before_number: WordList,
    /// Months, weekdays and nationalities: `form\tkind`.
    pub calendar: PairTable,
}

impl Lists {
    /// No lists at all.
    pub const EMPTY: Self = Self {
        repeats: WordList(""),
        commas: WordList(""),
        dangling: WordList(""),
        before_number: WordList(""),
        calendar: PairTable(""),
    };
}
