//! The old text on the left, the new one on the right.

use super::View;
use super::columns::{runs_width, wrapped};
use super::look::{FAINT, HUNK, Look, Run, write_runs, write_sign, write_styled};
use super::sides::{Beside, Side, Sides, unchanged};
use super::unified::cut;
use super::windows::{Places, Shown, windows};
use crate::render::hunks::header;
use crate::text::Span;
use similar::DiffOp;
use std::io::{self, Write};

/// The least columns of a text: below, one could not read it.
const LEAST: usize = 12;

/// What a side shows in a row of the table.
struct Cell {
    /// The number of the line, from 1; `None` below its first row.
    number: Option<usize>,
    sign: char,
    look: Look,
    runs: Vec<Run>,
}

/// How wide the columns of the table are.
#[derive(Clone, Copy)]
struct Table {
    digits: usize,
    text: usize,
}

/// Writes all hunks.
pub fn write(sides: &Sides<'_>, name: &str, view: View, out: &mut impl Write) -> io::Result<()> {
    let places = Places::new(name, sides);
    let hunks = sides.hunks(view.context);
    let last = hunks.last().and_then(|hunk| hunk.last());
    let lines = last.map_or(1, |op| op.old_range().end.max(op.new_range().end));
    let table = Table::new(view.width, lines);
    for hunk in hunks {
        write_styled(HUNK, &header(&hunk), out)?;
        writeln!(out)?;
        for op in hunk {
            let (old, new) = (op.old_range(), op.new_range());
            for at in 0..old.len().max(new.len()) {
                let line = |range: &std::ops::Range<usize>| (at < range.len()).then(|| range.start + at);
                let is_equal = matches!(op, DiffOp::Equal { .. });
                let (old, new) = (line(&old), line(&new));
                match (old, new) {
                    (Some(old), Some(new)) if view.wrap && !is_equal && table.is_long(sides, old, new) => {
                        table.windows(sides, (old, new), &places, view, out)?;
                    }
                    _ => {
                        let left = old.map(|line| whole(&sides.old, line, '-', is_equal, view));
                        let right = new.map(|line| whole(&sides.new, line, '+', is_equal, view));
                        table.row(left, right, out)?;
                    }
                }
            }
        }
    }
    Ok(())
}

fn whole(side: &Side<'_>, line: usize, sign: char, is_equal: bool, view: View) -> Cell {
    let span = side.line(line);
    let number = Some(line + 1);
    if is_equal {
        let mut runs = Vec::new();
        let beside = Beside { behind: false, before: false };
        unchanged(span.of(side.text), Look::Same, view.elide || view.wrap, beside, &mut runs);
        Cell { number, sign: ' ', look: Look::Same, runs }
    } else {
        Cell { number, sign, look: side.look(), runs: side.runs(span, view.elide, !view.colored) }
    }
}

impl Table {
    /// A table of `columns` for texts of so many lines. Each side has the number of a line, a space, a sign and the
    /// text; between the sides stands a line with a space on either side.
    fn new(columns: usize, lines: usize) -> Self {
        let digits = lines.to_string().len();
        let text = (columns.saturating_sub(3) / 2).saturating_sub(digits + 2);
        Self { digits, text: text.max(LEAST) }
    }

    fn is_long(self, sides: &Sides<'_>, old: usize, new: usize) -> bool {
        let is_long = |side: &Side<'_>, line| {
            let span = side.line(line);
            // three rows are read without leaving anything out
            span.len() > 3 * self.text
                && runs_width(&[Run::text(span.of(side.text), Look::Same)]) > 3 * self.text
        };
        is_long(&sides.old, old) || is_long(&sides.new, new)
    }

    /// The neighbourhood of each change of a line, below its place.
    fn windows(
        self,
        sides: &Sides<'_>,
        (old, new): (usize, usize),
        places: &Places<'_>,
        view: View,
        out: &mut impl Write,
    ) -> io::Result<()> {
        let shown = Shown { columns: 2 * self.text, inline: false, bracketed: !view.colored };
        for window in windows(sides, sides.old.line(old), shown) {
            places.write(window, out)?;
            let cell = |side: &Side<'_>, line: usize, part: Span, sign| {
                let runs = cut(side.runs(part, false, !view.colored), side.line(line), part);
                Some(Cell { number: Some(line + 1), sign, look: side.look(), runs })
            };
            let left = cell(&sides.old, old, window.old, '-');
            self.row(left, cell(&sides.new, new, window.new, '+'), out)?;
        }
        Ok(())
    }

    /// Writes a line of each side, in as many rows as the longer one needs.
    fn row(self, left: Option<Cell>, right: Option<Cell>, out: &mut impl Write) -> io::Result<()> {
        let (left, right) = (self.rows(left), self.rows(right));
        for at in 0..left.len().max(right.len()) {
            self.half(left.get(at), true, out)?;
            write_styled(FAINT, " │ ", out)?;
            self.half(right.get(at), false, out)?;
            writeln!(out)?;
        }
        Ok(())
    }

    fn rows(self, cell: Option<Cell>) -> Vec<Cell> {
        let Some(cell) = cell else { return Vec::new() };
        let rows = wrapped(&cell.runs, self.text).into_iter().enumerate();
        rows.map(|(row, runs)| {
            let number = if row == 0 { cell.number } else { None };
            let sign = if row == 0 { cell.sign } else { ' ' };
            Cell { number, sign, look: cell.look, runs }
        })
        .collect()
    }

    /// Writes one side of a row; `filled` up to the end of its columns.
    fn half(self, cell: Option<&Cell>, filled: bool, out: &mut impl Write) -> io::Result<()> {
        if cell.is_none() && !filled {
            return Ok(());
        }
        let number = cell.and_then(|cell| cell.number).map_or(String::new(), |number| number.to_string());
        write_styled(FAINT, &format!("{number:>digits$} ", digits = self.digits), out)?;
        let taken = match cell {
            Some(cell) => {
                write_sign(cell.sign, cell.look, out)?;
                write_runs(&cell.runs, out)?;
                1 + runs_width(&cell.runs)
            }
            None => 0,
        };
        if filled {
            write!(out, "{:width$}", "", width = (self.text + 1).saturating_sub(taken))?;
        }
        Ok(())
    }
}
