//! The two words that a fused word may consist of.

use super::context::Context;
use super::{grammar, user_names, word_model};
use crate::language::Language;
use crate::lexicon::{Entry, WordClass, key_of};
use crate::text::{CaseShape, TokenKind};

/// A fused word cut in two.
#[derive(Clone, Debug, PartialEq)]
pub struct Split {
    /// Where the second word begins, in bytes of the word as it is written.
    pub at: usize,
    /// log10 of the probability of the two words side by side, the accident itself left out.
    pub score: f32,
    /// log10 of the probability that the whole is a right compound, if it can be one.
    pub compound_score: Option<f32>,
    /// Whether the first word is a name.
    pub is_name: bool,
    /// What speaks for the split, for a person.
    pub evidence: Vec<String>,
}

/// What two words that go together have over two random ones, as log10.
const TOGETHER: f32 = 1.2;
/// log10 of how often a running word is a right closed compound that no dictionary holds: of two words
/// that compound as a rule (noun and noun; a first part in -o), and of two others.
const COMPOUND: f32 = -2.6;
const ODD_COMPOUND: f32 = -4.2;
/// What a surname gains behind a given name, and a name that the document has elsewhere.
const AFTER_GIVEN_NAME: f32 = 1.2;
/// log10 of the share of a common word's occurrences in which it is part of a name.
const COMMON_IN_NAME: f32 = -1.3;
/// What a split loses if the second word cannot stand before what follows, or the first behind what is
/// before it.
const MISFIT: f32 = -3.0;
/// How frequent (Zipf) a name must be to be cut off from what may be its ending.
const USUAL_NAME: f32 = 3.5;
/// Rarest word (Zipf) in front of one of two letters.
const BEFORE_TWO_LETTERS: f32 = 4.0;
/// Rarest word (Zipf) that is cut off behind a function word where words are joined freely.
const MIN_JOINED: f32 = 3.5;
/// From this frequency (Zipf) on, a function word in front is told from the beginning of a word.
const FREQUENT: f32 = 5.0;
/// Rarest words (Zipf) that a split into two content words may have, and that where their classes are unknown.
const MIN_CONTENT: f32 = 3.2;
const MIN_UNTAGGED: f32 = 4.2;

/// The splits of the word at `at`, with this key, into two known words.
pub(super) fn splits(context: &Context<'_>, at: usize, key: &str) -> Vec<Split> {
    let word = context.word(at);
    if word.chars().count() < 4 || word.len() != key.len() || key.contains('\'') {
        return Vec::new();
    }
    if context.tokens()[at].shape == CaseShape::Title && is_made_of_words(key, context.tokens()[at].language)
    {
        return Vec::new();
    }
    // a capital and its small letter may differ in length, and then a cut of the key is none of the word
    let same = |cut: usize| word.get(..cut).is_some_and(|left| key_of(left) == key[..cut]);
    let cuts = key.char_indices().skip(1).map(|(cut, _)| cut).filter(|&cut| word.is_ascii() || same(cut));
    cuts.filter_map(|cut| split_at(context, at, key, cut)).collect()
}

