//! Formats of articles: which stretches of a file are prose, and where they stand in it.
//!
//! A format reads the source of an article into its [`Prose`], the text as a reader sees it. The passes work on the
//! prose, and what they find is led back to the source, so that markup, code and addresses stay byte for byte. A format
//! is one file or folder; adding one touches that and [`FORMATS`].

mod html;
mod ignore;
mod locate;
mod markdown;
mod plain;
mod prose;
#[cfg(test)]
mod testing;

pub use html::Html;
pub use markdown::Markdown;
pub use plain::Plain;
pub use prose::{Builder, Escape, Prose, Tag};

use std::fmt;
use std::path::Path;

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
}

/// All formats, the plain text first.
pub static FORMATS: &[&dyn ArticleFormat] = &[&Plain, &Markdown, &Html];

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
    let beginning = &text[..text.floor_char_boundary(BEGINNING)];
    by_ending(path)
        .or_else(|| FORMATS.iter().copied().find(|format| format.begins(beginning)))
        .unwrap_or(&Plain)
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
