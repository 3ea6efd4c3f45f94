//! `batch` with CSV and TSV: what stays, what changes, what is told.

use crate::batch::{batch, folder_with, json_lines};
use predicates::prelude::*;
use std::fs;
use std::io::Read;

/// The file that a batch makes of a table.
fn cleaned(name: &str, bytes: &[u8], arguments: &[&str]) -> Vec<u8> {
    let folder = folder_with(&[(name, bytes)]);
    let out = format!("out-{name}");
    batch(folder.path()).arg(name).args(["-o", &out]).args(arguments).assert().success();
    fs::read(folder.path().join(out)).expect("the output")
}

#[test]
fn rows_without_artifacts_come_out_byte_for_byte() {
    for table in [
        "\u{feff}id,\"text\",x\r\n\r\n1,\"He said \"\"yes\"\".\r\n\r\nThen he left.\",5\" disk\r\n2,,\" a \"\n\n3,All is well.,\"\"",
        "text;\"a;b\"\n\"He saw it; so did she.\";1\n",
        "text\nAll is well.\n\"\"\n\"All, is well.\"\n",
        "text\rAll is well.\r",
        "",
    ] {
        assert_eq!(String::from_utf8_lossy(&cleaned_or_empty(table)), table);
    }
    let tsv = "n\ttext\n1\tHe saw it, and \"left\".\n2\t\"a\tb\"\n";
    assert_eq!(String::from_utf8_lossy(&cleaned("a.tsv", tsv.as_bytes(), &[])), tsv);
}

fn cleaned_or_empty(table: &str) -> Vec<u8> {
    if table.is_empty() {
        // nothing is made of nothing, and that is no error
        let folder = folder_with(&[("a.csv", b"")]);
        batch(folder.path()).args(["a.csv", "-o", "out.csv"]).assert().success();
        return fs::read(folder.path().join("out.csv")).unwrap_or_default();
    }
    cleaned("a.csv", table.as_bytes(), &[])
}

#[test]
fn only_the_field_changes_and_keeps_its_quotation_marks() {
    let table = |text: &str| format!("n,page,x\r\n\"1\",{text},\"a \"\"the the\"\" b\"\r\n");
    for (wrong, right) in [
        ("He saw the the house.", "He saw the house."),
        ("\"He saw the the house.\"", "\"He saw the house.\""),
        ("\"He saw, and and left \"\"it\"\".\"", "\"He saw, and left \"\"it\"\".\""),
        (
            "The list is led by Mette Larsenbut the mayor is in it.",
            "\"The list is led by Mette Larsen, but the mayor is in it.\"",
        ),
    ] {
        let out = cleaned("a.csv", table(wrong).as_bytes(), &["--field", "page"]);
        assert_eq!(String::from_utf8_lossy(&out), table(right));
    }
}

#[test]
fn compressed_tables_stay_compressed() {
    let wrong = format!("text,n\n{}", "\"He saw the the\nhouse.\",1\n".repeat(1000));
    let right = wrong.replace("the the", "the");
    let zstd = cleaned("a.csv.zst", &zstd::encode_all(wrong.as_bytes(), 3).expect("packs"), &[]);
    assert_eq!(zstd::decode_all(&zstd[..]).expect("a whole file"), right.as_bytes());
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    std::io::Write::write_all(&mut packed, wrong.replace(',', "\t").as_bytes()).expect("packs");
    let gzip = cleaned("a.tsv.gz", &packed.finish().expect("packs"), &[]);
    let mut text = String::new();
    flate2::read::MultiGzDecoder::new(&gzip[..]).read_to_string(&mut text).expect("a whole file");
    assert_eq!(text, right.replace(',', "\t"));
}

