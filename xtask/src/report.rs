//! The tables of sources and outputs in the README of the dictionaries.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::entry::Entry;
use crate::marked;
use crate::sources::Sources;
use crate::tier::Tier;

/// One output.
pub struct Row {
    /// Its path in the folder of dictionaries.
    pub file: String,
    forms: usize,
    valid: Option<usize>,
    names: Option<usize>,
    bytes: u64,
}

impl Row {
    /// Of a map of entries.
    pub fn of_entries(file: String, entries: &BTreeMap<String, Entry>, bytes: u64) -> Self {
        let count =
            |wanted: fn(Entry) -> bool| Some(entries.values().filter(|&&entry| wanted(entry)).count());
        let (valid, names) = (count(Entry::is_valid), count(Entry::is_registered_name));
        Self { file, forms: entries.len(), valid, names, bytes }
    }

    /// Of the forms of a tier.
    pub fn of_tier(file: String, tier: Tier, forms: usize, bytes: u64) -> Self {
        Self {
            file,
            forms,
            valid: (!matches!(tier, Tier::Seen | Tier::Doubtful)).then_some(forms),
            names: None,
            bytes,
        }
    }

    /// Of a set of lines.
    pub fn of_lines(file: String, forms: usize, bytes: u64) -> Self {
        Self { file, forms, valid: None, names: None, bytes }
    }
}

/// Prints the tables and puts them between the marks in the README.
pub fn update(readme: &Path, sources: &Sources, rows: &[Row]) -> Result<()> {
    let tables = tables(sources, rows);
    print!("{tables}");
    let text = fs::read_to_string(readme).with_context(|| readme.display().to_string())?;
    fs::write(readme, marked::replace(&text, "built", &tables)?)?;
    Ok(())
}

fn tables(sources: &Sources, rows: &[Row]) -> String {
    let mut text =
        String::from("| Source | Version | Licence | What is taken | By |\n|---|---|---|---|---|\n");
    for package in &sources.packages {
        let (name, version) = (&package.name, &package.version);
        let (licence, takes, by) = (&package.licence, &package.takes, &package.attribution);
        writeln!(text, "| {name} | {version} | {licence} | {takes} | {by} |")
            .expect("a string takes all text");
    }
    text.push_str("\n| Output | Forms | Valid | Registered names | Bytes |\n|---|--:|--:|--:|--:|\n");
    let number = |count: Option<usize>| count.map_or_else(String::new, |count| count.to_string());
    for row in rows {
        let (valid, names) = (number(row.valid), number(row.names));
        writeln!(text, "| {} | {} | {valid} | {names} | {} |", row.file, row.forms, row.bytes)
            .expect("a string takes all text");
    }
    text
}
