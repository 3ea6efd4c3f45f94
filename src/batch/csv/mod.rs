//! Tables as text, CSV and TSV: one row a record, one of whose fields is the text.
//!
//! A row is never written anew: only the field of a text that has edits is replaced. A row whose quotation marks do
//! not tell for sure where its fields end is left as it is.

mod cutter;
mod layout;
mod row;

use super::EditLine;
use super::format::{Body, Format, PIECE_BYTES, Piece, Position, Reader, Work};
use super::input::Input;
use super::job::Job;
use super::outcome::{Outcome, RecordAt};
use super::passed_on::PassedOn;
use super::window::RecordCut;
use crate::edit::apply;
use anyhow::{Result, bail};
use cutter::RowCutter;
use layout::{Layout, delimiter_of};
use row::{Row, Splitter, write};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

const UTF8_BOM: &[u8] = b"\xef\xbb\xbf";

/// Comma-separated values, `.csv`, with another delimiter if the header row has clearly another.
#[derive(Debug)]
pub struct Csv;

/// Tab-separated values, `.tsv`.
#[derive(Debug)]
pub struct Tsv;

impl Format for Csv {
    fn name(&self) -> &'static str {
        "CSV"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["csv"]
    }

    fn may_be_compressed(&self) -> bool {
        true
    }

    fn has_fields(&self) -> bool {
        true
    }

    fn counts_lines(&self) -> bool {
        true
    }

    fn open(&self, input: &Arc<Input>, from: Position, job: &Job) -> Result<Box<dyn Reader>> {
        open(input, from, job, None)
    }
}

impl Format for Tsv {
    fn name(&self) -> &'static str {
        "TSV"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["tsv"]
    }

    fn may_be_compressed(&self) -> bool {
        true
    }

    fn has_fields(&self) -> bool {
        true
    }

    fn counts_lines(&self) -> bool {
        true
    }

    fn open(&self, input: &Arc<Input>, from: Position, job: &Job) -> Result<Box<dyn Reader>> {
        open(input, from, job, Some(b'\t'))
    }
}

fn open(input: &Arc<Input>, from: Position, job: &Job, delimiter: Option<u8>) -> Result<Box<dyn Reader>> {
    let header = |delimiter| -> Result<Vec<u8>> {
        let source = input.open_at(0, &Arc::default())?;
        let header = RowCutter::new(source, Position::default(), delimiter, PIECE_BYTES).first_row()?;
        header.ok_or_else(|| {
            let limit = bytesize::ByteSize::b(PIECE_BYTES as u64);
            anyhow::anyhow!(
                "the header row is longer than {limit}; the first row must have the names of the columns"
            )
        })
    };
    // where it ends may depend on the delimiter, which its first line tells
    let delimiter = match delimiter {
        Some(delimiter) => delimiter,
        None => delimiter_of(&header(b',')?),
    };
    let header = header(delimiter)?;
    if header.starts_with(b"\xff\xfe") || header.starts_with(b"\xfe\xff") {
        bail!("is UTF-16; convert it to UTF-8 first");
    }
    let header = header.strip_prefix(UTF8_BOM).unwrap_or(&header);
    if header.is_empty() {
        return Ok(Box::new(Empty));
    }
    let layout = Arc::new(Layout::of(header, delimiter, job)?);
    let read = Arc::default();
    let source = input.open_at(from.offset, &read)?;
    let cutter = RowCutter::new(source, from, delimiter, job.limits.record);
    Ok(Box::new(RowReader { input: Arc::clone(input), layout, cutter, read, too_long: job.too_long() }))
}

/// A file without a byte, which needs no header.
struct Empty;

impl Reader for Empty {
    fn next_piece(&mut self) -> Result<Option<Piece>> {
        Ok(None)
    }
}

struct RowReader {
    input: Arc<Input>,
    layout: Arc<Layout>,
    cutter: RowCutter,
    read: Arc<AtomicU64>,
    too_long: String,
}

impl Reader for RowReader {
    fn next_piece(&mut self) -> Result<Option<Piece>> {
        let from = self.cutter.place();
        let cut = self.cutter.next_cut().map_err(|error| {
            let line = self.cutter.place().records + 1;
            anyhow::anyhow!(
                "line {line}: cannot be read: {error}; the rows before it are done, get the file again whole"
            )
        })?;
        let Some(cut) = cut else { return Ok(None) };
        let read = self.read.load(Ordering::Relaxed);
        let end = self.cutter.place();
        let input = Arc::clone(&self.input);
        let (bytes, is_whole) = match cut {
            RecordCut::Records(rows) => (rows, true),
            RecordCut::Broken(row) => (row, false),
            RecordCut::Part { bytes, is_first, is_last } => {
                let reason =
                    is_first.then(|| format!("is {}, if no quotation mark is missing", self.too_long));
                let part = PassedOn { input, record: Some(from.records + 1), reason, bytes, is_last };
                return Ok(Some(part.into_piece(read, end)));
            }
        };
        let (length, end) = (bytes.len(), is_whole.then_some(end));
        let work = Box::new(Rows { input, layout: Arc::clone(&self.layout), from, bytes, is_whole });
        Ok(Some(Piece { work, bytes: length, read, end }))
    }
}

