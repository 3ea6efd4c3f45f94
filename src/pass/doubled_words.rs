//! Words that stand twice.

use super::Languages;
use super::repeat_frames::{is_break, is_framed, may_stand_around, may_stand_twice};
use crate::analysis::{Context, NeighbourClass, affinity, is_option};
use crate::confidence::Feature;
use crate::finding::{Class, Findings, Level};
use crate::lexicon::{Entry, WordClass, key_of};
use crate::text::chars::{is_opener, is_quote};
use crate::text::{CaseShape, Notes, Span, TokenKind};
use itertools::Itertools;

pass! {
    /// A word written twice in a row, or again around an adverb.
    ///
    /// # What it finds
    /// "the the", "will also will work", "in the in the". Words that may rightly stand twice (had had, that that,
    /// nos nos), names, and reduplication stay.
    ///
    /// # Why it happens
    /// A line break or a page break repeats the word; a translation that is edited keeps the old word beside the
    /// new one.
    ///
    /// # Example
    /// The allies will also will work on it.
    ///
    /// # Repair
    /// The allies will also work on it.
    "doubled-words", Words, Fix, Languages::WithDictionary,
    reads: Lines, doubt: Weighed,
    example: "en", "The allies will also will work on it." => "The allies will also work on it."
}

/// How far before a doubled verb its relative may stand, in tokens.
const RELATIVE_DISTANCE: usize = 10;

fn check(context: &Context<'_>, findings: &mut Findings) {
    // "l'heure heure"
    let elided = context.noted(Notes::APOSTROPHE);
    let mut skip_to = 0;
    let repeated = context.repeated_soon();
    for at in repeated.iter().copied().merge(elided).dedup() {
        if at < skip_to || at + 1 == context.tokens().len() {
            continue;
        }
        if let Some(end) = twice(context, at, &repeated, findings)
            .or_else(|| again(context, at, findings))
            .or_else(|| pair(context, at, findings))
        {
            skip_to = end;
        }
    }
}

/// "the the"
fn twice(context: &Context<'_>, at: usize, repeated: &[usize], findings: &mut Findings) -> Option<usize> {
    let (first, second) = (context.tokens()[at], context.tokens()[at + 1]);
    if !first.is_word()
        || !second.is_lower_word()
        || first.shape == CaseShape::Upper
        || !context.is_spaced(at)
    {
        return None;
    }
    let (a, b) = (context.word(at), context.word(at + 1));
    let joined = a.ends_with(b) && is_joined(context, at);
    if !joined && (a.len() != b.len() || key_of(a) != key_of(b)) || may_stand_twice(context, at) {
        return None;
    }
    let function = second.entry.is_function_word();
    if first.shape == CaseShape::Title && !first.is_sentence_initial
        || is_chain(context, at)
        || !joined && is_hyphenated(context, at)
        || b.chars().count() < 2 && !function
        || !second.entry.is_valid() && !is_long(context, at + 1, UNKNOWN_LETTERS)
        || ends_and_begins(context, at)
        || !joined && is_called(context, at)
        || is_letter(context, at)
        || is_name_of_file(context, at + 1)
    {
        return None;
    }
    let span = Span::new(first.end(), second.end());
    let finding =
        findings.propose(span, "", Class::DoubledWord, prior(second.entry, b), format!("“{b}” stands twice"));
    let class = NeighbourClass::of_entry(second.entry);
    let [before, after] = [at.checked_sub(1), Some(at + 2)].map(|i| context.neighbour_class(i));
    let fit = |a, b| affinity(first.language, a, b);
    let weak = matches!(
        second.entry.class(),
        Some(WordClass::Adverb | WordClass::Interjection | WordClass::Numeral)
    );
    finding
        .features
        .set(Feature::Letters, b.chars().count() as f32)
        .set(Feature::Frequency, second.entry.zipf())
        .set(Feature::FitBefore, fit(before, class))
        .set(Feature::FitInside, fit(class, class))
        .set(Feature::FitAfter, fit(class, after))
        .tell(Feature::WeakSecond, weak)
        .tell(Feature::RightFunction, function)
        .tell(Feature::Initial, first.is_sentence_initial)
        .tell(Feature::Verb, second.entry.can_be_verb() && !function);
    // "rè rè": where words are doubled to mean more of it, only function words tell a slip from a word
    let may_mean_more = first.language.profile().reduplicates && !first.language.is_measured() && !function;
    // "a a": a word of each language
    let may_be_two = b.len() <= 2 && context.mixes_languages(at);
    // "Ha ha, they will never know.", in Catalan too, where ha is a verb
    let is_cry = second.entry.class() == Some(WordClass::Interjection)
        || LAUGHTER.contains(&&*key_of(b)) && context.mark(at + 2).is_some();
    if may_mean_more
        || may_be_two
        || is_cry
        || may_be_verb_first(second.entry, b)
        || is_in_series(context, at, repeated)
        || is_intensified(context, at)
    {
        finding.features.limit(Level::UNSURE);
    }
    finding.features.because(Feature::Prior, format!("“{b} {b}” is not a usual repetition"));
    Some(at + 2)
}

