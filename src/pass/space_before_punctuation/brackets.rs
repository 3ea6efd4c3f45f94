//! Spaces on the inner sides of brackets: "( as he said )".

use super::super::bracket_pairs::closing;
use crate::analysis::{Context, Marks, is_in_code};
use crate::finding::{Class, Findings};
use crate::language::Capitals;
use crate::text::{Span, TokenKind};

/// How sure a pair is that has a space on both of its inner sides, and one that has it on one, as hands leave it too.
const BOTH: f32 = 0.95;
const ONE: f32 = 0.75;

pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    if context.speaks_of_programs() {
        return;
    }
    let all = 0..context.tokens().len();
    for open in context.marks_of(all, Marks::of(&['('])).filter(|&at| context.mark(at) == Some('(')) {
        let Some(close) = closing(context, open) else {
            continue;
        };
        let (after_open, before_close) = (is_space(context, open), is_space(context, close - 1));
        if !(after_open || before_close) || !is_prose(context, open, close) {
            continue;
        }
        let confidence = if after_open && before_close { BOTH } else { ONE };
        let tokens = context.tokens();
        let gaps = [
            (after_open, Span::new(tokens[open].end(), tokens[open + 1].start())),
            (before_close, Span::new(tokens[close - 1].end(), tokens[close].start())),
        ];
        for (_, gap) in gaps.into_iter().filter(|(is_gap, _)| *is_gap) {
            findings
                .propose(gap, "", Class::SpaceBeforePunct, confidence, "a space inside brackets")
                .because("brackets are set close to what they hold");
        }
    }
}

/// Whether one space stands behind the token at `at`.
fn is_space(context: &Context<'_>, at: usize) -> bool {
    matches!(context.gap(at), " " | "\u{a0}" | "\u{202f}")
}

/// Whether words of a sentence stand between two brackets that stand apart from words themselves: no smiley ("go ( ;"), no
/// formula, no place to fill in, no call of a function.
fn is_prose(context: &Context<'_>, open: usize, close: usize) -> bool {
    let tokens = context.tokens();
    let inside = || open + 1..close;
    let stands_apart = open == 0 || !context.is_glued(open - 1) || context.mark(open - 1).is_some();
    let is_code = |i: usize| {
        context.mark(i).is_some_and(|mark| "=_{}<>|\\;#$*/+".contains(mark))
            || tokens[i].kind == TokenKind::Opaque
    };
    // "( and )": what it joined is gone
    let is_content =
        |i: usize| tokens[i].is_word() && tokens[i].entry.is_valid() && !tokens[i].entry.is_function_word();
    let has_case = tokens[open].language.profile().capitals != Capitals::None;
    stands_apart
        && has_case
        && !inside().any(is_code)
        && (inside().any(is_content) || inside().filter(|&i| tokens[i].is_word()).count() > 1)
        && !is_in_code(context, open)
}
