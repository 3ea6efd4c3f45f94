//! `batch` with WARC and WET: texts are cleaned, all other records stay.

use crate::batch::{batch, folder_with, json_lines};
use flate2::bufread::GzDecoder;
use std::fs;
use std::io::{Read, Write};

const BLOCK: &str = "He saw the the old house on Monday.\n";

fn record(fields: &str, block: &str) -> Vec<u8> {
    let length = block.len();
    format!("WARC/1.0\r\n{fields}\r\nContent-Length: {length}\r\n\r\n{block}\r\n\r\n").into_bytes()
}

fn text(number: usize, digest: &str, block: &str) -> Vec<u8> {
    let fields = format!(
        "WARC-Type: conversion\r\nWARC-Record-ID: <urn:uuid:{number}>\r\nWARC-Block-Digest: {digest}\r\n\
         WARC-Identified-Content-Language: eng\r\nContent-Type: text/plain"
    );
    record(&fields, block)
}

/// An archive with records of every kind, and the one that should come of it.
fn archives() -> (Vec<Vec<u8>>, Vec<Vec<u8>>) {
    let digest = |block: &[u8]| {
        let digest = sha1::Digest::finalize({
            let mut hasher = sha1::Sha1::default();
            sha1::Digest::update(&mut hasher, block);
            hasher
        });
        format!("sha1:{}", data_encoding::BASE32.encode(&digest))
    };
    let right = BLOCK.replace("the the", "the");
    let others = vec![
        record("WARC-Type: warcinfo\r\nContent-Type: application/warc-fields", "software: the the\r\n"),
        record("WARC-Type: response\r\nContent-Type: application/http; msgtype=response", BLOCK),
        record("WARC-Type: metadata\r\nContent-Type: text/plain", BLOCK),
        record("WARC-Type: resource\r\nContent-Type: text/html", BLOCK),
        text(1, &digest(b"All is well."), "All is well."),
    ];
    let with = |block: &str| {
        let mut records = others.clone();
        records.insert(2, text(2, &digest(block.as_bytes()), block));
        records.push(record("WARC-Type: resource\r\nContent-Type: text/plain;charset=utf-8", block));
        records
    };
    (with(BLOCK), with(&right))
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(bytes).expect("packs");
    packed.finish().expect("packs")
}

/// What each member of a gzip file holds.
fn members(mut bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut found = Vec::new();
    while !bytes.is_empty() {
        let mut member = Vec::new();
        let mut decoder = GzDecoder::new(bytes);
        decoder.read_to_end(&mut member).expect("a whole member");
        bytes = decoder.into_inner();
        found.push(member);
    }
    found
}

#[test]
fn only_texts_change_with_their_lengths_and_digests() {
    let (wrong, right) = archives();
    let folder = folder_with(&[("a.warc", &wrong.concat())]);
    batch(folder.path()).args(["a.warc", "-o", "out.warc"]).assert().success();
    let out = fs::read(folder.path().join("out.warc")).expect("the output");
    assert_eq!(String::from_utf8_lossy(&out), String::from_utf8_lossy(&right.concat()));
    batch(folder.path()).args(["out.warc", "-o", "again.warc"]).assert().success();
    assert_eq!(fs::read(folder.path().join("again.warc")).expect("the output"), right.concat());
}

#[test]
fn each_record_stays_a_member_of_its_own() {
    let (wrong, right) = archives();
    let packed: Vec<u8> = wrong.iter().flat_map(|record| gzip(record)).collect();
    let folder = folder_with(&[("a.warc.wet.gz", &packed)]);
    batch(folder.path()).args(["a.warc.wet.gz", "-o", "out.warc.wet.gz"]).assert().success();
    assert_eq!(members(&fs::read(folder.path().join("out.warc.wet.gz")).expect("the output")), right);
    batch(folder.path()).args(["a.warc.wet.gz", "-o", "out.wet"]).assert().success();
    assert_eq!(fs::read(folder.path().join("out.wet")).expect("the output"), right.concat());
}

#[test]
fn damaged_records_pass_on_and_are_told_by_place() {
    let good = text(1, "sha1:x", BLOCK);
    let long = String::from_utf8(text(2, "md5:x", BLOCK)).expect("UTF-8").replace("Length: 3", "Length: 93");
    let cut = &good[..good.len() - 20];
    let archive = [&good, long.as_bytes(), &good, cut].concat();
    let folder = folder_with(&[("a.warc", &archive)]);
    batch(folder.path())
        .args(["a.warc", "-o", "out.warc", "--report", "report.jsonl", "--errors", "errors.jsonl"])
        .assert()
        .code(2);
    let out = fs::read_to_string(folder.path().join("out.warc")).expect("the output");
    assert_eq!(out.matches("the old house").count(), 2);
    let errors = json_lines(&folder.path().join("errors.jsonl"));
    assert_eq!(errors.len(), 2);
    for (error, (record, place, raw)) in
        errors.iter().zip([(2, good.len(), long.as_bytes()), (4, archive.len() - cut.len(), cut)])
    {
        assert_eq!(error["record"], record);
        assert!(error["line"].is_null(), "records of an archive are counted, not lines");
        assert!(error["reason"].as_str().is_some_and(|told| told.starts_with(&format!("at byte {place}: "))));
        assert_eq!(error["raw"].as_str().map(str::as_bytes), Some(raw));
    }
    let report = json_lines(&folder.path().join("report.jsonl"));
    assert_eq!(report[0]["id"], "<urn:uuid:1>");
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let block = BLOCK.repeat(50);
    let records: Vec<Vec<u8>> = (0..3000).map(|number| text(number, "sha1:x", &block)).collect();
    let packed: Vec<u8> = records.iter().flat_map(|record| gzip(record)).collect();
    let folder = folder_with(&[("a.warc.gz", &packed)]);
    let run = |threads: &str| {
        let out = format!("out{threads}.warc.gz");
        batch(folder.path())
            .args(["a.warc.gz", "--threads", threads, "--select", "doubled-words", "-o", &out])
            .assert()
            .success();
        fs::read(folder.path().join(out)).expect("reads")
    };
    let one = run("1");
    assert!(one == run("8"));
    assert_eq!(members(&one).len(), records.len());
}

#[test]
fn there_is_no_place_for_annotations() {
    let folder = folder_with(&[("a.warc", &text(1, "sha1:x", BLOCK))]);
    let assert = batch(folder.path()).args(["a.warc", "-o", "out.warc", "--annotate"]).assert().code(2);
    assert.stderr(predicates::str::contains("no place for annotations; --report"));
}
