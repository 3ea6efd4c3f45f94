//! Hyphens and apostrophes that tie one of two words to another.

use super::is_long;
use crate::analysis::{Context, is_option};
use crate::lexicon::{WordClass, key_of};
use crate::text::{CaseShape, TokenKind};

/// Fewest letters of a word that is repeated behind the compound or the article that holds it.
const JOINED_LETTERS: usize = 4;
/// Fewest letters of an ending or a function word that is repeated so.
const TIED_LETTERS: usize = 2;
/// Elided words behind which no clause ends with the word that they are tied to: "n'est est".
const NEVER_LAST: &[char] = &['n', 's', 'j'];

/// "l'heure heure", "s-ar ar", "Trajkovics-tervezet tervezet": the word stands again behind what it was tied to.
pub(super) fn is_joined(context: &Context<'_>, at: usize) -> bool {
    let second = context.tokens()[at + 1];
    let (a, b) = (context.word(at), context.word(at + 1));
    let letters = b.chars().count();
    let content = second.entry.class().is_none();
    let profile = second.language.profile();
    if let Some(tie) = a.strip_suffix(b).and_then(|tie| tie.strip_suffix(['\'', '’'])) {
        let pronoun = second.entry.class() == Some(WordClass::Subject);
        let tied_to = key_of(tie);
        // "d'un un", "qu'une une", but "le vent d'est est froid"
        let article = second.entry.class() == Some(WordClass::Determiner) && matches!(&*tied_to, "d" | "qu");
        // "l'avait avait", but "à l'est est apparu", "capire com'era era difficile"
        let verb = tied_to.chars().count() == 1
            && tied_to != "c"
            && !second.entry.can_be_adjective()
            && matches!(
                second.entry.class(),
                Some(WordClass::Auxiliary | WordClass::Modal | WordClass::Particle)
            );
        let elided = tied_to.chars().count() == 1 && tied_to.starts_with(NEVER_LAST) || article || verb;
        return letters >= TIED_LETTERS
            && (profile.elision && (pronoun || elided || content && letters > TIED_LETTERS)
                // "Uaxactun'dan dan"
                || profile.agglutinates && content
                // "об'єктів єктів"
                || !second.entry.is_valid() && letters >= JOINED_LETTERS);
    }
    let hyphen = at > 0 && context.is_glued(at - 1) && context.mark(at - 1) == Some('-') && a == b;
    let before_hyphen = at.checked_sub(2);
    // "(IRENA) -organisaation organisaation"
    let behind_bracket = || before_hyphen.is_some_and(|i| context.mark(i) == Some(')'));
    let behind_word = hyphen
        && (before_hyphen.is_some_and(|i| context.is_glued(i) && context.word(i) != a) || behind_bracket());
    // "peut-on on"
    let subject = profile.inverted.contains(&b);
    let clitic = profile.hyphenates_auxiliaries && !content && letters >= TIED_LETTERS;
    // --record-libdeps libdeps: an option and what it takes
    if hyphen && is_option(context, at) {
        return false;
    }
    // "1990-ben ben"
    let is_ending = || {
        let first = context.tokens()[at - 2];
        let takes_endings =
            first.kind == TokenKind::Number || first.is_word() && first.shape == CaseShape::Upper;
        profile.agglutinates && takes_endings && content && letters >= TIED_LETTERS
    };
    if is_third(context, at) {
        return true;
    }
    behind_word
        && !is_tied(context, at + 1)
        && (content && is_long(context, at, JOINED_LETTERS) || clitic || subject || is_ending())
}

/// "rata-rata rata": a word that is doubled already, where words are doubled with a hyphen.
pub(super) fn is_third(context: &Context<'_>, at: usize) -> bool {
    let word = context.word(at);
    let key = key_of(word);
    context.tokens()[at].language.profile().reduplicates
        && word.chars().count() >= JOINED_LETTERS
        && at >= 2
        && context.mark(at - 1) == Some('-')
        && context.is_glued(at - 1)
        && context.is_glued(at - 2)
        && key_of(context.word(at - 2)).ends_with(&*key)
        && key_of(context.word(at + 1)) == key
        && !is_tied(context, at + 1)
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
