//! Markdown: CommonMark with the extensions of GitHub, of site generators and of note takers.

mod front_matter;
mod links;

use super::html::{self, Element, Place};
use super::ignore::{Comments, Ignored};
use super::prose::{Builder, Prose, Tag as Mark};
use super::{ArticleFormat, SyntaxError};
use crate::text::Span;
use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};
use std::borrow::Cow;
use std::ops::Range;

/// Articles in Markdown.
#[derive(Clone, Copy, Debug)]
pub struct Markdown;

impl ArticleFormat for Markdown {
    fn name(&self) -> &'static str {
        "markdown"
    }

    fn title(&self) -> &'static str {
        "Markdown"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["md", "markdown", "mdown", "mkd"]
    }

    fn prose(&self, source: &str) -> Result<Option<Prose>, SyntaxError> {
        let events = events(source);
        let ignored = ignored(source, &events)?;
        let mut reader = Reader::new(source, &ignored);
        for (event, span) in &events {
            reader.read(event, *span);
        }
        Ok(Some(reader.finish()))
    }
}

/// What the parser tells of the source behind the front matter, with places in the whole source.
fn events(source: &str) -> Vec<(Event<'_>, Span)> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_MATH
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_WIKILINKS;
    let body = front_matter::end(source);
    let span = |range: Range<usize>| Span::new(range.start + body, range.end + body);
    let events = Parser::new_ext(&source[body..], options).into_offset_iter();
    events.map(|(event, range)| (event, span(range))).collect()
}

/// Writes text so that none of it is markup.
fn escape(text: &str) -> Cow<'_, str> {
    let is_mark =
        |c: char| matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '&' | '|' | '~' | '$' | '#');
    if !text.contains(is_mark) {
        return text.into();
    }
    let mut escaped = String::with_capacity(text.len() + 4);
    for c in text.chars() {
        if is_mark(c) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped.into()
}

