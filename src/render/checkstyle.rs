//! The XML of Checkstyle's reports, which many servers of continuous integration read.

use super::describe::change;
use super::escape::Visible;
use super::{Renderer, uri};
use crate::document::Document;
use crate::finding::Level;
use crate::report::Report;
use crate::text::Span;
use quick_xml::Writer;
use std::io::{self, Write};

/// One element `file` for each article, with an `error` for each proposal and remark. The severity is `warning` for a
/// repair, `info` for a suggestion and a remark, `error` for an article that could not be cleaned. Columns count
/// characters from 1.
#[derive(Clone, Copy, Debug)]
pub struct Checkstyle;

/// What stands in an element `error`.
struct Entry<'e> {
    line: usize,
    column: usize,
    severity: &'static str,
    message: String,
    source: &'e str,
}

impl Renderer for Checkstyle {
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        // the version of the format; readers ask for one that is 4.3 or later
        out.write_all(b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"8.0\">\n")
    }

    fn article(&mut self, document: &Document, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        let entry = |span: Span, severity, message, source| {
            let place = document.place(span.start);
            Entry { line: place.line, column: place.column.characters, severity, message, source }
        };
        let edits = report.edits.iter().map(|edit| {
            let severity = if edit.level == Level::Fix { "warning" } else { "info" };
            let message = format!("{}: {}", change(document.text(), edit), edit.message);
            entry(edit.span, severity, message, edit.pass)
        });
        let remarks = report
            .remarks
            .iter()
            .map(|remark| entry(remark.span, "info", remark.message.clone(), remark.pass));
        let mut entries: Vec<_> = edits.chain(remarks).collect();
        entries.sort_by_key(|entry| (entry.line, entry.column));
        file(document.name(), &entries, out)
    }

    fn failure(&mut self, name: &str, reason: &str, out: &mut dyn Write) -> io::Result<()> {
        let message = reason.to_owned();
        file(name, &[Entry { line: 1, column: 1, severity: "error", message, source: "not-cleaned" }], out)
    }

    fn end(&mut self, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(b"</checkstyle>\n")
    }
}

fn file(name: &str, entries: &[Entry], out: &mut dyn Write) -> io::Result<()> {
    let path = admitted(&uri::path(name));
    let mut writer = Writer::new_with_indent(&mut *out, b' ', 2);
    let element = writer.create_element("file").with_attribute(("name", path.as_str()));
    if entries.is_empty() {
        element.write_empty()?;
    } else {
        element.write_inner_content(|writer| entries.iter().try_for_each(|entry| error(entry, writer)))?;
    }
    out.write_all(b"\n")
}

fn error<W: Write>(entry: &Entry, writer: &mut Writer<W>) -> io::Result<()> {
    writer
        .create_element("error")
        .with_attributes([
            ("line", entry.line.to_string().as_str()),
            ("column", entry.column.to_string().as_str()),
            ("severity", entry.severity),
            ("message", admitted(&Visible(&entry.message).to_string()).as_str()),
            ("source", format!("postedit.{}", entry.source).as_str()),
        ])
        .write_empty()?;
    Ok(())
}

/// A text with only characters that XML 1.0 admits; the others are written as in messages, `\u{1b}`. Line ends and
/// tabs stay: the writer makes references of them.
fn admitted(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\t' | '\n' | '\r' => out.push(c),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {
                out.push_str(&format!("\\u{{{:x}}}", c as u32));
            }
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cleaner::{Cleaner, Options};
    use quick_xml::events::Event;
    use quick_xml::{Reader, XmlVersion};

    #[test]
    fn attributes_come_back_as_they_were() {
        let mut out = Vec::new();
        let name = "a<b>&\"'\n\tc\u{1b}\u{ffff}é🚢.txt";
        Checkstyle.begin(&mut out).expect("writes to memory");
        Checkstyle.failure(name, "is <gone>", &mut out).expect("writes to memory");
        Checkstyle.end(&mut out).expect("writes to memory");
        let xml = String::from_utf8(out).expect("UTF-8");
        let mut reader = Reader::from_str(&xml);
        let mut values = Vec::new();
        loop {
            match reader.read_event().expect("XML") {
                Event::Start(element) | Event::Empty(element) => {
                    for attribute in element.attributes() {
                        let attribute = attribute.expect("an attribute");
                        let value = attribute.normalized_value(XmlVersion::Explicit1_0).expect("a value");
                        values.push(value.into_owned());
                    }
                }
                Event::Eof => break,
                _ => {}
            }
        }
        assert_eq!(values[1], "a<b>&\"'\n\tc\\u{1b}\\u{ffff}é🚢.txt");
        assert!(values.contains(&"is <gone>".to_owned()), "{xml}");
    }

    #[test]
    fn an_article_without_findings_is_listed() {
        let mut out = Vec::new();
        let document = Document::new("right.txt", "He saw the old house.\n");
        let report = Cleaner::new(Options::default()).report(&document);
        Checkstyle.article(&document, &report, &mut out).expect("writes to memory");
        assert_eq!(String::from_utf8(out).expect("UTF-8"), "<file name=\"right.txt\"/>\n");
    }
}
