//! What came of a piece.

use super::counts::Counts;
use super::edit_line::EditLine;
use super::format::Body;
use super::input::Input;
use super::job::Job;
use crate::report::Report;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

/// Bad records of one piece whose messages are kept; more are not told one by one.
const TOLD: usize = 10;

/// The record at hand.
#[derive(Clone, Copy, Debug)]
pub struct RecordAt<'r> {
    /// Its input.
    pub input: &'r Input,
    /// Its number in the input from 1 on: the line of JSON lines and tables as text, the row of Parquet. `None` if the
    /// input is one text.
    pub record: Option<u64>,
    /// The value of its `--id-field`, as JSON.
    pub id: Option<&'r RawValue>,
    /// What it says of its language.
    pub language: Option<&'r str>,
}

impl<'r> RecordAt<'r> {
    /// A record of which only the place is known.
    pub const fn new(input: &'r Input, record: Option<u64>) -> Self {
        Self { input, record, id: None, language: None }
    }
}

/// What stands before a part of a text.
#[derive(Clone, Copy, Debug, Default)]
pub struct Before {
    /// Bytes of the text.
    pub bytes: usize,
    /// Characters of it.
    pub characters: usize,
}

/// A record that could not be cleaned.
#[derive(Clone, Debug)]
pub struct Bad {
    /// Its number in the input from 1 on; `None` if the input is one text.
    pub record: Option<u64>,
    /// What is wrong, and the remedy.
    pub reason: String,
}

/// An input that could not be read, or not to its end, or could not be replaced.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failure {
    /// The name of the input.
    pub file: String,
    /// What is wrong, and the remedy.
    pub reason: String,
}

impl Failure {
    /// Its line among the bad records.
    pub fn line(&self) -> Vec<u8> {
        let mut out = Vec::new();
        let (file, reason) = (&self.file, &self.reason);
        push_line(
            &mut out,
            &ErrorLine { file, record: None, line: None, reason, raw: None, raw_base64: None },
        );
        out
    }
}

/// What a piece gives to the outputs.
#[derive(Default)]
pub struct Outcome {
    /// The records, cleaned.
    pub body: Body,
    /// JSON lines of the report.
    pub report: Vec<u8>,
    /// Its part of the unified diff.
    pub patch: Vec<u8>,
    /// JSON lines with the bad records, if they are wanted apart.
    pub errors: Vec<u8>,
    /// The first of the bad records; `counts.errors` tells how many there are.
    pub bad: Vec<Bad>,
    /// What was counted.
    pub counts: Counts,
    /// Whether the body differs from the input.
    pub changed: bool,
}

impl Outcome {
    /// Counts the record of a text and reports its edits.
    pub fn add(&mut self, job: &Job, at: RecordAt<'_>, text: &str, report: &Report) {
        self.add_part(job, at, text, report, Before::default());
    }

    /// Like [`Outcome::add`] for a part of a text that is too long to be held.
    pub fn add_part(&mut self, job: &Job, at: RecordAt<'_>, text: &str, report: &Report, before: Before) {
        self.counts.add(text, report);
        if let Some(code) = at.language.and_then(|code| job.unknown_code(at.input, code)) {
            self.counts.unknown_codes.add(code);
        }
        if before.bytes > 0 {
            self.counts.documents -= 1;
        }
        if !job.wants.report {
            return;
        }
        for mut edit in EditLine::all(text, &report.edits) {
            edit.start += before.bytes;
            edit.end += before.bytes;
            edit.start_char += before.characters;
            edit.end_char += before.characters;
            push_line(
                &mut self.report,
                &ReportLine { id: at.id, file: &at.input.name, record: at.record, edit },
            );
        }
    }

    /// Notes a bad record with its raw bytes. Answers whether it shall stand in the output as it was: it does unless
    /// bad records are wanted apart. An input that is one text is no record: without it nothing would be left.
    pub fn refuse(&mut self, job: &Job, at: RecordAt<'_>, reason: impl Into<String>, raw: &[u8]) -> bool {
        let reason = reason.into();
        self.counts.errors += 1;
        let goes_apart = job.wants.errors && at.record.is_some();
        self.changed |= goes_apart;
        if job.wants.errors {
            let text = std::str::from_utf8(raw).ok();
            let encoded = text.is_none().then(|| BASE64_STANDARD.encode(raw));
            push_line(&mut self.errors, &ErrorLine::of(at, &reason, text, encoded));
        }
        if self.bad.len() < TOLD {
            self.bad.push(Bad { record: at.record, reason });
        }
        !goes_apart
    }
}

impl Outcome {
    /// Notes a record whose rest could not be read, at a `place` if its number does not tell that; the failure of its
    /// input follows. No output can have it. Where texts are only collected, that failure tells of it.
    pub fn refuse_cut_off(&mut self, job: &Job, at: RecordAt<'_>, place: &str, raw: &[u8]) {
        if !job.is_collecting() {
            self.refuse(job, at, format!("{place}is cut off; get the file again whole"), raw);
        }
        self.changed = true;
    }

    /// Like [`Outcome::refuse`] for a record too long to be held: its parts come one by one, `reason` with the first.
    /// The parts but the last must have a number of bytes that is divisible by three.
    pub fn refuse_part(
        &mut self,
        job: &Job,
        at: RecordAt<'_>,
        reason: Option<String>,
        part: &[u8],
        is_last: bool,
    ) -> bool {
        let goes_apart = job.wants.errors && at.record.is_some();
        self.changed |= goes_apart;
        if job.wants.errors {
            if let Some(reason) = &reason {
                push_line(&mut self.errors, &ErrorLine::of(at, reason, None, Some(String::new())));
                self.errors.truncate(self.errors.len() - "\"}\n".len());
            }
            self.errors.extend_from_slice(BASE64_STANDARD.encode(part).as_bytes());
            if is_last {
                self.errors.extend_from_slice(b"\"}\n");
            }
        }
        if let Some(reason) = reason {
            self.counts.errors += 1;
            self.bad.push(Bad { record: at.record, reason });
        }
        !goes_apart
    }
}

#[derive(Serialize)]
struct ReportLine<'r> {
    id: Option<&'r RawValue>,
    file: &'r str,
    record: Option<u64>,
    #[serde(flatten)]
    edit: EditLine<'r>,
}

/// One of `raw` and `raw_base64` is there: the bytes of the record with its line end. Of an input that could not be
/// read none is.
#[derive(Serialize)]
struct ErrorLine<'r> {
    file: &'r str,
    record: Option<u64>,
    /// The line of the input from 1 on where the record begins; `None` if its form has no lines.
    line: Option<u64>,
    reason: &'r str,
    #[serde(skip_serializing_if = "Option::is_none")]
    raw: Option<&'r str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    raw_base64: Option<String>,
}

impl<'r> ErrorLine<'r> {
    fn of(at: RecordAt<'r>, reason: &'r str, raw: Option<&'r str>, raw_base64: Option<String>) -> Self {
        let line = at.record.filter(|_| at.input.format.counts_lines());
        Self { file: &at.input.name, record: at.record, line, reason, raw, raw_base64 }
    }
}

fn push_line(out: &mut Vec<u8>, line: &impl Serialize) {
    serde_json::to_writer(&mut *out, line).expect("plain values are written to memory");
    out.push(b'\n');
}
