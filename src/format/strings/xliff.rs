//! XLIFF 1.2 and 2: the exchange format of translation tools.
//!
//! Prose is the `<target>` of a unit or segment, whatever its state, unless it or what it stands in has `translate="no"`.
//! Targets of matches (`<alt-trans>`, `<mtc:match>`) are memories, not the translation, and stay as they are.

use super::markup::Rules;
use super::message::Message;
use crate::format::{ArticleFormat, Builder, Prose, SyntaxError, Tag, xml};
use crate::text::Span;
use encoding_rs::Encoding;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::borrow::Cow;

/// XLIFF files.
#[derive(Clone, Copy, Debug)]
pub struct Xliff;

impl ArticleFormat for Xliff {
    fn name(&self) -> &'static str {
        "xliff"
    }

    fn title(&self) -> &'static str {
        "XLIFF translations"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["xlf", "xliff"]
    }

    fn begins(&self, beginning: &str) -> bool {
        beginning.trim_start().starts_with('<') && beginning.contains("<xliff")
    }

    fn prose(&self, source: &str) -> Result<Option<Prose>, SyntaxError> {
        let mut reading = Reading {
            source,
            reader: Reader::from_str(source),
            builder: Builder::new(source, xml::escape),
            open: Vec::new(),
            original: String::new(),
        };
        reading.run()?;
        Ok(Some(reading.builder.finish()))
    }

    fn declared_encoding(&self, source: &str) -> Option<&'static Encoding> {
        xml::declared_encoding(source)
    }
}

/// An element that is open.
struct Element {
    name: String,
    /// Whether its text may be changed.
    translates: bool,
    /// Whether line breaks in it are meant.
    preserves: bool,
}

struct Reading<'s> {
    source: &'s str,
    reader: Reader<&'s [u8]>,
    builder: Builder<'s>,
    open: Vec<Element>,
    /// The text that the next target is a translation of.
    original: String,
}

impl<'s> Reading<'s> {
    fn run(&mut self) -> Result<(), SyntaxError> {
        let mut has_root = false;
        loop {
            let (event, span) = self.next()?;
            match event {
                Event::Start(start) => {
                    let name = start.local_name().as_ref().to_owned();
                    if !has_root && name != "xliff" {
                        let message = format!("an XLIFF file begins with <xliff>, not with <{name}>");
                        return Err(SyntaxError { offset: span.start, message });
                    }
                    has_root = true;
                    let parent = self.open.last();
                    let is_unit = parent.is_some_and(|parent| {
                        matches!(&*parent.name, "trans-unit" | "segment") && parent.translates
                    });
                    let element = element(&start, name, parent);
                    let translates = element.translates;
                    match &*element.name {
                        "target" if is_unit && translates => {
                            let message = self.message(element.preserves, "target")?;
                            let rules = Rules { original: &self.original, is_format: false };
                            message.emit(&mut self.builder, &rules);
                        }
                        "source" if is_unit => {
                            let message = self.message(element.preserves, "source")?;
                            self.original = message.decoded().to_owned();
                        }
                        _ => self.open.push(element),
                    }
                }
                Event::End(_) => {
                    let closed = self.open.pop();
                    if closed.is_some_and(|closed| matches!(&*closed.name, "trans-unit" | "segment")) {
                        self.original.clear();
                    }
                }
                Event::Eof => break,
                _ => {}
            }
        }
        match self.open.last() {
            _ if !has_root => {
                Err(SyntaxError { offset: 0, message: "an XLIFF file begins with <xliff>".to_owned() })
            }
            Some(open) => {
                let message = format!("the file ends inside of <{}>", open.name);
                Err(SyntaxError { offset: self.source.len(), message })
            }
            None => Ok(()),
        }
    }

