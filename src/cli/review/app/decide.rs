//! Deciding, and taking it back.

use super::{App, Mode};
use crate::cli::lexica::shown;
use crate::cli::review::word_list;
use crate::cli::summary::counted;
use anyhow::Result;
use postedit::render::escape::Visible;
use postedit::review::{Decision, Facet, Rewrite};
use std::path::PathBuf;

impl App {
    pub(super) fn decide(&mut self, decision: Decision) {
        self.review.decide(decision);
        self.finish_if_decided();
    }

    pub(super) fn decided(&mut self, count: usize, what: &str) {
        self.tell(format!("{} {what}; u takes it back", counted(count, "proposal")));
        self.finish_if_decided();
    }

    /// After the last decision it is asked what becomes of it.
    pub(super) fn finish_if_decided(&mut self) {
        let counts = self.review.counts();
        if self.is_analysed() && counts.undecided == 0 && counts.all() > 0 {
            self.mode = Mode::Finishing;
        } else if self.review.counts().undecided > 0 && !self.review.filter().is_empty() {
            let shown = self.review.count_undecided(Facet::Undecided);
            if shown == 0 && self.status.text.is_empty() {
                self.tell("all that the filter shows is decided; f changes it");
            }
        }
    }

    pub(super) fn end_of_queue(&mut self) {
        let left = self.review.counts().undecided;
        if !self.is_analysed() {
            self.tell("no undecided proposal is behind this one yet; the analysis goes on");
        } else if left == 0 {
            self.mode = Mode::Finishing;
        } else {
            self.tell(format!(
                "the end: {} left undecided; Home goes to the first, q ends the review",
                counted(left, "proposal")
            ));
        }
    }

    pub(super) fn undo(&mut self) {
        let Some(undone) = self.review.undo() else {
            self.tell("nothing is left to undo");
            return;
        };
        let decisions = counted(undone.decisions, "decision");
        let Some(word) = undone.word else {
            self.tell(format!("{decisions} taken back"));
            return;
        };
        if let Some(index) = self.added.iter().rposition(|(_, added)| *added == word) {
            let (words, _) = self.added.remove(index);
            if let Err(error) = word_list::remove(&words, &word) {
                self.fail(format!("{error:#}"));
                return;
            }
        }
        self.tell(format!("{decisions} taken back; “{}” may be touched again", Visible(&word)));
    }

    /// Adds a word to the list of the project that the article at hand belongs to, and rejects what would change it.
    pub(super) fn never_touch(&mut self, word: &str) {
        let word = word.trim();
        if !word.chars().any(char::is_alphanumeric) || word.starts_with('#') {
            self.fail("that is no word");
            return;
        }
        let listed = self.add_to_list(word);
        let where_to = match &listed {
            Ok(Some(path)) => format!("is in {}", shown(path)),
            Ok(None) => "is remembered by this session alone".to_owned(),
            Err(error) => {
                self.fail(format!("the word is not added: {error:#}"));
                return;
            }
        };
        let count = self.review.never_touch(word);
        self.tell(format!("{} rejected; “{}” {where_to}", counted(count, "proposal"), Visible(word)));
        self.finish_if_decided();
    }

    /// The list that a word was added to, or that had it already.
    fn add_to_list(&mut self, word: &str) -> Result<Option<PathBuf>> {
        let (Some(settings), Some((article, _))) = (&self.targets.settings, self.review.current()) else {
            return Ok(None);
        };
        let Some(path) = settings.effective(article.path())?.own_words else { return Ok(None) };
        if word_list::add(&path, word)? {
            self.added.push((path.clone(), word.to_owned()));
        }
        Ok(Some(path))
    }

    pub(super) fn rewrite(&mut self, text: String) {
        let place = self.review.place();
        let Some((article, _)) = self.review.current() else { return };
        let encoding = article.document().encoding();
        if !encoding.can_encode(&text) {
            let name = encoding.name();
            self.fail(format!("the file is in {name}, which cannot express this; the proposal is as it was"));
            return;
        }
        let rewrite = Rewrite { text, ..article.rewritable(place.proposal) };
        let decision = article.decision_of(place.proposal, rewrite);
        if decision == Decision::Rejected {
            self.tell("that is what stands there: rejected");
        }
        self.decide(decision);
    }
}
