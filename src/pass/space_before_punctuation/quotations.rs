//! Spaces inside the quotation marks at both ends of a line: `" 75 percent …`, `… will relax.  "`.

use crate::analysis::{Context, Paragraph};
use crate::finding::{Class, Findings};
use crate::text::Span;
use crate::text::chars::is_final;
use std::ops::Range;

/// Marks that open a quotation at the beginning of a line; « French » ones are spaced, as those that close it are.
const OPENING: &[char] = &['"', '“', '„'];

/// Takes the spaces out of the quotations with which a line begins or ends.
pub(super) fn check(context: &Context<'_>, paragraph: &Paragraph, findings: &mut Findings) {
    let profile = paragraph.language.profile();
    if profile.unspaced || paragraph.tokens.len() < FEWEST {
        return;
    }
    let (first, last) = (paragraph.tokens.start, paragraph.tokens.end - 1);
    let is_opening = |c: char| OPENING.contains(&c);
    let is_closing = |c: char| !matches!(c, '«' | '»') && profile.closes_quotations(c);
    let has_mark = |mut tokens: Range<usize>, is_one: &dyn Fn(char) -> bool| {
        tokens.any(|at| context.mark(at).is_some_and(is_one))
    };
    let is_gap = |at: usize| {
        let gap = context.gap(at);
        !gap.is_empty() && gap.bytes().all(|byte| byte == b' ')
    };
    let opens = context.mark(first).is_some_and(is_opening);
    if opens
        && is_gap(first)
        && context.tokens()[first + 1].is_word()
        && has_mark(first + 1..last + 1, &is_closing)
    {
        propose(context, first, findings);
    }
    let closes = context.mark(last).is_some_and(is_closing);
    let ends = context.mark(last - 1).is_some_and(is_final);
    if closes
        && ends
        && is_gap(last - 1)
        && !context.is_spaced(last - 2)
        && has_mark(first..last - 1, &is_opening)
    {
        propose(context, last - 1, findings);
    }
}

/// Texts that were put together from tokens have such spaces throughout, and houses that like them.
const UNSURE: f32 = 0.7;

/// Fewest tokens of a line that has a quotation.
const FEWEST: usize = 5;

fn propose(context: &Context<'_>, at: usize, findings: &mut Findings) {
    let span = Span::new(context.tokens()[at].end(), context.tokens()[at + 1].start());
    findings
        .propose(span, "", Class::SpaceBeforePunct, UNSURE, "a space inside a quotation mark")
        .because("no space stands between a quotation mark and what is quoted");
}
