//! Which frequent words stand beside which: a bigram model over the most frequent words of a language.
//!
//! The classes of [`super::neighbour_classes`] take all prepositions for one; but few words stand behind "as" that do
//! behind "of". The most frequent words are few enough to be counted one by one; all others count as their class. The
//! counts are data, `frequent_neighbours.tsv`, written by `cargo calibrate neighbours` from the clean side of its texts.

use super::context::Context;
use super::neighbour_classes::NeighbourClass;
use crate::language::{Language, PerLanguage};
use crate::lexicon::key_of;
use crate::text::TokenKind;
use foldhash::HashMap;

/// A frequent word, or the class of another.
pub type Neighbour = u16;

/// The first number of a frequent word; those below are of classes.
pub const FIRST_WORD: Neighbour = NeighbourClass::COUNT as Neighbour;

static COUNTS: &str = include_str!("frequent_neighbours.tsv");

/// Count that every pair has in advance, shared out by the frequency of the second word.
const SMOOTHING: f32 = 10.0;
/// What is taken off each count: a pair that stands in the texts once stands there by chance, and models are fitted to
/// the same texts, where the pair that a proposal restores would speak for itself.
const DISCOUNT: f32 = 1.0;

/// What was counted for one language.
#[derive(Debug, Default)]
struct Table {
    words: HashMap<&'static str, Neighbour>,
    pairs: HashMap<(Neighbour, Neighbour), f32>,
    /// How often each stands before another and behind one, pairs left out of `pairs` among them.
    before: Vec<f32>,
    behind: Vec<f32>,
    all: f32,
}

/// The frequent words of a language that was counted, each with its number, and the affinities of neighbours.
#[derive(Clone, Copy, Debug)]
pub struct FrequentNeighbours(&'static Table);

impl FrequentNeighbours {
    /// Those of `language`, if it was counted.
    pub fn of(language: Language) -> Option<Self> {
        static TABLES: PerLanguage<Option<Table>> = PerLanguage::new();
        TABLES.get_or_make(language, || read(COUNTS, language.code())).as_ref().map(Self)
    }

    /// The number of a word without a capital, or of its class if it is not frequent.
    pub fn word(self, key: &str, class: NeighbourClass) -> Neighbour {
        self.0.words.get(key).copied().unwrap_or(class.index() as Neighbour)
    }

    /// The number of the token at `at`, or of the edge where there is none.
    pub fn token(self, context: &Context<'_>, at: Option<usize>) -> Neighbour {
        let class = context.neighbour_class(at);
        match at.filter(|&at| context.token(at).is_some_and(|token| token.kind == TokenKind::Word)) {
            Some(at) => self.word(&key_of(context.word(at)), class),
            None => class.index() as Neighbour,
        }
    }

    /// How much more often `after` stands right behind `before` than behind any word, as log10.
    pub fn affinity(self, before: Neighbour, after: Neighbour) -> f32 {
        let count = |counts: &[f32], of: Neighbour| counts.get(usize::from(of)).copied().unwrap_or(0.0);
        let share = (count(&self.0.behind, after) + 0.5) / (self.0.all + 1.0);
        let pair = self.0.pairs.get(&(before, after)).map_or(0.0, |pair| pair - DISCOUNT);
        ((pair + SMOOTHING * share) / (count(&self.0.before, before) + SMOOTHING) / share).log10()
    }
}

/// Reads the lines of a language, which are of three kinds: `language, words, the frequent words`,
/// `language, behind, counts` and `language, number before, count before, number:count of each behind it`.
fn read(text: &'static str, code: &str) -> Option<Table> {
    let rows = text.lines().filter_map(|line| line.strip_prefix(code)?.strip_prefix('\t'));
    let mut table = Table::default();
    for row in rows {
        let mut cells = row.split('\t');
        match cells.next()? {
            "words" => table.words = cells.next()?.split(' ').zip(FIRST_WORD..).collect(),
            "behind" => {
                table.behind = cells.next()?.split(' ').map(str::parse).collect::<Result<_, _>>().ok()?;
                table.all = table.behind.iter().sum();
                table.before = vec![0.0; table.behind.len()];
            }
            number => {
                let before: Neighbour = number.parse().ok()?;
                *table.before.get_mut(usize::from(before))? = cells.next()?.parse().ok()?;
                for pair in cells.next()?.split(' ').filter(|pair| !pair.is_empty()) {
                    let (after, count) = pair.split_once(':')?;
                    table.pairs.insert((before, after.parse().ok()?), count.parse().ok()?);
                }
            }
        }
    }
    (!table.words.is_empty()).then_some(table)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn all_counts_are_read() {
        let counted = COUNTS.lines().filter(|line| !line.starts_with('#'));
        let codes: HashSet<&str> = counted.filter_map(|line| Some(line.split_once('\t')?.0)).collect();
        assert!(codes.len() >= 20, "{codes:?}");
        for code in codes {
            assert!(Language::from_code(code).is_some(), "{code}");
            let table = read(COUNTS, code).unwrap_or_else(|| panic!("{code} is not well-formed"));
            assert_eq!(table.words.len() + usize::from(FIRST_WORD), table.behind.len(), "{code}");
        }
    }

    #[test]
    fn words_of_one_class_have_neighbours_of_their_own() {
        let affinity = |code: &str, before: &str, after: &str| {
            let neighbours = FrequentNeighbours::of(Language::from_code(code)?)?;
            let [before, after] = [before, after].map(|word| neighbours.word(word, NeighbourClass::CONTENT));
            Some(neighbours.affinity(before, after))
        };
        for (code, usual, odd) in [
            ("en", ["of", "the"], ["the", "of"]),
            ("en", ["has", "been"], ["is", "has"]),
            ("es", ["de", "la"], ["la", "de"]),
            ("de", ["in", "der"], ["und", "und"]),
            ("fr", ["dans", "le"], ["le", "dans"]),
        ] {
            let [usual, odd] = [usual, odd].map(|[before, after]| affinity(code, before, after));
            assert!(usual > odd, "{code}: {usual:?} {odd:?}");
        }
    }
}
