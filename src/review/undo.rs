//! What can be taken back.

use super::decision::Decision;
use super::queue::Place;

/// One step of a review, of one decision or of many at once.
#[derive(Debug)]
pub(super) struct Step {
    /// What each decision was before.
    pub(super) before: Vec<(Place, Decision)>,
    /// Where the reviewer was.
    pub(super) at: Place,
    /// The word that nothing may touch since.
    pub(super) word: Option<String>,
}

/// The steps of a review, the last of which is taken back first.
#[derive(Debug, Default)]
pub(super) struct History {
    steps: Vec<Step>,
}

impl History {
    pub(super) fn push(&mut self, step: Step) {
        self.steps.push(step);
    }

    /// A proposal that came after `word` was taken from the passes belongs to that step.
    pub(super) fn add(&mut self, word: &str, place: Place) {
        let step = self.steps.iter_mut().rfind(|step| step.word.as_deref() == Some(word));
        if let Some(step) = step {
            step.before.push((place, Decision::Undecided));
        }
    }

    pub(super) fn pop(&mut self) -> Option<Step> {
        self.steps.pop()
    }

    /// Forgets what was decided in an article: it is written and cannot be taken back.
    pub(super) fn forget(&mut self, article: usize) {
        for step in &mut self.steps {
            step.before.retain(|(place, _)| place.article != article);
            if step.at.article == article {
                step.at.proposal = 0;
            }
        }
        self.steps.retain(|step| !step.before.is_empty() || step.word.is_some());
    }
}

/// What was taken back.
#[derive(Debug, PartialEq, Eq)]
pub struct Undone {
    /// Number of decisions.
    pub decisions: usize,
    /// The word that may be touched again.
    pub word: Option<String>,
}
