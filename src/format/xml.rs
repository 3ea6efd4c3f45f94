//! What formats of XML share: character references, and text as XML writes it.

use crate::format::SyntaxError;
use encoding_rs::Encoding;
use quick_xml::events::BytesRef;
use quick_xml::{Reader, escape::resolve_xml_entity};
use std::borrow::Cow;

/// Text as it stands between tags.
pub fn escape(text: &str) -> Cow<'_, str> {
    if text.contains(['&', '<', '>']) {
        text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").into()
    } else {
        text.into()
    }
}

/// The character of a reference; `None` for an entity that only a DTD could explain.
pub fn resolve(reference: &BytesRef<'_>) -> Option<char> {
    match reference.resolve_char_ref() {
        Ok(Some(c)) => Some(c),
        _ => resolve_xml_entity(reference).and_then(|text| text.chars().next()),
    }
}

/// A mistake that the reader found in a source.
pub fn mistake(reader: &Reader<&[u8]>, error: &quick_xml::Error) -> SyntaxError {
    SyntaxError { offset: reader.error_position() as usize, message: format!("no well-formed XML: {error}") }
}

/// The encoding that an XML source declares; UTF-8 without a declaration.
pub fn declared_encoding(source: &str) -> Option<&'static Encoding> {
    let declaration = source.strip_prefix("<?xml").and_then(|rest| rest.split("?>").next()).unwrap_or("");
    let label = declaration.split("encoding").nth(1).map_or("utf-8", |rest| {
        rest.trim_start_matches([' ', '\t', '=', '"', '\'']).split(['"', '\'']).next().unwrap_or("utf-8")
    });
    // as UTF-8 holds whatever ASCII holds, nothing is known that the bytes do not tell
    if label.eq_ignore_ascii_case("us-ascii") { None } else { Encoding::for_label(label.as_bytes()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_declared_encoding_is_found() {
        let name = |source: &str| declared_encoding(source).map(Encoding::name);
        assert_eq!(name("<?xml version='1.0' encoding = 'ISO-8859-2' ?><a/>"), Some("ISO-8859-2"));
        assert_eq!(name("<?xml version=\"1.0\" encoding=\"utf-8\"?>"), Some("UTF-8"));
        assert_eq!(name("<a encoding='latin1'/>"), Some("UTF-8"));
    }
}
