//! The list of words that nothing may touch.

use crate::cli::lexica::shown;
use anyhow::{Context, Result};
use postedit::user_lexicon::add_word;
use std::fs;
use std::io::Write;
use std::path::Path;

/// Adds a word to a list, which is made if it is not there; tells whether it was not in it before.
///
/// # Errors
/// What is no word, and a list that cannot be read or written.
pub fn add(path: &Path, word: &str) -> Result<bool> {
    add_word(path, word).with_context(|| shown(path))
}

/// Takes a word out of a list again.
///
/// # Errors
/// A list that cannot be read or written.
pub fn remove(path: &Path, word: &str) -> Result<()> {
    let text = fs::read_to_string(path).with_context(|| shown(path))?;
    let kept: String = text.split_inclusive('\n').filter(|line| line.trim() != word).collect();
    if kept.is_empty() && !text.is_empty() {
        // a list without a word is none
        return fs::remove_file(path).with_context(|| shown(path));
    }
    if kept == text { Ok(()) } else { write(path, &kept) }
}

fn write(path: &Path, text: &str) -> Result<()> {
    let save = || -> Result<()> {
        let target = fs::canonicalize(path)?;
        let folder = target.parent().context("has no folder")?;
        let mut file = tempfile::Builder::new().prefix(".postedit-").tempfile_in(folder)?;
        file.write_all(text.as_bytes())?;
        file.as_file().set_permissions(fs::metadata(&target)?.permissions())?;
        file.as_file().sync_all()?;
        file.persist(&target)?;
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
        fs::write(&path, "# house\nTarsenov").expect("a list");
        assert!(add(&path, "Nasams").expect("added"));
        assert!(!add(&path, "Nasams").expect("there already"));
        assert_eq!(fs::read_to_string(&path).expect("text"), "# house\nTarsenov\nNasams\n");
        remove(&path, "Nasams").expect("removed");
        assert_eq!(fs::read_to_string(&path).expect("text"), "# house\nTarsenov\n");
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
