//! Words that stand in a text as the names of commands, options and files.
//!
//! Manuals write them like common words, and no dictionary has them: cpio(1), --version, sparc64-aout. What is near
//! them tells what they are.

use super::capital_split;
use super::context::{Context, Marks};
use crate::lexicon::WordList;
use crate::text::{CaseShape, Token, TokenKind};
use foldhash::HashSet;
use std::sync::LazyLock;

/// Words of a chain that are looked at on either side.
const CHAIN: usize = 12;

/// Whether the word at `at` is the name of a command, an option or a machine, or stands in a line of code.
pub(super) fn is_identifier(context: &Context<'_>, at: usize) -> bool {
    is_of_programs(context, at)
        || is_option(context, at)
        || is_referred_to(context, at)
        || is_behind_code(context, at)
        || is_behind_sigil(context, at)
        || is_in_code(context, at)
}

/// "mkdir", "stdin", "sizeof": a word of programs that all languages write so.
fn is_of_programs(context: &Context<'_>, at: usize) -> bool {
    static WORDS: LazyLock<HashSet<&str>> =
        LazyLock::new(|| WordList(include_str!("../../dictionaries/names/programs.txt")).entries().collect());
    context.tokens()[at].is_lower_word() && WORDS.contains(context.word(at))
}

/// Whether the word stands right behind a mark that ends sentences and stands before none, as terms of a query do
/// (?version), or behind the prompt of a shell ($ mkdir).
fn is_behind_sigil(context: &Context<'_>, at: usize) -> bool {
    let is_behind_mark = |i: usize| i == 0 || context.mark(i - 1).is_some();
    let mark = at.checked_sub(1).and_then(|before| context.mark(before));
    match mark {
        Some('?') => context.is_glued(at - 1) && (is_behind_mark(at - 1) || !context.is_glued(at - 2)),
        // "5 $ a day" is a price
        Some('$') => !context.is_glued(at - 1) && is_behind_mark(at - 1),
        _ => false,
    }
}

/// Whether a hyphen without a word before it stands at the front of the chain that ends with the word at `at`, as that of
/// an option does: --version, -name, --no-nfs-version. A suspended part of a compound has one too (-månader).
pub(crate) fn is_option(context: &Context<'_>, at: usize) -> bool {
    let mut first = at;
    while first > 0 && at - first < CHAIN && context.is_glued(first - 1) {
        first -= 1;
    }
    first < at && context.mark(first) == Some('-')
}

/// Whether the section of a manual stands right behind the word: cpio(1).
fn is_referred_to(context: &Context<'_>, at: usize) -> bool {
    let is_digit = |token: &Token| token.kind == TokenKind::Number && token.end() - token.start() == 1;
    (at..at + 3).all(|i| context.is_glued(i))
        && context.mark(at + 1) == Some('(')
        && context.token(at + 2).is_some_and(is_digit)
        && context.mark(at + 3) == Some(')')
}

/// Whether hyphens tie the word to one that has digits inside: i386-pc, sparc64-ieee1275-aout.
fn is_behind_code(context: &Context<'_>, at: usize) -> bool {
    at > 1
        && context.is_glued(at - 1)
        && context.is_glued(at - 2)
        && context.mark(at - 1) == Some('-')
        && context.tokens()[at - 2].kind == TokenKind::Mixed
        && context.tokens()[at - 2].text(context.text()).starts_with(|c: char| c.is_ascii_lowercase())
}

/// Fewest places with code in a text that speaks of programs, and the most tokens of the text for each of them.
const CODES: usize = 5;
const TOKENS_A_CODE: usize = 50;

/// Whether a text has code all along: calls, options, names with an underscore or a capital inside, file names. Its other
/// words may be names in a program too, which are often two words in one: typeahead, getline.
pub(super) fn are_frequent(context: &Context<'_>) -> bool {
    let tokens = context.tokens().len();
    let marks = context.marks_of(0..tokens, Marks::of(&['_', '(', '-']));
    let others = (0..tokens).filter(|&at| is_code_by_itself(context, at));
    let codes = marks.filter(|&at| is_code_at_mark(context, at)).count() + others.count();
    codes >= CODES && codes * TOKENS_A_CODE >= tokens
}

/// Whether the token at `at` is the name of a file, or has a capital inside.
fn is_code_by_itself(context: &Context<'_>, at: usize) -> bool {
    let token = &context.tokens()[at];
    match token.kind {
        // addresses stand in any text
        TokenKind::Opaque => {
            let text = token.text(context.text());
            !text.contains("://")
                && !text.contains('@')
                && !text.starts_with("www.")
                && !text.starts_with('#')
        }
        TokenKind::Word => {
            token.shape == CaseShape::Mixed
                && !token.entry.is_known()
                && context.word(at).starts_with(|c: char| c.is_ascii_lowercase())
                && !context.word(at).contains(['\'', '’'])
                && !capital_split::is_likely(context, at)
        }
        _ => false,
    }
}

