//! What `--resume` finds where nothing is left to do.

use super::outputs::{is_empty_folder, side_files};
use crate::cli::arguments::BatchArguments;
use crate::cli::lexica::shown;
use anyhow::{Result, bail};
use postedit::batch::{Destination, Input, Listing, is_empty, modified, partial};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A run that is finished.
pub struct FinishedRun {
    /// Its first output.
    pub output: PathBuf,
    /// Whether its outputs tell of bad records or inputs that could not be read.
    pub had_errors: bool,
}

impl FinishedRun {
    /// Finds out whether a run that is to be gone on with is finished: outputs have their names only when they are whole,
    /// and the checkpoint goes last. What was repaired in place alone has no output that tells, and beside a report or the
    /// like its age tells nothing: the run itself changed the inputs.
    ///
    /// # Errors
    /// Outputs that cannot be those of these inputs.
    pub fn find(
        arguments: &BatchArguments,
        listing: &Listing,
        destination: &Destination,
        checkpoint: Option<&Path>,
    ) -> Result<Option<Self>> {
        if !arguments.resume || checkpoint.is_none_or(Path::exists) {
            return Ok(None);
        }
        let side_files = side_files(arguments).map(|(_, path)| path);
        let outputs: Vec<&Path> = destination.path().into_iter().chain(side_files).collect();
        let is_whole = |path: &&Path| path.exists() && !is_empty_folder(path) && !partial(path).exists();
        let Some(output) = outputs.first().filter(|_| outputs.iter().all(is_whole)) else { return Ok(None) };
        let is_told = |input: &&Arc<Input>| !input.is_stdin() && *destination != Destination::InPlace;
        for input in listing.inputs.iter().filter(is_told) {
            let of_it = match destination {
                Destination::Folder(folder) => folder.join(&input.relative),
                _ => (*output).to_owned(),
            };
            // an output is written when its input has been read
            let is_older = fs::metadata(&of_it).map_or(true, |made| modified(&made) < input.modified);
            if is_older {
                bail!(
                    "{}: is finished, and the inputs are not what they were then: {} came or was changed later; begin \
                     anew with --force",
                    shown(output),
                    shown(&input.path)
                );
            }
        }
        Ok(Some(Self { output: (*output).to_owned(), had_errors: had_errors(arguments) }))
    }
}

/// Whether the summary or the file of bad records tells of errors; without them it is not known.
fn had_errors(arguments: &BatchArguments) -> bool {
    let counted = |path: &PathBuf| {
        let summary: serde_json::Value = serde_json::from_slice(&fs::read(path).ok()?).ok()?;
        Some(summary["errors"].as_u64()? + summary["failed_inputs"].as_u64()? > 0)
    };
    arguments.outputs.summary.as_ref().and_then(counted).unwrap_or(false)
        || arguments.records.errors.as_ref().is_some_and(|path| is_empty(path).is_ok_and(|empty| !empty))
}
