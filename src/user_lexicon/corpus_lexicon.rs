//! The file that `postedit learn` writes: the forms of a corpus with their counts.
//!
//! Layout, all numbers little-endian: the magic, the version (u32), the checksum of what follows it (u64), then
//! documents, words, missed, forms, length of the automaton and length of the records (u64 each), then the two. The
//! automaton is an `fst::Map` from form to the place of its record. A file is read once, as one block, and searched
//! where it lies.

use super::binary::checksum;
use super::counts::FormCounts;
use crate::lexicon::{Candidate, nearest_in};
use fst::{IntoStreamer, Map, MapBuilder, Streamer};
use std::fmt;
use std::io::{self, Write};
use std::sync::Arc;

const MAGIC: &[u8; 8] = b"postedLX";
const VERSION: u32 = 1;
/// Bytes before the automaton.
const HEADER: usize = MAGIC.len() + 4 + 8 + 6 * 8;
/// Where the bytes begin that the checksum covers.
const SUMMED: usize = MAGIC.len() + 4 + 8;

/// What a corpus lexicon says of itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Metadata {
    /// Documents of the corpus.
    pub documents: u64,
    /// Running words of the corpus.
    pub words: u64,
    /// How many occurrences of a form were missed at most, see [`crate::learn`]; 0 if every count is exact.
    pub missed: u64,
    /// Forms that the lexicon holds.
    pub forms: u64,
}

/// Why a file is no lexicon that this version reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileError {
    /// The file is something else.
    Foreign,
    /// The file was written by a later version; its number.
    Newer(u32),
    /// The file ends too early or was changed.
    Damaged,
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Foreign => f.write_str(
                "is no lexicon; name a file that `postedit learn` wrote, or give a text with --words",
            ),
            Self::Newer(version) => write!(
                f,
                "has format {version}, this version reads up to {VERSION}; update postedit or learn the lexicon again"
            ),
            Self::Damaged => f.write_str("is damaged or cut short; copy it again or learn the lexicon again"),
        }
    }
}

impl std::error::Error for FileError {}

/// A part of the bytes of a file.
#[derive(Clone)]
struct Section {
    bytes: Arc<[u8]>,
    start: usize,
    end: usize,
}

impl AsRef<[u8]> for Section {
    fn as_ref(&self) -> &[u8] {
        &self.bytes[self.start..self.end]
    }
}

/// The forms of a corpus with their counts. Threads may share it.
pub struct CorpusLexicon {
    metadata: Metadata,
    forms: Map<Section>,
    records: Section,
}

impl fmt::Debug for CorpusLexicon {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CorpusLexicon").field("metadata", &self.metadata).finish_non_exhaustive()
    }
}

impl CorpusLexicon {
    /// Opens the bytes of a file. The whole of it is summed up once, at about a gigabyte a second.
    ///
    /// # Errors
    /// Bytes that are no lexicon, of a later format, or damaged.
    pub fn open(bytes: impl Into<Arc<[u8]>>) -> Result<Self, FileError> {
        let bytes: Arc<[u8]> = bytes.into();
        if bytes.is_empty() || !bytes.starts_with(&MAGIC[..bytes.len().min(MAGIC.len())]) {
            return Err(FileError::Foreign);
        }
        let version = u32::from_le_bytes(array(&bytes, MAGIC.len()).ok_or(FileError::Damaged)?);
        if version > VERSION {
            return Err(FileError::Newer(version));
        }
        let number = |at: usize| array(&bytes, at).map(u64::from_le_bytes).ok_or(FileError::Damaged);
        let sum = number(MAGIC.len() + 4)?;
        if bytes.len() < HEADER || version == 0 || checksum(&bytes[SUMMED..]) != sum {
            return Err(FileError::Damaged);
        }
        let field = |index: usize| number(SUMMED + 8 * index);
        let length = |index| usize::try_from(field(index)?).map_err(|_| FileError::Damaged);
        let (automaton, records) = (length(4)?, length(5)?);
        let middle = HEADER.checked_add(automaton).ok_or(FileError::Damaged)?;
        if middle.checked_add(records) != Some(bytes.len()) {
            return Err(FileError::Damaged);
        }
        let section = |start, end| Section { bytes: Arc::clone(&bytes), start, end };
        let forms = Map::new(section(HEADER, middle)).map_err(|_| FileError::Damaged)?;
        if forms.len() as u64 != field(3)? {
            return Err(FileError::Damaged);
        }
        let metadata =
            Metadata { documents: field(0)?, words: field(1)?, missed: field(2)?, forms: field(3)? };
        Ok(Self { metadata, forms, records: section(middle, bytes.len()) })
    }

    /// What the lexicon says of itself.
    pub const fn metadata(&self) -> Metadata {
        self.metadata
    }

    /// The counts of a normalised form, if the lexicon holds it.
    pub fn get(&self, key: &str) -> Option<FormCounts> {
        self.record(self.forms.get(key)?)
    }

