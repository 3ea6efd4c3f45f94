//! The articles that a command was given: files, and files in folders, read and cleaned in parallel, in their order.

use super::files;
use super::lexica::shown;
use super::settings::Settings;
use super::summary::complain;
use anyhow::{Result, anyhow};
use postedit::batch::failure_of;
use postedit::{Cleaner, Document, Report};
use rayon::prelude::*;
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Articles that are worked on in parallel before the first of them is taken on.
const AT_ONCE: usize = 64;

/// The files that the paths name: each path that is no folder, and in a folder the files that look like articles and are
/// not excluded. Folders that cannot be read are told, and counted.
///
/// # Errors
/// A configuration file that cannot be read or is wrong.
pub fn expand(paths: &[PathBuf], settings: &Arc<Settings>) -> Result<(Vec<PathBuf>, usize)> {
    let (mut files, mut failed) = (Vec::new(), 0);
    for path in paths {
        if settings.is_left_out(path)? {
            continue;
        }
        if files::is_stdin(path) || !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        let settings = Arc::clone(settings);
        let is_excluded = move |path: &Path, is_folder: bool| settings.is_excluded(path, is_folder);
        for file in files::below(path, files::is_article, is_excluded) {
            match file {
                Ok(file) => files.push(file),
                Err(error) => {
                    failed += 1;
                    let (name, reason) = failure_of(&error, path);
                    complain(&format!("{name}: {reason}"));
                }
            }
        }
    }
    Ok((files, failed))
}

/// Does `work` for every path in parallel and gives what came of it to `visit` one by one, in the order of the paths.
///
/// # Errors
/// Those of `visit`.
pub fn for_each<T: Send>(
    paths: &[PathBuf],
    work: impl Fn(&Path) -> Result<T> + Sync,
    mut visit: impl FnMut(&Path, Result<T>) -> Result<()>,
) -> Result<()> {
    for batch in paths.chunks(AT_ONCE) {
        let results: Vec<Result<T>> = batch.par_iter().map(|path| work(path)).collect();
        for (path, result) in batch.iter().zip(results) {
            visit(path, result)?;
        }
    }
    Ok(())
}

/// What is found in one article. A fault of the program in it leaves the other articles alone.
///
/// # Errors
/// A fault of the program, caught.
pub fn report(cleaner: &Cleaner, document: &Document) -> Result<Report> {
    panic::catch_unwind(AssertUnwindSafe(|| cleaner.report(document))).map_err(|_| {
        anyhow!("a fault of the program, told above; the file is left as it was, please report it")
    })
}

/// An error of one article with its path before it.
pub fn describe(path: &Path, error: &anyhow::Error) -> String {
    let message = format!("{error:#}");
    let shown = shown(path);
    if files::is_stdin(path) || message.starts_with(&shown) { message } else { format!("{shown}: {message}") }
}
