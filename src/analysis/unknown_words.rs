//! What dictionaries and rules say of a word that is in doubt, found out once for all texts.
//!
//! A corpus repeats its unknown words too: a name that no dictionary holds stands in hundreds of articles. What
//! does not depend on the text around is costly — near forms, derivation, other languages — and is kept
//! here, shared by all threads, for so many words at most. A word that was dropped is found out again with the
//! same result.

use super::derivation::Derivation;
use super::spelling;
use crate::language::{Language, names};
use crate::lexicon::{Candidate, Lexicon, as_listed, with_sharp_s};
use crate::text::CaseShape;
use quick_cache::Equivalent;
use quick_cache::sync::Cache;
use std::sync::{Arc, LazyLock, OnceLock};

/// Words that are kept at most, of all languages together: about half a kilobyte each.
const WORDS: usize = 1 << 16;

/// A form near a word.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Near {
    /// The form.
    pub candidate: Candidate,
    /// log10 of the probability of the accident, see [`spelling::channel`].
    pub channel: f32,
    /// Whether it may be what was meant, see [`spelling::is_candidate`].
    pub is_candidate: bool,
}

fn weighed(candidates: Vec<Candidate>, key: &str, language: Language) -> Box<[Near]> {
    let near = |candidate| Near {
        channel: spelling::channel(key, &candidate, language),
        is_candidate: spelling::is_candidate(key, &candidate),
        candidate,
    };
    candidates.into_iter().map(near).collect()
}

/// What `search` finds near `key`, as the language writes it: where it has a sharp s, the lists have two.
fn found_near(key: &str, language: Language, search: impl Fn(&str) -> Vec<Candidate>) -> Box<[Near]> {
    let search = |key: &str| {
        let mut found = search(key);
        found.iter_mut().for_each(|near| near.entry = language.adjusted(&near.form, near.entry));
        found
    };
    if !language.profile().letters.contains('ß') {
        return weighed(search(key), key, language);
    }
    let sought = as_listed(key);
    let mut found = weighed(search(&sought), &sought, language);
    for near in &mut found {
        near.candidate.form = with_sharp_s(&near.candidate.form, key).into_owned();
        near.is_candidate = spelling::is_candidate(key, &near.candidate);
    }
    found
}

/// What is known of a normalised form in a language. Each answer is sought when it is first asked for.
#[derive(Debug, Default)]
pub(super) struct UnknownWord {
    listed: OnceLock<Box<[String]>>,
    near: OnceLock<Box<[Near]>>,
    near_two: OnceLock<Box<[Near]>>,
    near_common: OnceLock<Box<[Candidate]>>,
    near_names: OnceLock<Box<[Near]>>,
    /// With a capital, and without.
    derivation: [OnceLock<Option<Derivation>>; 2],
    cuts: OnceLock<Box<[usize]>>,
    derived_cuts: OnceLock<Box<[usize]>>,
    has_cognates: OnceLock<bool>,
    may_be_kept: OnceLock<bool>,
    foreign_zipf: OnceLock<f32>,
}

/// A normalised form in a language; two with the same parts have the same hash whoever owns the form.
#[derive(Debug, PartialEq, Eq, Hash)]
struct Form<S> {
    language: Language,
    key: S,
}

impl Equivalent<Form<Box<str>>> for Form<&str> {
    fn equivalent(&self, other: &Form<Box<str>>) -> bool {
        self.language == other.language && *self.key == *other.key
    }
}

/// What is known of the form `key` in `language` so far.
pub(super) fn of(language: Language, key: &str) -> Arc<UnknownWord> {
    static SEEN: LazyLock<Cache<Form<Box<str>>, Arc<UnknownWord>>> = LazyLock::new(|| Cache::new(WORDS));
    if let Some(known) = SEEN.get(&Form { language, key }) {
        return known;
    }
    let word = Arc::new(UnknownWord::default());
    SEEN.insert(Form { language, key: key.into() }, Arc::clone(&word));
    word
}

impl UnknownWord {
    /// What a list of misspellings has for `key`, which the word is kept under.
    pub(super) fn listed(&self, lexicon: &Lexicon, key: &str) -> &[String] {
        self.listed.get_or_init(|| lexicon.corrections(key).into())
    }

    /// The right forms of the language's dictionary one edit from `key`, which the word is kept under.
    pub(super) fn near(&self, language: Language, lexicon: &Lexicon, key: &str) -> &[Near] {
        self.near.get_or_init(|| found_near(key, language, |key| lexicon.nearest(key)))
    }

    /// Those two edits away, see [`Lexicon::nearest_two`].
    pub(super) fn near_two(&self, language: Language, lexicon: &Lexicon, key: &str) -> &[Near] {
        self.near_two.get_or_init(|| found_near(key, language, |key| lexicon.nearest_two(key)))
    }

    /// The common words one edit away, see [`Lexicon::nearest_common`].
    pub(super) fn near_common(&self, lexicon: &Lexicon, key: &str) -> &[Candidate] {
        self.near_common.get_or_init(|| lexicon.nearest_common(key).into())
    }

    /// The names of the register one edit away.
    pub(super) fn near_names(&self, language: Language, key: &str) -> &[Near] {
        self.near_names.get_or_init(|| weighed(names().nearest(key), key, language))
    }

    /// The rule that derives the word, which `find` finds.
    pub(super) fn derivation(
        &self,
        shape: CaseShape,
        find: impl FnOnce() -> Option<Derivation>,
    ) -> Option<Derivation> {
        *self.derivation[usize::from(shape == CaseShape::Lower)].get_or_init(find)
    }

    /// Where the word may be cut in two (bytes), of which `find` finds the places.
    pub(super) fn cuts(&self, find: impl FnOnce() -> Box<[usize]>) -> &[usize] {
        self.cuts.get_or_init(find)
    }

    /// The same where one of the two words is in no dictionary.
    pub(super) fn derived_cuts(&self, find: impl FnOnce() -> Box<[usize]>) -> &[usize] {
        self.derived_cuts.get_or_init(find)
    }

    /// Whether words of the languages that texts in its own quote are one edit away, which `find` finds.
    pub(super) fn has_cognates(&self, find: impl FnOnce() -> bool) -> bool {
        *self.has_cognates.get_or_init(find)
    }

    /// Whether a translation may have kept the word, which `find` finds.
    pub(super) fn may_be_kept(&self, find: impl FnOnce() -> bool) -> bool {
        *self.may_be_kept.get_or_init(find)
    }

    /// The frequency (Zipf) of the word in languages that texts in its own quote, which `find` finds.
    pub(super) fn foreign_zipf(&self, find: impl FnOnce() -> f32) -> f32 {
        *self.foreign_zipf.get_or_init(find)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_found_out_is_kept() {
        let english = Language::from_code("en").expect("English");
        let first = of(english, "strynker");
        assert!(first.near_names(english, "strynker").iter().any(|near| near.candidate.form == "stryker"));
        let second = of(english, "strynker");
        assert!(
            Arc::ptr_eq(&first, &second)
                || second.near_names(english, "strynker") == first.near_names(english, "strynker")
        );
        assert!(!Arc::ptr_eq(&first, &of(english, "strinker")));
    }
}
