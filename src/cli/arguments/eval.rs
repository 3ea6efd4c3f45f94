//! The arguments of `postedit eval`.

use super::Choice;
use clap::{Args, ValueEnum};
use std::path::PathBuf;

#[derive(Debug, Args)]
pub struct EvalArguments {
    /// Folders with docs.jsonl and gold.jsonl, or with articles NAME.txt beside NAME.gold.jsonl
    #[arg(value_name = "DIR", required_unless_present_any = ["docs", "pair"])]
    pub folders: Vec<PathBuf>,
    /// Documents, one JSON object a line: id, text, and optionally clean and lang
    #[arg(long, value_name = "FILE", requires = "gold", conflicts_with = "folders")]
    pub docs: Option<PathBuf>,
    /// An article as it was found and as an editor left it; may be given several times
    #[arg(long, value_names = ["WRONG", "RIGHT"], num_args = 2, conflicts_with_all = ["folders", "docs"])]
    pub pair: Vec<PathBuf>,
    /// Gold repairs, one JSON object a line: doc, start, end, wrong, right, alts, class
    #[arg(long, value_name = "FILE", requires = "docs")]
    pub gold: Option<PathBuf>,
    #[command(flatten)]
    pub choice: Choice,
    /// Print up to N misses and false edits of each set
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub cases: usize,
    /// Print up to N gold repairs of each set that were not made, or not rightly, with their context
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub misses: usize,
    /// Print up to N edits of each set that no gold repair asks for, with their context
    #[arg(long = "false", value_name = "N", default_value_t = 0)]
    pub false_edits: usize,
    /// Print the N most frequent unknown words of the clean texts of each set
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub unknown: usize,
    /// Print up to N sentences of each set that are taken for another language
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub detection: usize,
    /// Write the measures of the sets that are named by the code of a language to their lines in FILE
    #[arg(long, value_name = "FILE")]
    #[arg(conflicts_with_all = [
        "level", "min_confidence", "select", "ignore", "lang", "source_lang", "lexicon", "words", "hunspell",
        "config",
    ])]
    pub record: Option<PathBuf>,
    /// Write the cleaned texts of each set to DIR/SET.text.jsonl and DIR/SET.clean.jsonl
    #[arg(long, value_name = "DIR")]
    pub output: Option<PathBuf>,
    /// What to print
    #[arg(long, value_enum, default_value_t)]
    pub format: EvalFormat,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum EvalFormat {
    /// Markdown tables
    #[default]
    Markdown,
    /// One JSON object per set
    Json,
}
