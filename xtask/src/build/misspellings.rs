//! Known misspellings with their corrections.

use std::collections::BTreeMap;

use crate::build::language::{FOREIGN, Facts};
use crate::build::names::World;
use crate::readers::typos;
use crate::sources::Misspellings;
use crate::text;
use crate::word_class::WordClass;

/// As many corrections as are kept of one misspelling.
const CORRECTIONS: usize = 4;

/// How much more frequent the right word must be, on the Zipf scale, than its form without accents.
const MORE_FREQUENT: f32 = 0.4;

/// How much more frequent at least a form must be that the list takes for a misspelling but a dictionary
/// of lemmas holds.
const RIVAL: f32 = 0.7;

/// From this frequency on, a contraction is often written without its apostrophe.
const CONTRACTION: f32 = 3.5;

/// From this frequency on, a form that joins two words is looked at.
const JOINED: f32 = 2.8;

/// Both words of a joined pair are at least so frequent.
const HALF: f32 = 5.0;

/// Misspelling to its corrections, the most frequent first.
pub type Corrections = BTreeMap<String, Vec<String>>;

/// The misspellings of a language. Where several sources know one, the first is right.
pub fn of(facts: &Facts, world: &World) -> Corrections {
    let mut found = unapostrophed(facts);
    let main = match facts.config.misspellings {
        Misspellings::Listed => listed(facts, world),
        Misspellings::Accents => accents(facts),
        Misspellings::None => Corrections::new(),
    };
    for (wrong, rights) in main.into_iter().chain(joined(facts, world)) {
        found.entry(wrong).or_insert(rights);
    }
    let zipf = |right: &str| right.split(' ').map(|word| facts.zipf(&text::key(word))).fold(8.0, f32::min);
    for rights in found.values_mut() {
        rights.sort_by(|a, b| zipf(b).total_cmp(&zipf(a)).then_with(|| a.cmp(b)));
        rights.truncate(CORRECTIONS);
    }
    found
}

/// Whether a form that someone took for a misspelling has a right of its own.
fn is_word(facts: &Facts, key: &str) -> bool {
    facts.accepted(key).lower
        || facts.classes.contains_key(key)
        || facts.abbreviations.contains(key)
        || facts.writings.contains_key(key) && facts.is_name(key)
}

/// The list of misspellings without the words that it takes for some.
fn listed(facts: &Facts, world: &World) -> Corrections {
    let mut found = Corrections::new();
    for (wrong, rights) in typos::read() {
        let right_words =
            |right: &String| right.split(' ').all(|word| facts.accepted(&text::key(word)).any());
        let rights: Vec<String> = rights.into_iter().filter(right_words).collect();
        // The list takes words of other languages for English ones, and spoken forms for written ones.
        let foreign = world.zipf(&wrong) >= facts.zipf(&wrong) + FOREIGN;
        let spoken = wrong.ends_with("in") && rights.contains(&format!("{wrong}g"));
        if rights.is_empty() || foreign || spoken || !facts.shape.fits(&wrong) || is_word(facts, &wrong) {
            continue;
        }
        // Lists of lemmas have rare words that the spelling dictionaries lack, but also inflected errors.
        let best = rights.iter().map(|right| facts.zipf(&text::key(right))).fold(0.0, f32::max);
        let is_lemma = facts.lemma(&wrong) == Some(wrong.as_str());
        if is_lemma && facts.zipf(&wrong) + RIVAL > best {
            continue;
        }
        found.insert(wrong, rights);
    }
    found
}

/// Contractions without their apostrophe: dont, theyre.
fn unapostrophed(facts: &Facts) -> Corrections {
    let mut found = Corrections::new();
    for (right, &zipf) in facts.zipf.iter().filter(|(key, zipf)| **zipf >= CONTRACTION && key.contains('\''))
    {
        let wrong = right.replace('\'', "");
        let accepted = facts.accepted(right);
        // What looks like a genitive of "city" can be meant for the plural.
        let is_contraction = (accepted.lower || accepted.title && facts.classes.contains_key(right))
            && facts.shape.fits(right)
            && !right.ends_with("y's");
        let is_free = !facts.accepted(&wrong).any() && !facts.classes.contains_key(&wrong);
        if is_contraction && is_free && facts.zipf(&wrong) < zipf {
            found.entry(wrong).or_default().push(if accepted.lower {
                right.clone()
            } else {
                text::title(right)
            });
        }
    }
    found
}

/// Frequent pairs of words that are written as one: alot, infact. What other languages write more often
/// is theirs.
fn joined(facts: &Facts, world: &World) -> Corrections {
    let class = |word: &str| facts.classes.get(word).copied();
    let half = |word: &str| {
        facts.accepted(word).lower && facts.zipf(word) >= HALF && class(word) != Some(WordClass::Interjection)
    };
    let mut found = Corrections::new();
    for (wrong, &zipf) in &facts.zipf {
        if zipf < JOINED
            || facts.in_dictionary(wrong)
            || is_word(facts, wrong)
            || world.zipf(wrong) >= zipf + MORE_FREQUENT
        {
            continue;
        }
        let splits = wrong.char_indices().skip(1).map(|(at, _)| wrong.split_at(at));
        let mut splits = splits.filter(|(left, right)| {
            // Longer words make compounds with what is no function word (offseason), and the shortest
            // pairs are other things (situ).
            let fits = match class(left) {
                Some(WordClass::Determiner) => true,
                Some(_) => left.len() <= 2 || class(right).is_some(),
                None => false,
            };
            let long = wrong.len() >= 5 || class(left) == Some(WordClass::Determiner);
            fits && long && half(left) && half(right) && left != right && right.len() >= 2
        });
        if let (Some((left, right)), None) = (splits.next(), splits.next()) {
            found.insert(wrong.clone(), vec![format!("{left} {right}")]);
        }
    }
    found
}

/// Words without the accents of a more frequent right word: tambien.
fn accents(facts: &Facts) -> Corrections {
    let mut by_letters: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for key in facts.zipf.keys().filter(|key| facts.accepted(key).lower && facts.shape.fits(key)) {
        by_letters.entry(text::without_accents(key)).or_default().push(key);
    }
    let mut found = Corrections::new();
    for (wrong, &zipf) in facts.zipf.iter().filter(|(key, _)| facts.shape.fits(key)) {
        if is_word(facts, wrong) || facts.in_dictionary(wrong) {
            continue;
        }
        let Some(rights) = by_letters.get(&text::without_accents(wrong)) else { continue };
        let more_frequent = |right: &&&str| facts.zipf(right) >= zipf + MORE_FREQUENT;
        let rights: Vec<String> =
            rights.iter().filter(more_frequent).map(|&right| right.to_owned()).collect();
        if !rights.is_empty() {
            found.insert(wrong.clone(), rights);
        }
    }
    found
}
