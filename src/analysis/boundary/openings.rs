//! What shows that the word behind a period may open a sentence that lost its capital.

use super::clause::Clause;
use super::lost_capitals::SENTENCE;
use super::{ends_in_verb, is_dangling};
use crate::analysis::Context;
use crate::lexicon::WordClass;
use crate::text::CaseShape;

/// Fewest words of a sentence that a pronoun opens.
const SHORT_SENTENCE: usize = 3;
/// Share of small letters from which on a word has a capital only by its place.
const MOSTLY_SMALL: f32 = 0.8;

/// Whether the words beside the period at token `at`, behind which `tail` stands, tell that one sentence goes on.
pub(super) fn goes_on(context: &Context<'_>, at: usize, tail: &Clause) -> bool {
    let next = context.tokens()[at + 1];
    is_dangling(context, at - 1)
        || next.language.profile().continuing.contains(&context.word(at + 1))
        || match next.entry.class() {
            Some(WordClass::Relative | WordClass::Particle) => true,
            // "in the city, ..." opens a sentence, "at the head of it" goes on
            Some(WordClass::Preposition) => !tail.begins_with_phrase,
            _ => false,
        }
}

/// Whether both sides of the period at token `at` may be clauses, in a paragraph that has more sentences. A line that is
/// one sentence but for the period was cut from its text as one; between the sentences of a paragraph another end is as
/// likely as a mark too many, unless the words beside the period tell.
pub(super) fn parts_a_paragraph(context: &Context<'_>, at: usize) -> bool {
    let tail = Clause::after(context, at);
    // "The package includes. additional ..."
    let wants_object = ends_in_verb(context.tokens()[at - 1]);
    !goes_on(context, at, &tail)
        && !wants_object
        && tail.may_be_clause()
        && Clause::before(context, at).may_be_clause()
        && has_more_sentences(context, at)
}

/// Whether a word that opens a clause follows the period at token `at` in a paragraph that has more sentences: an adverb
/// ("ja veig que"), or a verb or its object where pronouns are left out. Before it a sentence may be short or have no verb
/// ("Salutacions, amics. ja veig que").
pub(super) fn opens_a_clause(context: &Context<'_>, at: usize) -> bool {
    let next = context.tokens()[at + 1];
    let opens = match next.entry.class() {
        Some(WordClass::Adverb) => true,
        Some(WordClass::Auxiliary | WordClass::Object) => next.language.profile().drops_pronouns,
        _ => false,
    };
    if !opens || ends_in_verb(context.tokens()[at - 1]) || !has_more_sentences(context, at) {
        return false;
    }
    let tail = Clause::after(context, at);
    !goes_on(context, at, &tail) && tail.words >= SHORT_SENTENCE && (tail.may_have_verb || tail.can_be_clause)
}

/// Whether a word that has a capital only by its place stands behind a verb after the period at token `at`, in a paragraph
/// that has more sentences: an engine that puts the verb first leaves the capital of the sentence where it was ("is Clear
/// that").
pub(super) fn has_moved_capital(context: &Context<'_>, at: usize) -> bool {
    let is_verb =
        matches!(context.tokens()[at + 1].entry.class(), Some(WordClass::Auxiliary | WordClass::Modal));
    is_verb
        && context.is_spaced(at + 1)
        && has_more_sentences(context, at)
        && context.token(at + 2).is_some_and(|token| {
            token.shape == CaseShape::Title
                && token.entry.is_valid()
                && !token.entry.is_registered_name()
                && token.entry.lower_share() >= MOSTLY_SMALL
        })
}

/// Tokens of a paragraph that are looked at.
const LONG_LINE: usize = 1000;

/// Whether the paragraph of the period at token `at` has two sentences or more beside the one that may begin there.
fn has_more_sentences(context: &Context<'_>, at: usize) -> bool {
    let is_start = |&i: &usize| i != at + 1 && context.tokens()[i].is_sentence_initial;
    // a line without an end has what it has near its beginning
    context.paragraph_of(at).tokens.clone().take(LONG_LINE).filter(is_start).nth(1).is_some()
}

/// Whether a pronoun that only acts opens what stands behind the period ("il n'existe pas"): a clause begins with it, and
/// behind a title or a list the clause may be a sentence by itself.
pub(super) fn opens_with_subject(context: &Context<'_>, at: usize) -> bool {
    let next = context.tokens()[at + 1];
    next.entry.class() == Some(WordClass::Subject)
        && !is_dangling(context, at - 1)
        && Clause::after(context, at).words >= SHORT_SENTENCE
}

/// Whether the word at `at` may be a term that keeps its small letter wherever it stands: the name of a command or of a
/// thing of its own kind that a mark ties to more (info-dokumenter, iso'nun, x=1).
pub(super) fn is_term(context: &Context<'_>, at: usize) -> bool {
    context.tokens()[at].entry.class().is_none()
        && !is_dangling(context, at - 2)
        // Indonesian obat-obatan
        && !context.tokens()[at].language.profile().reduplicates
        && context.is_glued(at)
        && context.mark(at + 1).is_some_and(|c| matches!(c, '-' | '\'' | '’' | '_' | '+'))
}

/// Whether a sentence may open with the verb behind the period ("ha trabajado"), as it does where pronouns are left out.
pub(super) fn opens_with_verb(context: &Context<'_>, at: usize) -> bool {
    let next = context.tokens()[at + 1];
    let opens = match next.entry.class() {
        Some(WordClass::Auxiliary) => true,
        // "también existen": what stands before the verb of a sentence without a subject
        Some(WordClass::Adverb) => Clause::after(context, at).verb_second,
        // "es pot fer", "lo dijo": the pronoun before its verb
        Some(WordClass::Object) => Clause::after(context, at).verb_second,
        _ => false,
    };
    let behind_sentence = || {
        let head = Clause::before(context, at);
        head.words >= SENTENCE || head.words >= SHORT_SENTENCE && head.has_finite_verb
    };
    next.language.profile().drops_pronouns
        && opens
        && !is_dangling(context, at - 1)
        && Clause::after(context, at).words >= SHORT_SENTENCE
        && behind_sentence()
}

/// Whether a sentence may open with the verb behind the period and the pronoun that a hyphen ties to it
/// ("construiu-se"): a pronoun stands there because nothing stands before the verb.
pub(super) fn opens_with_enclitic(context: &Context<'_>, at: usize) -> bool {
    context.tokens()[at + 1].language.profile().drops_pronouns
        && context.is_glued(at + 1)
        && context.mark(at + 2) == Some('-')
        && context.token(at + 3).is_some_and(|token| {
            matches!(token.entry.class(), Some(WordClass::Object | WordClass::Determiner))
        })
        && Clause::before(context, at).words >= SENTENCE
}
