//! The client as one that is spoken to.

use super::transport::{Outgoing, Refusal};
use crossbeam_channel::Sender;
use gen_lsp_types::{LogMessageParams, MessageType, ShowMessageParams};
use lsp_server::{ErrorCode, Message, Notification, RequestId, Response};
use postedit::render::escape::Escaped;
use serde::Serialize;

/// Why a request fails.
#[derive(Debug)]
pub struct Failure {
    pub code: ErrorCode,
    pub message: String,
}

impl Failure {
    pub const fn new(code: ErrorCode, message: String) -> Self {
        Self { code, message }
    }

    /// The text is another one by now.
    pub fn outdated() -> Self {
        Self::new(ErrorCode::ContentModified, "the text has changed since".to_owned())
    }
}

/// What the client was asked for.
#[derive(Debug)]
pub enum Asked {
    /// Its settings.
    Configuration,
    /// Something whose answer says no more than that it was done.
    Receipt,
}

/// Sends to the client. What cannot be sent, since it went away, is dropped: then the session is about to end.
#[derive(Debug)]
pub struct Peer {
    outgoing: Sender<Outgoing>,
    asked: lsp_server::ReqQueue<(), Asked>,
}

impl Peer {
    pub fn new(outgoing: Sender<Outgoing>) -> Self {
        Self { outgoing, asked: lsp_server::ReqQueue::default() }
    }

    pub fn answer(&self, id: RequestId, result: impl Serialize) {
        self.send(Response::new_ok(id, result));
    }

    pub fn fail(&self, id: RequestId, failure: Failure) {
        self.send(Response::new_err(id, failure.code as i32, failure.message));
    }

    pub fn tell(&self, method: &str, parameters: impl Serialize) {
        self.send(Notification::new(method.to_owned(), parameters));
    }

    pub fn ask(&mut self, method: &str, parameters: impl Serialize, asked: Asked) {
        let request = self.asked.outgoing.register(method.to_owned(), parameters, asked);
        self.send(request);
    }

    /// What an answer of the client is about; `None` if nothing was asked.
    pub fn asked(&mut self, answer: &Response) -> Option<Asked> {
        self.asked.outgoing.complete(answer.id.clone())
    }

    /// Has a line written where a person looks who wonders what happens.
    pub fn log(&self, message: &str) {
        let message = Escaped(message).to_string();
        self.tell("window/logMessage", LogMessageParams { kind: MessageType::Warning, message });
    }

    /// Tells a person at once.
    pub fn warn(&self, message: &str) {
        let message = Escaped(message).to_string();
        self.tell("window/showMessage", ShowMessageParams { kind: MessageType::Warning, message });
    }

    pub fn refuse(&self, refusal: Refusal) {
        let _ = self.outgoing.send(Outgoing::Refusal(refusal));
    }

    fn send(&self, message: impl Into<Message>) {
        let _ = self.outgoing.send(Outgoing::Message(message.into()));
    }
}
