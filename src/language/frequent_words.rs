//! The most frequent words of all languages with a dictionary: one look-up says how frequent a word is in each.

use super::{Language, table};
use crate::lexicon::key_of;
use crate::text::Recent;
use crate::text::chars::is_letter;
use fst::Map;
use std::cell::RefCell;
use std::sync::LazyLock;

/// Steps of the Zipf scale in which the frequencies are stored.
pub(super) const STEP: f32 = 0.25;

/// Frequency of a word, in steps, in the languages in whose list it does not stand.
pub(super) const FLOOR_STEPS: u8 = 8;

/// Room for each language with a dictionary, by its number.
pub(super) const LANES: usize = 32;

/// Bytes of a part of a line: the code of a language, a step, and a space or the end of the line.
const PART: usize = 4;

/// What the line of a word says, by number of the language.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
    /// Frequency in steps above that of words in no list; 0 where it stands in no list.
    pub steps: [u8; LANES],
    /// 1 where the word is in the list.
    pub is_listed: [u8; LANES],
}

/// The lists of all words; many words share one.
struct Lists {
    words: Map<&'static [u8]>,
    /// At which bytes of the embedded text its lines begin, in order.
    starts: Vec<usize>,
    /// The rows of the lines, behind a row of a word that stands in no list.
    rows: Vec<Row>,
}

static LISTS: LazyLock<Lists> = LazyLock::new(|| {
    let none = Row { steps: [0; LANES], is_listed: [0; LANES] };
    let mut lists = Lists {
        words: Map::new(table::DETECTION_WORDS).expect("the build embeds whole dictionaries"),
        starts: Vec::new(),
        rows: vec![none],
    };
    assert!(Language::with_lexicon().all(|language| language.number() < LANES));
    let (mut row, mut start) = (none, 0);
    // parts of one length, so that no search for what stands between them is needed: "en8 fr7\n"
    for (number, part) in table::DETECTION_LANGUAGES.as_bytes().chunks_exact(PART).enumerate() {
        let [code @ .., step, behind] = part else { unreachable!("parts are of one length") };
        let language = str::from_utf8(code).ok().and_then(Language::with_code);
        if let (Some(language), Some(step)) = (language, step.checked_sub(b'0' + FLOOR_STEPS)) {
            row.steps[language.number()] = step;
            row.is_listed[language.number()] = 1;
        }
        if *behind == b'\n' {
            lists.rows.push(std::mem::replace(&mut row, none));
            lists.starts.push(std::mem::replace(&mut start, (number + 1) * PART));
        }
    }
    lists
});

impl Lists {
    /// The number of the row of the word with this key, 0 if it stands in no list.
    fn row(&self, key: &str) -> u16 {
        let line = self.words.get(key).and_then(|place| self.starts.binary_search(&(place as usize)).ok());
        line.map_or(0, |line| u16::try_from(line + 1).expect("fewer lines than that"))
    }
}

/// The languages of which the word with this key is a frequent one, with its frequency (Zipf) there.
pub fn frequencies(key: &str) -> impl Iterator<Item = (Language, f32)> {
    let row = &LISTS.rows[usize::from(LISTS.row(key))];
    Language::with_lexicon()
        .filter(|language| row.is_listed[language.number()] > 0)
        .map(|language| (language, f32::from(row.steps[language.number()] + FLOOR_STEPS) * STEP))
}

/// Characters below this one are told by a table.
const TOLD: usize = 0x600;

/// By number, a bit each, the languages with a dictionary that do not write a letter outside ASCII.
fn not_writing(letter: char) -> u32 {
    static BY_LETTER: LazyLock<Vec<u32>> = LazyLock::new(|| {
        let mut not_writing = vec![of_all_languages(); TOLD];
        for language in Language::with_lexicon() {
            for letter in language.profile().letters.chars() {
                if let Some(languages) = not_writing.get_mut(letter as usize) {
                    *languages &= !(1 << language.number());
                }
            }
        }
        not_writing
    });
    BY_LETTER.get(letter as usize).copied().unwrap_or_else(|| {
        let writing = Language::with_lexicon().filter(|language| language.profile().letters.contains(letter));
        writing.fold(of_all_languages(), |languages, language| languages & !(1 << language.number()))
    })
}

/// A bit for each language with a dictionary, by its number.
fn of_all_languages() -> u32 {
    Language::with_lexicon().fold(0, |languages, language| languages | 1 << language.number())
}

/// What a word says of the language that it is in.
#[derive(Clone, Copy, Debug, Default)]
pub struct Signs {
    /// The rows of the word and, if it has an apostrophe, of its two parts; 0 where there is none.
    rows: [u16; 3],
    /// By number, the languages that do not write one of its letters.
    foreign: u32,
}

thread_local! {
    static RECENT: RefCell<Recent<Signs, { 1 << 14 }>> = RefCell::default();
}

impl Signs {
    /// The signs of a word of a text.
    pub(super) fn of(word: &str) -> Self {
        RECENT.with_borrow_mut(|recent| recent.get_or_find(0, word, || Self::find(word, &key_of(word))))
    }

    /// The signs of a word of a text, which has the normalised form `key`. They are found out anew.
    pub fn find(word: &str, key: &str) -> Self {
        let mut signs = Self { rows: [LISTS.row(key), 0, 0], foreign: 0 };
        // the article of l'home stands in no list with its noun
        if let Some((head, tail)) = key.split_once('\'') {
            signs.rows[1] = LISTS.row(tail);
            signs.rows[2] = LISTS.row(&format!("{head}'"));
        }
        if !word.is_ascii() {
            let letters = key.chars().filter(|&c| !c.is_ascii() && is_letter(c));
            signs.foreign = letters.fold(0, |foreign, c| foreign | not_writing(c));
        }
        signs
    }

    /// Whether the word as a whole is a frequent one of `language`.
    pub(super) fn lists_whole(&self, language: Language) -> bool {
        LISTS.rows[usize::from(self.rows[0])].is_listed[language.number()] > 0
    }

    /// What the lists say that hold the word or its parts.
    pub(super) fn rows(&self) -> impl Iterator<Item = &'static Row> {
        let held = self.rows.into_iter().filter(|row| *row > 0);
        held.map(|row| &LISTS.rows[usize::from(row)])
    }

    /// The numbers of the languages that do not write one of its letters.
    pub(super) fn foreign(self) -> impl Iterator<Item = usize> {
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
    fn all_parts_of_lines_are_of_one_length() {
        let parts = table::DETECTION_LANGUAGES.split_inclusive([' ', '\n']);
        for part in parts {
            assert_eq!(part.len(), PART, "{part:?}");
            assert!(Language::with_code(&part[..2]).is_some(), "{part:?}");
        }
        assert_eq!(LISTS.starts.len() + 1, LISTS.rows.len());
    }

    #[test]
    fn parts_and_letters_are_signs_too() {
        let signs = Signs::of;
        let number = |code| Language::from_code(code).expect("known").number();
        assert!(signs("l'home").rows().any(|row| row.is_listed[number("ca")] > 0));
        let numbers: Vec<usize> = signs("їжак").foreign().collect();
        assert!(numbers.contains(&number("ru")) && !numbers.contains(&number("uk")));
        assert_eq!(signs("peace").foreign().count(), 0);
    }
}
