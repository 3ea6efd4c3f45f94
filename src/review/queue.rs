//! The proposals of all articles in their order, where the reviewer is, and what is decided.

use super::article::{Article, Proposal};
use super::decision::Decision;
use super::entry::Entry;
use super::filter::{Facet, Filter};
use super::memory::{Memory, Recalled};
use super::undo::{History, Step, Undone};
use super::words::takes_away;
use crate::document::Document;
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
            if !self.is_shown(self.at) || self.articles.len() == 1 {
                self.to_undecided_from(self.at);
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
            self.to_undecided_from(self.at);
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

    // -- going about ---------------------------------------------------------------------------------------------

    /// Goes to the next proposal that is shown; tells whether there is one.
    pub fn next(&mut self) -> bool {
        let next = self.shown().find(|place| *place > self.at);
        self.go(next)
    }

    /// Goes to the one before.
    pub fn previous(&mut self) -> bool {
        let previous = self.shown().take_while(|place| *place < self.at).last();
        self.go(previous)
    }

    /// Goes to the first proposal of the next article.
    pub fn next_article(&mut self) -> bool {
        let next = self.shown().find(|place| place.article > self.at.article);
        self.go(next)
    }

    /// Goes to the first proposal of the article before.
    pub fn previous_article(&mut self) -> bool {
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
    pub fn next_undecided(&mut self) -> bool {
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

    fn go(&mut self, place: Option<Place>) -> bool {
        self.at = place.unwrap_or(self.at);
        place.is_some()
    }

    /// Goes to the first undecided proposal from `from` on, else to the first of all, else to any that is shown.
    fn to_undecided_from(&mut self, from: Place) {
        let place = self
            .undecided()
            .find(|place| *place >= from)
            .or_else(|| self.undecided().next())
            .or_else(|| self.shown().find(|place| *place >= from))
            .or_else(|| self.shown().next());
        self.go(place);
    }

    fn places(&self) -> impl Iterator<Item = Place> + '_ {
        let of = |(article, found): (usize, &Article)| {
            (0..found.proposals.len()).map(move |proposal| Place { article, proposal })
        };
        self.articles.iter().enumerate().flat_map(of)
    }

    fn shown(&self) -> impl Iterator<Item = Place> + '_ {
        self.places().filter(|place| self.is_shown(*place))
    }

    fn undecided(&self) -> impl Iterator<Item = Place> + '_ {
        self.shown()
            .filter(|place| self.get(*place).is_some_and(|(_, proposal)| !proposal.decision.is_made()))
    }

    fn is_shown(&self, place: Place) -> bool {
        self.get(place).is_some_and(|(article, proposal)| self.filter.admits(article, proposal))
    }

    // -- deciding ------------------------------------------------------------------------------------------------

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
            self.to_undecided_from(self.at);
        }
        Some(Undone { decisions: step.before.len(), word: step.word })
    }

    /// Goes on with `document`, article `article` after what was accepted in it has been written; see the answer of
    /// [`Article`]: whether the text is the one that was to be written.
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
            self.to_undecided_from(self.at);
        }
        is_expected
    }

    fn with_facet(&self, facet: Facet) -> impl Iterator<Item = Place> + '_ {
        self.undecided()
            .filter(move |place| self.get(*place).is_some_and(|(article, found)| facet.fits(article, found)))
    }

    fn go_on(&mut self) {
        if self.current().is_none_or(|(_, proposal)| proposal.decision.is_made()) && !self.next_undecided() {
            let first = self.undecided().next();
            self.go(first);
        }
    }

    fn step(&mut self, places: Vec<Place>, decision: &Decision, word: Option<String>) {
        let at = self.at;
        let before = places.into_iter().map(|place| (place, self.set(place, decision.clone()))).collect();
        self.history.push(Step { before, at, word });
    }

    /// Makes a decision and tells the one before it.
    fn set(&mut self, place: Place, decision: Decision) -> Decision {
        let article = &mut self.articles[place.article];
        let before = std::mem::replace(&mut article.proposals[place.proposal].decision, decision);
        self.entries.push(article.entry(place.proposal));
        before
    }
}

