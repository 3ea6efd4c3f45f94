//! The dictionary of one language.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::build::case::Shares;
use crate::build::language::{FOREIGN, Facts, QUOTED};
use crate::build::misspellings::Corrections;
use crate::build::parts::{Parts, Tagger};
use crate::build::registers::{Registered, Registers};
use crate::build::stored_zipf;
use crate::entry::{Entry, EntryBuilder};
use crate::text;

/// From this frequency on, a form with capitals that no dictionary holds is a name.
const NAME_ZIPF: f32 = 2.5;

/// From this share of capitals on, a common word is a given name too.
const GIVEN_SHARE: f32 = 0.1;

/// From here on the list of inflected forms has a word of another language by mistake.
const LISTED: f32 = 1.5;

/// The largest share of capitals that is stored of a common word: less than half, for it is no name.
const COMMON_SHARE: f32 = 3.0 / 7.0;

/// Shares of capital first letters, of all writings, that sentence starts and headlines explain.
const CAPITALS: f64 = 0.1;
const ADVERB_CAPITALS: f64 = 0.25;

/// Probability of a form under which its writings tell nothing.
const FEW: f64 = 1e-8;

/// What the dictionary of one language is built from.
#[derive(Clone, Copy)]
pub struct Sources<'a> {
    /// The language.
    pub facts: &'a Facts<'a>,
    /// All languages.
    pub others: &'a [&'a Facts<'a>],
    /// Names.
    pub registers: &'a Registers,
    /// The language's misspellings.
    pub corrections: &'a Corrections,
    /// The dictionary of names.
    pub names: &'a BTreeMap<String, Entry>,
}

/// The compiled parts of one language's dictionary.
pub struct Words {
    /// Key to entry.
    pub entries: BTreeMap<String, Entry>,
    /// Lines of a key and its usual writing with capitals inside.
    pub mixed: BTreeSet<String>,
    /// Lines of a misspelling and a correction.
    pub misspellings: BTreeSet<String>,
}

/// Builds the dictionary of one language.
pub fn build(sources: Sources) -> Words {
    let Sources { facts, corrections, .. } = sources;
    let tagger = Tagger::new(&facts.lemmas, &facts.config.non_finite_endings);
    let keys: Vec<String> = keys(facts, corrections).into_iter().collect();
    let built: Vec<(String, Entry, Option<String>)> = keys
        .into_par_iter()
        .map(|key| {
            let mixed = mixed_form(facts, &key);
            let entry = entry(sources, &tagger, &key, mixed.is_some());
            (key, entry, mixed)
        })
        .collect();
    let mut words = Words { entries: BTreeMap::new(), mixed: BTreeSet::new(), misspellings: BTreeSet::new() };
    for (key, entry, mixed) in built {
        words.mixed.extend(mixed.map(|form| format!("{key}\t{form}")));
        words.entries.insert(key, entry);
    }
    for (wrong, rights) in corrections {
        words.misspellings.extend(rights.iter().map(|right| format!("{wrong}\t{right}")));
    }
    words
}

/// Frequent forms, and right forms whether or not they are frequent.
fn keys(facts: &Facts, corrections: &Corrections) -> BTreeSet<String> {
    let mut keys: BTreeSet<String> = facts.zipf.keys().chain(facts.accepted.keys()).cloned().collect();
    // A form that only the list of inflected forms holds is too often the work of a rule.
    let seen = |key: &&String| facts.writings.contains_key(*key);
    keys.extend(facts.inflected.keys().filter(seen).cloned());
    keys.extend(corrections.keys().filter(seen).cloned());
    keys.retain(|key| facts.shape.fits(key));
    keys.extend(facts.classes.keys().chain(&facts.abbreviations).cloned());
    keys
}

fn entry(sources: Sources, tagger: &Tagger, key: &str, mixed_case: bool) -> Entry {
    let Sources { facts, others, registers, corrections, names } = sources;
    let class = facts.classes.get(key).copied();
    let abbreviation = facts.abbreviations.contains(key);
    let misspelling = corrections.contains_key(key);
    let foreignness = facts.foreignness(others, key);
    let foreign = foreignness >= FOREIGN;
    let zipf = facts.zipf(key);
    let shares = facts.shares(key);
    let mut registered = registers.get(key);
    if class.is_some() || misspelling || foreign {
        registered = Registered::default();
    } else if facts.is_common(key) && !facts.is_name(key) {
        // Most common words are someone's surname. Given names are fewer, and Mark is often one.
        let given = registered.given && shares.is_some_and(|shares| shares.title >= GIVEN_SHARE);
        registered = Registered { given, ..Registered::default() };
    }
    // A form that only registers hold is not written in any other way.
    let is_name = shares.map_or(registered.any(), |_| facts.is_name(key)) && !foreign;
    let shares = shares.unwrap_or(Shares { title: if is_name { 1.0 } else { 0.0 }, ..Shares::default() });
    // The list of inflected forms holds some words of other languages, and some loans with their accents.
    let listed = facts.lemma(key).is_some()
        && (foreignness < LISTED || facts.accepted(&text::without_accents(key)).lower);
    let in_dictionary = facts.accepted(key).any() || listed;
    if !in_dictionary && class.is_none() && !abbreviation && zipf < NAME_ZIPF && names.contains_key(key) {
        // The names that all languages share say the rest, and say it once.
        return EntryBuilder { zipf: stored_zipf(zipf), ..EntryBuilder::default() }.build();
    }
    // A rare surname proves nothing of a form that text writes in lower case.
    let named = is_name && (registered.any() || zipf >= NAME_ZIPF && foreignness < QUOTED);
    let valid = class.is_some() || abbreviation || !misspelling && (in_dictionary || named);
    let parts = if valid { tagger.parts(key) } else { Parts::default() };
    let mut shares = shares.stored(zipf);
    if facts.accepted(key).only_lower() && !registered.any() {
        // Some words open most of their sentences (however), others mostly stand in titles (institute).
        shares.title = shares.title.min(COMMON_SHARE);
    }
    EntryBuilder {
        zipf: stored_zipf(zipf),
        valid,
        title_share: shares.title,
        upper_share: shares.upper,
        hardly_capitalised: valid && is_hardly_capitalised(facts, key, parts),
        mixed_case,
        noun: parts.noun,
        verb: parts.verb,
        adjective: parts.adjective,
        adverb: parts.adverb,
        class,
        abbreviation,
        misspelling: misspelling && !valid,
        given_name: registered.given,
        surname: registered.surname,
        place: registered.place,
        organisation: valid && is_name && !registered.any() && shares.upper + shares.mixed >= 0.5,
    }
    .build()
}

/// Whether less than a tenth of all writings have a capital; of words that open sentences, a quarter.
fn is_hardly_capitalised(facts: &Facts, key: &str, parts: Parts) -> bool {
    let limit = if parts.adverb && !parts.noun { ADVERB_CAPITALS } else { CAPITALS };
    facts.writings.get(key).is_some_and(|writings| {
        let total = writings.lower + writings.title;
        writings.lower > 0.0 && writings.title / total <= limit && writings.total() > FEW
    })
}

/// The usual writing of a key that has capitals inside.
pub fn mixed_form(facts: &Facts, key: &str) -> Option<String> {
    let writings = facts.writings.get(key)?;
    let usual = writings.mixed > writings.title.max(writings.upper) && !facts.accepted(key).lower;
    (usual && facts.is_name(key)).then(|| writings.mixed_form.clone())
}
