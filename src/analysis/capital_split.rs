//! Words that lost what stood between them before a capital: "inLondon", "the house was soldThe owner".
//!
//! Crawlers drop the markup around a link, and the end of a headline, without leaving a space. What is left has a capital
//! inside, as the names of brands and the identifiers of programs have (YouTube, WhatsApp, getValue), so two right words
//! are not enough: the first must be one that hardly begins such names, or the second one that hardly ends them.

use super::context::Context;
use super::derivation::derivation;
use super::identifiers;
use super::name_beginnings::begins_names_or_firms;
use super::split::is_right;
use crate::language::{Language, names};
use crate::lexicon::{Entry, WordClass, key_of};
use crate::text::chars::is_apostrophe;
use crate::text::{CaseShape, Notes, Token};

/// A word that is two, the second with a capital.
#[derive(Clone, Debug, PartialEq)]
pub struct CapitalSplit {
    /// Index of the token.
    pub token: usize,
    /// Where the second word begins, in bytes of the word as it is written.
    pub at: usize,
    /// What the first word is.
    pub first: First,
    /// What the second word is.
    pub second: Second,
    /// Probability that these are two words, 0.0 to 1.0.
    pub confidence: f32,
}

/// What stands before the capital.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum First {
    /// A function word.
    FunctionWord,
    /// A preposition of one letter with which names of products begin too.
    Letter,
    /// A frequent common word in lower case.
    Common,
    /// A word in lower case that is rare, or that the rules of the language make.
    Rare,
    /// Two words, of which the second is a preposition.
    TwoWords,
    /// A word that many names of firms and people begin with.
    Beginning,
    /// A given name.
    GivenName,
    /// Another word with a capital.
    Title,
    /// A word in another script.
    OtherScript,
}

/// What begins with the capital.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Second {
    /// A name.
    Name,
    /// A function word that sentences begin with.
    Opener,
    /// A common word.
    Common,
    /// An acronym.
    Acronym,
    /// A word that no dictionary holds.
    Unknown,
}

/// A frequent word before a name or the beginning of a sentence.
const CERTAIN: f32 = 0.96;
/// The same before a word that no dictionary holds.
const BEFORE_UNKNOWN: f32 = 0.92;
/// A rare word before one that is known, and a word with a capital before one that opens sentences.
const LIKELY: f32 = 0.9;
/// What may well be a name with a capital inside.
const DOUBTFUL: f32 = 0.75;

/// Least frequency (Zipf) of a frequent word.
const COMMON_ZIPF: f32 = 3.5;
/// Least frequency (Zipf) of a word that names of programs are made of.
const ENGLISH_ZIPF: f32 = 3.0;
/// Least share of its occurrences that a name has a capital in.
const ONLY_NAME: f32 = 0.9;
/// Fewest letters of a word that only the rules of its language make right.
const DERIVED_LETTERS: usize = 6;
/// Fewest letters of a word that no dictionary holds.
const UNKNOWN_LETTERS: usize = 4;
/// Fewest letters of a word with a capital before another: neither PagSu nor CtrlA.
const TITLE_LETTERS: usize = 4;

/// The words that are two at a capital inside of them, in the order of the text.
pub(super) fn find(context: &Context<'_>) -> Vec<CapitalSplit> {
    let found: Vec<_> = context.noted(Notes::INNER_CAPITAL).filter_map(|at| split_at(context, at)).collect();
    if found.is_empty() || context.speaks_of_programs() { Vec::new() } else { found }
}

/// Whether the word at `at` is rather two words than a name in a program.
pub(super) fn is_likely(context: &Context<'_>, at: usize) -> bool {
    let token = &context.tokens()[at];
    token.notes.contains(Notes::INNER_CAPITAL)
        && split_at(context, at).is_some_and(|split| split.confidence >= LIKELY)
}

