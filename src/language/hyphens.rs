//! What a language writes with a hyphen.

use super::{Language, PerLanguage};
use crate::lexicon::key_of;
use foldhash::HashSet;

/// The parts that stand beside hyphens.
#[derive(Debug, Default)]
pub struct Hyphens {
    /// Neighbours at a hyphen in whole words, with it: "so-called"; those of "vis-à-vis" are two.
    pairs: HashSet<String>,
    /// Parts that are no words but before a hyphen: "ex".
    first: HashSet<String>,
    /// Parts that are no words but behind a hyphen: "нибудь".
    last: HashSet<String>,
}

/// What stands in the list for all numbers.
const NUMBER: &str = "0";

impl Language {
    /// What the language's list of hyphens holds.
    pub fn hyphens(self) -> &'static Hyphens {
        static READ: PerLanguage<Hyphens> = PerLanguage::new();
        READ.get_or_make(self, || Hyphens::read(self.lists().hyphens.entries()))
    }
}

impl Hyphens {
    fn read(entries: impl Iterator<Item = &'static str>) -> Self {
        let mut hyphens = Self::default();
        for entry in entries {
            let key = key_of(entry);
            if let Some(part) = key.strip_suffix('-') {
                hyphens.first.insert(part.to_owned());
            } else if let Some(part) = key.strip_prefix('-') {
                hyphens.last.insert(part.to_owned());
            } else {
                let parts: Vec<&str> = key.split('-').collect();
                hyphens.pairs.extend(parts.windows(2).map(|pair| pair.join("-")));
            }
        }
        hyphens
    }

    /// Whether a word of the language has a hyphen between the two, given by their normalised forms.
    pub fn has_pair(&self, first: &str, second: &str) -> bool {
        self.pairs.contains(&format!("{first}-{second}"))
    }

    /// Whether `second` stands behind numbers with a hyphen.
    pub fn has_number_before(&self, second: &str) -> bool {
        self.has_pair(NUMBER, second)
    }

    /// Whether `part`, normalised, always has a hyphen behind it where it stands by itself.
    pub fn has_first(&self, part: &str) -> bool {
        self.first.contains(part)
    }

    /// Whether `part`, normalised, always has a hyphen before it where it stands by itself.
    pub fn has_last(&self, part: &str) -> bool {
        self.last.contains(part)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hyphens(code: &str) -> &'static Hyphens {
        Language::from_code(code).expect("a language of the table").hyphens()
    }

    #[test]
    fn words_of_several_parts_are_known_by_each_two_of_them() {
        assert!(hyphens("fr").has_pair("vis", "à") && hyphens("fr").has_pair("à", "vis"));
        assert!(!hyphens("fr").has_pair("vis", "vis"));
        assert!(hyphens("en").has_number_before("year") && !hyphens("en").has_number_before("percent"));
    }

    #[test]
    fn first_and_last_parts_are_told_apart() {
        assert!(hyphens("en").has_first("ex") && !hyphens("en").has_last("ex"));
        assert!(hyphens("ru").has_last("нибудь") && !hyphens("ru").has_first("нибудь"));
        assert!(hyphens("de").has_first("eu"));
    }

    #[test]
    fn entries_have_a_hyphen_and_nothing_else_but_words() {
        for language in Language::with_lexicon() {
            for entry in language.lists().hyphens.entries() {
                assert!(entry.contains('-') && !entry.contains(' ') && entry.len() > 1, "{entry}");
            }
        }
    }
}
