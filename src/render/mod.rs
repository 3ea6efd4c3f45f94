//! Renderers of reports: diffs for tools and for people, an explanation of each edit, a page to review on, formats for
//! other programs.

pub mod checkstyle;
pub mod describe;
pub mod diff;
pub mod escape;
pub mod explain;
pub mod github;
pub mod hunks;
pub mod json;
pub mod json_text;
pub mod page;
pub mod rdjson;
pub mod sarif;
pub mod terminal;
mod uri;

use crate::document::Document;
use crate::report::Report;
use std::io::{self, Write};

/// A form in which the reports of a run are written: one beginning, one article after another in the order in
/// which they were named, one end. What each call writes is complete in itself, so a form that needs separators
/// keeps count of what it has written; nothing of an article need be kept in memory.
pub trait Renderer {
    /// Writes what stands before the first article.
    ///
    /// # Errors
    /// Those of `out`.
    fn begin(&mut self, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }

    /// Writes what was found in one article.
    ///
    /// # Errors
    /// Those of `out`, and a text that cannot be written in the encoding of its article.
    fn article(&mut self, document: &Document, report: &Report, out: &mut dyn Write) -> io::Result<()>;

    /// Writes that the article called `name` could not be cleaned, and why. Forms for people leave it out: they
    /// are told on standard error.
    ///
    /// # Errors
    /// Those of `out`.
    fn failure(&mut self, _name: &str, _reason: &str, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }

    /// Writes what stands behind the last article.
    ///
    /// # Errors
    /// Those of `out`.
    fn end(&mut self, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
}

/// What several renderers write for each article, one behind the other.
pub struct Sequence(pub Vec<Box<dyn Renderer>>);

impl Renderer for Sequence {
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        self.0.iter_mut().try_for_each(|renderer| renderer.begin(out))
    }

    fn article(&mut self, document: &Document, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        self.0.iter_mut().try_for_each(|renderer| renderer.article(document, report, out))
    }

    fn failure(&mut self, name: &str, reason: &str, out: &mut dyn Write) -> io::Result<()> {
        self.0.iter_mut().try_for_each(|renderer| renderer.failure(name, reason, out))
    }

    fn end(&mut self, out: &mut dyn Write) -> io::Result<()> {
        self.0.iter_mut().try_for_each(|renderer| renderer.end(out))
    }
}
