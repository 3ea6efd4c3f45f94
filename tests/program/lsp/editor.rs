//! An editor, made of a client library that knows nothing of the server.

use async_lsp::lsp_types::notification::{LogMessage, PublishDiagnostics, ShowMessage};
use async_lsp::lsp_types::request::{RegisterCapability, WorkspaceConfiguration, WorkspaceDiagnosticRefresh};
use async_lsp::lsp_types::{
    ClientCapabilities, CodeAction, CodeActionContext, CodeActionKind, CodeActionOrCommand, CodeActionParams,
    Diagnostic, DidChangeTextDocumentParams, DidOpenTextDocumentParams, DocumentChanges,
    GeneralClientCapabilities, InitializeParams, InitializeResult, InitializedParams, OneOf, Position,
    PositionEncodingKind, PublishDiagnosticsParams, Range, TextDocumentContentChangeEvent,
    TextDocumentIdentifier, TextDocumentItem, TextEdit, Url, VersionedTextDocumentIdentifier,
};
use async_lsp::router::Router;
use async_lsp::{LanguageServer, MainLoop, ServerSocket};
use serde_json::Value;
use std::future::Future;
use std::ops::ControlFlow;
use std::process::{ExitStatus, Stdio};
use std::time::Duration;
use tokio::process::{Child, Command};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio_util::compat::{TokioAsyncReadCompatExt, TokioAsyncWriteCompatExt};

/// Longer than anything takes on a busy machine.
const PATIENCE: Duration = Duration::from_secs(120);

/// What the server says by itself.
#[derive(Debug)]
pub enum Said {
    Diagnostics(PublishDiagnosticsParams),
    Message(String),
    Refresh,
}

/// A client with its server.
pub struct Editor {
    pub server: ServerSocket,
    pub offer: InitializeResult,
    pub said: UnboundedReceiver<Said>,
    child: Child,
}

/// What a client is and wants.
#[derive(Default)]
pub struct Setup<'s> {
    pub arguments: &'s [&'s str],
    pub capabilities: ClientCapabilities,
    /// The settings of `initialize`.
    pub options: Option<Value>,
    /// The settings that it answers when it is asked for them.
    pub settings: Value,
}

/// Runs a test to its end.
pub fn run(test: impl Future<Output = ()>) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async { tokio::time::timeout(PATIENCE, test).await }).expect("an answer in time");
}

/// The capabilities of a client that counts in these units.
pub fn counting_in(units: &'static str) -> ClientCapabilities {
    let encodings = vec![PositionEncodingKind::UTF16, PositionEncodingKind::new(units)];
    let general = GeneralClientCapabilities {
        position_encodings: Some(encodings),
        ..GeneralClientCapabilities::default()
    };
    ClientCapabilities { general: Some(general), ..ClientCapabilities::default() }
}

