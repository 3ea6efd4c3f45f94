//! The two words that a fused word may consist of.

mod cut;
mod elision;
mod joined;
mod one_word;
mod parts;
mod score;

use super::context::Context;
use super::newer_words::newer_beginning;
use super::unknown_words;
use crate::lexicon::{Entry, key_of};
use crate::text::CaseShape;
use cut::{Cut, split_at};
use one_word::{ends_in_article, is_one_word};
use parts::{beside_derived, is_second};

pub(super) use elision::{elided, is_elided_name};
pub(super) use joined::may_be_joined;
pub(super) use parts::is_right;

/// A fused word cut in two.
#[derive(Clone, Debug, PartialEq)]
pub struct Split {
    /// Where the second word begins, in bytes of the word as it is written.
    pub at: usize,
    /// The normalised forms of both words, without what is elided before the first.
    pub parts: (String, String),
    /// log10 of the probability of the two words side by side and of the accident.
    pub score: f32,
    /// log10 of the probability that the whole is a right compound, if it can be one.
    pub compound_score: Option<f32>,
    /// Whether the first word is a name.
    pub is_name: bool,
    /// What is known of the first word and of the second.
    pub entries: (Entry, Entry),
    /// How frequent (Zipf) they are, or, where the first is no name, their lemmas let expect.
    pub zipfs: (f32, f32),
    /// Whether the first word stands behind a given name.
    pub behind_given_name: bool,
    /// How often the document has the first word with a capital inside a sentence.
    pub in_document: u32,
    /// Whether the first word cannot stand behind what is before it.
    pub misfit_before: bool,
    /// Whether the second word cannot stand before what follows.
    pub misfit_after: bool,
    /// Whether one of the two is in no dictionary, and right by the rules of the language alone.
    pub is_derived: bool,
    /// What the user's lexica say of the first word, for a person.
    pub user_evidence: Option<String>,
}

/// The splits of the word at `at`, with this key, into two known words, the most probable first.
pub(super) fn splits(context: &Context<'_>, at: usize, key: &str) -> Vec<Split> {
    let word = context.word(at);
    let language = context.tokens()[at].language;
    let elided = elided(key, language);
    // the key has a plain apostrophe
    let curly = word.find('’');
    let written = |place: usize| match curly {
        Some(mark) if mark < place => place + '’'.len_utf8() - '\''.len_utf8(),
        _ => place,
    };
    let is_divided = language.profile().elision && key[elided..].contains('\'');
    if word.chars().count() < 4 || word.len() != written(key.len()) || is_divided {
        return Vec::new();
    }
    // a capital and its small letter may differ in length, and then a cut of the key is none of the word
    let same = |cut: usize| {
        word.get(written(elided)..written(cut)).is_some_and(|left| key_of(left) == key[elided..cut])
    };
    if is_one_word(context, at, key, elided) {
        return Vec::new();
    }
    let known = unknown_words::of(language, key);
    let all = || key[elided..].char_indices().skip(1).map(|(cut, _)| elided + cut);
    let cuts: Vec<usize> = if context.user_words().is_empty() {
        let is_second = |right: &str| is_second(language.look_up(right), right, language);
        known.cuts(|| all().filter(|&cut| is_second(&key[cut..])).collect()).to_vec()
    } else {
        all().collect()
    };
    // no "korona wirusie"
    let first_cut = elided + newer_beginning(&key[elided..]).unwrap_or_default();
    let is_at_mark = |cut: usize| key[..cut].ends_with('\'') || key[cut..].starts_with('\'');
    let split = |at_cut: usize, is_derived: bool| {
        if at_cut < first_cut || is_at_mark(at_cut) || !word.is_ascii() && !same(at_cut) {
            return None;
        }
        let cut = Cut { elided, at: at_cut, written: (written(elided), written(at_cut)), is_derived };
        split_at(context, at, key, cut)
    };
    let mut found: Vec<Split> = cuts.into_iter().filter_map(|cut| split(cut, false)).collect();
    if found.is_empty() && context.tokens()[at].shape == CaseShape::Lower {
        let is_beside = |cut: usize| {
            let (left, right) = key[elided..].split_at(cut - elided);
            beside_derived(left, right, language).is_some()
        };
        let cuts = known.derived_cuts(|| all().filter(|&cut| is_beside(cut)).collect());
        found.extend(cuts.iter().filter_map(|&cut| split(cut, true)));
    }
    found.retain(|split| !ends_in_article(split, language));
    found.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.at.cmp(&b.at)));
    found
}
