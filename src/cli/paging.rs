//! Standard output, through a pager where the terminal has too few rows.

use super::arguments::Paging;
use super::screen::Screen;
use super::summary::complain;
use postedit::render::terminal::rows;
use std::env;
use std::io::{self, IsTerminal, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};

/// The variables that name the pager, the first that is set. One that is empty or `cat` stands for no pager.
const VARIABLES: [&str; 2] = ["POSTEDIT_PAGER", "PAGER"];

/// The pager if no variable names one.
const DEFAULT: &str = "less";

/// What the pager finds in its environment, if it is not set there: `less` is left at once if the text fits on the
/// screen, takes colours and UTF-8, and leaves the text on the screen.
const SETTINGS: [(&str, &str); 3] = [("LESS", "FRX"), ("LESSCHARSET", "utf-8"), ("LV", "-c")];

/// Rows that stay free for the summary and the prompt of the shell.
const FREE_ROWS: usize = 3;

/// Whether the user asked to end while a pager ran.
static IS_INTERRUPTED: AtomicBool = AtomicBool::new(false);

/// Where output goes. That its reader goes away is no error: what comes behind is dropped.
pub struct Output {
    sink: Sink,
}

enum Sink {
    Stdout(io::Stdout),
    /// Kept until it is known whether it fits on the screen.
    Held {
        bytes: Vec<u8>,
        rows: usize,
        screen: Screen,
    },
    Pager(Pager),
    /// The reader went away.
    Closed,
}

struct Pager {
    child: Child,
    stdin: ChildStdin,
}

impl Output {
    /// Output with a pager if that is asked for, or for people (`is_read`) if the screen is too small.
    pub fn new(paging: Paging, is_read: bool) -> Self {
        let stdout = || Sink::Stdout(io::stdout());
        let sink = match paging {
            Paging::Never => stdout(),
            Paging::Always => start().map_or_else(stdout, Sink::Pager),
            Paging::Auto if is_read && io::stdout().is_terminal() && !is_dumb() => {
                Sink::Held { bytes: Vec::new(), rows: 0, screen: Screen::new() }
            }
            Paging::Auto => stdout(),
        };
        Self { sink }
    }

    /// Whether the reader went away, so that nothing more need be written.
    pub fn is_closed(&self) -> bool {
        matches!(self.sink, Sink::Closed) || IS_INTERRUPTED.load(Ordering::Relaxed)
    }

    /// Whether a pager has the screen.
    pub fn is_paged(&self) -> bool {
        matches!(self.sink, Sink::Pager(_))
    }

    /// Writes what is held, and waits until the user leaves the pager. Answers whether the user asked to end.
    ///
    /// # Errors
    /// Those of standard output, but not that its reader went away.
    pub fn finish(&mut self) -> io::Result<bool> {
        match std::mem::replace(&mut self.sink, Sink::Closed) {
            Sink::Stdout(mut stdout) => forgiven(stdout.flush())?,
            Sink::Held { bytes, .. } => forgiven(print(&bytes))?,
            Sink::Pager(pager) => pager.finish(),
            Sink::Closed => return Ok(IS_INTERRUPTED.load(Ordering::Relaxed)),
        };
        Ok(IS_INTERRUPTED.load(Ordering::Relaxed))
    }

    /// Gives what is held to a pager if it does not fit on the screen.
    fn settle(&mut self) -> io::Result<()> {
        let Sink::Held { bytes, rows, screen } = &mut self.sink else { return Ok(()) };
        if *rows + FREE_ROWS <= screen.rows {
            return Ok(());
        }
        let bytes = std::mem::take(bytes);
        self.sink = start().map_or_else(|| Sink::Stdout(io::stdout()), Sink::Pager);
        self.write_all(&bytes)
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = match &mut self.sink {
            Sink::Stdout(stdout) => stdout.write_all(bytes),
            Sink::Pager(pager) => pager.stdin.write_all(bytes),
            Sink::Held { bytes: held, rows: count, screen } => {
                held.extend_from_slice(bytes);
                let text = String::from_utf8_lossy(bytes);
                *count += text.lines().map(|line| rows(line, screen.columns)).sum::<usize>();
                return self.settle().map(|()| bytes.len());
            }
            Sink::Closed => Ok(()),
        };
        match written {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                if let Sink::Pager(pager) = std::mem::replace(&mut self.sink, Sink::Closed) {
                    pager.finish();
                }
            }
            other => other?,
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Pager {
    /// Waits until the user leaves it. How it ends says nothing of the articles.
    fn finish(mut self) {
        drop(self.stdin);
        let _ = self.child.wait();
    }
}

/// Starts the pager that the user wants; `None` if there is none. If it cannot be started, that is told.
fn start() -> Option<Pager> {
    let named = VARIABLES.iter().find_map(|name| env::var(name).ok().map(|value| (*name, value)));
    let (source, command) = named.as_ref().map_or(("", DEFAULT), |(name, value)| (name, value));
    let words = match shell_words::split(command) {
        Ok(words) => words,
        Err(error) => {
            complain(&format!("{source} is no command: {error}; the output is not paged"));
            return None;
        }
    };
    let (program, arguments) = words.split_first()?;
    if program == "cat" {
        return None;
    }
    let settings = SETTINGS.iter().filter(|(name, _)| env::var_os(name).is_none()).copied();
    let started = Command::new(program).args(arguments).envs(settings).stdin(Stdio::piped()).spawn();
    match started {
        Ok(mut child) => {
            let stdin = child.stdin.take()?;
            stay_until_left();
            Some(Pager { child, stdin })
        }
        Err(error) => {
            if !source.is_empty() {
                complain(&format!("{source}: {program}: {error}; the output is not paged"));
            }
            None
        }
    }
}

/// Lets the user interrupt the pager without ending the program under it, which would leave the terminal to two
/// readers. The second time ends it.
fn stay_until_left() {
    // fails if there is a handler already, which then does what it is for
    let _ = ctrlc::set_handler(|| {
        if IS_INTERRUPTED.swap(true, Ordering::Relaxed) {
            std::process::exit(130);
        }
    });
}

fn print(bytes: &[u8]) -> io::Result<()> {
    let mut stdout = io::stdout().lock();
    stdout.write_all(bytes)?;
    stdout.flush()
}

/// That the reader went away is no error.
fn forgiven(result: io::Result<()>) -> io::Result<()> {
    match result {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}

/// Whether the terminal can do no more than print.
fn is_dumb() -> bool {
    env::var_os("TERM").is_some_and(|term| term == "dumb")
}
