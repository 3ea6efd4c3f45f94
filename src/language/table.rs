//! The table of languages. Adding one is adding a row.

use super::lists::Lists;
use super::profile::{Capitals, Profile, QuotePair};
use super::profiles::{self, PLAIN};
use crate::lexicon::{LexiconData, PairTable, WordList, values};
use fst::Set;
use fst::raw::Node;
use std::sync::LazyLock;
use whatlang::Lang;

/// One language.
#[derive(Debug)]
pub struct LanguageRow {
    /// ISO 639-1 code.
    pub code: &'static str,
    /// Name in English.
    pub name: &'static str,
    /// The detector's name for it; `None` where the detector does not know it.
    pub detector: Option<Lang>,
    /// Writing conventions.
    pub profile: Profile,
    /// Small lists.
    pub lists: Lists,
    /// The embedded dictionary.
    pub data: Option<LexiconData>,
}

/// A list that is written by hand.
macro_rules! list {
    ($code:literal, $file:literal) => {
        concat!(env!("CARGO_MANIFEST_DIR"), "/dictionaries/", $code, "/", $file)
    };
}

/// A compiled dictionary, which the build unpacks.
macro_rules! compiled {
    ($code:literal, $name:literal) => {
        include_bytes!(concat!(env!("OUT_DIR"), "/dictionaries/", $code, "/", $name, ".fst"))
    };
}

/// What the build makes of a dictionary, see [`LexiconData`].
macro_rules! derived {
    ($code:literal, $kind:literal) => {
        include_bytes!(concat!(env!("OUT_DIR"), "/derived/", $code, ".", $kind))
    };
}

/// The row of a language that has a folder of dictionaries and a profile of its own.
macro_rules! language {
    ($code:literal, $name:literal, $detector:expr, $profile:ident) => {
        LanguageRow {
            code: $code,
            name: $name,
            detector: $detector,
            profile: profiles::$profile::PROFILE,
            lists: Lists {
                repeats: WordList(include_str!(list!($code, "repeats.txt"))),
                commas: WordList(include_str!(list!($code, "commas.txt"))),
                dangling: WordList(include_str!(list!($code, "dangling.txt"))),
                before_number: WordList(include_str!(list!($code, "before-number.txt"))),
                hyphens: WordList(include_str!(list!($code, "hyphens.txt"))),
                calendar: PairTable(include_str!(list!($code, "months-weekdays.tsv"))),
                capital_words: PairTable(include_str!(list!($code, "capital-words.tsv"))),
            },
            data: Some(LexiconData {
                words: compiled!($code, "words"),
                tiers: [
                    compiled!($code, "uncommon"),
                    compiled!($code, "trusted"),
                    compiled!($code, "rare"),
                    compiled!($code, "names"),
                    compiled!($code, "scraps"),
                    compiled!($code, "obscure"),
                    compiled!($code, "obscure-names"),
                    compiled!($code, "seen"),
                    compiled!($code, "doubtful"),
                ],
                endings: compiled!($code, "endings"),
                mixed: compiled!($code, "mixed"),
                misspellings: compiled!($code, "misspellings"),
                letters: compiled!($code, "letters"),
                right: derived!($code, "right"),
                common: derived!($code, "common"),
                last_parts: derived!($code, "last-parts"),
            }),
        }
    };
}

/// The row of a language without a dictionary: only what needs no word list is repaired.
const fn plain(code: &'static str, name: &'static str, detector: Lang, profile: Profile) -> LanguageRow {
    LanguageRow { code, name, detector: Some(detector), profile, lists: Lists::EMPTY, data: None }
}

pub(super) const NAMES: LexiconData = LexiconData {
    words: compiled!("names", "words"),
    right: derived!("names", "right"),
    ..LexiconData::EMPTY
};

/// Set of `form in the source language, lower case\ttarget code\tsource code\tForm in the target`.
static PLACE_NAMES: &[u8] = compiled!("names", "forms");

/// Set of stems of all languages that texts hardly ever write with a capital; a hyphen stands before the forms of such
/// stems that they do.
static WRITTEN_SMALL: &[u8] = compiled!("capitals", "small");