/// What the comments of an article say is not to be touched.
fn ignored(source: &str, events: &[(Event<'_>, Span)]) -> Result<Ignored, SyntaxError> {
    let mut comments = Comments::default();
    let mut texts = Vec::new();
    for (event, span) in events {
        match event {
            // an inline comment, or a whole block of HTML: its lines are events of their own
            Event::InlineHtml(_) | Event::Start(Tag::HtmlBlock) => comments.add_html(source, *span)?,
            Event::Text(_) => texts.push(*span),
            _ => {}
        }
    }
    Ok(comments.ignored(source, |line| {
        let first = texts.partition_point(|text| text.end <= line.start);
        texts.get(first).is_some_and(|text| text.start < line.end)
    }))
}

/// A text in an attribute of a link or picture, told behind all other text.
enum Aside<'e> {
    Title(Span),
    /// Events of a picture's description.
    Description(Vec<(&'e Event<'e>, Span)>),
}

struct Reader<'s> {
    source: &'s str,
    builder: Builder<'s>,
    ignored: &'s Ignored,
    /// Where a line break stands that is a space if text of the same block follows.
    line_break: Option<usize>,
    /// Where the last text ended.
    end: usize,
    /// Blocks of code and HTML that are open.
    kept: usize,
    /// Inline elements that are open and stay as they are, with where each begins.
    fixed: Vec<usize>,
    /// Inline HTML whose content stays as it is.
    html: Option<(&'s str, usize)>,
    pictures: Vec<Vec<(&'s Event<'s>, Span)>>,
    asides: Vec<Aside<'s>>,
    /// Kinds of the links that are open.
    links: Vec<bool>,
}

impl<'s> Reader<'s> {
    fn new(source: &'s str, ignored: &'s Ignored) -> Self {
        Self {
            source,
            builder: Builder::new(source, escape),
            ignored,
            line_break: None,
            end: 0,
            kept: 0,
            fixed: Vec::new(),
            html: None,
            pictures: Vec::new(),
            asides: Vec::new(),
            links: Vec::new(),
        }
    }

    fn read(&mut self, event: &'s Event<'s>, span: Span) {
        if self.read_picture(event, span) || self.read_fixed(event, span) {
            return;
        }
        match event {
            Event::Start(tag) => self.start(tag, span),
            Event::End(tag) => self.close(*tag, span),
            Event::Text(_) | Event::Code(_) if self.kept > 0 => {}
            Event::Text(text) => self.text(span, text),
            Event::InlineMath(_) if is_money(self.source, span) => self.plain(span),
            Event::Code(_) | Event::InlineMath(_) => self.opaque(span),
            Event::DisplayMath(_) | Event::Rule => self.end_block(),
            Event::InlineHtml(_) => self.inline_html(span),
            Event::FootnoteReference(_) => self.mark(span, Mark::Other),
            Event::SoftBreak => self.line_break = self.line_break.or(Some(self.end.min(span.start))),
            // lines of an address or a poem
            Event::HardBreak => self.end_block(),
            Event::Html(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, span: Span) {
        match tag {
            Tag::Emphasis | Tag::Strong | Tag::Superscript | Tag::Subscript => {
                self.mark(Span::at(span.start), Mark::Open);
            }
            Tag::Link { title, .. } => {
                self.mark(Span::at(span.start), Mark::Open);
                self.asides.extend(links::title(self.source, span, title).map(Aside::Title));
            }
            // told by their own readers
            Tag::Image { .. } | Tag::Strikethrough => {}
            Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::MetadataBlock(_) => {
                self.end_block();
                self.kept += 1;
            }
            _ => self.end_block(),
        }
    }

    fn close(&mut self, tag: TagEnd, span: Span) {
        match tag {
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Superscript | TagEnd::Subscript | TagEnd::Link => {
                self.mark(Span::at(span.end), Mark::Close)
            }
            TagEnd::Image | TagEnd::Strikethrough => {}
            TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::MetadataBlock(_) => {
                self.kept -= 1;
                self.end_block();
            }
            _ => self.end_block(),
        }
    }

    /// Whether the event belongs to a picture; its description is read later.
    fn read_picture(&mut self, event: &'s Event<'s>, span: Span) -> bool {
        match event {
            Event::Start(Tag::Image { title, link_type, .. }) => {
                if self.pictures.is_empty() {
                    self.mark(span, Mark::Other);
                }
                self.pictures.push(Vec::new());
                self.asides.extend(links::title(self.source, span, title).map(Aside::Title));
                self.links.push(is_label(*link_type));
                true
            }
            Event::End(TagEnd::Image) => {
                let events = self.pictures.pop().unwrap_or_default();
                if self.links.pop() == Some(false) {
                    self.asides.push(Aside::Description(events));
                }
                true
            }
            _ => self.pictures.last_mut().map(|events| events.push((event, span))).is_some(),
        }
    }

    /// Whether the event belongs to inline text that stays as it is: what is struck out, addresses, and links whose text
    /// is the label of a definition.
    fn read_fixed(&mut self, event: &Event<'_>, span: Span) -> bool {
        let begins = match event {
            Event::Start(Tag::Strikethrough) => true,
            Event::Start(Tag::Link { link_type, .. }) => {
                self.links.push(is_label(*link_type));
                is_label(*link_type)
            }
            _ => false,
        };
        let ends = match event {
            Event::End(TagEnd::Strikethrough) => true,
            Event::End(TagEnd::Link) => self.links.pop().unwrap_or(false),
            _ => false,
        };
        if begins {
            self.fixed.push(span.start);
        }
        if ends && self.fixed.pop().is_some() && self.fixed.is_empty() {
            self.opaque(span);
            return true;
        }
        !self.fixed.is_empty()
    }

    fn inline_html(&mut self, span: Span) {
        let tag = span.of(self.source);
        let is_end = tag.starts_with("</");
        let name = tag_name(tag);
        match self.html {
            Some((open, start)) if is_end && open.eq_ignore_ascii_case(name) => {
                self.html = None;
                self.opaque(Span::new(start, span.end));
                return;
            }
            Some(_) => return,
            None => {}
        }
        match Element::of(&name.to_ascii_lowercase()) {
            Element::Inline if name.is_empty() => self.mark(span, Mark::Other),
            Element::Inline | Element::Hidden if is_end => self.mark(span, Mark::Close),
            Element::Inline => self.mark(span, Mark::Open),
            Element::Block | Element::Apart => self.end_block(),
            _ if is_end || tag.ends_with("/>") => self.mark(span, Mark::Other),
            _ => self.html = Some((name, span.start)),
        }
    }

    fn text(&mut self, span: Span, text: &str) {
        if self.html.is_some() {
            return;
        }
        let (mut span, mut text) = (span, text);
        let first = text.chars().next().filter(char::is_ascii_punctuation);
        let is_escaped = first.is_some()
            && span.start > self.end
            && self.source.as_bytes()[span.start - 1] == b'\\'
            && span.of(self.source).starts_with(&text[..1]);
        if is_escaped {
            self.encoded(Span::new(span.start - 1, span.start + 1), &text[..1]);
            (span.start, text) = (span.start + 1, &text[1..]);
        }
        match span.of(self.source) {
            raw if raw == text => self.plain(span),
            raw if is_reference(raw, text) => self.encoded(span, text),
            _ => self.opaque(span),
        }
    }

    fn encoded(&mut self, span: Span, text: &str) {
        if self.ignored.has_part_in(span) {
            return self.opaque(span);
        }
        self.flush_break(span.start);
        self.builder.encoded(span, text);
        self.end = span.end;
    }

    /// Text that the source has as it is read.
    fn plain(&mut self, span: Span) {
        if span.is_empty() {
            return;
        }
        self.flush_break(span.start);
        let seen = if self.builder.takes_space() {
            span
        } else {
            // a space behind another, on both sides of a tag, is not seen
            let text = span.of(self.source);
            Span::new(span.end - text.trim_start_matches(' ').len(), span.end)
        };
        for (part, is_ignored) in self.ignored.parts(seen) {
            if is_ignored {
                self.builder.opaque(part);
            } else {
                self.builder.text(part);
            }
        }
        self.end = span.end;
    }

    fn opaque(&mut self, span: Span) {
        self.flush_break(span.start);
        self.builder.opaque(span);
        self.end = span.end;
    }

    fn mark(&mut self, span: Span, mark: Mark) {
        if self.html.is_some() {
            return;
        }
        self.flush_break(span.start);
        self.builder.tag(span, mark);
        self.end = self.end.max(if mark == Mark::Open { span.start } else { span.end });
    }

    fn flush_break(&mut self, next: usize) {
        if let Some(start) = self.line_break.take() {
            self.builder.space(Span::new(start.min(next), next));
        }
    }

    fn end_block(&mut self) {
        if let Some((_, start)) = self.html.take() {
            // an element that nothing closes
            self.builder.opaque(Span::new(start, start.max(self.end)));
        }
        self.line_break = None;
        self.builder.end_block();
    }

    fn finish(mut self) -> Prose {
        self.end_block();
        for aside in std::mem::take(&mut self.asides) {
            self.end_block();
            match aside {
                Aside::Title(span) => {
                    self.builder.escape_with(links::escape);
                    self.end = span.start;
                    self.plain(span);
                    self.builder.escape_with(escape);
                }
                Aside::Description(events) => {
                    for (event, span) in events {
                        self.read(event, span);
                    }
                }
            }
        }
        self.end_block();
        self.builder.finish()
    }
}

/// Whether the text of a link is an address, or the label of its definition, so that another text would lose it.
const fn is_label(link: LinkType) -> bool {
    match link {
        LinkType::Inline | LinkType::Reference | LinkType::ReferenceUnknown => false,
        LinkType::WikiLink { has_pothole } => !has_pothole,
        _ => true,
    }
}

/// Whether what is taken for a formula stands between the signs of two sums: "between $5million and US$6million".
fn is_money(source: &str, span: Span) -> bool {
    let is_digit = |at: usize| source.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
    is_digit(span.start + 1) && is_digit(span.end)
}

/// The name of the element of a tag; none for comments and the like.
fn tag_name(tag: &str) -> &str {
    let name = tag.trim_start_matches(['<', '/']);
    &name[..name.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(name.len())]
}

/// Whether `raw` is a character reference that means `text`.
fn is_reference(raw: &str, text: &str) -> bool {
    raw.starts_with('&') && raw.ends_with(';') && html::meaning(raw, &html::pieces(raw, Place::Text)) == text
}

#[cfg(test)]
mod tests;
