//! The commands: arguments, input, output and exit codes. What is done is done in the library.

mod arguments;
mod articles;
mod batch;
mod clean;
mod config;
mod evaluate;
mod files;
mod languages;
mod learn;
mod lexica;
mod lsp;
mod manual;
mod output;
mod paging;
mod record;
mod review;
mod rules;
mod screen;
mod settings;
mod summary;
mod texts;

use arguments::{Arguments, Command, ConfigCommand, LexiconCommand};
use clap::Parser;
use postedit::config::ConfigError;
use postedit::render::escape::Escaped;
use std::env;
use std::ffi::OsString;
use std::io;
use std::process::ExitCode;

/// What a command came to, as the shell sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// Done.
    Done,
    /// `--check` found something, or a word that was asked for is not there.
    Found,
    /// An editor went away without having shut the session down.
    Abandoned,
    /// Something could not be done; it was reported.
    Failed,
    /// The user ended it.
    Interrupted,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Done => Self::SUCCESS,
            Outcome::Found | Outcome::Abandoned => Self::from(1),
            Outcome::Failed => Self::from(2),
            // as shells tell a process that SIGINT ended
            Outcome::Interrupted => Self::from(130),
        }
    }
}

/// Reads the arguments and runs the command.
pub fn run() -> ExitCode {
    let arguments = Arguments::try_parse().unwrap_or_else(|error| refuse(&error));
    arguments.color.write_global();
    let result = match arguments.command {
        Command::Clean(arguments) => clean::run(&arguments),
        Command::Review(arguments) => review::run(*arguments),
        Command::Batch(arguments) => batch::run(&arguments),
        Command::Lsp(arguments) => lsp::run(&arguments),
        Command::Rules(arguments) => rules::list(&arguments),
        Command::Languages(arguments) => languages::list(&arguments),
        Command::Explain { pass } => rules::explain(pass),
        Command::Learn(arguments) => learn::run(&arguments),
        Command::Lexicon(LexiconCommand::Show(arguments)) => learn::show(&arguments),
        Command::Config(ConfigCommand::Show(arguments)) => config::show(&arguments),
        Command::Config(ConfigCommand::Schema) => config::print_schema(),
        Command::Eval(arguments) => evaluate::run(&arguments),
        Command::Completions { shell } => manual::completions(shell),
        Command::Man => manual::page(),
    };
    match result {
        Ok(outcome) => outcome.into(),
        // the reader of a pipe went away: nothing is left to say
        Err(error) if is_broken_pipe(&error) => Outcome::Done.into(),
        Err(error) => {
            match error.downcast_ref::<ConfigError>() {
                // each has a place of its own
                Some(error) => error.messages().for_each(|message| summary::complain(&message)),
                None => summary::complain(&format!("{error:#}")),
            }
            Outcome::Failed.into()
        }
    }
}

/// Tells what is wrong with the arguments, or prints the help that they ask for, and ends. What stands in the arguments
/// is shown, not sent to the terminal as it is.
fn refuse(error: &clap::Error) -> ! {
    let is_safe =
        |argument: &OsString| argument.to_str().is_some_and(|text| Escaped(text).to_string() == text);
    if error.use_stderr() && !env::args_os().all(|argument| is_safe(&argument)) {
        let shown = env::args_os().map(|argument| Escaped(&argument.to_string_lossy()).to_string());
        if let Err(error) = Arguments::try_parse_from(shown) {
            error.exit();
        }
        // as they are shown they would do
        summary::complain(&error.to_string());
        std::process::exit(error.exit_code());
    }
    error.exit()
}

/// A measure for a table, `-` if it was not taken.
fn measure(value: Option<f64>, decimals: usize) -> String {
    value.map_or_else(|| "-".to_owned(), |value| format!("{value:.decimals$}"))
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        cause.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
    })
}
