//! Formats of articles: which stretches of a file are prose, and where they stand in it.
//!
//! A format reads the source of an article into its [`Prose`], the text as a reader sees it. The passes work on the
//! prose, and what they find is led back to the source, so that markup, code and addresses stay byte for byte. A format
//! is one file or folder; adding one touches that and [`FORMATS`].

mod docx;
mod html;
mod ignore;
mod locate;
mod markdown;
mod package;
mod plain;
mod prose;
mod strings;
mod subtitles;
#[cfg(test)]
mod testing;
mod xml;

use docx::Docx;
pub use html::Html;
pub use markdown::Markdown;
pub use package::Package;
use package::ZIP_MAGIC;
pub use plain::Plain;
pub use prose::{Builder, Escape, Prose, Tag};

use encoding_rs::Encoding;
use std::fmt;
use std::path::Path;
use strings::{Po, Xliff};
use subtitles::{Srt, Vtt};

/// A format of articles.
pub trait ArticleFormat: fmt::Debug + Sync {
    /// Its name on the command line and in reports, in lower case.
    fn name(&self) -> &'static str;

    /// What it is called in a list of formats.
    fn title(&self) -> &'static str;

    /// The endings of its files, in lower case, without the period.
    fn endings(&self) -> &'static [&'static str];

    /// Whether a text whose name does not tell its format begins as this one does. `beginning` is the first kibibytes.
    fn begins(&self, beginning: &str) -> bool {
        let _ = beginning;
        false
    }

    /// The prose of a source; `None` if all of it is prose, byte for byte.
    ///
    /// # Errors
    /// A source that cannot be read so that every other byte of it stays, with the place of the mistake.
    fn prose(&self, source: &str) -> Result<Option<Prose>, SyntaxError>;

    /// The encoding that a source says it is in, if it says one.
    fn declared_encoding(&self, source: &str) -> Option<&'static Encoding> {
        let _ = source;
        None
    }

    /// Whether its files are no text but hold one.
    fn is_package(&self) -> bool {
        false
    }

    /// The text that a file holds, if its files are packages.
    ///
    /// # Errors
    /// What is wrong with the file, and what to do about it.
    fn unpack(&self, bytes: Vec<u8>) -> Result<Box<dyn Package>, String> {
        drop(bytes);
        Err(format!("{} files are text", self.title()))
    }
}

/// All formats, the plain text first.
pub static FORMATS: &[&dyn ArticleFormat] = &[&Plain, &Markdown, &Html, &Srt, &Vtt, &Po, &Xliff, &Docx];

/// The format with this name.
pub fn by_name(name: &str) -> Option<&'static dyn ArticleFormat> {
    FORMATS.iter().copied().find(|format| format.name() == name)
}

/// The format that the ending of a path tells.
pub fn by_ending(path: &Path) -> Option<&'static dyn ArticleFormat> {
    let own = path.extension()?.to_str()?.to_ascii_lowercase();
    FORMATS.iter().copied().find(|format| format.endings().contains(&own.as_str()))
}

/// Bytes of a text that are looked at to tell its format.
const BEGINNING: usize = 4096;

/// The format of a text, by the ending of its path or else by how it begins; plain text if neither tells.
pub fn guess(path: &Path, text: &str) -> &'static dyn ArticleFormat {
    let end = (0..=BEGINNING.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    let beginning = &text[..end];
    by_ending(path)
        .or_else(|| FORMATS.iter().copied().find(|format| format.begins(beginning)))
        .unwrap_or(&Plain)
}

/// The format of a file that is no text: `format`, or the one that the ending of the path tells, or without any ending
/// that is known the one that holds its text in archives as this one; `None` for files of text.
pub(crate) fn package(
    path: &Path,
    bytes: &[u8],
    format: Option<&'static dyn ArticleFormat>,
) -> Option<&'static dyn ArticleFormat> {
    let format = format.or_else(|| by_ending(path)).or_else(|| {
        let is_archive = bytes.starts_with(ZIP_MAGIC);
        is_archive.then(|| FORMATS.iter().copied().find(|format| format.is_package())).flatten()
    });
    format.filter(|format| format.is_package())
}

/// A mistake in the source of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// Where it was seen (bytes of the source).
    pub offset: usize,
    /// What is wrong, and what to do about it.
    pub message: String,
}

impl fmt::Display for SyntaxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} (at byte {})", self.message, self.offset)
    }
}

impl std::error::Error for SyntaxError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_endings_are_unique() {
        let mut names: Vec<_> = FORMATS.iter().map(|format| format.name()).collect();
        let mut endings: Vec<_> = FORMATS.iter().flat_map(|format| format.endings()).collect();
        let (formats, all) = (names.len(), endings.len());
        names.sort_unstable();
        names.dedup();
        endings.sort_unstable();
        endings.dedup();
        assert_eq!((names.len(), endings.len()), (formats, all));
    }

    #[test]
    fn what_no_format_claims_is_plain_text() {
        assert_eq!(guess(Path::new("-"), "He saw the house.").name(), "text");
        assert_eq!(guess(Path::new("a.TXT"), "").name(), "text");
    }
}
