//! The prose of an article and where each stretch of it stands in the source.

use crate::text::{Markup, Span};
use std::borrow::Cow;

/// Writes prose as the source has it: a function from text to text, as `&` to `&amp;`.
pub type Escape = fn(&str) -> Cow<'_, str>;

/// What a run of the prose is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RunKind {
    /// The source has the very same bytes.
    Verbatim,
    /// The source has other bytes for it, as a character reference; it changes as a whole.
    Encoded,
    /// A space for a line break in the source, with what stands around it there.
    Space,
    /// Stays as it is: code, a placeholder for what is no text, the end of a block.
    Fixed,
}

/// A stretch of the prose that is one stretch of the source.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run {
    pub prose: Span,
    pub source: Span,
    pub kind: RunKind,
    pub escape: Escape,
    /// The block that it belongs to, counted from 0.
    pub block: usize,
    /// Where in the source what belongs neither to the run before nor to this one is inserted: outside of the elements
    /// that end or begin between them.
    pub outside: usize,
}

/// The text of an article as a reader sees it, block by block, each on a line of its own.
#[derive(Clone, Debug, Default)]
pub struct Prose {
    text: String,
    pub(super) runs: Vec<Run>,
    markup: Markup,
    /// Whether text can only be inserted inside of a stretch of text.
    pub(super) is_tight: bool,
}

impl Prose {
    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// All of `source`, of which this is the prose, but its texts and the line breaks in them.
    #[cfg(test)]
    pub(super) fn skeleton(&self, source: &str) -> String {
        let mut texts: Vec<Span> = self
            .runs
            .iter()
            .filter(|run| match run.kind {
                RunKind::Verbatim | RunKind::Encoded => true,
                RunKind::Space => run.source.of(source).trim().is_empty(),
                RunKind::Fixed => false,
            })
            .map(|run| run.source)
            .collect();
        texts.sort();
        let (mut out, mut at) = (String::new(), 0);
        for text in texts {
            out.push_str(&source[at..text.start.max(at)]);
            at = at.max(text.end);
        }
        out + &source[at..]
    }

    /// What the format says of it.
    pub fn markup(&self) -> &Markup {
        &self.markup
    }
}

/// Inline markup between two stretches of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tag {
    /// Begins an element: what is inserted at this place stands before it.
    Open,
    /// Ends an element: what is inserted at this place stands behind it.
    Close,
    /// Neither, as a comment.
    Other,
}

/// Makes the [`Prose`] of a source, piece by piece. Pieces of one block come in the order of the source; blocks may come
/// in any order, so a title or an image's description can follow the paragraph that it stands in.
#[derive(Debug)]
pub struct Builder<'s> {
    source: &'s str,
    escape: Escape,
    prose: Prose,
    block: usize,
    /// Length of the prose when the block began.
    block_start: usize,
    /// Markup since the last run.
    gap: Gap,
}

/// Markup between two runs.
#[derive(Clone, Copy, Debug, Default)]
struct Gap {
    has_markup: bool,
    has_opened: bool,
    outside: Option<usize>,
}

impl<'s> Builder<'s> {
    /// A builder over a source whose text is written with `escape`.
    pub fn new(source: &'s str, escape: Escape) -> Self {
        Self { source, escape, prose: Prose::default(), block: 0, block_start: 0, gap: Gap::default() }
    }

    /// What is written from here on is written with `escape`.
    pub fn escape_with(&mut self, escape: Escape) {
        self.escape = escape;
    }

    /// Text is only inserted inside or at the ends of stretches of text, as in formats where each stands in an element of
    /// its own. Then a tag that opens may be told as the end of the text before it: what is inserted between stands there.
    pub fn only_in_text(&mut self) {
        self.prose.is_tight = true;
    }

    /// Text that the prose has as the source has it (bytes of the source).
    pub fn text(&mut self, source: Span) {
        let text = source.of(self.source);
        self.push(source, text, RunKind::Verbatim);
    }

    /// Text that the source writes in another way.
    pub fn encoded(&mut self, source: Span, text: &str) {
        let kind = if source.of(self.source) == text { RunKind::Verbatim } else { RunKind::Encoded };
        self.push(source, text, kind);
    }

    /// A line break that is a space for the reader, with the white space and the marks around it. One at the beginning
    /// of a block, or behind another space, is none.
    pub fn space(&mut self, source: Span) {
        if self.takes_space() {
            self.push(source, " ", RunKind::Space);
        }
    }

    /// Whether a space at this place would be seen: it is neither the first of the block nor stands behind another.
    pub fn takes_space(&self) -> bool {
        let in_block = &self.prose.text[self.block_start..];
        !in_block.is_empty() && !in_block.ends_with(' ')
    }

    /// What is no text, as code: it is shown as the source has it, and stays so.
    pub fn opaque(&mut self, source: Span) {
        let text = source.of(self.source);
        // a line end would end the sentence
        let shown = if text.contains(['\n', '\r']) {
            text.replace(['\n', '\r'], " ").into()
        } else {
            Cow::Borrowed(text)
        };
        self.opaque_as(source, &shown);
    }

    /// What stays as it is and yet is text to the reader, as a hyphen that is an element.
    pub fn fixed(&mut self, source: Span, shown: &str) {
        self.push(source, shown, RunKind::Fixed);
    }

    /// What is no text, where something else is shown for it.
    pub fn opaque_as(&mut self, source: Span, shown: &str) {
        let start = self.prose.text.len();
        self.push(source, shown, RunKind::Fixed);
        if !shown.is_empty() {
            self.prose.markup.opaque.push(Span::new(start, self.prose.text.len()));
        }
    }

    /// Inline markup that the reader does not see.
    pub fn tag(&mut self, source: Span, tag: Tag) {
        self.gap.has_markup = true;
        match tag {
            Tag::Open => {
                self.gap.outside.get_or_insert(source.start);
                self.gap.has_opened = true;
            }
            Tag::Close if !self.gap.has_opened => self.gap.outside = Some(source.end),
            Tag::Close | Tag::Other => {}
        }
    }

    /// The end of a paragraph, heading, cell or whatever stands by itself.
    pub fn end_block(&mut self) {
        self.gap = Gap::default();
        if self.prose.text.len() == self.block_start {
            return;
        }
        let at = self.prose.runs.last().map_or(0, |run| run.source.end);
        self.push(Span::at(at), "\n", RunKind::Fixed);
        self.block += 1;
        self.block_start = self.prose.text.len();
    }

    /// The prose.
    pub fn finish(mut self) -> Prose {
        self.end_block();
        self.prose
    }

    fn push(&mut self, source: Span, text: &str, kind: RunKind) {
        let gap = std::mem::take(&mut self.gap);
        if text.is_empty() {
            // an empty stretch stands for nothing, and what is between its neighbours is still between them
            self.gap = gap;
            return;
        }
        let start = self.prose.text.len();
        if gap.has_markup && start > self.block_start {
            self.prose.markup.boundaries.push(start);
        }
        self.prose.text.push_str(text);
        let end = self.prose.text.len();
        if let Some(last) = self.prose.runs.last_mut()
            && (last.kind, kind) == (RunKind::Verbatim, RunKind::Verbatim)
            && last.block == self.block
            && last.source.end == source.start
        {
            last.source.end = source.end;
            last.prose.end = end;
            return;
        }
        self.prose.runs.push(Run {
            prose: Span::new(start, self.prose.text.len()),
            source,
            kind,
            escape: self.escape,
            block: self.block,
            outside: gap.outside.filter(|_| start > self.block_start).unwrap_or(source.start),
        });
    }
}
