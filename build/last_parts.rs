//! Which words are last parts of compounds, by the dictionary.

use super::lexicon::{Entry, Tier};
use fst::{Map, MapBuilder, Set, Streamer};
use std::collections::{HashMap, HashSet};
use std::error::Error;
use std::fs;
use std::path::Path;

/// Fewest letters of a part, and least frequency (Zipf) of one of so few.
const SHORT_PART: usize = 3;
const SHORT_ZIPF: f32 = 4.0;
/// What links two parts in several languages.
const LINK: char = 's';

/// What is known of a right word.
#[derive(Clone, Copy, Default)]
struct Part {
    may_be_first: bool,
    may_be_last: bool,
}

/// Counts how many right words of the dictionary in a folder are a right word with each other right word behind it:
/// an automaton from the latter to their number.
///
/// # Errors
/// When one of its files cannot be read or is no automaton.
pub fn last_parts(folder: &Path) -> Result<Vec<u8>, Box<dyn Error>> {
    let forms = right_forms(folder)?;
    let last: HashSet<&str> =
        forms.iter().filter(|(_, part)| part.may_be_last).map(|(form, _)| &**form).collect();
    let mut counts: HashMap<&str, u64> = HashMap::new();
    // in their order the forms that another begins with stand before it
    let mut beginnings: Vec<&str> = Vec::new();
    for (form, part) in &forms {
        while beginnings.last().is_some_and(|first| !form.starts_with(first)) {
            beginnings.pop();
        }
        for rest in beginnings.iter().map(|first| &form[first.len()..]) {
            for rest in [Some(rest), rest.strip_prefix(LINK)].into_iter().flatten() {
                if let Some(rest) = last.get(rest) {
                    *counts.entry(rest).or_default() += 1;
                }
            }
        }
        if part.may_be_first {
            beginnings.push(form);
        }
    }
    let mut counts: Vec<(&str, u64)> = counts.into_iter().collect();
    counts.sort_unstable();
    let mut parts = MapBuilder::memory();
    parts.extend_iter(counts)?;
    Ok(parts.into_inner()?)
}

/// The right forms of a dictionary in their order, with what they may be in a compound.
fn right_forms(folder: &Path) -> Result<Vec<(String, Part)>, Box<dyn Error>> {
    let words = Map::new(fs::read(folder.join("words.fst"))?)?;
    let mut forms = Vec::new();
    let mut stream = words.stream();
    while let Some((form, bits)) = stream.next() {
        let (form, entry) = (String::from_utf8(form.to_vec())?, Entry::from_bits(bits));
        if entry.is_valid() && !form.contains('-') {
            let letters = form.chars().count();
            let may_be_last = letters > SHORT_PART || letters == SHORT_PART && entry.zipf() >= SHORT_ZIPF;
            let may_be_first = may_be_last && !entry.is_function_word();
            forms.push((form, Part { may_be_first, may_be_last }));
        }
    }
    for tier in Tier::FILTERED {
        let file = folder.join(format!("{}.fst", tier.name()));
        if !file.exists() {
            continue;
        }
        let tier = Set::new(fs::read(file)?)?;
        let mut stream = tier.stream();
        while let Some(form) = stream.next() {
            let form = String::from_utf8(form.to_vec())?;
            let is_long = form.chars().count() > SHORT_PART;
            if !form.contains('-') {
                forms.push((form, Part { may_be_first: is_long, may_be_last: is_long }));
            }
        }
    }
    forms.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
    Ok(forms)
}
