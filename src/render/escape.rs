//! The text of an article is data: on a terminal its control characters are shown, not obeyed.

use std::fmt::{self, Write};

/// Displays a text with its control characters escaped (`\u{1b}`), also those that change the direction of
/// writing; tabs stay.
#[derive(Clone, Copy, Debug)]
pub struct Escaped<'t>(pub &'t str);

/// Whether a terminal could take the character for a command.
pub(super) fn is_unsafe(c: char) -> bool {
    c.is_control() && c != '\t'
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{61c}')
}

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in self.0.chars() {
            match c {
                '\r' => f.write_str("\\r")?,
                '\n' => f.write_str("\\n")?,
                c if is_unsafe(c) => write!(f, "\\u{{{:x}}}", c as u32)?,
                c => f.write_char(c)?,
            }
        }
        Ok(())
    }
}

/// Displays a short text for a person: control characters and the invisible ones escaped.
#[derive(Clone, Copy, Debug)]
pub struct Visible<'t>(pub &'t str);

impl fmt::Display for Visible<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in self.0.chars() {
            if crate::text::chars::is_invisible(c) || matches!(c, '\u{a0}' | '\u{202f}' | '\u{2009}') {
                write!(f, "\\u{{{:x}}}", c as u32)?;
            } else {
                Escaped(c.encode_utf8(&mut [0; 4])).fmt(f)?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_are_shown() {
        assert_eq!(Escaped("a\x1b[31mb\tc\u{202e}\u{9b}").to_string(), "a\\u{1b}[31mb\tc\\u{202e}\\u{9b}");
        assert_eq!(Escaped("naïve “x”").to_string(), "naïve “x”");
    }

    #[test]
    fn invisible_characters_are_shown_to_a_reader_of_edits() {
        assert_eq!(Visible("go\u{ad}v\u{a0}x\n").to_string(), "go\\u{ad}v\\u{a0}x\\n");
    }
}
