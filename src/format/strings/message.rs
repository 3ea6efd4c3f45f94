//! One translated string: its text as the file spells it, read into prose.

use super::markup::{Found, Inline, Rules, find};
use crate::format::{Builder, Escape, Tag};
use crate::text::Span;

/// What a string is made of, in the order of the source.
#[derive(Clone, Debug)]
enum Piece {
    /// Text that the source has as it is.
    Text {
        source: Span,
        escape: Escape,
    },
    /// A character that the source writes in another way.
    Character {
        source: Span,
        character: char,
        escape: Escape,
    },
    /// A line break that is a space.
    Space(Span),
    /// What divides the string for the reader.
    Break(Span),
    Tag(Span, Tag),
    Opaque(Span),
}

impl Piece {
    const fn source(&self) -> Span {
        match self {
            Self::Text { source, .. } | Self::Character { source, .. } => *source,
            Self::Space(source) | Self::Break(source) | Self::Tag(source, _) | Self::Opaque(source) => {
                *source
            }
        }
    }
}

/// Stands in the decoded text for what is no text.
const OBJECT: char = '\u{fffc}';

/// A string of which the file says what is text; what the text says itself is found when it is read.
#[derive(Debug, Default)]
pub struct Message {
    pieces: Vec<Piece>,
    /// The text with escapes resolved.
    decoded: String,
    /// The end of each piece in the decoded text.
    ends: Vec<usize>,
}

impl Message {
    /// Adds text that the source has as it is.
    pub fn text(&mut self, source: Span, text: &str, escape: Escape) {
        if !text.is_empty() {
            self.push(Piece::Text { source, escape }, text);
        }
    }

    /// Adds a character that the source writes in another way.
    pub fn character(&mut self, source: Span, character: char, escape: Escape) {
        self.push(Piece::Character { source, character, escape }, character.encode_utf8(&mut [0; 4]));
    }

    /// Adds a line break that is a space to the reader.
    pub fn space(&mut self, source: Span) {
        self.push(Piece::Space(source), " ");
    }

    /// Adds what divides the string, as a line break that is meant.
    pub fn divide(&mut self, source: Span) {
        self.push(Piece::Break(source), "\n");
    }

    /// Adds a tag.
    pub fn tag(&mut self, source: Span, tag: Tag) {
        self.push(Piece::Tag(source, tag), "");
    }

    /// Adds what is no text.
    pub fn opaque(&mut self, source: Span) {
        self.push(Piece::Opaque(source), OBJECT.encode_utf8(&mut [0; 4]));
    }

    /// The text with escapes resolved.
    pub fn decoded(&self) -> &str {
        &self.decoded
    }

    fn push(&mut self, piece: Piece, decoded: &str) {
        self.pieces.push(piece);
        self.decoded.push_str(decoded);
        self.ends.push(self.decoded.len());
    }

    /// Writes the string as a block of prose, or several.
    pub fn emit(&self, builder: &mut Builder<'_>, rules: &Rules<'_>) {
        let found = find(&self.decoded, rules);
        let mut found = found.iter().peekable();
        let (mut start, mut done) = (0, 0);
        for (piece, &end) in self.pieces.iter().zip(&self.ends) {
            // what lies inside of a find went with it
            let mut at = start.max(done);
            if at >= end && (end > start || start < done) {
                start = end;
                continue;
            }
            while let Some(next) = found.next_if(|next| next.span.start < end) {
                emit_part(piece, start, Span::new(at, next.span.start), builder);
                self.emit_found(next, builder);
                at = next.span.end;
                done = at;
            }
            if at < end || start == end {
                emit_part(piece, start, Span::new(at.min(end), end), builder);
            }
            start = end;
        }
        builder.end_block();
    }

    fn emit_found(&self, found: &Found, builder: &mut Builder<'_>) {
        let source = Span::new(self.source_of(found.span.start, false), self.source_of(found.span.end, true));
        match found.inline {
            Inline::Opaque => builder.opaque_as(source, &found.span.of(&self.decoded).replace('\n', " ")),
            Inline::Tag(tag) => builder.tag(source, tag),
            Inline::Break => builder.end_block(),
        }
    }

    /// The place in the source of a byte of the decoded text, as the beginning or the end of a stretch.
    fn source_of(&self, at: usize, is_end: bool) -> usize {
        let piece = self.ends.partition_point(|&end| if is_end { end < at } else { end <= at });
        let start = piece.checked_sub(1).map_or(0, |before| self.ends[before]);
        match &self.pieces[piece] {
            Piece::Text { source, .. } => source.start + at - start,
            other if is_end => other.source().end,
            other => other.source().start,
        }
    }
}

/// Writes a part of a piece that begins at `start` of the decoded text.
fn emit_part(piece: &Piece, start: usize, part: Span, builder: &mut Builder<'_>) {
    match piece {
        Piece::Text { source, escape } => {
            builder.escape_with(*escape);
            let from = source.start + part.start - start;
            builder.text(Span::new(from, from + part.len()));
        }
        _ if part.is_empty() && !matches!(piece, Piece::Tag(..)) => {}
        Piece::Character { source, character, escape } => {
            builder.escape_with(*escape);
            builder.encoded(*source, character.encode_utf8(&mut [0; 4]));
        }
        Piece::Space(source) => builder.space(*source),
        Piece::Break(_) => builder.end_block(),
        Piece::Tag(source, tag) => builder.tag(*source, *tag),
        Piece::Opaque(source) => builder.opaque_as(*source, OBJECT.encode_utf8(&mut [0; 4])),
    }
}
