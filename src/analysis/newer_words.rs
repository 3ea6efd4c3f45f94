//! Words that are newer than the texts which the dictionaries were counted over.

use crate::lexicon::WordList;
use foldhash::HashSet;
use std::sync::LazyLock;

/// Beginnings of such words, in any language.
const BEGINNINGS: WordList = WordList(include_str!("../../dictionaries/newer.txt"));

/// Where the beginning of a newer word ends with which a normalised form begins, koronawirus of koronawirusie: up to there it
/// is one word, and no other that is misspelt.
pub(super) fn newer_beginning(key: &str) -> Option<usize> {
    static KNOWN: LazyLock<HashSet<&str>> = LazyLock::new(|| BEGINNINGS.entries().collect());
    let ends = key.char_indices().map(|(end, _)| end).chain([key.len()]);
    ends.skip(SHORTEST).filter(|&end| KNOWN.contains(&key[..end])).last()
}

/// Letters of the shortest beginning in the list.
const SHORTEST: usize = 5;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn newer_words_are_told_in_all_their_forms() {
        assert_eq!(newer_beginning("koronawirusie"), Some("koronawirus".len()));
        for word in ["koronawirusie", "kryptowalutach", "кибератаката", "lockdown", "podcastokat"]
        {
            assert!(newer_beginning(word).is_some(), "{word}");
        }
        for word in ["korona", "koronacja", "lock", "криптограмма", "pod"] {
            assert_eq!(newer_beginning(word), None, "{word}");
        }
    }

    #[test]
    fn the_list_holds_lower_case_beginnings_once_each() {
        let mut seen = HashSet::default();
        for beginning in BEGINNINGS.entries() {
            assert!(seen.insert(beginning), "{beginning} stands twice");
            assert_eq!(beginning, beginning.to_lowercase());
            assert!(beginning.chars().count() >= SHORTEST, "{beginning} is short");
        }
    }
}
