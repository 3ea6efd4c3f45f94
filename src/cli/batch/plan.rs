//! From arguments to a run: what goes where, and what is refused before anything is written.

use crate::cli::arguments::BatchArguments;
use crate::cli::lexica::shown;
use crate::cli::settings::{Prepared, Settings};
use anyhow::{Context, Result, bail};
use postedit::batch::{
    Destination, Excluded, Fields, Job, Limits, Listing, Run, Selection, Treatment, Wants, format_of,
    is_stream, with_ending,
};
use postedit::config::{Sourced, level_name};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

/// The share of the memory that one record may have: it is held several times, and threads have texts at hand.
const RECORDS_IN_MEMORY: u64 = 32;
/// The share of the memory that pieces on their way may take. The rest is for dictionaries and the texts at hand.
const SHARE_OF_PIECES: u64 = 3;

/// A run and what is to be told of it.
pub struct Plan {
    pub run: Run,
    /// What could not be looked into, with the reason.
    pub failed: Vec<(String, String)>,
    /// Files in folders that are of no form that can be read.
    pub skipped: u64,
    /// Their endings.
    pub left_out: String,
    /// Where the patch is to be applied.
    pub patch_hint: Option<String>,
    /// An output of a run that was to be gone on with and is finished; then nothing is left to do.
    pub finished: Option<PathBuf>,
}

impl Plan {
    /// Plans a run.
    ///
    /// # Errors
    /// Inputs that are not there, and outputs that would destroy something or that do not fit together.
    pub fn of(arguments: &BatchArguments) -> Result<Self> {
        let outputs = &arguments.outputs;
        if arguments.records.annotate.is_some() && outputs.output.is_none() && !outputs.in_place {
            bail!("--annotate needs --output or --in-place");
        }
        if outputs.in_place && arguments.inputs.iter().any(|path| path.as_os_str() == "-") {
            bail!("--in-place needs files, not standard input; use --output");
        }
        let settings = Settings::new(&arguments.choice)?;
        let mut named = Vec::new();
        for input in &arguments.inputs {
            if !settings.is_left_out(input)? {
                named.push(input.clone());
            }
        }
        let mut listing = Listing::of(&named, &selection(arguments, &settings)?)?;
        if listing.inputs.is_empty() && listing.failed.is_empty() {
            bail!("nothing to clean: no file of a form that can be read was found; --help tells the forms");
        }
        if arguments.reading.format_in.is_some() && !listing.inputs.iter().any(|input| input.is_article()) {
            bail!("--format-in is for files that are one article each, and none is among the inputs");
        }
        let destination = destination(arguments, &listing)?;
        let checkpoint = checkpoint_of(arguments);
        let resumed = check_checkpoint(arguments, checkpoint.as_deref())?;
        let finished = finished_output(arguments, &destination, checkpoint.as_deref()).map(Path::to_owned);
        check_outputs(arguments, &destination, resumed || finished.is_some())?;
        let left_out = listing.skipped.iter().map(|(ending, count)| match ending.as_str() {
            "" => format!("no ending {count}"),
            ending => format!(".{ending} {count}"),
        });
        let left_out =
            postedit::render::escape::Visible(&left_out.collect::<Vec<_>>().join(", ")).to_string();
        let memory = arguments.max_memory.as_u64();
        let limits = Limits { record: (memory / RECORDS_IN_MEMORY) as usize };
        let records = &arguments.records;
        let prepared = prepare(&mut listing, &settings)?;
        let job = Job::with_cleaners(
            prepared.iter().map(|prepared| Arc::clone(&prepared.cleaner)).collect(),
            Fields {
                text: records.field.clone(),
                language: records.lang_field.clone(),
                id: records.id_field.clone(),
            },
            records.annotate.clone().map_or(Treatment::Replace, Treatment::Annotate),
            Wants {
                output: destination != Destination::Nowhere,
                report: outputs.report.is_some(),
                patch: outputs.patch.is_some(),
                errors: records.errors.is_some(),
            },
            limits,
        );
        let skipped = listing.all_skipped();
        let options = options(arguments, &prepared, &listing);
        let run = Run {
            inputs: listing.inputs,
            job: Arc::new(job),
            destination,
            report: outputs.report.clone(),
            patch: outputs.patch.clone(),
            errors: records.errors.clone(),
            threads: arguments.threads,
            memory: (memory / SHARE_OF_PIECES) as usize,
            fail_fast: arguments.fail_fast,
            checkpoint,
            every: Duration::from_secs(arguments.checkpoint_every),
            resume: resumed,
            options,
        };
        let patch_hint = patch_hint(arguments);
        Ok(Self { run, failed: listing.failed, skipped, left_out, patch_hint, finished })
    }
}

