//! Where lines begin, to tell a person the place of a byte.

/// Bytes between two counted places.
const STEP: usize = 4096;

/// Byte offsets of the line starts of a text, and its characters counted every few kilobytes, so that a
/// place in a line of any length is found at once. Lines end at `\n`.
#[derive(Debug, Clone)]
pub struct LineIndex {
    starts: Vec<usize>,
    /// Characters that begin before byte `i * STEP`.
    characters: Vec<usize>,
}

impl LineIndex {
    /// Indexes `text`.
    pub fn new(text: &str) -> Self {
        let mut starts = vec![0];
        starts.extend(memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1));
        let mut characters = vec![0];
        let mut count = 0;
        for step in text.as_bytes().chunks(STEP) {
            count += begun(step);
            characters.push(count);
        }
        Self { starts, characters }
    }

    /// The 1-based line and the 1-based column in characters of the byte `at`, which must be on a
    /// character boundary of `text`, the text that was indexed.
    pub fn position(&self, text: &str, at: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|&start| start <= at);
        (line, self.before(text, at) - self.before(text, self.starts[line - 1]) + 1)
    }

    /// Characters before the byte `at`.
    fn before(&self, text: &str, at: usize) -> usize {
        let step = at / STEP;
        self.characters[step] + begun(&text.as_bytes()[step * STEP..at])
    }
}

/// Characters that begin in these bytes of UTF-8.
fn begun(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0xc0 != 0x80).count()
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
}
