//! Which open word classes a form can belong to.

use std::collections::{HashMap, HashSet};

use crate::readers::spacy::Lemmas;

/// The open classes of one form.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Parts {
    /// Noun in any number.
    pub noun: bool,
    /// Finite verb.
    pub verb: bool,
    /// Adjective in any form.
    pub adjective: bool,
    /// Adverb.
    pub adverb: bool,
}

impl Parts {
    /// Adds a class by its short name.
    pub fn set(&mut self, part: &str) {
        match part {
            "noun" => self.noun = true,
            "verb" => self.verb = true,
            "adj" => self.adjective = true,
            "adv" => self.adverb = true,
            _ => {}
        }
    }
}

/// Finds the classes of forms.
pub struct Tagger<'a> {
    lemmas: &'a Lemmas,
    index: HashMap<&'a str, HashSet<&'a str>>,
    non_finite: &'a [String],
}

impl<'a> Tagger<'a> {
    /// `non_finite` are endings that rules for verbs make and that no finite verb has.
    pub fn new(lemmas: &'a Lemmas, non_finite: &'a [String]) -> Self {
        let index = lemmas
            .index
            .iter()
            .map(|(part, words)| (part.as_str(), words.iter().map(String::as_str).collect()));
        Self { lemmas, index: index.collect(), non_finite }
    }

    /// The classes of a key. A verb's lemma counts as finite only where rules are named by the part of
    /// speech: where they are grouped by tense, the lemma is an infinitive and no tense.
    pub fn parts(&self, key: &str) -> Parts {
        let mut parts = Parts::default();
        for (&part, words) in &self.index {
            let lemma_is_finite = part != "verb" || !self.lemmas.groups.contains_key("verb");
            let irregular = self.lemmas.exceptions.get(part).is_some_and(|forms| forms.contains_key(key));
            let is_lemma = words.contains(key) && lemma_is_finite;
            if is_lemma || irregular && self.is_finite(part, key) || self.inflects(part, key, words) {
                parts.set(part);
            }
        }
        parts
    }

    fn is_finite(&self, part: &str, ending: &str) -> bool {
        part != "verb" || !self.non_finite.iter().any(|suffix| ending.ends_with(suffix.as_str()))
    }

    /// Whether a rule leads from the key to a lemma of the part of speech.
    fn inflects(&self, part: &str, key: &str, words: &HashSet<&str>) -> bool {
        let rules = self.lemmas.rules_of(part);
        let finite =
            |name: &str| part != "verb" || name == part || name.contains("_fin_") || name.contains("_cnd_");
        rules.iter().filter(|(name, _)| finite(name)).flat_map(|(_, rules)| rules.iter()).any(
            |(ending, lemma)| {
                // A rule with an empty ending adds to the key; for a form in its own right it says too much.
                !ending.is_empty()
                    && self.is_finite(part, ending)
                    && key.strip_suffix(ending.as_str()).is_some_and(|stem| {
                        stem.chars().count() + lemma.len() >= 2
                            && words.contains(format!("{stem}{lemma}").as_str())
                    })
            },
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_lead_to_lemmas() {
        let index = br#"{"noun": ["house"], "verb": ["house", "write"], "adj": ["angry"]}"#;
        let rules = br#"{"noun": [["s", ""]], "verb": [["s", ""], ["ing", "e"], ["ed", "e"]]}"#;
        let exceptions = br#"{"verb": {"wrote": ["write"]}, "adj": {"angrier": ["angry"]}}"#;
        let lemmas = Lemmas::read(index, exceptions, rules, b"{}").unwrap();
        let non_finite = ["ing".to_owned()];
        let tagger = Tagger::new(&lemmas, &non_finite);
        let houses = tagger.parts("houses");
        assert!(houses.noun && houses.verb && !houses.adjective);
        assert_eq!(tagger.parts("housing"), Parts::default());
        assert!(tagger.parts("housed").verb && tagger.parts("wrote").verb);
        assert!(tagger.parts("angrier").adjective);
    }

    #[test]
    fn an_infinitive_is_not_finite_where_rules_have_tenses() {
        let rules = br#"{"verb_fin_past": [["aron", "ar"]], "verb_part": [["ado", "ar"]]}"#;
        let groups = br#"{"verb": [["verb_fin_past", []], ["verb_part", []]]}"#;
        let lemmas = Lemmas::read(br#"{"verb": ["llegar"]}"#, b"{}", rules, groups).unwrap();
        let tagger = Tagger::new(&lemmas, &[]);
        assert!(tagger.parts("llegaron").verb);
        assert!(!tagger.parts("llegar").verb && !tagger.parts("llegado").verb);
    }
}
