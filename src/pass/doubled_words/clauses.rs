//! Two clauses that meet between a word and itself.

use super::is_long;
use crate::analysis::Context;
use crate::language::Family;
use crate::lexicon::WordClass;
use crate::pass::repeat_frames::{clause_before, ends_clause};

/// Fewest letters of a word that is no short verb with which a clause ends.
const VERB_LETTERS: usize = 9;
/// How far before a doubled verb its relative may stand, in tokens.
const RELATIVE_DISTANCE: usize = 10;

/// "what it was was known", "el que puede puede", "lived in in 1987": one clause ends with the word and the
/// next phrase begins with it.
pub(super) fn ends_and_begins(context: &Context<'_>, at: usize) -> bool {
    let token = context.tokens()[at];
    if token.entry.class() == Some(WordClass::Preposition) {
        return is_stranded(context, at);
    }
    let class = matches!(token.entry.class(), Some(WordClass::Auxiliary | WordClass::Modal));
    let verb = token.entry.class().is_none() && token.entry.can_be_verb() && !token.entry.can_be_noun();
    // the dictionaries lack the class of many irregular forms
    let verbal = class || verb || !token.entry.has_word_class() && !is_long(context, at, VERB_LETTERS);
    if token.language.profile().closes_clauses {
        return false;
    }
    verbal
        && (class || !is_no_finite_verb(context, at))
        && clause_before(context, at, RELATIVE_DISTANCE).any(|i| opens_subject(context, i))
}

/// Whether the content word at `at` stands behind what no finite verb does: an indefinite article ("uma condição"), an
/// auxiliary ("har skjedd"), what infinitives have before them ("å skjelle") or, in Romance languages, a preposition. Other
/// articles are pronouns too ("når den åpnes åpnes", "quem a ama ama").
pub(super) fn is_no_finite_verb(context: &Context<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let token = context.tokens()[before];
    let profile = token.language.profile();
    let word = context.word(before);
    let is_of = |family: Family| profile.families.contains(&family);
    let is_behind = match token.entry.class() {
        Some(WordClass::Particle) => true,
        // English: "what they have cut cut deep"
        Some(WordClass::Auxiliary) => is_of(Family::Romance) || is_of(Family::NorthGermanic),
        // "vil gjøre", but "det som må gjøres gjøres i dag"
        Some(WordClass::Modal) => {
            is_of(Family::Romance) || is_of(Family::NorthGermanic) && !context.word(at).ends_with('s')
        }
        Some(WordClass::Determiner) => profile.indefinite.contains(&word),
        Some(WordClass::Preposition) => is_of(Family::Romance),
        _ => false,
    };
    is_behind && token.is_lower_word() && word.len() > 1
}

/// What makes a conjunction of the "que" behind it, in Romance languages: antes de que, ya que, pour que, sem que.
const BEFORE_CONJUNCTION: &[&str] = &[
    "de", "para", "sin", "desde", "hasta", "ya", "aunque", "sem", "até", "já", "pour", "sans", "avant",
    "afin", "parce", "alors", "pendant", "tandis", "dès", "bien", "ainsi", "puesto", "posto", "visto",
];

/// Whether the word at `at` opens a clause that can be a subject: what, whoever, quien; el que, lo que. What stands
/// between commas is none, nor what is a conjunction with the word before.
fn opens_subject(context: &Context<'_>, at: usize) -> bool {
    let class = |i: usize| context.tokens()[i].entry.class();
    let before = at.checked_sub(1);
    // ", η οποία", ", în care"
    let leads = |&i: &usize| {
        matches!(class(i), Some(WordClass::Determiner | WordClass::Preposition)) && context.is_spaced(i)
    };
    let behind = before.filter(leads).map_or(before, |i| i.checked_sub(1));
    let behind_comma = behind.is_some_and(|i| context.mark(i) == Some(','));
    let is_relative = class(at) == Some(WordClass::Relative) && !behind_comma;
    if context.word(at) != "que" {
        return is_relative;
    }
    match before {
        Some(i) if BEFORE_CONJUNCTION.contains(&context.word(i)) => false,
        Some(i) if matches!(class(i), Some(WordClass::Determiner | WordClass::Object)) => true,
        _ => is_relative,
    }
}

/// Whether a clause may end with the preposition at `at`: behind its verb, in a passive or where what it wants stands before
/// ("the house they lived in in 1987"), and not before an article.
fn is_stranded(context: &Context<'_>, at: usize) -> bool {
    let stranding = context.tokens()[at].language.profile().stranded.contains(&context.word(at));
    if !stranding
        || context.token(at + 2).and_then(|token| token.entry.class()) == Some(WordClass::Determiner)
    {
        return false;
    }
    let class = |i: usize| context.tokens()[i].entry.class();
    let Some(before) = context.before(at).filter(|before| {
        before.is_lower_word() && before.entry.can_be_verb() && !before.entry.is_function_word()
    }) else {
        return false;
    };
    // "a school for for children"
    let behind = at.checked_sub(2);
    let noun = before.entry.can_be_noun() && behind.is_some_and(|i| class(i) == Some(WordClass::Determiner));
    let passive = behind.is_some_and(|i| class(i) == Some(WordClass::Auxiliary));
    !noun && (passive || ends_clause(context, at))
}
