//! Spaces inside numbers, at their marks: "10 .000", "1, 000", "1, 5 million".

use crate::analysis::{Context, Marks};
use crate::finding::{Class, Findings};
use crate::lexicon::WordClass;
use crate::pass::magnitudes::is_magnitude;
use crate::text::{Span, TokenKind};

/// A space before the mark, which belongs to no word there; and one behind the mark that groups thousands.
const BEFORE: f32 = 0.93;
const BEHIND: f32 = 0.92;
/// A space in a fraction of a percentage or of millions, behind a preposition ("by 3, 4 %") and elsewhere: "in group 3, 5
/// million people" shows that it may be none.
const BEHIND_PREPOSITION: f32 = 0.91;
const IN_FRACTION: f32 = 0.75;
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
        } else if gap.is_empty()
            && context.gap(at) == " "
            && mark == profile.decimal
            && is_measure(context, at)
        {
            let confidence =
                if is_behind_preposition(context, at) { BEHIND_PREPOSITION } else { IN_FRACTION };
            Some((Span::new(context.tokens()[at].end(), after.start()), confidence))
        } else {
            None
        };
        if let Some((span, confidence)) = place {
            let finding =
                findings.propose(span, "", Class::SpaceBeforePunct, confidence, "a space inside a number");
            finding.because(format!("“{whole}{mark}{rest}” is one number"));
            if confidence == IN_FRACTION {
                finding.features.settle(confidence);
            }
        }
    }
}

/// Whether the numbers before and behind the mark at `at` may be those of one percentage, sum or number of millions: "1, 5
/// million", but "in 1, 2, 5 million".
fn is_measure(context: &Context<'_>, at: usize) -> bool {
    let is_tied = |i: usize| {
        context.tokens()[i].kind == TokenKind::Number
            || context.mark(i) == Some(',')
            || context.is_glued(i) && !is_currency(context, i)
    };
    let is_in_list = at >= 2 && is_tied(at - 2);
    let [whole, rest] = [at - 1, at + 1].map(|i| context.word(i).len());
    let Some(measure) = context.token(at + 2).filter(|_| context.gap(at + 1).len() <= ONE_SPACE) else {
        return false;
    };
    whole <= GROUP
        && rest <= FRACTION
        && !is_in_list
        && (context.mark(at + 2) == Some('%')
            || is_currency(context, at + 2)
            || measure.is_word() && is_magnitude(measure.text(context.text())))
}

/// Whether a preposition stands before the number whose mark is at `at`, and no sum of money behind it: "children under 12, 5 €".
fn is_behind_preposition(context: &Context<'_>, at: usize) -> bool {
    let before = at.checked_sub(2).map(|i| context.tokens()[i]);
    context.mark(at) == Some(',')
        && !is_currency(context, at + 2)
        && before.is_some_and(|before| {
            before.is_lower_word() && before.entry.class() == Some(WordClass::Preposition)
        })
}

/// Bytes of a space, one that does not break included.
const ONE_SPACE: usize = 3;

fn is_currency(context: &Context<'_>, at: usize) -> bool {
    context.mark(at).is_some_and(|mark| matches!(mark, '€' | '$' | '£' | '¥' | '₴' | '₽' | '₺'))
}
