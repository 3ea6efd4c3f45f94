//! All stages together: one text, and a piece of a corpus of JSON lines.

use crate::articles::{Articles, all};
use divan::Bencher;
use divan::counter::BytesCount;
use postedit::batch::{
    Fields, Input, Job, Limits, PIECE_BYTES, Piece, Position, Treatment, Wants, format_of,
};
use postedit::{Cleaner, Options};
use std::path::Path;
use std::sync::Arc;

#[divan::bench(args = all())]
fn clean(bencher: Bencher, articles: Articles) {
    let text = articles.text();
    let cleaner = Cleaner::new(Options::default());
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| cleaner.clean(&text));
}

/// Reading a piece of JSON lines of articles; it is cut, not yet parsed.
#[divan::bench(args = all(), sample_count = 10)]
fn read_json_lines(bencher: Bencher, articles: Articles) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (input, job) = (json_lines(folder.path(), articles), job());
    bencher.counter(BytesCount::from(PIECE_BYTES)).bench_local(|| first_piece(&input, &job));
}

/// What a thread does with a piece: parsing, cleaning, writing the records anew.
#[divan::bench(args = all(), sample_count = 3, sample_size = 1)]
fn clean_json_lines(bencher: Bencher, articles: Articles) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (input, job) = (json_lines(folder.path(), articles), job());
    bencher
        .counter(BytesCount::from(PIECE_BYTES))
        .with_inputs(|| first_piece(&input, &job))
        .bench_local_values(|piece| piece.work.run(&job));
}

/// A file of records, one a copy of the articles, that is long enough for a piece.
fn json_lines(folder: &Path, articles: Articles) -> Arc<Input> {
    let name = "articles.jsonl";
    let line = serde_json::json!({ "text": articles.text() }).to_string() + "\n";
    let path = folder.join(name);
    std::fs::write(&path, line.repeat(PIECE_BYTES / line.len() + 2)).expect("the temporary folder takes it");
    let (format, compression) = format_of(name).expect("JSON lines");
    Arc::new(Input {
        size: path.metadata().expect("just written").len(),
        path,
        name: name.into(),
        patch_name: name.into(),
        relative: name.into(),
        format,
        article_format: None,
        compression,
        modified: 0,
        beginning: Arc::default(),
        cleaner: 0,
    })
}

fn job() -> Job {
    let wants = Wants { output: true, ..Wants::default() };
    let limits = Limits { record: 16 * PIECE_BYTES };
    Job::new(Options::default(), Fields::default(), Treatment::Replace, wants, limits)
}

fn first_piece(input: &Arc<Input>, job: &Job) -> Piece {
    let mut reader = input.format.open(input, Position::default(), job).expect("JSON lines");
    reader.next_piece().expect("whole lines").expect("a piece")
}
