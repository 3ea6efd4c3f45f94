//! The source text and all that is needed to write it back byte for byte.

use crate::decode::{self, DecodeError, Encoding};
use crate::edit::{Edit, apply};
use crate::format::{self, ArticleFormat, Package, Plain, Prose, SyntaxError};
use crate::report::Report;
use crate::text::{LineIndex, Place};
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// One text with the encoding and the format that it came in. It owns the only copy of the text.
#[derive(Debug)]
pub struct Document {
    name: String,
    /// Its path, if the name is not the whole of it.
    path: Option<PathBuf>,
    text: String,
    encoding: Encoding,
    format: &'static dyn ArticleFormat,
    /// What of the text is prose; `None` if all of it is, or if a package has it.
    prose: Option<Prose>,
    /// The file that the text was taken out of, if the text is not the file.
    package: Option<Box<dyn Package>>,
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
    /// It is declared to be in another encoding than its bytes are.
    Declared {
        /// What the text says.
        declared: &'static str,
        /// What the bytes are.
        found: &'static str,
    },
    /// The package that holds the text cannot be read.
    Package {
        /// Name of the format.
        format: &'static str,
        /// What is wrong, and what to do about it.
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
            Self::Declared { declared, found } => write!(
                f,
                "the file says that it is {declared}, but its bytes are {found}; correct one of them first"
            ),
            Self::Package { format, message } => write!(f, "no readable {format} file: {message}"),
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
        let name = name.into();
        if let Some(format) = format::package(Path::new(&name), &bytes, format) {
            return Self::unpack(name, bytes, format);
        }
        let mut document = Self::from_bytes(name, bytes)?;
        document.format = format.unwrap_or_else(|| format::guess(Path::new(&document.name), &document.text));
        if let Some(declared) = document.format.declared_encoding(&document.text) {
            let text = std::mem::take(&mut document.text);
            (document.text, document.encoding) = decode::as_declared(text, document.encoding, declared)
                .map_err(|found| OpenError::Declared { declared: declared.name(), found })?;
        }
        document.parsed()
    }

    /// Reads an article whose text is in memory, as an editor has it, in a format of articles; without one, in the format
    /// that its name or its beginning tells. What the text says of its encoding is of no account.
    ///
    /// # Errors
    /// When the text is longer than [`Document::MAX_BYTES`], or does not follow the format.
    pub fn from_text(
        name: impl Into<String>,
        text: String,
        format: Option<&'static dyn ArticleFormat>,
    ) -> Result<Self, OpenError> {
        if text.len() > Self::MAX_BYTES {
            return Err(DecodeError::TooLong { bytes: text.len() }.into());
        }
        let mut document = Self::plain(name.into(), text, Encoding::Utf8 { bom: false });
        let format = format.unwrap_or_else(|| format::guess(Path::new(&document.name), &document.text));
        // files of other formats are no text
        document.format = if format.is_package() { &Plain } else { format };
        document.parsed()
    }

    /// The document with its prose.
    fn parsed(mut self) -> Result<Self, OpenError> {
        match self.format.prose(&self.text) {
            Ok(prose) => self.prose = prose,
            Err(SyntaxError { offset, message }) => {
                let (line, column) = self.position(offset);
                return Err(OpenError::Syntax { format: self.format.name(), line, column, message });
            }
        }
        Ok(self)
    }

    fn unpack(name: String, bytes: Vec<u8>, format: &'static dyn ArticleFormat) -> Result<Self, OpenError> {
        let package =
            format.unpack(bytes).map_err(|message| OpenError::Package { format: format.name(), message })?;
        let mut document =
            Self::plain(name, package.prose().text().to_owned(), Encoding::Utf8 { bom: false });
        (document.format, document.package) = (format, Some(package));
        Ok(document)
    }

    fn plain(name: String, text: String, encoding: Encoding) -> Self {
        let (format, lines) = (&Plain, OnceLock::new());
        Self { name, path: None, text, encoding, format, prose: None, package: None, lines }
    }

    /// What reports call the document.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The document as one of the file at `path`, whose name need not be UTF-8 as that of the document is.
    #[must_use]
    pub fn with_path(mut self, path: &Path) -> Self {
        self.path = path.to_str().is_none().then(|| path.to_owned());
        self
    }

    /// Its path, byte for byte: what a patch must name.
    pub fn path(&self) -> &Path {
        self.path.as_deref().unwrap_or(Path::new(&self.name))
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
        self.package.as_ref().map(|package| package.prose()).or(self.prose.as_ref())
    }

    /// Whether the text was taken out of a file that is no text, as a DOCX file: then a diff of the text is for reading,
    /// and neither `git apply` nor `patch` can make it in the file.
    pub fn is_package(&self) -> bool {
        self.package.is_some()
    }

    /// Whether these bytes are the file that the document was read from.
    pub fn is_read_from(&self, bytes: &[u8]) -> bool {
        match &self.package {
            Some(package) => package.bytes() == bytes,
            None => self.encode(&self.text).is_ok_and(|own| own == bytes),
        }
    }

    /// The report on the prose by places in the text. Edits that the file has no place for are left out.
    pub(crate) fn locate(&self, report: Report) -> Report {
        match (&self.package, &self.prose) {
            (Some(package), _) => package.locate(report),
            (None, Some(prose)) => prose.locate_as(self.format, &self.text, report),
            (None, None) => report,
        }
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
            _ if self.is_package() => None,
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
    /// The first character of a replacement that the encoding cannot express, or that the package has no place for.
    pub fn encode_edits(&self, edits: &[Edit]) -> Result<Vec<u8>, char> {
        if let Some(package) = &self.package {
            return package.encode_edits(edits);
        }
        self.encode(&apply(&self.text, edits))
    }
}
