//! Elided words that lost their apostrophe and are one with the next: "lhomme", "quil", "dellanno".

use super::elided::opens_with_vowel;
use crate::analysis::context::Context;
use crate::lexicon::{Entry, WordClass, key_of};
use crate::text::Token;

/// Least frequency (Zipf) of the word behind an elided one that lost its apostrophe, and its fewest letters, if it is no
/// function word.
pub(crate) const HOST_ZIPF: f32 = 3.0;
const HOST_LETTERS: usize = 4;
/// Elided pronouns and the negation, which stand before verbs.
const BEFORE_VERBS: &[&str] = &["s", "n", "j", "m", "t", "c"];
/// Endings of Italian feminine nouns and adjectives, which "un" loses its vowel before.
const FEMININE: &[&str] = &["a", "ione", "tà"];
/// From how many occurrences on a form is meant.
const MEANT: u32 = 3;

/// Where the apostrophe is missing in the word at `at`, in bytes of it, if it is.
pub(in crate::analysis) fn find(context: &Context<'_>, at: usize) -> Option<usize> {
    let (token, word) = (context.tokens()[at], context.word(at));
    let profile = token.language.profile();
    let may_open = token.is_lower_word() || token.is_title_word() && token.is_sentence_initial;
    if !profile.elides() || !may_open || is_known(&token) || is_tied(context, at) {
        return None;
    }
    let key = key_of(word);
    if is_part(context, at, &key) {
        return None;
    }
    // "devoluzione": a prefix tells of a word that no list holds
    let is_prefixed = |elided: &str| {
        profile.prefixes.iter().any(|prefix| prefix.len() > elided.len() && key.starts_with(prefix))
    };
    if key.contains('\'') || key.len() != word.len() || context.words().count(&key).all >= MEANT {
        return None;
    }
    let may_host = |elided: &str, host: &str, entry: Entry| {
        let is_cry = entry.class() == Some(WordClass::Interjection);
        let letters = host.chars().count();
        // "da": of one letter too many are meant otherwise
        let is_long = letters >= HOST_LETTERS || letters > 1 && entry.is_function_word() && !is_cry;
        let agrees = match elided {
            "un" => FEMININE.iter().any(|ending| host.ends_with(ending)),
            _ if BEFORE_VERBS.contains(&elided) => {
                (entry.can_be_verb() || entry.is_function_word()) && !is_cry
            }
            _ => true,
        };
        is_long && agrees && entry.is_valid() && entry.lower_share() >= 0.5 && entry.zipf() >= HOST_ZIPF
    };
    profile.elided_words().find_map(|(elided, behind)| {
        let host =
            key.strip_prefix(elided).filter(|host| host.starts_with(behind) && opens_with_vowel(host))?;
        (!is_prefixed(elided) && may_host(elided, host, token.language.look_up(host))).then_some(elided.len())
    })
}

/// Whether a hyphen or the like ties the word to another: "lp-list", "dall'830".
fn is_tied(context: &Context<'_>, at: usize) -> bool {
    let stands_free = |mark: Option<char>| mark.is_none_or(|mark| !"-'’/_.@+=*#&".contains(mark));
    let behind = at > 0 && context.is_glued(at - 1) && !stands_free(context.mark(at - 1));
    let before = context.is_glued(at)
        && !(stands_free(context.mark(at + 1))
            || context.mark(at + 1) == Some('.') && !context.is_glued(at + 1));
    behind || before
}

/// "consi dérable": a part of a word that a space cut off.
fn is_part(context: &Context<'_>, at: usize, key: &str) -> bool {
    let (word, language) = (|i: usize| key_of(context.word(i)), context.tokens()[at].language);
    let is_beside = |i: usize| context.token(i).is_some_and(Token::is_lower_word);
    let is_whole = |whole: String| language.look_up(&whole).is_valid();
    let behind = at > 0
        && context.is_spaced(at - 1)
        && is_beside(at - 1)
        && (!context.tokens()[at - 1].entry.is_valid() || is_whole(format!("{}{key}", word(at - 1))));
    behind || context.is_spaced(at) && is_beside(at + 1) && is_whole(format!("{key}{}", word(at + 1)))
}

/// Whether a dictionary holds the word as it is written: "Nest" is a name, and "nest" no word of French.
fn is_known(token: &Token) -> bool {
    token.entry.is_valid() && (!token.is_lower_word() || token.entry.lower_share() >= 0.2)
}
