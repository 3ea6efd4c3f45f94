//! Capitals inside a sentence on words that take none.

mod labels;
mod named;
mod place;
mod sure;

use super::Languages;
use crate::analysis::{Context, NeighbourClass, affinity};
use crate::confidence::{Feature, Features};
use crate::finding::{Class, Findings, Level};
use crate::language::{CapitalWord, Capitals, Language, is_written_small, names};
use crate::lexicon::key_of;
use crate::text::{Notes, Span};
use labels::{Capitalised, is_behind_option, is_called_so, is_of_program};
use named::may_be_named;
use place::{has_inner_capital, is_form_of_name, is_headline, is_part_of_name, may_be_odd, noun_of_field};
use sure::{expects_no_name, is_near_capital, may_be_title, opens_lost_sentence, other_forms_titled, sure};

pass! {
    /// A common word with a capital inside a sentence.
    ///
    /// # What it finds
    /// A capitalised word between two lower-case words that the dictionary almost never writes so: a function word, a
    /// word behind "he" or "must", an adjective behind an article, a word that texts hardly ever write with a capital
    /// where no name is expected. Names, titles, headlines, words of institutions ("the State") and German nouns stay.
    ///
    /// # Why it happens
    /// A link, a list item or a line of its own began with the word before the text was joined.
    ///
    /// # Example
    /// We appreciate the Unconditional support of the people.
    ///
    /// # Repair
    /// We appreciate the unconditional support of the people.
    "odd-capitals", Words, Fix, Languages::WithDictionary,
    reads: Lines, doubt: Great, fixes_from: 0.6,
    example: "en", "We appreciate the Unconditional support of the people."
        => "We appreciate the unconditional support of the people."
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    let tells = |at: usize| {
        let capitals = context.tokens()[at].language.profile().capitals;
        !matches!(capitals, Capitals::Nouns | Capitals::None)
    };
    let odd: Vec<usize> =
        context.noted(Notes::COMMON_CAPITAL).filter(|&at| tells(at) && may_be_odd(context, at)).collect();
    if odd.is_empty() {
        return;
    }
    let capitalised = Capitalised::of(context);
    for odd in odd.chunk_by(|&a, &b| context.are_in_one_paragraph(a, b)) {
        if !is_headline(context, context.paragraph_of(odd[0])) {
            odd.iter().for_each(|&at| propose(context, at, &capitalised, findings));
        }
    }
}

fn propose(context: &Context<'_>, at: usize, capitalised: &Capitalised, findings: &mut Findings) {
    let token = context.tokens()[at];
    let word = context.word(at);
    let Some(first) = word.chars().next() else { return };
    let lower = small_initial(token.language, word, first);
    let span = Span::new(token.start(), token.start() + first.len_utf8());
    let mut features = features(context, at);
    features.set(Feature::CapitalShare, capitalised.share_beside(context, at));
    let prior = prior(&features);
    // where the dictionary knows capitals and classes, the rule was measured by itself
    let is_measured = !token.entry.is_function_word()
        && token.language.profile().tagged
        && prior >= Level::FIX
        && !features.is_so(Feature::Institution);
    let is_of_manual = is_behind_option(context, at)
        || capitalised.are_many_labels_beside(context, at)
        || is_called_so(context, at)
        || is_of_program(context, at);
    // "ministry of Climate", "minis try of Climate"
    let is_field = noun_of_field(context, at).is_some_and(|noun| {
        !context.tokens()[noun].entry.is_valid()
            || token.language.is_capital_word(&key_of(context.word(noun)), CapitalWord::Institution)
    });
    let is_institution_with_name =
        features.is_so(Feature::Institution) && features.is_so(Feature::JoinedCapital);
    // "uma Longa noite": no name stands behind the article that tells of one among many
    let is_name_too = !features.is_so(Feature::Indefinite)
        && [Feature::Namesake, Feature::Registered, Feature::AsName].iter().any(|&name| features.is_so(name));
    match sure(context, at).or(is_measured.then_some(prior)) {
        _ if is_field || is_of_manual || is_name_too => features.limit(PASS.unsure()),
        Some(sure) => features.decide(sure),
        // "the film Frozen"; a sentence that lost its beginning; "de Open van Gent"
        None if features.is_so(Feature::BehindBearer)
            || features.is_so(Feature::LostSentence)
            || is_institution_with_name =>
        {
            features.limit(PASS.unsure())
        }
        // in a text in which little else is wrong
        None if may_be_named(context, at, &features) => features.limit_unless_dense(PASS.unsure()),
        None => &mut features,
    };
    let finding = findings.propose(span, lower, Class::OddCapital, prior, "a capital inside a sentence");
    finding.features = features;
    finding.because(format!("“{word}” is a common word"));
}

