//! Which language a translation was made from, guessed from the traces that it left.

use super::{Language, frequencies, place_names, table};
use crate::lexicon::{Entry, key_of};
use crate::text::{CaseShape, Notes, Recent, Token, TokenKind};
use std::cell::RefCell;

/// Evidence that a guess needs; one word of the source counts 1, one form of a place name less.
const ENOUGH: f32 = 1.5;
const PLACE: f32 = 0.6;
/// Tokens that are looked at: an article has fewer.
pub const SAMPLE_TOKENS: usize = 4000;

/// The most likely source language of a text in `target`, if it left enough traces: words of the
/// source that the target does not have, and its forms of place names.
pub fn guess_source<'t>(
    text: &str,
    tokens: impl Iterator<Item = &'t Token>,
    target: Language,
) -> Option<Language> {
    // by number of the language
    let mut scores = [0.0; table::LANGUAGES.len()];
    for token in tokens {
        if token.language == target && !token.notes.intersects(Notes::TRACE | Notes::NUMBERED) {
            continue;
        }
        let word = match token.kind {
            TokenKind::Word if !is_ordinary(token) => token.text(text),
            TokenKind::Mixed => without_numbers(token.text(text), target),
            _ => continue,
        };
        if word.is_empty() {
            continue;
        }
        let is_title = token.shape == CaseShape::Title;
        // a name says where its bearer is from, not where the text is
        let weight = if is_title { PLACE } else { 1.0 };
        let mut rest = traces(word, is_title, target);
        while rest != 0 {
            scores[rest.trailing_zeros() as usize] += weight;
            rest &= rest - 1;
        }
    }
    // of two with the same evidence the first of the table, which is the larger
    Language::all()
        .filter(|l| *l != target && *l != Language::UNDETERMINED && scores[l.number()] >= ENOUGH)
        .reduce(|best, l| if scores[l.number()] > scores[best.number()] { l } else { best })
}

/// Whether a word, which is looked up, points to some language that a text in its own may have been translated from.
pub fn leaves_trace(word: &str, token: &Token) -> bool {
    !is_ordinary(token) && find_traces(word, token.shape == CaseShape::Title, token.language) != 0
}

/// Some languages: bits by their numbers.
type Languages = u64;

const _: () = assert!(table::LANGUAGES.len() <= Languages::BITS as usize);

thread_local! {
    /// The traces of the words that came last, by number of the target language and by shape.
    static RECENT: RefCell<Recent<Languages, { 1 << 13 }>> = RefCell::default();
}

/// The languages that a word in a text in `target` points to.
fn traces(word: &str, is_title: bool, target: Language) -> Languages {
    let kind = 2 * target.number() as u8 + u8::from(is_title);
    RECENT.with_borrow_mut(|recent| recent.get_or_find(kind, word, || find_traces(word, is_title, target)))
}

fn find_traces(word: &str, is_title: bool, target: Language) -> Languages {
    let bit = |language: Language| 1 << language.number();
    if word.chars().count() < 4 {
        return 0;
    }
    let key = key_of(word);
    if is_title {
        return place_names(&key, target).into_iter().fold(0, |all, (source, _)| all | bit(source));
    }
    let own = target.look_up(&key);
    let known = known_elsewhere(&key, target).into_iter().filter(|(_, zipf)| is_trace(own, *zipf));
    known.fold(0, |all, (source, _)| all | bit(source))
}

/// Fewest letters of such a word, and most of a function word.
const NAME: usize = 4;
const LONGEST_FUNCTION: usize = 12;

/// The word behind the digits of "20minutos", without a function word that got fused to it.
fn without_numbers(mixed: &str, target: Language) -> &str {
    let word = mixed.trim_start_matches(|c: char| !c.is_alphabetic());
    if !word.is_ascii() {
        return word;
    }
    let mut cuts = word.len().saturating_sub(LONGEST_FUNCTION).max(NAME)..word.len();
    let function = cuts.find(|&at| target.look_up(&word[at..]).is_function_word());
    &word[..function.unwrap_or(word.len())]
}

/// A lower-case word that the target's dictionary holds as right tells nothing.
fn is_ordinary(token: &Token) -> bool {
    token.entry.is_valid() && token.shape == CaseShape::Lower || token.entry.is_function_word()
}

/// The languages that have the word, with its frequency (Zipf) there: of all languages their most frequent
/// words, of the large ones all.
fn known_elsewhere(key: &str, target: Language) -> Vec<(Language, f32)> {
    let mut known: Vec<_> = frequencies(key).collect();
    for language in target.quoted() {
        let entry = language.look_up_frequent(key, TRACE_ZIPF);
        if entry.is_valid() && entry.lower_share() >= 0.5 {
            known.push((language, entry.zipf()));
        }
    }
    known
}

/// Least frequency (Zipf) of a word of another language that is taken for a trace of it.
const TRACE_ZIPF: f32 = 3.0;

fn is_trace(own: Entry, zipf: f32) -> bool {
    !own.is_valid() && zipf >= own.zipf() + 1.5 && zipf >= TRACE_ZIPF
}
