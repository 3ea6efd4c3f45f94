//! The text of an open document as its editor has it, and the places in it.
//!
//! An editor counts lines and, within a line, the units of the encoding that both sides agreed on; the passes count
//! bytes. Lines end at `\n`, `\r\n` and `\r`.

use gen_lsp_types::{Position, Range};
use postedit::text::Span;

/// What `Position.character` counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Units {
    /// Bytes.
    Utf8,
    /// What every editor knows: two for a character beyond U+FFFF, such as an emoji, and one for all others.
    Utf16,
    /// Characters.
    Utf32,
}

impl Units {
    /// The name in the protocol.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16 => "utf-16",
            Self::Utf32 => "utf-32",
        }
    }

    fn of(self, c: char) -> usize {
        match self {
            Self::Utf8 => c.len_utf8(),
            Self::Utf16 => c.len_utf16(),
            Self::Utf32 => 1,
        }
    }

    fn count(self, text: &str) -> usize {
        if self == Self::Utf8 || text.is_ascii() {
            return text.len();
        }
        text.chars().map(|c| self.of(c)).sum()
    }
}

/// A text with its lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    text: String,
    units: Units,
    /// Byte offsets of the beginnings of the lines, ascending.
    starts: Vec<usize>,
}

impl Text {
    /// A text whose places are counted in `units`.
    pub fn new(text: String, units: Units) -> Self {
        let mut starts = vec![0];
        starts.extend(line_starts(&text, Span::new(0, text.len())));
        Self { text, units, starts }
    }

    /// The text itself.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The byte at a position. As the protocol wants it, a character beyond the end of its line is that end; a line
    /// beyond the last is the end of the text. A position inside of a character is its beginning.
    pub fn offset(&self, position: Position) -> usize {
        let line = position.line as usize;
        let Some(&start) = self.starts.get(line) else { return self.text.len() };
        let end = self.starts.get(line + 1).copied().unwrap_or(self.text.len());
        let content = self.text[start..end].trim_end_matches(['\r', '\n']);
        let mut left = position.character as usize;
        for (at, c) in content.char_indices() {
            let units = self.units.of(c);
            if units > left {
                return start + at;
            }
            left -= units;
        }
        start + content.len()
    }

    /// The bytes of a range; one whose end stands before its start is taken the other way round.
    pub fn span(&self, range: Range) -> Span {
        let (start, end) = (self.offset(range.start), self.offset(range.end));
        Span::new(start.min(end), start.max(end))
    }

    /// Replaces a range, or, without one, the whole text.
    pub fn change(&mut self, range: Option<Range>, new: &str) {
        let Some(range) = range else {
            *self = Self::new(new.to_owned(), self.units);
            return;
        };
        let span = self.span(range);
        self.text.replace_range(span.range(), new);
        // what begins before the stretch, and what begins behind its next character, is told by bytes that stay
        let kept = self.starts.partition_point(|&start| start < span.start).max(1);
        let behind = self.starts.partition_point(|&start| start <= span.end);
        let behind: Vec<usize> =
            self.starts[behind..].iter().map(|&start| start - span.len() + new.len()).collect();
        self.starts.truncate(kept);
        let between = Span::new(span.start.max(1) - 1, span.start + new.len());
        self.starts.extend(line_starts(&self.text, between));
        self.starts.extend(behind);
    }

    /// The ranges of spans; quick when they ascend, however long the lines are.
    pub fn ranges(&self) -> Ranges<'_> {
        Ranges { text: self, line: 0, at: 0, units: 0 }
    }
}

/// Where lines begin behind the line ends in a stretch of a text.
fn line_starts(text: &str, within: Span) -> impl Iterator<Item = usize> {
    let bytes = text.as_bytes();
    memchr::memchr2_iter(b'\n', b'\r', &bytes[within.range()])
        .map(move |at| within.start + at + 1)
        .filter(|&start| !(bytes[start - 1] == b'\r' && bytes.get(start) == Some(&b'\n')))
}

/// Turns spans into ranges, from the last place on if the next one stands behind it on the same line.
#[derive(Debug)]
pub struct Ranges<'t> {
    text: &'t Text,
    line: usize,
    at: usize,
    units: usize,
}

