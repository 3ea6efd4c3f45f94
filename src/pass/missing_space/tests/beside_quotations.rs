//! Spaces that are lost beside quotation marks, dashes and numbers.

use super::*;
use crate::pass::testing::repairs_in;

#[test]
fn parts_a_mark_behind_a_quotation_from_the_next_word() {
    repairs_in(
        &PASS,
        &[
            ("el", "«Ψάχνουμε στον βράχο»,λέει ο δύτης.", "«Ψάχνουμε στον βράχο», λέει ο δύτης."),
            (
                "de",
                "„Das ist die Wahl“,sagte der Bürgermeister.",
                "„Das ist die Wahl“, sagte der Bürgermeister.",
            ),
            ("nl", "‘Hij hielp met een schaap’,zegt zij.", "‘Hij hielp met een schaap’, zegt zij."),
            ("ro", "„Nu am văzut o spartă”,spune el.", "„Nu am văzut o spartă”, spune el."),
            ("it", "«I voti si contano».La riunione è finita.", "«I voti si contano». La riunione è finita."),
            ("nl", "“Dat had niet gekund”.Zij lachte erom.", "“Dat had niet gekund”. Zij lachte erom."),
            ("en", "“They baked the scones.”Her husband left.", "“They baked the scones.” Her husband left."),
            ("en", "“I was not there”,he said to the judge.", "“I was not there”, he said to the judge."),
        ],
    );
    for (language, texts) in [
        (
            "en",
            &[
                "Use f(\"name\",value) here.",
                "The 5\",6\" and 7\" discs were sold.",
                "He wrote “a”,“b” and “c”.",
            ][..],
        ),
        ("de", &["Er sagte: „Ja“, dann ging er.", "Das „Haus“-Team und die „Welt“.com-Seite."]),
        ("sv", &["Han sade ”nej”, och gick."]),
    ] {
        stays(&PASS, language, texts);
    }
}

#[test]
fn takes_no_closing_mark_for_an_opening_one() {
    stays(&PASS, "uk", &["Ситуація на сході не допомагає\", - заявив заступник мера. \"Але ми чекаємо."]);
    stays(
        &PASS,
        "de",
        &["Man sucht Zeugen, um in Kontakt zu kommen\". Ich würde gern etwas sagen\"und gehen."],
    );
    repairs(
        &PASS,
        "ru",
        &[(
            "Сократ ответил:\"Делай, что хочешь.\" И ушёл.",
            "Сократ ответил: \"Делай, что хочешь.\" И ушёл.",
        )],
    );
    stays(&PASS, "en", &["Search for site:\"harbour news\" here."]);
    stays(&PASS, "en", &["Search for author:\"John Smith\" here."]);
    stays(&PASS, "en", &["Write {\"key\":\"two words\"} here."]);
}

#[test]
fn parts_numbers_with_a_mark_from_words() {
    repairs_in(
        &PASS,
        &[
            ("da", "Huset blev bygget i 1891,og det brændte.", "Huset blev bygget i 1891, og det brændte."),
            ("fr", "Elle dit depuis 2016,que tout change.", "Elle dit depuis 2016, que tout change."),
            ("hr", "Kupio ga je 2017.godine od rođaka.", "Kupio ga je 2017. godine od rođaka."),
            ("cs", "Stalo se to na konci 15.století v Praze.", "Stalo se to na konci 15. století v Praze."),
            ("nb", "De tapte på oppløpet.– Beina var tunge.", "De tapte på oppløpet. – Beina var tunge."),
        ],
    );
    for (language, texts) in [
        ("de", &["Die Werte sind 1,5 und 2,3.", "Siehe Datei 12.html und Seite 3.jpg an."][..]),
        ("hr", &["Datoteka 2017.txt je prazna.", "Vidi 3.c i 4.b u zakonu.", "To je 3.milijuna kuna."]),
        ("es", &["Artículo primero.— Se aprueba la ley."]),
        (
            "en",
            &[
                "It was 3,x or 4,y in the list.",
                "The version 2.beta is out.",
                "The table reads 1,apple and 2,orange.",
                "SELECT \"name\",date FROM",
                "He left in the end.— and that was it.",
            ],
        ),
    ] {
        stays(&PASS, language, texts);
    }
}
