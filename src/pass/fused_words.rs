//! Words and names that lost the space between them.

use super::Languages;
use crate::analysis::{Context, MarkupSplit, Reading, is_hyphenated_number};
use crate::finding::{Class, Findings};
use crate::lexicon::{WordClass, key_of};

pass! {
    /// Two words written as one.
    ///
    /// # What it finds
    /// Words that no dictionary holds and that are two right words side by side ("ofthe"), most of all a name
    /// with the function word behind it ("Mette Frederiksenbut"). Where the language wants a comma before that
    /// word, the comma comes back too.
    ///
    /// # Why it happens
    /// Markup between the words — a link, a line break, an ad — is dropped without leaving a space; translation
    /// then takes the two for one unknown word and keeps it. In Markdown and HTML a tag that still stands between
    /// the two is evidence of its own.
    ///
    /// # Example
    /// The list is led by Mette Frederiksenbut the premier is in it.
    ///
    /// # Repair
    /// The list is led by Mette Frederiksen, but the premier is in it.
    "fused-words", Words, Fix, Languages::WithDictionary,
    reads: Lines, doubt: Weighed,
    example: "en", "The list is led by Mette Frederiksenbut the premier is in it."
        => "The list is led by Mette Frederiksen, but the premier is in it."
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    let at_markup = context.markup_splits();
    for split in &at_markup {
        propose_at_markup(context, split, findings);
    }
    for suspect in context.suspects() {
        let Some(split) = suspect.splits.first() else { continue };
        if at_markup.iter().any(|other| other.token == suspect.token) {
            continue;
        }
        let (at, reading) = (suspect.token, Reading::Fused(0));
        let (left, right) = context.word(at).split_at(split.at);
        let comma = split.is_name && wants_comma(context, at, &key_of(right));
        let hyphen = is_hyphenated_number(&key_of(left), &key_of(right), context.tokens()[at].language);
        let (between, message) = match (comma, hyphen) {
            (true, _) => (", ", "two words without a space"),
            (_, true) => ("-", "a number without its hyphen"),
            _ => (" ", "two words without a space"),
        };
        let class = if split.is_name { Class::FusedName } else { Class::FusedWords };
        let span = context.tokens()[at].span();
        let repaired = format!("{left}{between}{right}");
        let finding = findings.propose(span, repaired, class, suspect.share(reading), message);
        finding.features = context.weigh(suspect, reading);
        if comma {
            finding.because(format!("a comma is usual before “{right}”"));
        }
    }
}

/// Proposes the split at a tag, which is nearly a fact.
fn propose_at_markup(context: &Context<'_>, split: &MarkupSplit, findings: &mut Findings) {
    let at = split.token;
    let (left, right) = context.word(at).split_at(split.at);
    let comma = split.is_name && wants_comma(context, at, &key_of(right));
    let repaired = format!("{left}{}{right}", if comma { ", " } else { " " });
    let class = if split.is_name { Class::FusedName } else { Class::FusedWords };
    let span = context.tokens()[at].span();
    let finding = findings.propose(span, repaired, class, split.confidence, "two words without a space");
    finding.features.decide(split.confidence);
    finding.because(format!("markup, as the end of a link, stands between “{left}” and “{right}”"));
    if comma {
        finding.because(format!("a comma is usual before “{right}”"));
    }
}

/// Whether a comma is usual before `word` behind a name; not if one follows at once. A word that may also
/// compare or describe ("Rutte as treasurer", "Russia as well as") wants one only before a clause.
fn wants_comma(context: &Context<'_>, at: usize, word: &str) -> bool {
    let token = context.tokens()[at];
    let listed = token.language.lists().commas.contains(word) && context.mark(at + 1) != Some(',');
    listed
        && (token.language.look_up(word).class() != Some(WordClass::Preposition) && word != "as"
            || context.clause_follows(at + 1))
}

#[cfg(test)]
mod tests;
