//! Common words that are written like a name: "roma", "chinach", "makedonian".
//!
//! Lists of frequencies are in lower case, so most languages have names of places, peoples and firms among their common
//! words, in all cases. Four witnesses tell them: the names of countries, the registers of people and towns of the language's
//! own countries, a list of inflected forms that has the form with a capital too, and the vocabularies, where it or its stem
//! mostly has one.

use std::collections::BTreeSet;

use crate::build::language::Facts;
use crate::build::registers::Registers;
use crate::build::small;
use crate::build::writings::{self, Writings};

/// Fewest letters of the stem that a form shares with a name, and letters that the form has more at most.
const LETTERS: usize = 4;
const ENDING: usize = 3;

/// By how much the forms of a stem have to be more frequent with capitals, for any form of it to be a name as well.
const MORE_FREQUENT: f64 = 3.0;

/// Those of one language.
#[derive(Debug, Default)]
pub struct Namesakes {
    /// Names of countries, people and towns, and what the vocabularies mostly have with a capital.
    known: BTreeSet<String>,
    /// What the list of inflected forms has with a capital and without.
    listed: BTreeSet<String>,
}

impl Namesakes {
    /// Finds them among the common words of a language.
    pub fn find<'a>(
        facts: &Facts,
        writings: &Writings,
        registers: &Registers,
        countries: &BTreeSet<String>,
        common: impl IntoIterator<Item = &'a String>,
    ) -> Self {
        let mut found = Self::default();
        let code = &facts.config.code;
        let is_registered = |key: &str| registers.is_person_of(code, key) || registers.is_town_of(code, key);
        for key in common.into_iter().filter(|key| !facts.classes.contains_key(*key)) {
            // counts of writings tell more
            let is_written = || facts.writings.is_empty() && is_mostly_capitalised(writings, key);
            if countries.contains(key) || is_registered(key) || is_written() {
                found.known.insert(key.clone());
            } else if facts.named.contains(key) {
                found.listed.insert(key.clone());
            }
        }
        found
    }

    /// The keys behind the code of their language. `small` holds what texts hardly ever write with a capital: a surname
    /// that is called like it tells nothing.
    pub fn lines(self, code: &str, small: &BTreeSet<String>) -> impl Iterator<Item = String> {
        let listed = self.listed.into_iter().filter(|key| !small::holds(small, key));
        self.known.into_iter().chain(listed).map(move |key| format!("{code}/{key}"))
    }
}

/// Whether the form is mostly written with a capital, or all forms of its stem far more often.
fn is_mostly_capitalised(writings: &Writings, key: &str) -> bool {
    let own = writings.get(key);
    let stem = || writings::stem(key, LETTERS, ENDING);
    own.title > own.lower
        || stem().is_some_and(|stem| {
            let all = writings.with_stem(stem, stem.chars().count() + ENDING);
            all.title > MORE_FREQUENT * all.lower
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_and_stems_with_capitals_are_names() {
        let forms = [("Roma", 5.0), ("roma", 1.0), ("Makedonia", 3.0), ("romaani", 3.0), ("romaanin", 2.0)];
        let writings = Writings::of(forms.map(|(form, weight)| (form.to_owned(), weight)));
        assert!(is_mostly_capitalised(&writings, "roma"));
        assert!(is_mostly_capitalised(&writings, "makedonian"));
        assert!(!is_mostly_capitalised(&writings, "romaanista"));
        assert!(!is_mostly_capitalised(&writings, "kirja"));
    }

    #[test]
    fn a_surname_called_like_what_is_written_small_tells_nothing() {
        let namesakes = Namesakes {
            known: BTreeSet::from(["roma".to_owned()]),
            listed: BTreeSet::from(["żydów".to_owned(), "drewnianych".to_owned()]),
        };
        let small = BTreeSet::from(["drewniany".to_owned()]);
        assert_eq!(namesakes.lines("pl", &small).collect::<Vec<_>>(), ["pl/roma", "pl/żydów"]);
    }
}
