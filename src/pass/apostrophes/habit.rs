//! How a text writes its apostrophes.

use crate::analysis::{Context, Marks};
use crate::lexicon::key_of;
use crate::text::Notes;
use crate::text::chars::is_apostrophe;
use itertools::Itertools;
use std::cell::OnceCell;

/// How many different letters with an apostrophe are elided words, and no primes.
const LETTERS: usize = 3;

/// What a text does with its apostrophes, counted when it is first asked for.
pub(super) struct Habit<'c, 't> {
    context: &'c Context<'t>,
    shape: OnceCell<&'static str>,
    inside_words: OnceCell<usize>,
    loose: OnceCell<Loose>,
}

/// The apostrophes that belong to no word.
struct Loose {
    count: usize,
    /// Whether they stand behind a few single letters, as primes do: "la droite d'".
    are_primes: bool,
}

impl<'c, 't> Habit<'c, 't> {
    pub(super) fn of(context: &'c Context<'t>) -> Self {
        Self { context, shape: OnceCell::new(), inside_words: OnceCell::new(), loose: OnceCell::new() }
    }

    /// The shape that most apostrophes have.
    pub(super) fn shape(&self) -> &'static str {
        self.shape.get_or_init(|| {
            let text = self.context.text();
            let curly = memchr::memmem::find_iter(text.as_bytes(), "’").count();
            let straight = memchr::memchr_iter(b'\'', text.as_bytes()).count();
            if curly > straight { "’" } else { "'" }
        })
    }

    /// Whether the text elides words and has at least as many apostrophes as it lost, so that no encoding lost these: a
    /// slip of the writer's, who may have meant something else.
    pub(super) fn is_isolated(&self, lost: usize) -> bool {
        self.context.language().profile().elides() && self.inside_words() >= lost
    }

    /// Whether a loose apostrophe may be a slip of the writer's or a prime.
    pub(super) fn is_loose_by_chance(&self) -> bool {
        let loose = self.loose.get_or_init(|| self.find_loose());
        self.is_isolated(loose.count) || loose.are_primes
    }

    fn inside_words(&self) -> usize {
        *self.inside_words.get_or_init(|| {
            // of words that the user may know all is noted
            let is_inside = |&at: &usize| self.context.word(at).contains(is_apostrophe);
            self.context.noted(Notes::APOSTROPHE).filter(is_inside).count()
        })
    }

    fn find_loose(&self) -> Loose {
        let marks = self.context.inner_marks_of(Marks::of(&['\'']));
        let before: Vec<_> = marks
            .filter(|&at| matches!(self.context.mark(at), Some('\'' | '’')))
            .map(|at| key_of(self.context.word(at - 1)))
            .collect();
        let are_primes =
            before.iter().all(|word| word.len() == 1) && before.iter().unique().count() < LETTERS;
        Loose { count: before.len(), are_primes }
    }
}
