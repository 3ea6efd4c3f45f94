//! Where the files lie.

use etcetera::{BaseStrategy, choose_base_strategy, home_dir};
use std::io;
use std::path::{Component, Path, PathBuf};

/// The name of a configuration file.
pub const FILE_NAME: &str = "postedit.toml";

/// The name of the list of words that a project need not name.
pub const WORDS_NAME: &str = "postedit.words";

/// The nearest configuration file in `folder` or above it.
pub fn nearest_file(folder: &Path) -> Option<PathBuf> {
    upward(folder, FILE_NAME)
}

/// The nearest list of words in `folder` or above it.
pub fn nearest_words(folder: &Path) -> Option<PathBuf> {
    upward(folder, WORDS_NAME)
}

fn upward(folder: &Path, name: &str) -> Option<PathBuf> {
    folder.ancestors().map(|folder| folder.join(name)).find(|path| path.is_file())
}

/// The list of words that lies beside a configuration file, if one does.
pub fn beside(file: &Path) -> Option<PathBuf> {
    Some(file.with_file_name(WORDS_NAME)).filter(|path| path.is_file())
}

/// The user's own configuration file, if there is one: `postedit/postedit.toml` in the folder that the system keeps
/// for configuration (`$XDG_CONFIG_HOME` or `~/.config`; `%APPDATA%` on Windows).
pub fn user_file() -> Option<PathBuf> {
    let folder = choose_base_strategy().ok()?.config_dir();
    Some(folder.join("postedit").join(FILE_NAME)).filter(|path| path.is_file())
}

/// The absolute path without `.` and `..`. Links are not followed: a project reaches to where its links stand.
///
/// # Errors
/// A current folder that cannot be told, and an empty path.
pub fn absolute(path: &Path) -> io::Result<PathBuf> {
    let mut absolute = PathBuf::new();
    for part in std::path::absolute(path)?.components() {
        match part {
            Component::ParentDir => {
                absolute.pop();
            }
            Component::CurDir => {}
            part => absolute.push(part),
        }
    }
    Ok(absolute)
}

/// A path as a configuration file in `folder` writes it: relative to that folder, or to the user's home if it begins
/// with `~/`.
pub(super) fn written(folder: &Path, path: &str) -> PathBuf {
    let home = || path.strip_prefix("~/").and_then(|below| Some(home_dir().ok()?.join(below)));
    let joined = home().unwrap_or_else(|| folder.join(path));
    absolute(&joined).unwrap_or(joined)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn the_nearest_file_upward_is_found() {
        let root = tempfile::tempdir().expect("a folder");
        let (outer, inner) = (root.path().join("a"), root.path().join("a/b/c"));
        fs::create_dir_all(&inner).expect("folders");
        fs::write(outer.join(FILE_NAME), "").expect("a file");
        // a folder of the name is none
        fs::create_dir(outer.join("b").join(FILE_NAME)).expect("a folder");
        assert_eq!(nearest_file(&inner), Some(outer.join(FILE_NAME)));
        fs::write(inner.join(FILE_NAME), "").expect("a file");
        assert_eq!(nearest_file(&inner), Some(inner.join(FILE_NAME)));
        assert_eq!(beside(&inner.join(FILE_NAME)), None);
        fs::write(outer.join(WORDS_NAME), "Nasams\n").expect("a file");
        assert_eq!(nearest_words(&inner), Some(outer.join(WORDS_NAME)));
    }

    #[test]
    fn paths_lose_their_dots() {
        assert_eq!(absolute(Path::new("/a/./b/../c")).expect("a path"), Path::new("/a/c"));
        assert_eq!(absolute(Path::new("/../a")).expect("a path"), Path::new("/a"));
        assert_eq!(written(Path::new("/p/q"), "../x.words"), Path::new("/p/x.words"));
        assert!(absolute(Path::new("")).is_err());
    }
}
