//! Words that no dictionary holds as right, and what each of them probably is.
//!
//! A noisy-channel view (Kernighan, Church and Gale 1990, "A spelling correction program based on a noisy
//! channel model"): every reading of the word gets the logarithm of a probability — how often such a thing
//! is written, times how often the accident happens that makes the written form of it — and the reading
//! that carries most of the sum is kept, with its share as confidence. A rare right word is a reading too,
//! so a word with no good explanation stays as it is.

use super::context::Context;
use super::spelling::{self, Correction};
use super::split::{self, Split};
use super::{derivation, user_names, word_model};
use crate::language::Language;
use crate::lexicon::key_of;
use crate::text::{CaseShape, Token, TokenKind};

/// What a word that no dictionary holds as right may be.
#[derive(Clone, Debug, PartialEq)]
pub enum Reading {
    /// A right word or name that the dictionaries lack.
    Right,
    /// Another word, misspelt.
    Misspelt(Correction),
    /// Two words that lost the space between them.
    Fused(Split),
    /// A part of a word that got a space: with the token before or after it.
    Broken {
        /// Index of the first of the two tokens.
        first: usize,
        /// The whole word, lower case.
        word: String,
    },
}

/// A word that no dictionary holds as right.
#[derive(Clone, Debug)]
pub struct Suspect {
    /// Index of its token.
    pub token: usize,
    /// The most probable reading.
    pub reading: Reading,
    /// Share of the probability of all readings, 0.0 to 1.0.
    pub confidence: f32,
}

/// Readings of one word with the log10 of their probability.
type Scored = Vec<(Reading, f32)>;

/// log10 of how often a running word is two that lost their space, one that got a space, one misspelt.
const FUSED: f32 = -2.7;
const BROKEN: f32 = -2.9;
const MISSPELT: f32 = -2.9;

pub(super) fn find(context: &Context<'_>) -> Vec<Suspect> {
    (0..context.tokens().len())
        .filter(|&at| is_suspect(context, at))
        .map(|at| {
            let (reading, confidence) = best(readings(context, at));
            let confidence = confidence.min(ceiling(context, at, &reading));
            Suspect { token: at, reading, confidence }
        })
        .collect()
}

/// Whether the word at `at` may be an artifact. Words in capitals, words with capitals inside, parts of
/// hyphenated words and words of languages without a dictionary are left alone.
fn is_suspect(context: &Context<'_>, at: usize) -> bool {
    let token = context.tokens()[at];
    if token.kind != TokenKind::Word
        || !matches!(token.shape, CaseShape::Lower | CaseShape::Title)
        || token.language.lexicon().is_none()
        || !may_be_wrong(&token)
    {
        return false;
    }
    let word = context.word(at);
    let letters = word.chars().count();
    (2..=40).contains(&letters)
        && !is_attached(context, at)
        // cel·la: the dictionaries hold no word with this mark
        && !word.contains('·')
        && (word_model::is_written_in(word, token.language)
            || user_names::explain_foreign_name(context, at, &key_of(word)))
        && is_unexplained(&key_of(word), token.shape, token.language)
}

/// Whether no rule makes the word right.
fn is_unexplained(key: &str, shape: CaseShape, language: Language) -> bool {
    !derivation::is_derived(key, shape, language)
        || shape == CaseShape::Lower && split::joins_function_words(key, language)
}

/// A form that is right only with a capital is suspect without one, and so is one that a list of inflected
/// forms holds and that has no word class: such lists hold scraps too (ment, delos).
fn may_be_wrong(token: &Token) -> bool {
    let entry = token.entry;
    !entry.is_valid()
        || token.shape == CaseShape::Lower
            && !entry.is_function_word()
            && (entry.lower_share() < 0.2 || is_scrap(token))
}

fn is_scrap(token: &Token) -> bool {
    let entry = token.entry;
    token.language.profile().tagged
        && entry.is_valid()
        && !entry.is_listed()
        && !entry.has_word_class()
        && !entry.is_registered_name()
        && !entry.is_abbreviation()
}

