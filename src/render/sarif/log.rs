//! The objects of the format that are no results: where files lie, what became of the run.

use super::super::uri;
use serde::Serialize;
use std::collections::BTreeMap;

/// The name of the folder that relative places start from, as code scanning calls it.
const ROOT: &str = "%SRCROOT%";

/// What [`ROOT`] is. Its path is not told, so that the same articles give the same log everywhere.
pub fn base_ids() -> BTreeMap<&'static str, BaseId> {
    let text = "The folder in which postedit was run.".to_owned();
    BTreeMap::from([(ROOT, BaseId { description: Message { text } })])
}

#[derive(Serialize)]
pub struct BaseId {
    description: Message,
}

#[derive(Clone, Debug, Serialize)]
pub struct Message {
    pub text: String,
}

#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ArtifactLocation {
    uri: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    uri_base_id: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    index: Option<usize>,
}

impl ArtifactLocation {
    /// The file of this name; `index` is its place in the list of artifacts.
    pub fn new(name: &str, index: Option<usize>) -> Self {
        let uri = uri::reference(name);
        let uri_base_id = uri::is_relative(&uri).then_some(ROOT);
        Self { uri, uri_base_id, index }
    }
}

/// An article.
#[derive(Debug, Serialize)]
pub struct Artifact {
    location: ArtifactLocation,
    encoding: &'static str,
    roles: [&'static str; 1],
}

impl Artifact {
    pub fn new(name: &str, encoding: &'static str) -> Self {
        Self { location: ArtifactLocation::new(name, None), encoding, roles: ["analysisTarget"] }
    }
}

/// What became of the run.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Invocation<'n> {
    execution_successful: bool,
    tool_execution_notifications: &'n [Notification],
}

impl<'n> Invocation<'n> {
    pub fn new(failures: &'n [Notification]) -> Self {
        Self { execution_successful: failures.is_empty(), tool_execution_notifications: failures }
    }
}

/// An article that could not be cleaned.
#[derive(Debug, Serialize)]
pub struct Notification {
    level: &'static str,
    message: Message,
    locations: [NotedLocation; 1],
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct NotedLocation {
    physical_location: NotedFile,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct NotedFile {
    artifact_location: ArtifactLocation,
}

impl Notification {
    pub fn error(name: &str, reason: &str) -> Self {
        let artifact_location = ArtifactLocation::new(name, None);
        Self {
            level: "error",
            message: Message { text: reason.to_owned() },
            locations: [NotedLocation { physical_location: NotedFile { artifact_location } }],
        }
    }
}
