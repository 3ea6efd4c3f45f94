//! The end of a review, and what is written.

use super::{App, Flow, Mode, Task};
use crate::cli::lexica::shown;
use crate::cli::review::outputs::{self, Written};
use crate::cli::summary::counted;
use ratatui::crossterm::event::{KeyCode, KeyEvent};
use std::path::Path;

impl App {
    pub(super) fn quit(&mut self) -> Flow {
        if self.review.counts().accepted == 0 {
            return Flow::Leave;
        }
        self.mode = Mode::Finishing;
        Flow::Stay
    }

    pub(super) fn finishing(&mut self, key: KeyEvent) -> Flow {
        let has_accepted = self.review.counts().accepted > 0;
        match key.code {
            KeyCode::Enter if self.targets.write && has_accepted => self.announce_writing(true),
            KeyCode::Enter if self.targets.patch.is_some() && has_accepted => {
                let path = self.targets.patch.clone().unwrap_or_default();
                return self.write_patch(&path, true);
            }
            KeyCode::Char('w') if has_accepted => self.announce_writing(true),
            KeyCode::Char('p') if has_accepted => self.ask_patch(true),
            KeyCode::Char('q') => return Flow::Leave,
            KeyCode::Char('x') => {
                let question = "Forget all decisions of this session?".to_owned();
                self.mode = Mode::Confirming(question, Task::Forget);
            }
            KeyCode::Char('u') => {
                self.mode = Mode::Reading;
                self.undo();
            }
            KeyCode::Esc | KeyCode::Char('b' | 'k' | 'j') | KeyCode::Up | KeyCode::Down => {
                self.mode = Mode::Reading;
            }
            _ => {}
        }
        Flow::Stay
    }

    /// Lets the files be written once the screen tells of it.
    pub(super) fn announce_writing(&mut self, leave: bool) {
        self.mode = Mode::Reading;
        self.tell(format!("writing {} …", counted(self.review.counts().accepted, "repair")));
        self.to_write = Some(leave);
    }

    /// Writes the accepted repairs; tells whether all went well.
    pub(super) fn write_files(&mut self) -> bool {
        let written = outputs::write_files(&mut self.review);
        self.save();
        let what =
            format!("{} written to {}", counted(written.repairs, "repair"), counted(written.files, "file"));
        self.told(written, what)
    }

    pub(super) fn write_patch(&mut self, path: &Path, leave: bool) -> Flow {
        let result = outputs::write_patch(&self.review, path);
        match result {
            Ok(written) => {
                let what = format!(
                    "{} of {} in {}",
                    counted(written.repairs, "repair"),
                    counted(written.files, "file"),
                    shown(path)
                );
                if self.told(written, what) && leave { Flow::Leave } else { Flow::Stay }
            }
            Err(error) => {
                self.fail(format!("{error:#}"));
                Flow::Stay
            }
        }
    }

    pub(super) fn told(&mut self, written: Written, what: String) -> bool {
        let Some(first) = written.failures.first() else {
            self.tell(what.clone());
            self.outcome.push(what);
            return true;
        };
        let more = written.failures.len() - 1;
        let more = if more > 0 { format!(" (and {})", counted(more, "file")) } else { String::new() };
        self.fail(format!("{what}; {first}{more}"));
        self.mode = Mode::Reading;
        if written.repairs > 0 {
            self.outcome.push(what);
        }
        self.failures.extend(written.failures);
        false
    }
}
