//! The shape of language tags: RFC 5646 as corpora write it.

/// What fastText sets before its labels.
const LABEL_PREFIX: &str = "__label__";

/// The parts of a language tag that tell what a text is written in.
#[derive(Debug, PartialEq, Eq)]
pub struct Tag<'t> {
    /// The language, a code of two letters or three: `zh` of `zh-cmn-Hans-CN`.
    pub primary: &'t str,
    /// What it is more precisely, a code of three letters: `cmn`.
    pub extended: Option<&'t str>,
    /// The script, a code of four letters: `Hans`.
    pub script: Option<&'t str>,
}

impl<'t> Tag<'t> {
    /// The parts of a tag, which `-` or `_` joins, in letters of any case; `None` if the label has not the shape of one.
    /// Regions, variants and extensions are checked and dropped.
    pub fn parse(label: &'t str) -> Option<Self> {
        let label = label.trim();
        let mut subtags = label.strip_prefix(LABEL_PREFIX).unwrap_or(label).split(['-', '_']).peekable();
        let primary = subtags.next().filter(|subtag| are_letters(subtag) && matches!(subtag.len(), 2 | 3))?;
        let extended = subtags.next_if(|subtag| are_letters(subtag) && subtag.len() == 3);
        let script = subtags.next_if(|subtag| are_letters(subtag) && subtag.len() == 4);
        subtags.next_if(|subtag| is_region(subtag));
        while subtags.next_if(|subtag| is_variant(subtag)).is_some() {}
        while let Some(singleton) = subtags.next_if(|subtag| subtag.len() == 1 && is_alphanumeric(subtag)) {
            let is_private = singleton.eq_ignore_ascii_case("x");
            let least = if is_private { 1 } else { 2 };
            let is_in = |subtag: &&str| is_alphanumeric(subtag) && (least..=8).contains(&subtag.len());
            subtags.next_if(is_in)?;
            while subtags.next_if(is_in).is_some() {}
        }
        subtags.next().is_none().then_some(Self { primary, extended, script })
    }
}

/// Of a country, `AT`, or of a part of the world, `419`.
fn is_region(subtag: &str) -> bool {
    let are_digits = || subtag.bytes().all(|byte| byte.is_ascii_digit());
    subtag.len() == 2 && are_letters(subtag) || subtag.len() == 3 && are_digits()
}

/// Of an orthography or a dialect: `valencia`, `1996`.
fn is_variant(subtag: &str) -> bool {
    let is_numbered = || subtag.len() == 4 && subtag.starts_with(|c: char| c.is_ascii_digit());
    is_alphanumeric(subtag) && ((5..=8).contains(&subtag.len()) || is_numbered())
}

fn are_letters(subtag: &str) -> bool {
    subtag.bytes().all(|byte| byte.is_ascii_alphabetic())
}

fn is_alphanumeric(subtag: &str) -> bool {
    subtag.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_behind_the_language_are_told_by_their_shape() {
        let tag = |primary, extended, script| Some(Tag { primary, extended, script });
        for (label, parts) in [
            ("en", tag("en", None, None)),
            (" DEU-at ", tag("DEU", None, None)),
            ("es_419", tag("es", None, None)),
            ("sr-Latn-RS", tag("sr", None, Some("Latn"))),
            ("zh-cmn-Hans-CN", tag("zh", Some("cmn"), Some("Hans"))),
            ("ca-ES-valencia", tag("ca", None, None)),
            ("de-1901-1996", tag("de", None, None)),
            ("be-x-old", tag("be", None, None)),
            ("en_Latn-US-u-ca-gregory-x-a", tag("en", None, Some("Latn"))),
            ("__label__fra_Latn", tag("fra", None, Some("Latn"))),
        ] {
            assert_eq!(Tag::parse(label), parts, "{label}");
        }
    }

    #[test]
    fn labels_of_another_shape_are_no_tags() {
        for label in [
            "",
            "e",
            "unknown",
            "English",
            "english text",
            "en text",
            "en, de",
            "eng,deu",
            "en-",
            "en__US",
            "-en",
            "en.wikipedia",
            "en_US.UTF-8",
            "en-US-Latn",
            "en-a",
            "en-u-x",
            "en-x-",
            "en-x-ninechars",
            "e1",
            "42",
            "dé",
            "__label__",
            "__label__en __label__de",
        ] {
            assert_eq!(Tag::parse(label), None, "{label}");
        }
    }
}
