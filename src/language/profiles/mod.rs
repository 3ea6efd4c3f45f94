//! The profiles of the languages, one a file.

use super::profile::{Capitals, EndingWords, Family, Layout, Profile, Stem};

/// What the conventions of most languages are; a profile names where its language differs.
pub(super) const PLAIN: Profile = Profile {
    quotes: &[('“', '”'), ('"', '"')],
    spaced_marks: "",
    decimal: '.',
    grouping: ",",
    capitals: Capitals::Names,
    ordinal_period: false,
    elision: false,
    elided: &[],
    shortened: &[],
    before_letters: &[],
    before_years: &[],
    inverted: &[],
    stranded: &[],
    participles: &[],
    courteous: &[],
    verb_follows: false,
    drops_pronouns: false,
    attributive: &[],
    closes_clauses: false,
    reduplicates: false,
    hyphenates_auxiliaries: false,
    surname_first: false,
    bare_names: false,
    articles_behind: false,
    inner_endings: &[],
    marks_stress: false,
    possessive: false,
    name_genitives: &[],
    initial_apostrophes: false,
    doubled_semicolons: false,
    wide_letters: false,
    fleeting_case_vowels: &[],
    pure_articles: false,
    enclitics: &[],
    before_enclitics: (&[], &[]),
    ending_articles: &[],
    ending_words: &[],
    prefixes: &[],
    circumfixes: &[],
    suffixes: &[],
    linking: None,
    standing_apart: &[],
    sign_first: false,
    cut_off: &[],
    bare_stem: None,
    name_endings: None,
    numerals: None,
    number_adjectives: &[],
    adjective_prefixes: (&[], &[]),
    hyphenated_numbers: (&[], &[]),
    doubles_adjectives: false,
    drops_e: false,
    writes_digraphs: false,
    nominal_participles: &[],
    closing: &[],
    behind_genitive: (&[], &[]),
    agglutinates: false,
    tagged: false,
    articled: &[],
    indefinite: &[],
    continuing: &[],
    common: &[],
    letters: "",
    keyboard: Layout::Qwerty,
    unspaced: false,
    own_marks: &[],
    counted: &[],
    number_endings: &[],
    reporting: &[],
    saying: &[],
    families: &[],
    fleeting_vowels: &[],
    companions: false,
    latin_plurals: false,
};

/// Endings of Romance nouns that name women or both beside men: niñOs, ragazzI.
const ROMANCE_INNER_ENDINGS: &[&str] = &["a", "as", "o", "os", "e", "es", "i"];

/// A preposition of languages in Cyrillic that Spanish and Portuguese names end with too: Пинтадо, Мачадо.
const CYRILLIC_NAME_ENDINGS: &[EndingWords] = &[
    EndingWords {
        words: &["до"], stem: Stem::CapitalisedCommon, behind: &["а", "и"], ..EndingWords::NONE
    },
    EndingWords { words: &["до"], stem: Stem::UnknownName, behind: &["а", "и"], ..EndingWords::NONE },
    // Мустафине, of Мустафина
    EndingWords { words: &["не"], stem: Stem::Capitalised, behind: &["и"], ..EndingWords::NONE },
];

/// Short words that Croatian and Slovenian adjectives and verbs end with too.
const SOUTH_SLAVIC_ENDINGS: &[EndingWords] = &[
    // "kontekstni", "potrditvena": behind a noun or a verb it is rather an adjective that the lists lack
    EndingWords { words: &["na", "ni", "no", "nu", "ne", "je"], stem: Stem::Common, ..EndingWords::NONE },
    // "Marijanama", the plural of a name
    EndingWords { words: &["nama", "vama"], stem: Stem::Capitalised, ..EndingWords::NONE },
    // "pročitaste, smijeniti, prekličete"; a participle, which ends otherwise, has forms of "to be" behind it as words
    EndingWords {
        words: &["te", "ste", "smo", "ti", "niti"],
        stem: Stem::Common,
        behind: &["a", "e", "i", "u"],
        never_behind: &["la", "lo", "li", "le"],
    },
];

/// Prepositions that Danish, Norwegian and Swedish join to an adverb of direction: nedunder, opover, utefter.
const JOINED_TO_DIRECTIONS: EndingWords = EndingWords {
    words: &[
        "under", "over", "efter", "etter", "efterpå", "gennem", "igennem", "gjennom", "langs", "mellem",
        "mellom",
    ],
    stem: Stem::OneOf(&["ned", "op", "opp", "ud", "ut", "ind", "inn", "hen", "frem", "fram", "bag", "bak"]),
    ..EndingWords::NONE
};

pub(super) mod bg;
pub(super) mod ca;
pub(super) mod cs;
pub(super) mod da;
pub(super) mod de;
pub(super) mod el;
pub(super) mod en;
pub(super) mod es;
pub(super) mod et;
pub(super) mod fi;
pub(super) mod fr;
pub(super) mod hr;
pub(super) mod hu;
pub(super) mod id;
pub(super) mod is;
pub(super) mod it;
pub(super) mod lt;
pub(super) mod lv;
pub(super) mod mk;
pub(super) mod nb;
pub(super) mod nl;
pub(super) mod pl;
pub(super) mod pt;
pub(super) mod ro;
pub(super) mod ru;
pub(super) mod sk;
pub(super) mod sl;
pub(super) mod sr;
pub(super) mod sv;
pub(super) mod tr;
pub(super) mod uk;
pub(super) mod vi;
