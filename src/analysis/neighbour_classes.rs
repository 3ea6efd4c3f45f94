//! Which kinds of words stand side by side: a bigram model over word classes.
//!
//! Words are too many for counts in every language, their classes are not: how often a determiner stands before a
//! name or before a comma is known from little text. The counts are data, `neighbour_classes.tsv`, written by
//! `cargo calibrate` from the clean side of its texts.

use crate::language::{Language, PerLanguage};
use crate::lexicon::{Entry, WordClass};
use crate::text::{CaseShape, Token, TokenKind};
use std::sync::LazyLock;

/// The kind of a token for this model: a closed word class, or a rough one of what else there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct NeighbourClass(u8);

const OPEN: u8 = WordClass::ALL.len() as u8 + 1;

impl NeighbourClass {
    /// Nothing: the beginning or end of a line.
    pub const EDGE: Self = Self(0);
    /// A content word without a capital.
    pub const CONTENT: Self = Self(OPEN);
    /// A word with a capital.
    pub const CAPITAL: Self = Self(OPEN + 1);
    /// A number, or letters and digits.
    const NUMBER: Self = Self(OPEN + 2);
    /// A comma, semicolon or colon.
    const COMMA: Self = Self(OPEN + 3);
    /// A mark that ends a sentence.
    const STOP: Self = Self(OPEN + 4);
    /// An opening mark.
    const OPENING: Self = Self(OPEN + 5);
    /// Any other mark, and what is no text.
    const OTHER: Self = Self(OPEN + 6);
    /// Number of classes.
    pub const COUNT: usize = OPEN as usize + 7;

    /// The class of a token of `text`.
    pub fn of(token: &Token, text: &str) -> Self {
        match token.kind {
            TokenKind::Word if token.shape != CaseShape::Lower && !token.entry.is_function_word() => {
                Self::CAPITAL
            }
            TokenKind::Word => Self::of_entry(token.entry),
            TokenKind::Number | TokenKind::Mixed => Self::NUMBER,
            TokenKind::Initialism => Self::CAPITAL,
            TokenKind::Opaque => Self::OTHER,
            TokenKind::Punctuation => match token.text(text).chars().next() {
                Some(',' | ';' | ':') => Self::COMMA,
                Some('.' | '!' | '?' | '…') => Self::STOP,
                Some('(' | '[' | '„' | '«' | '“' | '¿' | '¡') => Self::OPENING,
                _ => Self::OTHER,
            },
        }
    }

    /// The class of a word without a capital.
    pub fn of_entry(entry: Entry) -> Self {
        entry.class().map_or(Self::CONTENT, |class| Self(class as u8))
    }

    /// Its number, less than [`Self::COUNT`].
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

static COUNTS: &str = include_str!("neighbour_classes.tsv");

/// log10 of how much more often a class stands behind another than behind any, by class before and behind.
type Affinities = Vec<f32>;

/// Count that every pair has in advance, shared out by the frequency of the second class.
const SMOOTHING: f32 = 5.0;

/// How much more often `after` stands right behind `before` in a language than behind any class, as log10; as in
/// all languages together where it was not counted.
pub fn affinity(language: Language, before: NeighbourClass, after: NeighbourClass) -> f32 {
    static TABLES: PerLanguage<Option<Affinities>> = PerLanguage::new();
    static OF_ALL: LazyLock<Affinities> = LazyLock::new(|| read(COUNTS, None).unwrap_or_default());
    let table = TABLES.get_or_make(language, || read(COUNTS, Some(language.code())));
    let table = table.as_ref().unwrap_or_else(|| &OF_ALL);
    table.get(before.index() * NeighbourClass::COUNT + after.index()).copied().unwrap_or(0.0)
}

/// Reads the affinities in a language, or in all together.
fn read(text: &str, code: Option<&str>) -> Option<Affinities> {
    let of_language = |line: &&str| match code {
        Some(code) => line.strip_prefix(code).is_some_and(|rest| rest.starts_with('\t')),
        None => !line.starts_with('#'),
    };
    let mut counts: Option<Vec<f32>> = None;
    for (_, (before, row)) in text.lines().filter(of_language).filter_map(read_line) {
        let table = counts.get_or_insert_with(|| vec![0.0; NeighbourClass::COUNT * NeighbourClass::COUNT]);
        for (sum, count) in table[before * NeighbourClass::COUNT..].iter_mut().zip(row) {
            *sum += count;
        }
    }
    counts.as_deref().map(affinities)
}

/// Reads `language, number of the class before, counts of the classes behind it`.
fn read_line(line: &str) -> Option<(&str, (usize, Vec<f32>))> {
    let mut cells = line.split('\t');
    let (code, before) = (cells.next()?, cells.next()?.parse().ok()?);
    let counts: Vec<f32> = cells.map(str::parse).collect::<Result<_, _>>().ok()?;
    (counts.len() == NeighbourClass::COUNT && before < NeighbourClass::COUNT)
        .then_some((code, (before, counts)))
}

fn affinities(counts: &[f32]) -> Affinities {
    let size = NeighbourClass::COUNT;
    let all: f32 = counts.iter().sum::<f32>().max(1.0);
    let share: Vec<f32> = (0..size)
        .map(|after| (0..size).map(|before| counts[before * size + after]).sum::<f32>() / all)
        .collect();
    let mut table = vec![0.0; size * size];
    for before in 0..size {
        let row = &counts[before * size..(before + 1) * size];
        let total: f32 = row.iter().sum::<f32>() + SMOOTHING;
        for after in 0..size {
            let share = share[after].max(1e-4);
            table[before * size + after] = ((row[after] + SMOOTHING * share) / total / share).log10();
        }
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_counts_is_read() {
        for line in COUNTS.lines().filter(|line| !line.starts_with('#')) {
            let (code, _) = read_line(line).unwrap_or_else(|| panic!("{line}"));
            assert!(Language::from_code(code).is_some(), "{code}");
        }
    }

    #[test]
    fn articles_stand_before_nouns_and_not_before_commas() {
        let [preposition, determiner] =
            [WordClass::Preposition, WordClass::Determiner].map(|class| NeighbourClass(class as u8));
        for code in ["en", "es", "de", "it"] {
            let language = Language::from_code(code).expect("known");
            assert!(affinity(language, determiner, NeighbourClass::CONTENT) > 0.0, "{code}");
            assert!(affinity(language, determiner, NeighbourClass::COMMA) < -0.5, "{code}");
            assert!(affinity(language, preposition, determiner) > 0.0, "{code}");
        }
    }
}
