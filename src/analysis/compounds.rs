//! Whether a word is one that compounds begin with.

use crate::language::Language;
use crate::text::Recent;
use std::cell::RefCell;

/// How many right words begin with `start` and go on with another right word, as log10 of one more. A frequent word
/// that begins none is no first part of a compound, and so stands by itself.
pub(super) fn heads(start: &str, language: Language) -> f32 {
    thread_local! {
        /// The result for the words that came last, by number of the language.
        static RECENT: RefCell<Recent<f32, { 1 << 12 }>> = RefCell::default();
    }
    let goes_on = |rest: &str| {
        let entry = language.look_up(rest);
        let letters = rest.chars().count();
        entry.is_valid()
            && entry.lower_share() >= 0.5
            && (letters > 3 || letters == 3 && entry.zipf() >= SHORT_REST_ZIPF)
    };
    RECENT.with_borrow_mut(|recent| {
        recent.get_or_find(language.number() as u8, start, || {
            let rests = language.lexicon().map_or_else(Vec::new, |lexicon| lexicon.rests(start, RESTS));
            let count = rests.iter().filter(|rest| goes_on(rest)).count();
            (1.0 + count as f32).log10()
        })
    })
}

/// How often a word is the last part of compounds.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Tails {
    /// How many right words end with it behind another right word, as log10 of one more.
    pub of_form: f32,
    /// The same of all words that begin as it does, which are its forms and kin.
    pub of_stem: f32,
}

/// How often `word` is the last part of compounds: a frequent word that ends none stands by itself.
pub(super) fn tails(word: &str, language: Language) -> Tails {
    thread_local! {
        /// The result for the words that came last, by number of the language.
        static RECENT: RefCell<Recent<Tails, { 1 << 12 }>> = RefCell::default();
    }
    let log = |count: u64| (1.0 + count as f32).log10();
    RECENT.with_borrow_mut(|recent| {
        recent.get_or_find(language.number() as u8, word, || {
            language.lexicon().map_or_else(Tails::default, |lexicon| Tails {
                of_form: log(lexicon.compounds_ending_with(word)),
                of_stem: log(lexicon.compounds_ending_like(stem_of(word))),
            })
        })
    })
}

/// The beginning that the forms of a word share: three fifths of it, four letters at least.
fn stem_of(word: &str) -> &str {
    beginning(word, (word.chars().count() * 3).div_ceil(5))
}

/// Whether the dictionary has a right word of the same two as `left` and `right` side by side, in another form or with
/// another suffix: tietojenkäsittely of tietojen and käsittelijöitä.
pub(super) fn has_kin(left: &str, right: &str, language: Language) -> bool {
    let start = format!("{left}{}", beginning(right, right.chars().count().div_ceil(2)));
    language.lexicon().is_some_and(|lexicon| !lexicon.rests(&start, 1).is_empty())
}

/// So many letters of a word, four at least.
fn beginning(word: &str, letters: usize) -> &str {
    word.char_indices().nth(letters.max(SHORTEST_STEM)).map_or(word, |(end, _)| &word[..end])
}

/// What [`heads`] says of the form that a word takes as the first part of compounds, "arbejds" of "arbejde", if the language links
/// words so.
pub(super) fn linked_heads(start: &str, language: Language) -> Option<f32> {
    let links = language.profile().linking?;
    let stem = start.strip_suffix(['e', 'a']);
    [Some(start), stem]
        .into_iter()
        .flatten()
        .flat_map(|stem| {
            links.iter().filter(|link| !link.is_empty()).map(move |link| format!("{stem}{link}"))
        })
        .filter(|linked| linked != start)
        .map(|linked| heads(&linked, language))
        .reduce(f32::max)
}

/// Whether a word is the first part of a compound with its link, as all of its kind have it: aktualitets, Observations.
pub(crate) fn is_linked(word: &str, language: Language) -> bool {
    language.profile().linking.is_some_and(|links| links.contains(&"s"))
        && word.strip_suffix('s').is_some_and(|stem| LINKED.iter().any(|ending| stem.ends_with(ending)))
}

/// Whether a word is a participle that the language takes for a noun too, and joins to nouns as it is:
/// studerendebolig, pårørenderom, resandebuss.
pub(super) fn is_nominal_participle(word: &str, language: Language) -> bool {
    language.profile().nominal_participles.iter().any(|ending| word.ends_with(ending))
}

/// Endings of nouns that Germanic languages link with an s to what follows.
const LINKED: &[&str] = &[
    "tet", "tät", "teit", "ion", "het", "hed", "heit", "keit", "heid", "ing", "ung", "skap", "skab",
    "schaft", "dom", "tum",
];

/// Words with one beginning that are looked at, at most, in each part of a dictionary.
const RESTS: usize = 500;
/// Fewest letters of what the forms of a word share.
const SHORTEST_STEM: usize = 4;
/// Least frequency (Zipf) of a rest of three letters.
const SHORT_REST_ZIPF: f32 = 4.0;

#[cfg(test)]
mod tests {
    use super::*;

    fn language(code: &str) -> Language {
        Language::from_code(code).expect("a known language")
    }

    #[test]
    fn first_parts_begin_other_words() {
        // arbejdsplads, arbejdsmarked; a verb with its ending begins none
        let danish = language("da");
        assert!(heads("arbejds", danish) > heads("arbejdede", danish) + 1.0);
        assert!(heads("qqq", danish).abs() < 1e-6);
    }

    #[test]
    fn last_parts_end_other_words() {
        // békecsoport, munkacsoport; no compound ends with a verb in the imperative
        let hungarian = language("hu");
        assert!(tails("csoport", hungarian).of_form > tails("kerüljön", hungarian).of_form + 1.0);
        // what is known of a word is known of its forms
        let finnish = language("fi");
        let form = tails("tutkimuksistaan", finnish);
        assert!(form.of_stem > form.of_form + 1.0, "{form:?}");
    }

    #[test]
    fn compounds_are_known_by_their_kin() {
        let finnish = language("fi");
        assert!(has_kin("tietojen", "käsittelijöitä", finnish), "tietojenkäsittely");
        assert!(!has_kin("tekstit", "alkoivat", finnish));
    }

    #[test]
    fn linked_forms_are_found_from_the_plain_ones() {
        let danish = language("da");
        assert!(linked_heads("arbejde", danish).is_some_and(|linked| linked > heads("arbejde", danish)));
        assert_eq!(linked_heads("trabajo", language("es")), None, "a language without links");
    }

    #[test]
    fn participles_that_are_nouns_are_told_by_the_language() {
        assert!(is_nominal_participle("studerende", language("da")));
        assert!(is_nominal_participle("resande", language("sv")));
        assert!(!is_nominal_participle("resande", language("nb")), "the ending of another language");
        assert!(!is_nominal_participle("studierende", language("de")));
        assert!(!is_nominal_participle("studerendes", language("da")), "a genitive");
    }

    #[test]
    fn links_are_told_by_the_noun_before_them() {
        assert!(is_linked("aktualitets", language("da")));
        assert!(is_linked("observations", language("sv")));
        assert!(!is_linked("speidernes", language("nb")), "a genitive");
        assert!(!is_linked("aktualitet", language("da")));
        assert!(!is_linked("nations", language("en")), "a language without links");
    }
}
