//! Adding a word to the user's list.

use super::word_list::WordList;
use std::fmt;
use std::fs;
use std::io::{self, Write};
use std::path::Path;

/// Why a word was not added.
#[derive(Debug)]
pub enum AddWordError {
    /// It could not stand in a list: it has a line break or another control character, no letter, or begins as a
    /// comment does.
    NoWord,
    /// The list is not UTF-8 text; the offset of the first byte that is not.
    NoText(usize),
    /// The list cannot be read or written.
    File(io::Error),
}

impl fmt::Display for AddWordError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoWord => f.write_str("is no word that a list could hold"),
            Self::NoText(offset) => write!(f, "is not UTF-8 at byte offset {offset}; convert it first"),
            Self::File(error) => write!(f, "{error}"),
        }
    }
}

impl std::error::Error for AddWordError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::File(error) => Some(error),
            Self::NoWord | Self::NoText(_) => None,
        }
    }
}

impl From<io::Error> for AddWordError {
    fn from(error: io::Error) -> Self {
        Self::File(error)
    }
}

/// Adds a word or name to the list at `path` as a line of its own, and makes the list if it is not there. Answers
/// whether it was added: a list that has it already stays as it is.
///
/// The file is replaced in one step; what it holds, its line ends and its permissions are kept. If `path` is a link,
/// the file that it leads to is replaced.
///
/// # Errors
/// What is no word, a list that is no UTF-8 text, and those of the disk.
pub fn add_word(path: &Path, word: &str) -> Result<bool, AddWordError> {
    let word = word.trim();
    if word.chars().any(char::is_control) || WordList::read(word).is_err() {
        return Err(AddWordError::NoWord);
    }
    let target = match fs::canonicalize(path) {
        Ok(target) => target,
        Err(error) if error.kind() == io::ErrorKind::NotFound => path.to_owned(),
        Err(error) => return Err(error.into()),
    };
    let old = match fs::read(&target) {
        Ok(bytes) => Some(bytes),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(error.into()),
    };
    let text = std::str::from_utf8(old.as_deref().unwrap_or_default())
        .map_err(|error| AddWordError::NoText(error.valid_up_to()))?;
    if text.lines().any(|line| line.trim().trim_start_matches('\u{feff}') == word) {
        return Ok(false);
    }
    let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let missing_end = if text.is_empty() || text.ends_with('\n') { "" } else { line_end };
    let new = format!("{text}{missing_end}{word}{line_end}");
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = tempfile::Builder::new().prefix(".postedit-").tempfile_in(folder)?;
    file.write_all(new.as_bytes())?;
    if old.is_some() {
        file.as_file().set_permissions(fs::metadata(&target)?.permissions())?;
    } else {
        make_readable(file.as_file())?;
    }
    file.as_file().sync_all()?;
    if old.is_some() {
        file.persist(&target).map_err(|error| error.error)?;
    } else {
        // somebody else may have made one in the meantime
        file.persist_noclobber(&target).map_err(|error| error.error)?;
    }
    Ok(true)
}

/// A new list may be read by all, as other files that a user makes.
fn make_readable(file: &fs::File) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        file.set_permissions(fs::Permissions::from_mode(0o644))?;
    }
    #[cfg(not(unix))]
    let _ = file;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_added_once_and_the_rest_is_kept() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("postedit.words");
        let add = |word: &str| add_word(&path, word).expect("added");
        let text = || fs::read_to_string(&path).expect("a list");
        assert!(add("Nasams"));
        assert!(!add(" Nasams ") && add("NASAMS"));
        assert_eq!(text(), "Nasams\nNASAMS\n");
        fs::write(&path, "# house\r\nBora Bora\r\nKyiv").expect("written");
        assert!(!add("Kyiv") && !add("Bora Bora") && add("Odesa"));
        assert_eq!(text(), "# house\r\nBora Bora\r\nKyiv\r\nOdesa\r\n");
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1);
    }

    #[test]
    fn what_is_no_word_and_what_is_no_list_are_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("postedit.words");
        for word in ["", "  ", "# a", "a\nb", "a\u{1b}b", "--"] {
            assert!(matches!(add_word(&path, word), Err(AddWordError::NoWord)), "{word:?}");
        }
        assert!(!path.exists());
        fs::write(&path, b"ab\xff").expect("written");
        assert!(matches!(add_word(&path, "word"), Err(AddWordError::NoText(2))));
        assert!(matches!(add_word(folder.path(), "word"), Err(AddWordError::File(_))));
        assert!(add_word(&folder.path().join("none/x.words"), "word").is_err());
    }

    #[cfg(unix)]
    #[test]
    fn links_and_permissions_are_kept() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().expect("a folder");
        let (list, link) = (folder.path().join("list"), folder.path().join("link"));
        fs::write(&list, "a b c\n").expect("written");
        fs::set_permissions(&list, fs::Permissions::from_mode(0o640)).expect("set");
        std::os::unix::fs::symlink(&list, &link).expect("a link");
        assert!(add_word(&link, "Kyiv").expect("added"));
        assert!(fs::symlink_metadata(&link).expect("a link").is_symlink());
        assert_eq!(fs::read_to_string(&list).expect("a list"), "a b c\nKyiv\n");
        assert_eq!(fs::metadata(&list).expect("a list").permissions().mode() & 0o777, 0o640);
    }
}
