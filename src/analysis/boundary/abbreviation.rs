//! Whether a period belongs to the word before it.

use crate::analysis::Context;
use crate::text::{CaseShape, Token, TokenKind};

/// Whether the period belongs to the word before it: an abbreviation, an initial, a number, an ordinal.
pub(super) fn abbreviates(context: &Context<'_>, before: usize) -> bool {
    let token = context.tokens()[before];
    let word = context.word(before);
    match token.kind {
        TokenKind::Word => {
            let listed = token.language.listed(word);
            token.entry.is_abbreviation()
                || listed.before_number
                || word.chars().count() < 2
                // initials of two letters: Gy., Zs.
                || token.shape == CaseShape::Title && word.chars().count() == 2
                || token.shape == CaseShape::Upper && word.chars().count() <= 3
                || token.language.profile().ordinal_period && is_roman(word)
                || is_small_roman(word) && !token.entry.is_function_word()
                || !word.chars().any(char::is_lowercase) && token.shape != CaseShape::Upper
                || word.chars().count() <= 3 && is_unit(context, before)
                // distr., tidl., variac.: abbreviations that no list has
                || !token.entry.is_valid() && word.chars().count() <= ABBREVIATED
                || has_no_syllable(word)
                || ends_in_abbreviation(token, word)
                // pr. liter, Mlle. Duval: a translation may have kept those of another language
                || listed.abbreviated_elsewhere
                // T.Tiene.: what is left of an abbreviation
                || before > 0 && context.is_glued(before - 1) && context.mark(before - 1) == Some('.')
        }
        TokenKind::Number | TokenKind::Punctuation => {
            !context.mark(before).is_some_and(|c| matches!(c, '”' | '"' | '»' | ')' | '%'))
        }
        TokenKind::Mixed => is_number_with_mark(context, before),
        TokenKind::Initialism | TokenKind::Opaque => true,
    }
}

/// Whether the word before the period at `at` is short, and one beside it is an abbreviation for sure, since no sentence ends
/// before a comma: "tirs. til fre., lør. og søn. lukket".
pub(super) fn is_beside_abbreviation(context: &Context<'_>, at: usize) -> bool {
    let is_certain = |i: usize| i != at && is_behind_short(context, i) && is_before_comma(context, i);
    is_behind_short(context, at) && context.around(at, BESIDE, BESIDE + 1).any(is_certain)
}

/// Whether the word before the period at `at` is short, and several abbreviations stand near it inside the sentence, as in
/// small advertisements: "dwupok. z balk. i garaż. od zaraz".
pub(super) fn is_among_abbreviations(context: &Context<'_>, at: usize) -> bool {
    let goes_on = |i: usize| context.token(i + 1).is_some_and(Token::is_lower_word);
    let is_abbreviation = |i: usize| {
        i != at
            && is_behind_short(context, i)
            && (is_before_comma(context, i) || goes_on(i) && abbreviates(context, i - 1))
    };
    is_behind_short(context, at)
        && context.around(at, AROUND, AROUND + 1).filter(|&i| is_abbreviation(i)).count() >= OTHERS
}

/// Whether token `at` is a period close behind a short word.
fn is_behind_short(context: &Context<'_>, at: usize) -> bool {
    context.mark(at) == Some('.')
        && at > 0
        && context.is_glued(at - 1)
        && context.tokens()[at - 1].is_word()
        && context.word(at - 1).chars().count() <= SHORT
}

fn is_before_comma(context: &Context<'_>, at: usize) -> bool {
    context.is_glued(at) && context.mark(at + 1) == Some(',')
}

/// Whether the word at `at` stands before a period and a comma, and so is an abbreviation: "γκαρσ., περ. 40 μ."
pub(in crate::analysis) fn is_before_period_and_comma(context: &Context<'_>, at: usize) -> bool {
    context.is_glued(at)
        && context.mark(at + 1) == Some('.')
        && context.is_glued(at + 1)
        && context.mark(at + 2) == Some(',')
        && context.word(at).chars().count() <= ABBREVIATED
        && !context.tokens()[at].entry.is_misspelling()
}

/// Most letters of an abbreviation among others; how far these stand from it, in tokens; and how many of them there are.
const SHORT: usize = 6;
const AROUND: usize = 15;
const OTHERS: usize = 2;
/// How near one other tells enough that stands before a comma, in tokens.
const BESIDE: usize = 8;

/// Letters of an unknown word before a period that may be an abbreviation.
const ABBREVIATED: usize = 7;

/// Whether what has letters and digits takes a period as a number does: "2004г.", and "Box2015. november" where ordinals take
/// one.
fn is_number_with_mark(context: &Context<'_>, at: usize) -> bool {
    let token = context.tokens()[at];
    let word = context.word(at);
    let letters = word.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_abbreviation = || {
        token.language.listed(letters).before_number
            || letters.chars().count() == 1
            || token.language.look_up(letters).is_abbreviation()
    };
    let digits = word.bytes().rev().take_while(u8::is_ascii_digit).count();
    let is_number = letters.len() < word.len() && !letters.is_empty();
    is_number && is_abbreviation() || digits == YEAR && token.language.profile().ordinal_period
}

/// Digits of a year.
const YEAR: usize = 4;

/// Whether no dictionary has the word, and it ends in an abbreviation: "Landbruksdept."
fn ends_in_abbreviation(token: Token, word: &str) -> bool {
    let ends = || word.char_indices().rev().map(|(at, _)| &word[at..]).take(LONGEST_ABBREVIATION);
    !token.entry.is_valid()
        && word.chars().take(2 * COMPOUND_PART).count() == 2 * COMPOUND_PART
        && ends().skip(COMPOUND_PART - 1).any(|end| token.language.look_up(end).is_abbreviation())
}

/// Fewest letters of the parts of a compound that ends in an abbreviation, and most of that.
const COMPOUND_PART: usize = 4;
const LONGEST_ABBREVIATION: usize = 8;

/// Whether nobody can say the word: no vowel and no sound that stands for one stands in it (πχ., bzw., wg.).
fn has_no_syllable(word: &str) -> bool {
    use unicode_normalization::UnicodeNormalization;
    let is_vowel = |byte: u8| matches!(byte | 0x20, b'a' | b'e' | b'i' | b'o' | b'u' | b'y');
    !word.bytes().any(is_vowel)
        && !word
            .nfd()
            .flat_map(char::to_lowercase)
            .any(|c| "aeiouyæøœıəlrαεηιουωаеёиіоуыэюяєїъьлр".contains(c))
}

/// Whether a short word behind a number may be the abbreviation of a unit (62 din. na sat).
fn is_unit(context: &Context<'_>, at: usize) -> bool {
    at > 0 && context.is_spaced(at - 1) && context.tokens()[at - 1].kind == TokenKind::Number
}

/// Whether the word is a Roman numeral, which takes a period as an ordinal (XVIII. század).
fn is_roman(word: &str) -> bool {
    word.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C' | 'D' | 'M'))
}

/// Whether the word is a small Roman numeral of two letters or more, as chapters are counted (chapter iv.).
pub(super) fn is_small_roman(word: &str) -> bool {
    word.len() >= 2 && word.chars().all(|c| matches!(c, 'i' | 'v' | 'x'))
}