    fn record(&self, place: u64) -> Option<FormCounts> {
        FormCounts::decode(self.records.as_ref().get(usize::try_from(place).ok()?..)?)
    }

    /// The forms within `max_edits` (1 or 2) of `key`, with how they differ from it and their counts.
    pub fn nearest(&self, key: &str, max_edits: u8) -> Vec<(Candidate, FormCounts)> {
        nearest_in(self.forms.as_fst(), key, max_edits)
            .into_iter()
            .filter_map(|(candidate, place)| Some((candidate, self.record(place)?)))
            .collect()
    }

    /// Calls `visit` with all forms and their counts, in the order of their bytes.
    pub fn for_each(&self, mut visit: impl FnMut(&str, &FormCounts)) {
        let mut stream = (&self.forms).into_stream();
        while let Some((form, place)) = stream.next() {
            if let (Ok(form), Some(counts)) = (std::str::from_utf8(form), self.record(place)) {
                visit(form, &counts);
            }
        }
    }

    /// Frequency of a form with these counts on the Zipf scale, see [`crate::lexicon::Entry::zipf`]; at most 8.0.
    pub fn zipf(&self, counts: &FormCounts) -> f32 {
        let share = f64::from(counts.total()) / (self.metadata.words.max(1) as f64);
        (share.log10() as f32 + 9.0).clamp(0.0, 8.0)
    }
}

fn array<const N: usize>(bytes: &[u8], at: usize) -> Option<[u8; N]> {
    bytes.get(at..at + N)?.try_into().ok()
}

/// Writes a lexicon. `forms` come in the order of their bytes, each once; the number of forms in `metadata` is
/// filled in.
///
/// # Errors
/// What `out` reports, and forms out of order.
pub fn write_lexicon(
    metadata: Metadata,
    forms: impl IntoIterator<Item = (String, FormCounts)>,
    out: &mut impl Write,
) -> io::Result<()> {
    let mut builder = MapBuilder::memory();
    let mut records = Vec::new();
    let mut count = 0u64;
    for (form, counts) in forms {
        builder.insert(&form, records.len() as u64).map_err(io::Error::other)?;
        counts.encode(&mut records);
        count += 1;
    }
    let automaton = builder.into_inner().map_err(io::Error::other)?;
    let mut body = Vec::with_capacity(6 * 8 + automaton.len() + records.len());
    for number in [
        metadata.documents,
        metadata.words,
        metadata.missed,
        count,
        automaton.len() as u64,
        records.len() as u64,
    ] {
        body.extend(number.to_le_bytes());
    }
    body.extend(automaton);
    body.extend(records);
    out.write_all(MAGIC)?;
    out.write_all(&VERSION.to_le_bytes())?;
    out.write_all(&checksum(&body).to_le_bytes())?;
    out.write_all(&body)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes() -> Vec<u8> {
        let counts = |count| FormCounts { documents: count, title_inside: count, ..FormCounts::default() };
        let forms = [("kelvarin", 7), ("tarsenov", 40), ("мороз", 2)];
        let forms = forms.map(|(form, count)| (form.to_owned(), counts(count)));
        let mut out = Vec::new();
        let metadata = Metadata { documents: 50, words: 1_000_000, ..Metadata::default() };
        write_lexicon(metadata, forms, &mut out).expect("written");
        out
    }

    #[test]
    fn what_was_written_is_found() {
        let lexicon = CorpusLexicon::open(bytes()).expect("a lexicon");
        let found = lexicon.get("tarsenov").expect("a form");
        assert_eq!((found.documents, lexicon.metadata().forms), (40, 3));
        assert!(lexicon.get("tarsen").is_none());
        assert!((lexicon.zipf(&found) - 4.6).abs() < 0.01);
        let near: Vec<String> = lexicon.nearest("tarsneov", 1).into_iter().map(|(c, _)| c.form).collect();
        assert_eq!(near, ["tarsenov"]);
    }

    #[test]
    fn no_cut_and_no_changed_byte_is_taken_for_a_lexicon() {
        let whole = bytes();
        for end in 0..whole.len() {
            assert!(CorpusLexicon::open(&whole[..end]).is_err(), "{end}");
        }
        for at in 0..whole.len() {
            let mut changed = whole.clone();
            changed[at] ^= 0x10;
            assert!(CorpusLexicon::open(changed).is_err(), "{at}");
        }
    }

    #[test]
    fn each_kind_of_wrong_file_is_told() {
        let error = |bytes: &[u8]| CorpusLexicon::open(bytes).expect_err("no lexicon");
        assert_eq!(error(b""), FileError::Foreign);
        assert_eq!(error(b"Tarsenov\nKelvarin\n"), FileError::Foreign);
        let mut newer = bytes();
        newer[8] = 9;
        assert_eq!(error(&newer), FileError::Newer(9));
        assert_eq!(error(&bytes()[..60]), FileError::Damaged);
    }
}
