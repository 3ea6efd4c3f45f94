//! What is noted of a word when it is looked up, so that the passes need not look at most words again.

use super::capital_split::inner_capital;
use super::suspect;
use crate::language::{Language, begins_calques, begins_place_names, has_place_name, leaves_trace};
use crate::lexicon::{Entry, WordClass};
use crate::text::chars::is_apostrophe;
use crate::text::{CaseShape, Notes, Token};

/// Least frequency (Zipf) of a common word.
const COMMON: f32 = 2.0;
/// The same of a word that texts have at all.
const SEEN: f32 = 0.5;
/// Letters of an acronym.
const ACRONYM: std::ops::RangeInclusive<usize> = 3..=7;

/// What there is to note of a word with the normalised form `key`, which has its entry and its language.
pub(super) fn notes_of(word: &str, key: &str, token: &Token) -> Notes {
    let mut notes = Notes::empty();
    if !token.is_word() {
        return notes;
    }
    let (entry, language) = (token.entry, token.language);
    let is_title = token.shape == CaseShape::Title;
    notes.set(Notes::WRONG, suspect::may_be_suspect(word, token));
    notes.set(Notes::UNKNOWN, token.is_lower_word() && !entry.is_valid());
    notes.set(Notes::ARTICLE, matches!(word, "a" | "A" | "an" | "An"));
    notes.set(Notes::CAPITALS, token.shape == CaseShape::Upper);
    notes.set(Notes::APOSTROPHE, word.contains(is_apostrophe));
    notes.set(Notes::MODAL, entry.class() == Some(WordClass::Modal));
    notes.set(Notes::APOSTROPHE_LESS, stands_at_apostrophes(key, language));
    let has_inner_capital = token.shape == CaseShape::Mixed && inner_capital(word).is_some();
    notes.set(Notes::INNER_CAPITAL, has_inner_capital);
    notes.set(Notes::CALQUE, begins_calques(key));
    notes.set(Notes::TRACE, leaves_trace(word, token));
    if is_title {
        // what stands before an apostrophe has the entry of its word
        let is_common = (takes_no_capital(entry) || word.contains(is_apostrophe))
            && takes_no_capital(language.look_up(key))
            && !language.listed(word).calendar;
        notes.set(Notes::COMMON_CAPITAL, is_common);
        notes.set(Notes::RARE_CAPITAL, may_be_acronym(word, token));
        notes.set(Notes::PLACE, begins_place_names(key) || has_place_name(key, language));
    }
    notes
}

/// Whether a word is known well enough, and mostly written small.
pub fn is_common_word(entry: Entry) -> bool {
    entry.is_valid() && entry.zipf() >= COMMON && entry.lower_share() >= 0.5
}

/// Whether texts have a word, and mostly without a capital.
pub fn takes_no_capital(entry: Entry) -> bool {
    entry.is_valid() && entry.zipf() >= SEEN && entry.lower_share() >= 0.5
}

/// Endings of English words that stand behind an apostrophe.
pub(crate) const BEHIND_APOSTROPHE: &[&str] = &["t", "s", "d", "m", "re", "ve", "ll"];

/// Whether `key` is what words of the language have before or behind an apostrophe.
fn stands_at_apostrophes(key: &str, language: Language) -> bool {
    if language == Language::english() {
        BEHIND_APOSTROPHE.contains(&key)
    } else {
        language.profile().elided_words().any(|(word, _)| word == key)
    }
}

/// Whether a word with a capital may be an acronym: a short one that is no common word.
fn may_be_acronym(word: &str, token: &Token) -> bool {
    let is_common = token.entry.is_valid() && token.entry.lower_share() > 0.3;
    !is_common && ACRONYM.contains(&word.chars().count()) && !word.contains(['\'', '’'])
}
