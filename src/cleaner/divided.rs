//! Words that a repair divided from those behind them.
//!
//! Two words stand as one where markup or a line was lost, and a capital there is that of a name or a link. So the capital
//! that "Toretil" shows when it is "Tore til" is no slip.

use crate::edit::Edit;
use crate::finding::{Class, Finding};
use crate::text::Span;

/// Where words begin that earlier rounds divided from others, in the text that they left.
#[derive(Debug, Default)]
pub(super) struct Divided(Vec<usize>);

impl Divided {
    /// Those that `edits` of a text divided, which stand in its order and left it as `next`.
    pub(super) fn of(edits: &[Edit], next: &str) -> Self {
        let begin = |at: usize| {
            let word = next[..at].chars().rev().take_while(|c| c.is_alphabetic());
            at - word.map(char::len_utf8).sum::<usize>()
        };
        let mut begins = Vec::new();
        let mut shift = 0isize;
        for edit in edits {
            if matches!(edit.class, Class::FusedName | Class::FusedWords) {
                begins.push(begin((edit.span.start as isize + shift) as usize));
            }
            shift += edit.replacement.len() as isize - edit.span.len() as isize;
        }
        Self(begins)
    }

    /// Whether the finding, at `place` in the text that was left, would take the capital of such a word.
    pub(super) fn forbid(&self, finding: &Finding, place: Span) -> bool {
        finding.class == Class::OddCapital && self.0.contains(&place.start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::apply;
    use crate::finding::{Findings, Level};
    use crate::resolve::resolve;

    #[test]
    fn the_capital_of_a_divided_word_stays() {
        let (text, next) = ("En Toretil by", "En Tore til by");
        for (span, replacement) in [(Span::new(7, 7), " "), (Span::new(3, 10), "Tore til")] {
            let mut findings = Findings::default();
            findings.propose(span, replacement, Class::FusedName, 0.9, "");
            let edits = resolve(findings.into_vec(), |_| Level::Fix);
            assert_eq!(apply(text, &edits), next);
            let mut found = Findings::default();
            let small = Span::new(3, 4);
            found.propose(small, "t", Class::OddCapital, 0.9, "");
            let found = found.into_vec().remove(0);
            let divided = Divided::of(&edits, next);
            assert!(divided.forbid(&found, small) && !divided.forbid(&found, Span::new(8, 9)));
        }
    }
}
