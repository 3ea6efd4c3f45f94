//! The letter model of a language: how often a letter follows two others in its forms.

use std::collections::BTreeMap;

use crate::entry::Entry;

/// The sign before and behind a word.
const EDGE: char = '_';

/// What an unseen letter counts, so that no observed one is certain.
const SMOOTHING: f64 = 0.1;

/// Letters that may follow, for the smoothing.
const ALPHABET: f64 = 30.0;

/// Letters that fewer forms have in a row are as good as unseen.
const LEAST_FORMS: f64 = 3.0;

/// Costs are kept in steps of this many hundredths, which lets more of them share their place.
const STEP: f64 = 10.0;

/// Forms rarer than this (Zipf) teach nothing: the lists hold too much that is no word there.
const LEAST_ZIPF: f32 = 1.0;

/// Three letters to the cost of the third, in hundredths of a power of ten. Each valid form counts once:
/// an unknown word is new, so the frequency of known ones says nothing of it.
pub fn build(entries: &BTreeMap<String, Entry>) -> BTreeMap<String, u64> {
    let mut trigrams: BTreeMap<[char; 3], f64> = BTreeMap::new();
    let mut pairs: BTreeMap<[char; 2], f64> = BTreeMap::new();
    let valid = entries.iter().filter(|(_, entry)| entry.is_valid() && entry.zipf() >= LEAST_ZIPF);
    for (form, _) in valid {
        let mut window = [EDGE, EDGE];
        for letter in form.chars().chain([EDGE]) {
            *trigrams.entry([window[0], window[1], letter]).or_default() += 1.0;
            *pairs.entry(window).or_default() += 1.0;
            window = [window[1], letter];
        }
    }
    trigrams
        .into_iter()
        .filter(|(_, count)| *count >= LEAST_FORMS)
        .map(|(letters, count)| {
            let all = pairs[&[letters[0], letters[1]]];
            let share = (count + SMOOTHING) / (all + SMOOTHING * ALPHABET);
            (letters.iter().collect(), (-share.log10() * 100.0 / STEP).round() as u64 * STEP as u64)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entry::EntryBuilder;

    #[test]
    fn frequent_sequences_cost_less() {
        let valid = EntryBuilder { zipf: 3.0, valid: true, ..EntryBuilder::default() }.build();
        let forms = ["the", "then", "thin", "there", "thick", "thing", "them"];
        let entries = forms.map(|form| (form.to_owned(), valid)).into_iter().collect();
        let costs = build(&entries);
        assert!(costs["_th"] < costs["the"] && costs["the"] < costs["thi"]);
    }
}