/// The small letter of the first of a word. Programs that know no Turkish make I of both letters i.
fn small_initial(language: Language, word: &str, first: char) -> char {
    let small = language.to_lower(first);
    let unicode = first.to_lowercase().next().unwrap_or(small);
    let zipf = |initial: char| {
        let entry = language.look_up(&format!("{initial}{}", key_of(&word[first.len_utf8()..])));
        if entry.is_valid() { entry.zipf() } else { 0.0 }
    };
    if small != unicode && zipf(unicode) > zipf(small) { unicode } else { small }
}

fn features(context: &Context<'_>, at: usize) -> Features {
    let token = context.tokens()[at];
    let (entry, key) = (token.entry, key_of(context.word(at)));
    let before = context.tokens()[at - 1];
    let language = token.language;
    let counts = context.words().count(&key);
    let [left, right] = [at - 1, at + 1].map(|i| context.neighbour_class(Some(i)));
    let fits = |class| affinity(language, left, class) + affinity(language, class, right);
    let small = NeighbourClass::of_entry(entry);
    let inside = context.sentence_of(at).filter(|&i| has_inner_capital(&context.tokens()[i]));
    let noun = entry.can_be_noun() || !entry.has_word_class();
    let is = |i: usize, kind| language.is_capital_word(&key_of(context.word(i)), kind);
    let mut features = Features::new();
    features
        .set(Feature::Frequency, entry.zipf())
        .set(Feature::Letters, key.chars().count() as f32)
        .set(Feature::SmallInDocument, counts.lower as f32)
        .set(Feature::TitleInDocument, counts.title_inside as f32)
        .set(Feature::AsName, names().get(&key).zipf())
        .set(Feature::Capitals, inside.count() as f32)
        .set(Feature::CapitalFit, fits(NeighbourClass::CAPITAL) - fits(small))
        .set(Feature::FitBefore, affinity(language, left, NeighbourClass::CAPITAL))
        .set(Feature::FitAfter, affinity(language, NeighbourClass::CAPITAL, right))
        .set(Feature::OtherFormTitled, other_forms_titled(context, at, &key) as f32)
        .tell(Feature::NoNameExpected, expects_no_name(context, at))
        .tell(Feature::LostSentence, opens_lost_sentence(context, at))
        .tell(Feature::NearCapital, is_near_capital(context, at))
        .tell(Feature::InQuotation, may_be_title(context, at))
        .tell(Feature::FieldOfNoun, noun_of_field(context, at).is_some())
        .tell(Feature::NameStem, is_form_of_name(language, &key))
        .tell(Feature::Namesake, language.is_namesake(&key) || is(at, CapitalWord::Name))
        .tell(Feature::Institution, is(at, CapitalWord::Institution))
        .tell(Feature::BeforeInstitution, is(at + 1, CapitalWord::Institution))
        .tell(Feature::BehindInstitution, is(at - 1, CapitalWord::Institution))
        .tell(Feature::BeforeBearer, is(at + 1, CapitalWord::Bearer))
        .tell(Feature::BehindBearer, is(at - 1, CapitalWord::Bearer))
        .tell(Feature::Registered, entry.is_registered_name())
        .tell(Feature::RightFunction, entry.is_function_word())
        .tell(Feature::WrittenSmall, is_written_small(&key))
        .tell(Feature::Indefinite, language.profile().indefinite.contains(&context.word(at - 1)))
        .tell(Feature::LeftFunction, before.entry.is_function_word())
        .tell(Feature::JoinedCapital, is_part_of_name(context, at));
    if language.profile().tagged {
        features
            .set(Feature::TitleShare, entry.title_share())
            .tell(Feature::HardlyCapitalised, entry.is_hardly_capitalised())
            .tell(Feature::Noun, noun)
            .tell(Feature::Verb, entry.can_be_verb())
            .tell(Feature::Modifier, !noun)
            .tell(
                Feature::BehindNoun,
                before.entry.can_be_noun()
                    && !before.entry.is_function_word()
                    && !before.entry.can_be_adjective(),
            );
    }
    if counts.lower > 0 {
        features.because(Feature::SmallInDocument, "the article writes it without a capital elsewhere");
    }
    if entry.is_hardly_capitalised() {
        features.because(Feature::HardlyCapitalised, "texts hardly ever write it with a capital");
    }
    features
}