impl Editor {
    /// Starts a server and introduces itself.
    pub async fn start(setup: Setup<'_>) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_postedit"))
            .arg("lsp")
            .args(setup.arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .expect("the server starts");
        let (input, output) = (child.stdin.take().expect("a pipe"), child.stdout.take().expect("a pipe"));
        let (sender, said) = unbounded_channel();
        let (mainloop, mut server) = MainLoop::new_client(|_| router(sender, setup.settings));
        // ends with an error when the server ends, as it should
        tokio::spawn(mainloop.run_buffered(output.compat(), input.compat_write()));
        let parameters = InitializeParams {
            capabilities: setup.capabilities,
            initialization_options: setup.options,
            ..InitializeParams::default()
        };
        let offer = server.initialize(parameters).await.expect("initialize is answered");
        server.initialized(InitializedParams {}).expect("the server listens");
        Self { server, offer, said, child }
    }

    /// Opens a document.
    pub fn open(&mut self, uri: &Url, language: &str, text: &str) {
        let text_document = TextDocumentItem::new(uri.clone(), language.to_owned(), 1, text.to_owned());
        self.server.did_open(DidOpenTextDocumentParams { text_document }).expect("the server listens");
    }

    /// Changes a document, range by range.
    pub fn change(&mut self, uri: &Url, version: i32, changes: &[(Range, &str)]) {
        let content_changes = changes
            .iter()
            .map(|(range, text)| TextDocumentContentChangeEvent {
                range: Some(*range),
                range_length: None,
                text: (*text).to_owned(),
            })
            .collect();
        let text_document = VersionedTextDocumentIdentifier::new(uri.clone(), version);
        self.server
            .did_change(DidChangeTextDocumentParams { text_document, content_changes })
            .expect("the server listens");
    }

    /// The diagnostics of a version of a document, as soon as they come.
    pub async fn diagnostics(&mut self, uri: &Url, version: i32) -> Vec<Diagnostic> {
        loop {
            match self.said.recv().await.expect("the server speaks") {
                Said::Diagnostics(published) if published.uri == *uri => {
                    let of = published.version.expect("a version");
                    assert!(of <= version, "version {of} was never there");
                    if of == version {
                        return published.diagnostics;
                    }
                }
                _ => {}
            }
        }
    }

    /// The actions for a range.
    pub async fn actions(&mut self, uri: &Url, range: Range, only: Option<&'static str>) -> Vec<CodeAction> {
        let only = only.map(|kind| vec![CodeActionKind::new(kind)]);
        let parameters = CodeActionParams {
            text_document: TextDocumentIdentifier::new(uri.clone()),
            range,
            context: CodeActionContext { only, ..CodeActionContext::default() },
            work_done_progress_params: Default::default(),
            partial_result_params: Default::default(),
        };
        let actions = self.server.code_action(parameters).await.expect("actions").unwrap_or_default();
        let actions = actions.into_iter().map(|action| match action {
            CodeActionOrCommand::CodeAction(action) => action,
            CodeActionOrCommand::Command(command) => panic!("{command:?}"),
        });
        actions.collect()
    }

    /// Shuts the server down and tells how it ended.
    pub async fn end(mut self) -> ExitStatus {
        self.server.shutdown(()).await.expect("shutdown is answered");
        self.server.exit(()).expect("the server listens");
        self.child.wait().await.expect("the server ends")
    }
}

/// What a client does when the server speaks.
fn router(sender: UnboundedSender<Said>, settings: Value) -> Router<UnboundedSender<Said>> {
    let mut router = Router::new(sender);
    router
        .notification::<PublishDiagnostics>(|sender, published| said(sender, Said::Diagnostics(published)))
        .notification::<ShowMessage>(|sender, shown| said(sender, Said::Message(shown.message)))
        .notification::<LogMessage>(|_, _| ControlFlow::Continue(()))
        .request::<WorkspaceConfiguration, _>(move |_, asked| {
            let answer = vec![settings.clone(); asked.items.len()];
            async move { Ok(answer) }
        })
        .request::<RegisterCapability, _>(|_, _| async { Ok(()) })
        .request::<WorkspaceDiagnosticRefresh, _>(|sender, ()| {
            let _ = said(sender, Said::Refresh);
            async { Ok(()) }
        });
    router
}

fn said(sender: &mut UnboundedSender<Said>, said: Said) -> ControlFlow<async_lsp::Result<()>> {
    // a test that has seen enough listens no more
    let _ = sender.send(said);
    ControlFlow::Continue(())
}

/// The byte at a position, counted character by character.
pub fn byte(text: &str, position: Position, units: &str) -> usize {
    let (mut line, mut character, mut at) = (0, 0, 0);
    for c in text.chars() {
        if (line, character) == (position.line, position.character) {
            return at;
        }
        at += c.len_utf8();
        let is_end = c == '\n' || c == '\r' && !text[at..].starts_with('\n');
        (line, character) = if is_end {
            (line + 1, 0)
        } else {
            let count = match units {
                "utf-8" => c.len_utf8(),
                "utf-16" => c.len_utf16(),
                _ => 1,
            };
            (line, character + count as u32)
        };
    }
    assert_eq!((line, character), (position.line, position.character), "a position outside of the text");
    at
}

/// The position of a byte, counted character by character.
pub fn position(text: &str, at: usize, units: &str) -> Position {
    let before = &text[..at];
    let ended = |(end, c): (usize, char)| {
        let next = end + c.len_utf8();
        let is_end = c == '\n' || c == '\r' && !text[next..].starts_with('\n');
        is_end.then_some(next)
    };
    let ends: Vec<usize> = before.char_indices().filter_map(ended).collect();
    let line = &before[ends.last().copied().unwrap_or(0)..];
    let character = match units {
        "utf-8" => line.len(),
        "utf-16" => line.encode_utf16().count(),
        _ => line.chars().count(),
    };
    Position::new(ends.len() as u32, character as u32)
}

/// The text under a range.
pub fn under<'t>(text: &'t str, range: Range, units: &str) -> &'t str {
    &text[byte(text, range.start, units)..byte(text, range.end, units)]
}

/// The edits of an action, which must be about one document, and its version if they name one.
pub fn edits(action: &CodeAction, uri: &Url) -> (Vec<TextEdit>, Option<i32>) {
    let edit = action.edit.clone().expect("an edit");
    if let Some(changes) = edit.changes {
        assert_eq!(changes.keys().collect::<Vec<_>>(), [uri]);
        return (changes.into_values().next().expect("edits"), None);
    }
    let Some(DocumentChanges::Edits(mut changes)) = edit.document_changes else { panic!("no changes") };
    let change = changes.pop().expect("one document");
    assert!(changes.is_empty() && change.text_document.uri == *uri);
    let edits = change.edits.into_iter().map(|edit| match edit {
        OneOf::Left(edit) => edit,
        OneOf::Right(annotated) => annotated.text_edit,
    });
    (edits.collect(), change.text_document.version)
}

/// A text with edits made, all of whose places are those of the text before.
pub fn applied(text: &str, edits: &[TextEdit], units: &str) -> String {
    let mut places: Vec<_> = edits
        .iter()
        .map(|edit| {
            let Range { start, end } = edit.range;
            (byte(text, start, units), byte(text, end, units), edit.new_text.as_str())
        })
        .collect();
    places.sort();
    assert!(places.windows(2).all(|pair| pair[0].1 <= pair[1].0), "edits overlap: {places:?}");
    let mut changed = text.to_owned();
    for (start, end, new) in places.into_iter().rev() {
        changed.replace_range(start..end, new);
    }
    changed
}
