//! The text in a JSON string, and how edits are made in the string as it is written.

use crate::edit::Edit;
use std::borrow::Cow;

/// The text of a string with its quotation marks, borrowed if it has no escapes.
///
/// # Errors
/// A string that is no text because it has half of a surrogate pair.
pub fn decode(raw: &str) -> Result<Cow<'_, str>, String> {
    if memchr::memchr(b'\\', raw.as_bytes()).is_none() {
        return Ok(Cow::Borrowed(&raw[1..raw.len() - 1]));
    }
    serde_json::from_str(raw)
        .map(Cow::Owned)
        .map_err(|_| "holds half of a surrogate pair, so it is no text; write the whole character".to_owned())
}

/// Writes a string with edits made in it. What is not edited stays as it is written. The edits must be in order, with
/// offsets in the text that the string stands for.
pub fn rewrite(raw: &str, edits: &[Edit], style: EscapeStyle, out: &mut Vec<u8>) {
    let mut walk = Walk { raw: raw.as_bytes(), at: 1, decoded: 0 };
    let mut copied = 0;
    for edit in edits {
        let start = walk.to(edit.span.start);
        let end = walk.to(edit.span.end);
        out.extend_from_slice(&raw.as_bytes()[copied..start]);
        style.push(&edit.replacement, out);
        copied = end;
    }
    out.extend_from_slice(&raw.as_bytes()[copied..]);
}

/// Walks a written string, and knows how many bytes of text lie behind.
struct Walk<'r> {
    raw: &'r [u8],
    at: usize,
    decoded: usize,
}

impl Walk<'_> {
    /// The place in the written string that the byte `target` of the text has.
    fn to(&mut self, target: usize) -> usize {
        while self.decoded < target {
            if self.raw[self.at] == b'\\' {
                let (written, meant) = self.escape();
                self.at += written;
                self.decoded += meant;
            } else {
                let wanted = target - self.decoded;
                let stretch = &self.raw[self.at..self.at + wanted.min(self.raw.len() - self.at)];
                let plain = memchr::memchr(b'\\', stretch).unwrap_or(wanted);
                self.at += plain;
                self.decoded += plain;
            }
        }
        self.at
    }

    /// Bytes of the escape at hand, as it is written and of the character that it means.
    fn escape(&self) -> (usize, usize) {
        match self.raw.get(self.at + 1) {
            Some(b'u') => match code_unit(&self.raw[self.at..]) {
                0..0x80 => (6, 1),
                0x80..0x800 => (6, 2),
                0xd800..0xe000 => (12, 4),
                _ => (6, 3),
            },
            _ => (2, 1),
        }
    }
}

/// The UTF-16 code unit of an escape `\uXXXX`.
fn code_unit(escape: &[u8]) -> u32 {
    let digits = escape.get(2..6).and_then(|digits| std::str::from_utf8(digits).ok());
    digits.and_then(|digits| u32::from_str_radix(digits, 16).ok()).unwrap_or(0)
}

/// How characters beyond ASCII are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EscapeStyle {
    /// As they are.
    Plain,
    /// As `\u00e9`.
    Lower,
    /// As `\u00E9`.
    Upper,
}

impl EscapeStyle {
    /// The style of a string, told by the string itself or, if it is all ASCII and has no escapes, by its line.
    pub fn of(string: &str, line: &str) -> Self {
        if !string.is_ascii() {
            return Self::Plain;
        }
        escapes_in(string)
            .or_else(|| if line.is_ascii() { escapes_in(line) } else { None })
            .unwrap_or(Self::Plain)
    }

    /// Writes a text as the inside of a string.
    fn push(self, text: &str, out: &mut Vec<u8>) {
        let quoted = serde_json::to_string(text).expect("a string is JSON");
        self.push_escaped(&quoted[1..quoted.len() - 1], out);
    }

