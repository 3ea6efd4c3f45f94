//! The normal form under which a word is looked up.

use crate::text::chars::{is_common_lower, is_invisible};
use std::borrow::Cow;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// A reusable buffer that holds a word's key: NFC, lower case, typewriter apostrophe, without
/// invisible characters.
#[derive(Debug, Default, Clone)]
pub struct Key {
    buffer: String,
}

impl Key {
    /// An empty buffer.
    pub fn new() -> Self {
        Self::default()
    }

    /// The key of `word`. Reuses the buffer, so a run over a document allocates once.
    pub fn of(&mut self, word: &str) -> &str {
        self.buffer.clear();
        if word.is_ascii() {
            self.buffer.push_str(word);
            self.buffer.make_ascii_lowercase();
            return &self.buffer;
        }
        if is_key(word) {
            self.buffer.push_str(word);
            return &self.buffer;
        }
        if is_nfc_quick(word.chars()) == IsNormalized::Yes {
            push_folded(&mut self.buffer, word.chars());
        } else {
            push_folded(&mut self.buffer, word.nfc());
        }
        // a capital sigma does not tell that it is the last letter
        if self.buffer.ends_with('σ') && self.buffer.len() > 'σ'.len_utf8() {
            self.buffer.truncate(self.buffer.len() - 'σ'.len_utf8());
            self.buffer.push('ς');
        }
        &self.buffer
    }
}

/// Whether a word is its own key by a look at its letters, as most words in lower case are.
fn is_key(word: &str) -> bool {
    word.chars().all(is_common_lower) && !word.ends_with('σ')
}

fn push_folded(buffer: &mut String, chars: impl Iterator<Item = char>) {
    for c in chars {
        match c {
            '’' | 'ʼ' => buffer.push('\''),
            // its lower case by the rules of Unicode is an i with a dot of its own
            'İ' => buffer.push('i'),
            c if is_invisible(c) => {}
            // an accent that no letter has taken up marks the stress (плато́)
            '\u{301}' => {}
            c if is_common_lower(c) => buffer.push(c),
            c => buffer.extend(c.to_lowercase()),
        }
    }
}

/// The key of `word`: the word itself if it is one already, as most are.
pub fn key_of(word: &str) -> Cow<'_, str> {
    if word.is_ascii() {
        let has_capital = word.bytes().any(|byte| byte.is_ascii_uppercase());
        return if has_capital { word.to_ascii_lowercase().into() } else { word.into() };
    }
    if is_key(word) {
        return word.into();
    }
    let mut key = Key::new();
    key.of(word);
    key.buffer.into()
}

impl From<Key> for String {
    fn from(key: Key) -> Self {
        key.buffer
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variants_of_one_word_share_a_key() {
        assert_eq!(key_of("Don’t"), "don't");
        assert_eq!(key_of("CAFE\u{301}"), "café");
        assert_eq!(key_of("go\u{ad}vern"), "govern");
        assert_eq!(key_of("Київ"), "київ");
        assert_eq!(key_of("ΛΟΓΟΣ"), key_of("λόγος").replace('ό', "ο"));
        assert_eq!(key_of("İstanbul"), "istanbul");
    }
}