/// Whether the mark at `at` is one of code: in a name, before what a function is called with, before an option.
fn is_code_at_mark(context: &Context<'_>, at: usize) -> bool {
    let is_word = |i: usize| context.token(i).is_some_and(Token::is_word);
    let is_behind_word = || at > 0 && context.is_glued(at - 1) && is_word(at - 1);
    match context.mark(at) {
        Some('_') => is_behind_word() && context.is_glued(at),
        Some('(') => is_behind_word() && context.is_glued(at) && context.mark(at + 1) == Some(')'),
        Some('-') => {
            let is_front = at == 0 || !context.is_glued(at - 1);
            is_front
                && context.is_glued(at)
                && context.mark(at + 1) == Some('-')
                && context.is_glued(at + 1)
                && context.token(at + 2).is_some_and(Token::is_lower_word)
        }
        _ => false,
    }
}

/// Tokens on either side of a place that tell whether it is in a line of code, and how many signs of it do.
const LINE: usize = 14;
const SIGNS: usize = 2;

/// Whether the place at `at` is in a line of code, where periods and commas are set close on purpose: assignments and calls
/// stand near it.
pub(crate) fn is_in_code(context: &Context<'_>, at: usize) -> bool {
    let end = context.tokens().len().min(at + LINE);
    let is_sign = |&i: &usize| match context.mark(i) {
        Some('=' | '{' | '}') => true,
        Some('(') => is_call(context, i),
        _ => false,
    };
    let marks = context.marks_of(at.saturating_sub(LINE)..end, Marks::of(&['=', '{', '}', '(']));
    marks.filter(is_sign).nth(SIGNS - 1).is_some()
}

/// Whether the place at `at` is among what a function is called with: "Popup("Menu", , 300)", "=COUNT(A1:E10;;A12)".
pub(crate) fn is_in_call(context: &Context<'_>, at: usize) -> bool {
    let parenthesis =
        (at.saturating_sub(LINE)..at).rev().find(|&i| matches!(context.mark(i), Some('(' | ')')));
    parenthesis.is_some_and(|i| context.mark(i) == Some('(') && is_call(context, i))
}

/// "open(path", "f("x")": and neither "file(s)" nor "Tarsen(1990)".
fn is_call(context: &Context<'_>, at: usize) -> bool {
    let behind_word =
        at > 0 && context.is_glued(at - 1) && context.tokens()[at - 1].kind != TokenKind::Punctuation;
    let is_plural = context.mark(at + 2) == Some(')')
        && context.token(at + 1).is_some_and(|token| token.end() - token.start() <= 2);
    let begins = context.token(at + 1).is_some_and(|next| {
        next.is_word()
            || matches!(context.mark(at + 1), Some('"' | '\'' | ')'))
            || next.kind == TokenKind::Mixed
    });
    behind_word && context.is_glued(at) && begins && !is_plural
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    fn identifiers(text: &str) -> Vec<&str> {
        let context = Context::new(text, Language::from_code("en"), None);
        let is_one = |&at: &usize| context.tokens()[at].is_word() && is_identifier(&context, at);
        (0..context.tokens().len()).filter(is_one).map(|at| context.word(at)).collect()
    }

    #[test]
    fn commands_options_and_machines_are_told() {
        assert_eq!(identifiers("See cpio(1) and tset(1) at once."), ["cpio", "tset"]);
        assert_eq!(identifiers("Use -V, --version or --no-nfs now."), ["V", "version", "no", "nfs"]);
        assert_eq!(identifiers("The target is sparc64-aout."), ["aout"]);
        assert_eq!(identifiers("It reads stdin, then libtool calls mkdir."), ["stdin", "libtool", "mkdir"]);
        assert_eq!(identifiers("The term “?version(3)” matches. $ mkdir tree"), ["version", "mkdir"]);
    }

    #[test]
    fn texts_with_code_all_along_speak_of_programs() {
        let are_frequent = |text: &str| are_frequent(&Context::new(text, Language::from_code("en"), None));
        assert!(are_frequent(
            "The function read_line() calls getLine and maxCount. Use --force or --no-wait, and see the file main.c."
        ));
        assert!(!are_frequent(
            "The iPhone of the bank's director (62) rang at 10:30 - he wrote to info@bank.example and the site \
             https://bank.example/news_today about it. #bank"
        ));
    }

    #[test]
    fn words_are_none() {
        assert!(identifiers("The well-known group (1) met in a F16-like plane - or not.").is_empty());
        assert!(identifiers("Who came? nobody. It cost 5 $ a day, or 7$.").is_empty());
        assert!(identifiers("He came (late) in the mid-1990s - again.").is_empty());
    }
}
