//! Reading articles and writing them back.

use anyhow::{Context, Result, bail};
use postedit::Document;
use std::fs;
use std::io::{self, Read, Write};
use std::path::Path;

/// Whether the path stands for standard input.
pub fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// Reads a document from a file or, for `-`, from standard input.
///
/// # Errors
/// A path that cannot be read or is no file, and bytes that are no text. The message names what to do.
pub fn read(path: &Path) -> Result<Document> {
    if is_stdin(path) {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes).context("standard input")?;
        return Document::from_bytes("stdin", bytes).context("standard input");
    }
    let name = path.to_string_lossy();
    let shown = postedit::render::escape::Visible(&name).to_string();
    let metadata = fs::metadata(path).with_context(|| shown.clone())?;
    if metadata.is_dir() {
        bail!("{shown}: is a directory; name the articles in it");
    }
    let bytes = fs::read(path).with_context(|| shown.clone())?;
    Document::from_bytes(name, bytes).with_context(|| shown)
}

/// Replaces the file at `path`, the target of it if it is a symbolic link, by one with these bytes, in one
/// step: a reader sees the old file or the new one, never a part. Permissions are kept.
///
/// # Errors
/// A file that may not be written, is no regular file, or was changed since `document` was read from it.
pub fn replace(path: &Path, document: &Document, bytes: &[u8]) -> Result<()> {
    let target = fs::canonicalize(path)?;
    let metadata = fs::metadata(&target)?;
    if !metadata.is_file() {
        bail!("is no regular file, so it cannot be replaced");
    }
    if metadata.permissions().readonly() {
        bail!("is read-only; make it writable first");
    }
    let old = document.encode(document.text()).unwrap_or_default();
    if fs::read(&target)? != old {
        bail!("was changed while it was being cleaned; run the command again");
    }
    let folder = target.parent().context("has no folder")?;
    let mut file = tempfile::Builder::new().prefix(".postedit-").tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().set_permissions(metadata.permissions())?;
    file.as_file().sync_all()?;
    file.persist(&target)?;
    Ok(())
}
