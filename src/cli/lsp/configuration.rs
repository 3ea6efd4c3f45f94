//! How each document is cleaned: what the editor's settings say over the arguments and the configuration files.

use super::articles;
use super::options::Overrides;
use crate::cli::arguments::Choice;
use crate::cli::settings::Settings;
use anyhow::Result;
use gen_lsp_types::Uri;
use postedit::config::{FILE_NAME, WORDS_NAME};
use postedit::{Cleaner, Level, Options};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The settings of a session.
#[derive(Debug)]
pub struct Configuration<'a> {
    choice: &'a Choice,
    /// What the arguments and files say.
    settings: Arc<Settings>,
    /// What the editor said at the beginning.
    first: Overrides,
    /// What it said last.
    last: Overrides,
}

/// How a document is cleaned.
#[derive(Clone, Debug)]
pub struct Prepared {
    /// Finds what is a fix; all else is held back, so that fixes are those that `postedit clean` makes.
    pub cleaner: Arc<Cleaner>,
    /// The lowest level that is shown.
    pub lowest: Level,
}

impl<'a> Configuration<'a> {
    /// The settings that the arguments make.
    ///
    /// # Errors
    /// A configuration file that holds for all articles and cannot be read.
    pub fn new(choice: &'a Choice) -> Result<Self> {
        let settings = Settings::new(choice)?;
        Ok(Self { choice, settings, first: Overrides::default(), last: Overrides::default() })
    }

    /// Takes what the editor says at the beginning; later settings go over it.
    pub fn begin(&mut self, overrides: Overrides) {
        self.first = overrides;
    }

    /// Takes new settings of the editor. Tells whether they differ from the old ones.
    pub fn change(&mut self, overrides: Overrides) -> bool {
        let differs = self.last != overrides;
        self.last = overrides;
        differs
    }

    /// How a document is cleaned; `None` if it is excluded. One that is no file is one of the current folder.
    ///
    /// # Errors
    /// A configuration file or a lexicon that cannot be read or is wrong.
    pub fn prepared(&self, uri: &Uri) -> Result<Option<Prepared>> {
        let path = path(uri);
        if self.settings.effective(&path)?.is_excluded {
            return Ok(None);
        }
        let cleaner = self.settings.cleaner_for(&path)?;
        let options = self.last.over(&self.first.over(cleaner.options()));
        let lowest = options.level;
        let cleaner = Arc::new(Cleaner::new(Options { level: Level::Fix, ..options }));
        Ok(Some(Prepared { cleaner, lowest }))
    }

    /// The list for words that nothing may touch in a document; `None` if it would not be read again.
    ///
    /// # Errors
    /// A configuration file that cannot be read or is wrong.
    pub fn own_words(&self, uri: &Uri) -> Result<Option<PathBuf>> {
        Ok(self.settings.effective(&path(uri))?.own_words)
    }

    /// Whether the settings of any of `documents` are read from this one.
    pub fn depends_on<'u>(&self, uri: &Uri, mut documents: impl Iterator<Item = &'u Uri>) -> bool {
        let Some(saved) = articles::path(uri) else { return false };
        if saved.file_name().is_some_and(|name| name == FILE_NAME || name == WORDS_NAME) {
            return true;
        }
        let is_it = |file: &Path| match (file.canonicalize(), saved.canonicalize()) {
            (Ok(file), Ok(saved)) => file == saved,
            _ => false,
        };
        self.choice.config.as_deref().is_some_and(is_it)
            || documents.any(|document| {
                self.settings.effective(&path(document)).is_ok_and(|effective| {
                    let lists = effective.values.words.iter().chain(&effective.values.lexicon);
                    lists.into_iter().any(|list| is_it(&list.value))
                })
            })
    }

    /// Reads all files anew.
    ///
    /// # Errors
    /// A configuration file that cannot be read or is wrong; the old settings stay.
    pub fn reload(&mut self) -> Result<()> {
        self.settings = Settings::new(self.choice)?;
        Ok(())
    }
}

/// Where a document lies for the settings.
fn path(uri: &Uri) -> PathBuf {
    articles::path(uri).unwrap_or_else(|| PathBuf::from("-"))
}
