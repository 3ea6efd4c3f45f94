//! The most frequent words of all languages with a dictionary: one look-up says how frequent a word is in each.

use super::{Language, table};
use crate::text::Recent;
use fst::Map;
use std::cell::RefCell;
use std::sync::LazyLock;

/// Steps of the Zipf scale in which the frequencies are stored.
const STEP: f32 = 0.25;

/// The languages of some words with the frequencies (Zipf) that they have there.
type List = [(Language, f32)];

/// The lists of all words, one behind the other; many words share one.
struct Lists {
    words: Map<&'static [u8]>,
    entries: Vec<(Language, f32)>,
    /// Where the list begins whose line begins at a byte of the embedded text, in the order of the lines.
    starts: Vec<(usize, u32)>,
}

static LISTS: LazyLock<Lists> = LazyLock::new(|| {
    let mut lists = Lists {
        words: Map::new(table::DETECTION_WORDS).expect("the build embeds whole dictionaries"),
        entries: Vec::new(),
        starts: Vec::new(),
    };
    let mut place = 0;
    for line in table::DETECTION_LANGUAGES.split_inclusive('\n') {
        lists.starts.push((place, lists.entries.len() as u32));
        lists.entries.extend(line.trim_end().split(' ').filter_map(|part| {
            let (code, step) = part.split_at_checked(2)?;
            let step = step.bytes().next()?.checked_sub(b'0')?;
            Some((Language::with_code(code)?, f32::from(step) * STEP))
        }));
        place += line.len();
    }
    lists.starts.push((place, lists.entries.len() as u32));
    lists
});

impl Lists {
    /// Where the list of the word with this key begins and ends.
    fn range(&self, key: &str) -> Option<(u32, u32)> {
        let place = self.words.get(key)? as usize;
        let line = self.starts.binary_search_by_key(&place, |(place, _)| *place).ok()?;
        Some((self.starts[line].1, self.starts.get(line + 1)?.1))
    }
}

/// The languages of which the word with this key is a frequent one, with its frequency (Zipf) there.
pub fn frequencies(key: &str) -> impl Iterator<Item = (Language, f32)> {
    let (start, end) = LISTS.range(key).unwrap_or_default();
    LISTS.entries[start as usize..end as usize].iter().copied()
}

/// What a word says of the language that it is in.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Signs {
    /// Where the lists of the word and, if it has an apostrophe, of its two parts begin and end.
    lists: [(u32, u32); 3],
    /// By number, the languages that do not write one of its letters.
    foreign: u64,
}

thread_local! {
    static RECENT: RefCell<Recent<Signs, { 1 << 14 }>> = RefCell::default();
}

impl Signs {
    /// The signs of a word of a text, with its normalised form.
    pub fn of(word: &str, key: impl FnOnce(&str) -> String) -> Self {
        RECENT.with_borrow_mut(|recent| recent.get_or_find(0, word, || Self::find(word, &key(word))))
    }

    fn find(word: &str, key: &str) -> Self {
        let list = |key: &str| LISTS.range(key).unwrap_or_default();
        let mut signs = Self { lists: [list(key), (0, 0), (0, 0)], foreign: 0 };
        // the article of l'home stands in no list with its noun
        if let Some((head, tail)) = key.split_once('\'') {
            signs.lists[1] = list(tail);
            signs.lists[2] = list(&format!("{head}'"));
        }
        if !word.is_ascii() {
            for language in Language::with_lexicon() {
                let letters = language.profile().letters;
                if key.chars().any(|c| !c.is_ascii() && c.is_alphabetic() && !letters.contains(c)) {
                    signs.foreign |= 1 << language.number();
                }
            }
        }
        signs
    }

    /// Whether the word as a whole is a frequent one of `language`.
    pub fn lists_whole(&self, language: Language) -> bool {
        Self { lists: [self.lists[0], (0, 0), (0, 0)], ..*self }
            .lists()
            .flatten()
            .any(|(other, _)| *other == language)
    }

    /// The lists that hold the word or its parts.
    pub fn lists(&self) -> impl Iterator<Item = &'static List> {
        let held = self.lists.into_iter().filter(|(start, end)| start < end);
        held.map(|(start, end)| &LISTS.entries[start as usize..end as usize])
    }

    /// The numbers of the languages that do not write one of its letters.
    pub fn foreign(self) -> impl Iterator<Item = usize> {
        let mut rest = self.foreign;
        std::iter::from_fn(move || {
            let number = rest.trailing_zeros();
            rest &= rest.checked_sub(1)?;
            Some(number as usize)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frequent_words_name_their_languages() {
        let codes = |key| frequencies(key).map(|(language, _)| language.code()).collect::<Vec<_>>();
        let most = frequencies("the").max_by(|a, b| a.1.total_cmp(&b.1));
        assert_eq!(most.map(|(language, _)| language.code()), Some("en"));
        assert!(codes("en").contains(&"es") && codes("en").contains(&"nl"));
        assert!(codes("zzyzx").is_empty());
    }

    #[test]
    fn parts_and_letters_are_signs_too() {
        let signs = |word: &str| Signs::of(word, crate::lexicon::key_of);
        assert!(signs("l'home").lists().flatten().any(|(language, _)| language.code() == "ca"));
        let numbers: Vec<usize> = signs("їжак").foreign().collect();
        let number = |code| Language::from_code(code).expect("known").number();
        assert!(numbers.contains(&number("ru")) && !numbers.contains(&number("uk")));
        assert_eq!(signs("peace").foreign().count(), 0);
    }
}
