//! Which forms may be one of two words that lost their space.

use crate::analysis::derivation;
use crate::language::Language;
use crate::lexicon::{Entry, Tier};
use crate::text::CaseShape;

/// Least frequency (Zipf) of a word that is cut off.
pub(super) const MIN_ZIPF: f32 = 2.5;
/// The same of a word of two letters that is no function word ("ta", "se").
const SHORT_ZIPF: f32 = 6.0;
/// The same of a word that is too long to be a chance cut, and its letters.
const RARE_ZIPF: f32 = 1.0;
const LONG: usize = 7;
/// Most that the lemma of a form makes its frequency (Zipf), what a form has less than its lemma as a rule, and fewest letters
/// of that.
const INFLECTED_ZIPF: f32 = 3.5;
const LEMMA_SHARE: f32 = 1.3;
const LEMMA_LETTERS: usize = 4;
/// Fewest letters of a rare word before a function word.
const RARE_LETTERS: usize = 5;
/// Fewest letters of an obscure word, or of one that only the rules of its language make right.
const DERIVED_LETTERS: usize = 6;
/// Least frequency (Zipf) of the known word beside it.
const BESIDE_DERIVED_ZIPF: f32 = 3.5;

/// Whether a form is a right word that may stand by itself, and no chance cut.
pub(in crate::analysis) fn is_right(entry: Entry, form: &str, language: Language) -> bool {
    let letters = form.chars().count();
    is_word(entry)
        && match letters {
            1 => one_letter_word(form, language),
            2 => entry.is_function_word() || entry.zipf() >= SHORT_ZIPF,
            3 => entry.is_function_word() || entry.zipf() >= 3.5,
            _ => entry.zipf() >= if letters >= LONG { RARE_ZIPF } else { MIN_ZIPF },
        }
}

/// The frequency (Zipf) of a form, or, of a rare one, what that of its lemma lets expect: each of the many forms of a usual
/// word may be rare.
pub(super) fn expected_zipf(entry: Entry, form: &str, language: Language) -> f32 {
    let zipf = entry.zipf();
    let Some(lexicon) = language.lexicon().filter(|lexicon| zipf < INFLECTED_ZIPF && lexicon.has_endings())
    else {
        return zipf;
    };
    let of_lemma = |lemma: &String| {
        let entry = language.look_up(lemma);
        let fits = is_word(entry) && !entry.is_function_word() && entry.lower_share() >= 0.5;
        (fits && lemma.chars().count() >= LEMMA_LETTERS).then(|| entry.zipf() - LEMMA_SHARE)
    };
    lexicon.lemmas(form).iter().filter_map(of_lemma).fold(zipf, f32::max).min(zipf.max(INFLECTED_ZIPF))
}

/// Whether a form is a right word, however rare it is.
fn is_word(entry: Entry) -> bool {
    entry.is_valid() && !entry.is_abbreviation() && !entry.is_misspelling()
}

/// Whether a word is written without a capital. A short one may be an abbreviation too, as the tables of capitals tell of
/// Spanish "al", and a frequent one part of many names, as "iglesia".
fn is_small(entry: Entry) -> bool {
    entry.is_function_word()
        || entry.lower_share() >= 0.5
        || entry.lower_share() >= OFTEN_SMALL && entry.zipf() >= OFTEN_ZIPF
}

/// Least share of occurrences in lower case of a word that is part of many names, and its least frequency (Zipf).
const OFTEN_SMALL: f32 = 0.25;
const OFTEN_ZIPF: f32 = 4.5;

/// Words of one letter: of these only the function words.
fn one_letter_word(form: &str, language: Language) -> bool {
    language.look_up(form).is_function_word() && form != "i"
}

/// Whether a form may be the first of two words before `second`: of a rare one, only before a function word that is
/// too long to be a chance cut.
pub(super) fn is_first(entry: Entry, form: &str, (second, right): (Entry, &str), language: Language) -> bool {
    let is_before_function_word = second.is_function_word() && right.chars().count() >= 3;
    let may_be_rare = is_before_function_word && form.chars().count() >= RARE_LETTERS;
    (is_right(entry, form, language) || may_be_rare && is_word(entry)) && is_small(entry)
}

/// Whether a form may be the second of two words.
pub(super) fn is_second(entry: Entry, form: &str, language: Language) -> bool {
    is_right(entry, form, language) && is_small(entry)
}

/// The entries of two words of which one is obscure, or in no dictionary and right by the rules of the language, if the
/// other is frequent and no part of words.
pub(super) fn beside_derived(left: &str, right: &str, language: Language) -> Option<(Entry, Entry)> {
    let is_usual = |entry: Entry, form: &str| {
        is_second(entry, form, language)
            && form.chars().count() >= 2
            && (entry.is_function_word() || entry.zipf() >= BESIDE_DERIVED_ZIPF && form.chars().count() >= 4)
    };
    let is_derived = |entry: Entry, form: &str| {
        let by_rules = || !entry.is_known() && derivation::is_derived(form, CaseShape::Lower, language);
        form.chars().count() >= DERIVED_LETTERS && (entry.is_obscure() && is_small(entry) || by_rules())
    };
    let (first, second) = (language.look_up(left), language.look_up(right));
    let (prefixes, suffixes) = (language.profile().prefixes, language.profile().suffixes);
    let opens = first.begins_compounds() || prefixes.contains(&left);
    let ends = second.is_inflection()
        || second.is_usual_ending()
        || suffixes.iter().any(|(suffix, _)| *suffix == right);
    if is_usual(first, left) && !opens && is_derived(second, right) {
        Some((first, Entry::of_tier(Tier::Rare)))
    } else if is_usual(second, right) && !ends && is_derived(first, left) {
        Some((Entry::of_tier(Tier::Rare), second))
    } else {
        None
    }
}
