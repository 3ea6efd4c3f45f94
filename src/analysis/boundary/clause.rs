//! Whether the words on one side of a mark can be a clause.

use crate::analysis::Context;
use crate::lexicon::{Entry, WordClass};
use crate::text::{Token, TokenKind};

/// What the words between a period and the next or previous sentence mark amount to.
#[derive(Debug, Default)]
pub(super) struct Clause {
    pub(super) words: usize,
    pub(super) commas: usize,
    pub(super) has_coordinator: bool,
    pub(super) coordinator_after_last_comma: bool,
    /// An auxiliary, a modal, or a form that can only be a verb.
    pub(super) has_finite_verb: bool,
    /// A word that can be a verb among others, or a subject pronoun.
    pub(super) can_be_clause: bool,
    /// A determiner or pronoun first, and a verb behind it.
    pub(super) starts_clause: bool,
    /// A comma after a few words: "in the city, ...".
    pub(super) begins_with_phrase: bool,
    /// The second word is a verb: "they will", "he left".
    pub(super) verb_second: bool,
    /// A form that can be a verb stands behind the first word.
    pub(super) may_have_verb: bool,
}

impl Clause {
    /// The words behind token `at` up to the next mark that ends a sentence.
    pub(super) fn after(context: &Context<'_>, at: usize) -> Self {
        let end =
            (at + 1..context.tokens().len().min(at + 80)).find(|&i| ends(context, i)).unwrap_or(at + 80);
        Self::of(context, at + 1, end.min(context.tokens().len()))
    }

    /// The words before token `at` from the last such mark on.
    pub(super) fn before(context: &Context<'_>, at: usize) -> Self {
        let from = at.saturating_sub(80);
        let start = (from..at).rev().find(|&i| ends(context, i)).map_or(from, |i| i + 1);
        Self::of(context, start, at)
    }

    fn of(context: &Context<'_>, start: usize, end: usize) -> Self {
        let mut clause = Self::default();
        for at in start..end {
            let token = context.tokens()[at];
            if context.mark(at) == Some(',') {
                clause.begins_with_phrase |= clause.commas == 0 && at - start <= 8 && !clause.has_finite_verb;
                clause.commas += 1;
                clause.coordinator_after_last_comma = false;
            }
            if !token.is_word() {
                continue;
            }
            clause.words += 1;
            if !token.is_lower_word() && at > start {
                continue;
            }
            clause.add(token);
        }
        let first = context.tokens().get(start).and_then(|token| token.entry.class());
        clause.verb_second = context.tokens().get(start + 1).is_some_and(|token| is_verb(token.entry));
        clause.may_have_verb = context.tokens()[(start + 1).min(end)..end]
            .iter()
            .any(|token| token.is_lower_word() && is_verb(token.entry));
        clause.starts_clause = clause.has_finite_verb
            && matches!(first, Some(WordClass::Determiner | WordClass::Subject | WordClass::Adverb));
        clause
    }

    fn add(&mut self, token: Token) {
        let entry = token.entry;
        match entry.class() {
            Some(WordClass::Coordinator) => {
                self.has_coordinator = true;
                self.coordinator_after_last_comma = true;
            }
            Some(WordClass::Auxiliary | WordClass::Modal) => {
                self.has_finite_verb = true;
                self.can_be_clause = true;
            }
            Some(WordClass::Subject) => self.can_be_clause = true,
            Some(_) => {}
            None if entry.can_be_verb() && !entry.can_be_noun() && !entry.can_be_adjective() => {
                self.has_finite_verb = true;
                self.can_be_clause = true;
            }
            None => {}
        }
    }

    /// Whether the words can be a clause: three or more, one of which can be a verb.
    pub(super) const fn may_be_clause(&self) -> bool {
        self.may_have_verb && self.words >= 3
    }
}

/// Whether the form can be a finite verb.
fn is_verb(entry: Entry) -> bool {
    match entry.class() {
        Some(class) => matches!(class, WordClass::Auxiliary | WordClass::Modal),
        // the dictionaries lack the class of many irregular forms
        None => entry.can_be_verb() || entry.is_known() && !entry.has_word_class(),
    }
}

/// Whether the words from token `at` to the next mark are a clause that does not begin with an adverb or
/// an article ("as a treasurer", "as well as").
pub(in crate::analysis) fn is_clause(context: &Context<'_>, at: usize) -> bool {
    let first = context.token(at).and_then(|token| token.entry.class());
    let end = (at..context.tokens().len().min(at + 14))
        .find(|&i| context.tokens()[i].kind == TokenKind::Punctuation)
        .unwrap_or((at + 14).min(context.tokens().len()));
    !matches!(first, Some(WordClass::Adverb | WordClass::Determiner | WordClass::Preposition))
        && end > at
        && Clause::of(context, at, end).has_finite_verb
}

/// Whether token `at` ends the stretch that a clause is looked for in.
fn ends(context: &Context<'_>, at: usize) -> bool {
    context.mark(at).is_some_and(|c| matches!(c, '.' | '!' | '?' | '…' | ';'))
        || at > 0 && context.gap(at - 1).contains('\n')
}
