//! Cutting a stream of bytes into pieces of whole lines.

use super::format::{PIECE_BYTES, Position};
use super::passed_on::PART_BYTES;
use std::io::{self, Read};

/// Bytes that are asked for at once.
const READ_BYTES: usize = 1 << 17;

/// What is cut off next.
#[derive(Debug, PartialEq, Eq)]
pub enum Cut {
    /// Whole lines: up to and with the first that ends behind [`PIECE_BYTES`], or the last of the file, which may lack
    /// its line end.
    Lines(Vec<u8>),
    /// A part of a line that is longer than the limit.
    Part {
        /// Its bytes.
        bytes: Vec<u8>,
        /// Whether the line begins with it.
        is_first: bool,
        /// Whether the line ends with it.
        is_last: bool,
    },
    /// The beginning of a line whose rest could not be read.
    Broken(Vec<u8>),
}

/// Cuts a stream into whole lines. Where it cuts depends on the bytes and the limit only.
pub struct LineCutter {
    source: Box<dyn Read + Send>,
    limit: usize,
    pending: Vec<u8>,
    at_end: bool,
    /// Why nothing more can be read; given once all that was read has been cut off.
    failure: Option<io::Error>,
    in_long_line: bool,
    place: Position,
}

impl LineCutter {
    /// A cutter of a stream that was opened at `place`. Lines longer than `limit` bytes, their end included, are given
    /// in parts.
    pub fn new(source: Box<dyn Read + Send>, place: Position, limit: usize) -> Self {
        Self {
            source,
            limit: limit.max(PIECE_BYTES),
            pending: Vec::new(),
            at_end: false,
            failure: None,
            in_long_line: false,
            place,
        }
    }

    /// The place behind what was cut off: bytes and lines. A line that is too long counts when it ends.
    pub fn place(&self) -> Position {
        self.place
    }

    /// What is cut off next, `None` at the end.
    ///
    /// # Errors
    /// Those of the stream, once all lines before have been given.
    pub fn next_cut(&mut self) -> io::Result<Option<Cut>> {
        if self.in_long_line {
            return self.next_part(false).map(Some);
        }
        let mut searched = PIECE_BYTES;
        loop {
            if let Some(offset) = memchr::memchr(b'\n', self.pending.get(searched..).unwrap_or_default()) {
                return self.cut_lines(searched + offset + 1);
            }
            searched = searched.max(self.pending.len());
            if self.at_end {
                return self.cut_rest();
            }
            if self.pending.len() - self.last_line_start(self.pending.len()) > self.limit {
                return self.cut_lines(self.pending.len());
            }
            self.fill();
        }
    }

    /// Cuts off the lines up to `end`, or what comes first if the last of them is too long.
    fn cut_lines(&mut self, end: usize) -> io::Result<Option<Cut>> {
        let start = self.last_line_start(end);
        if end - start <= self.limit {
            return Ok(Some(Cut::Lines(self.take(end))));
        }
        if start > 0 {
            return Ok(Some(Cut::Lines(self.take(start))));
        }
        self.next_part(true).map(Some)
    }

    /// Cuts off what is left when the stream has ended or failed.
    fn cut_rest(&mut self) -> io::Result<Option<Cut>> {
        if self.pending.is_empty() {
            return self.failure.take().map_or(Ok(None), Err);
        }
        if self.failure.is_none() {
            return self.cut_lines(self.pending.len());
        }
        match self.whole_lines() {
            0 => Ok(Some(Cut::Broken(std::mem::take(&mut self.pending)))),
            whole => self.cut_lines(whole),
        }
    }

    fn next_part(&mut self, is_first: bool) -> io::Result<Cut> {
        while self.pending.len() < PART_BYTES && !self.at_end {
            self.fill();
        }
        if self.pending.is_empty()
            && let Some(failure) = self.failure.take()
        {
            return Err(failure);
        }
        let window = self.pending.len().min(PART_BYTES);
        let line_end = memchr::memchr(b'\n', &self.pending[..window]).map(|at| at + 1);
        let is_last = line_end.is_some() || self.at_end && window == self.pending.len();
        self.in_long_line = !is_last;
        let length = line_end.unwrap_or(window);
        let bytes: Vec<u8> = self.pending.drain(..length).collect();
        self.place.offset += length as u64;
        self.place.records += u64::from(is_last);
        Ok(Cut::Part { bytes, is_first, is_last })
    }

