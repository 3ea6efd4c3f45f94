//! Capitals inside a sentence on words that take none.

use super::Languages;
use crate::analysis::{Context, NeighbourClass, Paragraph, affinity, is_option};
use crate::confidence::{Feature, Features};
use crate::finding::{Class, Findings, Level};
use crate::language::{Capitals, Profile, is_written_small, names};
use crate::lexicon::{Entry, WordClass, key_of};
use crate::text::chars::{is_apostrophe, is_quote};
use crate::text::{CaseShape, Span, Token};

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
    example: "en", "We appreciate the Unconditional support of the people."
        => "We appreciate the unconditional support of the people."
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    for paragraph in context.paragraphs() {
        let capitals = paragraph.language.profile().capitals;
        if matches!(capitals, Capitals::Nouns | Capitals::None) {
            continue;
        }
        let odd: Vec<usize> =
            context.capitals_in(paragraph.tokens.clone()).filter(|&at| may_be_odd(context, at)).collect();
        if !odd.is_empty() && !is_headline(context, paragraph) {
            odd.into_iter().for_each(|at| propose(context, at, findings));
        }
    }
}

fn propose(context: &Context<'_>, at: usize, findings: &mut Findings) {
    let token = context.tokens()[at];
    let word = context.word(at);
    let Some(first) = word.chars().next() else { return };
    let lower: String = first.to_lowercase().collect();
    let span = Span::new(token.start(), token.start() + first.len_utf8());
    let mut features = features(context, at);
    let prior = prior(&features);
    if is_behind_option(context, at) || writes_labels(context, at) {
        features.limit(Level::UNSURE);
    } else if let Some(sure) = sure(context, at) {
        features.decide(sure);
    } else if !token.entry.is_function_word() && token.language.profile().tagged && prior >= Level::FIX {
        // where the dictionary knows capitals and classes, the rule was measured by itself
        features.decide(prior);
    } else {
        // in translations, titles and names that no register has are more than slips
        features.limit(Level::UNSURE);
    }
    let finding = findings.propose(span, lower, Class::OddCapital, prior, "a capital inside a sentence");
    finding.features = features;
    finding.because(format!("“{word}” is a common word"));
}

/// How sure the words around make that the capital is a slip: a function word that opens no title, a word where a
/// verb must stand, or one that texts write small where no name is expected. Other words may name an institution, a
/// work or a product.
fn sure(context: &Context<'_>, at: usize) -> Option<f32> {
    let token = context.tokens()[at];
    let key = key_of(context.word(at));
    let profile = token.language.profile();
    if open_quote(context, at).is_some_and(|open| at - open <= TITLE)
        || context.words().count(&key).title_inside > 1
        || names().get(&key).is_known()
        || profile.courteous.contains(&&*key)
        || key.contains('\'')
        || key.chars().count() < LEAST_LETTERS
        || opens_lost_sentence(context, at)
        || ends_list_of_names(context, at)
    {
        return None;
    }
    if !token.entry.is_function_word()
        && is_written_small(&key)
        && expects_no_name(context, at)
        && !is_in_verse(context, at)
        && !is_name_elsewhere(context, at, &key)
    {
        return Some(0.91);
    }
    let alone = !(at.saturating_sub(NEAR)..=at + NEAR)
        .any(|i| i != at && context.sentence_of(at).contains(&i) && has_inner_capital(&context.tokens()[i]));
    if !alone {
        return None;
    }
    let before = context.tokens()[at - 1].entry.class();
    match token.entry.class() {
        // titles open with articles, and works and parties are called by numbers
        Some(WordClass::Determiner | WordClass::Numeral | WordClass::Particle | WordClass::Interjection) => {
            None
        }
        // "the film After the Storm": prepositions open titles too
        Some(WordClass::Preposition | WordClass::Subordinator | WordClass::Relative) => {
            before.is_some().then_some(0.92)
        }
        // "la crisis de Irão": no finite verb stands behind a preposition, but a place called like one does
        Some(WordClass::Auxiliary | WordClass::Modal) if before == Some(WordClass::Preposition) => None,
        Some(_) => Some(0.92),
        None if wants_verb(before?, profile) && !token.entry.is_registered_name() => Some(0.87),
        None => None,
    }
}

/// Whether the word may open a sentence whose line break was lost, with no mark before it: it is a pronoun, a
/// conjunction or an adverb behind several words, and a clause goes on behind it. The period is missing then, and the
/// capital is right.
fn opens_lost_sentence(context: &Context<'_>, at: usize) -> bool {
    let behind_words = || at - context.sentence_of(at).start >= LEAST_SENTENCE;
    let opens = matches!(
        context.tokens()[at].entry.class(),
        Some(WordClass::Subject | WordClass::Coordinator | WordClass::Adverb)
    );
    opens && behind_words() && (context.clause_follows(at) || context.clause_follows(at + 1))
}

