//! Questions about single characters that several stages ask.

use unicode_normalization::char::is_combining_mark;

/// Whether the character shows nothing and has no business inside a word of an alphabetic script:
/// soft hyphen, zero-width space, word joiner, byte-order mark, and the zero-width (non-)joiners.
pub const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// Letters with the cedilla that older systems had alone, and with the comma that Romanian writes.
const CEDILLAS: [char; 4] = ['ş', 'ţ', 'Ş', 'Ţ'];
const COMMAS: [char; 4] = ['ș', 'ț', 'Ș', 'Ț'];

/// Whether a text has a letter with the comma of Romanian.
pub fn has_commas(text: &str) -> bool {
    text.contains(COMMAS)
}

/// A word with that comma in the place of each cedilla, if it has one.
pub fn with_commas(word: &str) -> Option<String> {
    let comma = |c| CEDILLAS.iter().position(|&cedilla| cedilla == c).map_or(c, |at| COMMAS[at]);
    word.contains(CEDILLAS).then(|| word.chars().map(comma).collect())
}

/// Whether the character is one of the letters that European alphabets write in one piece: of Latin-1, Latin Extended-A, Greek
/// or Cyrillic. It is composed, alone in its place and no other letter's form. A cheap answer for most letters outside
/// ASCII, of which the tables of Unicode are slow to tell.
pub const fn is_common_letter(c: char) -> bool {
    match c {
        'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ÿ' | 'Ș'..='ț' => true,
        // but for letters that are two, or an older form
        '\u{100}'..='\u{17e}' => !matches!(c, 'Ĳ' | 'ĳ' | 'Ŀ' | 'ŀ' | 'ŉ'),
        'Έ'..='Ί' | 'Ύ'..='Ρ' | 'Σ'..='ώ' => true,
        '\u{400}'..='\u{45f}' | 'Ґ' | 'ґ' => true,
        _ => false,
    }
}

/// Whether it is such a letter, or one of ASCII, in lower case.
pub const fn is_common_lower(c: char) -> bool {
    let is_odd = c as u32 % 2 == 1;
    match c {
        'a'..='z' | 'ß'..='ö' | 'ø'..='ÿ' | 'ά'..='ώ' | 'а'..='џ' | 'ґ' => true,
        // small letters follow their capitals
        '\u{100}'..='\u{137}' | '\u{14a}'..='\u{177}' => is_odd && !matches!(c, 'ĳ'),
        '\u{139}'..='\u{148}' | '\u{179}'..='\u{17e}' => !is_odd && !matches!(c, 'ŀ'),
        'ș' | 'ț' => true,
        _ => false,
    }
}

/// Whether the character is a letter, as the tables of Unicode tell.
pub fn is_letter(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphabetic() } else { is_common_letter(c) || c.is_alphabetic() }
}

/// Whether the character belongs to a word: a letter, a combining mark, or an invisible character
/// that a scraper left among them.
pub fn is_word_char(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_alphabetic()
    } else {
        is_common_letter(c)
            || c.is_alphabetic() && !matches!(c, 'ª' | 'º')
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

/// Whether the character is a mark with which sentences end.
pub const fn is_final(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…')
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

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::{IsNormalized, is_nfc_quick};

    #[test]
    fn common_letters_are_what_unicode_says_of_them() {
        for c in ('\0'..'\u{600}').filter(|&c| is_common_letter(c)) {
            assert!(c.is_alphabetic() && is_letter(c), "{c}");
            assert_eq!(is_nfc_quick(std::iter::once(c)), IsNormalized::Yes, "{c}");
        }
        for c in ('\0'..'\u{600}').filter(|&c| is_common_lower(c)) {
            assert!(c.to_lowercase().eq([c]) && (c.is_ascii() || is_common_letter(c)), "{c}");
            assert!(c.is_lowercase(), "{c}");
        }
    }
}
