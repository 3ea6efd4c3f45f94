//! The source text and all that is needed to write it back byte for byte.

use crate::decode::{self, DecodeError, Encoding};
use crate::edit::{Edit, apply};
use crate::text::{LineIndex, Place};
use std::sync::OnceLock;

/// One text with the encoding that it came in. It owns the only copy of the text.
#[derive(Debug)]
pub struct Document {
    name: String,
    text: String,
    encoding: Encoding,
    lines: OnceLock<LineIndex>,
}

impl Document {
    /// The largest text that can be cleaned, in bytes: spans are kept as 32-bit offsets.
    pub const MAX_BYTES: usize = u32::MAX as usize;

    /// A document over a text in memory. `name` is what reports call it, usually its path.
    ///
    /// # Panics
    /// If the text is longer than [`Document::MAX_BYTES`].
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        assert!(text.len() <= Self::MAX_BYTES, "the text is longer than 4 GiB");
        Self { name: name.into(), text, encoding: Encoding::Utf8 { bom: false }, lines: OnceLock::new() }
    }

    /// Decodes the bytes of a file.
    ///
    /// # Errors
    /// When the bytes are no text that can be written back unchanged, see [`DecodeError`].
    pub fn from_bytes(name: impl Into<String>, bytes: Vec<u8>) -> Result<Self, DecodeError> {
        let (text, encoding) = decode::decode(bytes)?;
        Ok(Self { name: name.into(), text, encoding, lines: OnceLock::new() })
    }

    /// What reports call the document.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The decoded text, without a byte-order mark, with its own line ends.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The encoding that the bytes were in.
    pub fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// The 1-based line and column (in characters) of the byte `at` of the text.
    pub fn position(&self, at: usize) -> (usize, usize) {
        let place = self.place(at);
        (place.line, place.column.characters)
    }

    /// The place of the byte `at` of the text, in the units of all formats.
    pub fn place(&self, at: usize) -> Place {
        self.lines.get_or_init(|| LineIndex::new(&self.text)).place(&self.text, at)
    }

    /// The byte of the file that the byte `at` of the text is; `None` where the bytes of the file are not those of
    /// the text.
    pub fn file_offset(&self, at: usize) -> Option<usize> {
        match self.encoding {
            Encoding::Utf8 { bom } => Some(at + if bom { decode::UTF8_BOM.len() } else { 0 }),
            Encoding::Legacy(_) => None,
        }
    }

    /// The bytes of `text` in this document's encoding, with its byte-order mark if it had one.
    /// Characters that the encoding lacks are answered by their first one.
    ///
    /// # Errors
    /// The first character of `text` that the encoding cannot express.
    pub fn encode(&self, text: &str) -> Result<Vec<u8>, char> {
        self.encoding.encode(text)
    }

    /// The bytes of the file with these edits of its text made; they must be in order and must not overlap.
    ///
    /// # Errors
    /// The first character of a replacement that the encoding cannot express.
    pub fn encode_edits(&self, edits: &[Edit]) -> Result<Vec<u8>, char> {
        self.encode(&apply(&self.text, edits))
    }
}
