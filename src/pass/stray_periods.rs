//! Periods left inside a sentence.

use super::Languages;
use crate::analysis::{Boundary, Context, Marks, Verdict};
use crate::finding::{Class, Findings, Level};
use crate::language::names;
use crate::lexicon::key_of;
use crate::text::Span;

pass! {
    /// A period where no sentence ends.
    ///
    /// # What it finds
    /// A period before a lower-case word that cannot open a sentence ("liberation. of the territories"), before
    /// a parenthesis that the sentence goes on behind ("$325 million. (over €300 million) as part"), and inside
    /// an enumeration. The period goes, or becomes a comma. A common word that has its capital from the period alone
    /// loses it.
    ///
    /// # Why it happens
    /// Sentence splitting cuts at a line break, a link or an abbreviation, and each part is translated as a
    /// sentence of its own. It does so all over a text; in a long one where hardly anything else is wrong, an
    /// engine has rather lost the capital of a sentence, and the period is only suggested to go.
    ///
    /// # Example
    /// The package includes. additional ammunition.
    ///
    /// # Repair
    /// The package includes additional ammunition.
    "stray-periods", Words, Fix, Languages::WithDictionary,
    reads: Lines, doubt: Great,
    example: "en", "The package includes. additional ammunition." => "The package includes additional ammunition."
}

/// How sure it is that a period is none behind a word with which no sentence ends, and before one in lower case.
const CONCLUSIVE: f32 = 0.95;
/// Marks that are looked at.
const MARKS: Marks = Marks::of(&['.']);

fn check(context: &Context<'_>, findings: &mut Findings) {
    for at in context.inner_marks_of(MARKS) {
        if context.mark(at) != Some('.') {
            continue;
        }
        let boundary = Boundary::judge(context, at);
        let replacement = match boundary.verdict {
            Verdict::Drop => "",
            Verdict::Comma => ",",
            Verdict::Keep | Verdict::Capitalise => continue,
        };
        let mut span = context.tokens()[at].span();
        let (mut replacement, mut lowers) = (replacement.to_owned(), false);
        if boundary.verdict == Verdict::Drop
            && let Some((first, lower)) = odd_capital(context, at + 1)
        {
            replacement.push_str(Span::new(span.end, first.start).of(context.text()));
            replacement.push(lower);
            span.end = first.end;
            lowers = true;
        }
        let finding = findings.propose(
            span,
            replacement,
            Class::StrayPeriod,
            boundary.confidence,
            "a period inside a sentence",
        );
        finding.evidence = boundary.evidence;
        if lowers {
            finding.because(format!("“{}” is a common word", context.word(at + 1)));
        }
        if boundary.is_doubtful {
            finding.features.limit(Level::UNSURE);
        } else if boundary.is_conclusive {
            finding.features.settle(CONCLUSIVE);
        }
    }
}

/// The first letter of the word at `at`, and what it is in lower case, if the word has its capital from a period alone.
fn odd_capital(context: &Context<'_>, at: usize) -> Option<(Span, char)> {
    let token = context.token(at)?;
    let word = context.word(at);
    let first = word.chars().next()?;
    // "in the. White House"
    let begins_name =
        || context.is_spaced(at) && context.token(at + 1).is_some_and(|next| next.is_title_word());
    let is_common = token.is_common_title_word()
        && !begins_name()
        && !names().get(&key_of(word)).is_known()
        && context.words().count(&key_of(word)).title_inside == 0;
    let span = Span::new(token.start(), token.start() + first.len_utf8());
    is_common.then(|| (span, token.language.to_lower(first)))
}

#[cfg(test)]
mod tests;
