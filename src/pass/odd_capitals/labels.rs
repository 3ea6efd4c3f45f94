//! Capitals that belong to what a manual describes: labels of a program, and what options of a command do.

use super::place::has_inner_capital;
use crate::analysis::{Context, is_option};
use crate::lexicon::{WordList, key_of};
use crate::text::CaseShape;
use foldhash::HashSet;
use std::sync::LazyLock;

/// Whether the word stands right behind an option of a command, which a manual describes: "--force Overwrite the file".
pub(super) fn is_behind_option(context: &Context<'_>, at: usize) -> bool {
    is_option(context, at - 1)
}

/// Whether the word stands beside one that tells what it is: "the button Next", "click on Next", "the Next button".
pub(super) fn is_called_so(context: &Context<'_>, at: usize) -> bool {
    static WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
        WordList(include_str!("../../../dictionaries/names/labels.txt")).entries().collect()
    });
    let line = context.paragraph_of(at).tokens.clone();
    let beside = [at.checked_sub(2), at.checked_sub(1), Some(at + 1)];
    beside
        .into_iter()
        .flatten()
        .filter(|i| line.contains(i))
        .any(|i| WORDS.contains(&*key_of(context.word(i))))
}

/// How many common words a text writes with a capital.
pub(super) struct Labels(usize);

impl Labels {
    pub(super) fn of(context: &Context<'_>) -> Self {
        Self(context.capitals().filter(|&at| is_label(context, at)).count())
    }

    /// Whether the text has such words at many places beside `at`, as manuals do that name what stands on buttons and in
    /// menus ("click Next", "the Protect option").
    pub(super) fn are_many_beside(&self, context: &Context<'_>, at: usize) -> bool {
        let labels = self.0 - usize::from(is_label(context, at));
        labels >= LABELS && labels * WORDS_A_LABEL >= context.tokens().len()
    }
}

fn is_label(context: &Context<'_>, at: usize) -> bool {
    let token = &context.tokens()[at];
    has_inner_capital(token)
        && token.shape == CaseShape::Title
        && token.entry.is_valid()
        && token.entry.lower_share() >= 0.5
        && !token.entry.is_registered_name()
}

/// Fewest common words with a capital in a text that names labels, and the most words of the text for each of them.
const LABELS: usize = 3;
const WORDS_A_LABEL: usize = 22;
