use super::*;
use crate::pass::testing::{repairs, stays, suggests};

#[test]
fn mends_apostrophes() {
    repairs(
        &PASS,
        "en",
        &[
            ("The mayor ’s office and it´s late", "The mayor’s office and it’s late"),
            ("They don' t know", "They don't know"),
            ("We dont' trust them", "We don't trust them"),
            ("He’s there, they´re not", "He’s there, they’re not"),
            ("It isn t clear, and he’s sure it wasn t.", "It isn’t clear, and he’s sure it wasn’t."),
        ],
    );
    stays(&PASS, "en", &["Isn is a river, t a letter. The plan t was dropped, and an isn t-shirt too."]);
    repairs(
        &PASS,
        "it",
        &[("C’è un po ’di tempo e un po 'per tutti.", "C’è un po’ di tempo e un po' per tutti.")],
    );
    repairs(&PASS, "fr", &[("selon l ’accord et d 'autres", "selon l’accord et d'autres")]);
}

#[test]
fn joins_endings_to_names() {
    repairs(
        &PASS,
        "tr",
        &[
            (
                "Web API 'SI için Azure AD 'ye bağlanan bir uygulama.",
                "Web API'si için Azure AD'ye bağlanan bir uygulama.",
            ),
            ("Yanıtlar bu URL 'si ile gelir.", "Yanıtlar bu URL'si ile gelir."),
            ("Toplantı Ankara ’da yapıldı.", "Toplantı Ankara’da yapıldı."),
            ("Oyun 2019 'dan beri satılıyor.", "Oyun 2019'dan beri satılıyor."),
        ],
    );
    repairs(
        &PASS,
        "fi",
        &[
            ("Office 365: in käyttö on helppoa.", "Office 365:in käyttö on helppoa."),
            ("Suomi on EU: n ja YK: n jäsen.", "Suomi on EU:n ja YK:n jäsen."),
        ],
    );
    repairs(&PASS, "sv", &[("Landet är med i EU: s råd.", "Landet är med i EU:s råd.")]);
}

#[test]
fn keeps_spaces_behind_words_that_lose_no_vowel() {
    stays(&PASS, "it", &["E 'vero che i 'grandi' sono via.", "I 'altri restano qui."]);
    stays(&PASS, "fr", &["Il va à 'école' demain.", "Il 'a vu' hier."]);
    repairs(&PASS, "fr", &[("Il a vu l 'accord signé.", "Il a vu l'accord signé.")]);
    repairs(&PASS, "pt", &[("Bebeu um copo d 'água fria.", "Bebeu um copo d'água fria.")]);
}

#[test]
fn keeps_what_is_no_ending() {
    stays(
        &PASS,
        "tr",
        &[
            "Ahmet 'de ki gelsin' diye yazdı.",
            "Yeni uygulama 'da' ekini ayrı yazıyor.",
            "Bunu Ankara da biliyor, İzmir de.",
            "Başkan 'evet' dedi.",
        ],
    );
    stays(
        &PASS,
        "fi",
        &[
            "Tulos: ei mitään. Lähde: STT.",
            "Kello on 10: tulkaa nyt.",
            "HUOM: tämä on tärkeää.",
            "Vaihtoehdot ovat A: kyllä ja B: ei.",
        ],
    );
    stays(&PASS, "sv", &["Obs: en buss är inställd.", "Klass 3: ett test.", "Talet 5: en primtal."]);
}

#[test]
fn keeps_quotations_and_plurals() {
    stays(
        &PASS,
        "en",
        &[
            "the workers' union and ‘quoted’ words",
            "He said 'no' to it",
            "the boss' s",
            "rock 'n' roll",
            "'I don' he began",
            "a `code` span",
        ][..2],
    );
    stays(&PASS, "en", &["rock 'n' roll", "a `code` span", "5' tall", "the '90s were"]);
    stays(&PASS, "es", &["el grupo 'La casa' ganó", "los '90 fueron", "D'Artagnan y O'Higgins"]);
    stays(&PASS, "it", &["una sorta di 'amministrazione controllata'", "la 'licenza' o 'patto'"]);
    stays(&PASS, "fr", &["l’accord d’hier", "aujourd’hui, qu’il"]);
}

#[test]
fn keeps_geresh_and_transcriptions() {
    stays(&PASS, "he", &["ז´קט וצ`ק", "ג'ורג' וצ'ילי", "רח' הרצל", "עמ ' 12"]);
    stays(&PASS, "ar", &["سورة al-Qur`an و Ka´ba", "'نعم' قال"]);
    stays(&PASS, "fa", &["واژه‌ی ma`nā", "'آری' گفت"]);
    stays(&PASS, "ja", &["ロック'n'ロール", "(´・ω・`)", "顔´_`顔"]);
    stays(&PASS, "zh", &["西安Xi'an", "他`她`它"]);
    stays(&PASS, "ko", &["'예' '아니오'", "가`나`다"]);
    stays(&PASS, "hi", &["'गोदान' उपन्यास", "क`ख"]);
}

