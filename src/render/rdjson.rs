//! The diagnostic format of reviewdog, as one JSON document (`reviewdog -f=rdjson`).

use super::describe::change;
use super::escape::Visible;
use super::{Renderer, json_text, uri};
use crate::document::Document;
use crate::edit::Edit;
use crate::finding::{Finding, Level};
use crate::report::Report;
use crate::text::Span;
use serde::Serialize;
use std::io::{self, Write};

/// One diagnostic for each proposal and remark. Columns count the bytes of a line from 1, as the format wants it, a
/// byte-order mark among them. Suggestions are given where the text lies in the file as UTF-8: elsewhere reviewdog
/// would put them in at the wrong bytes.
#[derive(Clone, Copy, Debug, Default)]
pub struct Rdjson {
    has_diagnostics: bool,
}

#[derive(Serialize)]
struct Diagnostic<'r> {
    message: String,
    location: Location,
    severity: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<Code>,
    #[serde(skip_serializing_if = "Option::is_none")]
    suggestions: Option<[Suggestion<'r>; 1]>,
}

#[derive(Serialize)]
struct Location {
    path: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    range: Option<Range>,
}

#[derive(Clone, Copy, Serialize)]
struct Range {
    start: Position,
    end: Position,
}

#[derive(Clone, Copy, Serialize)]
struct Position {
    line: usize,
    column: usize,
}

#[derive(Serialize)]
struct Code {
    value: &'static str,
}

#[derive(Serialize)]
struct Suggestion<'r> {
    range: Range,
    text: &'r str,
}

impl Renderer for Rdjson {
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(b"{\"source\":{\"name\":\"postedit\"},\"severity\":\"WARNING\",\"diagnostics\":[")
    }

    fn article(&mut self, document: &Document, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        for edit in &report.edits {
            self.write(&proposal(document, edit), out)?;
        }
        for finding in &report.remarks {
            self.write(&remark(document, finding), out)?;
        }
        Ok(())
    }

    fn failure(&mut self, name: &str, reason: &str, out: &mut dyn Write) -> io::Result<()> {
        let location = Location { path: uri::path(name), range: None };
        let message = reason.to_owned();
        self.write(&Diagnostic { message, location, severity: "ERROR", code: None, suggestions: None }, out)
    }

    fn end(&mut self, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(b"\n]}\n")
    }
}

impl Rdjson {
    fn write(&mut self, diagnostic: &Diagnostic<'_>, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(if self.has_diagnostics { b",\n" } else { b"\n" })?;
        self.has_diagnostics = true;
        json_text::write(diagnostic, out)
    }
}

fn proposal<'r>(document: &Document, edit: &'r Edit) -> Diagnostic<'r> {
    let range = range(document, edit.span);
    let message = format!("{}: {}", change(document.text(), edit), Visible(&edit.message));
    Diagnostic {
        message: with_reasons(message, &edit.evidence),
        location: Location { path: uri::path(document.name()), range: Some(range) },
        severity: if edit.level == Level::Fix { "WARNING" } else { "INFO" },
        code: Some(Code { value: edit.pass }),
        suggestions: document.file_offset(0).map(|_| [Suggestion { range, text: &edit.replacement }]),
    }
}

fn remark(document: &Document, remark: &Finding) -> Diagnostic<'static> {
    let range = Some(range(document, remark.span));
    Diagnostic {
        message: with_reasons(Visible(&remark.message).to_string(), &remark.evidence),
        location: Location { path: uri::path(document.name()), range },
        severity: "INFO",
        code: Some(Code { value: remark.pass }),
        suggestions: None,
    }
}

/// The message with its reasons as a list in Markdown, as reviewdog's comments are.
fn with_reasons(mut message: String, evidence: &[String]) -> String {
    for (index, reason) in evidence.iter().enumerate() {
        message.push_str(if index == 0 { "\n\n- " } else { "\n- " });
        message.push_str(&Visible(reason).to_string());
    }
    message
}

fn range(document: &Document, span: Span) -> Range {
    // a byte-order mark lies in the first line of the file
    let before = document.file_offset(0).unwrap_or(0);
    let position = |at| {
        let place = document.place(at);
        let shift = if place.line == 1 { before } else { 0 };
        Position { line: place.line, column: place.column.bytes + shift }
    };
    Range { start: position(span.start), end: position(span.end) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cleaner::{Cleaner, Options};
    use serde_json::Value;

    fn diagnostics(bytes: &[u8]) -> Vec<Value> {
        let document = Document::from_bytes("a.txt", bytes.to_vec()).expect("text");
        let options = Options { language: crate::Language::from_code("en"), ..Options::default() };
        let report = Cleaner::new(options).report(&document);
        let (mut renderer, mut out) = (Rdjson::default(), Vec::new());
        renderer.begin(&mut out).expect("writes to memory");
        renderer.article(&document, &report, &mut out).expect("writes to memory");
        renderer.end(&mut out).expect("writes to memory");
        let json: Value = serde_json::from_slice(&out).expect("JSON");
        json["diagnostics"].as_array().expect("diagnostics").clone()
    }

    #[test]
    fn columns_are_bytes_of_the_line() {
        let found = &diagnostics("It is so.\r\n🚢 Zoë saw the the house.\r\n".as_bytes())[0];
        let range = &found["location"]["range"];
        assert_eq!(range["start"], serde_json::json!({"line": 2, "column": 18}));
        assert_eq!(range["end"], serde_json::json!({"line": 2, "column": 22}));
        assert_eq!(found["suggestions"][0]["text"], "");
        assert_eq!(&found["suggestions"][0]["range"], range);
        assert_eq!(found["code"]["value"], "doubled-words");
    }

    #[test]
    fn a_byte_order_mark_is_part_of_the_first_line() {
        let text = b"\xef\xbb\xbfHe saw the the house.\nHe saw the the house.\n";
        let found = diagnostics(text);
        let column = |index: usize| found[index]["location"]["range"]["start"]["column"].as_u64();
        assert_eq!((column(0), column(1)), (Some(14), Some(11)));
    }

    #[test]
    fn other_encodings_have_no_suggestions() {
        let text = "Le caf\u{e9} est ferm\u{e9} , dit-il. He saw the the house.\n";
        let latin: Vec<u8> = text.chars().map(|c| c as u8).collect();
        let found = diagnostics(&latin);
        assert!(!found.is_empty() && found.iter().all(|one| one.get("suggestions").is_none()), "{found:?}");
    }
}
