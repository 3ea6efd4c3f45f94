//! Which forms of a dictionary its filters hold.

#![allow(dead_code, reason = "the library uses what the build does not")]

#[path = "../src/lexicon/entry.rs"]
mod entry;
#[path = "../src/lexicon/tier.rs"]
mod tier;
#[path = "variants.rs"]
mod variants;
#[path = "../src/lexicon/word_class.rs"]
mod word_class;

pub use entry::Entry;
use fst::{Map, Set};
use std::error::Error;
use std::fs;
use std::path::Path;
pub use tier::Tier;
use variants::Builder;

/// The filters of one dictionary, as they are stored.
pub struct Filters {
    /// Of the right forms, and of the others that have an entry of their own.
    pub right: Vec<u8>,
    /// Of the common words.
    pub common: Vec<u8>,
}

/// Makes the filters of the dictionary in a folder.
///
/// # Errors
/// When one of its files cannot be read or is no automaton.
pub fn filters_of(folder: &Path) -> Result<Filters, Box<dyn Error>> {
    let words = Map::new(fs::read(folder.join("words.fst"))?)?;
    let mut right = Builder::default();
    right.add(words.as_fst());
    for tier in Tier::FILTERED {
        let file = folder.join(format!("{}.fst", tier.name()));
        // the register of names has none
        if file.exists() {
            right.add(Set::new(fs::read(file)?)?.as_fst());
        }
    }
    let mut common = Builder::default();
    common.add_fitting(words.as_fst(), &|bits| Entry::from_bits(bits).is_common());
    Ok(Filters { right: right.build(), common: common.build() })
}
