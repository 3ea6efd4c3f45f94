//! `postedit clean`

use super::arguments::{CleanArguments, Format};
use super::settings::Settings;
use super::summary::{Summary, complain, counted, note};
use super::{Outcome, articles, files};
use anyhow::{Result, bail};
use postedit::render::terminal::View;
use postedit::render::{diff, explain, json, terminal};
use postedit::{Document, Report};
use std::io::{self, IsTerminal, Write};
use std::path::Path;

/// What became of one article.
struct Cleaned {
    report: Report,
    /// What goes to standard output for it.
    output: Vec<u8>,
    /// Whether that is a diff which cannot be applied to the file.
    only_for_reading: bool,
}

/// Tells that so many of the diffs cannot be applied.
fn note_for_reading(diffs: usize) {
    let (show, are) =
        if diffs == 1 { ("shows the text in a file", "is") } else { ("show the texts in files", "are") };
    let diffs = counted(diffs, "diff");
    note(&format!("{diffs} {show} and {are} for reading; --write makes the edits, git apply cannot"));
}

pub fn run(arguments: &CleanArguments) -> Result<Outcome> {
    if arguments.write && arguments.paths.iter().any(|path| files::is_stdin(path)) {
        bail!("--write needs files, not standard input; use --stdout");
    }
    let settings = Settings::new(&arguments.choice)?;
    let printer = Printer::new(arguments);
    let mut stdout = io::stdout().lock();
    let (paths, failed) = articles::expand(&arguments.paths, &settings)?;
    settings.prepare(&paths)?;
    let mut summary = Summary::default();
    let mut for_reading = 0;
    summary.failed = failed;
    let work = |path: &Path| clean(path, &settings, &printer, arguments);
    articles::for_each(&paths, work, |path, result| {
        match result {
            Ok(cleaned) => {
                summary.add(&cleaned.report);
                stdout.write_all(&cleaned.output)?;
                for_reading += usize::from(cleaned.only_for_reading);
            }
            Err(error) => {
                summary.failed += 1;
                complain(&articles::describe(path, &error));
            }
        }
        Ok(())
    })?;
    stdout.flush()?;
    if !arguments.quiet && for_reading > 0 {
        note_for_reading(for_reading);
    }
    if !arguments.quiet {
        summary.print(arguments.write);
    }
    Ok(match (summary.failed, arguments.check && summary.edits() > 0) {
        (0, false) => Outcome::Done,
        (0, true) => Outcome::Found,
        _ => Outcome::Failed,
    })
}

fn clean(path: &Path, settings: &Settings, printer: &Printer, arguments: &CleanArguments) -> Result<Cleaned> {
    let document = files::read_as(path, arguments.reading.format_in)?;
    if document.is_package() && printer.text && printer.is_terminal {
        bail!("the cleaned file is no text that a terminal can show; send it to a file or use --write");
    }
    let report = articles::report(&*settings.cleaner_for(path)?, &document)?;
    let mut output = Vec::new();
    if arguments.write {
        if !report.edits.is_empty() {
            files::save(path, &document, &report.edits)?;
        }
        if arguments.explain {
            explain::write(&document, &report, &mut output)?;
        }
    } else {
        printer.render(&document, &report, &mut output)?;
    }
    let only_for_reading = document.is_package() && !output.is_empty() && printer.is_diff();
    Ok(Cleaned { report, output, only_for_reading })
}

/// What is printed, and how.
struct Printer {
    text: bool,
    format: Format,
    explain: bool,
    context: usize,
    is_terminal: bool,
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
            is_terminal,
            view,
        }
    }

    /// Whether a diff is printed.
    fn is_diff(&self) -> bool {
        !self.text && self.format == Format::Diff
    }

    fn render(&self, document: &Document, report: &Report, out: &mut Vec<u8>) -> Result<()> {
        if self.text {
            out.extend(files::cleaned(document, &report.edits)?);
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
