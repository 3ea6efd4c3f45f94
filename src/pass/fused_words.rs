//! Words and names that lost the space between them.

use super::Languages;
use crate::analysis::{Context, Reading};
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
    /// then takes the two for one unknown word and keeps it.
    ///
    /// # Example
    /// The list is led by Mette Frederiksenbut the premier is in it.
    ///
    /// # Repair
    /// The list is led by Mette Frederiksen, but the premier is in it.
    "fused-words", Words, Fix, Languages::WithDictionary,
    example: "en", "The list is led by Mette Frederiksenbut the premier is in it."
        => "The list is led by Mette Frederiksen, but the premier is in it."
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    for suspect in context.suspects() {
        let Some(split) = suspect.splits.first() else { continue };
        let (at, reading) = (suspect.token, Reading::Fused(0));
        let (left, right) = context.word(at).split_at(split.at);
        let comma = split.is_name && wants_comma(context, at, &key_of(right));
        let repaired = format!("{left}{}{right}", if comma { ", " } else { " " });
        let class = if split.is_name { Class::FusedName } else { Class::FusedWords };
        let span = context.tokens()[at].span();
        let finding =
            findings.propose(span, repaired, class, suspect.share(reading), "two words without a space");
        finding.features = context.weigh(suspect, reading);
        if comma {
            finding.because(format!("a comma is usual before “{right}”"));
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
mod tests {
    use super::*;
    use crate::pass::testing::{repairs, stays};

    #[test]
    fn splits_words_and_names() {
        repairs(
            &PASS,
            "en",
            &[
                (
                    "He spoke to Mark Rutteas sources close to the party have said.",
                    "He spoke to Mark Rutte, as sources close to the party have said.",
                ),
                ("Most ofthe money went to the region.", "Most of the money went to the region."),
                ("She saidthat the plan works.", "She said that the plan works."),
                (
                    "The meeting in Washingtonand the visit to Ohio went well.",
                    "The meeting in Washington and the visit to Ohio went well.",
                ),
            ],
        );
        repairs(
            &PASS,
            "es",
            &[
                (
                    "Muchos vecinos viven enla ciudad desde 1990.",
                    "Muchos vecinos viven en la ciudad desde 1990.",
                ),
                ("Dijo que elgobierno no lo sabía.", "Dijo que el gobierno no lo sabía."),
            ],
        );
    }

    #[test]
    fn keeps_what_no_participle_follows() {
        // the possessive of the source language, which an engine took for an auxiliary
        stays(&PASS, "ca", &["Va enviar un home per supervisar Wangha programa de medir el riu."]);
    }

    #[test]
    fn keeps_surnames_and_compounds() {
        stays(
            &PASS,
            "en",
            &[
                "Mr. Halbut said that he would come.",
                "The report by Anderson, Robinson and Washington is out.",
                "Nathalie Dubois and Pedro Andrade met in Berlin.",
                "A smartphone app with a livestream and a podcast.",
                "The Premier League striker Haaland scored.",
                "Ms Tarsenas spoke in Vilnius, and Mr Gotterup won.",
                "The cybersecurity firm works offshore.",
            ],
        );
        stays(
            &PASS,
            "es",
            &[
                "El señor Halbut dijo que vendría.",
                "Las Fuerzas Armadas de Bielorrusia y el eurodiputado.",
                "El videojuego y la videollamada del cortometraje.",
                "La periodista Elena Morvan vive en Villahermosa.",
                "Dámelo y dile que lo haga, por favor.",
            ],
        );
    }
}
