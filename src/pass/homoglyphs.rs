//! Letters of another script that look like the right ones.

use super::Languages;
use crate::analysis::Context;
use crate::finding::{Class, Findings};
use crate::language::Language;
use crate::lexicon::key_of;
use crate::text::chars::is_letter;
use crate::text::script::is_caseless;
use crate::text::{Token, TokenKind};
use std::cell::LazyCell;

pass! {
    /// Look-alike letters of another script inside a word.
    ///
    /// # What it finds
    /// Words that mix Latin with Cyrillic or Greek letters, where each foreign letter has a twin of the same
    /// shape in the word's own script.
    ///
    /// # Why it happens
    /// Text recognition, keyboards with two layouts and obfuscation put them there; no search finds the word.
    ///
    /// # Example
    /// The gоvernment resigned.
    ///
    /// # Repair
    /// The government resigned.
    "homoglyphs", Characters, Fix, Languages::All,
    reads: Lines, doubt: Little,
    example: "en", "The g\u{43e}vernment resigned." => "The government resigned."
}

/// Letters of the same shape: Latin, Cyrillic, Greek. Source: the confusables of Unicode Technical
/// Standard 39, letters with the very same glyph in common typefaces.
const TWINS: &[(char, Option<char>, Option<char>)] = &[
    ('a', Some('а'), Some('α')),
    ('c', Some('с'), None),
    ('d', Some('ԁ'), None),
    ('e', Some('е'), None),
    ('h', Some('һ'), None),
    ('i', Some('і'), Some('ι')),
    ('j', Some('ј'), None),
    ('k', Some('к'), Some('κ')),
    ('o', Some('о'), Some('ο')),
    ('p', Some('р'), Some('ρ')),
    ('s', Some('ѕ'), None),
    ('v', None, Some('ν')),
    ('x', Some('х'), None),
    ('y', Some('у'), None),
    ('A', Some('А'), Some('Α')),
    ('B', Some('В'), Some('Β')),
    ('C', Some('С'), None),
    ('E', Some('Е'), Some('Ε')),
    ('H', Some('Н'), Some('Η')),
    ('I', Some('І'), Some('Ι')),
    ('J', Some('Ј'), None),
    ('K', Some('К'), Some('Κ')),
    ('M', Some('М'), Some('Μ')),
    ('N', None, Some('Ν')),
    ('O', Some('О'), Some('Ο')),
    ('P', Some('Р'), Some('Ρ')),
    ('S', Some('Ѕ'), None),
    ('T', Some('Т'), Some('Τ')),
    ('X', Some('Х'), Some('Χ')),
    ('Y', None, Some('Υ')),
    ('Z', None, Some('Ζ')),
    ('é', None, Some('έ')),
    ('ó', None, Some('ό')),
    ('ï', Some('ї'), Some('ϊ')),
    ('ë', Some('ё'), None),
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Script {
    Latin,
    Cyrillic,
    Greek,
}

fn script_of(c: char) -> Option<Script> {
    match c {
        'a'..='z' | 'A'..='Z' => Some(Script::Latin),
        'À'..='ɏ' if is_letter(c) => Some(Script::Latin),
        'Ͱ'..='Ͽ' if is_letter(c) => Some(Script::Greek),
        '\u{400}'..='\u{52f}' => Some(Script::Cyrillic),
        _ => None,
    }
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    let text = context.text();
    let dominant = LazyCell::new(|| dominant_script(text));
    for token in context.tokens() {
        if !token.is_non_ascii || !matches!(token.kind, TokenKind::Word | TokenKind::Initialism) {
            continue;
        }
        let word = token.text(text);
        // a Japanese or Korean word joins letters of any script on purpose
        if word.chars().any(is_caseless) {
            continue;
        }
        if is_option_with_value(text, token, word) {
            continue;
        }
        let Some((own, foreign)) = mixture(word, &dominant) else { continue };
        let Some(repaired) = with_pi(word, own).or_else(|| convert(word, own)) else { continue };
        let valid = token.language.look_up(&key_of(&repaired)).is_valid();
        if is_joined(word, own)
            || !valid && (has_foreign_run(word, own) || !are_written(word, &repaired, token.language))
        {
            continue;
        }
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        let Some(confidence) = confidence(valid, foreign, own, letters, *dominant) else { continue };
        propose(token, text, &repaired, confidence, findings);
    }
}

/// "Χαράappa": several letters of another script in a row are a part of a word of it, unless they spell a known one.
fn has_foreign_run(word: &str, own: Script) -> bool {
    let foreign: Vec<bool> = word.chars().map(|c| script_of(c).is_some_and(|script| script != own)).collect();
    foreign.chunk_by(|a, b| a == b).any(|run| run[0] && run.len() >= WORD_LETTERS)
}

/// "piου": programs that write formulas spell the Greek letter out, and their tables are used on text.
fn with_pi(word: &str, own: Script) -> Option<String> {
    let repaired = word.replace("pi", "π");
    (own == Script::Greek && !repaired.chars().any(|c| script_of(c) == Some(Script::Latin)))
        .then_some(repaired)
}

/// Fewest letters of one script in a row that make a word of it.
const WORD_LETTERS: usize = 3;

/// "страницаSky": not a letter of another script but a word of it, with its capital, behind or before another.
fn is_joined(word: &str, own: Script) -> bool {
    let scripts: Vec<(bool, char)> = word.chars().map(|c| (script_of(c) == Some(own), c)).collect();
    let runs: Vec<_> = scripts.chunk_by(|a, b| a.0 == b.0).collect();
    let [first, second] = runs[..] else { return false };
    let is_word =
        |run: &[(bool, char)]| run.len() >= WORD_LETTERS && run[1..].iter().all(|(_, c)| c.is_lowercase());
    is_word(first) && is_word(second) && second[0].1.is_uppercase()
}

/// Whether the language writes the letters that were put in place of others, as far as they are none of its script.
fn are_written(word: &str, repaired: &str, language: Language) -> bool {
    let letters = language.profile().letters;
    // only an alphabet of another script than Latin is told as a whole
    !letters.contains(['о', 'ο'])
        || word
            .chars()
            .zip(repaired.chars())
            .all(|(old, new)| old == new || new.is_ascii() || language.has_letter(new))
}

/// "-BЧИСЛО": the letter of an option and what stands for its value, in capitals of two scripts.
fn is_option_with_value(text: &str, token: &Token, word: &str) -> bool {
    text[..token.start()].ends_with('-')
        && word.starts_with(|c: char| c.is_ascii_uppercase())
        && word.chars().all(char::is_uppercase)
        && word.chars().skip(1).all(|c| !c.is_ascii())
}

/// The word's own script and the foreign one in it, if it mixes two. The own script is the one with more
/// letters; of two with as many, the text's.
fn mixture(word: &str, dominant: &LazyCell<Script, impl FnOnce() -> Script>) -> Option<(Script, Script)> {
    // most words are of one
    let mut scripts = word.chars().filter_map(script_of);
    let first = scripts.next()?;
    scripts.find(|script| *script != first)?;
    let count = |script| word.chars().filter(|&c| script_of(c) == Some(script)).count();
    let counts = [Script::Latin, Script::Cyrillic, Script::Greek].map(|script| (count(script), script));
    let mut used: Vec<_> = counts.into_iter().filter(|(count, _)| *count > 0).collect();
    if used.len() != 2 {
        return None;
    }
    used.sort_by_key(|&(count, script)| (std::cmp::Reverse(count), script != **dominant));
    Some((used[0].1, used[1].1))
}

fn convert(word: &str, own: Script) -> Option<String> {
    word.chars()
        .map(|c| match script_of(c) {
            Some(script) if script != own => twin(c, own),
            _ => Some(c),
        })
        .collect()
}

fn twin(c: char, own: Script) -> Option<char> {
    let row = TWINS
        .iter()
        .find(|(latin, cyrillic, greek)| *latin == c || *cyrillic == Some(c) || *greek == Some(c))?;
    match own {
        Script::Latin => Some(row.0),
        Script::Cyrillic => row.1,
        Script::Greek => row.2,
    }
}

/// Greek letters also stand for units and quantities beside Latin ones (μm, ΔT), and short codes mix on
/// purpose, so those must give a word of the dictionary.
fn confidence(valid: bool, foreign: Script, own: Script, letters: usize, dominant: Script) -> Option<f32> {
    let symbol = foreign == Script::Greek || own == Script::Greek && dominant != Script::Greek;
    match (valid, symbol) {
        (true, _) if letters >= 3 => Some(0.98),
        (true, false) => Some(0.9),
        (false, false) if letters >= 4 && own == dominant => Some(0.9),
        _ => None,
    }
}

fn propose(token: &Token, text: &str, repaired: &str, confidence: f32, findings: &mut Findings) {
    let word = token.text(text);
    let foreign: Vec<String> = word
        .chars()
        .zip(repaired.chars())
        .filter(|(a, b)| a != b)
        .map(|(a, _)| format!("U+{:04X}", a as u32))
        .collect();
    findings
        .propose(
            token.span(),
            repaired,
            Class::Homoglyph,
            confidence,
            "a look-alike letter of another script",
        )
        .because(format!("{} stands among letters of another script", foreign.join(", ")));
}

/// The script that most of the first letters of the text belong to.
fn dominant_script(text: &str) -> Script {
    let mut counts = [0usize; 3];
    for script in text.chars().filter_map(script_of).take(2000) {
        counts[script as usize] += 1;
    }
    let most = (0..3).max_by_key(|&i| counts[i]).unwrap_or(0);
    [Script::Latin, Script::Cyrillic, Script::Greek][most]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pass::testing::{repairs, stays};

    #[test]
    fn repairs_mixed_words() {
        repairs(
            &PASS,
            "en",
            &[
                ("the p\u{430}rliament voted", "the parliament voted"),
                ("\u{421}omputers were sold", "Computers were sold"),
            ],
        );
        repairs(&PASS, "es", &[("el g\u{43e}bierno dijo", "el gobierno dijo")]);
        repairs(&PASS, "ru", &[("прaвительство заявило", "правительство заявило")]);
        repairs(&PASS, "uk", &[("Київ i влaсті", "Київ i власті")]);
        repairs(
            &PASS,
            "el",
            &[("Η piαρουσία του είναι αναγκαία, όpiως είpiε.", "Η παρουσία του είναι αναγκαία, όπως είπε.")],
        );
    }

    #[test]
    fn leaves_words_of_one_script_and_symbols() {
        stays(
            &PASS,
            "en",
            &[
                "The word хорошо means good.",
                "a gap of 5 μm",
                "the Δt and kΩ",
                "Moscow (Москва) and Київ",
                "the α-particle",
                "naïve café",
            ],
        );
        stays(&PASS, "uk", &["Параметр -BЧИСЛО виводить рядки."]);
        stays(&PASS, "ru", &["слово good и iPhone", "в IT-компании", "Windows-пользователи"]);
    }

    #[test]
    fn leaves_words_that_join_scripts() {
        stays(&PASS, "ja", &["αとXのДа線", "TGFβとNFκBの関係", "Дマーク"]);
        stays(&PASS, "zh", &["α波和X射线", "PM与Дa型"]);
        stays(&PASS, "ko", &["α입자와 Xα는", "А급과 B급"]);
        stays(&PASS, "ar", &["أشعة α وβ وX"]);
        stays(&PASS, "fa", &["پرتو αX و Δt"]);
        stays(&PASS, "he", &["קרינת αX"]);
        stays(&PASS, "hi", &["αX किरणें"]);
    }
}