/// How near doubled words of a series stand, in tokens, and how many other words there are at least.
const SERIES_DISTANCE: usize = 10;
const SERIES: usize = 2;

/// "le le cose cose due due": several words that stand twice near each other are a play on words, or a song; the same one
/// again and again is not.
fn is_in_series(context: &Context<'_>, at: usize, repeated: &[usize]) -> bool {
    let first = repeated.partition_point(|&place| place + SERIES_DISTANCE < at);
    let near = repeated[first..].iter().take_while(|&&place| place <= at + SERIES_DISTANCE);
    let is_doubled = |&&place: &&usize| {
        context.is_spaced(place)
            && context.word(place) == context.word(place + 1)
            && context.word(place) != context.word(at + 1)
    };
    near.filter(is_doubled).map(|&place| context.word(place)).unique().nth(SERIES - 1).is_some()
}

/// "un muro bianco bianco, alto": an adjective or adverb that is doubled to mean more of it, behind what it describes.
fn is_intensified(context: &Context<'_>, at: usize) -> bool {
    let second = context.tokens()[at + 1];
    second.language.profile().doubles_adjectives
        && !second.entry.is_function_word()
        && (second.entry.can_be_adjective() || !second.entry.can_be_noun())
        && context.mark(at + 2).is_some()
}

/// What is laughed and called in all languages, and a word in some of them.
const LAUGHTER: &[&str] =
    &["ha", "he", "hi", "ho", "hé", "há", "ah", "eh", "oh", "ja", "ха", "хе", "хи", "хо"];

/// "from a a to z", "de la a a la z": the letter and the preposition.
fn is_letter(context: &Context<'_>, at: usize) -> bool {
    let one = |i: usize| {
        context
            .token(i)
            .is_some_and(|token| token.is_word() && token.text(context.text()).chars().count() == 1)
    };
    let function = |i: usize| context.token(i).is_some_and(|token| token.entry.is_function_word());
    one(at) && (one(at + 2) || function(at + 2) && one(at + 3))
}

/// "relativi a a.out": the word is the first part of a name.
fn is_name_of_file(context: &Context<'_>, at: usize) -> bool {
    context.is_glued(at)
        && context.is_glued(at + 1)
        && matches!(context.mark(at + 1), Some('.' | '/' | '_' | '(' | '='))
        && context.token(at + 2).is_some_and(|token| {
            token.is_lower_word() || token.kind == TokenKind::Mixed || context.mark(at + 2) == Some(')')
        })
}

/// "‘never never do it’": an adverb that opens a quotation is called out.
fn is_called(context: &Context<'_>, at: usize) -> bool {
    let entry = context.tokens()[at + 1].entry;
    let adverb =
        matches!(entry.class(), Some(WordClass::Adverb | WordClass::Interjection)) || entry.can_be_adverb();
    let opens = at > 0
        && context.is_glued(at - 1)
        && context.mark(at - 1).is_some_and(|c| is_quote(c) || is_opener(c));
    opens && (adverb || !entry.is_function_word())
}

