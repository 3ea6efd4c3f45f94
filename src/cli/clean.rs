//! `postedit clean`

use super::arguments::{CleanArguments, Format};
use super::settings::Settings;
use super::summary::{Summary, complain, note};
use super::{Outcome, articles, files, output};
use anyhow::{Result, anyhow, bail};
use postedit::{Document, Report};
use std::io::{self, IsTerminal, Write};
use std::path::Path;

/// What is told of the diff of a package.
const FOR_READING: &str =
    "the diff shows the text in the file and is for reading; --write makes the edits, git apply cannot";

pub fn run(arguments: &CleanArguments) -> Result<Outcome> {
    if arguments.write && arguments.paths.iter().any(|path| files::is_stdin(path)) {
        bail!("--write needs files, not standard input; use --stdout");
    }
    let settings = Settings::new(&arguments.choice)?;
    let mut renderer = output::renderer(arguments);
    let mut stdout = io::stdout().lock();
    let (paths, failed) = articles::expand(&arguments.paths, &settings)?;
    settings.prepare(&paths)?;
    let mut summary = Summary::default();
    summary.failed = failed;
    renderer.begin(&mut stdout)?;
    let is_diff =
        arguments.format == Format::Diff && !(arguments.stdout || arguments.write || arguments.quiet);
    let work = |path: &Path| clean(path, &settings, arguments);
    articles::for_each(&paths, work, |path, result| {
        let rendered = result.and_then(|(document, report)| {
            let mut output = Vec::new();
            renderer.article(&document, &report, &mut output)?;
            if is_diff && document.is_package() && !report.edits.is_empty() {
                note(&articles::describe(path, &anyhow!(FOR_READING)));
            }
            Ok((report, output))
        });
        match rendered {
            Ok((report, output)) => {
                summary.add(&report);
                stdout.write_all(&output)?;
            }
            Err(error) => {
                summary.failed += 1;
                let message = articles::describe(path, &error);
                renderer.failure(&path.to_string_lossy(), &message, &mut stdout)?;
                complain(&message);
            }
        }
        Ok(())
    })?;
    renderer.end(&mut stdout)?;
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

/// Cleans one article, and writes it back to its file if that is asked for.
fn clean(path: &Path, settings: &Settings, arguments: &CleanArguments) -> Result<(Document, Report)> {
    let document = files::read_as(path, arguments.reading.format_in)?;
    if document.is_package() && arguments.stdout && io::stdout().is_terminal() {
        bail!("the cleaned file is no text that a terminal can show; send it to a file or use --write");
    }
    let report = articles::report(&*settings.cleaner_for(path)?, &document)?;
    if arguments.write && !report.edits.is_empty() {
        files::save(path, &document, &report.edits)?;
    }
    Ok((document, report))
}
