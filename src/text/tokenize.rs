//! Splits a text into tokens.

use super::chars::{is_apostrophe, is_invisible, is_letter, is_word_char};
use super::opaque::OpaqueStretches;
use super::{CaseShape, Span, Token, TokenKind};

/// The tokens of `text`, in order. Nothing is looked up yet.
pub fn tokenize(text: &str) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 4);
    let mut opaque = OpaqueStretches::of(text);
    let mut at = 0;
    while at < text.len() {
        let byte = text.as_bytes()[at];
        if byte.is_ascii_whitespace() {
            at += 1;
            continue;
        }
        if let Some((length, shape, has_mark)) = plain_word(&text.as_bytes()[at..]) {
            let end = at + length;
            tokens.push(Token::new(Span::new(at, end), TokenKind::Word, shape, false));
            if has_mark {
                tokens.push(ascii_mark(end));
            }
            // the space behind it
            at = end + usize::from(has_mark) + 1;
            continue;
        }
        if starts_chunk(text, at)
            && let Some(end) = opaque.end(at)
        {
            tokens.push(plain(text, at, end, TokenKind::Opaque));
            at = end;
            continue;
        }
        let token = next_token(text, at);
        at = token.end();
        if token.start() != token.end() {
            let is_space = !byte.is_ascii()
                && token.kind == TokenKind::Punctuation
                && token.text(text).chars().all(|c| c.is_whitespace() || c.is_control());
            if !is_space {
                tokens.push(token);
            }
        }
    }
    tokens
}

/// The tokens of `text`, in order, where each of the stretches `opaque` is one token of that kind. They must be in order
/// and must not overlap.
pub fn tokenize_around(text: &str, opaque: &[Span]) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut at = 0;
    for end in opaque.iter().map(|span| Some(*span)).chain([None]) {
        let part = Span::new(at, end.map_or(text.len(), |span| span.start));
        let inside = tokenize(part.of(text)).into_iter().map(|token| token.moved(at));
        tokens.extend(inside);
        if let Some(span) = end.filter(|span| !span.is_empty()) {
            tokens.push(plain(text, span.start, span.end, TokenKind::Opaque));
        }
        at = end.map_or(at, |span| span.end);
    }
    tokens
}

/// The token of a mark of one byte.
fn ascii_mark(at: usize) -> Token {
    Token::new(Span::new(at, at + 1), TokenKind::Punctuation, CaseShape::Lower, false)
}

/// The ASCII letters with which some bytes begin.
#[derive(Clone, Copy, Default)]
struct Letters {
    length: usize,
    capitals: usize,
    begins_upper: bool,
}

impl Letters {
    fn of(bytes: &[u8]) -> Self {
        let mut all = Self::default();
        loop {
            let rest = &bytes[all.length..];
            let eight = rest.first_chunk().copied().unwrap_or_else(|| {
                let mut padded = [0; 8];
                padded[..rest.len()].copy_from_slice(rest);
                padded
            });
            if all.add(u64::from_le_bytes(eight)) < 8 {
                return all;
            }
        }
    }

    /// Adds the letters at the beginning of eight more bytes, the first of which is the lowest, and tells how many there
    /// are: all bytes are looked at in one step, each with its highest bit as the answer.
    const fn add(&mut self, bytes: u64) -> usize {
        const EACH: u64 = 0x0101_0101_0101_0101;
        const HIGHEST: u64 = 0x80 * EACH;
        let ascii = !bytes & HIGHEST;
        let small = (bytes | (0x20 * EACH)) & !HIGHEST;
        let from_a = small + (0x80 - b'a' as u64) * EACH;
        let behind_z = small + (0x80 - b'z' as u64 - 1) * EACH;
        let letters = from_a & !behind_z & ascii;
        let others = !letters & HIGHEST;
        // all bits up to the first byte that is no letter
        let word = letters & (others ^ others.wrapping_sub(1));
        // a capital lacks the bit of small letters
        let capitals = word & !(bytes << 2);
        // most words have none
        if capitals != 0 {
            self.begins_upper |= self.length == 0 && capitals & 0x80 != 0;
            self.capitals += capitals.count_ones() as usize;
        }
        let count = others.trailing_zeros() as usize / 8;
        self.length += count;
        count
    }

    const fn shape(self) -> CaseShape {
        match self.capitals {
            0 => CaseShape::Lower,
            1 if self.begins_upper => CaseShape::Title,
            capitals if capitals == self.length => CaseShape::Upper,
            _ => CaseShape::Mixed,
        }
    }
}

