//! Hyphens and apostrophes that tie one of two words to another.

use super::is_long;
use crate::analysis::{Context, is_option};
use crate::lexicon::WordClass;

/// Fewest letters of a word that is repeated behind the compound or the article that holds it.
const JOINED_LETTERS: usize = 5;

/// "l'heure heure", "s-ar ar", "Trajkovics-tervezet tervezet": the word stands again behind what it was tied to.
pub(super) fn is_joined(context: &Context<'_>, at: usize) -> bool {
    let second = context.tokens()[at + 1];
    let (a, b) = (context.word(at), context.word(at + 1));
    let letters = b.chars().count();
    let content = second.entry.class().is_none();
    let pronoun = second.entry.class() == Some(WordClass::Subject);
    let tied = a.strip_suffix(b).is_some_and(|tie| tie.ends_with(['\'', '’']));
    if tied {
        return second.language.profile().elision && letters >= 3 && (content || pronoun);
    }
    let hyphen = at > 0 && context.is_glued(at - 1) && context.mark(at - 1) == Some('-') && a == b;
    let behind_word = hyphen && at > 1 && context.is_glued(at - 2) && context.word(at - 2) != a;
    let clitic = second.language.profile().hyphenates_auxiliaries && !content && letters >= 2;
    // --record-libdeps libdeps: an option and what it takes
    if hyphen && is_option(context, at) {
        return false;
    }
    behind_word && !is_tied(context, at + 1) && (content && is_long(context, at, JOINED_LETTERS) || clitic)
}

/// "obrigou-a a sair", "nord-est est", "Facharbeiter/in in Trier": the first belongs to the word that a mark ties it to.
pub(super) fn is_hyphenated(context: &Context<'_>, at: usize) -> bool {
    at > 0 && context.is_glued(at - 1) && is_tie(context.mark(at - 1)) || is_tied(context, at + 1)
}

/// Whether a mark ties the word at `at` to the next.
fn is_tied(context: &Context<'_>, at: usize) -> bool {
    context.is_glued(at) && is_tie(context.mark(at + 1))
}

fn is_tie(mark: Option<char>) -> bool {
    mark.is_some_and(|c| matches!(c, '-' | '‐' | '‑' | '\'' | '’' | '/'))
}
