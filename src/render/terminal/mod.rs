//! Diffs for a person at a terminal: the changed words of long lines stand out.

mod changes;
mod columns;
mod look;
mod side_by_side;
mod sides;
mod unified;
mod windows;
mod words;

pub use columns::rows;

use super::Renderer;
use super::diff::name;
use super::escape::Escaped;
use crate::document::Document;
use crate::report::Report;
use look::{FILE, write_styled};
use sides::Sides;
use std::io::{self, Write};

/// How the old and the new text are laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Layout {
    /// Old lines, then new ones, after `-` and `+`.
    #[default]
    Unified,
    /// Each line once, with its old and new words in it.
    Words,
    /// The old text on the left, the new one on the right.
    SideBySide,
}

/// How diffs are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct View {
    /// How the two texts are laid out.
    pub layout: Layout,
    /// Unchanged lines around each change.
    pub context: usize,
    /// Whether long unchanged stretches inside a line are left out.
    pub elide: bool,
    /// Whether of lines longer than `width` only the neighbourhood of each change is shown, with its place.
    pub wrap: bool,
    /// Columns of the terminal.
    pub width: usize,
    /// Whether colours are seen; without them, `[-` `-]` and `{+` `+}` stand around words that only colours would
    /// tell apart.
    pub colored: bool,
}

impl Renderer for View {
    fn article(&mut self, document: &Document, report: &Report, mut out: &mut dyn Write) -> io::Result<()> {
        write(document, report, *self, &mut out)
    }
}

/// Writes a diff with colours. Control characters of the article are escaped, and a line with letters that are
/// written from right to left is isolated, so that a terminal that orders them leaves the rest where it is.
///
/// # Errors
/// Those of `out`.
pub fn write(document: &Document, report: &Report, view: View, out: &mut impl Write) -> io::Result<()> {
    if report.edits.is_empty() {
        return Ok(());
    }
    let cleaned = report.cleaned(document);
    let sides = Sides::new(document.text(), &cleaned, &report.edits);
    match view.layout {
        Layout::Unified => {
            header(document, out)?;
            unified::write(&sides, document.name(), view, out)
        }
        Layout::Words => {
            header(document, out)?;
            words::write(&sides, document.name(), view, out)
        }
        Layout::SideBySide => {
            write_styled(FILE, &Escaped(document.name()).to_string(), out)?;
            writeln!(out)?;
            side_by_side::write(&sides, document.name(), view, out)
        }
    }
}

/// The neighbourhood of each change in lines longer than `width` columns with its place, as comment lines that a patch
/// ignores.
#[derive(Clone, Copy, Debug)]
pub struct Neighbourhoods {
    /// Columns that a line may take.
    pub width: usize,
}

impl Renderer for Neighbourhoods {
    fn article(&mut self, document: &Document, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        if report.edits.is_empty() {
            return Ok(());
        }
        let cleaned = report.cleaned(document);
        let sides = Sides::new(document.text(), &cleaned, &report.edits);
        let mut styled = Vec::new();
        unified::write_comments(&sides, document.name(), self.width, &mut styled)?;
        out.write_all(&anstream::adapter::strip_bytes(&styled).into_vec())
    }
}

