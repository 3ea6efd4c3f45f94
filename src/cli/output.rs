//! What `postedit clean` writes to standard output, by its arguments.

use super::arguments::{CleanArguments, Format};
use super::files;
use postedit::render::checkstyle::Checkstyle;
use postedit::render::diff::Diff;
use postedit::render::explain::Explanation;
use postedit::render::github::Github;
use postedit::render::json::{Json, JsonLines};
use postedit::render::page::Page;
use postedit::render::rdjson::Rdjson;
use postedit::render::sarif::Sarif;
use postedit::render::terminal::View;
use postedit::render::{Renderer, Sequence};
use postedit::{Document, Report};
use std::io::{self, IsTerminal, Write};

/// The renderer that the arguments ask for.
pub fn renderer(arguments: &CleanArguments) -> Box<dyn Renderer> {
    if arguments.stdout {
        return Box::new(CleanedText);
    }
    match arguments.format {
        Format::Diff => Box::new(for_people(arguments)),
        Format::Json => Box::new(Json::default()),
        Format::Jsonl => Box::new(JsonLines),
        Format::Sarif => Box::new(Sarif::default()),
        Format::Rdjson => Box::new(Rdjson::default()),
        Format::Github => Box::new(Github),
        Format::Checkstyle => Box::new(Checkstyle),
        Format::Html => Box::new(Page::default()),
    }
}

/// Explanations, if they are asked for, and a diff, if the files are not written instead.
fn for_people(arguments: &CleanArguments) -> Sequence {
    let mut parts: Vec<Box<dyn Renderer>> = Vec::new();
    if arguments.explain {
        parts.push(Box::new(Explanation));
    }
    if !arguments.write {
        parts.push(diff(arguments.unified));
    }
    Sequence(parts)
}

fn diff(context: usize) -> Box<dyn Renderer> {
    let is_terminal = io::stdout().is_terminal();
    if is_terminal || anstream::AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never {
        Box::new(View { context, elide: is_terminal })
    } else {
        Box::new(Diff { context })
    }
}

/// The cleaned texts themselves, as the bytes of their files.
struct CleanedText;

impl Renderer for CleanedText {
    fn article(&mut self, document: &Document, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(&files::cleaned(document, &report.edits).map_err(io::Error::other)?)
    }
}
