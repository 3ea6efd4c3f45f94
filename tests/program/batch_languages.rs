//! `batch --lang-field`: what is told of records whose language is not known.

use crate::batch::folder_with;
use crate::common::postedit;
use arrow_array::{ArrayRef, RecordBatch, StringArray};
use assert_cmd::assert::Assert;
use parquet::arrow::ArrowWriter;
use serde_json::{Value, json};
use std::path::Path;
use std::sync::Arc;

/// Languages of records: two of unknown codes, one of which would command a terminal, and four that are no such.
const LABELS: [Option<&str>; 8] = [
    Some("tlh"),
    Some("en"),
    Some("\u{1b}[2Jx"),
    // has no dictionary
    Some("hi"),
    Some(" tlh "),
    Some("und"),
    Some(""),
    None,
];
const TEXT: &str = "All is well.";

fn json_lines() -> Vec<u8> {
    let line = |label: &Option<&str>| format!("{}\n", json!({"text": TEXT, "lang": label}));
    LABELS.iter().map(line).collect::<String>().into_bytes()
}

fn table(delimiter: char) -> Vec<u8> {
    let row = |label: &Option<&str>| format!("{TEXT}{delimiter}{}\n", label.unwrap_or_default());
    let rows: String = LABELS.iter().map(row).collect();
    format!("text{delimiter}lang\n{rows}").into_bytes()
}

fn archive() -> Vec<u8> {
    let record = |label: &Option<&str>| {
        let label = label.map_or(String::new(), |label| format!("lang: {label}\r\n"));
        let length = TEXT.len();
        format!(
            "WARC/1.0\r\nWARC-Type: conversion\r\n{label}Content-Type: text/plain\r\nContent-Length: {length}\r\n\r\n\
             {TEXT}\r\n\r\n"
        )
    };
    LABELS.iter().map(record).collect::<String>().into_bytes()
}

fn parquet() -> Vec<u8> {
    let texts: ArrayRef = Arc::new(LABELS.iter().map(|_| Some(TEXT)).collect::<StringArray>());
    let labels: ArrayRef = Arc::new(LABELS.iter().copied().collect::<StringArray>());
    let columns = [("text", texts, true), ("lang", labels, true)];
    let rows = RecordBatch::try_from_iter_with_nullable(columns).expect("rows");
    let mut bytes = Vec::new();
    let mut writer = ArrowWriter::try_new(&mut bytes, rows.schema(), None).expect("a writer");
    writer.write(&rows).expect("writes");
    writer.close().expect("a footer");
    bytes
}

/// A run over a file, and what its summary has of unknown languages.
fn run(folder: &Path, name: &str, more: &[&str]) -> (Assert, Value) {
    let mut command = postedit();
    command.current_dir(folder).args(["batch", name, "-o", &format!("out-{name}"), "--force"]);
    let told = command.args(["--lang-field", "lang", "--summary", "s.json"]).args(more).assert().success();
    let summary = std::fs::read(folder.join("s.json")).expect("a summary");
    let mut summary: Value = serde_json::from_slice(&summary).expect("JSON");
    (told, summary["unknown_languages"].take())
}

fn told(run: &Assert) -> String {
    String::from_utf8(run.get_output().stderr.clone()).expect("UTF-8")
}

#[test]
fn records_of_unknown_languages_are_counted_in_every_form() {
    for (name, bytes) in [
        ("a.jsonl", json_lines()),
        ("a.csv", table(',')),
        ("a.tsv", table('\t')),
        ("a.warc", archive()),
        ("a.parquet", parquet()),
    ] {
        let folder = folder_with(&[(name, &bytes)]);
        let (run, unknown) = run(folder.path(), name, &[]);
        let codes = json!([
            {"code": "tlh", "records": 2, "missed": 0},
            {"code": "\u{1b}[2Jx", "records": 1, "missed": 0},
        ]);
        assert_eq!(unknown, json!({"records": 3, "codes": codes}), "{name}");
        let told = told(&run);
        let row = told.lines().find(|line| line.contains("unknown languages")).expect("a row");
        let cells: Vec<&str> = row.split("  ").map(str::trim).filter(|cell| !cell.is_empty()).collect();
        assert_eq!(cells, ["records of unknown languages", "3", "tlh 2, \\u{1b}[2Jx 1"], "{name}");
        assert!(told.contains("`postedit languages` lists the codes"), "{told}");
        assert!(!told.contains('\u{1b}'), "{told:?}");
    }
}

#[test]
fn nothing_is_told_where_every_language_is_known_or_named_for_all() {
    let line = |label: &str| format!("{}\n", json!({"text": TEXT, "lang": label}));
    let known: String = ["en", "eng_Latn", "en-GB", "__label__en", "und_Latn"].map(line).concat();
    let folder = folder_with(&[("known.jsonl", known.as_bytes()), ("a.jsonl", &json_lines())]);
    for (name, more) in [("known.jsonl", &[][..]), ("a.jsonl", &["--lang", "en"])] {
        let (run, unknown) = run(folder.path(), name, more);
        assert_eq!(unknown, json!({"records": 0, "codes": []}), "{name}");
        assert!(!told(&run).contains("unknown languages"), "{}", told(&run));
    }
    let (quiet, unknown) = run(folder.path(), "a.jsonl", &["--quiet"]);
    assert_eq!((told(&quiet), &unknown["records"]), (String::new(), &json!(3)));
}

#[test]
fn a_field_that_has_another_value_in_every_record_is_told_in_short() {
    let line = |number: usize| {
        let label =
            if number.is_multiple_of(9) { "tlh".to_owned() } else { format!("{number} {TEXT} ").repeat(9) };
        format!("{}\n", json!({"text": TEXT, "lang": label}))
    };
    let lines: String = (0..900).map(line).collect();
    let folder = folder_with(&[("a.jsonl", lines.as_bytes())]);
    let (run, unknown) = run(folder.path(), "a.jsonl", &[]);
    assert_eq!(unknown["records"], 900);
    let codes = unknown["codes"].as_array().expect("a list");
    assert_eq!((codes.len(), &codes[0]), (10, &json!({"code": "tlh", "records": 100, "missed": 0})));
    assert!(codes.iter().all(|code| code["code"].as_str().is_some_and(|code| code.chars().count() <= 36)));
    let told = told(&run);
    assert!(told.contains("900  tlh 100, ") && told.contains(", …\n"), "{told}");
}

#[test]
#[cfg(unix)]
fn a_summary_on_a_terminal_shows_codes_and_does_not_obey_them() {
    let line = format!("{}\n", json!({"text": TEXT, "lang": "\u{202e}x"}));
    let folder = folder_with(&[("a.jsonl", line.as_bytes())]);
    let arguments = ["batch", "a.jsonl", "-o", "out.jsonl", "--lang-field", "lang", "--summary", "-", "-q"];
    let mut terminal = crate::terminal::Terminal::run(folder.path(), &arguments);
    terminal.wait_for("\"code\": \"\\u{202e}x\"");
    assert_eq!(terminal.end(), 0);
}
