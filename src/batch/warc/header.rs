//! The header of a record: a line with the version, then named fields, then a blank line.

use std::ops::Range;

/// Headers longer than this many bytes are none.
pub const MAX_HEADER: usize = 1 << 20;

/// What every record begins with.
pub const MARK: &[u8] = b"WARC/";

/// A header, borrowed from its record.
#[derive(Debug)]
pub struct Header<'h> {
    bytes: &'h [u8],
    fields: Vec<Field>,
}

#[derive(Debug)]
struct Field {
    /// All of its lines.
    lines: Range<usize>,
    name: Range<usize>,
    /// What it says, without the spaces around.
    value: Range<usize>,
}

/// Bytes of the header that `record` begins with, the blank line included; `None` if no blank line is there, or
/// only behind the beginning of another record.
pub fn header_length(record: &[u8]) -> Option<usize> {
    let mut line_start = 0;
    for end in memchr::memchr_iter(b'\n', &record[..record.len().min(MAX_HEADER)]) {
        if matches!(&record[line_start..end], b"" | b"\r") {
            return Some(end + 1);
        }
        // another record begins before this one has its header
        if line_start > 0 && is_beginning(&record[line_start..end]) {
            return None;
        }
        line_start = end + 1;
    }
    None
}

/// Whether bytes begin with a line such as `WARC/1.0`.
pub fn is_beginning(bytes: &[u8]) -> bool {
    bytes.strip_prefix(MARK).and_then(|rest| rest.first()).is_some_and(u8::is_ascii_digit)
}

impl<'h> Header<'h> {
    /// The fields of a header as [`header_length`] cuts it off. Lines that are no fields are kept, and mean nothing.
    pub fn new(bytes: &'h [u8]) -> Self {
        let mut fields: Vec<Field> = Vec::new();
        let mut start = 0;
        for line in bytes.split_inclusive(|&byte| byte == b'\n') {
            let lines = start..start + line.len();
            start = lines.end;
            if line.starts_with(b" ") || line.starts_with(b"\t") {
                // the field goes on in this line
                if let Some(field) = fields.last_mut() {
                    field.value.end = lines.start + line.trim_ascii_end().len();
                    field.lines.end = lines.end;
                }
                continue;
            }
            let Some(colon) = memchr::memchr(b':', line) else { continue };
            let value = &line[colon + 1..];
            let value_start = lines.start + line.len() - value.trim_ascii_start().len();
            let value_end = lines.start + line.trim_ascii_end().len();
            fields.push(Field {
                name: lines.start..lines.start + colon,
                value: value_start.min(value_end)..value_end,
                lines,
            });
        }
        Self { bytes, fields }
    }

    /// What the first field of a name says, if that is text; names differ not by case.
    pub fn get(&self, name: &str) -> Option<&'h str> {
        let field = self.fields.iter().find(|field| self.is_named(field, name))?;
        std::str::from_utf8(&self.bytes[field.value.clone()]).ok()
    }

    /// Whether it is the header of a text that stands alone: plain text, whole, and not a message of a server.
    pub fn is_of_text(&self) -> bool {
        let kind = self.get("WARC-Type").unwrap_or_default().to_ascii_lowercase();
        let content = self.get("Content-Type").unwrap_or_default();
        let content = content.split(';').next().unwrap_or_default().trim();
        matches!(kind.as_str(), "conversion" | "resource")
            && content.eq_ignore_ascii_case("text/plain")
            && self.get("WARC-Segment-Number").is_none()
    }

    /// The bytes of the block, as the header tells.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn content_length(&self) -> Result<u64, String> {
        let mut lengths = self.fields.iter().filter(|field| self.is_named(field, "Content-Length"));
        let Some(field) = lengths.next() else { return Err("has no Content-Length".to_owned()) };
        let value = String::from_utf8_lossy(&self.bytes[field.value.clone()]);
        if lengths.any(|other| self.bytes[other.value.clone()] != self.bytes[field.value.clone()]) {
            return Err("has more than one Content-Length".to_owned());
        }
        value.parse().map_err(|_| format!("has a Content-Length that is no number, {value:?}"))
    }

    /// The header with other values: `change` gives the new value of a field by its name and value, `None` if the field
    /// must go. All else stays as it is written.
    pub fn rewrite(&self, change: impl Fn(&str, &str) -> Option<String>, out: &mut Vec<u8>) {
        let mut copied = 0;
        for field in &self.fields {
            let text = |range: &Range<usize>| std::str::from_utf8(&self.bytes[range.clone()]).ok();
            let (Some(name), Some(value)) = (text(&field.name), text(&field.value)) else { continue };
            match change(name.trim(), value) {
                Some(new) => {
                    out.extend_from_slice(&self.bytes[copied..field.value.start]);
                    out.extend_from_slice(new.as_bytes());
                    copied = field.value.end;
                }
                None => {
                    out.extend_from_slice(&self.bytes[copied..field.lines.start]);
                    copied = field.lines.end;
                }
            }
        }
        out.extend_from_slice(&self.bytes[copied..]);
    }

    fn is_named(&self, field: &Field, name: &str) -> bool {
        self.bytes[field.name.clone()].trim_ascii().eq_ignore_ascii_case(name.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER: &[u8] = b"WARC/1.0\r\nWARC-Type: conversion\r\nX-Long: a\r\n  b\r\nno field\r\n\
        content-length:   12  \r\nContent-Type: Text/Plain; charset=utf-8\r\nX-Empty:\r\n\r\nBlock: x";

    #[test]
    fn fields_are_found_whatever_their_case() {
        let header = Header::new(&HEADER[..header_length(HEADER).expect("a blank line")]);
        assert_eq!(header.get("warc-type"), Some("conversion"));
        assert_eq!(header.get("X-Long"), Some("a\r\n  b"));
        assert_eq!(header.get("X-Empty"), Some(""));
        assert_eq!(header.get("Block"), None);
        assert_eq!(header.content_length(), Ok(12));
        assert!(header.is_of_text());
    }

    #[test]
    fn only_changed_values_change() {
        let header = Header::new(&HEADER[..header_length(HEADER).expect("a blank line")]);
        let mut out = Vec::new();
        header.rewrite(|_, value| Some(value.to_owned()), &mut out);
        assert!(HEADER.starts_with(&out) && HEADER[out.len()..] == *b"Block: x");
        out.clear();
        let change = |name: &str, value: &str| match name {
            "content-length" => Some("9".to_owned()),
            "X-Long" => None,
            _ => Some(value.to_owned()),
        };
        header.rewrite(change, &mut out);
        let out = String::from_utf8(out).expect("UTF-8");
        assert!(out.contains("conversion\r\nno field\r\ncontent-length:   9  \r\nContent-Type"), "{out}");
    }

    #[test]
    fn messages_of_servers_and_parts_of_texts_are_no_texts() {
        for fields in [
            "WARC-Type: response\nContent-Type: text/plain\n\n",
            "WARC-Type: conversion\nContent-Type: text/html\n\n",
            "WARC-Type: conversion\nContent-Type: text/plain\nWARC-Segment-Number: 1\n\n",
        ] {
            assert!(!Header::new(fields.as_bytes()).is_of_text(), "{fields}");
        }
    }

    #[test]
    fn lengths_that_tell_nothing_are_none() {
        for fields in ["A: b\n\n", "Content-Length: x\n\n", "Content-Length: 1\nContent-Length: 2\n\n"] {
            assert!(Header::new(fields.as_bytes()).content_length().is_err(), "{fields}");
        }
    }
}
