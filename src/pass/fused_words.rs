//! Words and names that lost the space between them.

mod final_letters;

use super::Languages;
use crate::analysis::{Context, MarkupSplit, Reading, is_hyphenated_number};
use crate::finding::{Class, Finding, Findings};
use crate::lexicon::{WordClass, key_of};
use crate::text::chars::is_apostrophe;
use crate::text::{Notes, Span};

pass! {
    /// Two words written as one.
    ///
    /// # What it finds
    /// Words that no dictionary holds and that are two right words side by side ("ofthe"), most of all a name
    /// with the function word behind it ("Mette Frederiksenbut"), and a Greek word that goes on behind a final sigma. Where
    /// the language wants a comma before that word, the comma comes back too.
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
    propose_at_apostrophes(context, &at_markup, findings);
    let at_final_letters = final_letters::cuts(context);
    propose_at_final_letters(context, &at_final_letters, &at_markup, findings);
    for suspect in context.suspects() {
        let Some(split) = suspect.splits.first() else { continue };
        let is_other = at_markup.iter().any(|other| other.token == suspect.token);
        if is_other || at_final_letters.iter().any(|&(token, _)| token == suspect.token) {
            continue;
        }
        let (at, reading) = (suspect.token, Reading::Fused(0));
        let repair = Repair::of(context, at, split.at, split.is_name);
        let (between, message) = if !repair.has_comma && repair.is_hyphenated_number(context, at) {
            ("-", "a number without its hyphen")
        } else {
            (repair.between(), WITHOUT_SPACE)
        };
        let text = repair.text(between);
        let finding = findings.propose(repair.span, text, repair.class, suspect.share(reading), message);
        finding.features = context.weigh(suspect, reading);
        repair.tell_comma(finding);
    }
}

/// Proposes the split at a tag, which is nearly a fact.
fn propose_at_markup(context: &Context<'_>, split: &MarkupSplit, findings: &mut Findings) {
    let repair = Repair::of(context, split.token, split.at, split.is_name);
    let text = repair.text(repair.between());
    let finding = findings.propose(repair.span, text, repair.class, split.confidence, WITHOUT_SPACE);
    finding.features.decide(split.confidence);
    let (left, right) = repair.words;
    finding.because(format!("markup, as the end of a link, stands between “{left}” and “{right}”"));
    repair.tell_comma(finding);
}

/// Proposes the splits of words with an apostrophe ("ditqu'il", "Meksika'nınböyle"), where no markup tells of another.
fn propose_at_apostrophes(context: &Context<'_>, at_markup: &[MarkupSplit], findings: &mut Findings) {
    for at in context.noted(Notes::APOSTROPHE) {
        let Some(split) = context.apostrophe_split(at) else { continue };
        if at_markup.iter().any(|other| other.token == at) {
            continue;
        }
        let repair = Repair::of(context, at, split.at, split.is_name);
        let text = repair.text(" ");
        let finding = findings.propose(repair.span, text, repair.class, split.confidence, WITHOUT_SPACE);
        finding.features.decide(split.confidence);
        let (left, right) = repair.words;
        let tied = if left.contains(is_apostrophe) { left } else { right };
        finding.because(format!("the apostrophe belongs to “{tied}” alone"));
    }
}

/// Proposes the splits behind a letter with which words end ("Μητσοτάκηςανακοίνωσε"), where no markup tells of another.
fn propose_at_final_letters(
    context: &Context<'_>,
    cuts: &[(usize, usize)],
    at_markup: &[MarkupSplit],
    findings: &mut Findings,
) {
    for &(at, cut) in cuts {
        if at_markup.iter().any(|other| other.token == at) {
            continue;
        }
        let is_name = context.tokens()[at].is_title_word() && !context.tokens()[at].is_sentence_initial;
        let repair = Repair::of(context, at, cut, is_name);
        let text = repair.text(repair.between());
        let finding = findings.propose(repair.span, text, repair.class, final_letters::SURE, WITHOUT_SPACE);
        finding.features.decide(final_letters::SURE);
        finding.because(format!("no letter stands behind the last one of “{}”", repair.words.0));
        repair.tell_comma(finding);
    }
}

/// What is said of most findings.
const WITHOUT_SPACE: &str = "two words without a space";

/// Two words that should stand where one stands.
struct Repair<'t> {
    words: (&'t str, &'t str),
    span: Span,
    class: Class,
    has_comma: bool,
}

impl<'t> Repair<'t> {
    /// The word at `at`, cut there, behind a name or another word.
    fn of(context: &'t Context<'_>, at: usize, cut: usize, is_name: bool) -> Self {
        let words = context.word(at).split_at(cut);
        Self {
            words,
            span: context.tokens()[at].span(),
            class: if is_name { Class::FusedName } else { Class::FusedWords },
            has_comma: is_name && wants_comma(context, at, &key_of(words.1)),
        }
    }

    fn is_hyphenated_number(&self, context: &Context<'_>, at: usize) -> bool {
        is_hyphenated_number(&key_of(self.words.0), &key_of(self.words.1), context.tokens()[at].language)
    }

    /// What stands between the two words.
    const fn between(&self) -> &'static str {
        if self.has_comma { ", " } else { " " }
    }

    fn text(&self, between: &str) -> String {
        format!("{}{between}{}", self.words.0, self.words.1)
    }

    fn tell_comma(&self, finding: &mut Finding) {
        if self.has_comma {
            finding.because(format!("a comma is usual before “{}”", self.words.1));
        }
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
