//! Cutting a stream into pieces of whole records.

use super::header::{Header, MARK, MAX_HEADER, header_length, is_beginning};
use crate::batch::format::{PIECE_BYTES, Position};
use crate::batch::passed_on::PART_BYTES;
use crate::batch::window::Window;
use std::io::{self, Read};

/// Line ends behind a record that belong to it at most; there should be two.
const MAX_LINE_ENDS: usize = 64;

/// A record in a piece.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extent {
    /// All its bytes, with the line ends behind.
    pub bytes: usize,
    /// Bytes of its header; 0 if it is damaged.
    pub header: usize,
    /// Bytes of its block.
    pub block: usize,
    /// What is wrong with it.
    pub damage: Option<String>,
}

/// What is cut off next.
#[derive(Debug, PartialEq, Eq)]
pub enum Cut {
    /// Records that lie one behind the other in the bytes.
    Records(Vec<u8>, Vec<Extent>),
    /// A part of a record that is too long to be held.
    Part {
        /// Its bytes.
        bytes: Vec<u8>,
        /// Whether the record is a text.
        is_text: bool,
        /// Whether the record begins with it.
        is_first: bool,
        /// Whether the record ends with it.
        is_last: bool,
    },
    /// The beginning of a record whose rest could not be read.
    Broken(Vec<u8>),
}

/// Cuts a stream into whole records. Where it cuts depends on the bytes and the limit only.
pub struct RecordCutter {
    window: Window,
    limit: usize,
    records: u64,
    long_record: Option<LongRecord>,
    /// Bytes of the last record that should have been there.
    missing: u64,
}

/// A record that is given in parts.
struct LongRecord {
    is_text: bool,
    is_begun: bool,
    /// Bytes that were not given yet, without the line ends behind.
    left: u64,
}

/// What lies at some place.
enum Found {
    Record(Extent),
    Long(LongRecord),
    /// It cannot be read to its end.
    Broken,
}

impl RecordCutter {
    /// A cutter of a stream that was opened at `place`. Records longer than `limit` bytes are given in parts.
    pub fn new(source: Box<dyn Read + Send>, place: Position, limit: usize) -> Self {
        Self {
            window: Window::new(source, place.offset),
            limit: limit.max(PIECE_BYTES),
            records: place.records,
            long_record: None,
            missing: 0,
        }
    }

    /// The place behind what was cut off.
    pub fn place(&self) -> Position {
        Position { offset: self.window.offset(), records: self.records }
    }

    /// What is cut off next, `None` at the end.
    ///
    /// # Errors
    /// Those of the stream, once all records before have been given, and a long record without its end.
    pub fn next_cut(&mut self) -> io::Result<Option<Cut>> {
        if let Some(record) = self.long_record.take() {
            return self.next_part(record).map(Some);
        }
        if self.missing > 0 && !self.window.is_broken() {
            let told = format!("the Content-Length of the last record tells {} bytes more", self.missing);
            return Err(io::Error::new(io::ErrorKind::UnexpectedEof, told));
        }
        let (mut whole, mut extents) = (0, Vec::new());
        while whole < PIECE_BYTES {
            self.window.fill_to(whole + 1);
            if self.window.bytes().len() == whole {
                break;
            }
            match self.find(whole) {
                Found::Record(extent) => {
                    whole += extent.bytes;
                    extents.push(extent);
                }
                Found::Long(record) if whole > 0 => {
                    self.long_record = Some(record);
                    break;
                }
                Found::Long(record) => return self.next_part(record).map(Some),
                Found::Broken if whole > 0 => break,
                Found::Broken => {
                    let rest = self.window.bytes().len();
                    self.records += 1;
                    return Ok(Some(Cut::Broken(self.window.take(rest))));
                }
            }
        }
        if whole == 0 {
            return self.window.end().map(|()| None);
        }
        self.records += extents.len() as u64;
        Ok(Some(Cut::Records(self.window.take(whole), extents)))
    }

