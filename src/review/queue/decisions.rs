//! Deciding, taking back, and what is left after writing.

use super::{Decision, Entry, Facet, Place, Review};
use crate::document::Document;
use crate::review::undo::{Step, Undone};
use crate::review::words::takes_away;

impl Review {
    /// Decides on the proposal at hand and goes on to the next one without a decision.
    pub fn decide(&mut self, decision: Decision) {
        if self.current().is_some() {
            self.step(vec![self.at], &decision, None);
            self.go_on();
        }
    }

    /// Decides on the proposal at hand and on all later ones of the article that are shown and undecided; tells how
    /// many they were.
    pub fn decide_rest(&mut self, decision: Decision) -> usize {
        if self.current().is_none() {
            return 0;
        }
        let rest = self.undecided().filter(|place| place.article == self.at.article && *place > self.at);
        let places: Vec<Place> = std::iter::once(self.at).chain(rest).collect();
        let count = places.len();
        self.step(places, &decision, None);
        self.go_on();
        count
    }

    /// How many proposals are shown, undecided and have the property.
    pub fn count_undecided(&self, facet: Facet) -> usize {
        self.with_facet(facet).count()
    }

    /// Accepts all proposals that are shown, undecided and have the property, in all articles; tells how many.
    pub fn accept_all(&mut self, facet: Facet) -> usize {
        let places: Vec<Place> = self.with_facet(facet).collect();
        let count = places.len();
        if count > 0 {
            self.step(places, &Decision::Accepted, None);
            self.go_on();
        }
        count
    }

    /// Rejects all proposals that would change `word`, also those that were accepted or that the filter does not
    /// show, and those of articles that are added later; tells how many.
    pub fn never_touch(&mut self, word: &str) -> usize {
        let touching = self.places().filter(|place| {
            self.get(*place).is_some_and(|(article, proposal)| {
                proposal.decision != Decision::Rejected
                    && takes_away(article.document().text(), &proposal.edit, word)
            })
        });
        let places: Vec<Place> = touching.collect();
        let count = places.len();
        self.never.retain(|other| other != word);
        self.never.push(word.to_owned());
        self.entries.push(Entry::NeverTouch { word: word.to_owned() });
        self.step(places, &Decision::Rejected, Some(word.to_owned()));
        self.go_on();
        count
    }

    /// Takes the last step back and goes to where it was made.
    pub fn undo(&mut self) -> Option<Undone> {
        let step = self.history.pop()?;
        for (place, decision) in &step.before {
            self.set(*place, decision.clone());
        }
        if let Some(word) = &step.word {
            self.never.retain(|other| other != word);
            self.entries.push(Entry::MayTouch { word: word.clone() });
        }
        self.at = step.at;
        if self.current().is_none() {
            self.settle_from(self.at);
        }
        Some(Undone { decisions: step.before.len(), word: step.word })
    }

    /// Goes on with `document`, article `article` after what was accepted in it has been written. The answer tells
    /// whether the text is the one that was to be written; of another one, no proposal is left.
    pub fn mark_written(&mut self, article: usize, document: Document) -> bool {
        let found = &mut self.articles[article];
        let written = found.accepted().edits.len();
        let rejected_before = found.proposals[..self.at.proposal.min(found.proposals.len())]
            .iter()
            .filter(|proposal| !proposal.decision.is_accepted())
            .count();
        let is_expected = found.rebase(document);
        self.written += if is_expected { written } else { 0 };
        self.entries.push(Entry::Written { path: found.key().to_owned(), text: found.text_id().to_owned() });
        let decided = (0..found.proposals.len()).filter(|&index| found.proposals[index].decision.is_made());
        self.entries.extend(decided.map(|index| found.entry(index)));
        self.history.forget(article);
        if self.at.article == article {
            self.at.proposal = rejected_before;
        }
        if !self.is_shown(self.at) {
            self.settle_from(self.at);
        }
        is_expected
    }

    pub(super) fn with_facet(&self, facet: Facet) -> impl Iterator<Item = Place> + '_ {
        self.undecided()
            .filter(move |place| self.get(*place).is_some_and(|(article, found)| facet.fits(article, found)))
    }

    pub(super) fn go_on(&mut self) {
        if self.current().is_none_or(|(_, proposal)| proposal.decision.is_made()) && !self.go_next_undecided()
        {
            let first = self.undecided().next();
            self.go(first);
        }
    }

    pub(super) fn step(&mut self, places: Vec<Place>, decision: &Decision, word: Option<String>) {
        let at = self.at;
        let before = places.into_iter().map(|place| (place, self.set(place, decision.clone()))).collect();
        self.history.push(Step { before, at, word });
    }

    /// Makes a decision and tells the one before it.
    pub(super) fn set(&mut self, place: Place, decision: Decision) -> Decision {
        let article = &mut self.articles[place.article];
        let before = std::mem::replace(&mut article.proposals[place.proposal].decision, decision);
        self.entries.push(article.entry(place.proposal));
        before
    }
}
