//! What `postedit clean` writes to standard output, by its arguments.

use super::arguments::{CleanArguments, DiffStyle, Format};
use super::files;
use super::screen::Screen;
use anyhow::{Result, bail};
use postedit::render::checkstyle::Checkstyle;
use postedit::render::diff::Diff;
use postedit::render::explain::Explanation;
use postedit::render::github::Github;
use postedit::render::json::{Json, JsonLines};
use postedit::render::page::Page;
use postedit::render::rdjson::Rdjson;
use postedit::render::sarif::Sarif;
use postedit::render::terminal::{Layout, Neighbourhoods, View};
use postedit::render::{Renderer, Sequence};
use postedit::{Document, Report};
use std::io::{self, IsTerminal, Write};

/// The renderer that the arguments ask for.
///
/// # Errors
/// Arguments that lay out a diff where none is asked for.
pub fn renderer(arguments: &CleanArguments) -> Result<Box<dyn Renderer>> {
    if !is_read(arguments) && (arguments.diff_style.is_some() || arguments.wrap) {
        bail!("--diff-style and --wrap lay out a diff; leave out --format and --stdout");
    }
    if arguments.stdout {
        return Ok(Box::new(CleanedText));
    }
    Ok(match arguments.format {
        Format::Diff => Box::new(for_people(arguments)),
        Format::Json => Box::new(Json::default()),
        Format::Jsonl => Box::new(JsonLines),
        Format::Sarif => Box::new(Sarif::default()),
        Format::Rdjson => Box::new(Rdjson::default()),
        Format::Github => Box::new(Github),
        Format::Checkstyle => Box::new(Checkstyle),
        Format::Html => Box::new(Page::default()),
    })
}

/// Whether people read what is written, as they do a diff, and not the texts or another program.
pub fn is_read(arguments: &CleanArguments) -> bool {
    !arguments.stdout && arguments.format == Format::Diff
}

/// Explanations, if they are asked for, and a diff, if the files are not written instead.
fn for_people(arguments: &CleanArguments) -> Sequence {
    let mut parts: Vec<Box<dyn Renderer>> = Vec::new();
    if arguments.explain {
        parts.push(Box::new(Explanation));
    }
    if !arguments.write {
        push_diff(arguments, &mut parts);
    }
    Sequence(parts)
}

/// A diff for reading on a terminal, where colours are wanted, or where its layout is none that can be applied; else
/// one that git and patch take.
fn push_diff(arguments: &CleanArguments, parts: &mut Vec<Box<dyn Renderer>>) {
    let is_terminal = io::stdout().is_terminal();
    let colored = anstream::AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never;
    let layout = match arguments.diff_style.unwrap_or_default() {
        DiffStyle::Unified => Layout::Unified,
        DiffStyle::Words => Layout::Words,
        DiffStyle::SideBySide => Layout::SideBySide,
    };
    let Screen { columns: width, .. } = Screen::new();
    if is_terminal || colored || layout != Layout::Unified {
        let context = arguments.unified;
        let view = View { layout, context, elide: is_terminal, wrap: arguments.wrap, width, colored };
        parts.push(if colored { Box::new(view) } else { Box::new(Plain(view)) });
        return;
    }
    if arguments.wrap {
        parts.push(Box::new(Neighbourhoods { width }));
    }
    parts.push(Box::new(Diff { context: arguments.unified }));
}

/// What a renderer writes, without its colours.
struct Plain<R>(R);

impl<R: Renderer> Renderer for Plain<R> {
    fn article(&mut self, document: &Document, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        let mut styled = Vec::new();
        self.0.article(document, report, &mut styled)?;
        out.write_all(&anstream::adapter::strip_bytes(&styled).into_vec())
    }
}

/// The cleaned texts themselves, as the bytes of their files.
struct CleanedText;

impl Renderer for CleanedText {
    fn article(&mut self, document: &Document, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(&files::cleaned(document, &report.edits).map_err(io::Error::other)?)
    }
}
