//! The dictionary of names, which all languages share.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use anyhow::Result;

use crate::build::case::Shares;
use crate::build::language::{FOREIGN, Facts, read_inflected, read_zipf};
use crate::build::misspellings::Corrections;
use crate::build::registers::{Registered, Registers};
use crate::build::words::mixed_form;
use crate::entry::{Entry, EntryBuilder};
use crate::sources::{self, Store};
use crate::text::{self, Shape};

/// Unregistered names count from this frequency on in a language that has a dictionary.
const NAME_ZIPF: f32 = 1.5;

/// The same for the other languages, of whose words less is known.
const FOREIGN_NAME_ZIPF: f32 = 2.5;

/// A common word of another language that is less frequent there does little harm as a name.
const COMMON_ZIPF: f32 = 3.5;

/// A language whose common word it is has a form about as often as any; names that a list of inflected
/// forms takes for common words (a macron) are more frequent where their bearer lives.
const PEAK: f32 = 0.3;

/// An unregistered form that is so frequent elsewhere, and so much more than at home, is a common word
/// that no list of inflected forms holds because it has none.
const UNINFLECTED: (f32, f32) = (4.0, 1.5);

/// From this share of capitals on, a form is a name.
const NAME: f32 = 0.3;

/// A form that no table of writings holds is new; in as many lists of frequencies as this it is a name.
const LISTS: usize = 2;

/// Frequencies and common words of the languages that names occur in.
pub struct World {
    /// Lists of frequencies.
    zipf: Vec<HashMap<String, f32>>,
    /// Common words of languages without a dictionary of their own, with the frequency there.
    common: HashMap<String, f32>,
    /// Words of languages that write nouns with a capital, with the frequency there. Lemmas do not tell
    /// which of them are names.
    nouns: HashMap<String, f32>,
}

impl World {
    /// Reads the lists.
    pub fn read(names: &sources::Names, store: &Store) -> Result<Self> {
        let zipf = names.wordfreq.iter().map(|list| read_zipf(store, list)).collect::<Result<Vec<_>>>()?;
        let (mut common, mut nouns) = (HashMap::new(), HashMap::new());
        for language in &names.simplemma {
            let Some(list) = names.wordfreq.iter().position(|list| list.ends_with(&format!("_{language}")))
            else {
                continue;
            };
            for (key, lemma) in read_inflected(store, language)?.forms {
                let Some(&zipf) = zipf[list].get(&key) else { continue };
                let words = if text::key(&lemma) == lemma {
                    &mut common
                } else if names.capital_nouns.contains(language) {
                    &mut nouns
                } else {
                    continue;
                };
                let highest = words.entry(key).or_insert(0.0_f32);
                *highest = highest.max(zipf);
            }
        }
        Ok(Self { zipf, common, nouns })
    }

    /// The highest frequency of a key in any language.
    pub fn zipf(&self, key: &str) -> f32 {
        self.zipf.iter().filter_map(|list| list.get(key).copied()).fold(0.0, f32::max)
    }

    fn lists(&self, key: &str) -> usize {
        self.zipf.iter().filter(|list| list.contains_key(key)).count()
    }
}

/// Builds the dictionary of names.
pub fn build(
    world: &World,
    languages: &[&Facts],
    corrections: &[&Corrections],
    registers: &Registers,
    shape: Shape,
) -> BTreeMap<String, Entry> {
    let mut keys: BTreeSet<&String> = registers.keys().collect();
    keys.extend(world.zipf.iter().flat_map(HashMap::keys));
    let wrong = |key: &str| corrections.iter().any(|corrections| corrections.contains_key(key));
    let keys = keys.into_iter().filter(|key| shape.fits(key) && key.chars().count() >= 2 && !wrong(key));
    keys.filter_map(|key| Some((key.clone(), entry(world, languages, registers, key)?))).collect()
}

fn entry(world: &World, languages: &[&Facts], registers: &Registers, key: &str) -> Option<Entry> {
    let zipf = world.zipf(key);
    let registered = registers.get(key);
    if is_common(world, languages, registered, key, zipf) {
        return None;
    }
    let home = home(languages, key);
    let frequent = home >= NAME_ZIPF || zipf >= FOREIGN_NAME_ZIPF;
    let shares = match shares(languages, key) {
        Some(shares) if shares.capital() < NAME || !registered.any() && !frequent => return None,
        Some(shares) => shares,
        // Lists of places are short, as are those of people of one country, and both are what news are about; a census has
        // far too many names.
        None if zipf == 0.0 && !registered.place && !registers.is_person(key) => return None,
        None if !registered.any() && (home < NAME_ZIPF || world.lists(key) < LISTS) => return None,
        None => Shares { title: 1.0, ..Shares::default() },
    };
    let letters = key.chars().count();
    if !registered.any() && (letters < 3 || letters == 3 && shares.upper < 0.5) {
        return None;
    }
    let stored = shares.stored(0.0);
    let entry = EntryBuilder {
        zipf: (zipf * 2.0).round() / 2.0,
        valid: true,
        title_share: stored.title,
        upper_share: stored.upper,
        mixed_case: languages.iter().any(|facts| mixed_form(facts, key).is_some()),
        given_name: registered.given,
        surname: registered.surname,
        place: registered.place,
        organisation: !registered.any() && shares.upper + shares.mixed >= 0.5,
        ..EntryBuilder::default()
    };
    Some(entry.build())
}

/// Whether a language has the key as a common word, not much more seldom than another has it as a name.
fn is_common(world: &World, languages: &[&Facts], registered: Registered, key: &str, zipf: f32) -> bool {
    let common = |facts: &&Facts| {
        let only_lower = !registered.any() && facts.accepted(key).only_lower();
        let lower = facts.is_common(key) && !facts.is_name(key);
        facts.classes.contains_key(key) || (only_lower || lower) && facts.zipf(key) + FOREIGN > zipf
    };
    if languages.iter().any(common) {
        return true;
    }
    // What these languages quote with a capital can be a common word of its own language.
    let known = languages.iter().any(|facts| facts.shares(key).is_some());
    let home = home(languages, key);
    let foreign = |words: &HashMap<String, f32>| {
        words.get(key).is_some_and(|&common| {
            !known || common >= COMMON_ZIPF && common >= home + FOREIGN && common >= zipf - PEAK
        })
    };
    let uninflected = zipf >= UNINFLECTED.0 && zipf >= home + UNINFLECTED.1 && home < FOREIGN_NAME_ZIPF;
    foreign(&world.common) || !registered.any() && (uninflected || foreign(&world.nouns))
}

/// The highest frequency of a key in the languages that have a dictionary.
fn home(languages: &[&Facts], key: &str) -> f32 {
    languages.iter().filter_map(|facts| facts.zipf.get(key).copied()).fold(0.0, f32::max)
}

/// How the key is written, in all languages together by how much each of them says.
fn shares(languages: &[&Facts], key: &str) -> Option<Shares> {
    let mut sum = Shares::default();
    let mut weight = 0.0;
    for facts in languages {
        let Some(shares) = facts.shares(key) else { continue };
        // A form that only the spelling dictionary holds weighs as little as one that text has once.
        let said = facts.writings.get(key).map_or(1e-10, |writings| writings.total()) as f32;
        sum.title += shares.title * said;
        sum.upper += shares.upper * said;
        sum.mixed += shares.mixed * said;
        weight += said;
    }
    let part = |share: f32| share / weight;
    (weight > 0.0).then(|| Shares { title: part(sum.title), upper: part(sum.upper), mixed: part(sum.mixed) })
}
