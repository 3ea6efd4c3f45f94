//! The proposals of all articles in their order, where the reviewer is, and what is decided.

mod decisions;
mod moves;
#[cfg(test)]
mod tests;

use super::article::{Article, Proposal};
use super::decision::Decision;
use super::entry::Entry;
use super::filter::{Facet, Filter};
use super::memory::{Memory, Recalled};
use super::undo::History;
use super::words::takes_away;
use std::collections::BTreeMap;

/// A proposal by the index of its article and its index in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Index of the article.
    pub article: usize,
    /// Index of the proposal in the article.
    pub proposal: usize,
}

/// How many proposals are in which state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Proposals that will be made, edited or not.
    pub accepted: usize,
    /// Proposals that will not be made.
    pub rejected: usize,
    /// Proposals without a decision.
    pub undecided: usize,
    /// Repairs that have been written to their files.
    pub written: usize,
}

impl Counts {
    /// All proposals, with those that have been written.
    pub fn all(self) -> usize {
        self.accepted + self.rejected + self.undecided + self.written
    }

    /// Those with a decision.
    pub fn decided(self) -> usize {
        self.all() - self.undecided
    }
}

/// A review: articles, decisions, and the place of the reviewer.
#[derive(Debug, Default)]
pub struct Review {
    articles: Vec<Article>,
    at: Place,
    /// Whether the reviewer has moved or decided; until then the first undecided proposal is the one at hand.
    has_moved: bool,
    filter: Filter,
    history: History,
    never: Vec<String>,
    written: usize,
    entries: Vec<Entry>,
}

impl Review {
    /// A review without articles. The words that a journal remembers stay untouched.
    pub fn new(memory: &Memory) -> Self {
        Self { never: memory.never().to_vec(), ..Self::default() }
    }

    /// Adds an article behind the others, with the decisions on it that are remembered. What would change a word that
    /// nothing may touch is rejected. An article without proposals is not kept.
    pub fn add(&mut self, mut article: Article, memory: &Memory) -> Recalled {
        let recalled = memory.recall(&mut article);
        self.entries.extend(recalled.carried.iter().map(|&index| article.entry(index)));
        for index in 0..article.proposals.len() {
            let proposal = &article.proposals[index];
            let text = article.document().text();
            let touched = self.never.iter().find(|word| takes_away(text, &proposal.edit, word));
            if let Some(word) = touched.filter(|_| !proposal.decision.is_made()) {
                article.proposals[index].decision = Decision::Rejected;
                self.entries.push(article.entry(index));
                self.history.add(word, Place { article: self.articles.len(), proposal: index });
            }
        }
        if !article.proposals.is_empty() {
            self.articles.push(article);
            let is_decided = self.current().is_some_and(|(_, proposal)| proposal.decision.is_made());
            if !self.is_shown(self.at) || !self.has_moved && is_decided {
                self.settle_from(self.at);
            }
        }
        recalled
    }

    /// What has happened since this was asked last, for the journal.
    pub fn take_entries(&mut self) -> Vec<Entry> {
        std::mem::take(&mut self.entries)
    }

    /// The articles that have, or had, proposals.
    pub fn articles(&self) -> &[Article] {
        &self.articles
    }

    /// Where the reviewer is; it may be a proposal that the filter does not show, or none.
    pub fn place(&self) -> Place {
        self.at
    }

    /// The proposal that the reviewer is at, with its article.
    pub fn current(&self) -> Option<(&Article, &Proposal)> {
        self.get(self.at)
    }

    /// The proposal at a place.
    pub fn get(&self, place: Place) -> Option<(&Article, &Proposal)> {
        let article = self.articles.get(place.article)?;
        Some((article, article.proposals.get(place.proposal)?))
    }

    /// Which proposals are shown.
    pub fn filter(&self) -> &Filter {
        &self.filter
    }

    /// Changes which proposals are shown; the reviewer goes on from the first that is, if the one at hand is not.
    pub fn set_filter(&mut self, filter: Filter) {
        self.filter = filter;
        if !self.is_shown(self.at) {
            self.settle_from(self.at);
        }
    }

    /// The words that nothing may touch, the last one last.
    pub fn never(&self) -> &[String] {
        &self.never
    }

    /// All proposals by state.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts { written: self.written, ..Counts::default() };
        for proposal in self.articles.iter().flat_map(|article| &article.proposals) {
            match proposal.decision {
                Decision::Undecided => counts.undecided += 1,
                Decision::Rejected => counts.rejected += 1,
                Decision::Accepted | Decision::Edited(_) => counts.accepted += 1,
            }
        }
        counts
    }

    /// The number of the proposal at hand among those that are shown, from 1, and how many are shown.
    pub fn ordinal(&self) -> (usize, usize) {
        self.shown().fold((0, 0), |(before, all), place| (before + usize::from(place <= self.at), all + 1))
    }

    /// The properties that the proposals have, with how many have each, in their order.
    pub fn facets(&self) -> Vec<(Facet, usize)> {
        let mut counts: BTreeMap<Facet, usize> = BTreeMap::new();
        counts.insert(Facet::Undecided, 0);
        for hundredths in [50, 70, 85, 95] {
            counts.insert(Facet::Confidence(hundredths), 0);
        }
        for article in &self.articles {
            for Proposal { edit, .. } in &article.proposals {
                for facet in [
                    Facet::Level(edit.level),
                    Facet::Pass(edit.pass),
                    Facet::Class(edit.class),
                    Facet::Language(article.language()),
                ] {
                    counts.entry(facet).or_default();
                }
            }
        }
        for (facet, count) in &mut counts {
            let fits =
                |article: &Article| article.proposals.iter().filter(|p| facet.fits(article, p)).count();
            *count = self.articles.iter().map(fits).sum();
        }
        counts.into_iter().collect()
    }
}
