//! Archives of crawls, WARC and WET: the texts in them are cleaned, all other records stay byte for byte.
//!
//! A text is the block of a `conversion` or `resource` record of the type `text/plain`. In its header only the length
//! and the digests change; a digest that is not SHA-1 is left out of it, since it would be wrong. Each record becomes a
//! gzip member of its own, as readers of archives want it.

mod cutter;
mod digest;
mod header;

use super::format::{Body, Format, PIECE_BYTES, Piece, Position, Reader, Work};
use super::input::Input;
use super::job::{Job, Treatment};
use super::language::language_of;
use super::outcome::{Outcome, RecordAt};
use super::passed_on::PassedOn;
use crate::edit::apply;
use anyhow::{Result, bail};
use cutter::{Cut, Extent, RecordCutter};
use header::Header;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// Archives of crawls, `.warc` and `.wet`.
#[derive(Debug)]
pub struct Warc;

impl Format for Warc {
    fn name(&self) -> &'static str {
        "WARC"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["warc", "wet"]
    }

    fn may_be_compressed(&self) -> bool {
        true
    }

    fn has_fields(&self) -> bool {
        true
    }

    fn counts_lines(&self) -> bool {
        false
    }

    fn open(&self, input: &Arc<Input>, from: Position, job: &Job) -> Result<Box<dyn Reader>> {
        if job.treatment != Treatment::Replace {
            bail!("a WARC record has no place for annotations; --report gives the edits apart");
        }
        let read = Arc::default();
        let source = input.open_at(from.offset, &read)?;
        let cutter = RecordCutter::new(source, from, job.limits.record);
        Ok(Box::new(RecordReader { input: Arc::clone(input), cutter, read, too_long: job.too_long() }))
    }
}

struct RecordReader {
    input: Arc<Input>,
    cutter: RecordCutter,
    read: Arc<AtomicU64>,
    too_long: String,
}

impl Reader for RecordReader {
    fn next_piece(&mut self) -> Result<Option<Piece>> {
        let from = self.cutter.place();
        let cut = self.cutter.next_cut().map_err(|error| {
            let offset = self.cutter.place().offset;
            anyhow::anyhow!(
                "byte {offset}: cannot be read on: {error}; the records before it are done, get the file again whole"
            )
        })?;
        let Some(cut) = cut else { return Ok(None) };
        let read = self.read.load(Ordering::Relaxed);
        let end = self.cutter.place();
        let input = Arc::clone(&self.input);
        Ok(Some(match cut {
            Cut::Records(bytes, extents) => {
                let length = bytes.len();
                let work = Box::new(Records { input, from, bytes, extents });
                Piece { work, bytes: length, read, end: Some(end) }
            }
            Cut::Broken(bytes) => {
                let (length, number) = (bytes.len(), from.records + 1);
                let work = Box::new(CutOff { input, number, offset: from.offset, bytes });
                Piece { work, bytes: length, read, end: None }
            }
            Cut::Part { bytes, is_text: true, is_first, is_last } => {
                let reason = is_first.then(|| format!("at byte {}: is {}", from.offset, self.too_long));
                let part = PassedOn { input, record: Some(from.records + 1), reason, bytes, is_last };
                part.into_piece(read, end)
            }
            Cut::Part { bytes, is_text: false, is_last, .. } => {
                let length = bytes.len();
                Piece { work: Box::new(Copied(bytes)), bytes: length, read, end: is_last.then_some(end) }
            }
        }))
    }
}

/// A part of a long record that is no text.
struct Copied(Vec<u8>);

impl Work for Copied {
    fn run(self: Box<Self>, job: &Job) -> Outcome {
        let body = if job.wants.output { Body::Bytes(self.0) } else { Body::None };
        Outcome { body, ..Outcome::default() }
    }
}

/// The beginning of a record whose rest could not be read.
struct CutOff {
    input: Arc<Input>,
    number: u64,
    offset: u64,
    bytes: Vec<u8>,
}

impl Work for CutOff {
    fn run(self: Box<Self>, job: &Job) -> Outcome {
        let mut outcome = Outcome::default();
        let at = RecordAt::new(&self.input, Some(self.number));
        outcome.refuse_cut_off(job, at, &format!("at byte {}: ", self.offset), &self.bytes);
        outcome
    }
}

/// Some records of an input.
struct Records {
    input: Arc<Input>,
    from: Position,
    bytes: Vec<u8>,
    extents: Vec<Extent>,
}

impl Work for Records {
    fn run(self: Box<Self>, job: &Job) -> Outcome {
        let mut outcome = Outcome::default();
        let room = if job.wants.output { self.bytes.len() + PIECE_BYTES / 64 } else { 0 };
        let (mut bytes, mut ends) = (Vec::with_capacity(room), Vec::with_capacity(self.extents.len()));
        let mut start = 0;
        for (number, extent) in self.extents.iter().enumerate() {
            let raw = &self.bytes[start..start + extent.bytes];
            let record = Some(self.from.records + 1 + number as u64);
            let at = RecordAt::new(&self.input, record);
            if let Err(reason) = clean(job, at, raw, extent, &mut bytes, &mut outcome) {
                let reason = format!("at byte {}: {reason}", self.from.offset + start as u64);
                if outcome.refuse(job, at, reason, raw) {
                    bytes.extend_from_slice(raw);
                }
            }
            if ends.last().copied().unwrap_or(0) < bytes.len() {
                ends.push(bytes.len());
            }
            start += extent.bytes;
        }
        if job.wants.output {
            outcome.body = Body::Frames { bytes, ends };
        }
        outcome
    }
}

