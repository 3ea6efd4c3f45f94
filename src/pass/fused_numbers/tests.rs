use super::*;
use crate::pass::testing::{only_suggests, repairs, repairs_in, stays};

#[test]
fn splits_numbers_from_words() {
    repairs(
        &PASS,
        "en",
        &[
            (
                "as sources have told 20minutosand also the minister",
                "as sources have told 20minutos and also the minister",
            ),
            ("after 23years at the university", "after 23 years at the university"),
            ("about 45percent of the vote", "about 45 percent of the vote"),
            ("valued at 4.5million euros", "valued at 4.5 million euros"),
        ],
    );
    repairs(
        &PASS,
        "da",
        &[
            ("Vi skal bruge 70-90dage for at klare det.", "Vi skal bruge 70-90 dage for at klare det."),
            ("Der stod 150pressefolk uden for huset.", "Der stod 150 pressefolk uden for huset."),
            ("Der var hold på 4børn/voksne.", "Der var hold på 4 børn/voksne."),
        ],
    );
    repairs(
        &PASS,
        "hu",
        &[
            ("A 30éves versenyző 45perc után feladta.", "A 30 éves versenyző 45 perc után feladta."),
            ("A bérek 2-3százalékkal nőttek.", "A bérek 2-3 százalékkal nőttek."),
        ],
    );
    repairs(&PASS, "ro", &[("Conform art. 15alin. (5) din lege.", "Conform art. 15 alin. (5) din lege.")]);
    repairs(&PASS, "fi", &[("Ne elivät 17päivän ajan.", "Ne elivät 17 päivän ajan.")]);
    repairs(
        &PASS,
        "es",
        &[("más de 500plantas del país", "más de 500 plantas del país"), ("unos 20años", "unos 20 años")],
    );
}

#[test]
fn splits_models_and_formulas_from_words() {
    repairs(
        &PASS,
        "fr",
        &[
            ("Le Curtiss XP-62était un prototype.", "Le Curtiss XP-62 était un prototype."),
            ("Les pays réduisent le CO2pour le climat.", "Les pays réduisent le CO2 pour le climat."),
        ],
    );
    repairs(&PASS, "nl", &[("De A28over de brug is dicht.", "De A28 over de brug is dicht.")]);
    repairs(&PASS, "en", &[("They cut CO2emissions by half.", "They cut CO2 emissions by half.")]);
    stays(
        &PASS,
        "en",
        &[
            "Read the SHA256sum of the file.",
            "The H1N1flu and a B-52s song",
            "The U-21team-mates came by plane.",
            "F-16s and MiG-29s",
            "Since RC4beta and RC4alpha",
        ],
    );
    stays(&PASS, "da", &["Landene vil sænke CO2udslip og CO2-udslippet.", "Han spiller på U-21holdet."]);
    stays(&PASS, "de", &["Der CO2Ausstoß sinkt, die A28n sind voll, im U-21team."]);
}

#[test]
fn keeps_prices_that_newspapers_write_close() {
    stays(
        &PASS,
        "en",
        &[
            "The striker pulled out of a £11million deal.",
            "They paid between $3million and $8million in all.",
        ],
    );
    repairs(
        &PASS,
        "en",
        &[(
            "The fee rose from £3 million to £11million within a year.",
            "The fee rose from £3 million to £11 million within a year.",
        )],
    );
}

#[test]
fn keeps_ranges_with_endings() {
    stays(&PASS, "sv", &["De är 2-3åriga barn och 18-20åringar."]);
    stays(&PASS, "de", &["Ein 2-3jähriges Kind, 5-6mal am Tag, Nr. 06-12-45abschnitt."]);
    stays(&PASS, "fi", &["Se oli 5-6vuotias lapsi, 17päiväinen matka ja 3-4tuntinen esitys."]);
    stays(&PASS, "hu", &["A lap 3-4szer jelent meg, a 10-es busz 2szer."]);
    stays(&PASS, "en", &["Call 555-12three, part 10-20abc or 3/4inch."]);
}

