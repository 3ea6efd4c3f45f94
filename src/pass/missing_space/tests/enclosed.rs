//! Spaces around brackets and quotations.

use super::super::PASS;
use crate::pass::testing::{repairs, repairs_in, stays};

#[test]
fn sets_brackets_apart() {
    repairs_in(
        &PASS,
        &[
            ("en", "He said(in a letter) that it was over.", "He said (in a letter) that it was over."),
            ("en", "The firm (founded in 1990)is big.", "The firm (founded in 1990) is big."),
            ("en", "Later Smith(2019) agreed with her.", "Later Smith (2019) agreed with her."),
            (
                "de",
                "Der Verein (gegründet 1990)ist groß(und alt).",
                "Der Verein (gegründet 1990) ist groß (und alt).",
            ),
            ("fr", "Cet hôtel(fermé depuis deux ans) rouvre.", "Cet hôtel (fermé depuis deux ans) rouvre."),
            ("ru", "Завод (основан в 1990 году)закрыт давно.", "Завод (основан в 1990 году) закрыт давно."),
            (
                "pl",
                "Ten dom(zbudowany przed wojną) stoi pusty.",
                "Ten dom (zbudowany przed wojną) stoi pusty.",
            ),
        ],
    );
}

#[test]
fn keeps_endings_and_functions_with_their_brackets() {
    stays(
        &PASS,
        "en",
        &[
            "Use max(first, second) and min(a, b), call f(x) or g(a b), and read crontab(5) about size(kB).",
            "The parent(s) or guardian(s) agreed to the (re)building of the (un)likely (wo)men's house.",
            "Iron(III) oxide, carbon(black) and 2-(methylamino)ethanol react with poly(vinyl chloride).",
            "Section 3(a)(ii) of the law and items (a)to (c) hold, see Fig. 2(left).",
        ],
    );
    stays(&PASS, "de", &["Die Lehrer(innen) und Mitarbeiter(in) mit (un)bezahlten Kolleg(inn)en kamen."]);
    stays(&PASS, "fr", &["Les candidat(e)s, le(s) auteur(s) et l'(auto)portrait."]);
    stays(&PASS, "hu", &["A hivatal (és más szervek)ben dolgozók és a (volt) elnök(ök) jöttek."]);
    stays(&PASS, "fi", &["Maassa (ja sen naapurissa)kin asutaan, ja talo(t) on myyty."]);
    stays(&PASS, "es", &["Los (las) alumnos(as) del (pre)escolar llegaron."]);
}

#[test]
fn sets_quotations_apart() {
    repairs(
        &PASS,
        "en",
        &[
            ("The minister said\"we will win\"on Monday.", "The minister said \"we will win\" on Monday."),
            (
                "\"We will win,\" he said, and\"no one else\"left.",
                "\"We will win,\" he said, and \"no one else\" left.",
            ),
        ],
    );
    repairs_in(
        &PASS,
        &[
            (
                "es",
                "El ministro dijo que\"no hay dinero\"para eso.",
                "El ministro dijo que \"no hay dinero\" para eso.",
            ),
            ("de", "Er sagte\"es ist vorbei\"und ging heim.", "Er sagte \"es ist vorbei\" und ging heim."),
            ("ru", "Он сказал\"это всё\"и ушёл домой.", "Он сказал \"это всё\" и ушёл домой."),
            (
                "fr",
                "Il dit «\u{a0}oui\u{a0}»et part sans nous.",
                "Il dit «\u{a0}oui\u{a0}» et part sans nous.",
            ),
            ("en", "He called it “a great day”and left.", "He called it “a great day” and left."),
        ],
    );
    stays(
        &PASS,
        "en",
        &[
            "A 12\"vinyl and a 7\"single cost 10\" more than the 5' 10\" man paid.",
            "She said\"we will win and left it there without an end.",
            "He wrote \" as is \"and a=\"b\" in it, and (\"so\") it went.",
        ],
    );
    stays(&PASS, "en", &["A “hyper”reality for the “un”employed and an \"ex\"president."]);
    stays(&PASS, "de", &["Viele „Titanic“fans und „Spiegel“leser gaben das „Ja“wort."]);
    stays(&PASS, "fi", &["Elokuva \"Titanic\"in ja lehti ”Kansa”n tarina."]);
    stays(&PASS, "hu", &["A \"Titanic\"ot és a „Nép”nek szóló lap."]);
    stays(&PASS, "sv", &["Filmen \"Titanic\"s slut och ”Folket”s framsida."]);
}