/// Where a word has a capital behind a small letter, in bytes, if it has one such place and is written in the usual way
/// on both sides of it; where a word in another script ends there, it may have other capitals.
pub(super) fn inner_capital(word: &str) -> Option<usize> {
    let pairs = || word.char_indices().zip(word.char_indices().skip(1));
    let is_cut = |a: char, b: char| a.is_lowercase() && b.is_uppercase();
    let mut cuts = pairs().filter(|&((_, a), (_, b))| is_cut(a, b));
    let ((_, before), (first, capital)) = cuts.next()?;
    let changes_script = is_latin(before) != is_latin(capital);
    let cut = match cuts.next() {
        Some(_) if !changes_script => {
            pairs().find(|&((_, a), (_, b))| is_cut(a, b) && is_latin(a) != is_latin(b))?.1.0
        }
        _ => first,
    };
    let (left, right) = word.split_at(cut);
    let left = behind_apostrophe(left);
    let is_usual = |part: &str, shapes: &[CaseShape]| {
        shapes.contains(&CaseShape::of(part)) && part.chars().all(char::is_alphabetic)
    };
    let lefts = [CaseShape::Lower, CaseShape::Title, CaseShape::Mixed];
    let lefts = if is_of_one_script(word) { &lefts[..2] } else { &lefts };
    // an acronym stands behind a word in lower case: dieEU, but not McDONALD
    let rights = [CaseShape::Title, CaseShape::Upper];
    let rights = if CaseShape::of(left) == CaseShape::Lower { &rights } else { &rights[..1] };
    (is_usual(left, lefts) && is_usual(right, rights)).then_some(cut)
}

fn split_at(context: &Context<'_>, at: usize) -> Option<CapitalSplit> {
    let token = &context.tokens()[at];
    let language = token.language;
    let word = context.word(at);
    let cut = inner_capital(word)?;
    if language.lexicon().is_none() || token.entry.is_valid() {
        return None;
    }
    let whole = key_of(word);
    if names().get(&whole).is_known()
        || is_tied(context, at)
        || identifiers::is_identifier(context, at)
        // what a text writes so more than once is meant
        || context.words().count(&whole).all > 1
    {
        return None;
    }
    let (left, right) = word.split_at(cut);
    let left = behind_apostrophe(left);
    let (left_key, right_key) = (key_of(left), key_of(right));
    // "StudentInnen", "étudiantEs", "niñOs"
    if language.profile().inner_endings.contains(&&*right_key) {
        return None;
    }
    let first =
        if is_of_one_script(word) { first(context, token, left, &left_key)? } else { First::OtherScript };
    let entry = context.look_up(&right_key, token);
    let second = match CaseShape::of(right) {
        CaseShape::Upper => Second::Acronym,
        _ => second(entry, &right_key, language),
    };
    let [left_letters, right_letters] = [left, right].map(|part| part.chars().count());
    if second == Second::Unknown && right_letters < UNKNOWN_LETTERS {
        return None;
    }
    let person = match (first, second) {
        (First::GivenName | First::Title, Second::Name | Second::Unknown | Second::Common) => {
            person(context, token, (&left_key, &right_key), entry)
        }
        _ => None,
    };
    let confidence = match (first, second) {
        (First::FunctionWord, Second::Acronym) if is_before_acronym(left, right) => BEFORE_UNKNOWN,
        (_, Second::Acronym) | (First::OtherScript, Second::Unknown) => return None,
        (First::OtherScript, _) if left_letters >= UNKNOWN_LETTERS && right_letters > 1 => CERTAIN,
        (First::FunctionWord | First::Common | First::Rare | First::Beginning, _)
            if are_english(&left_key, &right_key, first) && may_be_identifier(second, entry) =>
        {
            DOUBTFUL
        }
        (First::FunctionWord | First::Common, Second::Name | Second::Opener) => CERTAIN,
        (First::FunctionWord, Second::Common) if left_letters > 1 => CERTAIN,
        // "isAndulela — Canopus": a sentence begins with a capital, and a name may begin without one
        (First::FunctionWord, Second::Unknown) if token.is_sentence_initial => DOUBTFUL,
        (First::FunctionWord, Second::Unknown) if left_letters > 1 => BEFORE_UNKNOWN,
        (First::FunctionWord, Second::Common) => DOUBTFUL,
        (First::Letter, Second::Name) if entry.is_place() => LIKELY,
        (First::Letter, _) => return None,
        (First::TwoWords, Second::Name) => LIKELY,
        (First::TwoWords, _) => return None,
        (First::Common, Second::Common) => BEFORE_UNKNOWN,
        (First::Common, Second::Unknown) | (First::Rare, Second::Name | Second::Opener | Second::Common) => {
            LIKELY
        }
        (First::Rare, Second::Unknown) => DOUBTFUL,
        (First::Beginning, Second::Opener) => LIKELY,
        (First::Beginning, Second::Name) if entry.is_place() && entry.zipf() >= COMMON_ZIPF => LIKELY,
        (First::Beginning, Second::Name | Second::Common) => DOUBTFUL,
        (First::Title | First::GivenName, Second::Opener)
            if opens_here(context, at, left, &right_key, entry) =>
        {
            LIKELY
        }
        _ => person?,
    };
    Some(CapitalSplit { token: at, at: cut, first, second, confidence })
}

