//! What the format of an article says of its text beside the words themselves.

use super::Span;

/// Places in a text that its format marks. Both lists are in the order of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Markup {
    /// Stretches that are not text, such as code: they are one token each, and no edit touches them. They do not
    /// overlap.
    pub opaque: Vec<Span>,
    /// Bytes at which markup stands in the source, between two characters that touch in the text: a tag, the end of a
    /// link.
    pub boundaries: Vec<usize>,
}

impl Markup {
    /// Markup that says nothing.
    pub const NONE: &'static Self = &Self { opaque: Vec::new(), boundaries: Vec::new() };

    /// Whether it says nothing.
    pub const fn is_empty(&self) -> bool {
        self.opaque.is_empty() && self.boundaries.is_empty()
    }

    /// The markup of a part of the text, by places in that part. A stretch that the part cuts is shortened.
    pub fn within(&self, part: Span) -> Self {
        let cut = |at: usize| at.clamp(part.start, part.end) - part.start;
        let opaque = self.opaque.iter().filter(|span| span.start < part.end && span.end > part.start);
        let boundaries = self.boundaries.iter().filter(|&&at| at > part.start && at < part.end);
        Self {
            opaque: opaque.map(|span| Span::new(cut(span.start), cut(span.end))).collect(),
            boundaries: boundaries.map(|at| at - part.start).collect(),
        }
    }

    /// The same at other places: `places` answers, for ascending bytes of the old text, where they stand in the new one.
    pub fn moved(&self, places: impl Fn(&[usize]) -> Vec<usize>) -> Self {
        let ends: Vec<usize> = self.opaque.iter().flat_map(|span| [span.start, span.end]).collect();
        let opaque = places(&ends).chunks_exact(2).map(|ends| Span::new(ends[0], ends[1])).collect();
        Self { opaque, boundaries: places(&self.boundaries) }
    }

    /// Whether markup stands at this byte.
    pub fn is_at(&self, at: usize) -> bool {
        self.boundaries.binary_search(&at).is_ok()
    }

    /// Whether a stretch that is not text has a part in `span`; one that only touches it has none.
    pub fn is_opaque(&self, span: Span) -> bool {
        let next = self.opaque.partition_point(|opaque| opaque.end <= span.start);
        self.opaque
            .get(next)
            .is_some_and(|opaque| opaque.start < span.end || span.is_empty() && opaque.start < span.start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn markup() -> Markup {
        Markup { opaque: vec![Span::new(4, 8), Span::new(12, 14)], boundaries: vec![2, 9, 12] }
    }

    #[test]
    fn only_what_shares_text_is_opaque() {
        let markup = markup();
        assert!(markup.is_opaque(Span::new(7, 9)) && markup.is_opaque(Span::at(5)));
        assert!(!markup.is_opaque(Span::at(4)) && !markup.is_opaque(Span::at(8)));
        assert!(!markup.is_opaque(Span::new(8, 12)) && !markup.is_opaque(Span::new(20, 30)));
    }

    #[test]
    fn a_part_has_its_share() {
        let part = markup().within(Span::new(6, 13));
        assert_eq!(part.opaque, [Span::new(0, 2), Span::new(6, 7)]);
        assert_eq!(part.boundaries, [3, 6]);
    }

    #[test]
    fn markup_moves_with_its_text() {
        let moved =
            markup().moved(|places| places.iter().map(|&at| if at > 3 { at + 2 } else { at }).collect());
        assert_eq!(moved.opaque, [Span::new(6, 10), Span::new(14, 16)]);
        assert!(moved.is_at(2) && moved.is_at(11) && !moved.is_at(9));
    }
}
