//! Reading gzip, and telling what stands behind its end.
//!
//! A file may have several members, zeros behind the last (tapes and disks are filled up with them), and bytes that do
//! not belong to it. All that was packed is given before such bytes are told: no record is the worse for them.

use flate2::bufread::GzDecoder;
use std::fmt;
use std::io::{self, BufRead, Read};

/// What every member begins with.
const MARK: &[u8] = b"\x1f\x8b";

/// Reads the members of a gzip file one behind the other.
pub struct Members<R> {
    state: State<R>,
    is_begun: bool,
}

enum State<R> {
    /// Before a member, or at the end.
    Between(R),
    Member(Box<GzDecoder<R>>),
    /// Reading failed.
    Failed,
}

/// Bytes that are no gzip stand behind the end of a file; what was packed in it has been given whole.
#[derive(Debug)]
pub struct Behind;

impl fmt::Display for Behind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("bytes that are no gzip stand behind the end of what was packed")
    }
}

impl std::error::Error for Behind {}

/// Whether bytes at the beginning of a file, as many as there are, can be gzip.
pub fn is_gzip(beginning: &[u8]) -> bool {
    beginning.iter().zip(MARK).all(|(byte, mark)| byte == mark)
}

impl<R: BufRead> Members<R> {
    /// A reader of the file from its beginning on.
    pub fn new(file: R) -> Self {
        Self { state: State::Between(file), is_begun: false }
    }

    /// Goes on with the next member; `None` at the end.
    fn next_member(&mut self, mut file: R) -> io::Result<Option<GzDecoder<R>>> {
        loop {
            let bytes = file.fill_buf()?;
            let zeros = if self.is_begun { bytes.iter().take_while(|&&byte| byte == 0).count() } else { 0 };
            if bytes.is_empty() {
                // what was packed has a member, even if there was nothing to pack
                return if self.is_begun { Ok(None) } else { Err(io::ErrorKind::UnexpectedEof.into()) };
            }
            if zeros > 0 {
                file.consume(zeros);
            } else if self.is_begun && !is_gzip(bytes) {
                return Err(io::Error::new(io::ErrorKind::InvalidData, Behind));
            } else {
                self.is_begun = true;
                return Ok(Some(GzDecoder::new(file)));
            }
        }
    }
}

impl<R: BufRead> Read for Members<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if buffer.is_empty() {
            return Ok(0);
        }
        loop {
            match std::mem::replace(&mut self.state, State::Failed) {
                State::Failed => return Ok(0),
                State::Between(file) => match self.next_member(file)? {
                    Some(member) => self.state = State::Member(Box::new(member)),
                    None => return Ok(0),
                },
                State::Member(mut member) => match member.read(buffer) {
                    Ok(0) => self.state = State::Between(member.into_inner()),
                    Err(error) if error.kind() == io::ErrorKind::Interrupted => {
                        self.state = State::Member(member)
                    }
                    result => {
                        if result.is_ok() {
                            self.state = State::Member(member);
                        }
                        return result;
                    }
                },
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{BufReader, Write};

    fn packed(text: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        encoder.write_all(text).expect("packs");
        encoder.finish().expect("packs")
    }

    /// What is read of a file, in small steps, and how it ends.
    fn read(file: &[u8]) -> (Vec<u8>, io::Result<()>) {
        let mut members = Members::new(BufReader::with_capacity(3, file));
        let (mut text, mut buffer) = (Vec::new(), [0; 7]);
        loop {
            match members.read(&mut buffer) {
                Ok(0) => return (text, Ok(())),
                Ok(count) => text.extend_from_slice(&buffer[..count]),
                Err(error) => return (text, Err(error)),
            }
        }
    }

    #[test]
    fn members_are_one_text_whatever_zeros_stand_behind() {
        let two = [packed(b"one and "), packed(b"two")].concat();
        for zeros in [0, 1, 512] {
            let (text, end) = read(&[&two[..], &vec![0; zeros]].concat());
            assert!(text == b"one and two" && end.is_ok(), "{zeros}");
        }
    }

    #[test]
    fn a_file_without_a_member_is_cut_off() {
        assert!(read(&packed(b"")).1.is_ok());
        assert_eq!(read(b"").1.expect_err("no member").kind(), io::ErrorKind::UnexpectedEof);
    }

    #[test]
    fn what_does_not_belong_to_it_is_told_behind_all_that_does() {
        let (text, end) = read(&[packed(b"all of it"), b"garbage".to_vec()].concat());
        assert_eq!(text, b"all of it");
        let error = end.expect_err("garbage");
        assert!(error.get_ref().is_some_and(|inner| inner.is::<Behind>()), "{error}");
    }

    #[test]
    fn a_member_without_its_end_is_no_such_case() {
        let whole = packed(&b"a text of some length, of which the end is lost".repeat(40));
        let (_, end) = read(&whole[..whole.len() - 9]);
        assert!(end.expect_err("cut off").get_ref().is_none_or(|inner| !inner.is::<Behind>()));
        assert!(read(b"plain text").1.is_err());
    }
}
