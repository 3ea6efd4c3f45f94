//! A review step by step.

use super::*;
use crate::document::Document;
use crate::review::article::tests::article;
use crate::review::undo::Undone;

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
    articles.map(|article| article.proposals().iter().map(sign).collect()).collect::<Vec<String>>().join(" ")
}

#[test]
fn a_decision_leads_to_the_next_undecided_one() {
    let mut review = review();
    review.decide(Decision::Accepted);
    review.decide(Decision::Rejected);
    assert_eq!((at(&review), states(&review).as_str()), ((0, 2), "yn?? ??"));
    assert!(review.go_previous() && review.go_previous());
    review.decide(Decision::Rejected);
    assert_eq!((at(&review), states(&review).as_str()), ((0, 2), "nn?? ??"));
}

#[test]
fn behind_the_last_one_the_skipped_ones_come_again() {
    let mut review = review();
    assert!(review.go_next_undecided());
    review.go_to(6);
    review.decide(Decision::Accepted);
    assert_eq!(at(&review), (0, 0));
    review.go_to(5);
    assert!(!review.go_next_undecided());
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
    assert!(review.go_next());
    assert_eq!(at(&review), (0, 3));
    review.go_to(1);
    assert_eq!(review.decide_rest(Decision::Accepted), 2);
    assert_eq!((at(&review), states(&review).as_str()), ((1, 0), "y??y ??"));
    assert!(review.go_previous_article() && !review.go_previous_article());
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
fn a_review_that_goes_on_begins_with_what_is_left() {
    let mut first = review();
    first.decide_rest(Decision::Accepted);
    let journal: String =
        std::iter::once(Entry::HEADER).chain(first.take_entries()).map(|entry| entry.to_line()).collect();
    let (memory, _) = Memory::read(journal.as_bytes()).expect("a journal");
    let mut second = Review::new(&memory);
    for article in review().articles {
        second.add(article, &memory);
    }
    assert_eq!((at(&second), states(&second).as_str()), ((1, 0), "yyyy ??"));
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
    review.go_previous();
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
    assert!(!review.go_next() && !review.go_previous() && !review.go_next_article() && !review.go_to(3));
    assert_eq!((review.undo(), review.ordinal(), review.counts().all()), (None, (0, 0), 0));
    assert!(review.current().is_none() && review.facets().len() == 5);
}
