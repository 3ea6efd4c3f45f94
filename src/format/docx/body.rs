//! The main part of a Word document: its paragraphs as prose.
//!
//! The runs of a paragraph are one block. Deleted text, hidden text, text boxes and the results of computed fields are no
//! prose, nor is text that its style or its properties mark as code.

use super::fields::{FieldText, Fields};
use crate::format::{Builder, Prose, SyntaxError, Tag, xml};
use crate::text::Span;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::borrow::Cow;

/// White space that Word drops at the ends of a text without `xml:space="preserve"`.
pub const SPACES: [char; 4] = [' ', '\t', '\r', '\n'];

/// The namespaces of the elements, transitional and strict.
const NAMESPACES: [&str; 2] = [
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
];

/// Elements that are left out with all that they hold: what was deleted, properties, text boxes and pictures.
const SKIPPED: [&str; 16] = [
    "del",
    "moveFrom",
    "sdtPr",
    "sdtEndPr",
    "sectPr",
    "tblPr",
    "tblPrEx",
    "tblGrid",
    "trPr",
    "tcPr",
    "rt",
    "delText",
    "delInstrText",
    "drawing",
    "pict",
    "txbxContent",
];

/// What the styles of code have in their names.
const CODE_STYLES: [&str; 4] = ["code", "verbatim", "preformatted", "listing"];

/// What is read of the main part.
#[derive(Debug)]
pub struct Body {
    /// The text of its paragraphs.
    pub prose: Prose,
    /// The elements that hold text, in order.
    pub texts: Vec<TextElement>,
}

/// A `w:t` element that is not empty (bytes of the part).
#[derive(Debug)]
pub struct TextElement {
    /// Its start tag.
    pub tag: Span,
    /// What it holds.
    pub inner: Span,
    /// What of that Word shows.
    pub visible: Span,
    /// Whether white space at its ends is shown.
    pub preserves: bool,
}

/// Reads the main part.
///
/// # Errors
/// A part that is no well-formed XML or no Word document.
pub fn read(source: &str) -> Result<Body, SyntaxError> {
    let mut builder = Builder::new(source, xml::escape);
    builder.only_in_text();
    let mut reading = Reading {
        source,
        reader: Reader::from_str(source),
        prefix: String::new(),
        builder,
        texts: Vec::new(),
        fields: Fields::default(),
        is_code_paragraph: false,
        run: Run::default(),
        last: None,
        between: Between::default(),
    };
    reading.run()?;
    Ok(Body { prose: reading.builder.finish(), texts: reading.texts })
}

/// What is known of the run that is read.
#[derive(Clone, Copy, Debug, Default)]
struct Run<'s> {
    /// Its properties as they are written.
    properties: &'s str,
    is_code: bool,
    is_hidden: bool,
}

/// What was passed since the last text of the paragraph.
#[derive(Clone, Copy, Debug, Default)]
struct Between {
    has_mark: bool,
    has_opened_link: bool,
    has_closed_link: bool,
}

struct Reading<'s> {
    source: &'s str,
    reader: Reader<&'s [u8]>,
    /// What the names of Word's elements begin with, `w:` in most documents.
    prefix: String,
    builder: Builder<'s>,
    texts: Vec<TextElement>,
    fields: Fields,
    is_code_paragraph: bool,
    run: Run<'s>,
    /// The end and the properties of the last text of the paragraph.
    last: Option<(usize, &'s str)>,
    between: Between,
}

impl<'s> Reading<'s> {
    fn run(&mut self) -> Result<(), SyntaxError> {
        let mut depth = 0usize;
        let mut has_root = false;
        loop {
            let (event, span) = self.next()?;
            match event {
                Event::Start(start) if !has_root => {
                    self.read_root(&start, span)?;
                    has_root = true;
                    depth = 1;
                }
                Event::Start(start) => depth += usize::from(self.read_start(&start, span)?),
                Event::Empty(_) if !has_root => {
                    let message = "the part is no Word document".to_owned();
                    return Err(SyntaxError { offset: span.start, message });
                }
                Event::Empty(start) => self.read_empty(&start),
                Event::End(end) => {
                    depth = depth.saturating_sub(1);
                    let name = end.name().as_ref().to_owned();
                    self.read_end(self.own(&name).unwrap_or(""));
                }
                Event::Eof if depth == 0 && has_root => return Ok(()),
                Event::Eof => {
                    let message = "the part ends too early".to_owned();
                    return Err(SyntaxError { offset: span.end, message });
                }
                _ => {}
            }
        }
    }

    fn read_root(&mut self, start: &BytesStart<'_>, span: Span) -> Result<(), SyntaxError> {
        for attribute in start.attributes().flatten() {
            if NAMESPACES.contains(&&*attribute.value) {
                let name = attribute.key.as_ref();
                self.prefix =
                    name.strip_prefix("xmlns:").map_or(String::new(), |prefix| format!("{prefix}:"));
                if self.own(start.name().as_ref()) == Some("document") {
                    return Ok(());
                }
            }
        }
        Err(SyntaxError { offset: span.start, message: "the part is no Word document".to_owned() })
    }

