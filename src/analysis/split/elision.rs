//! Words that an apostrophe ties to what they stand before: l'homme, dell'arte.

use crate::language::Language;
use crate::text::{CaseShape, Token};
use std::ops::RangeInclusive;

/// Most letters of an elided word: l, dell, all, quest.
const ELIDED: usize = 5;
/// Bytes of an elided preposition with its article and the apostrophe: all', dell'.
const ARTICULATED: RangeInclusive<usize> = 4..=5;

/// Bytes of an elided word and its apostrophe at the beginning of `key`.
pub(in crate::analysis) fn elided(key: &str, language: Language) -> usize {
    match key.find('\'') {
        Some(mark) if language.profile().elision && (1..=ELIDED).contains(&mark) => mark + 1,
        _ => 0,
    }
}

/// "l'Écosse": a name behind an elided word.
pub(in crate::analysis) fn is_elided_name(word: &str, token: &Token) -> bool {
    token.shape == CaseShape::Mixed
        && token.language.profile().elision
        && word.split_once(['\'', '’']).is_some_and(|(elided, name)| {
            (1..=ELIDED).contains(&elided.len()) && CaseShape::of(name) == CaseShape::Title
        })
}

/// Whether a word of so many bytes, with its apostrophe, is a preposition with an article.
pub(super) fn is_articulated(elided: usize) -> bool {
    ARTICULATED.contains(&elided)
}
