//! Languages: their table, profiles, dictionaries, and how a paragraph's language is found.

mod capital_words;
mod detect;
mod frequent_words;
mod hyphens;
mod lead;
mod letter_case;
mod lists;
mod per_language;
mod profile;
mod profiles;
mod quality;
mod quotations;
mod source;
mod table;
mod tally;
mod twins;

use crate::lexicon::{Entry, Lexicon, PairTable};
use crate::text::Recent;
use foldhash::HashSet;
use std::cell::RefCell;
use std::sync::LazyLock;

pub use capital_words::CapitalWord;
pub use detect::{Detection, detect, detect_paragraph, is_foreign};
pub use frequent_words::{Signs, frequencies};
pub use hyphens::Hyphens;
pub use lead::{Lead, WordLead};
pub use lists::{Listed, Lists};
pub(crate) use per_language::PerLanguage;
pub use profile::{Capitals, EndingWords, Family, Layout, Profile, QuotePair, Stem};
pub use quality::Quality;
pub(crate) use quotations::is_pair;
pub use source::{SAMPLE_TOKENS, guess_source, leaves_trace};
pub use table::LanguageRow;
pub use tally::Tally;

/// A language that the tool knows: an index into the table of languages.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language(u8);

/// Bytes that stand at least before an ending that closes a word.
const CLOSED_STEM: usize = 3;

impl Language {
    /// No language that the tool could tell.
    pub const UNDETERMINED: Self = Self(0);

