//! The arguments that say what is looked for and what is proposed, shared by the commands that clean.

use super::{language, pass_parser};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};
use postedit::config::{Sourced, Values};
use postedit::pass::{PASSES, Pass, by_name};
use postedit::{Language, Level};
use std::path::PathBuf;

/// Which findings are proposed. What is not given here is taken from configuration files, see `cli::settings`.
#[derive(Debug, Default, Args)]
pub struct Choice {
    /// Lowest level to propose: sure fixes only, or suggestions too; fix if nothing is said
    #[arg(long, value_enum)]
    pub level: Option<LowestLevel>,
    /// Least confidence of a proposal, 0 to 1
    #[arg(long, value_name = "P", value_parser = probability)]
    pub min_confidence: Option<f32>,
    /// Run only these passes, or `all`, whatever a configuration file ignores
    #[arg(long, value_name = "PASS", value_delimiter = ',', value_parser = selected_parser())]
    pub select: Option<Vec<Selected>>,
    /// Leave out these passes
    #[arg(long, value_name = "PASS", value_delimiter = ',', value_parser = pass_parser())]
    pub ignore: Vec<&'static Pass>,
    /// Language of the text, as an ISO 639-1 code; detected if not given, or if it is `auto`
    ///
    /// A long paragraph that another language explains far better is read as one of that language all the same.
    #[arg(long, value_name = "CODE", value_parser = detectable)]
    pub lang: Option<Detectable>,
    /// Language that the text was translated from; guessed from its traces if not given, or if it is `auto`
    #[arg(long, value_name = "CODE", value_parser = detectable)]
    pub source_lang: Option<Detectable>,
    /// Counts over a corpus that `postedit learn` wrote: evidence for its names and terms
    #[arg(long, value_name = "FILE")]
    pub lexicon: Vec<PathBuf>,
    /// Words and names as they should be written, one a line in UTF-8; `#` begins a comment
    #[arg(long, value_name = "FILE")]
    pub words: Vec<PathBuf>,
    /// Hunspell dictionary, NAME.aff with NAME.dic; hu_HU serves Hungarian alone, a name without a code all texts
    #[arg(long, value_name = "NAME")]
    pub hunspell: Vec<PathBuf>,
    /// Read the configuration from this file alone; otherwise from postedit.toml above each article, and the user's own
    #[arg(long, value_name = "FILE", help_heading = "Configuration", conflicts_with = "no_config")]
    pub config: Option<PathBuf>,
    /// Read no configuration file
    #[arg(long, help_heading = "Configuration")]
    pub no_config: bool,
    /// Leave out files that the configuration excludes, even if they are named here
    #[arg(long, help_heading = "Configuration")]
    pub force_exclude: bool,
}

/// One of the passes to run; none of them stands for all.
#[derive(Clone, Copy, Debug)]
pub struct Selected(Option<&'static Pass>);

/// A language; none stands for one that is to be found out.
#[derive(Clone, Copy, Debug)]
pub struct Detectable(Option<Language>);

impl Choice {
    /// What was given, as the layer above all files.
    pub fn values(&self) -> Values {
        let selected =
            |names: &Vec<Selected>| names.iter().map(|name| name.0.map(|pass| pass.name)).collect();
        let paths = |paths: &[PathBuf]| paths.iter().cloned().map(Sourced::given).collect();
        Values {
            level: self.level.map(|level| Sourced::given(level.into())),
            min_confidence: self.min_confidence.map(Sourced::given),
            select: self.select.as_ref().map(selected).map(Sourced::given),
            ignore: self.ignore.iter().map(|pass| Sourced::given(pass.name)).collect(),
            language: self.lang.map(|language| Sourced::given(language.0)),
            source: self.source_lang.map(|language| Sourced::given(language.0)),
            words: paths(&self.words),
            lexicon: paths(&self.lexicon),
            hunspell: paths(&self.hunspell),
            force_exclude: self.force_exclude.then(|| Sourced::given(true)),
            ..Values::default()
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LowestLevel {
    /// What is applied by default
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

fn detectable(code: &str) -> Result<Detectable, String> {
    if code == "auto" {
        Ok(Detectable(None))
    } else {
        language(code).map(|language| Detectable(Some(language)))
    }
}

fn selected_parser() -> impl TypedValueParser<Value = Selected> {
    // of all names only `all` is that of no pass
    PossibleValuesParser::new(PASSES.iter().map(|pass| pass.name).chain(["all"]))
        .map(|name| Selected(by_name(&name)))
}
