//! The table of languages. Adding one is adding a row.

use super::lists::Lists;
use super::profile::{Capitals, Profile, QuotePair, Suffix};
use crate::lexicon::{LexiconData, PairTable, WordList, values};
use fst::Set;
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

macro_rules! dictionary {
    ($code:literal, $file:literal) => {
        concat!(env!("CARGO_MANIFEST_DIR"), "/dictionaries/", $code, "/", $file)
    };
}

/// The embedded files of a language that has a dictionary.
macro_rules! embedded {
    ($code:literal) => {
        Some(LexiconData {
            words: include_bytes!(dictionary!($code, "words.fst")),
            mixed: include_bytes!(dictionary!($code, "mixed.fst")),
            misspellings: include_bytes!(dictionary!($code, "misspellings.fst")),
            letters: include_bytes!(dictionary!($code, "letters.fst")),
        })
    };
}

macro_rules! lists {
    ($code:literal) => {
        Lists {
            repeats: WordList(include_str!(dictionary!($code, "repeats.txt"))),
            commas: WordList(include_str!(dictionary!($code, "commas.txt"))),
            dangling: WordList(include_str!(dictionary!($code, "dangling.txt"))),
            before_number: WordList(include_str!(dictionary!($code, "before-number.txt"))),
            calendar: PairTable(include_str!(dictionary!($code, "months-weekdays.tsv"))),
            articles: PairTable(""),
        }
    };
}

pub(super) const NAMES: LexiconData = LexiconData {
    words: include_bytes!(dictionary!("names", "words.fst")),
    mixed: &[],
    misspellings: &[],
    letters: &[],
};

/// Set of `form in the source language, lower case\ttarget code\tsource code\tForm in the target`.
static PLACE_NAMES: &[u8] = include_bytes!(dictionary!("names", "forms.fst"));

pub(super) const CALQUES: &[(&str, &str, &str)] = &[
    ("es", "en", include_str!(dictionary!("pairs", "es-en.tsv"))),
    ("fr", "en", include_str!(dictionary!("pairs", "fr-en.tsv"))),
    ("de", "en", include_str!(dictionary!("pairs", "de-en.tsv"))),
    ("it", "en", include_str!(dictionary!("pairs", "it-en.tsv"))),
    ("pt", "en", include_str!(dictionary!("pairs", "pt-en.tsv"))),
    ("en", "es", include_str!(dictionary!("pairs", "en-es.tsv"))),
];

/// The forms that the target language uses for what other languages call `key`: each with the code of the
/// other language.
pub(super) fn place_names(key: &str, target: &str) -> Vec<(String, String)> {
    static OPEN: LazyLock<Set<&'static [u8]>> =
        LazyLock::new(|| Set::new(PLACE_NAMES).expect("the build embeds whole dictionaries"));
    values(&OPEN, key)
        .iter()
        .filter_map(|value| value.strip_prefix(target)?.strip_prefix('\t')?.split_once('\t'))
        .map(|(source, form)| (source.to_owned(), form.to_owned()))
        .collect()
}

const ENGLISH: &[QuotePair] = &[('“', '”'), ('"', '"')];
const LOW_HIGH: &[QuotePair] = &[('„', '“'), ('»', '«'), ('"', '"')];
const LOW_RIGHT: &[QuotePair] = &[('„', '”'), ('«', '»'), ('»', '«'), ('"', '"')];
const GUILLEMETS: &[QuotePair] = &[('«', '»'), ('“', '”'), ('"', '"')];
const GUILLEMETS_LOW: &[QuotePair] = &[('«', '»'), ('„', '“'), ('"', '"')];
const NORDIC: &[QuotePair] = &[('”', '”'), ('»', '»'), ('“', '”'), ('"', '"')];
const DANISH: &[QuotePair] = &[('»', '«'), ('”', '”'), ('“', '”'), ('„', '“'), ('"', '"')];
const CORNERS: &[QuotePair] = &[('「', '」'), ('『', '』'), ('“', '”'), ('"', '"')];

const SPANISH_CLITICS: &[&str] = &["nos", "los", "las", "les", "me", "te", "se", "lo", "la", "le", "os"];

