//! Hungarian "a" before a vowel.

use crate::analysis::Context;
use crate::finding::{Class, Findings};
use crate::lexicon::key_of;
use crate::text::CaseShape;

/// English names that are spoken with a consonant: a Unix.
const ENGLISH_U: [&str; 4] = ["unix", "unicode", "unity", "unreal"];

/// Writes "az" for the article at `at` if a word follows that begins with a vowel, however it is spoken.
pub(super) fn check(context: &Context<'_>, at: usize, findings: &mut Findings) {
    let article = context.tokens()[at];
    let capital = match context.word(at) {
        "a" => false,
        // "az A épület": a building, a class, a group
        "A" if article.is_sentence_initial => true,
        _ => return,
    };
    let Some(next) = context.token(at + 1) else { return };
    // "a és b", "a egy": a letter, or an article too many
    let is_word = next.is_word()
        && matches!(next.shape, CaseShape::Lower | CaseShape::Title)
        && !next.entry.is_function_word()
        && next.entry.is_valid()
        && context.word(at + 1).chars().count() > 2;
    let behind = context.before(at);
    let is_letter = behind.is_some_and(|before| {
        !article.is_sentence_initial
            && (before.is_mark() && context.mark(at - 1) != Some(',') || context.is_glued(at - 1))
    });
    if !is_word || !context.is_spaced(at) || is_letter || context.mixes_languages(at) {
        return;
    }
    let key = key_of(context.word(at + 1));
    if !key.starts_with(|c| "aáeéiíoóöőuúüű".contains(c))
        || ENGLISH_U.iter().any(|start| key.starts_with(start))
    {
        return;
    }
    findings
        .propose(
            article.span(),
            if capital { "Az" } else { "az" },
            Class::Article,
            0.93,
            "the wrong form of the article",
        )
        .because(format!("“{}” begins with a vowel", context.word(at + 1)));
}
