//! What word classes allow side by side: enough grammar to reject a split or a repair that cannot be.

use super::context::Context;
use crate::language::Capitals;
use crate::lexicon::{Entry, WordClass, key_of};
use crate::text::{CaseShape, Token, TokenKind};

/// Whether a word with this entry may stand before what follows token `at`.
pub(super) fn may_precede(context: &Context<'_>, entry: Entry, at: usize) -> bool {
    let Some(class) = entry.class() else { return true };
    let next = context.token(at + 1);
    let spaced = context.is_spaced(at);
    match class {
        WordClass::Determiner => {
            spaced
                && next.is_some_and(|next| {
                    begins_phrase(context, next, at + 1) && !is_finite_or_joint(next) && !is_verb_only(next)
                })
        }
        // these stand behind their noun where endings chain, and so before anything
        WordClass::Preposition if context.tokens()[at].language.profile().agglutinates => true,
        WordClass::Preposition => {
            spaced
                && next.is_some_and(|next| {
                    begins_phrase(context, next, at + 1) && !is_joint(next) && !is_verb_only(next)
                })
        }
        WordClass::Coordinator | WordClass::Subordinator | WordClass::Relative | WordClass::Particle => {
            spaced && next.is_some_and(|next| begins_phrase(context, next, at + 1))
        }
        WordClass::Modal | WordClass::Auxiliary | WordClass::Subject => next.is_some_and(|next| {
            spaced && next.kind != TokenKind::Punctuation || context.mark(at + 1) == Some(',')
        }),
        _ => true,
    }
}

/// Whether the word is ha or han in a language where a participle must follow, and none stands behind token `at`; an
/// adverb may stand between.
pub(super) fn lacks_participle(context: &Context<'_>, word: &str, at: usize) -> bool {
    let participles = context.tokens()[at].language.profile().participles;
    let next = context.token(at + 1).filter(|next| next.is_lower_word() && context.is_spaced(at));
    !participles.is_empty()
        && matches!(word, "ha" | "han")
        && !next.is_some_and(|next| {
            let word = context.word(at + 1);
            next.entry.class() == Some(WordClass::Adverb) || participles.iter().any(|end| word.ends_with(end))
        })
}

/// Whether the word is a coordinator and an auxiliary or modal stands behind token `at`.
pub(super) fn joins_verb(context: &Context<'_>, entry: Entry, at: usize) -> bool {
    let next = context.token(at + 1).filter(|next| next.is_lower_word()).and_then(|next| next.entry.class());
    entry.class() == Some(WordClass::Coordinator)
        && matches!(next, Some(WordClass::Auxiliary | WordClass::Modal))
}

/// Attributes that may stand between an article and its noun.
const ATTRIBUTES: usize = 2;

/// Whether the word at `at` stands behind an article, with attributes between the two or none, in a language that writes
/// nouns with capitals: it is a noun there, and seldom the name of a person or a place.
pub(super) fn stands_as_noun(context: &Context<'_>, at: usize) -> bool {
    let profile = context.tokens()[at].language.profile();
    if profile.capitals != Capitals::Nouns {
        return false;
    }
    let sentence = context.sentence_of(at);
    for before in (sentence.start..at).rev().take(ATTRIBUTES + 1) {
        let token = &context.tokens()[before];
        if !token.is_word() || !context.is_spaced(before) {
            return false;
        }
        match token.entry.class() {
            Some(WordClass::Determiner) => return true,
            Some(WordClass::Preposition) => {
                return profile.articled.contains(&&*key_of(context.word(before)));
            }
            Some(_) => return false,
            None if token.shape == CaseShape::Lower => {}
            None => return false,
        }
    }
    false
}

/// Whether a word with this entry may stand behind what precedes token `at`.
pub(super) fn may_follow(context: &Context<'_>, entry: Entry, at: usize) -> bool {
    let Some(class) = entry.class() else { return true };
    let Some(before) = context.before(at).filter(|_| context.is_spaced(at - 1)) else { return true };
    let Some(previous) = before.entry.class() else { return true };
    match class {
        WordClass::Determiner => !matches!(previous, WordClass::Determiner),
        WordClass::Auxiliary | WordClass::Modal => {
            !matches!(previous, WordClass::Determiner | WordClass::Preposition)
        }
        WordClass::Coordinator => {
            !matches!(previous, WordClass::Determiner | WordClass::Preposition | WordClass::Coordinator)
        }
        _ => true,
    }
}

/// Whether the token can begin a noun phrase or clause: anything but a closing or separating mark.
fn begins_phrase(context: &Context<'_>, token: &Token, at: usize) -> bool {
    token.kind != TokenKind::Punctuation
        || context.mark(at).is_some_and(|c| {
            matches!(c, '"' | '“' | '„' | '«' | '‘' | '\'' | '$' | '€' | '£' | '¿' | '¡' | '#' | '(')
        })
}

/// Whether the token is a lower-case form of a verb alone; gerunds stand behind prepositions.
fn is_verb_only(token: &Token) -> bool {
    let entry = token.entry;
    token.is_lower_word()
        && !entry.is_function_word()
        && entry.can_be_verb()
        && !entry.can_be_noun()
        && !entry.can_be_adjective()
        && !entry.can_be_adverb()
        && entry.zipf() >= 4.5
}

fn is_joint(token: &Token) -> bool {
    token.is_lower_word()
        && matches!(
            token.entry.class(),
            Some(WordClass::Coordinator | WordClass::Auxiliary | WordClass::Modal)
        )
}

fn is_finite_or_joint(token: &Token) -> bool {
    token.is_lower_word()
        && matches!(
            token.entry.class(),
            Some(
                WordClass::Coordinator
                    | WordClass::Auxiliary
                    | WordClass::Modal
                    | WordClass::Subordinator
                    | WordClass::Preposition
            )
        )
}

/// Whether a word that opens phrases would end one if it stood at the end of the word at `at`: a preposition before a
/// comma, an article at the end of a line.
pub(super) fn opens_at_end(context: &Context<'_>, word: Entry, at: usize) -> bool {
    let opens =
        matches!(word.class(), Some(WordClass::Preposition | WordClass::Coordinator | WordClass::Determiner));
    // a line that was only wrapped goes on in lower case
    let ends_line = || {
        context
            .token(at + 1)
            .is_none_or(|next| !next.is_lower_word() && !context.are_in_one_paragraph(at, at + 1))
    };
    opens
        && (context.mark(at + 1).is_some_and(|c| matches!(c, ',' | '.' | ';' | ':' | '!' | '?' | ')'))
            || word.class() != Some(WordClass::Coordinator) && ends_line())
}
