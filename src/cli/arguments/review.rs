//! The arguments of `postedit review`.

use super::{Choice, Reading};
use clap::Args;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub struct ReviewArguments {
    /// Articles and folders of articles
    #[arg(value_name = "PATH", required = true)]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub choice: Choice,
    #[command(flatten)]
    pub reading: Reading,
    /// File that keeps the decisions; by default one in your state folder for each set of paths
    #[arg(long, value_name = "FILE")]
    pub session: Option<PathBuf>,
    /// Forget the decisions of an earlier session
    #[arg(long)]
    pub restart: bool,
    /// At the end, let Enter write what was accepted to the files
    #[arg(long, short)]
    pub write: bool,
    /// The file for a patch of what was accepted; at the end, let Enter write it
    #[arg(long, value_name = "FILE", conflicts_with = "write")]
    pub patch: Option<PathBuf>,
}
