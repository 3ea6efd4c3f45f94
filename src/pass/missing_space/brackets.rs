//! Spaces that are missing before or behind brackets: "said(in a letter)", "1990)is".

use super::super::bracket_pairs::{closing, opening};
use super::script_limit;
use crate::analysis::{Context, is_in_code};
use crate::finding::{Class, Findings};
use crate::text::{CaseShape, Span, Token, TokenKind};

/// What stands beside the brackets is a common word, or a word with a capital.
const COMMON: f32 = 0.95;
const CAPITALISED: f32 = 0.9;
/// Fewest letters of a common word before a bracket and of one with a capital; those of functions and units are shorter.
const COMMON_LETTERS: usize = 3;
const CAPITALISED_LETTERS: usize = 4;
/// Fewest letters of a word behind a bracket, and its least frequency (Zipf).
const BEHIND_LETTERS: usize = 2;
const BEHIND_ZIPF: f32 = 4.0;

/// Looks at the bracket at `at`.
pub(super) fn check(context: &Context<'_>, at: usize, findings: &mut Findings) {
    if context.speaks_of_programs() || !context.is_glued(at - 1) || !context.is_glued(at) {
        return;
    }
    if context.mark(at) == Some('(') {
        before(context, at, findings);
    } else {
        behind(context, at, findings);
    }
}

/// "said(in a letter)"
fn before(context: &Context<'_>, at: usize, findings: &mut Findings) {
    let word = context.tokens()[at - 1];
    let Some(close) = closing(context, at) else { return };
    if !word.is_word() || !word.entry.is_valid() || !is_prose(context, at, close) {
        return;
    }
    let letters = context.word(at - 1).chars().count();
    let confidence = match word.shape {
        CaseShape::Lower if letters >= COMMON_LETTERS && word.entry.lower_share() >= 0.2 => COMMON,
        CaseShape::Title if letters >= CAPITALISED_LETTERS => CAPITALISED,
        _ => return,
    };
    propose(context, at, Span::at(word.end()), confidence, findings);
}

/// "1990)is"
fn behind(context: &Context<'_>, at: usize, findings: &mut Findings) {
    let word = context.tokens()[at + 1];
    let Some(open) = opening(context, at) else { return };
    let is_common = word.is_lower_word()
        && word.entry.is_valid()
        && (word.entry.is_function_word()
            || word.entry.zipf() >= BEHIND_ZIPF && context.word(at + 1).chars().count() >= BEHIND_LETTERS);
    // "(valami)ban": an ending behind what the bracket explains
    if is_common && !word.language.profile().agglutinates && is_prose(context, open, at) {
        propose(context, at, Span::at(context.tokens()[at].end()), COMMON, findings);
    }
}

fn propose(context: &Context<'_>, at: usize, span: Span, confidence: f32, findings: &mut Findings) {
    if is_in_code(context, at) || script_limit(context, at).is_none_or(|limit| limit < 1.0) {
        return;
    }
    findings
        .propose(span, " ", Class::MissingSpace, confidence, "a missing space")
        .because("a bracket with words in it stands apart from the words around it");
}

/// Whether prose stands between two brackets, or a year: not what a function takes, as "max(first, second)", nor the end of
/// a word, as "parent(s)".
fn is_prose(context: &Context<'_>, open: usize, close: usize) -> bool {
    let inside = open + 1..close;
    let is_word = |i: usize| context.tokens()[i].is_word();
    let is_code = |i: usize| {
        context.mark(i).is_some_and(|mark| "=_{}<>|\\;#$*/".contains(mark))
            || context.tokens()[i].kind == TokenKind::Opaque
    };
    let pairs = inside.clone().skip(1).filter(|&i| context.is_spaced(i - 1));
    let side_by_side =
        pairs.filter(|&i| [i - 1, i].iter().all(|&i| is_word(i) || is_number(&context.tokens()[i])));
    let are_right =
        |i: usize| [i - 1, i].iter().all(|&i| !is_word(i) || context.tokens()[i].entry.is_valid());
    !inside.clone().any(is_code)
        && (inside.len() == 1 && is_year(context, open + 1)
            || side_by_side.into_iter().any(|i| are_right(i) && (is_word(i - 1) || is_word(i))))
}

fn is_number(token: &Token) -> bool {
    matches!(token.kind, TokenKind::Number | TokenKind::Mixed)
}

fn is_year(context: &Context<'_>, at: usize) -> bool {
    let number = context.word(at);
    number.len() == 4 && number.starts_with(['1', '2']) && number.bytes().all(|b| b.is_ascii_digit())
}
