//! Words that lost the space before a number: "in2020", "im Mai2019", "el año2019", "circa20".
//!
//! Names of programs, events and formulas have a number at their end too (Windows10, Expo2020, CO2, mp3), so the word must
//! be one that is no part of such names: a function word, a month, or the word for what a year counts.

use crate::analysis::Context;
use crate::language::{Capitals, Language};
use crate::lexicon::{Entry, WordClass, key_of};
use crate::text::chars::is_apostrophe;
use crate::text::{CaseShape, Token};

/// How sure it is that the space is lost.
const LIKELY: f32 = 0.9;
/// Letters of a function word that no code begins with, before any number; shorter ones stand before a year.
const LONG: usize = 4;
/// Fewest letters of a function word, but for those before the year and the word for it ("в2009 году"), and of a month.
const SHORT: usize = 2;
const MONTH: usize = 3;
/// Least frequency (Zipf) of a function word.
const FUNCTION_ZIPF: f32 = 5.0;
/// Years that articles speak of.
const YEARS: std::ops::RangeInclusive<u32> = 1100..=2100;

/// Where the number begins in the token at `at`, letters and digits, if a space is lost there, and how sure that is.
pub(super) fn lost_space(context: &Context<'_>, at: usize) -> Option<(usize, f32)> {
    let (token, word) = (context.tokens()[at], context.word(at));
    let cut = word.find(|c: char| c.is_ascii_digit()).filter(|&cut| cut > 0)?;
    let (written, number) = word.split_at(cut);
    // "l'an2000"
    let written = written.rsplit(is_apostrophe).next().unwrap_or(written);
    let value = number.parse::<u32>().ok().filter(|_| number.len() <= 4 && !number.starts_with('0'))?;
    let is_year = number.len() == 4 && YEARS.contains(&value);
    let (key, language) = (key_of(written), token.language);
    let letters = written.chars().count();
    if !is_usual(written, &token, language) {
        return None;
    }
    let entry = language.look_up(&key);
    let is_function = is_before_numbers(entry)
        && entry.zipf() >= FUNCTION_ZIPF
        && (letters >= LONG && number.len() >= 2
            || is_year && (letters >= SHORT || is_before_year_word(context, at)));
    let is_month = || letters >= MONTH && is_year && is_month(&key, language);
    let before_years = language.profile().before_years;
    let is_counted = || is_year && (before_years.contains(&&*key) || before_years.contains(&written));
    (is_function || is_month() || is_counted()).then_some((cut, LIKELY))
}

/// Whether the word is in lower case, or has the capital of a noun, a month or the beginning of a sentence.
fn is_usual(written: &str, token: &Token, language: Language) -> bool {
    match CaseShape::of(written) {
        CaseShape::Lower => true,
        CaseShape::Title => {
            language.profile().capitals == Capitals::Nouns
                || token.is_sentence_initial
                || is_month(&key_of(written), language)
                || language.profile().before_years.contains(&written)
        }
        _ => false,
    }
}

/// "в2009 году", "з2016 року": Slavic languages write the word for a year behind its number.
fn is_before_year_word(context: &Context<'_>, at: usize) -> bool {
    context.is_spaced(at)
        && context.token(at + 1).is_some_and(|next| {
            next.is_lower_word() && YEAR_WORDS.iter().any(|stem| context.word(at + 1).starts_with(stem))
        })
}

/// How the forms of that word begin.
const YEAR_WORDS: &[&str] = &["год", "рок", "рік"];

fn is_before_numbers(entry: Entry) -> bool {
    matches!(entry.class(), Some(WordClass::Preposition | WordClass::Determiner | WordClass::Adverb))
}

fn is_month(key: &str, language: Language) -> bool {
    language.lists().calendar_kinds(key).any(|kind| kind == "month")
}
