//! Words with a space inside.

mod apart;
mod hyphenated;
mod spaced_hyphens;

use super::Languages;
use crate::analysis::{Context, Marks, Reading};
use crate::finding::{Class, Findings};
use crate::text::Span;

pass! {
    /// A word that a space cuts in two.
    ///
    /// # What it finds
    /// Two neighbours of which one is no word and that are a right word together ("govern ment"), with a hyphen between
    /// them too ("govern- ment"), a space beside the hyphen of a word ("so- called"), and compounds that a text writes as two words again and again (Dutch "wacht woord",
    /// Swedish "lösen ord").
    ///
    /// # Why it happens
    /// A word divided at the end of a line loses its hyphen or its line, and the break stays; PDF extraction guesses
    /// spaces; translation puts words together from parts.
    ///
    /// # Example
    /// The govern ment resigned.
    ///
    /// # Repair
    /// The government resigned.
    "split-words", Words, Fix, Languages::WithDictionary,
    reads: Lines, doubt: Weighed,
    example: "en", "The govern ment resigned." => "The government resigned."
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    for suspect in context.suspects() {
        for (index, broken) in suspect.broken.iter().enumerate() {
            let reading = Reading::Broken(index);
            let (a, b) = (context.tokens()[broken.first], context.tokens()[broken.first + 1]);
            findings
                .propose(
                    Span::new(a.end(), b.start()),
                    "",
                    Class::SplitWord,
                    suspect.share(reading),
                    "a space inside a word",
                )
                .features = context.weigh(suspect, reading);
        }
    }
    hyphenated::check(context, findings);
    spaced_hyphens::check(context, findings);
    apart::check(context, findings);
}

