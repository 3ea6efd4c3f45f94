//! What a place is called in each language.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;

use crate::build::language::Facts;
use crate::readers::cldr::{self, PlaceNames};
use crate::readers::geonames::Place;
use crate::sources::Store;
use crate::text;

/// A city with as many people as this is meant by its international name, whatever country another language
/// calls so: Granada is not Grenada. What another language calls a city gives way to a town already.
const LARGE_CITY: u64 = 100_000;

/// Cities with fewer people are seldom called by another name abroad.
const MAIN_CITY: u64 = 400_000;

/// From this frequency (Zipf) on, a language has a name for a city.
const KNOWN_CITY: f32 = 2.5;

/// The world, the Americas, which most languages call like one continent, and no city at all.
const VAGUE: [&str; 3] = ["001", "019", "/Etc/Unknown"];

/// Africa, Asia and Europe.
const CONTINENTS: [&str; 3] = ["002", "142", "150"];

/// The Comoros, Malta and Réunion, which are called like common things (Czech chambers, Italian mortar and meetings), and
/// what is no country.
const LIKE_WORDS: [&str; 9] = ["KM", "MT", "RE", "EZ", "QO", "UN", "XA", "XB", "ZZ"];

/// Names of places by language.
pub struct Localised {
    names: BTreeMap<String, PlaceNames>,
}

impl Localised {
    /// Reads the names in these languages.
    pub fn read(store: &Store, locales: &[String]) -> Result<Self> {
        let mut names = BTreeMap::new();
        for locale in locales {
            let path = format!("package/main/{locale}/territories.json");
            let mut places = cldr::territories(&store.file("cldr-localenames-full", &path)?, locale)?;
            let path = format!("package/main/{locale}/timeZoneNames.json");
            places.extend(cldr::cities(&store.file("cldr-dates-full", &path)?, locale)?);
            names.insert(locale.clone(), places);
        }
        Ok(Self::complete(names))
    }

    /// Adds the names that locales leave out because the identifier of the zone says the same.
    fn complete(mut names: BTreeMap<String, PlaceNames>) -> Self {
        let zones: BTreeSet<String> =
            names.values().flat_map(BTreeMap::keys).filter(|id| id.starts_with('/')).cloned().collect();
        for places in names.values_mut() {
            for id in &zones {
                let city = id.rsplit('/').next().unwrap_or_default().replace('_', " ");
                places.entry(id.clone()).or_insert(city);
            }
        }
        Self { names }
    }

    /// Adds the names of large cities that no zone is called after. The table of places does not say which
    /// language a name belongs to; the one that a language's texts have most often is taken for its own.
    pub fn add_cities(&mut self, places: &[Place], languages: &[&Facts]) {
        let zones: BTreeSet<String> =
            self.names.values().flat_map(|names| names.values()).map(|name| text::key(name)).collect();
        let cities = places.iter().filter(|place| {
            place.population >= MAIN_CITY
                && !place.others.is_empty()
                && !zones.contains(&text::key(&place.name))
        });
        for place in cities {
            let id = format!("/{}/{}", place.population, place.name);
            let forms: BTreeSet<&String> =
                place.others.iter().chain([&place.name]).filter(|form| is_plain(form)).collect();
            for facts in languages {
                let Some(names) = self.names.get_mut(&facts.config.code) else { continue };
                let usual = |form: &str| {
                    let key = text::key(form);
                    let common = facts.is_common(&key) && !facts.is_name(&key);
                    if facts.shape.fits(&key) && !common { facts.zipf(&key) } else { 0.0 }
                };
                let best = forms.iter().max_by(|a, b| usual(a).total_cmp(&usual(b)));
                if let Some(form) = best.filter(|form| usual(form) >= KNOWN_CITY) {
                    names.insert(id.clone(), (*form).clone());
                }
            }
        }
    }

    /// What the language with this code calls countries and continents, as keys, where it has one word for them.
    pub fn countries(&self, code: &str) -> BTreeSet<String> {
        let is_country = |id: &str| id.len() == 2 && !LIKE_WORDS.contains(&id) || CONTINENTS.contains(&id);
        let names = self.names.get(code).into_iter().flatten().filter(|(id, _)| is_country(id));
        names
            .map(|(_, name)| name)
            .filter(|name| !name.contains([' ', '-']))
            .map(|name| text::key(name))
            .collect()
    }

