//! Opening compressed inputs, and packing outputs in frames of one piece each.
//!
//! A piece is a frame (Zstandard) or a member (gzip) of its own: several in a row are one valid file, so that threads
//! can pack them in parallel, and an output that is cut behind any of them can be gone on with.

use super::gzip::{Members, is_gzip};
use super::input::{Compression, Counting, Input};
use flate2::write::GzEncoder;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom, Write};
use std::sync::atomic::AtomicU64;
use std::sync::{Arc, OnceLock};

/// Bytes that are read from the disk at once.
const BUFFER_BYTES: usize = 1 << 17;

/// The level of Zstandard, its default.
const ZSTD_LEVEL: i32 = 3;

/// Opens an input as [`Input::open_at`] tells.
pub fn open(input: &Input, offset: u64, read: &Arc<AtomicU64>) -> io::Result<Box<dyn Read + Send>> {
    if !input.is_stdin() && input.compression == Compression::None {
        let mut file = File::open(&input.path)?;
        // a pipe that has a name is read from its beginning too
        if offset > 0 {
            file.seek(SeekFrom::Start(offset))?;
        }
        read.store(offset, std::sync::atomic::Ordering::Relaxed);
        return Ok(Box::new(Counting { inner: file, read: Arc::clone(read) }));
    }
    let raw: Box<dyn Read + Send> = if input.is_stdin() {
        Box::new(Beginning::of(io::stdin(), &input.beginning))
    } else {
        Box::new(File::open(&input.path)?)
    };
    let raw = BufReader::with_capacity(BUFFER_BYTES, Counting { inner: raw, read: Arc::clone(read) });
    let mut decoded = decoded(raw, input.compression)?;
    let skipped = io::copy(&mut decoded.by_ref().take(offset), &mut io::sink())?;
    if skipped < offset {
        return Err(io::Error::new(
            io::ErrorKind::UnexpectedEof,
            format!("ends at byte {skipped}, before the place to go on from; it is not what it was"),
        ));
    }
    Ok(decoded)
}

fn decoded(
    mut raw: impl BufRead + Send + 'static,
    compression: Compression,
) -> io::Result<Box<dyn Read + Send>> {
    if compression != Compression::None {
        check(raw.fill_buf()?, compression)?;
    }
    Ok(match compression {
        Compression::None => Box::new(raw),
        Compression::Gzip => Box::new(Members::new(raw)),
        Compression::Zstd => Box::new(zstd::Decoder::with_buffer(raw)?),
    })
}

/// Whether a file begins as its name says.
fn check(beginning: &[u8], compression: Compression) -> io::Result<()> {
    /// A frame, and those that a reader skips, which differ in half of their first byte.
    const FRAME: &[u8] = b"\x28\xb5\x2f\xfd";
    const SKIPPED: &[u8] = b"\x2a\x4d\x18";
    let told = match compression {
        Compression::Gzip if !is_gzip(beginning) => "is no gzip, though its name ends in .gz",
        Compression::Zstd
            if beginning.len() >= FRAME.len()
                && !beginning.starts_with(FRAME)
                && !(beginning[0] & 0xf0 == 0x50 && beginning[1..].starts_with(SKIPPED)) =>
        {
            "is no Zstandard, though its name ends in .zst"
        }
        _ => return Ok(()),
    };
    Err(io::Error::new(io::ErrorKind::InvalidData, format!("{told}; name it as it is, or get it again")))
}

/// Bytes at the beginning of standard input that tell it.
const BEGINNING_BYTES: usize = 1 << 16;

/// A reader that notes the CRC-32 of its first [`BEGINNING_BYTES`], or of all if there are fewer.
struct Beginning<R> {
    inner: R,
    hasher: Option<crc32fast::Hasher>,
    left: usize,
    found: Arc<OnceLock<u32>>,
}

impl<R: Read> Beginning<R> {
    fn of(inner: R, found: &Arc<OnceLock<u32>>) -> Self {
        Self {
            inner,
            hasher: Some(crc32fast::Hasher::new()),
            left: BEGINNING_BYTES,
            found: Arc::clone(found),
        }
    }
}

impl<R: Read> Read for Beginning<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        if let Some(mut hasher) = self.hasher.take() {
            let hashed = count.min(self.left);
            hasher.update(&buffer[..hashed]);
            self.left -= hashed;
            if count == 0 || self.left == 0 {
                self.found.get_or_init(|| hasher.finalize());
            } else {
                self.hasher = Some(hasher);
            }
        }
        Ok(count)
    }
}

/// The bytes packed as one frame; the same bytes always give the same frame.
///
/// # Errors
/// None but those of memory.
pub fn pack(bytes: Vec<u8>, compression: Compression) -> io::Result<Vec<u8>> {
    match compression {
        Compression::None => Ok(bytes),
        Compression::Gzip => {
            let mut encoder =
                GzEncoder::new(Vec::with_capacity(bytes.len() / 2), flate2::Compression::default());
            encoder.write_all(&bytes)?;
            encoder.finish()
        }
        Compression::Zstd => {
            let mut encoder = zstd::Encoder::new(Vec::with_capacity(bytes.len() / 2), ZSTD_LEVEL)?;
            encoder.include_checksum(true)?;
            encoder.write_all(&bytes)?;
            encoder.finish()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_in_a_row_are_one_file() {
        for compression in [Compression::Gzip, Compression::Zstd] {
            let folder = tempfile::tempdir().expect("a folder");
            let ending = if compression == Compression::Gzip { "gz" } else { "zst" };
            let path = folder.path().join(format!("x.jsonl.{ending}"));
            let mut file = File::create(&path).expect("a file");
            for part in ["one\n", "two\n"] {
                file.write_all(&pack(part.into(), compression).expect("packs")).expect("writes");
            }
            let input = Input::at(&path);
            let text = |offset| {
                let mut text = String::new();
                let mut reader = input.open_at(offset, &Arc::default()).expect("opens");
                reader.read_to_string(&mut text).expect("reads");
                text
            };
            assert_eq!((text(0).as_str(), text(4).as_str()), ("one\ntwo\n", "two\n"));
            assert!(input.open_at(9, &Arc::default()).is_err());
        }
    }

    #[test]
    fn endings_tell_the_compression() {
        assert_eq!(Compression::of_name("a.jsonl.ZST"), (Compression::Zstd, "a.jsonl"));
        assert_eq!(Compression::of_name("a.jsonl.gz"), (Compression::Gzip, "a.jsonl"));
        assert_eq!(Compression::of_name("gz"), (Compression::None, "gz"));
    }
}
