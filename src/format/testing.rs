//! What the tests of formats share.

use super::{ArticleFormat, Prose};
use crate::document::Document;
use crate::edit::apply;
use crate::{Cleaner, Options};

/// The prose of a source that must have one.
pub(super) fn prose(format: &'static dyn ArticleFormat, source: &str) -> Prose {
    format.prose(source).expect("can be read").expect("has prose")
}

/// What cleaning makes of a source, in English if no other language shows. What every format promises is checked too.
pub(super) fn cleaned(format: &'static dyn ArticleFormat, source: &str) -> String {
    let cleaner = Cleaner::new(Options::default());
    let open = |text: &str| Document::open("article", text.as_bytes().to_vec(), Some(format)).expect("opens");
    let document = open(source);
    assert_eq!(
        document.encode_edits(&[]).expect("encodes"),
        source.as_bytes(),
        "without edits nothing changes"
    );
    let report = cleaner.report(&document);
    assert!(report.edits.windows(2).all(|pair| !pair[0].span.collides(pair[1].span)), "{:?}", report.edits);
    let cleaned = apply(source, &report.edits);
    let again = open(&cleaned);
    let edits = cleaner.report(&again).edits;
    assert!(edits.is_empty(), "cleaned again\n{cleaned}\nit has {edits:#?}");
    cleaned
}

/// Asserts that each source becomes the other.
pub(super) fn repairs(format: &'static dyn ArticleFormat, cases: &[(&str, &str)]) {
    let failures: Vec<String> = cases
        .iter()
        .map(|(source, expected)| (cleaned(format, source), expected))
        .filter(|(found, expected)| found != *expected)
        .map(|(found, expected)| format!("\n  expected {expected}\n  found    {found}"))
        .collect();
    assert!(failures.is_empty(), "{}:{}", format.name(), failures.concat());
}

/// Asserts that each source stays as it is.
pub(super) fn stays(format: &'static dyn ArticleFormat, sources: &[&str]) {
    let cases: Vec<_> = sources.iter().map(|source| (*source, *source)).collect();
    repairs(format, &cases);
}
