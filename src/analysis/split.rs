//! The two words that a fused word may consist of.

use super::context::Context;
use super::user_words::Standing;
use super::{derivation, grammar, unknown_words, user_names, word_model};
use crate::language::{Language, names};
use crate::lexicon::{Entry, Tier, WordClass, key_of};
use crate::text::{CaseShape, Token, TokenKind};

/// A fused word cut in two.
#[derive(Clone, Debug, PartialEq)]
pub struct Split {
    /// Where the second word begins, in bytes of the word as it is written.
    pub at: usize,
    /// The normalised forms of both words, without what is elided before the first.
    pub parts: (String, String),
    /// log10 of the probability of the two words side by side and of the accident.
    pub score: f32,
    /// log10 of the probability that the whole is a right compound, if it can be one.
    pub compound_score: Option<f32>,
    /// Whether the first word is a name.
    pub is_name: bool,
    /// What is known of the first word and of the second.
    pub entries: (Entry, Entry),
    /// Whether the first word stands behind a given name.
    pub behind_given_name: bool,
    /// How often the document has the first word with a capital inside a sentence.
    pub in_document: u32,
    /// Whether the first word cannot stand behind what is before it.
    pub misfit_before: bool,
    /// Whether the second word cannot stand before what follows.
    pub misfit_after: bool,
    /// Whether one of the two is in no dictionary, and right by the rules of the language alone.
    pub is_derived: bool,
    /// What the user's lexica say of the first word, for a person.
    pub user_evidence: Option<String>,
}

/// log10 of how often a running word is two that lost their space.
const FUSED: f32 = -2.7;
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
/// Least frequency (Zipf) of the word in a name made of a function word and a word.
const MADE_ZIPF: f32 = 3.2;
/// Least frequency (Zipf) of a word that is cut off.
const MIN_ZIPF: f32 = 2.5;
/// The same of a word that is too long to be a chance cut, and its letters.
const RARE_ZIPF: f32 = 1.0;
const LONG: usize = 7;
/// How frequent (Zipf) a name must be to be cut off from what may be its ending.
const USUAL_NAME: f32 = 3.5;
/// Fewest letters of a word that only the rules of its language make right.
const DERIVED_LETTERS: usize = 6;
/// Least frequency (Zipf) of the known word beside it.
const BESIDE_DERIVED_ZIPF: f32 = 3.5;
/// Fewest letters of a name that is cut off, and of one that nobody knows.
const NAME_LETTERS: usize = 4;

/// The splits of the word at `at`, with this key, into two known words, the most probable first.
pub(super) fn splits(context: &Context<'_>, at: usize, key: &str) -> Vec<Split> {
    let word = context.word(at);
    let language = context.tokens()[at].language;
    let elided = elided(key, language);
    // the key has a plain apostrophe
    let shift = if elided > 0 && word.contains('’') { '’'.len_utf8() - 1 } else { 0 };
    if word.chars().count() < 4 || word.len() != key.len() + shift || key[elided..].contains('\'') {
        return Vec::new();
    }
    // a capital and its small letter may differ in length, and then a cut of the key is none of the word
    let same = |cut: usize| {
        word.get(elided + shift..cut + shift).is_some_and(|left| key_of(left) == key[elided..cut])
    };
    if elided > 0 && is_right_behind_elided(&key[elided..], language) {
        return Vec::new();
    }
    // "Romanziera": what a suffix makes of a usual word, and no novels that were
    let has_affix = context.tokens()[at].shape == CaseShape::Title
        && derivation::derivation(key, CaseShape::Lower, language) == Some(derivation::Derivation::Affix);
    if has_affix || is_suspended(context, at) || derivation::is_companion(key, language) {
        return Vec::new();
    }
    let known = unknown_words::of(language, key);
    let all = || key[elided..].char_indices().skip(1).map(|(cut, _)| elided + cut);
    let cuts: Vec<usize> = if context.user_words().is_empty() {
        let is_second = |right: &str| is_second(language.look_up(right), right, language);
        known.cuts(|| all().filter(|&cut| is_second(&key[cut..])).collect()).to_vec()
    } else {
        all().collect()
    };
    let split = |cut: usize, is_derived: bool| {
        (word.is_ascii() || same(cut))
            .then(|| split_at(context, at, key, Cut { elided, at: cut, shift, is_derived }))
            .flatten()
    };
    let mut found: Vec<Split> = cuts.into_iter().filter_map(|cut| split(cut, false)).collect();
    if found.is_empty() && context.tokens()[at].shape == CaseShape::Lower {
        let is_beside = |cut: usize| {
            let (left, right) = key[elided..].split_at(cut - elided);
            beside_derived(left, right, language).is_some()
        };
        let cuts = known.derived_cuts(|| all().filter(|&cut| is_beside(cut)).collect());
        found.extend(cuts.iter().filter_map(|&cut| split(cut, true)));
    }
    found.retain(|split| !ends_in_article(split, language));
    found.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.at.cmp(&b.at)));
    found
}

