//! What looks like two words and is one by the rules of its language, though no list holds it.

use super::Split;
use crate::analysis::context::Context;
use crate::analysis::derivation::{Derivation, derivation, is_companion};
use crate::language::{Capitals, EndingWords, Language, Stem, names};
use crate::lexicon::{Entry, WordClass, key_of};
use crate::text::CaseShape;

/// Whether the word at `at`, with this key and so many bytes that are elided before it, is one wherever it is cut.
pub(super) fn is_one_word(context: &Context<'_>, at: usize, key: &str, elided: usize) -> bool {
    let token = context.tokens()[at];
    let language = token.language;
    // "Romanziera": what a suffix makes of a usual word, and no novels that were
    let has_affix = || {
        token.shape == CaseShape::Title
            && derivation(key, CaseShape::Lower, language) == Some(Derivation::Affix)
    };
    elided > 0 && is_right_behind_elided(&key[elided..], language)
        || has_affix()
        || derivation(key, token.shape, language) == Some(Derivation::Number)
        || is_suspended(context, at)
        || is_infinitive_noun(context, at, key)
        || is_companion(key, language)
        || is_of_town(key, token.shape, language)
}

/// "een Neerpeltenaar": Dutch calls people by their town so, and "naar" is a preposition by chance.
fn is_of_town(key: &str, shape: CaseShape, language: Language) -> bool {
    language.code() == "nl"
        && shape == CaseShape::Title
        && key.strip_suffix("enaar").is_some_and(|town| town.chars().count() >= TOWN)
}

/// Fewest letters of such a town.
const TOWN: usize = 4;

/// Infinitives with which German makes nouns of adjectives and nouns.
const INFINITIVES: &[&str] = &["sein", "werden", "haben", "tun"];

/// "das Totsein", "zum Rechthaben": where nouns have capitals, an infinitive makes a noun of an adjective, and of a noun
/// behind a preposition with its article.
fn is_infinitive_noun(context: &Context<'_>, at: usize, key: &str) -> bool {
    let token = context.tokens()[at];
    let profile = token.language.profile();
    if profile.capitals != Capitals::Nouns
        || token.shape != CaseShape::Title
        || token.is_sentence_initial
        || at == 0
    {
        return false;
    }
    // "die Älteren werden"
    let is_inflected = |first: &str| ["e", "en", "er", "em", "es"].iter().any(|end| first.ends_with(end));
    let is_behind_article = || profile.articled.contains(&&*key_of(context.word(at - 1)));
    INFINITIVES.iter().filter_map(|infinitive| key.strip_suffix(infinitive)).any(|first| {
        let entry = token.language.look_up(first);
        entry.is_valid()
            && !entry.is_function_word()
            && first.chars().count() >= FIRST_LETTERS
            && (entry.lower_share() >= 0.5 && !is_inflected(first) || is_behind_article())
    })
}

/// Fewest letters of what an infinitive makes a noun of.
const FIRST_LETTERS: usize = 3;

/// Whether what stands behind an elided word is right as a whole: "d'equilibrisme".
fn is_right_behind_elided(key: &str, language: Language) -> bool {
    let is_formed = |rule| matches!(rule, Derivation::Affix | Derivation::Inflection);
    language.look_up(key).is_valid()
        || names().get(key).is_known()
        || derivation(key, CaseShape::Lower, language).is_some_and(is_formed)
}

/// "vinter- och vårmånaderna", "årsbrytar- och jordbruket": a hyphen that stands for the other part of a compound says
/// that the word beside the conjunction is one, and so does one that ends the word itself.
fn is_suspended(context: &Context<'_>, at: usize) -> bool {
    let suspends = |hyphen: usize| {
        context.mark(hyphen) == Some('-') && context.is_glued(hyphen - 1) && context.is_spaced(hyphen)
    };
    let behind = at >= 3
        && context.tokens()[at - 1].entry.class() == Some(WordClass::Coordinator)
        && context.tokens()[at - 3].is_word()
        && suspends(at - 2);
    behind || context.mark(at + 1).is_some() && suspends(at + 1)
}

