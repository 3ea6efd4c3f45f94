//! What the client can do, and what is offered to it.

use super::never_touch::COMMAND;
use super::text::Units;
use gen_lsp_types::{
    CodeActionKind, CodeActionOptions, DiagnosticOptions, ExecuteCommandOptions, PositionEncodingKind, Save,
    ServerCapabilities, TextDocumentSyncKind, TextDocumentSyncOptions,
};
use serde_json::Value;

/// The kind of the action that makes all sure repairs, for editors that make such on saving.
pub const FIX_ALL: &str = "source.fixAll.postedit";

/// What of the client's capabilities matters here.
#[derive(Clone, Debug)]
pub struct Client {
    /// What the client counts in positions.
    pub units: Units,
    /// Whether edits of a workspace may name the version of the document.
    pub has_versioned_edits: bool,
    /// Whether it asks for diagnostics; then they are not sent by themselves, or it would show them twice.
    pub pulls_diagnostics: bool,
    /// Whether it can be told to ask anew.
    pub can_refresh: bool,
    /// Whether it renders Markdown when the mouse rests on a finding.
    pub has_markdown: bool,
    /// Whether it can be asked for its settings.
    pub has_configuration: bool,
    /// Whether it wants to be asked before it tells of changed settings.
    pub registers_configuration: bool,
}

impl Client {
    /// Reads the parameters of `initialize`. They are read leniently: a client that says something odd elsewhere in them
    /// is served all the same.
    pub fn read(parameters: &Value) -> Self {
        let at = |path: &str| parameters.pointer(path);
        let can = |path: &str| at(path).and_then(Value::as_bool).unwrap_or(false);
        let lists = |path: &str, item: &str| {
            at(path).and_then(Value::as_array).is_some_and(|list| list.iter().any(|has| has == item))
        };
        let encodings = "/capabilities/general/positionEncodings";
        // the units of bytes need no counting
        let units = [Units::Utf8, Units::Utf32].into_iter().find(|units| lists(encodings, units.name()));
        Self {
            units: units.unwrap_or(Units::Utf16),
            has_versioned_edits: can("/capabilities/workspace/workspaceEdit/documentChanges"),
            pulls_diagnostics: at("/capabilities/textDocument/diagnostic").is_some_and(Value::is_object),
            // a library of types that many clients are made with has lost the plural
            can_refresh: can("/capabilities/workspace/diagnostics/refreshSupport")
                || can("/capabilities/workspace/diagnostic/refreshSupport"),
            has_markdown: lists("/capabilities/textDocument/hover/contentFormat", "markdown"),
            has_configuration: can("/capabilities/workspace/configuration"),
            registers_configuration: can(
                "/capabilities/workspace/didChangeConfiguration/dynamicRegistration",
            ),
        }
    }

    /// What the server does for this client.
    pub fn offer(&self) -> ServerCapabilities {
        let sync = TextDocumentSyncOptions {
            open_close: Some(true),
            change: Some(TextDocumentSyncKind::Incremental),
            save: Some(Save::Bool(true)),
            ..TextDocumentSyncOptions::default()
        };
        let actions = CodeActionOptions {
            code_action_kinds: Some(vec![CodeActionKind::QuickFix, CodeActionKind::new(FIX_ALL)]),
            ..CodeActionOptions::default()
        };
        let diagnostics = DiagnosticOptions {
            identifier: Some("postedit".to_owned()),
            inter_file_dependencies: false,
            workspace_diagnostics: false,
            ..DiagnosticOptions::default()
        };
        let commands =
            ExecuteCommandOptions { commands: vec![COMMAND.to_owned()], ..ExecuteCommandOptions::default() };
        ServerCapabilities {
            position_encoding: Some(match self.units {
                Units::Utf8 => PositionEncodingKind::UTF8,
                Units::Utf16 => PositionEncodingKind::UTF16,
                Units::Utf32 => PositionEncodingKind::UTF32,
            }),
            text_document_sync: Some(sync.into()),
            hover_provider: Some(true.into()),
            code_action_provider: Some(actions.into()),
            execute_command_provider: Some(commands),
            diagnostic_provider: self.pulls_diagnostics.then(|| diagnostics.into()),
            ..ServerCapabilities::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn units_are_agreed_on() {
        for (offered, wanted) in [
            (json!(["utf-16", "utf-8"]), Units::Utf8),
            (json!(["utf-16", "utf-32"]), Units::Utf32),
            (json!(["utf-16"]), Units::Utf16),
            (json!(["utf-7"]), Units::Utf16),
            (json!(7), Units::Utf16),
            (json!(null), Units::Utf16),
        ] {
            let client =
                Client::read(&json!({ "capabilities": { "general": { "positionEncodings": offered } } }));
            assert_eq!(client.units, wanted, "{offered}");
        }
    }

    #[test]
    fn a_client_without_capabilities_is_served() {
        let client = Client::read(&json!({ "capabilities": { "textDocument": 7 } }));
        assert!(!client.pulls_diagnostics && client.offer().diagnostic_provider.is_none());
        let offer = serde_json::to_value(client.offer()).expect("JSON");
        assert_eq!(offer["positionEncoding"], "utf-16");
        assert_eq!(offer["textDocumentSync"]["change"], 2);
    }
}
