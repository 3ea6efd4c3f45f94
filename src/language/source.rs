//! Which language a translation was made from, guessed from the traces that it left.

use super::{Language, place_names};
use crate::lexicon::{Entry, Key};
use crate::text::{CaseShape, Token, TokenKind};

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
    let mut key = Key::new();
    for token in tokens.iter().take(SAMPLE_TOKENS) {
        let word = match token.kind {
            TokenKind::Word if !is_ordinary(token) => token.text(text),
            TokenKind::Mixed => without_numbers(token.text(text), target),
            _ => continue,
        };
        if word.chars().count() < 4 {
            continue;
        }
        let key = key.of(word);
        let own = target.look_up(key);
        let places = if token.shape == CaseShape::Title { place_names(key, target) } else { Vec::new() };
        for (language, score) in &mut scores {
            let is_place = places.iter().any(|(source, _)| source == language);
            *score += if is_place { PLACE } else { trace(key, own, *language) };
        }
    }
    scores
        .into_iter()
        .filter(|(_, score)| *score >= ENOUGH)
        .max_by(|a, b| a.1.total_cmp(&b.1))
        .map(|(l, _)| l)
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

fn trace(key: &str, own: Entry, source: Language) -> f32 {
    let foreign = source.look_up(key);
    if foreign.is_valid() && !own.is_valid() && foreign.zipf() >= own.zipf() + 1.5 && foreign.zipf() >= 3.0 {
        return 1.0;
    }
    0.0
}
