//! Where lines begin, to tell a person the place of a byte.

/// Byte offsets of the line starts of a text. Lines end at `\n`.
#[derive(Debug, Clone)]
pub struct LineIndex {
    starts: Vec<usize>,
}

impl LineIndex {
    /// Indexes `text`.
    pub fn new(text: &str) -> Self {
        let mut starts = vec![0];
        starts.extend(memchr::memchr_iter(b'\n', text.as_bytes()).map(|at| at + 1));
        Self { starts }
    }

    /// The 1-based line and the 1-based column in characters of the byte `at`, which must be on a
    /// character boundary of `text`, the text that was indexed.
    pub fn position(&self, text: &str, at: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|&start| start <= at);
        let start = self.starts[line - 1];
        (line, text[start..at].chars().count() + 1)
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
}
