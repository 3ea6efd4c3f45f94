//! Workflow commands of GitHub Actions: each proposal becomes an annotation of its file.

use super::describe::change;
use super::escape::{Escaped, Visible};
use super::{Renderer, uri};
use crate::document::Document;
use crate::finding::Level;
use crate::report::Report;
use crate::text::Span;
use std::fmt::Write as _;
use std::io::{self, Write};

/// One command a line: `warning` for a repair, `notice` for a suggestion and a remark, `error` for an article that
/// could not be cleaned. Columns count characters from 1.
#[derive(Clone, Copy, Debug)]
pub struct Github;

impl Renderer for Github {
    fn article(&mut self, document: &Document, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        for edit in &report.edits {
            let command = if edit.level == Level::Fix { "warning" } else { "notice" };
            let message = format!("{}: {}", change(document.text(), edit), Visible(&edit.message));
            annotate(command, document, edit.span, edit.pass, &with_reasons(message, &edit.evidence), out)?;
        }
        for remark in &report.remarks {
            let message = with_reasons(Visible(&remark.message).to_string(), &remark.evidence);
            annotate("notice", document, remark.span, remark.pass, &message, out)?;
        }
        Ok(())
    }

    fn failure(&mut self, name: &str, reason: &str, out: &mut dyn Write) -> io::Result<()> {
        writeln!(
            out,
            "::error file={},title=postedit::{}",
            property(&uri::path(name)),
            data(&Visible(reason).to_string())
        )
    }
}

fn annotate(
    command: &str,
    document: &Document,
    span: Span,
    pass: &str,
    message: &str,
    out: &mut dyn Write,
) -> io::Result<()> {
    let (start, end) = (document.place(span.start), document.place(span.end));
    write!(out, "::{command} file={},line={}", property(&uri::path(document.name())), start.line)?;
    write!(out, ",endLine={},col={}", end.line, start.column.characters)?;
    write!(out, ",endColumn={},title=postedit: {pass}::{}", end.column.characters, data(message))?;
    writeln!(out)
}

/// The message with a line for each reason.
fn with_reasons(mut message: String, evidence: &[String]) -> String {
    for reason in evidence {
        let _ = write!(message, "\n{}", Visible(reason));
    }
    message
}

/// A message as a command holds it.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property as a command holds it.
fn property(text: &str) -> String {
    let lines: Vec<String> = text.split('\n').map(|line| Escaped(line).to_string()).collect();
    data(&lines.join("\n")).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cleaner::{Cleaner, Options};

    #[test]
    fn an_edit_is_an_annotation() {
        let document = Document::new("./news, 50%/a:b.txt", "It is so.\nZoë saw the the house.\n");
        let options = Options { language: crate::Language::from_code("en"), ..Options::default() };
        let report = Cleaner::new(options).report(&document);
        let mut out = Vec::new();
        Github.article(&document, &report, &mut out).expect("writes to memory");
        let shown = String::from_utf8(out).expect("UTF-8");
        let start = "::warning file=news%2C 50%25/a%3Ab.txt,line=2,endLine=2,col=12,endColumn=16,\
                     title=postedit: doubled-words::“the the” -> “the”: ";
        assert!(shown.starts_with(start), "{shown}");
        assert_eq!(shown.lines().count(), 1, "reasons stand behind %0A: {shown}");
    }

    #[test]
    fn a_text_cannot_begin_another_command() {
        let mut out = Vec::new();
        Github.failure("a\n::error::x", "bad\r\n::stop-commands::y", &mut out).expect("writes to memory");
        let shown = String::from_utf8(out).expect("UTF-8");
        assert_eq!(
            shown,
            "::error file=a%0A%3A%3Aerror%3A%3Ax,title=postedit::bad\\r\\n::stop-commands::y\n"
        );
    }
}
