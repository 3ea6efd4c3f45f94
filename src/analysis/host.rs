//! The host of clitics: what is left of a word without an elided word before it ("l'", "dell'") and without an ending
//! behind an apostrophe ("minister's", "Ankara'da"). It is spelt by itself, so a slip in it is one in a word of its own.

use super::context::Context;
use super::split;
use crate::language::Language;
use crate::lexicon::key_of;
use crate::text::chars::is_apostrophe;
use crate::text::{CaseShape, Span};
use std::borrow::Cow;

/// A word as it is written, without its clitics.
#[derive(Clone, Debug)]
pub struct Host<'w> {
    /// Index of its token.
    pub at: usize,
    /// Where it stands.
    pub span: Span,
    /// As it is written.
    pub written: &'w str,
    /// Its normalised form.
    pub key: Cow<'w, str>,
    pub shape: CaseShape,
}

impl<'w> Host<'w> {
    /// That of the word at `at`; the word itself if it has no clitic, or more than one apostrophe.
    pub fn of(context: &Context<'w>, at: usize) -> Self {
        let token = context.tokens()[at];
        let word = context.word(at);
        let (start, end) = range(word, token.language);
        let written = &word[start..end];
        let shape = if written.len() == word.len() { token.shape } else { CaseShape::of(written) };
        let span = Span::new(token.start() + start, token.start() + end);
        Self { at, span, written, key: key_of(written), shape }
    }
}

/// Where the host begins and ends in a word of `language`, in bytes.
fn range(word: &str, language: Language) -> (usize, usize) {
    let whole = (0, word.len());
    let mut apostrophes = word.char_indices().filter(|&(_, c)| is_apostrophe(c));
    let (Some((mark, apostrophe)), None) = (apostrophes.next(), apostrophes.next()) else { return whole };
    let behind = mark + apostrophe.len_utf8();
    let (before, after) = (&word[..mark], &word[behind..]);
    let profile = language.profile();
    let is_title = || CaseShape::of(before) == CaseShape::Title;
    if split::elided(&key_of(word), language) > 0 && after.chars().count() >= LEAST_LETTERS {
        (behind, word.len())
    } else if before.chars().count() >= LEAST_LETTERS
        && (profile.possessive && (after == "s" || after.is_empty()) || profile.agglutinates && is_title())
    {
        (0, mark)
    } else {
        whole
    }
}

/// Fewest letters of a host: behind "d'" and the like shorter words are names and abbreviations ("d'EM", "o'er").
const LEAST_LETTERS: usize = 3;

#[cfg(test)]
mod tests {
    use super::*;

    fn host(word: &str, code: &str) -> String {
        let (start, end) = range(word, Language::from_code(code).expect("a language"));
        word[start..end].to_owned()
    }

    #[test]
    fn elided_words_and_endings_are_left_out() {
        for (code, word, expected) in [
            ("fr", "l'entreprise", "entreprise"),
            ("fr", "L’Allemagne", "Allemagne"),
            ("it", "dell'artista", "artista"),
            ("ca", "d'hivern", "hivern"),
            ("en", "government's", "government"),
            ("en", "ministers'", "ministers"),
            ("nl", "foto's", "foto"),
            ("tr", "Ankara'da", "Ankara"),
        ] {
            assert_eq!(host(word, code), expected, "{word}");
        }
    }

    #[test]
    fn other_words_are_hosts_themselves() {
        for (code, word) in [
            ("fr", "aujourd'hui"),
            ("fr", "d'eu"),
            ("en", "don't"),
            ("en", "rock'n'roll"),
            ("en", "o'clock"),
            ("tr", "kur'anda"),
            ("de", "Hans'"),
        ] {
            assert_eq!(host(word, code), word, "{word}");
        }
    }
}
