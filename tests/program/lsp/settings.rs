//! Settings of arguments and editors, and diagnostics that an editor asks for.

use super::editor::{Editor, Said, Setup, run};
use async_lsp::LanguageServer;
use async_lsp::lsp_types::{
    ClientCapabilities, Diagnostic, DiagnosticClientCapabilities, DiagnosticSeverity,
    DiagnosticWorkspaceClientCapabilities, DidChangeConfigurationParams, DidCloseTextDocumentParams,
    DidSaveTextDocumentParams, DocumentDiagnosticParams, DocumentDiagnosticReport,
    DocumentDiagnosticReportResult, NumberOrString, Position, Range, TextDocumentClientCapabilities,
    TextDocumentIdentifier, Url, WorkspaceClientCapabilities,
};
use serde_json::{Value, json};
use std::fs;

/// A fix, a suggestion and a remark.
const TEXT: &str = "The the minister met the president in Kiev, where the goverment of Selensky hopes for help. \
                    Los the ministros agreed that the plan would go on, said the mairie of the town.";

fn uri() -> Url {
    Url::parse("untitled:Untitled-1").expect("a URI")
}

fn passes(found: &[Diagnostic], severity: DiagnosticSeverity) -> Vec<&str> {
    let of = found.iter().filter(|d| d.severity == Some(severity));
    let pass = |d: &'_ Diagnostic| match &d.code {
        Some(NumberOrString::String(pass)) => pass.clone(),
        other => panic!("{other:?}"),
    };
    of.map(pass).map(|pass| postedit::pass::by_name(&pass).expect("a pass").name).collect()
}

#[test]
fn suggestions_are_shown_on_request() {
    run(async {
        let suggest = || json!({ "level": "suggest" });
        let asked = WorkspaceClientCapabilities { configuration: Some(true), ..Default::default() };
        let asked = ClientCapabilities { workspace: Some(asked), ..ClientCapabilities::default() };
        let mut counts = Vec::new();
        for (setup, wants_change) in [
            (Setup::default(), false),
            (Setup { arguments: &["--level", "suggest", "--stdio"], ..Setup::default() }, false),
            (Setup { options: Some(suggest()), ..Setup::default() }, false),
            (Setup { options: Some(json!({ "postedit": suggest() })), ..Setup::default() }, false),
            (Setup { settings: suggest(), capabilities: asked, ..Setup::default() }, false),
            (Setup::default(), true),
        ] {
            let mut editor = Editor::start(setup).await;
            editor.open(&uri(), "plaintext", TEXT);
            if wants_change {
                let settings = json!({ "postedit": suggest() });
                let changed = DidChangeConfigurationParams { settings };
                editor.server.did_change_configuration(changed).expect("the server listens");
            }
            // an answer to the request shows that the settings have come before it
            let range = Range::new(Position::new(0, 0), Position::new(9, 0));
            editor.actions(&uri(), range, None).await;
            let mut found = Vec::new();
            while let Ok(said) = editor.said.try_recv() {
                if let Said::Diagnostics(published) = said {
                    found = published.diagnostics;
                }
            }
            let fixes = passes(&found, DiagnosticSeverity::WARNING);
            assert!(fixes.contains(&"typos"), "{fixes:?}");
            counts.push(passes(&found, DiagnosticSeverity::INFORMATION).len());
            assert!(editor.end().await.success());
        }
        assert_eq!(counts[0], 0);
        assert!(counts[1] > 0 && counts[2..].iter().all(|&count| count == counts[1]), "{counts:?}");
    });
}

#[test]
fn settings_hold_from_the_moment_they_are_said() {
    run(async {
        let mut editor = Editor::start(Setup::default()).await;
        editor.open(&uri(), "plaintext", TEXT);
        let before = editor.diagnostics(&uri(), 1).await;
        assert!(passes(&before, DiagnosticSeverity::WARNING).contains(&"typos"));
        let change = |settings: Value| DidChangeConfigurationParams { settings };
        let settings = json!({ "postedit": { "ignore": ["typos"], "colour": 7, "lang": "klingon" } });
        editor.server.did_change_configuration(change(settings)).expect("the server listens");
        for part in ["postedit.colour: there is no such setting", "postedit.lang"] {
            match editor.said.recv().await {
                Some(Said::Message(message)) => assert!(message.contains(part), "{message}"),
                other => panic!("{other:?}"),
            }
        }
        let after = editor.diagnostics(&uri(), 1).await;
        assert!(!passes(&after, DiagnosticSeverity::WARNING).contains(&"typos"), "{after:?}");
        assert_eq!(after.len(), before.len() - 1);
        let closed = TextDocumentIdentifier::new(uri());
        editor
            .server
            .did_close(DidCloseTextDocumentParams { text_document: closed })
            .expect("the server listens");
        match editor.said.recv().await {
            Some(Said::Diagnostics(published)) => assert!(published.diagnostics.is_empty()),
            other => panic!("{other:?}"),
        }
        assert!(editor.end().await.success());
    });
}

