//! `postedit clean`

use super::arguments::{CleanArguments, Format};
use super::summary::{Summary, complain};
use super::{Outcome, files};
use anyhow::{Context, Result, anyhow, bail};
use postedit::render::terminal::View;
use postedit::render::{diff, explain, json, terminal};
use postedit::{Cleaner, Document, Report};
use rayon::prelude::*;
use std::io::{self, IsTerminal, Write};
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};

/// What became of one article.
struct Cleaned {
    document: Document,
    report: Report,
    /// What goes to standard output for it.
    output: Vec<u8>,
}

/// Articles that are cleaned in parallel before their output is printed.
const BATCH: usize = 64;

pub fn run(arguments: &CleanArguments) -> Result<Outcome> {
    if arguments.write && arguments.paths.iter().any(|path| files::is_stdin(path)) {
        bail!("--write needs files, not standard input; use --stdout");
    }
    let cleaner = Cleaner::new(arguments.choice.options()?);
    let printer = Printer::new(arguments);
    let mut summary = Summary::default();
    let mut stdout = io::stdout().lock();
    for batch in arguments.paths.chunks(BATCH) {
        let results: Vec<(&PathBuf, Result<Cleaned>)> =
            batch.par_iter().map(|path| (path, clean(path, &cleaner, &printer, arguments))).collect();
        for (path, result) in results {
            match result {
                Ok(cleaned) => {
                    summary.add(&cleaned.report);
                    stdout.write_all(&cleaned.output)?;
                    drop(cleaned.document);
                }
                Err(error) => {
                    summary.failed += 1;
                    complain(&describe(path, &error));
                }
            }
        }
    }
    stdout.flush()?;
    if !arguments.quiet {
        summary.print(arguments.write);
    }
    Ok(match (summary.failed, arguments.check && summary.edits() > 0) {
        (0, false) => Outcome::Done,
        (0, true) => Outcome::Found,
        _ => Outcome::Failed,
    })
}

fn describe(path: &Path, error: &anyhow::Error) -> String {
    let message = format!("{error:#}");
    let shown = postedit::render::escape::Visible(&path.to_string_lossy()).to_string();
    if files::is_stdin(path) || message.starts_with(&shown) { message } else { format!("{shown}: {message}") }
}

fn clean(path: &Path, cleaner: &Cleaner, printer: &Printer, arguments: &CleanArguments) -> Result<Cleaned> {
    let document = files::read(path)?;
    let report = guarded(cleaner, &document)?;
    let mut output = Vec::new();
    if arguments.write {
        if !report.edits.is_empty() {
            let bytes = encoded(&document, &report)?;
            files::replace(path, &document, &bytes)?;
        }
        if arguments.explain {
            explain::write(&document, &report, &mut output)?;
        }
    } else {
        printer.render(&document, &report, &mut output)?;
    }
    Ok(Cleaned { document, report, output })
}

/// Cleans one article so that a fault of the program in it leaves the other articles alone.
fn guarded(cleaner: &Cleaner, document: &Document) -> Result<Report> {
    panic::catch_unwind(AssertUnwindSafe(|| cleaner.report(document))).map_err(|_| {
        anyhow!("a fault of the program, told above; the file is left as it was, please report it")
    })
}

fn encoded(document: &Document, report: &Report) -> Result<Vec<u8>> {
    document
        .encode(&report.cleaned(document))
        .map_err(|lacking| anyhow!("{} cannot express “{lacking}”", document.encoding().name()))
        .context("the cleaned text")
}

/// What is printed, and how.
struct Printer {
    text: bool,
    format: Format,
    explain: bool,
    context: usize,
    /// How a diff is shown in colour; `None` for a plain one.
    view: Option<View>,
}

impl Printer {
    fn new(arguments: &CleanArguments) -> Self {
        let is_terminal = io::stdout().is_terminal();
        let colored = anstream::AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never;
        let view =
            (colored || is_terminal).then_some(View { context: arguments.unified, elide: is_terminal });
        Self {
            text: arguments.stdout,
            format: arguments.format,
            explain: arguments.explain,
            context: arguments.unified,
            view,
        }
    }

    fn render(&self, document: &Document, report: &Report, out: &mut Vec<u8>) -> Result<()> {
        if self.text {
            out.extend(encoded(document, report)?);
            return Ok(());
        }
        if self.format == Format::Json {
            return Ok(json::write(document, report, out)?);
        }
        if self.explain {
            explain::write(document, report, out)?;
        }
        match self.view {
            Some(view) => terminal::write(document, report, view, out)?,
            None => diff::write(document, report, self.context, out)?,
        }
        Ok(())
    }
}
