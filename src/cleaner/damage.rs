//! What shows that the characters of a text may be damaged, without an analysis of its words.

use crate::language::Language;
use crate::pass::{MisreadSigns, may_hold_references};

/// Whether the text holds any character that the character passes could repair: a character reference, or a byte
/// that begins one of the characters of mojibake, other scripts' letters, letters that `language` has in another code page,
/// invisible and unusual forms.
pub(super) fn needs_character_stage(text: &str, language: Language) -> bool {
    if may_hold_references(text) {
        return true;
    }
    let bytes = text.as_bytes();
    let misread = MisreadSigns::of(language);
    let may_be_damaged = |bytes: &[u8]| may_be_damaged(bytes) || misread.begin(bytes);
    let mut at = 0;
    while let Some(eight) = bytes[at..].first_chunk() {
        let beyond_ascii = u64::from_le_bytes(*eight) & 0x8080_8080_8080_8080;
        if beyond_ascii == 0 {
            at += eight.len();
            continue;
        }
        at += beyond_ascii.trailing_zeros() as usize / 8;
        if may_be_damaged(&bytes[at..]) {
            return true;
        }
        at += 1;
    }
    (at..bytes.len()).any(|at| may_be_damaged(&bytes[at..]))
}

/// Whether some bytes begin with a character that the character passes could repair.
const fn may_be_damaged(bytes: &[u8]) -> bool {
    match bytes {
        // â
        [0xc3, 0xa2, ..] | [0xc2, 0xad] => true,
        [0xc2, 0x80..=0x9f | 0xad, _, ..] => true,
        [0xc3, 0x82..=0xb4, 0xc2..=0xff, ..] | [0xc3, 0x83, b' ', ..] => true,
        // Ă, Đ, Ĺ, Ń and √ as they begin the mojibake of other code pages
        [0xc4, 0x82 | 0x90 | 0xb9, 0xc2..=0xff, ..] | [0xc5, 0x83, 0xc2..=0xff, ..] => true,
        [0xe2, 0x88, 0x9a, 0xc2..=0xff, ..] => true,
        [0xcc..=0xd4 | 0xef, _, _, ..] => true,
        // the cedilla of Romanian
        [0xc5, 0xa2 | 0xa3, ..] => true,
        // signs of Arabic, Hangul and kana that stand apart from their letters
        [0xd9, 0x93..=0x95, _, ..] => true,
        [0xe1, 0x84..=0x87, _, ..] => true,
        [0xe3, 0x82, 0x99 | 0x9a, ..] => true,
        [0xe2, 0x80, 0x8b..=0x8d, ..] | [0xe2, 0x81, 0xa0, ..] => true,
        _ => false,
    }
}
