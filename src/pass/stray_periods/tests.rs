use super::*;
use crate::pass::testing::{only_suggests, repairs, stays};

#[test]
fn drops_a_period_before_the_rest_of_a_sentence_in_a_paragraph() {
    repairs(
        &PASS,
        "en",
        &[(
            "Another topic that came up is the name of who will replace Tomás Andrade. at the head of the council. \
             The mayor will leave office later this year. Nobody knows more.",
            "Another topic that came up is the name of who will replace Tomás Andrade at the head of the council. \
             The mayor will leave office later this year. Nobody knows more.",
        )],
    );
    stays(
        &PASS,
        "en",
        &[
            "The council met on Monday. at the meeting, the mayor left the room early. It rained. Nobody came.",
        ],
    );
}

#[test]
fn drops_periods_inside_sentences() {
    repairs(
        &PASS,
        "en",
        &[
            (
                "It is valued at $325 million. (over €300 million) as part of the progress.",
                "It is valued at $325 million (over €300 million) as part of the progress.",
            ),
            (
                "who will replace Jens Stoltenberg. at the head of NATO",
                "who will replace Jens Stoltenberg at the head of NATO",
            ),
            (
                "assistance in the liberation. of the territories",
                "assistance in the liberation of the territories",
            ),
        ],
    );
    repairs(
        &PASS,
        "es",
        &[
            ("Informó a la prensa. de que no habrá acuerdo.", "Informó a la prensa de que no habrá acuerdo."),
            (
                "El alcalde de la ciudad. anunció nuevas medidas.",
                "El alcalde de la ciudad anunció nuevas medidas.",
            ),
        ],
    );
}

#[test]
fn only_suggests_where_sentences_may_have_lost_their_capitals() {
    stays(
        &PASS,
        "es",
        &[
            "El informe fue leído en la sala. se trata de una larga historia que nadie cree. en general, el juez \
             no ha creído nunca al testigo.",
            "Los vecinos habían pedido dos veces que el puente viejo se cerrara al tráfico. ha sido el alcalde quien \
             por fin firmó ayer la orden de cierre.",
        ],
    );
    stays(
        &PASS,
        "it",
        &[
            "La legge è stata approvata ieri sera. era attesa da molti anni. ha votato contro solo un deputato \
             del nord.",
            // the verb tells who acts, so it opens the sentence
            "Il sindaco non ha risposto alle domande. ha promesso una nuova scuola ai genitori del quartiere.",
        ],
    );
    stays(
        &PASS,
        "es",
        &[
            "La orquesta vivió cuatro años en la capital. ha grabado desde entonces tres discos con su sello.",
            "El barco salió del puerto el lunes con las redes que los vecinos habían cosido. en la playa quedaron las \
             cajas vacías y los cuadernos mojados de los niños. se trata de una larga historia que nadie cree. en \
             general, el juez no ha creído nunca al testigo.",
        ],
    );
    stays(
        &PASS,
        "pt",
        &["O museu abriu as portas no domingo passado. foi visitado por duas mil pessoas num único dia."],
    );
}

#[test]
fn drops_periods_behind_words_with_which_no_sentence_ends_in_any_text() {
    // sound texts, in which nothing else is wrong
    let cases = [
        (
            "fr",
            "Les travaux du pont ont commencé lundi au bord de la rivière. Le maire pense qu'ils dureront au. moins \
             quatre ans, et que les bus passeront par le village voisin. Les commerçants attendent une aide de la \
             région, qui n'a pas encore répondu à leur lettre. La route sera fermée pendant tout l'hiver.",
            "dureront au moins",
        ),
        (
            "es",
            "La empresa firmó ayer el contrato con el ayuntamiento. Las obras del puente empezarán antes de. fin de \
             año y costarán dos millones, según el alcalde. Los vecinos pidieron un paso para bicicletas, que no \
             estaba en el primer plano. La calle principal seguirá abierta durante todo el verano.",
            "antes de fin",
        ),
        (
            "en",
            "The company signed the contract with the town on Monday. The work on the bridge begins in the. spring \
             and will cost two million, the mayor said. The people of the village had asked for a path for \
             bicycles, which was not in the first plan. The main road stays open all summer.",
            "in the spring",
        ),
    ];
    for (language, text, right) in cases {
        let wrong = right.split(' ').collect::<Vec<_>>();
        let marred = format!("{} {}. {}", wrong[0], wrong[1], wrong[2]);
        assert!(text.contains(&marred), "{marred}");
        repairs(&PASS, language, &[(text, &text.replace(&marred, right))]);
    }
    stays(
        &PASS,
        "en",
        &["He asked what the others had been talking of. then the door opened. Nobody knows who it was for."],
    );
}

#[test]
fn keeps_periods_before_names_of_commands() {
    stays(&PASS, "en", &["They change the group and the user in turn. groupmod changes the group only."]);
    stays(&PASS, "fr", &["Le paquet est alors prêt. debhelper le construit sans autre question."]);
}