/// Bytes of text on either side of a change that are searched, in its line.
const SEARCHED: usize = 160;

fn haystack<'a>(article: &'a Article, proposal: &'a Proposal) -> [std::borrow::Cow<'a, str>; 5] {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::article::tests::article;

    /// Three articles, the second of them without proposals.
    fn review() -> Review {
        let mut review = Review::default();
        let memory = Memory::default();
        let first = article(
            "a.txt",
            "teh Nasams a.The olld",
            &[
                ("teh", "the", "typos", 0.97),
                ("Nasams", "NASAMS", "acronym-case", 0.5),
                (".The", ". The", "missing-space", 0.99),
                ("olld", "old", "typos", 0.6),
            ],
        );
        let last = article(
            "c.txt",
            "hous Nasams",
            &[("hous", "house", "typos", 0.9), ("Nasams", "NASAMS", "acronym-case", 0.5)],
        );
        for article in [first, article("b.txt", "all is well", &[]), last] {
            review.add(article, &memory);
        }
        review
    }

    fn at(review: &Review) -> (usize, usize) {
        (review.place().article, review.place().proposal)
    }

    fn states(review: &Review) -> String {
        let sign = |proposal: &Proposal| match proposal.decision() {
            Decision::Undecided => '?',
            Decision::Rejected => 'n',
            Decision::Accepted => 'y',
            Decision::Edited(_) => 'e',
        };
        let articles = review.articles().iter();
        articles
            .map(|article| article.proposals().iter().map(sign).collect())
            .collect::<Vec<String>>()
            .join(" ")
    }

    #[test]
    fn a_decision_leads_to_the_next_undecided_one() {
        let mut review = review();
        review.decide(Decision::Accepted);
        review.decide(Decision::Rejected);
        assert_eq!((at(&review), states(&review).as_str()), ((0, 2), "yn?? ??"));
        assert!(review.previous() && review.previous());
        review.decide(Decision::Rejected);
        assert_eq!((at(&review), states(&review).as_str()), ((0, 2), "nn?? ??"));
    }

    #[test]
    fn behind_the_last_one_the_skipped_ones_come_again() {
        let mut review = review();
        assert!(review.next_undecided());
        review.go_to(6);
        review.decide(Decision::Accepted);
        assert_eq!(at(&review), (0, 0));
        review.go_to(5);
        assert!(!review.next_undecided());
    }

    #[test]
    fn the_rest_of_an_article_keeps_what_was_decided() {
        let mut review = review();
        review.go_to(3);
        review.decide(Decision::Rejected);
        review.go_to(2);
        assert_eq!(review.decide_rest(Decision::Accepted), 2);
        assert_eq!((at(&review), states(&review).as_str()), ((1, 0), "?yny ??"));
        assert_eq!(review.undo(), Some(Undone { decisions: 2, word: None }));
        assert_eq!((at(&review), states(&review).as_str()), ((0, 1), "??n? ??"));
    }

    #[test]
    fn all_of_a_pass_or_of_a_confidence_are_accepted_and_taken_back_at_once() {
        let mut review = review();
        assert_eq!(review.accept_all(Facet::Pass("typos")), 3);
        assert_eq!((at(&review), states(&review).as_str()), ((0, 1), "y??y y?"));
        assert_eq!(review.accept_all(Facet::Confidence(95)), 1);
        assert_eq!(states(&review), "y?yy y?");
        assert_eq!(review.accept_all(Facet::Confidence(95)), 0);
        assert!(review.undo().is_some() && review.undo().is_some());
        assert_eq!((at(&review), states(&review).as_str()), ((0, 0), "???? ??"));
        assert_eq!(review.undo(), None);
    }

    #[test]
    fn a_filter_bounds_what_is_shown_and_decided() {
        let mut review = review();
        let mut filter = Filter::default();
        filter.toggle(Facet::Pass("typos"));
        review.set_filter(filter);
        assert_eq!(review.ordinal(), (1, 3));
        assert!(review.next());
        assert_eq!(at(&review), (0, 3));
        review.go_to(1);
        assert_eq!(review.decide_rest(Decision::Accepted), 2);
        assert_eq!((at(&review), states(&review).as_str()), ((1, 0), "y??y ??"));
        assert!(review.previous_article() && !review.previous_article());
        assert_eq!(at(&review), (0, 0));
        assert_eq!(review.count_undecided(Facet::Undecided), 1);
    }

    #[test]
    fn a_word_is_never_touched_also_in_articles_that_come_later() {
        let mut review = review();
        review.go_to(2);
        review.decide(Decision::Accepted);
        review.go_to(2);
        assert_eq!(review.never_touch("Nasams"), 2);
        assert_eq!(states(&review), "?n?? ?n");
        let later = || article("d.txt", "a Nasams", &[("Nasams", "NASAMS", "acronym-case", 0.5)]);
        review.add(later(), &Memory::default());
        assert_eq!(states(&review), "?n?? ?n n");
        assert_eq!(review.undo(), Some(Undone { decisions: 3, word: Some("Nasams".to_owned()) }));
        assert_eq!(states(&review), "?y?? ?? ?");
        review.add(later(), &Memory::default());
        assert!(states(&review).ends_with('?'));
    }

    #[test]
    fn a_journal_of_all_that_happens_leads_to_the_same_state() {
        let mut first = review();
        first.decide(Decision::Accepted);
        first.never_touch("Nasams");
        first.accept_all(Facet::Pass("typos"));
        first.undo();
        first.go_to(4);
        let rewrite = first.articles()[0].rewritable(3);
        first.decide(Decision::Edited(crate::review::Rewrite { text: "ancient".to_owned(), ..rewrite }));
        let journal: String =
            std::iter::once(Entry::HEADER).chain(first.take_entries()).map(|entry| entry.to_line()).collect();
        let (memory, _) = Memory::read(journal.as_bytes()).expect("a journal");
        let mut second = Review::new(&memory);
        for article in review().articles {
            second.add(article, &memory);
        }
        assert_eq!(states(&second), states(&first));
        assert_eq!(states(&second), "yn?e ?n");
        assert_eq!(second.articles()[0].accepted().edits, first.articles()[0].accepted().edits);
        assert_eq!(second.never(), ["Nasams"]);
        assert_eq!(at(&second), (0, 2), "the reviewer goes on with what is left");
    }

    #[test]
    fn what_is_written_is_gone_and_the_rest_is_remembered() {
        let mut review = review();
        review.decide(Decision::Accepted);
        review.decide(Decision::Rejected);
        review.take_entries();
        let report = review.articles()[0].accepted();
        let text = report.cleaned(review.articles()[0].document());
        assert!(review.mark_written(0, Document::new("a.txt", text.clone())));
        assert_eq!((states(&review).as_str(), at(&review)), ("n?? ??", (0, 1)));
        assert_eq!(review.counts(), Counts { accepted: 0, rejected: 1, undecided: 4, written: 1 });
        assert_eq!(review.undo(), None);
        review.previous();
        let written = review.take_entries();
        assert_eq!(written.len(), 2, "the text and the rejection that stands: {written:?}");
    }

    #[test]
    fn the_search_goes_around_and_finds_neighbours() {
        let mut review = review();
        assert!(review.search("NASAMS"));
        assert_eq!(at(&review), (0, 1));
        assert!(review.search("c.TXT"));
        assert_eq!(at(&review), (1, 0));
        assert!(review.search("olld"));
        assert_eq!(at(&review).0, 0);
        assert!(!review.search("nowhere"));
    }

    #[test]
    fn an_empty_review_takes_all_keys() {
        let mut review = Review::default();
        review.decide(Decision::Accepted);
        assert_eq!(review.decide_rest(Decision::Accepted), 0);
        assert!(!review.next() && !review.previous() && !review.next_article() && !review.go_to(3));
        assert_eq!((review.undo(), review.ordinal(), review.counts().all()), (None, (0, 0), 0));
        assert!(review.current().is_none() && review.facets().len() == 5);
    }
}