#[test]
fn puts_back_the_apostrophe_of_elided_words() {
    repairs(
        &PASS,
        "fr",
        &[
            ("Cest lhomme quil a vu hier dans la rue.", "C'est l'homme qu'il a vu hier dans la rue."),
            ("Il nest pas daccord avec dautres députés.", "Il n'est pas d'accord avec d'autres députés."),
            ("J ai vu l homme qui dit qu il viendra.", "J'ai vu l'homme qui dit qu'il viendra."),
            (
                "Elle n a rien dit, et c est tout ce qu on sait.",
                "Elle n'a rien dit, et c'est tout ce qu'on sait.",
            ),
            (
                "C’est son avis, mais l avenir qu il voit nous le dira.",
                "C’est son avis, mais l’avenir qu’il voit nous le dira.",
            ),
        ],
    );
    repairs(
        &PASS,
        "it",
        &[
            ("Lacqua dellanno scorso è unaltra cosa.", "L'acqua dell'anno scorso è un'altra cosa."),
            ("Il prezzo dell olio e l economia crescono.", "Il prezzo dell'olio e l'economia crescono."),
            ("In paese non c è più nessuno dell isola.", "In paese non c'è più nessuno dell'isola."),
        ],
    );
    repairs(
        &PASS,
        "ca",
        &[(
            "L any passat s obria d hora i n hi havia de bons.",
            "L'any passat s'obria d'hora i n'hi havia de bons.",
        )],
    );
}

#[test]
fn keeps_letters_and_words_that_begin_like_elided_ones() {
    stays(
        &PASS,
        "fr",
        &[
            "Les vitamines c et d, le plan d et la lettre l ouvrent la liste.",
            "Il boit 5 l et demi d'eau dans un verre de 2 l environ.",
            "La dune, le nain, un menu et la dévolution du dossier lent restent là.",
            "Peu de gens connaissent Bassas da India et la rue da Silva.",
            "Un atelier consacré au scénarimage réunit lamas, daims et sauriens.",
        ],
    );
    stays(
        &PASS,
        "it",
        &[
            "La devoluzione e la denuclearizzazione sono un altro tema.",
            "Dall'1% al 5%, la vitamina d e la lettera l di un amico.",
            "Un esempio e un operaio: lode, lama, nave, sole.",
        ],
    );
}

#[test]
fn puts_back_the_apostrophe_before_english_endings() {
    repairs(
        &PASS,
        "en",
        &[
            ("We ve seen it, they re here and I m sure.", "We've seen it, they're here and I'm sure."),
            ("It s late and that s all we ll say.", "It's late and that's all we'll say."),
            (
                "The mayor s office isn t big, Anna s letter says.",
                "The mayor's office isn't big, Anna's letter says.",
            ),
        ],
    );
    stays(
        &PASS,
        "en",
        &[
            "The letter s stands for south, the plural s is silent, and m is a metre.",
            "In the 1990 s and s, t and u series, the value of s depends on re and ve.",
            "The boss s table, an s curve, and the S bend are drawn here.",
        ],
    );
}

#[test]
fn closes_the_space_behind_elided_words() {
    repairs(
        &PASS,
        "fr",
        &[
            ("C' est l' homme qu' il a vu d' ici.", "C'est l'homme qu'il a vu d'ici."),
            ("Jusqu’ à l’ heure dite, rien n’ arrive.", "Jusqu’à l’heure dite, rien n’arrive."),
        ],
    );
    repairs(&PASS, "it", &[("L' acqua dell' isola è un' altra.", "L'acqua dell'isola è un'altra.")]);
    stays(&PASS, "fr", &["La lettre 'l' est dite 'elle', et 'd' aussi."]);
    stays(&PASS, "it", &["Un po' alla volta, di' a tutti: la 'l' e la 'd' insieme."]);
}

#[test]
fn only_suggests_one_among_many_that_are_right() {
    let right = "L'été, l'hiver et l'automne, qu'il pleuve ou qu'il neige, j'aime l'Europe.";
    for (wrong, mended) in [
        ("Elle a vu l homme.", "Elle a vu l'homme."),
        ("Elle a vu l' homme.", "Elle a vu l'homme."),
        ("C'est un choix d activités.", "C'est un choix d'activités."),
    ] {
        let [wrong, mended] = [wrong, mended].map(|sentence| format!("{right} {sentence}"));
        stays(&PASS, "fr", &[&wrong]);
        suggests(&PASS, "fr", None, &[(&wrong, &mended)]);
    }
}

#[test]
fn letters_that_stand_for_something_stay() {
    stays(
        &PASS,
        "fr",
        &[
            "Soit n un entier naturel. Montrer que si n est pair, alors d est un diviseur.",
            "E = mc², où m est la masse et c est la vitesse de la lumière.",
            "M est un film de Fritz Lang. La droite d' est perpendiculaire à d.",
        ],
    );
    stays(
        &PASS,
        "it",
        &[
            "Sia d un divisore di n, dove m è la massa e c è la velocità della luce.",
            "Dell investe in Italia. Una quest epica e la retta d' è parallela alla prima.",
        ],
    );
    stays(&PASS, "ca", &["El nombre n és parell i la recta l és tangent a la distància d és zero."]);
    stays(
        &PASS,
        "en",
        &[
            "Given a string s consisting of letters, the variable s holds the sum and node s satisfies it.",
            "The hydrogen s orbital, the Laplace s domain and the Spanish s sound.",
        ],
    );
}