/// Whether the second of two words is an ending of the first, or joined to it, by the profile of the language.
pub(super) fn ends_with_word(
    left: &str,
    right: &str,
    first: Entry,
    is_title: bool,
    language: Language,
) -> bool {
    let is_stem = |stem: Stem| match stem {
        Stem::Any => true,
        Stem::Common => first.lower_share() >= 0.5 && !first.is_function_word(),
        Stem::Capitalised => is_title,
        Stem::CapitalisedCommon => is_title && first.lower_share() >= 0.5 && !first.is_function_word(),
        Stem::UnknownName => is_title && !first.is_known(),
        Stem::OneOf(words) => words.contains(&left),
        Stem::OfWordIn(ending) => language.look_up(&format!("{left}{ending}")).is_valid(),
    };
    let ends = |endings: &[&str]| endings.iter().any(|ending| left.ends_with(ending));
    let is_ending = |ending: &EndingWords| {
        ending.words.contains(&right)
            && (ending.behind.is_empty() || ends(ending.behind))
            && !ends(ending.never_behind)
            && is_stem(ending.stem)
    };
    language.profile().ending_words.iter().any(is_ending)
}

/// "Jacquesu": a name that is longer by a letter than what is cut off, with the vowel of a case behind it; "Macelyju":
/// where no repair was measured, any name may be.
pub(super) fn is_name_with_case(left: &str, right: &str, is_in_document: bool, language: Language) -> bool {
    let mut letters = right.chars();
    let (Some(last), Some(vowel), None) = (letters.next(), letters.next(), letters.next()) else {
        return false;
    };
    let is_known = |name: &str| names().get(name).is_known();
    language.has_endings()
        && CASE_VOWELS.contains(&vowel)
        && (is_known(&format!("{left}{last}"))
            || !language.is_measured() && !is_in_document && !is_known(left))
}

/// With which names end in the cases of languages that have them.
const CASE_VOWELS: [char; 11] = ['a', 'e', 'i', 'o', 'u', 'y', 'а', 'е', 'и', 'у', 'і'];

/// "parasociales", "čezmejnih": an adjective with a prefix that is a preposition too, which hardly stands before an adjective.
pub(super) fn is_prefixed_adjective(left: &str, right: &str, second: Entry, language: Language) -> bool {
    let (prefixes, endings) = language.profile().adjective_prefixes;
    prefixes.contains(&left)
        && (second.can_be_adjective() || !language.profile().tagged)
        && !second.is_function_word()
        && endings.iter().any(|ending| right.ends_with(ending))
}

/// Whether the second word of a split is an article that is an ending of the first as well.
pub(super) fn ends_in_article(split: &Split, language: Language) -> bool {
    let (left, right) = (&split.parts.0, &*split.parts.1);
    let noun = || {
        let entry = split.entries.0;
        split.is_name
            || language.listed(left).calendar
            || entry.can_be_noun() && !entry.can_be_verb() && !entry.is_function_word()
    };
    language.profile().ending_articles.contains(&right) && noun()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether `written`, cut at the bar, ends with a word that is an ending.
    fn is_ending(code: &str, written: &str) -> bool {
        let language = Language::from_code(code).expect("a known language");
        let is_title = CaseShape::of(&written.replace('|', "")) == CaseShape::Title;
        let key = written.to_lowercase();
        let (left, right) = key.split_once('|').expect("a cut");
        ends_with_word(left, right, language.look_up(left), is_title, language)
    }

    #[test]
    fn endings_that_are_words_are_no_lost_words() {
        for (code, written) in [
            ("da", "ned|under"),
            ("nb", "opp|over"),
            ("de", "Raumgestalter|in"),
            ("de", "Zeichen|paar"),
            ("de", "entfernen|der"),
            ("de", "einschüchtern|den"),
            ("de", "Sensor|kraft"),
            ("it", "romanzi|era"),
            ("pt", "provê|em"),
            ("el", "Ζμπρούντολα|του"),
            ("es", "canciller|a"),
            ("sk", "kontext|ne"),
            ("sl", "kontekst|ni"),
            ("hr", "pročita|ste"),
            ("sr", "контекст|ни"),
        ] {
            assert!(is_ending(code, written), "{code} {written}");
        }
    }

    #[test]
    fn the_same_words_behind_others_may_have_lost_a_space() {
        for (code, written) in [
            ("da", "huset|under"),
            ("de", "Garten|in"),
            ("de", "lehrer|in"),
            ("de", "zwischen|der"),
            ("it", "casa|era"),
            ("pt", "casa|em"),
            ("el", "σπίτι|του"),
            ("es", "madre|a"),
            ("hr", "pročitala|ste"),
            ("hr", "da|je"),
            ("fr", "maison|a"),
        ] {
            assert!(!is_ending(code, written), "{code} {written}");
        }
    }
}
