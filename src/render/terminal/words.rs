//! Each line once, with its old and new words in it.

use super::View;
use super::changes::Change;
use super::columns::width;
use super::look::{HUNK, Look, Run, write_runs, write_styled};
use super::sides::{Beside, Sides, unchanged};
use super::unified::cut;
use super::windows::{Places, Shown, windows};
use crate::render::hunks::{Hunk, header};
use crate::text::Span;
use std::io::{self, Write};

/// Writes all hunks.
pub fn write(sides: &Sides<'_>, name: &str, view: View, out: &mut impl Write) -> io::Result<()> {
    let places = Places::new(name, sides);
    for hunk in sides.hunks(view.context) {
        write_styled(HUNK, &header(&hunk), out)?;
        writeln!(out)?;
        let span = span(sides, &hunk);
        let mut start = span.start;
        while start <= span.end {
            let end = end_of_line(sides, start, span.end);
            line(sides, Span::new(start, end), &places, view, out)?;
            start = end + 1;
        }
    }
    Ok(())
}

/// The stretch of the old text that a hunk is about, without the last line end. It holds the changes of the hunk
/// whole, also words that are put in before a line that is not among its lines.
fn span(sides: &Sides<'_>, hunk: &Hunk) -> Span {
    let (Some(first), Some(last)) = (hunk.first(), hunk.last()) else { return Span::at(0) };
    let lines = sides.old.lines(first.old_range().start, last.old_range().end);
    let text = lines.of(sides.old.text);
    let end = lines.start + text.strip_suffix('\n').unwrap_or(text).len();
    let changes = sides.changes_in(Span::new(lines.start, end));
    Span::new(lines.start, changes.last().map_or(end, |change| change.old.end.max(end)))
}

/// The end of the line that begins at `start`: the first line end that no change takes away.
fn end_of_line(sides: &Sides<'_>, start: usize, most: usize) -> usize {
    let mut at = start;
    while let Some(found) = sides.old.text[at..most].find('\n') {
        let end = at + found;
        match sides.changes_in(Span::new(end, end + 1)).iter().find(|c| c.old.start <= end && end < c.old.end)
        {
            Some(change) => at = change.old.end.min(most),
            None => return end,
        }
    }
    most
}

fn line(
    sides: &Sides<'_>,
    span: Span,
    places: &Places<'_>,
    view: View,
    out: &mut impl Write,
) -> io::Result<()> {
    let text = span.of(sides.old.text);
    let span = Span::new(span.start, span.start + text.trim_end_matches('\r').len());
    let changes: Vec<Change> = sides.changes_in(span).to_vec();
    if view.wrap && !changes.is_empty() && width(text) > view.width {
        let columns = view.width.saturating_sub(2);
        for window in windows(sides, span, Shown { columns, inline: true, bracketed: !view.colored }) {
            places.write(window, out)?;
            let inside: Vec<Change> =
                changes.iter().copied().filter(|change| is_inside(*change, window.old)).collect();
            write_runs(&cut(runs(sides, window.old, &inside, false, view), span, window.old), out)?;
            writeln!(out)?;
        }
        return Ok(());
    }
    let elide = view.elide || view.wrap;
    write_runs(&runs(sides, span, &changes, elide, view), out)?;
    writeln!(out)
}

fn is_inside(change: Change, window: Span) -> bool {
    window.start <= change.old.start && change.old.end <= window.end
}

fn runs(sides: &Sides<'_>, span: Span, changes: &[Change], elide: bool, view: View) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut at = span.start;
    let text = sides.old.text;
    for change in changes {
        let beside = Beside { behind: at > span.start, before: true };
        unchanged(&text[at..change.old.start.max(at)], Look::Same, elide, beside, &mut runs);
        for (words, side, look) in
            [(change.old, &sides.old, Look::OldWord), (change.new, &sides.new, Look::NewWord)]
        {
            if !words.is_empty() {
                runs.push(Run::words(words.of(side.text), look, !view.colored));
            }
        }
        at = change.old.end.max(at);
    }
    let beside = Beside { behind: !changes.is_empty(), before: false };
    unchanged(&text[at..span.end.max(at)], Look::Same, elide, beside, &mut runs);
    runs
}
