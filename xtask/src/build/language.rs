//! Everything that the sources say of one language, read once.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::path::Path;

use anyhow::Result;
use rayon::prelude::*;

use crate::build::case::{Allowance, Shares};
use crate::build::serbian;
use crate::readers::hunspell::{Accepted, Judge};
use crate::readers::spacy::{self, Lemmas, Writings};
use crate::readers::{affixes, simplemma, wordfreq};
use crate::sources::{self, Language, Store, gunzip};
use crate::text::{self, Shape};
use crate::word_class::WordClass;

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

/// From this frequency on, a form that no list holds can be right where no spelling dictionary is at hand.
const TRUSTED: f32 = 2.0;

/// A form one edit from one that is so much more frequent is rather a slip; of long words, which have few
/// neighbours, a smaller difference tells that.
const FAR_MORE_FREQUENT: f32 = 2.3;
const MORE_FREQUENT: f32 = 1.5;
const LONG: usize = 7;

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
    /// Keys that the same list holds with a capital, as forms of a lemma with one.
    pub named: HashSet<String>,
    /// Lemmas and rules.
    pub lemmas: Lemmas,
    /// Key to its closed class.
    pub classes: BTreeMap<String, WordClass>,
    /// Keys that take a period.
    pub abbreviations: BTreeSet<String>,
    /// Keys that the affixes of the spelling dictionaries make, with their stem.
    pub derived: HashMap<String, String>,
    /// Keys that no list holds and that are frequent, with no far more frequent form near.
    pub trusted: HashSet<String>,
    /// Keys that can be nouns, verbs, adjectives or adverbs by a list of each, by the name of the part.
    pub listed_parts: BTreeMap<String, HashSet<String>>,
    /// Key to the writings that the spelling dictionaries accept; keys without any are absent.
    pub accepted: HashMap<String, Accepted>,
    /// Capitals that say nothing.
    pub allowance: Allowance,
}

impl<'a> Facts<'a> {
    /// Reads the sources. `folder` holds the hand-written lists of all languages.
    pub fn read(config: &'a Language, store: &Store, folder: &Path) -> Result<Self> {
        let shape = Shape::new(&config.scripts, config.apostrophes)?;
        let mut zipf = read_zipf(store, &config.wordfreq)?;
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
        let mut listed_parts = BTreeMap::new();
        for part in &config.parts {
            let forms = spacy::read_forms(&table(&format!("lemma_lookup_{part}"))?)?;
            listed_parts.insert(part.clone(), forms);
        }
        let lists = config.simplemma.as_deref().map(|list| read_inflected(store, list)).transpose()?;
        let Inflected { forms: mut inflected, mut named } = lists.unwrap_or_default();
        let (classes, abbreviations) = read_lists(&folder.join(&config.code))?;
        let files = open_dictionaries(store, &config.hunspell)?;
        let judge = Judge::new(&files)?;
        let neighbour = Judge::new(&open_dictionaries(store, &config.not_of)?)?;
        let foreign = |key: &str| {
            !config.not_of.is_empty()
                && !judge.judge(key).any()
                && !classes.contains_key(key)
                && neighbour.judge(key).any()
        };
        zipf.retain(|key, _| !foreign(key));
        inflected.retain(|key, _| !foreign(key));

        let mut keys: BTreeSet<String> = judge.stems().iter().map(|stem| text::key(stem)).collect();
        keys.extend(zipf.keys().cloned());
        keys.extend(writings.keys().cloned());
        // A form that the list of inflected forms makes right needs no second judge.
        if config.only_seen {
            keys.extend(inflected.iter().flat_map(|(form, lemma)| [form.clone(), text::key(lemma)]));
        }
        let mut derived = HashMap::new();
        if config.expand {
            for (affixes, stems) in &files {
                for (form, stem) in affixes::expand(affixes, stems) {
                    let form = text::key(&form);
                    derived.insert(form.clone(), text::key(&stem));
                    keys.insert(form);
                }
            }
        }
        keys.retain(|key| shape.fits(key));
        let keys: Vec<String> = keys.into_iter().collect();
        let judged = keys.into_par_iter().filter_map(|key| {
            let mut accepted = judge.judge(&key);
            let mixed = writings.get(&key).map_or("", |writings| &writings.mixed_form);
            accepted.upper |= !accepted.any() && !mixed.is_empty() && judge.accepts(mixed);
            accepted.any().then_some((key, accepted))
        });
        let mut accepted: HashMap<String, Accepted> = judged.collect();
        if config.both_scripts {
            serbian::add_cyrillic(&mut zipf, |value| *value);
            serbian::add_cyrillic(&mut inflected, |lemma| serbian::cyrillic(lemma).unwrap_or_default());
            let cyrillic: Vec<String> = named.iter().filter_map(|key| serbian::cyrillic(key)).collect();
            named.extend(cyrillic);
            serbian::add_cyrillic(&mut accepted, |value| *value);
        }
        derived.retain(|form, _| accepted.contains_key(form));
        let common = CommonStems::of(&judge);
        for (key, accepted) in accepted.iter_mut().filter(|(_, accepted)| accepted.lower_by_rules) {
            accepted.lower_by_rules = !common.have_form(key);
        }
        for (key, accepted) in &mut accepted {
            if inflected.get(key).is_some_and(|lemma| text::key(lemma) == *lemma) {
                (accepted.lower_by_rules, accepted.disputed) = (false, false);
            }
        }
        let known = writings.iter().filter(|(key, _)| zipf.get(*key).is_some_and(|&zipf| zipf >= 3.0));
        let known = known.filter_map(|(key, writings)| Some((writings, *accepted.get(key)?)));
        let allowance = Allowance::measure(known);
        let mut facts = Self {
            config,
            shape,
            zipf,
            writings,
            inflected,
            named,
            lemmas,
            classes,
            abbreviations,
            derived,
            trusted: HashSet::new(),
            listed_parts,
            accepted,
            allowance,
        };
        if config.trust_frequent {
            facts.trusted = facts.find_trusted();
        }
        Ok(facts)
    }

