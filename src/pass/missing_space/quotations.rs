//! Spaces that are missing around quotations: `said"we will win"on Monday`, "»ja«sagte".

use super::script_limit;
use crate::analysis::{Context, Marks, Paragraph};
use crate::finding::{Class, Findings};
use crate::text::chars::{is_final, is_opener, is_quote};
use crate::text::{Span, TokenKind};

/// How sure a pair of plain marks is, which do not tell themselves whether they open or close.
const PLAIN: f32 = 0.92;
/// A mark that only closes.
const CLOSING: f32 = 0.93;
/// Fewest letters of a word beside the quotation: a letter may be an ending.
const LETTERS: usize = 2;
/// Least frequency (Zipf) of a word behind it that is no function word.
const BEHIND_ZIPF: f32 = 4.5;

/// Looks at the plain quotation marks of a paragraph, which open and close by turns.
pub(super) fn plain(context: &Context<'_>, paragraph: &Paragraph, findings: &mut Findings) {
    let marks: Vec<usize> = context
        .marks_of(paragraph.tokens.clone(), Marks::of(&['"']))
        .filter(|&at| context.mark(at) == Some('"'))
        .collect();
    let pairs = || marks.chunks_exact(2).map(|pair| (pair[0], pair[1]));
    let is_lost = |&(open, close): &(usize, usize)| {
        (is_tied_before(context, open) || is_tied_behind(context, close))
            && is_quotation(context, open, close)
    };
    // most quotations have their spaces, and none is to be understood for want of a mark
    if !pairs().any(|pair| is_lost(&pair))
        || marks.len() % 2 == 1
        || context.speaks_of_programs()
        || !pairs().all(|(open, close)| opens(context, open) && closes(context, close))
    {
        return;
    }
    for (open, close) in pairs().filter(is_lost) {
        if is_tied_before(context, open) {
            propose(context, open, Span::at(context.tokens()[open].start()), PLAIN, findings);
        }
        if is_tied_behind(context, close) {
            propose(context, close, Span::at(context.tokens()[close].end()), PLAIN, findings);
        }
    }
}

/// Looks at a mark at `at` that only closes quotations in its language.
pub(super) fn behind_closing(context: &Context<'_>, at: usize, findings: &mut Findings) {
    let profile = context.tokens()[at].language.profile();
    // French sets a space before it
    let is_close = |mark| context.is_glued(at - 1) || profile.spaced_marks.contains(mark);
    if context.mark(at).is_some_and(|mark| profile.only_closes_quotations(mark) && is_close(mark))
        && (is_tied_behind(context, at) || begins_sentence(context, at))
        && opening(context, at).is_some_and(|open| is_quotation(context, open, at))
    {
        propose(context, at, Span::at(context.tokens()[at].end()), CLOSING, findings);
    }
}

/// "it is over.”The": a new sentence stands close behind the mark at `at`, which ends one.
fn begins_sentence(context: &Context<'_>, at: usize) -> bool {
    context.is_glued(at - 1)
        && context.mark(at - 1).is_some_and(is_final)
        && context.is_glued(at)
        && context.token(at + 1).is_some_and(|next| next.is_title_word() && next.entry.is_valid())
}

/// How sure it is that the comma or period at `at`, close behind a quotation mark and before a word, has lost its space:
/// "«ja»,sagte", "”.The".
pub(super) fn behind_mark(context: &Context<'_>, at: usize, mark: char) -> Option<f32> {
    let profile = context.tokens()[at].language.profile();
    let quote = context.mark(at - 1)?;
    // plain marks and those that may open a quotation close one behind a word
    let closes = at > 1
        && context.is_glued(at - 2)
        && !profile.only_opens_quotations(quote)
        && (context.tokens()[at - 2].is_word() || context.mark(at - 2).is_some_and(is_final));
    let next = context.token(at + 1)?;
    let letters = context.word(at + 1).chars().count();
    if !closes || !next.is_word() || !next.entry.is_valid() || context.speaks_of_programs() {
        return None;
    }
    // `"a",b`: a list of values
    let is_text = next.entry.is_function_word()
        || quote != '"' && letters >= LETTERS && next.entry.zipf() >= VALUE_ZIPF;
    match mark {
        ',' if next.is_lower_word() && is_text => Some(0.95),
        '.' if next.is_title_word() && (next.entry.is_function_word() || letters > LETTERS) => Some(CLOSING),
        _ => None,
    }
}

