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
    bytes: Vec<u8>,
    offset: u64,
    at_end: bool,
    failure: Option<io::Error>,
}

impl Window {
    /// An empty window on a stream that was opened at the byte `offset`.
    pub fn new(source: Box<dyn Read + Send>, offset: u64) -> Self {
        Self { source, bytes: Vec::new(), offset, at_end: false, failure: None }
    }

    /// What was read and not yet cut off.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
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
        while self.bytes.len() < count && !self.at_end {
            self.fill();
        }
    }

    /// Reads some more.
    pub fn fill(&mut self) {
        let start = self.bytes.len();
        self.bytes.resize(start + READ_BYTES, 0);
        let read = loop {
            match self.source.read(&mut self.bytes[start..]) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                other => break other,
            }
        };
        self.bytes.truncate(start + *read.as_ref().unwrap_or(&0));
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
        let rest = self.bytes.split_off(count);
        self.offset += count as u64;
        std::mem::replace(&mut self.bytes, rest)
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
