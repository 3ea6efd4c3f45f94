//! How the document itself writes its words: a name that it writes right elsewhere is evidence.

use crate::lexicon::Key;
use crate::text::{CaseShape, Token};
use foldhash::fast::FixedState;
use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::HashMap;

/// How often a form occurs in a document, by the way it is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// All occurrences.
    pub all: u32,
    /// Occurrences without a capital.
    pub lower: u32,
    /// Occurrences with a capital first letter that do not open a sentence.
    pub title_inside: u32,
}

/// A map whose keys are forms.
type ByForm<'t, T> = HashMap<Cow<'t, str>, T, FixedState>;

/// Forms by an edge of theirs and its two letters.
type ByEdge<'t> = HashMap<(Edge, [char; 2]), Vec<Cow<'t, str>>, FixedState>;

/// The words of a document and how often each occurs.
#[derive(Debug, Default)]
pub struct DocumentWords<'t> {
    counts: ByForm<'t, Counts>,
    /// Forms of [`NEAR_LETTERS`] or more by their first two letters and by their last two.
    by_edge: OnceCell<ByEdge<'t>>,
}

/// A side of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Edge {
    First,
    Last,
}

/// Fewest letters of a form that is compared with others: one edit leaves its first two or its last two letters.
const NEAR_LETTERS: usize = 5;

/// Forms of a document from which on an index by edge is worth its while.
const INDEXED: usize = 400;

/// The first and the last two letters of a form that is long enough to be compared.
fn edges(form: &str) -> Option<[(Edge, [char; 2]); 2]> {
    let mut chars = form.chars();
    let first = [chars.next()?, chars.next()?];
    let last = [chars.next_back()?, chars.next_back()?];
    (chars.count() + 4 >= NEAR_LETTERS).then_some([(Edge::First, first), (Edge::Last, last)])
}

impl<'t> DocumentWords<'t> {
    pub(super) fn new(text: &'t str, tokens: &[Token]) -> Self {
        let mut counts: ByForm<'t, Counts> =
            ByForm::with_capacity_and_hasher(tokens.len() / 2, FixedState::default());
        let mut key = Key::new();
        for token in tokens.iter().filter(|token| token.is_word()) {
            let word = token.text(text);
            let is_key = !token.is_non_ascii && token.shape == CaseShape::Lower;
            let form = if is_key { word } else { key.of(word) };
            let form = form.strip_suffix("'s").unwrap_or(form);
            let entry = match counts.get_mut(form) {
                Some(entry) => entry,
                None if is_key => counts.entry(Cow::Borrowed(&word[..form.len()])).or_default(),
                None => counts.entry(Cow::Owned(form.to_owned())).or_default(),
            };
            entry.all += 1;
            entry.lower += u32::from(token.shape == CaseShape::Lower);
            entry.title_inside += u32::from(token.shape == CaseShape::Title && !token.is_sentence_initial);
        }
        Self { counts, by_edge: OnceCell::new() }
    }

    /// The forms of [`NEAR_LETTERS`] or more that share an edge with `key`.
    fn sharing_an_edge(&self, key: &str) -> Vec<&str> {
        let Some([(_, first), (_, last)]) = edges(key) else { return Vec::new() };
        if self.counts.len() > INDEXED {
            let sides = [(Edge::First, first), (Edge::Last, last)];
            return sides
                .iter()
                .filter_map(|side| self.by_edge().get(side))
                .flatten()
                .map(Cow::as_ref)
                .collect();
        }
        let (first, last) = (String::from_iter(first), last.iter().rev().collect::<String>());
        let shares = |form: &&str| form.starts_with(&*first) || form.ends_with(&*last);
        let is_long = |form: &&str| form.chars().nth(NEAR_LETTERS - 1).is_some();
        self.counts.keys().map(Cow::as_ref).filter(shares).filter(is_long).collect()
    }

    fn by_edge(&self) -> &ByEdge<'t> {
        self.by_edge.get_or_init(|| {
            let mut by_edge: HashMap<_, Vec<_>, _> = HashMap::default();
            for form in self.counts.keys() {
                for edge in edges(form).into_iter().flatten() {
                    by_edge.entry(edge).or_default().push(form.clone());
                }
            }
            by_edge
        })
    }

    /// How often the document has the normalised form `key`, a possessive ending left out.
    pub fn count(&self, key: &str) -> Counts {
        self.counts.get(key.strip_suffix("'s").unwrap_or(key)).copied().unwrap_or_default()
    }

    /// Forms that may be one edit away from `key`, and `key` itself: they have its first two or its last two
    /// letters. In alphabetical order.
    pub fn near(&self, key: &str) -> Vec<&str> {
        let mut near = self.sharing_an_edge(key);
        near.retain(|form| form.len().abs_diff(key.len()) <= 4);
        near.sort_unstable();
        near.dedup();
        near
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokenize::tokenize;

    #[test]
    fn occurrences_are_counted_without_possessive_endings() {
        let text = "Rutte spoke. Then Rutte’s party voted; Then rose.";
        let words = DocumentWords::new(text, &tokenize(text));
        assert_eq!(words.count("rutte").all, 2);
        assert_eq!(words.count("rutte's").all, 2);
    }

    #[test]
    fn near_forms_share_an_edge() {
        let text = "Stoltenberg met Soltenberg and Stoltenbergs, Rutte and Kallas.";
        let words = DocumentWords::new(text, &tokenize(text));
        assert_eq!(words.near("stoltenebrg"), ["soltenberg", "stoltenberg", "stoltenbergs"]);
        assert!(words.near("rute").is_empty());
    }
}
