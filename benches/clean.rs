//! How fast articles are cleaned, and where the time goes. Compare ratios: machines are noisy.

use divan::Bencher;
use divan::counter::BytesCount;
use postedit::analysis::Context;
use postedit::language::names;
use postedit::text::tokenize::tokenize;
use postedit::{Cleaner, Document, Language, Level, Options};
use std::path::Path;

fn main() {
    divan::main();
}

/// The articles of the corpus in one language, one behind the other.
fn articles(language: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(language);
    let mut paths: Vec<_> =
        std::fs::read_dir(folder).expect("the corpus").map(|entry| entry.expect("a file").path()).collect();
    paths.sort();
    paths
        .into_iter()
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .map(|path| {
            let document =
                Document::from_bytes("article", std::fs::read(path).expect("an article")).expect("text");
            document.text().to_owned() + "\n"
        })
        .collect()
}

#[divan::bench(args = ["en", "es", "de"])]
fn clean_articles_with_artifacts(bencher: Bencher, language: &str) {
    let document = Document::new("article", articles(language));
    let cleaner = Cleaner::new(Options::default());
    bencher.counter(BytesCount::of_str(document.text())).bench_local(|| cleaner.report(&document));
}

#[divan::bench(args = ["en", "es", "de"])]
fn clean_right_articles(bencher: Bencher, language: &str) {
    let document = Document::new("article", articles(language));
    let cleaner = Cleaner::new(Options { level: Level::Suggest, ..Options::default() });
    let document = Document::new("article", cleaner.report(&document).cleaned(&document));
    bencher.counter(BytesCount::of_str(document.text())).bench_local(|| cleaner.report(&document));
}

#[divan::bench(args = ["en", "es"])]
fn analyse(bencher: Bencher, language: &str) {
    let text = articles(language);
    let language = Language::from_code(language);
    bencher
        .counter(BytesCount::of_str(&text))
        .bench_local(|| Context::new(&text, language, None).tokens().len());
}

#[divan::bench]
fn split_into_tokens(bencher: Bencher) {
    let text = articles("en");
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| tokenize(&text).len());
}

#[divan::bench]
fn find_names_one_edit_away(bencher: Bencher) {
    bencher.bench_local(|| names().nearest("strynker").len());
}

#[divan::bench]
fn find_names_two_edits_away(bencher: Bencher) {
    bencher.bench_local(|| names().nearest_two("strynker").len());
}
