//! gettext's PO: the translations of a program's messages.
//!
//! Prose are the `msgstr` of all entries but the header; also of those that are marked as fuzzy, for that is how drafts of
//! machine translation are marked. Obsolete entries are comments.

use super::markup::Rules;
use super::message::Message;
use super::po_lines::{Entry, entries};
use crate::format::{ArticleFormat, Builder, Prose, SyntaxError};
use crate::text::Span;
use encoding_rs::Encoding;
use std::borrow::Cow;

/// PO files, and POT files, their templates.
#[derive(Clone, Copy, Debug)]
pub struct Po;

/// The flags of entries that `printf` or its like reads.
const PRINTF: [&str; 13] = [
    "c-format",
    "objc-format",
    "c++-format",
    "python-format",
    "php-format",
    "perl-format",
    "awk-format",
    "lua-format",
    "tcl-format",
    "object-pascal-format",
    "boost-format",
    "gcc-internal-format",
    "kde-format",
];

impl ArticleFormat for Po {
    fn name(&self) -> &'static str {
        "po"
    }

    fn title(&self) -> &'static str {
        "gettext translations"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["po", "pot"]
    }

    fn begins(&self, beginning: &str) -> bool {
        let mut lines = beginning.lines().map(str::trim);
        let first = lines.find(|line| !line.is_empty() && !line.starts_with('#'));
        first.is_some_and(|line| ["msgid \"", "msgctxt \""].iter().any(|keyword| line.starts_with(keyword)))
    }

    fn prose(&self, source: &str) -> Result<Option<Prose>, SyntaxError> {
        let mut builder = Builder::new(source, escape);
        for entry in entries(source)? {
            let original = string(source, &entry.original);
            if original.decoded().is_empty() && !entry.has_context {
                // the header
                continue;
            }
            let is_format = is_format(&entry);
            let rules = Rules { original: original.decoded(), is_format };
            for translation in &entry.translations {
                string(source, translation).emit(&mut builder, &rules);
            }
        }
        Ok(Some(builder.finish()))
    }

    fn declared_encoding(&self, source: &str) -> Option<&'static Encoding> {
        let header = &source[source.find("\"Content-Type:")?..];
        let header = &header[..header.find('\n').unwrap_or(header.len())];
        let label = header.split_once("charset=")?.1.split(['\\', '"', ';']).next()?.trim();
        // as UTF-8 holds whatever ASCII holds, nothing is known that the bytes do not tell
        let is_ascii = ["ascii", "us-ascii"].iter().any(|name| label.eq_ignore_ascii_case(name));
        if is_ascii { None } else { Encoding::for_label(label.as_bytes()) }
    }
}

fn is_format(entry: &Entry) -> bool {
    entry.flags.split(',').any(|flag| PRINTF.contains(&flag.trim()))
}

/// The string that quoted parts make together.
fn string(source: &str, parts: &[Span]) -> Message {
    let mut message = Message::default();
    for part in parts {
        let mut at = part.start;
        while at < part.end {
            let rest = &source[at..part.end];
            let length = rest.find('\\').unwrap_or(rest.len());
            message.text(Span::new(at, at + length), &rest[..length], escape);
            at += length;
            if at < part.end {
                at = read_escape(&mut message, source, at, part.end);
            }
        }
    }
    message
}

/// Reads the escape that begins at `at` and answers where it ends.
fn read_escape(message: &mut Message, source: &str, at: usize, end: usize) -> usize {
    let code = &source[at + 1..end];
    let digits = |radix: u32, most: usize| code.chars().take(most).take_while(|c| c.is_digit(radix)).count();
    let length = 1 + match code.chars().next() {
        Some('x') => 1 + code[1..].chars().take_while(char::is_ascii_hexdigit).count(),
        Some('0'..='7') => digits(8, 3),
        Some(c) => c.len_utf8(),
        None => 0,
    };
    let span = Span::new(at, at + length);
    match code.chars().next() {
        Some('n' | 'r' | 'v' | 'f') => message.divide(span),
        Some('t') => message.character(span, '\t', escape),
        Some(c @ ('"' | '\\')) => message.character(span, c, escape),
        // a byte of the encoding, or what only a newer gettext knows
        _ => message.opaque(span),
    }
    span.end
}

/// Text as it stands between the quotation marks of a PO file.
fn escape(text: &str) -> Cow<'_, str> {
    if !text.contains(['\\', '"', '\n', '\t']) {
        return text.into();
    }
    let escaped = text.replace('\\', "\\\\").replace('"', "\\\"");
    escaped.replace('\n', "\\n").replace('\t', "\\t").into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::testing::keeps_what_is_no_prose;

    fn prose(source: &str) -> String {
        Po.prose(source).expect("a PO file").expect("prose").text().to_owned()
    }

    #[test]
    fn only_translations_are_prose() {
        let source = "msgid \"\"\nmsgstr \"\"\n\"Language: de\\n\"\n\n# Note\n#, fuzzy\nmsgctxt \"menu\"\nmsgid \"Open it\"\n\
                      msgstr \"Öffne es\"\n\nmsgid \"One\"\nmsgid_plural \"Many\"\nmsgstr[0] \"Eins\"\nmsgstr[1] \"Viele\"\n\
                      \n#~ msgid \"Gone\"\n#~ msgstr \"Fort\"\n";
        assert_eq!(prose(source), "Öffne es\nEins\nViele\n");
    }

    #[test]
    fn a_string_over_lines_is_one_text() {
        let source =
            "msgid \"x\"\nmsgstr \"\"\n\"Er sah das \"\n\"alte Haus\\n\"\n\"und \\\"ging\\\".\\n\"\n";
        assert_eq!(prose(source), "Er sah das alte Haus\nund \"ging\".\n");
    }

    #[test]
    fn a_repair_is_written_with_escapes() {
        let source = "msgid \"x\"\nmsgstr \"Er sagte \\\"ja\\\"und ging.\"\n";
        let prose = Po.prose(source).expect("a PO file").expect("prose");
        let at = prose.text().find("\"und").expect("the place");
        let edit = crate::edit::tests::edit(at, at + 1, "\" \"");
        let edit = prose.edit_in(source, &edit).expect("a place");
        let cleaned = crate::edit::apply(source, &[edit]);
        assert_eq!(cleaned, source.replace("ja\\\"und", "ja\\\" \\\"und"));
    }

    #[test]
    fn the_charset_of_the_header_is_found() {
        let name = |charset: &str| {
            let header =
                format!("msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset={charset}\\n\"\n");
            Po.declared_encoding(&header).map(Encoding::name)
        };
        assert_eq!(name("ISO-8859-2"), Some("ISO-8859-2"));
        assert_eq!(name("CHARSET"), None);
        assert_eq!(name("UTF-8"), Some("UTF-8"));
    }

    #[test]
    fn what_is_no_prose_stays() {
        let source = "msgid \"\"\nmsgstr \"Language: de\\n\"\n\n#, c-format\nmsgid \"a %s & b\"\nmsgstr \"\"\n\
                      \"Er sah %s in dem \"\n\"alten <b>Haus</b> am \\\"See\\\".\\n\"\n\"Dann ging er\\tfort.\"\n\n\
                      msgid \"b\"\nmsgid_plural \"c\"\nmsgstr[0] \"Ein schönes Haus\"\nmsgstr[1] \"{0} Häuser\"\n";
        keeps_what_is_no_prose(&Po, source);
        keeps_what_is_no_prose(&Po, &source.replace('\n', "\r\n"));
    }
}
