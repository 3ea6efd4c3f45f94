//! Lists of words and names, as users keep them for their house style.

use super::entries::Entries;
use crate::lexicon::{Candidate, key_of, nearest_in};
use crate::text::Span;
use crate::text::tokenize::tokenize;
use fst::{Map, MapBuilder};
use std::collections::BTreeMap;
use std::fmt;

/// Why a text is no list of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WordListError {
    /// A line has no word; its number, from 1.
    NoWord(usize),
    /// The list has no entry at all.
    Empty,
}

impl fmt::Display for WordListError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoWord(line) => write!(f, "line {line} has no word; begin comments with #"),
            Self::Empty => f.write_str("has no entry; write one word or name a line"),
        }
    }
}

impl std::error::Error for WordListError {}

/// A word of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listed {
    /// As the list writes it. If it does so in two ways, the one of them that comes first in the list.
    pub writing: String,
    /// The normalised words that stand before it in its entries.
    pub before: Vec<String>,
}

/// Words and names as they should be written. Each word of an entry counts.
pub struct WordList {
    words: Vec<Listed>,
    forms: Map<Vec<u8>>,
    entries: Entries,
}

impl fmt::Debug for WordList {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WordList").field("words", &self.words.len()).finish_non_exhaustive()
    }
}

impl WordList {
    /// Reads a list: one word or name a line; blank lines and lines that begin with `#` are none.
    ///
    /// # Errors
    /// A line without a word, and a list without an entry.
    pub fn read(text: &str) -> Result<Self, WordListError> {
        let mut found: BTreeMap<String, Listed> = BTreeMap::new();
        let mut entries = Entries::default();
        for (number, line) in text.lines().enumerate() {
            let line = line.trim().trim_start_matches('\u{feff}');
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let words: Vec<&str> =
                tokenize(line).iter().filter(|token| token.is_word()).map(|token| token.text(line)).collect();
            if words.is_empty() && !line.chars().any(char::is_alphanumeric) {
                return Err(WordListError::NoWord(number + 1));
            }
            entries.add(line);
            let mut before = None;
            for word in words {
                let key = key_of(word).into_owned();
                let listed = found.entry(key.clone()).or_default();
                if listed.writing.is_empty() {
                    listed.writing = word.to_owned();
                }
                listed.before.extend(before.replace(key));
            }
        }
        if entries.is_empty() {
            return Err(WordListError::Empty);
        }
        let mut builder = MapBuilder::memory();
        for (index, key) in found.keys().enumerate() {
            builder.insert(key, index as u64).expect("the keys are in order and memory takes them");
        }
        let bytes = builder.into_inner().expect("memory takes the end of the automaton");
        let forms = Map::new(bytes).expect("it was just built");
        Ok(Self { words: found.into_values().collect(), forms, entries })
    }

    /// Where entries stand in `text`, as they are written in the list, that share text with `span` or border on it.
    pub fn entries_near(&self, text: &str, span: Span) -> impl Iterator<Item = Span> {
        self.entries.near(text, span).into_iter()
    }

    /// The word with this normalised form.
    pub fn get(&self, key: &str) -> Option<&Listed> {
        self.words.get(usize::try_from(self.forms.get(key)?).ok()?)
    }

    /// The words within `max_edits` (1 or 2) of `key`, with how they differ from it.
    pub fn nearest(&self, key: &str, max_edits: u8) -> Vec<(Candidate, &Listed)> {
        nearest_in(self.forms.as_fst(), key, max_edits)
            .into_iter()
            .filter_map(|(candidate, index)| Some((candidate, self.words.get(index as usize)?)))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_of_a_name_counts() {
        let list = WordList::read("# people\n\nElena Tarsenov\nNASAMS\r\n").expect("a list");
        assert_eq!(list.get("tarsenov").map(|word| word.before.clone()), Some(vec!["elena".to_owned()]));
        assert_eq!(list.get("nasams").map(|word| word.writing.as_str()), Some("NASAMS"));
        assert!(list.get("people").is_none());
        assert_eq!(list.nearest("tarsneov", 1).len(), 1);
    }

    #[test]
    fn a_line_without_a_word_is_told_by_its_number() {
        assert_eq!(WordList::read("Tarsenov\n// people\n--\n").err(), Some(WordListError::NoWord(3)));
        assert_eq!(WordList::read("# nothing\n").err(), Some(WordListError::Empty));
    }

    #[test]
    fn entries_with_digits_are_entries_too() {
        let list = WordList::read("20minutosand\n").expect("a list");
        let text = "He read 20minutosand again.";
        assert_eq!(list.entries_near(text, Span::new(8, 20)).count(), 1);
    }
}