    /// Reads the content of the element that just began, up to its end.
    fn message(&mut self, preserves: bool, name: &str) -> Result<Message, SyntaxError> {
        let mut message = Message::default();
        let mut depth = 0usize;
        loop {
            let (event, span) = self.next()?;
            match event {
                Event::Text(_) => text(&mut message, self.source, span, preserves),
                Event::CData(_) => {
                    let inside = Span::new(span.start + "<![CDATA[".len(), span.end - "]]>".len());
                    message.text(inside, inside.of(self.source), in_cdata);
                }
                Event::GeneralRef(reference) => match xml::resolve(&reference) {
                    Some('\n' | '\r') => message.divide(span),
                    Some(character) => message.character(span, character, xml::escape),
                    None => message.opaque(span),
                },
                Event::Start(start) => match inline(&start) {
                    Code::Tag(_) if is_container(start.local_name().as_ref()) => {
                        depth += 1;
                        message.tag(span, Tag::Open);
                    }
                    code => {
                        let rest = self.reader.read_to_end(start.name());
                        rest.map_err(|error| xml::mistake(&self.reader, &error))?;
                        let end = self.reader.buffer_position() as usize;
                        code.add(&mut message, Span::new(span.start, end));
                    }
                },
                Event::Empty(start) => inline(&start).add(&mut message, span),
                Event::End(_) if depth == 0 => return Ok(message),
                Event::End(_) => {
                    depth -= 1;
                    message.tag(span, Tag::Close);
                }
                Event::Eof => {
                    let message = format!("the file ends inside of <{name}>");
                    return Err(SyntaxError { offset: span.end, message });
                }
                _ => message.tag(span, Tag::Other),
            }
        }
    }

    /// The next event and where it stands.
    fn next(&mut self) -> Result<(Event<'s>, Span), SyntaxError> {
        let start = self.reader.buffer_position() as usize;
        let event = self.reader.read_event().map_err(|error| xml::mistake(&self.reader, &error))?;
        Ok((event, Span::new(start, self.reader.buffer_position() as usize)))
    }
}

fn element(start: &BytesStart<'_>, name: String, parent: Option<&Element>) -> Element {
    let value = |key: &str| attribute(start, key);
    Element {
        name,
        translates: match value("translate") {
            Some(value) => value != "no",
            None => parent.is_none_or(|parent| parent.translates),
        },
        preserves: match value("xml:space") {
            Some(value) => value == "preserve",
            None => parent.is_some_and(|parent| parent.preserves),
        },
    }
}

fn attribute<'a>(start: &'a BytesStart<'_>, key: &str) -> Option<Cow<'a, str>> {
    start.try_get_attribute(key).ok().flatten().map(|attribute| attribute.value)
}

/// Text between tags; line breaks in it are spaces where the file may be laid out anew.
fn text(message: &mut Message, source: &str, span: Span, preserves: bool) {
    let mut at = span.start;
    while let Some(offset) = source[at..span.end].find(['\n', '\r']) {
        let before = source[at..at + offset].trim_end_matches([' ', '\t']).len();
        let rest = &source[at + offset..span.end];
        let after = at + offset + rest.len() - rest.trim_start_matches([' ', '\t', '\n', '\r']).len();
        message.text(Span::new(at, at + before), &source[at..at + before], xml::escape);
        let between = Span::new(at + before, after);
        if preserves {
            message.divide(between)
        } else {
            message.space(between)
        }
        at = after;
    }
    message.text(Span::new(at, span.end), &source[at..span.end], xml::escape);
}

/// What an inline element is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Code {
    Tag(Tag),
    Opaque,
    Break,
}

impl Code {
    fn add(self, message: &mut Message, span: Span) {
        match self {
            Self::Tag(tag) => message.tag(span, tag),
            Self::Opaque => message.opaque(span),
            Self::Break => message.divide(span),
        }
    }
}

/// Whether the text in an inline element is text of the target.
fn is_container(name: &str) -> bool {
    matches!(name, "g" | "pc" | "mrk")
}

fn inline(start: &BytesStart<'_>) -> Code {
    let is =
        |key: &str, wanted: &[&str]| attribute(start, key).is_some_and(|value| wanted.contains(&&*value));
    let begins =
        |key: &str, prefix: &str| attribute(start, key).is_some_and(|value| value.starts_with(prefix));
    let is_break =
        is("ctype", &["lb", "x-br", "x-lb"]) || is("subType", &["xlf:lb"]) || is("id", &["LINE_BREAK"]);
    match start.local_name().as_ref() {
        "mrk" if is("translate", &["no"]) || is("mtype", &["protected", "x-protected"]) => Code::Opaque,
        "x" | "ph" if is_break => Code::Break,
        "x" if begins("id", "START_") => Code::Tag(Tag::Open),
        "x" if begins("id", "CLOSE_") => Code::Tag(Tag::Close),
        "g" | "pc" | "mrk" | "bx" | "sc" | "bpt" => Code::Tag(Tag::Open),
        "ex" | "ec" | "ept" => Code::Tag(Tag::Close),
        "it" | "sm" | "em" => Code::Tag(Tag::Other),
        _ => Code::Opaque,
    }
}