/// Whether a hyphen, a slash or the like ties the word to its neighbour.
fn is_attached(context: &Context<'_>, at: usize) -> bool {
    let ties = |mark: Option<char>| {
        mark.is_some_and(|c| {
            matches!(c, '-' | '‐' | '‑' | '/' | '_' | '&' | '+' | '@' | '#' | '*' | '=' | '\'' | '’')
        })
    };
    let before = at > 0 && context.is_glued(at - 1) && ties(context.mark(at - 1));
    let after = context.is_glued(at) && ties(context.mark(at + 1));
    // ’ome: an apostrophe at the front may stand for a letter
    before || after && !matches!(context.mark(at + 1), Some('\'' | '’'))
}

fn readings(context: &Context<'_>, at: usize) -> Scored {
    let token = context.tokens()[at];
    let key = key_of(context.word(at));
    let count = context.words().count(&key);
    let mut scored: Scored = vec![(Reading::Right, word_model::right(context, at, &key))];
    // what a document writes three times over is its own word
    let repeated = count.all >= 3 && !token.entry.is_misspelling();
    if !repeated && !is_scrap(&token) {
        scored.extend(
            spelling::corrections(context, at, &key)
                .into_iter()
                .map(|correction| (correction.score + MISSPELT, correction))
                .map(|(score, correction)| (Reading::Misspelt(correction), score)),
        );
    }
    for split in split::splits(context, at, &key) {
        let score = split.score + FUSED;
        if let Some(compound) = split.compound_score {
            scored.push((Reading::Right, compound));
        }
        scored.push((Reading::Fused(split), score));
    }
    scored.extend(broken(context, at));
    scored
}

/// What no share of the probability may exceed, where the model knows less than its numbers say.
fn ceiling(context: &Context<'_>, at: usize, reading: &Reading) -> f32 {
    match reading {
        Reading::Misspelt(correction) => correction.ceiling(context, at),
        // two content words may be one that no list holds (metapodataka)
        Reading::Fused(split)
            if split.compound_score.is_some() && context.tokens()[at].language.has_endings() =>
        {
            spelling::UNSURE
        }
        Reading::Fused(_) | Reading::Broken { .. } | Reading::Right => 0.99,
    }
}

/// The readings in which the word is one part of a word, the other part of which stands beside it.
fn broken(context: &Context<'_>, at: usize) -> Scored {
    let mut scored = Vec::new();
    let parts = [(at > 0).then(|| (at - 1, at)), (at + 1 < context.tokens().len()).then_some((at, at + 1))];
    for (first, second) in parts.into_iter().flatten() {
        let (a, b) = (context.tokens()[first], context.tokens()[second]);
        if !a.is_word() || !b.is_lower_word() || a.shape == CaseShape::Upper || !context.is_spaced(first) {
            continue;
        }
        let other = if first == at { second } else { first };
        let word = key_of(context.word(first)) + &key_of(context.word(second));
        let entry = context.tokens()[at].language.look_up(&word);
        if !entry.is_valid() || entry.is_misspelling() || word.chars().count() < 5 || entry.zipf() < 1.0 {
            continue;
        }
        if entry.lower_share() < 0.3 && a.shape == CaseShape::Lower {
            continue;
        }
        // the other readings speak of this word alone, so the neighbour's own probability is taken off
        let neighbour = word_model::right(context, other, &key_of(context.word(other)));
        let cuts = (word.chars().count() as f32).log10();
        let score = BROKEN + entry.zipf() - 9.0 - cuts - neighbour;
        scored.push((Reading::Broken { first, word }, score));
    }
    scored
}

/// The reading with the largest share and that share. Equal readings count together.
fn best(scored: Scored) -> (Reading, f32) {
    let top = scored.iter().map(|(_, score)| *score).fold(f32::NEG_INFINITY, f32::max);
    let weight = |score: f32| 10f32.powf(score - top);
    let all: f32 = scored.iter().map(|(_, score)| weight(*score)).sum();
    let right: f32 = scored
        .iter()
        .filter(|(reading, _)| *reading == Reading::Right)
        .map(|(_, score)| weight(*score))
        .sum();
    let mut others = scored.into_iter().filter(|(reading, _)| *reading != Reading::Right).collect::<Vec<_>>();
    others.sort_by(|a, b| b.1.total_cmp(&a.1));
    match others.into_iter().next() {
        Some((reading, score)) if weight(score) > right * 0.2 => (reading, weight(score) / all),
        _ => (Reading::Right, right / all),
    }
}
