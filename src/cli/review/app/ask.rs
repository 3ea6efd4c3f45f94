//! What is asked, and what is done with the answers.

use super::{App, Flow, Mode, Task};
use crate::cli::lexica::shown;
use crate::cli::review::prompt::{Ask, Prompt};
use crate::cli::summary::counted;
use postedit::render::escape::Visible;
use postedit::review::{Facet, words_at};
use ratatui::crossterm::event::{KeyCode, KeyEvent};
use std::path::PathBuf;

impl App {
    pub(super) fn ask(&mut self, ask: Ask, value: String) {
        self.mode = Mode::Asking(Prompt::new(ask, value));
    }

    pub(super) fn ask_replacement(&mut self) {
        let place = self.review.place();
        if let Some((article, _)) = self.review.current() {
            let rewrite = article.rewritable(place.proposal);
            self.ask(Ask::Replacement, rewrite.text);
        }
    }

    pub(super) fn ask_word(&mut self) {
        if let Some((article, proposal)) = self.review.current() {
            let words = words_at(article.document().text(), proposal.edit.span, &proposal.edit.replacement);
            let word = words.first().map_or(String::new(), |word| (*word).to_owned());
            self.ask(Ask::Word, word);
        }
    }

    pub(super) fn ask_accept_pass(&mut self) {
        if let Some((_, proposal)) = self.review.current() {
            self.ask_accept_all(Facet::Pass(proposal.edit.pass));
        }
    }

    pub(super) fn ask_accept_all(&mut self, facet: Facet) {
        let count = self.review.count_undecided(facet);
        if count == 0 {
            self.tell(format!("nothing of {} is undecided", facet.name()));
            return;
        }
        let (read, all) = self.progress;
        let so_far =
            if read < all { format!(", of the {read} articles analysed so far") } else { String::new() };
        let filtered = if self.review.filter().is_empty() { "" } else { " that the filter shows" };
        let question = format!("Accept all {count} undecided of {}{filtered}{so_far}?", facet.name());
        self.mode = Mode::Confirming(question, Task::AcceptAll(facet));
    }

    pub(super) fn accepted_files(&self) -> (usize, usize) {
        let files = self.review.articles().iter().filter(|article| article.has_accepted()).count();
        (self.review.counts().accepted, files)
    }

    pub(super) fn ask_write(&mut self) {
        let (repairs, files) = self.accepted_files();
        if repairs == 0 {
            self.tell("nothing is accepted that is not written");
            return;
        }
        let question = format!("Write {} to {} now?", counted(repairs, "repair"), counted(files, "file"));
        self.mode = Mode::Confirming(question, Task::Write);
    }

    pub(super) fn ask_patch(&mut self, leave: bool) {
        if self.accepted_files().0 == 0 {
            self.tell("nothing is accepted that is not written");
            return;
        }
        let name = self.targets.patch.clone().unwrap_or_else(|| "review.patch".into());
        self.ask(Ask::Patch { leave }, name.to_string_lossy().into_owned());
    }

    pub(super) fn asked(&mut self, key: KeyEvent) -> Flow {
        let Mode::Asking(prompt) = &mut self.mode else { return Flow::Stay };
        let Some(answer) = prompt.key(key) else { return Flow::Stay };
        let ask = prompt.ask;
        self.mode = Mode::Reading;
        let Some(answer) = answer else {
            if let Ask::Patch { leave: true } = ask {
                self.mode = Mode::Finishing;
            }
            return Flow::Stay;
        };
        match ask {
            Ask::Replacement => self.rewrite(answer),
            Ask::Word => self.never_touch(&answer),
            Ask::Search => self.search(answer),
            Ask::Number => match answer.trim().parse() {
                Ok(number) => {
                    self.review.go_to(number);
                }
                Err(_) => self.fail("that is no number"),
            },
            Ask::Confidence => match hundredths(&answer) {
                Some(hundredths) => self.ask_accept_all(Facet::Confidence(hundredths)),
                None => self.fail("that is no confidence: 0 to 1, or a number of %"),
            },
            Ask::Patch { leave } => {
                let path = PathBuf::from(answer);
                if path.exists() && self.targets.patch.as_ref() != Some(&path) {
                    let question = format!("{} is there already. Replace it?", shown(&path));
                    self.mode = Mode::Confirming(question, Task::Overwrite { path, leave });
                } else {
                    return self.write_patch(&path, leave);
                }
            }
        }
        Flow::Stay
    }

    pub(super) fn search(&mut self, answer: String) {
        if !answer.is_empty() {
            self.searched = answer;
        }
        if self.searched.is_empty() {
            return;
        }
        let searched = self.searched.clone();
        if !self.review.search(&searched) {
            self.tell(format!("“{}” is in no proposal", Visible(&searched)));
        }
    }

    pub(super) fn confirmed(&mut self, key: KeyEvent) -> Flow {
        let Mode::Confirming(_, task) = &self.mode else { return Flow::Stay };
        let task = task.clone();
        let is_yes = match key.code {
            KeyCode::Char('y' | 'Y') => true,
            KeyCode::Char('n' | 'N' | 'q') | KeyCode::Esc => false,
            _ => {
                self.tell("y or n");
                return Flow::Stay;
            }
        };
        self.mode = match task {
            Task::Forget | Task::Overwrite { leave: true, .. } => Mode::Finishing,
            _ => Mode::Reading,
        };
        if !is_yes {
            return Flow::Stay;
        }
        match task {
            Task::AcceptAll(facet) => {
                let count = self.review.accept_all(facet);
                self.decided(count, "accepted");
            }
            Task::Write => self.announce_writing(false),
            Task::Overwrite { path, leave } => return self.write_patch(&path, leave),
            Task::Forget => {
                self.forget = true;
                return Flow::Leave;
            }
        }
        Flow::Stay
    }

    pub(super) fn tell_filter(&mut self) {
        let (_, shown) = self.review.ordinal();
        if self.review.filter().is_empty() {
            self.tell("all proposals are shown");
        } else {
            self.tell(format!("{} shown: {}", counted(shown, "proposal"), self.review.filter().describe()));
        }
    }
}

/// A confidence as people write it: 0.95, .95, 95, 95 %.
fn hundredths(text: &str) -> Option<u8> {
    let text = text.trim().trim_end_matches('%').trim().replace(',', ".");
    let value: f64 = text.parse().ok()?;
    let value = if value > 1.0 { value } else { value * 100.0 };
    (0.0..=100.0).contains(&value).then(|| value.round() as u8)
}