/// Some rows of an input, or a row of which the end is missing.
struct Rows {
    input: Arc<Input>,
    layout: Arc<Layout>,
    from: Position,
    bytes: Vec<u8>,
    is_whole: bool,
}

impl Work for Rows {
    fn run(self: Box<Self>, job: &Job) -> Outcome {
        let mut outcome = Outcome::default();
        let at = RecordAt::new(&self.input, Some(self.from.records + 1));
        if self.is_whole {
            let body = self.clean(job, at, &mut outcome);
            if job.wants.output {
                outcome.body = Body::Bytes(body);
            }
        } else {
            outcome.refuse_cut_off(job, at, "", &self.bytes);
        }
        outcome
    }
}

impl Rows {
    /// Cleans row by row; the number of a row is that of the line on which it begins.
    fn clean(&self, job: &Job, mut at: RecordAt<'_>, outcome: &mut Outcome) -> Vec<u8> {
        let bytes = &self.bytes;
        let mut out = Vec::with_capacity(if job.wants.output { bytes.len() + PIECE_BYTES / 64 } else { 0 });
        let mut splitter = Splitter::new(self.layout.delimiter);
        let mut done = 0;
        let mut is_header = self.from.offset == 0;
        if is_header && bytes.starts_with(UTF8_BOM) {
            out.extend_from_slice(UTF8_BOM);
            done = UTF8_BOM.len();
        }
        while let Some(row) = splitter.next_row(bytes, done) {
            out.extend_from_slice(&bytes[done..row.start]);
            skip_lines(&mut at, &bytes[done..row.start]);
            let raw = &bytes[row.start..row.end];
            if is_header {
                self.extend(raw, self.layout.added.as_deref(), &mut out);
                outcome.changed |= self.layout.added.is_some();
                is_header = false;
            } else if splitter.fields() == 1 && raw.trim_ascii().is_empty() {
                out.extend_from_slice(raw);
            } else if let Err(reason) = self.clean_row(job, at, &splitter, row, &mut out, outcome)
                && outcome.refuse(job, at, reason, raw)
            {
                out.extend_from_slice(raw);
            }
            skip_lines(&mut at, raw);
            done = row.end;
        }
        out.extend_from_slice(&bytes[done..]);
        out
    }

    /// Cleans one row and writes it to `out`; of a bad row nothing is written or counted.
    fn clean_row(
        &self,
        job: &Job,
        at: RecordAt<'_>,
        splitter: &Splitter,
        row: Row,
        out: &mut Vec<u8>,
        outcome: &mut Outcome,
    ) -> Result<(), String> {
        let layout = &self.layout;
        let raw = &self.bytes[row.start..row.end];
        if let Err(error) = std::str::from_utf8(raw) {
            return Err(format!(
                "is not UTF-8 at byte {} of the row; convert it first",
                error.valid_up_to() + 1
            ));
        }
        if !splitter.is_well_quoted(&self.bytes) {
            return Err(
                "has a quotation mark that is not closed or not doubled, so its fields are not sure; double \
                        those inside of quoted fields"
                    .to_owned(),
            );
        }
        if splitter.fields() != layout.columns {
            return Err(format!(
                "has {} and the header row {}; quote fields that hold the delimiter",
                fields(splitter.fields()),
                layout.columns
            ));
        }
        let value = |field| {
            std::str::from_utf8(splitter.value(field))
                .map_err(|_| "is not UTF-8; convert it first".to_owned())
        };
        let text = value(layout.text)?;
        let language = layout.language.map(value).transpose()?;
        let id = match layout.id.map(value).transpose()? {
            Some(id) => Some(serde_json::value::to_raw_value(id).map_err(|error| error.to_string())?),
            None => None,
        };
        let report = job.report(at.input, text, language).map_err(|fault| fault.to_string())?;
        outcome.add(job, RecordAt { id: id.as_deref(), language, ..at }, text, &report);
        if layout.added.is_some() {
            outcome.changed = true;
            let edits = serde_json::to_string(&EditLine::all(text, &report.edits))
                .map_err(|error| error.to_string())?;
            let mut field = vec![layout.delimiter];
            write(&edits, !report.edits.is_empty(), layout.delimiter, false, &mut field);
            self.extend(raw, Some(&field), out);
        } else if report.edits.is_empty() {
            out.extend_from_slice(raw);
        } else {
            outcome.changed = true;
            let place = splitter.raw(layout.text);
            let was_quoted = self.bytes[place.start..place.end].starts_with(b"\"");
            let is_only = layout.columns == 1;
            out.extend_from_slice(&self.bytes[row.start..place.start]);
            write(&apply(text, &report.edits), was_quoted, layout.delimiter, is_only, out);
            out.extend_from_slice(&self.bytes[place.end..row.end]);
        }
        Ok(())
    }

