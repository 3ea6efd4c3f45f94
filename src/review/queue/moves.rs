//! Going about in the proposals that are shown.

use super::{Article, Place, Proposal, Review};
use std::borrow::Cow;

impl Review {
    /// Goes to the next proposal that is shown; tells whether there is one.
    pub fn go_next(&mut self) -> bool {
        let next = self.shown().find(|place| *place > self.at);
        self.go(next)
    }

    /// Goes to the one before.
    pub fn go_previous(&mut self) -> bool {
        let previous = self.shown().take_while(|place| *place < self.at).last();
        self.go(previous)
    }

    /// Goes to the first proposal of the next article.
    pub fn go_next_article(&mut self) -> bool {
        let next = self.shown().find(|place| place.article > self.at.article);
        self.go(next)
    }

    /// Goes to the first proposal of the article before.
    pub fn go_previous_article(&mut self) -> bool {
        let last = self.shown().take_while(|place| place.article < self.at.article).last();
        let first = last.and_then(|last| self.shown().find(|place| place.article == last.article));
        self.go(first)
    }

    /// Goes to the proposal with this number among those that are shown, from 1, or the last one.
    pub fn go_to(&mut self, number: usize) -> bool {
        let place = self.shown().nth(number.saturating_sub(1)).or_else(|| self.shown().last());
        self.go(place)
    }

    /// Goes to the next proposal without a decision behind the one at hand; tells whether there is one.
    pub fn go_next_undecided(&mut self) -> bool {
        let next = self.undecided().find(|place| *place > self.at);
        self.go(next)
    }

    /// Goes to the first proposal behind the one at hand, then from the beginning, whose change, message, pass, path
    /// or neighbourhood has `text` in it, whatever the case of its letters.
    pub fn search(&mut self, text: &str) -> bool {
        let wanted = text.to_lowercase();
        let hits = |place: &Place| {
            self.get(*place).is_some_and(|(article, proposal)| {
                haystack(article, proposal).iter().any(|hay| hay.to_lowercase().contains(&wanted))
            })
        };
        let behind = self.shown().filter(|place| *place > self.at).find(hits);
        let found = behind.or_else(|| self.shown().find(hits));
        self.go(found)
    }

    pub(super) fn go(&mut self, place: Option<Place>) -> bool {
        self.has_moved = true;
        self.at = place.unwrap_or(self.at);
        place.is_some()
    }

    /// Goes to the first undecided proposal from `from` on, else to the first of all, else to any that is shown.
    pub(super) fn settle_from(&mut self, from: Place) {
        let place = self
            .undecided()
            .find(|place| *place >= from)
            .or_else(|| self.undecided().next())
            .or_else(|| self.shown().find(|place| *place >= from))
            .or_else(|| self.shown().next());
        self.at = place.unwrap_or(self.at);
    }

    pub(super) fn places(&self) -> impl Iterator<Item = Place> + '_ {
        let of = |(article, found): (usize, &Article)| {
            (0..found.proposals.len()).map(move |proposal| Place { article, proposal })
        };
        self.articles.iter().enumerate().flat_map(of)
    }

    pub(super) fn shown(&self) -> impl Iterator<Item = Place> + '_ {
        self.places().filter(|place| self.is_shown(*place))
    }

    pub(super) fn undecided(&self) -> impl Iterator<Item = Place> + '_ {
        self.shown()
            .filter(|place| self.get(*place).is_some_and(|(_, proposal)| !proposal.decision.is_made()))
    }

    pub(super) fn is_shown(&self, place: Place) -> bool {
        self.get(place).is_some_and(|(article, proposal)| self.filter.admits(article, proposal))
    }
}

/// Bytes of text on either side of a change that are searched, in its line.
const SEARCHED: usize = 160;

fn haystack<'a>(article: &'a Article, proposal: &'a Proposal) -> [Cow<'a, str>; 5] {
    let text = article.document().text();
    let span = proposal.edit.span;
    let mut start = span.start.saturating_sub(SEARCHED);
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let mut end = (span.end + SEARCHED).min(text.len());
    while !text.is_char_boundary(end) {
        end += 1;
    }
    start = text[start..span.start].rfind('\n').map_or(start, |at| start + at + 1);
    end = text[span.end..end].find('\n').map_or(end, |at| span.end + at);
    [
        text[start..end].into(),
        proposal.change().1.into(),
        proposal.edit.message.as_str().into(),
        proposal.edit.pass.into(),
        article.path().to_string_lossy(),
    ]
}
