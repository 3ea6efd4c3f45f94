//! The arguments of `postedit batch`.

use super::{Choice, Reading};
use bytesize::ByteSize;
use clap::Args;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub struct BatchArguments {
    /// Articles, record files and folders of such; `-` is JSON lines on standard input
    ///
    /// Record files are .jsonl and .ndjson, .csv, .tsv, .warc and .wet, each also as .gz or .zst, and .parquet. Articles
    /// have the endings of the formats that --format-in lists. Symbolic links are followed if they are named here, and
    /// left out in folders.
    #[arg(value_name = "INPUT", required = true)]
    pub inputs: Vec<PathBuf>,
    #[command(flatten)]
    pub outputs: BatchOutputs,
    #[command(flatten)]
    pub records: BatchRecords,
    /// In folders, take only files that match; with `!` before it, leave them out
    #[arg(long, value_name = "GLOB")]
    pub glob: Vec<String>,
    /// In folders, obey .gitignore
    #[arg(long)]
    pub gitignore: bool,
    #[command(flatten)]
    pub reading: Reading,
    #[command(flatten)]
    pub choice: Choice,
    /// Threads that clean, up to 1024; 0 for one a processor
    #[arg(long, value_name = "N", default_value_t = 0)]
    #[arg(value_parser = clap::builder::RangedU64ValueParser::<usize>::new().range(0..=MAX_THREADS))]
    pub threads: usize,
    /// Memory to use at most
    #[arg(long, value_name = "SIZE", default_value = "1GiB", value_parser = memory)]
    pub max_memory: ByteSize,
    /// End with the first bad record
    #[arg(long)]
    pub fail_fast: bool,
    /// Go on with a run that was interrupted
    #[arg(long)]
    pub resume: bool,
    /// Time between checkpoints
    #[arg(long, value_name = "SECONDS", default_value_t = 5)]
    pub checkpoint_every: u64,
    /// Replace outputs that are there already, and forget an interrupted run
    #[arg(long, conflicts_with = "resume")]
    pub force: bool,
    /// Print no progress and no summary
    #[arg(long, short)]
    pub quiet: bool,
}

/// Where the outputs of a batch go.
#[derive(Debug, Args)]
#[group(required = true, multiple = true)]
pub struct BatchOutputs {
    /// File to write, or folder that mirrors the inputs (also of one input, if a slash ends the name); `-` is standard
    /// output
    #[arg(long, short, value_name = "PATH")]
    pub output: Option<PathBuf>,
    /// Replace the inputs themselves
    #[arg(long, conflicts_with = "output")]
    pub in_place: bool,
    /// Write one unified diff of all texts
    #[arg(long, value_name = "FILE")]
    pub patch: Option<PathBuf>,
    /// Write one JSON line for each edit
    #[arg(long, value_name = "FILE")]
    pub report: Option<PathBuf>,
    /// Write the summary as JSON
    #[arg(long, value_name = "FILE")]
    pub summary: Option<PathBuf>,
}

/// How records are read and written.
#[derive(Debug, Args)]
pub struct BatchRecords {
    /// Member or column with the text; page.text is the member text of the member page, unless a string is called so
    #[arg(long, value_name = "NAME", default_value = "text")]
    pub field: String,
    /// Member or column with the code of its language: de, deu-AT, zho_Hans, __label__en
    ///
    /// The ISO 639 code, of two letters or three, decides, whatever region or variant follows; in another script than its
    /// own a language is not known (ru-Latn). A record with a code that is not known gets only what holds in every language; the summary tells how many such
    /// records there are and their most frequent codes. `postedit languages` lists the codes that are known.
    #[arg(long, value_name = "NAME")]
    pub lang_field: Option<String>,
    /// Member or column that identifies the record in reports
    #[arg(long, value_name = "NAME")]
    pub id_field: Option<String>,
    /// Leave the text as it is and put its edits beside it, in a member or column of this name
    #[arg(long, value_name = "NAME", num_args = 0..=1, require_equals = true, default_missing_value = "edits")]
    #[arg(conflicts_with = "patch")]
    pub annotate: Option<String>,
    /// Write bad records here, not to the output, and name the files that cannot be read or cleaned
    #[arg(long, value_name = "FILE")]
    pub errors: Option<PathBuf>,
}

/// More threads than any machine has processors for would only take long to start.
const MAX_THREADS: u64 = 1024;

/// The least memory that a batch can do with.
const LEAST_MEMORY: ByteSize = ByteSize::mib(128);

fn memory(text: &str) -> Result<ByteSize, String> {
    let size: ByteSize = text.parse().map_err(|_| "not a size, as 256MiB or 1GB are".to_owned())?;
    if size < LEAST_MEMORY { Err(format!("{LEAST_MEMORY} are needed at least")) } else { Ok(size) }
}