#[test]
fn bad_rows_pass_on_and_are_told_by_line() {
    let good = "1,He saw the the house.\n";
    let bad: [(&[u8], &str); 4] = [
        (b"1\n", "1 field and the header row 2"),
        (b"1,\xff\n", "not UTF-8 at byte 3"),
        (b"1,\"a\\\"b\"\n", "quotation mark that is not closed or not doubled"),
        (b"1,\"open\nto the end", "quotation mark that is not closed"),
    ];
    let mut table = b"n,text\n".to_vec();
    for (row, _) in bad {
        table.extend_from_slice(good.as_bytes());
        table.extend_from_slice(row);
    }
    let folder = folder_with(&[("a.csv", &table)]);
    let assert = batch(folder.path()).args(["a.csv", "-o", "out.csv"]).assert().code(2);
    assert.stderr(predicate::str::contains("quotation mark"));
    let out = fs::read(folder.path().join("out.csv")).expect("the output");
    let bytes = |text: &[u8]| text.iter().map(|&byte| char::from(byte)).collect::<String>();
    assert_eq!(bytes(&out), bytes(&table).replace("the the", "the"));
    batch(folder.path()).args(["a.csv", "-o", "out2.csv", "--errors", "errors.jsonl"]).assert().code(2);
    let out = fs::read_to_string(folder.path().join("out2.csv")).expect("the output");
    assert_eq!(out, format!("n,text\n{}", good.replace("the the", "the").repeat(4)));
    let errors = json_lines(&folder.path().join("errors.jsonl"));
    let lines: Vec<u64> = errors.iter().filter_map(|line| line["record"].as_u64()).collect();
    assert_eq!(lines, [3, 5, 7, 9]);
    assert!(errors.iter().all(|error| error["line"] == error["record"]));
    for (error, (_, reason)) in errors.iter().zip(bad) {
        assert!(error["reason"].as_str().is_some_and(|told| told.contains(reason)), "{error}");
    }
}

#[test]
fn a_missing_column_is_told_with_those_that_are_there() {
    let folder = folder_with(&[("a.csv", b"id,body\n1,x\n")]);
    batch(folder.path())
        .args(["a.csv", "-o", "out.csv"])
        .assert()
        .code(2)
        .stderr(predicate::str::contains("no column \"text\"; --field names one of these: \"id\", \"body\""));
}

#[test]
fn annotations_are_a_column_more() {
    let table = "text,n\r\nHe saw the the house.,1\r\n\"All, is well.\",2\r\n";
    let out = cleaned("a.csv", table.as_bytes(), &["--annotate"]);
    let out = String::from_utf8(out).expect("UTF-8");
    let rows: Vec<&str> = out.split("\r\n").collect();
    assert_eq!((rows[0], rows[2], rows[3]), ("text,n,edits", "\"All, is well.\",2,[]", ""));
    let field = rows[1].strip_prefix("He saw the the house.,1,\"").and_then(|rest| rest.strip_suffix('"'));
    let edits: serde_json::Value =
        serde_json::from_str(&field.expect("a quoted field").replace("\"\"", "\"")).expect("JSON");
    assert_eq!(edits[0]["pass"], "doubled-words");
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let mut table = String::from("id,text,lang\n");
    for number in 0..40_000 {
        table += &format!("{number},\"He saw the the house\n“{number}“, and \"\"left\"\".\",en\n");
    }
    let folder = folder_with(&[("a.csv", table.as_bytes())]);
    let run = |threads: &str| {
        let (out, report) = (format!("out{threads}.csv.gz"), format!("report{threads}.jsonl"));
        batch(folder.path())
            .args(["a.csv", "--threads", threads, "--select", "doubled-words", "-o", &out])
            .args(["--report", &report, "--id-field", "id", "--lang-field", "lang"])
            .assert()
            .success();
        (
            fs::read(folder.path().join(out)).expect("reads"),
            fs::read(folder.path().join(report)).expect("reads"),
        )
    };
    let one = run("1");
    assert!(one == run("8"));
    let mut text = String::new();
    flate2::read::MultiGzDecoder::new(&one.0[..]).read_to_string(&mut text).expect("a whole file");
    assert!(text == table.replace("the the", "the"));
}
