//! How probable it is that a word is two which lost their space, and that it is one.

use super::Split;
use crate::analysis::context::Context;
use crate::analysis::word_model;
use crate::language::Language;
use crate::lexicon::Entry;

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

/// The score of a split of the word at `at`, and that of a compound of two content words.
pub(super) fn scores(
    context: &Context<'_>,
    at: usize,
    split: &Split,
    is_title: bool,
    is_content: bool,
) -> (f32, Option<f32>) {
    let ((left, right), (first, second)) = ((&*split.parts.0, &*split.parts.1), split.entries);
    let (first_zipf, second_zipf) = split.zipfs;
    let mut score = frequency(context, (first, first_zipf), (left, context.tokens()[at].language), is_title)
        + second_zipf
        - 18.0
        + TOGETHER;
    score -= shortness(left) + shortness(right);
    if split.is_name && split.behind_given_name {
        score += AFTER_GIVEN_NAME;
    }
    let is_inside = !context.tokens()[at].is_sentence_initial;
    if is_title && is_inside && split.in_document == 0 && first.lower_share() > 0.5 {
        score += COMMON_IN_NAME;
    }
    for misfit in [split.misfit_before, split.misfit_after] {
        score += if misfit { MISFIT } else { 0.0 };
    }
    let is_regular = first.begins_compounds()
        || first.can_be_noun() && second.can_be_noun()
        || left.ends_with('o')
        || right.chars().count() < 4;
    let may_be_compound = is_content || first.begins_compounds() && !second.is_function_word();
    let compound_score = may_be_compound.then_some({
        first_zipf + second_zipf - 18.0 + TOGETHER + if is_regular { COMPOUND } else { ODD_COMPOUND }
    });
    (score + FUSED, compound_score)
}

/// Zipf frequency of the first word; a name of the document is as frequent as the document has it.
fn frequency(
    context: &Context<'_>,
    (first, zipf): (Entry, f32),
    (left, language): (&str, Language),
    is_title: bool,
) -> f32 {
    if !first.is_known() {
        return 9.0 + word_model::unknown_name(left, language);
    }
    let count = if is_title { context.words().count(left).title_inside } else { 0 };
    if count == 0 {
        return zipf;
    }
    let share = count as f32 / context.tokens().len().max(300) as f32;
    zipf.max(9.0 + share.log10() - 0.5)
}

/// Cost of very short words: a chance cut yields them often.
fn shortness(word: &str) -> f32 {
    match word.chars().count() {
        1 => 1.5,
        2 => 0.4,
        _ => 0.0,
    }
}