/// How sure the rule is by itself. "la la la" was left above; "de de" is certain, "very very" is emphasis, "agua
/// agua" may be style.
fn prior(entry: Entry, word: &str) -> f32 {
    match entry.class() {
        _ if may_be_verb_first(entry, word) => 0.75,
        Some(WordClass::Determiner | WordClass::Preposition | WordClass::Coordinator) => 0.97,
        Some(WordClass::Adverb) if entry.zipf() >= 6.0 && !entry.can_be_adjective() => 0.84,
        Some(WordClass::Adverb | WordClass::Interjection | WordClass::Numeral) => 0.7,
        Some(_) => 0.93,
        None if entry.can_be_adverb() || word.chars().count() < 4 => 0.7,
        None => 0.88,
    }
}

/// "el tren para para los jabalíes": a verb and a preposition.
fn may_be_verb_first(entry: Entry, word: &str) -> bool {
    matches!(entry.class(), Some(WordClass::Preposition | WordClass::Subordinator))
        && entry.can_be_verb()
        && word.chars().count() >= 4
}

/// "what it was was known", "el que puede puede", "lived in in 1987": one clause ends with the word and the
/// next phrase begins with it.
fn ends_and_begins(context: &Context<'_>, at: usize) -> bool {
    let token = context.tokens()[at];
    if token.entry.class() == Some(WordClass::Preposition) {
        return is_stranded(context, at);
    }
    let class = matches!(token.entry.class(), Some(WordClass::Auxiliary | WordClass::Modal));
    let verb = token.entry.class().is_none() && token.entry.can_be_verb() && !token.entry.can_be_noun();
    // the dictionaries lack the class of many irregular forms
    let verbal = class || verb || !token.entry.has_word_class() && !is_long(context, at, VERB_LETTERS);
    if token.language.profile().closes_clauses {
        return false;
    }
    let start = context.sentence_of(at).start.max(at.saturating_sub(RELATIVE_DISTANCE));
    verbal && (start..at).rev().take_while(|&i| !is_break(context, i)).any(|i| opens_subject(context, i))
}

/// Whether the word at `at` opens a clause that can be a subject: what, whoever, quien; el que, lo que. What stands
/// between commas is none.
fn opens_subject(context: &Context<'_>, at: usize) -> bool {
    let behind_comma = at > 0 && context.mark(at - 1) == Some(',');
    if context.tokens()[at].entry.class() == Some(WordClass::Relative) && !behind_comma {
        return true;
    }
    let class = at.checked_sub(1).and_then(|before| context.tokens()[before].entry.class());
    context.word(at) == "que" && matches!(class, Some(WordClass::Determiner | WordClass::Object))
}

/// Whether a clause may end with the preposition at `at`: behind its verb, and not before an article.
fn is_stranded(context: &Context<'_>, at: usize) -> bool {
    let stranding = context.tokens()[at].language.profile().stranded.contains(&context.word(at));
    let verb = context.before(at).is_some_and(|before| {
        before.is_lower_word() && before.entry.can_be_verb() && !before.entry.is_function_word()
    });
    let article = context.token(at + 2).and_then(|token| token.entry.class()) == Some(WordClass::Determiner);
    stranding && verb && !article
}

/// Fewest letters of a word that cannot be a sound, a call or a name if no dictionary has it.
const UNKNOWN_LETTERS: usize = 7;
/// Fewest letters of a word that is no short verb with which a clause ends.
const VERB_LETTERS: usize = 9;
/// Fewest letters of a word that is repeated behind the compound or the article that holds it.
const JOINED_LETTERS: usize = 5;

/// Whether the word at `at` has so many letters and the language does not repeat words to mean more of it.
fn is_long(context: &Context<'_>, at: usize, letters: usize) -> bool {
    context.word(at).chars().count() >= letters && !context.tokens()[at].language.profile().reduplicates
}

/// "l'heure heure", "s-ar ar", "Trajkovics-tervezet tervezet": the word stands again behind what it was tied to.
fn is_joined(context: &Context<'_>, at: usize) -> bool {
    let second = context.tokens()[at + 1];
    let (a, b) = (context.word(at), context.word(at + 1));
    let letters = b.chars().count();
    let content = second.entry.class().is_none();
    let pronoun = second.entry.class() == Some(WordClass::Subject);
    let tied = a.strip_suffix(b).is_some_and(|tie| tie.ends_with(['\'', '’']));
    if tied {
        return second.language.profile().elision && letters >= 3 && (content || pronoun);
    }
    let hyphen = at > 0 && context.is_glued(at - 1) && context.mark(at - 1) == Some('-') && a == b;
    let behind_word = hyphen && at > 1 && context.is_glued(at - 2) && context.word(at - 2) != a;
    let clitic = second.language.profile().hyphenates_auxiliaries && !content && letters >= 2;
    // --record-libdeps libdeps: an option and what it takes
    if hyphen && is_option(context, at) {
        return false;
    }
    behind_word && !is_tied(context, at + 1) && (content && is_long(context, at, JOINED_LETTERS) || clitic)
}

