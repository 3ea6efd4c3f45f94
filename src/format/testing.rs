//! What the tests of formats share.

use super::{ArticleFormat, Prose};
use crate::document::Document;
use crate::edit::tests::edit;
use crate::edit::{Edit, apply};
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

/// Random edits, the same ones for the same seed: an xorshift generator after Marsaglia (2003).
pub(super) struct Dice(u64);

impl Dice {
    /// A generator that begins with `seed`, which must not be 0.
    pub(super) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end.max(1) as u64) as usize
    }

    /// An edit somewhere in `text` that takes away a few characters, or inserts a few, or both.
    pub(super) fn edit(&mut self, text: &str) -> Edit {
        let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let start = self.below(ends.len());
        let end = (start + self.below(6)).min(ends.len() - 1);
        const REPLACEMENTS: [&str; 8] = ["", "", " ", ", ", "x", "é ", "a & b", "\"so\" > "];
        let replacement = REPLACEMENTS[self.below(REPLACEMENTS.len())];
        let start = start.min(end);
        edit(ends[start], ends[end], replacement)
    }
}

/// Asserts for random edits of the prose of a source that what is no prose stays byte for byte, and that most of them do
/// what they say.
pub(super) fn keeps_what_is_no_prose(format: &'static dyn ArticleFormat, source: &str) {
    let before = prose(format, source);
    let mut dice = Dice::new(7);
    let (mut placed, mut lasting) = (0, 0);
    for _ in 0..3_000 {
        let edit = dice.edit(before.text());
        let Some(change) = before.edit_in(source, &edit) else { continue };
        placed += 1;
        let changed = apply(source, [&change]);
        // one that makes markup of text is not proposed
        let Ok(Some(after)) = format.prose(&changed) else { continue };
        if after.text() == apply(before.text(), [&edit]) {
            lasting += 1;
            assert_eq!(after.skeleton(&changed), before.skeleton(source), "{edit:?}\n{changed}");
        }
    }
    assert!(placed > 1_000 && lasting > placed * 7 / 10, "of {placed} edits {lasting} last in {source}");
}
