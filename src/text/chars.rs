//! Questions about single characters that several stages ask.

use unicode_normalization::char::is_combining_mark;

/// Whether the character shows nothing and has no business inside a word of an alphabetic script:
/// soft hyphen, zero-width space, word joiner, byte-order mark, and the zero-width (non-)joiners.
pub const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// Whether the character belongs to a word: a letter, a combining mark, or an invisible character
/// that a scraper left among them.
pub fn is_word_char(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_alphabetic()
    } else {
        c.is_alphabetic() && !matches!(c, 'ª' | 'º')
            || is_invisible(c)
            || !is_punctuation_block(c) && is_combining_mark(c)
    }
}

/// General punctuation and superscripts, where no combining mark lives: a cheap way out.
const fn is_punctuation_block(c: char) -> bool {
    matches!(c, '\u{2010}'..='\u{205e}')
}

/// Whether the character is an apostrophe: typewritten, typographic, or the letter of Ukrainian.
pub const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

/// Whether the character can open a quotation in some language.
pub const fn is_opening_quote(c: char) -> bool {
    matches!(c, '“' | '„' | '«' | '‘' | '‚' | '‹' | '»' | '”')
}

/// Whether the character is a double or single quotation mark of any style.
pub const fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»' | '‘' | '’' | '‚' | '‹' | '›')
}

/// Whether the character may stand between a sentence's final mark and the next sentence.
pub const fn is_closer(c: char) -> bool {
    matches!(c, ')' | ']' | '"' | '”' | '“' | '»' | '’' | '\'' | '›')
}

/// Whether the character may stand between a line's beginning and its first word.
pub const fn is_opener(c: char) -> bool {
    matches!(
        c,
        '(' | '['
            | '"'
            | '“'
            | '„'
            | '«'
            | '‘'
            | '‚'
            | '‹'
            | '¿'
            | '¡'
            | '-'
            | '–'
            | '—'
            | '•'
            | '*'
            | '»'
            | '”'
            | '\''
    )
}
