//! Article text for the screen: nothing in it is obeyed, its width is known, and long stretches are cut.

use postedit::render::escape::Visible;
use ratatui::style::Style;
use ratatui::text::{Line, Span as Styled};
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Text that stays as it is: line ends and other white space are shown as spaces.
pub fn unchanged(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\r' => {}
            '\n' | '\t' | '\u{a0}' | '\u{202f}' | '\u{2009}' => shown.push(' '),
            c => shown.push_str(&Visible(c.encode_utf8(&mut [0; 4])).to_string()),
        }
    }
    shown
}

/// Text that goes or comes: nothing in it is left to be guessed. Spaces at its ends are shown as `␣`.
pub fn changed(text: &str) -> String {
    let body = text.trim_matches(' ');
    let start = text.len() - text.trim_start_matches(' ').len();
    let end = if body.is_empty() { 0 } else { text.len() - text.trim_end_matches(' ').len() };
    let mark = if body.starts_with(is_combining_mark) { "◌" } else { "" };
    let body = Visible(body).to_string().replace('\t', "\\t");
    format!("{}{mark}{body}{}", "␣".repeat(start), "␣".repeat(end))
}

/// Columns that a text takes.
pub fn width(text: &str) -> usize {
    text.width()
}

/// The beginning of a text that takes so many columns at most.
pub fn head(text: &str, columns: usize) -> &str {
    let mut taken = 0;
    for (at, grapheme) in text.grapheme_indices(true) {
        taken += grapheme.width();
        if taken > columns {
            return &text[..at];
        }
    }
    text
}

/// The end of a text that takes so many columns at most.
pub fn tail(text: &str, columns: usize) -> &str {
    let mut taken = 0;
    for (at, grapheme) in text.grapheme_indices(true).rev() {
        taken += grapheme.width();
        if taken > columns {
            return &text[at + grapheme.len()..];
        }
    }
    text
}

/// The text if it takes so many columns at most, else what of its beginning does, with `…` behind it.
pub fn head_cut(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    format!("{}…", head(text, columns.saturating_sub(1)))
}

/// The same with the end, and `…` before it.
pub fn tail_cut(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    format!("…{}", tail(text, columns.saturating_sub(1)))
}

/// A text whose middle is left out if it takes more columns than that.
pub fn middle_cut(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let half = columns.saturating_sub(3) / 2;
    format!("{} … {}", head(text, half), tail(text, half))
}

/// Lengths in bytes of what two texts have in common at their beginnings and, behind that, at their ends, in whole
/// graphemes.
pub fn in_common(old: &str, new: &str) -> (usize, usize) {
    let pairs = old.graphemes(true).zip(new.graphemes(true));
    let start: usize = pairs.take_while(|(a, b)| a == b).map(|(a, _)| a.len()).sum();
    let (old, new) = (&old[start..], &new[start..]);
    let pairs = old.graphemes(true).rev().zip(new.graphemes(true).rev());
    (start, pairs.take_while(|(a, b)| a == b).map(|(a, _)| a.len()).sum())
}

