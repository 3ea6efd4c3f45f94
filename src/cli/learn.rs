//! `postedit learn` and `postedit lexicon`

use super::arguments::{LearnArguments, ShowArguments};
use super::summary::counted;
use super::texts::{self, Texts};
use super::{Outcome, files, lexica};
use anyhow::{Context, Result, bail};
use postedit::batch::is_stream;
use postedit::learn::{LearnOptions, Learner};
use postedit::lexicon::key_of;
use postedit::render::escape::Visible;
use postedit::user_lexicon::{CorpusLexicon, FormCounts};
use std::io::{self, BufWriter, Seek, Write};
use std::path::Path;

/// Counts a corpus and writes its lexicon.
pub fn run(arguments: &LearnArguments) -> Result<Outcome> {
    let output = &arguments.output;
    let name = lexica::shown(output);
    if files::is_stdin(output) {
        bail!("--output needs a file, a lexicon is no text");
    }
    if output.is_dir() {
        bail!("{name}: is a folder; name a file in it");
    }
    if output.exists() && !arguments.force {
        bail!("{name}: is there already; --force replaces it");
    }
    if let Some(input) = texts::input_at(output, &arguments.paths) {
        bail!("{name}: is read, as {}; name another --output", lexica::shown(input));
    }
    // a link stays, and so does a device
    let output = &std::fs::canonicalize(output).unwrap_or_else(|_| output.clone());
    let folder = match output.parent() {
        _ if is_stream(output) => &std::env::temp_dir(),
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    // before the work, so that a folder that may not be written to is told at once
    let mut file = tempfile::Builder::new()
        .prefix(".postedit-")
        .tempfile_in(folder)
        .with_context(|| format!("{name}: cannot be written"))?;
    let mut learner = Learner::new(LearnOptions {
        language: arguments.lang,
        max_forms: arguments.max_forms,
        min_count: arguments.min_count,
    });
    let mut texts = Texts::new(&arguments.field);
    let mut documents = 0u64;
    texts.read(&arguments.paths, |text| {
        documents += 1;
        learner.add(text);
    });
    if texts.left_out > 0 {
        anstream::eprintln!(
            "{} in folders left out, of other forms than articles and records",
            counted(texts.left_out, "file")
        );
    }
    if documents == 0 {
        bail!(
            "{name}: not written, no document was read; folders are searched for articles and records (.jsonl, .csv, .tsv, .parquet, .warc)"
        );
    }
    let mut out = BufWriter::new(file.as_file_mut());
    let metadata = learner.write(&mut out).with_context(|| name.clone())?;
    out.flush().with_context(|| name.clone())?;
    drop(out);
    publish(file, output, arguments.force).with_context(|| name.clone())?;
    let missed = match metadata.missed {
        0 => String::new(),
        missed => format!(", counts of rare forms up to {missed} too low"),
    };
    anstream::eprintln!(
        "{}, {}, {} kept in {name}{missed}",
        counted(metadata.documents as usize, "document"),
        counted(metadata.words as usize, "word"),
        counted(metadata.forms as usize, "form")
    );
    if texts.failed > 0 {
        anstream::eprintln!("{} could not be read", counted(texts.failed, "text"));
        return Ok(Outcome::Failed);
    }
    Ok(Outcome::Done)
}

/// Puts the file in its place in one step, readable as other files are.
fn publish(mut file: tempfile::NamedTempFile, output: &Path, force: bool) -> Result<()> {
    if is_stream(output) {
        let mut device = std::fs::OpenOptions::new().write(true).open(output)?;
        file.rewind()?;
        io::copy(&mut file, &mut device)?;
        return Ok(());
    }
    file.as_file().sync_all()?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        file.as_file().set_permissions(std::fs::Permissions::from_mode(0o644))?;
    }
    if force {
        file.persist(output)?;
    } else {
        file.persist_noclobber(output)?;
    }
    Ok(())
}

/// Prints what a lexicon holds.
pub fn show(arguments: &ShowArguments) -> Result<Outcome> {
    let lexicon = lexica::corpus(&arguments.file)?;
    let metadata = lexicon.metadata();
    let mut out = io::stdout().lock();
    if arguments.words.is_empty() {
        writeln!(out, "documents\t{}", metadata.documents)?;
        writeln!(out, "words\t{}", metadata.words)?;
        writeln!(out, "forms\t{}", metadata.forms)?;
        writeln!(out, "missed\t{}", metadata.missed)?;
        for (form, counts) in most_frequent(&lexicon, arguments.top) {
            write_entry(&form, &counts, &mut out)?;
        }
        return Ok(Outcome::Done);
    }
    let mut outcome = Outcome::Done;
    for word in &arguments.words {
        let key = key_of(word);
        match lexicon.get(&key) {
            Some(counts) => write_entry(&key, &counts, &mut out)?,
            None => {
                writeln!(out, "{}\tnot in the lexicon", Visible(&key))?;
                outcome = Outcome::Found;
            }
        }
    }
    Ok(outcome)
}

fn most_frequent(lexicon: &CorpusLexicon, top: usize) -> Vec<(String, FormCounts)> {
    let mut found: Vec<(String, FormCounts)> = Vec::new();
    let order = |a: &(String, FormCounts), b: &(String, FormCounts)| {
        b.1.total().cmp(&a.1.total()).then_with(|| a.0.cmp(&b.0))
    };
    lexicon.for_each(|form, counts| {
        if top == 0 {
            return;
        }
        found.push((form.to_owned(), counts.clone()));
        if found.len() >= 2 * top + 100 {
            found.sort_unstable_by(order);
            found.truncate(top);
        }
    });
    found.sort_unstable_by(order);
    found.truncate(top);
    found
}

fn write_entry(form: &str, counts: &FormCounts, out: &mut impl Write) -> io::Result<()> {
    let least = if counts.missed > 0 { "≥ " } else { "" };
    write!(out, "{}\t{least}{} in {} documents", Visible(form), counts.total(), counts.documents)?;
    for (name, count) in [
        ("lower", counts.lower),
        ("title", counts.title_inside),
        ("initial", counts.title_initial),
        ("upper", counts.upper),
        ("mixed", counts.mixed),
    ] {
        if count > 0 {
            write!(out, "\t{name} {count}")?;
        }
    }
    for (name, list) in [("written", &counts.writings), ("before", &counts.before), ("after", &counts.after)]
    {
        if !list.is_empty() {
            let words: Vec<String> =
                list.iter().map(|(word, count)| format!("{} {count}", Visible(word))).collect();
            write!(out, "\t{name} {}", words.join(", "))?;
        }
    }
    writeln!(out)
}