    fn next_part(&mut self, record: LongRecord) -> io::Result<Cut> {
        let wanted = usize::try_from(record.left).map_or(PART_BYTES, |left| left.min(PART_BYTES));
        self.window.fill_to(wanted + MAX_LINE_ENDS);
        let there = self.window.bytes().len();
        let left = record.left - wanted.min(there) as u64;
        let is_last = left == 0 || there < wanted;
        let mut length = wanted.min(there);
        if left == 0 {
            length += line_ends(&self.window.bytes()[length..]);
        } else if is_last {
            self.missing = left;
        } else {
            self.long_record = Some(LongRecord { is_begun: true, left, ..record });
        }
        self.records += u64::from(is_last);
        let bytes = self.window.take(length);
        Ok(Cut::Part { bytes, is_text: record.is_text, is_first: !record.is_begun, is_last })
    }

    /// The record that begins `start` bytes into the window.
    fn find(&mut self, start: usize) -> Found {
        self.window.fill_to(start + MARK.len());
        if !self.window.bytes()[start..].starts_with(MARK) {
            return self.damaged(start, "does not begin with WARC/".to_owned());
        }
        let header = loop {
            if let Some(length) = header_length(&self.window.bytes()[start..]) {
                break length;
            }
            if self.window.at_end() || self.window.bytes().len() - start > MAX_HEADER {
                return self.damaged(start, "has a header without an end".to_owned());
            }
            self.window.fill();
        };
        let fields = Header::new(&self.window.bytes()[start..start + header]);
        let length = match fields.content_length() {
            Ok(length) => length,
            Err(damage) => return self.damaged(start, damage),
        };
        let Some(block) = usize::try_from(length).ok().filter(|block| *block <= self.limit - header) else {
            let is_text = fields.is_of_text();
            let left = length.saturating_add(header as u64);
            return Found::Long(LongRecord { is_text, is_begun: false, left });
        };
        let end = start + header + block;
        self.window.fill_to(end + MAX_LINE_ENDS + MARK.len());
        let Some(behind) = self.window.bytes().get(end..) else {
            return self
                .damaged(start, format!("is cut off: its Content-Length is {length}, and less follows"));
        };
        let line_ends = line_ends(behind);
        let is_last = behind.len() == line_ends;
        if is_last || line_ends > 0 && behind[line_ends..].starts_with(MARK) {
            let bytes = header + block + line_ends;
            return Found::Record(Extent { bytes, header, block, damage: None });
        }
        self.damaged(start, format!("does not end where its Content-Length, {length}, tells"))
    }

    /// The damaged record that begins at `start`: up to the next line that begins like a record, or to the end.
    fn damaged(&mut self, start: usize, damage: String) -> Found {
        let damage = Some(damage);
        let mut searched = start;
        loop {
            let bytes = self.window.bytes();
            for at in memchr::memchr_iter(b'\n', &bytes[searched..]) {
                let next = searched + at + 1;
                if next - start <= self.limit && is_beginning(&bytes[next..]) {
                    return Found::Record(Extent { bytes: next - start, header: 0, block: 0, damage });
                }
            }
            let there = bytes.len() - start;
            if there > self.limit + MARK.len() {
                return Found::Record(Extent { bytes: self.limit, header: 0, block: 0, damage });
            }
            if self.window.at_end() {
                if self.window.is_broken() {
                    return Found::Broken;
                }
                return Found::Record(Extent { bytes: there, header: 0, block: 0, damage });
            }
            // the beginning of a record may lie over the end of what was read
            searched = searched.max(bytes.len().saturating_sub(MARK.len() + 2));
            self.window.fill();
        }
    }
}

