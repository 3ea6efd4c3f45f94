//! Sentences that lost the capital of their first word.

use super::Languages;
use crate::analysis::{Boundary, Context, Verdict};
use crate::finding::{Class, Findings};
use crate::lexicon::WordClass;
use crate::text::{CaseShape, Span};

pass! {
    /// A true new sentence that begins in lower case.
    ///
    /// # What it finds
    /// A lower-case word behind a period, a question or an exclamation mark when both sides are whole clauses and
    /// the word is one that opens sentences.
    ///
    /// # Why it happens
    /// Lower-casing before translation is not undone, or a sentence was joined to another and cut again.
    ///
    /// # Example
    /// The minister left the room early. he did not answer any questions.
    ///
    /// # Repair
    /// The minister left the room early. He did not answer any questions.
    "sentence-starts", Words, Fix, Languages::WithDictionary,
    reads: Lines, doubt: Little,
    example: "en", "The minister left the room early. he did not answer any questions."
        => "The minister left the room early. He did not answer any questions."
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    for at in context.inner_marks() {
        let next = context.tokens()[at + 1];
        if !next.is_lower_word() || !context.is_spaced(at) {
            continue;
        }
        let (confidence, evidence) = match context.mark(at) {
            Some('.') => {
                let boundary = Boundary::judge(context, at);
                if boundary.verdict != Verdict::Capitalise {
                    continue;
                }
                (boundary.confidence, boundary.evidence)
            }
            Some('?' | '!') if is_subject(context, at + 1) => {
                (0.5, vec![format!("“{}” often opens a sentence", context.word(at + 1))])
            }
            _ => continue,
        };
        let Some(first) = context.word(at + 1).chars().next() else { continue };
        let span = Span::new(next.start(), next.start() + first.len_utf8());
        let upper: String = next.language.to_upper(first).collect();
        findings
            .propose(span, upper, Class::SentenceStart, confidence, "a sentence without its capital")
            .evidence = evidence;
    }
}

fn is_subject(context: &Context<'_>, at: usize) -> bool {
    let token = context.tokens()[at];
    token.shape == CaseShape::Lower && token.entry.class() == Some(WordClass::Subject)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pass::testing::{repairs, stays};

    #[test]
    fn puts_the_capital_back() {
        repairs(
            &PASS,
            "en",
            &[(
                "The talks were long and hard. they will go on next week.",
                "The talks were long and hard. They will go on next week.",
            )],
        );
    }

    #[test]
    fn keeps_lower_case_that_is_meant() {
        stays(
            &PASS,
            "en",
            &[
                "The firm eBay is big. eBay was founded in 1995.",
                "“Why?” he asked. “Who knows?” she said.",
                "approx. they said",
                "the liberation. of the town",
                "He works for Acme Inc. and lives there.",
            ],
        );
        stays(
            &PASS,
            "es",
            &[
                "«¿Por qué?» preguntó él.",
                "¡Vaya! dijo ella.",
                "El Sr. él mismo lo dijo.",
                "La liberación. de la ciudad",
                "La empresa creció. eBay es grande.",
            ],
        );
    }
}
