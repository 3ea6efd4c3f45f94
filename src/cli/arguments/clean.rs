//! The arguments of `postedit clean`.

use super::{Choice, Reading};
use clap::{Args, ValueEnum};
use std::path::PathBuf;

#[derive(Debug, Args)]
pub struct CleanArguments {
    /// Articles to read; `-` is standard input
    #[arg(value_name = "PATH", default_value = "-")]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub choice: Choice,
    #[command(flatten)]
    pub reading: Reading,
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
    /// How a diff is laid out; only the unified one can be applied
    #[arg(long, value_enum, value_name = "STYLE")]
    pub diff_style: Option<DiffStyle>,
    /// Show of long lines just the neighbourhood of each change, with its place
    #[arg(long)]
    pub wrap: bool,
    /// When to use a pager: POSTEDIT_PAGER, PAGER or less
    #[arg(long, value_enum, default_value_t, value_name = "WHEN")]
    pub paging: Paging,
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
    /// One JSON document with all articles
    Json,
    /// One JSON object a line for each article
    Jsonl,
    /// SARIF 2.1.0 with fixes, for code scanning and editors
    Sarif,
    /// The diagnostics of reviewdog, with suggestions
    Rdjson,
    /// Annotations of GitHub Actions
    Github,
    /// The XML of Checkstyle, for servers of continuous integration
    Checkstyle,
    /// A page to review the proposals on, in one file
    Html,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum DiffStyle {
    /// Old lines, then new ones, as git and patch take them
    #[default]
    Unified,
    /// Each line once, with its old and new words in it
    Words,
    /// The old text on the left, the new one on the right
    SideBySide,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Paging {
    /// For a diff that the terminal is too small for
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}
