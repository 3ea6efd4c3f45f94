//! Languages by the tags that records are labelled with: `de`, `deu-AT`, `__label__zho_Hans`.

mod tag;

use crate::language::Language;
use tag::Tag;
use whatlang::Lang;

/// Codes that neither the table nor the detector has: of ISO 639-3 those whose language the detector knows by another
/// code, or not at all, and those of a standard among several languages (Arabic, Estonian, Latvian); of ISO 639-2 those
/// for libraries ("ger" beside "deu"); of ISO 639-1 former ones that some services still write.
const OTHERS: &[(&str, &str)] = &[
    ("arb", "ar"),
    ("ekk", "et"),
    ("fas", "fa"),
    ("isl", "is"),
    ("lvs", "lv"),
    ("nor", "nb"),
    ("zho", "zh"),
    ("chi", "zh"),
    ("cze", "cs"),
    ("dut", "nl"),
    ("fre", "fr"),
    ("ger", "de"),
    ("gre", "el"),
    ("ice", "is"),
    ("mac", "mk"),
    ("per", "fa"),
    ("rum", "ro"),
    ("slo", "sk"),
    ("in", "id"),
    ("iw", "he"),
];

/// Codes of ISO 15924 of the scripts that languages are written in, where those are not Latin letters alone.
const SCRIPTS: &[(&str, &[&str])] = &[
    ("ar", &["arab"]),
    ("be", &["cyrl"]),
    ("bg", &["cyrl"]),
    ("el", &["grek"]),
    ("fa", &["arab"]),
    ("he", &["hebr"]),
    ("hi", &["deva"]),
    ("ja", &["jpan", "hani", "hira", "hrkt", "kana"]),
    ("ko", &["kore", "hang"]),
    ("mk", &["cyrl"]),
    ("ru", &["cyrl"]),
    ("sr", &["cyrl", "latn"]),
    ("uk", &["cyrl"]),
    ("zh", &["hans", "hant", "hani"]),
];
/// Those of Latin letters, two of which tell how they look.
const LATIN: &[&str] = &["latn", "latf", "latg"];

/// The language that a label means, `eng`, `en` or `en-GB`; `None` if it names several languages, one that is not known,
/// or a script whose letters the language has not: "ru-Latn" is a transliteration, of which its rules tell nothing.
pub fn language_of(label: &str) -> Option<Language> {
    let tag = Tag::parse(label)?;
    let language = of_code(tag.primary).filter(|language| *language != Language::UNDETERMINED)?;
    // "eng-deu" names two languages, "zh-cmn" one
    let is_one = tag.extended.is_none_or(|code| of_code(code) == Some(language));
    let is_own = tag
        .script
        .is_none_or(|script| scripts_of(language).iter().any(|own| own.eq_ignore_ascii_case(script)));
    (is_one && is_own).then_some(language)
}

/// The language of a code of two letters or three.
fn of_code(code: &str) -> Option<Language> {
    let code = code.to_ascii_lowercase();
    if let Some((_, known)) = OTHERS.iter().find(|(other, _)| *other == code) {
        return Language::from_code(known);
    }
    let by_detector = || Lang::from_code(code.as_str()).and_then(Language::from_detector);
    Language::from_code(&code).or_else(by_detector)
}

fn scripts_of(language: Language) -> &'static [&'static str] {
    SCRIPTS.iter().find(|(code, _)| *code == language.code()).map_or(LATIN, |(_, scripts)| scripts)
}

/// Whether a label is none that is known; `und`, which says that nobody knows the language, is.
pub fn is_unknown(label: &str) -> bool {
    let is_undetermined =
        || Tag::parse(label).is_some_and(|tag| of_code(tag.primary) == Some(Language::UNDETERMINED));
    language_of(label).is_none() && !is_undetermined()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code_of(label: &str) -> Option<&'static str> {
        language_of(label).map(Language::code)
    }

    #[test]
    fn every_known_language_has_a_code_of_three_letters() {
        for language in Language::all().filter(|language| *language != Language::UNDETERMINED) {
            let by_detector = language.row().detector.map(|lang| code_of(lang.code()));
            let by_table = OTHERS.iter().any(|(_, short)| *short == language.code());
            assert!(by_detector == Some(Some(language.code())) || by_table, "{}", language.code());
        }
        assert_eq!((code_of("eng"), code_of(" DEU "), code_of("isl")), (Some("en"), Some("de"), Some("is")));
        for (label, code) in [("ger", "de"), ("fre", "fr"), ("CZE", "cs"), ("ice", "is"), ("slv", "sl")] {
            assert_eq!(code_of(label), Some(code), "{label}");
        }
    }

    #[test]
    fn regions_variants_and_own_scripts_do_not_hide_the_language() {
        for (label, code) in [
            ("eng_Latn", "en"),
            ("deu-AT", "de"),
            ("pt-BR", "pt"),
            ("no_NO", "nb"),
            ("de-Latf", "de"),
            ("zh_Hans", "zh"),
            ("zh-cmn-Hant-TW", "zh"),
            ("cmn_Hani", "zh"),
            ("jpn_Jpan", "ja"),
            ("kor_Hang", "ko"),
            ("arb_Arab", "ar"),
            ("pes_Arab", "fa"),
            ("lvs_Latn", "lv"),
            ("ekk_Latn", "et"),
            ("sr-Latn-RS", "sr"),
            ("srp_CYRL", "sr"),
            ("__label__en", "en"),
            ("__label__fra_Latn", "fr"),
            ("iw", "he"),
        ] {
            assert_eq!(code_of(label), Some(code), "{label}");
        }
    }

    #[test]
    fn a_transliteration_is_not_in_the_language() {
        for label in ["ru-Latn", "el-Latn", "zh-Latn", "hi_Latn", "ro-Cyrl", "eng_Cyrl"] {
            assert_eq!(code_of(label), None, "{label}");
            assert!(is_unknown(label), "{label}");
        }
    }

    #[test]
    fn scripts_are_those_of_the_letters() {
        for language in Language::all().filter(|language| language.code() != "sr") {
            let Some(letter) = language.profile().letters.chars().next() else { continue };
            let is_latin = letter <= '\u{24f}';
            assert_eq!(scripts_of(language).contains(&"latn"), is_latin, "{language}");
        }
        assert!(SCRIPTS.iter().all(|(code, _)| Language::from_code(code).is_some()));
    }

    #[test]
    fn several_or_unknown_languages_are_none() {
        for label in ["eng,deu", "eng-deu", "zh-yue", "", "xxx", "epo", "und", "und_Latn"] {
            assert_eq!(code_of(label), None, "{label}");
        }
    }

    #[test]
    fn labels_that_are_no_known_code_are_unknown() {
        for label in ["tlh", "xxx", "epo", "eng,deu", "English", "english text", "unknown", "en-GB text"] {
            assert!(is_unknown(label), "{label}");
        }
        for label in ["und", " UND", "und_Latn", "en", "de-AT", "deu-AT", "pt_BR", "DEU", " ger ", "hi"] {
            assert!(!is_unknown(label), "{label}");
        }
    }
}
