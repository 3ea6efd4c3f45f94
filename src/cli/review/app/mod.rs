//! The state of the program during a review, and what each key does to it.

mod ask;
mod decide;
mod finish;

use super::analysis::Analysed;
use super::filter_menu::FilterMenu;
use super::keys::{self, Command};
use super::prompt::{Ask, Prompt};
use super::session::Session;
use super::theme::Theme;
use crate::cli::settings::Settings;
use crate::cli::summary::counted;
use postedit::review::{Decision, Facet, Memory, Review};
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use std::path::PathBuf;
use std::sync::Arc;

/// What the event loop is to do next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flow {
    /// Wait for the next event.
    Stay,
    /// End the review; the session is kept unless it was forgotten.
    Leave,
    /// End it at once, as a signal does.
    Interrupt,
    /// Give the terminal back until the shell continues the program.
    Suspend,
    /// Draw all anew.
    Redraw,
}

/// What the keys mean.
#[derive(Debug)]
pub enum Mode {
    /// A proposal is shown.
    Reading,
    /// A line is being written.
    Asking(Prompt),
    /// A question waits for yes or no.
    Confirming(String, Task),
    /// Properties are being chosen.
    Filtering(FilterMenu),
    /// The keys are shown, from this line on.
    Helping(usize),
    /// It is asked what becomes of the review.
    Finishing,
}

/// What is done after a yes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Task {
    AcceptAll(Facet),
    Write,
    Overwrite { path: PathBuf, leave: bool },
    Forget,
}

/// What happened last, for the line above the keys.
#[derive(Debug, Default)]
pub struct Status {
    pub text: String,
    pub is_failure: bool,
}

/// Where the outcome goes.
#[derive(Debug, Default)]
pub struct Targets {
    /// Tells the list that words are added to; without them, only the session remembers words.
    pub settings: Option<Arc<Settings>>,
    /// The patch that was named on the command line.
    pub patch: Option<PathBuf>,
    /// Whether `--write` was given.
    pub write: bool,
}

/// A review at the screen.
#[derive(Debug)]
pub struct App {
    pub review: Review,
    pub mode: Mode,
    pub status: Status,
    pub theme: Theme,
    /// Articles that have been analysed, and all of them.
    pub progress: (usize, usize),
    /// Lines of the proposal that are scrolled away.
    pub scroll: usize,
    pub targets: Targets,
    /// What went wrong, to be told after the review.
    pub failures: Vec<String>,
    /// What was written, to be told after the review.
    pub outcome: Vec<String>,
    /// Whether the session is to be forgotten.
    pub forget: bool,
    /// Files are to be written when the screen says so; whether the review ends with it.
    to_write: Option<bool>,
    session: Option<Session>,
    memory: Memory,
    searched: String,
    /// Decisions of earlier sittings that still hold, that were carried over to changed articles, and that were not.
    kept: usize,
    carried: usize,
    lost: usize,
    /// Words that this review has added to the list: undoing takes them out again.
    added: Vec<(PathBuf, String)>,
}

impl App {
    /// A review that goes on from `memory` and writes what happens to `session`.
    pub fn new(session: Option<Session>, memory: Memory, theme: Theme, targets: Targets) -> Self {
        Self {
            review: Review::new(&memory),
            mode: Mode::Reading,
            status: Status::default(),
            theme,
            progress: (0, 0),
            scroll: 0,
            targets,
            failures: Vec::new(),
            outcome: Vec::new(),
            forget: false,
            to_write: None,
            session,
            memory,
            searched: String::new(),
            kept: 0,
            carried: 0,
            lost: 0,
            added: Vec::new(),
        }
    }

    /// Takes the next article in.
    pub fn add(&mut self, analysed: Analysed) {
        match analysed {
            Ok(article) => {
                let recalled = self.review.add(article, &self.memory);
                self.kept += recalled.kept;
                self.carried += recalled.carried.len();
                self.lost += recalled.lost;
                self.save();
                if matches!(self.mode, Mode::Finishing) && self.review.counts().undecided > 0 {
                    self.mode = Mode::Reading;
                }
            }
            Err(message) => self.failures.push(message),
        }
    }

    /// Tells what was remembered, when all articles are there.
    pub fn tell_remembered(&mut self) {
        let mut parts = Vec::new();
        if self.carried > 0 {
            parts.push(format!("{} carried over to changed articles", counted(self.carried, "decision")));
        } else if self.kept > 0 {
            parts.push(format!("going on with the session, {} made", counted(self.kept, "decision")));
        }
        if self.lost > 0 {
            parts.push(format!("{} dropped that fit no more", self.lost));
        }
        if !self.failures.is_empty() {
            parts.push(format!("{} could not be read", counted(self.failures.len(), "article")));
        }
        if !parts.is_empty() && self.status.text.is_empty() {
            self.tell(parts.join("; "));
        }
        self.finish_if_decided();
    }

    /// Whether all articles have been analysed.
    pub fn is_analysed(&self) -> bool {
        self.progress.0 == self.progress.1
    }