/// Whether the word is the last of several names ("Angers en 1432, Poitiers en 1432 y Burdeos"): a place may be called
/// like a common thing.
fn ends_list_of_names(context: &Context<'_>, at: usize) -> bool {
    let sentence = context.sentence_of(at);
    let list = at.saturating_sub(LIST).max(sentence.start)..at - 1;
    let names = || list.clone().filter(|&i| has_inner_capital(&context.tokens()[i])).count();
    context.tokens()[at - 1].entry.class() == Some(WordClass::Coordinator)
        && list.clone().any(|i| context.mark(i) == Some(','))
        && names() >= 2
}

/// Whether the word stands right behind an option of a command, which a manual describes: "--force Overwrite the file".
fn is_behind_option(context: &Context<'_>, at: usize) -> bool {
    is_option(context, at - 1)
}

/// Whether the text writes common words with a capital at many places, as manuals do that name what stands on buttons and
/// in menus ("click Next", "the Protect option").
fn writes_labels(context: &Context<'_>, at: usize) -> bool {
    let is_label = |&other: &usize| {
        let token = &context.tokens()[other];
        other != at
            && has_inner_capital(token)
            && token.shape == CaseShape::Title
            && token.entry.is_valid()
            && token.entry.lower_share() >= 0.5
            && !token.entry.is_registered_name()
    };
    let labels = context.capitals_in(0..context.tokens().len()).filter(is_label).count();
    labels >= LABELS && labels * WORDS_A_LABEL >= context.tokens().len()
}

/// Fewest common words with a capital in a text that names labels, and the most words of the text for each of them.
const LABELS: usize = 3;
const WORDS_A_LABEL: usize = 22;

/// Fewest tokens of what may be a sentence before one that lost its beginning.
const LEAST_SENTENCE: usize = 5;
/// How far back the names before the last of a list may stand, in tokens.
const LIST: usize = 8;
/// How many words the title of a work may have before the word, quotes included.
const TITLE: usize = 6;
/// Letters at the end of a word by which its forms differ.
const ENDING: usize = 2;
/// How near another capital may make a name or a title of both, in tokens.
const NEAR: usize = 3;
/// Fewest letters: shorter words are abbreviations and titles as well.
const LEAST_LETTERS: usize = 4;

/// Whether nothing but a verb stands behind a word of this class: he, se, must.
fn wants_verb(class: WordClass, profile: &Profile) -> bool {
    profile.verb_follows && matches!(class, WordClass::Modal | WordClass::Object | WordClass::Subject)
}

/// Whether no name is expected at `at`: institutions, works and products stand behind an article, a preposition or the
/// noun that says what they are. Behind other words stand verbs, adjectives and plain nouns, and so they do between a
/// content word and an adverb or a pronoun.
fn expects_no_name(context: &Context<'_>, at: usize) -> bool {
    let token = context.tokens()[at];
    let follows = match context.tokens()[at - 1].entry.class() {
        Some(
            WordClass::Auxiliary
            | WordClass::Modal
            | WordClass::Adverb
            | WordClass::Subject
            | WordClass::Relative
            | WordClass::Particle
            | WordClass::Coordinator
            | WordClass::Numeral
            | WordClass::Interjection,
        ) => true,
        None if follows_no_name(context.tokens()[at + 1].entry.class()) => true,
        _ => token.language.profile().indefinite.contains(&context.word(at - 1)),
    };
    follows && !token.entry.is_registered_name() && !is_part_of_name(context, at)
}

/// Whether the line begins in lower case, as those of verse and captions do: capitals inside of it are meant.
fn is_in_verse(context: &Context<'_>, at: usize) -> bool {
    let line = context.paragraph_of(at).tokens.clone();
    let first = context.tokens()[line].iter().find(|token| token.is_word());
    first.is_some_and(Token::is_lower_word)
}

/// Whether a word of this class seldom stands right behind the name of an institution or a work.
fn follows_no_name(class: Option<WordClass>) -> bool {
    matches!(
        class,
        Some(
            WordClass::Adverb
                | WordClass::Subordinator
                | WordClass::Relative
                | WordClass::Modal
                | WordClass::Subject
                | WordClass::Object
        )
    )
}

