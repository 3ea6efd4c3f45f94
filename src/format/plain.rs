//! Plain text: all of it is prose.

use super::{ArticleFormat, Prose, SyntaxError};

/// Text without markup.
#[derive(Clone, Copy, Debug)]
pub struct Plain;

impl ArticleFormat for Plain {
    fn name(&self) -> &'static str {
        "text"
    }

    fn title(&self) -> &'static str {
        "plain text"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["txt", "text"]
    }

    fn prose(&self, _source: &str) -> Result<Option<Prose>, SyntaxError> {
        Ok(None)
    }
}
