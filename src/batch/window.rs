//! What was read of a stream and not yet cut off.

use super::gzip::Behind;
use std::io::{self, Read};

/// Bytes that are asked for at once.
const READ_BYTES: usize = 1 << 17;

/// What is cut off a stream of records next.
#[derive(Debug, PartialEq, Eq)]
pub enum RecordCut {
    /// Whole records.
    Records(Vec<u8>),
    /// A part of a record that is too long to be held.
    Part {
        /// Its bytes.
        bytes: Vec<u8>,
        /// Whether the record begins with it.
        is_first: bool,
        /// Whether the record ends with it.
        is_last: bool,
    },
    /// The beginning of a record whose rest could not be read.
    Broken(Vec<u8>),
}

/// A stretch of a stream, grown at its end and cut at its beginning.
pub struct Window {
    source: Box<dyn Read + Send>,
    /// What was read, with what was cut off since it was moved last.
    bytes: Vec<u8>,
    /// Where in them the window begins.
    start: usize,
    offset: u64,
    at_end: bool,
    failure: Option<io::Error>,
}

impl Window {
    /// An empty window on a stream that was opened at the byte `offset`.
    pub fn new(source: Box<dyn Read + Send>, offset: u64) -> Self {
        Self { source, bytes: Vec::new(), start: 0, offset, at_end: false, failure: None }
    }

    /// What was read and not yet cut off.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes[self.start..]
    }

    /// Bytes before the window.
    pub fn offset(&self) -> u64 {
        self.offset
    }

    /// Whether nothing more can be read.
    pub fn at_end(&self) -> bool {
        self.at_end
    }

    /// Whether the stream broke off before its end, so that the last record may lack its own.
    pub fn is_broken(&self) -> bool {
        let is_whole = |error: &io::Error| error.get_ref().is_some_and(|inner| inner.is::<Behind>());
        self.failure.as_ref().is_some_and(|error| !is_whole(error))
    }

    /// Why nothing more can be read, if it is not that all was.
    ///
    /// # Errors
    /// The error of the stream, once.
    pub fn end(&mut self) -> io::Result<()> {
        self.failure.take().map_or(Ok(()), Err)
    }

    /// Reads on until there are `count` bytes, or as many as there are.
    pub fn fill_to(&mut self, count: usize) {
        while self.bytes().len() < count && !self.at_end {
            self.fill();
        }
    }

    /// Reads some more.
    pub fn fill(&mut self) {
        let end = self.bytes.len();
        self.bytes.resize(end + READ_BYTES, 0);
        let read = loop {
            match self.source.read(&mut self.bytes[end..]) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                other => break other,
            }
        };
        self.bytes.truncate(end + *read.as_ref().unwrap_or(&0));
        match read {
            Ok(0) => self.at_end = true,
            Ok(_) => {}
            Err(error) => {
                self.at_end = true;
                self.failure = Some(error);
            }
        }
    }

    /// Cuts off the first `count` bytes.
    pub fn take(&mut self, count: usize) -> Vec<u8> {
        let taken = self.bytes()[..count].to_vec();
        self.start += count;
        self.offset += count as u64;
        // no more is moved than was cut off since, so that a long record that goes in parts costs what its bytes do
        if self.start >= self.bytes().len() {
            self.bytes = self.bytes.split_off(self.start);
            self.start = 0;
        }
        taken
    }
}

#[cfg(test)]
pub mod testing {
    use std::io::{self, Read};

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

    /// A stream that gives `step` bytes at a time and fails at its end if `fails`.
    pub fn steps(bytes: &[u8], step: usize, fails: bool) -> Box<dyn Read + Send> {
        Box::new(Steps { bytes: bytes.to_vec(), at: 0, step, fails })
    }
}

#[cfg(test)]
mod tests {
    use super::testing::steps;
    use super::*;

    #[test]
    fn parts_and_what_remains_are_the_stream_in_order() {
        let bytes: Vec<u8> = (0..=250).cycle().take(3 * READ_BYTES).collect();
        let mut window = Window::new(steps(&bytes, 70_000, false), 5);
        let mut taken = Vec::new();
        for count in [1, 0, READ_BYTES, 99_999, 3, 7] {
            window.fill_to(count + 10);
            taken.extend(window.take(count));
            assert_eq!(window.offset(), 5 + taken.len() as u64);
            assert!(bytes[taken.len()..].starts_with(window.bytes()), "{count}");
        }
        window.fill_to(usize::MAX);
        assert_eq!(window.bytes(), &bytes[taken.len()..]);
        taken.extend(window.take(window.bytes().len()));
        assert!(taken == bytes && window.bytes().is_empty() && window.at_end());
    }

    #[test]
    fn what_remains_is_seldom_moved_when_small_parts_are_cut_off() {
        let mut window = Window::new(steps(&[b'x'; 1 << 16], 1 << 16, false), 0);
        window.fill();
        let mut moves = 0;
        while !window.bytes().is_empty() {
            let behind = window.bytes()[1..].as_ptr();
            window.take(1);
            moves += usize::from(window.bytes().as_ptr() != behind);
        }
        assert!(moves <= 17, "{moves}");
    }
}