/// The length and the case of the word of ASCII letters with which some bytes begin, if a space or just one mark and a
/// space follow, and whether the mark does: most of a text consists of such words, and nothing about them needs a closer
/// look.
fn plain_word(bytes: &[u8]) -> Option<(usize, CaseShape, bool)> {
    let letters = Letters::of(bytes);
    let length = letters.length;
    let is_space = |at: usize| bytes.get(at).is_none_or(u8::is_ascii_whitespace);
    let has_mark = !is_space(length);
    let ends = !has_mark
        || is_space(length + 1)
            && match bytes[length] {
                // initialisms have a period behind one or two letters
                b'.' => length > 2,
                b',' | b';' | b':' | b'!' | b'?' | b')' => true,
                _ => false,
            };
    if length == 0 || !ends {
        return None;
    }
    Some((length, letters.shape(), has_mark))
}

fn starts_chunk(text: &str, at: usize) -> bool {
    at == 0 || {
        let before = text.as_bytes()[at - 1];
        before.is_ascii_whitespace() || matches!(before, b'(' | b'[' | b'"' | b'<' | b'\'') || before >= 0x80
    }
}

fn plain(text: &str, start: usize, end: usize, kind: TokenKind) -> Token {
    let span = Span::new(start, end);
    Token::new(span, kind, CaseShape::of(span.of(text)), !span.of(text).is_ascii())
}

fn next_token(text: &str, at: usize) -> Token {
    let first = text[at..].chars().next().unwrap_or(' ');
    if is_word_char(first) && !is_invisible(first) || first.is_ascii_digit() {
        if is_letter(first)
            && let Some(end) = initialism_end(text, at)
        {
            return plain(text, at, end, TokenKind::Initialism);
        }
        return alphanumeric(text, at);
    }
    if first.is_numeric() {
        let end = at + text[at..].chars().take_while(|c| c.is_numeric()).map(char::len_utf8).sum::<usize>();
        return plain(text, at, end, TokenKind::Number);
    }
    let mut end = at + first.len_utf8();
    if first == '.' {
        while text.as_bytes().get(end) == Some(&b'.') {
            end += 1;
        }
    }
    Token::new(Span::new(at, end), TokenKind::Punctuation, CaseShape::Lower, !first.is_ascii())
}

/// Scans a run of letters and digits. ASCII letters, the common case, take the short way.
fn alphanumeric(text: &str, at: usize) -> Token {
    let bytes = text.as_bytes();
    let mut end = at;
    let (mut letters, mut digits, mut non_ascii) = (false, false, false);
    while let Some(&byte) = bytes.get(end) {
        if byte.is_ascii_alphabetic() {
            letters = true;
            end += 1;
        } else if byte.is_ascii_digit() {
            digits = true;
            end += 1;
        } else if joins_digits(bytes, end) && digits && !letters
            || byte == b'\'' && letters && followed_by_letter(text, end + 1)
        {
            end += 1;
        } else if byte >= 0x80 {
            let c = text[end..].chars().next().unwrap_or(' ');
            let next = end + c.len_utf8();
            let joins = is_word_char(c)
                || is_apostrophe(c) && letters && followed_by_letter(text, next)
                || c == '·' && letters && followed_by_letter(text, next);
            if !joins || is_invisible(c) && !followed_by_letter(text, next) {
                break;
            }
            letters |= is_letter(c);
            non_ascii = true;
            end = next;
        } else {
            break;
        }
    }
    let kind = match (letters, digits) {
        (_, false) => TokenKind::Word,
        (false, true) => TokenKind::Number,
        (true, true) => TokenKind::Mixed,
    };
    let shape = if letters { CaseShape::of(&text[at..end]) } else { CaseShape::Lower };
    Token::new(Span::new(at, end), kind, shape, non_ascii)
}

/// Whether the byte at `mark` groups the digits beside it (1,000.5; 10:30; 1'000).
fn joins_digits(bytes: &[u8], mark: usize) -> bool {
    matches!(bytes[mark], b'.' | b',' | b':' | b'\'') && bytes.get(mark + 1).is_some_and(u8::is_ascii_digit)
}

fn followed_by_letter(text: &str, at: usize) -> bool {
    text.get(at..)
        .and_then(|rest| rest.chars().next())
        .is_some_and(|c| is_letter(c) || is_invisible(c) || is_word_char(c))
}

/// Most letters or pairs of letters of an initialism; a longer chain, of which each place would be asked, is none.
const MOST_GROUPS: usize = 16;

/// The end of an initialism with periods that begins at `at`: at least two groups of one or two
/// letters, each with its period, and no letter after (U.S., p.m., EE.UU., z.B., m.in.). "et al." is one in
/// every language, though al is also a word of some.
fn initialism_end(text: &str, at: usize) -> Option<usize> {
    if text[at..].starts_with("al.") && text[..at].ends_with("et ") {
        return Some(at + "al.".len());
    }
    let mut end = at;
    let mut groups = 0;
    loop {
        let group: usize =
            text[end..].chars().take(3).take_while(|&c| is_letter(c)).map(char::len_utf8).sum();
        let letters = text[end..end + group].chars().count();
        if !(1..=2).contains(&letters) || text.as_bytes().get(end + group) != Some(&b'.') {
            break;
        }
        end += group + 1;
        groups += 1;
        if groups > MOST_GROUPS {
            return None;
        }
    }
    let ends_there = text[end..].chars().next().is_none_or(|c| !c.is_alphanumeric() && c != '.');
    (groups >= 2 && ends_there && is_initialism(&text[at..end])).then_some(end)
}