    /// All languages, in the order of the table.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..table::LANGUAGES.len() as u8).map(Self)
    }

    /// The languages that have a dictionary.
    pub fn with_lexicon() -> impl Iterator<Item = Self> {
        static WITH_LEXICON: LazyLock<Box<[Language]>> =
            LazyLock::new(|| Language::all().filter(|language| language.row().data.is_some()).collect());
        WITH_LEXICON.iter().copied()
    }

    /// The language with this ISO 639-1 code; regions (en-GB, pt_BR) are accepted and dropped.
    pub fn from_code(code: &str) -> Option<Self> {
        let main = code.split(['-', '_']).next().unwrap_or(code).to_ascii_lowercase();
        let main = if main == "no" { "nb" } else { &main };
        Self::all().find(|language| language.code() == main)
    }

    /// English, of whose words names and identifiers are made in texts of all languages.
    pub(crate) fn english() -> Self {
        static ENGLISH: LazyLock<Language> =
            LazyLock::new(|| Language::from_code("en").expect("the table has English"));
        *ENGLISH
    }

    /// The languages whose words texts in this one quote, or keep from a translation, most often: the large ones
    /// of its script.
    pub fn quoted(self) -> impl Iterator<Item = Self> {
        const LATIN: &[&str] = &["en", "es", "fr", "de", "it"];
        const CYRILLIC: &[&str] = &["ru", "uk"];
        let cyrillic = self.profile().letters.starts_with(|c| ('а'..='я').contains(&c));
        let codes = if cyrillic { CYRILLIC } else { LATIN };
        codes.iter().filter_map(|code| Self::with_code(code)).filter(move |other| *other != self)
    }

    /// Whether the two languages are so close that many words of the one look like words of the other.
    pub fn is_kin(self, other: Self) -> bool {
        let families = self.profile().families;
        families.iter().any(|family| other.profile().families.contains(family))
    }

    /// Whether a name is written like its common word `key` (normalised): `roma` in Italian, `chinach` in Polish.
    pub fn is_namesake(self, key: &str) -> bool {
        table::is_namesake(key, self.code())
    }

    /// Whether it is a Slavic language.
    pub fn is_slavic(self) -> bool {
        let is_slavic = |family: &Family| {
            matches!(family, Family::CyrillicSlavic | Family::SouthSlavic | Family::WestSlavic)
        };
        self.profile().families.iter().any(is_slavic)
    }

    /// The language with exactly this code of two letters.
    fn with_code(code: &str) -> Option<Self> {
        /// Number of a language by the letters of its code, 0 where there is none.
        static NUMBERS: LazyLock<[u8; 26 * 26]> = LazyLock::new(|| {
            let mut numbers = [0; 26 * 26];
            for language in Language::all().filter(|language| language.code().len() == 2) {
                numbers[place(language.code()).expect("codes are lower-case letters")] = language.0;
            }
            numbers
        });
        fn place(code: &str) -> Option<usize> {
            let [first, second] = code.as_bytes() else { return None };
            let letter = |byte: &u8| byte.is_ascii_lowercase().then(|| usize::from(byte - b'a'));
            Some(letter(first)? * 26 + letter(second)?)
        }
        NUMBERS.get(place(code)?).copied().filter(|number| *number > 0).map(Self)
    }

    /// Its number: its place in the order of [`Self::all`].
    pub(crate) const fn number(self) -> usize {
        self.0 as usize
    }

    /// The language that the detector calls so, if the table has it.
    pub fn from_detector(lang: whatlang::Lang) -> Option<Self> {
        Self::all().find(|language| language.row().detector == Some(lang))
    }

    /// The row of the table.
    pub fn row(self) -> &'static LanguageRow {
        &table::LANGUAGES[self.0 as usize]
    }

    /// ISO 639-1 code.
    pub fn code(self) -> &'static str {
        self.row().code
    }

    /// Name in English.
    pub fn name(self) -> &'static str {
        self.row().name
    }

    /// How the language is written.
    pub fn profile(self) -> &'static Profile {
        &self.row().profile
    }

    /// The small lists: repeated words, commas, exceptions.
    pub fn lists(self) -> &'static Lists {
        &self.row().lists
    }

    /// Whether a word ends with an inflection that no first part of a compound has, and so is complete.
    pub fn is_closed(self, word: &str) -> bool {
        let closing = self.profile().closing;
        closing.iter().any(|ending| word.len() >= ending.len() + CLOSED_STEM && word.ends_with(ending))
    }

    /// The dictionary, if the language has one. It is opened when it is first asked for.
    pub fn lexicon(self) -> Option<&'static Lexicon> {
        static OPEN: PerLanguage<Lexicon> = PerLanguage::new();
        let data = self.row().data.as_ref()?;
        let open = || Lexicon::open(*data).expect("the build embeds whole dictionaries");
        Some(OPEN.get_or_make(self, open))
    }

    /// Whether the language inflects so richly that its dictionary keeps endings to explain forms which no list
    /// holds.
    pub fn has_endings(self) -> bool {
        self.lexicon().is_some_and(Lexicon::has_endings)
    }

    /// What the language's dictionary says of a normalised form.
    pub fn look_up(self, key: &str) -> Entry {
        thread_local! {
            /// What the dictionaries say of the forms that came last, by number of the language.
            static RECENT: RefCell<Recent<Entry, { 1 << 14 }>> = RefCell::default();
        }
        let find = || self.adjusted(key, self.lexicon().map_or(Entry::UNKNOWN, |lexicon| lexicon.get(key)));
        RECENT.with_borrow_mut(|recent| recent.get_or_find(self.0, key, find))
    }

    /// What a dictionary says of a form, but for common words that it lacks or takes for names.
    pub(crate) fn adjusted(self, key: &str, entry: Entry) -> Entry {
        if self.profile().common.contains(&key) { entry.as_common() } else { entry }
    }

    /// The same of a form whose frequency (Zipf) is `least` or more.
    pub(crate) fn look_up_frequent(self, key: &str, least: f32) -> Entry {
        self.lexicon().map_or(Entry::UNKNOWN, |lexicon| lexicon.get_frequent(key, least))
    }

    /// Whether the language's dictionary may hold a normalised form as right and not obscure: a first look that spares
    /// most of the strings which are no words the search.
    pub(crate) fn may_hold(self, key: &str) -> bool {
        self.lexicon().is_some_and(|lexicon| lexicon.may_hold(key))
    }

    /// Words whose first sound differs from their first letter: `form\ta|an`; English alone has such a table.
    pub fn articles(self) -> Option<PairTable> {
        (self.code() == "en").then_some(table::ARTICLES)
    }
}

