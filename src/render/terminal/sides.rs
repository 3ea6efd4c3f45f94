//! The two texts that a diff compares, line by line and word by word.

use super::super::hunks::{self, Hunk};
use super::changes::{Change, changes};
use super::look::{Look, Run};
use crate::edit::Edit;
use crate::text::Span;

/// The old and the new text, with what differs.
pub struct Sides<'t> {
    pub old: Side<'t>,
    pub new: Side<'t>,
    pub changes: Vec<Change>,
}

/// One of the texts.
pub struct Side<'t> {
    pub text: &'t str,
    lines: Vec<&'t [u8]>,
    /// Byte offsets of the lines, and of the end of the last.
    starts: Vec<usize>,
    /// The changed words.
    marks: Vec<Span>,
    looks: Looks,
}

/// How a side shows its lines and the changed words in them.
#[derive(Clone, Copy)]
struct Looks {
    line: Look,
    word: Look,
}

impl<'t> Sides<'t> {
    /// `new` is what `edits` make of `old`.
    pub fn new(old: &'t str, new: &'t str, edits: &[Edit]) -> Self {
        let changes = changes(old, edits);
        let old_looks = Looks { line: Look::Old, word: Look::OldWord };
        let new_looks = Looks { line: Look::New, word: Look::NewWord };
        Self {
            old: Side::new(old, changes.iter().map(|change| change.old).collect(), old_looks),
            new: Side::new(new, changes.iter().map(|change| change.new).collect(), new_looks),
            changes,
        }
    }

    /// The changed stretches with `context` unchanged lines around.
    pub fn hunks(&self, context: usize) -> Vec<Hunk> {
        hunks::hunks(&self.old.lines, &self.new.lines, context)
    }

    /// The changes that touch a stretch of the old text.
    pub fn changes_in(&self, old: Span) -> &[Change] {
        let first = self.changes.partition_point(|change| change.old.end < old.start);
        let last = self.changes.partition_point(|change| change.old.start <= old.end);
        &self.changes[first.min(last)..last]
    }
}

impl<'t> Side<'t> {
    fn new(text: &'t str, marks: Vec<Span>, looks: Looks) -> Self {
        let lines = hunks::lines(text.as_bytes());
        let ends = lines.iter().scan(0, |at, line| {
            *at += line.len();
            Some(*at)
        });
        let starts = std::iter::once(0).chain(ends).collect();
        Self { text, lines, starts, marks, looks }
    }

    /// The line with this index, from 0, without its line end.
    pub fn line(&self, index: usize) -> Span {
        let (start, end) = (self.starts[index], self.starts[index + 1]);
        Span::new(start, start + self.text[start..end].trim_end_matches(['\n', '\r']).len())
    }

    /// The bytes of the lines from `first` up to, not including, `last`, with their line ends.
    pub fn lines(&self, first: usize, last: usize) -> Span {
        Span::new(self.starts[first], self.starts[last])
    }

    /// Whether the line with this index has a line end.
    pub fn is_ended(&self, index: usize) -> bool {
        self.lines[index].ends_with(b"\n")
    }

    /// How the side shows a changed line.
    pub fn look(&self) -> Look {
        self.looks.line
    }

    /// The runs of a stretch of a changed line. Changed words have brackets if `bracketed`; long unchanged stretches
    /// are left out if `elide`.
    pub fn runs(&self, span: Span, elide: bool, bracketed: bool) -> Vec<Run> {
        let mut runs = Vec::new();
        let mut at = span.start;
        let first = self.marks.partition_point(|mark| mark.end <= span.start);
        for mark in self.marks[first..].iter().take_while(|mark| mark.start < span.end) {
            let (start, end) = (mark.start.max(at), mark.end.min(span.end));
            let sides = Beside { behind: at > span.start, before: true };
            unchanged(&self.text[at..start], self.looks.line, elide, sides, &mut runs);
            if start < end {
                runs.push(Run::words(&self.text[start..end], self.looks.word, bracketed));
            }
            at = end;
        }
        let sides = Beside { behind: at > span.start, before: false };
        unchanged(&self.text[at..span.end], self.looks.line, elide, sides, &mut runs);
        runs
    }
}

/// Characters of unchanged text shown beside a changed word when stretches are left out.
const BESIDE: usize = 60;

/// On which sides of an unchanged stretch changed words stand.
#[derive(Clone, Copy)]
pub struct Beside {
    pub behind: bool,
    pub before: bool,
}

/// Adds unchanged text; if `elide`, a long one is cut down to what stands behind and before changed words, or to its
/// ends if there are none.
pub fn unchanged(text: &str, look: Look, elide: bool, beside: Beside, runs: &mut Vec<Run>) {
    let Beside { behind, before } = beside;
    let keep = BESIDE * (usize::from(behind) + usize::from(before)).max(1);
    if !elide || text.chars().nth(keep + BESIDE / 2).is_none() {
        runs.push(Run::text(text, look));
        return;
    }
    if behind || !before {
        let end = text.char_indices().nth(BESIDE).map_or(text.len(), |(at, _)| at);
        runs.push(Run::text(&text[..end], look));
    }
    runs.push(Run::faint(" […] "));
    if before {
        let start = text.char_indices().rev().nth(BESIDE - 1).map_or(0, |(at, _)| at);
        runs.push(Run::text(&text[start..], look));
    }
}
