//! The dictionary of one language.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rayon::prelude::*;

use crate::build::case::Shares;
use crate::build::endings::{self, Endings};
use crate::build::language::{FOREIGN, Facts, QUOTED};
use crate::build::misspellings::Corrections;
use crate::build::parts::{Parts, Tagger};
use crate::build::registers::{Registered, Registers};
use crate::build::stored_zipf;
use crate::entry::{Entry, EntryBuilder};
use crate::readers::hunspell::Accepted;
use crate::text;
use crate::tier::Tier;

/// From this frequency on, a form with capitals that no dictionary holds is a name.
const NAME_ZIPF: f32 = 2.5;

/// From this share of capitals on, a common word is a given name too.
const GIVEN_SHARE: f32 = 0.1;

/// The list of frequencies ends in slips and scraps: below this a form must be in a dictionary.
const LEAST_ZIPF: f32 = 2.25;

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
    /// What the language calls countries.
    pub countries: &'a BTreeSet<String>,
}

/// The compiled parts of one language's dictionary.
pub struct Words {
    /// Key to entry.
    pub entries: BTreeMap<String, Entry>,
    /// Endings that lemmas take.
    pub endings: Endings,
    /// Lines of a key and its usual writing with capitals inside.
    pub mixed: BTreeSet<String>,
    /// Lines of a misspelling and a correction.
    pub misspellings: BTreeSet<String>,
}

/// Builds the dictionary of one language.
pub fn build(sources: Sources) -> Words {
    let Sources { facts, corrections, .. } = sources;
    let tagger = Tagger::new(&facts.lemmas, &facts.config.non_finite_endings);
    let endings = endings::of(facts);
    let keys: Vec<String> = keys(facts, corrections).into_iter().collect();
    let built: Vec<(String, Entry, Option<String>)> = keys
        .into_par_iter()
        .map(|key| {
            let mixed = mixed_form(facts, &key);
            let entry = entry(sources, &tagger, &key, mixed.is_some());
            (key, entry, mixed)
        })
        .collect();
    let added: BTreeSet<String> = endings::added(&endings).into_iter().map(str::to_owned).collect();
    let mut words = Words {
        entries: BTreeMap::new(),
        // what the lists hold whole needs no rule
        endings: if facts.config.endings { endings } else { Endings::new() },
        mixed: BTreeSet::new(),
        misspellings: BTreeSet::new(),
    };
    for (key, entry, mixed) in built {
        words.mixed.extend(mixed.map(|form| format!("{key}\t{form}")));
        words.entries.insert(key, entry);
    }
    mark_parts(&mut words.entries, sources.names, &added);
    for (wrong, rights) in corrections {
        words.misspellings.extend(rights.iter().map(|right| format!("{wrong}\t{right}")));
    }
    words
}

/// Frequent forms, and right forms whether or not they are frequent.
fn keys(facts: &Facts, corrections: &Corrections) -> BTreeSet<String> {
    let least = facts.config.least_zipf.unwrap_or(LEAST_ZIPF);
    let frequent = facts.zipf.iter().filter(|(_, zipf)| **zipf >= least).map(|(key, _)| key);
    let mut keys: BTreeSet<String> = frequent.chain(facts.accepted.keys()).cloned().collect();
    // Where a spelling dictionary holds all, a form that only the list of inflected forms has is too often
    // the work of a rule.
    let seen = |key: &&String| facts.writings.contains_key(*key);
    if facts.config.only_seen {
        keys.extend(facts.inflected.keys().filter(seen).cloned());
    } else {
        keys.extend(facts.inflected.keys().cloned());
    }
    keys.extend(corrections.keys().filter(seen).cloned());
    keys.retain(|key| facts.shape.fits(key));
    keys.extend(facts.classes.keys().chain(&facts.abbreviations).cloned());
    keys
}