#[test]
fn only_suggests_where_several_stand_in_a_row() {
    stays(
        &PASS,
        "id",
        &[
            "Acara dibuka oleh Jai Choudhary. menyanyikan lagu itu juga di sana. penyanyi, Raju Halbut, lalu pulang.",
        ],
    );
}

#[test]
fn only_suggests_in_a_line_that_begins_small() {
    stays(
        &PASS,
        "uk",
        &[
            "Ми шукаємо житло в цьому місті.\nмій чоловік є спортсменом. займається туризмом і має двох синів.",
        ],
    );
    repairs(
        &PASS,
        "uk",
        &[(
            "Ми шукаємо житло в цьому місті.\nМій чоловік є великим. прихильником туризму і має двох синів.",
            "Ми шукаємо житло в цьому місті.\nМій чоловік є великим прихильником туризму і має двох синів.",
        )],
    );
}

#[test]
fn only_suggests_before_a_call() {
    stays(&PASS, "de", &["Das ist ein schön aussehender Topf, den du dort gemacht hast. beeindruckend!"]);
    stays(&PASS, "en", &["That is a fine pot that you have made there. so lovely!"]);
    repairs(
        &PASS,
        "en",
        &[(
            "Who will replace the mayor. at the head of it?",
            "Who will replace the mayor at the head of it?",
        )],
    );
}

#[test]
fn only_suggests_between_the_sentences_of_a_paragraph() {
    // between what may be two sentences of a paragraph that has more, another end is as likely as a mark too many
    stays(
        &PASS,
        "fr",
        &[
            "Le conseil a voté hier. Le projet a subi un long travail de révision. dans ce débat, le maire a parlé \
             deux heures. La salle était pleine.",
            "Marc Dumoulin, écrivain et homme politique. il n'existe pas de loi plus juste que celle-ci.",
        ],
    );
    stays(&PASS, "es", &["Parece que no tiene agujeros para los brazos. has intentado ponerlo al revés."]);
    repairs(
        &PASS,
        "fr",
        &[(
            "Le conseil a voté hier. Le projet. de la mairie a été refusé. La salle était pleine.",
            "Le conseil a voté hier. Le projet de la mairie a été refusé. La salle était pleine.",
        )],
    );
}

#[test]
fn only_suggests_before_a_clause_behind_a_short_sentence() {
    stays(
        &PASS,
        "ca",
        &["Volem ajudar la vila. Hi ha temps. Salutacions, amics. ja han tornat tots els vaixells del port."],
    );
    stays(
        &PASS,
        "en",
        &["It rained all day. Nobody came to the port. Not much for us. is Clear that the mayor has left."],
    );
    repairs(
        &PASS,
        "es",
        &[(
            "Llovió todo el día. El alcalde de la ciudad. anunció nuevas medidas. Nadie vino al puerto.",
            "Llovió todo el día. El alcalde de la ciudad anunció nuevas medidas. Nadie vino al puerto.",
        )],
    );
}

#[test]
fn keeps_periods_before_code_and_sentences_in_parentheses() {
    stays(
        &PASS,
        "en",
        &[
            "The archives are to the right of the chart. configure.ac holds the names of the files.",
            "You must hold the ground. (The player(s) have more units than the others.) Then it ends.",
        ],
    );
}

#[test]
fn keeps_periods_before_words_that_a_translation_moved_to_the_front() {
    stays(
        &PASS,
        "en",
        &[
            "The mayor never reached the old bridge. is Good that nobody else was there at that time of the day.",
        ],
    );
    repairs(
        &PASS,
        "en",
        &[(
            "The mayor asked for the liberation. of Warsaw before the winter.",
            "The mayor asked for the liberation of Warsaw before the winter.",
        )],
    );
}

#[test]
fn keeps_periods_before_terms_that_stay_small() {
    stays(
        &PASS,
        "en",
        &[
            "The first field is the name of the distribution. o=Debian limits the scope to its packages.",
            "The pattern matches the whole line. c can be any character.",
        ],
    );
    stays(&PASS, "da", &["Siden kan ikke oversættes. info-dokumenter er næsten altid på engelsk."]);
}

#[test]
fn keeps_periods_before_the_items_of_a_law() {
    stays(
        &PASS,
        "es",
        &[
            "El plazo termina en mayo. (b) las autoridades publican la lista de los centros.",
            "Se informa a la comisión de los cambios. (iii) los organismos que venden las semillas.",
        ],
    );
    stays(&PASS, "en", &["The fee is paid once. (c) the owner keeps the receipt for two years."]);
    stays(&PASS, "fr", &["Le bail dure neuf ans. (2) le locataire paie les charges de la maison."]);
}