/// Set of `code/form`: the common words of each language that are written like a name.
static NAMESAKES: &[u8] = compiled!("capitals", "namesakes");

/// Map from a frequent word to the place of its line in [`DETECTION_LANGUAGES`].
pub(super) static DETECTION_WORDS: &[u8] = compiled!("detection", "words");
/// Lines of codes of languages, each with the frequency of a word there as a character.
pub(super) static DETECTION_LANGUAGES: &str = include_str!(list!("detection", "languages.txt"));

pub(super) const CALQUES: &[(&str, &str, &str)] = &[
    ("es", "en", include_str!(list!("pairs", "es-en.tsv"))),
    ("fr", "en", include_str!(list!("pairs", "fr-en.tsv"))),
    ("de", "en", include_str!(list!("pairs", "de-en.tsv"))),
    ("it", "en", include_str!(list!("pairs", "it-en.tsv"))),
    ("pt", "en", include_str!(list!("pairs", "pt-en.tsv"))),
    ("en", "es", include_str!(list!("pairs", "en-es.tsv"))),
];

static PLACES: LazyLock<Set<&'static [u8]>> =
    LazyLock::new(|| Set::new(PLACE_NAMES).expect("the build embeds whole dictionaries"));

/// Fewest letters of a stem of [`WRITTEN_SMALL`], and those of a longer word that its stem lacks.
const STEM_LETTERS: usize = 4;
const STEM_LACKS: usize = 2;

/// Whether texts hardly ever write `key` with a capital, in whatever language they have it.
pub(super) fn is_written_small(key: &str) -> bool {
    static SMALL: LazyLock<Set<&'static [u8]>> =
        LazyLock::new(|| Set::new(WRITTEN_SMALL).expect("the build embeds whole dictionaries"));
    let letters = key.chars().count().saturating_sub(STEM_LACKS).max(STEM_LETTERS);
    let stem = key.char_indices().nth(letters).map_or(key, |(end, _)| &key[..end]);
    SMALL.contains(stem) && !SMALL.contains(format!("-{key}"))
}

/// Whether a name is written like the common word `key` of the language with this code.
pub(super) fn is_namesake(key: &str, code: &str) -> bool {
    static LISTED: LazyLock<Set<&'static [u8]>> =
        LazyLock::new(|| Set::new(NAMESAKES).expect("the build embeds whole dictionaries"));
    LISTED.contains(format!("{code}/{key}"))
}

/// Whether names of more than one word begin with the word `key`.
pub(super) fn begins_place_names(key: &str) -> bool {
    let fst = PLACES.as_fst();
    let step = |node: Node<'static>, byte| Some(fst.node(node.transition_addr(node.find_input(byte)?)));
    key.bytes().chain([b' ']).try_fold(fst.root(), step).is_some()
}

/// Whether the target language uses a form of its own for what other languages call `key`.
pub(super) fn has_place_name(key: &str, target: &str) -> bool {
    !values(&PLACES, &format!("{key}\t{target}")).is_empty()
}

/// The forms that the target language uses for what other languages call `key`: each with the code of the
/// other language.
pub(super) fn place_names(key: &str, target: &str) -> Vec<(String, String)> {
    values(&PLACES, &format!("{key}\t{target}"))
        .iter()
        .filter_map(|value| value.split_once('\t'))
        .map(|(source, form)| (source.to_owned(), form.to_owned()))
        .collect()
}

const CASELESS: Profile = Profile { capitals: Capitals::None, ..PLAIN };
const EAST_ASIAN: Profile = Profile { doubled_semicolons: true, wide_letters: true, ..CASELESS };
const GUILLEMETS: &[QuotePair] = &[('«', '»'), ('“', '”'), ('"', '"')];
const GUILLEMETS_LOW: &[QuotePair] = &[('«', '»'), ('„', '“'), ('"', '"')];
const FULL_WIDTH: &[(char, char)] =
    &[(',', '，'), ('.', '。'), (':', '：'), (';', '；'), ('?', '？'), ('!', '！'), ('(', '（')];
