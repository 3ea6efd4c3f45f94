//! A result: what was found, where, and the fix.

use super::super::describe::change;
use super::super::escape::Visible;
use super::super::json::rounded;
use super::log::{ArtifactLocation, Message};
use crate::document::Document;
use crate::edit::Edit;
use crate::finding::{Class, Finding, Level};
use crate::pass::PASSES;
use crate::text::Span;
use serde::Serialize;

/// One result. It is called an outcome here, since `Result` is taken.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Outcome<'r> {
    rule_id: &'static str,
    rule_index: usize,
    level: &'static str,
    /// The confidence in percent: results with a higher one are more important.
    rank: f64,
    message: Message,
    locations: [Location<'r>; 1],
    partial_fingerprints: PartialFingerprints,
    #[serde(skip_serializing_if = "Option::is_none")]
    fixes: Option<[Fix<'r>; 1]>,
    properties: Properties<'r>,
}

#[derive(Serialize)]
struct PartialFingerprints {
    #[serde(rename = "context/v1")]
    context: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location<'r> {
    physical_location: PhysicalLocation<'r>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation<'r> {
    artifact_location: &'r ArtifactLocation,
    region: Region<'r>,
}

/// A stretch of an article. Columns and characters are code units of UTF-16; a byte-order mark counts as a byte
/// of the file and not as a character.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region<'r> {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
    char_offset: usize,
    char_length: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    byte_offset: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    byte_length: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    snippet: Option<Content<'r>>,
}

#[derive(Serialize)]
struct Content<'r> {
    text: &'r str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Fix<'r> {
    description: Message,
    artifact_changes: [ArtifactChange<'r>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ArtifactChange<'r> {
    artifact_location: &'r ArtifactLocation,
    replacements: [Replacement<'r>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Replacement<'r> {
    deleted_region: Region<'r>,
    inserted_content: Content<'r>,
}

/// What the format has no member for.
#[derive(Serialize)]
struct Properties<'r> {
    class: Class,
    confidence: f64,
    evidence: &'r [String],
}

impl<'r> Outcome<'r> {
    /// A proposal with its fix.
    pub fn of_edit(
        document: &'r Document,
        edit: &'r Edit,
        artifact: &'r ArtifactLocation,
        fingerprint: String,
    ) -> Self {
        let change = change(document.text(), edit);
        let replacement = Replacement {
            deleted_region: Region::new(document, edit.span),
            inserted_content: Content { text: &edit.replacement },
        };
        Self {
            rule_id: edit.pass,
            rule_index: rule_index(edit.pass),
            level: if edit.level == Level::Fix { "warning" } else { "note" },
            rank: percent(edit.confidence),
            message: Message { text: format!("{change}: {}", Visible(&edit.message)) },
            locations: [Location::new(document, edit.span, artifact)],
            partial_fingerprints: PartialFingerprints { context: fingerprint },
            fixes: Some([Fix {
                description: Message { text: change },
                artifact_changes: [ArtifactChange {
                    artifact_location: artifact,
                    replacements: [replacement],
                }],
            }]),
            properties: Properties {
                class: edit.class,
                confidence: rounded(edit.confidence),
                evidence: &edit.evidence,
            },
        }
    }

    /// A finding without a repair.
    pub fn of_remark(
        document: &'r Document,
        remark: &'r Finding,
        artifact: &'r ArtifactLocation,
        fingerprint: String,
    ) -> Self {
        Self {
            rule_id: remark.pass,
            rule_index: rule_index(remark.pass),
            level: "note",
            rank: percent(remark.confidence),
            message: Message { text: Visible(&remark.message).to_string() },
            locations: [Location::new(document, remark.span, artifact)],
            partial_fingerprints: PartialFingerprints { context: fingerprint },
            fixes: None,
            properties: Properties {
                class: remark.class,
                confidence: rounded(remark.confidence),
                evidence: &remark.evidence,
            },
        }
    }
}

impl<'r> Location<'r> {
    fn new(document: &'r Document, span: Span, artifact: &'r ArtifactLocation) -> Self {
        let snippet = Some(Content { text: span.of(document.text()) });
        let region = Region { snippet, ..Region::new(document, span) };
        Self { physical_location: PhysicalLocation { artifact_location: artifact, region } }
    }
}

impl Region<'_> {
    fn new(document: &Document, span: Span) -> Self {
        let (start, end) = (document.place(span.start), document.place(span.end));
        let byte_offset = document.file_offset(span.start);
        Self {
            start_line: start.line,
            start_column: start.column.utf16,
            end_line: end.line,
            end_column: end.column.utf16,
            char_offset: start.offset.utf16,
            char_length: end.offset.utf16 - start.offset.utf16,
            byte_offset,
            byte_length: byte_offset.map(|_| span.len()),
            snippet: None,
        }
    }
}

/// The place of a pass in the list of rules.
fn rule_index(pass: &str) -> usize {
    PASSES.iter().position(|known| known.name == pass).expect("every finding is signed by its pass")
}

fn percent(confidence: f32) -> f64 {
    (f64::from(confidence) * 1000.0).round() / 10.0
}
