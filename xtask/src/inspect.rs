//! Looking into the compiled dictionaries.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use fst::automaton::Str;
use fst::{Automaton, IntoStreamer, Map, Set, Streamer};

use crate::compressed;
use crate::entry::Entry;
use crate::text;
use crate::tier::Tier;

/// Prints the entries of some forms.
pub fn lookup(folder: &Path, dictionary: &str, forms: &[String]) -> Result<()> {
    let words = Forms::open(folder, dictionary)?;
    for form in forms {
        let key = text::key(form);
        let entry = words.get(&key);
        let mut notes = notes(entry);
        for name in ["mixed", "misspellings"] {
            if let Some(lines) = compressed::read(folder, dictionary, name)? {
                notes.extend(values(&Set::new(lines)?, &key));
            }
        }
        println!("{key}\t{entry:?}\t{}", notes.join(" "));
    }
    Ok(())
}

fn notes(entry: Entry) -> Vec<String> {
    let flags = [
        (entry.can_be_noun(), "noun"),
        (entry.can_be_verb(), "verb"),
        (entry.can_be_adjective(), "adjective"),
        (entry.can_be_adverb(), "adverb"),
        (entry.is_abbreviation(), "abbreviation"),
        (entry.is_misspelling(), "misspelling"),
        (entry.is_given_name(), "given-name"),
        (entry.is_surname(), "surname"),
        (entry.is_place(), "place"),
        (entry.is_organisation(), "organisation"),
        (entry.has_mixed_case(), "mixed"),
        (entry.is_usual_ending(), "usual-ending"),
        (entry.begins_compounds(), "begins-compounds"),
        (entry.is_inflection(), "inflection"),
    ];
    flags.iter().filter(|(set, _)| *set).map(|(_, name)| (*name).to_owned()).collect()
}

fn values(set: &Set<Vec<u8>>, key: &str) -> Vec<String> {
    let prefix = format!("{key}\t");
    let mut stream = set.search(Str::new(&prefix).starts_with()).into_stream();
    let mut found = Vec::new();
    while let Some(line) = stream.next() {
        found.push(format!("-> {}", String::from_utf8_lossy(&line[prefix.len()..])));
    }
    found
}

/// Prints the words of a text that neither its language's dictionary nor the one of names holds as right.
pub fn missing(folder: &Path, dictionary: &str, file: &Path) -> Result<()> {
    let (words, names) = (Forms::open(folder, dictionary)?, Forms::open(folder, "names")?);
    let text = fs::read_to_string(file).with_context(|| file.display().to_string())?;
    let mut missing: BTreeMap<&str, usize> = BTreeMap::new();
    let mut all = 0;
    let is_part = |c: char| c.is_alphabetic() || matches!(c, '\'' | '’');
    for word in text.split(|c| !is_part(c)).map(|word| word.trim_matches(['\'', '’'])) {
        let key = text::key(word);
        let bare = key.strip_suffix("'s").unwrap_or(&key);
        if word.is_empty() {
            continue;
        }
        all += 1;
        let valid = |key: &str| words.get(key).is_valid();
        if !valid(&key) && !valid(bare) && !names.get(bare).is_known() {
            *missing.entry(word).or_default() += 1;
        }
    }
    let mut order: Vec<_> = missing.iter().map(|(word, count)| (*count, *word)).collect();
    order.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(b.1)));
    for (count, word) in &order {
        println!("{count}\t{word}");
    }
    let total: usize = order.iter().map(|(count, _)| count).sum();
    eprintln!("{total} of {all} words, {} different", order.len());
    Ok(())
}

/// All forms of a dictionary.
struct Forms {
    words: Map<Vec<u8>>,
    tiers: Vec<(Tier, Set<Vec<u8>>)>,
}

impl Forms {
    fn open(folder: &Path, dictionary: &str) -> Result<Self> {
        let read = |name: &str| compressed::read(folder, dictionary, name);
        let mut tiers = Vec::new();
        for tier in Tier::ALL {
            // the names that all languages share have no tiers
            if let Some(bytes) = read(tier.name())? {
                tiers.push((tier, Set::new(bytes)?));
            }
        }
        Ok(Self { words: Map::new(read("words")?.context("a dictionary has words")?)?, tiers })
    }

    fn get(&self, key: &str) -> Entry {
        let tier = || self.tiers.iter().find(|(_, forms)| forms.contains(key));
        match self.words.get(key) {
            Some(bits) => Entry::from_bits(bits),
            None => tier().map_or(Entry::UNKNOWN, |(tier, _)| Entry::of_tier(*tier)),
        }
    }
}
