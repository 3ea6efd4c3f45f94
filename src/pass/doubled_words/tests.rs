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
fn knows_in_which_company_a_word_may_stand_twice() {
    repairs(
        &PASS,
        "en",
        &[
            (
                "They have argued that that the pair should leave.",
                "They have argued that the pair should leave.",
            ),
            ("Everybody was proud of her her work.", "Everybody was proud of her work."),
            ("There is no no parade this year.", "There is no parade this year."),
            ("It was a school for for children of the town.", "It was a school for children of the town."),
        ],
    );
    stays(
        &PASS,
        "en",
        &[
            "She told him that that man had left.",
            "The book that that was in is lost.",
            "I gave her her keys, and no, no one saw it.",
            "That was a big no no for them.",
            "It was so so cold.",
            "She brought with her her two daughters.",
            "The company grew, and whoever could do so so that all might live did it.",
            "She was sworn in in January, and the bill was voted on on Tuesday.",
            "A tin can can be used again.",
        ],
    );
    repairs(
        &PASS,
        "nl",
        &[
            ("De kinderen waren aan het het spelen.", "De kinderen waren aan het spelen."),
            ("De oude man woont bij zijn zijn dochter.", "De oude man woont bij zijn dochter."),
            ("Wat nou als als ik thuis was?", "Wat nou als ik thuis was?"),
        ],
    );
    stays(
        &PASS,
        "nl",
        &[
            "Hij zegt dat het het beste is.",
            "Dit zijn zijn ouders, en waar zijn zijn boeken?",
            "Hij vindt nog tijd om om te kijken.",
            "Zij ziet hem meer als als broer dan iets anders.",
        ],
    );
    repairs(
        &PASS,
        "hu",
        &[
            ("A szerbek nem nem csak ott érzik ezt.", "A szerbek nem csak ott érzik ezt."),
            (
                "A cég tervezi, hogy hogy az ismert nevet eladja.",
                "A cég tervezi, hogy az ismert nevet eladja.",
            ),
        ],
    );
    stays(
        &PASS,
        "hu",
        &[
            "Nem nem, ez nem igaz.",
            "Nem tudom, hogy hogy lehet ez.",
            "Hiszem, hogy az az ember jó.",
            "Így telt nap nap után.",
        ],
    );
    repairs(&PASS, "fi", &[("Hän ei ei tarjoa tarpeeksi suojaa.", "Hän ei tarjoa tarpeeksi suojaa.")]);
    stays(&PASS, "fi", &["Ei ei, sanoi hän.", "Hän sanoi: ei ei!"]);
    repairs(
        &PASS,
        "fr",
        &[
            ("L'architecture est est ressentie comme un art.", "L'architecture est ressentie comme un art."),
            ("Une minorité gâche tout tout pour les autres.", "Une minorité gâche tout pour les autres."),
        ],
    );
    stays(
        &PASS,
        "fr",
        &[
            "Ce qui est est bien.",
            "La façade est est fermée.",
            "L'aile est est la plus ancienne.",
            "Un tout tout petit village.",
            "Il est gentil tout tout plein.",
        ],
    );
    repairs(&PASS, "de", &[("Der Film ist als als Komödie gedacht.", "Der Film ist als Komödie gedacht.")]);
    stays(&PASS, "de", &["Er gilt mehr als als Maler denn als Dichter.", "Aber aber, sagte sie."]);
    repairs(&PASS, "nb", &[("Det er noe som som skjer hver dag.", "Det er noe som skjer hver dag.")]);
    stays(&PASS, "nb", &["Han var en mann som som barn hadde bodd i byen."]);
    repairs(
        &PASS,
        "id",
        &[("Gedung itu berdiri pada tahun tahun 1879.", "Gedung itu berdiri pada tahun 1879.")],
    );
    stays(&PASS, "id", &["Pada tahun tahun berikutnya mereka pindah."]);
    stays(
        &PASS,
        "cs",
        &["Setkal se se třemi hráči a smířil se se smrtí.", "Je to to nejhorší, co se stalo."],
    );
    stays(
        &PASS,
        "sv",
        &["Han var den som som den förste svensken vann.", "Löfven, som som statsminister reste."],
    );
    stays(&PASS, "de", &["Er ist als Trainer erfolgreicher als als Spieler.", "Er kommt ab und zu zu uns."]);
    stays(&PASS, "it", &["Ancora una volta volta le spalle a tutti."]);
    stays(&PASS, "ro", &["Se mută în mai mai mulți oameni."]);
    stays(&PASS, "pl", &["Wszystko to to tylko pozory, a jeśli wygra, to to będzie sensacja."]);
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
fn knows_in_which_company_a_word_may_stand_twice_by_its_endings() {
    repairs(
        &PASS,
        "hu",
        &[("A csapat elveszíti az az esélyét a győzelemre.", "A csapat elveszíti az esélyét a győzelemre.")],
    );
    stays(
        &PASS,
        "hu",
        &[
            "Hiszem, hogy az az ember jó.",
            "Ez az az út, amely oda vezet.",
            "Ez az az egyelőre ismeretlen ember.",
        ],
    );
    repairs(&PASS, "cs", &[("Počet úrazů se se snížil.", "Počet úrazů se snížil.")]);
    stays(
        &PASS,
        "cs",
        &[
            "Setkal se se svým bratrem a loučil se se sestrou.",
            "Je to to samé.",
            "Včera řeklo to to dítě poprvé nahlas.",
            "Vlak jen tak tak stihl, a to tak tak.",
        ],
    );
    repairs(
        &PASS,
        "de",
        &[("Sie helfen, den Verbrauch zu zu überwachen.", "Sie helfen, den Verbrauch zu überwachen.")],
    );
    stays(
        &PASS,
        "de",
        &["Das führt zu zu hohen Kosten.", "Es kam zu zu vielen Fehlern und zu zu optimistischen Plänen."],
    );
    repairs(&PASS, "fi", &[("Hän osti auton, joka joka on uusi.", "Hän osti auton, joka on uusi.")]);
    stays(&PASS, "fi", &["Se on juhla, joka joka vuosi pidetään.", "Voi voi! Se se vasta on."]);
    stays(&PASS, "pl", &["Jest to to samo miasto."]);
    repairs(
        &PASS,
        "en",
        &[
            ("She fell in in love with him.", "She fell in love with him."),
            ("The reason is that that it was closed.", "The reason is that it was closed."),
        ],
    );
    stays(
        &PASS,
        "en",
        &["He moved in in 1990.", "The town that he lived in in 1990.", "The lights went on on Monday."],
    );
    repairs(
        &PASS,
        "es",
        &[
            ("El pueblo se conoce como como Altavilla.", "El pueblo se conoce como Altavilla."),
            ("Esto es un desastre para para los pacientes.", "Esto es un desastre para los pacientes."),
        ],
    );
    stays(&PASS, "es", &["Yo como como un rey.", "El tren para para los jabalíes."]);
    repairs(
        &PASS,
        "nb",
        &[("Det er en bil som som i fjor ble solgt.", "Det er en bil som i fjor ble solgt.")],
    );
    stays(&PASS, "nb", &["Det er noe som som regel går bra.", "Han som som gutt bodde der, kom."]);
    repairs(&PASS, "pt", &[("Eles não não gostam disso.", "Eles não gostam disso.")]);
    stays(&PASS, "pt", &["Não não, disse ele.", "Ele não sabe se se trata disso."]);
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
