//! The prose of cues.
//!
//! Lines of a cue are one text, broken where the picture needs it; so a line break is a space. A line with a speaker's
//! dash, a voice and a line of a song stand by themselves. A cue goes on with the one before it if that ends in the middle
//! of a sentence and this one begins in lower case; else it is a paragraph of its own, so a cue that begins in lower case
//! never asks for a capital.

use crate::format::{Builder, Tag};
use crate::text::Span;

/// How a format marks what is no text inside of a line.
pub trait Dialect {
    /// What begins at the byte `at` of the source, in a line that ends at `end`; `None` for text.
    fn mark(source: &str, at: usize, end: usize) -> Option<(Span, Mark)>;
}

/// What is no text in a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A tag or an override: nothing to the reader.
    Tag(Tag),
    /// Another speaker begins, or ends.
    Voice,
    /// A line break that the line writes out.
    Break,
    /// Not to be changed.
    Opaque,
    /// A character reference and what it stands for.
    Reference(String),
}

/// Reads cues into prose, one by one.
#[derive(Debug)]
pub struct Cues<'s> {
    source: &'s str,
    builder: Builder<'s>,
    /// The end of the last line, for a line break that begins there.
    end: usize,
    /// The last character that the reader saw, closing marks left out; `None` if nothing may go on from there.
    last: Option<char>,
}

const NOTES: [char; 3] = ['♪', '♫', '♬'];
const DASHES: [char; 5] = ['-', '–', '—', '‐', '―'];

impl<'s> Cues<'s> {
    /// Cues of a source whose prose is written to `builder`.
    pub const fn new(source: &'s str, builder: Builder<'s>) -> Self {
        Self { source, builder, end: 0, last: None }
    }

    /// Reads the lines of the next cue.
    pub fn read<D: Dialect>(&mut self, lines: &[Span]) {
        let is_song = lines.iter().any(|line| line.of(self.source).contains(NOTES));
        let first = lines.first().and_then(|line| first_letter::<D>(self.source, *line));
        let goes_on = !is_song
            && self.last.is_some_and(|last| last.is_alphanumeric() || last == ',')
            && first.is_some_and(char::is_lowercase);
        if !goes_on {
            self.end_block();
        }
        for (at, line) in lines.iter().enumerate() {
            if at > 0 && is_song {
                self.end_block();
            }
            self.read_line::<D>(*line);
        }
        if is_song {
            self.end_block();
        }
    }

    /// The prose is interrupted: nothing goes on behind this place.
    pub fn end_block(&mut self) {
        self.builder.end_block();
        self.last = None;
    }

    /// The builder, to finish.
    pub fn into_builder(self) -> Builder<'s> {
        self.builder
    }

    fn read_line<D: Dialect>(&mut self, line: Span) {
        let text = line.of(self.source);
        let start = line.start + (text.len() - text.trim_start().len());
        let end = line.start + text.trim_end().len();
        let mut at = start;
        // tags may stand before a speaker's dash
        let mut marks = Vec::new();
        while let Some((span, Mark::Tag(tag))) = D::mark(self.source, at, end) {
            marks.push((span, tag));
            at = span.end;
        }
        let dash = speaker(&self.source[at..end]);
        if dash > 0 {
            self.end_block();
            at += dash;
        } else {
            self.builder.space(Span::new(self.end, start));
        }
        for (span, tag) in marks {
            self.builder.tag(span, tag);
        }
        while at < end {
            at = self.read_piece::<D>(at, end);
        }
        self.end = end;
    }

    /// Reads a mark or a stretch of text and answers where it ends.
    fn read_piece<D: Dialect>(&mut self, at: usize, end: usize) -> usize {
        let Some((span, mark)) = D::mark(self.source, at, end) else {
            let rest = &self.source[at..end];
            let mut next = rest.char_indices().skip(1).map(|(offset, _)| at + offset);
            let until = next.find(|&next| D::mark(self.source, next, end).is_some()).unwrap_or(end);
            let text = Span::new(at, until);
            self.builder.text(text);
            let seen = text.of(self.source).trim_end_matches(|c: char| c.is_whitespace() || is_closing(c));
            self.last = seen.chars().next_back().or(self.last);
            return until;
        };
        match mark {
            Mark::Tag(tag) => self.builder.tag(span, tag),
            Mark::Voice => self.end_block(),
            Mark::Break => self.builder.space(span),
            Mark::Opaque => self.builder.opaque(span),
            Mark::Reference(text) => {
                self.builder.encoded(span, &text);
                self.last = text.chars().next_back().filter(|c| !c.is_whitespace()).or(self.last);
            }
        }
        span.end
    }
}

fn is_closing(c: char) -> bool {
    matches!(c, '"' | '”' | '»' | '’' | '\'' | ')' | ']')
}

/// The length of the dash or the arrows before what a speaker says, with the space behind; 0 without.
fn speaker(line: &str) -> usize {
    let mark = line.trim_start_matches(">>").trim_start_matches(DASHES);
    let mark = if line.len() - mark.len() > 4 { line } else { mark };
    let said = mark.trim_start();
    let is_speaker = mark.len() < line.len() && said.chars().next().is_some_and(|c| !c.is_ascii_digit());
    if is_speaker { line.len() - said.len() } else { 0 }
}

/// The first letter of a line that begins with one.
fn first_letter<D: Dialect>(source: &str, line: Span) -> Option<char> {
    let text = line.of(source);
    let mut at = line.start + (text.len() - text.trim_start().len());
    while let Some((span, Mark::Tag(_))) = D::mark(source, at, line.end) {
        at = span.end;
    }
    source[at..line.end].chars().next().filter(|c| c.is_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dash_is_told_from_a_negative_number() {
        assert_eq!(speaker("- Yes."), 2);
        assert_eq!(speaker("–Yes."), 3);
        assert_eq!(speaker(">> Yes."), 3);
        assert_eq!(speaker("-5 degrees"), 0);
        assert_eq!(speaker("Yes - no"), 0);
        assert_eq!(speaker("-"), 0);
        assert_eq!(speaker("-------- x"), 0);
    }
}
