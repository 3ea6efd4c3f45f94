//! The company in which a word may stand twice.

use super::super::*;
use crate::pass::testing::{repairs, stays};

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
