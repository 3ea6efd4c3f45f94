//! Whether a text loses the capitals of its sentences, so that a period before a small letter may be right.

use super::abbreviation::abbreviates;
use super::clause::Clause;
use super::openings::{
    goes_on, has_moved_capital, is_term, opens_a_clause, opens_with_enclitic, opens_with_subject,
    opens_with_verb, parts_a_paragraph,
};
use super::{is_dangling, stands_between};
use crate::analysis::Context;
use crate::text::CaseShape;
use crate::text::chars::is_final;

/// How often a text lost the capital of a sentence, as some engines translate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::analysis) enum Losses {
    /// Not so often that it tells anything.
    Few,
    /// Several periods stand between what may be whole sentences.
    Several,
    /// So many periods stand before lower-case words that they end sentences, whatever is known of the words: an engine
    /// leaves words untranslated, and the verb of a clause may be among them.
    Many,
}

/// How often the text lost the capital of a sentence.
pub(in crate::analysis) fn lost_capitals(context: &Context<'_>) -> Losses {
    let candidates: Vec<usize> =
        context.inner_marks().filter(|&at| may_have_lost_capital(context, at, SENTENCE)).collect();
    let starts = || context.tokens().iter().filter(|token| token.is_sentence_initial).count();
    if candidates.len() >= MANY_LOSSES && candidates.len() * SENTENCES_A_LOSS >= starts() {
        return Losses::Many;
    }
    let is_lost = |at: &usize| parts_sentences(context, *at, SENTENCE);
    match candidates.into_iter().filter(is_lost).nth(LOSSES - 1) {
        Some(_) => Losses::Several,
        None => Losses::Few,
    }
}

/// Whether a lower-case word follows the period at token `at`, if it is one, and `least` words or more stand on both sides.
fn may_have_lost_capital(context: &Context<'_>, at: usize, least: usize) -> bool {
    stands_between(context, at)
        && context.tokens()[at + 1].is_lower_word()
        && !abbreviates(context, at - 1)
        && parts_stretches(context, at, least)
}

/// Whether the text begins most of its sentences in lower case, as chats and captions do.
pub(in crate::analysis) fn writes_without_capitals(context: &Context<'_>) -> bool {
    let (mut lower, mut upper) = (0usize, 0usize);
    for token in context.tokens().iter().filter(|token| token.is_sentence_initial && token.is_word()) {
        if token.shape == CaseShape::Lower { lower += 1 } else { upper += 1 }
    }
    lower >= 3 && lower > upper
}

/// Whether whole sentences may stand on both sides of the period at token `at`, which a lower-case word follows: long
/// ones, or shorter ones where the text has more such periods.
pub(super) fn may_part_sentences(context: &Context<'_>, at: usize) -> bool {
    opens_with_verb(context, at)
        || opens_with_subject(context, at)
        || is_term(context, at + 1)
        || parts_a_paragraph(context, at)
        || has_moved_capital(context, at)
        || opens_a_clause(context, at)
        || is_exclamation(context, at)
        || is_in_small_line(context, at)
        || is_one_of_several(context, at)
        || match context.lost_capitals() {
            Losses::Many => parts_stretches(context, at, SENTENCE),
            Losses::Several => {
                parts_sentences(context, at, SENTENCE) || parts_stretches(context, at, LONG_STRETCH)
            }
            Losses::Few => parts_sentences(context, at, LONG_SENTENCE),
        }
        || opens_with_enclitic(context, at)
        || is_hardly_known(context, at + 1) && parts_stretches(context, at, SENTENCE)
}

/// Whether next to nothing is known of the word at `at`, with which a sentence may begin: no dictionary has it, or it is a
/// content word of a language whose repairs were not measured ("cijene. potrošite").
fn is_hardly_known(context: &Context<'_>, at: usize) -> bool {
    let token = context.tokens()[at];
    token.entry.class().is_none() && (!token.entry.is_valid() || !token.language.is_measured())
}

/// "Choudhary. sang the song too. singer, Khandelwal": whether the next or the last mark of a sentence is a period before a
/// lower-case word as well. Periods are seldom too many twice in a row; a text that was written without capitals has them
/// so.
fn is_one_of_several(context: &Context<'_>, at: usize) -> bool {
    let tokens = context.tokens();
    let is_mark = |&i: &usize| context.mark(i).is_some_and(is_final);
    let is_in_line = |i: usize| i > 0 && !context.gap(i - 1).contains('\n');
    let next = (at + 1..tokens.len().min(at + FAR)).take_while(|&i| is_in_line(i)).find(is_mark);
    let last = (at.saturating_sub(FAR)..at).rev().take_while(|&i| is_in_line(i + 1)).find(is_mark);
    [next, last].into_iter().flatten().any(|i| may_have_lost_capital(context, i, SHORT))
}

/// Whether the line of the period at token `at` begins in lower case behind a line that is finished: who wrote it begins no
/// sentence with a capital.
fn is_in_small_line(context: &Context<'_>, at: usize) -> bool {
    let is_break = |i: usize| context.gap(i).contains('\n');
    let first = at.checked_sub(1).map_or(at, |before| context.paragraph_of(before).tokens.start);
    let is_finished = match first.checked_sub(1) {
        // a fragment may begin with any word
        None => false,
        Some(last) => is_break(last) && context.mark(last).is_some_and(is_final),
    };
    is_finished && context.tokens()[first].is_lower_word() && context.tokens()[first].entry.is_valid()
}

/// How far the next mark is looked for, in tokens, and fewest words on both sides of it.
const FAR: usize = 60;
const SHORT: usize = 3;

/// "the pot that you made there. impressive!": whether what stands behind the period at token `at` is a call of a word or
/// two.
fn is_exclamation(context: &Context<'_>, at: usize) -> bool {
    let called =
        |end: usize| context.mark(end) == Some('!') && (at + 1..end).all(|i| context.tokens()[i].is_word());
    called(at + 2) || called(at + 3)
}

/// Whether sentences of `least` words or more may stand on both sides of the period at token `at`, which a lower-case
/// word follows.
fn parts_sentences(context: &Context<'_>, at: usize, least: usize) -> bool {
    let tail = Clause::after(context, at);
    let is_whole = |clause: Clause| clause.may_be_clause() && clause.words >= least;
    !goes_on(context, at, &tail) && is_whole(tail) && is_whole(Clause::before(context, at))
}

/// Whether so many words stand on both sides of the period at token `at` that each may be a sentence.
fn parts_stretches(context: &Context<'_>, at: usize, least: usize) -> bool {
    !is_dangling(context, at - 1)
        && Clause::after(context, at).words >= least
        && Clause::before(context, at).words >= least
}

/// Fewest words of what may be a whole sentence, in a text that loses capitals and in another.
pub(super) const SENTENCE: usize = 5;
const LONG_SENTENCE: usize = 10;
/// Fewest words on both sides of a period that are hardly one sentence together, whatever words they are, in a text that
/// loses capitals.
const LONG_STRETCH: usize = 12;
/// Periods between what may be whole sentences, the second without a capital, from which on a text loses capitals.
const LOSSES: usize = 2;
/// Periods between stretches of some length, the second without a capital, from which on a text loses many capitals, if
/// they are also a share of all sentences that no splitting of sentences leaves: one in so many.
const MANY_LOSSES: usize = 3;
const SENTENCES_A_LOSS: usize = 10;
