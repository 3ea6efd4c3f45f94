//! Constructions in which a word that may stand twice is a slip all the same.

use super::*;

#[test]
fn knows_demonstratives_by_what_follows() {
    repairs(
        &PASS,
        "hu",
        &[
            (
                "A tavalyi forgalom öt százalékkal haladja meg az az előző évi eredményt.",
                "A tavalyi forgalom öt százalékkal haladja meg az előző évi eredményt.",
            ),
            (
                "A szakértők szerint a kávézókhoz az az étkezési szokások vezettek el.",
                "A szakértők szerint a kávézókhoz az étkezési szokások vezettek el.",
            ),
        ],
    );
    stays(
        &PASS,
        "hu",
        &[
            "A koncerten az az együttes játszott, amelyik tavaly is itt volt.",
            "Furcsa az az érzés, hogy senki sem figyel.",
            "Ismeretlen az az ember a képen.",
            "Mint az az autó ott a sarkon.",
            "Az az előző kormány hibája, hogy nincs pénz.",
            "Azt mondta, hogy az az elmúlt héten történt.",
            "A házban az az ember lakik.",
            "Tudjuk, ki az az idegen.",
            "Az embernek az az érzése támadt, mintha álmodna.",
        ],
    );
}

#[test]
fn lets_no_object_stand_between_a_preposition_and_its_noun() {
    repairs(
        &PASS,
        "ru",
        &[("Выборы могут повлиять на его его окружение.", "Выборы могут повлиять на его окружение.")],
    );
    repairs(&PASS, "uk", &[("Ми зайшли до його його кабінету.", "Ми зайшли до його кабінету.")]);
    stays(&PASS, "ru", &["Спасли его его друзья.", "Увидев ее ее мать заплакала."]);
}

#[test]
fn tells_relatives_from_comparisons_by_what_the_verb_wants() {
    repairs(
        &PASS,
        "nb",
        &[
            (
                "Mange arkitekter som som tegner våre hus, er unge.",
                "Mange arkitekter som tegner våre hus, er unge.",
            ),
            (
                "Det er Kripos som som mener at risikoen er liten.",
                "Det er Kripos som mener at risikoen er liten.",
            ),
        ],
    );
    stays(
        &PASS,
        "nb",
        &[
            "Han som som lærer i Oslo hadde mange elever, døde i går.",
            "De som som barn lekte i gata, er voksne nå.",
        ],
    );
    stays(&PASS, "sv", &["Hon som som lärare i Lund hade många elever är död."]);
}

#[test]
fn wants_an_article_behind_a_relative() {
    repairs(
        &PASS,
        "de",
        &[
            (
                "Es ist ein Tumor, der der sich vor der Geburt entwickelt.",
                "Es ist ein Tumor, der sich vor der Geburt entwickelt.",
            ),
            (
                "Es sind Mittel, die die für den Bau nötig sind.",
                "Es sind Mittel, die für den Bau nötig sind.",
            ),
        ],
    );
    stays(
        &PASS,
        "de",
        &[
            "Es sind Leute, die die in der Satzung genannten Ziele teilen.",
            "Es sind Leute, die die für die Bürger wichtigen Fragen stellen.",
            "Er sah Kinder, die die sich drehenden Räder putzten.",
            "War das das zu erwartende Ergebnis?",
            "Menschen, die die Stadt kennen, kommen wieder.",
            "Ist das das Ende der Geschichte?",
            "Er weiß, dass das das Ende ist.",
            "Ein Kind, das das Geld fand, lief davon.",
        ],
    );
}

#[test]
fn lets_no_clause_end_with_what_is_no_finite_verb() {
    repairs(
        &PASS,
        "pt",
        &[(
            "Foi informada de que o seu feto tinha uma condição condição rara.",
            "Foi informada de que o seu feto tinha uma condição rara.",
        )],
    );
    repairs(&PASS, "it", &[("Che cosa ha ritirato ritirato la ditta?", "Che cosa ha ritirato la ditta?")]);
    repairs(
        &PASS,
        "nb",
        &[
            ("Vet du hva som har skjedd skjedd med Espen?", "Vet du hva som har skjedd med Espen?"),
            (
                "Hvordan kan det være riktig å skjelle skjelle ut folk?",
                "Hvordan kan det være riktig å skjelle ut folk?",
            ),
        ],
    );
    repairs(
        &PASS,
        "es",
        &[(
            "Ya que los clientes siguieron siguieron comprando, creció.",
            "Ya que los clientes siguieron comprando, creció.",
        )],
    );
    stays(
        &PASS,
        "es",
        &[
            "El que puede puede.",
            "Los que compran compran poco.",
            "Lo que la gente come come también su perro.",
        ],
    );
    let right: [(&str, &[&str]); 7] = [
        (
            "nb",
            &["Det vi vet vet alle.", "Når den åpnes åpnes også porten.", "Det som må gjøres gjøres i dag."],
        ),
        ("sv", &["När den öppnas öppnas också porten.", "Om alla betalar betalar vi också."]),
        ("da", &["Hvis nogen falder falder alle.", "Når den åbnes åbnes også porten."]),
        ("pt", &["O que a gente come come o cão também.", "Quem a ama ama para sempre."]),
        ("es", &["Quien la tiene tiene poder.", "La ciudad en que nació nació también su padre."]),
        ("it", &["Chi la conosce conosce il mare."]),
        ("fr", &["Ceux qui les aiment aiment la vie."]),
    ];
    for (language, texts) in right {
        stays(&PASS, language, texts);
    }
}

