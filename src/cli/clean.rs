//! `postedit clean`

use super::arguments::CleanArguments;
use super::paging::Output;
use super::summary::{Summary, complain};
use super::{Outcome, articles, files, is_broken_pipe, output};
use anyhow::{Result, bail};
use postedit::{Cleaner, Document, Report};
use std::io::{self, Write};
use std::path::Path;

pub fn run(arguments: &CleanArguments) -> Result<Outcome> {
    if arguments.write && arguments.paths.iter().any(|path| files::is_stdin(path)) {
        bail!("--write needs files, not standard input; use --stdout");
    }
    let mut renderer = output::renderer(arguments)?;
    let cleaner = Cleaner::new(arguments.choice.options()?);
    let mut out = Output::new(arguments.paging, output::is_read(arguments));
    let (paths, failed) = articles::expand(&arguments.paths);
    let mut summary = Summary::default();
    summary.failed = failed;
    let mut unsaid = Vec::new();
    renderer.begin(&mut out)?;
    let work = |path: &Path| clean(path, &cleaner, arguments.write);
    let result = articles::for_each(&paths, work, |path, result| {
        let rendered = result.and_then(|(document, report)| {
            let mut bytes = Vec::new();
            renderer.article(&document, &report, &mut bytes)?;
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
fn clean(path: &Path, cleaner: &Cleaner, write: bool) -> Result<(Document, Report)> {
    let document = files::read(path)?;
    let report = articles::report(cleaner, &document)?;
    if write && !report.edits.is_empty() {
        files::save(path, &document, &report.edits)?;
    }
    Ok((document, report))
}
