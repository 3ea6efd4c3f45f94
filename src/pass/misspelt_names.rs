//! Misspelt names.

mod leaked_code;

use super::Languages;
use crate::analysis::Context;
use crate::finding::{Class, Findings};

pass! {
    /// Names that are written another way than they should.
    ///
    /// # What it finds
    /// A capitalised word that no dictionary holds and that is one edit away from a name which the article writes
    /// right elsewhere, or from the only known name near it ("Strynker"), and one that is such a name but for the code of
    /// the source language inside ("Widenenius" for Widenius).
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
    reads: Lines, doubt: Weighed,
    example: "en", "Stoltenberg spoke. Then Stoltenberg left, and Stoltenebrg did not answer."
        => "Stoltenberg spoke. Then Stoltenberg left, and Stoltenberg did not answer."
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    super::typos::propose(context, Class::TypoName, findings);
    leaked_code::check(context, findings);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pass::testing::{repairs, repairs_in, stays};

    #[test]
    fn takes_the_code_of_the_source_language_out_of_names() {
        repairs(
            &PASS,
            "ro",
            &[(
                "Ministrul Sarbu a venit. Sarenbu are un plan, iar Tanase nu. Stelianul Tanasenen a plecat; Tanaseen a spus.",
                "Ministrul Sarbu a venit. Sarbu are un plan, iar Tanase nu. Stelianul Tanasenen a plecat; Tanase a spus.",
            )],
        );
        stays(
            &PASS,
            "ro",
            &["Egiptenii au venit din Egipt.", "Elena și Ela au plecat.", "Sarenbu a venit ieri cu trenul."],
        );
        stays(&PASS, "nb", &["Beijing er stor. Han så Beijingen igjen."]);
    }

    #[test]
    fn corrects_names() {
        repairs(
            &PASS,
            "en",
            &[
                ("They sent 10 Strynker armored vehicles.", "They sent 10 Stryker armored vehicles."),
                (
                    "They sent Strynker armored vehicles to the border.",
                    "They sent Stryker armored vehicles to the border.",
                ),
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
    fn corrects_names_behind_elided_words_and_before_endings() {
        repairs(
            &PASS,
            "fr",
            &[(
                "Une grève a touché l'Allemgane et la France pendant une semaine.",
                "Une grève a touché l'Allemagne et la France pendant une semaine.",
            )],
        );
        repairs(
            &PASS,
            "en",
            &[(
                "Mayor Tarsenov came. Later Tarsenov spoke, and Tarsneov's party left.",
                "Mayor Tarsenov came. Later Tarsenov spoke, and Tarsenov's party left.",
            )],
        );
    }

    #[test]
    fn only_suggests_which_of_two_unknown_names_is_right() {
        stays(
            &PASS,
            "sl",
            &["Nastala je podoba Zhabdrunga in ostala. Po požaru je podoba Zhabrunga še vedno tam."],
        );
        repairs(
            &PASS,
            "sl",
            &[(
                "Podoba Zhabrunga je tu. Zhabrung je ostal, Zhabrung je velik, Zhabrunng pa ne.",
                "Podoba Zhabrunga je tu. Zhabrung je ostal, Zhabrung je velik, Zhabrung pa ne.",
            )],
        );
    }

    #[test]
    fn keeps_links_in_names_and_names_that_are_spoken_of() {
        stays(&PASS, "en", &["Von Bellingshausen sighted Antarctica on the 27th of January."]);
        stays(
            &PASS,
            "it",
            &["Il nome \"Caraibi\" deriva dai Caribi, uno dei gruppi che vivevano nelle isole."],
        );
        repairs(
            &PASS,
            "it",
            &[(
                "Hanno visitato i Caraibi in maggio. I Caraibi sono belli, e nei Caribi si balla.",
                "Hanno visitato i Caraibi in maggio. I Caraibi sono belli, e nei Caraibi si balla.",
            )],
        );
    }

    #[test]
    fn repairs_a_name_that_the_text_gives_in_full() {
        repairs_in(
            &PASS,
            &[
                (
                    "fr",
                    "Le castor est revenu , dit Camille Thouvenel de de l'université. Selon Mme Thouvennel , il restera.",
                    "Le castor est revenu , dit Camille Thouvenel de de l'université. Selon Mme Thouvenel , il restera.",
                ),
                (
                    "nl",
                    "Dat zei Saskia Vandecasteele in in de krant , en niemand sprak haar tegen. Volgens Vandecastele komt er \
                     een nieuwe brug .",
                    "Dat zei Saskia Vandecasteele in in de krant , en niemand sprak haar tegen. Volgens Vandecasteele komt er \
                     een nieuwe brug .",
                ),
            ],
        );
        stays(
            &PASS,
            "sv",
            &["Gunilla Rehnstål talade först. Rehnståls bok kom i våras, och Anders Rehnstål har läst den."],
        );
    }

    #[test]
    fn keeps_names_that_are_coined_of_two_words() {
        stays(
            &PASS,
            "nl",
            &[
                "Om mee te spelen heb je een account nodig op de Widelands website.",
                "Deze versie van Widelands is nieuw.",
            ],
        );
        stays(&PASS, "fr", &["Le jeu Widelands est gratuit, et le site Goodlands aussi."]);
    }

    #[test]
    fn a_name_in_another_language_is_no_rival_of_its_own_form() {
        repairs(
            &PASS,
            "es",
            &[(
                "Ayer viajó a Ucrsnia con su familia y volvió el lunes.",
                "Ayer viajó a Ucrania con su familia y volvió el lunes.",
            )],
        );
    }

    #[test]
    fn keeps_unknown_names_before_verbs() {
        stays(
            &PASS,
            "en",
            &[
                "Yesterday they talked at length about what Celleno means for the whole region.",
                "The company Trivengo makes pumps and valves for mines.",
                "In the end Veyriard said nothing about the plan.",
                "On Monday Celleno announced plans for a second bridge.",
            ],
        );
    }

    #[test]
    fn keeps_names_that_resemble_others() {
        stays(
            &PASS,
            "fr",
            &["L'abbé d'Olsen et l'Olson de Paris ont parlé.", "La rue d'Albon mène à l'Alboni."],
        );
        stays(
            &PASS,
            "en",
            &[
                "Jon Olsen met John Olson, and Olsen agreed with Olson.",
                "Ms. Halbut, Mr. Halbert and Dr. Hulbut spoke.",
                "The Markovs and Markova live in Marbella.",
                "Brita Rehnström has written a book, and Renström has read it.",
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

    #[test]
    fn of_two_names_that_nobody_knows_the_one_behind_another_name_stays() {
        stays(&PASS, "uk", &["Андрій Орлікевич готує її давно. За словами Орлікевчи, бій був важкий."]);
        stays(&PASS, "ru", &["Министр Ерлан Аккенженов уехал. Позже Акенженов вернулся."]);
        stays(&PASS, "pl", &["Spotkał Stanisława Halbuta. Potem Stanisław Halbut odszedł."]);
    }

    #[test]
    fn names_have_their_marks_in_several_ways() {
        stays(&PASS, "hu", &["Izráel fiai elindultak a pusztába, és ott tábort ütöttek."]);
    }
}
