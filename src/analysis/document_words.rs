//! How the document itself writes its words: a name that it writes right elsewhere is evidence.

use crate::lexicon::Key;
use crate::text::{CaseShape, Token};
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

/// The words of a document and how often each occurs.
#[derive(Debug, Default)]
pub struct DocumentWords {
    counts: HashMap<String, Counts>,
    names: Vec<(String, u32)>,
}

impl DocumentWords {
    pub(super) fn new(text: &str, tokens: &[Token]) -> Self {
        let mut counts: HashMap<String, Counts> = HashMap::new();
        let mut key = Key::new();
        for token in tokens.iter().filter(|token| token.is_word()) {
            let key = key.of(token.text(text));
            let key = key.strip_suffix("'s").unwrap_or(key);
            let entry = match counts.get_mut(key) {
                Some(entry) => entry,
                None => counts.entry(key.to_owned()).or_default(),
            };
            entry.all += 1;
            entry.lower += u32::from(token.shape == CaseShape::Lower);
            entry.title_inside += u32::from(token.shape == CaseShape::Title && !token.is_sentence_initial);
        }
        let mut names: Vec<(String, u32)> = counts
            .iter()
            .filter(|(form, count)| count.lower == 0 && count.all >= 2 && form.chars().count() >= 4)
            .map(|(form, count)| (form.clone(), count.all))
            .collect();
        names.sort_unstable();
        Self { counts, names }
    }

    /// How often the document has the normalised form `key`, a possessive ending left out.
    pub fn count(&self, key: &str) -> Counts {
        self.counts.get(key.strip_suffix("'s").unwrap_or(key)).copied().unwrap_or_default()
    }

    /// Forms of four letters or more that the document writes at least twice and never in lower case,
    /// with the number of occurrences, in alphabetical order.
    pub fn names(&self) -> &[(String, u32)] {
        &self.names
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokenize::tokenize;

    #[test]
    fn names_are_what_is_never_written_in_lower_case() {
        let text = "Rutte spoke. Then Rutte’s party voted; Then rose.";
        let words = DocumentWords::new(text, &tokenize(text));
        assert_eq!(words.count("rutte").all, 2);
        assert_eq!(words.count("rutte's").all, 2);
        assert_eq!(words.names(), [("rutte".to_owned(), 2), ("then".to_owned(), 2)]);
    }
}