/// Whether what stands behind an elided word is right as a whole: "d'equilibrisme".
fn is_right_behind_elided(key: &str, language: Language) -> bool {
    let is_formed = |rule| matches!(rule, derivation::Derivation::Affix | derivation::Derivation::Inflection);
    language.look_up(key).is_valid()
        || names().get(key).is_known()
        || derivation::derivation(key, CaseShape::Lower, language).is_some_and(is_formed)
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

/// Prepositions that Scandinavian languages join to an adverb of direction: nedunder, opover, utetter.
const JOINED_TO_DIRECTIONS: &[&str] = &[
    "under", "over", "efter", "etter", "efterpå", "gennem", "igennem", "gjennom", "langs", "mellem", "mellom",
];
/// Short words of South Slavic languages and Slovak that adjectives and verbs end with too: behind a noun or a verb they
/// are rather an ending of a form that the lists lack.
const ADJECTIVE_ENDINGS: &[&str] = &["na", "ni", "no", "nu", "ne", "je", "на", "ни", "но", "ну", "не", "је"];
/// Forms of "to be" and other short words of South Slavic languages that are endings of verbs as well: "prekličete",
/// "pročitaste", "smijeniti". A participle, which ends otherwise, has them behind it as words.
const VERB_ENDINGS: &[&str] = &["te", "ste", "smo", "ti", "niti", "те", "сте", "смо", "ти", "нити"];
const PARTICIPLES: &[&str] = &["o", "la", "lo", "li", "le", "о", "ла", "ло", "ли", "ле"];
/// Those adverbs.
const DIRECTIONS: &[&str] =
    &["ned", "op", "opp", "ud", "ut", "ind", "inn", "hen", "frem", "fram", "bag", "bak"];

/// Whether two words that lost no space: the language joins them to another word, or the second is an ending of a form
/// that no list holds.
fn is_regular_whole(
    left: &str,
    right: &str,
    (first, second): (Entry, Entry),
    is_title: bool,
    language: Language,
) -> bool {
    match language.code() {
        "da" | "nb" | "sv" => DIRECTIONS.contains(&left) && JOINED_TO_DIRECTIONS.contains(&right),
        // Raumgestalterin
        "de" => is_title && right == "in" && left.ends_with("er"),
        // "romanziera", of romanziere
        "it" => right == "era" && left.ends_with('i') && language.look_up(&format!("{left}ere")).is_valid(),
        // provêem, as it was spelt before the reform
        "pt" => right == "em" && left.ends_with('ê'),
        // the genitive of a name in -τος
        "el" => is_title && !first.is_known() && matches!(right, "του" | "το" | "τα"),
        "sl" | "hr" | "sr"
            if VERB_ENDINGS.contains(&right) && first.lower_share() >= 0.5 && !first.is_function_word() =>
        {
            left.ends_with(['a', 'e', 'i', 'u', 'а', 'е', 'и', 'у'])
                && !PARTICIPLES.iter().any(|ending| left.ends_with(ending))
        }
        // "kontekstni", "potrditvena"
        "sl" | "hr" | "sr" | "sk" => {
            (!is_title || first.lower_share() >= 0.5)
                && !first.is_function_word()
                && second.is_function_word()
                && ADJECTIVE_ENDINGS.contains(&right)
        }
        _ => false,
    }
}

/// Whether the second word of a split is an article that is an ending of the first as well.
fn ends_in_article(split: &Split, language: Language) -> bool {
    let (left, right) = (&split.parts.0, &*split.parts.1);
    let noun = || {
        let entry = split.entries.0;
        split.is_name
            || language.listed(left).calendar
            || entry.can_be_noun() && !entry.can_be_verb() && !entry.is_function_word()
    };
    language.profile().ending_articles.contains(&right) && noun()
}

/// Where a key is cut.
#[derive(Clone, Copy)]
struct Cut {
    /// Where the first word begins, behind what is elided before it.
    elided: usize,
    /// Where the second word begins.
    at: usize,
    /// How many bytes more the word has before it as it is written.
    shift: usize,
    /// Whether one of the two words is in no dictionary.
    is_derived: bool,
}

/// The entries of two words of which one is in no dictionary and right by the rules of the language, if the other is
/// frequent and no part of words.
fn beside_derived(left: &str, right: &str, language: Language) -> Option<(Entry, Entry)> {
    let is_usual = |entry: Entry, form: &str| {
        is_second(entry, form, language)
            && form.chars().count() >= 2
            && (entry.is_function_word() || entry.zipf() >= BESIDE_DERIVED_ZIPF && form.chars().count() >= 4)
    };
    let is_derived = |entry: Entry, form: &str| {
        !entry.is_known()
            && form.chars().count() >= DERIVED_LETTERS
            && derivation::is_derived(form, CaseShape::Lower, language)
    };
    let (first, second) = (language.look_up(left), language.look_up(right));
    let (prefixes, suffixes) = (language.profile().prefixes, language.profile().suffixes);
    let opens = first.begins_compounds() || prefixes.contains(&left);
    let ends = second.is_inflection()
        || second.is_usual_ending()
        || suffixes.iter().any(|(suffix, _)| *suffix == right);
    if is_usual(first, left) && !opens && is_derived(second, right) {
        Some((first, Entry::of_tier(Tier::Rare)))
    } else if is_usual(second, right) && !ends && is_derived(first, left) {
        Some((Entry::of_tier(Tier::Rare), second))
    } else {
        None
    }
}

/// Bytes of an elided word and its apostrophe at the beginning of `key`.
pub(super) fn elided(key: &str, language: Language) -> usize {
    match key.find('\'') {
        Some(mark) if language.profile().elision && (1..=ELIDED).contains(&mark) => mark + 1,
        _ => 0,
    }
}

/// "l'Écosse": a name behind an elided word.
pub(super) fn is_elided_name(word: &str, token: &Token) -> bool {
    token.shape == CaseShape::Mixed
        && token.language.profile().elision
        && word.split_once(['\'', '’']).is_some_and(|(elided, name)| {
            (1..=ELIDED).contains(&elided.len()) && CaseShape::of(name) == CaseShape::Title
        })
}

/// Most letters of an elided word: l, dell, all, quest.
const ELIDED: usize = 5;
/// Bytes of an elided preposition with its article and the apostrophe: all', dell'.
const ARTICULATED: std::ops::RangeInclusive<usize> = 4..=5;

fn split_at(context: &Context<'_>, at: usize, key: &str, cut: Cut) -> Option<Split> {
    let token = context.tokens()[at];
    let language = token.language;
    let (left, right) = key[cut.elided..].split_at(cut.at - cut.elided);
    let written = &context.word(at)[cut.elided + cut.shift..];
    let is_title = CaseShape::of(written) == CaseShape::Title;
    let derived = if cut.is_derived { Some(beside_derived(left, right, language)?) } else { None };
    let second = derived.map_or_else(|| context.user_words().look_up(right, language), |(_, second)| second);
    if derived.is_none() && !is_second(second, right, language) {
        return None;
    }
    let behind_given_name = at > 0
        && context.is_spaced(at - 1)
        && context.tokens()[at - 1].is_title_word()
        && context.tokens()[at - 1].entry.is_given_name();
    let user_name = if is_title { user_names::fused_name(context, at, left) } else { None };
    let first = match &user_name {
        Some(name) if right.chars().count() >= 2 => {
            name.entry(title_entry(context, at, left).unwrap_or_default())
        }
        _ if is_title => title_entry(context, at, left)?,
        _ => derived.map_or_else(|| context.user_words().look_up(left, language), |(first, _)| first),
    };
    if !is_title && derived.is_none() && (!is_right(first, left, language) || first.lower_share() < 0.5) {
        return None;
    }
    // "l'Archestrate": only a known name tells where it ends behind an elided word
    if is_title && cut.elided > 0 && !first.is_known() && user_name.is_none() {
        return None;
    }
    // "all'incirca": no preposition stands behind all', dell', nell', which end in an article
    if ARTICULATED.contains(&cut.elided) && first.class() == Some(WordClass::Preposition) {
        return None;
    }
    let (function_left, function_right) = (first.is_function_word(), second.is_function_word());
    let named = first.lower_share() < 0.5 || !first.is_known() || behind_given_name;
    let is_name = is_title && !function_left && (named || !token.is_sentence_initial);
    let (left_letters, right_letters) = (left.chars().count(), right.chars().count());
    let behind_user_name = user_name.as_ref().is_some_and(|name| {
        user_names::may_be_behind(name, language.look_up(left), (right, second), language)
    });
    if is_name && (!function_right && !behind_user_name || right_letters < 2 || left_letters < NAME_LETTERS)
        || is_title && !token.is_sentence_initial && function_left
        || right_letters < 2 && !language.profile().tagged
    {
        return None;
    }
    if is_regular_whole(left, right, (first, second), is_title, language) {
        return None;
    }
    // "cancillera": a feminine form that no list holds
    if right == "a" && language.profile().participles.iter().any(|ending| ending.ends_with('o')) && {
        left.ends_with(['r', 'l', 'n', 's', 'z'])
    } {
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
    let in_document = context.words().count(left).title_inside;
    // "J.P. Vestermed": a given name would tell where the surname ends, initials do not
    let initials = at > 0 && context.tokens()[at - 1].kind == TokenKind::Initialism;
    if is_title && initials && in_document == 0 && user_name.is_none() {
        return None;
    }
    // "Delbosque", "Marakada": rather another name than a rare one with a word behind it
    let by_chance = !language.is_measured() && may_be_chance(left, right, second)
        // "Andrés Casaen", "Kari Vestermed": behind a given name stands a surname, and this is a common word
        || behind_given_name
            && (language.profile().tagged || right_letters <= 3 && first.is_valid())
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
    // "le sénateur Dumoulinet ont voté": a name is joined to another
    if is_name && (grammar::joins_verb(context, second, at) || grammar::lacks_participle(context, right, at))
    {
        return None;
    }
    let mut score = frequency(context, first, left, is_title) + second.zipf() - 18.0 + TOGETHER;
    score -= shortness(left) + shortness(right);
    if is_name && behind_given_name {
        score += AFTER_GIVEN_NAME;
    }
    if is_title && !token.is_sentence_initial && in_document == 0 && first.lower_share() > 0.5 {
        score += COMMON_IN_NAME;
    }
    for misfit in [misfit_before, misfit_after] {
        score += if misfit { MISFIT } else { 0.0 };
    }
    let regular = first.begins_compounds()
        || first.can_be_noun() && second.can_be_noun()
        || left.ends_with('o')
        || right_letters < 4;
    let compound_score = (content || first.begins_compounds() && !function_right).then(|| {
        first.zipf() + second.zipf() - 18.0 + TOGETHER + if regular { COMPOUND } else { ODD_COMPOUND }
    });
    Some(Split {
        at: cut.at + cut.shift,
        parts: (left.to_owned(), right.to_owned()),
        score: score + FUSED,
        compound_score,
        is_name,
        entries: (first, second),
        behind_given_name,
        in_document,
        misfit_before,
        misfit_after,
        is_derived: cut.is_derived,
        user_evidence,
    })
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
    let is_ending = second.is_inflection() && (profile.linking.is_some() || profile.agglutinates);
    let told = first.zipf() >= USUAL_NAME || in_document > 0 || user_names::is_confirmed(context, at, name);
    !is_ending && (told || !second.is_usual_ending())
}

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

/// Whether the language may join two such words itself: compounds are made of content words, with adverbs and
/// numerals in front, and what looks like a verb may be an ending.
pub(super) fn may_be_joined(language: Language, left: &str, (first, second): (Entry, Entry)) -> bool {
    let profile = language.profile();
    let (function_left, function_right) = (first.is_function_word(), second.is_function_word());
    if profile.linking.is_none() && !profile.agglutinates {
        // Slavic and Baltic join adverbs and numerals to adjectives (двухсотлетие)
        return !profile.tagged && !function_right && is_joined_in_front(first, left, language);
    }
    match (function_left, function_right) {
        (false, false) => true,
        (true, false) => {
            first.begins_compounds() || is_compounding(first) || first.class() == Some(WordClass::Auxiliary)
        }
        (false, true) => {
            is_compounding(second) || matches!(second.class(), Some(WordClass::Auxiliary | WordClass::Modal))
        }
        (true, true) => false,
    }
}

/// Whether an inflecting language writes the word as one with the adjective or noun behind it: numerals, and
/// adverbs in -o.
fn is_joined_in_front(first: Entry, left: &str, language: Language) -> bool {
    language.has_endings()
        && match first.class() {
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

/// Whether a form may be the second of two words.
fn is_second(entry: Entry, form: &str, language: Language) -> bool {
    is_right(entry, form, language) && entry.lower_share() >= 0.5
}

/// Whether a form is a right word that may stand by itself, and no chance cut.
pub(super) fn is_right(entry: Entry, form: &str, language: Language) -> bool {
    let letters = form.chars().count();
    entry.is_valid()
        && !entry.is_abbreviation()
        && !entry.is_misspelling()
        && match letters {
            1 => one_letter_word(form, language),
            2 => entry.is_function_word(),
            3 => entry.is_function_word() || entry.zipf() >= 3.5,
            _ => entry.zipf() >= if letters >= LONG { RARE_ZIPF } else { MIN_ZIPF },
        }
}

/// Words of one letter: of these only the function words.
fn one_letter_word(form: &str, language: Language) -> bool {
    language.look_up(form).is_function_word() && form != "i"
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

/// Cost of very short words: a chance cut yields them often.
fn shortness(word: &str) -> f32 {
    match word.chars().count() {
        1 => 1.5,
        2 => 0.4,
        _ => 0.0,
    }
}
