//! Compounds that are written as two words, as engines do that put words together from parts: Dutch "wacht woord".
//!
//! In a language that writes compounds as one word, two words seldom stand side by side by chance that are a usual word
//! together: half a million words of right Dutch, Swedish, Danish and Finnish have ten such pairs or fewer each, an article of
//! such an engine one in fifty words. So the pairs of a text speak for each other.

mod first_part;

use crate::analysis::{Context, Paragraph};
use crate::finding::{Class, Findings};
use crate::language::Capitals;
use crate::lexicon::{Entry, Key};
use crate::text::{CaseShape, Span, Token};
use first_part::{FirstPart, is_noun};
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
    sureness: Sureness,
}

/// How sure it is that two words are one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sureness {
    /// In a text that writes other compounds apart.
    BesideOthers,
    /// The pair tells that the text may.
    Telling,
    /// In any text.
    Certain,
}

/// Proposes to join the compounds that the text writes as two words.
pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    let pairs = pairs(context);
    if pairs.is_empty() {
        return;
    }
    let tells = |pair: &&Pair| pair.sureness != Sureness::BesideOthers;
    let telling = || pairs.iter().filter(tells);
    let different: HashSet<&str> = telling().map(|pair| &*pair.compound).collect();
    let words = context.tokens().iter().filter(|token| token.is_word()).count();
    let is_habit = different.len() >= DIFFERENT && telling().count() * WORDS_A_PLACE >= words;
    for pair in pairs.iter().filter(|pair| is_habit || tells(pair)) {
        let (first, second) = (context.tokens()[pair.first], context.tokens()[pair.first + 1]);
        let confidence = match (is_habit, pair.sureness) {
            (true, Sureness::Telling | Sureness::Certain) => TOLD,
            (true, Sureness::BesideOthers) | (false, Sureness::Certain) => LIKELY,
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
    let (mut pairs, mut keys) = (Vec::new(), (Key::new(), Key::new()));
    let compounding = |paragraph: &&Paragraph| {
        paragraph.language.profile().linking.is_some() && paragraph.language.lexicon().is_some()
    };
    for paragraph in context.paragraphs().iter().filter(compounding) {
        let mut free = paragraph.tokens.start;
        for first in paragraph.tokens.start..paragraph.tokens.end - 1 {
            if first >= free
                && let Some(pair) = pair_at(context, first, &mut keys)
            {
                pairs.push(pair);
                free = first + 2;
            }
        }
    }
    pairs
}

/// The compound whose first word may be the token `first`.
fn pair_at(context: &Context<'_>, first: usize, keys: &mut (Key, Key)) -> Option<Pair> {
    let (a, b) = (&context.tokens()[first], &context.tokens()[first + 1]);
    let has_markup = || [a.end(), b.start()].iter().any(|&place| context.has_markup_at(place));
    if !may_be_parts(context, a, b) || !context.is_spaced(first) || has_markup() {
        return None;
    }
    let (left, right) = (keys.0.of(context.word(first)), keys.1.of(context.word(first + 1)));
    if a.language.profile().standing_apart.iter().any(|beginning| right.starts_with(beginning)) {
        return None;
    }
    let compound = format!("{left}{right}");
    let whole = usual(a, &compound);
    let lead = whole.zipf() - (a.entry.zipf() + b.entry.zipf() - ONCE_IN_A_BILLION);
    // "Hong Kong", "Davis Cup": where nouns have capitals, a name looks like one
    let is_name = || a.shape == CaseShape::Title && [a, b].iter().any(|part| part.entry.is_registered_name());
    let is_usual = whole.is_known() && lead >= LEAST_LEAD && !is_phrase(b, whole) && !is_name();
    let part = FirstPart::of(context, first, left);
    let is_linked = part.is_some_and(|part| part.makes(&compound, b));
    if !(is_usual || is_linked) || context.mixes_languages(first) {
        return None;
    }
    let is_first_part = is_linked && part == Some(FirstPart::Bound);
    let tells = is_usual && whole.zipf() >= TELLING_ZIPF && lead >= TELLING_LEAD;
    let sureness = match is_first_part {
        true if is_noun(b) => Sureness::Certain,
        true => Sureness::Telling,
        false if tells => Sureness::Telling,
        false => Sureness::BesideOthers,
    };
    Some(Pair { first, compound, sureness })
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

/// Whether two words that make one verb together may as well stand apart, as far as the classes of words are known: Dutch
/// "kwijt raken", "overeen komt".
fn is_phrase(b: &Token, whole: Entry) -> bool {
    let is_verb = |entry: Entry| entry.can_be_verb() && !entry.can_be_noun();
    is_verb(whole) || is_verb(b.entry)
}
