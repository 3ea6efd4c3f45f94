//! Everything that the sources say of one language, read once.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;

use anyhow::Result;
use rayon::prelude::*;

use crate::build::case::{Allowance, Shares};
use crate::entry::WordClass;
use crate::readers::hunspell::{Accepted, Judge};
use crate::readers::spacy::{self, Lemmas, Writings};
use crate::readers::{simplemma, wordfreq};
use crate::sources::{self, Language, Store, gunzip};
use crate::text::{self, Shape};

/// The largest frequency that forms get which the list of frequencies lacks: it ends there.
const BELOW_THE_LIST: f32 = 1.0;

/// A word is so much less frequent in the table of writings if that divides it, on the Zipf scale.
const DIVIDED: f32 = 1.5;

/// A table that holds nothing.
const EMPTY: &[u8] = b"{}";

/// From this share of capitals on, a form that a dictionary holds is a name.
const NAME: f32 = 0.5;

/// The same for a form that no dictionary holds in lower case: it has less to be but a name.
const UNKNOWN_NAME: f32 = 0.3;

/// A common word of another language is at least so much more frequent there.
pub const FOREIGN: f32 = 1.0;

/// The same where nothing but its capitals speaks for the word.
pub const QUOTED: f32 = 0.3;

/// The sources of one language.
pub struct Facts<'a> {
    /// Which sources they are.
    pub config: &'a Language,
    /// What its words look like.
    pub shape: Shape,
    /// Key to Zipf frequency.
    pub zipf: HashMap<String, f32>,
    /// Key to its writings.
    pub writings: HashMap<String, Writings>,
    /// Keys that a list of inflected forms holds, with their lemma.
    pub inflected: HashMap<String, String>,
    /// Lemmas and rules.
    pub lemmas: Lemmas,
    /// Key to its closed class.
    pub classes: BTreeMap<String, WordClass>,
    /// Keys that take a period.
    pub abbreviations: BTreeSet<String>,
    /// Key to the writings that the spelling dictionaries accept; keys without any are absent.
    pub accepted: HashMap<String, Accepted>,
    /// Capitals that say nothing.
    pub allowance: Allowance,
}

impl<'a> Facts<'a> {
    /// Reads the sources. `folder` holds the hand-written lists of all languages.
    pub fn read(config: &'a Language, store: &Store, folder: &Path) -> Result<Self> {
        let shape = Shape::new(&config.script, config.apostrophes)?;
        let zipf = read_zipf(store, &config.wordfreq)?;
        // Not every language has each table.
        let table = |name: &str| -> Result<Vec<u8>> {
            let Some(language) = &config.spacy else { return Ok(EMPTY.to_vec()) };
            let path = format!("spacy_lookups_data/data/{language}_{name}.json.gz");
            let mut found = store.files("spacy-lookups-data", |file| file == path)?;
            found.pop().map_or_else(|| Ok(EMPTY.to_vec()), |(_, packed)| gunzip(&packed))
        };
        let writings = spacy::read_writings(&table("lexeme_prob")?)?;
        let lemmas = Lemmas::read(
            &table("lemma_index")?,
            &table("lemma_exc")?,
            &table("lemma_rules")?,
            &table("lemma_rules_groups")?,
        )?;
        let inflected = config.simplemma.as_deref().map(|list| read_inflected(store, list)).transpose()?;
        let inflected = inflected.unwrap_or_default();
        let (classes, abbreviations) = read_lists(&folder.join(&config.code))?;
        let judge = open_judge(store, &config.hunspell)?;

        let mut keys: BTreeSet<String> = judge.stems().iter().map(|stem| text::key(stem)).collect();
        keys.extend(zipf.keys().cloned());
        keys.extend(writings.keys().cloned());
        keys.extend(inflected.iter().flat_map(|(form, lemma)| [form.clone(), text::key(lemma)]));
        keys.retain(|key| shape.fits(key));
        let keys: Vec<String> = keys.into_iter().collect();
        let judged = keys.into_par_iter().filter_map(|key| {
            let mut accepted = judge.judge(&key);
            let mixed = writings.get(&key).map_or("", |writings| &writings.mixed_form);
            accepted.upper |= !accepted.any() && !mixed.is_empty() && judge.accepts(mixed);
            accepted.any().then_some((key, accepted))
        });
        let accepted: HashMap<String, Accepted> = judged.collect();

        let known = writings.iter().filter(|(key, _)| zipf.get(*key).is_some_and(|&zipf| zipf >= 3.0));
        let known = known.filter_map(|(key, writings)| Some((writings, *accepted.get(key)?)));
        let allowance = Allowance::measure(known);
        Ok(Self {
            config,
            shape,
            zipf,
            writings,
            inflected,
            lemmas,
            classes,
            abbreviations,
            accepted,
            allowance,
        })
    }

    /// The writings that the spelling dictionaries accept.
    pub fn accepted(&self, key: &str) -> Accepted {
        self.accepted.get(key).copied().unwrap_or_default()
    }

    /// The lemma of a form, if the list of inflected forms holds it.
    pub fn lemma(&self, key: &str) -> Option<&str> {
        self.inflected.get(key).map(String::as_str)
    }

    /// Whether the form is a common word: it and its lemma are written in lower case.
    pub fn is_common(&self, key: &str) -> bool {
        let accepted = self.accepted(key);
        accepted.lower || !accepted.any() && self.lemma(key).is_some_and(|lemma| text::key(lemma) == lemma)
    }

