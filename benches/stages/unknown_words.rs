//! What words cost that no dictionary holds as right: the search for forms near them, and the weighing of readings.

use crate::articles::{Articles, all};
use divan::Bencher;
use divan::counter::BytesCount;
use postedit::analysis::Context;
use postedit::language::names;

/// The readings of all unknown words of a looked-up text, when what dictionaries say of each is known already.
#[divan::bench(args = all())]
fn find_suspects(bencher: Bencher, articles: Articles) {
    let text = articles.text();
    bencher
        .counter(BytesCount::of_str(&text))
        .with_inputs(|| Context::new(&text, None, None))
        .bench_local_refs(|context| context.suspects().len());
}

#[divan::bench]
fn find_names_one_edit_away(bencher: Bencher) {
    bencher.bench_local(|| names().nearest("strynker"));
}

#[divan::bench]
fn find_names_two_edits_away(bencher: Bencher) {
    bencher.bench_local(|| names().nearest_two("strynker"));
}
