//! Spaces inside numbers, at their marks: "10 .000", "1, 000".

use crate::analysis::{Context, Marks};
use crate::finding::{Class, Findings};
use crate::text::{Span, TokenKind};

/// A space before the mark, which belongs to no word there; and one behind the mark that groups thousands.
const BEFORE: f32 = 0.93;
const BEHIND: f32 = 0.92;
/// Digits of a group, and most digits before one.
const GROUP: usize = 3;
/// Most digits of a fraction that is told from a group or a year.
const FRACTION: usize = 2;

pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    for at in context.inner_marks_of(Marks::of(&['.', ','])) {
        let Some(mark) = context.mark(at).filter(|mark| matches!(mark, '.' | ',')) else { continue };
        let (before, after) = (context.tokens()[at - 1], context.tokens()[at + 1]);
        if before.kind != TokenKind::Number || after.kind != TokenKind::Number {
            continue;
        }
        let [whole, rest] = [at - 1, at + 1].map(|i| context.word(i));
        if ![whole, rest].iter().all(|part| part.bytes().all(|b| b.is_ascii_digit())) {
            continue;
        }
        let profile = before.language.profile();
        let groups = profile.grouping.contains(mark) && whole.len() <= GROUP && rest.len() == GROUP;
        // "a Model 36 .38 revolver": English begins numbers with the mark
        let is_fraction = mark == ',' && profile.decimal == mark && rest.len() <= FRACTION;
        let (gap, is_glued) = (context.gap(at - 1), context.is_glued(at));
        let place = if gap == " " && is_glued && (groups || is_fraction) && whole.len() <= GROUP {
            Some((Span::new(before.end(), context.tokens()[at].start()), BEFORE))
        // "1, 000 people", but "pages 1, 100 and 200"
        } else if gap.is_empty() && context.gap(at) == " " && groups && rest == "000" {
            Some((Span::new(context.tokens()[at].end(), after.start()), BEHIND))
        } else {
            None
        };
        if let Some((span, confidence)) = place {
            findings
                .propose(span, "", Class::SpaceBeforePunct, confidence, "a space inside a number")
                .because(format!("“{whole}{mark}{rest}” is one number"));
        }
    }
}
