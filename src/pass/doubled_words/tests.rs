use super::*;
use crate::pass::testing::{repairs, stays};

#[test]
fn keeps_one_of_two() {
    repairs(
        &PASS,
        "en",
        &[
            ("He saw the the house and and left.", "He saw the house and left."),
            ("It stood in the in the middle of it.", "It stood in the middle of it."),
            ("The the report is out.", "The report is out."),
        ],
    );
    repairs(
        &PASS,
        "es",
        &[
            ("Habló de de la casa.", "Habló de la casa."),
            ("Los los vecinos salieron.", "Los vecinos salieron."),
        ],
    );
}

#[test]
fn keeps_what_stands_for_a_noun_beside_a_preposition() {
    stays(
        &PASS,
        "es",
        &[
            "Es distinto del del centro.",
            "Queda lejos de los de los otros.",
            "Es diferente de la de la casa.",
        ],
    );
    stays(&PASS, "pt", &["É diferente da da máquina.", "Ficam longe dos dos outros anos."]);
    stays(&PASS, "ca", &["És diferent de la de la casa.", "Són lluny dels dels altres."]);
    repairs(&PASS, "pt", &[("O presidente da da câmara falou.", "O presidente da câmara falou.")]);
}

#[test]
fn keeps_a_particle_beside_a_preposition() {
    stays(
        &PASS,
        "nl",
        &["Vul uw naam in in het veld.", "Hij belde op op dinsdag.", "Zij sloten zich aan aan het eind."],
    );
    repairs(&PASS, "nl", &[("Hij woont in in een huis.", "Hij woont in een huis.")]);
}

#[test]
fn keeps_endings_behind_a_slash() {
    stays(&PASS, "de", &["Sie haben ihren Abschluss als Facharbeiter/in in Agrarökologie gemacht."]);
    stays(&PASS, "es", &["Se busca un profesor/a a tiempo completo."]);
}

#[test]
fn keeps_verbs_around_a_comparison() {
    stays(&PASS, "nl", &["Dit betekent dat de splitsing veel eerder is dan is verwacht door de raad."]);
    repairs(
        &PASS,
        "nl",
        &[("Het huis is nu is verkocht aan de raad.", "Het huis is nu verkocht aan de raad.")],
    );
}

#[test]
fn keeps_cries() {
    stays(&PASS, "en", &["Ha ha, they will never know.", "Hey hey, what is this?"]);
    stays(&PASS, "ca", &["Ha ha, poc saben quants homes han passat per la carretera."]);
    repairs(&PASS, "ca", &[("El govern ha ha aprovat el pla.", "El govern ha aprovat el pla.")]);
}

#[test]
fn keeps_short_words_where_languages_are_mixed() {
    stays(
        &PASS,
        "en",
        &["Before than what novi kontakt adds, odaberite his imenik a a kliknite on tipku dalje."],
    );
    repairs(&PASS, "en", &[("He found it in a a small box.", "He found it in a small box.")]);
}

#[test]
fn keeps_conjunctions_of_two_parts() {
    stays(&PASS, "it", &["Resta aperto sia oggi sia domani."]);
    stays(&PASS, "fr", &["Il viendra soit aujourd'hui soit demain."]);
    stays(&PASS, "es", &["Sea hoy sea mañana, vendrá."]);
}

#[test]
fn keeps_letters_options_and_names_of_files() {
    stays(&PASS, "en", &["The letters run from a a to z.", "They use --record-libdeps libdeps for it."]);
    stays(&PASS, "es", &["Se usan las letras de la a a la z.", "Llegó a poco a poco de terminar."]);
    stays(
        &PASS,
        "it",
        &["I limiti relativi a a.out sono stretti.", "A poco a poco è tornato, e a poco a poco parla."],
    );
    stays(&PASS, "en", &["The first ones do not do that.", "We do not do it."]);
    repairs(&PASS, "es", &[("Fue a a la playa.", "Fue a la playa.")]);
    repairs(&PASS, "it", &[("Andava a a casa.", "Andava a casa.")]);
}

#[test]
fn keeps_repetition_that_is_meant() {
    stays(
        &PASS,
        "en",
        &[
            "What it was was never known.",
            "Whatever he does does matter.",
            "She gave her her coat.",
            "The house they lived in in 1987 is gone.",
            "He had had enough.",
            "I know that that is so.",
            "It was very very cold.",
            "la la la, they sang",
            "Bora Bora and Baden Baden",
            "a no no",
            "He said “the The Hague court”.",
            "one by one by one",
        ],
    );
    stays(
        &PASS,
        "es",
        &[
            "El que puede puede.",
            "Quien lo hizo hizo bien.",
            "Todo lo que había había desaparecido.",
            "El tren para para los jabalíes.",
            "Nos nos vimos.",
            "Era muy muy tarde.",
            "No, no y no.",
            "poco a poco",
            "ja ja ja",
        ],
    );
}

#[test]
fn keeps_the_verbs_of_two_clauses() {
    stays(
        &PASS,
        "sv",
        &[
            "När ett objekt skapas skapas också ett nytt id, och alla ser det.",
            "Om filen öppnas öppnas en ruta.",
        ],
    );
    stays(&PASS, "da", &["Når en fil åbnes åbnes også et vindue."]);
    stays(&PASS, "de", &["Wenn es ein Stück hat, wird es es zurückschicken."]);
    repairs(&PASS, "sv", &[("Bilen stannade stannade på gatan i natt.", "Bilen stannade på gatan i natt.")]);
}
