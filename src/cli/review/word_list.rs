//! The list of words that nothing may touch.

use crate::cli::lexica::shown;
use anyhow::{Context, Result};
use std::fs;
use std::io::Write;
use std::path::Path;

/// The list that words go to if no other is named.
pub const DEFAULT: &str = "postedit.words";

/// Adds a word to a list, which is made if it is not there; tells whether it was not in it before.
///
/// # Errors
/// A list that cannot be read or written.
pub fn add(path: &Path, word: &str) -> Result<bool> {
    let mut text = read(path)?;
    if text.lines().any(|line| line.trim() == word) {
        return Ok(false);
    }
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    text.push_str(word);
    text.push('\n');
    write(path, &text)?;
    Ok(true)
}

/// Takes a word out of a list again.
///
/// # Errors
/// A list that cannot be read or written.
pub fn remove(path: &Path, word: &str) -> Result<()> {
    let text = read(path)?;
    let kept: String = text.split_inclusive('\n').filter(|line| line.trim() != word).collect();
    if kept.is_empty() && !text.is_empty() {
        // a list without a word is none
        return fs::remove_file(path).with_context(|| shown(path));
    }
    if kept == text { Ok(()) } else { write(path, &kept) }
}

fn read(path: &Path) -> Result<String> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(text),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(String::new()),
        Err(error) => Err(error).with_context(|| shown(path)),
    }
}

fn write(path: &Path, text: &str) -> Result<()> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let save = || -> Result<()> {
        let mut file = tempfile::Builder::new().prefix(".postedit-").tempfile_in(folder)?;
        file.write_all(text.as_bytes())?;
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = fs::metadata(path).map_or(0o644, |metadata| metadata.permissions().mode());
            file.as_file().set_permissions(fs::Permissions::from_mode(mode))?;
        }
        file.as_file().sync_all()?;
        file.persist(path)?;
        Ok(())
    };
    save().with_context(|| shown(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_come_and_go_and_all_else_stays() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("words");
        fs::write(&path, "# house\r\nTarsenov").expect("a list");
        assert!(add(&path, "Nasams").expect("added"));
        assert!(!add(&path, "Nasams").expect("there already"));
        assert_eq!(fs::read_to_string(&path).expect("text"), "# house\r\nTarsenov\nNasams\n");
        remove(&path, "Nasams").expect("removed");
        assert_eq!(fs::read_to_string(&path).expect("text"), "# house\r\nTarsenov\n");
    }

    #[test]
    fn a_list_is_made_for_a_word_and_goes_with_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("words");
        assert!(add(&path, "Nasams").expect("added"));
        remove(&path, "Nasams").expect("removed");
        assert!(!path.exists());
    }
}
