//! The compiled dictionaries as they are kept: each an automaton in a Zstandard file.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

/// The ending of the files.
const ENDING: &str = "fst.zst";

/// The level of compression: they are packed once and unpacked at each build, which takes as long at any level.
const LEVEL: i32 = 19;

/// The file of the automaton `name` of the dictionary `folder`, from where all dictionaries lie.
pub fn file(folder: &str, name: &str) -> String {
    format!("{folder}/{name}.{ENDING}")
}

/// An automaton as it is kept.
pub fn pack(automaton: &[u8]) -> Result<Vec<u8>> {
    Ok(zstd::encode_all(automaton, LEVEL)?)
}

/// The automaton `name` of a dictionary in the folder of all, if it has one.
pub fn read(folder: &Path, dictionary: &str, name: &str) -> Result<Option<Vec<u8>>> {
    let path = folder.join(file(dictionary, name));
    path.exists().then(|| contents(&path)).transpose()
}

/// What a file holds, which is compressed or is not.
pub fn contents(path: &Path) -> Result<Vec<u8>> {
    let bytes = fs::read(path).with_context(|| path.display().to_string())?;
    if path.extension().is_some_and(|ending| ending == "zst") {
        return zstd::decode_all(&*bytes).with_context(|| path.display().to_string());
    }
    Ok(bytes)
}
