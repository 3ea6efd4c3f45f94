//! The diff for a person at a terminal: the changed words of long lines stand out.

use super::Renderer;
use super::diff::name;
use super::escape::{Escaped, Visible};
use super::hunks::{header, hunks, lines};
use crate::document::Document;
use crate::edit::Edit;
use crate::report::Report;
use crate::text::Span;
use anstyle::{AnsiColor, Color, Style};
use similar::{ChangeTag, DiffOp};
use std::io::{self, Write};

const FILE: Style = Style::new().bold();
const HUNK: Style = AnsiColor::Cyan.on_default();
const OLD: Style = AnsiColor::Red.on_default();
const NEW: Style = AnsiColor::Green.on_default();
const OLD_WORD: Style = marked(AnsiColor::White, AnsiColor::Red);
const NEW_WORD: Style = marked(AnsiColor::Black, AnsiColor::Green);
const FAINT: Style = Style::new().dimmed();

const fn marked(letters: AnsiColor, ground: AnsiColor) -> Style {
    Style::new().fg_color(Some(Color::Ansi(letters))).bg_color(Some(Color::Ansi(ground))).bold()
}

/// How lines are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct View {
    /// Unchanged lines around each change.
    pub context: usize,
    /// Whether long unchanged stretches inside a line are left out.
    pub elide: bool,
}

impl Renderer for View {
    fn article(&mut self, document: &Document, report: &Report, mut out: &mut dyn Write) -> io::Result<()> {
        write(document, report, *self, &mut out)
    }
}

/// Characters of unchanged text shown beside a changed word when stretches are left out.
const BESIDE: usize = 60;

/// Writes a coloured diff. Control characters of the article are escaped.
///
/// # Errors
/// Those of `out`.
pub fn write(document: &Document, report: &Report, view: View, out: &mut impl Write) -> io::Result<()> {
    if report.edits.is_empty() {
        return Ok(());
    }
    let cleaned = report.cleaned(document);
    let (old_marks, new_marks) = marks(document.text(), &cleaned, &report.edits);
    let (old, new) = (lines(document.text().as_bytes()), lines(cleaned.as_bytes()));
    let (old_starts, new_starts) = (starts(&old), starts(&new));
    for (side, sign) in [("a", "---"), ("b", "+++")] {
        let path = name(side, document.name());
        writeln!(out, "{FILE}{sign} {}{FILE:#}", Escaped(path.trim_end()))?;
    }
    for hunk in hunks(&old, &new, view.context) {
        writeln!(out, "{HUNK}{}{HUNK:#}", header(&hunk))?;
        for (tag, index) in hunk.iter().flat_map(|op| order(*op)) {
            let (text, start, marks) = match tag {
                ChangeTag::Insert => (cleaned.as_str(), &new_starts[index..index + 2], &new_marks),
                _ => (document.text(), &old_starts[index..index + 2], &old_marks),
            };
            line(text, Span::new(start[0], start[1]), tag, marks, view, out)?;
        }
    }
    Ok(())
}

fn order(op: DiffOp) -> Vec<(ChangeTag, usize)> {
    let old = |tag| op.old_range().map(move |index| (tag, index));
    let new = op.new_range().map(|index| (ChangeTag::Insert, index));
    match op {
        DiffOp::Equal { .. } => old(ChangeTag::Equal).collect(),
        DiffOp::Delete { .. } => old(ChangeTag::Delete).collect(),
        DiffOp::Insert { .. } => new.collect(),
        DiffOp::Replace { .. } => old(ChangeTag::Delete).chain(new).collect(),
    }
}

/// Byte offsets of the lines, and of the end of the last.
fn starts(lines: &[&[u8]]) -> Vec<usize> {
    let ends = lines.iter().scan(0, |at, line| {
        *at += line.len();
        Some(*at)
    });
    std::iter::once(0).chain(ends).collect()
}

