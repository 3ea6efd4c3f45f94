//! Endings that names and acronyms take behind a mark, cut off by a space: Turkish "URL 'si", Finnish "EU: n".

use crate::analysis::Context;
use crate::finding::{Class, Findings};
use crate::text::chars::is_apostrophe;
use crate::text::{CaseShape, Span, Token, TokenKind};

/// Joins the mark at `at` and the ending behind it to the name before it.
pub(super) fn check(context: &Context<'_>, at: usize, findings: &mut Findings) {
    let (before, after) = (context.tokens()[at - 1], context.tokens()[at + 1]);
    let Some(joint) = context.mark(at) else { return };
    let Some(endings) = before.language.profile().endings_behind(joint) else { return };
    if !after.is_word() || !takes_endings(&before, joint) {
        return;
    }
    let is_cut = context.is_spaced(at - 1) && context.is_glued(at)
        || context.is_glued(at - 1) && context.is_spaced(at);
    let ending = context.word(at + 1).to_lowercase();
    // behind a colon a word begins something new
    let may_end = is_apostrophe(joint) || after.shape == CaseShape::Lower && !after.entry.is_function_word();
    if !is_cut || !may_end || !endings.contains(&&*ending) || is_tied(context, at + 1) {
        return;
    }
    if is_apostrophe(joint) && (super::opens_quotation(context, at) || super::closes_quotation(context, at)) {
        return;
    }
    let name = context.word(at - 1);
    let whole = format!("{joint}{ending}");
    findings
        .propose(
            Span::new(before.end(), after.end()),
            whole.clone(),
            Class::SplitWord,
            0.92,
            "a space inside a word",
        )
        .because(format!("“{whole}” is an ending of “{name}”"));
}

/// Whether endings stand behind a mark there: behind a name or an acronym, and behind a colon only where no other word is
/// so written.
fn takes_endings(token: &Token, joint: char) -> bool {
    match token.kind {
        TokenKind::Word => match token.shape {
            CaseShape::Upper => true,
            CaseShape::Title | CaseShape::Mixed => is_apostrophe(joint),
            CaseShape::Lower => false,
        },
        TokenKind::Number | TokenKind::Mixed | TokenKind::Initialism => true,
        TokenKind::Punctuation | TokenKind::Opaque => false,
    }
}

/// Whether a mark ties the word at `at` to what follows, so that it is no ending.
fn is_tied(context: &Context<'_>, at: usize) -> bool {
    context.is_glued(at) && context.mark(at + 1).is_some_and(|c| matches!(c, '-' | '/' | '(' | '=' | '_'))
}