const SPANISH_PREFIXES: &[&str] = &[
    "anti", "auto", "bio", "contra", "des", "euro", "ex", "extra", "hiper", "infra", "inter", "macro",
    "mega", "micro", "mini", "mono", "multi", "narco", "neo", "pluri", "poli", "pos", "post", "pre", "pro",
    "re", "semi", "sobre", "sub", "super", "supra", "tele", "trans", "ultra", "vice",
];
const SPANISH_SUFFIXES: &[Suffix] = &[
    ("mente", ""),
    ("mente", "o"),
    ("s", ""),
    ("es", ""),
    ("ísimo", ""),
    ("ísimo", "o"),
    ("ísimo", "e"),
    ("quísimo", "co"),
    ("guísimo", "go"),
    ("bilísimo", "ble"),
    ("ísima", ""),
    ("ísima", "o"),
    ("ísima", "e"),
    ("quísima", "co"),
    ("guísima", "go"),
    ("bilísima", "ble"),
    ("ísimos", "o"),
    ("ísimas", "o"),
    ("ito", "o"),
    ("ita", "a"),
    ("cito", ""),
    ("cita", ""),
];
const ENGLISH_PREFIXES: &[&str] = &[
    "anti", "auto", "bio", "co", "counter", "cyber", "de", "dis", "eco", "euro", "ex", "extra", "hyper",
    "infra", "inter", "intra", "kilo", "macro", "mega", "micro", "mid", "milli", "mini", "mis", "mono",
    "multi", "nano", "neo", "neuro", "non", "out", "over", "para", "photo", "poly", "post", "pre", "pro",
    "proto", "pseudo", "psycho", "quasi", "re", "self", "semi", "socio", "sub", "super", "techno", "tele",
    "trans", "ultra", "un", "under", "vice",
];
const ENGLISH_SUFFIXES: &[Suffix] = &[
    ("able", ""),
    ("dom", ""),
    ("esque", ""),
    ("fold", ""),
    ("ful", ""),
    ("hood", ""),
    ("ification", ""),
    ("ify", ""),
    ("ish", ""),
    ("ised", ""),
    ("ising", ""),
    ("ism", ""),
    ("ist", ""),
    ("ized", ""),
    ("izing", ""),
    ("less", ""),
    ("like", ""),
    ("ly", ""),
    ("maker", ""),
    ("making", ""),
    ("man", ""),
    ("men", ""),
    ("ness", ""),
    ("proof", ""),
    ("s", ""),
    ("ship", ""),
    ("size", ""),
    ("style", ""),
    ("ward", ""),
    ("wards", ""),
    ("ware", ""),
    ("wide", ""),
    ("wise", ""),
    ("woman", ""),
    ("women", ""),
    ("work", ""),
    ("worthy", ""),
];

const PLAIN: Profile = Profile {
    quotes: ENGLISH,
    spaced_marks: "",
    capitals: Capitals::Names,
    ordinal_period: false,
    elision: false,
    stranded: &[],
    possessive: false,
    enclitics: &[],
    prefixes: &[],
    suffixes: &[],
    open_vocabulary: false,
    letters: "",
};

const COMPOUNDING: Profile = Profile { open_vocabulary: true, ordinal_period: true, ..PLAIN };
const CASELESS: Profile = Profile { capitals: Capitals::None, ..PLAIN };

const fn row(code: &'static str, name: &'static str, detector: Lang, profile: Profile) -> LanguageRow {
    LanguageRow { code, name, detector: Some(detector), profile, lists: Lists::EMPTY, data: None }
}

