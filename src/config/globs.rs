//! Paths by globs, in the syntax of .gitignore.

use super::origin::Sourced;
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use std::path::{Path, PathBuf};

/// The folder that globs are relative to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Base {
    /// This one; nothing outside of it matches.
    Folder(PathBuf),
    /// The root of the file system, as the user's own file is about no folder.
    Root,
}

/// Globs, of which the last that matches a path decides; `!` before one takes paths out again. One without a slash
/// matches at any depth, one that ends with a slash folders alone, and what lies in a folder that matches does too.
#[derive(Clone, Debug)]
pub struct Globs {
    base: Base,
    matcher: Gitignore,
    /// As they are written.
    pub patterns: Vec<Sourced<String>>,
}

impl Globs {
    /// No globs, which match nothing.
    pub fn none(base: Base) -> Self {
        Self { base, matcher: Gitignore::empty(), patterns: Vec::new() }
    }

    /// Globs that [`Globs::check`] found right. A wrong one matches nothing.
    pub fn new(base: Base, patterns: Vec<Sourced<String>>) -> Self {
        let mut builder = GitignoreBuilder::new("");
        builder.allow_unclosed_class(false);
        for pattern in &patterns {
            // what is wrong was told by `check`
            let _ = builder.add_line(None, &pattern.value);
        }
        let matcher = builder.build().unwrap_or_else(|_| Gitignore::empty());
        Self { base, matcher, patterns }
    }

    /// Whether a glob is one, and says something.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn check(pattern: &str) -> Result<(), String> {
        if pattern.trim().is_empty() || pattern.trim_start().starts_with('#') {
            return Err("is empty or a comment, so it matches nothing".to_owned());
        }
        let below = pattern.trim_start_matches('!').trim_start_matches('/');
        if below.split('/').any(|part| matches!(part, "." | "..")) {
            return Err("has “.” or “..” as a part; globs are relative to the folder of the file".to_owned());
        }
        let mut builder = GitignoreBuilder::new("");
        builder.allow_unclosed_class(false);
        builder.add_line(None, pattern).map_err(|error| match error {
            ignore::Error::Glob { err, .. } => err,
            other => other.to_string(),
        })?;
        builder.build().map_err(|error| error.to_string())?;
        Ok(())
    }

    /// Whether they match an absolute path without `.` and `..`, or a folder above it.
    pub fn match_path(&self, path: &Path, is_folder: bool) -> bool {
        self.below(path)
            .is_some_and(|below| self.matcher.matched_path_or_any_parents(below, is_folder).is_ignore())
    }

    /// Whether they match an absolute path itself, as one is found that was reached through its folders.
    pub fn match_entry(&self, path: &Path, is_folder: bool) -> bool {
        self.below(path).is_some_and(|below| self.matcher.matched(below, is_folder).is_ignore())
    }

    /// The path from the folder that the globs are relative to, if it lies in it.
    fn below<'p>(&self, path: &'p Path) -> Option<&'p Path> {
        if self.patterns.is_empty() {
            return None;
        }
        let below = match &self.base {
            Base::Folder(folder) => path.strip_prefix(folder).ok(),
            Base::Root => path.ancestors().last().and_then(|root| path.strip_prefix(root).ok()),
        };
        below.filter(|below| !below.as_os_str().is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn globs(base: Base, patterns: &[&str]) -> Globs {
        for pattern in patterns {
            Globs::check(pattern).expect("a glob");
        }
        Globs::new(base, patterns.iter().map(|&pattern| Sourced::given(pattern.to_owned())).collect())
    }

    #[test]
    fn folders_names_and_exceptions_match_as_in_gitignore() {
        let globs = globs(Base::Folder("/p".into()), &["drafts/", "*.raw.txt", "/top.txt", "!keep.raw.txt"]);
        let matches = |path: &str| globs.match_path(Path::new(path), false);
        assert!(matches("/p/drafts/a.txt") && matches("/p/x/drafts/y/a.txt"));
        assert!(matches("/p/x/a.raw.txt") && !matches("/p/keep.raw.txt"));
        assert!(matches("/p/top.txt") && !matches("/p/x/top.txt"));
        assert!(!matches("/p/drafts") && globs.match_path(Path::new("/p/drafts"), true));
        // of another folder, and the folder itself
        assert!(!matches("/q/drafts/a.txt") && !matches("/p"));
    }

    #[test]
    fn globs_of_the_user_hold_everywhere() {
        let globs = globs(Base::Root, &["drafts/", "/srv/wire/*.txt"]);
        let matches = |path: &str| globs.match_path(Path::new(path), false);
        assert!(matches("/p/drafts/a.txt") && matches("/srv/wire/a.txt"));
        assert!(!matches("/p/srv/wire/a.txt") && !matches("/p/a.txt"));
    }

    #[test]
    fn what_is_no_glob_is_told() {
        for wrong in ["[a", "", "  ", "# all", "../x", "a/./b", "{a"] {
            assert!(Globs::check(wrong).is_err(), "{wrong:?}");
        }
        for right in ["*", "**/*.txt", "!a", "a b.txt", "[ab].txt", "{a,b}/", "..a", "\\#a"] {
            assert_eq!(Globs::check(right), Ok(()), "{right:?}");
        }
    }
}
