//! Words that texts hardly ever write with a capital, sentence starts, headlines and names included.

use std::collections::BTreeSet;

use crate::build::registers::Registers;
use crate::build::writings::{self, Writings};
use crate::entry::Entry;

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

/// Stems that are kept, the most frequent first: all is to take no more than 300,000 bytes.
const STEMS: usize = 69_000;

/// Whether this is the entry of a common word: what is small in the vocabularies and common nowhere is no word.
pub fn is_common(entry: Entry) -> bool {
    entry.is_valid() && entry.lower_share() >= 0.5 && !entry.is_registered_name()
}

/// The stems of common words whose forms are hardly capitalised, and behind a hyphen the forms of those stems that are
/// capitalised all the same, names of people and places among them. `common` are the common words of the languages.
pub fn build(writings: &Writings, common: &BTreeSet<String>, registers: &Registers) -> BTreeSet<String> {
    let stems: BTreeSet<&str> = common.iter().filter_map(|key| stem(key)).collect();
    let mut small: Vec<(&str, f64)> =
        stems.into_iter().filter_map(|stem| Some((stem, weight(writings, stem)?))).collect();
    small.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(b.0)));
    let mut forms: BTreeSet<String> =
        small.into_iter().take(STEMS).map(|(stem, _)| stem.to_owned()).collect();
    let capitalised: Vec<String> = writings
        .capitalised()
        .chain(registers.keys())
        .filter(|key| stem(key).is_some_and(|stem| forms.contains(stem)) && common.contains(*key))
        .map(|key| format!("-{key}"))
        .collect();
    forms.extend(capitalised);
    forms
}

/// Whether `small`, which [`build`] made, holds `key`.
pub fn holds(small: &BTreeSet<String>, key: &str) -> bool {
    stem(key).is_some_and(|stem| small.contains(stem)) && !small.contains(&format!("-{key}"))
}

/// What the forms of a word share, if it is long enough.
fn stem(key: &str) -> Option<&str> {
    writings::stem(key, LETTERS, ENDING)
}

/// How frequent the forms of a stem are in lower case, if they are far less so with a capital.
fn weight(writings: &Writings, stem: &str) -> Option<f64> {
    let found = writings.with_stem(stem, stem.chars().count() + ENDING + LONGER);
    let is_small =
        found.lower > UNSEEN && ((found.lower + UNSEEN) / (found.title + UNSEEN)).ln() >= MORE_FREQUENT;
    is_small.then_some(found.lower)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_stem_tell_of_each_other() {
        let forms = [
            ("ministerstva", 1e-4),
            ("ministerstvo", 1e-4),
            ("Ministerstvo", 1e-4),
            ("obecně", 1e-4),
            ("Obecný", 1e-6),
        ];
        let writings = Writings::of(forms.map(|(form, weight)| (form.to_owned(), weight)));
        assert_eq!(weight(&writings, stem("ministerstva").unwrap()), None);
        assert!(weight(&writings, stem("obecnou").unwrap()).is_some());
    }

    #[test]
    fn what_has_capitals_is_not_held() {
        let small = BTreeSet::from(["obecn".to_owned(), "-obecná".to_owned()]);
        assert!(holds(&small, "obecnou") && !holds(&small, "obecná") && !holds(&small, "lov"));
    }
}
