//! Cutting a stream into pieces of whole rows.

use super::row::parser;
use crate::batch::format::{PIECE_BYTES, Position};
use crate::batch::passed_on::PART_BYTES;
use crate::batch::window::{RecordCut, Window};
use std::io::{self, Read};

/// Cuts a stream into whole rows. Where it cuts depends on the bytes and the limit only.
pub struct RowCutter {
    window: Window,
    parser: csv_core::Reader,
    limit: usize,
    /// Bytes of the window that the parser has seen.
    scanned: usize,
    /// Bytes of the window that are whole rows.
    whole: usize,
    long_row: Option<LongRow>,
    lines: u64,
}

/// A row that is given in parts.
struct LongRow {
    is_begun: bool,
    /// Where it ends in the window, if that is known.
    end: Option<usize>,
}

impl RowCutter {
    /// A cutter of a stream that was opened at `place`, which counts lines. Rows longer than `limit` bytes are given in
    /// parts.
    pub fn new(source: Box<dyn Read + Send>, place: Position, delimiter: u8, limit: usize) -> Self {
        Self {
            window: Window::new(source, place.offset),
            parser: parser(delimiter),
            limit: limit.max(PIECE_BYTES),
            scanned: 0,
            whole: 0,
            long_row: None,
            lines: place.records,
        }
    }

    /// The place behind what was cut off: bytes and lines.
    pub fn place(&self) -> Position {
        Position { offset: self.window.offset(), records: self.lines }
    }

    /// The first row with the blank lines before it; `None` if it is longer than a piece.
    ///
    /// # Errors
    /// Those of the stream.
    pub fn first_row(&mut self) -> io::Result<Option<Vec<u8>>> {
        let end = loop {
            if let Some(end) = self.find_end(PIECE_BYTES) {
                break end;
            }
            if self.window.bytes().len() >= PIECE_BYTES {
                return Ok(None);
            }
            if self.window.at_end() {
                self.window.end()?;
                break self.window.bytes().len();
            }
            self.window.fill();
        };
        Ok(Some(self.take(end)))
    }

    /// What is cut off next, `None` at the end.
    ///
    /// # Errors
    /// Those of the stream, once all rows before have been given.
    pub fn next_cut(&mut self) -> io::Result<Option<RecordCut>> {
        if let Some(row) = self.long_row.take() {
            return self.next_part(row).map(Some);
        }
        while self.whole < PIECE_BYTES {
            if let Some(end) = self.find_end(usize::MAX) {
                if end - self.whole > self.limit {
                    return self.cut_before_long(Some(end)).map(Some);
                }
                self.whole = end;
            } else if self.scanned - self.whole > self.limit {
                return self.cut_before_long(None).map(Some);
            } else if self.window.at_end() {
                return self.cut_rest();
            } else {
                self.window.fill();
            }
        }
        Ok(Some(RecordCut::Records(self.take(self.whole))))
    }

    /// Cuts off the rows before one that is too long, or its first part.
    fn cut_before_long(&mut self, end: Option<usize>) -> io::Result<RecordCut> {
        let before = self.whole;
        let row = LongRow { is_begun: false, end: end.map(|end| end - before) };
        if before > 0 {
            self.long_row = Some(row);
            return Ok(RecordCut::Records(self.take(before)));
        }
        self.next_part(row)
    }

    /// Cuts off what is left when the stream has ended or failed.
    fn cut_rest(&mut self) -> io::Result<Option<RecordCut>> {
        let rest = self.window.bytes().len();
        if rest == 0 {
            return self.window.end().map(|()| None);
        }
        if !self.window.is_broken() {
            return Ok(Some(RecordCut::Records(self.take(rest))));
        }
        match self.whole {
            0 => Ok(Some(RecordCut::Broken(self.take(rest)))),
            whole => Ok(Some(RecordCut::Records(self.take(whole)))),
        }
    }

    fn next_part(&mut self, row: LongRow) -> io::Result<RecordCut> {
        // one byte more tells whether the stream ends here
        self.window.fill_to(PART_BYTES + 1);
        if self.window.bytes().is_empty() {
            self.window.end()?;
        }
        let there = self.window.bytes().len();
        let end = row.end.or_else(|| self.find_end(PART_BYTES)).or(self.window.at_end().then_some(there));
        let length = end.unwrap_or(PART_BYTES).min(PART_BYTES);
        let is_last = end.is_some_and(|end| end == length);
        if !is_last {
            self.long_row = Some(LongRow { is_begun: true, end: end.map(|end| end - length) });
        }
        Ok(RecordCut::Part { bytes: self.take(length), is_first: !row.is_begun, is_last })
    }

