//! Whether a paragraph mixes languages, as poor translations do that keep every word their dictionary lacks.
//!
//! In such a paragraph a strange word is rather one that was kept than a slip, and a short word may be one of either
//! language: Croatian "a" beside the English article.

use super::context::{Context, Paragraph};

/// Fewest words in lower case of a paragraph that tell.
const WORDS: usize = 10;
/// Least share of them that is unknown where languages are mixed: right texts, names and terms apart, have far fewer, and
/// texts full of slips too.
const SHARE: f32 = 0.3;

/// Whether so many words of a paragraph are unknown in its language that it must be mixed with another one.
pub(super) fn is_mixed(context: &Context<'_>, paragraph: &Paragraph) -> bool {
    if paragraph.language.lexicon().is_none() {
        return false;
    }
    // a known misspelling is a slip
    let is_strange = |at: usize| {
        let entry = context.tokens()[at].entry;
        !entry.is_valid() && !entry.is_misspelling()
    };
    let small = || paragraph.tokens.clone().filter(|&at| context.tokens()[at].is_lower_word());
    let (mut words, mut invalid) = (0usize, 0usize);
    for at in small() {
        words += 1;
        invalid += usize::from(is_strange(at));
    }
    let is_share = |count: usize| words >= WORDS && count as f32 >= SHARE * words as f32;
    // compounds and forms that no list holds are right by the rules of the language
    is_share(invalid) && is_share(small().filter(|&at| is_strange(at) && context.is_unknown(at)).count())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    fn is_mixed(language: &str, text: &str) -> bool {
        Context::new(text, Language::from_code(language), None).mixes_languages(0)
    }

    #[test]
    fn words_that_a_translation_kept_are_told_from_slips() {
        assert!(is_mixed(
            "en",
            "Before than what novi kontakt adds, odaberite his imenik and kliknite on tipku dalje."
        ));
        assert!(!is_mixed(
            "en",
            "The goverment of the twon left erly, and nobdy knew wether it wuold come back home."
        ));
        assert!(!is_mixed("en", "Odaberite novi kontakt"), "too few words tell nothing");
    }

    #[test]
    fn compounds_and_forms_that_no_list_holds_are_no_other_language() {
        assert!(!is_mixed(
            "fi",
            "ilmastoneuvotteluryhmä puhui podcastissammehan työmatkajärjestelmistä ja liikenneturvallisuuskysymyksistä \
             eilen illalla kirjastossa."
        ));
        assert!(!is_mixed(
            "de",
            "die technologielastigen und überarbeitungswürdigen pläne kamen spät in den verhandlungsausschuss zurück."
        ));
    }
}