/// How sure the rule is by itself: a noun with a capital may name an institution, a work or a product; an article that
/// names one of many, or the same noun without a capital elsewhere, shows that it does not.
fn prior(features: &Features) -> f32 {
    let is = |feature| features.get(feature).is_some_and(|value| value > 0.0);
    let noun = !is(Feature::Modifier);
    if !is(Feature::HardlyCapitalised)
        || is(Feature::Registered)
        || is(Feature::AsName)
        || is(Feature::JoinedCapital)
    {
        return 0.3;
    }
    match (noun, is(Feature::SmallInDocument), is(Feature::Indefinite)) {
        (false, true, _) => 0.93,
        // "the film Frozen", "la película Volver"
        (false, false, _) if is(Feature::BehindNoun) => 0.75,
        (false, false, _) => 0.88,
        (true, true, true) => 0.93,
        (true, false, true) => 0.85,
        (true, true, false) => 0.75,
        (true, false, false) => 0.65,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pass::testing::{repairs, repairs_in, stays, suggests};

    #[test]
    fn lowers_the_two_letters_i_of_turkish() {
        suggests(
            &PASS,
            "tr",
            None,
            &[
                ("Bu sonra çok İlginç bir film oldu.", "Bu sonra çok ilginç bir film oldu."),
                // as programs write it that know no İ
                ("Bu sonra çok Ilginç bir film oldu.", "Bu sonra çok ilginç bir film oldu."),
            ],
        );
        stays(&PASS, "tr", &["Bu film İstanbul ve Irak üzerine çok Işık alan bir yapıt."]);
    }

    #[test]
    fn keeps_names_that_are_written_like_common_words() {
        let cases: [(&str, &[&str]); 10] = [
            ("it", &["Augusto rifiutò le sue richieste di tornare a Roma molte volte."]),
            (
                "pl",
                &["Tarlo mówi, że w Chinach włosy myje się wodą.", "Wielu spośród tych Żydów było kupcami."],
            ),
            ("fi", &["Se menettäisi koko Makedonian ja yhteyden.", "Ne liittyivät Natoon vuonna 2004."]),
            ("uk", &["Вона жила в Києві в театральній родині.", "На початку року Харківський завод став."]),
            ("ru", &["Конечно, в современной Германии не так."]),
            ("da", &["I går rejste de til Polen med toget."]),
            ("pt", &["O barco seguiu para Moçambique sem parar.", "A conta foi paga por Soares em janeiro."]),
            ("el", &["Χθες έφυγαν για την Κίνα με το πλοίο."]),
            ("nb", &["Her bor Mette og de to barna."]),
            ("es", &["Lloraba mientras escuchaba a Dan en el patio de la escuela."]),
        ];
        for (language, texts) in cases {
            stays(&PASS, language, texts);
        }
    }

    #[test]
    fn lowers_odd_capitals() {
        repairs(
            &PASS,
            "en",
            &[
                (
                    "It was a Contentious debate about the budget of the town.",
                    "It was a contentious debate about the budget of the town.",
                ),
                (
                    "She asked for Immediate help from her neighbours.",
                    "She asked for immediate help from her neighbours.",
                ),
            ],
        );
        repairs(
            &PASS,
            "es",
            &[(
                "Tuvo una Contundente respuesta de los vecinos.",
                "Tuvo una contundente respuesta de los vecinos.",
            )],
        );
    }

    #[test]
    fn keeps_what_no_list_knows_how_to_write() {
        stays(
            &PASS,
            "nb",
            &[
                "I morgen vil Sentio gjøre en ny måling for avisen.",
                "Da må Mæland svare for dette i salen.",
                "Nå har Fardal vært leder i ti år.",
            ],
        );
        stays(&PASS, "cs", &["Dnes může Twitter oznámit změny v pravidlech."]);
    }

    #[test]
    fn keeps_labels_and_descriptions_of_options() {
        stays(&PASS, "uk", &["Щоб почати, натисніть Далі в цьому вікні."]);
        stays(&PASS, "pt", &["Clique no botão Opções na parte de baixo."]);
        stays(&PASS, "da", &["Filen står på listen Senest brugte i vinduet."]);
        stays(
            &PASS,
            "en",
            &[
                "Open the Insert menu, choose the Frame entry, and press the Apply button. Then click the Next button and \
                 leave the Protect option as it is, or click the Undo button.",
                "The options are these: --force Overwrite every file at once.",
            ],
        );
        stays(&PASS, "pt", &["A crise de Irão atual dividiu o país."]);
        stays(
            &PASS,
            "en",
            &[
                "The goverment and teh ministry of Climate recieve the the plan , and they beleive in it tomorow .",
            ],
        );
    }

    #[test]
    fn lowers_words_that_texts_write_small_where_no_name_is_expected() {
        let cases: [(&str, &str, &str); 10] = [
            (
                "da",
                "Han har Allerede betalt regningen for rejsen.",
                "Han har allerede betalt regningen for rejsen.",
            ),
            (
                "uk",
                "Дорога була Закрита через сніг цілих два дні.",
                "Дорога була закрита через сніг цілих два дні.",
            ),
            (
                "en",
                "The bridge was Partially rebuilt after the flood.",
                "The bridge was partially rebuilt after the flood.",
            ),
            (
                "nb",
                "Han har Allerede betalt regningen for turen.",
                "Han har allerede betalt regningen for turen.",
            ),
            (
                "fr",
                "La route était Bloquée par la neige depuis hier.",
                "La route était bloquée par la neige depuis hier.",
            ),
            (
                "it",
                "La strada era Bloccata per la neve da due giorni.",
                "La strada era bloccata per la neve da due giorni.",
            ),
            (
                "pl",
                "Droga była Zamknięta przez dwa dni z powodu śniegu.",
                "Droga była zamknięta przez dwa dni z powodu śniegu.",
            ),
            (
                "ro",
                "Drumul era Închis din cauza zăpezii de ieri.",
                "Drumul era închis din cauza zăpezii de ieri.",
            ),
            (
                "cs",
                "Silnice byla Uzavřena kvůli sněhu celé dva dny.",
                "Silnice byla uzavřena kvůli sněhu celé dva dny.",
            ),
            (
                "id",
                "Jalan itu sudah Ditutup karena banjir sejak kemarin.",
                "Jalan itu sudah ditutup karena banjir sejak kemarin.",
            ),
        ];
        repairs_in(&PASS, &cases);
    }

    #[test]
    fn keeps_institutions_works_and_what_a_text_defines() {
        let cases: [(&str, &[&str]); 9] = [
            (
                "nb",
                &[
                    "Vi så filmen Jakten på kino i helgen.",
                    "Han mener at Regjeringen må svare.",
                    "Saken er nå hos Stortinget igjen.",
                ],
            ),
            ("sv", &["De simmade i Svarta havet hela sommaren.", "Förslaget är i Riksdagen nu."]),
            ("da", &["Hun læser avisen Politiken hver morgen.", "Jeg har set Deres brev og svarer snart."]),
            (
                "fr",
                &[
                    "Elle a joué dans la trilogie Retour vers le futur.",
                    "Ils ont saisi le Conseil constitutionnel hier.",
                ],
            ),
            (
                "it",
                &[
                    "Negli anni Sessanta viveva ancora con la madre.",
                    "La legge è ora alla Camera per il voto.",
                ],
            ),
            ("cs", &["Podle autorů se nacházel Měsíc v úplňku.", "Prohlásil, že Senát zákon neschválí."]),
            ("el", &["Μίλησε χθες στο Σώμα για τον προϋπολογισμό."]),
            ("ro", &["Autoritățile au sesizat Poliția despre cele întâmplate."]),
            (
                "en",
                &[
                    "Payment is due when the Supplier ships and Delivery is complete. The Delivery may be late.",
                    "She moved from Paris and Berlin and Partially recovered there with the Smiths of Leeds.",
                ],
            ),
        ];
        for (language, texts) in cases {
            stays(&PASS, language, texts);
        }
    }

    #[test]
    fn keeps_what_opens_a_sentence_whose_line_break_was_lost() {
        stays(
            &PASS,
            "es",
            &[
                "El tren salió muy tarde de la estación Pero nadie se quejó del retraso.",
                "Los médicos no hablaron con la prensa aquel día Ellos dijeron que esperan.",
            ],
        );
        stays(&PASS, "en", &["The team travelled home late last night They were tired of the long season."]);
    }

    #[test]
    fn keeps_the_last_word_of_a_text() {
        stays(&PASS, "en", &["They were all Welcome", "He spoke with the Council"]);
        stays(&PASS, "es", &["Haga clic en el botón Guardar"]);
    }

    #[test]
    fn keeps_the_last_name_of_a_list() {
        stays(&PASS, "es", &["Abrió talleres en Angers en 1432, Poitiers en 1438 y Burdeos en 1441."]);
    }

    #[test]
    fn keeps_names_titles_and_headlines() {
        stays(
            &PASS,
            "en",
            &[
                "They met in London on Monday with the Prime Minister.",
                "The House of Commons and the Senate voted on it.",
                "He drives a Ford and reads the Guardian every day.",
                "Ten Ways To Clean Your Unconditional House",
                "They watched the film Frozen with the Spanish children.",
                "He is Catholic and speaks French with the others.",
                "She and I went there.",
            ],
        );
        stays(
            &PASS,
            "es",
            &[
                "Viajó a Madrid con el Real Betis y volvió el lunes.",
                "El Tribunal Supremo y el Congreso votaron ayer.",
                "La ministra de Sanidad habló de la película Volver en la radio.",
                "Nació en Burgos y vive en Granada desde niño.",
            ],
        );
    }
}
