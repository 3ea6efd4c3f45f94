//! Compounds that are written as two words, as engines do that put words together from parts: Dutch "wacht woord".
//!
//! In a language that writes compounds as one word, two words seldom stand side by side by chance that are a usual word
//! together: half a million words of right Dutch, Swedish, Danish and Finnish have ten such pairs or fewer each, an article of
//! such an engine one in fifty words. So the pairs of a text speak for each other.

use crate::analysis::{Context, is_derived, is_linked};
use crate::finding::{Class, Findings};
use crate::language::{Capitals, Language, names};
use crate::lexicon::{Entry, Key, WordClass};
use crate::text::{CaseShape, Span, Token};
use std::collections::HashSet;

/// Fewest letters of each of the two words.
const LETTERS: usize = 3;
/// Least frequency (Zipf) of a compound that tells by itself, and by how much (log10) it must be more frequent than the two
/// words would stand side by side by chance.
const TELLING_ZIPF: f32 = 2.5;
const TELLING_LEAD: f32 = 2.0;
/// The same of one in a text that writes others apart.
const LEAST_ZIPF: f32 = 1.0;
const LEAST_LEAD: f32 = 0.8;
/// Different compounds that tell by themselves in a text that writes compounds apart, and words of the text for each place
/// where one stands, at most.
const DIFFERENT: usize = 3;
const WORDS_A_PLACE: usize = 150;
/// Zipf frequency of a word that stands once in a billion.
const ONCE_IN_A_BILLION: f32 = 9.0;
/// Confidence in a text that writes compounds apart, by whether the pair tells by itself, and in any other.
const TOLD: f32 = 0.94;
const LIKELY: f32 = 0.88;
const ALONE: f32 = 0.5;

/// A compound that may be written apart.
struct Pair {
    /// The token of its first word.
    first: usize,
    /// The whole, normalised.
    compound: String,
    /// Whether it tells by itself.
    tells: bool,
    /// Whether it is one in any text.
    is_certain: bool,
}

/// Proposes to join the compounds that the text writes as two words.
pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    let pairs = pairs(context);
    if pairs.is_empty() {
        return;
    }
    let telling = || pairs.iter().filter(|pair| pair.tells);
    let different: HashSet<&str> = telling().map(|pair| &*pair.compound).collect();
    let words = context.tokens().iter().filter(|token| token.is_word()).count();
    let is_habit = different.len() >= DIFFERENT && telling().count() * WORDS_A_PLACE >= words;
    for pair in pairs.iter().filter(|pair| is_habit || pair.tells) {
        let (first, second) = (context.tokens()[pair.first], context.tokens()[pair.first + 1]);
        let confidence = match (is_habit, pair.tells) {
            (true, true) => TOLD,
            (true, false) => LIKELY,
            (false, _) if pair.is_certain => LIKELY,
            (false, _) => ALONE,
        };
        // the capital of a German noun goes with the space
        let capital = context.word(pair.first + 1).chars().next().filter(|c| c.is_uppercase());
        let small: String = capital.into_iter().flat_map(char::to_lowercase).collect();
        let end = second.start() + capital.map_or(0, char::len_utf8);
        let finding = findings.propose(
            Span::new(first.end(), end),
            small,
            Class::SplitWord,
            confidence,
            "a compound written as two words",
        );
        finding.features.settle(confidence);
        finding.because(format!("“{}” is one word in {}", pair.compound, first.language.name()));
        if is_habit {
            finding.because("the text writes other compounds apart too");
        }
    }
}

/// The compounds that may be written apart, in order. No word is the second of one and the first of the next.
fn pairs(context: &Context<'_>) -> Vec<Pair> {
    let tokens = context.tokens();
    let (mut pairs, mut key, mut compound) = (Vec::new(), Key::new(), String::new());
    let compounding = |token: &Token| token.language.profile().linking.is_some();
    for paragraph in context.paragraphs().iter().filter(|paragraph| paragraph.language.lexicon().is_some()) {
        let mut places = paragraph.tokens.clone();
        places.end -= 1;
        if !tokens.get(places.start).is_some_and(compounding) {
            continue;
        }
        let mut free = places.start;
        for first in places {
            let (a, b) = (&tokens[first], &tokens[first + 1]);
            let has_markup = || [a.end(), b.start()].iter().any(|&place| context.has_markup_at(place));
            if first < free || !may_be_parts(context, a, b) || !context.is_spaced(first) || has_markup() {
                continue;
            }
            compound.clear();
            compound.push_str(key.of(context.word(first)));
            compound.push_str(key.of(context.word(first + 1)));
            let whole = usual(a, &compound);
            let lead = whole.zipf() - (a.entry.zipf() + b.entry.zipf() - ONCE_IN_A_BILLION);
            let second = key.of(context.word(first + 1));
            if a.language.profile().standing_apart.iter().any(|beginning| second.starts_with(beginning)) {
                continue;
            }
            // "Hong Kong", "Davis Cup": where nouns have capitals, a name looks like one
            let is_name =
                || a.shape == CaseShape::Title && [a, b].iter().any(|part| part.entry.is_registered_name());
            let is_usual = whole.is_known() && lead >= LEAST_LEAD && !is_phrase(b, whole) && !is_name();
            // "en organisations närvaro": what belongs to one of them
            let is_genitive = a.entry.is_valid()
                && !is_no_form(a, context.word(first))
                && is_behind_article(context, first);
            let is_linked = !is_genitive && is_linked_to(a, b, key.of(context.word(first)), &compound);
            if !(is_usual || is_linked) || context.mixes_languages(first) {
                continue;
            }
            // no word but a first part, before what is a noun for sure
            let word = key.of(context.word(first));
            let is_first_part =
                is_linked && (!a.entry.is_valid() || is_no_form(a, word) || is_bare_stem(word, a));
            let is_certain = is_first_part && is_noun(b);
            let tells = is_usual && whole.zipf() >= TELLING_ZIPF && lead >= TELLING_LEAD || is_first_part;
            pairs.push(Pair { first, compound: compound.clone(), tells, is_certain });
            free = first + 2;
        }
    }
    pairs
}