impl std::fmt::Debug for Language {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code())
    }
}

impl std::fmt::Display for Language {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code())
    }
}

/// The dictionary of names that all languages share.
pub fn names() -> &'static Lexicon {
    static OPEN: LazyLock<Lexicon> =
        LazyLock::new(|| Lexicon::open(table::NAMES).expect("the build embeds whole dictionaries"));
    &OPEN
}

/// Whether texts hardly ever write `key` (normalised) with a capital, sentence starts included, in whatever language
/// they have it: no institution or work is called by it alone. Short and rare words are not told of.
pub fn is_written_small(key: &str) -> bool {
    thread_local! {
        /// The answer for the words that came last.
        static RECENT: RefCell<Recent<bool, { 1 << 12 }>> = RefCell::default();
    }
    RECENT.with_borrow_mut(|recent| recent.get_or_find(0, key, || table::is_written_small(key)))
}

/// The tables of calques, each for translations from one language into another.
pub fn calques() -> impl Iterator<Item = ((Language, Language), PairTable)> {
    table::CALQUES.iter().filter_map(|(source, target, table)| {
        Some(((Language::with_code(source)?, Language::with_code(target)?), PairTable(table)))
    })
}

/// Whether a calque in some language begins with the word `key` (normalised).
pub fn begins_calques(key: &str) -> bool {
    static FIRST_WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
        let phrases = calques().flat_map(|(_, rows)| rows.rows()).filter_map(|row| row.first().copied());
        phrases.filter_map(|phrase| phrase.split(' ').next()).collect()
    });
    FIRST_WORDS.contains(key)
}

/// Whether names of places of more than one word begin with the word `key` (normalised).
pub fn begins_place_names(key: &str) -> bool {
    table::begins_place_names(key)
}

/// The forms that `language` uses for a place which others write as `key` (normalised), each with the
/// language that writes it so.
pub fn place_names(key: &str, language: Language) -> Vec<(Language, String)> {
    table::place_names(key, language.code())
        .into_iter()
        .filter_map(|(source, form)| Some((Language::from_code(&source)?, form)))
        .collect()
}

/// Whether `language` uses another form for a place which others write as `key` (normalised).
pub fn has_place_name(key: &str, language: Language) -> bool {
    table::has_place_name(key, language.code())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_found_with_and_without_region() {
        let english = Language::from_code("en").expect("English");
        assert_eq!(Language::from_code("EN-GB"), Some(english));
        assert_eq!(Language::from_code("en_US"), Some(english));
        assert_eq!(Language::from_code("no").map(Language::code), Some("nb"));
        assert_eq!(Language::from_code("xx"), None);
    }

    #[test]
    fn kin_are_told_by_their_families() {
        let is_kin = |one, other| {
            let [one, other] = [one, other].map(|code| Language::from_code(code).expect("a language"));
            assert_eq!(one.is_kin(other), other.is_kin(one), "{one} {other}");
            one.is_kin(other)
        };
        assert!(is_kin("da", "nb") && is_kin("es", "ro") && is_kin("cs", "pl"));
        assert!(is_kin("hr", "bg") && is_kin("bg", "ru"), "Bulgarian is of two families");
        assert!(!is_kin("hr", "ru") && !is_kin("de", "da") && !is_kin("pl", "ru") && !is_kin("fi", "et"));
    }

    #[test]
    fn every_dictionary_opens() {
        for language in Language::with_lexicon() {
            // no package that may be redistributed holds more of these two
            let least = match language.code() {
                "id" => 40_000,
                "vi" => 10_000,
                _ => 300_000,
            };
            assert!(language.lexicon().is_some_and(|lexicon| lexicon.len() > least), "{language}");
        }
        assert!(names().len() > 50_000);
    }

    #[test]
    fn codes_are_unique() {
        let mut codes: Vec<_> = Language::all().map(Language::code).collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), Language::all().count());
        assert_eq!(Language::UNDETERMINED.code(), "und");
    }
}
