//! What comes of a review: files with the accepted repairs, or a patch of them.

use crate::cli::lexica::shown;
use crate::cli::{articles, files};
use anyhow::{Context, Result};
use postedit::render::diff;
use postedit::review::Review;
use std::io::Write;
use std::path::Path;

/// Unchanged lines around each change of a patch.
const CONTEXT: usize = 3;

/// What was written.
#[derive(Debug, Default)]
pub struct Written {
    /// Repairs.
    pub repairs: usize,
    /// Files.
    pub files: usize,
    /// Why other files were not written.
    pub failures: Vec<String>,
}

/// Makes the accepted repairs in their files, which from then on are under review with what is left. A file that
/// cannot be written, or was changed meanwhile, stays as it is, and so do the decisions on it.
pub fn write_files(review: &mut Review) -> Written {
    let mut written = Written::default();
    for index in 0..review.articles().len() {
        let article = &review.articles()[index];
        if !article.has_accepted() {
            continue;
        }
        let path = article.path().to_owned();
        let edits = article.accepted().edits;
        let saved = files::save(&path, article.document(), &edits);
        match saved.and_then(|()| files::read(&path)) {
            Ok(document) => {
                written.repairs += edits.len();
                written.files += 1;
                if !review.mark_written(index, document) {
                    written
                        .failures
                        .push(format!("{}: was changed after it was written; review it again", shown(&path)));
                }
            }
            Err(error) => written.failures.push(articles::describe(&path, &error)),
        }
    }
    written
}

/// Writes the accepted repairs as one unified diff, in one step.
///
/// # Errors
/// A file that cannot be written.
pub fn write_patch(review: &Review, path: &Path) -> Result<Written> {
    let mut written = Written::default();
    let mut patch = Vec::new();
    for article in review.articles().iter().filter(|article| article.has_accepted()) {
        let report = article.accepted();
        let length = patch.len();
        match diff::write(article.document(), &report, CONTEXT, &mut patch) {
            Ok(()) => {
                written.repairs += report.edits.len();
                written.files += 1;
            }
            Err(error) => {
                patch.truncate(length);
                written.failures.push(format!("{}: {error}", shown(article.path())));
            }
        }
    }
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let save = || -> Result<()> {
        let mut file = tempfile::Builder::new().prefix(".postedit-").tempfile_in(folder)?;
        file.write_all(&patch)?;
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            file.as_file().set_permissions(std::fs::Permissions::from_mode(0o644))?;
        }
        file.as_file().sync_all()?;
        file.persist(path)?;
        Ok(())
    };
    save().with_context(|| shown(path))?;
    Ok(written)
}