/// Cleans one record and writes it to `out`; of a bad one nothing is written or counted.
fn clean(
    job: &Job,
    at: RecordAt<'_>,
    raw: &[u8],
    extent: &Extent,
    out: &mut Vec<u8>,
    outcome: &mut Outcome,
) -> Result<(), String> {
    if let Some(damage) = &extent.damage {
        return Err(format!("{damage}; get the file again whole"));
    }
    let (header, rest) = raw.split_at(extent.header);
    let header = Header::new(header);
    if !header.is_of_text() {
        out.extend_from_slice(raw);
        return Ok(());
    }
    let (block, line_ends) = rest.split_at(extent.block);
    let text = std::str::from_utf8(block).map_err(|error| {
        format!("its text is not UTF-8 at its byte {}; convert it first", error.valid_up_to() + 1)
    })?;
    let id = header.get(job.fields.id.as_deref().unwrap_or("WARC-Record-ID"));
    let id = id.map(serde_json::value::to_raw_value).transpose().map_err(|error| error.to_string())?;
    let language = match &job.fields.language {
        Some(name) => header.get(name),
        // a label of several languages says nothing
        None => header.get("WARC-Identified-Content-Language").filter(|label| language_of(label).is_some()),
    };
    let report = job.report(at.input, text, language).map_err(|fault| fault.to_string())?;
    outcome.add(job, RecordAt { id: id.as_deref(), language, ..at }, text, &report);
    if report.edits.is_empty() {
        out.extend_from_slice(raw);
        return Ok(());
    }
    outcome.changed = true;
    let cleaned = apply(text, &report.edits);
    let change = |name: &str, value: &str| match name.to_ascii_lowercase().as_str() {
        "content-length" => Some(cleaned.len().to_string()),
        "warc-block-digest" | "warc-payload-digest" => digest::renewed(value, cleaned.as_bytes()),
        _ => Some(value.to_owned()),
    };
    header.rewrite(change, out);
    out.extend_from_slice(cleaned.as_bytes());
    out.extend_from_slice(line_ends);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Options;
    use crate::batch::{Fields, Limits, Wants};
    use serde_json::Value;

    fn record(fields: &str, block: &str) -> String {
        format!("WARC/1.0\r\n{fields}\r\nContent-Length: {}\r\n\r\n{block}\r\n\r\n", block.len())
    }

    fn text(fields: &str, block: &str) -> String {
        record(&format!("WARC-Type: conversion\r\n{fields}Content-Type: text/plain"), block)
    }

    /// What came of an archive: its bytes, where its frames end, and the outcome.
    fn cleaned(archive: &str, fields: Fields) -> (String, Vec<usize>, Outcome) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.warc");
        std::fs::write(&path, archive).expect("a file");
        let wants = Wants { output: true, report: true, ..Wants::default() };
        let job =
            Job::new(Options::default(), fields, Treatment::Replace, wants, Limits { record: PIECE_BYTES });
        let input = Arc::new(Input::at(&path));
        let mut reader = Warc.open(&input, Position::default(), &job).expect("opens");
        let mut outcome = reader.next_piece().expect("reads").expect("a piece").work.run(&job);
        let Body::Frames { bytes, ends } = std::mem::take(&mut outcome.body) else { panic!("no frames") };
        (String::from_utf8(bytes).expect("UTF-8"), ends, outcome)
    }

    #[test]
    fn only_texts_are_cleaned_and_their_lengths_and_digests_follow() {
        let block = "He saw the the house.";
        let html = record("WARC-Type: response\r\nContent-Type: text/html", block);
        let fields = |digest: &str| format!("warc-block-digest:  {digest}\r\nX: y\r\n");
        let old = format!("sha1:{}", "A".repeat(32));
        let right = "He saw the house.";
        let new = digest::renewed(&old, right.as_bytes()).expect("a digest");
        let (out, ends, outcome) = cleaned(&(html.clone() + &text(&fields(&old), block)), Fields::default());
        assert_eq!(out, html.clone() + &text(&fields(&new), right));
        assert_eq!(ends, [html.len(), out.len()]);
        assert_eq!((outcome.counts.documents, outcome.changed), (1, true));
        let (out, ..) = cleaned(&text("WARC-Block-Digest: md5:x\r\n", block), Fields::default());
        assert_eq!(out, text("", right));
    }

    #[test]
    fn the_record_tells_its_id_and_language() {
        let fields = "WARC-Record-ID: <urn:uuid:1>\r\nWARC-Identified-Content-Language: deu\r\nX: fr\r\n";
        let archive = text(fields, "Caf&eacute;");
        let line = |fields: Fields| -> (Value, Option<String>) {
            let (_, _, outcome) = cleaned(&archive, fields);
            let first = outcome.report.split(|&byte| byte == b'\n').next().expect("a line");
            let line: Value = serde_json::from_slice(first).expect("JSON");
            (line["id"].clone(), outcome.counts.edits.keys().next().cloned())
        };
        assert_eq!(line(Fields::default()), ("<urn:uuid:1>".into(), Some("de".into())));
        let named = Fields { language: Some("x".into()), id: Some("warc-type".into()), ..Fields::default() };
        assert_eq!(line(named), ("conversion".into(), Some("fr".into())));
    }

    #[test]
    fn damaged_records_are_told_with_their_place() {
        let good = text("", "He saw the the house.");
        let archive = format!("{good}WARC/1.0\r\nContent-Length: 9\r\n\r\nx\r\n\r\n{good}");
        let (out, ends, outcome) = cleaned(&archive, Fields::default());
        assert_eq!(out, archive.replace("the the", "the").replace("Length: 21", "Length: 17"));
        assert_eq!((ends.len(), outcome.counts.documents), (3, 2));
        let bad = &outcome.bad[0];
        assert_eq!(bad.record, Some(2));
        assert!(bad.reason.starts_with(&format!("at byte {}: does not end", good.len())), "{}", bad.reason);
    }
}
