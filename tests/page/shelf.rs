//! Articles in a folder of their own, and the page that the program makes of them.

use assert_cmd::Command;
use postedit::{Cleaner, Document, Options, Report};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A folder with articles. Commands run in it, so that paths are short.
pub struct Shelf {
    folder: TempDir,
    names: Vec<String>,
}

impl Shelf {
    /// Puts articles into a new folder.
    pub fn new<'a>(articles: impl IntoIterator<Item = (&'a str, Vec<u8>)>) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let mut names = Vec::new();
        for (name, bytes) in articles {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(path, bytes).expect("an article");
            names.push(name.to_owned());
        }
        Self { folder, names }
    }

    /// Copies of articles of the corpus.
    pub fn of_corpus(names: &[&str]) -> Self {
        let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
        Self::new(names.iter().map(|name| (*name, fs::read(corpus.join(name)).expect("an article"))))
    }

    /// What the program prints for all articles.
    pub fn clean(&self, arguments: &[&str]) -> Vec<u8> {
        let mut command = Command::cargo_bin("postedit").expect("the program is built");
        command.env_remove("CLICOLOR_FORCE").current_dir(self.folder.path());
        let assert = command.arg("clean").args(arguments).arg("--").args(&self.names).assert().success();
        assert.get_output().stdout.clone()
    }

    /// Writes the page beside the articles; answers its path.
    pub fn page(&self) -> PathBuf {
        self.put("review.html", &self.clean(&["--format", "html"]))
    }

    /// Writes a file beside the articles; answers its path.
    pub fn put(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::write(&path, bytes).expect("a file");
        path
    }

    /// The documents with their reports, as the library finds them.
    pub fn reports(&self) -> Vec<(Document, Report)> {
        let cleaner = Cleaner::new(Options::default());
        let read = |name: &String| Document::from_bytes(name, self.read(name)).expect("text");
        let report = |document: Document| {
            let report = cleaner.report(&document);
            (document, report)
        };
        self.names.iter().map(read).map(report).collect()
    }

    /// The bytes of an article as they are now.
    pub fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.folder.path().join(name)).expect("an article")
    }

    /// Applies a patch to the articles with a tool.
    pub fn apply(&self, tool: &str, arguments: &[&str], patch: &[u8]) {
        let mut command = Command::new(tool);
        command.args(arguments).current_dir(self.folder.path()).write_stdin(patch).assert().success();
    }
}
