//! Which quotation marks open and close quotations in a language.

use super::profile::{Profile, QuotePair};

/// The pairs of double quotation marks that languages use, the opening mark first.
const PAIRS: &[QuotePair] =
    &[('“', '”'), ('„', '“'), ('„', '”'), ('«', '»'), ('»', '«'), ('»', '»'), ('”', '”'), ('"', '"')];

/// Whether a quotation that begins with the mark `opening` ends with `closing` in some language.
pub(crate) fn is_pair(opening: char, closing: char) -> bool {
    PAIRS.contains(&(opening, closing))
}

impl Profile {
    /// Whether the language uses the pair.
    pub fn uses(&self, pair: QuotePair) -> bool {
        self.quotes.contains(&pair)
    }

    /// The usual closing mark for an opening one, if the language opens with it.
    pub fn closing_for(&self, opening: char) -> Option<char> {
        self.quotes.iter().find(|(open, _)| *open == opening).map(|&(_, close)| close)
    }

    /// Whether a quotation may begin with the mark: as in the language, or as in most.
    pub fn opens_quotations(&self, mark: char) -> bool {
        matches!(mark, '"' | '“' | '„' | '«') || self.closing_for(mark).is_some()
    }

    /// Whether a quotation may end with the mark: as in the language, or as in most.
    pub fn closes_quotations(&self, mark: char) -> bool {
        matches!(mark, '"' | '”' | '»') || self.quotes.iter().any(|&(_, close)| close == mark)
    }

    /// Whether quotations of the language begin with the mark, and none ends with it.
    pub fn only_opens_quotations(&self, mark: char) -> bool {
        self.closing_for(mark).is_some() && !self.quotes.iter().any(|&(_, close)| close == mark)
    }

    /// Whether quotations of the language end with the mark, and none begins with it.
    pub fn only_closes_quotations(&self, mark: char) -> bool {
        self.quotes.iter().any(|&(_, close)| close == mark) && self.closing_for(mark).is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    fn profile(code: &str) -> &'static Profile {
        Language::from_code(code).expect("a language of the table").profile()
    }

    #[test]
    fn a_mark_closes_in_one_language_what_it_opens_in_another() {
        assert!(profile("de").closes_quotations('“') && !profile("en").closes_quotations('“'));
        assert!(profile("en").opens_quotations('“') && profile("de").opens_quotations('“'));
        assert!(profile("da").closes_quotations('«') && !profile("fr").closes_quotations('«'));
    }

    #[test]
    fn marks_that_only_close_open_nothing_in_the_language() {
        assert!(profile("fr").only_closes_quotations('»'));
        assert!(!profile("da").only_closes_quotations('»'));
        assert!(profile("en").only_closes_quotations('”') && !profile("sv").only_closes_quotations('”'));
        assert!(!profile("en").only_closes_quotations('"') && !profile("en").only_opens_quotations('"'));
        assert!(profile("de").only_opens_quotations('„') && profile("en").only_opens_quotations('“'));
        assert!(!profile("de").only_opens_quotations('“'));
    }

    #[test]
    fn every_pair_of_a_language_is_one_of_some_language() {
        let pairs = Language::all().flat_map(|language| language.profile().quotes);
        let double = |mark: char| matches!(mark, '“' | '”' | '„' | '«' | '»' | '"');
        for &(open, close) in pairs.filter(|(open, _)| double(*open)) {
            assert!(is_pair(open, close), "{open}{close}");
        }
    }
}
