//! Files that are no text but hold one.

use super::Prose;
use crate::edit::Edit;
use crate::report::Report;
use std::fmt;

/// How a ZIP archive begins.
pub(super) const ZIP_MAGIC: &[u8] = b"PK\x03\x04";

/// A file that holds the text of an article beside other parts, as DOCX does. The text of its document is the prose, and
/// edits are meant by places in that.
pub trait Package: fmt::Debug + Send + Sync {
    /// The file as it was read.
    fn bytes(&self) -> &[u8];

    /// Its text; places of the source are of the part that holds it.
    fn prose(&self) -> &Prose;

    /// The report without the edits that the file has no place for.
    fn locate(&self, report: Report) -> Report;

    /// The file with these edits made, which are in order and do not overlap.
    ///
    /// # Errors
    /// The first character of a replacement that has no place in the file: a control character, or the line end that an
    /// edit would take away or bring.
    fn encode_edits(&self, edits: &[Edit]) -> Result<Vec<u8>, char>;
}