const JAPANESE: &[(char, char)] =
    &[(',', '、'), ('.', '。'), (':', '：'), (';', '；'), ('?', '？'), ('!', '！'), ('(', '（')];
const ARABIC: &[(char, char)] = &[(',', '،'), (';', '؛'), ('?', '؟')];
const DANDA: &[(char, char)] = &[('.', '।')];
const CORNERS: &[QuotePair] = &[('「', '」'), ('『', '』'), ('“', '”'), ('"', '"')];

pub(super) static LANGUAGES: &[LanguageRow] = &[
    LanguageRow { detector: None, ..plain("und", "undetermined", Lang::Epo, PLAIN) },
    language!("en", "English", Some(Lang::Eng), en),
    language!("es", "Spanish", Some(Lang::Spa), es),
    language!("fr", "French", Some(Lang::Fra), fr),
    language!("de", "German", Some(Lang::Deu), de),
    language!("it", "Italian", Some(Lang::Ita), it),
    language!("pt", "Portuguese", Some(Lang::Por), pt),
    language!("nl", "Dutch", Some(Lang::Nld), nl),
    language!("ca", "Catalan", Some(Lang::Cat), ca),
    language!("pl", "Polish", Some(Lang::Pol), pl),
    language!("cs", "Czech", Some(Lang::Ces), cs),
    language!("sk", "Slovak", Some(Lang::Slk), sk),
    language!("sl", "Slovenian", Some(Lang::Slv), sl),
    language!("hr", "Croatian", Some(Lang::Hrv), hr),
    language!("bg", "Bulgarian", Some(Lang::Bul), bg),
    language!("ru", "Russian", Some(Lang::Rus), ru),
    language!("uk", "Ukrainian", Some(Lang::Ukr), uk),
    language!("ro", "Romanian", Some(Lang::Ron), ro),
    language!("sv", "Swedish", Some(Lang::Swe), sv),
    language!("da", "Danish", Some(Lang::Dan), da),
    language!("nb", "Norwegian Bokmål", Some(Lang::Nob), nb),
    language!("fi", "Finnish", Some(Lang::Fin), fi),
    language!("hu", "Hungarian", Some(Lang::Hun), hu),
    language!("tr", "Turkish", Some(Lang::Tur), tr),
    language!("el", "Greek", Some(Lang::Ell), el),
    language!("id", "Indonesian", Some(Lang::Ind), id),
    language!("lt", "Lithuanian", Some(Lang::Lit), lt),
    language!("lv", "Latvian", Some(Lang::Lav), lv),
    language!("is", "Icelandic", None, is),
    language!("mk", "Macedonian", Some(Lang::Mkd), mk),
    language!("sr", "Serbian", Some(Lang::Srp), sr),
    language!("vi", "Vietnamese", Some(Lang::Vie), vi),
    plain("et", "Estonian", Lang::Est, profiles::et::PROFILE),
    plain("be", "Belarusian", Lang::Bel, Profile { quotes: GUILLEMETS_LOW, ..PLAIN }),
    plain("he", "Hebrew", Lang::Heb, CASELESS),
    plain("ar", "Arabic", Lang::Ara, Profile { quotes: GUILLEMETS, own_marks: ARABIC, ..CASELESS }),
    plain("fa", "Persian", Lang::Pes, Profile { quotes: GUILLEMETS, own_marks: ARABIC, ..CASELESS }),
    plain("hi", "Hindi", Lang::Hin, Profile { own_marks: DANDA, ..CASELESS }),
    plain(
        "ja",
        "Japanese",
        Lang::Jpn,
        Profile { quotes: CORNERS, unspaced: true, own_marks: JAPANESE, ..EAST_ASIAN },
    ),
    plain(
        "zh",
        "Chinese",
        Lang::Cmn,
        Profile { quotes: CORNERS, unspaced: true, own_marks: FULL_WIDTH, ..EAST_ASIAN },
    ),
    plain("ko", "Korean", Lang::Kor, EAST_ASIAN),
];

/// Words whose first sound differs from their first letter, in English.
pub(super) const ARTICLES: PairTable = PairTable(include_str!(list!("en", "a-an.tsv")));
