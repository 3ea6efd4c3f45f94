//! Words for hundredths, millions and more, behind numbers.

use crate::lexicon::{WordList, key_of};

const MAGNITUDES: WordList = WordList(include_str!("../../dictionaries/magnitudes.txt"));
/// Most letters of an ending of such a word.
const ENDING: usize = 2;

/// Whether the word is one of them, in any language: "millioner", but not "millionaires", who are people.
pub(super) fn is_magnitude(word: &str) -> bool {
    let key = key_of(word);
    MAGNITUDES.entries().any(|entry| match entry.strip_suffix('-') {
        Some(beginning) => key.strip_prefix(beginning).is_some_and(|ending| ending.chars().count() <= ENDING),
        None => key == entry,
    })
}
