//! Word documents: the text of the paragraphs in a DOCX file.
//!
//! A DOCX file is a ZIP archive. Prose is what the `w:t` elements of its main part (`word/document.xml`) hold; every other
//! byte of that part stays, every other part is copied as it lies, and so are the archive's own records of them.

mod archive;
mod body;
mod fields;

use super::{ArticleFormat, Package, Prose, SyntaxError};
use crate::edit::{Edit, apply};
use crate::report::Report;
use archive::Slot;
use body::{Body, SPACES};

/// Word documents.
#[derive(Clone, Copy, Debug)]
pub struct Docx;

impl ArticleFormat for Docx {
    fn name(&self) -> &'static str {
        "docx"
    }

    fn title(&self) -> &'static str {
        "Word documents"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["docx"]
    }

    fn prose(&self, _source: &str) -> Result<Option<Prose>, SyntaxError> {
        // the text of a package is the text of its paragraphs alone
        Ok(None)
    }

    fn is_package(&self) -> bool {
        true
    }

    fn unpack(&self, bytes: Vec<u8>) -> Result<Box<dyn Package>, String> {
        let (slot, part) = archive::main_part(&bytes)?;
        let xml = String::from_utf8(part).map_err(|error| {
            format!("{} is not UTF-8 at byte {}", slot.name(), error.utf8_error().valid_up_to())
        })?;
        let body = body::read(&xml).map_err(|error| format!("{}: {error}", slot.name()))?;
        Ok(Box::new(WordFile { bytes, slot, xml, body }))
    }
}

/// A DOCX file in memory.
#[derive(Debug)]
struct WordFile {
    bytes: Vec<u8>,
    /// Where the main part lies.
    slot: Slot,
    /// The main part.
    xml: String,
    body: Body,
}

impl Package for WordFile {
    fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    fn prose(&self) -> &Prose {
        &self.body.prose
    }

    fn locate(&self, mut report: Report) -> Report {
        let mut done = 0;
        report.edits.retain(|edit| {
            let Some(place) = self.place(edit).filter(|place| place.span.start >= done) else { return false };
            done = place.span.end;
            true
        });
        report.held_back.retain(|edit| self.place(edit).is_some());
        report
    }

    fn encode_edits(&self, edits: &[Edit]) -> Result<Vec<u8>, char> {
        if edits.is_empty() {
            return Ok(self.bytes.clone());
        }
        let places = edits.iter().map(|edit| self.place(edit).ok_or_else(|| lacking(edit)));
        let places: Vec<Edit> = places.collect::<Result<_, _>>()?;
        let xml = self.keep_spaces(apply(&self.xml, &places));
        Ok(self.slot.replace(&self.bytes, xml.as_bytes()))
    }
}

impl WordFile {
    /// The edit of the main part that does what `edit` does to the text.
    fn place(&self, edit: &Edit) -> Option<Edit> {
        let controls = |text: &str| text.chars().filter(|c| is_no_text(*c)).count();
        let brings_none = controls(&edit.replacement) <= controls(edit.span.of(self.body.prose.text()));
        brings_none.then(|| self.body.prose.edit_in(&self.xml, edit)).flatten()
    }

    /// The edited part with `xml:space="preserve"` where a text now begins or ends with a space; without it Word would
    /// drop the space.
    fn keep_spaces(&self, edited: String) -> String {
        let Ok(body) = body::read(&edited) else { return edited };
        let mut out = String::with_capacity(edited.len() + 64);
        let mut at = 0;
        for (old, new) in self.body.texts.iter().zip(&body.texts) {
            // white space at the ends that Word drops today must not come back
            let (before, after) = (old.visible.start - old.inner.start, old.inner.end - old.visible.end);
            let visible = new.inner.of(&edited);
            let Some(visible) = visible.get(before..visible.len().saturating_sub(after)) else { continue };
            let is_kept = new.preserves || visible == old.visible.of(&self.xml);
            if is_kept || !visible.starts_with(SPACES) && !visible.ends_with(SPACES) {
                continue;
            }
            let tag = new.tag.of(&edited);
            out.push_str(&edited[at..new.tag.start]);
            if tag.contains("xml:space") {
                out.push_str(&tag.replacen("default", "preserve", 1));
            } else {
                let name = tag.find([' ', '\t', '\r', '\n', '>']).unwrap_or(tag.len());
                out.extend([&tag[..name], " xml:space=\"preserve\"", &tag[name..]]);
            }
            out.push_str(visible);
            at = new.inner.end;
        }
        out.push_str(&edited[at..]);
        out
    }
}

/// Characters that have no place in a text of XML, or none in a run.
fn is_no_text(c: char) -> bool {
    c.is_control() || matches!(c, '\u{fffc}' | '\u{fffe}' | '\u{ffff}')
}

/// The character that an edit has no place for.
fn lacking(edit: &Edit) -> char {
    let mut characters = edit.replacement.chars();
    characters.clone().find(|c| is_no_text(*c)).or_else(|| characters.next()).unwrap_or('\n')
}

#[cfg(test)]
mod tests;