impl Ranges<'_> {
    /// The range of a span, whose ends must be on character boundaries.
    pub fn of(&mut self, span: Span) -> Range {
        let start = self.go(span.start);
        let mut end = Ranges { ..*self };
        Range { start, end: end.go(span.end) }
    }

    fn go(&mut self, at: usize) -> Position {
        let starts = &self.text.starts;
        let next = starts.get(self.line + 1).copied().unwrap_or(usize::MAX);
        if at < self.at || at >= next {
            self.line = starts.partition_point(|&start| start <= at) - 1;
            (self.at, self.units) = (starts[self.line], 0);
        }
        // half of a `\r\n` cannot be told from its whole
        self.units += self.text.units.count(&self.text.text[self.at..at]);
        self.at = at;
        Position { line: number(self.line), character: number(self.units) }
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn position(line: u32, character: u32) -> Position {
        Position { line, character }
    }

    fn range(text: &Text, start: usize, end: usize) -> [u32; 4] {
        let Range { start, end } = text.ranges().of(Span::new(start, end));
        [start.line, start.character, end.line, end.character]
    }

    #[test]
    fn places_are_counted_in_the_units_that_were_agreed_on() {
        let line = "“😀 año” teh\n";
        let at = line.find("teh").expect("the word");
        for (units, wanted) in [(Units::Utf8, 16), (Units::Utf16, 9), (Units::Utf32, 8)] {
            let text = Text::new(format!("x\r\n{line}"), units);
            assert_eq!(range(&text, 3 + at, 3 + at + 3), [1, wanted, 1, wanted + 3], "{units:?}");
            assert_eq!(text.offset(position(1, wanted)), 3 + at, "{units:?}");
        }
    }

    #[test]
    fn positions_beyond_the_text_are_its_ends() {
        let text = Text::new("ab\r\nc\rd".to_owned(), Units::Utf16);
        for (place, wanted) in [
            ((0, 9), 2),
            ((0, u32::MAX), 2),
            ((1, 0), 4),
            ((1, 7), 5),
            ((2, 1), 7),
            ((3, 0), 7),
            ((u32::MAX, u32::MAX), 7),
        ] {
            assert_eq!(text.offset(position(place.0, place.1)), wanted, "{place:?}");
        }
    }

    #[test]
    fn a_position_inside_of_a_character_is_its_beginning() {
        let text = Text::new("a😀b".to_owned(), Units::Utf16);
        assert_eq!((text.offset(position(0, 2)), text.offset(position(0, 3))), (1, 5));
        let text = Text::new("añb".to_owned(), Units::Utf8);
        assert_eq!((text.offset(position(0, 2)), text.offset(position(0, 3))), (1, 3));
    }

    #[test]
    fn spans_that_go_back_are_found_too() {
        let text = Text::new("ñandú 😀 teh\nx teh".to_owned(), Units::Utf16);
        let mut ranges = text.ranges();
        let ascending = [Span::new(0, 7), Span::new(8, 12), Span::new(13, 16), Span::new(19, 22)];
        let wanted = ascending.map(|span| range(&text, span.start, span.end));
        for (span, wanted) in ascending.iter().zip(wanted).chain(ascending.iter().zip(wanted).rev()) {
            let Range { start, end } = ranges.of(*span);
            assert_eq!([start.line, start.character, end.line, end.character], wanted);
        }
    }

    /// Numbers that are the same in every run (Marsaglia's xorshift).
    fn random(state: &mut u64, below: usize) -> usize {
        *state ^= *state << 13;
        *state ^= *state >> 7;
        *state ^= *state << 17;
        (*state % below as u64) as usize
    }

    #[test]
    fn changes_keep_the_text_and_its_lines() {
        let pieces = ["", "a", "\n", "\r", "\r\n", "\n\r", "ñ", "😀", "word ", "x\ry\nz\r\n"];
        let mut state = 0x9e37_79b9_7f4a_7c15;
        for units in [Units::Utf8, Units::Utf16, Units::Utf32] {
            let mut text = Text::new("One.\r\nTwo 😀.\rThree.\n".to_owned(), units);
            for _ in 0..3000 {
                let old = text.as_str().to_owned();
                let ends: Vec<usize> = old.char_indices().map(|(at, _)| at).chain([old.len()]).collect();
                // an editor cannot stand between the two characters of a line end
                let apart = |at: &usize| !(old[..*at].ends_with('\r') && old[*at..].starts_with('\n'));
                let ends: Vec<usize> = ends.into_iter().filter(apart).collect();
                let start = random(&mut state, ends.len());
                let end = (start + random(&mut state, 4)).min(ends.len() - 1);
                let span = Span::new(ends[start], ends[end]);
                let new: String =
                    (0..random(&mut state, 3)).map(|_| pieces[random(&mut state, pieces.len())]).collect();
                let range = text.ranges().of(span);
                assert_eq!(text.span(range), span, "{units:?} {range:?} in {old:?}");
                text.change(Some(range), &new);
                let wanted = format!("{}{new}{}", &old[..span.start], &old[span.end..]);
                assert_eq!(text, Text::new(wanted, units), "{new:?} at {span:?} in {old:?}");
            }
        }
    }
}
