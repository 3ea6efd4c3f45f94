//! Which files are read, in which order, and what is left out.

use super::form::{ARTICLES, FORMATS, format_of};
use super::format::Format;
use super::input::{Compression, Input};
use crate::format::ArticleFormat;
use crate::render::diff::{self, quoted};
use crate::render::escape::Visible;
use anyhow::{Context, Result, anyhow, bail};
use ignore::WalkBuilder;
use ignore::overrides::{Override, OverrideBuilder};
use std::collections::{BTreeMap, HashSet};
use std::fmt;
use std::fs;
use std::hash::Hash;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::time::UNIX_EPOCH;

/// What is looked for in folders. Files that are named themselves are always taken.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// Globs of files to take, relative to the folder; with `!` before them, to leave out.
    pub globs: Vec<String>,
    /// Whether `.gitignore` files are obeyed.
    pub gitignore: bool,
    /// Whether a file must hold records with fields.
    pub fields_only: bool,
    /// Whether a file must be one text.
    pub texts_only: bool,
    /// The format of all articles; then a file that is named itself is one whatever its ending, if that tells no form.
    pub article_format: Option<&'static dyn ArticleFormat>,
    /// What is left out of folders.
    pub excluded: Excluded,
}

/// A question that is answered for each path that is found in a folder.
type Question = dyn Fn(&Path, bool) -> bool + Send + Sync;

/// Tells which files and folders are left out where they are found in a folder; by default none is.
#[derive(Clone, Default)]
pub struct Excluded(Option<Arc<Question>>);

impl Excluded {
    /// Those for which `is_excluded` says so, of a path and whether it is a folder. What lies in such a folder is not
    /// asked for.
    pub fn new(is_excluded: impl Fn(&Path, bool) -> bool + Send + Sync + 'static) -> Self {
        Self(Some(Arc::new(is_excluded)))
    }

    fn include(&self, path: &Path, is_folder: bool) -> bool {
        self.0.as_ref().is_some_and(|is_excluded| is_excluded(path, is_folder))
    }
}

impl fmt::Debug for Excluded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Excluded").finish_non_exhaustive()
    }
}

/// The inputs of a run.
#[derive(Debug, Default)]
pub struct Listing {
    /// The files, in the order in which they are read.
    pub inputs: Vec<Arc<Input>>,
    /// Files in folders that are of no form that can be read here, by ending.
    pub skipped: BTreeMap<String, u64>,
    /// Symbolic links in folders, which are not followed: what they lead to has a place of its own.
    pub links: u64,
    /// How often a file was reached that was taken already: it is cleaned once.
    pub repeated: u64,
    /// What could not be looked into: name and reason.
    pub failed: Vec<(String, String)>,
}

impl Listing {
    /// Lists files, folders and standard input.
    ///
    /// # Errors
    /// A path that is not there or that tells no form by its ending, and a bad glob.
    pub fn of(paths: &[PathBuf], selection: &Selection) -> Result<Self> {
        let mut listing = Self::default();
        let mut seen = HashSet::new();
        for path in paths {
            // several inputs each get a place of their own in the output folder
            let base = if paths.len() > 1 { path.file_name().map(PathBuf::from) } else { None };
            if path.as_os_str() == "-" {
                if !listing.is_new(path, &mut seen) {
                    continue;
                }
                listing.inputs.push(Arc::new(standard_input()));
            } else if fs::metadata(path).with_context(|| shown(path))?.is_dir() {
                listing.add_folder(path, &base.unwrap_or_default(), selection, &mut seen)?;
            } else {
                listing.add_named(path, selection, &mut seen)?;
            }
        }
        for input in listing.inputs.iter_mut().filter(|input| input.is_article()) {
            Arc::make_mut(input).article_format = selection.article_format;
        }
        Ok(listing)
    }

    /// Whether each input has a place of its own in an output folder.
    ///
    /// # Errors
    /// A place that two of them have.
    pub fn check_places(&self) -> Result<()> {
        match second_of_two(self.inputs.iter(), |input| &input.relative) {
            Some(input) => bail!(
                "{}: two inputs have this place in the output; clean them apart",
                shown(&input.relative)
            ),
            None => Ok(()),
        }
    }

