//! What stays one word.

use super::super::PASS;
use crate::pass::testing::{repairs, stays};

#[test]
fn keeps_compounds_and_derived_words() {
    for (language, texts) in [
        ("da", &["De nye personaleuddannelser og en kæmpemæssig lyttebod kom til Aarhus."][..]),
        ("nb", &["Han ledet strømprisdebatten og en prøvegruppetur gjennom skogsområdet."]),
        ("sv", &["Fredsförhandlingsrundan och en överbryggningsplan dröjde till hösten."]),
        ("de", &["Das Zeichenpaar und die Sensorkraft standen am Reitermal."]),
        ("de", &["Die technologielastigen und überarbeitungswürdigen Pläne kamen spät."]),
        ("fi", &["Ilmastoneuvotteluryhmä puhui podcastissammehan työmatkajärjestelmistä."]),
        ("hu", &["A békefolyamatcsoport a kamattámogatásrendszerről tárgyalt Budapesten."]),
    ] {
        stays(&PASS, language, texts);
    }
}

#[test]
fn keeps_compounds_that_lost_their_link() {
    // an engine that translates part by part writes arbejdeprincipper for arbejdsprincipper
    stays(&PASS, "da", &["Parterne blev enige om fire arbejdeprincipper og et samarbejdeprogram."]);
    stays(&PASS, "sv", &["Hon fick ett trädgårdjobb och skrev en framgånghistoria om det."]);
    // and a link that is there tells a compound, whether a list has it or not
    stays(&PASS, "sv", &["Barnen bodde på ett observationshem och läste aktualitetssidan varje kväll."]);
    stays(&PASS, "da", &["Han arbejdede på aktualitetssiden i avisen i mange år."]);
    repairs(&PASS, "da", &[("Chaufføren harvurderet skaden.", "Chaufføren har vurderet skaden.")]);
}

#[test]
fn keeps_parts_of_suspended_compounds() {
    stays(&PASS, "sv", &["De kalla vinter- och vårmånaderna var långa."]);
    stays(&PASS, "nb", &["Vi fikk vår- og sommerregnet samtidig."]);
    repairs(&PASS, "sv", &[("Vinter och vårmånaderna varlånga.", "Vinter och vårmånaderna var långa.")]);
}

#[test]
fn keeps_companions_directions_and_forms_of_adjectives() {
    stays(&PASS, "nb", &["Ærede medrepresentanter, sa han til medelevene."]);
    stays(&PASS, "da", &["Den har lavet et krater i gulvet nedunder."]);
    stays(&PASS, "it", &["Era una romanziera, e cercò il modo d'utilizzargli il nome."]);
    stays(&PASS, "pt", &["As crenças provêem de longe."]);
    stays(&PASS, "hr", &["Otvorite kontekstni izbornik u programu."]);
    stays(&PASS, "sl", &["Na voljo so potrditvena polja in spustna polja."]);
    stays(&PASS, "de", &["Sie beauftragte die Raumgestalterin mit der Einrichtung."]);
    repairs(&PASS, "nb", &[("Hun gikk medde andre.", "Hun gikk med de andre.")]);
    repairs(&PASS, "it", &[("Il sindaco deveandare a Roma.", "Il sindaco deve andare a Roma.")]);
}

#[test]
fn keeps_names_at_the_end_of_a_phrase_and_parts_of_terms() {
    stays(&PASS, "nb", &["Vi er definitivt ikke venner til Malifor."]);
    stays(&PASS, "id", &["Ketua kelompok nelayan, Bapak Halimahdi, menilai uang itu cukup."]);
    stays(&PASS, "en", &["The tool tarvq-buildpackage builds the package in a clean tree."]);
    repairs(
        &PASS,
        "en",
        &[(
            "The meeting in Washingtonand the visit went well.",
            "The meeting in Washington and the visit went well.",
        )],
    );
}

#[test]
fn keeps_what_the_text_writes_as_one_in_two_forms() {
    stays(&PASS, "nb", &["Sykehuset har et pårørenderom. Da hun gikk, var pårørenderommet tomt."]);
    stays(&PASS, "da", &["Vi fik en studerendebolig i byen. Den gamle studerendeboligen var for lille."]);
}

#[test]
fn keeps_verbs_whose_ending_is_a_word_too() {
    stays(&PASS, "sl", &["Če prekličete naročilo, vam vrnejo denar."]);
    stays(&PASS, "hr", &["Vlada će smijeniti ravnatelja, a vi dovršiste posao."]);
    stays(&PASS, "sr", &["Морате ручно да одређујете и да уписујете сваку адресу."]);
    stays(&PASS, "uk", &["Новини є на вебсторінці міста, а площу видно через вебкамеру."]);
    repairs(&PASS, "hr", &[("Rekla je da smovidjeli sve.", "Rekla je da smo vidjeli sve.")]);
    stays(&PASS, "ca", &["El seu discurs era un exercici d'equilibrisme entre dos partits."]);
}

#[test]
fn keeps_what_the_text_writes_again_and_again() {
    stays(
        &PASS,
        "en",
        &[
            "The strongroof keeps the rain out. Each house has a strongroof, and no strongroof was ever lost in a storm \
             on the island, say those who live there.",
        ],
    );
    repairs(
        &PASS,
        "en",
        &[("She saidthat the roof keeps the rain out.", "She said that the roof keeps the rain out.")],
    );
}

