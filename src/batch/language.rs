//! Languages by the codes of two letters or three that records are labelled with.

use crate::language::Language;
use whatlang::Lang;

/// Codes of three letters that the detector does not know: of ISO 639-3 those whose language it knows by another code, or
/// not at all, and of ISO 639-2 those for libraries ("ger" beside "deu").
const OTHERS: &[(&str, &str)] = &[
    ("fas", "fa"),
    ("isl", "is"),
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
];

/// The language that a label means, `eng` or `en`; `None` if it names several languages or one that is not known.
pub fn language_of(label: &str) -> Option<Language> {
    let label = label.trim().to_ascii_lowercase();
    let language = if label.len() == 3 {
        let other = OTHERS.iter().find(|(long, _)| *long == label);
        let by_detector = || Lang::from_code(label.as_str()).and_then(Language::from_detector);
        other.map_or_else(by_detector, |(_, short)| Language::from_code(short))
    } else {
        Language::from_code(&label)
    };
    language.filter(|language| *language != Language::UNDETERMINED)
}

/// Whether a label is none that is known; `und`, which says that nobody knows the language, is.
pub fn is_unknown(label: &str) -> bool {
    language_of(label).is_none() && Language::from_code(label.trim()).is_none()
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
    fn several_or_unknown_languages_are_none() {
        for label in ["eng,deu", "", "xxx", "epo", "und"] {
            assert_eq!(code_of(label), None, "{label}");
        }
    }

    #[test]
    fn labels_that_are_no_known_code_are_unknown() {
        for label in ["tlh", "xxx", "epo", "eng,deu", "English", "deu-AT"] {
            assert!(is_unknown(label), "{label}");
        }
        for label in ["und", " UND", "en", "de-AT", "pt_BR", "DEU", " ger ", "hi"] {
            assert!(!is_unknown(label), "{label}");
        }
    }
}