/// Text as it stands in a CDATA section.
fn in_cdata(text: &str) -> Cow<'_, str> {
    if text.contains("]]>") { text.replace("]]>", "]]]]><![CDATA[>").into() } else { text.into() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::testing::keeps_what_is_no_prose;

    fn prose(source: &str) -> Result<String, SyntaxError> {
        Xliff.prose(source).map(|prose| prose.expect("prose").text().to_owned())
    }

    /// The prose of a target in XLIFF 1.2.
    fn target(target: &str) -> String {
        prose(&format!("<xliff><file><trans-unit><source>x</source>{target}</trans-unit></file></xliff>"))
            .expect("well-formed")
    }

    #[test]
    fn only_targets_are_prose() {
        let old = "<?xml version=\"1.0\"?>\n<x:xliff xmlns:x='urn'><x:file><x:body><x:trans-unit><x:source>One</x:source>\
                   <x:target state='final'>Eins</x:target><x:note>Note</x:note>\
                   <x:alt-trans><x:target>Alt</x:target></x:alt-trans></x:trans-unit>\
                   <x:group translate='no'><x:trans-unit><x:target>Code</x:target></x:trans-unit></x:group>\
                   </x:body></x:file></x:xliff>";
        assert_eq!(prose(old).expect("well-formed"), "Eins\n");
        let new = "<xliff version='2.0'><file><unit><mtc:matches><mtc:match><source>a</source><target>b</target>\
                   </mtc:match></mtc:matches><segment><source>One</source><target>Eins</target></segment>\
                   <segment><source>Two</source><target>Zwei</target></segment></unit>\
                   <unit translate='no'><segment><target>Code</target></segment></unit></file></xliff>";
        assert_eq!(prose(new).expect("well-formed"), "Eins\nZwei\n");
    }

    #[test]
    fn inline_elements_are_tags_or_stay() {
        for (source, wanted) in [
            ("<target>Er <g id='1'>sah</g> es &amp; ging.</target>", "Er sah es & ging.\n"),
            ("<target>Er<bpt id='1'>&lt;b></bpt> sah<ept id='1'>&lt;/b></ept>.</target>", "Er sah.\n"),
            (
                "<target>Für <ph id='1'>{0}</ph> Tage<x id='2' ctype='lb'/>Neu</target>",
                "Für \u{fffc} Tage\nNeu\n",
            ),
            (
                "<target><mrk mtype='seg'>Eins.</mrk> <mrk mtype='protected'>rm</mrk></target>",
                "Eins. \u{fffc}\n",
            ),
            ("<target>Ein<!-- c -->s &#228; &#10;Zwei</target>", "Eins ä \nZwei\n"),
            ("<target><![CDATA[<p>Eins & zwei</p><p>Drei</p>]]></target>", "Eins & zwei\nDrei\n"),
            ("<target>&lt;b&gt;Eins&lt;/b&gt; %s</target>", "Eins %s\n"),
            ("<target>\n   Er sah\n   es.\n</target>", "Er sah es. \n"),
            ("<target xml:space='preserve'>Er sah\nes.</target>", "Er sah\nes.\n"),
            ("<target/>", ""),
            ("<target>a &unknown; b</target>", "a \u{fffc} b\n"),
        ] {
            assert_eq!(target(source), wanted, "{source}");
        }
    }

    #[test]
    fn mistakes_are_told_with_their_place() {
        let at = |source: &str| prose(source).expect_err(source).offset;
        assert_eq!(at("<a><b/></a>"), 0);
        assert_eq!(at("<xliff><file></xliff>"), 13);
        assert_eq!(at("<xliff><file>"), 13);
        assert_eq!(at("<xliff><trans-unit><target>a"), 28);
        assert_eq!(at(""), 0);
    }

    #[test]
    fn what_is_no_prose_stays() {
        let source = "<?xml version=\"1.0\"?>\n<xliff><file><trans-unit id=\"1\"><source>a</source>\n<target>Er sah \
                      <g id=\"1\">das alte</g> Haus &amp; den <x id=\"2\"/> See&#160;dort.</target></trans-unit>\n\
                      <trans-unit id=\"2\"><source>b</source><target xml:space=\"preserve\">Eine Zeile\n  und noch eine.\
                      <!-- c --></target></trans-unit><trans-unit id=\"3\"><source>c</source><target><![CDATA[<p>Ein \
                      <b>Absatz</b> hier</p>]]></target></trans-unit></file></xliff>";
        keeps_what_is_no_prose(&Xliff, source);
    }
}
