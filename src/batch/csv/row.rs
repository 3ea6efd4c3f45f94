//! Rows and their fields, with the places where they lie.

use std::ops::Range;

/// A row in some bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// Where its first field begins, behind blank lines.
    pub start: usize,
    /// Behind its line end.
    pub end: usize,
}

/// A field of a row.
#[derive(Clone, Debug)]
struct Place {
    /// As it is written, with its quotation marks.
    raw: Range<usize>,
    /// What it means, in the values of the row.
    value: Range<usize>,
}

/// Splits rows into fields. Quotation marks in a quoted field are doubled; a row ends with CR, LF or both.
pub struct Splitter {
    reader: csv_core::Reader,
    places: Vec<Place>,
    values: Vec<u8>,
}

/// A parser of tables that takes no byte-order mark for more than a character.
pub fn parser(delimiter: u8) -> csv_core::Reader {
    let mut reader = csv_core::ReaderBuilder::new().delimiter(delimiter).build();
    // a blank line means nothing, and behind it no byte-order mark is skipped
    reader.read_field(b"\n", &mut [0]);
    reader
}

impl Splitter {
    /// A splitter for this delimiter.
    pub fn new(delimiter: u8) -> Self {
        Self { reader: parser(delimiter), places: Vec::new(), values: Vec::new() }
    }

    /// Splits the row that begins at `from` or behind blank lines there; `None` if no row follows. The bytes must end
    /// where a row ends.
    pub fn next_row(&mut self, bytes: &[u8], from: usize) -> Option<Row> {
        let blank = |byte: &&u8| matches!(byte, b'\r' | b'\n');
        let start = from + bytes[from..].iter().take_while(blank).count();
        if start == bytes.len() {
            return None;
        }
        self.places.clear();
        self.values.clear();
        self.values.resize(1 << 10, 0);
        let (mut at, mut filled) = (start, 0);
        let (mut raw, mut value) = (start, 0);
        loop {
            let rest = &bytes[at..];
            let (result, read, wrote) = self.reader.read_field(rest, &mut self.values[filled..]);
            at += read;
            filled += wrote;
            match result {
                csv_core::ReadFieldResult::InputEmpty => {}
                csv_core::ReadFieldResult::OutputFull => self.values.resize(2 * self.values.len(), 0),
                csv_core::ReadFieldResult::End => break,
                csv_core::ReadFieldResult::Field { record_end } => {
                    // at the end of the bytes there may be no delimiter or line end to take away
                    let end = if rest.is_empty() { at } else { at - 1 };
                    self.places.push(Place { raw: raw..end, value: value..filled });
                    (raw, value) = (at, filled);
                    if record_end {
                        break;
                    }
                }
            }
        }
        if bytes[at - 1] == b'\r' && bytes.get(at) == Some(&b'\n') {
            at += 1;
        }
        Some(Row { start, end: at })
    }

    /// Fields of the row.
    pub fn fields(&self) -> usize {
        self.places.len()
    }

    /// Where a field of the row is written.
    pub fn raw(&self, field: usize) -> Range<usize> {
        self.places[field].raw.clone()
    }

    /// What a field of the row means.
    pub fn value(&self, field: usize) -> &[u8] {
        &self.values[self.places[field].value.clone()]
    }

    /// Whether each field is written as a field with its meaning must be: quotation marks around all of it, with each
    /// one inside doubled, or no meaning of quotation marks at all. Otherwise nobody knows what was meant.
    pub fn is_well_quoted(&self, bytes: &[u8]) -> bool {
        self.places.iter().all(|place| {
            let (raw, value) = (&bytes[place.raw.clone()], &self.values[place.value.clone()]);
            match raw.strip_prefix(b"\"") {
                None => raw == value,
                Some(inner) => {
                    let doubled = memchr::memchr_iter(b'"', value).count();
                    inner.ends_with(b"\"") && inner.len() == value.len() + doubled + 1
                }
            }
        })
    }
}

/// Writes a field: quoted if it `was_quoted` or must be.
pub fn write(text: &str, was_quoted: bool, delimiter: u8, is_only: bool, out: &mut Vec<u8>) {
    let must = text.starts_with('"')
        || text.bytes().any(|byte| byte == delimiter || matches!(byte, b'\r' | b'\n'))
        // a row of one empty field would be a blank line
        || is_only && text.is_empty();
    if !was_quoted && !must {
        out.extend_from_slice(text.as_bytes());
        return;
    }
    out.push(b'"');
    for (number, part) in text.split('"').enumerate() {
        if number > 0 {
            out.extend_from_slice(b"\"\"");
        }
        out.extend_from_slice(part.as_bytes());
    }
    out.push(b'"');
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows as lists of fields as they are written and what they mean.
    fn rows(text: &str) -> Vec<Vec<(&str, String)>> {
        let mut splitter = Splitter::new(b',');
        let (mut at, mut found) = (0, Vec::new());
        while let Some(row) = splitter.next_row(text.as_bytes(), at) {
            let field = |field| {
                (&text[splitter.raw(field)], String::from_utf8_lossy(splitter.value(field)).into_owned())
            };
            found.push((0..splitter.fields()).map(field).collect());
            at = row.end;
        }
        found
    }

    fn is_well_quoted(text: &str) -> bool {
        let mut splitter = Splitter::new(b',');
        splitter.next_row(text.as_bytes(), 0).expect("a row");
        splitter.is_well_quoted(text.as_bytes())
    }

    #[test]
    fn fields_are_found_as_they_are_written() {
        let text = "\r\n1,\"a \"\"b\"\"\r\nc\",\r\n\n\u{feff}2,5\" disk,x";
        assert_eq!(
            rows(text),
            [
                vec![
                    ("1", "1".into()),
                    ("\"a \"\"b\"\"\r\nc\"", "a \"b\"\r\nc".to_owned()),
                    ("", String::new())
                ],
                vec![("\u{feff}2", "\u{feff}2".into()), ("5\" disk", "5\" disk".into()), ("x", "x".into())],
            ]
        );
        assert_eq!(rows("a\rb\r").len(), 2);
        assert_eq!(rows("a,"), [vec![("a", "a".to_owned()), ("", String::new())]]);
        let long = "x".repeat(5000);
        assert_eq!(rows(&long), [vec![(long.as_str(), long.clone())]]);
    }

    #[test]
    fn odd_quotation_marks_are_noticed() {
        for text in ["a,b\n", "\"\",\"\"\"\"\n", "\"a\"\"b\"\n", "5\" disk\n", "\"a\nb\""] {
            assert!(is_well_quoted(text), "{text}");
        }
        for text in ["\"a\n", "\"a\"b\n", "\"a\" \n", "\"a\\\"b\"\n", "\"\"\"", "\""] {
            assert!(!is_well_quoted(text), "{text}");
        }
    }

    #[test]
    fn quotation_marks_come_only_where_they_must() {
        let written = |text, was_quoted, is_only| {
            let mut out = Vec::new();
            write(text, was_quoted, b',', is_only, &mut out);
            String::from_utf8(out).expect("UTF-8")
        };
        assert_eq!(written("a \"b\"", false, false), "a \"b\"");
        assert_eq!(written("a \"b\"", true, false), "\"a \"\"b\"\"\"");
        assert_eq!(written("a, b", false, false), "\"a, b\"");
        assert_eq!(written("\"a\"", false, false), "\"\"\"a\"\"\"");
        assert_eq!((written("", false, false), written("", false, true)), ("".into(), "\"\"".into()));
    }
}