#[test]
fn keeps_units_ordinals_and_names() {
    stays(
        &PASS,
        "en",
        &[
            "20minutos reports",
            "a 3D printer",
            "a 13.6in display",
            "Since 5.1.4beta and 2.04alpha",
            "a 12in disc",
            "Wi-Fi 802.11be",
            "the G7 and an A4 page",
            "the 5th of May",
            "in the 1990s",
            "a 10km run",
            "5pm and 10am",
            "a 4x4 car",
            "100ml",
            "the 737max",
            "B2B and 24h",
            "a 12-year-old",
            "MP3s",
            "the 49ers won",
        ],
    );
    stays(&PASS, "cs", &["Vedle stojí 72podlažní budova a 20metrový strom, je to 18letý muž."]);
    stays(&PASS, "cs", &["Zarovná text ve 40znakovém řetězci."]);
    stays(&PASS, "el", &["Το αποφάσισε μια 12μελή επιτροπή του δήμου."]);
    stays(&PASS, "tr", &["Aralık, 4üncü satırın 1inci hücresidir."]);
    stays(&PASS, "tr", &["Ada 1800lerden beri hastalıkla ilgili sorun yaşamadı."]);
    stays(&PASS, "tr", &["Kapasitenin yüzde 10undan fazla seyirciye ve 5ine bilet verilmedi."]);
    stays(&PASS, "sk", &["Vedľa stojí 72podlažná budova a 20metrový strom."]);
    repairs(&PASS, "cs", &[("Stálo to 325milionů korun.", "Stálo to 325 milionů korun.")]);
    stays(
        &PASS,
        "es",
        &["20minutos informa", "un 4x4 de 10km", "el 5º y el G20", "las 10h", "50kg", "el 3D"],
    );
}

#[test]
fn keeps_names_with_a_digit_that_come_more_than_once() {
    stays(&PASS, "de", &["Mit 9menu startet man Programme. Die Menüs von 9menu sind klein."]);
    stays(&PASS, "en", &["Run 2ping on both hosts, since 2ping needs two ends."]);
    repairs(&PASS, "en", &[("They waited 5hours at the gate.", "They waited 5 hours at the gate.")]);
}

#[test]
fn words_are_cut_off_numbers() {
    let cases = [
        ("de", "Die Zahl stieg im Jahr2019 stark an.", "Die Zahl stieg im Jahr 2019 stark an."),
        ("de", "Die Wahl fand im Mai2019 statt.", "Die Wahl fand im Mai 2019 statt."),
        ("es", "El año2019 fue malo y en2020 mejoró.", "El año 2019 fue malo y en 2020 mejoró."),
        ("en", "In2020 the town had about400 houses.", "In 2020 the town had about 400 houses."),
        ("fr", "Elle est née en juin1998 à Lyon.", "Elle est née en juin 1998 à Lyon."),
        (
            "fr",
            "Tout a changé vers l'an2000 dans ce village.",
            "Tout a changé vers l'an 2000 dans ce village.",
        ),
        ("it", "Fu venduta nell'anno2015 a un vicino.", "Fu venduta nell'anno 2015 a un vicino."),
        ("it", "La casa fu venduta nel2015 a un vicino.", "La casa fu venduta nel 2015 a un vicino."),
        (
            "ru",
            "Это было в мае2019 года, когда пришло около200 человек.",
            "Это было в мае 2019 года, когда пришло около 200 человек.",
        ),
        ("tr", "Depremde 40bin kişi evsiz kaldı.", "Depremde 40 bin kişi evsiz kaldı."),
        ("pl", "W roku2019 przyszło około200 osób.", "W roku 2019 przyszło około 200 osób."),
    ];
    crate::pass::testing::repairs_in(&PASS, &cases);
}

