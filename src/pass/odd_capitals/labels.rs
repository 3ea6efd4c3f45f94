//! Capitals that belong to what a manual describes: labels of a program, and what options of a command do.

use super::place::has_inner_capital;
use crate::analysis::{Context, is_option};
use crate::language::CapitalWord;
use crate::lexicon::{WordList, WordPatterns, key_of};
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

/// Whether the line speaks of what a program shows: "click", "menu", "password". Labels are written there as they stand on
/// the screen.
pub(super) fn is_of_program(context: &Context<'_>, at: usize) -> bool {
    static WORDS: LazyLock<WordPatterns> = LazyLock::new(|| {
        WordList(include_str!("../../../dictionaries/names/user-interface.txt")).entries().collect()
    });
    let line = context.paragraph_of(at).tokens.clone();
    let near = at.saturating_sub(NEAR).max(line.start)..(at + NEAR).min(line.end);
    let tells = |i: &usize| {
        let token = &context.tokens()[*i];
        *i != at && token.is_word() && !token.entry.is_function_word()
    };
    near.filter(tells).any(|i| WORDS.fit(&key_of(context.word(i))))
}

/// How many common words a text writes with a capital inside sentences.
pub(super) struct Capitalised {
    all: usize,
    /// Those that no institutions are called by.
    labels: usize,
}

impl Capitalised {
    pub(super) fn of(context: &Context<'_>) -> Self {
        let capitals = || context.capitals().filter(|&at| is_common_capital(context, at));
        Self { all: capitals().count(), labels: capitals().filter(|&at| is_label(context, at)).count() }
    }

    /// How many such words a thousand tokens of the text have beside the one at `at`.
    pub(super) fn share_beside(&self, context: &Context<'_>, at: usize) -> f32 {
        let others = self.all - usize::from(is_common_capital(context, at));
        others as f32 * 1000.0 / context.tokens().len().max(SHORT) as f32
    }

    /// Whether the text has labels at many places beside `at`, as manuals do that name what stands on buttons and in menus
    /// ("click Next", "the Protect option").
    pub(super) fn are_many_labels_beside(&self, context: &Context<'_>, at: usize) -> bool {
        let is_label = is_common_capital(context, at) && is_label(context, at);
        let labels = self.labels - usize::from(is_label);
        labels >= LABELS && labels * WORDS_A_LABEL >= context.tokens().len()
    }
}

fn is_common_capital(context: &Context<'_>, at: usize) -> bool {
    let token = &context.tokens()[at];
    has_inner_capital(token)
        && token.shape == CaseShape::Title
        && token.entry.is_valid()
        && token.entry.lower_share() >= 0.5
        && !token.entry.is_registered_name()
}

/// Whether a common word with a capital is none that institutions are called by.
fn is_label(context: &Context<'_>, at: usize) -> bool {
    let language = context.tokens()[at].language;
    !language.is_capital_word(&key_of(context.word(at)), CapitalWord::Institution)
}

/// Fewest common words with a capital in a text that names labels, and the most words of the text for each of them.
const LABELS: usize = 3;
const WORDS_A_LABEL: usize = 22;
/// A text of fewer tokens says as little of its ways as one of so many.
const SHORT: usize = 200;
/// How far a word that tells of a program may stand, in tokens.
const NEAR: usize = 40;