/// How many line ends bytes begin with.
fn line_ends(bytes: &[u8]) -> usize {
    bytes.iter().take(MAX_LINE_ENDS).take_while(|byte| matches!(byte, b'\r' | b'\n')).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::batch::window::testing::steps;

    fn record(length: usize, block: &str) -> String {
        format!("WARC/1.0\r\nWARC-Type: x\r\nContent-Length: {length}\r\n\r\n{block}\r\n\r\n")
    }

    fn good(block: &str) -> String {
        record(block.len(), block)
    }

    fn cuts(text: &str, step: usize, fails: bool) -> (Vec<Cut>, u64, bool) {
        let source = steps(text.as_bytes(), step, fails);
        let mut cutter = RecordCutter::new(source, Position::default(), PIECE_BYTES);
        let mut found = Vec::new();
        loop {
            match cutter.next_cut() {
                Ok(Some(cut)) => found.push(cut),
                Ok(None) => return (found, cutter.place().records, false),
                Err(_) => return (found, cutter.place().records, true),
            }
        }
    }

    fn joined(cuts: &[Cut]) -> String {
        let bytes = |cut: &Cut| match cut {
            Cut::Records(bytes, _) | Cut::Broken(bytes) | Cut::Part { bytes, .. } => bytes.clone(),
        };
        String::from_utf8(cuts.iter().flat_map(bytes).collect()).expect("UTF-8")
    }

    /// Bytes of each record, and whether it is damaged.
    fn extents(text: &str) -> Vec<(usize, bool)> {
        let (found, ..) = cuts(text, 1 << 20, false);
        assert_eq!(joined(&found), text);
        assert_eq!(cuts(text, 7, false).0, found);
        let extents = |cut: &Cut| match cut {
            Cut::Records(_, extents) => extents.clone(),
            other => panic!("{other:?}"),
        };
        found.iter().flat_map(extents).map(|extent| (extent.bytes, extent.damage.is_some())).collect()
    }

    #[test]
    fn pieces_are_whole_records_and_do_not_depend_on_reads() {
        let text = good(&"a\r\n\r\nWARC/1.0\r\n".repeat(30_000)).repeat(5);
        let (found, records, _) = cuts(&text, 1 << 20, false);
        assert_eq!((found.len(), records), (2, 5));
        assert_eq!(joined(&found), text);
        assert_eq!(cuts(&text, 77_777, false).0, found);
    }

    #[test]
    fn records_behind_a_damaged_one_are_found() {
        let a = good("a");
        for damaged in [
            record(5, "a"),
            record(500, "a"),
            record(1, "abc\r\nWARC/x"),
            "WARC/1.0\r\nContent-Length: x\r\n\r\nb\n".to_owned(),
        ] {
            let text = format!("{a}{damaged}{a}");
            assert_eq!(
                extents(&text),
                [(a.len(), false), (damaged.len(), true), (a.len(), false)],
                "{damaged}"
            );
        }
    }

    #[test]
    fn a_cut_off_record_is_damaged() {
        let a = good("a");
        let cut = &record(500, "the rest is missing");
        assert_eq!(extents(&format!("{a}{cut}")), [(a.len(), false), (cut.len(), true)]);
        assert_eq!(extents(&format!("{a}WARC/1.0\r\nConte")), [(a.len(), false), (15, true)]);
        assert_eq!(extents(a.trim_end()), [(a.len() - 4, false)]);
    }

    #[test]
    fn a_record_over_the_limit_comes_in_parts() {
        let text = format!("{}{}{}", good("a"), good(&"b".repeat(3 * PIECE_BYTES)), good("c"));
        let (found, records, _) = cuts(&text, 1 << 20, false);
        assert!(matches!(found[1], Cut::Part { is_first: true, is_last: false, .. }));
        assert_eq!((joined(&found), records), (text.clone(), 3));
        assert_eq!(cuts(&text, 1_001, false).0, found);
        let text = &text[..text.len() / 2];
        let (found, _, failed) = cuts(text, 1 << 20, false);
        assert!(failed && joined(&found) == text);
        assert_eq!(cuts(text, 1_001, false).0, found);
    }

    #[test]
    fn records_before_a_failure_are_given() {
        let a = good("a");
        let (found, records, failed) = cuts(&format!("{a}{}", &a[..20]), 3, true);
        assert!(matches!(&found[..], [Cut::Records(..), Cut::Broken(rest)] if rest.len() == 20));
        assert_eq!((records, failed), (2, true));
    }
}