#[test]
fn a_saved_list_of_words_holds_at_once() {
    run(async {
        let folder = tempfile::tempdir().expect("a folder");
        let list = folder.path().join("words.txt");
        fs::write(&list, "Almizar\n").expect("written");
        let arguments = ["--words", list.to_str().expect("a path")];
        let mut editor = Editor::start(Setup { arguments: &arguments, ..Setup::default() }).await;
        editor.open(&uri(), "plaintext", TEXT);
        let before = editor.diagnostics(&uri(), 1).await;
        assert!(passes(&before, DiagnosticSeverity::WARNING).contains(&"typos"));
        fs::write(&list, "Almizar\ngoverment\n").expect("written");
        let saved = DidSaveTextDocumentParams {
            text_document: TextDocumentIdentifier::new(Url::from_file_path(&list).expect("a URI")),
            text: None,
        };
        editor.server.did_save(saved).expect("the server listens");
        let after = editor.diagnostics(&uri(), 1).await;
        assert!(!passes(&after, DiagnosticSeverity::WARNING).contains(&"typos"), "{after:?}");
        assert!(editor.end().await.success());
    });
}

#[test]
fn a_client_that_asks_for_diagnostics_gets_them_only_then() {
    run(async {
        let text_document = TextDocumentClientCapabilities {
            diagnostic: Some(DiagnosticClientCapabilities::default()),
            ..TextDocumentClientCapabilities::default()
        };
        let workspace = WorkspaceClientCapabilities {
            diagnostic: Some(DiagnosticWorkspaceClientCapabilities { refresh_support: Some(true) }),
            ..WorkspaceClientCapabilities::default()
        };
        let capabilities = ClientCapabilities {
            text_document: Some(text_document),
            workspace: Some(workspace),
            ..ClientCapabilities::default()
        };
        let mut editor = Editor::start(Setup { capabilities, ..Setup::default() }).await;
        assert!(editor.offer.capabilities.diagnostic_provider.is_some());
        editor.open(&uri(), "plaintext", TEXT);
        let ask = |previous: Option<String>| DocumentDiagnosticParams {
            text_document: TextDocumentIdentifier::new(uri()),
            identifier: Some("postedit".to_owned()),
            previous_result_id: previous,
            work_done_progress_params: Default::default(),
            partial_result_params: Default::default(),
        };
        let full = |answer| match answer {
            DocumentDiagnosticReportResult::Report(DocumentDiagnosticReport::Full(full)) => {
                let report = full.full_document_diagnostic_report;
                (report.items.len(), report.result_id.expect("a number"))
            }
            other => panic!("{other:?}"),
        };
        let first = editor.server.document_diagnostic(ask(None)).await.expect("an answer");
        let (count, number) = full(first);
        assert!(count > 1);
        let again = editor.server.document_diagnostic(ask(Some(number.clone()))).await.expect("an answer");
        let DocumentDiagnosticReportResult::Report(DocumentDiagnosticReport::Unchanged(unchanged)) = again
        else {
            panic!("{again:?}")
        };
        assert_eq!(unchanged.unchanged_document_diagnostic_report.result_id, number);

        let settings = json!({ "postedit": { "select": ["typos"] } });
        let changed = DidChangeConfigurationParams { settings };
        editor.server.did_change_configuration(changed).expect("the server listens");
        assert!(matches!(editor.said.recv().await, Some(Said::Refresh)));
        let after = editor.server.document_diagnostic(ask(Some(number))).await.expect("an answer");
        assert_eq!(full(after).0, 1);
        assert!(editor.said.try_recv().is_err(), "nothing is sent by itself");
        assert!(editor.end().await.success());
    });
}
