//! Which letters of a language another code page has in the places of its own.

use super::super::sequences::{byte_of, character_of};
use crate::language::{Language, PerLanguage};
use crate::text::chars::with_commas;
use encoding_rs::{
    Encoding, ISO_8859_2, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252, WINDOWS_1253, WINDOWS_1254, WINDOWS_1257,
};
use foldhash::HashMap;

/// The page in which a text was written, and the one in which it was read.
static PAGES: [(&Encoding, &Encoding); 8] = [
    (WINDOWS_1250, WINDOWS_1252),
    (ISO_8859_2, WINDOWS_1252),
    (WINDOWS_1254, WINDOWS_1252),
    (WINDOWS_1257, WINDOWS_1252),
    (WINDOWS_1251, WINDOWS_1252),
    (WINDOWS_1253, WINDOWS_1252),
    (WINDOWS_1252, WINDOWS_1250),
    (WINDOWS_1252, WINDOWS_1251),
];

/// How many letters of a language a page may lack in which it was written: rare ones, of loans.
const LACKS: usize = 2;

/// Texts of a language in one page that were read in another.
pub(super) struct Mixup {
    /// The language of the text.
    pub language: Language,
    /// The page in which it was written.
    pub written: &'static Encoding,
    /// The page in which it was read.
    pub read: &'static Encoding,
    /// The letters of the language by the characters that the page read has in their places, where these are none.
    letters: HashMap<char, char>,
}

impl Mixup {
    /// Those that change letters of the language.
    pub(super) fn of(language: Language) -> &'static [Self] {
        static ALL: PerLanguage<Vec<Mixup>> = PerLanguage::new();
        ALL.get_or_make(language, || {
            let all = PAGES.iter().filter(|(written, _)| is_written_in(language, written));
            let all = all.map(|&(written, read)| Self::between(language, written, read));
            all.filter(|mixup| !mixup.letters.is_empty()).collect()
        })
    }

    fn between(language: Language, written: &'static Encoding, read: &'static Encoding) -> Self {
        let pairs = (0x80..=0xffu8).flat_map(|byte| {
            let letter = character_of(byte, written).map(|letter| own_form(letter, language));
            let letter = letter.filter(|&letter| language.has_letter(letter));
            // pages with marks in their places leave control characters where they were taken for ISO 8859
            let signs = [character_of(byte, read), Some(char::from(byte)).filter(|c| c.is_control())];
            signs.into_iter().flatten().filter_map(move |sign| Some((sign, letter?)))
        });
        // a quotation mark is one wherever it stands
        let stands_for = |&(sign, letter): &(char, char)| {
            sign != letter && !language.has_letter(sign) && !matches!(sign, '«' | '»' | '\u{a0}' | '\u{ad}')
        };
        Self { language, written, read, letters: pairs.filter(stands_for).collect() }
    }

    /// Whether letters of one script stand in the places of those of another.
    pub(super) fn crosses_scripts(&self) -> bool {
        self.read == WINDOWS_1251
    }

    /// The letter in whose place the character stands.
    pub(super) fn letter_for(&self, sign: char) -> Option<char> {
        if sign.is_ascii() { None } else { self.letters.get(&sign).copied() }
    }
}

/// Whether the character is one of a page in which texts are read.
pub(super) fn is_read(c: char) -> bool {
    PAGES.iter().any(|(_, read)| byte_of(c, read).is_some())
}

/// A letter as the language writes it today: of Romanian ș and ț the pages have the older forms with a cedilla.
fn own_form(letter: char, language: Language) -> char {
    let with_comma = with_commas(letter.encode_utf8(&mut [0; 4])).and_then(|word| word.chars().next());
    with_comma.filter(|&letter| language.has_letter(letter)).unwrap_or(letter)
}

/// Whether a page has the letters of a language.
fn is_written_in(language: Language, page: &'static Encoding) -> bool {
    let letters = language.profile().letters;
    // which stands for the newer forms
    let lacks = letters.chars().filter(|&c| !matches!(c, 'ș' | 'ț') && byte_of(c, page).is_none());
    !letters.is_empty() && lacks.count() <= LACKS
}