/// What holds for the inputs, which are told their numbers in it.
fn prepare(listing: &mut Listing, settings: &Settings) -> Result<Vec<Arc<Prepared>>> {
    let mut all: Vec<Arc<Prepared>> = Vec::new();
    for input in &mut listing.inputs {
        let prepared = settings.prepared_for(&input.path)?;
        let known = all.iter().position(|other| Arc::ptr_eq(other, &prepared));
        let number = known.unwrap_or(all.len());
        if known.is_none() {
            all.push(prepared);
        }
        Arc::make_mut(input).cleaner = number;
    }
    // without any input that could be read there is still a run, which tells so
    if all.is_empty() {
        all.push(settings.prepared_for(Path::new("-"))?);
    }
    Ok(all)
}

fn selection(arguments: &BatchArguments, settings: &Arc<Settings>) -> Result<Selection> {
    let settings = Arc::clone(settings);
    let outputs = &arguments.outputs;
    let records_only = arguments.records.annotate.is_some();
    let patch_only = outputs.patch.is_some() && outputs.output.is_none() && !outputs.in_place;
    Ok(Selection {
        globs: arguments.glob.clone(),
        gitignore: arguments.gitignore,
        fields_only: records_only,
        texts_only: patch_only,
        article_format: arguments.reading.format_in,
        once: outputs.in_place,
        own: side_files(arguments).map(|(_, path)| whole_path(path)).collect::<Result<_>>()?,
        excluded: Excluded::new(move |path, is_folder| settings.is_excluded(path, is_folder)),
    })
}

/// The outputs beside the records, with the options that name them.
fn side_files(arguments: &BatchArguments) -> impl Iterator<Item = (&'static str, &Path)> {
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

/// Where the records go: a file if there is one input, a folder if there are several or one is a folder.
fn destination(arguments: &BatchArguments, listing: &Listing) -> Result<Destination> {
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
        return Ok(Destination::File(output.clone()));
    }
    if is_one_file && !output.is_dir() {
        let input = &listing.inputs[0];
        if form.is_some_and(|form| form != input.format.name()) {
            bail!(
                "{}: the input is {}, and the output keeps its form; name it so",
                shown(output),
                input.format.name()
            );
        }
        return Ok(Destination::File(output.clone()));
    }
    if output.is_file() || !output.is_dir() && form.is_some() {
        bail!("{}: a folder is needed for more than one input", shown(output));
    }
    Ok(Destination::Folder(output.clone()))
}

/// The file that tells where to go on: beside the first output, or beside the input if that is the output.
fn checkpoint_of(arguments: &BatchArguments) -> Option<PathBuf> {
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

/// A path without a slash at its end.
fn plain(path: &Path) -> PathBuf {
    path.components().collect()
}

/// Whether the run goes on from a checkpoint.
fn check_checkpoint(arguments: &BatchArguments, checkpoint: Option<&Path>) -> Result<bool> {
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

/// The first output of a run that is to be gone on with and is finished: outputs have their names only when they are
/// whole, and the checkpoint goes last. What was repaired in place has no output that tells.
fn finished_output<'a>(
    arguments: &'a BatchArguments,
    destination: &'a Destination,
    checkpoint: Option<&Path>,
) -> Option<&'a Path> {
    if !arguments.resume || checkpoint.is_none_or(Path::exists) || *destination == Destination::InPlace {
        return None;
    }
    let side_files = side_files(arguments).map(|(_, path)| path);
    let outputs: Vec<&Path> = destination.path().into_iter().chain(side_files).collect();
    let is_whole =
        |path: &&Path| path.exists() && !is_empty_folder(path) && !postedit::batch::partial(path).exists();
    outputs.iter().all(is_whole).then(|| outputs.first().copied()).flatten()
}

fn is_empty_folder(path: &Path) -> bool {
    fs::read_dir(path).is_ok_and(|mut entries| entries.next().is_none())
}

