//! The texts that are measured: the articles of the corpus, with their artifacts and without.

use postedit::{Cleaner, Document, Language, Level, Options};
use std::fmt;
use std::path::{Path, PathBuf};

/// The languages that are measured: little and much inflection, compounds, another script.
pub const LANGUAGES: [&str; 5] = ["en", "es", "de", "fi", "ru"];

/// The articles of one language, one behind the other.
#[derive(Clone, Copy, Debug)]
pub struct Articles {
    /// ISO 639-1 code.
    pub language: &'static str,
    /// Whether they are as they were found, or cleaned of what is likely an artifact.
    pub have_artifacts: bool,
}

impl fmt::Display for Articles {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.language, if self.have_artifacts { "with artifacts" } else { "clean" })
    }
}

/// All texts that are measured.
pub fn all() -> impl Iterator<Item = Articles> {
    LANGUAGES
        .into_iter()
        .flat_map(|language| [false, true].map(|have_artifacts| Articles { language, have_artifacts }))
}

impl Articles {
    /// Their text.
    pub fn text(self) -> String {
        let text: String = files(self.language)
            .into_iter()
            .map(|bytes| Document::from_bytes("article", bytes).expect("text").text().to_owned() + "\n")
            .collect();
        if self.have_artifacts {
            return text;
        }
        let cleaner = Cleaner::new(Options { level: Level::Suggest, ..Options::default() });
        cleaner.clean(&text).text.into_owned()
    }

    /// Their language.
    pub fn language(self) -> Language {
        Language::from_code(self.language).expect("a language of the corpus")
    }
}

/// The bytes of the articles of a language, in the order of their names.
pub fn files(language: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(language);
    let entries = std::fs::read_dir(folder).expect("the corpus");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("a file").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    paths.into_iter().map(|path| std::fs::read(path).expect("an article")).collect()
}
