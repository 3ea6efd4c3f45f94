//! Makes what the library embeds: its dictionaries, which are kept compressed, filters of their forms, and the last
//! parts of compounds.
//!
//! Filters and parts say nothing that the dictionaries do not, and are as large, so they are made here and not kept with
//! them.

mod compressed;
mod last_parts;
mod lexicon;

use std::env;
use std::fs;
use std::io::{Error, Result};
use std::path::Path;

/// Where the dictionaries lie, a folder for each language and one for the names that all share.
const DICTIONARIES: &str = "dictionaries";
/// The languages whose suffixes chain, as their profiles say: those of which the last parts of compounds are asked.
const AGGLUTINATING: [&str; 3] = ["fi", "hu", "tr"];

fn main() -> Result<()> {
    for changed in [DICTIONARIES, "build", "src/lexicon"] {
        println!("cargo::rerun-if-changed={changed}");
    }
    let out = env::var_os("OUT_DIR").ok_or_else(|| Error::other("cargo names no folder for what is made"))?;
    let (plain, out) = (Path::new(&out).join(DICTIONARIES), Path::new(&out).join("derived"));
    fs::create_dir_all(&out)?;
    for folder in fs::read_dir(DICTIONARIES)? {
        let packed = folder?.path();
        let Some(name) = packed.file_name().and_then(|name| name.to_str()) else { continue };
        let folder = plain.join(name);
        compressed::unpack(&packed, &folder)?;
        // the words of the detection have no entries
        if name == "detection" || !folder.join("words.fst").exists() {
            continue;
        }
        let filters =
            lexicon::filters_of(&folder).map_err(|error| Error::other(format!("{name}: {error}")))?;
        fs::write(out.join(format!("{name}.right")), filters.right)?;
        fs::write(out.join(format!("{name}.common")), filters.common)?;
        let parts = if AGGLUTINATING.contains(&name) {
            last_parts::last_parts(&folder)
                .map_err(|error| Error::other(format!("{name}: last parts of compounds: {error}")))?
        } else {
            Vec::new()
        };
        fs::write(out.join(format!("{name}.last-parts")), parts)?;
    }
    Ok(())
}
