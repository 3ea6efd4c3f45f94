//! Building all dictionaries, and comparing them with those that exist.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::{Result, ensure};

use crate::build::forms::Localised;
use crate::build::language::{self, Facts};
use crate::build::misspellings::{self, Corrections};
use crate::build::names::{self, World};
use crate::build::namesakes::Namesakes;
use crate::build::registers::Registers;
use crate::build::writings::Writings;
use crate::build::{detection, letters, small, words, write_lines, write_map, write_numbers, write_set};
use crate::compressed;
use crate::report::{self, Row};
use crate::sources::{self, Sources, Store};
use crate::text::Shape;
use crate::tier::Tier;

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
        // another release of the compressor may write the same otherwise
        let read = |folder: &Path| compressed::contents(&folder.join(&row.file));
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
    let every = Shape::new(&["Latin", "Cyrillic", "Greek"], false)?;
    let mut localised = Localised::read(&store, &sources.places.locales)?;
    let registers = Registers::read(&store, every, &localised)?;
    let languages = language::read_all(sources, &store, folder)?;
    let languages: Vec<&Facts> = languages.iter().collect();
    let of = |codes: &[String]| -> Vec<&Facts> {
        languages.iter().filter(|facts| codes.contains(&facts.config.code)).copied().collect()
    };
    let worlds = sources.names.iter().map(|names| World::read(names, &store)).collect::<Result<Vec<_>>>()?;
    let world_of = |facts: &Facts| {
        let shares_script =
            |names: &sources::Names| facts.config.scripts.iter().any(|s| names.scripts.contains(s));
        sources.names.iter().position(shares_script).map_or(&worlds[0], |at| &worlds[at])
    };
    let corrections: Vec<Corrections> =
        languages.iter().map(|facts| misspellings::of(facts, world_of(facts))).collect();
    let mut names = BTreeMap::new();
    for (config, world) in sources.names.iter().zip(&worlds) {
        let tellers = of(&config.tellers);
        let corrections: Vec<&Corrections> = languages
            .iter()
            .zip(&corrections)
            .filter(|(facts, _)| config.tellers.contains(&facts.config.code))
            .map(|(_, corrections)| corrections)
            .collect();
        let shape = Shape::new(&config.scripts, false)?;
        names.extend(names::build(world, &tellers, &corrections, &registers, shape));
    }
    let quoted = of(&sources.quoted);
    let mut rows = Vec::new();
    let bytes = write_map(&output.join(compressed::file("names", "words")), &names)?;
    rows.push(Row::of_entries(compressed::file("names", "words"), &names, bytes));
    localised.add_cities(&registers.places, &languages);
    let forms = localised.forms(&registers.places);
    let bytes = write_set(&output.join(compressed::file("names", "forms")), &forms)?;
    rows.push(Row::of_lines(compressed::file("names", "forms"), forms.len(), bytes));
    let (words, lists) = detection::build(&languages);
    let bytes = write_numbers(&output.join(compressed::file("detection", "words")), &words)?;
    rows.push(Row::of_lines(compressed::file("detection", "words"), words.len(), bytes));
    let bytes = write_lines(&output.join("detection/languages.txt"), &lists)?;
    rows.push(Row::of_lines("detection/languages.txt".to_owned(), lists.len(), bytes));
    let writings = Writings::read(&store, every)?;
    let mut common = BTreeSet::new();
    let mut namesakes = Vec::new();
    for (facts, corrections) in languages.iter().zip(&corrections) {
        let (others, registers, names) = (&quoted, &registers, &names);
        let countries = &localised.countries(&facts.config.code);
        let words = words::build(words::Sources { facts, others, registers, corrections, names, countries });
        let code = &facts.config.code;
        let path = |name: &str| compressed::file(code, name);
        let letters = letters::build(&words.entries);
        let bytes = write_numbers(&output.join(path("letters")), &letters)?;
        rows.push(Row::of_lines(path("letters"), letters.len(), bytes));
        let (frequent, tiers) = words::tiers(facts, words.entries);
        if code != small::CAPITAL_NOUNS {
            common.extend(
                frequent.iter().filter(|(_, entry)| small::is_common(**entry)).map(|(key, _)| key.clone()),
            );
            let small = frequent.iter().filter(|(_, entry)| entry.is_valid() && entry.lower_share() >= 0.5);
            let rarer = [Tier::Uncommon, Tier::Trusted, Tier::Rare, Tier::Scrap, Tier::Obscure];
            let rarer = rarer.iter().filter_map(|tier| tiers.get(tier)).flatten();
            let small = small.map(|(key, _)| key).chain(rarer);
            namesakes.push((code, Namesakes::find(facts, &writings, registers, countries, small)));
        }
        let bytes = write_map(&output.join(path("words")), &frequent)?;
        rows.push(Row::of_entries(path("words"), &frequent, bytes));
        let none = BTreeSet::new();
        for tier in Tier::ALL {
            let forms = tiers.get(&tier).unwrap_or(&none);
            let bytes = write_set(&output.join(path(tier.name())), forms)?;
            rows.push(Row::of_tier(path(tier.name()), tier, forms.len(), bytes));
        }
        let endings = words
            .endings
            .iter()
            .map(|((ending, own), _)| format!("{ending}\t{own}"))
            .collect::<BTreeSet<_>>();
        for (name, lines) in
            [("endings", &endings), ("mixed", &words.mixed), ("misspellings", &words.misspellings)]
        {
            let bytes = write_set(&output.join(path(name)), lines)?;
            rows.push(Row::of_lines(path(name), lines.len(), bytes));
        }
        eprintln!("{code}: {} forms", frequent.len() + tiers.values().map(BTreeSet::len).sum::<usize>());
    }
    let small = small::build(&writings, &common, &registers);
    let namesakes = namesakes.into_iter().flat_map(|(code, found)| found.lines(code, &small)).collect();
    for (name, lines) in [("small", &small), ("namesakes", &namesakes)] {
        let bytes = write_set(&output.join(compressed::file("capitals", name)), lines)?;
        rows.push(Row::of_lines(compressed::file("capitals", name), lines.len(), bytes));
    }
    Ok(rows)
}
