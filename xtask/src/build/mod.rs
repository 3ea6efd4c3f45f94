//! From what the packages say to compiled dictionaries.

pub mod case;
pub mod detection;
pub mod endings;
pub mod forms;
pub mod language;
pub mod letters;
pub mod misspellings;
pub mod names;
pub mod namesakes;
pub mod parts;
pub mod registers;
pub mod serbian;
pub mod small;
pub mod words;
pub mod writings;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::compressed;
use crate::entry::Entry;

/// Writes a map from keys to entries, compressed, and gives back the size of the file.
pub fn write_map(path: &Path, entries: &BTreeMap<String, Entry>) -> Result<u64> {
    let map = fst::Map::from_iter(entries.iter().map(|(key, entry)| (key, entry.bits())))?;
    write_automaton(path, map.as_fst().as_bytes())
}

/// Writes a map from keys to numbers, compressed, and gives back the size of the file.
pub fn write_numbers(path: &Path, numbers: &BTreeMap<String, u64>) -> Result<u64> {
    let map = fst::Map::from_iter(numbers.iter().map(|(key, number)| (key, *number)))?;
    write_automaton(path, map.as_fst().as_bytes())
}

/// Writes a set of lines, compressed, and gives back the size of the file.
pub fn write_set(path: &Path, lines: &BTreeSet<String>) -> Result<u64> {
    let set = fst::Set::from_iter(lines)?;
    write_automaton(path, set.as_fst().as_bytes())
}

/// Writes lines of text and gives back their size.
pub fn write_lines(path: &Path, lines: &[String]) -> Result<u64> {
    let text: String = lines.iter().flat_map(|line| [line.as_str(), "\n"]).collect();
    write(path, text.as_bytes())
}

fn write_automaton(path: &Path, automaton: &[u8]) -> Result<u64> {
    write(path, &compressed::pack(automaton)?)
}

fn write(path: &Path, bytes: &[u8]) -> Result<u64> {
    let folder = path.parent().context("a dictionary lies in a folder")?;
    fs::create_dir_all(folder)?;
    fs::write(path, bytes).with_context(|| path.display().to_string())?;
    Ok(bytes.len() as u64)
}

/// Zipf frequency in the steps that are stored. What is seldom needs no fine steps, and coarse ones let
/// forms share their tails in the automaton.
pub fn stored_zipf(zipf: f32) -> f32 {
    let step = match zipf {
        z if z < 3.5 => 0.5,
        z if z < 4.5 => 0.25,
        _ => 0.1,
    };
    ((zipf / step).round() * step).max(0.0)
}