#[test]
fn keeps_one_of_two_behind_an_elision_or_a_hyphen() {
    repairs(
        &PASS,
        "fr",
        &[
            ("Il est accusé d'avoir avoir blessé un passant.", "Il est accusé d'avoir blessé un passant."),
            (
                "Ce n'était plus qu’une une prétention au trône.",
                "Ce n'était plus qu’une prétention au trône.",
            ),
            ("Il l’avait avait prédit avec son voisin.", "Il l’avait prédit avec son voisin."),
        ],
    );
    stays(
        &PASS,
        "fr",
        &[
            "Le vent d'est est froid.",
            "Celui qui l'avait avait de la chance.",
            "L'un un peu grand, l'autre petit.",
        ],
    );
    repairs(
        &PASS,
        "id",
        &[
            ("Racun itu menyerang paru-paru paru bayi.", "Racun itu menyerang paru-paru bayi."),
            ("Suhu tinggi rata-rata rata di siang hari naik.", "Suhu tinggi rata-rata di siang hari naik."),
        ],
    );
    stays(&PASS, "it", &["Capire com'era era difficile."]);
    stays(&PASS, "id", &["Anak-anak itu bermain di taman.", "Kata-kata kita sendiri."]);
    repairs(&PASS, "tr", &[("Kenya Dağı'na na ev sahipliği yapar.", "Kenya Dağı'na ev sahipliği yapar.")]);
    stays(&PASS, "tr", &["Albüm 1987'de de çıktı."]);
}

#[test]
fn knows_where_alone_a_word_may_stand_twice() {
    repairs(
        &PASS,
        "pl",
        &[
            ("Ich pierwszym królem był był Mojmir.", "Ich pierwszym królem był Mojmir."),
            (
                "Zginął w bitwie, kiedy kiedy wojna się kończyła.",
                "Zginął w bitwie, kiedy wojna się kończyła.",
            ),
            ("Koszt będzie się zmieniał co co miesiąc.", "Koszt będzie się zmieniał co miesiąc."),
            ("Przegrała finał po raz raz pierwszy.", "Przegrała finał po raz pierwszy."),
        ],
    );
    stays(&PASS, "pl", &["Nie pytaj, kim był był on sam.", "Robił to, co co roku robią wszyscy."]);
    repairs(
        &PASS,
        "it",
        &[("Venne distrutta dopo dopo la sua carica.", "Venne distrutta dopo la sua carica.")],
    );
    stays(&PASS, "it", &["Il giorno dopo dopo la scuola tornò.", "Andò alla prima prima di cena."]);
    repairs(&PASS, "es", &[("Sacó lo mejor de sí sí mismo.", "Sacó lo mejor de sí mismo.")]);
    stays(&PASS, "es", &["Dijo que sí sí quería."]);
    repairs(
        &PASS,
        "fr",
        &[("Je suis désolé de vous vous mettre la pression.", "Je suis désolé de vous mettre la pression.")],
    );
    stays(
        &PASS,
        "fr",
        &["Si vous vous levez tôt, tout ira bien.", "Autour de vous vous trouverez des amis."],
    );
    stays(&PASS, "pl", &["Wiem, gdzie co leży i co co kosztuje."]);
    stays(&PASS, "de", &["Er sagte, dass sie entlassen werden werden, und ging."]);
    repairs(&PASS, "nl", &[("Hij weet dat dat we allemaal komen.", "Hij weet dat we allemaal komen.")]);
    stays(&PASS, "nl", &["Hij zegt dat dat niet kan.", "Ik weet dat dat een probleem is."]);
}

#[test]
fn keeps_one_of_many_articles_and_prepositions() {
    repairs(
        &PASS,
        "de",
        &[("Das ist der Plan von von von von der Stadt.", "Das ist der Plan von der Stadt.")],
    );
    repairs(&PASS, "en", &[("They went to the the the market.", "They went to the market.")]);
    let right: [(&str, &[&str]); 5] = [
        ("en", &["She said “the the the” all the time.", "He sang la la la la and left."]),
        ("de", &["Er rief „an an an“ und ging."]),
        ("ru", &["Они кричали «за за за» на площади."]),
        ("pt", &["Ele respondeu no no no em inglês."]),
        ("it", &["Fa da da da sempre."]),
    ];
    for (language, texts) in right {
        stays(&PASS, language, texts);
    }
}

#[test]
fn keeps_one_of_two_days_or_months() {
    repairs(&PASS, "de", &[("Er kam am Montag Montag nach Hause.", "Er kam am Montag nach Hause.")]);
    repairs(
        &PASS,
        "en",
        &[("It was held in December December of that year.", "It was held in December of that year.")],
    );
    stays(
        &PASS,
        "en",
        &[
            "In June June Carter died.",
            "Last April April Jones was taken.",
            "Their hit Monday Monday was loved.",
        ],
    );
    stays(&PASS, "de", &["Sie besuchte im August August Macke in Bonn."]);
}

#[test]
fn keeps_calls_and_idioms() {
    let right: [(&str, &[&str]); 6] = [
        ("de", &["Ok ok, wir kommen ja schon."]),
        ("fr", &["D'accord d'accord, nous venons."]),
        ("it", &["Quando è troppo è troppo!"]),
        ("sv", &["Han pratade till och med med barnen."]),
        (
            "nl",
            &["Dat kost alleen al al het geld.", "Het is eigendom van de staat in plaats van van personen."],
        ),
        ("hu", &["Nemzet támad nemzet ellen, harcol nemzet nemzet ellen."]),
    ];
    for (language, texts) in right {
        stays(&PASS, language, texts);
    }
}
