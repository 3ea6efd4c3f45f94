//! Where sentences begin and end.

use super::chars::{is_closer, is_opener};
use super::{CaseShape, Token, TokenKind};
use std::ops::Range;

/// A sentence: a range of token indices.
pub type Sentence = Range<usize>;

/// Splits `tokens` into sentences and marks the tokens that open one. A period ends a sentence only if
/// the next word could open one; a line break ends it unless the text goes on in lower case. `places` are those of the
/// tokens that may open one, in order: behind a mark, behind an initialism, in a new line.
pub fn mark_sentences(
    text: &str,
    tokens: &mut [Token],
    places: impl Iterator<Item = usize>,
    ordinal_period: impl Fn(usize) -> bool,
) -> Vec<Sentence> {
    let mut sentences = Vec::with_capacity(tokens.len() / 16);
    let mut begin = 0;
    for at in places.filter(|at| (1..tokens.len()).contains(at)) {
        if is_boundary(text, tokens, at, &ordinal_period) {
            sentences.push(begin..at);
            begin = at;
        }
    }
    if begin < tokens.len() {
        sentences.push(begin..tokens.len());
    }
    for sentence in &sentences {
        let opening = sentence.clone().find(|&i| !opens(text, &tokens[i]));
        if let Some(first) = opening {
            tokens[first].is_sentence_initial = true;
        }
    }
    sentences
}

fn opens(text: &str, token: &Token) -> bool {
    token.kind == TokenKind::Punctuation && token.text(text).chars().all(is_opener)
}

fn mark(text: &str, token: &Token) -> Option<char> {
    (token.kind == TokenKind::Punctuation).then(|| token.text(text).chars().next()).flatten()
}

/// Most closing marks behind the mark that ends a sentence, and opening ones before its first word.
const MOST_CLOSERS: usize = 8;

/// Whether a sentence begins at token `at`.
fn is_boundary(text: &str, tokens: &[Token], at: usize, ordinal_period: &impl Fn(usize) -> bool) -> bool {
    let gap = &text[tokens[at - 1].end()..tokens[at].start()];
    if gap.contains('\n') {
        return breaks_line(text, tokens, at, gap);
    }
    if gap.is_empty() && !is_fused_sentence(text, tokens, at) {
        return false;
    }
    // the final mark, behind closing marks
    let mut last = at - 1;
    // ‚…‘ closes so in the languages that have it
    let closes = |c: char| is_closer(c) || c == '‘' && !gap.is_empty();
    while last > 0 && at - last <= MOST_CLOSERS && mark(text, &tokens[last]).is_some_and(closes) {
        last -= 1;
    }
    let ends = match tokens[last].kind {
        TokenKind::Initialism => last == at - 1 && is_capitalised_opener(&tokens[at]),
        TokenKind::Punctuation => match mark(text, &tokens[last]) {
            Some('!' | '?' | '…' | '。' | '！' | '？') => true,
            Some('.') => !abbreviates(text, tokens, last) && !ordinal_period(last),
            Some(':') => last < at - 1 || tokens[at].text(text).starts_with(['“', '«', '„', '"']),
            _ => false,
        },
        _ => false,
    };
    ends && begins_upper(text, tokens, at)
}

/// Whether a sentence may end with the token behind which no line ends.
pub const fn may_end(token: &Token) -> bool {
    matches!(token.kind, TokenKind::Initialism | TokenKind::Punctuation)
}

/// "ground.The": a period between two words, the second with a capital.
fn is_fused_sentence(text: &str, tokens: &[Token], at: usize) -> bool {
    mark(text, &tokens[at - 1]).is_some_and(|c| matches!(c, '.' | '!' | '?'))
        && at >= 2
        && tokens[at - 2].is_word()
        && tokens[at].is_word()
        && matches!(tokens[at].shape, CaseShape::Title)
        && tokens[at - 2].shape == CaseShape::Lower
}

fn breaks_line(text: &str, tokens: &[Token], at: usize, gap: &str) -> bool {
    let blank = gap.bytes().filter(|&b| b == b'\n').count() > 1;
    let ends = |c| matches!(c, '.' | '!' | '?' | '…' | ':' | '‘') || is_closer(c);
    let ended = mark(text, &tokens[at - 1]).is_some_and(ends);
    blank || ended || !(tokens[at].is_lower_word() && tokens[at].text(text).chars().any(char::is_lowercase))
}

/// After "U.S." only a word that does not continue a name opens a sentence.
const fn is_capitalised_opener(token: &Token) -> bool {
    matches!(token.shape, CaseShape::Title) && token.entry.is_function_word()
}

fn abbreviates(text: &str, tokens: &[Token], period: usize) -> bool {
    let Some(before) = period.checked_sub(1).map(|i| &tokens[i]) else { return false };
    if before.end() != tokens[period].start() || tokens[period].text(text).len() > 1 {
        return false;
    }
    match before.kind {
        TokenKind::Word => {
            let word = before.text(text);
            before.entry.is_abbreviation()
                || word.chars().count() == 1 && before.shape == CaseShape::Title && !matches!(word, "I")
        }
        _ => false,
    }
}

fn begins_upper(text: &str, tokens: &[Token], at: usize) -> bool {
    let mut first = at;
    while first + 1 < tokens.len() && first - at < MOST_CLOSERS && opens(text, &tokens[first]) {
        first += 1;
    }
    match tokens[first].kind {
        TokenKind::Word | TokenKind::Initialism => {
            tokens[first].shape != CaseShape::Lower
                || !tokens[first].text(text).chars().any(char::is_lowercase)
        }
        TokenKind::Number | TokenKind::Mixed | TokenKind::Opaque => true,
        TokenKind::Punctuation => first > at,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokenize::tokenize;

    fn sentences(text: &str) -> Vec<String> {
        let mut tokens = tokenize(text);
        let all = 0..tokens.len();
        let found = mark_sentences(text, &mut tokens, all, |_| false);
        found.into_iter().map(|s| text[tokens[s.start].start()..tokens[s.end - 1].end()].to_owned()).collect()
    }

    #[test]
    fn sentences_end_at_final_marks() {
        assert_eq!(
            sentences("It rained. “We left.” Then it stopped!"),
            ["It rained.", "“We left.”", "Then it stopped!"]
        );
    }

    #[test]
    fn a_period_before_lower_case_ends_nothing() {
        assert_eq!(sentences("the liberation. of the town"), ["the liberation. of the town"]);
    }

    #[test]
    fn initials_end_no_sentence() {
        assert_eq!(sentences("J. K. Olmo of the U.S. Senate came."), ["J. K. Olmo of the U.S. Senate came."]);
    }

    #[test]
    fn hard_wrapped_lines_go_on() {
        assert_eq!(
            sentences("a long line that\ngoes on\n\nA title\nText."),
            ["a long line that\ngoes on", "A title", "Text."]
        );
        assert_eq!(sentences("they said they\ndon't know"), ["they said they\ndon't know"]);
    }

    #[test]
    fn sentences_end_behind_the_closing_marks_of_all_languages() {
        assert_eq!(sentences("„Přijdu.“ Pak šel."), ["„Přijdu.“", "Pak šel."]);
        assert_eq!(sentences("‚Přijdu.‘ Pak šel."), ["‚Přijdu.‘", "Pak šel."]);
    }
}
