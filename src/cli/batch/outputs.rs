//! Where a batch writes, and what it refuses to write over.

use crate::cli::arguments::BatchArguments;
use crate::cli::lexica::shown;
use anyhow::{Context, Result, bail};
use postedit::batch::{Compression, Destination, Input, Listing, format_of, is_stream, partial, with_ending};
use std::fs;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

/// The outputs beside the records, with the options that name them.
pub fn side_files(arguments: &BatchArguments) -> impl Iterator<Item = (&'static str, &Path)> {
    let outputs = &arguments.outputs;
    [
        ("--patch", &outputs.patch),
        ("--report", &outputs.report),
        ("--errors", &arguments.records.errors),
        ("--summary", &outputs.summary),
    ]
    .into_iter()
    .filter_map(|(option, path)| Some((option, path.as_deref()?)))
}

/// All outputs with the options that name them.
fn named<'a>(
    arguments: &'a BatchArguments,
    destination: &'a Destination,
) -> impl Iterator<Item = (&'static str, &'a Path)> {
    destination.path().map(|path| ("--output", path)).into_iter().chain(side_files(arguments))
}

/// Where the records go: a file if there is one input and no slash behind the name, a folder if there are several or one
/// is a folder.
///
/// # Errors
/// An output that the inputs do not fit to.
pub fn destination(arguments: &BatchArguments, listing: &Listing) -> Result<Destination> {
    if arguments.outputs.in_place {
        return Ok(Destination::InPlace);
    }
    let Some(output) = &arguments.outputs.output else { return Ok(Destination::Nowhere) };
    let name = output.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let form = format_of(&name).map(|(format, _)| format.name());
    let is_one_file = arguments.inputs.len() == 1 && !arguments.inputs[0].is_dir();
    if is_stream(output) {
        // JSON lines behind JSON lines are JSON lines; nothing else can be joined
        let joins = listing.inputs.iter().all(|input| input.format.name() == "JSON lines");
        if !is_one_file && !joins {
            bail!(
                "{}: several inputs can be joined only if all are JSON lines; name a folder",
                shown(output)
            );
        }
        if is_stdout(output)
            && io::stdout().is_terminal()
            && listing.inputs.iter().any(|input| is_binary(input))
        {
            bail!("the cleaned file is no text that a terminal can show; name a file");
        }
        return Ok(Destination::File(output.clone()));
    }
    let is_folder = output.is_dir() || ends_with_slash(output);
    if is_one_file && !is_folder {
        let input = &listing.inputs[0];
        if form.is_some_and(|form| form != input.format.name()) {
            bail!(
                "{}: the input is {}, and the output keeps its form; name it so",
                shown(output),
                input.format.name()
            );
        }
        if input.format.name() == "Parquet" && Compression::of_name(&name).0 != Compression::None {
            bail!("{}: Parquet is packed column by column; name it .parquet", shown(output));
        }
        return Ok(Destination::File(output.clone()));
    }
    if output.is_file() || !is_folder && form.is_some() {
        bail!("{}: a folder is needed for more than one input", shown(output));
    }
    Ok(Destination::Folder(plain(output)))
}

fn is_binary(input: &Input) -> bool {
    let is_package = postedit::format::by_ending(&input.path).is_some_and(|format| format.is_package());
    input.format.name() == "Parquet" || input.is_article() && is_package
}

/// Whether an output is standard output, by any of its names.
fn is_stdout(path: &Path) -> bool {
    ["-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"].iter().any(|name| path == Path::new(name))
}

/// Whether a path says that it is a folder.
fn ends_with_slash(path: &Path) -> bool {
    path.as_os_str().as_encoded_bytes().last().is_some_and(|&byte| std::path::is_separator(char::from(byte)))
}

/// A path without a slash at its end.
fn plain(path: &Path) -> PathBuf {
    path.components().collect()
}

/// The file that tells where to go on: beside the first output, or beside the input if that is the output.
pub fn checkpoint_of(arguments: &BatchArguments) -> Option<PathBuf> {
    let outputs: Vec<&Path> = arguments
        .outputs
        .output
        .as_deref()
        .into_iter()
        .chain(side_files(arguments).map(|(_, path)| path))
        .collect();
    if outputs.iter().any(|path| is_stream(path)) {
        return None;
    }
    match outputs.first() {
        Some(path) => Some(with_ending(&plain(path), ".checkpoint")),
        None => {
            let input = &arguments.inputs[0];
            let name = input.file_name();
            Some(name.map_or_else(
                || input.join(".postedit.checkpoint"),
                |_| with_ending(&plain(input), ".checkpoint"),
            ))
        }
    }
}

/// Whether the run goes on from a checkpoint.
///
/// # Errors
/// A checkpoint of which it was not said what shall become of it, or none that could be.
pub fn check_checkpoint(arguments: &BatchArguments, checkpoint: Option<&Path>) -> Result<bool> {
    let Some(path) = checkpoint else {
        if arguments.resume {
            bail!("--resume needs files as outputs: what went to a stream cannot be taken back");
        }
        return Ok(false);
    };
    if !path.exists() {
        return Ok(false);
    }
    if arguments.force {
        fs::remove_file(path).with_context(|| shown(path))?;
    } else if !arguments.resume {
        bail!(
            "{}: an earlier run was interrupted; --resume goes on with it, --force begins anew",
            shown(path)
        );
    }
    Ok(arguments.resume)
}