/// The places of the hyphens between two tokens, in order.
fn hyphens<'c>(context: &'c Context<'_>) -> impl Iterator<Item = usize> + 'c {
    context.inner_marks_of(Marks::of(&['-'])).filter(|&at| matches!(context.mark(at), Some('-' | '‐')))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pass::testing::{repairs, stays, suggests};

    #[test]
    fn joins_the_parts() {
        repairs(
            &PASS,
            "en",
            &[
                ("A wi tness told the police what ha ppened.", "A witness told the police what happened."),
                ("The rescue he licopters came.", "The rescue helicopters came."),
            ],
        );
        repairs(
            &PASS,
            "es",
            &[("El gobi erno anunció nuevas med idas.", "El gobierno anunció nuevas medidas.")],
        );
    }

    #[test]
    fn joins_what_was_divided_at_the_end_of_a_line() {
        let cases = [
            ("en", "The govern- ment and the presi- dent agree.", "The government and the president agree."),
            (
                "de",
                "Die Bundes- regierung und die Regie- rungen.",
                "Die Bundesregierung und die Regierungen.",
            ),
            ("fr", "Le gouver- nement a parlé hier.", "Le gouvernement a parlé hier."),
            ("ru", "Прави- тельство приняло закон.", "Правительство приняло закон."),
            ("es", "La presi- denta habló ayer.", "La presidenta habló ayer."),
        ];
        cases.iter().for_each(|&(language, wrong, right)| repairs(&PASS, language, &[(wrong, right)]));
        stays(
            &PASS,
            "en",
            &[
                "Both pre- and post-war houses, some- thing like short- or long-term plans.",
                "He left- she stayed. A de- icing, a re- entry and a to- do list.",
            ],
        );
        stays(&PASS, "de", &["Ein- und Ausgang, Vor- oder Nachteil, die Haupt- Straße und Bahn- Hof."]);
        stays(&PASS, "sv", &["Vinter- och vårmånader, in- eller utgång."]);
        stays(&PASS, "es", &["Vino -dijo- pero tarde, y los aspectos socio- económicos."]);
    }

    #[test]
    fn joins_compounds_where_a_text_writes_several_apart() {
        let cases = [
            (
                "nl",
                "Het wacht woord is wille keurig gekozen. De gebruikers naam staat in de data base.",
                "Het wachtwoord is willekeurig gekozen. De gebruikersnaam staat in de database.",
            ),
            (
                "nl",
                "Beveiligings procedures zijn belang rijk. De handleiding noemt het wacht woord en de levens cyclus.",
                "Beveiligingsprocedures zijn belangrijk. De handleiding noemt het wachtwoord en de levenscyclus.",
            ),
            (
                "sv",
                "Lösen ordet måste bytas. Ange användar namn och lösen ord, och välj en annan arbets plats.",
                "Lösenordet måste bytas. Ange användarnamn och lösenord, och välj en annan arbetsplats.",
            ),
            (
                "fi",
                "Tieto kone ja sähkö posti kuuluvat henkilö kunnan työhön.",
                "Tietokone ja sähköposti kuuluvat henkilökunnan työhön.",
            ),
        ];
        cases.iter().for_each(|&(language, wrong, right)| repairs(&PASS, language, &[(wrong, right)]));
    }

    #[test]
    fn joins_what_is_no_word_but_a_first_part() {
        let cases = [
            ("de", "Die Sicherheits Richtlinie gilt für alle.", "Die Sicherheitsrichtlinie gilt für alle."),
            ("de", "Der Konfigurations Dienst ist neu.", "Der Konfigurationsdienst ist neu."),
            ("nl", "De nieuwe beveiligings aanpak helpt.", "De nieuwe beveiligingsaanpak helpt."),
        ];
        cases.iter().for_each(|&(language, wrong, right)| repairs(&PASS, language, &[(wrong, right)]));
        stays(
            &PASS,
            "de",
            &[
                "Der Bewohner des Eigentums Hamburg klagt. Er sah in Helsings Buch nach.",
                "Christentums Geschichte und Altertums Kunst.",
                "Die Security Operations Teams und die Champions League.",
                "Alle sprachen von Samsungs Rückschlag und von Kiplings Drang zu schreiben.",
            ],
        );
    }

    #[test]
    fn only_suggests_to_join_one_compound() {
        let one = "Het nieuwe wacht woord is niet langer dan acht tekens, en niemand mag het kennen.";
        stays(&PASS, "nl", &[one]);
        suggests(&PASS, "nl", None, &[(one, &one.replace("wacht woord", "wachtwoord"))]);
    }

    #[test]
    fn keeps_words_that_stand_side_by_side() {
        stays(
            &PASS,
            "nl",
            &[
                "De mensen raken hun werk kwijt. Wie kan ze het geld terug geven dat zij kwijt raken?",
                "Hij dronk een glas water en een kop koffie, en zij at een groot stuk taart.",
                "Het aantal mensen dat dit jaar hulp vraagt, is groot.",
            ],
        );
        stays(
            &PASS,
            "sv",
            &[
                "En stor stad med små barn och gamla hus har en lång väg kvar.",
                "Landets regering och statens ansvar är inte samma sak.",
                "En organisations närvaro och en användares namn, och regeringens beslut.",
                "Datafältets namn och objektets kant står i listan, och textobjektets höjd under den.",
            ],
        );
        stays(
            &PASS,
            "da",
            &["Små børn og store byer er gode venner, sagde landets minister.", "Et glas vand og en kop te."],
        );
        stays(
            &PASS,
            "fi",
            &[
                "Kirja on ajan tasalla, ja olemassa olevat säännöt ovat voimassa olevia. Suuri piirros on valmis.",
            ],
        );
        stays(&PASS, "de", &["Die Stadt Berlin hat Ende Mai eine Liste mit Herrn Müller geteilt."]);
        stays(&PASS, "en", &["The web site of the data base is some where else."]);
    }

    #[test]
    fn keeps_words_that_stand_apart() {
        stays(
            &PASS,
            "nl",
            &["Klik met rechts op het besturingselement en kies de eigenschappen van het venster."],
        );
        stays(
            &PASS,
            "en",
            &[
                "He may be in to day care.",
                "An other way is to go on to it.",
                "The al Shabab group and the el Niño effect",
                "It was a la carte and ad hoc.",
                "Vitamin b helps, type c too.",
            ],
        );
        stays(&PASS, "es", &["Cuando sugiero que utilice a Frank de modelo, ella se rie."]);
        stays(&PASS, "sv", &["En virusinfekterad e-post kom i dag.", "Han bytte en begagnad x-box mot den."]);
        stays(
            &PASS,
            "es",
            &[
                "Si no viene, a penas lo veremos.",
                "El grupo al Shabab y el rey Mohamed ben Ali",
                "Fue ad hoc y a la carta.",
                "Los de más edad no sobre todo él.",
                "En torno a la plaza",
            ],
        );
    }
}