/// How sure it is that two words with a capital are the names of a person, if they may be: "AngelaMerkel", and neither
/// "MaryAnn" nor "TomTom", which are given names both, nor "MarkMonitor".
fn person(
    context: &Context<'_>,
    token: &Token,
    (left, right): (&str, &str),
    right_entry: Entry,
) -> Option<f32> {
    let left_entry = context.look_up(left, token);
    let is_reversed = token.language.profile().surname_first;
    let is_reversed = is_reversed && left_entry.is_surname() && right_entry.is_given_name();
    let is_given = left_entry.is_given_name() && !right_entry.is_given_name();
    if !is_reversed && !is_given {
        return None;
    }
    let is_told = context.words().count(right).title_inside > 0;
    let is_name = right_entry.is_valid() && right_entry.title_share() >= ONLY_NAME;
    let is_usual = is_name && left_entry.zipf() >= COMMON_ZIPF && right_entry.zipf() >= ENGLISH_ZIPF;
    match right_entry.is_valid() {
        true if is_usual || is_told && (is_name || right_entry.is_surname()) => Some(LIKELY),
        true if !is_name && !right_entry.is_surname() => None,
        true => Some(DOUBTFUL),
        false => (left_entry.zipf() >= COMMON_ZIPF).then_some(DOUBTFUL),
    }
}

fn first(context: &Context<'_>, token: &Token, left: &str, key: &str) -> Option<First> {
    let language = token.language;
    let entry = context.look_up(key, token);
    let letters = key.chars().count();
    if CaseShape::of(left) == CaseShape::Title {
        // "MacSwan"
        if BEGINNINGS_OF_NAMES.contains(&key) {
            return None;
        }
        if entry.is_given_name() && letters > 2 {
            return Some(First::GivenName);
        }
        let is_known = entry.is_valid() || names().get(key).is_known() || context.words().count(key).all > 0;
        return is_known.then_some(First::Title);
    }
    if begins_names_or_firms(key) {
        return entry.is_valid().then_some(First::Beginning);
    }
    if entry.is_function_word() {
        let begins_products = letters == 1 && matches!(key, "e" | "i" | "o" | "x");
        return match entry.class() {
            _ if !begins_products => Some(First::FunctionWord),
            // "iKyjiv": the names of products are no places
            Some(WordClass::Preposition) => Some(First::Letter),
            _ => None,
        };
    }
    if letters > 2 && entry.lower_share() >= 0.5 && is_right(entry, key, language) {
        return Some(if entry.zipf() >= COMMON_ZIPF { First::Common } else { First::Rare });
    }
    if letters >= DERIVED_LETTERS && derivation(key, CaseShape::Lower, language).is_some() {
        return Some(First::Rare);
    }
    ends_with_preposition(context, token, key).then_some(First::TwoWords)
}

/// With which names go on at a capital.
const BEGINNINGS_OF_NAMES: [&str; 5] = ["mac", "mc", "fitz", "de", "la"];

/// "arrivedin", "cityof": a common word and a preposition, which lost the space between them as well.
fn ends_with_preposition(context: &Context<'_>, token: &Token, key: &str) -> bool {
    let cuts = key.char_indices().map(|(cut, _)| key.split_at(cut));
    cuts.skip(SHORTEST_COMMON).any(|(word, preposition)| {
        preposition.chars().count() >= SHORTEST_PREPOSITION
            && context.look_up(preposition, token).class() == Some(WordClass::Preposition)
            && {
                let entry = context.look_up(word, token);
                entry.lower_share() >= 0.5
                    && entry.zipf() >= COMMON_ZIPF
                    && is_right(entry, word, token.language)
            }
    })
}

/// Fewest letters of a word before a preposition, and of that.
const SHORTEST_COMMON: usize = 3;
const SHORTEST_PREPOSITION: usize = 2;

fn second(entry: Entry, key: &str, language: Language) -> Second {
    let letters = key.chars().count();
    if entry.is_function_word() && opens(entry) {
        return Second::Opener;
    }
    let is_name = entry.is_valid() && entry.lower_share() < 0.5 || entry.is_registered_name();
    if letters > 2 && (is_name || !entry.is_valid() && names().get(key).is_known()) {
        return Second::Name;
    }
    if letters > 2 && is_right(entry, key, language) { Second::Common } else { Second::Unknown }
}

