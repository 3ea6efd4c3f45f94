//! How the document itself writes its words: a name that it writes right elsewhere is evidence.

use crate::lexicon::Key;
use crate::text::{CaseShape, Token};
use foldhash::fast::FixedState;
use std::borrow::Cow;
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

/// The words of a document and how often each occurs.
#[derive(Debug, Default)]
pub struct DocumentWords<'t> {
    counts: ByForm<'t, Counts>,
}

/// Fewest letters of a form that is compared with others: one edit leaves its first two or its last two letters.
const NEAR_LETTERS: usize = 5;

/// Most bytes by which two forms one edit apart differ in length: those of one character.
const NEAR_BYTES: usize = 4;

/// The first and the last two letters of a form that is long enough to be compared.
fn edges(form: &str) -> Option<[&str; 2]> {
    let long = form.chars().nth(NEAR_LETTERS - 1).is_some();
    let (first, _) = form.char_indices().nth(2)?;
    let (last, _) = form.char_indices().nth_back(1)?;
    long.then(|| [&form[..first], &form[last..]])
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
        Self { counts }
    }

    /// How often the document has the normalised form `key`, a possessive ending left out.
    pub fn count(&self, key: &str) -> Counts {
        self.counts.get(key.strip_suffix("'s").unwrap_or(key)).copied().unwrap_or_default()
    }

    /// Forms that may be one edit away from `key`, and `key` itself, each with its counts, in no order: they have its
    /// first two or its last two letters.
    pub fn near(&self, key: &str) -> impl Iterator<Item = (&str, Counts)> {
        let outer = |form: &str| [form.bytes().next(), form.bytes().next_back()];
        let [first_byte, last_byte] = outer(key);
        let is_near = move |form: &str, [first, last]: [&str; 2]| {
            let [form_first, form_last] = outer(form);
            // most forms are turned away by one byte
            form.len().abs_diff(key.len()) <= NEAR_BYTES
                && (form_first == first_byte && form.starts_with(first)
                    || form_last == last_byte && form.ends_with(last))
                && form.chars().nth(NEAR_LETTERS - 1).is_some()
        };
        let edges = edges(key);
        self.counts
            .iter()
            .filter(move |(form, _)| edges.is_some_and(|edges| is_near(form, edges)))
            .map(|(form, counts)| (&**form, *counts))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokenize::tokenize;
    use std::collections::BTreeSet;

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
        let near = |key| words.near(key).map(|(form, _)| form).collect::<BTreeSet<_>>();
        assert_eq!(near("stoltenebrg"), BTreeSet::from(["soltenberg", "stoltenberg", "stoltenbergs"]));
        assert!(near("rute").is_empty());
    }
}
