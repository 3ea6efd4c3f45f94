//! Whether a word may be two where it is cut, and what is known of them.

use super::Split;
use super::elision::is_articulated;
use super::one_word::{ends_with_word, is_name_with_case, is_prefixed_adjective};
use super::parts::{MIN_ZIPF, beside_derived, expected_zipf, is_first, is_second};
use super::score::scores;
use crate::analysis::context::Context;
use crate::analysis::user_words::Standing;
use crate::analysis::{grammar, user_names};
use crate::language::{Family, Language, names};
use crate::lexicon::{Entry, WordClass};
use crate::text::{CaseShape, TokenKind};

/// Least frequency (Zipf) of the word in a name made of a function word and a word.
const MADE_ZIPF: f32 = 3.2;
/// How frequent (Zipf) a name must be to be cut off from what may be its ending.
const USUAL_NAME: f32 = 3.5;
/// Least frequency (Zipf) of a verb that is cut off a name, and its letters.
const VERB_ZIPF: f32 = 5.5;
const VERB_LETTERS: usize = 4;
/// Fewest letters of a name that is cut off, and of one that nobody knows.
const NAME_LETTERS: usize = 4;

/// Where a key is cut.
#[derive(Clone, Copy)]
pub(super) struct Cut {
    /// Where the first word begins, behind what is elided before it.
    pub elided: usize,
    /// Where the second word begins.
    pub at: usize,
    /// Where the first and the second word begin as they are written.
    pub written: (usize, usize),
    /// Whether one of the two words is in no dictionary.
    pub is_derived: bool,
}

/// "Frederikseny Macron": whether the letter behind the name `left` is a conjunction that joins it to the next. The document
/// has the name without it, and the language no cases whose ending it could be.
fn joins_names(context: &Context<'_>, at: usize, left: &str, second: Entry) -> bool {
    let language = context.tokens()[at].language;
    second.class() == Some(WordClass::Coordinator)
        && language.profile().families.contains(&Family::Romance)
        && context.words().count(left).title_inside > 0
        && context.is_spaced(at)
        && context.token(at + 1).is_some_and(|next| next.is_title_word())
}

