//! Reading articles and writing them back.

use super::lexica::shown;
use anyhow::{Context, Result, anyhow, bail};
use ignore::WalkBuilder;
use postedit::format::{self, ArticleFormat};
use postedit::{Document, Edit};
use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

/// Whether the path stands for standard input.
pub fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// Whether the name of a file says that it is an article.
pub fn is_article(path: &Path) -> bool {
    format::by_ending(path).is_some()
}

/// The files below a folder that are wanted, in the order of their paths; hidden ones are not taken, and excluded folders
/// not looked into (`is_excluded` gets a path and whether it is a folder). Links in it are not followed: what they lead to
/// has a place of its own, and no patch can name a file by a link.
pub fn below(
    folder: &Path,
    is_wanted: impl Fn(&Path) -> bool,
    is_excluded: impl Fn(&Path, bool) -> bool + Send + Sync + 'static,
) -> impl Iterator<Item = Result<PathBuf, ignore::Error>> {
    let walk = WalkBuilder::new(folder)
        .standard_filters(false)
        .hidden(true)
        .follow_links(false)
        .sort_by_file_path(Path::cmp)
        .filter_entry(move |entry| {
            let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
            // what was named is taken
            entry.depth() == 0 || !is_excluded(entry.path(), is_folder)
        })
        .build();
    walk.filter_map(move |entry| match entry {
        Ok(entry) => {
            let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
            (is_file && is_wanted(entry.path())).then(|| Ok(entry.into_path()))
        }
        Err(error) => Some(Err(error)),
    })
}

/// Reads a document from a file or, for `-`, from standard input.
///
/// # Errors
/// A path that cannot be read or is no file, and bytes that are no text. The message names what to do.
pub fn read(path: &Path) -> Result<Document> {
    read_as(path, None)
}

/// The same in a format; without one, in the format that its name or its beginning tells.
///
/// # Errors
/// Those of [`read`].
pub fn read_as(path: &Path, format: Option<&'static dyn ArticleFormat>) -> Result<Document> {
    if is_stdin(path) {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes).context("standard input")?;
        return Document::open("stdin", bytes, format).context("standard input");
    }
    let name = path.to_string_lossy();
    let shown = shown(path);
    let metadata = fs::metadata(path).with_context(|| shown.clone())?;
    if metadata.is_dir() {
        bail!("{shown}: is a directory; name the articles in it");
    }
    let bytes = fs::read(path).with_context(|| shown.clone())?;
    let document = Document::open(name, bytes, format).with_context(|| shown)?;
    Ok(document.with_path(path))
}

/// The bytes of the file that `document` was read from, with these edits of its text made.
///
/// # Errors
/// A character that the encoding of the document lacks.
pub fn cleaned(document: &Document, edits: &[Edit]) -> Result<Vec<u8>> {
    document
        .encode_edits(edits)
        .map_err(|lacking| anyhow!("{} cannot express “{lacking}”", document.encoding().name()))
        .context("the cleaned text")
}

/// Makes these edits in the file at `path`, from which `document` was read, see [`replace`].
///
/// # Errors
/// A character that the encoding of the document lacks, and those of [`replace`].
pub fn save(path: &Path, document: &Document, edits: &[Edit]) -> Result<()> {
    replace(path, document, &cleaned(document, edits)?)
}

/// Replaces the file at `path`, the target of it if it is a symbolic link, by one with these bytes, in one
/// step: a reader sees the old file or the new one, never a part. Permissions are kept.
///
/// # Errors
/// A file that may not be written, is no regular file, or was changed since `document` was read from it.
fn replace(path: &Path, document: &Document, bytes: &[u8]) -> Result<()> {
    let target = fs::canonicalize(path)?;
    let metadata = fs::metadata(&target)?;
    if !metadata.is_file() {
        bail!("is no regular file, so it cannot be replaced");
    }
    if metadata.permissions().readonly() {
        bail!("is read-only; make it writable first");
    }
    if !document.is_read_from(&fs::read(&target)?) {
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
