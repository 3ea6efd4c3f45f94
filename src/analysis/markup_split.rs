//! Words that lost the space between them where markup stands: a link ends between "Frederiksen" and "but".
//!
//! That a tag stands just where a word can be cut in two is a chance of one in many letters, so it is evidence that the
//! space was lost with the markup. But markup stands inside of words for other reasons too: large initials, stress on a
//! syllable, and above all endings behind the name that a link holds (Finnish "Putinin", Russian "Путина", English
//! "dogs"). What may be such an ending is therefore never cut off here.

use super::context::Context;
use super::grammar::may_precede;
use super::name_beginnings::begins_names;
use super::split::{is_right, may_be_joined};
use crate::language::{Language, names};
use crate::lexicon::{Entry, key_of};
use crate::text::{CaseShape, Token, TokenKind};

/// A word that is two at a place where markup stands.
#[derive(Clone, Debug, PartialEq)]
pub struct MarkupSplit {
    /// Index of the token.
    pub token: usize,
    /// Where the second word begins, in bytes of the word as it is written.
    pub at: usize,
    /// Whether the first word is a name.
    pub is_name: bool,
    /// Probability that these are two words, 0.0 to 1.0.
    pub confidence: f32,
}

/// A name, known or repeated by the text, and a function word.
const KNOWN_NAME: f32 = 0.96;
/// An unknown name and a function word; two words of which one is a function word.
const FUNCTION_WORD: f32 = 0.93;
/// Two words with a meaning of their own.
const CONTENT_WORDS: f32 = 0.88;
/// Any of them where the second word does not fit what follows.
const MISFIT: f32 = 0.8;

/// Least frequency (Zipf) of a word with a meaning, and its fewest letters.
const CONTENT_ZIPF: f32 = 4.0;
const CONTENT_LETTERS: usize = 4;
/// The same of one behind a name, where many a suffix looks like a word.
const BEHIND_NAME_ZIPF: f32 = 4.5;
/// Fewest letters of the second word in languages that put endings behind names.
const BEHIND_ENDINGS: usize = 3;

/// Articles that Bulgarian and Macedonian put behind nouns, Romanian and the Scandinavian languages too, and particles
/// that Turkish and Finnish do; they are also words.
const BEHIND_NOUNS: &[&str] = &[
    "ban", "ben", "da", "dan", "de", "den", "dir", "ei", "en", "ene", "et", "ile", "im", "in", "ki", "lui",
    "mi", "ne", "nu", "nya", "ot", "sa", "se", "sena", "ta", "te", "to", "tu", "ul", "un", "ya", "ye", "ът",
    "ей", "ем", "ин", "на", "не", "но", "ом", "от", "ов", "ото", "та", "те", "то", "ту",
];

/// Most bytes of a word that is looked at.
const LONGEST: usize = 200;

/// The words that are two at the markup inside of them, in the order of the text, at most one place for each.
pub(super) fn find(context: &Context<'_>) -> Vec<MarkupSplit> {
    let mut found: Vec<MarkupSplit> = Vec::new();
    for &place in context.boundaries() {
        let Some(split) = split_at(context, place) else { continue };
        match found.last_mut().filter(|last| last.token == split.token) {
            Some(last) if last.confidence >= split.confidence => {}
            Some(last) => *last = split,
            None => found.push(split),
        }
    }
    found
}

/// The split at a byte of the text where markup stands, if it is inside of a word that is no right one.
fn split_at(context: &Context<'_>, place: usize) -> Option<MarkupSplit> {
    let at = context.tokens().partition_point(|token| token.end() <= place);
    let token = context.token(at).filter(|token| token.start() < place)?;
    if token.kind != TokenKind::Word
        || token.span().len() > LONGEST
        || token.language.lexicon().is_none()
        || token.entry.is_valid()
    {
        return None;
    }
    let word = context.word(at);
    let (left, right) = word.split_at(place - token.start());
    let (left_key, right_key) = (key_of(left), key_of(right));
    let is_plain = |part: &str| part.chars().all(char::is_alphabetic);
    if !is_plain(left) || !is_plain(right) || names().get(&key_of(word)).is_known() {
        return None;
    }
    let parts = Parts { left: &left_key, right: &right_key, second: context.look_up(&right_key, token) };
    let (is_name, confidence) = match (CaseShape::of(left), CaseShape::of(right)) {
        (CaseShape::Lower, CaseShape::Lower) => (false, words(context, at, &parts)?),
        (CaseShape::Title, CaseShape::Lower) if token.is_sentence_initial && parts.is_usual_word(token) => {
            (false, words(context, at, &parts)?)
        }
        (CaseShape::Lower, CaseShape::Title) => (false, before_name(context, at, &parts)?),
        (CaseShape::Title, CaseShape::Title) if token.is_sentence_initial => {
            (false, before_name(context, at, &parts)?)
        }
        (CaseShape::Title | CaseShape::Upper | CaseShape::Mixed, CaseShape::Lower) => {
            (true, behind_name(context, at, left, &parts)?)
        }
        _ => return None,
    };
    let fits = may_precede(context, parts.second, at);
    let confidence = if fits { confidence } else { confidence.min(MISFIT) };
    Some(MarkupSplit { token: at, at: left.len(), is_name, confidence })
}

