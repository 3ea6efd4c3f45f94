//! Spaces that are missing between a number with its mark and a word.

use super::{OPENING_ZIPF, is_chained};
use crate::analysis::Context;
use crate::language::Language;
use crate::pass::magnitudes::is_magnitude;
use crate::text::CaseShape;

/// "until 2020.The end", "am 4.Mai": a year that ends a sentence, and a day before its month.
pub(super) fn behind_period(context: &Context<'_>, at: usize) -> Option<f32> {
    let (number, after) = (context.word(at - 1), context.tokens()[at + 1]);
    let word = context.word(at + 1);
    let language = after.language;
    let is_day =
        || language.profile().ordinal_period && matches!(number.len(), 1 | 2) && is_month(word, language);
    let is_year =
        number.len() == 4 && number.starts_with(['1', '2']) && number.bytes().all(|b| b.is_ascii_digit());
    let opens = after.shape == CaseShape::Title && after.entry.is_function_word() && word.chars().count() > 2;
    // "2017.godine", "20.stoljeća"
    let is_ordinal = || {
        let least = if number.len() == YEAR { OPENING_ZIPF } else { COUNTED_ZIPF };
        language.profile().ordinal_period
            && matches!(number.len(), 1 | 2 | YEAR)
            && number.bytes().all(|b| b.is_ascii_digit())
            && after.is_lower_word()
            && after.entry.zipf() >= least
            && word.chars().count() >= ORDINAL_LETTERS
            // "3.millioner": a digit may be lost
            && !is_magnitude(word)
            && !context.speaks_of_programs()
    };
    (after.is_word() && (is_year && opens || is_day() || is_ordinal())).then_some(0.93)
}

/// Digits of a year.
const YEAR: usize = 4;

/// "in 1891,and then": no decimal, as a word follows that is common. Of a shorter number a digit may be lost.
pub(super) fn behind_comma(context: &Context<'_>, at: usize) -> Option<f32> {
    let after = context.tokens()[at + 1];
    let is_common = after.entry.is_function_word() || after.entry.zipf() >= OPENING_ZIPF;
    let letters = context.word(at + 1).chars().count();
    let is_long = context.word(at - 1).len() >= YEAR;
    let is_text = is_long && !is_chained(context, at) && !context.speaks_of_programs();
    (is_text && after.is_lower_word() && after.entry.is_valid() && is_common && letters > 1).then_some(0.93)
}

/// Whether a word of three letters or more is a month, or a name of the other kinds that stand with the months.
fn is_month(word: &str, language: Language) -> bool {
    word.chars().count() >= MONTH_LETTERS && language.listed(&word.to_lowercase()).calendar
}

/// Least frequency (Zipf) of a word that is counted: stoljeća, století.
const COUNTED_ZIPF: f32 = 4.8;
/// Fewest letters of a word behind an ordinal that no name of a file ends in (1.jpg).
const ORDINAL_LETTERS: usize = 5;

/// Fewest letters of a month, as of Mai.
const MONTH_LETTERS: usize = 3;
