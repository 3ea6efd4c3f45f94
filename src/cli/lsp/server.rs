//! The open documents, and what is done at each message.

use super::articles;
use super::capabilities::Client;
use super::configuration::Configuration;
use super::diagnostics::diagnostics;
use super::findings::Analysis;
use super::never_touch::Wish;
use super::open::{Open, Query};
use super::options::{Overrides, SECTION};
use super::peer::{Asked, Failure, Peer};
use super::text::Text;
use super::workers::{Done, Job, Workers};
use crossbeam_channel::Receiver;
use gen_lsp_types::{
    CodeActionParams, ConfigurationItem, ConfigurationParams, DidChangeConfigurationParams,
    DidCloseTextDocumentParams, DidOpenTextDocumentParams, DidSaveTextDocumentParams,
    DocumentDiagnosticParams, ExecuteCommandParams, HoverParams, PublishDiagnosticsParams, Range,
    Registration, RegistrationParams, Uri, VersionedTextDocumentIdentifier,
};
use lsp_server::{ErrorCode, RequestId, Response};
use postedit::config::ConfigError;
use postedit::{Cleaner, Options};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::HashMap;
use std::sync::Arc;

/// The work of a session between initialize and shutdown.
#[derive(Debug)]
pub struct Server<'a> {
    client: Client,
    configuration: Configuration<'a>,
    workers: Workers,
    documents: HashMap<Uri, Open>,
    /// Number of the last state of any document.
    revision: u64,
}

/// A change of a text: the new text of a range, or of all. Other than the types of the protocol, a range that cannot be
/// read is not taken for none.
#[derive(Debug, Deserialize)]
struct Change {
    range: Option<Range>,
    text: String,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct DidChange {
    text_document: VersionedTextDocumentIdentifier,
    content_changes: Vec<Change>,
}

/// A text that shows the workers what they will need: sentences with a few artifacts, so that their words are searched.
const SAMPLE: &str =
    "The list is led by the mayor of the portbut the goverment has no part in it.It is ofcourse late.";

impl<'a> Server<'a> {
    /// A server for a client.
    pub fn new(client: Client, configuration: Configuration<'a>) -> Self {
        let workers = Workers::start(&Arc::new(Cleaner::new(Options::default())), SAMPLE);
        Self { client, configuration, workers, documents: HashMap::new(), revision: 0 }
    }

    /// Where finished analyses come from.
    pub fn done(&self) -> &Receiver<Done> {
        &self.workers.done
    }

    /// Takes a notification. Those that are not known are passed over, as the protocol wants it.
    ///
    /// # Errors
    /// Parameters that are wrong.
    pub fn note(&mut self, method: &str, parameters: Value, peer: &mut Peer) -> Result<(), Failure> {
        match method {
            "initialized" => self.introduce(peer),
            "textDocument/didOpen" => self.open(read(parameters)?, peer),
            "textDocument/didChange" => self.change(read(parameters)?, peer)?,
            "textDocument/didSave" => self.save(&read::<DidSaveTextDocumentParams>(parameters)?, peer),
            "textDocument/didClose" => self.close(&read::<DidCloseTextDocumentParams>(parameters)?, peer),
            "workspace/didChangeConfiguration" => {
                match read::<DidChangeConfigurationParams>(parameters)?.settings {
                    Value::Null => self.ask_for_settings(peer),
                    settings => self.configure(&settings, peer),
                }
            }
            "$/cancelRequest" => self.cancel(&parameters, peer)?,
            _ => {}
        }
        Ok(())
    }

    /// Takes a request, which is answered now or when its document is analysed.
    ///
    /// # Errors
    /// A request that is not known, or whose parameters are wrong.
    pub fn request(
        &mut self,
        id: RequestId,
        method: &str,
        parameters: Value,
        peer: &mut Peer,
    ) -> Result<(), Failure> {
        let (uri, query) = match method {
            "textDocument/codeAction" => {
                let parameters: CodeActionParams = read(parameters)?;
                (parameters.text_document.uri.clone(), Query::Actions(parameters))
            }
            "textDocument/hover" => {
                let parameters: HoverParams = read(parameters)?;
                let document = &parameters.text_document_position_params.text_document;
                (document.uri.clone(), Query::Hover(parameters))
            }
            "textDocument/diagnostic" => {
                let parameters: DocumentDiagnosticParams = read(parameters)?;
                (parameters.text_document.uri, Query::Diagnostics(parameters.previous_result_id))
            }
            "workspace/executeCommand" => return self.execute(id, read(parameters)?, peer),
            _ => {
                let message = format!("{method} is not among the capabilities of this server");
                return Err(Failure::new(ErrorCode::MethodNotFound, message));
            }
        };
        let document = self.documents.get_mut(&uri).ok_or_else(|| not_open(&uri))?;
        document.waiting.push((id, query));
        if document.analysis.is_some() {
            document.answer(&uri, &self.client, &self.configuration, peer);
        }
        Ok(())
    }