    /// Where the row ends that the parser is in, if that is in what was read and not far behind `until`.
    fn find_end(&mut self, until: usize) -> Option<usize> {
        let mut values = [0; 1 << 12];
        loop {
            let until = until.min(self.window.bytes().len());
            if self.scanned >= until {
                return None;
            }
            let (result, read, _) =
                self.parser.read_field(&self.window.bytes()[self.scanned..until], &mut values);
            self.scanned += read;
            if let csv_core::ReadFieldResult::Field { record_end: true } = result {
                break;
            }
        }
        if self.window.bytes()[self.scanned - 1] == b'\r' {
            self.window.fill_to(self.scanned + 1);
            if self.window.bytes().get(self.scanned) == Some(&b'\n') {
                self.scanned += 1;
            }
        }
        Some(self.scanned)
    }

    fn take(&mut self, count: usize) -> Vec<u8> {
        let bytes = self.window.take(count);
        self.scanned = self.scanned.saturating_sub(count);
        self.whole = self.whole.saturating_sub(count);
        self.lines += memchr::memchr_iter(b'\n', &bytes).count() as u64;
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::batch::window::testing::steps;

    fn cuts(text: &str, step: usize, fails: bool) -> (Vec<RecordCut>, Position, bool) {
        let source = steps(text.as_bytes(), step, fails);
        let mut cutter = RowCutter::new(source, Position::default(), b',', PIECE_BYTES);
        let mut found = Vec::new();
        loop {
            match cutter.next_cut() {
                Ok(Some(cut)) => found.push(cut),
                Ok(None) => return (found, cutter.place(), false),
                Err(_) => return (found, cutter.place(), true),
            }
        }
    }

    fn joined(cuts: &[RecordCut]) -> String {
        let bytes = |cut: &RecordCut| match cut {
            RecordCut::Records(bytes) | RecordCut::Broken(bytes) | RecordCut::Part { bytes, .. } => {
                bytes.clone()
            }
        };
        String::from_utf8(cuts.iter().flat_map(bytes).collect()).expect("UTF-8")
    }

    #[test]
    fn pieces_are_whole_rows_and_do_not_depend_on_reads() {
        let text = "1,\"two\r\nlines, \"\"one\"\" row\"\r\n".repeat(3 * PIECE_BYTES / 30) + "2,x";
        let (found, place, _) = cuts(&text, 1 << 20, false);
        assert!(found.len() > 2);
        for cut in &found[..found.len() - 1] {
            assert!(matches!(cut, RecordCut::Records(rows) if rows.ends_with(b" row\"\r\n")));
        }
        assert_eq!(joined(&found), text);
        assert_eq!(place.offset, text.len() as u64);
        assert_eq!(place.records, text.matches('\n').count() as u64);
        assert_eq!(cuts(&text, 77_777, false).0, found);
    }

    #[test]
    fn a_row_over_the_limit_comes_in_parts() {
        let long = "x\r\n".repeat(PIECE_BYTES);
        for text in [format!("a\r\n\"{long}\"\r\nb\r\n"), format!("a\r\n\"{long}"), format!("\"{long}\"\r\n")]
        {
            let (found, ..) = cuts(&text, 1 << 20, false);
            let first = usize::from(text.starts_with('a'));
            assert!(matches!(found[first], RecordCut::Part { is_first: true, is_last: false, .. }));
            let last = |cut: &RecordCut| matches!(cut, RecordCut::Part { is_last: true, .. });
            assert_eq!(found.iter().filter(|cut| last(cut)).count(), 1);
            assert_eq!(joined(&found), text);
            assert_eq!(cuts(&text, 1_001, false).0, found);
        }
    }

    #[test]
    fn rows_before_a_failure_are_given() {
        let (found, place, failed) = cuts("a\n\"b\nc", 2, true);
        assert_eq!(found, [RecordCut::Records(b"a\n".to_vec()), RecordCut::Broken(b"\"b\nc".to_vec())]);
        assert_eq!((place.records, failed), (2, true));
        assert_eq!(cuts("", 1, false).0, []);
    }
}
