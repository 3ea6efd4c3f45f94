//! The arguments of `postedit config`.

use super::Choice;
use clap::{Args, Subcommand, ValueEnum};
use std::path::PathBuf;

#[derive(Debug, Subcommand)]
pub enum ConfigCommand {
    /// Print what holds for an article or folder, and where each value was set
    Show(ShowConfigArguments),
    /// Print the JSON schema of postedit.toml, for editors that check TOML
    Schema,
}

#[derive(Debug, Args)]
pub struct ShowConfigArguments {
    /// Article or folder; it need not be there
    #[arg(default_value = ".")]
    pub path: PathBuf,
    #[command(flatten)]
    pub choice: Choice,
    /// What to print
    #[arg(long, value_enum, default_value_t)]
    pub format: ConfigFormat,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ConfigFormat {
    /// A configuration file with the origins as comments
    #[default]
    Toml,
    /// One JSON object
    Json,
}
