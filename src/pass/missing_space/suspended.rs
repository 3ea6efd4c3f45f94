//! A space lost behind the hyphen of a suspended compound: "PaaS-en IaaS-implementatie", "Ein-und Ausgabe".

use crate::analysis::Context;
use crate::finding::{Class, Findings};
use crate::lexicon::WordClass;
use crate::text::{CaseShape, Span, TokenKind};

/// Sets the space behind the hyphen at `at` if a conjunction and the other compound follow, or before it if it stands for
/// the first part of a compound behind one.
pub(super) fn check(context: &Context<'_>, at: usize, findings: &mut Findings) {
    let is_compounding = context.tokens()[at].language.profile().linking.is_some();
    if !is_compounding || !context.is_glued(at - 1) || !context.is_glued(at) {
        return;
    }
    if opens_suspended(context, at) {
        propose(context, context.tokens()[at].start(), at, findings);
    } else if closes_suspended(context, at) {
        propose(context, context.tokens()[at].end(), at, findings);
    }
}

fn propose(context: &Context<'_>, place: usize, at: usize, findings: &mut Findings) {
    let (left, right) = (context.word(at - 1), context.word(at + 1));
    findings
        .propose(Span::at(place), " ", Class::MissingSpace, 0.95, "a missing space")
        .because(format!("the hyphen between “{left}” and “{right}” stands for a part of a compound"));
}

/// "Prozesse und-Funktionen": a conjunction, and a compound without its first part.
fn opens_suspended(context: &Context<'_>, at: usize) -> bool {
    let (before, after) = (context.tokens()[at - 1], context.tokens()[at + 1]);
    let joins = before.is_lower_word()
        && before.entry.class() == Some(WordClass::Coordinator)
        && before.end() - before.start() >= 2
        && at > 1
        && context.is_spaced(at - 2);
    joins
        && after.is_word()
        && after.shape != CaseShape::Upper
        && after.end() - after.start() >= LETTERS
        && !after.entry.is_function_word()
        && !(context.is_glued(at + 1) && context.mark(at + 2) == Some('-'))
}

/// Fewest letters of the rest of a compound.
const LETTERS: usize = 4;

/// "PaaS-en IaaS-implementatie": a conjunction and another compound behind the first part of one.
fn closes_suspended(context: &Context<'_>, at: usize) -> bool {
    let (before, after) = (context.tokens()[at - 1], context.tokens()[at + 1]);
    if !matches!(before.kind, TokenKind::Word | TokenKind::Mixed | TokenKind::Number)
        // "half-en-half", but "A/V-und"
        || at > 1 && context.is_glued(at - 2) && context.mark(at - 2) == Some('-')
        || before.end() - before.start() < 2 && context.mark(at.saturating_sub(2)) != Some('/')
    {
        return false;
    }
    let joins = after.is_lower_word() && after.entry.class() == Some(WordClass::Coordinator);
    let goes_on = context.is_spaced(at + 1)
        && context.token(at + 2).is_some_and(|next| {
            matches!(next.kind, TokenKind::Word | TokenKind::Mixed | TokenKind::Number)
                && !next.entry.is_function_word()
        });
    joins && goes_on && context.word(at + 1).chars().count() >= 2 && !is_plural(context, at)
}

/// Dutch "GGD-en": an acronym with an ending that is a conjunction as well, unless the other compound has a hyphen too.
fn is_plural(context: &Context<'_>, at: usize) -> bool {
    let before = context.tokens()[at - 1];
    let links = before.language.profile().linking.unwrap_or_default();
    before.shape == CaseShape::Upper
        && links.contains(&context.word(at + 1))
        && !(context.is_glued(at + 2) && context.mark(at + 3) == Some('-'))
}
