//! Settings of arguments and editors, and diagnostics that an editor asks for.

use super::editor::{Editor, Said, Setup, run};
use async_lsp::LanguageServer;
use async_lsp::lsp_types::{
    ClientCapabilities, Command, Diagnostic, DiagnosticClientCapabilities, DiagnosticSeverity,
    DiagnosticWorkspaceClientCapabilities, DidChangeConfigurationParams, DidCloseTextDocumentParams,
    DidSaveTextDocumentParams, DocumentDiagnosticParams, DocumentDiagnosticReport,
    DocumentDiagnosticReportResult, ExecuteCommandParams, NumberOrString, Position, Range,
    TextDocumentClientCapabilities, TextDocumentIdentifier, Url, WorkspaceClientCapabilities,
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
            // what is published before the settings have come has no suggestions
            let wants_suggestions = wants_change || !counts.is_empty();
            let found = loop {
                let Some(said) = editor.said.recv().await else { panic!("the server ended") };
                let Said::Diagnostics(published) = said else { continue };
                let found = published.diagnostics;
                if !wants_suggestions || !passes(&found, DiagnosticSeverity::INFORMATION).is_empty() {
                    break found;
                }
            };
            // an answer shows that nothing else is published
            let range = Range::new(Position::new(0, 0), Position::new(9, 0));
            editor.actions(&uri(), range, None).await;
            assert!(!matches!(editor.said.try_recv(), Ok(Said::Diagnostics(_))) || wants_suggestions);
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

#[test]
fn the_configuration_of_the_project_holds_and_is_read_again_when_saved() {
    run(async {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("postedit.toml");
        fs::write(&file, "ignore = [\"typos\"]\nexclude = [\"old/\"]\n").expect("written");
        let at = |name: &str| Url::from_file_path(folder.path().join(name)).expect("a URI");
        let mut editor = Editor::start(Setup::default()).await;
        editor.open(&at("a.txt"), "plaintext", TEXT);
        let before = editor.diagnostics(&at("a.txt"), 1).await;
        assert!(!before.is_empty() && !passes(&before, DiagnosticSeverity::WARNING).contains(&"typos"));
        editor.open(&at("old/a.txt"), "plaintext", TEXT);
        assert!(editor.diagnostics(&at("old/a.txt"), 1).await.is_empty(), "it is excluded");

        let saved = |text: &str| {
            fs::write(&file, text).expect("written");
            let text_document = TextDocumentIdentifier::new(at("postedit.toml"));
            DidSaveTextDocumentParams { text_document, text: None }
        };
        editor.server.did_save(saved("level = \"fix\"\n")).expect("the server listens");
        let after = editor.diagnostics(&at("a.txt"), 1).await;
        assert!(passes(&after, DiagnosticSeverity::WARNING).contains(&"typos"), "{after:?}");

        editor.server.did_save(saved("levle = \"fix\"\n")).expect("the server listens");
        loop {
            match editor.said.recv().await {
                Some(Said::Message(message)) => {
                    assert!(message.contains("levle") && message.contains("level"), "{message}");
                    break;
                }
                Some(_) => {}
                None => panic!("it ended"),
            }
        }
        assert!(editor.end().await.success());
    });
}

/// The action of a word at the place where it stands in [`TEXT`].
async fn never_touch(editor: &mut Editor, uri: &Url, word: &str) -> Option<Command> {
    let start = TEXT.find(word).expect("the text has it") as u32;
    let range = Range::new(Position::new(0, start), Position::new(0, start + 1));
    let actions = editor.actions(uri, range, Some("quickfix")).await;
    let title = format!("Never touch “{word}” (");
    let action = actions.into_iter().find(|action| action.title.starts_with(&title))?;
    assert!(action.edit.is_none() && action.is_preferred != Some(true));
    action.command
}

fn called(command: Command) -> ExecuteCommandParams {
    ExecuteCommandParams {
        command: command.command,
        arguments: command.arguments.expect("the document and the word"),
        work_done_progress_params: Default::default(),
    }
}

#[test]
fn a_word_is_never_touched_once_the_editor_says_so() {
    run(async {
        for (configuration, list) in [
            (Some("level = \"fix\"\n"), "postedit.words"),
            (Some("words = [\"house/names.txt\"]\n"), "house/names.txt"),
            (None, "postedit.words"),
        ] {
            let folder = tempfile::tempdir().expect("a folder");
            let list = folder.path().join(list);
            fs::create_dir_all(list.parent().expect("a parent")).expect("a folder");
            match configuration {
                Some(text) => fs::write(folder.path().join("postedit.toml"), text).expect("written"),
                None => fs::write(&list, "Almizar").expect("written"),
            }
            if configuration.is_some_and(|text| text.contains("names.txt")) {
                fs::write(&list, "# of the house\nAlmizar\n").expect("written");
            }
            let before = fs::read_to_string(&list).unwrap_or_default();
            let uri = Url::from_file_path(folder.path().join("a.txt")).expect("a URI");
            let mut editor = Editor::start(Setup::default()).await;
            let offered = editor.offer.capabilities.execute_command_provider.clone().expect("commands");
            editor.open(&uri, "plaintext", TEXT);
            let shown = editor.diagnostics(&uri, 1).await;
            assert!(passes(&shown, DiagnosticSeverity::WARNING).contains(&"typos"));
            let command = never_touch(&mut editor, &uri, "goverment").await.expect("it is offered");
            assert_eq!(offered.commands, [command.command.as_str()]);
            editor.server.execute_command(called(command)).await.expect("it is done");
            let missing_end = if before.is_empty() || before.ends_with('\n') { "" } else { "\n" };
            let now = fs::read_to_string(&list).expect("the list");
            assert_eq!(now, format!("{before}{missing_end}goverment\n"));
            let after = editor.diagnostics(&uri, 1).await;
            assert!(!passes(&after, DiagnosticSeverity::WARNING).contains(&"typos"), "{after:?}");
            assert_eq!(after.len(), shown.len() - 1, "all else is shown as before");
            assert!(never_touch(&mut editor, &uri, "goverment").await.is_none());
            assert!(editor.end().await.success());
        }
    });
}

#[test]
fn a_word_that_cannot_be_listed_is_refused() {
    run(async {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("postedit.toml"), "level = \"fix\"\n").expect("written");
        let uri = Url::from_file_path(folder.path().join("a.txt")).expect("a URI");
        let mut editor = Editor::start(Setup::default()).await;
        editor.open(&uri, "plaintext", TEXT);
        assert!(
            never_touch(&mut editor, &uri, "The").await.is_none(),
            "one of two goes, whatever a list says"
        );
        let command = never_touch(&mut editor, &uri, "goverment").await.expect("it is offered");
        for arguments in [json!([uri, "a\nb"]), json!([uri, "--"]), json!([uri]), json!([])] {
            let arguments = serde_json::from_value(arguments).expect("a list");
            let asked = ExecuteCommandParams { arguments, ..called(command.clone()) };
            assert!(editor.server.execute_command(asked).await.is_err());
        }
        let other = ExecuteCommandParams { command: "postedit.forget".to_owned(), ..called(command.clone()) };
        assert!(editor.server.execute_command(other).await.is_err());
        assert!(!folder.path().join("postedit.words").exists());

        // a list that cannot be written
        fs::create_dir(folder.path().join("postedit.words")).expect("a folder in its place");
        assert!(editor.server.execute_command(called(command)).await.is_err());
        assert!(editor.end().await.success());

        // a list that would not be read again is not offered
        let setup = Setup { arguments: &["--no-config"], ..Setup::default() };
        let mut editor = Editor::start(setup).await;
        editor.open(&uri, "plaintext", TEXT);
        assert!(never_touch(&mut editor, &uri, "goverment").await.is_none());
        assert!(editor.end().await.success());
    });
}
