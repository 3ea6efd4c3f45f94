//! The archive: reading its main part, and putting another one in its place.
//!
//! The crate `zip` reads it. Writing splices: the bytes of one entry change, the records that tell its size, its checksum
//! and the offsets behind it, and nothing else; so names, order, dates, flags and extra fields of all entries stay.

use crate::format::package::ZIP_MAGIC;
use crate::text::Span;
use flate2::{Compression, write::DeflateEncoder};
use quick_xml::Reader;
use quick_xml::events::Event;
use std::io::{Cursor, Read, Write};
use zip::ZipArchive;

/// The main part of a Word document where nothing says another.
const MAIN_PART: &str = "word/document.xml";
/// The longest main part that is read, in bytes. Four million words have about 100 MiB.
const MAX_PART_BYTES: u64 = 256 << 20;
/// How a compound file begins: an encrypted document, or one of Word 97.
const COMPOUND_MAGIC: &[u8] = b"\xd0\xcf\x11\xe0";
/// Signatures of the records of an archive.
const CENTRAL: &[u8] = b"PK\x01\x02";
const END: &[u8] = b"PK\x05\x06";
const DESCRIPTOR: &[u8] = b"PK\x07\x08";
/// Lengths of their fixed parts, in bytes.
const LOCAL_BYTES: usize = 30;
const CENTRAL_BYTES: usize = 46;
const END_BYTES: usize = 22;
/// The flags of an encrypted entry, and of one whose sizes stand behind it.
const ENCRYPTED: usize = 1;
const DESCRIBED: usize = 8;
/// The methods of compression.
const STORED: usize = 0;
const DEFLATED: usize = 8;

/// Where an entry lies in an archive. Offsets are bytes of the archive.
#[derive(Clone, Debug)]
pub struct Slot {
    name: String,
    /// Its local header.
    local: usize,
    /// Its compressed bytes.
    data: Span,
    /// What behind them tells checksum and sizes once more; empty without.
    descriptor: Span,
    is_stored: bool,
    /// Its record in the central directory.
    record: usize,
    /// All records of the central directory.
    records: Vec<usize>,
    /// The end of the central directory.
    end: usize,
}

/// The main part of a Word document, and where it lies.
///
/// # Errors
/// What is wrong with the archive, and what to do about it.
pub fn main_part(bytes: &[u8]) -> Result<(Slot, Vec<u8>), String> {
    if bytes.starts_with(COMPOUND_MAGIC) {
        return Err(
            "it is protected by a password or comes from Word 97; save it as .docx without a password".into(),
        );
    }
    if !bytes.starts_with(ZIP_MAGIC) {
        return Err("it is no ZIP archive".into());
    }
    let broken =
        |error| format!("the archive is broken ({error}); save it again with the program that made it");
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    let name = match read(&mut archive, "_rels/.rels")? {
        Some(relations) => main_name(&relations),
        None => None,
    };
    let name = name.unwrap_or_else(|| MAIN_PART.to_owned());
    let slot = Slot::find(bytes, &name)?;
    let (Some(slot), Some(part)) = (slot, read(&mut archive, &name)?) else {
        return Err(format!("the archive holds no {name}, so it is no Word document"));
    };
    Ok((slot, part))
}