    /// Whether a dictionary of any kind holds the form.
    pub fn in_dictionary(&self, key: &str) -> bool {
        self.accepted(key).any() || self.lemma(key).is_some()
    }

    /// Whether text writes the key with capitals where names have them.
    pub fn is_name(&self, key: &str) -> bool {
        let least = if self.is_common(key) { NAME } else { UNKNOWN_NAME };
        self.shares(key).is_some_and(|shares| shares.capital() >= least)
    }

    /// How much more frequent the key is as a common word of another language, if no spelling dictionary
    /// of this one has it: what this one then has may be a quotation.
    pub fn foreignness(&self, others: &[&Facts], key: &str) -> f32 {
        let others = others.iter().filter(|other| {
            other.config.code != self.config.code && other.is_common(key) && !other.is_name(key)
        });
        let highest = others.map(|other| other.zipf(key)).fold(f32::NEG_INFINITY, f32::max);
        if self.accepted(key).any() { f32::NEG_INFINITY } else { highest - self.zipf(key) }
    }

    /// Zipf frequency, from the list of frequencies or below it from the table of writings.
    pub fn zipf(&self, key: &str) -> f32 {
        self.zipf.get(key).copied().unwrap_or_else(|| {
            let total = self.writings.get(key).map_or(0.0, Writings::total);
            let zipf = if total > 0.0 { total.log10() as f32 + 9.0 } else { 0.0 };
            zipf.clamp(0.0, BELOW_THE_LIST)
        })
    }

    /// How the key is written inside sentences, if the table of writings or the spelling dictionary tells.
    pub fn shares(&self, key: &str) -> Option<Shares> {
        let accepted = self.accepted(key);
        if let Some(writings) = self.writings.get(key) {
            // The table divides some words (can't); what it then has of the whole is no fair sample.
            let divided = accepted.lower && writings.total().log10() as f32 + 9.0 + DIVIDED < self.zipf(key);
            return Some(if divided { Shares::default() } else { self.allowance.shares(writings, accepted) });
        }
        match accepted {
            Accepted { lower: true, .. } => Some(Shares::default()),
            Accepted { title: true, .. } => Some(Shares { title: 1.0, ..Shares::default() }),
            Accepted { upper: true, .. } => Some(Shares { upper: 1.0, ..Shares::default() }),
            _ => None,
        }
    }
}

/// A list of frequencies by key.
pub fn read_zipf(store: &Store, list: &str) -> Result<HashMap<String, f32>> {
    let packed = store.file("wordfreq", &format!("wordfreq/data/{list}.msgpack.gz"))?;
    let mut zipf = HashMap::new();
    for (form, value) in wordfreq::read(&gunzip(&packed)?)? {
        // Sorted by frequency: the first spelling of a key is the most frequent.
        zipf.entry(text::key(&form)).or_insert(value);
    }
    Ok(zipf)
}

/// A list of inflected forms by key, with the lemma as written. Lemmas are forms too.
pub fn read_inflected(store: &Store, list: &str) -> Result<HashMap<String, String>> {
    let path = format!("simplemma/strategies/dictionaries/data/{list}.plzma");
    let mut inflected = HashMap::new();
    let forms = simplemma::read(&store.file("simplemma", &path)?)?;
    for (form, lemma) in &forms {
        let key = text::key(form);
        // Where a key has two forms, the one in lower case counts.
        if *form == key || !inflected.contains_key(&key) {
            inflected.insert(key, if *form == *lemma { form.clone() } else { lemma.clone() });
        }
    }
    for (_, lemma) in forms {
        inflected.entry(text::key(&lemma)).or_insert(lemma);
    }
    Ok(inflected)
}

fn open_judge(store: &Store, packages: &[String]) -> Result<Judge> {
    let mut files = Vec::new();
    for package in packages {
        let text = |path| -> Result<String> { Ok(String::from_utf8(store.file(package, path)?)?) };
        files.push((text("package/index.aff")?, text("package/index.dic")?));
    }
    Judge::new(&files)
}

type Lists = (BTreeMap<String, WordClass>, BTreeSet<String>);

/// The hand-written lists of one language. A language can be built before they exist.
fn read_lists(folder: &Path) -> Result<Lists> {
    let lines = |name: &str| -> Vec<String> {
        let path = folder.join(name);
        let text = std::fs::read_to_string(&path).unwrap_or_else(|_| {
            eprintln!("warning: {} is absent", path.display());
            String::new()
        });
        let kept = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        kept.map(str::to_owned).collect()
    };
    let mut classes = BTreeMap::new();
    for line in lines("function-words.tsv") {
        let Some((form, class)) = line.split_once('\t') else {
            anyhow::bail!("function words: no class in {line:?}");
        };
        let class = class.split('\t').next().unwrap_or_default().trim();
        let Some(class) = WordClass::from_name(class) else {
            anyhow::bail!("function words: unknown class in {line:?}");
        };
        classes.insert(text::key(form.trim()), class);
    }
    let abbreviations = lines("abbreviations.txt");
    let abbreviations = abbreviations.iter().filter_map(|line| line.split('\t').next());
    Ok((classes, abbreviations.map(|form| text::key(form.trim())).collect()))
}

/// Reads all languages of the list.
pub fn read_all<'a>(sources: &'a sources::Sources, store: &Store, folder: &Path) -> Result<Vec<Facts<'a>>> {
    sources.languages.iter().map(|language| Facts::read(language, store, folder)).collect()
}
