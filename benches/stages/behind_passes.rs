//! From findings to a diff.

use crate::articles::{Articles, LANGUAGES};
use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};
use postedit::analysis::Context;
use postedit::edit::apply;
use postedit::finding::Findings;
use postedit::pass::PASSES;
use postedit::render::diff;
use postedit::resolve::resolve;
use postedit::{Cleaner, Document, Level, Options};

/// Which of colliding findings is kept: by number of findings, since the text has no part in it.
#[divan::bench(args = LANGUAGES)]
fn resolve_findings(bencher: Bencher, language: &'static str) {
    let articles = Articles { language, have_artifacts: true };
    let text = articles.text();
    let context = Context::new(&text, Some(articles.language()), None);
    let mut findings = Findings::default();
    for pass in PASSES.iter().filter(|pass| pass.languages.include(articles.language())) {
        (pass.check)(&context, &mut findings);
    }
    let findings = findings.into_vec();
    bencher
        .counter(ItemsCount::from(findings.len()))
        .with_inputs(|| findings.clone())
        .bench_local_values(|findings| resolve(findings, |_| Level::Fix));
}

#[divan::bench(args = LANGUAGES)]
fn apply_edits(bencher: Bencher, language: &'static str) {
    let document = Document::new("article", Articles { language, have_artifacts: true }.text());
    let report = Cleaner::new(Options::default()).report(&document);
    bencher
        .counter(BytesCount::of_str(document.text()))
        .bench_local(|| apply(document.text(), &report.edits));
}

#[divan::bench(args = LANGUAGES)]
fn write_diff(bencher: Bencher, language: &'static str) {
    let document = Document::new("article", Articles { language, have_artifacts: true }.text());
    let report = Cleaner::new(Options::default()).report(&document);
    bencher.counter(BytesCount::of_str(document.text())).bench_local(|| {
        let mut out = Vec::new();
        diff::write(&document, &report, 3, &mut out).expect("memory takes all");
        out
    });
}
