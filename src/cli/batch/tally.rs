//! The summary at the end of a batch: a table, and a file of JSON.

use anyhow::{Context, Result};
use comfy_table::{CellAlignment, Table, presets};
use indicatif::HumanCount;
use postedit::batch::{Counts, Failure, Finished, UnknownCodes};
use postedit::render::escape::{Escaped, Visible};
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::{IsTerminal, Write};
use std::path::Path;

/// Codes of languages that are not known and that are told one by one.
const CODES: usize = 10;

#[derive(Serialize)]
struct Summary<'f> {
    documents: u64,
    words: u64,
    bytes: u64,
    edits: u64,
    edits_by_pass: BTreeMap<&'f str, u64>,
    edits_by_language: BTreeMap<&'f str, u64>,
    edits_by_language_and_pass: &'f BTreeMap<String, BTreeMap<String, u64>>,
    suggestions: u64,
    remarks: u64,
    errors: u64,
    unknown_languages: UnknownLanguages<'f>,
    failed_inputs: usize,
    failures: &'f [Failure],
    skipped_files: u64,
    skipped_links: u64,
    seconds: f64,
    megabytes_per_second: f64,
}

#[derive(Serialize)]
struct UnknownLanguages<'f> {
    records: u64,
    codes: Vec<UnknownCode<'f>>,
}

#[derive(Serialize)]
struct UnknownCode<'f> {
    code: &'f str,
    records: u64,
    missed: u64,
}

impl<'f> UnknownLanguages<'f> {
    fn of(found: &'f UnknownCodes) -> Self {
        let codes = found.most_frequent(CODES).into_iter();
        let codes =
            codes.map(|(code, found)| UnknownCode { code, records: found.records, missed: found.missed });
        Self { records: found.records, codes: codes.collect() }
    }
}

/// Writes the summary as JSON, in one step; of files and links in folders it tells how many were left out.
///
/// # Errors
/// A place that cannot be written to.
pub fn write(path: &Path, finished: &Finished, (skipped, links): (u64, u64)) -> Result<()> {
    let counts = &finished.counts;
    let summary = Summary {
        documents: counts.documents,
        words: counts.words,
        bytes: counts.bytes,
        edits: counts.all_edits(),
        edits_by_pass: by_pass(counts).into_iter().map(|(pass, found)| (pass, found.all)).collect(),
        edits_by_language: counts
            .edits
            .iter()
            .map(|(code, tally)| (code.as_str(), tally.values().sum()))
            .collect(),
        edits_by_language_and_pass: &counts.edits,
        suggestions: counts.suggestions,
        remarks: counts.remarks,
        errors: counts.errors,
        unknown_languages: UnknownLanguages::of(&counts.unknown_codes),
        failed_inputs: finished.failed.len(),
        failures: &finished.failed,
        skipped_files: skipped,
        skipped_links: links,
        seconds: (finished.time.as_secs_f64() * 1000.0).round() / 1000.0,
        megabytes_per_second: (speed(finished) * 1000.0).round() / 1000.0,
    };
    let text = serde_json::to_string_pretty(&summary)? + "\n";
    let told = || format!("{}: cannot be written", crate::cli::lexica::shown(path));
    if postedit::batch::is_stream(path) {
        if path.as_os_str() == "-" {
            let mut out = std::io::stdout();
            // codes of languages are data, which no terminal shall obey
            let escaped = |text: &str| text.lines().map(|line| format!("{}\n", Escaped(line))).collect();
            let text = if out.is_terminal() { escaped(&text) } else { text };
            out.write_all(text.as_bytes()).with_context(told)?;
            return Ok(());
        }
        return std::fs::write(path, text).with_context(told);
    }
    let written = postedit::batch::partial(path);
    std::fs::write(&written, text).with_context(told)?;
    std::fs::File::open(&written).and_then(|file| file.sync_all()).with_context(told)?;
    std::fs::rename(&written, path).with_context(told)
}

/// Megabytes of text in a second.
fn speed(finished: &Finished) -> f64 {
    finished.bytes_now as f64 / 1e6 / finished.time.as_secs_f64().max(0.001)
}

/// The edits of one pass.
#[derive(Default)]
struct Found<'c> {
    all: u64,
    languages: Vec<(&'c str, u64)>,
}

fn by_pass(counts: &Counts) -> BTreeMap<&str, Found<'_>> {
    let mut passes: BTreeMap<&str, Found<'_>> = BTreeMap::new();
    for (language, tally) in &counts.edits {
        for (pass, &count) in tally {
            let found = passes.entry(pass).or_default();
            found.all += count;
            found.languages.push((language, count));
        }
    }
    passes
}

/// Prints the summary for a person.
pub fn print(finished: &Finished) {
    let counts = &finished.counts;
    let mut table = Table::new();
    table.load_style(presets::NOTHING);
    let mut row = |name: &str, count: u64, detail: String| {
        table.add_row([name.to_owned(), HumanCount(count).to_string(), detail]);
    };
    row("documents", counts.documents, String::new());
    row("words", counts.words, String::new());
    row("edits", counts.all_edits(), String::new());
    let mut passes: Vec<_> = by_pass(counts).into_iter().collect();
    passes.sort_by_key(|(name, found)| (std::cmp::Reverse(found.all), *name));
    for (name, mut found) in passes {
        found.languages.sort_by_key(|(code, count)| (std::cmp::Reverse(*count), *code));
        let languages = found.languages.iter().map(|(code, count)| format!("{code} {}", HumanCount(*count)));
        row(&format!("  {name}"), found.all, languages.collect::<Vec<_>>().join(", "));
    }
    row("suggestions held back", counts.suggestions, String::new());
    row("bad records", counts.errors, String::new());
    let unknown = &counts.unknown_codes;
    if unknown.records > 0 {
        row("records of unknown languages", unknown.records, listed(unknown));
    }
    if !finished.failed.is_empty() {
        row("inputs that could not be read", finished.failed.len() as u64, String::new());
    }
    let time = format!("{:.1} s, {:.1} MB/s", finished.time.as_secs_f64(), speed(finished));
    table.add_row(["time".to_owned(), String::new(), time]);
    if let Some(column) = table.column_mut(1) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    anstream::eprintln!("{}", table.trim_fmt());
    if unknown.records > 0 {
        anstream::eprintln!(
            "where --lang-field has no code that is known, only what holds in every language is repaired; `postedit \
             languages` lists the codes"
        );
    }
}

/// The most frequent codes with their counts.
fn listed(unknown: &UnknownCodes) -> String {
    let mut codes = unknown.most_frequent(CODES + 1);
    let are_all = codes.len() <= CODES;
    codes.truncate(CODES);
    let told = codes.into_iter().map(|(code, found)| {
        let least = if found.missed > 0 { "≥ " } else { "" };
        format!("{} {least}{}", Visible(code), HumanCount(found.records))
    });
    told.chain((!are_all).then(|| "…".to_owned())).collect::<Vec<_>>().join(", ")
}