    /// Frequent forms that no list holds and that are no slip of a far more frequent one.
    fn find_trusted(&self) -> HashSet<String> {
        let letters = frequent_letters(&self.zipf);
        let candidates: Vec<(&String, f32)> = self
            .zipf
            .iter()
            .filter(|&(key, &zipf)| zipf >= TRUSTED && self.shape.fits(key) && !self.in_dictionary(key))
            .map(|(key, &zipf)| (key, zipf))
            .collect();
        let is_slip = |key: &str, zipf: f32| {
            let least = if key.chars().count() >= LONG { MORE_FREQUENT } else { FAR_MORE_FREQUENT };
            near(key, &letters).iter().any(|other| {
                self.zipf.get(other).is_some_and(|&rival| rival >= zipf + least) && !differ_at_end(key, other)
            })
        };
        candidates
            .into_par_iter()
            .filter(|(key, zipf)| key.chars().count() < 3 || !is_slip(key, *zipf))
            .map(|(key, _)| key.clone())
            .collect()
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
            Accepted { lower: true, lower_by_rules: false, disputed: false, .. } => Some(Shares::default()),
            Accepted { title: true, .. } => Some(Shares { title: 1.0, ..Shares::default() }),
            Accepted { upper: true, .. } => Some(Shares { upper: 1.0, ..Shares::default() }),
            _ => match self.lemma(key) {
                Some(lemma) if text::key(lemma) != lemma => Some(Shares { title: 1.0, ..Shares::default() }),
                Some(_) => Some(Shares::default()),
                None => None,
            },
        }
    }
}

/// The letters of the most frequent forms.
fn frequent_letters(zipf: &HashMap<String, f32>) -> Vec<char> {
    let frequent = zipf.iter().filter(|(_, zipf)| **zipf >= 4.0);
    let letters: BTreeSet<char> =
        frequent.flat_map(|(key, _)| key.chars()).filter(|c| c.is_alphabetic()).collect();
    letters.into_iter().collect()
}

/// The stems of a spelling dictionary that it has in lower case alone, without their accents.
struct CommonStems(BTreeSet<String>);

impl CommonStems {
    fn of(judge: &Judge) -> Self {
        let stems = judge.stems();
        let is_common =
            |stem: &&String| text::key(stem) == **stem && stems.binary_search(&text::title(stem)).is_err();
        Self(stems.iter().filter(is_common).map(|stem| text::without_accents(stem)).collect())
    }

    /// Whether the form may be one of such a stem: "chaves" of "chave", "rica" of "rico", but not "københavn" of
    /// "københavner".
    fn have_form(&self, form: &str) -> bool {
        let form = text::without_accents(form);
        let kept = form.chars().count().saturating_sub(ENDING).max(1);
        let shared: String = form.chars().take(kept).collect();
        let near = self.0.range(shared.clone()..).take_while(|stem| stem.starts_with(&shared));
        near.filter(|stem| !stem.starts_with(&form)).any(|stem| differ_at_end(stem, &form))
    }
}