fn split_at(context: &Context<'_>, at: usize, key: &str, cut: usize) -> Option<Split> {
    let token = context.tokens()[at];
    let language = token.language;
    let (left, right) = key.split_at(cut);
    let is_title = token.shape == CaseShape::Title;
    let second = context.user_words().look_up(right, language);
    if !is_right(second, right, language) || second.lower_share() < 0.5 {
        return None;
    }
    let behind_given_name = at > 0
        && context.is_spaced(at - 1)
        && context.tokens()[at - 1].is_title_word()
        && context.tokens()[at - 1].entry.is_given_name();
    let user_name = if is_title { user_names::fused_name(context, at, left) } else { None };
    let first = if is_title {
        let own = title_entry(context, at, left, behind_given_name && right.chars().count() >= 3);
        match &user_name {
            Some(name) if right.chars().count() >= 2 => name.entry(own.unwrap_or_default()),
            _ => own?,
        }
    } else {
        context.user_words().look_up(left, language)
    };
    if !is_title && (!is_right(first, left, language) || first.lower_share() < 0.5) {
        return None;
    }
    let (function_left, function_right) = (first.is_function_word(), second.is_function_word());
    let named = first.lower_share() < 0.5 || !first.is_known() || behind_given_name;
    let is_name = is_title && !function_left && named;
    let behind_user_name = user_name.as_ref().is_some_and(|name| {
        user_names::may_be_behind(name, language.look_up(left), (right, second), language)
    });
    if is_name
        && (!function_right && !behind_user_name || right.chars().count() < 2 || left.chars().count() < 4)
    {
        return None;
    }
    let content = !(function_left || function_right || is_name && behind_user_name);
    // "Odessaer", "sykepleierere": the second word is also an ending, and a rare form takes it
    let profile = language.profile();
    let joins = profile.linking.is_some() || profile.agglutinates;
    let is_ending = second.is_inflection() && if is_name { joins } else { !profile.tagged };
    if is_ending && !(function_left && !is_name && first.zipf() >= FREQUENT) {
        return None;
    }
    let short = right.chars().count();
    // of one letter only what the classes of its neighbours confirm, of three no adverb ("Montelago")
    let weak = matches!(second.class(), Some(WordClass::Adverb | WordClass::Interjection));
    if !language.profile().tagged && short < 2
        || is_name && short <= 3 && weak && !(user_name.is_some() && short == 3)
        || is_title && !token.is_sentence_initial && function_left
    {
        return None;
    }
    // "J.P. Vestermed": a given name would tell where the surname ends, initials do not
    let initials = at > 0 && context.tokens()[at - 1].kind == TokenKind::Initialism;
    if is_title && initials && context.words().count(left).title_inside == 0 && user_name.is_none() {
        return None;
    }
    // behind a rare word two letters are rather its ending
    if !language.profile().tagged
        && short == 2
        && !function_left
        && !is_name
        && first.zipf() < BEFORE_TWO_LETTERS
    {
        return None;
    }
    if !fits_vocabulary(language, left, (first, function_left), (second, function_right)) {
        return None;
    }
    // a form that a list of inflected forms holds is hardly two words, unless both are function words
    if token.entry.is_valid() && !(function_left && function_right) {
        return None;
    }
    let least = if language.profile().tagged { MIN_CONTENT } else { MIN_UNTAGGED };
    if content
        && (first.zipf() < least
            || second.zipf() < least
            || left.chars().count() < 4
            || right.chars().count() < 4)
    {
        return None;
    }

    let mut score = frequency(context, first, left, is_title) + second.zipf() - 18.0 + TOGETHER;
    let mut evidence = vec![format!(
        "“{left}” and “{right}” are both right (Zipf {:.1} and {:.1})",
        first.zipf(),
        second.zipf()
    )];
    score -= shortness(left) + shortness(right);
    if is_name {
        if behind_given_name {
            score += AFTER_GIVEN_NAME;
            evidence.push(format!("it follows the given name “{}”", context.word(at - 1)));
        }
        if second.is_usual_ending() {
            // "Italino", "Simonas": rather another name than a rare one with a word behind it
            let confirmed =
                user_name.as_ref().is_some_and(|name| user_names::is_confirmed(context, at, name));
            if first.zipf() < USUAL_NAME && context.words().count(left).title_inside == 0 && !confirmed {
                return None;
            }
            score -= 0.7;
        }
    }
    if is_title && context.words().count(left).title_inside > 0 {
        evidence.push(format!("the article writes “{}” elsewhere", &context.word(at)[..cut]));
    } else if is_title && !token.is_sentence_initial && first.lower_share() > 0.5 {
        score += COMMON_IN_NAME - if second.is_usual_ending() { 1.5 } else { 0.0 };
    }
    if let Some(name) = user_name.filter(|_| is_name) {
        evidence.push(name.evidence);
    }
    if !grammar::may_precede(context, second, at) {
        score += MISFIT;
    }
    if !grammar::may_follow(context, first, at) {
        score += MISFIT;
    }
    let regular = first.begins_compounds()
        || first.can_be_noun() && second.can_be_noun()
        || left.ends_with('o')
        || right.chars().count() < 4;
    let compound_score = (content || first.begins_compounds() && !function_right).then(|| {
        first.zipf() + second.zipf() - 18.0 + TOGETHER + if regular { COMPOUND } else { ODD_COMPOUND }
    });
    Some(Split { at: cut, score, compound_score, is_name, evidence })
}

/// Whether a name is made of a function word and a word: Delbosque, Utanskog.
fn is_made_of_words(key: &str, language: Language) -> bool {
    key.char_indices().map(|(cut, _)| cut).skip(2).take(3).any(|cut| {
        let (left, right) = key.split_at(cut);
        let rest = language.look_up(right);
        language.look_up(left).is_function_word()
            && right.chars().count() >= 4
            && rest.is_valid()
            && !rest.is_function_word()
            && rest.zipf() >= MIN_CONTENT
    })
}

