//! Words with an apostrophe that lost a space before or behind the word that has it.

use super::super::PASS;
use crate::pass::testing::{repairs, stays};

#[test]
fn splits_before_elided_words() {
    repairs(
        &PASS,
        "fr",
        &[
            ("Le ministre del'économie a parlé mardi.", "Le ministre de l'économie a parlé mardi."),
            ("Elle a ditqu’il partirait avant midi.", "Elle a dit qu’il partirait avant midi."),
            ("Pourl'instant, personne ne bouge ici.", "Pour l'instant, personne ne bouge ici."),
            ("Ils jouent dehors alorsqu'il fait froid.", "Ils jouent dehors alors qu'il fait froid."),
            ("Je reste ici tandisqu'Hélène part en train.", "Je reste ici tandis qu'Hélène part en train."),
            ("Il y avait beaucoupd'enfants sur la place.", "Il y avait beaucoup d'enfants sur la place."),
            ("Hier soir, Lambertl'a confirmé à la radio.", "Hier soir, Lambert l'a confirmé à la radio."),
        ],
    );
    repairs(
        &PASS,
        "it",
        &[
            ("La città è diventataun'altra dopo la guerra.", "La città è diventata un'altra dopo la guerra."),
            (
                "Il libro piace, dicel’autore della prefazione.",
                "Il libro piace, dice l’autore della prefazione.",
            ),
            ("Resta il dubbio chenell'attesa tutto cambi.", "Resta il dubbio che nell'attesa tutto cambi."),
            ("In paese nonc'è più nessuno da tempo.", "In paese non c'è più nessuno da tempo."),
        ],
    );
    repairs(
        &PASS,
        "ca",
        &[("El port és davantl'església des de fa anys.", "El port és davant l'església des de fa anys.")],
    );
}

#[test]
fn keeps_words_that_end_like_elided_ones() {
    stays(
        &PASS,
        "fr",
        &[
            "Quelqu'un l'a vu jusqu'ici, et aujourd'hui lorsqu'elle rentre, puisqu'il pleut, quoiqu'on dise.",
            "Sur la presqu'île, cett'année, ell'est venue entr'ouvrir la porte, tout'seule.",
            "À Val-d'Isère et à Villeneuve-d'Ascq, il lit Harrod's, Levi's et Domino's sur les vitrines.",
            "Il cite D'Annunzio, Castell'Arquato, Sant'Angelo et Michell'Antonio dans ses lettres.",
            "L'Odet, l'île d'Yeu, qu'en-dira-t-on et prud'hommes restent entiers.",
        ],
    );
    stays(
        &PASS,
        "it",
        &[
            "Quest'anno quell'uomo, senz'altro un brav'uomo, vive com'era dov'era, anch'egli solo.",
            "Poc'anzi, fors'anche per mezz'ora, nessun'altra e qualcun'altra dicevano nient'altro.",
            "A Sant'Agata, quand'ero bambino, tutt'intorno c'erano cent'alberi e vent'asini.",
            "Buon'idea, pover'anima: dell'acqua, all'alba, sull'isola, dall'orto, nell'aria, coll'aiuto.",
        ],
    );
    stays(&PASS, "ca", &["L'any passat, a l'Hospitalet, d'aquí i d'allà, s'hi veia Sant'Andrea."]);
}

#[test]
fn splits_behind_the_endings_of_names() {
    repairs(
        &PASS,
        "tr",
        &[
            (
                "Herkes Meksika'nınböyle bir karar almasına şaşırdı.",
                "Herkes Meksika'nın böyle bir karar almasına şaşırdı.",
            ),
            (
                "Toplantı Madrid'dendaha uzak bir şehirde yapıldı.",
                "Toplantı Madrid'den daha uzak bir şehirde yapıldı.",
            ),
            ("Bakan, Ankara’dakibütün okulları gezdi.", "Bakan, Ankara’daki bütün okulları gezdi."),
        ],
    );
    stays(
        &PASS,
        "tr",
        &[
            "Ankara'dakiler İstanbul'dakilerden, İzmir'dekilerinki ise Bursa'dakilerinkinden farklıydı.",
            "Türkiye'ninki Almanya'dayken Atatürkçülük, Ankara'lılara ve Fenerbahçe'ye göre değişti.",
            "Bu kalem Ali'ninmiş, o Mehmet'imin, ben İstanbul'luyum, gelen Ankara'dakilerdendi.",
            "Mu'tezile âlimleri, Mu'tasım ve Mel'anet Neş'eliydi.",
            "Kur'an'ı, Ali'yle Veli'ninkini ve Mersin'den gelenleri Konya'ya getirdiler.",
        ],
    );
}

#[test]
fn splits_beside_words_that_have_an_apostrophe_themselves() {
    repairs(
        &PASS,
        "en",
        &[
            ("I think it'sthe best plan that we have.", "I think it's the best plan that we have."),
            ("They don’tknow what he wants from them.", "They don’t know what he wants from them."),
            ("The country'spresident said no on Monday.", "The country's president said no on Monday."),
        ],
    );
    repairs(
        &PASS,
        "uk",
        &[
            ("На мапі було сто об'єктівбез назви.", "На мапі було сто об'єктів без назви."),
            ("Кожні п’ятьроків міста міняють плани.", "Кожні п’ять років міста міняють плани."),
        ],
    );
    repairs(
        &PASS,
        "nl",
        &[("Een groep vanhomo's liep door de stad.", "Een groep van homo's liep door de stad.")],
    );
    stays(
        &PASS,
        "en",
        &[
            "Nothin' else: ma'am, y'all'd've, o'clock, rock'n'roll, fo'c'sle, ne'er-do-well and Hallowe'en.",
            "The Qur'an, the Shi'ites of Sana'a, Ba'ath members and Ha'aretz readers didn't agree.",
            "The dogs' owner, the boss's son and James's sisters' friends shouldn't've come.",
        ],
    );
    stays(&PASS, "uk", &["П'ятдесятирічний кар'єрист із сім'єю з Прип'яті пам'ятав кам'янисте подвір'я."]);
    stays(
        &PASS,
        "nl",
        &["De foto's, 's avonds gemaakt, en de baby's van oma's zus; z'n auto's en m'n cd's."],
    );
    stays(&PASS, "da", &["Anders Carlsson'er og Hans' bøger, pc'er og cd'erne lå i ro."]);
}