/// "obrigou-a a sair", "nord-est est": the first belongs to the word that a hyphen ties it to.
fn is_hyphenated(context: &Context<'_>, at: usize) -> bool {
    at > 0 && context.is_glued(at - 1) && is_tie(context.mark(at - 1)) || is_tied(context, at + 1)
}

/// Whether a mark ties the word at `at` to the next.
fn is_tied(context: &Context<'_>, at: usize) -> bool {
    context.is_glued(at) && is_tie(context.mark(at + 1))
}

fn is_tie(mark: Option<char>) -> bool {
    mark.is_some_and(|c| matches!(c, '-' | '‐' | '‑' | '\'' | '’'))
}

/// Three or more in a row are meant: sounds, songs, chants.
fn is_chain(context: &Context<'_>, at: usize) -> bool {
    let word = context.word(at + 1);
    let same = |i: usize| {
        context.token(i).is_some_and(|token| token.text(context.text()).eq_ignore_ascii_case(word))
    };
    same(at + 2) || at > 0 && same(at - 1)
}

/// "will also will work"
fn again(context: &Context<'_>, at: usize, findings: &mut Findings) -> Option<usize> {
    let verb = context.tokens()[at];
    let adverb = context.token(at + 1)?;
    let second = context.token(at + 2)?;
    let next = context.token(at + 3)?;
    let modal = matches!(verb.entry.class(), Some(WordClass::Modal | WordClass::Auxiliary));
    let is_adverb = adverb.entry.class() == Some(WordClass::Adverb)
        || adverb.entry.can_be_adverb() && !adverb.entry.can_be_noun();
    if !modal
        || !is_adverb
        || !verb.is_lower_word()
        || !adverb.is_lower_word()
        || !second.is_lower_word()
        || !next.is_lower_word()
    {
        return None;
    }
    if context.word(at) != context.word(at + 2)
        || !(at..at + 3).all(|i| context.is_spaced(i))
        || may_stand_around(context, at)
    {
        return None;
    }
    let word = context.word(at);
    findings
        .propose(
            Span::new(adverb.end(), second.end()),
            "",
            Class::DoubledWord,
            0.93,
            format!("“{word}” stands on both sides of “{}”", context.word(at + 1)),
        )
        .because("an auxiliary stands once, before or behind the adverb");
    Some(at + 3)
}

