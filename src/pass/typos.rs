//! Misspelt common words.

use super::Languages;
use crate::analysis::{Context, Reading, in_case_of};
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
    reads: Lines, doubt: Weighed,
    example: "en", "The goverment announced new measures." => "The government announced new measures."
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    propose(context, Class::Typo, findings);
}

/// Proposes the best correction of each suspect if it belongs to `class`: names are reported by a pass of their own.
pub(super) fn propose(context: &Context<'_>, class: Class, findings: &mut Findings) {
    for suspect in context.suspects() {
        let Some(correction) = suspect.corrections.first() else { continue };
        let at = suspect.token;
        let word = suspect.span.of(context.text());
        let title = suspect.shape == CaseShape::Title;
        let own_class = if title && correction.is_name() { Class::TypoName } else { Class::Typo };
        // "dont'" has its apostrophe already, at the wrong place
        let misplaced = correction.form.contains('\'')
            && context.is_glued(at)
            && matches!(context.mark(at + 1), Some('\'' | '’'));
        if own_class != class || misplaced {
            continue;
        }
        let reading = Reading::Misspelt(0);
        findings
            .propose(
                suspect.span,
                in_case_of(&correction.form, word, context.tokens()[at].language),
                class,
                suspect.share(reading),
                format!("“{word}” is misspelt"),
            )
            .features = context.weigh(suspect, reading);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pass::testing::{repairs, repairs_in, stays};

    #[test]
    fn writes_the_sharp_s_as_the_country_does() {
        repairs(
            &PASS,
            "de",
            &[
                ("Die größste Straße der Stadt ist gesperrt.", "Die größte Straße der Stadt ist gesperrt."),
                ("Es war nicht mit grosßer Mühe getan.", "Es war nicht mit großer Mühe getan."),
                (
                    "Die Stadt ist schön, und der Zug fährt regelmäsig am Morgen.",
                    "Die Stadt ist schön, und der Zug fährt regelmäßig am Morgen.",
                ),
                (
                    "Die Strasse ist lang, und der Zug fährt regelmäsig am Morgen.",
                    "Die Strasse ist lang, und der Zug fährt regelmässig am Morgen.",
                ),
            ],
        );
        stays(
            &PASS,
            "de",
            &[
                "Die große Straße heißt so, und der Fußball ist weiß. Außerdem schließt das Café um dreißig nach.",
                "Die grosse Strasse heisst so, und der Fussball ist weiss. Ausserdem schliesst das Café bald.",
                "Er wußte, daß das Schloß am Fluß liegt, und mußte gehen.",
                "Um alldem zu entgehen, zog er fort, und trotz alledem wurde er wohlgelaunt empfangen.",
                "Der Meßner und die Nußtorte waren auf dem Paßfoto.",
            ],
        );
    }

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
    fn corrects_what_stands_behind_elided_words_and_before_endings() {
        let cases: [(&str, &str, &str); 5] = [
            (
                "fr",
                "Il a parlé de l'entrepirse avec les élus de la ville.",
                "Il a parlé de l'entreprise avec les élus de la ville.",
            ),
            (
                "fr",
                "L’évaxcuation de la population a commencé hier soir.",
                "L’évacuation de la population a commencé hier soir.",
            ),
            (
                "it",
                "Il piano per l'innovzione economica è stato approvato ieri.",
                "Il piano per l'innovazione economica è stato approvato ieri.",
            ),
            (
                "ca",
                "La reunió de l'ajuntametn es va acabar molt tard.",
                "La reunió de l'ajuntament es va acabar molt tard.",
            ),
            (
                "en",
                "The goverment's plan was read in the minsiter's hall.",
                "The government's plan was read in the minister's hall.",
            ),
        ];
        repairs_in(&PASS, &cases);
    }

    #[test]
    fn keeps_what_is_right_behind_elided_words_and_before_endings() {
        let cases: [(&str, &[&str]); 6] = [
            (
                "fr",
                &[
                    "L'Archestrate et l'Ouzbek ont parlé d'Artagnan jusqu'à l'aube.",
                    "C'est l'antigélif qu'on met aujourd'hui sur la route d'Evian.",
                    "Presqu'aucun des élus n'a quelqu'un d'autre à l'esprit.",
                ],
            ),
            ("it", &["Quell'amicona dell'Ottocento c'era già all'incirca un'ora fa."]),
            ("ca", &["L'Hospitalet i l'Alguer tenen l'esbart més antic d'Europa."]),
            (
                "en",
                &[
                    "Tarsen's sister and Olmo's brother came at five o'clock.",
                    "The quokka's tail and the numbat's tongue are long.",
                    "They sang rock'n'roll and y'all danced, ma'am.",
                ],
            ),
            ("tr", &["Kars'ta ve Olmo'nun evinde Tarsen'le konuştu."]),
            ("nl", &["De foto's van de baby's en de menu's zijn klaar."]),
        ];
        for (language, texts) in cases {
            stays(&PASS, language, texts);
        }
    }

    #[test]
    fn keeps_words_among_others_of_another_language_and_women_of_a_country() {
        stays(&PASS, "da", &["Lakkha Singh sang også den chhappan bhog bhajan i går."]);
        stays(&PASS, "bg", &["Арестувахме петима души, които са нападнали швейцарката в града."]);
    }

    #[test]
    fn corrects_the_first_word_of_a_sentence() {
        let cases: [(&str, &str, &str); 5] = [
            ("en", "Thousnads of people came to the square.", "Thousands of people came to the square."),
            ("fr", "Notammnet parce que la route est fermée.", "Notamment parce que la route est fermée."),
            (
                "it",
                "Quidni è difficile dire che cosa succederà.",
                "Quindi è difficile dire che cosa succederà.",
            ),
            ("sv", "Produktonen avslutades helt i våras.", "Produktionen avslutades helt i våras."),
            ("cs", "Napříklda včera nikdo nic neslyšel.", "Například včera nikdo nic neslyšel."),
        ];
        repairs_in(&PASS, &cases);
        stays(
            &PASS,
            "en",
            &[
                "Halbut came late. Tarsen and Olmo left, and later Tarsen phoned.",
                "Woolff Tarsen said so. Pakrer's brother was there.",
            ],
        );
        stays(&PASS, "tr", &["Kadeş'i ele geçirmek için acele eden kral yenildi."]);
        stays(&PASS, "fr", &["Olmet est une petite commune. Tarsenne est plus grande."]);
    }

    #[test]
    fn corrects_nouns_where_they_have_capitals() {
        repairs(
            &PASS,
            "de",
            &[
                ("Der Brand brach im Gebude der Schule aus.", "Der Brand brach im Gebäude der Schule aus."),
                (
                    "Das ganze Prpjekt kostet mehr als die alte Btücke.",
                    "Das ganze Projekt kostet mehr als die alte Brücke.",
                ),
                ("Sie sprachen über die höchste Sttrafe.", "Sie sprachen über die höchste Strafe."),
                ("Die neue Verhhütung ist nicht teuer.", "Die neue Verhütung ist nicht teuer."),
                ("Die Reise am Samsatg fällt aus.", "Die Reise am Samstag fällt aus."),
            ],
        );
    }

    #[test]
    fn keeps_names_and_rare_nouns_where_nouns_have_capitals() {
        stays(
            &PASS,
            "de",
            &[
                "Der junge Halbut sprach mit der alten Tarsen und dem Olmo-Chef.",
                "Die Familie Brugg wohnt im Zellbach, der Marktler im Rieden.",
                "Sie kamen mit dem Strynker, einem Panzer der Firma Ostrel.",
                "Der FC Kerrig schlug den SV Mohlen im Stadion an der Hasel.",
                "Das Moped und der Mopp standen beim Pfriem, die Kelter beim Kelterer.",
                "Der Schulweghelfer und die Deichgräfin fuhren im Sonderzug.",
                "Nach Angaben von Lerche und Fincke begann der Streit im Kanton.",
            ],
        );
    }

    #[test]
    fn keeps_listed_slips_among_words_of_another_language() {
        stays(&PASS, "en", &["The stars are called Gnowee, Rigel im Orion and Djuit."]);
        stays(&PASS, "nl", &["Er moet ruimte blijven voor ten minste %dsoldaten en %ssoldaten."]);
        stays(&PASS, "en", &["With magic it omogućava im srčanosti that the enemy fears."]);
        stays(&PASS, "es", &["El término «?version(debian)» y la orden forbid-version del programa."]);
        repairs(
            &PASS,
            "en",
            &[("He says that it is posibble to win.", "He says that it is possible to win.")],
        );
    }

    #[test]
    fn keeps_commands_and_what_another_language_writes() {
        stays(&PASS, "es", &["El programa tset(1) y cpio(1), con --version al final."]);
        stays(
            &PASS,
            "es",
            &[
                "El manual tiene un párrafo en otra lengua.\nIf you are using the new version of the system, please \
                 consider to write the report of the problem via the list, as we will all be glad of it.",
            ],
        );
        stays(&PASS, "sl", &["Izberite zavihke na vrhu okna."]);
        stays(&PASS, "hr", &["Upišite broj u ćeliju stupca A."]);
        stays(
            &PASS,
            "sl",
            &[
                "V mapi je številen zbir datotek, ki jih nihče ne odpre.",
                "To je osnoven naziv, ki ga vidijo vsi.",
            ],
        );
        stays(&PASS, "hr", &["To je bio fatalan korak za obje strane."]);
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
                "The funguses grow under the old trees.",
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
                "Si el programa no está instalado, instaladlo antes y grabadlo todo.",
            ],
        );
        stays(&PASS, "pt", &["Se mudais de casa, falais primeiro com os vizinhos."]);
    }

    #[test]
    fn puts_a_mark_back_that_one_word_lacks() {
        repairs(
            &PASS,
            "es",
            &[(
                "El gobierno anunció que los proximos pasos se darán después de la reunión.",
                "El gobierno anunció que los próximos pasos se darán después de la reunión.",
            )],
        );
        repairs(
            &PASS,
            "de",
            &[(
                "Die Regierung kündigte an, dass die nachsten Schritte für März geplant sind.",
                "Die Regierung kündigte an, dass die nächsten Schritte für März geplant sind.",
            )],
        );
        stays(&PASS, "es", &["El gobierno dijo que los proximos pasos se daran pronto."]);
        stays(&PASS, "pl", &["Rzad poinformowal, ze nastepne kroki oglosi za tydzien."]);
        // a reform lets the mark go, and where each vowel has one, another word has none
        stays(&PASS, "fr", &["Il a étudié la maitrise des systèmes à l'école supérieure."]);
        stays(&PASS, "vi", &["Nghi phạm bị bắt ở Biên Hòa là một thanh niên 19 tuổi."]);
    }

    #[test]
    fn keeps_the_stress_that_dutch_marks() {
        stays(
            &PASS,
            "nl",
            &["Er komen juist mínder mensen naar de haven dan vóór de storm, en dát is góéd."],
        );
    }

    #[test]
    fn keeps_speech_that_is_drawn_out_or_hissed() {
        stays(&PASS, "ru", &["Они вззяли все нассе ззолото! Рассставить засады на ззолотых тропах отссюда!"]);
        stays(&PASS, "bg", &["Трябва да удържим ззлатото, ззатова раззчитаме на теззи влечуги за ззащита."]);
        repairs(&PASS, "ru", &[("Они взяли всё наше ззолото и ушли.", "Они взяли всё наше золото и ушли.")]);
    }
}
