//! Which round brackets belong together.

use crate::analysis::Context;

/// How many tokens a pair holds at most.
const LONGEST: usize = 60;

/// The bracket that closes what the one at `at` opens, with none between them.
pub(super) fn closing(context: &Context<'_>, at: usize) -> Option<usize> {
    let end = context.paragraph_of(at).tokens.end.min(at + LONGEST);
    (at + 1..end).find(|&i| is_bracket(context, i)).filter(|&i| context.mark(i) == Some(')'))
}

/// The bracket that opens what the one at `at` closes, with none between them.
pub(super) fn opening(context: &Context<'_>, at: usize) -> Option<usize> {
    let start = context.paragraph_of(at).tokens.start.max(at.saturating_sub(LONGEST));
    (start..at).rev().find(|&i| is_bracket(context, i)).filter(|&i| context.mark(i) == Some('('))
}

fn is_bracket(context: &Context<'_>, at: usize) -> bool {
    matches!(context.mark(at), Some('(' | ')' | '[' | ']' | '{' | '}'))
}
