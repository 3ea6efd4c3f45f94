//! The entries of a list as they are written, and where they stand in a text.

use crate::text::Span;
use std::collections::HashMap;
use unicode_normalization::char::is_combining_mark;

/// One entry.
#[derive(Debug)]
struct Written {
    entry: Box<str>,
    /// Bytes of it before its first letter or digit.
    lead: usize,
}

/// Entries by the run of letters and digits that they begin with. To find those that stand at a place, only the words
/// around it are looked up, so the length of the list does not matter.
#[derive(Debug, Default)]
pub(super) struct Entries {
    by_first: HashMap<Box<str>, Vec<Written>>,
    /// Bytes of the longest.
    longest: usize,
}

impl Entries {
    /// Adds an entry; one without letters and digits is none.
    pub(super) fn add(&mut self, entry: &str) {
        let Some(lead) = entry.find(is_word_character) else { return };
        let first = run_at(entry, lead);
        let written = self.by_first.entry(first.into()).or_default();
        if written.iter().all(|other| *other.entry != *entry) {
            written.push(Written { entry: entry.into(), lead });
            self.longest = self.longest.max(entry.len());
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.by_first.is_empty()
    }

    /// Where entries stand in `text` as whole words that share text with `span` or border on it.
    pub(super) fn near(&self, text: &str, span: Span) -> Vec<Span> {
        let mut found = Vec::new();
        let mut from = span.start.saturating_sub(self.longest);
        while !text.is_char_boundary(from) {
            from -= 1;
        }
        let to = span.end.saturating_add(self.longest);
        let mut is_inside = text[..from].chars().next_back().is_some_and(is_word_character);
        for (offset, c) in text[from..].char_indices() {
            let at = from + offset;
            if at > to {
                break;
            }
            let is_word = is_word_character(c);
            if is_word && !is_inside {
                self.find_at(text, at, span, &mut found);
            }
            is_inside = is_word;
        }
        found
    }

    /// Adds the entries whose first letter or digit stands at `at` (bytes).
    fn find_at(&self, text: &str, at: usize, near: Span, found: &mut Vec<Span>) {
        for Written { entry, lead } in self.by_first.get(run_at(text, at)).into_iter().flatten() {
            let Some(start) = at.checked_sub(*lead) else { continue };
            let span = Span::new(start, start + entry.len());
            let stands = text.get(span.range()) == Some(&**entry)
                && !is_inside_word(text, span.start)
                && !is_inside_word(text, span.end);
            if stands && span.start <= near.end && near.start <= span.end {
                found.push(span);
            }
        }
    }
}

/// The letters and digits from `at` (bytes) on.
fn run_at(text: &str, at: usize) -> &str {
    let rest = &text[at..];
    &rest[..rest.find(|c| !is_word_character(c)).unwrap_or(rest.len())]
}

fn is_word_character(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

/// Whether letters or digits stand on both sides of the place `at` (bytes).
pub(crate) fn is_inside_word(text: &str, at: usize) -> bool {
    text[..at].chars().next_back().is_some_and(is_word_character)
        && text[at..].chars().next().is_some_and(is_word_character)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(entries: &[&str], text: &str, at: &str) -> Vec<String> {
        let mut all = Entries::default();
        entries.iter().for_each(|entry| all.add(entry));
        let start = text.find(at).expect("it is there");
        let mut found: Vec<String> = all
            .near(text, Span::new(start, start + at.len()))
            .into_iter()
            .map(|span| span.of(text).to_owned())
            .collect();
        found.sort();
        found
    }

    #[test]
    fn entries_stand_as_whole_words() {
        let entries = ["Åland", "Bora Bora", ".NET", "l'Aquila", "--"];
        assert_eq!(near(&entries, "auf Åland, wo", "land"), ["Åland"]);
        assert!(near(&entries, "auf Ålands Höfen", "land").is_empty());
        assert_eq!(near(&entries, "to Bora Bora now", " now"), ["Bora Bora"]);
        assert_eq!(near(&entries, "in .NET", ".NET"), [".NET"]);
        assert_eq!(near(&entries, "a l'Aquila", "Aquila"), ["l'Aquila"]);
        assert!(near(&entries, "far away from Åland", "far").is_empty());
        assert!(near(&[], "any text", "any").is_empty());
    }
}
