//! From bytes to a looked-up text: decoding, tokens, detection, dictionaries.

use crate::articles::{Articles, LANGUAGES, all, files};
use divan::Bencher;
use divan::counter::BytesCount;
use postedit::Document;
use postedit::analysis::Context;
use postedit::language::detect;
use postedit::text::tokenize::tokenize;

/// One article in Spanish is Windows-1252, those of other languages are UTF-8.
#[divan::bench(args = LANGUAGES)]
fn decode(bencher: Bencher, language: &str) {
    let files = files(language);
    bencher
        .counter(BytesCount::from(files.iter().map(Vec::len).sum::<usize>()))
        .with_inputs(|| files.clone())
        .bench_local_values(|files| {
            files
                .into_iter()
                .map(|bytes| Document::from_bytes("article", bytes).expect("text"))
                .collect::<Vec<_>>()
        });
}

#[divan::bench(args = all())]
fn split_into_tokens(bencher: Bencher, articles: Articles) {
    let text = articles.text();
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| tokenize(&text));
}

#[divan::bench(args = all())]
fn detect_language(bencher: Bencher, articles: Articles) {
    let text = articles.text();
    let tokens = tokenize(&text);
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| detect(&text, &tokens));
}

/// Tokens, detection, look-up and sentences: all that is known before the first pass.
#[divan::bench(args = all())]
fn look_up(bencher: Bencher, articles: Articles) {
    let text = articles.text();
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| Context::new(&text, None, None));
}

/// The same without detection.
#[divan::bench(args = all())]
fn look_up_in_a_known_language(bencher: Bencher, articles: Articles) {
    let text = articles.text();
    let language = Some(articles.language());
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| Context::new(&text, language, None));
}