    /// Does what takes so long that it is announced first, if there is anything.
    pub fn work(&mut self) -> Option<Flow> {
        let leave = self.to_write.take()?;
        if !self.write_files() {
            return Some(Flow::Stay);
        }
        if leave {
            return Some(Flow::Leave);
        }
        self.finish_if_decided();
        Some(Flow::Stay)
    }

    /// Whether there is such work.
    pub fn has_work(&self) -> bool {
        self.to_write.is_some()
    }

    /// The session, to be closed after the review.
    pub fn into_session(self) -> Option<Session> {
        self.session
    }

    fn tell(&mut self, text: impl Into<String>) {
        self.status = Status { text: text.into(), is_failure: false };
    }

    fn fail(&mut self, text: impl Into<String>) {
        self.status = Status { text: text.into(), is_failure: true };
    }

    /// Writes to the session what has happened.
    fn save(&mut self) {
        let entries = self.review.take_entries();
        let Some(session) = &mut self.session else { return };
        if let Err(error) = session.append(&entries) {
            self.fail(format!("the session is not saved: {error:#}"));
        }
    }

    /// Does what a key asks for.
    pub fn key(&mut self, key: KeyEvent) -> Flow {
        self.status = Status::default();
        let is_control_c = key.code == KeyCode::Char('c') && key.modifiers.contains(KeyModifiers::CONTROL);
        if is_control_c && !matches!(self.mode, Mode::Asking(_)) {
            return Flow::Interrupt;
        }
        let flow = match &mut self.mode {
            Mode::Reading => match keys::command(key) {
                Some(command) => self.command(command),
                None => {
                    self.tell("? shows the keys");
                    Flow::Stay
                }
            },
            Mode::Asking(_) => self.asked(key),
            Mode::Confirming(..) => self.confirmed(key),
            Mode::Filtering(menu) => {
                if let Some(filter) = menu.key(key, &self.review) {
                    self.review.set_filter(filter);
                }
                if menu.is_closed {
                    self.mode = Mode::Reading;
                    self.tell_filter();
                }
                Flow::Stay
            }
            Mode::Helping(line) => {
                match key.code {
                    KeyCode::Down | KeyCode::Char('j') => *line += 1,
                    KeyCode::Up | KeyCode::Char('k') => *line = line.saturating_sub(1),
                    KeyCode::PageDown | KeyCode::Char(' ') => *line += 8,
                    KeyCode::PageUp | KeyCode::Char('b') => *line = line.saturating_sub(8),
                    _ => self.mode = Mode::Reading,
                }
                Flow::Stay
            }
            Mode::Finishing => self.finishing(key),
        };
        self.save();
        flow
    }

    fn command(&mut self, command: Command) -> Flow {
        let scroll = std::mem::take(&mut self.scroll);
        match command {
            Command::Quit => return self.quit(),
            Command::Leave => return Flow::Interrupt,
            Command::Suspend => return Flow::Suspend,
            Command::Redraw => return Flow::Redraw,
            Command::Help => self.mode = Mode::Helping(0),
            _ if self.review.current().is_none() => self.tell("no proposal is here yet"),
            Command::Accept => self.decide(Decision::Accepted),
            Command::Reject => self.decide(Decision::Rejected),
            Command::AcceptRest => {
                let count = self.review.decide_rest(Decision::Accepted);
                self.decided(count, "accepted");
            }
            Command::RejectRest => {
                let count = self.review.decide_rest(Decision::Rejected);
                self.decided(count, "rejected");
            }
            Command::Skip => {
                if !self.review.go_next_undecided() {
                    self.end_of_queue();
                }
            }
            Command::Undo => self.undo(),
            Command::Next => {
                if !self.review.go_next() {
                    self.tell("this is the last proposal");
                }
            }
            Command::Previous => {
                if !self.review.go_previous() {
                    self.tell("this is the first proposal");
                }
            }
            Command::NextArticle => {
                if !self.review.go_next_article() {
                    self.tell("this is the last article with proposals");
                }
            }
            Command::PreviousArticle => {
                if !self.review.go_previous_article() {
                    self.tell("this is the first article with proposals");
                }
            }
            Command::First => {
                self.review.go_to(1);
            }
            Command::Last => {
                self.review.go_to(usize::MAX);
            }
            Command::ScrollDown => self.scroll = scroll + 4,
            Command::ScrollUp => self.scroll = scroll.saturating_sub(4),
            Command::Filter => self.mode = Mode::Filtering(FilterMenu::new(&self.review)),
            Command::AcceptPass => self.ask_accept_pass(),
            Command::Write => self.ask_write(),
            Command::Patch => self.ask_patch(false),
            Command::Edit => self.ask_replacement(),
            Command::GoTo => self.ask(Ask::Number, String::new()),
            Command::Search => self.ask(Ask::Search, String::new()),
            Command::AcceptConfident => self.ask(Ask::Confidence, "0.95".to_owned()),
            Command::NeverTouch => self.ask_word(),
        }
        Flow::Stay
    }
}
