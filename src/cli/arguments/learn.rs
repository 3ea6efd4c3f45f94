//! The arguments of `postedit learn` and `postedit lexicon`.

use super::language;
use clap::{Args, Subcommand};
use postedit::Language;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub struct LearnArguments {
    /// Articles in any format that is known, records as `batch` reads them (JSON lines, CSV, TSV, Parquet, web archives;
    /// also as .gz or .zst where `batch` takes them so), and folders of them; `-` is one text on
    /// standard input
    #[arg(value_name = "PATH", required = true)]
    pub paths: Vec<PathBuf>,
    /// The lexicon to write
    #[arg(long, short, value_name = "FILE")]
    pub output: PathBuf,
    /// The member of each JSON object, or the column, that holds the text; page.text is the member text of the member page
    #[arg(long, value_name = "NAME", default_value = "text")]
    pub field: String,
    /// Forms in memory at most, about 200 bytes each; beyond it the counts of rare forms are lower bounds
    #[arg(long, value_name = "N", default_value_t = 1_000_000)]
    #[arg(value_parser = clap::builder::RangedU64ValueParser::<usize>::new().range(1..))]
    pub max_forms: usize,
    /// Leave out forms with fewer occurrences
    #[arg(long, value_name = "N", default_value_t = 2)]
    pub min_count: u32,
    /// Language of the texts, as an ISO 639-1 code; detected by paragraph if not given
    #[arg(long, value_name = "CODE", value_parser = language)]
    pub lang: Option<Language>,
    /// Replace the lexicon if it is there already
    #[arg(long)]
    pub force: bool,
}

#[derive(Debug, Subcommand)]
pub enum LexiconCommand {
    /// Print what a lexicon says of itself and of words
    ///
    /// One line a word: occurrences and documents, then how it is written, then what stands most often before and
    /// behind it. The exit code is 1 if a word is not there.
    Show(ShowArguments),
}

#[derive(Debug, Args)]
pub struct ShowArguments {
    /// The lexicon
    pub file: PathBuf,
    /// Words to look up; without any, the most frequent forms are printed
    #[arg(value_name = "WORD")]
    pub words: Vec<String>,
    /// How many of the most frequent forms are printed
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub top: usize,
}
