//! Stretches of a line with the colours that they are shown in.

use super::super::escape::{Escaped, Visible};
use anstyle::{AnsiColor, Color, Style};
use std::io::{self, Write};
use unicode_bidi::{BidiClass, bidi_class};

pub const FILE: Style = Style::new().bold();
pub const HUNK: Style = AnsiColor::Cyan.on_default();
pub const PLACE: Style = AnsiColor::Cyan.on_default();
pub const FAINT: Style = Style::new().dimmed();
const OLD: Style = AnsiColor::Red.on_default();
const NEW: Style = AnsiColor::Green.on_default();
const OLD_WORD: Style = marked(AnsiColor::White, AnsiColor::Red);
const NEW_WORD: Style = marked(AnsiColor::Black, AnsiColor::Green);

const fn marked(letters: AnsiColor, ground: AnsiColor) -> Style {
    Style::new().fg_color(Some(Color::Ansi(letters))).bg_color(Some(Color::Ansi(ground))).bold()
}

/// What a stretch of a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// It stands on both sides.
    Same,
    /// It stands in an old line.
    Old,
    /// It stands in a new line.
    New,
    /// It stands only in the old line.
    OldWord,
    /// It stands only in the new line.
    NewWord,
    /// It is no part of the text.
    Faint,
}

impl Look {
    const fn style(self) -> Style {
        match self {
            Self::Same => Style::new(),
            Self::Old => OLD,
            Self::New => NEW,
            Self::OldWord => OLD_WORD,
            Self::NewWord => NEW_WORD,
            Self::Faint => FAINT,
        }
    }
}

/// A stretch of a line. Its text is safe to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    pub text: String,
    pub look: Look,
}

impl Run {
    /// A stretch of an article.
    pub fn text(text: &str, look: Look) -> Self {
        Self { text: Escaped(text).to_string(), look }
    }

    /// Changed words of an article: invisible characters are shown too. Without colours, brackets stand around them
    /// if `bracketed`.
    pub fn words(text: &str, look: Look, bracketed: bool) -> Self {
        let shown = Visible(text);
        let text = match (bracketed, look) {
            (true, Look::OldWord) => format!("[-{shown}-]"),
            (true, Look::NewWord) => format!("{{+{shown}+}}"),
            _ => shown.to_string(),
        };
        Self { text, look }
    }

    /// What stands for text that is left out.
    pub fn faint(text: &str) -> Self {
        Self { text: text.to_owned(), look: Look::Faint }
    }
}

/// Writes runs. If one of them has letters that are written from right to left, they are isolated (U+2068, U+2069): a
/// terminal that orders text by direction then orders them by themselves, and one that does not ignores it.
pub fn write_runs(runs: &[Run], out: &mut impl Write) -> io::Result<()> {
    let is_isolated = runs.iter().any(|run| has_right_to_left(&run.text));
    if is_isolated {
        write!(out, "\u{2068}")?;
    }
    for run in runs.iter().filter(|run| !run.text.is_empty()) {
        write_styled(run.look.style(), &run.text, out)?;
    }
    if is_isolated {
        write!(out, "\u{2069}")?;
    }
    Ok(())
}

/// Writes a text that is safe to show.
pub fn write_styled(style: Style, text: &str, out: &mut impl Write) -> io::Result<()> {
    write!(out, "{style}{text}{style:#}")
}

/// Writes the sign of a line in the colour of the line.
pub fn write_sign(sign: char, look: Look, out: &mut impl Write) -> io::Result<()> {
    write_styled(look.style(), sign.encode_utf8(&mut [0; 4]), out)
}

fn has_right_to_left(text: &str) -> bool {
    // all such letters lie behind U+0590
    text.chars().any(|c| c >= '\u{590}' && matches!(bidi_class(c), BidiClass::R | BidiClass::AL))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> String {
        let mut out = Vec::new();
        write_runs(&[Run::text(text, Look::Same)], &mut out).expect("writes to memory");
        String::from_utf8(out).expect("UTF-8")
    }

    #[test]
    fn lines_from_right_to_left_are_isolated() {
        assert_eq!(written("שלום עולם"), "\u{2068}שלום עולם\u{2069}");
        assert_eq!(written("مرحبا"), "\u{2068}مرحبا\u{2069}");
        assert_eq!(written("Привет, 世界 🚢"), "Привет, 世界 🚢");
    }

    #[test]
    fn an_article_cannot_change_the_direction_itself() {
        assert_eq!(written("a\u{202e}b\u{2069}c"), "a\\u{202e}b\\u{2069}c");
    }
}
