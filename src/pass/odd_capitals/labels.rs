//! Capitals that belong to what a manual describes: labels of a program, and what options of a command do.

use super::place::has_inner_capital;
use crate::analysis::{Context, is_option};
use crate::text::CaseShape;

/// Whether the word stands right behind an option of a command, which a manual describes: "--force Overwrite the file".
pub(super) fn is_behind_option(context: &Context<'_>, at: usize) -> bool {
    is_option(context, at - 1)
}

/// Whether the text writes common words with a capital at many places, as manuals do that name what stands on buttons and
/// in menus ("click Next", "the Protect option").
pub(super) fn writes_labels(context: &Context<'_>, at: usize) -> bool {
    let is_label = |&other: &usize| {
        let token = &context.tokens()[other];
        other != at
            && has_inner_capital(token)
            && token.shape == CaseShape::Title
            && token.entry.is_valid()
            && token.entry.lower_share() >= 0.5
            && !token.entry.is_registered_name()
    };
    let labels = context.capitals_in(0..context.tokens().len()).filter(is_label).count();
    labels >= LABELS && labels * WORDS_A_LABEL >= context.tokens().len()
}

/// Fewest common words with a capital in a text that names labels, and the most words of the text for each of them.
const LABELS: usize = 3;
const WORDS_A_LABEL: usize = 22;
