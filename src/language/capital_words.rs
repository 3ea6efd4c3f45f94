//! Words that rightly have a capital inside a sentence more often than others, and words behind which names stand.

use super::{Language, PerLanguage};
use crate::lexicon::{PairTable, WordPatterns};

/// What a word of the list is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CapitalWord {
    /// A word that institutions, offices, treaties and events are called by: government, committee, olympic.
    Institution,
    /// A noun behind which a name or a title stands without quotation marks: the film, the company, rue.
    Bearer,
    /// A common word that a party, a paper, a club, a firm or a country is called by: the Mirror, Podemos, Irão.
    Name,
}

impl CapitalWord {
    /// The name in the list.
    const fn name(self) -> &'static str {
        match self {
            Self::Institution => "institution",
            Self::Bearer => "bearer",
            Self::Name => "name",
        }
    }
}

/// The patterns of one kind.
fn patterns(table: PairTable, kind: CapitalWord) -> WordPatterns {
    table.rows().filter(|row| row[0] == kind.name()).filter_map(|row| row.get(1).copied()).collect()
}

impl Language {
    /// Whether the list of the language has the normalised form `key` as a word of this kind, an English 's apart.
    pub fn is_capital_word(self, key: &str, kind: CapitalWord) -> bool {
        static INSTITUTIONS: PerLanguage<WordPatterns> = PerLanguage::new();
        static BEARERS: PerLanguage<WordPatterns> = PerLanguage::new();
        static NAMES: PerLanguage<WordPatterns> = PerLanguage::new();
        let made = match kind {
            CapitalWord::Institution => &INSTITUTIONS,
            CapitalWord::Bearer => &BEARERS,
            CapitalWord::Name => &NAMES,
        };
        let key = key.strip_suffix("'s").unwrap_or(key);
        made.get_or_make(self, || patterns(self.lists().capital_words, kind)).fit(key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_told_apart() {
        let english = Language::english();
        assert!(english.is_capital_word("committee's", CapitalWord::Institution));
        assert!(english.is_capital_word("magazine", CapitalWord::Bearer));
        assert!(!english.is_capital_word("magazine", CapitalWord::Institution));
    }

    #[test]
    fn every_row_has_a_kind_and_a_pattern_in_small_letters() {
        for language in Language::with_lexicon() {
            for row in language.lists().capital_words.rows() {
                let kinds = [CapitalWord::Institution, CapitalWord::Bearer, CapitalWord::Name];
                assert!(
                    row.len() == 2 && kinds.iter().any(|kind| kind.name() == row[0]),
                    "{}: {row:?}",
                    language.code()
                );
                assert!(!row[1].contains(char::is_uppercase), "{}: {row:?}", language.code());
            }
        }
    }
}