/// Letters in which two forms of one word differ at the end, as [`differ_at_end`] has it.
const ENDING: usize = 2;

/// Whether two forms differ in their last two letters only, as two forms of one word do.
fn differ_at_end(a: &str, b: &str) -> bool {
    let shared = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    shared + ENDING >= a.chars().count().max(b.chars().count())
}

/// The forms one edit away from a key: a letter lost, added, changed or swapped with its neighbour.
fn near(key: &str, letters: &[char]) -> Vec<String> {
    let word: Vec<char> = key.chars().collect();
    let mut found = Vec::new();
    let mut push = |parts: &[&[char]]| found.push(parts.iter().flat_map(|part| part.iter()).collect());
    for at in 0..=word.len() {
        let (head, tail) = word.split_at(at);
        for letter in letters {
            push(&[head, &[*letter], tail]);
            if let Some((_, rest)) = tail.split_first() {
                push(&[head, &[*letter], rest]);
            }
        }
        if let Some((first, rest)) = tail.split_first() {
            push(&[head, rest]);
            if let Some((second, rest)) = rest.split_first() {
                push(&[head, &[*second, *first], rest]);
            }
        }
    }
    found
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

/// What a list of inflected forms says.
#[derive(Debug, Default)]
pub struct Inflected {
    /// Keys with the lemma as written. Lemmas are forms too.
    pub forms: HashMap<String, String>,
    /// Keys that the list has with a capital, as forms of a lemma with one.
    pub named: HashSet<String>,
}

/// Reads a list of inflected forms.
pub fn read_inflected(store: &Store, list: &str) -> Result<Inflected> {
    let path = format!("simplemma/strategies/dictionaries/data/{list}.plzma");
    Ok(inflected(simplemma::read(&store.file("simplemma", &path)?)?))
}

fn inflected(forms: Vec<(String, String)>) -> Inflected {
    let mut inflected = Inflected::default();
    for (form, lemma) in &forms {
        let key = text::key(form);
        if *form == text::title(&key) && text::key(lemma) != *lemma {
            inflected.named.insert(key.clone());
        }
        // Where a key has two forms, the one in lower case counts.
        if *form == key || !inflected.forms.contains_key(&key) {
            inflected.forms.insert(key, if *form == *lemma { form.clone() } else { lemma.clone() });
        }
    }
    for (_, lemma) in forms {
        inflected.forms.entry(text::key(&lemma)).or_insert(lemma);
    }
    inflected
}

/// The affixes and stems of spelling dictionaries.
fn open_dictionaries(store: &Store, packages: &[String]) -> Result<Vec<(String, String)>> {
    let mut files = Vec::new();
    for package in packages {
        let text = |path| -> Result<String> { Ok(String::from_utf8(store.file(package, path)?)?) };
        let stems = text("package/index.dic")?;
        // An entry in quotation marks is no word, and its slash is no mark of flags.
        let stems = stems.lines().filter(|line| !line.starts_with('"')).collect::<Vec<_>>().join("\n");
        files.push((text("package/index.aff")?, stems));
    }
    Ok(files)
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
    let read = |language| Facts::read(language, store, folder);
    sources.languages.par_iter().map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_with_a_capital_count_where_their_lemma_has_one() {
        let forms = [
            ("Chinach", "Chiny"),
            ("chinach", "china"),
            ("Kinder", "kind"),
            ("NATO-ssa", "NATO"),
            ("mieście", "Miasto"),
        ];
        let found = inflected(forms.map(|(form, lemma)| (form.to_owned(), lemma.to_owned())).to_vec());
        assert_eq!(found.named, HashSet::from(["chinach".to_owned()]));
        assert_eq!(found.forms["chinach"], "china");
        assert_eq!(found.forms["chiny"], "Chiny", "lemmas are forms");
    }

    #[test]
    fn forms_of_common_stems_are_told_from_names() {
        let affixes = "SET UTF-8\n".to_owned();
        let words = "6\nchave\nrico\nkøbenhavner\nChaves\nRica\nKøbenhavn\n".to_owned();
        let common = CommonStems::of(&Judge::new(&[(affixes, words)]).unwrap());
        assert!(common.have_form("chaves") && common.have_form("rica"), "forms of chave and rico");
        assert!(!common.have_form("københavn"), "a stem that goes on is another word");
        assert!(!common.have_form("lisboa"));
    }
}
