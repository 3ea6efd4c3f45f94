//! `postedit clean`

use super::arguments::CleanArguments;
use super::summary::{Summary, complain};
use super::{Outcome, articles, files, output};
use anyhow::{Result, bail};
use postedit::{Cleaner, Document, Report};
use std::io::{self, Write};
use std::path::Path;

pub fn run(arguments: &CleanArguments) -> Result<Outcome> {
    if arguments.write && arguments.paths.iter().any(|path| files::is_stdin(path)) {
        bail!("--write needs files, not standard input; use --stdout");
    }
    let cleaner = Cleaner::new(arguments.choice.options()?);
    let mut renderer = output::renderer(arguments);
    let mut stdout = io::stdout().lock();
    let (paths, failed) = articles::expand(&arguments.paths);
    let mut summary = Summary::default();
    summary.failed = failed;
    renderer.begin(&mut stdout)?;
    let work = |path: &Path| clean(path, &cleaner, arguments.write);
    articles::for_each(&paths, work, |path, result| {
        let rendered = result.and_then(|(document, report)| {
            let mut output = Vec::new();
            renderer.article(&document, &report, &mut output)?;
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
fn clean(path: &Path, cleaner: &Cleaner, write: bool) -> Result<(Document, Report)> {
    let document = files::read(path)?;
    let report = articles::report(cleaner, &document)?;
    if write && !report.edits.is_empty() {
        files::save(path, &document, &report.edits)?;
    }
    Ok((document, report))
}
