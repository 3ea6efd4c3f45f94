//! A space lost behind the hyphen of a suspended compound: "PaaS-en IaaS-implementatie", "Ein-und Ausgabe".

use crate::analysis::Context;
use crate::finding::{Class, Findings};
use crate::lexicon::WordClass;
use crate::text::{CaseShape, Span, TokenKind};

/// Sets the space behind the hyphen at `at` if a conjunction and the other compound follow.
pub(super) fn check(context: &Context<'_>, at: usize, findings: &mut Findings) {
    let (before, after) = (context.tokens()[at - 1], context.tokens()[at + 1]);
    if before.language.profile().linking.is_none()
        || !matches!(before.kind, TokenKind::Word | TokenKind::Mixed | TokenKind::Number)
        || !context.is_glued(at - 1)
        || !context.is_glued(at)
        // "half-en-half", "x-of y"
        || at > 1 && context.is_glued(at - 2)
        || before.end() - before.start() < 2
    {
        return;
    }
    let joins = after.is_lower_word() && after.entry.class() == Some(WordClass::Coordinator);
    let goes_on = context.is_spaced(at + 1)
        && context.token(at + 2).is_some_and(|next| {
            matches!(next.kind, TokenKind::Word | TokenKind::Mixed | TokenKind::Number)
                && !next.entry.is_function_word()
        });
    if !joins || !goes_on || context.word(at + 1).chars().count() < 2 || is_plural(context, at) {
        return;
    }
    let (left, right) = (context.word(at - 1), context.word(at + 1));
    findings
        .propose(Span::at(context.tokens()[at].end()), " ", Class::MissingSpace, 0.95, "a missing space")
        .because(format!("“{left}-” stands for a compound, and “{right}” joins it to another"));
}

/// Dutch "GGD-en": an acronym with an ending that is a conjunction as well, unless the other compound has a hyphen too.
fn is_plural(context: &Context<'_>, at: usize) -> bool {
    let before = context.tokens()[at - 1];
    let links = before.language.profile().linking.unwrap_or_default();
    before.shape == CaseShape::Upper
        && links.contains(&context.word(at + 1))
        && !(context.is_glued(at + 2) && context.mark(at + 3) == Some('-'))
}
