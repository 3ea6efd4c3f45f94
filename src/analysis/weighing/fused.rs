//! What speaks for and against two words that lost their space.

use super::{doubts, is_before_capital};
use crate::analysis::compounds;
use crate::analysis::context::Context;
use crate::analysis::frequent_neighbours::FrequentNeighbours;
use crate::analysis::neighbour_classes::{NeighbourClass, affinity};
use crate::analysis::split::{self, Split};
use crate::analysis::suspect::{Reading, Suspect};
use crate::analysis::word_model;
use crate::confidence::{Feature, Features};
use crate::finding::Level;
use crate::language::{Language, names};
use crate::lexicon::{Entry, WordClass};

pub(super) fn add_split(context: &Context<'_>, suspect: &Suspect, index: usize, features: &mut Features) {
    let split = &suspect.splits[index];
    let at = suspect.token;
    let language = context.tokens()[at].language;
    let word = context.word(at);
    let (left, right) = (split.parts.0.as_str(), split.parts.1.as_str());
    let (first, second) = split.entries;
    let weak = matches!(second.class(), Some(WordClass::Adverb | WordClass::Interjection));
    let next_is_capital = is_before_capital(context, at);
    let name = |entry: Entry| entry.is_registered_name() || names().get(left).is_known();
    let (profile, left_is_closed) = (language.profile(), language.is_closed(left));
    // "bakgrunnener": a noun with its article takes no other ending
    let takes_no_ending = left_is_closed && profile.linking.is_some() && !profile.agglutinates;
    features
        .set(Feature::LeftLetters, left.chars().count() as f32)
        .set(Feature::RightLetters, right.chars().count() as f32)
        .set(Feature::LeftFrequency, split.zipfs.0)
        .set(Feature::RightFrequency, split.zipfs.1)
        .set(Feature::Frequency, split.zipfs.0.min(split.zipfs.1))
        .set(Feature::InDocument, split.in_document as f32)
        .tell(Feature::NameFirst, split.is_name)
        .tell(Feature::Registered, split.is_name && name(first))
        .tell(Feature::BehindGiven, split.behind_given_name)
        .tell(Feature::LeftUnknown, !first.is_known())
        .tell(Feature::LeftFunction, first.is_function_word())
        .tell(Feature::RightFunction, second.is_function_word())
        .tell(Feature::UsualEnding, second.is_usual_ending() && !takes_no_ending)
        .tell(Feature::InflectionEnding, second.is_inflection() && !takes_no_ending)
        .tell(Feature::BeginsCompounds, first.begins_compounds())
        .tell(Feature::Apart, stand_apart(language, split))
        .tell(Feature::LeftClosed, left_is_closed)
        .tell(Feature::DerivedPart, split.is_derived)
        .tell(Feature::LeftInflected, !split.is_name && is_inflected(left, first, language))
        .tell(Feature::Joined, split::may_be_joined(language, left, split.entries))
        .tell(Feature::MisfitAfter, split.misfit_after)
        .tell(Feature::MisfitBefore, split.misfit_before)
        .tell(Feature::WeakSecond, weak)
        .tell(Feature::BeforeCapital, next_is_capital);
    // the texts that models are fitted to have no lost space behind the first word of a sentence, so that a model holds
    // all words there to be names; where forms and compounds are many, it is right to
    let is_rich = language.has_endings() || profile.agglutinates;
    let is_compound = profile.linking.is_some() && !first.is_function_word() && !second.is_function_word();
    let is_plain = || first.lower_share() >= 0.5 && names().get(&suspect.key).zipf() == 0.0;
    let is_opening = features.is_so(Feature::Initial) && !split.is_name && !next_is_capital;
    if is_opening && !is_rich && !is_compound && is_plain() {
        features.tell(Feature::Initial, false);
    }
    let [before, after] = [at.checked_sub(1), Some(at + 1)].map(|beside| context.neighbour_class(beside));
    let [left_class, right_class] = [
        if split.is_name { NeighbourClass::CAPITAL } else { NeighbourClass::of_entry(first) },
        NeighbourClass::of_entry(second),
    ];
    let whole = if split.is_name { NeighbourClass::CAPITAL } else { NeighbourClass::CONTENT };
    let [fit_before, inside, fit_after] =
        [(before, left_class), (left_class, right_class), (right_class, after)]
            .map(|(a, b)| affinity(language, a, b));
    let one = affinity(language, before, whole) + affinity(language, whole, after);
    let spelt = |word: &str| word_model::spelling_probability(word, language);
    features
        .set(Feature::Fit, fit_before + inside + fit_after - one)
        .set(Feature::FitBefore, fit_before)
        .set(Feature::FitInside, inside)
        .set(Feature::FitAfter, fit_after)
        .set(Feature::Junction, spelt(&suspect.key) - spelt(left) - spelt(right));
    // of a language that was not counted only the classes tell
    let mut words =
        [fit_before, inside, fit_after, affinity(language, before, whole), affinity(language, whole, after)];
    if let Some(neighbours) = FrequentNeighbours::of(language) {
        let [before, after] =
            [at.checked_sub(1), Some(at + 1)].map(|beside| neighbours.token(context, beside));
        let left = if split.is_name { left_class.index() as u16 } else { neighbours.word(left, left_class) };
        let (right, whole) = (neighbours.word(right, right_class), whole.index() as u16);
        words = [(before, left), (left, right), (right, after), (before, whole), (whole, after)]
            .map(|(first, second)| neighbours.affinity(first, second));
    }
    let [behind, inside, ahead, whole_behind, whole_ahead] = words;
    features
        .set(Feature::WordsInside, inside)
        .set(Feature::WordsBefore, behind - whole_behind)
        .set(Feature::WordsAll, behind + inside + ahead)
        .set(Feature::WordsFit, behind - whole_behind + inside + ahead - whole_ahead);
    // "en" begins thousands of words, and a function word ends none of them
    if !split.is_name && !second.is_function_word() {
        let heads = compounds::heads(left, language);
        features.set(Feature::Heads, heads).set(Feature::HeadsExpected, heads - first.zipf() / 2.0);
        // elsewhere they bring as many compounds as lost spaces
        if profile.agglutinates {
            let tails = compounds::tails(right, language);
            features
                .set(Feature::Tails, tails.of_form)
                .set(Feature::TailsExpected, tails.of_form - second.zipf() / 2.0)
                .set(Feature::StemTails, tails.of_stem);
        }
    }
    if doubts::is_doubtful(context, suspect, split) {
        features.limit(Level::UNSURE);
    }
    if let Some(compound) = split.compound_score {
        features.set(Feature::OverCompound, split.score - compound);
    }
    let shown = &word[..split.at];
    let (known, unknown) = match (first.is_known(), split.is_name) {
        (true, true) if first.is_surname() => (format!("“{shown}” is a known surname"), false),
        (true, true) if first.is_given_name() => (format!("“{shown}” is a known given name"), false),
        (true, true) if first.is_place() => (format!("“{shown}” is a known place"), false),
        (true, true) => (format!("“{shown}” is a known name"), false),
        (true, false) => (
            format!(
                "“{shown}” and “{right}” are both right (Zipf {:.1} and {:.1})",
                first.zipf(),
                second.zipf()
            ),
            false,
        ),
        (false, _) => (format!("“{shown}” looks like a name"), true),
    };
    features.because(if unknown { Feature::NameFirst } else { Feature::LeftFrequency }, known);
    if second.is_function_word() {
        features.because(Feature::RightFunction, format!("“{right}” is a function word"));
    }
    if split.behind_given_name {
        features
            .because(Feature::BehindGiven, format!("preceded by the given name “{}”", context.word(at - 1)));
    }
    if let Some(evidence) = &split.user_evidence {
        features.because(Feature::InDocument, evidence.clone());
        features.settle(suspect.share(Reading::Fused(index)).min(MOST_SURE));
    }
    if split.in_document > 0 {
        features.because(Feature::InDocument, format!("the article writes “{shown}” elsewhere"));
    }
}

