//! Whether the words of a text are those of the language that it was taken for.
//!
//! Poor translations keep every word that their dictionary lacks, and a language without a dictionary is taken for the next
//! of kin that has one: Galician for Portuguese, Afrikaans for Dutch. In such a text a strange word is no slip, and a
//! short word may be one of either language: Croatian "a" beside the English article.

use super::context::{Context, Paragraph};
use super::suspect::{Reading, Suspect};
use crate::language::Language;
use crate::text::{Notes, Token};

/// Fewest words in lower case that tell.
const WORDS: u32 = 10;
/// Share of strange words from which on a long text is not in its language, and what is added to it for a short one: over
/// the root of the number of its words, as chance goes. Marred texts in twenty languages have less, nine in ten of their
/// kin without a dictionary have more.
const SHARE: f32 = 0.1;
const BY_CHANCE: f32 = 0.6;
/// No text with fewer strange words has as many as that.
const FEWEST_STRANGE: usize = 3;
/// A word that lost or got a space with this probability is not strange.
const EXPLAINED: f32 = 0.5;

/// What of a text is in another language than it was taken for.
#[derive(Debug)]
pub(super) struct Mixture {
    /// By paragraph, whether its words are strange in its language.
    pub paragraphs: Vec<bool>,
    /// Languages whose paragraphs, taken together, have words that are strange in them.
    pub languages: Vec<Language>,
}

/// Words in lower case, and those among them that no dictionary holds.
#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    words: u32,
    strange: u32,
}

impl Counts {
    fn add(&mut self, other: Self) {
        self.words += other.words;
        self.strange += other.strange;
    }

    fn are_foreign(self) -> bool {
        let words = self.words as f32;
        self.words >= WORDS && self.strange as f32 >= words * (SHARE + BY_CHANCE / words.sqrt())
    }
}

impl Mixture {
    pub(super) fn of(context: &Context<'_>) -> Self {
        let paragraphs = context.paragraphs();
        let none = || Self { paragraphs: vec![false; paragraphs.len()], languages: Vec::new() };
        if context.noted(Notes::UNKNOWN).nth(FEWEST_STRANGE - 1).is_none() {
            return none();
        }
        let invalid = count(context, |token, _| is_invalid(token));
        let is_possible = invalid.iter().any(|counts| counts.are_foreign())
            || by_language(paragraphs, &invalid).iter().any(|(_, counts)| counts.are_foreign());
        if !is_possible {
            return none();
        }
        // compounds and forms that no list holds are right by the rules of the language, and artifacts are explained
        let strange = count(context, |token, at| {
            is_invalid(token) && context.is_unknown(at) && !is_explained(context.suspects(), at)
        });
        let by_language = by_language(paragraphs, &strange).into_iter();
        Self {
            paragraphs: strange.iter().map(|counts| counts.are_foreign()).collect(),
            languages: by_language
                .filter(|(_, counts)| counts.are_foreign())
                .map(|(language, _)| language)
                .collect(),
        }
    }
}

/// By paragraph, the words of a language that has a dictionary, and those of them that are strange.
fn count(context: &Context<'_>, is_strange: impl Fn(&Token, usize) -> bool) -> Vec<Counts> {
    let of_paragraph = |paragraph: &Paragraph| {
        let mut counts = Counts::default();
        if paragraph.language.lexicon().is_some() {
            let tokens = paragraph.tokens.clone();
            for (token, at) in context.tokens()[tokens.clone()].iter().zip(tokens) {
                if token.is_lower_word() {
                    counts.add(Counts { words: 1, strange: u32::from(is_strange(token, at)) });
                }
            }
        }
        counts
    };
    context.paragraphs().iter().map(of_paragraph).collect()
}

fn by_language(paragraphs: &[Paragraph], counts: &[Counts]) -> Vec<(Language, Counts)> {
    let mut sums: Vec<(Language, Counts)> = Vec::new();
    for (paragraph, counts) in paragraphs.iter().zip(counts) {
        match sums.iter_mut().find(|(language, _)| *language == paragraph.language) {
            Some((_, sum)) => sum.add(*counts),
            None => sums.push((paragraph.language, *counts)),
        }
    }
    sums
}

/// Whether no dictionary holds the word, not even as a misspelling.
fn is_invalid(token: &Token) -> bool {
    let entry = token.entry;
    !entry.is_valid() && !entry.is_misspelling()
}

/// Whether the word is more probably one that lost or got a space. A word of a kin language is often one slip away from
/// one of this, so that slips explain nothing.
fn is_explained(suspects: &[Suspect], at: usize) -> bool {
    let found = suspects.binary_search_by_key(&at, |suspect| suspect.token);
    found.is_ok_and(|found| {
        let suspect = &suspects[found];
        let spaces = suspect.readings().filter(|(reading, _)| !matches!(reading, Reading::Misspelt(_)));
        spaces.map(|(reading, _)| suspect.share(reading)).any(|share| share >= EXPLAINED)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_mixed(language: Option<&str>, text: &str) -> bool {
        let language = language.and_then(Language::from_code);
        Context::new(text, language, None).mixes_languages(0)
    }

    #[test]
    fn words_that_a_translation_kept_are_told_from_slips() {
        assert!(is_mixed(
            Some("en"),
            "Before than what novi kontakt adds, odaberite his imenik and kliknite on tipku dalje."
        ));
        assert!(!is_mixed(
            Some("en"),
            "The goverment of the twon left erly, and nobdy knew wether it wuold come back home."
        ));
        assert!(!is_mixed(
            Some("en"),
            "Thegovernment hasannounced newmeasures, andthe mayor saidthat itwas late forthe town."
        ));
        assert!(!is_mixed(Some("en"), "Odaberite novi kontakt"), "too few words tell nothing");
    }

    #[test]
    fn languages_without_a_dictionary_are_told_from_their_kin() {
        for text in [
            "Os veciños da vila queren que o concello arranxe a ponte antes do inverno.\nAlgúns levan xa dous meses sen \
             poder chegar á outra beira, e ninguén lles deu unha resposta ata onte.",
            "Die bure van die dorp wil hê dat die brug voor die winter herstel moet word.\nSommige kon al twee maande lank \
             nie die ander oewer bereik nie, en niemand het vir hulle gesê wanneer dit klaar sal wees nie.",
        ] {
            assert!(is_mixed(None, text), "{text}");
        }
        assert!(!is_mixed(
            None,
            "Os moradores da vila querem que a câmara conserte a ponte antes do inverno.\nAlguns estão já há dois meses sem \
             poder chegar à outra margem, e ninguém lhes deu uma resposta até ontem."
        ));
    }

    #[test]
    fn compounds_and_forms_that_no_list_holds_are_no_other_language() {
        assert!(!is_mixed(
            Some("fi"),
            "ilmastoneuvotteluryhmä puhui podcastissammehan työmatkajärjestelmistä ja liikenneturvallisuuskysymyksistä \
             eilen illalla kirjastossa."
        ));
        assert!(!is_mixed(
            Some("de"),
            "die technologielastigen und überarbeitungswürdigen pläne kamen spät in den verhandlungsausschuss zurück."
        ));
    }
}