    /// Adds a word to the list of those that nothing may touch.
    fn execute(
        &mut self,
        id: RequestId,
        parameters: ExecuteCommandParams,
        peer: &mut Peer,
    ) -> Result<(), Failure> {
        let command = parameters.command.clone();
        let wish = Wish::read(parameters).ok_or_else(|| {
            Failure::new(ErrorCode::InvalidParams, format!("{command} cannot be done with these arguments"))
        })?;
        let refused = |error: anyhow::Error| Failure::new(ErrorCode::RequestFailed, describe(&error));
        let list = self.configuration.own_words(&wish.uri).map_err(refused)?;
        let list = list
            .ok_or_else(|| refused(anyhow::anyhow!("no list of words is named that would be read again")))?;
        wish.fulfil(&list).map_err(refused)?;
        peer.answer(id, Value::Null);
        self.reload(peer);
        Ok(())
    }

    /// Takes an answer of the client.
    pub fn hear(&mut self, answer: Response, peer: &mut Peer) {
        match (peer.asked(&answer), answer.response_result) {
            // one answer for each item that was asked for; null says that there are no settings
            (Some(Asked::Configuration), Ok(Value::Array(sections))) => {
                if let Some(section) = sections.first().filter(|section| section.is_object()) {
                    self.configure(section, peer);
                }
            }
            (Some(_), Err(error)) => peer.log(&format!("the editor answered: {}", error.message)),
            _ => {}
        }
    }

    /// Takes an analysis; one of an older state is dropped.
    pub fn finish(&mut self, done: Done, peer: &mut Peer) {
        let Some(document) = self.documents.get_mut(&done.uri) else { return };
        if document.revision != done.revision {
            return;
        }
        let failure = match &done.analysis {
            Analysis::Failed(message) => Some(message.clone()),
            Analysis::Done(_) | Analysis::Syntax(..) => None,
        };
        if let Some(message) = failure.as_ref().filter(|_| document.failure != failure) {
            // also in sight: else a text without findings would be taken for a right one
            peer.warn(&format!("{}: {message}", articles::name(&done.uri)));
        }
        document.failure = failure;
        if !self.client.pulls_diagnostics {
            let diagnostics = diagnostics(&document.text, &done.analysis);
            publish(done.uri.clone(), Some(document.version), diagnostics, peer);
        }
        document.analysis = Some(done.analysis);
        document.answer(&done.uri, &self.client, &self.configuration, peer);
    }

    /// Answers all requests that wait, since nobody will.
    pub fn cancel_all(&mut self, peer: &mut Peer) {
        let waiting = self.documents.values_mut().flat_map(|document| document.waiting.drain(..));
        for (id, _) in waiting {
            peer.fail(id, canceled());
        }
    }

    fn introduce(&mut self, peer: &mut Peer) {
        if self.client.registers_configuration {
            let registration = Registration {
                id: "configuration".to_owned(),
                method: "workspace/didChangeConfiguration".to_owned(),
                register_options: Some(serde_json::json!({ "section": SECTION })),
            };
            let registrations = RegistrationParams { registrations: vec![registration] };
            peer.ask("client/registerCapability", registrations, Asked::Receipt);
        }
        self.ask_for_settings(peer);
    }

    fn ask_for_settings(&self, peer: &mut Peer) {
        if self.client.has_configuration {
            let item = ConfigurationItem { scope_uri: None, section: Some(SECTION.to_owned()) };
            let items = ConfigurationParams { items: vec![item] };
            peer.ask("workspace/configuration", items, Asked::Configuration);
        }
    }

    fn configure(&mut self, settings: &Value, peer: &mut Peer) {
        let (overrides, problems) = Overrides::read(settings);
        for problem in problems {
            peer.warn(&problem);
        }
        if self.configuration.change(overrides) {
            self.analyse_all(peer);
        }
    }

    fn open(&mut self, parameters: DidOpenTextDocumentParams, peer: &mut Peer) {
        let item = parameters.text_document;
        let document = Open {
            text: Text::new(item.text, self.client.units),
            version: item.version,
            language: String::from(item.language_id),
            revision: 0,
            analysis: None,
            waiting: Vec::new(),
            failure: None,
        };
        self.documents.insert(item.uri.clone(), document);
        self.analyse(&item.uri, peer);
    }