/// The changed words on either side: each edit, widened to the white space around it.
fn marks(old: &str, new: &str, edits: &[Edit]) -> (Vec<Span>, Vec<Span>) {
    let (mut old_marks, mut new_marks) = (Vec::new(), Vec::new());
    let mut shift = 0isize;
    for edit in edits {
        let start = (edit.span.start as isize + shift) as usize;
        push_mark(&mut old_marks, edit.span.widened_to_spaces(old));
        push_mark(&mut new_marks, Span::new(start, start + edit.replacement.len()).widened_to_spaces(new));
        shift += edit.replacement.len() as isize - edit.span.len() as isize;
    }
    (old_marks, new_marks)
}

fn push_mark(marks: &mut Vec<Span>, mark: Span) {
    match marks.last_mut() {
        Some(last) if last.end >= mark.start => last.end = last.end.max(mark.end),
        _ => marks.push(mark),
    }
}

fn line(
    text: &str,
    span: Span,
    tag: ChangeTag,
    marks: &[Span],
    view: View,
    out: &mut impl Write,
) -> io::Result<()> {
    let (sign, plain, word) = match tag {
        ChangeTag::Equal => (' ', Style::new(), Style::new()),
        ChangeTag::Delete => ('-', OLD, OLD_WORD),
        ChangeTag::Insert => ('+', NEW, NEW_WORD),
    };
    let whole = span.of(text);
    let end = span.start + whole.trim_end_matches(['\n', '\r']).len();
    write!(out, "{plain}{sign}{plain:#}")?;
    let mut at = span.start;
    let inside: Vec<Span> =
        marks.iter().copied().filter(|mark| mark.start < end && mark.end > span.start).collect();
    let changed = tag != ChangeTag::Equal;
    for mark in inside.iter().filter(|_| changed) {
        let start = mark.start.max(at);
        stretch(&text[at..start], plain, view.elide, at > span.start, true, out)?;
        let stop = mark.end.min(end).max(start);
        write!(out, "{word}{}{word:#}", Visible(&text[start..stop]))?;
        at = stop;
    }
    stretch(&text[at..end], plain, view.elide, changed && !inside.is_empty(), false, out)?;
    writeln!(out)?;
    if !whole.ends_with('\n') {
        writeln!(out, "{FAINT}\\ No newline at end of file{FAINT:#}")?;
    }
    Ok(())
}

/// Unchanged text; a long one is cut down to its ends, `behind` and `before` a changed word.
fn stretch(
    text: &str,
    style: Style,
    elide: bool,
    behind: bool,
    before: bool,
    out: &mut impl Write,
) -> io::Result<()> {
    let count = if elide { text.chars().count() } else { 0 };
    let keep = BESIDE * (usize::from(behind) + usize::from(before)).max(1);
    if count <= keep + BESIDE / 2 {
        return write!(out, "{style}{}{style:#}", Escaped(text));
    }
    let head: String = if behind || !before { text.chars().take(BESIDE).collect() } else { String::new() };
    let tail: String = if before { text.chars().skip(count - BESIDE).collect() } else { String::new() };
    write!(out, "{style}{}{style:#}{FAINT} […] {FAINT:#}{style}{}{style:#}", Escaped(&head), Escaped(&tail))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cleaner::{Cleaner, Options};

    fn render(text: &str, elide: bool) -> String {
        let document = Document::new("a.txt", text);
        let report = Cleaner::new(Options::default()).report(&document);
        let mut out = Vec::new();
        write(&document, &report, View { context: 3, elide }, &mut out).expect("writes to memory");
        anstream::adapter::strip_str(&String::from_utf8(out).expect("UTF-8")).to_string()
    }

    #[test]
    fn control_characters_are_escaped() {
        let shown = render("He saw the the \x1b[2Jhouse.\n", false);
        assert!(shown.contains("\\u{1b}[2J") && !shown.contains('\x1b'), "{shown}");
    }

    #[test]
    fn long_unchanged_stretches_are_left_out() {
        let padding = "and it went on for a long time until it was over at last ".repeat(10);
        let shown = render(&format!("{padding}they saw the the house {padding}.\n"), true);
        assert!(shown.contains("[…]") && shown.lines().all(|line| line.len() < 300), "{shown}");
        assert!(shown.contains("the the house"));
        assert!(!render(&format!("{padding}they saw the the house {padding}.\n"), false).contains("[…]"));
    }
}