#[test]
fn keeps_what_the_text_writes_as_a_name() {
    stays(
        &PASS,
        "en",
        &[
            "You can install the player called Rhythmbox from the shop, and start it with the rhythmbox command.",
        ],
    );
}

#[test]
fn keeps_what_no_genitive_stands_before() {
    stays(&PASS, "fi", &["Kulttuurit sekoittuivat kansainvaellusaikana monin tavoin."]);
    stays(&PASS, "tr", &["Otelin resepsiyonisti bizi kapıda karşıladı."]);
}

#[test]
fn keeps_what_no_participle_follows() {
    // the possessive of the source language, which an engine took for an auxiliary
    stays(&PASS, "ca", &["Va enviar un home per supervisar Wangha programa de medir el riu."]);
}

#[test]
fn keeps_slips_of_names_and_names_that_lost_an_apostrophe() {
    stays(
        &PASS,
        "fr",
        &[
            "Pour Élodie Marchandeau, ce succès tient à la patience. Mme Marchandau étudie la rivière depuis l'hiver \
             et dit que les bêtes reviennent.",
        ],
    );
    stays(&PASS, "tr", &["Kuşların çoğu Suriyede avcılara yem oluyor ve bu her yıl böyle sürüyor."]);
}

#[test]
fn keeps_surnames_and_compounds() {
    stays(
        &PASS,
        "en",
        &[
            "Mr. Halbut said that he would come.",
            "The report by Anderson, Robinson and Washington is out.",
            "Nathalie Dubois and Pedro Andrade met in Berlin.",
            "A smartphone app with a livestream and a podcast.",
            "The Premier League striker Haaland scored.",
            "Ms Tarsenas spoke in Vilnius, and Mr Gotterup won.",
            "The cybersecurity firm works offshore.",
        ],
    );
    stays(
        &PASS,
        "es",
        &[
            "El señor Halbut dijo que vendría.",
            "Las Fuerzas Armadas de Bielorrusia y el eurodiputado.",
            "El videojuego y la videollamada del cortometraje.",
            "La periodista Elena Morvan vive en Villahermosa.",
            "Dámelo y dile que lo haga, por favor.",
        ],
    );
}

#[test]
fn keeps_adjectives_with_a_prefix_and_verbs_that_no_list_holds() {
    stays(&PASS, "es", &["Esas relaciones parasociales se convirtieron en un bloqueo."]);
    repairs(
        &PASS,
        "es",
        &[("Pidieron ayuda paramejorar la escuela.", "Pidieron ayuda para mejorar la escuela.")],
    );
    stays(&PASS, "sl", &["V nekaterih čezmejnih vlakih se pregled izvaja med vožnjo."]);
    stays(&PASS, "cs", &["Mírné smíšení češtiny a angličtiny, což signáluje poctivou snahu."]);
}

#[test]
fn keeps_names_with_the_ending_of_a_case() {
    stays(
        &PASS,
        "hr",
        &[
            "Premijer odaje počast Jacquesu Tarsenu i naziva ga prijateljem.",
            "Potraga je završila kada sam u Macelyju pronašla svoju knjigu.",
        ],
    );
    stays(&PASS, "en", &["The association “Sandtogether” was there, and the mayor too."]);
}

#[test]
fn keeps_surnames_that_end_like_articles_and_plurals_of_names() {
    stays(&PASS, "da", &["Fotografen Adam Cuerden udtrykte sin frustration i går."]);
    stays(&PASS, "da", &["Der er en organiseret migrationsstrøm mellem begge lande."]);
    stays(&PASS, "nb", &["Normene er blitt innvendiggjort etter hvert som de ble brukt."]);
    stays(&PASS, "da", &["Den metallige del af pæren sidder i kassen."]);
    stays(&PASS, "lt", &["Manoma, kad dabar yra tik 400 Karališkųjų Bengalijos tigrų."]);
    stays(&PASS, "ru", &["Она заняла третье место, но уступила Мустафине на соревнованиях."]);
    stays(&PASS, "hr", &["Vlada na Sjevernim Marijanama rekla je da nema štete."]);
}

#[test]
fn keeps_words_that_are_newer_than_the_dictionaries() {
    stays(&PASS, "pl", &["Liczba osób chorych na koronawirusa spada, choć koronawirus wciąż krąży."]);
    stays(&PASS, "pl", &["Zasady opartych na koronawirusie umów nie przedłużono do lipca."]);
    repairs(&PASS, "pl", &[("Rząd ogłosił wczorajnowe zasady.", "Rząd ogłosił wczoraj nowe zasady.")]);
}

#[test]
fn keeps_surnames_that_end_with_a_word() {
    for (language, texts) in [
        (
            "en",
            &[
                "Roberto Malinow, a neuroscientist in San Diego, studies synapses.",
                "The pilot Anna Smirnow told reporters that she would fly again.",
            ][..],
        ),
        ("pt", &["O escritor Milton Hatoum disse em Lisboa que o livro sairá na primavera."]),
    ] {
        stays(&PASS, language, texts);
    }
}

#[test]
fn keeps_words_with_a_first_part_or_an_ending_that_no_list_has() {
    stays(&PASS, "sv", &["Klicka med mittknappen på musen."]);
    stays(&PASS, "hu", &["A földig rombolást ezek a teremtmények véghezvittek, és ezt észrevettük."]);
    stays(&PASS, "cs", &["Pružnost a reakceschopnost firmy roste."]);
    stays(&PASS, "pt", &["O programa está interfaceando com o banco."]);
    stays(&PASS, "fi", &["Se voi edelleenlähettämään viestejä."]);
}