/// Breaks styled text into lines of so many columns, at spaces and beside wide characters; longer words are cut.
/// `indent` stands before each line but the first.
pub fn wrap(parts: &[Styled<'_>], columns: usize, indent: &str) -> Vec<Line<'static>> {
    let columns = columns.max(width(indent) + 2);
    let mut lines = Lines { done: Vec::new(), line: Vec::new(), taken: 0, indent, columns };
    let mut word: Vec<(String, Style)> = Vec::new();
    for part in parts {
        for grapheme in part.content.graphemes(true) {
            let is_space = grapheme == " ";
            let is_wide = grapheme.width() > 1;
            if is_space || is_wide {
                lines.word(std::mem::take(&mut word));
            }
            if is_space {
                lines.space(part.style);
            } else {
                match word.last_mut() {
                    Some((text, style)) if *style == part.style => text.push_str(grapheme),
                    _ => word.push((grapheme.to_owned(), part.style)),
                }
            }
            if is_wide {
                lines.word(std::mem::take(&mut word));
            }
        }
    }
    lines.word(word);
    lines.end()
}

/// Lines that are being filled.
struct Lines<'i> {
    done: Vec<Line<'static>>,
    line: Vec<Styled<'static>>,
    taken: usize,
    indent: &'i str,
    columns: usize,
}

impl Lines<'_> {
    fn word(&mut self, word: Vec<(String, Style)>) {
        let needed: usize = word.iter().map(|(text, _)| width(text)).sum();
        if self.taken + needed > self.columns && self.taken > width(self.indent) {
            self.new_line();
        }
        for (text, style) in word {
            let mut rest = text.as_str();
            while self.taken + width(rest) > self.columns {
                let fitting = head(rest, self.columns - self.taken);
                // a grapheme that is wider than the line
                let fitting = if fitting.is_empty() && self.taken <= width(self.indent) {
                    &rest[..rest.graphemes(true).next().map_or(0, str::len)]
                } else {
                    fitting
                };
                self.push(fitting, style);
                rest = &rest[fitting.len()..];
                self.new_line();
            }
            self.push(rest, style);
        }
    }

    fn space(&mut self, style: Style) {
        if self.taken < self.columns {
            self.push(" ", style);
        }
    }

    fn push(&mut self, text: &str, style: Style) {
        if text.is_empty() {
            return;
        }
        self.taken += width(text);
        match self.line.last_mut() {
            Some(last) if last.style == style => last.content.to_mut().push_str(text),
            _ => self.line.push(Styled::styled(text.to_owned(), style)),
        }
    }

    fn new_line(&mut self) {
        self.done.push(Line::from(std::mem::take(&mut self.line)));
        self.taken = width(self.indent);
        if !self.indent.is_empty() {
            self.line.push(Styled::raw(self.indent.to_owned()));
        }
    }

    fn end(mut self) -> Vec<Line<'static>> {
        if self.taken > width(self.indent) || self.done.is_empty() {
            self.done.push(Line::from(self.line));
        }
        self.done
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrapped(text: &str, columns: usize, indent: &str) -> Vec<String> {
        wrap(&[Styled::raw(text)], columns, indent).iter().map(|line| line.to_string()).collect()
    }

    #[test]
    fn nothing_is_obeyed_and_spaces_that_change_are_seen() {
        assert_eq!(unchanged("a\r\nb\u{a0}c\x1b[2J\u{202e}"), "a b c\\u{1b}[2J\\u{202e}");
        assert_eq!(changed(" a\u{a0}b\n"), "␣a\\u{a0}b\\n");
        assert_eq!(changed("  "), "␣␣");
        assert_eq!(changed("\u{301}"), "◌\u{301}");
        assert_eq!(changed("a "), "a␣");
    }

    #[test]
    fn texts_are_cut_by_their_columns() {
        assert_eq!((head("日本語", 5), tail("日本語", 5)), ("日本", "本語"));
        assert_eq!(head_cut("abcdef", 4), "abc…");
        assert_eq!(tail_cut("日本語", 5), "…本語");
        assert_eq!(middle_cut("abcdefghij", 9), "abc … hij");
        assert_eq!(middle_cut("abc", 9), "abc");
    }

    #[test]
    fn what_differs_is_found_in_whole_graphemes() {
        assert_eq!(in_common("Larsenbut", "Larsen, but"), (6, 3));
        assert_eq!(in_common("the the", "the"), (3, 0));
        assert_eq!(in_common("cafe", "cafe\u{301}"), (3, 0));
        assert_eq!(in_common("aa", "aaa"), (2, 0));
    }

    #[test]
    fn lines_break_at_spaces_and_beside_wide_characters() {
        assert_eq!(wrapped("one two three", 7, ""), ["one two", "three"]);
        assert_eq!(wrapped("日本語です", 5, ""), ["日本", "語で", "す"]);
        assert_eq!(wrapped("abcdefgh ij", 4, ""), ["abcd", "efgh", "ij"]);
        assert_eq!(wrapped("• one two three", 8, "  "), ["• one ", "  two ", "  three"]);
        assert_eq!(wrapped("", 4, ""), [""]);
        for columns in 1..12 {
            let lines = wrapped("a long-ish 語 text 👩‍🚀 with things", columns, " ");
            assert!(lines.iter().all(|line| width(line) <= columns.max(3)), "{columns} {lines:?}");
        }
    }
}
