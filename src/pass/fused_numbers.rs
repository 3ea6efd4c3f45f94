//! Numbers that lost the space behind or before them.

mod before;

use super::Languages;
use crate::analysis::{Context, is_derived};
use crate::finding::{Class, Findings};
use crate::language::{Capitals, Language};
use crate::lexicon::{WordClass, WordList, key_of};
use crate::text::{CaseShape, Notes, Span, TokenKind};
use itertools::Itertools;
use std::cell::LazyCell;

pass! {
    /// A number and the word behind it written as one.
    ///
    /// # What it finds
    /// Digits followed at once by a word of the dictionary ("325million"), a name that begins with a number
    /// followed by a function word ("20minutosand"), and a function word, month or year before its number ("in2020",
    /// "June2019", "в2009 году"). Names, units, ordinals and formats stay: 20minutos, 3D, G7, A4, 5th, 10km, 1990s, Expo2020.
    ///
    /// # Why it happens
    /// Markup or a narrow space between the number and its word is dropped.
    ///
    /// # Example
    /// The package is worth 325million dollars.
    ///
    /// # Repair
    /// The package is worth 325 million dollars.
    "fused-numbers", Words, Fix, Languages::WithDictionary,
    reads: Lines, doubt: Little,
    example: "en", "The package is worth 325million dollars." => "The package is worth 325 million dollars."
}

/// Names that begin with a number.
const NUMBERED_NAMES: WordList = WordList(include_str!("../../dictionaries/names/numbered.txt"));

/// What stands behind the number of a version that is not the last: 5.1.4beta.
const VERSIONS: &[&str] = &["alpha", "beta", "rc", "dev", "pre", "post", "final"];
/// Letters of an ending of numbers that takes no further ending.
const SHORT_ENDING: usize = 2;
/// Fewest letters of a word behind a number; shorter ones are units and ordinals.
const MIN_LETTERS: usize = 4;
/// Most bytes of a function word.
const LONGEST_FUNCTION: usize = 16;
/// The same for a word that is rare, or that no dictionary holds.
const LONG_WORD: usize = 8;
/// Least frequency (Zipf) of a word for a large number that is shorter.
const THOUSAND_ZIPF: f32 = 5.5;

fn check(context: &Context<'_>, findings: &mut Findings) {
    // "9menu", "2ping": what a text writes more than once is the name of a program; of a part of a text nobody knows
    let counts = LazyCell::new(|| context.noted(Notes::NUMBERED).map(|at| context.word(at)).counts());
    let is_repeated = |word: &str| context.is_part() || counts.get(word).is_some_and(|&count| count > 1);
    for at in context.noted(Notes::NUMBERED) {
        let token = &context.tokens()[at];
        if token.kind != TokenKind::Mixed
            || token.language.lexicon().is_none()
            || NUMBERED_NAMES.contains(&key_of(context.word(at)))
        {
            continue;
        }
        let word = context.word(at);
        if let Some((cut, confidence)) = before::lost_space(context, at) {
            let is_meant = is_repeated(word) || is_attached(context, at) || context.speaks_of_programs();
            if !is_meant {
                findings
                    .propose(
                        Span::at(token.start() + cut),
                        " ",
                        Class::NumberFused,
                        confidence,
                        "a number without the space before it",
                    )
                    .because(format!("“{}” is a word that stands before numbers", &word[..cut]));
            }
            continue;
        }
        let code = word.bytes().take_while(u8::is_ascii_uppercase).count();
        let digits = word[code..]
            .bytes()
            .take_while(|byte| byte.is_ascii_digit() || code == 0 && matches!(byte, b'.' | b','))
            .count();
        let letters = &word[code + digits..];
        if digits == 0 || digits > 9 || letters.chars().any(|c| !c.is_alphabetic()) {
            continue;
        }
        let start = token.start() + code + digits;
        let is_of_code = code > 0 || is_behind_code(context, at);
        if is_of_code {
            if code <= MOST_CODE && !is_tied_behind(context, at) && follows_code(context, at, letters) {
                findings
                    .propose(
                        Span::at(start),
                        " ",
                        Class::NumberFused,
                        0.9,
                        "a model or formula without the space behind it",
                    )
                    .because(format!("“{letters}” is a right word by itself"));
            }
            continue;
        }
        let shape = CaseShape::of(letters);
        let noun = token.language.profile().capitals == Capitals::Nouns && shape == CaseShape::Title;
        if shape != CaseShape::Lower && !noun || letters.chars().count() < 2 || is_attached(context, at) {
            continue;
        }
        if context.lacks_participle(letters, at) {
            continue;
        }
        if let Some(confidence) = plain_word(context, at, letters, &word[..digits]) {
            let is_meant = is_price(context, at, letters) || digits == 1 && is_repeated(word);
            let confidence = if is_meant { confidence.min(MEANT) } else { confidence };
            findings
                .propose(
                    Span::at(start),
                    " ",
                    Class::NumberFused,
                    confidence,
                    "a number without the space behind it",
                )
                .because(format!("“{letters}” is a right word by itself"));
        } else if let Some((cut, confidence)) = named_outlet(context, at, letters, token.language) {
            let comma = token.language.lists().commas.contains(&letters[cut..]);
            findings
                .propose(
                    Span::at(start + cut),
                    if comma { ", " } else { " " },
                    Class::NumberFused,
                    confidence,
                    "a name with a number, without the space behind it",
                )
                .because(format!("“{}” ends with the function word “{}”", word, &letters[cut..]));
        }
    }
}

