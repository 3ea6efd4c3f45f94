//! Letters that words only end with: a word that goes on behind one is two.

use crate::analysis::Context;
use crate::lexicon::key_of;
use crate::text::Notes;

/// How sure it is that the words are two.
pub(super) const SURE: f32 = 0.97;
/// Fewest letters of either word.
const LETTERS: usize = 2;
/// Fewest letters of the second where no dictionary has the first.
const BEHIND_UNKNOWN: usize = 4;
/// The Greek sigma at the end of a word.
const FINAL_SIGMA: char = 'ς';

/// The words that are two so, each with where the second begins.
pub(super) fn cuts(context: &Context<'_>) -> Vec<(usize, usize)> {
    context.noted(Notes::WRONG).filter_map(|at| Some((at, cut(context, at)?))).collect()
}

/// Where the second word begins in the word at `at`, in bytes of the word as it is written, if the first ends with such a
/// letter and the second is right: "Μητσοτάκηςανακοίνωσε".
fn cut(context: &Context<'_>, at: usize) -> Option<usize> {
    let token = context.tokens()[at];
    let word = context.word(at);
    let end = word.find(FINAL_SIGMA)? + FINAL_SIGMA.len_utf8();
    let (left, right) = word.split_at(end);
    let is_right = token.language.look_up(&key_of(right)).is_valid()
        && right.chars().all(char::is_lowercase)
        && !right.trim_end_matches(FINAL_SIGMA).contains(FINAL_SIGMA);
    // "Κρίςτος": rather the other sigma, mistyped, than a name that nobody knows and an article
    let knows_first = token.language.look_up(&key_of(left)).is_known();
    let are_words = left.chars().count() >= LETTERS
        && right.chars().count() >= if knows_first { LETTERS } else { BEHIND_UNKNOWN };
    // "έςτω" for έστω: the other sigma was mistyped
    let is_mistyped = || {
        token.language.look_up(&key_of(&format!("{}σ{right}", left.trim_end_matches(FINAL_SIGMA)))).is_valid()
    };
    (token.is_word() && is_right && are_words && !is_mistyped()).then_some(end)
}
