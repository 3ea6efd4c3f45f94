//! Capitals and small letters as a language pairs them: where i without a dot is a letter, its capital is I, and that of i
//! is İ.

use super::Language;

impl Language {
    /// The small letter of `c`; a letter that has none is its own.
    pub fn to_lower(self, c: char) -> char {
        match c {
            // by the rules of Unicode an i with a dot of its own
            'İ' => 'i',
            'I' if self.has_dotless_i() => 'ı',
            // no other letter has a small one of several characters
            c => c.to_lowercase().next().unwrap_or(c),
        }
    }

    /// The capital of `c`, which may be several letters (ß, SS).
    pub fn to_upper(self, c: char) -> impl Iterator<Item = char> {
        let dotted = (c == 'i' && self.has_dotless_i()).then_some('İ');
        let others = dotted.is_none().then(|| c.to_uppercase());
        dotted.into_iter().chain(others.into_iter().flatten())
    }

    /// `word` in capitals.
    pub fn in_capitals(self, word: &str) -> String {
        word.chars().flat_map(|c| self.to_upper(c)).collect()
    }

    /// `word` with a capital first letter.
    pub fn with_capital(self, word: &str) -> String {
        let mut letters = word.chars();
        letters.next().map_or_else(String::new, |first| self.to_upper(first).chain(letters).collect())
    }

    /// Whether the letter, small or capital, belongs to those that the language has beside a to z.
    pub fn has_letter(self, c: char) -> bool {
        match c {
            'İ' => self.has_dotless_i(),
            c => self.profile().letters.contains(self.to_lower(c)),
        }
    }

    /// Whether i without a dot is a letter of its own.
    pub(crate) fn has_dotless_i(self) -> bool {
        self.profile().letters.contains('ı')
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn language(code: &str) -> Language {
        Language::from_code(code).expect("a language of the table")
    }

    #[test]
    fn turkish_pairs_its_two_letters_i() {
        let turkish = language("tr");
        assert_eq!((turkish.to_lower('İ'), turkish.to_lower('I')), ('i', 'ı'));
        assert_eq!(turkish.with_capital("ilk"), "İlk");
        assert_eq!(turkish.with_capital("ırak"), "Irak");
        assert_eq!(turkish.in_capitals("aihm"), "AİHM");
        assert!(turkish.has_letter('İ') && turkish.has_letter('Ş') && !language("en").has_letter('İ'));
    }

    #[test]
    fn others_do_as_unicode_does() {
        let german = language("de");
        assert_eq!((german.to_lower('I'), german.to_lower('Ä'), german.to_lower('İ')), ('i', 'ä', 'i'));
        assert_eq!(german.in_capitals("straße"), "STRASSE");
        assert_eq!(german.with_capital(""), "");
        assert!(german.has_letter('Ü') && german.has_letter('ß') && !german.has_letter('Ő'));
    }

    #[test]
    fn no_other_letter_has_a_small_one_of_several_characters() {
        for c in ('\0'..=char::MAX).filter(|&c| c != 'İ') {
            assert_eq!(c.to_lowercase().count(), 1, "{c}");
        }
    }
}
