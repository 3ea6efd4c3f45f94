//! What was found in one document.

use crate::document::Document;
use crate::edit::{Edit, apply};
use crate::finding::Finding;
use crate::language::Language;

/// The outcome of cleaning one document. Renderers read it and nothing else.
#[derive(Debug, Default)]
pub struct Report {
    /// The proposed repairs that the options admit, in the order of the text, without overlap.
    pub edits: Vec<Edit>,
    /// Repairs that were found and held back: suggestions when only fixes are asked for, or proposals below
    /// the least confidence asked for.
    pub held_back: Vec<Edit>,
    /// Findings without a repair.
    pub remarks: Vec<Finding>,
    /// The language of the document, if it has words.
    pub language: Option<Language>,
    /// The language that it was translated from, if that was given or left traces.
    pub source: Option<Language>,
}

impl Report {
    /// The text of `document`, the one that the report is about, with all edits made.
    pub fn cleaned(&self, document: &Document) -> String {
        apply(document.text(), &self.edits)
    }
}