#[test]
fn names_with_a_number_at_their_end_stay() {
    stays(
        &PASS,
        "en",
        &[
            "The Expo2020 pavilion ran Windows10 and Office2019 beside an iPhone12 and a PS5.",
            "The Tokyo2020 games and the Euro2016 final were shown on web2 and channel4.",
            "Read at32, up2date, no2, so2, pm10, mp3 and in2 from the as400 in room12 of block5.",
            "The files in2020.txt and /in2020/ are in in2020-21, and user1984 wrote them.",
            "He played the game2048 in room1408 with the team2020, and they may2019 come back.",
            "Copy the table to the state1800 folder, the name2000 column and the day2019 sheet.",
            "The band Blink182 played with Maroon5 and U2 at gate15.",
        ],
    );
    stays(
        &PASS,
        "de",
        &[
            "Die Agenda2010 und das Programm Horizont2020 liefen auf Windows2000.",
            "Der Raum A2019 und das Modell X5 der Reihe Gruppe2 blieben.",
        ],
    );
    stays(
        &PASS,
        "es",
        &[
            "La Expo2008 y el plan Visión2030 usan el formato mp4.",
            "El grupo Fórmula1 y la cuenta madrid2020 siguen.",
        ],
    );
    stays(&PASS, "fr", &["Le plan Cap2020 et le fichier rapport2019 sont dans le dossier projet12."]);
    stays(&PASS, "ru", &["Файл отчет2019 и программа Сочи2014 были на канале5."]);
    stays(&PASS, "it", &["Il piano Italia2020 e il modello sede12 sono in Serie2."]);
}

#[test]
fn short_nouns_that_are_counted_are_words_behind_numbers() {
    let cases = [
        ("sv", "Han bodde där i 28år innan han flyttade.", "Han bodde där i 28 år innan han flyttade."),
        ("nl", "De reis duurde 28uur zonder pauze.", "De reis duurde 28 uur zonder pauze."),
        (
            "pl",
            "Mieszkał tam 28lat, a podróż trwała 5godzin.",
            "Mieszkał tam 28 lat, a podróż trwała 5 godzin.",
        ),
        ("cs", "Cesta trvala 28hodin a lhůta je 28dní.", "Cesta trvala 28 hodin a lhůta je 28 dní."),
        ("sk", "Zápas trval 28minút, lehota je 28dní.", "Zápas trval 28 minút, lehota je 28 dní."),
        ("ru", "Он прожил там 28лет и ушёл.", "Он прожил там 28 лет и ушёл."),
        ("bg", "Мачът продължи 28минути повече.", "Мачът продължи 28 минути повече."),
        ("lv", "Ceļojums ilga 28stundas bez atpūtas.", "Ceļojums ilga 28 stundas bez atpūtas."),
        ("is", "Hann var 28ára þegar hann flutti.", "Hann var 28 ára þegar hann flutti."),
        ("tr", "Orada 28yıl yaşadı ve taşındı.", "Orada 28 yıl yaşadı ve taşındı."),
        ("de", "Die Sitzung beginnt um 18Uhr im Rathaus.", "Die Sitzung beginnt um 18 Uhr im Rathaus."),
    ];
    repairs_in(&PASS, &cases);
    for (language, text) in [
        ("sv", "En 28åring bor på 60talet."),
        ("cs", "Byl to 28letý muž a 72podlažní dům po 28hodinovém letu."),
        ("sk", "Bol to 28ročný muž po 28hodinovom lete."),
        ("pl", "To 28letni mężczyzna i 5godzinny lot."),
        ("ru", "Это 28летний мужчина и 28й дом."),
        ("sl", "To je 28letnik in 28letna oseba."),
        ("bg", "Това е 28годишен мъж."),
        ("nl", "Een 28jarige man uit de 19de eeuw."),
    ] {
        stays(&PASS, language, &[text]);
    }
    only_suggests(
        &PASS,
        "sl",
        None,
        &[("Poročilo portala 24ur je izšlo včeraj.", "Poročilo portala 24 ur je izšlo včeraj.")],
    );
}

#[test]
fn prepositions_of_one_letter_and_ambiguous_months_are_cut_off_years() {
    repairs(
        &PASS,
        "en",
        &[
            ("He left in March2024 with his wife.", "He left in March 2024 with his wife."),
            ("It began in May2019 and it is not over.", "It began in May 2019 and it is not over."),
        ],
    );
    repairs(&PASS, "ru", &[("Это было в2009 году.", "Это было в 2009 году.")]);
    repairs(&PASS, "uk", &[("Він працює тут з2016 року.", "Він працює тут з 2016 року.")]);
    stays(
        &PASS,
        "en",
        &["The may2019 build and the v2019 driver are old.", "He sold his A2000 and a1984 too."],
    );
    stays(
        &PASS,
        "ru",
        &["Самолёт с7 и дом к12 видны.", "Ракета в75 и шоссе а2.", "Модем с2000 стоит дорого."],
    );
}