/// Whether the key is two frequent function words side by side ("delos"), which no rule of derivation explains.
pub(super) fn joins_function_words(key: &str, language: Language) -> bool {
    let frequent = |entry: Entry| entry.is_function_word() && entry.zipf() >= FREQUENT;
    key.char_indices().map(|(cut, _)| cut).skip(2).any(|cut| {
        let (left, right) = key.split_at(cut);
        // "nenoteikti": what is a prefix too is no word here
        let prefix = language.profile().prefixes.contains(&left);
        right.chars().count() >= 2 && !prefix && frequent(language.look_up(left)) && {
            let second = language.look_up(right);
            frequent(second) && (language.profile().tagged || !second.is_inflection())
        }
    })
}

/// Whether a language that joins words itself would not join these two: compounds are made of content words, with
/// adverbs and numerals in front, and endings look like verbs. Each word comes with whether it is a function word.
fn fits_vocabulary(language: Language, left: &str, first: (Entry, bool), second: (Entry, bool)) -> bool {
    let profile = language.profile();
    if profile.linking.is_none() && !profile.agglutinates {
        // Slavic and Baltic join adverbs and numerals to adjectives (двухсотлетие)
        return profile.tagged || second.1 || !is_joined_in_front(first, left, language);
    }
    match (first.1, second.1) {
        (false, false) => false,
        (true, false) => {
            !first.0.begins_compounds()
                && !is_compounding(first.0)
                && first.0.class() != Some(WordClass::Auxiliary)
                && second.0.zipf() >= MIN_JOINED
        }
        (false, true) => {
            !is_compounding(second.0)
                && !matches!(second.0.class(), Some(WordClass::Auxiliary | WordClass::Modal))
        }
        (true, true) => true,
    }
}

/// Whether an inflecting language writes the word as one with the adjective or noun behind it: numerals, and
/// adverbs in -o.
fn is_joined_in_front(first: (Entry, bool), left: &str, language: Language) -> bool {
    language.has_endings()
        && match first.0.class() {
            Some(WordClass::Numeral) => true,
            // тепломережа: nouns too, with the vowel that links the parts
            Some(WordClass::Adverb) | None => left.ends_with(['o', 'о']),
            _ => false,
        }
}

/// Whether words of this class stand in compounds.
fn is_compounding(entry: Entry) -> bool {
    matches!(
        entry.class(),
        Some(WordClass::Adverb | WordClass::Numeral | WordClass::Particle | WordClass::Interjection)
    )
}

/// Zipf frequency of the first word; a name of the document is as frequent as the document has it.
fn frequency(context: &Context<'_>, first: Entry, left: &str, is_title: bool) -> f32 {
    if !first.is_known() {
        return 9.0 + word_model::unknown_name(left, context.language());
    }
    let count = if is_title { context.words().count(left).title_inside } else { 0 };
    if count == 0 {
        return first.zipf();
    }
    let share = count as f32 / context.tokens().len().max(300) as f32;
    first.zipf().max(9.0 + share.log10() - 0.5)
}

fn is_right(entry: Entry, form: &str, language: Language) -> bool {
    let letters = form.chars().count();
    entry.is_valid()
        && !entry.is_abbreviation()
        && !entry.is_misspelling()
        && match letters {
            1 => one_letter_word(form, language),
            2 | 3 => entry.is_function_word() || entry.zipf() >= 5.0 && letters == 3,
            _ => entry.zipf() >= 2.5,
        }
}

/// Words of one letter: of these only the function words.
fn one_letter_word(form: &str, language: Language) -> bool {
    language.look_up(form).is_function_word() && form != "i"
}

/// The entry of the first word of a capitalised fused word: a name, or any word that opens a sentence.
fn title_entry(context: &Context<'_>, at: usize, left: &str, behind_given_name: bool) -> Option<Entry> {
    let token = context.tokens()[at];
    let (initial, language) = (token.is_sentence_initial, token.language);
    let own = language.look_up(left);
    let short = left.chars().count() == 2 && own.is_function_word() && initial;
    if own.is_valid() && !own.is_abbreviation() && (left.chars().count() >= 3 || short) {
        let fits = initial || own.zipf() >= 3.0 || own.is_registered_name();
        if fits && (initial || !own.is_function_word()) {
            return Some(own);
        }
    }
    let known = word_model::is_name(left, language)
        || context.words().count(left).title_inside > 0
        || behind_given_name;
    if !known || left.chars().count() < 4 {
        return None;
    }
    let name = crate::language::names().get(left);
    Some(if name.is_known() { name } else { own })
}

/// Cost of very short words: a chance cut yields them often.
fn shortness(word: &str) -> f32 {
    match word.chars().count() {
        1 => 1.5,
        2 => 0.4,
        _ => 0.0,
    }
}