    /// Whether each article has a path of its own in a patch.
    ///
    /// # Errors
    /// A path that two of them have.
    pub fn check_patch_names(&self) -> Result<()> {
        let articles = self.inputs.iter().filter(|input| input.is_article());
        match second_of_two(articles, |input| diff::name("b", &input.patch_name)) {
            Some(input) => bail!(
                "{}: two inputs have this path in the patch; run it in a folder that both lie below, or clean them \
                 apart",
                shown(&input.patch_name)
            ),
            None => Ok(()),
        }
    }

    /// All files that were left out.
    pub fn all_skipped(&self) -> u64 {
        self.skipped.values().sum()
    }

    /// The endings of the files that were left out, each with their number.
    pub fn endings_left_out(&self) -> String {
        let counts = self.skipped.iter().map(|(ending, count)| match ending.as_str() {
            "" => format!("no ending {count}"),
            ending => format!(".{ending} {count}"),
        });
        Visible(&counts.collect::<Vec<_>>().join(", ")).to_string()
    }

    fn add_named(&mut self, path: &Path, selection: &Selection, seen: &mut HashSet<PathBuf>) -> Result<()> {
        let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
        let named = selection.article_format.map(|_| (ARTICLES, Compression::None));
        let Some((format, compression)) = format_of(&name).or(named) else {
            bail!("{}: {}", shown(path), why_unreadable(&name));
        };
        if selection.fields_only && !format.has_fields() {
            bail!("{}: a text has no place for annotations; --report gives the edits apart", shown(path));
        }
        if selection.texts_only && format.has_fields() {
            bail!(
                "{}: a patch is for texts, not for {}; use --output or --report",
                shown(path),
                format.name()
            );
        }
        if !self.is_new(path, seen) {
            return Ok(());
        }
        let metadata = fs::metadata(path).with_context(|| shown(path))?;
        let name = Path::new(path.file_name().unwrap_or_default());
        self.add(path, patch_name(path, name), name.to_owned(), (format, compression), &metadata);
        Ok(())
    }

    /// Whether a file was not reached before, by whatever name; counts those that were.
    fn is_new(&mut self, path: &Path, seen: &mut HashSet<PathBuf>) -> bool {
        // a pipe has no such path, nor has what is not there any more, which is told of by whoever reads it
        let is_new = seen.insert(fs::canonicalize(path).unwrap_or_else(|_| path.to_owned()));
        self.repeated += u64::from(!is_new);
        is_new
    }

    fn add(
        &mut self,
        path: &Path,
        patch_name: PathBuf,
        relative: PathBuf,
        (format, compression): (&'static dyn Format, Compression),
        metadata: &fs::Metadata,
    ) {
        self.inputs.push(Arc::new(Input {
            path: path.to_owned(),
            name: written(path),
            patch_name,
            relative,
            format,
            article_format: None,
            compression,
            size: metadata.len(),
            modified: modified(metadata),
            beginning: Arc::default(),
            cleaner: 0,
        }));
    }

    fn add_folder(
        &mut self,
        folder: &Path,
        base: &Path,
        selection: &Selection,
        seen: &mut HashSet<PathBuf>,
    ) -> Result<()> {
        let excluded = selection.excluded.clone();
        let walk = WalkBuilder::new(folder)
            .standard_filters(false)
            .hidden(true)
            .git_ignore(selection.gitignore)
            .parents(selection.gitignore)
            .require_git(false)
            .follow_links(false)
            .overrides(overrides(folder, &selection.globs)?)
            .sort_by_file_path(Path::cmp)
            .filter_entry(move |entry| {
                let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
                // what was named is taken
                entry.depth() == 0 || !excluded.include(entry.path(), is_folder)
            })
            .build();
        for entry in walk {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    self.failed.push(failure_of(&error, folder));
                    continue;
                }
            };
            let path = entry.path();
            self.links += u64::from(entry.path_is_symlink() && entry.depth() > 0);
            if !entry.file_type().is_some_and(|kind| kind.is_file()) {
                continue;
            }
            let name = entry.file_name().to_string_lossy();
            let form = format_of(&name).filter(|(format, _)| {
                !(selection.fields_only && !format.has_fields()
                    || selection.texts_only && format.has_fields())
            });
            let Some((format, compression)) = form else {
                let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
                *self.skipped.entry(ending.unwrap_or_default()).or_default() += 1;
                continue;
            };
            if !self.is_new(path, seen) {
                continue;
            }
            let metadata = match fs::metadata(path) {
                Ok(metadata) => metadata,
                Err(error) => {
                    self.failed.push((written(path), error.to_string()));
                    continue;
                }
            };
            let below = path.strip_prefix(folder).unwrap_or(path);
            self.add(path, patch_name(path, below), base.join(below), (format, compression), &metadata);
        }
        Ok(())
    }
}

