//! One JSON object per document, on a line of its own.

use crate::document::Document;
use crate::edit::Edit;
use crate::finding::{Class, Finding, Level};
use crate::report::Report;
use crate::text::Span;
use serde::Serialize;
use std::io::{self, Write};

#[derive(Serialize)]
struct JsonReport<'r> {
    path: &'r str,
    encoding: &'static str,
    language: Option<&'static str>,
    source_language: Option<&'static str>,
    edits: Vec<JsonEdit<'r>>,
    held_back: Vec<JsonEdit<'r>>,
    remarks: Vec<JsonEdit<'r>>,
}

/// Offsets are bytes of the decoded text without byte-order mark; line and column count from 1, columns in
/// characters.
#[derive(Serialize)]
struct JsonEdit<'r> {
    start: usize,
    end: usize,
    line: usize,
    column: usize,
    wrong: &'r str,
    right: Option<&'r str>,
    pass: &'static str,
    class: Class,
    level: Level,
    confidence: f64,
    message: &'r str,
    evidence: &'r [String],
}

/// Writes the report of one document as a line of JSON.
///
/// # Errors
/// Those of `out`.
pub fn write(document: &Document, report: &Report, out: &mut impl Write) -> io::Result<()> {
    let json = JsonReport {
        path: document.name(),
        encoding: document.encoding().name(),
        language: report.language.map(crate::Language::code),
        source_language: report.source.map(crate::Language::code),
        edits: report.edits.iter().map(|edit| json_edit(document, edit)).collect(),
        held_back: report.held_back.iter().map(|edit| json_edit(document, edit)).collect(),
        remarks: report.remarks.iter().map(|remark| json_remark(document, remark)).collect(),
    };
    serde_json::to_writer(&mut *out, &json)?;
    writeln!(out)
}

fn json_edit<'r>(document: &'r Document, edit: &'r Edit) -> JsonEdit<'r> {
    let (line, column) = document.position(edit.span.start);
    JsonEdit {
        start: edit.span.start,
        end: edit.span.end,
        line,
        column,
        wrong: edit.span.of(document.text()),
        right: Some(&edit.replacement),
        pass: edit.pass,
        class: edit.class,
        level: edit.level,
        confidence: rounded(edit.confidence),
        message: &edit.message,
        evidence: &edit.evidence,
    }
}

fn json_remark<'r>(document: &'r Document, remark: &'r Finding) -> JsonEdit<'r> {
    let Span { start, end } = remark.span;
    let (line, column) = document.position(start);
    JsonEdit {
        start,
        end,
        line,
        column,
        wrong: remark.span.of(document.text()),
        right: None,
        pass: remark.pass,
        class: remark.class,
        level: Level::Suggest,
        confidence: rounded(remark.confidence),
        message: &remark.message,
        evidence: &remark.evidence,
    }
}

/// A confidence in steps of a thousandth: more digits would say more than is known.
fn rounded(confidence: f32) -> f64 {
    (f64::from(confidence) * 1000.0).round() / 1000.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cleaner::{Cleaner, Options};

    #[test]
    fn a_report_is_one_line_with_places_and_reasons() {
        let document = Document::new("a.txt", "Así es.\nHe saw the the house.\n");
        let options = Options { language: crate::Language::from_code("en"), ..Options::default() };
        let report = Cleaner::new(options).report(&document);
        let mut out = Vec::new();
        write(&document, &report, &mut out).expect("writes to memory");
        let line = String::from_utf8(out).expect("UTF-8");
        assert_eq!(line.matches('\n').count(), 1);
        let json: serde_json::Value = serde_json::from_str(&line).expect("JSON");
        assert_eq!(json["language"], "en");
        let edit = &json["edits"][0];
        assert_eq!((edit["line"].as_u64(), edit["pass"].as_str()), (Some(2), Some("doubled-words")));
        assert_eq!(edit["wrong"], " the");
        assert_eq!(edit["right"], "");
    }
}
