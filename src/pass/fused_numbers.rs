//! Numbers that lost the space behind them.

use super::Languages;
use crate::analysis::Context;
use crate::finding::{Class, Findings};
use crate::language::{Capitals, Language};
use crate::lexicon::{WordClass, WordList, key_of};
use crate::text::{CaseShape, Notes, Span, TokenKind};

pass! {
    /// A number and the word behind it written as one.
    ///
    /// # What it finds
    /// Digits followed at once by a word of the dictionary ("325million"), and a name that begins with a number
    /// followed by a function word ("20minutosand"). Names, units, ordinals and formats stay: 20minutos, 3D, G7,
    /// A4, 5th, 10km, 1990s.
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

fn check(context: &Context<'_>, findings: &mut Findings) {
    for at in context.noted(Notes::NUMBERED) {
        let token = &context.tokens()[at];
        if token.kind != TokenKind::Mixed
            || token.language.lexicon().is_none()
            || NUMBERED_NAMES.contains(&key_of(context.word(at)))
        {
            continue;
        }
        let word = context.word(at);
        let digits =
            word.bytes().take_while(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',')).count();
        let letters = &word[digits..];
        let shape = CaseShape::of(letters);
        if digits == 0 || digits > 9 || letters.chars().any(|c| !c.is_alphabetic()) {
            continue;
        }
        let noun = token.language.profile().capitals == Capitals::Nouns && shape == CaseShape::Title;
        if shape != CaseShape::Lower && !noun || letters.chars().count() < 2 || is_attached(context, at) {
            continue;
        }
        let start = token.start() + digits;
        let elsewhere = context.words().count(letters).all > 0;
        if context.lacks_participle(letters, at) {
            continue;
        }
        if let Some(confidence) = plain_word(letters, token.language, elsewhere, &word[..digits]) {
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

fn is_attached(context: &Context<'_>, at: usize) -> bool {
    let tie =
        |mark: Option<char>| mark.is_some_and(|c| matches!(c, '-' | '/' | '_' | '#' | '@' | '\'' | '’'));
    at > 0 && context.is_glued(at - 1) && tie(context.mark(at - 1))
        || context.is_glued(at) && tie(context.mark(at + 1))
}

/// How sure it is that the letters are the next word: units, ordinals and years with an ending are not.
fn plain_word(letters: &str, language: Language, elsewhere: bool, digits: &str) -> Option<f32> {
    let entry = language.look_up(&key_of(letters));
    if belongs_to_number(letters, language) || digits.contains('.') && VERSIONS.contains(&letters) {
        return None;
    }
    if !entry.is_valid()
        || entry.is_abbreviation()
        || entry.lower_share() < 0.4 && language.profile().capitals != Capitals::Nouns
        || entry.zipf() < 2.5
    {
        return None;
    }
    let count = letters.chars().count();
    // "20minutos" is the name of a newspaper: a word of the other language is not split off
    match count {
        _ if count >= MIN_LETTERS => Some(if entry.zipf() >= 3.5 || elsewhere { 0.93 } else { 0.88 }),
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
    letters.char_indices().map(|(cut, _)| cut).filter(|&cut| cut >= MIN_LETTERS).find_map(|cut| {
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
        let known = language.quoted().chain([language]).chain(context.source()).any(|other| {
            let entry = other.look_up(name);
            entry.is_valid() && entry.zipf() >= 3.0
        });
        let goes_on = context.token(at + 1).is_some_and(|next| next.kind != TokenKind::Punctuation)
            && context.is_spaced(at);
        (joins && known && goes_on && entry.zipf() >= 6.0 && function.len() >= 2).then_some((cut, 0.9))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pass::testing::{repairs, stays};

    #[test]
    fn splits_numbers_from_words() {
        repairs(
            &PASS,
            "en",
            &[
                (
                    "as sources have told 20minutosand also the minister",
                    "as sources have told 20minutos and also the minister",
                ),
                ("after 23years at the university", "after 23 years at the university"),
                ("about 45percent of the vote", "about 45 percent of the vote"),
                ("valued at 4.5million euros", "valued at 4.5 million euros"),
            ],
        );
        repairs(
            &PASS,
            "es",
            &[("más de 500plantas del país", "más de 500 plantas del país"), ("unos 20años", "unos 20 años")],
        );
    }

    #[test]
    fn keeps_units_ordinals_and_names() {
        stays(
            &PASS,
            "en",
            &[
                "20minutos reports",
                "a 3D printer",
                "a 13.6in display",
                "Since 5.1.4beta and 2.04alpha",
                "a 12in disc",
                "Wi-Fi 802.11be",
                "the G7 and an A4 page",
                "the 5th of May",
                "in the 1990s",
                "a 10km run",
                "5pm and 10am",
                "a 4x4 car",
                "100ml",
                "the 737max",
                "B2B and 24h",
                "a 12-year-old",
                "MP3s",
                "the 49ers won",
            ],
        );
        stays(&PASS, "cs", &["Vedle stojí 72podlažní budova a 20metrový strom, je to 18letý muž."]);
        stays(&PASS, "tr", &["Ada 1800lerden beri hastalıkla ilgili sorun yaşamadı."]);
        stays(&PASS, "sk", &["Vedľa stojí 72podlažná budova a 20metrový strom."]);
        repairs(&PASS, "cs", &[("Stálo to 325milionů korun.", "Stálo to 325 milionů korun.")]);
        stays(
            &PASS,
            "es",
            &["20minutos informa", "un 4x4 de 10km", "el 5º y el G20", "las 10h", "50kg", "el 3D"],
        );
    }
}
