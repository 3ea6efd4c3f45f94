//! Probabilities of forms by their writing, and lemmas by part of speech.

use std::collections::{BTreeMap, HashMap, HashSet};

use anyhow::Result;

use crate::text;

/// How often one key is written in each way, as shares of all text.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Writings {
    /// all in lower case
    pub lower: f64,
    /// With a Capital first letter
    pub title: f64,
    /// ALL IN CAPITALS
    pub upper: f64,
    /// with CaPitals inside
    pub mixed: f64,
    /// The most frequent writing with capitals inside.
    pub mixed_form: String,
    /// Its share.
    pub mixed_best: f64,
}

impl Writings {
    /// The share of the key in all text.
    pub fn total(&self) -> f64 {
        self.lower + self.title + self.upper + self.mixed
    }

    fn add(&mut self, form: &str, share: f64) {
        let capitals = form.chars().filter(|c| c.is_uppercase()).count();
        let letters = form.chars().filter(|c| c.is_alphabetic()).count();
        let first = form.chars().next().is_some_and(char::is_uppercase);
        if capitals == 0 {
            self.lower += share;
        } else if capitals == 1 && first {
            self.title += share;
        } else if capitals == letters {
            self.upper += share;
        } else {
            self.mixed += share;
            if share > self.mixed_best {
                self.mixed_best = share;
                self.mixed_form = form.replace('’', "'");
            }
        }
    }
}

/// The writings of each key.
pub fn read_writings(json: &[u8]) -> Result<HashMap<String, Writings>> {
    let logarithms: BTreeMap<String, f64> = serde_json::from_slice(json)?;
    let mut writings: HashMap<String, Writings> = HashMap::new();
    for (form, logarithm) in &logarithms {
        writings.entry(text::key(form)).or_default().add(form, logarithm.exp());
    }
    Ok(writings)
}

/// The keys of a table of forms and lemmas.
pub fn read_forms(json: &[u8]) -> Result<HashSet<String>> {
    let forms: BTreeMap<String, serde_json::Value> = serde_json::from_slice(json)?;
    Ok(forms.keys().map(|form| text::key(form)).collect())
}

/// Lemmas and what leads from inflected forms to them.
#[derive(Debug, Default)]
pub struct Lemmas {
    /// Part of speech to its lemmas.
    pub index: BTreeMap<String, Vec<String>>,
    /// Part of speech to irregular forms and their lemmas.
    pub exceptions: BTreeMap<String, BTreeMap<String, Vec<String>>>,
    /// Name of a rule to pairs of an inflected ending and the lemma's ending.
    pub rules: BTreeMap<String, Vec<(String, String)>>,
    /// Part of speech to the names of its rules; empty if rules are named by the part of speech.
    pub groups: BTreeMap<String, Vec<(String, serde_json::Value)>>,
}

impl Lemmas {
    /// Reads the four tables, any of which may be empty.
    pub fn read(index: &[u8], exceptions: &[u8], rules: &[u8], groups: &[u8]) -> Result<Self> {
        Ok(Self {
            index: serde_json::from_slice(index)?,
            exceptions: serde_json::from_slice(exceptions)?,
            rules: serde_json::from_slice(rules)?,
            groups: serde_json::from_slice(groups)?,
        })
    }

    /// The rules of a part of speech with their names.
    pub fn rules_of(&self, part: &str) -> Vec<(&str, &[(String, String)])> {
        let named =
            |name: &str| self.rules.get_key_value(name).map(|(name, rules)| (name.as_str(), &rules[..]));
        match self.groups.get(part) {
            Some(group) => group.iter().filter_map(|(name, _)| named(name)).collect(),
            None => named(part).into_iter().collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writings_are_told_apart() {
        let json = br#"{"Nato": -4.0, "NATO": -1.0, "nato": -3.0, "iPhone": -2.0, "IPhone": -5.0}"#;
        let writings = read_writings(json).unwrap();
        let nato = &writings["nato"];
        assert!(nato.upper > nato.lower && nato.lower > nato.title && nato.mixed == 0.0);
        assert_eq!(writings["iphone"].mixed_form, "iPhone");
    }

    #[test]
    fn rules_are_found_by_group_or_by_name() {
        let rules = br#"{"verb": [["ed", ""]], "noun_plural": [["s", ""]]}"#;
        let groups = br#"{"noun": [["noun_plural", ["Number=Plur"]]]}"#;
        let lemmas = Lemmas::read(b"{}", b"{}", rules, groups).unwrap();
        assert_eq!(lemmas.rules_of("verb")[0].1[0].0, "ed");
        assert_eq!(lemmas.rules_of("noun")[0].0, "noun_plural");
        assert!(lemmas.rules_of("adj").is_empty());
    }
}
