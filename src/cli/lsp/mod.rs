//! `postedit lsp`: findings and repairs in an editor, by the language server protocol.
//!
//! One thread reads messages and never waits for an analysis; workers analyse whole texts, newest first. What is older
//! than the text that the editor has is never shown.

mod actions;
mod articles;
mod capabilities;
mod configuration;
mod diagnostics;
mod findings;
mod hover;
mod markdown;
mod never_touch;
mod open;
mod options;
mod peer;
mod server;
mod session;
mod text;
mod transport;
mod wording;
mod workers;

use super::Outcome;
use super::arguments::LspArguments;
use anyhow::Result;
use configuration::Configuration;
use session::Session;
use std::io::{self, IsTerminal};
use transport::Transport;

/// Serves an editor on standard input and output.
///
/// # Errors
/// A lexicon that cannot be opened, and a stream that is not the protocol.
pub fn run(arguments: &LspArguments) -> Result<Outcome> {
    let configuration = Configuration::new(&arguments.choice)?;
    if io::stdin().is_terminal() {
        anstream::eprintln!("postedit lsp waits for an editor on standard input; Ctrl-C ends it");
    }
    let transport = Transport::stdio();
    let outcome = Session::new(configuration, transport.outgoing.clone()).run(&transport.incoming);
    transport.finish()?;
    outcome
}