/// Whether two tokens may be the parts of a compound, as far as they tell it: two words of content in lower case, or two
/// nouns where those have capitals.
fn may_be_parts(context: &Context<'_>, a: &Token, b: &Token) -> bool {
    let is_part = |token: &Token| {
        let (entry, shape) = (token.entry, token.shape);
        token.is_word()
            && !entry.is_function_word()
            && !entry.is_abbreviation()
            && token.end() - token.start() >= LETTERS
            && match token.language.profile().capitals {
                Capitals::Nouns => {
                    shape == CaseShape::Title && (entry.lower_share() < 0.5 || !entry.is_known())
                }
                _ => {
                    (shape == CaseShape::Lower || token.is_sentence_initial && shape == CaseShape::Title)
                        && entry.lower_share() >= 0.5
                }
            }
    };
    is_part(a)
        && is_part(b)
        && (b.shape == a.shape || b.shape == CaseShape::Lower)
        && !context.text()[a.start()..b.end()].contains(['\'', '’'])
}

/// What the dictionary says of a compound that is frequent enough, nothing of others.
fn usual(part: &Token, compound: &str) -> Entry {
    let entry = match part.language.lexicon() {
        Some(lexicon) if lexicon.may_hold(compound) => lexicon.get(compound),
        _ => return Entry::UNKNOWN,
    };
    // scraps of lists have that frequency too
    let is_scrap = entry.zipf() == LEAST_ZIPF && !entry.is_listed();
    let is_usual = entry.is_valid()
        && !is_scrap
        && !entry.is_misspelling()
        && (part.shape == CaseShape::Title || entry.lower_share() >= 0.5)
        && !entry.is_registered_name()
        && entry.zipf() >= LEAST_ZIPF;
    if is_usual { entry } else { Entry::UNKNOWN }
}

/// Whether a word with the link of a first part stands before a noun, and the two are a compound by the rules of the
/// language: "beveiligings procedures", "inloggnings processer".
fn is_linked_to(a: &Token, b: &Token, first: &str, compound: &str) -> bool {
    let noun = b.entry.can_be_noun() || !b.entry.has_word_class();
    // "datafältets namn", "grensdatums", "Kiplings Drang": a genitive with its article, a plural, what belongs to somebody
    let is_other_form = || {
        let stem = first.strip_suffix('s').unwrap_or(first);
        let indefinite = stem.strip_suffix("et").unwrap_or_default();
        let entry = a.language.look_up(stem);
        stem.ends_with("tum")
            || is_valid(indefinite, a.language)
            || !is_valid(stem, a.language)
            || entry.is_registered_name()
            || is_name(stem)
    };
    (is_linked(first, a.language) && !is_other_form() || is_bare_stem(first, a))
        && noun
        && b.entry.is_valid()
        && b.end() - b.start() > LETTERS
        && is_valid(compound, a.language)
}

/// Whether two words that make one verb together may as well stand apart, as far as the classes of words are known: Dutch
/// "kwijt raken", "overeen komt".
fn is_phrase(b: &Token, whole: Entry) -> bool {
    let is_verb = |entry: Entry| entry.can_be_verb() && !entry.can_be_noun();
    is_verb(whole) || is_verb(b.entry)
}

/// Whether a word is a name, by the register or as English writes it.
fn is_name(word: &str) -> bool {
    let english = Language::from_code("en").map(|english| english.look_up(word)).unwrap_or_default();
    names().get(word).is_known() || english.is_valid() && english.title_share() >= 0.5
}

/// Swedish "användar": a noun in -are without its last letter, which it loses as the first part of compounds alone.
fn is_bare_stem(word: &str, token: &Token) -> bool {
    token.language.code() == "sv"
        && word.ends_with("ar")
        && token.entry.zipf() <= BARE_ZIPF
        && token.language.look_up(&format!("{word}e")).zipf() > token.entry.zipf()
}

/// Most frequent (Zipf) first part that is no word by itself.
const BARE_ZIPF: f32 = 2.5;

/// Whether an indefinite article or another determiner stands before the word at `at`.
fn is_behind_article(context: &Context<'_>, at: usize) -> bool {
    context.before(at).is_some_and(|before| {
        before.entry.class() == Some(WordClass::Determiner)
            || before.language.profile().indefinite.contains(&context.word(at - 1))
    })
}

/// Whether no form of a German noun ends like the word, though lists have some.
fn is_no_form(token: &Token, word: &str) -> bool {
    token.language.profile().capitals == Capitals::Nouns
        && ["heits", "keits", "ungs", "schafts", "täts"].iter().any(|ending| word.ends_with(ending))
}

/// Whether a word is a noun for sure: by its class, or by its capital where nouns have one.
fn is_noun(token: &Token) -> bool {
    match token.language.profile().capitals {
        Capitals::Nouns => token.entry.lower_share() < 0.5,
        _ => token.entry.can_be_noun(),
    }
}

/// Whether a word is in the dictionary or right by the rules of the language.
fn is_valid(word: &str, language: Language) -> bool {
    language.look_up(word).is_valid() || is_derived(word, CaseShape::Lower, language)
}
