//! Misspelt common words.

use super::Languages;
use crate::analysis::{Context, Correction, Reading};
use crate::finding::{Class, Findings};
use crate::text::CaseShape;

pass! {
    /// Misspelt words.
    ///
    /// # What it finds
    /// Words that no dictionary holds and that one accident — a letter lost, added, doubled, swapped or mistaken
    /// for its neighbour on the keyboard — makes of a usual word; known misspellings; and words of the source
    /// language, mistyped, that resemble their translation ("Comabte", Spanish combate, for Combat).
    ///
    /// # Why it happens
    /// The source text had the typo, so translation took the word for a name and kept it.
    ///
    /// # Example
    /// The goverment announced new measures.
    ///
    /// # Repair
    /// The government announced new measures.
    "typos", Words, Fix, Languages::WithDictionary,
    example: "en", "The goverment announced new measures." => "The government announced new measures."
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    for suspect in context.suspects() {
        let Reading::Misspelt(correction) = &suspect.reading else { continue };
        if !is_misspelt_name(context, suspect.token, correction) {
            super::misspelt_names::propose(
                context,
                suspect.token,
                correction,
                suspect.confidence,
                Class::Typo,
                findings,
            );
        }
    }
}

/// Whether a correction is one of a name: the other pass reports it.
pub(super) fn is_misspelt_name(context: &Context<'_>, at: usize, correction: &Correction) -> bool {
    let token = context.tokens()[at];
    token.shape == CaseShape::Title && correction.is_name
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pass::testing::{repairs, stays};

    #[test]
    fn corrects_misspelt_words() {
        repairs(
            &PASS,
            "en",
            &[
                ("We recieve teh news from the goverment.", "We receive the news from the government."),
                ("The buidling was completly destroyed.", "The building was completely destroyed."),
                ("They sent 15 Bradley Comabte vehicles.", "They sent 15 Bradley Combat vehicles."),
            ],
        );
        repairs(
            &PASS,
            "es",
            &[
                ("El gobirno anunció ayer nuevas medidas.", "El gobierno anunció ayer nuevas medidas."),
                (
                    "Los vecinos tambien protestan por el ruido.",
                    "Los vecinos también protestan por el ruido.",
                ),
            ],
        );
    }

    #[test]
    fn keeps_rare_words_and_names() {
        stays(
            &PASS,
            "en",
            &[
                "The colour of the organisation’s centre travelled well.",
                "A doughty cooper sold firkins and hogsheads.",
                "The quokka and the numbat are marsupials.",
                "Mr. Halbut and Ms. Tarsen met Mx. Olmo.",
                "The startup’s blockchain app is in beta.",
                "He said “gobierno” and “Zeitgeist”.",
            ],
        );
        stays(
            &PASS,
            "es",
            &[
                "El guatusí y la chirimoya son raros.",
                "Los influencers del podcast y los hackers.",
                "Quiere que se lo expliquemos detenidamente.",
                "El eurodiputado y la exministra viajaron.",
                "La señora Halbut y el señor Tarsen.",
                "Añadió que desoirían la petición.",
            ],
        );
    }
}
