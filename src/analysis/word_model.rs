//! How probable it is that a written form is a right word.

use super::context::Context;
use crate::language::{Language, names};
use crate::lexicon::Lexicon;
use crate::text::CaseShape;
use crate::text::chars::{is_apostrophe, is_invisible};

/// log10 of how often a running word of clean text is right and yet in no dictionary, by its case. Names
/// are the usual case. Measured on English and Spanish news.
const UNKNOWN_LOWER: f32 = -3.0;
const UNKNOWN_NAME: f32 = -2.1;

/// log10 of the probability that the word at `at`, with this key, is written as it was meant.
pub(super) fn right(context: &Context<'_>, at: usize, key: &str) -> f32 {
    let token = context.tokens()[at];
    let entry = token.entry;
    let lower = token.shape == CaseShape::Lower;
    let mut score = if entry.is_known() && !entry.is_misspelling() && entry.zipf() > 0.0 {
        let share = if lower { entry.lower_share().max(0.02) } else { 1.0 };
        // a frequent form that no spelling dictionary holds is jargon, a foreign word or a frequent slip
        let trust = if entry.is_valid() { 0.0 } else { -0.5 };
        entry.zipf() - 9.0 + share.log10() + trust
    } else {
        f32::NEG_INFINITY
    };
    let unknown = if lower { UNKNOWN_LOWER } else { UNKNOWN_NAME };
    score = score.max(unknown + spelling_probability(key, token.language));
    // a word of another language, quoted or left untranslated
    for other in Language::with_lexicon().filter(|other| *other != token.language) {
        let foreign = other.look_up(key);
        if foreign.is_valid() && !entry.is_misspelling() && foreign.zipf() > 0.0 {
            score = score.max(foreign.zipf() - 9.0 - 1.5);
        }
    }
    let repeats = context.words().count(key).all;
    score + if repeats >= 2 { 1.0 } else { 0.0 }
}

/// log10 of the probability that a word which no dictionary holds is spelt so.
pub(super) fn spelling_probability(key: &str, language: Language) -> f32 {
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
            || c.to_lowercase().all(|lower| letters.contains(lower))
            || letters.is_empty() && !c.is_ascii() && c < 'ɐ'
    })
}

/// Whether the form is a valid word with a productive prefix or suffix of the language (re-, anti-, -like).
pub(super) fn is_derived(key: &str, language: Language) -> bool {
    let stem = |stem: &str, min: usize| {
        let entry = language.look_up(stem);
        stem.chars().count() >= min && entry.is_valid() && entry.zipf() >= 2.0
    };
    let profile = language.profile();
    profile.prefixes.iter().any(|prefix| key.strip_prefix(prefix).is_some_and(|rest| stem(rest, 4)))
        || profile.suffixes.iter().any(|(suffix, replaced)| {
            // "elementoss" is no plural
            key.strip_suffix(suffix).is_some_and(|rest| {
                !rest.ends_with(suffix.chars().next().unwrap_or(' ')) && stem(&format!("{rest}{replaced}"), 4)
            })
        })
}

/// Whether any register or dictionary knows the form as a name.
pub(super) fn is_name(key: &str, language: Language) -> bool {
    let own = language.look_up(key);
    own.is_registered_name() || own.is_valid() && own.title_share() >= 0.5 || names().get(key).is_known()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn derived_forms_are_told_whatever_their_letters() {
        let derived = |code: &str, key: &str| is_derived(key, Language::from_code(code).expect("known"));
        for word in ["guapísimo", "larguísimo", "menudísima", "riquísimo", "amabilísimo", "tardecito"] {
            assert!(derived("es", word), "{word}");
        }
        assert!(derived("en", "houselike") && !derived("es", "elementoss") && !derived("en", "goverment"));
    }
}