    /// Where the last line of the first `end` bytes begins.
    fn last_line_start(&self, end: usize) -> usize {
        memchr::memrchr(b'\n', &self.pending[..end.saturating_sub(1)]).map_or(0, |at| at + 1)
    }

    /// Bytes of the pending lines that have their end.
    fn whole_lines(&self) -> usize {
        memchr::memrchr(b'\n', &self.pending).map_or(0, |at| at + 1)
    }

    fn take(&mut self, end: usize) -> Vec<u8> {
        let rest = self.pending.split_off(end);
        let lines = std::mem::replace(&mut self.pending, rest);
        self.place.offset += lines.len() as u64;
        let ends = memchr::memchr_iter(b'\n', &lines).count() as u64;
        self.place.records += ends + u64::from(!lines.ends_with(b"\n"));
        lines
    }

    fn fill(&mut self) {
        let start = self.pending.len();
        self.pending.resize(start + READ_BYTES, 0);
        let read = loop {
            match self.source.read(&mut self.pending[start..]) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                other => break other,
            }
        };
        self.pending.truncate(start + *read.as_ref().unwrap_or(&0));
        match read {
            Ok(0) => self.at_end = true,
            Ok(_) => {}
            Err(error) => {
                self.at_end = true;
                self.failure = Some(error);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A stream that gives `step` bytes at a time and fails at its end if `fails`.
    struct Steps {
        bytes: Vec<u8>,
        at: usize,
        step: usize,
        fails: bool,
    }

    impl Read for Steps {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let count = self.step.min(buffer.len()).min(self.bytes.len() - self.at);
            buffer[..count].copy_from_slice(&self.bytes[self.at..self.at + count]);
            self.at += count;
            if count == 0 && self.fails { Err(io::Error::other("broken")) } else { Ok(count) }
        }
    }

    fn cuts(bytes: &[u8], step: usize, limit: usize, fails: bool) -> (Vec<Cut>, Position, bool) {
        let source = Box::new(Steps { bytes: bytes.to_vec(), at: 0, step, fails });
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

    fn joined(cuts: &[Cut]) -> Vec<u8> {
        let bytes = |cut: &Cut| match cut {
            Cut::Lines(bytes) | Cut::Broken(bytes) | Cut::Part { bytes, .. } => bytes.clone(),
        };
        cuts.iter().flat_map(bytes).collect()
    }

    #[test]
    fn pieces_are_whole_lines_and_do_not_depend_on_reads() {
        let text = "a line of some length\n".repeat(3 * PIECE_BYTES / 20) + "the last";
        let (found, place, _) = cuts(text.as_bytes(), READ_BYTES, PIECE_BYTES, false);
        assert_eq!(found.len(), 4);
        assert!(found[..3].iter().all(|cut| matches!(cut, Cut::Lines(lines) if lines.ends_with(b"\n"))));
        assert_eq!(joined(&found), text.as_bytes());
        assert_eq!((place.offset, place.records), (text.len() as u64, text.lines().count() as u64));
        assert_eq!(cuts(text.as_bytes(), 77_777, PIECE_BYTES, false).0, found);
    }

    #[test]
    fn a_line_over_the_limit_comes_in_parts() {
        let long = "x".repeat(5 * PIECE_BYTES / 2);
        for text in [format!("a\n{long}\nb\n"), format!("a\n{long}")] {
            let (found, place, _) = cuts(text.as_bytes(), READ_BYTES, PIECE_BYTES, false);
            assert_eq!(found[0], Cut::Lines(b"a\n".to_vec()));
            assert!(matches!(found[1], Cut::Part { is_first: true, is_last: false, .. }));
            assert!(matches!(found[3], Cut::Part { is_first: false, is_last: true, .. }));
            assert_eq!(joined(&found), text.as_bytes());
            assert_eq!(place.records, text.lines().count() as u64);
            assert_eq!(cuts(text.as_bytes(), 1_000, PIECE_BYTES, false).0, found);
        }
    }

    #[test]
    fn lines_before_a_failure_are_given() {
        let (found, place, failed) = cuts(b"a\nb\nc", 2, PIECE_BYTES, true);
        assert_eq!(found, [Cut::Lines(b"a\nb\n".to_vec()), Cut::Broken(b"c".to_vec())]);
        assert_eq!((place.records, failed), (2, true));
    }

    #[test]
    fn an_empty_stream_has_no_lines() {
        assert_eq!(cuts(b"", 1, PIECE_BYTES, false).0, []);
    }
}
