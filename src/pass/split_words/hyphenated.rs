//! Words that were divided at the end of a line which is none any more: "govern- ment".

use super::hyphens;
use crate::analysis::Context;
use crate::finding::{Class, Findings};
use crate::lexicon::{Entry, key_of};
use crate::text::{CaseShape, Span};

/// How sure it is where one part is no word.
const CONFIDENCE: f32 = 0.97;
/// Least frequency (Zipf) of the whole word, and of a part that is a word by itself; and by how much the whole is more
/// frequent than a part that stands for itself only where words are divided ("ment").
const WHOLE_ZIPF: f32 = 2.5;
const PART_ZIPF: f32 = 3.0;
const FAR_MORE: f32 = 1.5;
/// Fewest letters of the whole and of each part.
const WHOLE_LETTERS: usize = 6;
const PART_LETTERS: usize = 2;

pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    for at in hyphens(context) {
        if !context.is_glued(at - 1) || !context.is_spaced(at) {
            continue;
        }
        let (first, second) = (context.tokens()[at - 1], context.tokens()[at + 1]);
        let stands_alone = (at == 1 || !context.is_glued(at - 2))
            && !(context.is_glued(at + 1) && context.mark(at + 2) == Some('-'));
        let are_parts = first.is_word()
            && matches!(first.shape, CaseShape::Lower | CaseShape::Title)
            && second.is_lower_word()
            // "vor- und nachher"
            && !second.entry.is_function_word();
        if !stands_alone || !are_parts {
            continue;
        }
        let (left, right) = (key_of(context.word(at - 1)), key_of(context.word(at + 1)));
        let letters = [&left, &right].map(|part| part.chars().count());
        let whole = first.language.look_up(&format!("{left}{right}"));
        let is_whole = whole.is_valid() && !whole.is_misspelling() && whole.zipf() >= WHOLE_ZIPF;
        let is_word = |entry: Entry, is_lower: bool| {
            entry.is_valid()
                && entry.zipf() >= PART_ZIPF.max(whole.zipf() - FAR_MORE)
                && (!is_lower || entry.lower_share() >= 0.2)
        };
        let are_words = is_word(first.entry, first.shape == CaseShape::Lower) && is_word(second.entry, true);
        if is_whole
            && !are_words
            && letters.iter().sum::<usize>() >= WHOLE_LETTERS
            && letters.iter().all(|&letters| letters >= PART_LETTERS)
        {
            let span = Span::new(first.end(), second.start());
            let finding = findings.propose(
                span,
                "",
                Class::SplitWord,
                CONFIDENCE,
                "a word divided as at the end of a line",
            );
            finding.features.decide(CONFIDENCE);
            finding.because(format!("“{left}{right}” is right, and one of its parts is no word"));
        }
    }
}
