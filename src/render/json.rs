//! JSON: one document with all articles, or one line for each article. `docs/report.schema.json` describes both.

use super::{Renderer, json_text};
use crate::document::Document;
use crate::edit::Edit;
use crate::finding::{Class, Finding, Level};
use crate::report::Report;
use crate::text::Span;
use serde::Serialize;
use std::io::{self, Write};

/// One JSON document: an object whose member `articles` is the list of all articles.
#[derive(Clone, Debug, Default)]
pub struct Json {
    has_articles: bool,
    failures: Vec<(String, String)>,
}

impl Renderer for Json {
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        write!(out, "{{\"tool\":\"postedit\",\"version\":\"{}\",\"articles\":[", env!("CARGO_PKG_VERSION"))
    }

    fn article(&mut self, document: &Document, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(if self.has_articles { b",\n" } else { b"\n" })?;
        self.has_articles = true;
        json_text::write(&JsonReport::new(document, report), out)
    }

    fn failure(&mut self, name: &str, reason: &str, _out: &mut dyn Write) -> io::Result<()> {
        self.failures.push((name.to_owned(), reason.to_owned()));
        Ok(())
    }

    fn end(&mut self, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(b"\n],\"failures\":")?;
        let failures: Vec<_> =
            self.failures.iter().map(|(path, error)| JsonFailure { path, error }).collect();
        json_text::write(&failures, out)?;
        out.write_all(b"}\n")
    }
}

/// JSON lines: an object for each article, on a line of its own.
#[derive(Clone, Copy, Debug)]
pub struct JsonLines;

impl Renderer for JsonLines {
    fn article(&mut self, document: &Document, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        json_text::write(&JsonReport::new(document, report), out)?;
        out.write_all(b"\n")
    }

    fn failure(&mut self, name: &str, reason: &str, out: &mut dyn Write) -> io::Result<()> {
        json_text::write(&JsonFailure { path: name, error: reason }, out)?;
        out.write_all(b"\n")
    }
}

/// An article that could not be cleaned.
#[derive(Serialize)]
struct JsonFailure<'r> {
    path: &'r str,
    error: &'r str,
}

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

/// An edit, or a remark, whose `right` is null.
#[derive(Serialize)]
struct JsonEdit<'r> {
    #[serde(flatten)]
    place: JsonPlace,
    wrong: &'r str,
    right: Option<&'r str>,
    pass: &'static str,
    class: Class,
    level: Level,
    confidence: f64,
    message: &'r str,
    evidence: &'r [String],
}

/// Offsets count from the beginning of the decoded text without byte-order mark: in bytes of UTF-8, in characters
/// and in code units of UTF-16. Lines and columns count from 1, columns in characters. Ends are exclusive.
#[derive(Serialize)]
struct JsonPlace {
    start: usize,
    end: usize,
    start_char: usize,
    end_char: usize,
    start_utf16: usize,
    end_utf16: usize,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

impl<'r> JsonReport<'r> {
    fn new(document: &'r Document, report: &'r Report) -> Self {
        let edits = |edits: &'r [Edit]| edits.iter().map(|edit| JsonEdit::new(document, edit)).collect();
        Self {
            path: document.name(),
            encoding: document.encoding().name(),
            language: report.language.map(crate::Language::code),
            source_language: report.source.map(crate::Language::code),
            edits: edits(&report.edits),
            held_back: edits(&report.held_back),
            remarks: report.remarks.iter().map(|remark| JsonEdit::remark(document, remark)).collect(),
        }
    }
}

impl<'r> JsonEdit<'r> {
    fn new(document: &'r Document, edit: &'r Edit) -> Self {
        Self {
            place: JsonPlace::new(document, edit.span),
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

    fn remark(document: &'r Document, remark: &'r Finding) -> Self {
        Self {
            place: JsonPlace::new(document, remark.span),
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
}

impl JsonPlace {
    fn new(document: &Document, span: Span) -> Self {
        let (start, end) = (document.place(span.start), document.place(span.end));
        Self {
            start: start.offset.bytes,
            end: end.offset.bytes,
            start_char: start.offset.characters,
            end_char: end.offset.characters,
            start_utf16: start.offset.utf16,
            end_utf16: end.offset.utf16,
            line: start.line,
            column: start.column.characters,
            end_line: end.line,
            end_column: end.column.characters,
        }
    }
}

/// A confidence in steps of a thousandth: more digits would say more than is known.
pub(super) fn rounded(confidence: f32) -> f64 {
    (f64::from(confidence) * 1000.0).round() / 1000.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cleaner::{Cleaner, Options};
    use serde_json::Value;

    fn render(renderer: &mut dyn Renderer, texts: &[&str]) -> String {
        let options = Options { language: crate::Language::from_code("en"), ..Options::default() };
        let cleaner = Cleaner::new(options);
        let mut out = Vec::new();
        renderer.begin(&mut out).expect("writes to memory");
        for text in texts {
            let document = Document::new("a.txt", *text);
            renderer.article(&document, &cleaner.report(&document), &mut out).expect("writes to memory");
        }
        renderer.failure("b.txt", "is gone", &mut out).expect("writes to memory");
        renderer.end(&mut out).expect("writes to memory");
        String::from_utf8(out).expect("UTF-8")
    }

    #[test]
    fn a_report_is_one_line_with_places_and_reasons() {
        let shown = render(&mut JsonLines, &["Así es.\n🚢 He saw the the house.\n"]);
        let lines: Vec<Value> = shown.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
        assert_eq!(lines.len(), 2);
        assert_eq!(lines[0]["language"], "en");
        let edit = &lines[0]["edits"][0];
        assert_eq!(edit["pass"], "doubled-words");
        assert_eq!((&edit["wrong"], &edit["right"]), (&Value::from(" the"), &Value::from("")));
        let number = |name: &str| edit[name].as_u64().unwrap_or_else(|| panic!("{name} in {edit}"));
        assert_eq!((number("line"), number("column"), number("end_column")), (2, 13, 17));
        assert_eq!((number("start"), number("start_char"), number("start_utf16")), (24, 20, 21));
        assert_eq!(lines[1], serde_json::json!({"path": "b.txt", "error": "is gone"}));
    }

    #[test]
    fn a_document_has_all_articles() {
        for count in 0..3 {
            let texts = &["One.\n", "He saw the the house.\n"][..count];
            let json: Value = serde_json::from_str(&render(&mut Json::default(), texts)).expect("JSON");
            assert_eq!(json["tool"], "postedit");
            assert_eq!(json["articles"].as_array().map(Vec::len), Some(count));
            assert_eq!(json["failures"][0]["error"], "is gone");
        }
    }
}
