//! Right words that no list holds: with a prefix or suffix that the language adds freely, compounds, and
//! inflected forms that the endings of other words explain.
//!
//! Only words that no dictionary has get here, so the rules are asked seldom. Each of them wants parts that are
//! right words themselves; what they make right is left alone, so they rather take too much than too little.

use super::numerals;
use super::unknown_words;
use crate::language::{Language, names};
use crate::lexicon::{Entry, WordClass};
use crate::text::CaseShape;

/// Fewest letters of the word that an affix is added to.
const STEM: usize = 4;
/// Least frequency (Zipf) of that word.
const STEM_ZIPF: f32 = 2.0;
/// Changes of ending that one form may show in a language whose suffixes chain.
const MAX_CHAIN: u8 = 2;
/// Fewest letters of a word that no accident makes.
const LONG: usize = 7;
/// Fewest letters of a part of a compound, and of a part that is frequent.
const PART: usize = 4;
const SHORT_PART: usize = 3;
/// Least frequency (Zipf) of a part of three letters.
const SHORT_ZIPF: f32 = 4.0;
/// Least frequency (Zipf) of one of two neighbouring parts: two rare ones meet by chance.
const PART_ZIPF: f32 = 2.5;
/// Parts of a compound at most.
const MAX_PARTS: u8 = 4;

/// How the rules of a language make a word of right ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Derivation {
    /// By a prefix or suffix that the language adds freely.
    Affix,
    /// By an ending.
    Inflection,
    /// By joining words.
    Compound,
    /// By joining words for numbers.
    Number,
}

/// Most bytes of a word that is taken apart: no language makes longer ones but in jest.
const LONGEST: usize = 160;

/// The rule that makes the word with this key of right words, if one does.
pub(super) fn derivation(key: &str, shape: CaseShape, language: Language) -> Option<Derivation> {
    if key.len() > LONGEST {
        return None;
    }
    unknown_words::of(language, key).derivation(shape, || find(key, shape, language))
}

fn find(key: &str, shape: CaseShape, language: Language) -> Option<Derivation> {
    if numerals::is_number(key, language) {
        Some(Derivation::Number)
    } else if has_affix(key, shape, language) {
        Some(Derivation::Affix)
    } else if is_inflected(key, shape, language)
        || has_fleeting_vowel(key, language)
        || is_bare_adjective(key, language)
        || is_inhabitant(key, language)
    {
        Some(Derivation::Inflection)
    } else {
        is_compound(key, language).then_some(Derivation::Compound)
    }
}

/// Whether the word with this key is made of right words by the rules of its language.
pub(crate) fn is_derived(key: &str, shape: CaseShape, language: Language) -> bool {
    derivation(key, shape, language).is_some()
}

/// Whether the form is a right word with a productive prefix or suffix of the language (re-, anti-, -like).
fn has_affix(key: &str, shape: CaseShape, language: Language) -> bool {
    let stem = |stem: &str, min: usize| {
        let entry = language.look_up(stem);
        stem.chars().count() >= min
            && (entry.is_valid() && entry.zipf() >= STEM_ZIPF
                // a name takes them too: Трамповим
                || shape != CaseShape::Lower && names().get(stem).is_known())
    };
    let profile = language.profile();
    let with_prefix = |prefix: &'static str| {
        key.strip_prefix(prefix).is_some_and(|rest| {
            stem(rest, STEM)
                || rest.chars().count() > STEM
                    && (language.look_up(rest).is_valid() || is_inflected(rest, CaseShape::Lower, language))
        })
    };
    profile.prefixes.iter().any(|prefix| with_prefix(prefix))
        || is_companion(key, language)
        || profile.suffixes.iter().any(|(suffix, replaced)| {
            // "elementoss" is no plural
            key.strip_suffix(suffix).is_some_and(|rest| {
                let whole = format!("{rest}{replaced}");
                !rest.ends_with(suffix.chars().next().unwrap_or(' '))
                    && (stem(&whole, STEM) || is_long_word(&whole, language))
            })
        })
}

/// The endings before which nouns lose a vowel, in both alphabets.
const CASES: &[&str] = &[
    "a", "e", "i", "u", "o", "om", "em", "ih", "ima", "ami", "oma", "а", "е", "и", "у", "о", "ом", "ем",
    "их", "има", "ама",
];

/// "zavihke" of "zavihek", "momka" of "momak": a noun without the vowel that only its bare form has.
fn has_fleeting_vowel(key: &str, language: Language) -> bool {
    let vowels = language.profile().fleeting_vowels;
    if vowels.is_empty() {
        return false;
    }
    let is_vowel = |c: char| "aeiouаеиоу".contains(c);
    CASES.iter().filter_map(|case| key.strip_suffix(case)).any(|stem| {
        let mut back = stem.char_indices().rev();
        let (Some((cut, last)), Some((_, before))) = (back.next(), back.next()) else { return false };
        !is_vowel(last)
            && !is_vowel(before)
            && vowels.iter().any(|vowel| {
                let bare = format!("{}{vowel}{last}", &stem[..cut]);
                let entry = language.look_up(&bare);
                bare.chars().count() > STEM && entry.is_valid() && entry.zipf() >= STEM_ZIPF
            })
    })
}