fn entry(sources: Sources, tagger: &Tagger, key: &str, mixed_case: bool) -> Entry {
    let Sources { facts, others, registers, corrections, names, .. } = sources;
    let class = facts.classes.get(key).copied();
    let abbreviation = facts.abbreviations.contains(key);
    let misspelling = corrections.contains_key(key);
    let foreignness = facts.foreignness(others, key);
    let foreign = foreignness >= FOREIGN;
    let zipf = facts.zipf(key);
    // lists of inflected forms have the names of places in lower case
    let is_form_of_place =
        || facts.lemma(key).is_some_and(|lemma| is_place_alone(sources, &text::key(lemma)));
    let is_place = class.is_none()
        && (is_country(sources, key) || facts.accepted(key) == Accepted::default() && is_form_of_place());
    let shares = match is_place {
        true => Some(Shares { title: 1.0, ..Shares::default() }),
        false => facts.shares(key),
    };
    let mut registered = registers.get(key);
    if class.is_some() || misspelling || foreign {
        registered = Registered::default();
    } else if facts.is_common(key) && !facts.is_name(key) && !is_place {
        // Most common words are someone's surname. Given names are fewer, and Mark is often one.
        let given = registered.given && shares.is_some_and(|shares| shares.title >= GIVEN_SHARE);
        registered = Registered { given, ..Registered::default() };
    }
    // A form that only registers hold is not written in any other way.
    let is_name = (is_place || shares.map_or(registered.any(), |_| facts.is_name(key))) && !foreign;
    let shares = shares.unwrap_or(Shares { title: if is_name { 1.0 } else { 0.0 }, ..Shares::default() });
    // The list of inflected forms holds some words of other languages, and some loans with their accents.
    let listed = facts.lemma(key).is_some()
        && (foreignness < LISTED || facts.accepted(&text::without_accents(key)).lower);
    let trusted = facts.trusted.contains(key) && !names.contains_key(key) && !foreign;
    let in_dictionary = facts.accepted(key).any() || listed || trusted;
    if !in_dictionary && class.is_none() && !abbreviation && zipf < NAME_ZIPF && names.contains_key(key) {
        // The names that all languages share say the rest, and say it once.
        return EntryBuilder { zipf: stored_zipf(zipf), ..EntryBuilder::default() }.build();
    }
    // A rare surname proves nothing of a form that text writes in lower case.
    let named = is_name && (registered.any() || zipf >= NAME_ZIPF && foreignness < QUOTED);
    let valid = class.is_some() || abbreviation || !misspelling && (in_dictionary || named);
    let parts = if valid { parts(facts, tagger, key) } else { Parts::default() };
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
        case_unknown: trusted && !named && class.is_none() && facts.shares(key).is_none(),
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

/// Fewest letters of the name of a country that is believed to be no common word.
const COUNTRY: usize = 5;

/// Whether the language calls a country so, and no spelling dictionary tells how to write the word: lists of inflected
/// forms have "Kiina" and "Japonya" in lower case.
fn is_country(Sources { facts, countries, .. }: Sources, key: &str) -> bool {
    facts.config.hunspell.is_empty() && key.chars().count() >= COUNTRY && countries.contains(key)
}

/// Whether the form is the name of a country, or nothing but the register of places holds it.
fn is_place_alone(sources: Sources, key: &str) -> bool {
    let Sources { facts, registers, .. } = sources;
    let is_unlisted = facts.shares(key).is_none() && !facts.classes.contains_key(key);
    is_country(sources, key) || is_unlisted && registers.get(key).place
}

/// A function word is a usual ending if at least one name in so many ends with it.
const NAMES_OF_AN_ENDING: usize = 400;

/// A function word is an ending of words if at least one form in so many ends with it.
const WORDS_OF_AN_ENDING: usize = 120;

/// A function word begins compounds if it does so in as many right words whose rest is right too.
const COMPOUNDS: usize = 12;

/// Fewest letters of the rest of a name or a compound.
const REST: usize = 3;

/// Marks the function words whose letters are often the end of a name or the beginning of a word.
fn mark_parts(
    entries: &mut BTreeMap<String, Entry>,
    names: &BTreeMap<String, Entry>,
    added: &BTreeSet<String>,
) {
    let function: Vec<String> =
        entries.iter().filter(|(_, entry)| entry.is_function_word()).map(|(key, _)| key.clone()).collect();
    let latin = |key: &str| key.chars().next().is_some_and(|c| c.is_ascii() || ('à'..='ɏ').contains(&c));
    let own = entries.iter().filter(|(_, entry)| entry.is_valid() && entry.title_share() >= 0.5);
    let registered: Vec<&String> = names.keys().chain(own.map(|(key, _)| key)).collect();
    // names by script, and how many of them end with each function word
    let mut all = [0usize; 2];
    for name in &registered {
        all[usize::from(latin(name))] += 1;
    }
    let ends = count_ends(&function, registered.into_iter());
    let compounds = |word: &str| {
        let begins = entries.range(word.to_owned()..).take_while(|(key, _)| key.starts_with(word));
        begins
            .filter(|(key, entry)| {
                let rest = &key[word.len()..];
                entry.is_valid()
                    && entry.zipf() >= 2.0
                    && rest.chars().count() > REST
                    && entries.get(rest).is_some_and(|rest| rest.is_valid() && rest.zipf() >= 3.0)
            })
            .count()
    };
    let marks: Vec<(String, bool, bool)> = function
        .par_iter()
        .map(|word| {
            let names = all[usize::from(latin(word))].max(1);
            let ending = ends[word.as_str()] * NAMES_OF_AN_ENDING >= names;
            (word.clone(), ending, compounds(word) >= COMPOUNDS)
        })
        .collect();
    // what so many words end with, whatever their stems are, is an ending as well
    let lower = |entry: &Entry| entry.is_valid() && entry.lower_share() >= 0.5 && !entry.is_function_word();
    let words: Vec<&String> =
        entries.iter().filter(|(_, entry)| lower(entry)).map(|(form, _)| form).collect();
    let all = words.len().max(1);
    let word_ends = count_ends(&function, words.into_iter());
    let usual: BTreeSet<String> = word_ends
        .into_iter()
        .filter(|(_, count)| count * WORDS_OF_AN_ENDING >= all)
        .map(|(word, _)| word.to_owned())
        .collect();
    for (word, ending, compounds) in marks {
        let inflection = added.contains(&word) || usual.contains(&word);
        entries.entry(word).and_modify(|entry| *entry = entry.with_parts(ending, compounds, inflection));
    }
    // content words too: Hungarian dal, a song, is the ending of "milliárddal"
    for ending in added {
        if let Some(entry) = entries.get_mut(ending) {
            *entry = entry.with_parts(false, false, true);
        }
    }
}

/// How many of the forms end with each of the words, behind a rest of some letters.
fn count_ends<'a>(words: &'a [String], forms: impl Iterator<Item = &'a String>) -> HashMap<&'a str, usize> {
    let mut ends: HashMap<&str, usize> = words.iter().map(|word| (word.as_str(), 0)).collect();
    for form in forms {
        for (cut, _) in form.char_indices().skip(REST) {
            if let Some(count) = ends.get_mut(&form[cut..]) {
                *count += 1;
            }
        }
    }
    ends
}

/// From this frequency on, a form has an entry of its own; so has each form that is not just a word or a name.
const OWN_ENTRY: f32 = 3.0;

/// From this frequency on, a right word can be what a misspelt one was meant to be.
const UNCOMMON: f32 = 2.0;

/// From this frequency on, a form that no dictionary holds is rather a word than a slip.
const SEEN: f32 = 2.0;

/// Forms that the filters hold, where they can be had; no list of frequencies is so long that more matter.
const FORMS: usize = 301_000;

/// The entries that are written out, and the forms of which no more than the tier is kept.
pub fn tiers(facts: &Facts, entries: BTreeMap<String, Entry>) -> (BTreeMap<String, Entry>, Tiers) {
    let mut frequent = BTreeMap::new();
    let mut tiers = Tiers::new();
    let mut rest = Vec::new();
    for (key, entry) in entries {
        let Some(tier) = tier(facts, &key, entry) else {
            frequent.insert(key, entry);
            continue;
        };
        // the filters have room for some of what no text shows, the forms of frequent words first
        let seen = facts.zipf.get(&key).copied();
        let lemma = facts.inflected.get(&key).or_else(|| facts.derived.get(&key));
        let unseen = || lemma.map_or(0.0, |lemma| facts.zipf(&text::key(lemma))) - UNSEEN;
        rest.push((seen.unwrap_or_else(unseen), key, tier));
    }
    rest.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    let room = facts.config.forms.unwrap_or(FORMS).saturating_sub(frequent.len());
    for (rank, (_, key, tier)) in rest.into_iter().enumerate() {
        let tier = if rank < room { Some(tier) } else { beyond(tier) };
        if let Some(tier) = tier {
            tiers.entry(tier).or_default().insert(key);
        }
    }
    (frequent, tiers)
}

/// The tier of a form for which the filters have no room, if it is kept all the same.
fn beyond(tier: Tier) -> Option<Tier> {
    match tier {
        Tier::Uncommon | Tier::Trusted | Tier::Rare => Some(Tier::Obscure),
        Tier::Name => Some(Tier::ObscureName),
        _ => None,
    }
}

/// A form that no text shows ranks so far below its lemma (Zipf) that those which texts show come first.
const UNSEEN: f32 = 8.0;

/// Forms by tier.
pub type Tiers = BTreeMap<Tier, BTreeSet<String>>;

/// The tier of a form, if it needs no entry of its own.
fn tier(facts: &Facts, key: &str, entry: Entry) -> Option<Tier> {
    let plain = !entry.is_function_word()
        && !entry.is_abbreviation()
        && !entry.is_misspelling()
        && !entry.has_mixed_case()
        && !entry.is_inflection()
        && entry.upper_share() < 0.5;
    let zipf = facts.zipf(key);
    if !plain || zipf >= OWN_ENTRY {
        return None;
    }
    Some(match entry.is_valid() {
        false if zipf >= SEEN => Tier::Seen,
        false => Tier::Doubtful,
        true if entry.lower_share() < 0.5 => Tier::Name,
        true if facts.config.tagged && !entry.has_word_class() => Tier::Scrap,
        true if entry.is_case_unknown() => Tier::Trusted,
        true if zipf >= UNCOMMON => Tier::Uncommon,
        true => Tier::Rare,
    })
}

/// The open classes of a key, by rules and by lists.
fn parts(facts: &Facts, tagger: &Tagger, key: &str) -> Parts {
    let mut parts = tagger.parts(key);
    let listed = facts.listed_parts.iter().filter(|(_, forms)| forms.contains(key));
    for (part, _) in listed {
        if part != "verb"
            || !facts.config.non_finite_endings.iter().any(|ending| key.ends_with(ending.as_str()))
        {
            parts.set(part);
        }
    }
    parts
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
