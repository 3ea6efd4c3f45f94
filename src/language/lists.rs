//! The small word lists of a language.

use super::{Language, PerLanguage};
use crate::lexicon::{Entry, PairTable, WordList, key_of};
use crate::text::Recent;
use std::cell::RefCell;
use std::collections::HashSet;

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
    /// Words, first and last parts of words that have a hyphen, see [`Language::hyphens`].
    pub hyphens: WordList,
    /// Months, weekdays and nationalities: `form\tkind`.
    pub calendar: PairTable,
    /// Words that often have a capital, and those behind which names stand, see [`CapitalWord`](super::CapitalWord).
    pub capital_words: PairTable,
}

impl Lists {
    /// No lists at all.
    pub const EMPTY: Self = Self {
        repeats: WordList(""),
        commas: WordList(""),
        dangling: WordList(""),
        before_number: WordList(""),
        hyphens: WordList(""),
        calendar: PairTable(""),
        capital_words: PairTable(""),
    };

    /// What a normalised form of [`Lists::calendar`] names: month, weekday, nationality, language or religion.
    pub fn calendar_kinds(&self, key: &str) -> impl Iterator<Item = &'static str> {
        self.calendar.rows_of(key).filter_map(|row| row.get(1).copied())
    }
}

/// What the small lists of a language say of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Listed {
    /// See [`Lists::before_number`].
    pub before_number: bool,
    /// See [`Lists::dangling`].
    pub dangling: bool,
    /// Whether it is in [`Lists::calendar`].
    pub calendar: bool,
    /// Whether it is a short word that another language abbreviates so, and no usual word of this one.
    pub abbreviated_elsewhere: bool,
}

/// Letters of an abbreviation of another language at most.
const KEPT: usize = 4;
/// Least frequency (Zipf) of a word that is used by itself.
const USUAL: f32 = 4.5;

thread_local! {
    /// What the lists say of the words that came last, by number of the language.
    static RECENT: RefCell<Recent<Listed, { 1 << 12 }>> = RefCell::default();
}

impl Language {
    fn is_abbreviated_elsewhere(self, key: &str) -> bool {
        let mut others = Self::with_lexicon().filter(|other| *other != self);
        key.chars().count() <= KEPT
            && self.look_up(key).zipf() < USUAL
            && others.any(|other| other.abbreviates(key))
    }

    /// Whether the dictionary holds `key` as an abbreviation, as no form without an entry of its own is.
    fn abbreviates(self, key: &str) -> bool {
        self.lexicon().and_then(|lexicon| lexicon.own_entry(key)).is_some_and(Entry::is_abbreviation)
    }

    /// The forms in [`Lists::calendar`], which are too many to be searched one by one.
    fn calendar(self) -> &'static HashSet<&'static str> {
        static FORMS: PerLanguage<HashSet<&str>> = PerLanguage::new();
        let forms = || self.lists().calendar.rows().filter_map(|row| row.first().copied()).collect();
        FORMS.get_or_make(self, forms)
    }

    /// What the small lists say of `word`.
    pub fn listed(self, word: &str) -> Listed {
        RECENT.with_borrow_mut(|recent| {
            recent.get_or_find(self.number() as u8, word, || {
                let (lists, key) = (self.lists(), key_of(word));
                Listed {
                    before_number: lists.before_number.contains(&key),
                    dangling: lists.dangling.contains(&key),
                    calendar: self.calendar().contains(&*key),
                    abbreviated_elsewhere: self.is_abbreviated_elsewhere(&key),
                }
            })
        })
    }
}
