//! How each document is cleaned: what the editor's settings say over what the arguments say.

use super::articles;
use super::options::Overrides;
use crate::cli::arguments::Choice;
use anyhow::Result;
use gen_lsp_types::Uri;
use postedit::{Cleaner, Level, Options};
use std::path::Path;
use std::sync::Arc;

/// The settings of a session.
#[derive(Debug)]
pub struct Configuration<'a> {
    choice: &'a Choice,
    /// What the arguments say.
    base: Options,
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
    /// A lexicon that cannot be opened.
    pub fn new(choice: &'a Choice) -> Result<Self> {
        let base = choice.options()?;
        Ok(Self { choice, base, first: Overrides::default(), last: Overrides::default() })
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

    /// How a document is cleaned.
    pub fn prepared(&self) -> Prepared {
        let options = self.last.over(&self.first.over(&self.base));
        let lowest = options.level;
        Prepared { cleaner: Arc::new(Cleaner::new(Options { level: Level::Fix, ..options })), lowest }
    }

    /// Whether the settings are read from this document among others.
    pub fn depends_on(&self, uri: &Uri) -> bool {
        let Some(path) = articles::path(uri) else { return false };
        let is_it = |file: &Path| match (file.canonicalize(), path.canonicalize()) {
            (Ok(file), Ok(path)) => file == path,
            _ => false,
        };
        let choice = self.choice;
        choice.words.iter().chain(&choice.lexicon).any(|file| is_it(file))
    }

    /// Reads anew what the arguments name.
    ///
    /// # Errors
    /// A lexicon that cannot be opened any more; the old ones stay.
    pub fn reload(&mut self) -> Result<()> {
        self.base = self.choice.options()?;
        Ok(())
    }
}
