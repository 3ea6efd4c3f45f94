//! How probable it is that a written form is a right word.

use super::context::Context;
use super::host::Host;
use super::unknown_words;
use crate::language::{Language, PerLanguage, frequencies};
use crate::lexicon::{Lexicon, PairTable};
use crate::text::chars::{is_apostrophe, is_invisible};
use crate::text::{CaseShape, Recent};
use std::cell::RefCell;

/// log10 of how often a running word of clean text is right and yet in no dictionary, by its case. Names
/// are the usual case. Measured on English and Spanish news; other languages have a share of their own.
const UNKNOWN_LOWER: f32 = -3.0;
const UNKNOWN_NAME: f32 = -2.1;
/// The largest share that is believed: what lies over it is due to the texts.
const LEAST_SURE: f32 = -1.8;
/// The share of a language that was not measured.
const UNMEASURED: f32 = -2.2;

/// log10 of the share of foreign words in a text.
const FOREIGN: f32 = 1.5;

/// The highest frequency (Zipf) of a word in the other languages that a text in `language` may quote.
pub(super) fn foreign_zipf(context: &Context<'_>, key: &str, language: Language) -> f32 {
    let zipf_in = |other: Language| {
        let entry = other.look_up(key);
        (other != language && entry.is_valid() && entry.zipf() > 0.0).then(|| entry.zipf())
    };
    let quoted = unknown_words::of(language, key).foreign_zipf(|| {
        let frequent = frequencies(key).filter(|(other, _)| *other != language).map(|(_, zipf)| zipf);
        frequent.chain(language.quoted().filter_map(zipf_in)).fold(f32::NEG_INFINITY, f32::max)
    });
    quoted.max(context.source().and_then(zipf_in).unwrap_or(f32::NEG_INFINITY))
}

/// log10 of the probability that a word is written as it was meant.
pub(super) fn right(context: &Context<'_>, host: &Host<'_>) -> f32 {
    let (token, key) = (context.tokens()[host.at], &*host.key);
    let entry = token.entry;
    let lower = host.shape == CaseShape::Lower;
    let mut score = if entry.is_known() && !entry.is_misspelling() && entry.zipf() > 0.0 {
        let share = if lower { entry.lower_share().max(0.02) } else { 1.0 };
        // a frequent form that no spelling dictionary holds is jargon, a foreign word or a frequent slip
        let trust = if entry.is_valid() { 0.0 } else { -0.5 };
        entry.zipf() - 9.0 + share.log10() + trust
    } else {
        f32::NEG_INFINITY
    };
    let unknown = if lower { unknown_lower(token.language) } else { UNKNOWN_NAME };
    score = score.max(unknown + spelling_probability(key, token.language));
    // a word of another language, quoted or left untranslated
    if !entry.is_misspelling() {
        score = score.max(foreign_zipf(context, key, token.language) - 9.0 - FOREIGN);
    }
    let repeats = context.words().count(key).all;
    score + if repeats >= 2 { 1.0 } else { 0.0 }
}

/// log10 of the share of the lower-case running words of a language that are right and that neither its
/// dictionary nor its rules explain.
pub(super) fn unknown_lower(language: Language) -> f32 {
    static SHARES: PerLanguage<f32> = PerLanguage::new();
    *SHARES.get_or_make(language, || {
        if language.profile().tagged {
            return UNKNOWN_LOWER;
        }
        let percent = UNKNOWN_SHARES.rows_of(language.code()).find_map(|row| row.get(1)?.parse::<f32>().ok());
        percent.map_or(UNMEASURED, |percent| {
            (percent / 100.0).max(1e-6).log10().clamp(UNKNOWN_LOWER, LEAST_SURE)
        })
    })
}

/// That share by the code of the language, in percent.
const UNKNOWN_SHARES: PairTable = PairTable(include_str!("unknown_shares.tsv"));

/// log10 of the probability that a word which no dictionary holds is spelt so.
pub(super) fn spelling_probability(key: &str, language: Language) -> f32 {
    thread_local! {
        /// The result for the words that came last, by number of the language.
        static RECENT: RefCell<Recent<f32, { 1 << 13 }>> = RefCell::default();
    }
    RECENT.with_borrow_mut(|recent| {
        recent.get_or_find(language.number() as u8, key, || letters_probability(key, language))
    })
}

fn letters_probability(key: &str, language: Language) -> f32 {
    match language.lexicon().and_then(Lexicon::letters) {
        Some(letters) => letters.log_probability(key),
        None => -1.15 * key.chars().count() as f32,
    }
}

/// log10 of the probability that a running word is this name, which no dictionary holds.
pub(super) fn unknown_name(key: &str, language: Language) -> f32 {
    UNKNOWN_NAME + spelling_probability(key, language)
}

/// Whether all letters belong to the alphabet of the language.
pub(super) fn is_written_in(word: &str, language: Language) -> bool {
    let letters = language.profile().letters;
    word.chars().all(|c| {
        c.is_ascii_alphabetic()
            || is_apostrophe(c)
            || is_invisible(c)
            || language.has_letter(c)
            || letters.is_empty() && !c.is_ascii() && c < 'ɐ'
    })
}