/// Least frequency (Zipf) of a word that is no value in a list of a program.
const VALUE_ZIPF: f32 = 3.5;

/// Whether two marks hold more than a word, or a function word follows: "“hyper”reality" is one word.
fn is_quotation(context: &Context<'_>, open: usize, close: usize) -> bool {
    let words = (open + 1..close).filter(|&i| context.tokens()[i].is_word()).count();
    words > 1 || context.token(close + 1).is_some_and(|next| next.entry.is_function_word())
}

/// The quotation mark before the one at `at`, not far from it.
fn opening(context: &Context<'_>, at: usize) -> Option<usize> {
    let start = context.paragraph_of(at).tokens.start.max(at.saturating_sub(LONGEST));
    (start..at).rev().find(|&i| context.mark(i).is_some_and(|mark| is_quote(mark) && mark != '’'))
}

/// How many tokens before its end a quotation is looked for.
const LONGEST: usize = 80;

fn propose(context: &Context<'_>, at: usize, span: Span, confidence: f32, findings: &mut Findings) {
    if script_limit(context, at).is_some_and(|limit| limit >= 1.0) {
        findings
            .propose(span, " ", Class::MissingSpace, confidence, "a missing space")
            .because("a quotation stands apart from the words around it");
    }
}

/// Whether a right word stands close before the mark at `at`, or a colon behind one and before a sentence.
fn is_tied_before(context: &Context<'_>, at: usize) -> bool {
    let is_word = |i: usize| {
        context.tokens()[i].is_lower_word()
            && context.tokens()[i].entry.is_valid()
            && context.word(i).chars().count() >= LETTERS
    };
    // `author:"John Smith"` is no sentence
    let opens_sentence = || {
        context.token(at + 1).is_some_and(|first| first.is_title_word() && first.entry.lower_share() >= 0.5)
            && context.token(at + 2).is_some_and(|second| !second.is_title_word())
    };
    let is_colon = || {
        at > 1
            && context.mark(at - 1) == Some(':')
            && context.is_glued(at - 2)
            && is_word(at - 2)
            && opens_sentence()
    };
    at > 0 && context.is_glued(at - 1) && (is_word(at - 1) || is_colon())
}

/// Whether a word that is no ending stands close behind the mark at `at`.
fn is_tied_behind(context: &Context<'_>, at: usize) -> bool {
    let letters = || context.word(at + 1).chars().count();
    context.is_glued(at)
        && context.token(at + 1).is_some_and(|word| {
            word.is_lower_word()
                && word.entry.is_valid()
                && !word.language.profile().agglutinates
                && (word.entry.is_function_word() || word.entry.zipf() >= BEHIND_ZIPF && letters() >= LETTERS)
        })
}

/// Whether the mark at `at` may open a quotation: what follows is close to it and is no mark that stands behind quotations, and
/// before it stands a space or a word.
fn opens(context: &Context<'_>, at: usize) -> bool {
    let stands_apart = at == 0
        || !context.is_glued(at - 1)
        || context.mark(at - 1).is_some_and(|mark| is_opener(mark) || matches!(mark, ':' | ','))
        || is_tied_before(context, at);
    // "...and so on"
    let is_ellipsis = || context.mark(at + 1) == Some('.') && context.mark(at + 2) == Some('.');
    let ends_behind =
        matches!(context.mark(at + 1), Some('.' | ',' | ';' | ':' | ')' | '!' | '?')) && !is_ellipsis();
    context.is_glued(at) && stands_apart && !ends_behind
}

/// Whether the mark at `at` may close a quotation: it is close to what stands before, and behind it stands no number or name.
fn closes(context: &Context<'_>, at: usize) -> bool {
    let ends = !context.is_glued(at)
        || is_tied_behind(context, at)
        || context.token(at + 1).is_none_or(|next| next.kind == TokenKind::Punctuation);
    context.is_glued(at - 1) && context.tokens()[at - 1].kind != TokenKind::Number && ends
}
