//! Cutting a stream of bytes into pieces of whole lines.

use super::format::{PIECE_BYTES, Position};
use super::passed_on::PART_BYTES;
use super::window::{RecordCut, Window};
use std::io::{self, Read};

/// Cuts a stream into whole lines. Where it cuts depends on the bytes and the limit only.
pub struct LineCutter {
    window: Window,
    limit: usize,
    in_long_line: bool,
    lines: u64,
}

impl LineCutter {
    /// A cutter of a stream that was opened at `place`. Lines longer than `limit` bytes, their end included, are given
    /// in parts.
    pub fn new(source: Box<dyn Read + Send>, place: Position, limit: usize) -> Self {
        Self {
            window: Window::new(source, place.offset),
            limit: limit.max(PIECE_BYTES),
            in_long_line: false,
            lines: place.records,
        }
    }

    /// The place behind what was cut off: bytes and lines. A line that is too long counts when it ends.
    pub fn place(&self) -> Position {
        Position { offset: self.window.offset(), records: self.lines }
    }

    /// What is cut off next, `None` at the end.
    ///
    /// # Errors
    /// Those of the stream, once all lines before have been given.
    pub fn next_cut(&mut self) -> io::Result<Option<RecordCut>> {
        if self.in_long_line {
            return self.next_part(false).map(Some);
        }
        let mut searched = PIECE_BYTES;
        loop {
            if let Some(offset) =
                memchr::memchr(b'\n', self.window.bytes().get(searched..).unwrap_or_default())
            {
                return self.cut_lines(searched + offset + 1);
            }
            searched = searched.max(self.window.bytes().len());
            if self.window.at_end() {
                return self.cut_rest();
            }
            // no line ends behind the first piece, so a long one is not looked through again with every read
            let length = self.window.bytes().len();
            if length - self.last_line_start(length.min(PIECE_BYTES + 1)) > self.limit {
                return self.cut_lines(length);
            }
            self.window.fill();
        }
    }

    /// Cuts off the lines up to `end`, or what comes first if the last of them is too long.
    fn cut_lines(&mut self, end: usize) -> io::Result<Option<RecordCut>> {
        let start = self.last_line_start(end);
        if end - start <= self.limit {
            return Ok(Some(RecordCut::Records(self.take(end))));
        }
        if start > 0 {
            return Ok(Some(RecordCut::Records(self.take(start))));
        }
        self.next_part(true).map(Some)
    }

    /// Cuts off what is left when the stream has ended or failed.
    fn cut_rest(&mut self) -> io::Result<Option<RecordCut>> {
        if self.window.bytes().is_empty() {
            return self.window.end().map(|()| None);
        }
        if !self.window.is_broken() {
            return self.cut_lines(self.window.bytes().len());
        }
        match self.whole_lines() {
            0 => Ok(Some(RecordCut::Broken(self.window.take(self.window.bytes().len())))),
            whole => self.cut_lines(whole),
        }
    }

    fn next_part(&mut self, is_first: bool) -> io::Result<RecordCut> {
        self.window.fill_to(PART_BYTES);
        if self.window.bytes().is_empty() {
            self.window.end()?;
        }
        let window = self.window.bytes().len().min(PART_BYTES);
        let line_end = memchr::memchr(b'\n', &self.window.bytes()[..window]).map(|at| at + 1);
        let is_last = line_end.is_some() || self.window.at_end() && window == self.window.bytes().len();
        self.in_long_line = !is_last;
        let length = line_end.unwrap_or(window);
        let bytes = self.window.take(length);
        self.lines += u64::from(is_last);
        Ok(RecordCut::Part { bytes, is_first, is_last })
    }

    /// Where the last line of the first `end` bytes begins.
    fn last_line_start(&self, end: usize) -> usize {
        memchr::memrchr(b'\n', &self.window.bytes()[..end.saturating_sub(1)]).map_or(0, |at| at + 1)
    }

    /// Bytes of the pending lines that have their end.
    fn whole_lines(&self) -> usize {
        memchr::memrchr(b'\n', self.window.bytes()).map_or(0, |at| at + 1)
    }