/// The two words of the word at `at` with this key, cut there, if they may be two.
pub(super) fn split_at(context: &Context<'_>, at: usize, key: &str, cut: Cut) -> Option<Split> {
    let token = context.tokens()[at];
    let language = token.language;
    let (left, right) = key[cut.elided..].split_at(cut.at - cut.elided);
    let written = &context.word(at)[cut.written.0..];
    let is_title = CaseShape::of(written) == CaseShape::Title;
    let derived = if cut.is_derived { Some(beside_derived(left, right, language)?) } else { None };
    let second = derived.map_or_else(|| context.user_words().look_up(right, language), |(_, second)| second);
    if derived.is_none() && !is_second(second, right, language) {
        return None;
    }
    let behind_given_name = context.is_behind_given_name(at);
    let user_name = if is_title { user_names::fused_name(context, at, left) } else { None };
    let first = match &user_name {
        Some(name) if right.chars().count() >= 2 => {
            name.entry(title_entry(context, at, left).unwrap_or_default())
        }
        _ if is_title => title_entry(context, at, left)?,
        _ => derived.map_or_else(|| context.user_words().look_up(left, language), |(first, _)| first),
    };
    if !is_title && derived.is_none() && !is_first(first, left, (second, right), language) {
        return None;
    }
    // "l'Archestrate": only a known name tells where it ends behind an elided word
    if is_title && cut.elided > 0 && !first.is_known() && user_name.is_none() {
        return None;
    }
    // "all'incirca": no preposition stands behind all', dell', nell', which end in an article
    if is_articulated(cut.elided) && first.class() == Some(WordClass::Preposition) {
        return None;
    }
    let (function_left, function_right) = (first.is_function_word(), second.is_function_word());
    let named = first.lower_share() < 0.5 || !first.is_known() || behind_given_name;
    let is_name = is_title && !function_left && (named || !token.is_sentence_initial);
    let (left_letters, right_letters) = (left.chars().count(), right.chars().count());
    let behind_user_name = user_name.as_ref().is_some_and(|name| {
        user_names::may_be_behind(name, language.look_up(left), (right, second), language)
    });
    let in_document = context.words().count(left).title_inside;
    let goes_on = function_right
        || behind_user_name
        || may_stand_behind_known(right, (first, second), in_document > 0, behind_given_name, language)
        || is_frequent_verb(second, right_letters)
        || language.profile().saying.contains(&right)
            && (behind_given_name
                || in_document > 0
                || names().get(left).is_surname()
                || !is_thing(left, language));
    let is_joint = is_name && right_letters < 2 && joins_names(context, at, left, second);
    if is_name && (!goes_on || right_letters < 2 && !is_joint || left_letters < NAME_LETTERS)
        || is_title && !token.is_sentence_initial && function_left
        || right_letters < 2 && !language.profile().tagged && !is_joint
    {
        return None;
    }
    if ends_with_word(left, right, first, is_title, language)
        || is_prefixed_adjective(left, right, second, language)
    {
        return None;
    }
    // a form that a list of inflected forms holds is hardly two words, unless both are function words
    if token.entry.is_valid() && !(function_left && function_right) {
        return None;
    }
    let content = !(function_left || function_right || is_name && behind_user_name);
    if content && (left_letters < 3 || right_letters < 3) {
        return None;
    }
    // "J.P. Vestermed": a given name would tell where the surname ends, initials do not
    if is_name && is_name_with_case(left, right, in_document > 0, language) {
        return None;
    }
    // "Hatefest" in a French text
    if is_name && !first.is_known() && in_document == 0 && is_english_compound(key, language) {
        return None;
    }
    let initials = at > 0 && context.tokens()[at - 1].kind == TokenKind::Initialism;
    if is_title && initials && in_document == 0 && user_name.is_none() {
        return None;
    }
    // "Delbosque", "Marakada": rather another name than a rare one with a word behind it
    let by_chance = !language.is_measured() && may_be_chance(left, right, second)
        // "Andrés Casaen", "Kari Vestermed": behind a given name stands a surname, and this is a common word
        || behind_given_name
            && (language.profile().tagged && (first.is_known() || right_letters <= 2)
                || right_letters <= 3 && first.is_valid())
            && first.lower_share() >= 0.5
            && !first.is_registered_name();
    if is_name && in_document == 0 && (by_chance || is_made_of_words(key, language)) {
        return None;
    }
    let (misfit_before, misfit_after) =
        (!grammar::may_follow(context, first, at), !grammar::may_precede(context, second, at));
    let user_evidence = match user_name.filter(|_| is_name) {
        Some(name) if fits_user_name(context, at, &name, (first, second), in_document) => Some(name.evidence),
        Some(_) => return None,
        None => None,
    };
    // "Halimahdi,": only some prepositions may be left behind
    let may_be_stranded = language.profile().stranded.contains(&right);
    if is_name && !may_be_stranded && grammar::opens_at_end(context, second, at) {
        return None;
    }
    // "le sénateur Dumoulinet ont voté": a name is joined to another
    if is_name && (grammar::joins_verb(context, second, at) || grammar::lacks_participle(context, right, at))
    {
        return None;
    }
    let split = Split {
        at: cut.written.1,
        parts: (left.to_owned(), right.to_owned()),
        score: 0.0,
        compound_score: None,
        is_name,
        entries: (first, second),
        zipfs: if is_name {
            (first.zipf(), second.zipf())
        } else {
            (expected_zipf(first, left, language), expected_zipf(second, right, language))
        },
        behind_given_name,
        in_document,
        misfit_before,
        misfit_after,
        is_derived: cut.is_derived,
        user_evidence,
    };
    let (score, compound_score) = scores(context, at, &split, is_title, content);
    Some(Split { score, compound_score, ..split })
}

/// The entry of the first word of a capitalised fused word: a name, known or not, or any word that opens a
/// sentence.
fn title_entry(context: &Context<'_>, at: usize, left: &str) -> Option<Entry> {
    let token = context.tokens()[at];
    let (initial, language) = (token.is_sentence_initial, token.language);
    let own = language.look_up(left);
    let letters = left.chars().count();
    let short = letters == 2 && own.is_function_word() && initial;
    if own.is_valid() && !own.is_abbreviation() && (letters >= 3 || short) {
        let fits = initial || own.zipf() >= MIN_ZIPF || own.is_registered_name();
        if fits && (initial || !own.is_function_word()) {
            return Some(own);
        }
    }
    if letters < NAME_LETTERS {
        return None;
    }
    let name = names().get(left);
    Some(if name.is_known() { name } else { Entry::UNKNOWN })
}

