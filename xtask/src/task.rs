//! Building all dictionaries, and comparing them with those that exist.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::build::forms::Localised;
use crate::build::language::{self, Facts};
use crate::build::misspellings::{self, Corrections};
use crate::build::names::{self, World};
use crate::build::registers::Registers;
use crate::build::{letters, words, write_map, write_numbers, write_set};
use crate::report::{self, Row};
use crate::sources::{Sources, Store};
use crate::text::Shape;

/// Builds the dictionaries in `folder` and the tables of its README.
pub fn rebuild(folder: &Path, packages: &Path) -> Result<()> {
    let sources = Sources::read(&folder.join("sources.toml"))?;
    let rows = build(&sources, folder, packages, folder)?;
    report::update(&folder.join("README.md"), &sources, &rows)
}

/// Builds the dictionaries elsewhere and fails if a byte differs from those in `folder`.
pub fn check(folder: &Path, packages: &Path) -> Result<()> {
    let sources = Sources::read(&folder.join("sources.toml"))?;
    let fresh = tempfile::tempdir()?;
    let rows = build(&sources, folder, packages, fresh.path())?;
    let mut differing = Vec::new();
    for row in &rows {
        let read = |folder: &Path| fs::read(folder.join(&row.file)).with_context(|| row.file.clone());
        if read(folder)? != read(fresh.path())? {
            differing.push(row.file.as_str());
        }
    }
    ensure!(differing.is_empty(), "not what the sources make: {}", differing.join(", "));
    println!("{} dictionaries are what their sources make", rows.len());
    Ok(())
}

/// Builds all dictionaries. `folder` holds the hand-written lists, `output` gets the compiled ones.
fn build(sources: &Sources, folder: &Path, packages: &Path, output: &Path) -> Result<Vec<Row>> {
    let store = Store::open(sources, packages)?;
    let name_shape = Shape::new(&sources.names.script, false)?;
    let localised = Localised::read(&store, &sources.names.locales)?;
    let registers = Registers::read(&store, name_shape, &localised)?;
    let languages = language::read_all(sources, &store, folder)?;
    let languages: Vec<&Facts> = languages.iter().collect();
    let world = World::read(&sources.names, &store)?;
    let corrections: Vec<Corrections> =
        languages.iter().map(|facts| misspellings::of(facts, &world)).collect();
    // Capitals tell no names in a language that writes all nouns with them.
    let telling = |facts: &&&Facts| !sources.names.capital_nouns.contains(&facts.config.code);
    let tellers: Vec<&Facts> = languages.iter().filter(telling).copied().collect();
    let names = names::build(&world, &tellers, &corrections, &registers, name_shape);
    let mut rows = Vec::new();
    for (facts, corrections) in languages.iter().zip(&corrections) {
        let (others, registers, names) = (&languages, &registers, &names);
        let words = words::build(words::Sources { facts, others, registers, corrections, names });
        let code = &facts.config.code;
        let path = |name: &str| format!("{code}/{name}.fst");
        let bytes = write_map(&output.join(path("words")), &words.entries)?;
        rows.push(Row::of_entries(path("words"), &words.entries, bytes));
        let letters = letters::build(&words.entries);
        let bytes = write_numbers(&output.join(path("letters")), &letters)?;
        rows.push(Row::of_lines(path("letters"), letters.len(), bytes));
        for (name, lines) in [("mixed", &words.mixed), ("misspellings", &words.misspellings)] {
            let bytes = write_set(&output.join(path(name)), lines)?;
            rows.push(Row::of_lines(path(name), lines.len(), bytes));
        }
    }
    let bytes = write_map(&output.join("names/words.fst"), &names)?;
    rows.push(Row::of_entries("names/words.fst".to_owned(), &names, bytes));
    let forms = localised.forms(&registers.places);
    let bytes = write_set(&output.join("names/forms.fst"), &forms)?;
    rows.push(Row::of_lines("names/forms.fst".to_owned(), forms.len(), bytes));
    Ok(rows)
}
