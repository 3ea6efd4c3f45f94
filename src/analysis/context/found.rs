//! What the text as a whole tells, found when it is first asked for.

use super::Context;
use crate::analysis::boundary::{self, Losses};
use crate::analysis::document_words::{DocumentWords, WholeWords};
use crate::analysis::identifiers;
use crate::analysis::mixture::Mixture;
use crate::analysis::suspect::{self, Suspect};
use crate::analysis::whole::Whole;
use crate::language::Language;
use crate::lexicon::is_swiss;
use crate::text::Span;
use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;

/// Fewest bytes of a name that something may be fused to.
const NAME_BYTES: usize = 4;

/// What was asked for and found.
#[derive(Debug, Default)]
pub(super) struct Found<'t> {
    words: OnceCell<DocumentWords<'t>>,
    suspects: OnceCell<Vec<Suspect>>,
    without_capitals: OnceCell<bool>,
    of_programs: OnceCell<bool>,
    swiss: OnceCell<bool>,
    mixture: OnceCell<Mixture>,
    lost_capitals: OnceCell<Losses>,
}

impl<'t> Context<'t> {
    /// The words that no dictionary holds as right, each with what it may be, in text order.
    pub fn suspects(&self) -> &[Suspect] {
        self.found.suspects.get_or_init(|| suspect::find(self))
    }

    /// The words of the document with their counts.
    pub fn words(&self) -> &DocumentWords<'t> {
        self.found.words.get_or_init(|| {
            let whole =
                self.whole.map(|whole| WholeWords { words: whole.document.words(), before: whole.before });
            let all = 0..self.tokens.len();
            self.words_among(vec![all]).within(whole)
        })
    }

    /// The words of some stretches of the text, which begin and end between tokens.
    pub fn words_of(&self, stretches: &[Span]) -> DocumentWords<'t> {
        let place = |at: usize| self.tokens.partition_point(|token| token.start() < at);
        self.words_among(stretches.iter().map(|stretch| place(stretch.start)..place(stretch.end)).collect())
    }

    fn words_among(&self, places: Vec<Range<usize>>) -> DocumentWords<'t> {
        DocumentWords::new(self.text, self.tokens.clone(), self.forms.clone(), places)
    }

    /// Whether the words of the paragraph that holds token `at`, or those of all paragraphs in its language, are strange in
    /// that language.
    pub fn mixes_languages(&self, at: usize) -> bool {
        let index = self.paragraphs.partition_point(|paragraph| paragraph.tokens.end <= at);
        self.mixture().paragraphs[index]
            || self.foreign_languages().contains(&self.paragraphs[index].language)
    }

    /// The languages that paragraphs of the whole text were taken for, and in which their words are strange.
    pub(in crate::analysis) fn foreign_languages(&self) -> &[Language] {
        self.whole.map_or_else(|| &self.mixture().languages[..], |whole| whole.document.foreign_languages())
    }

    fn mixture(&self) -> &Mixture {
        self.found.mixture.get_or_init(|| Mixture::of(self))
    }

    /// Whether only some lines of a text are at hand, those that a round changed: what stands in the others was for the
    /// first round to see.
    pub const fn is_part(&self) -> bool {
        self.whole.is_some()
    }

    /// Whether the text begins most of its sentences in lower case, as chats and captions do.
    pub fn writes_without_capitals(&self) -> bool {
        *self.found.without_capitals.get_or_init(|| match self.whole {
            Some(whole) => whole.document.writes_without_capitals(),
            None => boundary::writes_without_capitals(self),
        })
    }

    /// Whether the text names functions, options and files all along.
    pub fn speaks_of_programs(&self) -> bool {
        *self.found.of_programs.get_or_init(|| match self.whole {
            Some(whole) => whole.document.speaks_of_programs(),
            None => identifiers::are_frequent(self),
        })
    }

    /// Whether the text is in German and written by the rules of Switzerland.
    pub(in crate::analysis) fn is_swiss(&self) -> bool {
        *self.found.swiss.get_or_init(|| match self.whole {
            Some(whole) => whole.document.is_swiss(),
            None => is_swiss(self.text),
        })
    }

    /// How often the text lost the capital of a sentence.
    pub(in crate::analysis) fn lost_capitals(&self) -> Losses {
        *self.found.lost_capitals.get_or_init(|| match self.whole {
            Some(whole) => whole.document.lost_capitals(),
            None => boundary::lost_capitals(self),
        })
    }

    /// This text as the whole of another, which is a part of it that was written anew and had these words before.
    pub fn as_whole<'w>(&'w self, before: &'w DocumentWords<'w>) -> Whole<'w> {
        Whole { document: self, before }
    }

    /// Whether a word that this part of a text has no longer, or has now, may bear on one of some suspects of the whole
    /// that stand elsewhere.
    pub fn bears_on<'s>(&self, mut suspects: impl Iterator<Item = &'s Suspect>) -> bool {
        let changed: Vec<Cow<'_, str>> = self.words().changed().collect();
        suspects.any(|suspect| {
            let bears = |form: &Cow<'_, str>| {
                form.len() >= NAME_BYTES && suspect.key.starts_with(&**form)
                    || *form == suspect.key
                    || DocumentWords::may_be_near(form, &suspect.key)
            };
            changed.iter().any(bears)
        })
    }
}