/// Whether two content words are written apart whatever they are, as far as is known from measures: the language makes no
/// compounds, and the first ends with no vowel that links it to others ("sociálně-", "торгово-").
fn stand_apart(language: Language, split: &Split) -> bool {
    let profile = language.profile();
    let ((left, right), (first, second)) = ((&*split.parts.0, &*split.parts.1), split.entries);
    language.is_measured()
        && profile.linking.is_none()
        && !profile.agglutinates
        && !split.is_name
        && ![first, second].iter().any(|entry| entry.is_function_word())
        && !first.begins_compounds()
        && !left.ends_with(LINKS)
        // English: "studymate"
        && !(profile.possessive && first.can_be_noun() && second.can_be_noun())
        && [left, right].iter().all(|word| word.chars().count() >= APART)
}

/// Whether a word is a form of another that is about as frequent: what compounds begin with hardly is. Only where suffixes
/// chain; elsewhere that tells little.
fn is_inflected(word: &str, entry: Entry, language: Language) -> bool {
    let is_lemma = |lemma: &String| {
        let other = language.look_up(lemma);
        *lemma != word
            && other.is_valid()
            && !other.is_function_word()
            && other.zipf() >= LEMMA_ZIPF.max(entry.zipf() - LEMMA_SHARE)
    };
    language.profile().agglutinates
        && language.lexicon().is_some_and(|lexicon| lexicon.lemmas(word).iter().any(is_lemma))
}

/// Least frequency (Zipf) of the word that another is a form of, and how much less frequent than that form it may be.
const LEMMA_ZIPF: f32 = 2.5;
const LEMMA_SHARE: f32 = 1.0;

/// Vowels that link adjectives and nouns to others in languages without compounds.
pub(super) const LINKS: [char; 4] = ['o', 'о', 'е', 'ě'];
/// Fewest letters of words that are no prefixes or suffixes.
pub(super) const APART: usize = 4;

/// The confidence of a split that the user's lexica tell of, at most.
const MOST_SURE: f32 = 0.99;