    /// Writes JSON in which characters beyond ASCII stand in strings only.
    pub fn push_escaped(self, json: &str, out: &mut Vec<u8>) {
        if self == Self::Plain || json.is_ascii() {
            out.extend_from_slice(json.as_bytes());
            return;
        }
        for c in json.chars() {
            if c.is_ascii() {
                out.push(c as u8);
                continue;
            }
            for unit in c.encode_utf16(&mut [0; 2]) {
                let escape =
                    if self == Self::Upper { format!("\\u{unit:04X}") } else { format!("\\u{unit:04x}") };
                out.extend_from_slice(escape.as_bytes());
            }
        }
    }
}

/// The style of the escapes beyond ASCII in some JSON, if it has any. Small letters are taken if none has a letter.
fn escapes_in(json: &str) -> Option<EscapeStyle> {
    let bytes = json.as_bytes();
    let mut found = None;
    let mut at = 0;
    while let Some(offset) = memchr::memchr(b'\\', &bytes[at..]) {
        at += offset;
        if bytes.get(at + 1) == Some(&b'u') && code_unit(&bytes[at..]) >= 0x80 {
            let digits = &bytes[at + 2..at + 6];
            if digits.iter().any(u8::is_ascii_lowercase) {
                return Some(EscapeStyle::Lower);
            }
            if digits.iter().any(u8::is_ascii_uppercase) {
                return Some(EscapeStyle::Upper);
            }
            found = Some(EscapeStyle::Lower);
        }
        at += 2;
        if at >= bytes.len() {
            break;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Class, Level};
    use crate::text::Span;

    fn edited(raw: &str, wrong: &str, right: &str) -> String {
        let text = decode(raw).expect("a text").into_owned();
        let start = text.find(wrong).expect("is there");
        let edit = Edit {
            span: Span::new(start, start + wrong.len()),
            replacement: right.into(),
            pass: "typos",
            class: Class::Typo,
            level: Level::Fix,
            confidence: 1.0,
            message: String::new(),
            evidence: Vec::new(),
        };
        let mut out = Vec::new();
        rewrite(raw, &[edit], EscapeStyle::of(raw, raw), &mut out);
        let out = String::from_utf8(out).expect("UTF-8");
        assert_eq!(decode(&out).expect("a text"), text.replacen(wrong, right, 1), "{raw}");
        out
    }

    #[test]
    fn escapes_outside_of_the_edit_stay() {
        assert_eq!(
            edited(r#""\/a\u0041\n teh \" \ud83d\ude00é""#, "teh", "the"),
            r#""\/a\u0041\n the \" \ud83d\ude00é""#
        );
        assert_eq!(edited(r#""😀 \"x\" teh""#, "teh", "the"), r#""😀 \"x\" the""#);
        assert_eq!(edited(r#""x""#, "x", ""), r#""""#);
        assert_eq!(edited(r#""\u00e9\u00E9\u4e2d\uD83D\uDE00\\x""#, "中😀", "b"), r#""\u00e9\u00E9b\\x""#);
    }

    #[test]
    fn what_is_put_in_is_escaped() {
        assert_eq!(edited(r#""a b""#, " ", "\"\\\n"), r#""a\"\\\nb""#);
    }

    #[test]
    fn escaped_strings_stay_ascii() {
        assert_eq!(edited(r#""\u00e9 x""#, "x", "“😀”"), r#""\u00e9 \u201c\ud83d\ude00\u201d""#);
        assert_eq!(edited(r#""\u00C9 x""#, "x", "ê"), r#""\u00C9 \u00EA""#);
        assert_eq!(edited(r#""é\u00e9 x""#, "x", "ê"), "\"é\\u00e9 ê\"");
        assert_eq!(edited(r#""a \\u00e9 x""#, "x", "ê"), "\"a \\\\u00e9 ê\"");
    }

    #[test]
    fn half_a_pair_is_no_text() {
        for raw in [r#""\ud83d""#, r#""\ude00x""#, r#""\ud83d\u0041""#] {
            assert!(decode(raw).is_err(), "{raw}");
        }
    }
}
