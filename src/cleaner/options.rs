//! What a cleaner looks for and what it proposes.

use crate::finding::Level;
use crate::language::Language;
use crate::style::Style;
use crate::user_lexicon::UserLexicon;
use regex::Regex;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What to look for and what to propose.
#[derive(Clone, Debug)]
pub struct Options {
    /// The language of the text; `None` to detect it by paragraph.
    pub language: Option<Language>,
    /// The language that the text was translated from; `None` to guess it from its traces.
    pub source: Option<Language>,
    /// The lowest level that is proposed.
    pub level: Level,
    /// Least confidence of a proposal, 0.0 to 1.0.
    pub min_confidence: f32,
    /// Names of the passes to run; `None` for all.
    pub select: Option<Vec<&'static str>>,
    /// Names of passes to leave out.
    pub ignore: Vec<&'static str>,
    /// What is known of words beyond the dictionaries; the first that knows a word speaks. What a word list has stays
    /// as it is written there.
    pub lexica: Vec<Arc<UserLexicon>>,
    /// What they match is left alone. A long text is matched in parts that end at line ends.
    pub ignore_patterns: Vec<Regex>,
    /// House style.
    pub style: Style,
    /// What holds for single passes, by their names.
    pub passes: BTreeMap<&'static str, PassOptions>,
}

/// What holds for one pass.
#[derive(Clone, Copy, Debug, Default)]
pub struct PassOptions {
    /// The level that its findings may reach at most; `None` for that of the pass.
    pub ceiling: Option<Level>,
    /// Least confidence of its proposals, 0.0 to 1.0; `None` for that of all passes.
    pub min_confidence: Option<f32>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            language: None,
            source: None,
            level: Level::Fix,
            min_confidence: 0.0,
            select: None,
            ignore: Vec::new(),
            lexica: Vec::new(),
            ignore_patterns: Vec::new(),
            style: Style::default(),
            passes: BTreeMap::new(),
        }
    }
}
