//! The compiled dictionaries as they are kept: each an automaton in a Zstandard file.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{Error, Result};
use std::path::Path;

/// Writes the compiled dictionaries of the folder `packed` to the folder `plain`, each without the ending `.zst`.
/// A file in place of `packed` holds none.
///
/// # Errors
/// When one cannot be read, is damaged, or has no room.
pub fn unpack(packed: &Path, plain: &Path) -> Result<()> {
    if !packed.is_dir() {
        return Ok(());
    }
    // what an earlier build unpacked may be there no more
    if plain.exists() {
        fs::remove_dir_all(plain)?;
    }
    fs::create_dir_all(plain)?;
    for file in fs::read_dir(packed)? {
        let file = file?.path();
        if file.extension() != Some(OsStr::new("zst")) {
            continue;
        }
        let named = |error| Error::other(format!("{}: {error}", file.display()));
        let automaton = zstd::decode_all(File::open(&file).map_err(named)?).map_err(named)?;
        let name = file.file_stem().ok_or_else(|| Error::other("a dictionary has a name"))?;
        fs::write(plain.join(name), automaton)?;
    }
    Ok(())
}