pub fn is_empty_folder(path: &Path) -> bool {
    fs::read_dir(path).is_ok_and(|mut entries| entries.next().is_none())
}

/// Refuses outputs, and what is written beside them meanwhile, that are inputs or lie among them: `--force` replaces
/// outputs of earlier runs, never what was read.
///
/// # Errors
/// The first such output.
pub fn check_inputs(
    arguments: &BatchArguments,
    listing: &Listing,
    destination: &Destination,
    checkpoint: Option<&Path>,
) -> Result<()> {
    let inputs = arguments.inputs.iter().filter(|input| input.as_os_str() != "-");
    let inputs: Vec<PathBuf> =
        inputs.map(|input| fs::canonicalize(input).with_context(|| shown(input))).collect::<Result<_>>()?;
    for (option, path) in named(arguments, destination).filter(|(_, path)| !is_stream(path)) {
        let whole = whole_path(path)?;
        let in_place = if option == "--output" { ", or use --in-place" } else { "" };
        for input in &inputs {
            if whole == *input {
                bail!("{}: is an input; name another {option}{in_place}", shown(path));
            }
            // a patch beside the articles is no input of the next run
            let lies_in = whole.starts_with(input) && (option == "--output" || is_read(path));
            if lies_in || option == "--output" && input.starts_with(&whole) {
                let holds = if option == "--output" { " or holds an input" } else { "" };
                bail!("{}: lies in an input folder{holds}; name another place{in_place}", shown(path));
            }
        }
        refuse_if_listed(&[path.to_owned(), partial(path)], listing)?;
    }
    if let Some(checkpoint) = checkpoint {
        refuse_if_listed(&[checkpoint.to_owned(), with_ending(checkpoint, ".new")], listing)?;
    }
    if let Destination::Folder(folder) = destination {
        // a link in a folder that is there already may lead to the inputs
        for input in &listing.inputs {
            refuse_if_same(&folder.join(&input.relative), input)?;
        }
    }
    Ok(())
}

/// Whether a batch reads files with the name of this one in folders.
fn is_read(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    format_of(&name).is_some() || postedit::format::by_ending(path).is_some()
}

/// Refuses paths at which a file lies that is read.
fn refuse_if_listed(paths: &[PathBuf], listing: &Listing) -> Result<()> {
    for path in paths.iter().filter(|path| path.exists()) {
        listing.inputs.iter().try_for_each(|input| refuse_if_same(path, input))?;
    }
    Ok(())
}

fn refuse_if_same(path: &Path, input: &Input) -> Result<()> {
    let Ok(whole) = fs::canonicalize(path) else { return Ok(()) };
    let is_same = whole.file_name() == input.path.file_name() || input.path.is_symlink();
    if is_same && fs::canonicalize(&input.path).is_ok_and(|input| input == whole) {
        bail!("{}: is an input, and would be written over; name another output", shown(path));
    }
    Ok(())
}

/// Refuses outputs that are there already, that are the same, or whose names ask for what they cannot be.
///
/// # Errors
/// The first such output.
pub fn check_outputs(arguments: &BatchArguments, destination: &Destination, resumed: bool) -> Result<()> {
    let mut known: Vec<(&str, PathBuf)> = Vec::new();
    for (option, path) in named(arguments, destination) {
        let whole = match path {
            path if is_stdout(path) => "-".into(),
            path if is_stream(path) => path.to_owned(),
            path => whole_path(path)?,
        };
        let is_taken = known.iter().find(|(_, known)| *known == whole && path != Path::new("/dev/null"));
        if let Some((other, _)) = is_taken {
            if whole == Path::new("-") {
                bail!("standard output is asked for by {other} and by {option}; one of them needs a file");
            }
            bail!("{}: is named by {other} and by {option}; they need files of their own", shown(path));
        }
        known.push((option, whole));
        if is_stream(path) {
            continue;
        }
        if path.exists() && !arguments.force && !resumed && !is_empty_folder(path) {
            bail!("{}: is there already; --force replaces it", shown(path));
        }
        let is_folder = matches!(destination, Destination::Folder(folder) if folder == path);
        if path.is_dir() && !is_folder {
            bail!("{}: is a folder; name a file", shown(path));
        }
        if !is_folder {
            check_compression(option, path)?;
        }
    }
    if let Destination::Folder(folder) = destination {
        let stale = partial(folder);
        if !resumed && stale.is_dir() {
            fs::remove_dir_all(&stale).with_context(|| shown(&stale))?;
        }
    }
    Ok(())
}

/// Refuses a name that promises a compression which the file would not have.
fn check_compression(option: &str, path: &Path) -> Result<()> {
    let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    if Compression::is_foreign(&name) {
        bail!("{}: outputs are packed by gzip (.gz) or Zstandard (.zst) only; name it so", shown(path));
    }
    if option == "--summary" && Compression::of_name(&name).0 != Compression::None {
        bail!("{}: the summary is not packed; name it .json", shown(path));
    }
    Ok(())
}

/// The canonical path of a file that need not be there.
fn whole_path(path: &Path) -> Result<PathBuf> {
    if let Ok(whole) = fs::canonicalize(path) {
        return Ok(whole);
    }
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let parent = fs::canonicalize(parent).with_context(|| {
        format!("{}: the folder that it should lie in is not there; make it first", shown(path))
    })?;
    Ok(parent.join(path.file_name().unwrap_or_default()))
}
