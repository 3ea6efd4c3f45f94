//! Exact counts over the documents of one batch.

use crate::analysis::Context;
use crate::language::Language;
use crate::lexicon::Key;
use crate::text::CaseShape;
use crate::text::chars::is_invisible;
use std::collections::HashMap;
use std::hash::Hash;
use unicode_normalization::UnicodeNormalization;

/// Longest form that is counted, in characters: what is longer is no word.
const MAX_LETTERS: usize = 40;

/// Texts longer than this many bytes are analysed in parts of about this length, which end at line ends.
const PART_BYTES: usize = 1 << 20;

/// Counts of texts.
pub(super) type Tally = HashMap<Box<str>, u32>;

/// What a batch has of one form.
#[derive(Debug, Default)]
pub(super) struct BatchForm {
    pub documents: u32,
    /// The document, by its number in the counts, that had the form last.
    last: u32,
    pub lower: u32,
    pub title_inside: u32,
    pub title_initial: u32,
    pub upper: u32,
    pub mixed: u32,
    pub writings: Tally,
    pub before: Tally,
    pub after: Tally,
}

/// The counts of some documents.
#[derive(Debug, Default)]
pub(super) struct BatchCounts {
    pub words: u64,
    documents: u32,
    pub forms: HashMap<Box<str>, BatchForm>,
}

impl BatchCounts {
    /// The same with one document more.
    pub(super) fn with_document(mut self, text: &str, language: Option<Language>) -> Self {
        self.documents += 1;
        for part in parts(text) {
            self.add_part(part, language);
        }
        self
    }

    fn add_part(&mut self, text: &str, language: Option<Language>) {
        let context = Context::new(text, language, None);
        let mut key = Key::new();
        for at in 0..context.tokens().len() {
            let token = &context.tokens()[at];
            if !token.is_word() {
                continue;
            }
            self.words += 1;
            let word = context.word(at);
            let form = form_of(&mut key, word);
            if form.is_empty() || form.chars().count() > MAX_LETTERS {
                continue;
            }
            let documents = self.documents;
            let counts = entry(&mut self.forms, form);
            if counts.last != documents {
                counts.last = documents;
                counts.documents += 1;
            }
            match token.shape {
                CaseShape::Lower => counts.lower += 1,
                CaseShape::Title if token.is_sentence_initial => counts.title_initial += 1,
                CaseShape::Title => counts.title_inside += 1,
                CaseShape::Upper => counts.upper += 1,
                CaseShape::Mixed => {
                    counts.mixed += 1;
                    *entry(&mut counts.writings, &writing_of(word)) += 1;
                }
            }
            if token.shape == CaseShape::Lower {
                continue;
            }
            let mut neighbour = Key::new();
            if at > 0 && context.is_spaced(at - 1) && context.tokens()[at - 1].is_word() {
                *entry(&mut counts.before, form_of(&mut neighbour, context.word(at - 1))) += 1;
            }
            if context.is_spaced(at) && context.tokens()[at + 1].is_word() {
                *entry(&mut counts.after, form_of(&mut neighbour, context.word(at + 1))) += 1;
            }
        }
    }

    /// The sum of two, which have no document in common.
    pub(super) fn joined(self, other: Self) -> Self {
        let (mut sum, less) =
            if self.forms.len() >= other.forms.len() { (self, other) } else { (other, self) };
        sum.words += less.words;
        for (form, counts) in less.forms {
            let to = sum.forms.entry(form).or_default();
            to.documents += counts.documents;
            to.lower += counts.lower;
            to.title_inside += counts.title_inside;
            to.title_initial += counts.title_initial;
            to.upper += counts.upper;
            to.mixed += counts.mixed;
            for (to, from) in [
                (&mut to.writings, counts.writings),
                (&mut to.before, counts.before),
                (&mut to.after, counts.after),
            ] {
                for (text, count) in from {
                    *to.entry(text).or_default() += count;
                }
            }
        }
        sum
    }
}

/// The normalised form of a word; a possessive ending does not belong to it.
fn form_of<'k>(key: &'k mut Key, word: &str) -> &'k str {
    let key = key.of(word);
    key.strip_suffix("'s").unwrap_or(key)
}

/// A word as it is written, without what its form leaves out.
fn writing_of(word: &str) -> String {
    let word: String = word.nfc().filter(|&c| !is_invisible(c)).collect();
    let stem = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s"));
    stem.map_or_else(|| word.clone(), str::to_owned)
}

/// The value of `key`, which is copied only if it is new.
fn entry<'m, V: Default>(map: &'m mut HashMap<Box<str>, V>, key: &str) -> &'m mut V
where
    Box<str>: Hash + Eq,
{
    if !map.contains_key(key) {
        map.insert(key.into(), V::default());
    }
    map.get_mut(key).expect("it was just put there")
}

fn parts(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let line_end = rest.as_bytes().get(PART_BYTES..).and_then(|tail| memchr::memchr(b'\n', tail));
        let (part, tail) = rest.split_at(line_end.map_or(rest.len(), |end| PART_BYTES + end + 1));
        rest = tail;
        Some(part)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_the_whole_text() {
        let text = "ü line\n".repeat(400_000);
        let found: Vec<&str> = parts(&text).collect();
        assert!(found.len() >= 3 && found.iter().all(|part| part.ends_with('\n')));
        assert_eq!(found.concat(), text);
    }

    #[test]
    fn the_sum_does_not_depend_on_the_order() {
        let count = |text: &str| BatchCounts::default().with_document(text, Language::from_code("en"));
        let (a, b) = ("The mayor met Tarsenov.", "A friend of Tarsenov’s met the mayor.");
        for sum in [count(a).joined(count(b)), count(b).joined(count(a)), count(a).with_document(b, None)] {
            assert_eq!(sum.forms["tarsenov"].documents, 2);
            assert_eq!((sum.forms["mayor"].lower, sum.words), (2, 11));
        }
    }
}