fn header(document: &Document, out: &mut impl Write) -> io::Result<()> {
    for (side, sign) in [("a", "---"), ("b", "+++")] {
        let path = name(side, document.path());
        write_styled(FILE, &format!("{sign} {}", Escaped(path.trim_end())), out)?;
        writeln!(out)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cleaner::{Cleaner, Options};

    const VIEW: View =
        View { layout: Layout::Unified, context: 3, elide: false, wrap: false, width: 80, colored: false };

    fn render(text: &str, view: View) -> String {
        let document = Document::new("a.txt", text);
        let options = Options { language: crate::Language::from_code("en"), ..Options::default() };
        let report = Cleaner::new(options).report(&document);
        let mut out = Vec::new();
        write(&document, &report, view, &mut out).expect("writes to memory");
        anstream::adapter::strip_str(&String::from_utf8(out).expect("UTF-8")).to_string()
    }

    /// A line of more than 500 characters with two changes far from each other.
    fn long() -> String {
        let padding = "and it went on for a long time until it was over at last ".repeat(10);
        format!("Then {padding}they saw the the house {padding}on the ground.The end {padding}came.\n")
    }

    #[test]
    fn control_characters_are_escaped_in_every_layout() {
        for layout in [Layout::Unified, Layout::Words, Layout::SideBySide] {
            let shown = render("He saw the the \x1b[2Jhouse.\n", View { layout, ..VIEW });
            assert!(shown.contains("\\u{1b}[2J") && !shown.contains('\x1b'), "{shown}");
        }
    }

    #[test]
    fn long_unchanged_stretches_are_left_out() {
        let shown = render(&long(), View { elide: true, ..VIEW });
        assert!(shown.contains("[…]") && shown.lines().all(|line| line.len() < 500), "{shown}");
        assert!(shown.contains("the the house"));
        assert!(!render(&long(), VIEW).contains("[…]"));
    }

    #[test]
    fn words_stand_in_their_line() {
        let text = "One line.\nHe saw the the old house and the ground.The end came.\nTwo.\n";
        let shown = render(text, View { layout: Layout::Words, ..VIEW });
        assert_eq!(
            shown,
            "--- a/a.txt\n+++ b/a.txt\n@@ -1,3 +1,3 @@\nOne line.\n\
             He saw [-the the-]{+the+} old house and the [-ground.The-]{+ground. The+} end came.\nTwo.\n"
        );
    }

    #[test]
    fn sides_stand_in_columns() {
        let text = "日本語 🚢 words.\nHe saw the the old house.\n";
        let shown = render(text, View { layout: Layout::SideBySide, width: 63, ..VIEW });
        let lines: Vec<&str> = shown.lines().collect();
        assert_eq!(lines[..2], ["a.txt", "@@ -1,2 +1,2 @@"]);
        assert_eq!(lines[2], format!("1  日本語 🚢 words.{} │ 1  日本語 🚢 words.", " ".repeat(11)));
        assert_eq!(lines[3], "2 -He saw [-the the-] old      │ 2 +He saw {+the+} old house.");
        assert_eq!(lines[4], format!("   house.{} │ ", " ".repeat(21)));
        let bars = lines[2..].iter().map(|line| columns::width(line.split('│').next().expect("a side")));
        assert!(bars.into_iter().all(|columns| columns == 31), "{shown}");
    }

    #[test]
    fn wrapped_lines_show_the_neighbourhood_of_each_change() {
        let text = format!("First line.\n{}", long());
        let at = text.lines().nth(1).and_then(|line| line.find("the the")).expect("it is there") + 1;
        for layout in [Layout::Unified, Layout::Words, Layout::SideBySide] {
            let shown = render(&text, View { layout, wrap: true, ..VIEW });
            let places: Vec<_> = shown.lines().filter(|line| line.starts_with("a.txt:")).collect();
            assert_eq!(places.len(), 2, "{shown}");
            assert_eq!(places[0], format!("a.txt:2:{at}"));
            assert!(shown.lines().all(|line| columns::width(line) <= 80), "{shown}");
        }
        let shown = render(&text, View { layout: Layout::Words, wrap: true, ..VIEW });
        assert!(shown.contains("they saw [-the the-]{+the+} house and it went"), "{shown}");
    }

    #[test]
    fn neighbourhoods_are_comments() {
        let document = Document::new("a.txt", long());
        let report = Cleaner::new(Options::default()).report(&document);
        let mut out = Vec::new();
        Neighbourhoods { width: 80 }.article(&document, &report, &mut out).expect("writes to memory");
        let shown = String::from_utf8(out).expect("UTF-8");
        assert_eq!(shown.lines().count(), 6, "{shown}");
        assert!(shown.lines().all(|line| line.starts_with("# ") && columns::width(line) <= 80), "{shown}");
        assert!(shown.contains("[-the the-]"), "{shown}");
    }

    #[test]
    fn ten_thousand_changes_of_one_line_are_shown_at_once() {
        let text =
            "He saw the the old house and said that it was on the ground , as they say. ".repeat(5_000);
        let document = Document::new("a.txt", format!("{text}\n"));
        let options = Options { language: crate::Language::from_code("en"), ..Options::default() };
        let report = Cleaner::new(options).report(&document);
        assert!(report.edits.len() >= 10_000, "{} edits", report.edits.len());
        for layout in [Layout::Unified, Layout::Words, Layout::SideBySide] {
            for wrap in [false, true] {
                let started = std::time::Instant::now();
                let mut out = Vec::new();
                write(&document, &report, View { layout, wrap, ..VIEW }, &mut out).expect("writes to memory");
                // a second in which a quadratic layout would do a fraction of its work
                assert!(started.elapsed().as_secs() < 5, "{layout:?} took {:?}", started.elapsed());
            }
        }
    }
}
