//! One-line tests of passes: this becomes that; this stays.

use super::Pass;
use crate::cleaner::{Cleaner, Options};
use crate::document::Document;
use crate::finding::Level;
use crate::language::Language;
use crate::style::Style;

/// What `pass` alone makes of `text` in a house style.
pub(crate) fn clean(
    style: Style,
    pass: &Pass,
    language: &str,
    source: Option<&str>,
    level: Level,
    text: &str,
) -> String {
    let options = Options {
        style,
        language: Some(Language::from_code(language).expect("a language of the table")),
        source: source.and_then(Language::from_code),
        select: Some(vec![pass.name]),
        level,
        ..Options::default()
    };
    let document = Document::new("test", text);
    Cleaner::new(options).report(&document).cleaned(&document)
}

/// Asserts that `pass` repairs each text by itself.
pub(crate) fn repairs(pass: &Pass, language: &str, cases: &[(&str, &str)]) {
    expect(pass, language, None, Level::Fix, cases);
}

/// The same in several languages: the code of one, a text and what becomes of it.
pub(crate) fn repairs_in(pass: &Pass, cases: &[(&str, &str, &str)]) {
    for &(language, wrong, right) in cases {
        repairs(pass, language, &[(wrong, right)]);
    }
}

/// Asserts that `pass` proposes, at least as a suggestion, to repair each text.
pub(crate) fn suggests(pass: &Pass, language: &str, source: Option<&str>, cases: &[(&str, &str)]) {
    expect(pass, language, source, Level::Suggest, cases);
}

/// Asserts that `pass` leaves each text alone by default, and if it only suggests, that it suggests nothing.
pub(crate) fn stays(pass: &Pass, language: &str, texts: &[&str]) {
    let cases: Vec<_> = texts.iter().map(|text| (*text, *text)).collect();
    expect(pass, language, None, pass.ceiling, &cases);
}

/// Asserts that what `pass` suggests for each text is applied at that level only.
pub(crate) fn only_suggests(pass: &Pass, language: &str, source: Option<&str>, cases: &[(&str, &str)]) {
    suggests(pass, language, source, cases);
    let texts: Vec<_> = cases.iter().map(|(text, _)| (*text, *text)).collect();
    expect(pass, language, source, Level::Fix, &texts);
}

/// Asserts that `pass` makes of each text what stands beside it in a house style, and nothing further of that.
pub(crate) fn styles(pass: &Pass, style: Style, language: &str, cases: &[(&str, &str)]) {
    expect_in(style, pass, language, None, Level::Fix, cases);
    let styled: Vec<_> = cases.iter().map(|(_, right)| (*right, *right)).collect();
    expect_in(style, pass, language, None, Level::Fix, &styled);
}

fn expect(pass: &Pass, language: &str, source: Option<&str>, level: Level, cases: &[(&str, &str)]) {
    expect_in(Style::DEFAULT, pass, language, source, level, cases);
}

fn expect_in(
    style: Style,
    pass: &Pass,
    language: &str,
    source: Option<&str>,
    level: Level,
    cases: &[(&str, &str)],
) {
    let failures: Vec<String> = cases
        .iter()
        .map(|(text, expected)| (clean(style, pass, language, source, level, text), expected))
        .filter(|(found, expected)| found != *expected)
        .map(|(found, expected)| format!("\n  expected {expected}\n  found    {found}"))
        .collect();
    assert!(failures.is_empty(), "{} ({language}):{}", pass.name, failures.concat());
}