/// "£11million": newspapers write prices so, and mean it, but for those that write some with the space.
fn is_price(context: &Context<'_>, at: usize, letters: &str) -> bool {
    const LARGE: [&str; 3] = ["million", "billion", "trillion"];
    LARGE.contains(&letters)
        && at > 0
        && context.is_glued(at - 1)
        && matches!(context.mark(at - 1), Some('£' | '$' | '€'))
        && context.words().count(letters).all == 0
}

/// How sure it is before a noun that is counted.
const COUNTED: f32 = 0.93;

/// How sure it is that a number lost its space which may well be written so.
const MEANT: f32 = 0.75;

/// Whether a mark ties the word to what is beside it: neither the last number of a range ("70-90dage") nor a word before an
/// alternative ("4børn/voksne") is.
fn is_attached(context: &Context<'_>, at: usize) -> bool {
    is_tied_before(context, at) && !ends_range(context, at)
        || is_tied_behind(context, at) && !is_before_alternative(context, at)
}

fn is_tied_before(context: &Context<'_>, at: usize) -> bool {
    at > 0 && context.is_glued(at - 1) && is_tie(context.mark(at - 1))
}

fn is_tied_behind(context: &Context<'_>, at: usize) -> bool {
    context.is_glued(at) && is_tie(context.mark(at + 1))
}

fn is_tie(mark: Option<char>) -> bool {
    mark.is_some_and(|c| matches!(c, '-' | '–' | '/' | '_' | '#' | '@' | '\'' | '’'))
}

/// "70-90dage": the number before is lower and begins the range.
fn ends_range(context: &Context<'_>, at: usize) -> bool {
    let Some(first) = at.checked_sub(2).filter(|&first| {
        context.tokens()[first].kind == TokenKind::Number
            && context.is_glued(first)
            && matches!(context.mark(at - 1), Some('-' | '–'))
    }) else {
        return false;
    };
    let value = |i: usize| {
        let digits: String = context.word(i).chars().take_while(|c| c.is_ascii_digit()).collect();
        digits.parse::<u32>().ok()
    };
    let begins = first == 0 || !context.is_glued(first - 1) || !is_tie(context.mark(first - 1));
    begins && value(first) < value(at)
}

fn is_before_alternative(context: &Context<'_>, at: usize) -> bool {
    let next = context.token(at + 2).filter(|_| context.is_glued(at + 1));
    context.mark(at + 1) == Some('/')
        && next.is_some_and(|next| next.is_lower_word() && next.entry.is_valid())
}

/// Most letters of a code before its number: CO2, B-29, XP-62.
const MOST_CODE: usize = 4;
/// How frequent (Zipf) a word is that stands behind one by accident.
const BEHIND_CODE_ZIPF: f32 = 4.0;

/// "B-29": capitals before the hyphen that stands before the number.
fn is_behind_code(context: &Context<'_>, at: usize) -> bool {
    let before = at.checked_sub(2).and_then(|i| context.token(i));
    is_tied_before(context, at)
        && context.mark(at - 1) == Some('-')
        && before.is_some_and(|before| {
            let code = before.text(context.text());
            before.is_word()
                && context.is_glued(at - 2)
                && code.chars().count() <= MOST_CODE
                && code.chars().all(char::is_uppercase)
        })
}

/// Whether `letters`, behind a code with a number, are the next word of the sentence: "le B-29était", "CO2emissions". Where words
/// are compounded, a noun would need a hyphen in place of the space; and programs name their types so.
fn follows_code(context: &Context<'_>, at: usize, letters: &str) -> bool {
    let language = context.tokens()[at].language;
    let entry = language.look_up(letters);
    let verb = entry.can_be_verb() && !entry.can_be_noun() && !entry.can_be_adjective();
    CaseShape::of(letters) == CaseShape::Lower
        && letters.chars().count() >= MIN_LETTERS
        && entry.is_valid()
        && entry.zipf() >= BEHIND_CODE_ZIPF
        && !VERSIONS.contains(&letters)
        && !belongs_to_number(letters, language)
        && (language.profile().linking.is_none() || entry.is_function_word() || verb)
        && !context.speaks_of_programs()
}

