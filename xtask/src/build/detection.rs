//! The words that tell languages apart: one table for all languages, so that one look-up says how frequent a
//! word is in each.

use std::collections::{BTreeMap, BTreeSet};

use crate::build::language::Facts;

/// As many of the most frequent words of each language are in the table.
const WORDS: usize = 2_800;

/// Frequencies are stored in steps of this size (Zipf), from the lowest on.
const STEP: f32 = 0.25;

/// A word's languages and frequencies.
type Shares = Vec<(String, u8)>;

/// The words, each with the place (in bytes) of its line in the text that the lines make, and the lines: codes of
/// languages with the frequency of the word there, in steps, as a character from `0` on (`enP frH`).
pub fn build(languages: &[&Facts]) -> (BTreeMap<String, u64>, Vec<String>) {
    let mut words: BTreeMap<String, Shares> = BTreeMap::new();
    for facts in languages {
        let mut frequent: Vec<(&String, f32)> = facts
            .zipf
            .iter()
            .filter(|(key, _)| facts.shape.fits(key))
            .map(|(key, zipf)| (key, *zipf))
            .collect();
        frequent.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(b.0)));
        let scripts = facts.config.scripts.len();
        for (key, zipf) in frequent.into_iter().take(WORDS * scripts) {
            let step = (zipf / STEP).round() as u8;
            words.entry(key.clone()).or_default().push((facts.config.code.clone(), step));
        }
    }
    let line = |shares: &Shares| -> String {
        let parts = shares.iter().map(|(code, step)| format!("{code}{}", (b'0' + step) as char));
        parts.collect::<Vec<_>>().join(" ")
    };
    let lists: BTreeSet<String> = words.values().map(line).collect();
    let lists: Vec<String> = lists.into_iter().collect();
    let mut places = BTreeMap::new();
    let mut place = 0;
    for list in &lists {
        places.insert(list.clone(), place);
        place += list.len() as u64 + 1;
    }
    let map = words.iter().map(|(key, shares)| (key.clone(), places[&line(shares)])).collect();
    (map, lists)
}