    /// The name of an element of Word without its prefix.
    fn own<'n>(&self, name: &'n str) -> Option<&'n str> {
        name.strip_prefix(&*self.prefix).filter(|own| !own.contains(':'))
    }

    /// Reads the beginning of an element; answers whether its end comes by itself.
    fn read_start(&mut self, start: &BytesStart<'_>, span: Span) -> Result<bool, SyntaxError> {
        let name = start.name().as_ref().to_owned();
        let Some(own) = self.own(&name) else {
            // formulas are seen in the line; text boxes and the like stand beside it
            self.skip(start)?;
            if start.local_name().as_ref().starts_with("oMath") {
                self.object(span);
            } else {
                self.between.has_mark = true;
            }
            return Ok(false);
        };
        match own {
            _ if SKIPPED.contains(&own) => {
                self.skip(start)?;
                self.between.has_mark = true;
                return Ok(false);
            }
            "object" | "sym" => {
                self.skip(start)?;
                self.object(span);
                return Ok(false);
            }
            "p" => self.begin_paragraph(),
            "pPr" => {
                let properties = self.skip(start)?;
                self.is_code_paragraph = self.is_code(properties, "pStyle");
                return Ok(false);
            }
            "r" => self.run = Run::default(),
            "rPr" => {
                let properties = self.skip(start)?;
                self.run = Run {
                    properties,
                    is_code: self.is_code(properties, "rStyle") || self.has(properties, "noProof"),
                    is_hidden: self.has(properties, "vanish"),
                };
                return Ok(false);
            }
            "t" => {
                self.read_text(start, span)?;
                return Ok(false);
            }
            "instrText" => {
                let instruction = self.skip(start)?;
                self.fields.instruct(instruction);
                return Ok(false);
            }
            "hyperlink" => self.between.has_opened_link = true,
            "fldSimple" => {
                let instruction = self.attribute(start, "instr").unwrap_or_default().into_owned();
                self.fields.begin_simple(&instruction);
            }
            _ => self.read_empty(start),
        }
        Ok(true)
    }

    fn read_empty(&mut self, start: &BytesStart<'_>) {
        let name = start.name().as_ref().to_owned();
        match self.own(&name) {
            Some("tab" | "ptab" | "br" | "cr") => self.end_block(),
            Some("p") => self.begin_paragraph(),
            Some("r") => self.run = Run::default(),
            Some("noBreakHyphen") => self.builder.fixed(Span::at(self.place()), "\u{2011}"),
            Some("sym") => self.object(Span::at(self.place())),
            Some("footnoteReference" | "endnoteReference" | "commentReference") => {
                self.between.has_mark = true
            }
            Some("fldChar") => {
                let kind = self.attribute(start, "fldCharType").unwrap_or_default().into_owned();
                match &*kind {
                    "begin" => self.fields.begin(),
                    "separate" => self.between.has_opened_link |= self.fields.separate(),
                    _ => self.between.has_closed_link |= self.fields.end(),
                }
            }
            _ => {}
        }
    }

    fn read_end(&mut self, own: &str) {
        match own {
            "p" => self.end_block(),
            "hyperlink" => self.between.has_closed_link = true,
            "fldSimple" => {
                self.fields.end();
            }
            _ => {}
        }
    }

    fn begin_paragraph(&mut self) {
        self.end_block();
        self.is_code_paragraph = false;
    }

    fn end_block(&mut self) {
        self.builder.end_block();
        self.last = None;
        self.between = Between::default();
    }

    /// Where the reader is.
    fn place(&self) -> usize {
        self.reader.buffer_position() as usize
    }

    /// What is seen in the line and is no text.
    fn object(&mut self, span: Span) {
        self.builder.opaque_as(span, "\u{fffc}");
        self.last = None;
    }

    /// Reads the element of text that begins with the tag at `tag`.
    fn read_text(&mut self, start: &BytesStart<'_>, tag: Span) -> Result<(), SyntaxError> {
        let preserves = start
            .try_get_attribute("xml:space")
            .ok()
            .flatten()
            .is_some_and(|attribute| attribute.value == "preserve");
        let mut pieces = Vec::new();
        let inner = loop {
            let (event, span) = self.next()?;
            match event {
                Event::Text(_) => pieces.push((span, Cow::Borrowed(span.of(self.source)))),
                Event::GeneralRef(reference) => {
                    let text = xml::resolve(&reference).map_or("\u{fffc}".to_owned(), String::from);
                    pieces.push((span, Cow::Owned(text)));
                }
                Event::CData(_) => pieces.push((span, Cow::Borrowed("\u{fffc}"))),
                Event::End(_) => break Span::new(tag.end, span.start),
                Event::Eof => {
                    let message = "the part ends inside of a text".to_owned();
                    return Err(SyntaxError { offset: span.end, message });
                }
                _ => {}
            }
        };
        let text = inner.of(self.source);
        let visible = if preserves {
            inner
        } else {
            let start = inner.start + text.len() - text.trim_start_matches(SPACES).len();
            Span::new(start, start + text.trim_matches(SPACES).len())
        };
        self.texts.push(TextElement { tag, inner, visible, preserves });
        if visible.is_empty() || self.run.is_hidden {
            return Ok(());
        }
        let is_code = self.run.is_code || self.is_code_paragraph;
        match self.fields.text() {
            FieldText::Hidden => {}
            FieldText::Prose if !is_code => self.write_pieces(&pieces, visible),
            _ => {
                self.mark();
                let shown: String = pieces.iter().map(|(_, text)| &**text).collect();
                self.builder.opaque_as(visible, &shown.replace(['\n', '\r'], " "));
                self.last = None;
            }
        }
        Ok(())
    }

    fn write_pieces(&mut self, pieces: &[(Span, Cow<'s, str>)], visible: Span) {
        self.mark();
        for (span, text) in pieces {
            let seen = Span::new(span.start.max(visible.start), span.end.min(visible.end));
            if seen.start >= seen.end {
                continue;
            }
            if &**text == "\u{fffc}" && span.of(self.source) != "\u{fffc}" {
                self.builder.opaque_as(*span, text);
            } else if span.of(self.source) == text {
                self.write_lines(seen);
            } else {
                self.builder.encoded(*span, text);
            }
        }
        self.last = Some((visible.end, self.run.properties));
    }

    /// Writes text that the part has as it is. Word shows a line end in it as a space.
    fn write_lines(&mut self, span: Span) {
        let mut at = span.start;
        while let Some(offset) = self.source[at..span.end].find(['\n', '\r']) {
            let rest = &self.source[at + offset..span.end];
            let end = at + offset + rest.len() - rest.trim_start_matches(SPACES).len();
            self.builder.text(Span::new(at, at + offset));
            self.builder.space(Span::new(at + offset, end));
            at = end;
        }
        self.builder.text(Span::new(at, span.end));
    }

    /// Tells the builder what stands between the last text and the one that begins: only what a reader could see is a
    /// mark, for Word divides runs wherever it pleases.
    fn mark(&mut self) {
        let between = std::mem::take(&mut self.between);
        let Some((end, properties)) = self.last else { return };
        let is_other = properties != self.run.properties;
        // what is inserted belongs outside of a link, and rather to the text with fewer properties
        let gains = between.has_opened_link || self.run.properties.len() > properties.len();
        if between.has_closed_link || between.has_mark && !between.has_opened_link {
            self.builder.tag(Span::at(end), Tag::Other);
        } else if between.has_opened_link || is_other {
            self.builder.tag(Span::at(end), if gains { Tag::Open } else { Tag::Other });
        }
    }

    /// Passes the rest of an element and answers what it holds.
    fn skip(&mut self, start: &BytesStart<'_>) -> Result<&'s str, SyntaxError> {
        let from = self.place();
        let span = self.reader.read_to_end(start.name());
        let span = span.map_err(|error| xml::mistake(&self.reader, &error))?;
        Ok(&self.source[from..span.end as usize])
    }

    /// The next event and where it stands.
    fn next(&mut self) -> Result<(Event<'s>, Span), SyntaxError> {
        let start = self.place();
        let event = self.reader.read_event().map_err(|error| xml::mistake(&self.reader, &error))?;
        Ok((event, Span::new(start, self.place())))
    }

    fn attribute<'a>(&self, start: &'a BytesStart<'_>, name: &str) -> Option<Cow<'a, str>> {
        let key = format!("{}{name}", self.prefix);
        start.try_get_attribute(&key).ok().flatten().map(|attribute| attribute.value)
    }

    /// The first of these properties with this name.
    fn property(&self, properties: &'s str, name: &str) -> Option<BytesStart<'s>> {
        let mut reader = Reader::from_str(properties);
        loop {
            match reader.read_event().ok()? {
                Event::Empty(property) | Event::Start(property)
                    if self.own(property.name().as_ref()) == Some(name) =>
                {
                    return Some(property);
                }
                // what follows are the properties before a tracked change
                Event::Start(change) if change.name().as_ref().ends_with("PrChange") => return None,
                Event::Eof => return None,
                _ => {}
            }
        }
    }

    /// Whether a property is there and not switched off.
    fn has(&self, properties: &'s str, name: &str) -> bool {
        self.property(properties, name).is_some_and(|property| {
            !self.attribute(&property, "val").is_some_and(|value| matches!(&*value, "0" | "false" | "off"))
        })
    }

    fn is_code(&self, properties: &'s str, style: &str) -> bool {
        self.property(properties, style).is_some_and(|property| {
            self.attribute(&property, "val").is_some_and(|name| {
                let name = name.to_ascii_lowercase();
                CODE_STYLES.iter().any(|code| name.contains(code))
            })
        })
    }
}
