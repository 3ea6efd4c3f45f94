//! The neighbourhood of each change in a line that is too long to be shown.

use super::changes::Change;
use super::columns::cluster_width;
use super::look::{PLACE, write_styled};
use super::sides::Sides;
use crate::render::escape::Escaped;
use crate::text::{LineIndex, Span};
use std::io::{self, Write};
use unicode_segmentation::UnicodeSegmentation;

/// The least columns of context on either side, where a change itself takes nearly all.
const LEAST: usize = 12;

/// Changes that are near to each other, and the text around them on both sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// Where it lies in the old text.
    pub old: Span,
    /// Where it lies in the new one.
    pub new: Span,
    /// The first byte of the first change in the old text.
    pub at: usize,
}

/// The places of a document for a reader.
pub struct Places<'t> {
    name: &'t str,
    text: &'t str,
    index: LineIndex,
}

impl<'t> Places<'t> {
    /// The places of the old text of the document called `name`.
    pub fn new(name: &'t str, sides: &Sides<'t>) -> Self {
        Self { name, text: sides.old.text, index: LineIndex::new(sides.old.text) }
    }

    /// Writes a line with the place of the first change of a window.
    pub fn write(&self, window: Window, out: &mut impl Write) -> io::Result<()> {
        let (line, column) = self.index.position(self.text, window.at);
        write_styled(PLACE, &format!("{}:{line}:{column}", Escaped(self.name)), out)?;
        writeln!(out)
    }
}

/// How a layout shows the changes of a window.
#[derive(Clone, Copy, Debug)]
pub struct Shown {
    /// Columns that a window takes at most, if its changes leave room for it.
    pub columns: usize,
    /// Whether new words stand behind the old ones, and not below or beside them.
    pub inline: bool,
    /// Whether changed words have brackets.
    pub bracketed: bool,
}

/// Columns of two brackets.
const BRACKETS: usize = 4;

impl Shown {
    /// Columns that a change takes beyond those of its old words.
    fn extra(self, sides: &Sides<'_>, change: Change) -> usize {
        let columns = |text| columns_up_to(text, self.columns);
        let (old, new) = (columns(change.old.of(sides.old.text)), columns(change.new.of(sides.new.text)));
        let words = if self.inline { new } else { new.saturating_sub(old) };
        let brackets = if self.inline { 2 * BRACKETS } else { BRACKETS };
        words + if self.bracketed { brackets } else { 0 }
    }
}

/// Changes that share a window.
struct Group {
    first: Change,
    last: Change,
    /// Columns beyond those of the old text.
    extra: usize,
}

/// The windows of a line of the old text, in order. Changes share one if it has room for both.
pub fn windows(sides: &Sides<'_>, line: Span, shown: Shown) -> Vec<Window> {
    let text = sides.old.text;
    let room = shown.columns.saturating_sub(2 * LEAST);
    let mut groups: Vec<Group> = Vec::new();
    for change in sides.changes_in(line) {
        let extra = shown.extra(sides, *change);
        match groups.last_mut() {
            Some(Group { first, last, extra: own })
                if fits(&text[first.old.start..change.old.end], room.saturating_sub(*own + extra)) =>
            {
                *last = *change;
                *own += extra;
            }
            _ => groups.push(Group { first: *change, last: *change, extra }),
        }
    }
    groups.iter().map(|group| window(text, line, group, shown.columns.saturating_sub(group.extra))).collect()
}

fn window(text: &str, line: Span, group: &Group, columns: usize) -> Window {
    let Group { first, last, .. } = group;
    let start = first.old.start.max(line.start);
    let end = last.old.end.clamp(start, line.end);
    let taken = columns_up_to(&text[start..end], columns);
    let beside = (columns.saturating_sub(taken) / 2).max(LEAST);
    let before = tail(&text[line.start..start], beside);
    let after = head(&text[end..line.end], beside);
    Window {
        old: Span::new(start - before, end + after),
        // the text beside the changes is the same on both sides
        new: Span::new(first.new.start - before, last.new.end + after),
        at: first.old.start,
    }
}

/// Whether a text takes at most `columns`.
fn fits(text: &str, columns: usize) -> bool {
    columns_up_to(text, columns + 1) <= columns
}

/// Columns that a text takes; counting ends at `most`.
fn columns_up_to(text: &str, most: usize) -> usize {
    let mut column = 0;
    for cluster in text.graphemes(true) {
        if column >= most {
            break;
        }
        column += cluster_width(cluster, column);
    }
    column
}

/// Bytes of the end of a text that take at most `columns`, from the beginning of a word if there is one.
fn tail(text: &str, columns: usize) -> usize {
    fitting(text.graphemes(true).rev(), columns)
}

/// Bytes of the beginning of a text that take at most `columns`, up to the end of a word if there is one.
fn head(text: &str, columns: usize) -> usize {
    fitting(text.graphemes(true), columns)
}

/// Bytes of the first grapheme clusters that take at most `columns`, up to the last white space among them if there is
/// one and not all of them fit.
fn fitting<'t>(clusters: impl Iterator<Item = &'t str>, columns: usize) -> usize {
    let mut bytes = 0;
    let (mut column, mut at_word) = (0, 0);
    for cluster in clusters {
        column += cluster_width(cluster, 0);
        if column > columns {
            return if at_word > 0 { at_word } else { bytes };
        }
        if cluster.chars().all(char::is_whitespace) {
            at_word = bytes;
        }
        bytes += cluster.len();
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::Edit;
    use crate::edit::apply;
    use crate::edit::tests::edit;

    fn check(text: &str, edits: &[Edit], columns: usize) -> Vec<(String, String)> {
        let new = apply(text, edits);
        let sides = Sides::new(text, &new, edits);
        let shown = Shown { columns, inline: false, bracketed: false };
        let found = windows(&sides, Span::new(0, text.len()), shown);
        found.iter().map(|w| (w.old.of(text).to_owned(), w.new.of(&new).to_owned())).collect()
    }

    #[test]
    fn each_change_has_its_neighbourhood() {
        let text =
            format!("{0} they saw the the house {0} on the ground.The end {0}", "and it went on ".repeat(9));
        let first = text.find(" the house").expect("it is there");
        let second = text.find("The end").expect("it is there");
        let windows = check(&text, &[edit(first, first + 4, ""), edit(second, second, " ")], 60);
        for (old, new) in &windows {
            assert!(old.len() <= 60 && text.contains(old.as_str()), "{old}");
            assert!(!old.starts_with(' ') && !old.ends_with(' '), "cut between words: {old}");
            assert_eq!(*new, old.replace("the the", "the").replace("ground.The", "ground. The"));
        }
        assert_eq!(windows.len(), 2);
    }

    #[test]
    fn near_changes_share_a_window() {
        let text = "one twothree four fivesix seven";
        let windows = check(text, &[edit(7, 7, " "), edit(22, 22, " ")], 80);
        assert_eq!(windows, [(text.to_owned(), "one two three four five six seven".to_owned())]);
    }

    #[test]
    fn a_text_without_spaces_is_cut_anywhere() {
        let text = format!("{0},,{0}", "字".repeat(500));
        let windows = check(&text, &[edit(1500, 1501, "")], 40);
        assert_eq!(windows.len(), 1);
        let (old, new) = &windows[0];
        assert!(old.chars().count() < 30 && old.contains(",,") && new.contains('字'), "{old} {new}");
        assert_eq!(old.replace(",,", ","), *new);
    }
}
