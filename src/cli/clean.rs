//! `postedit clean`

use super::arguments::{CleanArguments, Format};
use super::summary::{Summary, complain};
use super::{Outcome, articles, files};
use anyhow::{Result, bail};
use postedit::render::page::Page;
use postedit::render::terminal::View;
use postedit::render::{diff, explain, json, terminal};
use postedit::{Cleaner, Document, Report};
use std::io::{self, IsTerminal, Write};
use std::path::Path;

/// What became of one article.
struct Cleaned {
    document: Document,
    report: Report,
    /// What goes to standard output for it.
    output: Vec<u8>,
}

pub fn run(arguments: &CleanArguments) -> Result<Outcome> {
    if arguments.write && arguments.paths.iter().any(|path| files::is_stdin(path)) {
        bail!("--write needs files, not standard input; use --stdout");
    }
    let cleaner = Cleaner::new(arguments.choice.options()?);
    let printer = Printer::new(arguments);
    let mut stdout = io::stdout().lock();
    let (paths, failed) = articles::expand(&arguments.paths);
    let mut summary = Summary::default();
    summary.failed = failed;
    let work = |path: &Path| clean(path, &cleaner, &printer, arguments);
    let mut page = (arguments.format == Format::Html && !arguments.write).then(Page::default);
    if let Some(page) = &mut page {
        page.begin(&mut stdout)?;
    }
    articles::for_each(&paths, work, |path, result| {
        match result {
            Ok(cleaned) => {
                summary.add(&cleaned.report);
                match &mut page {
                    Some(page) => page.article(&cleaned.document, &cleaned.report, &mut stdout)?,
                    None => stdout.write_all(&cleaned.output)?,
                }
            }
            Err(error) => {
                summary.failed += 1;
                complain(&articles::describe(path, &error));
            }
        }
        Ok(())
    })?;
    if let Some(page) = &mut page {
        page.end(&mut stdout)?;
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

fn clean(path: &Path, cleaner: &Cleaner, printer: &Printer, arguments: &CleanArguments) -> Result<Cleaned> {
    let document = files::read(path)?;
    let report = articles::report(cleaner, &document)?;
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
    Ok(Cleaned { document, report, output })
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
            out.extend(files::cleaned(document, &report.edits)?);
            return Ok(());
        }
        match self.format {
            Format::Diff => {}
            Format::Json => return Ok(json::write(document, report, out)?),
            Format::Html => return Ok(()),
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