/// "in the in the"
fn pair(context: &Context<'_>, at: usize, findings: &mut Findings) -> Option<usize> {
    context.token(at + 4)?;
    let tokens = &context.tokens()[at..at + 4];
    let spaced = (at..at + 3).all(|i| context.is_spaced(i));
    if !spaced || !tokens.iter().all(|token| token.is_lower_word() && token.entry.is_function_word()) {
        return None;
    }
    if context.word(at) != context.word(at + 2)
        || context.word(at + 1) != context.word(at + 3)
        || context.word(at) == context.word(at + 1)
    {
        return None;
    }
    let joins = matches!(tokens[0].entry.class(), Some(WordClass::Preposition))
        && tokens[1].entry.class() == Some(WordClass::Determiner);
    if !joins {
        return None;
    }
    let words = format!("{} {}", context.word(at), context.word(at + 1));
    if tokens[0].language.lists().repeats.contains(&words) || is_framed(context, &words, at, at + 4) {
        return None;
    }
    findings
        .propose(
            Span::new(tokens[1].end(), tokens[3].end()),
            "",
            Class::DoubledWord,
            0.93,
            format!("“{words}” stands twice"),
        )
        .because("a preposition and an article stand once");
    Some(at + 4)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pass::testing::{repairs, stays};

    #[test]
    fn keeps_one_of_two() {
        repairs(
            &PASS,
            "en",
            &[
                ("He saw the the house and and left.", "He saw the house and left."),
                ("It stood in the in the middle of it.", "It stood in the middle of it."),
                ("The the report is out.", "The report is out."),
            ],
        );
        repairs(
            &PASS,
            "es",
            &[
                ("Habló de de la casa.", "Habló de la casa."),
                ("Los los vecinos salieron.", "Los vecinos salieron."),
            ],
        );
    }

    #[test]
    fn keeps_what_stands_for_a_noun_beside_a_preposition() {
        stays(
            &PASS,
            "es",
            &[
                "Es distinto del del centro.",
                "Queda lejos de los de los otros.",
                "Es diferente de la de la casa.",
            ],
        );
        stays(&PASS, "pt", &["É diferente da da máquina.", "Ficam longe dos dos outros anos."]);
        stays(&PASS, "ca", &["És diferent de la de la casa.", "Són lluny dels dels altres."]);
        repairs(&PASS, "pt", &[("O presidente da da câmara falou.", "O presidente da câmara falou.")]);
    }

    #[test]
    fn keeps_a_particle_beside_a_preposition() {
        stays(
            &PASS,
            "nl",
            &["Vul uw naam in in het veld.", "Hij belde op op dinsdag.", "Zij sloten zich aan aan het eind."],
        );
        repairs(&PASS, "nl", &[("Hij woont in in een huis.", "Hij woont in een huis.")]);
    }

    #[test]
    fn keeps_cries() {
        stays(&PASS, "en", &["Ha ha, they will never know.", "Hey hey, what is this?"]);
        stays(&PASS, "ca", &["Ha ha, poc saben quants homes han passat per la carretera."]);
        repairs(&PASS, "ca", &[("El govern ha ha aprovat el pla.", "El govern ha aprovat el pla.")]);
    }

    #[test]
    fn keeps_short_words_where_languages_are_mixed() {
        stays(
            &PASS,
            "en",
            &["Before than what novi kontakt adds, odaberite his imenik a a kliknite on tipku dalje."],
        );
        repairs(&PASS, "en", &[("He found it in a a small box.", "He found it in a small box.")]);
    }

    #[test]
    fn keeps_conjunctions_of_two_parts() {
        stays(&PASS, "it", &["Resta aperto sia oggi sia domani."]);
        stays(&PASS, "fr", &["Il viendra soit aujourd'hui soit demain."]);
        stays(&PASS, "es", &["Sea hoy sea mañana, vendrá."]);
    }

    #[test]
    fn keeps_letters_options_and_names_of_files() {
        stays(&PASS, "en", &["The letters run from a a to z.", "They use --record-libdeps libdeps for it."]);
        stays(&PASS, "es", &["Se usan las letras de la a a la z.", "Llegó a poco a poco de terminar."]);
        stays(
            &PASS,
            "it",
            &["I limiti relativi a a.out sono stretti.", "A poco a poco è tornato, e a poco a poco parla."],
        );
        stays(&PASS, "en", &["The first ones do not do that.", "We do not do it."]);
        repairs(&PASS, "es", &[("Fue a a la playa.", "Fue a la playa.")]);
        repairs(&PASS, "it", &[("Andava a a casa.", "Andava a casa.")]);
    }

    #[test]
    fn keeps_repetition_that_is_meant() {
        stays(
            &PASS,
            "en",
            &[
                "What it was was never known.",
                "Whatever he does does matter.",
                "She gave her her coat.",
                "The house they lived in in 1987 is gone.",
                "He had had enough.",
                "I know that that is so.",
                "It was very very cold.",
                "la la la, they sang",
                "Bora Bora and Baden Baden",
                "a no no",
                "He said “the The Hague court”.",
                "one by one by one",
            ],
        );
        stays(
            &PASS,
            "es",
            &[
                "El que puede puede.",
                "Quien lo hizo hizo bien.",
                "Todo lo que había había desaparecido.",
                "El tren para para los jabalíes.",
                "Nos nos vimos.",
                "Era muy muy tarde.",
                "No, no y no.",
                "poco a poco",
                "ja ja ja",
            ],
        );
    }
}