/// The endings before which an adjective has lost the vowel of its bare form.
const ADJECTIVE_ENDINGS: &[&str] = &["i", "a", "o", "e", "и", "а", "о", "е"];

/// "številen" of "številni", "fatalan" of "fatalna": an adjective with the vowel that only its bare form has. Two of its
/// other forms tell that it is one.
fn is_bare_adjective(key: &str, language: Language) -> bool {
    let vowels = language.profile().fleeting_vowels;
    let mut back = key.char_indices().rev();
    let (Some((end, last)), Some((vowel, _))) = (back.next(), back.next()) else { return false };
    vowels.contains(&&key[vowel..end])
        && key[..vowel].chars().count() >= STEM - 1
        && ADJECTIVE_ENDINGS
            .iter()
            .filter(|ending| {
                let entry = language.look_up(&format!("{}{last}{ending}", &key[..vowel]));
                entry.is_valid() && entry.zipf() >= STEM_ZIPF
            })
            .nth(1)
            .is_some()
}

/// Nouns for the women of a place and the adjective beside them, in one script.
struct Inhabitants {
    /// Endings of the noun, behind the k of its own.
    nouns: (&'static str, &'static [&'static str]),
    /// Endings of the adjective, behind the sk of its own.
    adjectives: (&'static str, &'static [&'static str]),
}

const INHABITANTS: [Inhabitants; 2] = [
    Inhabitants {
        nouns: ("к", &["а", "ата", "и", "ите", "у", "е", "о", "ой", "ою", "ам", "ами", "ах"]),
        adjectives: ("ск", &["", "а", "ий", "и", "ата", "ый"]),
    },
    Inhabitants {
        nouns: ("k", &["a", "ata", "u", "e", "o", "ou", "ám", "ami", "ách", "am", "ah", "ama"]),
        adjectives: ("sk", &["", "a", "i", "ý", "á", "é", "y"]),
    },
];
/// Fewest letters before that k.
const INHABITANT: usize = 5;

/// "швейцарката" beside "швейцарската": a woman of the country or town that an adjective in -ск- is of.
fn is_inhabitant(key: &str, language: Language) -> bool {
    let is_of = |Inhabitants { nouns: (noun, cases), adjectives: (adjective, forms) }: &Inhabitants| {
        let stems = cases.iter().filter_map(|case| key.strip_suffix(case)?.strip_suffix(noun));
        let is_adjective = |stem: &str, form: &str| {
            let entry = language.look_up(&format!("{stem}{adjective}{form}"));
            entry.is_valid() && entry.zipf() >= STEM_ZIPF
        };
        stems
            .filter(|stem| stem.chars().count() >= INHABITANT && !stem.ends_with(['с', 's']))
            .any(|stem| forms.iter().any(|form| is_adjective(stem, form)))
    };
    language.is_slavic() && INHABITANTS.iter().any(is_of)
}

/// Endings of nouns that say who does something, with their plurals.
const AGENTS: &[&str] = &[
    "ant", "anten", "anter", "antene", "anterne", "ent", "enten", "enter", "entene", "enterne", "ist",
    "isten", "ister", "istene", "isterne", "ør", "øren", "ører", "ørene", "elev", "eleven", "elever",
    "elevene", "eleverne",
];

/// "medrepresentanter", "medelever": med- makes companions, but it is a preposition too, so that only nouns of people
/// tell it from a lost space.
pub(super) fn is_companion(key: &str, language: Language) -> bool {
    language.profile().companions
        && key.strip_prefix("med").is_some_and(|person| {
            AGENTS.iter().any(|ending| person.ends_with(ending)) && language.look_up(person).is_valid()
        })
}

/// Whether a word is so long that it is right by no accident, however rare it is.
fn is_long_word(word: &str, language: Language) -> bool {
    word.chars().count() >= LONG && language.look_up(word).is_valid()
}

/// Whether a known lemma, or a name, and a known ending explain the form.
fn is_inflected(key: &str, shape: CaseShape, language: Language) -> bool {
    // names take one ending at a time, and what else stands behind them is a word of its own
    let chains = if language.profile().agglutinates && shape == CaseShape::Lower { MAX_CHAIN } else { 1 };
    inflects(key, shape, language, chains)
}

/// The same through at most so many changes of ending: where suffixes chain, the lemma of a form may be a form.
fn inflects(key: &str, shape: CaseShape, language: Language, chains: u8) -> bool {
    let Some(lexicon) = language.lexicon() else { return false };
    lexicon.lemmas(key).iter().any(|lemma| {
        let letters = lemma.chars().count();
        let entry = language.look_up(lemma);
        if !entry.is_known() && chains > 1 && letters >= LONG && inflects(lemma, shape, language, chains - 1)
        {
            return true;
        }
        if letters < STEM - 1 {
            return false;
        }
        let common = entry.is_valid() && !entry.is_misspelling() && !entry.is_function_word();
        let long = letters >= STEM;
        let fits = entry.lower_share() >= 0.5 || shape != CaseShape::Lower;
        common && fits && (long || entry.zipf() >= SHORT_ZIPF)
            || shape != CaseShape::Lower && long && names().get(lemma).is_known()
    })
}

/// Whether the form is a compound of right words.
fn is_compound(key: &str, language: Language) -> bool {
    language.profile().linking.is_some() && parts_fit(key, language, 1, None)
}

/// Whether the rest of a compound, behind `parts` parts of which the last has the entry `before`, can be cut
/// into further parts, or is the last one.
fn parts_fit(rest: &str, language: Language, parts: u8, before: Option<Entry>) -> bool {
    if let Some(before) = before {
        let last = language.look_up(rest);
        // kolmekymmentäkolme
        let are_numerals = [before, last].iter().all(|part| part.class() == Some(WordClass::Numeral));
        let head = is_part(last, rest, true)
            || are_numerals
            || language.profile().agglutinates && is_inflected(rest, CaseShape::Lower, language);
        if head && (before.zipf() >= PART_ZIPF || last.zipf() >= PART_ZIPF) {
            return true;
        }
    }
    if parts >= MAX_PARTS {
        return false;
    }
    let cuts = rest.char_indices().map(|(cut, _)| cut).skip(SHORT_PART);
    cuts.into_iter().any(|cut| {
        let (part, tail) = rest.split_at(cut);
        let entry = language.look_up(part);
        is_part(entry, part, false)
            && !language.is_closed(part)
            && language.profile().linking.unwrap_or_default().iter().any(|link| {
                tail.strip_prefix(link).is_some_and(|tail| {
                    tail.chars().count() >= SHORT_PART && parts_fit(tail, language, parts + 1, Some(entry))
                })
            })
    })
}

/// Whether a word with this entry can be a part of a compound: a content word, or in front a word that begins
/// many others (über-, mellan-).
fn is_part(entry: Entry, part: &str, is_last: bool) -> bool {
    let letters = part.chars().count();
    let class = match entry.class() {
        None => true,
        Some(WordClass::Numeral) => !is_last,
        Some(WordClass::Preposition | WordClass::Adverb | WordClass::Particle | WordClass::Determiner) => {
            !is_last && (entry.begins_compounds() || letters > PART)
        }
        Some(_) => false,
    };
    class
        && entry.is_valid()
        && !entry.is_abbreviation()
        && !entry.is_misspelling()
        && (letters >= PART || letters == SHORT_PART && entry.zipf() >= SHORT_ZIPF)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn derived(code: &str, key: &str) -> bool {
        let language = Language::from_code(code).expect("known");
        is_derived(key, CaseShape::Lower, language)
    }

    #[test]
    fn affixes_make_right_words() {
        for word in ["guapísimo", "larguísimo", "menudísima", "riquísimo", "amabilísimo", "tardecito"] {
            assert!(derived("es", word), "{word}");
        }
        assert!(derived("en", "houselike") && !derived("es", "elementoss") && !derived("en", "goverment"));
    }

    #[test]
    fn compounds_are_right_in_languages_that_make_them() {
        for (language, word) in [
            ("de", "brückenbauprojekt"),
            ("de", "friedensverhandlungsrunde"),
            ("sv", "fredsförhandlingsrunda"),
            ("nl", "vredesonderhandelingsronde"),
            ("da", "kulturministeriumsrapport"),
            ("nb", "strømprisdebatten"),
            ("fi", "ilmastoneuvotteluryhmä"),
            ("hu", "békefolyamatcsoport"),
        ] {
            assert!(derived(language, word), "{language} {word}");
        }
        for (language, word) in [
            ("de", "regierugn"),
            ("sv", "regerignen"),
            ("nl", "regerign"),
            ("de", "undhaus"),
            ("en", "peacetalk"),
        ] {
            assert!(!derived(language, word), "{language} {word}");
        }
    }

    #[test]
    fn endings_are_right_behind_known_lemmas() {
        for (language, word) in
            [("fi", "podcastissammehan"), ("tr", "gazetecilerimizden"), ("hu", "blogjaikban")]
        {
            assert!(derived(language, word), "{language} {word}");
        }
        let finnish = Language::from_code("fi").expect("Finnish");
        assert!(is_derived("stoltenbergin", CaseShape::Title, finnish));
    }
}
