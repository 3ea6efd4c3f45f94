//! The arguments that say what is looked for and what is proposed, shared by the commands that clean.

use super::{language, pass_parser};
use crate::cli::lexica;
use clap::{Args, ValueEnum};
use postedit::pass::Pass;
use postedit::{Language, Level};
use std::path::PathBuf;

/// Which findings are proposed.
#[derive(Debug, Args)]
pub struct Choice {
    /// Lowest level to propose: sure fixes only, or suggestions too
    #[arg(long, value_enum, default_value_t)]
    pub level: LowestLevel,
    /// Least confidence of a proposal, 0 to 1
    #[arg(long, value_name = "P", default_value_t = 0.0, value_parser = probability)]
    pub min_confidence: f32,
    /// Run only these passes
    #[arg(long, value_name = "PASS", value_delimiter = ',', value_parser = pass_parser())]
    pub select: Option<Vec<&'static Pass>>,
    /// Leave out these passes
    #[arg(long, value_name = "PASS", value_delimiter = ',', value_parser = pass_parser())]
    pub ignore: Vec<&'static Pass>,
    /// Language of the text, as an ISO 639-1 code; detected if not given
    #[arg(long, value_name = "CODE", value_parser = language)]
    pub lang: Option<Language>,
    /// Language that the text was translated from; guessed from its traces if not given
    #[arg(long, value_name = "CODE", value_parser = language)]
    pub source_lang: Option<Language>,
    /// Counts over a corpus that `postedit learn` wrote: evidence for its names and terms
    #[arg(long, value_name = "FILE")]
    pub lexicon: Vec<PathBuf>,
    /// Words and names as they should be written, one a line in UTF-8; `#` begins a comment
    #[arg(long, value_name = "FILE")]
    pub words: Vec<PathBuf>,
    /// Hunspell dictionary, NAME.aff with NAME.dic; hu_HU serves Hungarian alone, a name without a code all texts
    #[arg(long, value_name = "NAME")]
    pub hunspell: Vec<PathBuf>,
}

impl Choice {
    /// The options for the library.
    ///
    /// # Errors
    /// A lexicon, word list or Hunspell dictionary that cannot be opened.
    pub fn options(&self) -> anyhow::Result<postedit::Options> {
        let lexica = lexica::open(&self.words, &self.lexicon, &self.hunspell)?;
        Ok(postedit::Options {
            language: self.lang,
            source: self.source_lang,
            level: self.level.into(),
            min_confidence: self.min_confidence,
            select: self.select.as_ref().map(|passes| passes.iter().map(|pass| pass.name).collect()),
            ignore: self.ignore.iter().map(|pass| pass.name).collect(),
            lexica,
        })
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum LowestLevel {
    /// What is applied by default
    #[default]
    Fix,
    /// What is likely too, for a person to decide
    Suggest,
}

impl From<LowestLevel> for Level {
    fn from(level: LowestLevel) -> Self {
        match level {
            LowestLevel::Fix => Self::Fix,
            LowestLevel::Suggest => Self::Suggest,
        }
    }
}

fn probability(text: &str) -> Result<f32, String> {
    match text.parse::<f32>() {
        Ok(value) if (0.0..=1.0).contains(&value) => Ok(value),
        _ => Err("not a number from 0 to 1".to_owned()),
    }
}