/// The two parts of a word, normalised.
struct Parts<'w> {
    left: &'w str,
    right: &'w str,
    /// What is known of the second.
    second: Entry,
}

impl Parts<'_> {
    /// Whether the first part is a word that a sentence may begin with, and no name.
    fn is_usual_word(&self, token: &Token) -> bool {
        let first = token.language.look_up(self.left);
        is_right(first, self.left, token.language) && first.lower_share() >= 0.5
    }
}

/// Two words in lower case.
fn words(context: &Context<'_>, at: usize, parts: &Parts<'_>) -> Option<f32> {
    let token = &context.tokens()[at];
    let language = token.language;
    let first = context.look_up(parts.left, token);
    let both = [(first, parts.left), (parts.second, parts.right)];
    if both.iter().any(|(entry, key)| !is_right(*entry, key, language) || entry.lower_share() < 0.5)
        || may_be_ending(parts, language)
        || may_be_joined(language, parts.left, (first, parts.second))
        || context.is_derived(at)
    {
        return None;
    }
    if first.is_function_word() && !first.begins_compounds() || parts.second.is_function_word() {
        return Some(FUNCTION_WORD);
    }
    let is_usual =
        |(entry, key): &(Entry, &str)| entry.zipf() >= CONTENT_ZIPF && key.chars().count() >= CONTENT_LETTERS;
    (language.profile().linking.is_none() && both.iter().all(is_usual)).then_some(CONTENT_WORDS)
}

/// A name and the word behind it.
fn behind_name(context: &Context<'_>, at: usize, name: &str, parts: &Parts<'_>) -> Option<f32> {
    let token = &context.tokens()[at];
    let language = token.language;
    let second = parts.second;
    let is_word = is_right(second, parts.right, language) && second.lower_share() >= 0.5;
    if name.chars().count() < 2
        || parts.right.chars().count() < 2
        || !is_word
        || may_be_ending(parts, language) && !is_no_ending_of_names(parts.right, language)
    {
        return None;
    }
    let first = context.look_up(parts.left, token);
    let before = at.checked_sub(1).map(|before| context.tokens()[before]);
    let is_known = first.is_registered_name()
        || names().get(parts.left).is_known()
        || context.words().count(parts.left).title_inside > 0
        || before.is_some_and(|before| before.is_title_word() && context.is_spaced(at - 1));
    if second.is_function_word() {
        return Some(if is_known { KNOWN_NAME } else { FUNCTION_WORD });
    }
    let is_usual = second.zipf() >= BEHIND_NAME_ZIPF && parts.right.chars().count() >= CONTENT_LETTERS;
    (is_known && is_usual && may_hold_no_compounds(language)).then_some(CONTENT_WORDS)
}

/// A word and the name behind it: "said" and "Larsen". Names have capitals inside themselves (DeGeneres, McAllister), but
/// hardly behind a function word or a frequent word that is written small.
fn before_name(context: &Context<'_>, at: usize, parts: &Parts<'_>) -> Option<f32> {
    let token = &context.tokens()[at];
    let first = context.look_up(parts.left, token);
    let is_word = is_right(first, parts.left, token.language) && first.lower_share() >= 0.5;
    let is_usual = first.is_function_word() || first.zipf() >= CONTENT_ZIPF;
    let has_room = parts.left.chars().count() >= 2 && parts.right.chars().count() >= 3;
    (is_word && is_usual && has_room && !begins_names(parts.left)).then_some(FUNCTION_WORD)
}

/// Whether the second part may be an ending that the language puts behind names and nouns.
fn may_be_ending(parts: &Parts<'_>, language: Language) -> bool {
    let second = parts.second;
    let profile = language.profile();
    let inflects = language.has_endings() || profile.agglutinates || !profile.tagged;
    second.is_inflection()
        || inflects
            && (second.is_usual_ending()
                || parts.right.chars().count() < BEHIND_ENDINGS
                || BEHIND_NOUNS.contains(&parts.right))
        || (profile.linking.is_some() || profile.articles_behind) && BEHIND_NOUNS.contains(&parts.right)
}

/// Whether the language puts nothing behind names but what forms a plural: there an ending of verbs (Spanish "en") is
/// none of theirs.
fn is_no_ending_of_names(word: &str, language: Language) -> bool {
    language.profile().bare_names && !matches!(word, "es" | "os")
}

/// Whether the language neither compounds nor piles up suffixes.
fn may_hold_no_compounds(language: Language) -> bool {
    let profile = language.profile();
    profile.linking.is_none() && !profile.agglutinates && !language.has_endings()
}
