//! HTML: the text between tags, and the descriptions in attributes.

mod attributes;
mod elements;
mod references;
mod tokens;

pub use elements::Element;
pub use references::{Place, meaning, pieces};

use super::ignore::{Comments, Ignored};
use super::prose::{Builder, Prose, Tag};
use super::{ArticleFormat, SyntaxError};
use crate::text::Span;
use elements::{is_void, may_close_itself};
use std::borrow::Cow;
use tokens::{Attribute, Token, tokens};

/// Pages and fragments of HTML.
#[derive(Clone, Copy, Debug)]
pub struct Html;

impl ArticleFormat for Html {
    fn name(&self) -> &'static str {
        "html"
    }

    fn title(&self) -> &'static str {
        "HTML"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["html", "htm", "xhtml"]
    }

    fn begins(&self, beginning: &str) -> bool {
        let beginning = beginning.trim_start().to_ascii_lowercase();
        let is_page = |text: &str| text.starts_with("<!doctype html") || text.starts_with("<html");
        is_page(&beginning)
            || beginning.starts_with("<?xml")
                && beginning.split_once("?>").is_some_and(|(_, rest)| is_page(rest.trim_start()))
    }

    fn prose(&self, source: &str) -> Result<Option<Prose>, SyntaxError> {
        let tokens = tokens(source);
        let ignored = ignored(source, &tokens)?;
        let mut reader = Reader::new(source, &ignored);
        for token in &tokens {
            reader.read(token);
        }
        Ok(Some(reader.finish()))
    }
}

/// Writes text as it stands between tags.
pub fn escape(text: &str) -> Cow<'_, str> {
    if !text.contains(['&', '<', '>']) {
        return text.into();
    }
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").into()
}

/// What the comments of a page say is not to be touched.
fn ignored(source: &str, tokens: &[Token]) -> Result<Ignored, SyntaxError> {
    let mut comments = Comments::default();
    let mut texts = Vec::new();
    for token in tokens {
        match token {
            Token::Comment { span, text } => comments.add(*span, text)?,
            Token::Text { span, .. } => texts.push(*span),
            Token::Start { .. } | Token::End { .. } => {}
        }
    }
    Ok(comments.ignored(source, |line| {
        let first = texts.partition_point(|text| text.end <= line.start);
        let on_line = texts[first..].iter().take_while(|text| text.start < line.end);
        let inside = |text: &Span| Span::new(text.start.max(line.start), text.end.min(line.end));
        on_line.into_iter().any(|text| !inside(text).of(source).trim().is_empty())
    }))
}

/// An element whose content is not read.
struct Skipped<'t> {
    name: &'t str,
    element: Element,
    /// Where its start tag begins.
    start: usize,
    /// Elements of its name in it that are open, itself among them.
    depth: usize,
    text: String,
}

struct Reader<'s> {
    source: &'s str,
    builder: Builder<'s>,
    ignored: &'s Ignored,
    skipped: Option<Skipped<'s>>,
    /// White space that is a space if text of the same block follows.
    space: Option<Span>,
    /// Descriptions in attributes, which are told behind all other text.
    descriptions: Vec<&'s Attribute>,
}

impl<'s> Reader<'s> {
    fn new(source: &'s str, ignored: &'s Ignored) -> Self {
        let builder = Builder::new(source, escape);
        Self { source, builder, ignored, skipped: None, space: None, descriptions: Vec::new() }
    }

    fn read(&mut self, token: &'s Token) {
        if let Some(skipped) = &mut self.skipped {
            match token {
                Token::Start { name, is_closed, .. } if name == skipped.name => {
                    skipped.depth += usize::from(!(*is_closed && may_close_itself(name)));
                }
                Token::Text { text, .. } => skipped.text.push_str(text),
                Token::End { name, span } if name == skipped.name => {
                    skipped.depth -= 1;
                    if skipped.depth == 0 {
                        self.end_skipped(span.end);
                    }
                }
                _ => {}
            }
            return;
        }
        match token {
            Token::Start { name, span, attributes, is_closed } => {
                let is_empty = is_void(name) || *is_closed && may_close_itself(name);
                self.start(name, *span, attributes, is_empty);
            }
            Token::End { name, span } => match Element::of(name) {
                Element::Block | Element::Apart => self.end_block(),
                _ => self.tag(*span, Tag::Close),
            },
            Token::Text { span, text } => self.text(*span, text, Place::Text),
            Token::Comment { span, .. } => self.tag(*span, Tag::Other),
        }
    }

