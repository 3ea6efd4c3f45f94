//! Outputs that a terminal shows.

use crate::render::escape::Escaped;
use std::io::{self, Write};

/// Bytes of the longest character of UTF-8.
const MAX_CHARACTER: usize = 4;

/// Writes text to a terminal: control characters of it are shown, not obeyed, line by line as `postedit clean` does.
pub struct Shown<W> {
    out: W,
    /// The beginning of a character whose rest is to come.
    held: Vec<u8>,
}

impl<W: Write> Shown<W> {
    /// Writes to `out`.
    pub fn new(out: W) -> Self {
        Self { out, held: Vec::new() }
    }
}

impl<W: Write> Write for Shown<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut all = std::mem::take(&mut self.held);
        all.extend_from_slice(bytes);
        let mut left = all.len();
        for chunk in all.utf8_chunks() {
            for line in chunk.valid().split_inclusive('\n') {
                let text = line.strip_suffix('\n').unwrap_or(line);
                write!(self.out, "{}", Escaped(text))?;
                if text.len() < line.len() {
                    self.out.write_all(b"\n")?;
                }
            }
            let invalid = chunk.invalid();
            left -= chunk.valid().len() + invalid.len();
            let may_go_on = std::str::from_utf8(invalid).is_err_and(|error| error.error_len().is_none());
            if left == 0 && may_go_on && invalid.len() < MAX_CHARACTER {
                self.held = invalid.to_vec();
            } else if !invalid.is_empty() {
                write!(self.out, "{}", char::REPLACEMENT_CHARACTER)?;
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_shown_wherever_the_bytes_are_cut() {
        let text = "a\u{1b}[2Jb\tü\u{202e}\n€ c\n".as_bytes();
        for cut in 0..text.len() {
            let mut shown = Shown::new(Vec::new());
            for part in [&text[..cut], &text[cut..]] {
                shown.write_all(part).expect("memory");
            }
            let shown = String::from_utf8(shown.out).expect("UTF-8");
            assert_eq!(shown, "a\\u{1b}[2Jb\tü\\u{202e}\n€ c\n", "{cut}");
        }
        let mut shown = Shown::new(Vec::new());
        shown.write_all(b"\xffx\xe2\x82y").expect("memory");
        assert_eq!(shown.out, "\u{fffd}x\u{fffd}y".as_bytes());
    }
}
