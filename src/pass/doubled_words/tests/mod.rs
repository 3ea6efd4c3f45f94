//! Which doubled words are slips, and which are meant.

mod company;
mod slips;

use super::*;
use crate::pass::testing::{repairs, repairs_in, stays};

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

#[test]
fn keeps_a_noun_and_what_it_does() {
    let cases: [(&str, &[&str]); 5] = [
        (
            "nb",
            &[
                "I dag vet vi at en bruker bruker mer enn før når det er mulig.",
                "En dyktig baker baker brød hver dag.",
                "Han snakket til og med med noen av barna.",
            ],
        ),
        (
            "da",
            &[
                "Hver lærer lærer noget nyt af sine elever.",
                "I dag ved vi at en bruger bruger mere end før.",
                "Han talte til og med med nogle af børnene.",
            ],
        ),
        (
            "fr",
            &[
                "Le juge juge que la demande est recevable.",
                "La marque marque un tournant dans son histoire.",
            ],
        ),
        ("es", &["El cura cura a los enfermos del pueblo.", "La marca marca un antes y un después."]),
        ("it", &["La guida guida i visitatori nella città vecchia."]),
    ];
    for (language, texts) in cases {
        stays(&PASS, language, texts);
    }
    repairs_in(
        &PASS,
        &[
            ("nb", "Hun har vært lærer lærer i byen i tjue år.", "Hun har vært lærer i byen i tjue år."),
            (
                "fr",
                "Le magistrat a été juge juge pendant vingt ans.",
                "Le magistrat a été juge pendant vingt ans.",
            ),
            ("es", "Se ha convertido en una marca marca de lujo.", "Se ha convertido en una marca de lujo."),
        ],
    );
}

#[test]
fn keeps_prepositions_before_names_times_and_attributes() {
    stays(&PASS, "sv", &["Den bil han kom i i går var röd."]);
    stays(&PASS, "nb", &["Bilen han kom i i går var rød."]);
    stays(&PASS, "da", &["Den bil, han kom i i går, var rød."]);
    stays(&PASS, "fr", &["La statue de de Gaulle se trouve à Varsovie."]);
    stays(&PASS, "de", &["Sie sprach von von der Stadt bezahlten Helfern."]);
    stays(&PASS, "tr", &["İçi yumuşacık, dışı çıtır çıtır bir karnabahar kızartması yapın."]);
    repairs(&PASS, "sv", &[("Han bor i i staden.", "Han bor i staden.")]);
    repairs(&PASS, "fr", &[("La mairie de de Varsovie est fermée.", "La mairie de Varsovie est fermée.")]);
    repairs(&PASS, "de", &[("Sie sprach von von der Stadt.", "Sie sprach von der Stadt.")]);
}

#[test]
fn keeps_one_of_two_that_are_tied_to_a_word() {
    repairs(
        &PASS,
        "fr",
        &[
            ("La série n’est est que la suite du film.", "La série n’est que la suite du film."),
            ("Il reçoit une lettre d'un un mineur.", "Il reçoit une lettre d'un mineur."),
            ("Et s'il il est fragile, il demeure là.", "Et s'il est fragile, il demeure là."),
        ],
    );
    stays(
        &PASS,
        "fr",
        &[
            "Tout ce que c'est est à nous.",
            "Celui qui l'a a de la chance.",
            "Le vent d'est est froid.",
            "Les enfants veulent tout tout de suite.",
        ],
    );
    stays(&PASS, "nl", &["Zij speelde met haar haar en keek naar buiten."]);
    stays(&PASS, "en", &["The court gave back to her her rights."]);
    stays(&PASS, "nb", &["Det er noe som som oftest går bra, og det handlet bare om om garantien gjelder."]);
    stays(&PASS, "fi", &["Yhtiö teki sen sen vuoksi, että tuuli puhaltaa."]);
    repairs(
        &PASS,
        "hu",
        &[("A hatalom 1990-ben ben kialakított képe.", "A hatalom 1990-ben kialakított képe.")],
    );
    repairs(&PASS, "tr", &[("Uaxactun'dan dan gelen veriler.", "Uaxactun'dan gelen veriler.")]);
    stays(&PASS, "tr", &["Mersin'de de böyle oldu, Adana'da da."]);
}

#[test]
fn keeps_what_stands_between_an_article_and_its_noun() {
    stays(&PASS, "nl", &["Het is gebaseerd op het op het web gebruikte protocol."]);
    stays(&PASS, "de", &["Er wartet auf die auf die Insel reisenden Gäste."]);
    repairs(&PASS, "nl", &[("Hij zit in de in de tuin.", "Hij zit in de tuin.")]);
    stays(&PASS, "hr", &["Prvo treba provjeriti je je li zaslon uključen."]);
}

#[test]
fn keeps_what_belongs_to_two_clauses_or_phrases() {
    stays(&PASS, "de", &["Das Datum ist aktueller als der der Konkurrenz."]);
    stays(&PASS, "it", &["Se se ne parla, la cosa è semplice."]);
    stays(&PASS, "sv", &["Det som är säkert är att det är klokt."]);
    stays(&PASS, "nl", &["Voeg adressen in in de lijst."]);
    stays(
        &PASS,
        "tr",
        &[
            "Herkes güzelliğine hayran hayran bakardı.",
            "Adam ters ters baktı, çocuk da canlı canlı anlattı.",
            "Şekeri azar azar ekleyip tedirgin tedirgin bekledi.",
        ],
    );
    stays(&PASS, "de", &["Die Zeit, während der der Hafen gesperrt war, kam allen lang vor."]);
    stays(&PASS, "fr", &["Il a fredonné tra la la en sortant du théâtre."]);
    repairs(&PASS, "sv", &[("Han är nu är hemma igen.", "Han är nu hemma igen.")]);
    repairs(&PASS, "it", &[("Egli se se va via.", "Egli se va via.")]);
}

#[test]
fn keeps_one_of_two_in_brackets_behind_apostrophes_and_before_articles() {
    repairs_in(
        &PASS,
        &[
            (
                "ro",
                "Taxa este plătită o dată (inclusă inclusă în preț).",
                "Taxa este plătită o dată (inclusă în preț).",
            ),
            (
                "uk",
                "Будівництво нових об'єктів єктів тривало рік.",
                "Будівництво нових об'єктів тривало рік.",
            ),
        ],
    );
    stays(&PASS, "hu", &["Ez az az ember, akiről az az érdekes hír járta, és az az a könyv, amelyet vett."]);
    stays(&PASS, "el", &["Η μητέρα της της έδωσε ένα βιβλίο και ο πατέρας του του αγόρασε ψωμί."]);
    stays(&PASS, "nb", &["Når et vindu åpnes åpnes også døren."]);
    stays(&PASS, "es", &["El tren para para dejar paso al otro."]);
    stays(
        &PASS,
        "fr",
        &["Pouvez-vous vous asseoir ? Comment allons-nous nous y prendre ? Est-elle elle aussi venue ?"],
    );
    stays(&PASS, "fr", &["L'un un peu grand, l'autre autre chose (non non, pas lui)."]);
}
