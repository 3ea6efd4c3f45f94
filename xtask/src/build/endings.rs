//! The endings that a language puts in the place of a lemma's own, as its inflected forms show them.
//!
//! No list holds all forms of a language that inflects richly, or any form of a new name. What many lemmas
//! do, others may do too: a form that a known lemma and a known change of ending explain is no error.

use std::collections::{HashMap, HashSet};

use crate::build::language::Facts;
use crate::text;

/// Letters that lemma and form must share from the beginning.
const STEM: usize = 3;

/// Longest ending of a form and of a lemma, in letters.
const FORM_ENDING: usize = 14;
const LEMMA_ENDING: usize = 4;

/// An ending is one that so many lemmas take, and so large a share of all.
const LEMMAS: usize = 12;
const SHARE: f64 = 0.000_25;

/// A form's ending and what stands in its place in the lemma, to the number of lemmas that show the change.
pub type Endings = HashMap<(String, String), usize>;

/// The endings of a language.
pub fn of(facts: &Facts) -> Endings {
    let mut found = Endings::new();
    let mut lemmas = HashSet::new();
    for (form, lemma) in facts.inflected.iter().chain(&facts.derived) {
        let lemma = text::key(lemma);
        if let Some(change) = change(form, &lemma) {
            *found.entry(change).or_default() += 1;
        }
        lemmas.insert(lemma);
    }
    let least = LEMMAS.max((lemmas.len() as f64 * SHARE) as usize);
    found.retain(|_, count| *count >= least);
    found
}

/// The endings that are added to whole lemmas.
pub fn added(endings: &Endings) -> HashSet<&str> {
    endings.keys().filter(|(_, own)| own.is_empty()).map(|(ending, _)| ending.as_str()).collect()
}

/// The ending of the form and the one it replaces, if the two words share a stem.
fn change(form: &str, lemma: &str) -> Option<(String, String)> {
    let shared: usize =
        form.chars().zip(lemma.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
    let (ending, own) = (&form[shared..], &lemma[shared..]);
    let fits = form[..shared].chars().count() >= STEM
        && !ending.is_empty()
        && ending.chars().count() <= FORM_ENDING
        && own.chars().count() <= LEMMA_ENDING;
    fits.then(|| (ending.to_owned(), own.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_what_follows_the_shared_letters() {
        let pair = |a: &str, b: &str| Some((a.to_owned(), b.to_owned()));
        assert_eq!(change("domácnostech", "domácnost"), pair("ech", ""));
        assert_eq!(change("kissoilla", "kissa"), pair("oilla", "a"));
        assert_eq!(change("went", "go"), None);
        assert_eq!(change("haus", "haus"), None);
    }
}