/// How sure it is that the letters are the next word: units, ordinals and years with an ending are not.
fn plain_word(context: &Context<'_>, at: usize, letters: &str, digits: &str) -> Option<f32> {
    let language = context.tokens()[at].language;
    let elsewhere = context.words().count(letters).all > 0;
    let key = key_of(letters);
    let entry = language.look_up(&key);
    let count = letters.chars().count();
    // "art. 15alin."
    let is_shortened = || count >= MIN_LETTERS && context.is_glued(at) && context.mark(at + 1) == Some('.');
    if language.profile().counted.contains(&&*key) {
        // "24ur", "24sata": newspapers and channels are called by the hours of a day
        return Some(if digits == "24" { MEANT } else { COUNTED });
    }
    if belongs_to_number(letters, language) || digits.contains('.') && VERSIONS.contains(&letters) {
        return None;
    }
    // "150pressefolk", which no list holds
    if !entry.is_known() && count >= LONG_WORD && is_joined(&key, language) {
        return Some(0.88);
    }
    if !entry.is_valid()
        || entry.is_abbreviation() && !is_shortened()
        || entry.lower_share() < 0.4 && language.profile().capitals != Capitals::Nouns
        || entry.zipf() < 2.5 && count < LONG_WORD
    {
        return None;
    }
    // "20minutos" is the name of a newspaper: a word of the other language is not split off
    match count {
        _ if count >= MIN_LETTERS => Some(if entry.zipf() >= 3.5 || elsewhere { 0.93 } else { 0.88 }),
        // "40bin", "25mil"
        3 if entry.class() == Some(WordClass::Numeral)
            && entry.zipf() >= THOUSAND_ZIPF
            && digits.len() >= 2 =>
        {
            Some(0.88)
        }
        2 | 3
            if entry.class().is_some_and(|class| class != WordClass::Numeral)
                && entry.zipf() >= 6.0
                && digits.len() >= 2
                // 6.7in is a length, 802.11be a standard
                && letters != "in"
                && digits.bytes().all(|byte| byte.is_ascii_digit()) =>
        {
            Some(0.88)
        }
        _ => None,
    }
}

/// "150pressefolk": a compound of right words, where the language writes them so.
fn is_joined(key: &str, language: Language) -> bool {
    language.profile().linking.is_some() && is_derived(key, CaseShape::Lower, language)
}

/// "1960er", "45esimo", "18letý", "72podlažní": short endings stand alone, longer ones take endings of their own.
fn belongs_to_number(letters: &str, language: Language) -> bool {
    let profile = language.profile();
    let is_adjective = || profile.number_adjectives.iter().any(|ending| letters.ends_with(ending));
    let endings = profile.number_endings;
    is_adjective()
        || endings.iter().any(|ending| {
            letters == *ending || ending.chars().count() > SHORT_ENDING && letters.starts_with(ending)
        })
}

/// "20minutosand": a name that begins with a number, and a function word that cannot belong to it. The
/// name's letters must be a word of some language.
fn named_outlet(context: &Context<'_>, at: usize, letters: &str, language: Language) -> Option<(usize, f32)> {
    let cuts = letters.char_indices().map(|(cut, _)| cut).filter(|&cut| cut >= MIN_LETTERS);
    cuts.skip_while(|cut| letters.len() - cut > LONGEST_FUNCTION).find_map(|cut| {
        let (name, function) = letters.split_at(cut);
        let entry = language.look_up(function);
        let joins = matches!(
            entry.class(),
            Some(
                WordClass::Coordinator
                    | WordClass::Preposition
                    | WordClass::Subordinator
                    | WordClass::Determiner
                    | WordClass::Relative
            )
        );
        let known = || {
            language.quoted().chain([language]).chain(context.source()).any(|other| {
                let entry = other.look_up(name);
                entry.is_valid() && entry.zipf() >= 3.0
            })
        };
        let goes_on = context.token(at + 1).is_some_and(|next| next.kind != TokenKind::Punctuation)
            && context.is_spaced(at);
        let is_word = function.chars().count() > 1;
        (joins && entry.zipf() >= 6.0 && is_word && goes_on && known()).then_some((cut, 0.9))
    })
}

#[cfg(test)]
mod tests;
