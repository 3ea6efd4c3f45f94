//! Names of two words with a period between them: Яндекс.Такси.

use crate::analysis::{Context, Marks};
use crate::language::Capitals;
use std::cell::OnceCell;
use std::collections::HashMap;

/// The pairs of words with a period and no space between them, counted when they are first asked for.
pub(super) struct DottedNames<'c, 't> {
    context: &'c Context<'t>,
    counts: OnceCell<HashMap<(&'c str, &'c str), usize>>,
}

impl<'c, 't> DottedNames<'c, 't> {
    pub(super) const fn new(context: &'c Context<'t>) -> Self {
        Self { context, counts: OnceCell::new() }
    }

    /// Whether the words beside the period at `at` are a name: the first begins its sentence, which has more words than
    /// one, or the text has the two so more than once, and means it. Of a part of a text nobody knows.
    pub(super) fn include(&self, at: usize) -> bool {
        let context = self.context;
        let is_first = context.tokens()[at - 1].is_sentence_initial;
        is_first && context.language().profile().capitals != Capitals::Nouns
            || context.is_part()
            || self.count(at) > 1
    }

    fn count(&self, at: usize) -> usize {
        let context = self.context;
        let counts = self.counts.get_or_init(|| {
            let mut counts = HashMap::new();
            let is_between = |at: usize| at > 0 && context.is_glued(at - 1) && context.is_glued(at);
            for at in context.inner_marks_of(Marks::of(&['.'])).filter(|&at| is_between(at)) {
                if context.token(at + 1).is_some() {
                    *counts.entry((context.word(at - 1), context.word(at + 1))).or_default() += 1;
                }
            }
            counts
        });
        counts.get(&(context.word(at - 1), context.word(at + 1))).copied().unwrap_or_default()
    }
}
