//! The compiled dictionaries as they are kept: each an automaton in a Zstandard file.

use std::fs::{self, File};
use std::path::Path;

use anyhow::{Context, Result};

/// The ending of the files.
pub const ENDING: &str = "fst.zst";

/// The level of compression: they are packed once and unpacked at each build, which takes as long at any level.
const LEVEL: i32 = 19;

/// An automaton as it is kept.
pub fn pack(automaton: &[u8]) -> Result<Vec<u8>> {
    Ok(zstd::encode_all(automaton, LEVEL)?)
}

/// The automaton `name` of the dictionary in `folder`.
pub fn read(folder: &Path, name: &str) -> Result<Vec<u8>> {
    let path = folder.join(format!("{name}.{ENDING}"));
    let file = File::open(&path).with_context(|| path.display().to_string())?;
    zstd::decode_all(file).with_context(|| path.display().to_string())
}

/// What a file holds, which is compressed or is not.
pub fn contents(path: &Path) -> Result<Vec<u8>> {
    let bytes = fs::read(path).with_context(|| path.display().to_string())?;
    if path.extension().is_some_and(|ending| ending == "zst") {
        return zstd::decode_all(&*bytes).with_context(|| path.display().to_string());
    }
    Ok(bytes)
}
