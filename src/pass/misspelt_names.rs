//! Misspelt names.

use super::Languages;
use super::typos::is_misspelt_name;
use crate::analysis::{Context, Correction, Reading, in_case_of};
use crate::finding::{Class, Findings};

pass! {
    /// Names that are written another way than they should.
    ///
    /// # What it finds
    /// A capitalised word that no dictionary holds and that is one edit away from a name which the article writes
    /// right elsewhere, or from the only known name near it ("Strynker").
    ///
    /// # Why it happens
    /// Names are typed from hearing and copied; translation keeps them as they are.
    ///
    /// # Example
    /// Stoltenberg spoke. Then Stoltenberg left, and Stoltenebrg did not answer.
    ///
    /// # Repair
    /// Stoltenberg spoke. Then Stoltenberg left, and Stoltenberg did not answer.
    "misspelt-names", Words, Fix, Languages::WithDictionary,
    example: "en", "Stoltenberg spoke. Then Stoltenberg left, and Stoltenebrg did not answer."
        => "Stoltenberg spoke. Then Stoltenberg left, and Stoltenberg did not answer."
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    for suspect in context.suspects() {
        let Reading::Misspelt(correction) = &suspect.reading else { continue };
        if is_misspelt_name(context, suspect.token, correction) {
            propose(context, suspect.token, correction, suspect.confidence, Class::TypoName, findings);
        }
    }
}

/// Proposes a correction in the case of the word that it replaces.
pub(super) fn propose(
    context: &Context<'_>,
    at: usize,
    correction: &Correction,
    confidence: f32,
    class: Class,
    findings: &mut Findings,
) {
    let word = context.word(at);
    // "dont'" has its apostrophe already, at the wrong place
    if correction.form.contains('\'')
        && context.is_glued(at)
        && matches!(context.mark(at + 1), Some('\'' | '’'))
    {
        return;
    }
    let repaired = in_case_of(&correction.form, word);
    let finding = findings.propose(
        context.tokens()[at].span(),
        repaired,
        class,
        confidence,
        format!("“{word}” is misspelt"),
    );
    for reason in &correction.evidence {
        finding.because(reason.clone());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pass::testing::{repairs, stays};

    #[test]
    fn corrects_names() {
        repairs(
            &PASS,
            "en",
            &[
                ("They sent 10 Strynker armored vehicles.", "They sent 10 Stryker armored vehicles."),
                (
                    "Mayor Tarsenov came. Later Tarsenov spoke, and Tarsneov left.",
                    "Mayor Tarsenov came. Later Tarsenov spoke, and Tarsenov left.",
                ),
            ],
        );
        repairs(
            &PASS,
            "es",
            &[(
                "La jueza Morvanel llegó. Después Morvanel habló, y Morvnel se fue.",
                "La jueza Morvanel llegó. Después Morvanel habló, y Morvanel se fue.",
            )],
        );
    }

    #[test]
    fn keeps_names_that_resemble_others() {
        stays(
            &PASS,
            "en",
            &[
                "Jon Olsen met John Olson, and Olsen agreed with Olson.",
                "Ms. Halbut, Mr. Halbert and Dr. Hulbut spoke.",
                "The Markovs and Markova live in Marbella.",
                "Ana Tarsen and Anna Tarsen are sisters.",
            ],
        );
        stays(
            &PASS,
            "es",
            &[
                "Martínez y Martines discutieron con Martins.",
                "María Andrade y Mario Andrada viven en Cáceres.",
                "El club Talleres ganó al Taller de Vallehondo.",
                "Morvan y Morvane no son parientes; Morvan lo dijo.",
            ],
        );
    }
}