/// The first of some inputs that has a name which one before it has.
fn second_of_two<'i, N: Eq + Hash>(
    mut inputs: impl Iterator<Item = &'i Arc<Input>>,
    name: impl Fn(&'i Arc<Input>) -> N,
) -> Option<&'i Arc<Input>> {
    let mut names = HashSet::new();
    inputs.find(|input| !names.insert(name(input)))
}

/// What a patch calls a file: its path from here if it lies below, and its path in the folder that was named if not.
fn patch_name(path: &Path, below: &Path) -> PathBuf {
    let is_below = path.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
    if is_below { path.to_owned() } else { below.to_owned() }
}

/// A path as messages and reports write it: one that is not UTF-8 is quoted, so that each still has a name of its own.
fn written(path: &Path) -> String {
    path.to_str().map_or_else(|| quoted(path.as_os_str().as_encoded_bytes()), str::to_owned)
}

fn standard_input() -> Input {
    Input {
        path: "-".into(),
        name: "stdin".into(),
        patch_name: "stdin".into(),
        relative: "stdin.jsonl".into(),
        format: FORMATS[0],
        article_format: None,
        compression: Compression::None,
        size: 0,
        modified: 0,
        beginning: Arc::default(),
        cleaner: 0,
    }
}

fn overrides(folder: &Path, globs: &[String]) -> Result<Override> {
    let mut builder = OverrideBuilder::new(folder);
    for glob in globs {
        builder.add(glob).map_err(|error| anyhow!("--glob: {error}"))?;
    }
    Ok(builder.build()?)
}

/// Why a file that is named itself cannot be read, and the remedy.
fn why_unreadable(name: &str) -> String {
    if Compression::is_foreign(name) {
        return "is packed in a way that cannot be read; unpack it, or pack it by gzip (.gz) or Zstandard (.zst)".into();
    }
    if let (Compression::Gzip | Compression::Zstd, inner) = Compression::of_name(name)
        && let Some((format, _)) = format_of(inner)
    {
        return format!("a file of the form {} is not read packed; unpack it first", format.name());
    }
    let endings = endings();
    format!(
        "its ending tells no form that can be read; these do: {endings}; --format-in reads it as an article"
    )
}

fn endings() -> String {
    let all = FORMATS.iter().flat_map(|format| format.endings());
    all.map(|ending| format!(".{ending}")).collect::<Vec<_>>().join(" ")
}

/// When a file was last changed, in nanoseconds since 1970.
pub fn modified(metadata: &fs::Metadata) -> u128 {
    let time = metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    time.map_or(0, |time| time.as_nanos())
}

fn shown(path: &Path) -> String {
    Visible(&path.to_string_lossy()).to_string()
}

/// What a walk through a folder could not look into, and why, each told once.
pub fn failure_of(error: &ignore::Error, folder: &Path) -> (String, String) {
    match error {
        ignore::Error::WithPath { path, err } => failure_of(err, path),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => {
            failure_of(err, folder)
        }
        error => {
            // those around the innermost name the path once more
            let mut cause: &dyn std::error::Error = match error {
                ignore::Error::Io(error) => error,
                other => other,
            };
            while let Some(inner) = cause.source() {
                cause = inner;
            }
            (written(folder), cause.to_string())
        }
    }
}

#[cfg(test)]
mod tests;
