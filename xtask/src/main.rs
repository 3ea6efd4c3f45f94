//! Development tasks. `cargo xtask dictionaries` rebuilds the compiled dictionaries from their sources,
//! `cargo xtask compare` times the program beside other checkers.

mod build;
mod compare;
mod compressed;
mod inspect;
mod marked;
mod readers;
mod report;
mod sources;
mod task;
mod text;

// The record's layout is shared with the program that reads it; not all of it is needed here.
#[allow(dead_code)]
#[path = "../../src/lexicon/entry.rs"]
mod entry;
#[allow(dead_code)]
#[path = "../../src/lexicon/tier.rs"]
mod tier;
#[allow(dead_code)]
#[path = "../../src/lexicon/word_class.rs"]
mod word_class;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::{Parser, Subcommand};

use compare::Wanted;

#[derive(Debug, Parser)]
#[command(about)]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Debug, Subcommand)]
enum Task {
    /// Rebuild the compiled dictionaries from their pinned sources
    Dictionaries {
        /// Rebuild to a temporary folder and fail if the bytes differ
        #[arg(long)]
        check: bool,
        /// Folder with packages; those that it lacks are downloaded to it
        #[arg(long, value_name = "DIR")]
        sources: Option<PathBuf>,
    },
    /// Time postedit beside other checkers that are installed, on the same text
    Compare {
        /// Plain text in English; the articles of the corpus if not given
        file: Option<PathBuf>,
        /// Page whose tables are replaced, such as docs/performance.md; if not given they are only printed
        #[arg(long, value_name = "FILE")]
        output: Option<PathBuf>,
        /// Runs of each program
        #[arg(long, value_name = "N", default_value_t = 5, value_parser = clap::value_parser!(u16).range(5..))]
        rounds: u16,
    },
    /// Print what a dictionary holds of some forms
    Lookup {
        /// Folder of the dictionary, such as en or names
        dictionary: String,
        /// Forms to look up
        forms: Vec<String>,
    },
    /// List the words of a text that the dictionaries do not hold as right, the most frequent first
    Missing {
        /// Folder of the dictionary, such as en
        dictionary: String,
        /// Plain text in that language
        text: PathBuf,
    },
}

fn main() -> Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("the project has a root")?;
    let folder = root.join("dictionaries");
    match Arguments::parse().task {
        Task::Dictionaries { check, sources } => {
            let sources = sources.unwrap_or_else(|| root.join("target").join("dictionary-sources"));
            if check { task::check(&folder, &sources) } else { task::rebuild(&folder, &sources) }
        }
        Task::Compare { file, output, rounds } => {
            let (file, output) = (file.as_deref(), output.as_deref());
            compare::run(root, &Wanted { file, output, rounds: rounds.into() })
        }
        Task::Lookup { dictionary, forms } => inspect::lookup(&folder, &dictionary, &forms),
        Task::Missing { dictionary, text } => inspect::missing(&folder, &dictionary, &text),
    }
}