#[test]
fn turns_a_period_inside_an_enumeration_into_a_comma() {
    repairs(
        &PASS,
        "en",
        &[(
            "The package includes ammunition for launchers, ammunition for defense systems. Nasams, artillery \
         ammunition, as well as 15 vehicles and other equipment.",
            "The package includes ammunition for launchers, ammunition for defense systems, Nasams, artillery \
         ammunition, as well as 15 vehicles and other equipment.",
        )],
    );
}

#[test]
fn a_common_word_loses_the_capital_of_a_stray_period() {
    only_suggests(
        &PASS,
        "pl",
        None,
        &[(
            "Rząd poinformował, że. Rozmowy zakończyły się wczoraj w Brukseli.",
            "Rząd poinformował, że rozmowy zakończyły się wczoraj w Brukseli.",
        )],
    );
    only_suggests(
        &PASS,
        "en",
        None,
        &[("He returned to the. White House on Monday.", "He returned to the White House on Monday.")],
    );
}

#[test]
fn keeps_periods_between_enumerations() {
    stays(&PASS, "en", &["She laughs, cries, sings. Anna, Paul, Lena and Max watch her from the window."]);
    stays(
        &PASS,
        "de",
        &[
            "Das Hotel ist ruhig, sauber, günstig. Restaurants, Cafés, Bars und Läden liegen gleich nebenan.",
            "Die Kartoffeln schälen, waschen, würfeln. Karotten, Sellerie, Lauch und Zwiebeln in Butter anbraten.",
        ],
    );
    stays(&PASS, "hu", &["Az asszony sír, nevet, énekel. Anna, Pál, Léna és Máté nézik az ablakból."]);
    stays(&PASS, "ru", &["Она плачет, смеётся, поёт. Анна, Павел, Лена и Максим смотрят на неё."]);
    stays(&PASS, "tr", &["Gel, otur, rahatla. Kebaplar, börekler, soslar ve zeytinler bizden olsun."]);
}

#[test]
fn keeps_periods_before_interjections() {
    stays(
        &PASS,
        "mk",
        &[
            "Тој беше покриен со кал, гранки. Ъх, нож покриен со кал, гранки, и сино лисје.",
            "Имаше леб, сирење. Ъмм, вино, маслинки и јаболка од селото.",
        ],
    );
}

#[test]
fn only_suggests_where_a_capital_begins_a_sentence() {
    stays(
        &PASS,
        "es",
        &["Una mitad recibió la comida con medicina y la otra sin. Infectaron después a las hormigas."],
    );
    stays(&PASS, "ca", &["Va dir que ho faria encara que. Tothom va callar una bona estona."]);
}

#[test]
fn only_suggests_where_a_sentence_may_open_with_a_pronoun_behind_its_verb() {
    stays(
        &PASS,
        "pt",
        &[
            "As relíquias foram levadas para a capela da vila. construiu-se sobre as ruínas.",
            "O autor deixou trinta e seis textos inéditos. dedicou-os a um amigo de infância.",
        ],
    );
}

#[test]
fn keeps_periods_that_end_sentences_or_abbreviations() {
    stays(
        &PASS,
        "en",
        &[
            "He left. The minister stayed.",
            "Mr. and Mrs. Olmo, approx. two hours",
            "Prof. emeritus of the U.S. army",
            "He left. (He came back later.) Then it rained.",
            "Wait... what is this",
            "Shares of one brand rose. adidas said nothing.",
            "The values are real. p-values are below that.",
            "See No. 5 and fig. 3 below.",
            "She bought it at Acme Inc. in May.",
            "at 5 p.m. on Monday",
        ],
    );
    stays(
        &PASS,
        "es",
        &[
            "Se fue. El ministro se quedó.",
            "El Sr. y la Sra. Olmo viven en la avda. de Madrid.",
            "Véase la pág. siguiente.",
            "En EE. UU. hay elecciones.",
            "Etc. y punto",
            "Se acuerda lo antedicho. a) Los bienes quedan en la casa.",
        ],
    );
}

#[test]
fn keeps_periods_of_years_and_abbreviations_that_are_tied_to_more() {
    stays(&PASS, "hu", &["Think Outside the Box2015. november 7. szombat van."]);
    stays(&PASS, "bg", &["Дефицитът бе намален през 2004г. на очакваните 2,4 процента."]);
    stays(&PASS, "nb", &["De søker støtte i Landbruksdept. og i Miljøverndept. hvert år."]);
    repairs(
        &PASS,
        "en",
        &[("He bought the Airbus320. in the spring.", "He bought the Airbus320 in the spring.")],
    );
}

#[test]
fn only_suggests_before_words_of_which_next_to_nothing_is_known() {
    stays(
        &PASS,
        "hr",
        &["Možete ga kupiti u lokalnim trgovinama za pola cijene. potrošite dodatni novac na bolji komplet."],
    );
    repairs(
        &PASS,
        "hr",
        &[(
            "Razgovarali su o oslobađanju. od ropstva u zemlji.",
            "Razgovarali su o oslobađanju od ropstva u zemlji.",
        )],
    );
}