/// Whether the document writes a form of the word with a capital at another place: treaties and parties do so of what
/// they define.
fn is_name_elsewhere(context: &Context<'_>, at: usize, key: &str) -> bool {
    let kept = key.chars().count().saturating_sub(ENDING).max(LEAST_LETTERS);
    let stem: String = key.chars().take(kept).collect();
    context.capitals_in(0..context.tokens().len()).any(|other| {
        other != at
            && has_inner_capital(&context.tokens()[other])
            && key_of(context.word(other)).starts_with(&stem)
    })
}

/// Whether the word at `at` is a common one with a capital between two words without.
fn may_be_odd(context: &Context<'_>, at: usize) -> bool {
    let token = context.tokens()[at];
    let word = context.word(at);
    if !token.is_title_word()
        || token.is_sentence_initial
        || at == 0
        || word.chars().count() < 2
        || word == "I"
    {
        return false;
    }
    let (Some(before), Some(after)) = (context.before(at), context.token(at + 1)) else { return false };
    if !before.is_lower_word()
        || !context.is_spaced(at - 1)
        || !after.is_lower_word()
        || !after.entry.is_valid()
        || !context.is_spaced(at)
    {
        return false;
    }
    let is_common = |entry: Entry| entry.is_valid() && entry.zipf() >= MIN_ZIPF && entry.lower_share() >= 0.5;
    // what stands before an apostrophe has the entry of its word
    if !is_common(token.entry) && !word.contains(is_apostrophe) {
        return false;
    }
    is_common(token.language.look_up(&key_of(word)))
        && !is_calendar(word, &token)
        && !is_inside_quotes(context, at)
}

/// Whether the word stands in a quotation that has other capitals before it, as the title of a work.
fn is_inside_quotes(context: &Context<'_>, at: usize) -> bool {
    let capital = |i: usize| context.tokens()[i].is_title_word();
    open_quote(context, at).is_some_and(|open| (open + 2..at).any(capital))
}

/// The mark that opened the quotation in which the word stands, if it stands in one.
fn open_quote(context: &Context<'_>, at: usize) -> Option<usize> {
    let marks: Vec<usize> = (context.sentence_of(at).start..at)
        .filter(|&i| context.mark(i).is_some_and(|c| is_quote(c) && c != '\'' && c != '’'))
        .collect();
    marks.last().copied().filter(|_| marks.len() % 2 == 1)
}

/// Least frequency (Zipf) of a word that is known well enough.
const MIN_ZIPF: f32 = 2.0;

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

/// Months, weekdays, peoples and languages: whether they take a capital is a matter of the language.
fn is_calendar(word: &str, token: &Token) -> bool {
    token.language.listed(word).calendar
}

/// Whether the token is a word with a capital that no beginning of a sentence explains.
fn has_inner_capital(token: &Token) -> bool {
    token.is_word() && token.shape != CaseShape::Lower && !token.is_sentence_initial
}

/// Whether small words join it to the capitals of a title: "the Ministry of Health", "the House and Senate".
fn is_part_of_name(context: &Context<'_>, at: usize) -> bool {
    let after = context.tokens()[at + 1];
    let sentence = context.sentence_of(at);
    let near = |range: std::ops::Range<usize>| {
        range.into_iter().any(|i| i != at && sentence.contains(&i) && has_inner_capital(&context.tokens()[i]))
    };
    let joined_right = after.is_lower_word() && near(at + 2..(at + 4).min(context.tokens().len()));
    let before = context.tokens()[at - 1];
    let joined_left = before.entry.is_function_word()
        && at >= 2
        && near(at.saturating_sub(3)..at - 1)
        && !context.tokens()[at - 2].is_sentence_initial;
    joined_right || joined_left
}

/// Whether most longer words of the line have capitals.
fn is_headline(context: &Context<'_>, paragraph: &Paragraph) -> bool {
    let last = paragraph.tokens.end - 1;
    if context.mark(last).is_some_and(|c| matches!(c, '.' | '!' | '?' | '”' | '"' | '»'))
        && paragraph.tokens.len() < 60
    {
        return false;
    }
    let (mut upper, mut all) = (0usize, 0usize);
    for at in paragraph.tokens.clone() {
        let token = context.tokens()[at];
        let is_long = |token: &Token| match token.is_non_ascii {
            true => token.text(context.text()).chars().count() >= 4,
            false => token.end() - token.start() >= 4,
        };
        if token.is_word() && is_long(&token) {
            all += 1;
            upper += usize::from(token.shape != CaseShape::Lower);
        }
    }
    upper * 5 > all * 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pass::testing::{repairs, stays};

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
    fn keeps_labels_and_descriptions_of_options() {
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
                "La strada era Chiusa per la neve da due giorni.",
                "La strada era chiusa per la neve da due giorni.",
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
        for (language, wrong, right) in cases {
            repairs(&PASS, language, &[(wrong, right)]);
        }
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