    /// Writes a row with a field put before its line end.
    fn extend(&self, raw: &[u8], field: Option<&[u8]>, out: &mut Vec<u8>) {
        let ends = raw.iter().rev().take(2).take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let (row, line_end) = raw.split_at(raw.len() - ends);
        out.extend_from_slice(row);
        out.extend_from_slice(field.unwrap_or_default());
        out.extend_from_slice(line_end);
    }
}

fn fields(count: usize) -> String {
    if count == 1 { "1 field".to_owned() } else { format!("{count} fields") }
}

fn skip_lines(at: &mut RecordAt<'_>, bytes: &[u8]) {
    at.record = at.record.map(|line| line + memchr::memchr_iter(b'\n', bytes).count() as u64);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::batch::{Fields, Limits, Treatment, Wants};
    use crate::{Language, Options};

    /// What came of a table, read piece by piece.
    fn cleaned_as(treatment: Treatment, wants: Wants, table: &[u8]) -> (Vec<u8>, Outcome) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.csv");
        std::fs::write(&path, table).expect("a file");
        let options = Options { language: Language::from_code("en"), ..Options::default() };
        let job = Job::new(options, Fields::default(), treatment, wants, Limits { record: PIECE_BYTES });
        let input = Arc::new(Input::at(&path));
        let mut reader = Csv.open(&input, Position::default(), &job).expect("opens");
        let mut all = Outcome::default();
        let mut body = Vec::new();
        while let Some(piece) = reader.next_piece().expect("reads") {
            let outcome = piece.work.run(&job);
            let Body::Bytes(bytes) = outcome.body else { panic!("rows give bytes") };
            body.extend(bytes);
            all.bad.extend(outcome.bad);
            all.changed |= outcome.changed;
            all.counts.merge(outcome.counts);
        }
        (body, all)
    }

    fn cleaned(table: &str) -> String {
        let wants = Wants { output: true, ..Wants::default() };
        let (body, _) = cleaned_as(Treatment::Replace, wants, table.as_bytes());
        String::from_utf8(body).expect("UTF-8")
    }

    #[test]
    fn only_the_field_with_edits_changes() {
        assert_eq!(
            cleaned(
                "\u{feff}id,\"text\",n\r\n\r\n1,\"He saw the the \"\"big\"\" house.\",\"x\"\n\n2,It is the the end.,\" y\"\r\n3,\"a\r\nb\",5\" x"
            ),
            "\u{feff}id,\"text\",n\r\n\r\n1,\"He saw the \"\"big\"\" house.\",\"x\"\n\n2,It is the end.,\" y\"\r\n3,\"a\r\nb\",5\" x"
        );
    }

    #[test]
    fn a_new_comma_brings_quotation_marks() {
        assert_eq!(
            cleaned("text;n\nThe list is led by Mette Larsenbut the mayor is in it.;1\n"),
            "text;n\nThe list is led by Mette Larsen, but the mayor is in it.;1\n"
        );
        assert_eq!(
            cleaned("text,n\nThe list is led by Mette Larsenbut the mayor is in it.,1\n"),
            "text,n\n\"The list is led by Mette Larsen, but the mayor is in it.\",1\n"
        );
    }

    #[test]
    fn bad_rows_stay_and_are_told_by_line() {
        let table =
            b"n,text\n1,\"a\nb\"\n2\n3,\"x\"y\n  \n4,\xff\n5,He saw the the house.\n6,\"open\n".to_vec();
        let wants = Wants { output: true, ..Wants::default() };
        let (body, outcome) = cleaned_as(Treatment::Replace, wants, &table);
        let bytes = |text: &[u8]| text.iter().map(|&byte| char::from(byte)).collect::<String>();
        assert_eq!(bytes(&body), bytes(&table).replace("the the", "the"));
        let told: Vec<_> = outcome.bad.iter().map(|bad| bad.record).collect();
        assert_eq!((told, outcome.counts.errors), (vec![Some(4), Some(5), Some(7), Some(9)], 4));
    }

    #[test]
    fn annotations_are_a_column() {
        let wants = Wants { output: true, ..Wants::default() };
        let table = b"text,n\r\nHe saw the the house.,1\r\nAll is well.,2";
        let (body, _) = cleaned_as(Treatment::Annotate("edits".into()), wants, table);
        let body = String::from_utf8(body).expect("UTF-8");
        let lines: Vec<&str> = body.split("\r\n").collect();
        assert_eq!((lines[0], lines[2]), ("text,n,edits", "All is well.,2,[]"));
        assert!(lines[1].starts_with("He saw the the house.,1,\"[{\"\"start\"\":"), "{}", lines[1]);
        assert!(lines[1].ends_with("]\""), "{}", lines[1]);
    }
}
