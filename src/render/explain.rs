//! Each edit with its place, pass, confidence and evidence, as comment lines that a patch ignores.

use super::Renderer;
use super::describe::change;
use super::escape::Visible;
use crate::document::Document;
use crate::edit::Edit;
use crate::report::Report;
use crate::text::Span;
use std::io::{self, Write};

/// The explanations of all articles, one behind the other.
#[derive(Clone, Copy, Debug)]
pub struct Explanation;

impl Renderer for Explanation {
    fn article(&mut self, document: &Document, report: &Report, mut out: &mut dyn Write) -> io::Result<()> {
        write(document, report, &mut out)
    }
}

/// Writes one paragraph per edit and remark, each line after `# `.
///
/// # Errors
/// Those of `out`.
pub fn write(document: &Document, report: &Report, out: &mut impl Write) -> io::Result<()> {
    for edit in &report.edits {
        write_edit(document, edit, out)?;
    }
    for remark in &report.remarks {
        place(document, remark.span, out)?;
        writeln!(out, "{} (remark, {:.2}): {}", remark.pass, remark.confidence, Visible(&remark.message))?;
        reasons(&remark.evidence, out)?;
    }
    Ok(())
}

fn write_edit(document: &Document, edit: &Edit, out: &mut impl Write) -> io::Result<()> {
    let level = match edit.level {
        crate::Level::Fix => "fix",
        crate::Level::Suggest => "suggestion",
    };
    place(document, edit.span, out)?;
    writeln!(
        out,
        "{} ({level}, {:.2}): {}: {}",
        edit.pass,
        edit.confidence,
        change(document.text(), edit),
        Visible(&edit.message)
    )?;
    reasons(&edit.evidence, out)
}

fn place(document: &Document, span: Span, out: &mut impl Write) -> io::Result<()> {
    let (line, column) = document.position(span.start);
    write!(out, "# {}:{line}:{column}: ", Visible(document.name()))
}

fn reasons(evidence: &[String], out: &mut impl Write) -> io::Result<()> {
    for reason in evidence {
        writeln!(out, "#     {}", Visible(reason))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cleaner::{Cleaner, Options};

    #[test]
    fn an_edit_is_explained_with_its_place() {
        let document = Document::new("a.txt", "It is so.\nIt rained on the ground.The end came.");
        let report = Cleaner::new(Options::default()).report(&document);
        let mut out = Vec::new();
        write(&document, &report, &mut out).expect("writes to memory");
        let shown = String::from_utf8(out).expect("UTF-8");
        assert!(shown.starts_with("# a.txt:2:25: missing-space (fix, 0."), "{shown}");
        assert!(shown.contains("“ground.The” -> “ground. The”"), "{shown}");
        assert!(shown.lines().all(|line| line.starts_with("# ")));
    }
}
