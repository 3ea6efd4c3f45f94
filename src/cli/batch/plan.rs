//! From arguments to a run: what goes where, and what is refused before anything is written.

use super::finished::FinishedRun;
use super::outputs;
use crate::cli::arguments::BatchArguments;
use crate::cli::lexica::shown;
use crate::cli::settings::{Prepared, Settings};
use anyhow::{Result, bail};
use postedit::batch::{
    Destination, Excluded, Failure, Fields, Job, Limits, Listing, Run, Selection, Treatment, Wants,
};
use postedit::config::{Sourced, level_name};
use std::collections::BTreeMap;
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
    /// Files in folders that are of no form that can be read.
    pub skipped: u64,
    /// Their endings.
    pub left_out: String,
    /// Symbolic links in folders.
    pub links: u64,
    /// How often a file was reached that was taken already.
    pub repeated: u64,
    /// Files of records beside a patch, which has nothing of them.
    pub unpatched: usize,
    /// Where the patch is to be applied.
    pub patch_hint: Option<String>,
    /// What is known of a run that was to be gone on with and is finished; then nothing is left to do.
    pub finished: Option<FinishedRun>,
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
        let mut listing = Listing::of(&named, &selection(arguments, &settings))?;
        if listing.inputs.is_empty() && listing.failed.is_empty() {
            bail!("nothing to clean: no file of a form that can be read was found; --help tells the forms");
        }
        if arguments.reading.format_in.is_some() && !listing.inputs.iter().any(|input| input.is_article()) {
            bail!("--format-in is for files that are one article each, and none is among the inputs");
        }
        let destination = outputs::destination(arguments, &listing)?;
        if matches!(destination, Destination::Folder(_)) {
            listing.check_places()?;
        }
        let records = listing.inputs.iter().filter(|input| !input.is_article());
        let unpatched = if outputs.patch.is_some() { records.count() } else { 0 };
        if outputs.patch.is_some() {
            check_patch(&listing, unpatched)?;
        }
        let checkpoint = outputs::checkpoint_of(arguments);
        outputs::check_inputs(arguments, &listing, &destination, checkpoint.as_deref())?;
        let resumed = outputs::check_checkpoint(arguments, checkpoint.as_deref())?;
        let finished = FinishedRun::find(arguments, &listing, &destination, checkpoint.as_deref())?;
        outputs::check_outputs(arguments, &destination, resumed || finished.is_some())?;
        let left_out = listing.endings_left_out();
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
        let (skipped, links, repeated) = (listing.all_skipped(), listing.links, listing.repeated);
        let options = options(arguments, &prepared, &listing);
        let run = Run {
            inputs: listing.inputs,
            failed: listing.failed.into_iter().map(|(file, reason)| Failure { file, reason }).collect(),
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
        Ok(Self { run, skipped, left_out, links, repeated, unpatched, patch_hint, finished })
    }
}

/// Refuses a patch that would have nothing of any input, or several inputs by one path.
fn check_patch(listing: &Listing, unpatched: usize) -> Result<()> {
    if let Some(first) = listing.inputs.first()
        && listing.inputs.len() == unpatched
    {
        bail!(
            "{}: a patch is for texts, not for {}; use --report, or --output alone",
            shown(&first.path),
            first.format.name()
        );
    }
    listing.check_patch_names()
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

fn selection(arguments: &BatchArguments, settings: &Arc<Settings>) -> Selection {
    let settings = Arc::clone(settings);
    let outputs = &arguments.outputs;
    let records_only = arguments.records.annotate.is_some();
    let patch_only = outputs.patch.is_some() && outputs.output.is_none() && !outputs.in_place;
    Selection {
        globs: arguments.glob.clone(),
        gitignore: arguments.gitignore,
        fields_only: records_only,
        texts_only: patch_only,
        article_format: arguments.reading.format_in,
        excluded: Excluded::new(move |path, is_folder| settings.is_excluded(path, is_folder)),
    }
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
            let size = std::fs::metadata(&path.value).map_or(0, |metadata| metadata.len());
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
