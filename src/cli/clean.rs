//! `postedit clean`

use super::arguments::CleanArguments;
use super::paging::Output;
use super::settings::Settings;
use super::summary::{Summary, complain, counted, note};
use super::{Outcome, articles, files, is_broken_pipe, output};
use anyhow::{Result, bail};
use postedit::{Document, Report};
use std::io::{self, IsTerminal, Write};
use std::path::Path;

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
    let mut renderer = output::renderer(arguments)?;
    let settings = Settings::new(&arguments.choice)?;
    let mut out = Output::new(arguments.paging, output::is_read(arguments));
    let (paths, failed) = articles::expand(&arguments.paths, &settings)?;
    settings.prepare(&paths)?;
    let mut summary = Summary::default();
    let mut for_reading = 0;
    summary.failed = failed;
    let mut unsaid = Vec::new();
    let is_diff = output::is_read(arguments) && !arguments.write && !arguments.quiet;
    renderer.begin(&mut out)?;
    let work = |path: &Path| clean(path, &settings, arguments);
    let result = articles::for_each(&paths, work, |path, result| {
        let rendered = result.and_then(|(document, report)| {
            let mut bytes = Vec::new();
            renderer.article(&document, &report, &mut bytes)?;
            if is_diff && document.is_package() && !report.edits.is_empty() {
                for_reading += 1;
            }
            Ok((report, bytes))
        });
        match rendered {
            Ok((report, bytes)) => {
                summary.add(&report);
                out.write_all(&bytes)?;
            }
            Err(error) => {
                summary.failed += 1;
                let message = articles::describe(path, &error);
                renderer.failure(&path.to_string_lossy(), &message, &mut out)?;
                // a pager has the screen
                if out.is_paged() { unsaid.push(message) } else { complain(&message) }
            }
        }
        // nobody reads on, and nothing is left that the articles have to tell or to get
        let is_told = !arguments.check || summary.edits() > 0;
        if out.is_closed() && is_told && !arguments.write {
            return Err(io::Error::from(io::ErrorKind::BrokenPipe).into());
        }
        Ok(())
    });
    let was_left = match result {
        Err(error) if is_broken_pipe(&error) => true,
        other => other.map(|()| false)?,
    };
    renderer.end(&mut out)?;
    let is_interrupted = out.finish()?;
    unsaid.iter().for_each(|message| complain(message));
    if for_reading > 0 {
        note_for_reading(for_reading);
    }
    if is_interrupted {
        return Ok(Outcome::Interrupted);
    }
    if !arguments.quiet && !was_left {
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
