//! A stretch of a text, in bytes.

use std::ops::Range;

/// A half-open range of byte offsets into a document's text. Both ends are on character boundaries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte; equal to `start` for an insertion point.
    pub end: usize,
}

impl Span {
    /// The span from `start` up to, not including, `end` (bytes).
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The empty span at `at` (bytes): a place to insert.
    pub const fn at(at: usize) -> Self {
        Self { start: at, end: at }
    }

    /// Length in bytes.
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether the span holds no text.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The bytes as a range, for slicing.
    pub const fn range(self) -> Range<usize> {
        self.start..self.end
    }

    /// The text under the span.
    pub fn of(self, text: &str) -> &str {
        &text[self.range()]
    }

    /// The span widened to the white space on both sides of it in `text`: the words that it touches.
    pub fn widened_to_spaces(self, text: &str) -> Self {
        let start = text[..self.start].char_indices().rev().find(|(_, c)| c.is_whitespace());
        let end = text[self.end..].find(char::is_whitespace);
        Self {
            start: start.map_or(0, |(at, c)| at + c.len_utf8()),
            end: end.map_or(text.len(), |at| self.end + at),
        }
    }

    /// Whether two edits at these spans would collide: they share text, or both are insertions or
    /// ends at the very same place, so that their order would matter.
    pub const fn collides(self, other: Self) -> bool {
        if self.is_empty() || other.is_empty() {
            self.start <= other.end && other.start <= self.end
        } else {
            self.start < other.end && other.start < self.end
        }
    }
}

/// The stretches that `spans` cover: in order, and one for those that share text, so that their ends are in order too.
/// Spans that only touch stay apart.
pub fn merge_overlapping(spans: impl IntoIterator<Item = Span>) -> Vec<Span> {
    let mut merged: Vec<Span> = spans.into_iter().collect();
    merged.sort_unstable();
    merged.dedup_by(|next, last| {
        let overlaps = next.start < last.end;
        if overlaps {
            last.end = last.end.max(next.end);
        }
        overlaps
    });
    merged
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_do_not_collide_but_shared_text_does() {
        assert!(!Span::new(0, 3).collides(Span::new(3, 5)));
        assert!(Span::new(0, 4).collides(Span::new(3, 5)));
    }

    #[test]
    fn a_span_is_widened_to_the_words_it_touches() {
        let text = "uno dos\u{a0}tres\ncuatro";
        assert_eq!(Span::new(5, 6).widened_to_spaces(text).of(text), "dos");
        assert_eq!(Span::new(5, 11).widened_to_spaces(text).of(text), "dos\u{a0}tres");
        assert_eq!(Span::at(0).widened_to_spaces(text).of(text), "uno");
    }

    #[test]
    fn spans_that_share_text_are_merged() {
        let merged = |ends: &[(usize, usize)]| {
            merge_overlapping(ends.iter().map(|&(start, end)| Span::new(start, end)))
        };
        assert_eq!(merged(&[(6, 9), (0, 4), (3, 5)]), [Span::new(0, 5), Span::new(6, 9)]);
        assert_eq!(merged(&[(0, 9), (2, 4), (8, 10)]), [Span::new(0, 10)], "one within another");
        assert_eq!(merged(&[(2, 4), (2, 4)]), [Span::new(2, 4)]);
        assert_eq!(merged(&[(2, 6), (4, 4)]), [Span::new(2, 6)], "a place to insert within");
    }

    #[test]
    fn spans_that_only_touch_are_not_merged() {
        let touching = [Span::new(0, 3), Span::new(3, 5)];
        assert_eq!(merge_overlapping(touching), touching);
        let insertion = [Span::at(3), Span::new(3, 5)];
        assert_eq!(merge_overlapping(insertion), insertion);
        assert_eq!(merge_overlapping([]), []);
    }

    #[test]
    fn two_insertions_at_one_place_collide() {
        assert!(Span::at(4).collides(Span::at(4)));
        assert!(Span::at(4).collides(Span::new(4, 6)));
        assert!(!Span::at(4).collides(Span::new(5, 6)));
    }
}
