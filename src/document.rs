//! The source text and all that is needed to write it back byte for byte.

use crate::decode::{self, DecodeError, Encoding};
use crate::edit::{Edit, apply};
use crate::format::{self, ArticleFormat, Plain, Prose, SyntaxError};
use crate::text::LineIndex;
use std::fmt;
use std::path::Path;
use std::sync::OnceLock;

/// One text with the encoding and the format that it came in. It owns the only copy of the text.
#[derive(Debug)]
pub struct Document {
    name: String,
    text: String,
    encoding: Encoding,
    format: &'static dyn ArticleFormat,
    /// What of the text is prose; `None` if all of it is.
    prose: Option<Prose>,
    lines: OnceLock<LineIndex>,
}

/// Why a file is no document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenError {
    /// Its bytes are no text.
    Decode(DecodeError),
    /// Its text does not follow its format.
    Syntax {
        /// Name of the format.
        format: &'static str,
        /// The 1-based line of the mistake.
        line: usize,
        /// The 1-based column, in characters.
        column: usize,
        /// What is wrong.
        message: String,
    },
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Decode(error) => error.fmt(f),
            Self::Syntax { format, line, column, message } => {
                write!(
                    f,
                    "line {line}, column {column}: {message}; --format-in names another format than {format}"
                )
            }
        }
    }
}

impl std::error::Error for OpenError {}

impl From<DecodeError> for OpenError {
    fn from(error: DecodeError) -> Self {
        Self::Decode(error)
    }
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
        Self::plain(name.into(), text, Encoding::Utf8 { bom: false })
    }

    /// Decodes the bytes of a file of plain text.
    ///
    /// # Errors
    /// When the bytes are no text that can be written back unchanged, see [`DecodeError`].
    pub fn from_bytes(name: impl Into<String>, bytes: Vec<u8>) -> Result<Self, DecodeError> {
        let (text, encoding) = decode::decode(bytes)?;
        Ok(Self::plain(name.into(), text, encoding))
    }

    /// Reads the bytes of a file in a format of articles; without one, in the format that its name or its beginning
    /// tells.
    ///
    /// # Errors
    /// When the bytes are no text that can be written back unchanged, or do not follow the format.
    pub fn open(
        name: impl Into<String>,
        bytes: Vec<u8>,
        format: Option<&'static dyn ArticleFormat>,
    ) -> Result<Self, OpenError> {
        let mut document = Self::from_bytes(name, bytes)?;
        document.format = format.unwrap_or_else(|| format::guess(Path::new(&document.name), &document.text));
        match document.format.prose(&document.text) {
            Ok(prose) => document.prose = prose,
            Err(SyntaxError { offset, message }) => {
                let (line, column) = document.position(offset);
                return Err(OpenError::Syntax { format: document.format.name(), line, column, message });
            }
        }
        Ok(document)
    }

    fn plain(name: String, text: String, encoding: Encoding) -> Self {
        Self { name, text, encoding, format: &Plain, prose: None, lines: OnceLock::new() }
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

    /// The format that the text is in.
    pub fn format(&self) -> &'static dyn ArticleFormat {
        self.format
    }

    /// What of the text is prose; `None` if all of it is.
    pub fn prose(&self) -> Option<&Prose> {
        self.prose.as_ref()
    }

    /// The 1-based line and column (in characters) of the byte `at` of the text.
    pub fn position(&self, at: usize) -> (usize, usize) {
        self.lines.get_or_init(|| LineIndex::new(&self.text)).position(&self.text, at)
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