    /// All names of all languages.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.values().flat_map(|places| places.values()).map(String::as_str)
    }

    /// Lines of source language, target language, the source's form in lower case and the target's form.
    pub fn forms(&self, places: &[Place]) -> BTreeSet<String> {
        let at_least = |people: u64| -> BTreeSet<String> {
            let cities = places.iter().filter(|place| place.population >= people);
            cities.map(|place| text::key(&place.name)).collect()
        };
        let (large, any) = (at_least(LARGE_CITY), at_least(1));
        let mut lines = BTreeSet::new();
        for (source, source_names) in &self.names {
            for (target, target_names) in &self.names {
                if source == target || !are_related(source, target) {
                    continue;
                }
                let own: BTreeSet<String> = target_names.values().map(|name| text::key(name)).collect();
                let mut found: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
                for (id, name) in source_names.iter().filter(|(id, _)| !VAGUE.contains(&id.as_str())) {
                    let base = id.trim_end_matches("-alt-variant");
                    let Some(translation) = target_names.get(base) else { continue };
                    let key = text::key(name);
                    let cities = if id.starts_with('/') { &any } else { &large };
                    let other =
                        own.contains(&key) || cities.contains(&key) || is_part(&key, &text::key(translation));
                    if is_plain(name) && is_plain(translation) && !other {
                        found.entry(key).or_default().insert(translation);
                    }
                }
                // A form that means two places says too little.
                for (key, translations) in found.iter().filter(|(_, translations)| translations.len() == 1) {
                    lines
                        .extend(translations.iter().map(|name| format!("{key}\t{target}\t{source}\t{name}")));
                }
            }
        }
        lines
    }
}

/// Languages between which news are translated both ways; all others are translated from and to English.
const LARGE: [&str; 8] = ["en", "es", "fr", "de", "it", "pt", "nl", "pl"];

/// Whether texts are often translated from one language to the other.
fn are_related(source: &str, target: &str) -> bool {
    let large = |code: &str| LARGE.contains(&code);
    source == "en" || target == "en" || large(source) && large(target)
}

/// Whether one name only adds a word such as "island" to the other.
fn is_part(a: &str, b: &str) -> bool {
    let begins = |long: &str, short: &str| long.strip_prefix(short).is_some_and(|rest| rest.starts_with(' '));
    begins(a, b) || begins(b, a)
}

/// Whether a name is made of words alone and is long enough to be no abbreviation.
fn is_plain(name: &str) -> bool {
    let capital = name.chars().next().is_some_and(char::is_uppercase);
    capital
        && !name.contains(" - ")
        && name.chars().count() >= 4
        && name.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '\'' | '’'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_differing_unambiguous_forms_are_kept() {
        let names = |pairs: &[(&str, &str)]| -> PlaceNames {
            pairs.iter().map(|&(id, name)| (id.to_owned(), name.to_owned())).collect()
        };
        let english = names(&[("/Europe/Madrid", "Madrid"), ("GD", "Grenada"), ("/Europe/Kiev", "Kyiv")]);
        let spanish = names(&[("/Europe/Moscow", "Moscú"), ("GD", "Granada"), ("/Europe/Kiev", "Kiev")]);
        let localised =
            Localised::complete(BTreeMap::from([("en".to_owned(), english), ("es".to_owned(), spanish)]));
        let places = [Place {
            name: "Granada".to_owned(),
            population: 200_000,
            others: Vec::new(),
            country: String::new(),
        }];
        let lines: Vec<String> = localised.forms(&places).into_iter().collect();
        let expected = [
            "grenada\tes\ten\tGranada",
            "kiev\ten\tes\tKyiv",
            "kyiv\tes\ten\tKiev",
            "moscow\tes\ten\tMoscú",
            "moscú\ten\tes\tMoscow",
        ];
        assert_eq!(lines, expected);
    }
}
