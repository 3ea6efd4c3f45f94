//! The arguments of the commands that list passes and languages.

use clap::{Args, ValueEnum};

#[derive(Debug, Args)]
pub struct RulesArguments {
    /// What to print
    #[arg(long, value_enum, default_value_t)]
    pub format: RulesFormat,
}

#[derive(Debug, Args)]
pub struct LanguagesArguments {
    /// Name the passes that serve each language
    #[arg(long)]
    pub passes: bool,
    /// What to print
    #[arg(long, value_enum, default_value_t)]
    pub format: LanguagesFormat,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum RulesFormat {
    /// A list for reading
    #[default]
    Text,
    /// One JSON object per pass
    Json,
    /// The documentation of all passes in Markdown
    Markdown,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum LanguagesFormat {
    /// A table for reading
    #[default]
    Text,
    /// One JSON object per language
    Json,
    /// The table in Markdown, with what its columns mean
    Markdown,
}
