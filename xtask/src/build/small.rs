//! Words that texts hardly ever write with a capital, sentence starts, headlines and names included.
//!
//! No package counts how each word of each language is written. The vocabularies of tokenisers tell it of the usual
//! ones: a text in which "Own" were half as frequent as "own" would have made both a token.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;

use crate::build::registers::Registers;
use crate::entry::Entry;
use crate::readers::vocabulary;
use crate::sources::Store;
use crate::text::{self, Shape};

/// The package of the vocabularies, and those that hold capitals and all languages.
const PACKAGE: &str = "blingfire";
const VOCABULARIES: [&str; 2] = ["blingfire/xlm_roberta_base.i2w", "blingfire/laser500k.i2w"];

/// The language that writes its nouns with capitals: its texts tell nothing of how others write theirs.
pub const CAPITAL_NOUNS: &str = "de";

/// Fewest letters of a form and of a stem: shorter ones are initials and parts of names as well.
const LETTERS: usize = 4;

/// Letters that the stem of a form lacks, and those that another form of the stem has more than this one at most.
const ENDING: usize = 2;
const LONGER: usize = 3;

/// Natural logarithm of how much more frequent the forms of a stem are without capitals than with them.
const MORE_FREQUENT: f64 = 1.5;

/// What is in no vocabulary is at most as frequent as this.
const UNSEEN: f64 = 2e-6;

/// Ranks from which on frequencies fall as ranks grow (Mandelbrot's shift of Zipf's law).
const SHIFT: f64 = 100.0;

/// Stems that are kept, the most frequent first: all is to take no more than 300,000 bytes.
const STEMS: usize = 69_000;

/// How frequent a form is in the vocabularies, in each writing.
#[derive(Default)]
struct Writings {
    lower: f64,
    title: f64,
}

/// Whether this is the entry of a common word: what is small in the vocabularies and common nowhere is no word.
pub fn is_common(entry: Entry) -> bool {
    entry.is_valid() && entry.lower_share() >= 0.5 && !entry.is_registered_name()
}

/// The stems of common words whose forms are hardly capitalised, and behind a hyphen the forms of those stems that are
/// capitalised all the same, names of people and places among them. `common` are the common words of the languages.
pub fn build(
    store: &Store,
    common: &BTreeSet<String>,
    registers: &Registers,
    shape: Shape,
) -> Result<BTreeSet<String>> {
    let mut writings: BTreeMap<String, Writings> = BTreeMap::new();
    for vocabulary in VOCABULARIES {
        for (rank, token) in vocabulary::read(&store.file(PACKAGE, vocabulary)?)?.into_iter().enumerate() {
            let Some(form) = token.strip_prefix(' ') else { continue };
            let key = text::key(form);
            if !shape.fits(&key) {
                continue;
            }
            let weight = 1.0 / (rank as f64 + SHIFT);
            if form == key {
                writings.entry(key).or_default().lower += weight;
            } else if form == text::title(&key) {
                writings.entry(key).or_default().title += weight;
            }
        }
    }
    let stems: BTreeSet<&str> = common.iter().filter_map(|key| stem(key)).collect();
    let mut small: Vec<(&str, f64)> =
        stems.into_iter().filter_map(|stem| Some((stem, weight(&writings, stem)?))).collect();
    small.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(b.0)));
    let mut forms: BTreeSet<String> =
        small.into_iter().take(STEMS).map(|(stem, _)| stem.to_owned()).collect();
    let seen = writings.iter().filter(|(_, own)| own.title > 0.0).map(|(key, _)| key);
    let capitalised: Vec<String> = seen
        .chain(registers.keys())
        .filter(|key| stem(key).is_some_and(|stem| forms.contains(stem)) && common.contains(*key))
        .map(|key| format!("-{key}"))
        .collect();
    forms.extend(capitalised);
    Ok(forms)
}

/// What the forms of a word share, if it is long enough.
fn stem(key: &str) -> Option<&str> {
    let letters = key.chars().count();
    if letters < LETTERS {
        return None;
    }
    let kept = letters.saturating_sub(ENDING).max(LETTERS);
    Some(key.char_indices().nth(kept).map_or(key, |(end, _)| &key[..end]))
}

/// How frequent the forms of a stem are in lower case, if they are far less so with a capital.
fn weight(writings: &BTreeMap<String, Writings>, stem: &str) -> Option<f64> {
    let longest = stem.chars().count() + ENDING + LONGER;
    let (mut lower, mut title) = (0.0, 0.0);
    for (form, found) in writings.range(stem.to_owned()..).take_while(|(form, _)| form.starts_with(stem)) {
        if form.chars().count() <= longest {
            lower += found.lower;
            title += found.title;
        }
    }
    let is_small = lower > UNSEEN && ((lower + UNSEEN) / (title + UNSEEN)).ln() >= MORE_FREQUENT;
    is_small.then_some(lower)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_stem_tell_of_each_other() {
        let of = |key: &str, lower, title| (key.to_owned(), Writings { lower, title });
        let writings = BTreeMap::from([
            of("ministerstva", 1e-4, 0.0),
            of("ministerstvo", 1e-4, 1e-4),
            of("obecně", 1e-4, 0.0),
            of("obecný", 1e-4, 1e-6),
        ]);
        assert_eq!(weight(&writings, stem("ministerstva").unwrap()), None);
        assert!(weight(&writings, stem("obecnou").unwrap()).is_some());
    }

    #[test]
    fn a_stem_lacks_the_last_letters_of_longer_words() {
        assert_eq!(stem("obecnou"), Some("obecn"));
        assert_eq!(stem("řidič"), Some("řidi"));
        assert_eq!(stem("lov"), None);
    }
}
