//! The life of a session: initialize, work, shutdown, exit.

use super::capabilities::Client;
use super::configuration::Configuration;
use super::options::Overrides;
use super::peer::{Failure, Peer};
use super::server::Server;
use super::transport::{Incoming, Outgoing};
use super::workers::Done;
use crate::cli::Outcome;
use anyhow::Result;
use crossbeam_channel::{Receiver, Sender, never, select};
use gen_lsp_types::{InitializeResult, ServerInfo};
use lsp_server::{ErrorCode, Message, Notification, Request};
use serde_json::Value;

/// A session with one client.
#[derive(Debug)]
pub struct Session<'a> {
    peer: Peer,
    state: State<'a>,
}

/// How far the session has come.
#[derive(Debug)]
enum State<'a> {
    New(Option<Box<Configuration<'a>>>),
    Running(Box<Server<'a>>),
    ShutDown,
}

impl<'a> Session<'a> {
    /// A session that sends to `outgoing`.
    pub fn new(configuration: Configuration<'a>, outgoing: Sender<Outgoing>) -> Self {
        Self { peer: Peer::new(outgoing), state: State::New(Some(Box::new(configuration))) }
    }

    /// Serves until the client says that it is the end, or goes away.
    ///
    /// # Errors
    /// A stream that is not the protocol.
    pub fn run(mut self, incoming: &Receiver<Incoming>) -> Result<Outcome> {
        loop {
            let done: Receiver<Done> = match &self.state {
                State::Running(server) => server.done().clone(),
                State::New(_) | State::ShutDown => never(),
            };
            select! {
                recv(incoming) -> incoming => match incoming {
                    Ok(Incoming::Message(Message::Notification(note))) if note.method == "exit" => break,
                    Ok(Incoming::Message(message)) => self.take(message),
                    Ok(Incoming::Malformed(refusal)) => self.peer.refuse(refusal),
                    Ok(Incoming::Broken(error)) => return Err(error),
                    Err(_) => break,
                },
                recv(done) -> done => if let (State::Running(server), Ok(done)) = (&mut self.state, done) {
                    server.finish(done, &mut self.peer);
                },
            }
        }
        Ok(match self.state {
            State::ShutDown => Outcome::Done,
            State::New(_) | State::Running(_) => Outcome::Abandoned,
        })
    }

    fn take(&mut self, message: Message) {
        match message {
            Message::Request(request) => self.answer(request),
            Message::Notification(Notification { method, params }) => {
                if let State::Running(server) = &mut self.state
                    && let Err(failure) = server.note(&method, params, &mut self.peer)
                {
                    self.peer.log(&format!("{method}: {}", failure.message));
                }
            }
            Message::Response(response) => {
                if let State::Running(server) = &mut self.state {
                    server.hear(response, &mut self.peer);
                }
            }
        }
    }

    fn answer(&mut self, request: Request) {
        let Request { id, method, params } = request;
        let failure = |code, message: &str| Failure::new(code, message.to_owned());
        match (&mut self.state, method.as_str()) {
            (State::New(configuration), "initialize") => {
                let configuration = configuration.take().expect("there until the client is known");
                let (server, result) = begin(*configuration, &params, &mut self.peer);
                self.state = State::Running(Box::new(server));
                self.peer.answer(id, result);
            }
            (State::New(_), _) => {
                let failure = failure(ErrorCode::ServerNotInitialized, "initialize comes first");
                self.peer.fail(id, failure);
            }
            (State::ShutDown, _) => {
                let failure = failure(ErrorCode::InvalidRequest, "the session was shut down");
                self.peer.fail(id, failure);
            }
            (State::Running(_), "initialize") => {
                let failure = failure(ErrorCode::InvalidRequest, "the session is initialized");
                self.peer.fail(id, failure);
            }
            (State::Running(server), "shutdown") => {
                server.cancel_all(&mut self.peer);
                self.state = State::ShutDown;
                self.peer.answer(id, Value::Null);
            }
            (State::Running(server), method) => {
                if let Err(failure) = server.request(id.clone(), method, params, &mut self.peer) {
                    self.peer.fail(id, failure);
                }
            }
        }
    }
}

fn begin<'a>(
    mut configuration: Configuration<'a>,
    parameters: &Value,
    peer: &mut Peer,
) -> (Server<'a>, InitializeResult) {
    let client = Client::read(parameters);
    let given = parameters.get("initializationOptions").unwrap_or(&Value::Null);
    let (overrides, problems) = Overrides::read(given);
    for problem in problems {
        peer.warn(&problem);
    }
    configuration.begin(overrides);
    let server_info =
        ServerInfo { name: "postedit".to_owned(), version: Some(env!("CARGO_PKG_VERSION").to_owned()) };
    let result = InitializeResult { capabilities: client.offer(), server_info: Some(server_info) };
    (Server::new(client, configuration), result)
}
