//! The code of the source language that an engine wrote into a name: "Widenenius" for Widenius, "Sarenbu" for Sarbu.
//!
//! Engines that are told their languages by codes at times write "en" into what they copy. Deleting it makes a name that the
//! same text has elsewhere.

use crate::analysis::{Context, in_case_of};
use crate::finding::{Class, Findings};
use crate::language::{Family, Language};
use crate::lexicon::key_of;
use crate::text::Token;

/// The code.
const CODE: &str = "en";
/// Fewest letters of the name.
const LETTERS: usize = 4;
/// Fewest bytes behind the code that are no ending of a name.
const ENDING: usize = 3;
/// Confidence where the text has several such names, and where it has one.
const SEVERAL: f32 = 0.92;
const ONE: f32 = 0.7;

/// Most bytes of such a name.
const LONGEST: usize = 60;

/// Proposes the names without the code.
pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    let found: Vec<(usize, String)> = context
        .capitals()
        .filter(|&at| may_be_leaked(&context.tokens()[at]))
        .filter_map(|at| Some((at, without_code(context, at)?)))
        .collect();
    let confidence = if found.len() > 1 { SEVERAL } else { ONE };
    for (at, name) in found {
        let word = context.word(at);
        findings
            .propose(
                context.tokens()[at].span(),
                in_case_of(&name, word, context.tokens()[at].language),
                Class::TypoName,
                confidence,
                format!("“{word}” is misspelt"),
            )
            .because(format!(
                "the text has “{}”, and “{CODE}” is the code of a language",
                in_case_of(&name, word, context.tokens()[at].language)
            ))
            .features
            .settle(confidence);
    }
}

/// Whether a word may be such a name: one that nothing explains, in a language whose nouns have no such ending.
fn may_be_leaked(token: &Token) -> bool {
    let has_ending = |language: Language| {
        let profile = language.profile();
        profile.families.contains(&Family::NorthGermanic)
            || profile.linking.is_some_and(|links| links.contains(&CODE))
    };
    !token.entry.is_known() && !token.is_non_ascii && !has_ending(token.language)
}

/// The name that the text has elsewhere and that the word at `at` is without one of its codes.
fn without_code(context: &Context<'_>, at: usize) -> Option<String> {
    let key = key_of(context.word(at));
    if key.len() > LONGEST {
        return None;
    }
    // Finnish "Hamarien", "Hamarienin": where names take endings, that may be one
    let behind = if context.tokens()[at].language.profile().linking.is_some() { ENDING } else { 0 };
    let inside = key.match_indices(CODE).filter(|(start, code)| start + code.len() + behind <= key.len());
    let names = inside.map(|(start, code)| {
        let end = start + code.len();
        format!("{}{}", &key[..start], &key[end..])
    });
    names.filter(|name| name.chars().count() >= LETTERS && !key.contains('\'')).find(|name| {
        let counts = context.words().count(name);
        counts.title_inside > 0 && counts.lower == 0
    })
}