pub(super) static LANGUAGES: &[LanguageRow] = &[
    LanguageRow { detector: None, ..row("und", "undetermined", Lang::Epo, PLAIN) },
    LanguageRow {
        lists: Lists { articles: PairTable(include_str!(dictionary!("en", "a-an.tsv"))), ..lists!("en") },
        data: embedded!("en"),
        ..row(
            "en",
            "English",
            Lang::Eng,
            Profile {
                capitals: Capitals::NamesAndCalendar,
                stranded: &["in", "on", "at", "for", "to"],
                possessive: true,
                prefixes: ENGLISH_PREFIXES,
                suffixes: ENGLISH_SUFFIXES,
                ..PLAIN
            },
        )
    },
    LanguageRow {
        lists: lists!("es"),
        data: embedded!("es"),
        ..row(
            "es",
            "Spanish",
            Lang::Spa,
            Profile {
                quotes: GUILLEMETS,
                enclitics: SPANISH_CLITICS,
                prefixes: SPANISH_PREFIXES,
                suffixes: SPANISH_SUFFIXES,
                letters: "áéíóúüñ",
                ..PLAIN
            },
        )
    },
    row(
        "fr",
        "French",
        Lang::Fra,
        Profile {
            quotes: GUILLEMETS,
            spaced_marks: ";:!?»%",
            elision: true,
            letters: "àâæçèéêëîïôœùûüÿ",
            ..PLAIN
        },
    ),
    row(
        "de",
        "German",
        Lang::Deu,
        Profile { quotes: LOW_HIGH, capitals: Capitals::Nouns, letters: "äöüß", ..COMPOUNDING },
    ),
    row(
        "it",
        "Italian",
        Lang::Ita,
        Profile { quotes: GUILLEMETS, elision: true, letters: "àèéìíîòóù", ..PLAIN },
    ),
    row("pt", "Portuguese", Lang::Por, Profile { quotes: GUILLEMETS, letters: "áâãàçéêíóôõúü", ..PLAIN }),
    row("nl", "Dutch", Lang::Nld, Profile { letters: "ëïéèöüç", open_vocabulary: true, ..PLAIN }),
    row(
        "ca",
        "Catalan",
        Lang::Cat,
        Profile { quotes: GUILLEMETS, elision: true, letters: "àçèéíïòóúü", ..PLAIN },
    ),
    row(
        "pl",
        "Polish",
        Lang::Pol,
        Profile { quotes: LOW_RIGHT, ordinal_period: true, letters: "ąćęłńóśźż", ..PLAIN },
    ),
    row(
        "cs",
        "Czech",
        Lang::Ces,
        Profile {
            quotes: LOW_HIGH, ordinal_period: true, letters: "áčďéěíňóřšťúůýž", ..PLAIN
        },
    ),
    row(
        "sk",
        "Slovak",
        Lang::Slk,
        Profile {
            quotes: LOW_HIGH, ordinal_period: true, letters: "áäčďéíĺľňóôŕšťúýž", ..PLAIN
        },
    ),
    row(
        "sl",
        "Slovenian",
        Lang::Slv,
        Profile { quotes: LOW_HIGH, ordinal_period: true, letters: "čšž", ..PLAIN },
    ),
    row(
        "hr",
        "Croatian",
        Lang::Hrv,
        Profile { quotes: LOW_RIGHT, ordinal_period: true, letters: "čćđšž", ..PLAIN },
    ),
    row("bg", "Bulgarian", Lang::Bul, Profile { quotes: LOW_HIGH, ..PLAIN }),
    row("ru", "Russian", Lang::Rus, Profile { quotes: GUILLEMETS_LOW, ..PLAIN }),
    row("uk", "Ukrainian", Lang::Ukr, Profile { quotes: GUILLEMETS_LOW, ..PLAIN }),
    row("ro", "Romanian", Lang::Ron, Profile { quotes: LOW_RIGHT, letters: "ăâîșțşţ", ..PLAIN }),
    row(
        "sv",
        "Swedish",
        Lang::Swe,
        Profile { quotes: NORDIC, letters: "åäö", open_vocabulary: true, ..PLAIN },
    ),
    row("da", "Danish", Lang::Dan, Profile { quotes: DANISH, letters: "æøå", ..COMPOUNDING }),
    row("nb", "Norwegian Bokmål", Lang::Nob, Profile { quotes: GUILLEMETS, letters: "æøå", ..COMPOUNDING }),
    row("fi", "Finnish", Lang::Fin, Profile { quotes: NORDIC, letters: "åäö", ..COMPOUNDING }),
    row("hu", "Hungarian", Lang::Hun, Profile { quotes: LOW_RIGHT, letters: "áéíóöőúüű", ..COMPOUNDING }),
    row("tr", "Turkish", Lang::Tur, Profile { letters: "çğıöşü", ..COMPOUNDING }),
    row("el", "Greek", Lang::Ell, Profile { quotes: GUILLEMETS, ..PLAIN }),
    row("id", "Indonesian", Lang::Ind, PLAIN),
    row("lt", "Lithuanian", Lang::Lit, Profile { quotes: LOW_HIGH, letters: "ąčęėįšųūž", ..PLAIN }),
    row("lv", "Latvian", Lang::Lav, Profile { ordinal_period: true, letters: "āčēģīķļņšūž", ..PLAIN }),
    row("mk", "Macedonian", Lang::Mkd, Profile { quotes: LOW_HIGH, ..PLAIN }),
    row(
        "sr",
        "Serbian",
        Lang::Srp,
        Profile { quotes: LOW_RIGHT, ordinal_period: true, letters: "čćđšž", ..PLAIN },
    ),
    row("vi", "Vietnamese", Lang::Vie, PLAIN),
    row("et", "Estonian", Lang::Est, Profile { quotes: LOW_RIGHT, letters: "äõöüšž", ..COMPOUNDING }),
    row("be", "Belarusian", Lang::Bel, Profile { quotes: GUILLEMETS_LOW, ..PLAIN }),
    row("he", "Hebrew", Lang::Heb, CASELESS),
    row("ar", "Arabic", Lang::Ara, Profile { quotes: GUILLEMETS, ..CASELESS }),
    row("fa", "Persian", Lang::Pes, Profile { quotes: GUILLEMETS, ..CASELESS }),
    row("hi", "Hindi", Lang::Hin, CASELESS),
    row("ja", "Japanese", Lang::Jpn, Profile { quotes: CORNERS, ..CASELESS }),
    row("zh", "Chinese", Lang::Cmn, Profile { quotes: CORNERS, ..CASELESS }),
    row("ko", "Korean", Lang::Kor, CASELESS),
];