/// Two-letter groups are taken only where they look alike (EE.UU.) or are short Latin abbreviations
/// (z.B., m.in.); "it.He." is two fused sentences.
fn is_initialism(chunk: &str) -> bool {
    let mut groups = chunk.split_terminator('.').map(|group| group.chars().count());
    let upper = chunk.chars().all(|c| c == '.' || c.is_uppercase());
    upper || groups.clone().all(|n| n == 1) || groups.next() == Some(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_counted_eight_at_once() {
        for text in [
            "",
            "a",
            "Zz@[`{",
            "peace",
            "NATOand",
            "NATO",
            "iPhone",
            "INTERNATIONAL",
            "InternationaL",
            "internationalE",
            "Frederiksen",
            "abcdefgh",
            "Abcdefgh.",
            "caféteria",
            "é",
            "ABCDEFGHIJKLMNOPQ r",
        ] {
            for start in (0..=text.len()).filter(|at| text.is_char_boundary(*at)) {
                for room in [0, 3, 8, 20] {
                    let bytes = [&text.as_bytes()[start..], &vec![b' '; room]].concat();
                    let letters: String = bytes
                        .iter()
                        .take_while(|byte| byte.is_ascii_alphabetic())
                        .map(|&byte| char::from(byte))
                        .collect();
                    let found = Letters::of(&bytes);
                    let expected = (letters.len(), CaseShape::of(&letters));
                    assert_eq!((found.length, found.shape()), expected, "{text} {start} {room}");
                }
            }
        }
    }

    fn texts(text: &str) -> Vec<&str> {
        tokenize(text).iter().map(|t| t.text(text)).collect()
    }

    fn kinds(text: &str) -> Vec<TokenKind> {
        tokenize(text).iter().map(|t| t.kind).collect()
    }

    #[test]
    fn words_numbers_and_marks() {
        assert_eq!(
            texts("He paid $1,000.50, didn’t he?"),
            ["He", "paid", "$", "1,000.50", ",", "didn’t", "he", "?"]
        );
        assert_eq!(texts("ground.The Alliance"), ["ground", ".", "The", "Alliance"]);
        assert_eq!(texts("wait... what"), ["wait", "...", "what"]);
        assert_eq!(texts("well-known"), ["well", "-", "known"]);
    }

    #[test]
    fn initialisms_keep_their_periods() {
        assert_eq!(
            texts("the U.S. President at 5 p.m. sharp"),
            ["the", "U.S.", "President", "at", "5", "p.m.", "sharp"]
        );
        assert_eq!(texts("en EE.UU. hay"), ["en", "EE.UU.", "hay"]);
        assert_eq!(texts("m.in. dlatego"), ["m.in.", "dlatego"]);
        assert_eq!(texts("Lee et al. show"), ["Lee", "et", "al.", "show"]);
        assert_eq!(texts("fue al. mar"), ["fue", "al", ".", "mar"]);
        assert_eq!(texts("did it.He."), ["did", "it", ".", "He", "."]);
    }

    #[test]
    fn letters_and_digits_without_space_are_one_token() {
        assert_eq!(
            kinds("20minutosand G7 325million 5th 10:30"),
            [TokenKind::Mixed, TokenKind::Mixed, TokenKind::Mixed, TokenKind::Mixed, TokenKind::Number]
        );
    }

    #[test]
    fn invisible_characters_stay_inside_their_word() {
        assert_eq!(texts("go\u{ad}vern\u{200b}ment now"), ["go\u{ad}vern\u{200b}ment", "now"]);
        assert_eq!(texts("cafe\u{301} noir"), ["cafe\u{301}", "noir"]);
    }

    #[test]
    fn stretches_that_are_not_text_are_one_token_each() {
        let text = "call let x = 5; now";
        let tokens = tokenize_around(text, &[Span::new(5, 15)]);
        let texts: Vec<&str> = tokens.iter().map(|token| token.text(text)).collect();
        assert_eq!(texts, ["call", "let x = 5;", "now"]);
        assert_eq!(tokens[1].kind, TokenKind::Opaque);
    }

    #[test]
    fn exotic_spaces_are_no_tokens() {
        assert_eq!(texts("oui\u{202f}! 5\u{a0}km"), ["oui", "!", "5", "km"]);
    }

    #[test]
    fn addresses_and_files_are_opaque() {
        for text in [
            "https://example.org/a?b=c",
            "www.example.org",
            "info@example.org",
            "@handle",
            "#tag",
            "Node.js",
            "example.com",
            "report_final.pdf",
        ] {
            assert_eq!(kinds(text), [TokenKind::Opaque], "{text}");
        }
        assert_eq!(texts("(see example.com)."), ["(", "see", "example.com", ")", "."]);
    }
}