/// Whether a name of the user's lexica is told from another that ends with the letters of the second word: by a
/// neighbour, by the document, or because it is frequent.
fn fits_user_name(
    context: &Context<'_>,
    at: usize,
    name: &Standing,
    (first, second): (Entry, Entry),
    in_document: u32,
) -> bool {
    let profile = context.tokens()[at].language.profile();
    let is_ending = second.is_inflection()
        && !is_no_ending(context, at, second)
        && (profile.linking.is_some() || profile.agglutinates);
    let told = first.zipf() >= USUAL_NAME || in_document > 0 || user_names::is_confirmed(context, at, name);
    !is_ending && (told || !second.is_usual_ending())
}

/// "Virtanenja", "Szabóés", "Demiroğluile": a word that joins, and in Finnish the verb "on", is no ending of a name, but for
/// Finnish "ja" behind a vowel of plurals (taloja).
fn is_no_ending(context: &Context<'_>, at: usize, second: Entry) -> bool {
    let word = context.word(at).to_lowercase();
    let may_be_plural = ["oja", "uja", "yjä", "öjä"].iter().any(|plural| word.ends_with(plural));
    match context.tokens()[at].language.code() {
        "fi" if word.ends_with("on") => {
            second.class() == Some(WordClass::Auxiliary) && !word.ends_with("oon")
        }
        "tr" if word.ends_with("ile") => true,
        _ => second.class() == Some(WordClass::Coordinator) && !may_be_plural,
    }
}

/// "Montesostiene", "Casaexplica": whether names of places and firms are made of such a word, where the dictionary tells
/// words from names.
fn is_thing(word: &str, language: Language) -> bool {
    let entry = language.look_up(word);
    language.profile().tagged && entry.is_valid() && (entry.lower_share() >= 0.5 || entry.is_place())
}

/// Whether a word of a text in another language is made of two English ones: translation keeps what is new in English.
fn is_english_compound(key: &str, language: Language) -> bool {
    let english = Language::english();
    let is_word = |part: &str| part.chars().count() >= NAME_LETTERS && english.look_up(part).is_valid();
    language != english && key.char_indices().any(|(cut, _)| is_word(&key[..cut]) && is_word(&key[cut..]))
}

/// Whether a word is a frequent verb and no noun, as stands behind the name of a person: said, went.
fn is_frequent_verb(entry: Entry, letters: usize) -> bool {
    entry.can_be_verb() && !entry.can_be_noun() && entry.zipf() >= VERB_ZIPF && letters >= VERB_LETTERS
}

/// "Świątekwygrała": whether the word may stand behind a name that the document has, or a frequent verb behind a surname. Where
/// words are compounded it must be a verb ("Trumpregering"), and no ending of a case; and a surname must stand behind a
/// given name there.
fn may_stand_behind_known(
    right: &str,
    (first, second): (Entry, Entry),
    is_in_document: bool,
    is_behind_given_name: bool,
    language: Language,
) -> bool {
    let profile = language.profile();
    let is_verb = second.can_be_verb() && !second.can_be_noun() && !second.can_be_adjective();
    // English: "Watersnake"
    let is_apart = profile.linking.is_none() && !profile.agglutinates && !profile.possessive;
    let is_known = is_in_document && second.zipf() >= KNOWN_ZIPF && (is_apart || is_verb);
    let is_whole = is_apart || is_behind_given_name;
    let is_frequent = first.is_surname() && second.zipf() >= COMMON_ZIPF && is_whole && is_verb;
    right.chars().count() >= KNOWN_LETTERS && !second.is_inflection() && (is_known || is_frequent)
}

/// Fewest letters and least frequency (Zipf) of a word behind a name that the document has, and behind a surname.
const KNOWN_LETTERS: usize = 5;
const KNOWN_ZIPF: f32 = 3.0;
const COMMON_ZIPF: f32 = 4.0;

/// Whether a name and a word are so short that another name may have their letters by chance.
fn may_be_chance(left: &str, right: &str, second: Entry) -> bool {
    left.chars().count() <= NAME_LETTERS || right.chars().count() <= 2 && second.is_usual_ending()
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
            && rest.zipf() >= MADE_ZIPF
    })
}