    fn take(&mut self, end: usize) -> Vec<u8> {
        let lines = self.window.take(end);
        let ends = memchr::memchr_iter(b'\n', &lines).count() as u64;
        self.lines += ends + u64::from(!lines.ends_with(b"\n"));
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::batch::window::testing::steps;

    fn cuts(bytes: &[u8], step: usize, limit: usize, fails: bool) -> (Vec<RecordCut>, Position, bool) {
        let source = steps(bytes, step, fails);
        let mut cutter = LineCutter::new(source, Position::default(), limit);
        let mut found = Vec::new();
        loop {
            match cutter.next_cut() {
                Ok(Some(cut)) => found.push(cut),
                Ok(None) => return (found, cutter.place(), false),
                Err(_) => return (found, cutter.place(), true),
            }
        }
    }

    fn joined(cuts: &[RecordCut]) -> Vec<u8> {
        let bytes = |cut: &RecordCut| match cut {
            RecordCut::Records(bytes) | RecordCut::Broken(bytes) | RecordCut::Part { bytes, .. } => {
                bytes.clone()
            }
        };
        cuts.iter().flat_map(bytes).collect()
    }

    #[test]
    fn pieces_are_whole_lines_and_do_not_depend_on_reads() {
        let text = "a line of some length\n".repeat(3 * PIECE_BYTES / 20) + "the last";
        let (found, place, _) = cuts(text.as_bytes(), 1 << 17, PIECE_BYTES, false);
        assert_eq!(found.len(), 4);
        assert!(
            found[..3].iter().all(|cut| matches!(cut, RecordCut::Records(lines) if lines.ends_with(b"\n")))
        );
        assert_eq!(joined(&found), text.as_bytes());
        assert_eq!((place.offset, place.records), (text.len() as u64, text.lines().count() as u64));
        assert_eq!(cuts(text.as_bytes(), 77_777, PIECE_BYTES, false).0, found);
    }

    #[test]
    fn a_line_over_the_limit_comes_in_parts() {
        let long = "x".repeat(5 * PIECE_BYTES / 2);
        for text in [format!("a\n{long}\nb\n"), format!("a\n{long}")] {
            let (found, place, _) = cuts(text.as_bytes(), 1 << 17, PIECE_BYTES, false);
            assert_eq!(found[0], RecordCut::Records(b"a\n".to_vec()));
            assert!(matches!(found[1], RecordCut::Part { is_first: true, is_last: false, .. }));
            assert!(matches!(found[3], RecordCut::Part { is_first: false, is_last: true, .. }));
            assert_eq!(joined(&found), text.as_bytes());
            assert_eq!(place.records, text.lines().count() as u64);
            assert_eq!(cuts(text.as_bytes(), 1_000, PIECE_BYTES, false).0, found);
        }
    }

    #[test]
    fn a_long_line_is_told_from_the_one_before_it_wherever_that_ends() {
        let long = "x".repeat(5 * PIECE_BYTES / 2);
        for length in [1, PIECE_BYTES - 1, PIECE_BYTES, PIECE_BYTES + 1] {
            let before = format!("{}\n", "a".repeat(length - 1));
            let (found, ..) = cuts(format!("{before}{long}").as_bytes(), 1 << 17, 2 * PIECE_BYTES, false);
            assert!(found[0] == RecordCut::Records(before.into_bytes()), "{length}");
            assert!(matches!(found[1], RecordCut::Part { is_first: true, .. }), "{length}");
        }
    }

    #[test]
    fn lines_before_a_failure_are_given() {
        let (found, place, failed) = cuts(b"a\nb\nc", 2, PIECE_BYTES, true);
        assert_eq!(found, [RecordCut::Records(b"a\nb\n".to_vec()), RecordCut::Broken(b"c".to_vec())]);
        assert_eq!((place.records, failed), (2, true));
    }

    #[test]
    fn an_empty_stream_has_no_lines() {
        assert_eq!(cuts(b"", 1, PIECE_BYTES, false).0, []);
    }
}
