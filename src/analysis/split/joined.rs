//! Which two words a language may write as one itself.

use crate::language::Language;
use crate::lexicon::{Entry, WordClass};

/// Whether the language may join two such words itself: compounds are made of content words, with adverbs and
/// numerals in front, and what looks like a verb may be an ending.
pub(in crate::analysis) fn may_be_joined(
    language: Language,
    left: &str,
    (first, second): (Entry, Entry),
) -> bool {
    let profile = language.profile();
    // "bekymringen tar": what ends so begins no compound
    if language.is_closed(left) {
        return false;
    }
    let (function_left, function_right) = (first.is_function_word(), second.is_function_word());
    if profile.linking.is_none() && !profile.agglutinates {
        // Slavic and Baltic join adverbs and numerals to adjectives (двухсотлетие)
        return !profile.tagged && !function_right && is_joined_in_front(first, left, language);
    }
    match (function_left, function_right) {
        (false, false) => true,
        (true, false) => {
            first.begins_compounds() || is_compounding(first) || first.class() == Some(WordClass::Auxiliary)
        }
        (false, true) => {
            is_compounding(second) || matches!(second.class(), Some(WordClass::Auxiliary | WordClass::Modal))
        }
        (true, true) => false,
    }
}

/// Whether an inflecting language writes the word as one with the adjective or noun behind it: numerals, and
/// adverbs in -o.
fn is_joined_in_front(first: Entry, left: &str, language: Language) -> bool {
    language.has_endings()
        && match first.class() {
            Some(WordClass::Numeral) => true,
            // тепломережа: nouns too, with the vowel that links the parts
            Some(WordClass::Adverb) | None => left.ends_with(['o', 'о']),
            _ => false,
        }
}

/// Whether words of this class stand in compounds.
fn is_compounding(entry: Entry) -> bool {
    matches!(
        entry.class(),
        Some(WordClass::Adverb | WordClass::Numeral | WordClass::Particle | WordClass::Interjection)
    )
}