/// Refuses what would destroy an input or an output that is there already.
fn check_outputs(arguments: &BatchArguments, destination: &Destination, resumed: bool) -> Result<()> {
    let mut paths: Vec<(&str, &Path)> =
        destination.path().map(|path| ("--output", path)).into_iter().collect();
    paths.extend(side_files(arguments));
    let mut known = Vec::new();
    for (option, path) in paths {
        if is_stream(path) {
            continue;
        }
        let whole = whole_path(path)?;
        if let Some((other, _)) = known.iter().find(|(_, known)| *known == whole) {
            bail!("{}: is named by {other} and by {option}; they need files of their own", shown(path));
        }
        for input in arguments.inputs.iter().filter(|input| input.as_os_str() != "-") {
            let input_path = fs::canonicalize(input).with_context(|| shown(input))?;
            if whole == input_path {
                bail!("{}: is an input; name another {option}, or use --in-place", shown(path));
            }
            if option == "--output" && (whole.starts_with(&input_path) || input_path.starts_with(&whole)) {
                bail!(
                    "{}: lies in an input folder or holds an input; name another place, or use --in-place",
                    shown(path)
                );
            }
        }
        if path.exists() && !arguments.force && !resumed && !is_empty_folder(path) {
            bail!("{}: is there already; --force replaces it", shown(path));
        }
        if path.is_dir() && !matches!(destination, Destination::Folder(folder) if folder == path) {
            bail!("{}: is a folder; name a file", shown(path));
        }
        known.push((option, whole));
    }
    if let Destination::Folder(folder) = destination {
        let stale = postedit::batch::partial(folder);
        if !resumed && stale.is_dir() {
            fs::remove_dir_all(&stale).with_context(|| shown(&stale))?;
        }
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

/// What must be the same when a run goes on.
fn options(
    arguments: &BatchArguments,
    prepared: &[Arc<Prepared>],
    listing: &Listing,
) -> BTreeMap<String, String> {
    let path = |path: &Option<PathBuf>| {
        path.as_ref().map_or(String::new(), |path| path.to_string_lossy().into_owned())
    };
    let mut options: BTreeMap<String, String> = [
        ("--output", path(&arguments.outputs.output)),
        ("--in-place", arguments.outputs.in_place.to_string()),
        ("--patch", path(&arguments.outputs.patch)),
        ("--report", path(&arguments.outputs.report)),
        ("--errors", path(&arguments.records.errors)),
        ("--format-in", arguments.reading.format_in.map_or(String::new(), |format| format.name().to_owned())),
        ("--field", arguments.records.field.clone()),
        ("--lang-field", arguments.records.lang_field.clone().unwrap_or_default()),
        ("--id-field", arguments.records.id_field.clone().unwrap_or_default()),
        ("--annotate", arguments.records.annotate.clone().unwrap_or_default()),
        ("--max-memory", arguments.max_memory.to_string()),
    ]
    .map(|(option, value)| (option.to_owned(), value))
    .into();
    for (number, prepared) in prepared.iter().enumerate() {
        for (option, value) in fingerprint(prepared) {
            let of_others = if number == 0 { String::new() } else { format!(" (settings {})", number + 1) };
            options.insert(format!("{option}{of_others}"), value);
        }
    }
    let mut which = crc32fast::Hasher::new();
    listing.inputs.iter().for_each(|input| which.update(&input.cleaner.to_le_bytes()));
    options.insert("overrides".to_owned(), format!("{} settings, {:08x}", prepared.len(), which.finalize()));
    options
}

/// What tells one set of settings from another, as the command line would say it.
fn fingerprint(prepared: &Prepared) -> impl Iterator<Item = (&'static str, String)> {
    let (values, options) = (&prepared.values, prepared.cleaner.options());
    let code =
        |language: Option<postedit::Language>| language.map_or("", postedit::Language::code).to_owned();
    let files = |paths: &[Sourced<PathBuf>]| {
        let state = |path: &Sourced<PathBuf>| {
            let size = fs::metadata(&path.value).map_or(0, |metadata| metadata.len());
            format!("{} ({size} bytes)", path.value.to_string_lossy())
        };
        paths.iter().map(state).collect::<Vec<_>>().join(", ")
    };
    let passes = options.passes.iter().map(|(name, own)| {
        let level = own.ceiling.map_or("", level_name);
        let least = own.min_confidence.map_or(String::new(), |least| least.to_string());
        format!("{name} {level} {least}")
    });
    let style = [options.style.place_names.name(), options.style.quotes.name()].join(", ");
    let patterns = options.ignore_patterns.iter().map(|pattern| pattern.as_str().to_owned());
    let joined = |items: Vec<String>| items.join(", ");
    [
        ("--level", level_name(options.level).to_owned()),
        ("--min-confidence", options.min_confidence.to_string()),
        ("--select", options.select.clone().unwrap_or_default().join(",")),
        ("--ignore", options.ignore.join(",")),
        ("--lang", code(options.language)),
        ("--source-lang", code(options.source)),
        ("--lexicon", files(&values.lexicon)),
        ("--words", files(&values.words)),
        ("--hunspell", files(&values.hunspell)),
        ("ignore-patterns", joined(patterns.collect())),
        ("passes", joined(passes.collect())),
        ("style", style),
    ]
    .into_iter()
}

fn patch_hint(arguments: &BatchArguments) -> Option<String> {
    let patch = arguments.outputs.patch.as_ref()?;
    let folder = match &arguments.inputs[..] {
        [input] if input.is_absolute() || input.starts_with("..") => {
            if input.is_dir() {
                Some(input.as_path())
            } else {
                input.parent()
            }
        }
        _ => None,
    };
    let place = folder.map_or_else(|| "here".to_owned(), |folder| format!("in {}", shown(folder)));
    Some(format!("{}: `git apply` or `patch -p1` takes it {place}", shown(patch)))
}
