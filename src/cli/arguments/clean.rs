//! The arguments of `postedit clean`.

use super::Choice;
use clap::{Args, ValueEnum};
use std::path::PathBuf;

#[derive(Debug, Args)]
pub struct CleanArguments {
    /// Articles to read; `-` is standard input
    #[arg(value_name = "PATH", default_value = "-")]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub choice: Choice,
    /// Write the cleaned texts back to their files
    #[arg(long, short, conflicts_with_all = ["stdout", "check"])]
    pub write: bool,
    /// Print the cleaned text instead of a diff
    #[arg(long, conflicts_with = "format")]
    pub stdout: bool,
    /// Exit with 1 if anything is proposed
    #[arg(long)]
    pub check: bool,
    /// Lines of context around each change
    #[arg(long, short = 'U', value_name = "N", default_value_t = 3)]
    pub unified: usize,
    /// Explain each edit: place, pass, confidence, evidence
    #[arg(long)]
    pub explain: bool,
    /// What to print
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
    /// Print no summary
    #[arg(long, short)]
    pub quiet: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// A unified diff
    #[default]
    Diff,
    /// One JSON object per article
    Json,
    /// A page to review the proposals on, in one file
    Html,
}
