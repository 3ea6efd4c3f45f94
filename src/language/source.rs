//! Which language a translation was made from, guessed from the traces that it left.

use super::{Language, frequencies, place_names};
use crate::lexicon::{Entry, key_of};
use crate::text::{CaseShape, Recent, Token, TokenKind};
use std::cell::RefCell;

/// Evidence that a guess needs; one word of the source counts 1, one form of a place name less.
const ENOUGH: f32 = 1.5;
const PLACE: f32 = 0.6;
/// Tokens that are looked at: an article has fewer.
const SAMPLE_TOKENS: usize = 4000;

/// The most likely source language of a text in `target`, if it left enough traces: words of the
/// source that the target does not have, and its forms of place names.
pub fn guess_source(text: &str, tokens: &[Token], target: Language) -> Option<Language> {
    let mut scores: Vec<(Language, f32)> =
        Language::all().filter(|l| *l != target && *l != Language::UNDETERMINED).map(|l| (l, 0.0)).collect();
    for token in tokens.iter().take(SAMPLE_TOKENS) {
        let word = match token.kind {
            TokenKind::Word if !is_ordinary(token) => token.text(text),
            TokenKind::Mixed => without_numbers(token.text(text), target),
            _ => continue,
        };
        let is_title = token.shape == CaseShape::Title;
        if word.is_empty() || leaves_no_trace(word, is_title, target) {
            continue;
        }
        let traces = traces(word, is_title, target);
        for (language, score) in &mut scores {
            *score += traces.iter().find(|(source, _)| source == language).map_or(0.0, |(_, trace)| *trace);
        }
    }
    // of two with the same evidence the first of the table, which is the larger
    scores
        .into_iter()
        .rev()
        .filter(|(_, score)| *score >= ENOUGH)
        .max_by(|a, b| a.1.total_cmp(&b.1))
        .map(|(l, _)| l)
}

thread_local! {
    /// Whether each of the words that came last leaves no trace, by number of the target language and by shape.
    static RECENT: RefCell<Recent<bool, { 1 << 13 }>> = RefCell::default();
}

fn leaves_no_trace(word: &str, is_title: bool, target: Language) -> bool {
    let kind = 2 * target.number() as u8 + u8::from(is_title);
    RECENT.with_borrow_mut(|recent| {
        recent.get_or_find(kind, word, || traces(word, is_title, target).is_empty())
    })
}

/// The languages that a word in a text in `target` points to, each with the weight of the evidence.
fn traces(word: &str, is_title: bool, target: Language) -> Vec<(Language, f32)> {
    if word.chars().count() < 4 {
        return Vec::new();
    }
    let key = key_of(word);
    // a name says where its bearer is from, not where the text is
    if is_title {
        return place_names(&key, target).into_iter().map(|(source, _)| (source, PLACE)).collect();
    }
    let own = target.look_up(&key);
    known_elsewhere(&key, target)
        .into_iter()
        .filter(|(_, zipf)| is_trace(own, *zipf))
        .map(|(source, _)| (source, 1.0))
        .collect()
}

/// The word behind the digits of "20minutos", without a function word that got fused to it.
fn without_numbers(mixed: &str, target: Language) -> &str {
    let word = mixed.trim_start_matches(|c: char| !c.is_alphabetic());
    let mut cuts = word.char_indices().map(|(at, _)| at).filter(|&at| at >= 4);
    let function = cuts.find(|&at| word.is_ascii() && target.look_up(&word[at..]).is_function_word());
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
        let entry = language.look_up(key);
        if entry.is_valid() && entry.lower_share() >= 0.5 {
            known.push((language, entry.zipf()));
        }
    }
    known
}

fn is_trace(own: Entry, zipf: f32) -> bool {
    !own.is_valid() && zipf >= own.zipf() + 1.5 && zipf >= 3.0
}