    fn change(&mut self, parameters: DidChange, peer: &mut Peer) -> Result<(), Failure> {
        let VersionedTextDocumentIdentifier { version, text_document_identifier, .. } =
            parameters.text_document;
        let uri = text_document_identifier.uri;
        let document = self.documents.get_mut(&uri).ok_or_else(|| not_open(&uri))?;
        document.version = version;
        for change in parameters.content_changes {
            document.text.change(change.range, &change.text);
        }
        // places that the client asked about are places of the old text
        let (keep, outdated) = std::mem::take(&mut document.waiting)
            .into_iter()
            .partition(|(_, query)| matches!(query, Query::Diagnostics(_)));
        document.waiting = keep;
        for (id, _) in outdated {
            peer.fail(id, Failure::outdated());
        }
        self.analyse(&uri, peer);
        Ok(())
    }

    fn save(&mut self, parameters: &DidSaveTextDocumentParams, peer: &mut Peer) {
        if !self.configuration.depends_on(&parameters.text_document.uri, self.documents.keys()) {
            return;
        }
        self.reload(peer);
    }

    /// Reads the settings anew and analyses all by them.
    fn reload(&mut self, peer: &mut Peer) {
        match self.configuration.reload() {
            Ok(()) => self.analyse_all(peer),
            Err(error) => peer.warn(&describe(&error)),
        }
    }

    fn close(&mut self, parameters: &DidCloseTextDocumentParams, peer: &mut Peer) {
        let uri = &parameters.text_document.uri;
        let Some(document) = self.documents.remove(uri) else { return };
        self.workers.forget(uri);
        for (id, _) in document.waiting {
            peer.fail(id, Failure::outdated());
        }
        if !self.client.pulls_diagnostics {
            publish(uri.clone(), None, Vec::new(), peer);
        }
    }

    fn cancel(&mut self, parameters: &Value, peer: &mut Peer) -> Result<(), Failure> {
        let id: RequestId = read(parameters.get("id").cloned().unwrap_or(Value::Null))?;
        for document in self.documents.values_mut() {
            if let Some(at) = document.waiting.iter().position(|(waiting, _)| *waiting == id) {
                document.waiting.remove(at);
                peer.fail(id.clone(), canceled());
            }
        }
        Ok(())
    }

    fn analyse_all(&mut self, peer: &mut Peer) {
        let uris: Vec<Uri> = self.documents.keys().cloned().collect();
        for uri in &uris {
            self.analyse(uri, peer);
        }
        if self.client.pulls_diagnostics && self.client.can_refresh {
            peer.ask("workspace/diagnostic/refresh", Value::Null, Asked::Receipt);
        }
    }

    /// Has the present state of a document analysed.
    fn analyse(&mut self, uri: &Uri, peer: &mut Peer) {
        let Some(document) = self.documents.get_mut(uri) else { return };
        self.revision += 1;
        document.revision = self.revision;
        document.analysis = None;
        let revision = self.revision;
        let analysis = match self.configuration.prepared(uri) {
            Ok(Some(prepared)) => {
                self.workers.submit(Job {
                    uri: uri.clone(),
                    revision,
                    name: articles::name(uri),
                    text: document.text.as_str().to_owned(),
                    format: articles::format(&document.language, uri),
                    cleaner: prepared.cleaner,
                    lowest: prepared.lowest,
                });
                return;
            }
            Ok(None) => Analysis::Done(Vec::new()),
            Err(error) => Analysis::Failed(describe(&error)),
        };
        self.workers.forget(uri);
        self.finish(Done { uri: uri.clone(), revision, analysis }, peer);
    }
}

/// An error for a person; of a configuration file, all that is wrong with it.
fn describe(error: &anyhow::Error) -> String {
    match error.downcast_ref::<ConfigError>() {
        Some(error) => error.messages().collect::<Vec<_>>().join("; "),
        None => format!("{error:#}"),
    }
}

fn publish(uri: Uri, version: Option<i32>, diagnostics: Vec<gen_lsp_types::Diagnostic>, peer: &Peer) {
    peer.tell("textDocument/publishDiagnostics", PublishDiagnosticsParams { uri, version, diagnostics });
}

fn read<P: DeserializeOwned>(parameters: Value) -> Result<P, Failure> {
    serde_json::from_value(parameters)
        .map_err(|error| Failure::new(ErrorCode::InvalidParams, format!("the parameters are wrong: {error}")))
}

fn not_open(uri: &Uri) -> Failure {
    Failure::new(ErrorCode::InvalidParams, format!("{} is not open", uri.0))
}

fn canceled() -> Failure {
    Failure::new(ErrorCode::RequestCanceled, "canceled".to_owned())
}