    fn start(&mut self, name: &'s str, span: Span, attributes: &'s [Attribute], is_empty: bool) {
        let is_kept = attributes::asks_to_stay(attributes);
        let element = match Element::of(name) {
            Element::Inline if is_kept => Element::Fixed,
            Element::Block if is_kept => Element::Apart,
            element => element,
        };
        if !is_kept {
            self.descriptions.extend(attributes::descriptions(name, attributes));
        }
        match element {
            Element::Block => self.end_block(),
            Element::Apart if is_empty => self.end_block(),
            Element::Inline if is_empty => self.tag(span, Tag::Other),
            Element::Inline => self.tag(span, Tag::Open),
            _ if is_empty => self.tag(span, Tag::Other),
            Element::Fixed | Element::Hidden | Element::Apart | Element::Raised => {
                let start = span.start;
                self.skipped = Some(Skipped { name, element, start, depth: 1, text: String::new() });
            }
        }
    }

    fn end_skipped(&mut self, end: usize) {
        let Some(skipped) = self.skipped.take() else { return };
        let span = Span::new(skipped.start, end);
        let is_letters = skipped.text.chars().any(char::is_alphabetic);
        match skipped.element {
            Element::Apart | Element::Block => self.end_block(),
            // "20<sup>th</sup>" is read as part of the word, the number of a note is not read
            Element::Raised if !is_letters && skipped.name == "sup" => self.tag(span, Tag::Other),
            Element::Fixed | Element::Raised if !skipped.text.trim().is_empty() => self.opaque(span),
            Element::Fixed | Element::Raised | Element::Hidden | Element::Inline => {
                self.tag(span, Tag::Other);
            }
        }
    }

    fn tag(&mut self, span: Span, tag: Tag) {
        self.flush_space();
        self.builder.tag(span, tag);
    }

    fn opaque(&mut self, span: Span) {
        self.flush_space();
        self.builder.opaque(span);
    }

    fn end_block(&mut self) {
        self.space = None;
        self.builder.end_block();
    }

    fn flush_space(&mut self) {
        if let Some(space) = self.space.take() {
            // a plain space is text like any other
            match space.of(self.source) {
                " " if self.builder.takes_space() => self.builder.text(space),
                _ => self.builder.space(space),
            }
        }
    }

    /// Adds a stretch of the source that means `text`; one that is read in another way is left alone.
    fn text(&mut self, span: Span, text: &str, place: Place) {
        let raw = span.of(self.source);
        let pieces = pieces(raw, place);
        if meaning(raw, &pieces) != text {
            if !text.trim().is_empty() {
                self.opaque(span);
            }
            return;
        }
        for piece in pieces {
            let span = Span::new(span.start + piece.span.start, span.start + piece.span.end);
            match piece.meaning {
                _ if !self.ignored.is_empty() && self.ignored.has_part_in(span) => self.kept(span),
                None => self.words(span),
                Some(meaning) if is_white(&meaning) => self.white(span),
                Some(meaning) if meaning.chars().all(is_break_hint) => {}
                Some(meaning) => {
                    self.flush_space();
                    self.builder.encoded(span, &meaning);
                }
            }
        }
    }

    /// Text some of which is not to be touched.
    fn kept(&mut self, span: Span) {
        for (part, is_ignored) in self.ignored.parts(span) {
            if is_ignored && !is_white(part.of(self.source)) {
                self.opaque(part);
            } else {
                self.words(part);
            }
        }
    }

    /// Text that the source writes as it is read, but for its white space.
    fn words(&mut self, span: Span) {
        let text = span.of(self.source);
        let mut at = 0;
        while let Some(first) = text[at..].chars().next() {
            let kind = Kind::of(first);
            let length = text[at..].find(|c| Kind::of(c) != kind).unwrap_or(text.len() - at);
            let part = Span::new(span.start + at, span.start + at + length);
            at += length;
            match kind {
                Kind::White => self.white(part),
                Kind::Hint => {}
                Kind::Text => {
                    self.flush_space();
                    self.builder.text(part);
                }
            }
        }
    }

    fn white(&mut self, span: Span) {
        match &mut self.space {
            Some(space) if space.end == span.start => space.end = span.end,
            Some(_) => {}
            None => self.space = Some(span),
        }
    }

    fn finish(mut self) -> Prose {
        self.end_skipped(self.source.len());
        for attribute in std::mem::take(&mut self.descriptions) {
            let Some(escape) = attributes::escape(self.source, attribute.span) else { continue };
            self.end_block();
            self.builder.escape_with(escape);
            self.text(attribute.span, &attribute.value, Place::Attribute);
        }
        self.end_block();
        self.builder.finish()
    }
}

/// What a character of a page is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    White,
    Hint,
}

impl Kind {
    const fn of(c: char) -> Self {
        match c {
            ' ' | '\t' | '\n' | '\r' | '\x0c' => Self::White,
            _ if is_break_hint(c) => Self::Hint,
            _ => Self::Text,
        }
    }
}

fn is_white(text: &str) -> bool {
    text.chars().all(|c| Kind::of(c) == Kind::White)
}

/// Whether a character only tells where a line may be broken: it is markup, as `<wbr>` is.
const fn is_break_hint(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}')
}

#[cfg(test)]
mod tests;
