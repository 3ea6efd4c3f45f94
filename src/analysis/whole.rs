//! What a part of a text that was written anew takes from the whole: its language, its words, its capitals.

use super::boundary::Losses;
use super::context::Context;
use super::document_words::DocumentWords;
use crate::language::Language;
use std::fmt::Debug;

/// A text of which another one is a part that was written anew, and what it was before.
#[derive(Clone, Copy, Debug)]
pub struct Whole<'t> {
    pub(super) document: &'t dyn Document,
    pub(super) before: &'t DocumentWords<'t>,
}

/// What a whole text tells of itself.
pub(super) trait Document: Debug {
    fn language(&self) -> Language;
    fn source(&self) -> Option<Language>;
    fn words(&self) -> &DocumentWords<'_>;
    fn lost_capitals(&self) -> Losses;
    fn writes_without_capitals(&self) -> bool;
    fn speaks_of_programs(&self) -> bool;
    fn is_swiss(&self) -> bool;
    fn foreign_languages(&self) -> &[Language];
}

impl Document for Context<'_> {
    fn language(&self) -> Language {
        Context::language(self)
    }

    fn source(&self) -> Option<Language> {
        Context::source(self)
    }

    fn words(&self) -> &DocumentWords<'_> {
        Context::words(self)
    }

    fn lost_capitals(&self) -> Losses {
        Context::lost_capitals(self)
    }

    fn writes_without_capitals(&self) -> bool {
        Context::writes_without_capitals(self)
    }

    fn speaks_of_programs(&self) -> bool {
        Context::speaks_of_programs(self)
    }

    fn is_swiss(&self) -> bool {
        Context::is_swiss(self)
    }

    fn foreign_languages(&self) -> &[Language] {
        Context::foreign_languages(self)
    }
}