/// Whether sentences begin with a function word of its class.
fn opens(entry: Entry) -> bool {
    !matches!(entry.class(), Some(WordClass::Object | WordClass::Particle | WordClass::Interjection) | None)
}

/// Whether a word that opens sentences opens one behind a word with a capital, as the end of a headline is: "NeigeAls wir". In
/// English only an article or a pronoun shows it, and in other languages no word that English has too: LinkedIn, ShiftUp.
fn opens_here(context: &Context<'_>, at: usize, left: &str, right: &str, entry: Entry) -> bool {
    let (language, english) = (context.tokens()[at].language, Language::english());
    let letters = right.chars().count();
    let opens = if language == english {
        is_subject(entry) && letters > 2
    } else {
        let joins = matches!(
            entry.class(),
            Some(WordClass::Coordinator | WordClass::Subordinator | WordClass::Preposition)
        );
        (is_subject(entry) || joins) && letters > 1 && !english.look_up(right).is_function_word()
    };
    let goes_on = context.is_spaced(at) && context.token(at + 1).is_some_and(Token::is_word);
    opens && goes_on && left.chars().count() >= TITLE_LETTERS
}

/// "dieEU", "delPSOE"; neither "siRNA", "iOS" nor "theIT".
fn is_before_acronym(left: &str, right: &str) -> bool {
    left.chars().count() > 1
        && !matches!(left, "mi" | "si")
        && !["RNA", "DNA", "OS", "IT"].iter().any(|ending| right.ends_with(ending))
}

/// Whether two words are usual English ones: most names of programs are made of them, in texts of all languages. A function
/// word of another language is none because English has it as a word of another kind (Portuguese "com").
fn are_english(left: &str, right: &str, first: First) -> bool {
    let [left, right] = [left, right].map(|part| Language::english().look_up(part));
    let is_usual = |entry: Entry| entry.is_valid() && entry.zipf() >= ENGLISH_ZIPF;
    is_usual(left) && is_usual(right) && (first != First::FunctionWord || left.is_function_word())
}

/// Whether a word behind another English one may be a part of a name in a program: isValid, sortBy, goTo. Only names, articles
/// and pronouns are hardly.
fn may_be_identifier(second: Second, entry: Entry) -> bool {
    match second {
        Second::Name | Second::Acronym => false,
        Second::Opener => !is_subject(entry),
        Second::Common | Second::Unknown => true,
    }
}

/// Whether a word opens the subject of a sentence: an article or a pronoun.
fn is_subject(entry: Entry) -> bool {
    matches!(entry.class(), Some(WordClass::Determiner | WordClass::Subject))
}

/// Whether a mark of code or a hyphen ties the word to its neighbour.
fn is_tied(context: &Context<'_>, at: usize) -> bool {
    let is_of_code = |mark: char| "/\\_&+@#*=$<>|~".contains(mark);
    let before = context.mark(at.wrapping_sub(1)).filter(|_| at > 0 && context.is_glued(at - 1));
    let behind = context.mark(at + 1).filter(|_| context.is_glued(at));
    before.is_some_and(|mark| is_of_code(mark) || mark == '.')
        || behind.is_some_and(|mark| is_of_code(mark) || matches!(mark, '(' | '[' | '-'))
}

/// What of a word stands behind its last apostrophe: "l'accordo".
fn behind_apostrophe(word: &str) -> &str {
    word.rsplit(is_apostrophe).next().unwrap_or(word)
}

fn is_of_one_script(word: &str) -> bool {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    let first = letters.next().is_none_or(is_latin);
    letters.all(|c| is_latin(c) == first)
}

const fn is_latin(c: char) -> bool {
    matches!(c, '\0'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_capital_inside_is_found_where_each_side_is_usual() {
        for (left, right) in [
            ("in", "London"),
            ("Neige", "Als"),
            ("l'accordo", "Il"),
            ("Reuters", "Президент"),
            ("VentureBeat", "По"),
            ("крах", "В"),
        ] {
            assert_eq!(inner_capital(&format!("{left}{right}")), Some(left.len()), "{left}{right}");
        }
        for word in ["London", "NATO", "McDonaldBurgers", "l'Écosse", "BBCsaid", "McDONALD"] {
            assert_eq!(inner_capital(word), None, "{word}");
        }
    }
}