/// A part of the archive, if it is there.
fn read(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Result<Option<Vec<u8>>, String> {
    let broken = |error: &dyn std::fmt::Display| {
        format!("{name} cannot be read ({error}); save the file again with the program that made it")
    };
    let mut file = match archive.by_name(name) {
        Ok(file) => file,
        Err(zip::result::ZipError::FileNotFound) => return Ok(None),
        Err(error) => return Err(broken(&error)),
    };
    let mut part = Vec::new();
    // what the archive says of the length need not be so
    file.by_ref().take(MAX_PART_BYTES + 1).read_to_end(&mut part).map_err(|error| broken(&error))?;
    if part.len() as u64 > MAX_PART_BYTES {
        return Err(format!(
            "{name} has more than {} MiB unpacked; split the document",
            MAX_PART_BYTES >> 20
        ));
    }
    Ok(Some(part))
}

/// The name of the main part by the relations of the package.
fn main_name(relations: &[u8]) -> Option<String> {
    let mut reader = Reader::from_str(std::str::from_utf8(relations).ok()?);
    loop {
        match reader.read_event().ok()? {
            Event::Empty(relation) | Event::Start(relation) => {
                let kind = relation.try_get_attribute("Type").ok().flatten();
                if kind.is_some_and(|kind| kind.value.ends_with("/officeDocument")) {
                    let target = relation.try_get_attribute("Target").ok().flatten()?;
                    return Some(target.value.trim_start_matches('/').to_owned());
                }
            }
            Event::Eof => return None,
            _ => {}
        }
    }
}

impl Slot {
    /// The name of the entry.
    pub fn name(&self) -> &str {
        &self.name
    }

    fn find(bytes: &[u8], name: &str) -> Result<Option<Self>, String> {
        let unusual = || {
            "the archive is laid out in an unusual way (ZIP64, or split); save the file again with Word"
                .to_owned()
        };
        let end = bytes.windows(END.len()).rposition(|window| window == END).ok_or_else(unusual)?;
        let count = number(bytes, end + 10, 2).ok_or_else(unusual)?;
        let mut at = number(bytes, end + 16, 4).ok_or_else(unusual)?;
        let mut records = Vec::with_capacity(count);
        for _ in 0..count {
            if bytes.get(at..at + CENTRAL.len()) != Some(CENTRAL) {
                return Err(unusual());
            }
            records.push(at);
            let lengths = [28, 30, 32].map(|offset| number(bytes, at + offset, 2).unwrap_or(0));
            at += CENTRAL_BYTES + lengths.iter().sum::<usize>();
        }
        if at != end || end + END_BYTES > bytes.len() {
            return Err(unusual());
        }
        let is_wanted = |record: &usize| {
            let start = record + CENTRAL_BYTES;
            number(bytes, record + 28, 2).and_then(|length| bytes.get(start..start + length))
                == Some(name.as_bytes())
        };
        let Some(record) = records.iter().copied().find(is_wanted) else { return Ok(None) };
        let field = |offset, length| number(bytes, record + offset, length).unwrap_or(0);
        let (flags, method, size, local) = (field(8, 2), field(10, 2), field(20, 4), field(42, 4));
        if flags & ENCRYPTED != 0 {
            return Err(format!("{name} is encrypted; save the document without a password"));
        }
        if method != STORED && method != DEFLATED {
            return Err(format!(
                "{name} is packed in a way that Word does not know; save it again with Word"
            ));
        }
        let lengths = [26, 28].map(|offset| number(bytes, local + offset, 2));
        let [Some(name_length), Some(extra_length)] = lengths else { return Err(unusual()) };
        let start = local + LOCAL_BYTES + name_length + extra_length;
        let data = Span::new(start, start + size);
        let mut descriptor = Span::at(data.end);
        if flags & DESCRIBED != 0 {
            let is_signed = bytes.get(data.end..data.end + 4) == Some(DESCRIPTOR);
            descriptor.end += if is_signed { 16 } else { 12 };
        }
        if !bytes[local..].starts_with(ZIP_MAGIC) || descriptor.end > records[0] {
            return Err(unusual());
        }
        let is_stored = method == STORED;
        Ok(Some(Self { name: name.to_owned(), local, data, descriptor, is_stored, record, records, end }))
    }

    /// The archive `bytes`, which the slot was found in, with `part` as the content of the entry.
    pub fn replace(&self, bytes: &[u8], part: &[u8]) -> Vec<u8> {
        let data = if self.is_stored { part.to_vec() } else { deflated(part) };
        let mut hasher = crc32fast::Hasher::new();
        hasher.update(part);
        let sizes: Vec<u8> = [hasher.finalize(), data.len() as u32, part.len() as u32]
            .iter()
            .flat_map(|value| value.to_le_bytes())
            .collect();
        let mut out = bytes[..self.data.start].to_vec();
        if self.descriptor.is_empty() {
            put(&mut out, self.local + 14, &sizes);
        }
        out.extend_from_slice(&data);
        if !self.descriptor.is_empty() {
            let signature = self.descriptor.len() - sizes.len();
            out.extend_from_slice(&bytes[self.descriptor.start..self.descriptor.start + signature]);
            out.extend_from_slice(&sizes);
        }
        out.extend_from_slice(&bytes[self.descriptor.end..]);

        let moved = |at: usize| at + data.len() - self.data.len();
        put(&mut out, moved(self.record) + 16, &sizes);
        for &record in &self.records {
            let local = number(bytes, record + 42, 4).unwrap_or(0);
            if local > self.local {
                put(&mut out, moved(record) + 42, &(moved(local) as u32).to_le_bytes());
            }
        }
        put(&mut out, moved(self.end) + 16, &(moved(self.records[0]) as u32).to_le_bytes());
        out
    }
}

fn put(out: &mut [u8], at: usize, value: &[u8]) {
    out[at..at + value.len()].copy_from_slice(value);
}

fn deflated(part: &[u8]) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(part).expect("memory takes all");
    encoder.finish().expect("memory takes all")
}

/// The little-endian number of `length` bytes at `at`.
fn number(bytes: &[u8], at: usize, length: usize) -> Option<usize> {
    let digits = bytes.get(at..at + length)?;
    Some(digits.iter().rev().fold(0, |number, byte| number << 8 | usize::from(*byte)))
}
