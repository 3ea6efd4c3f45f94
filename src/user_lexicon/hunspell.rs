//! Dictionaries of the Hunspell family, which many projects keep beside their texts.

use crate::language::Language;
use encoding_rs::Encoding;
use std::fmt;

/// Why two files are no dictionary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HunspellError {
    /// The affix file names an encoding that is not known.
    Encoding(String),
    /// The dictionary cannot be read; what is wrong, and where.
    Syntax(String),
}

impl fmt::Display for HunspellError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Encoding(name) => {
                write!(
                    f,
                    "SET names the unknown encoding {name}; convert the files to UTF-8 and write SET UTF-8"
                )
            }
            Self::Syntax(what) => write!(f, "is no Hunspell dictionary: {what}"),
        }
    }
}

impl std::error::Error for HunspellError {}

/// A Hunspell dictionary: it says which forms are right, and of which language.
pub struct HunspellDictionary {
    language: Option<Language>,
    dictionary: spellbook::Dictionary,
}

impl fmt::Debug for HunspellDictionary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HunspellDictionary").field("language", &self.language).finish_non_exhaustive()
    }
}

impl HunspellDictionary {
    /// Reads the bytes of an affix file and a word file in the encoding that the first one names. `language` is that
    /// of the paragraphs which it serves, `None` for all.
    ///
    /// # Errors
    /// An unknown encoding, and files that break the rules of the format.
    pub fn read(affixes: &[u8], words: &[u8], language: Option<Language>) -> Result<Self, HunspellError> {
        let encoding = encoding(affixes)?;
        let (affixes, words) = (encoding.decode(affixes).0, encoding.decode(words).0);
        let dictionary = spellbook::Dictionary::new(&affixes, &words)
            .map_err(|error| HunspellError::Syntax(error.to_string()))?;
        Ok(Self { language, dictionary })
    }

    /// The language that a file name tells (hu_HU, en-GB, medical): the one whose code it begins with.
    pub fn language_of(stem: &str) -> Option<Language> {
        let code = stem.split(['-', '_']).next().filter(|code| code.len() == 2)?;
        Language::from_code(code).filter(|language| *language != Language::UNDETERMINED)
    }

    /// Whether `word`, as it is written, is right in a paragraph of `language`.
    pub fn accepts(&self, word: &str, language: Language) -> bool {
        self.language.is_none_or(|own| own == language)
            && (self.dictionary.check(word)
                || word.contains('’') && self.dictionary.check(&word.replace('’', "'")))
    }
}

/// The encoding that a line `SET NAME` of an affix file tells; Latin-1 by the rules of the format if it is silent,
/// UTF-8 if the bytes are such.
fn encoding(affixes: &[u8]) -> Result<&'static Encoding, HunspellError> {
    let line = affixes.split(|&byte| byte == b'\n').find_map(|line| {
        let line = std::str::from_utf8(line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line)).ok()?;
        line.trim().strip_prefix("SET ").map(str::trim)
    });
    match line {
        Some(name) => {
            let label = name.replace("microsoft-cp", "windows-").replace("ISO8859", "ISO-8859");
            Encoding::for_label(label.as_bytes()).ok_or_else(|| HunspellError::Encoding(name.to_owned()))
        }
        None if std::str::from_utf8(affixes).is_ok() => Ok(encoding_rs::UTF_8),
        None => Ok(encoding_rs::WINDOWS_1252),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AFFIXES: &str = "SET UTF-8\nSFX S Y 1\nSFX S 0 s .\n";

    #[test]
    fn affixes_make_further_forms() {
        let words = "2\nglimberod/S\nTarsenov\n";
        let english = Language::from_code("en").expect("English");
        let found = HunspellDictionary::read(AFFIXES.as_bytes(), words.as_bytes(), None).expect("read");
        assert!(found.accepts("glimberods", english) && found.accepts("Tarsenov", english));
        assert!(!found.accepts("glimberodes", english) && !found.accepts("tarsenov", english));
        let german = Language::from_code("de");
        let found = HunspellDictionary::read(AFFIXES.as_bytes(), words.as_bytes(), german).expect("read");
        assert!(!found.accepts("glimberods", english));
    }

    #[test]
    fn older_encodings_are_read() {
        let hungarian = Language::from_code("hu").expect("Hungarian");
        let found = HunspellDictionary::read(b"SET ISO8859-2\n", b"1\nkelvar\xf5\n", None).expect("read");
        assert!(found.accepts("kelvarő", hungarian));
        let error = HunspellDictionary::read(b"SET KLINGON\n", b"1\na\n", None).expect_err("no encoding");
        assert!(error.to_string().contains("KLINGON"));
    }

    #[test]
    fn the_file_name_tells_the_language() {
        let code = |stem| HunspellDictionary::language_of(stem).map(Language::code);
        assert_eq!((code("hu_HU"), code("en-GB"), code("de")), (Some("hu"), Some("en"), Some("de")));
        assert_eq!((code("medical"), code("index"), code("xx_XX")), (None, None, None));
    }
}
