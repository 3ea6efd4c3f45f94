//! Where lines begin, to tell a person or another program the place of a byte.

use std::ops::{Add, Sub};

/// Bytes between two counted places.
const STEP: usize = 4096;

/// Byte offsets of the line starts of a text, and its characters counted every few kilobytes, so that a
/// place in a line of any length is found at once. Lines end at `\n` alone: a carriage return before it belongs to
/// the line, and one that stands alone ends no line, and neither does U+2028.
#[derive(Debug, Clone)]
pub struct LineIndex {
    starts: Vec<usize>,
    /// What lies before byte `i * STEP`.
    counts: Vec<Count>,
}

/// The length of a stretch of text in the units that formats count in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Bytes of UTF-8.
    pub bytes: usize,
    /// Characters: Unicode scalar values.
    pub characters: usize,
    /// Code units of UTF-16, two for a character beyond U+FFFF.
    pub utf16: usize,
}

/// The place of a byte in its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1 in each unit.
    pub column: Count,
    /// What lies before it in the text, from 0.
    pub offset: Count,
}

impl Count {
    /// Counts whole characters, given as bytes of UTF-8; of a character that is cut, the part with its first byte
    /// counts as the character.
    fn of(bytes: &[u8]) -> Self {
        let characters = bytes.iter().filter(|&&byte| byte & 0xc0 != 0x80).count();
        let beyond = bytes.iter().filter(|&&byte| byte >= 0xf0).count();
        Self { bytes: bytes.len(), characters, utf16: characters + beyond }
    }
}

impl Add for Count {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            bytes: self.bytes + other.bytes,
            characters: self.characters + other.characters,
            utf16: self.utf16 + other.utf16,
        }
    }
}

impl Sub for Count {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self {
            bytes: self.bytes - other.bytes,
            characters: self.characters - other.characters,
            utf16: self.utf16 - other.utf16,
        }
    }
}

impl LineIndex {
    /// Indexes `text`.
    pub fn new(text: &str) -> Self {
        let mut starts = vec![0];
        starts.extend(memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1));
        let mut counts = vec![Count::default()];
        let mut count = Count::default();
        for step in text.as_bytes().chunks(STEP) {
            count = count + Count::of(step);
            counts.push(count);
        }
        Self { starts, counts }
    }

    /// The place of the byte `at`, which must be on a character boundary of `text`, the text that was indexed.
    pub fn place(&self, text: &str, at: usize) -> Place {
        let line = self.starts.partition_point(|&start| start <= at);
        let offset = self.before(text, at);
        let one = Count { bytes: 1, characters: 1, utf16: 1 };
        Place { line, column: offset - self.before(text, self.starts[line - 1]) + one, offset }
    }

    /// The 1-based line and the 1-based column in characters of the byte `at`, which must be on a
    /// character boundary of `text`, the text that was indexed.
    pub fn position(&self, text: &str, at: usize) -> (usize, usize) {
        let place = self.place(text, at);
        (place.line, place.column.characters)
    }

    /// What lies before the byte `at`.
    fn before(&self, text: &str, at: usize) -> Count {
        let step = at / STEP;
        self.counts[step] + Count::of(&text.as_bytes()[step * STEP..at])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_lines_and_characters_from_one() {
        let text = "año\nuno dos\n";
        let index = LineIndex::new(text);
        assert_eq!(index.position(text, 0), (1, 1));
        assert_eq!(index.position(text, 3), (1, 3));
        assert_eq!(index.position(text, 5), (2, 1));
        assert_eq!(index.position(text, 9), (2, 5));
        assert_eq!(index.position(text, text.len()), (3, 1));
    }

    #[test]
    fn long_lines_are_counted_too() {
        let text = format!("a\n{}x", "ñ".repeat(3 * STEP));
        let index = LineIndex::new(&text);
        assert_eq!(index.position(&text, text.len() - 1), (2, 3 * STEP + 1));
    }

    /// The columns of the first `x` of `text`: bytes, characters, UTF-16.
    fn columns(text: &str) -> (usize, usize, usize, usize) {
        let place = LineIndex::new(text).place(text, text.find('x').expect("an x"));
        (place.line, place.column.bytes, place.column.characters, place.column.utf16)
    }

    #[test]
    fn columns_have_three_units() {
        assert_eq!(columns("x"), (1, 1, 1, 1));
        assert_eq!(columns("éx"), (1, 3, 2, 2));
        assert_eq!(columns("e\u{301}x"), (1, 4, 3, 3), "a combining accent is a character of its own");
        assert_eq!(columns("日本x"), (1, 7, 3, 3));
        assert_eq!(columns("🚢x"), (1, 5, 2, 3));
        assert_eq!(columns("👩\u{200d}🚀x"), (1, 12, 4, 6), "a family of characters shown as one");
    }

    #[test]
    fn only_line_feeds_end_lines() {
        assert_eq!(columns("a\r\nbx"), (2, 2, 2, 2));
        assert_eq!(columns("a\rbx"), (1, 4, 4, 4));
        assert_eq!(columns("a\u{2028}bx"), (1, 6, 4, 4));
        assert_eq!(columns("a\u{85}b\u{c}x"), (1, 6, 5, 5));
    }

    #[test]
    fn offsets_count_from_the_beginning_of_the_text() {
        let text = "é\n🚢x";
        let place = LineIndex::new(text).place(text, text.len() - 1);
        assert_eq!(place.offset, Count { bytes: 7, characters: 3, utf16: 4 });
    }

    #[test]
    fn every_place_of_a_mixed_text_is_what_counting_by_hand_gives() {
        let text = "aé日🚢\r\n".repeat(STEP / 7);
        let index = LineIndex::new(&text);
        for (at, _) in text.char_indices().step_by(97) {
            let place = index.place(&text, at);
            let line = text[..at].rfind('\n').map_or(0, |end| end + 1);
            assert_eq!(place.line, text[..at].matches('\n').count() + 1);
            assert_eq!(place.column.bytes, at - line + 1);
            assert_eq!(place.column.characters, text[line..at].chars().count() + 1);
            assert_eq!(place.column.utf16, text[line..at].encode_utf16().count() + 1);
            assert_eq!(place.offset.utf16, text[..at].encode_utf16().count());
        }
    }
}
