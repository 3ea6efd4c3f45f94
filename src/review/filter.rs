//! Which proposals are shown.

use super::article::{Article, Proposal};
use crate::finding::{Class, Level};
use crate::language::Language;
use std::collections::BTreeSet;

/// One property that proposals are chosen by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Facet {
    /// Without a decision.
    Undecided,
    /// Of this level.
    Level(Level),
    /// At least so sure, in hundredths.
    Confidence(u8),
    /// Of this pass.
    Pass(&'static str),
    /// Of this class.
    Class(Class),
    /// In an article of this language; `None` for one without words.
    Language(Option<Language>),
}

impl Facet {
    /// The name of it for a person.
    pub fn name(self) -> String {
        match self {
            Self::Undecided => "undecided".to_owned(),
            Self::Level(Level::Fix) => "fix".to_owned(),
            Self::Level(Level::Suggest) => "suggestion".to_owned(),
            Self::Confidence(hundredths) => format!("at least {hundredths} %"),
            Self::Pass(pass) => pass.to_owned(),
            Self::Class(class) => class.name().to_owned(),
            Self::Language(None) => "none".to_owned(),
            Self::Language(Some(language)) => format!("{} ({})", language.name(), language.code()),
        }
    }

    /// What kind of property it is; those of one kind are alternatives.
    pub fn kind(self) -> &'static str {
        match self {
            Self::Undecided => "state",
            Self::Level(_) => "level",
            Self::Confidence(_) => "confidence",
            Self::Pass(_) => "pass",
            Self::Class(_) => "class",
            Self::Language(_) => "language",
        }
    }

    /// Whether a proposal has it.
    pub fn fits(self, article: &Article, proposal: &Proposal) -> bool {
        let edit = &proposal.edit;
        match self {
            Self::Undecided => !proposal.decision().is_made(),
            Self::Level(level) => edit.level == level,
            Self::Confidence(hundredths) => edit.confidence >= f32::from(hundredths) / 100.0,
            Self::Pass(pass) => edit.pass == pass,
            Self::Class(class) => edit.class == class,
            Self::Language(language) => article.language() == language,
        }
    }
}

/// The properties that were chosen: a proposal is shown if of each kind that was chosen from it has one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    chosen: BTreeSet<Facet>,
}

impl Filter {
    /// Chooses a property, or no longer.
    pub fn toggle(&mut self, facet: Facet) {
        if !self.chosen.remove(&facet) {
            if let Facet::Confidence(_) = facet {
                // the lower of two would make the higher void
                self.chosen.retain(|other| !matches!(other, Facet::Confidence(_)));
            }
            self.chosen.insert(facet);
        }
    }

    /// Whether a property was chosen.
    pub fn has(&self, facet: Facet) -> bool {
        self.chosen.contains(&facet)
    }

    /// Whether all proposals are shown.
    pub fn is_empty(&self) -> bool {
        self.chosen.is_empty()
    }

    /// Chooses nothing.
    pub fn clear(&mut self) {
        self.chosen.clear();
    }

    /// Whether a proposal is shown.
    pub fn admits(&self, article: &Article, proposal: &Proposal) -> bool {
        self.chosen.iter().all(|facet| {
            facet.fits(article, proposal)
                || self
                    .chosen
                    .iter()
                    .any(|other| other.kind() == facet.kind() && other.fits(article, proposal))
        })
    }

    /// What was chosen, in a few words.
    pub fn describe(&self) -> String {
        let names: Vec<String> = self.chosen.iter().map(|facet| facet.name()).collect();
        names.join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::Decision;
    use crate::review::article::tests::article;

    fn shown(facets: &[Facet]) -> Vec<usize> {
        let mut filter = Filter::default();
        facets.iter().for_each(|facet| filter.toggle(*facet));
        let mut article = article(
            "a.txt",
            "teh hous a.The olld",
            &[
                ("teh", "the", "typos", 0.9),
                ("hous", "house", "typos", 0.5),
                (".The", ". The", "missing-space", 0.97),
                ("olld", "old", "typos", 0.8),
            ],
        );
        article.proposals[3].decision = Decision::Rejected;
        let proposals = article.proposals().iter().enumerate();
        proposals.filter(|(_, proposal)| filter.admits(&article, proposal)).map(|(index, _)| index).collect()
    }

    #[test]
    fn kinds_narrow_and_properties_of_one_kind_widen() {
        assert_eq!(shown(&[]), [0, 1, 2, 3]);
        assert_eq!(shown(&[Facet::Pass("typos")]), [0, 1, 3]);
        assert_eq!(shown(&[Facet::Pass("typos"), Facet::Undecided]), [0, 1]);
        assert_eq!(shown(&[Facet::Pass("typos"), Facet::Pass("missing-space")]), [0, 1, 2, 3]);
        assert_eq!(shown(&[Facet::Pass("typos"), Facet::Level(Level::Fix)]), [0]);
        assert_eq!(shown(&[Facet::Language(Language::from_code("en"))]).len(), 4);
        assert_eq!(shown(&[Facet::Language(Language::from_code("es"))]).len(), 0);
        assert_eq!(shown(&[Facet::Class(Class::MissingSpace)]), [2]);
    }

    #[test]
    fn only_one_least_confidence_holds() {
        assert_eq!(shown(&[Facet::Confidence(50), Facet::Confidence(95)]), [2]);
        assert_eq!(shown(&[Facet::Confidence(95), Facet::Confidence(95)]), [0, 1, 2, 3]);
    }
}
