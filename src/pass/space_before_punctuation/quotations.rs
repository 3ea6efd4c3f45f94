//! Spaces inside the quotation marks at both ends of a line: `" 75 percent …`, `… will relax.  "`.

use crate::analysis::{Context, Paragraph};
use crate::finding::{Class, Findings};
use crate::text::Span;

/// Marks that open a quotation at the beginning of a line, and those that close one at its end; « French » ones are spaced.
const OPENING: &[char] = &['"', '“', '„'];
const CLOSING: &[char] = &['"', '”'];

/// Takes the spaces out of the quotations with which a line begins or ends.
pub(super) fn check(context: &Context<'_>, paragraph: &Paragraph, findings: &mut Findings) {
    let profile = paragraph.language.profile();
    if profile.unspaced || paragraph.tokens.len() < FEWEST {
        return;
    }
    let (first, last) = (paragraph.tokens.start, paragraph.tokens.end - 1);
    let has_mark = |mut tokens: std::ops::Range<usize>, marks: &[char]| {
        tokens.any(|at| context.mark(at).is_some_and(|c| marks.contains(&c)))
    };
    let is_gap = |at: usize| {
        let gap = context.gap(at);
        !gap.is_empty() && gap.bytes().all(|byte| byte == b' ')
    };
    let opens = context.mark(first).is_some_and(|c| OPENING.contains(&c));
    if opens
        && is_gap(first)
        && context.tokens()[first + 1].is_word()
        && has_mark(first + 1..last + 1, CLOSING)
    {
        propose(context, first, findings);
    }
    let closes = context.mark(last).is_some_and(|c| CLOSING.contains(&c));
    let ends = matches!(context.mark(last - 1), Some('.' | '!' | '?' | '…'));
    if closes
        && ends
        && is_gap(last - 1)
        && !context.is_spaced(last - 2)
        && has_mark(first..last - 1, OPENING)
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
