//! Old lines, then new ones.

use super::View;
use super::columns::width;
use super::look::{FAINT, HUNK, Look, Run, write_runs, write_sign, write_styled};
use super::sides::{Beside, Side, Sides, unchanged};
use super::windows::{Places, Shown, windows};
use crate::render::hunks::header;
use crate::text::Span;
use similar::DiffOp;
use std::io::{self, Write};

/// Columns that the sign of a line and the marks of both cuts take.
const FRAME: usize = 3;

/// Writes all hunks.
pub fn write(sides: &Sides<'_>, name: &str, view: View, out: &mut impl Write) -> io::Result<()> {
    let places = Places::new(name, sides);
    for hunk in sides.hunks(view.context) {
        write_styled(HUNK, &header(&hunk), out)?;
        writeln!(out)?;
        for op in &hunk {
            if let DiffOp::Equal { old_index, len, .. } = op {
                (*old_index..old_index + len).try_for_each(|line| equal(&sides.old, line, view, out))?;
            } else {
                changed(sides, *op, &places, view, out)?;
            }
        }
    }
    Ok(())
}

/// Writes the windows of all long lines that are changed, each line after `# `.
pub fn write_comments(sides: &Sides<'_>, name: &str, columns: usize, out: &mut impl Write) -> io::Result<()> {
    let places = Places::new(name, sides);
    let ops = sides.hunks(0).into_iter().flatten();
    for op in ops.filter(|op| !matches!(op, DiffOp::Equal { .. })) {
        let (old, new) = (op.old_range(), op.new_range());
        if old.len() == new.len() {
            for (old, new) in old.zip(new).filter(|(old, new)| is_long(sides, *old, *new, columns)) {
                let pair = Pair {
                    old: sides.old.line(old),
                    new: sides.new.line(new),
                    before: "# ",
                    bracketed: true,
                };
                pair.write(sides, &places, columns, out)?;
            }
        }
    }
    Ok(())
}

/// The lines of an operation: each old line with its new one if there are as many, or else all old ones first.
fn changed(
    sides: &Sides<'_>,
    op: DiffOp,
    places: &Places<'_>,
    view: View,
    out: &mut impl Write,
) -> io::Result<()> {
    let (old, new) = (op.old_range(), op.new_range());
    if old.len() != new.len() {
        old.clone().try_for_each(|line| whole(&sides.old, line, '-', view, out))?;
        return new.clone().try_for_each(|line| whole(&sides.new, line, '+', view, out));
    }
    for (old, new) in old.zip(new) {
        if view.wrap && is_long(sides, old, new, view.width) {
            let pair = Pair {
                old: sides.old.line(old),
                new: sides.new.line(new),
                before: "",
                bracketed: !view.colored,
            };
            pair.write(sides, places, view.width, out)?;
        } else {
            whole(&sides.old, old, '-', view, out)?;
            whole(&sides.new, new, '+', view, out)?;
        }
    }
    Ok(())
}

fn is_long(sides: &Sides<'_>, old: usize, new: usize, columns: usize) -> bool {
    let is_long = |side: &Side<'_>, line| {
        let text = side.line(line).of(side.text);
        // a character takes four bytes at most, so most lines need not be measured
        text.len() >= columns && (text.len() > 16 * columns || width(text) + 1 > columns)
    };
    is_long(&sides.old, old) || is_long(&sides.new, new)
}

/// An old line and what becomes of it, of which the neighbourhoods of changes are shown.
struct Pair {
    old: Span,
    new: Span,
    /// What stands before each line that is written.
    before: &'static str,
    /// Whether changed words have brackets.
    bracketed: bool,
}

impl Pair {
    /// Writes the place of each window, and below it the old and the new text.
    fn write(
        &self,
        sides: &Sides<'_>,
        places: &Places<'_>,
        columns: usize,
        out: &mut impl Write,
    ) -> io::Result<()> {
        let columns = columns.saturating_sub(FRAME + self.before.len());
        let shown = Shown { columns, inline: false, bracketed: self.bracketed };
        for window in windows(sides, self.old, shown) {
            write!(out, "{}", self.before)?;
            places.write(window, out)?;
            let old = (&sides.old, self.old, window.old, '-');
            let new = (&sides.new, self.new, window.new, '+');
            for (side, whole, part, sign) in [old, new] {
                write!(out, "{}", self.before)?;
                write_sign(sign, side.look(), out)?;
                write_runs(&cut(side.runs(part, false, self.bracketed), whole, part), out)?;
                writeln!(out)?;
            }
        }
        Ok(())
    }
}

/// The runs of a part of a line, with marks where the line is cut.
pub fn cut(mut runs: Vec<Run>, whole: Span, part: Span) -> Vec<Run> {
    if part.start > whole.start {
        runs.insert(0, Run::faint("…"));
    }
    if part.end < whole.end {
        runs.push(Run::faint("…"));
    }
    runs
}

fn equal(side: &Side<'_>, line: usize, view: View, out: &mut impl Write) -> io::Result<()> {
    let mut runs = Vec::new();
    let beside = Beside { behind: false, before: false };
    unchanged(side.line(line).of(side.text), Look::Same, view.elide || view.wrap, beside, &mut runs);
    finish(side, line, ' ', Look::Same, &runs, out)
}

fn whole(side: &Side<'_>, line: usize, sign: char, view: View, out: &mut impl Write) -> io::Result<()> {
    finish(side, line, sign, side.look(), &side.runs(side.line(line), view.elide, false), out)
}

fn finish(
    side: &Side<'_>,
    line: usize,
    sign: char,
    look: Look,
    runs: &[Run],
    out: &mut impl Write,
) -> io::Result<()> {
    write_sign(sign, look, out)?;
    write_runs(runs, out)?;
    writeln!(out)?;
    if !side.is_ended(line) {
        write_styled(FAINT, "\\ No newline at end of file", out)?;
        writeln!(out)?;
    }
    Ok(())
}
