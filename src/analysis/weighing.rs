//! What speaks for and against each reading of a suspect, as features and in words.

use super::compounds;
use super::context::Context;
use super::derivation::{self, Derivation};
use super::frequent_neighbours::FrequentNeighbours;
use super::neighbour_classes::{NeighbourClass, affinity};
use super::spelling::{Correction, Origin, Slip};
use super::split;
use super::suspect::{Reading, Suspect};
use super::{unknown_words, user_names, word_model};
use crate::confidence::{Feature, Features};
use crate::finding::Level;
use crate::language::{Capitals, Language, names};
use crate::lexicon::{Entry, WordClass, key_of};
use crate::text::chars::is_quote;
use crate::text::{CaseShape, Token};

/// What is known of a reading of `suspect`.
pub(super) fn weigh(context: &Context<'_>, suspect: &Suspect, reading: Reading) -> Features {
    let mut features = suspect.surroundings.clone();
    features.set(Feature::Margin, suspect.score(reading) - suspect.right);
    features.set(Feature::Lead, suspect.lead(reading));
    match reading {
        Reading::Misspelt(index) => add_correction(context, suspect, index, &mut features),
        Reading::Fused(index) => add_split(context, suspect, index, &mut features),
        Reading::Broken(index) => add_broken(context, suspect, index, &mut features),
    }
    if suspect.may_be_kept && !matches!(reading, Reading::Broken(_)) {
        features.limit(Level::UNSURE);
    }
    features
}

/// Least frequency (Zipf) of a word of another language that a translation may have kept.
const KEPT_ZIPF: f32 = 2.5;
/// The same for a language of the same family: machines translate between neighbours most often, and what they leave
/// looks like a slip in a word of the text's own language ("vorada", Catalan for the edge, and Portuguese "virada").
const KEPT_FROM_KIN_ZIPF: f32 = 1.0;

/// Whether a dictionary of another language than the text's holds the word with this key as right: a translation may
/// have kept it, and then what resembles it means something else.
pub(super) fn may_be_kept(context: &Context<'_>, key: &str, language: Language) -> bool {
    // "l'unimaginable": the article was translated, the word was not
    let elides = language.profile().elision;
    let key = key.split_once('\'').filter(|_| elides).map_or(key, |(_, rest)| rest);
    let is_kept_from = |other: Language, least: f32| {
        let entry = other.look_up(key);
        entry.is_valid() && !entry.is_misspelling() && entry.zipf() >= least && entry.lower_share() >= 0.5
    };
    let mut others = Language::with_lexicon().filter(|&other| other != language);
    let source = context.source().filter(|&source| source != language);
    let least = |other: Language| if language.is_kin(other) { KEPT_FROM_KIN_ZIPF } else { KEPT_ZIPF };
    source.is_some_and(|source| is_kept_from(source, 0.0))
        || unknown_words::of(language, key)
            .may_be_kept(|| others.any(|other| is_kept_from(other, least(other))))
}

/// What is known of the word at `at`, with this key, whatever it may be.
pub(super) fn surroundings(context: &Context<'_>, at: usize, key: &str) -> Features {
    let token = context.tokens()[at];
    let language = token.language;
    let letters = key.chars().count();
    let title = token.shape == CaseShape::Title;
    let beside = [at.checked_sub(1), Some(at + 1)];
    let count = |test: &dyn Fn(usize) -> bool| {
        beside.iter().flatten().filter(|&&i| context.token(i).is_some() && test(i)).count() as f32
    };
    let rule = derivation::derivation(key, token.shape, language);
    let own_spelling = word_model::spelling_probability(key, language) / letters as f32;
    let mut features = Features::new();
    features
        .set(Feature::Letters, letters as f32)
        .set(Feature::OwnFrequency, token.entry.zipf())
        .set(Feature::OwnSpelling, own_spelling)
        .set(Feature::Repeats, context.words().count(key).all as f32)
        .set(Feature::Foreign, word_model::foreign_zipf(context, key, language))
        .set(Feature::UnknownBeside, count(&|i| is_unknown(context, i)))
        .set(Feature::NamesBeside, count(&|i| is_name(context, i)))
        .tell(Feature::TitleInside, title && !token.is_sentence_initial)
        .tell(Feature::Initial, title && token.is_sentence_initial)
        .tell(Feature::Quoted, is_quoted(context, at))
        .tell(Feature::OwnValid, token.entry.is_valid())
        .tell(Feature::WithAffix, rule == Some(Derivation::Affix))
        .tell(Feature::Inflected, rule == Some(Derivation::Inflection))
        .tell(Feature::Compound, rule == Some(Derivation::Compound))
        .tell(Feature::Hyphenated, is_hyphenated(context, at));
    let written = context.word(at);
    features.because(Feature::Margin, format!("“{written}” is in no {} dictionary", language.name()));
    features
}

fn add_correction(context: &Context<'_>, suspect: &Suspect, index: usize, features: &mut Features) {
    let correction = &suspect.corrections[index];
    let token = context.tokens()[suspect.token];
    let language = token.language;
    let (key, form) = (&suspect.key, &correction.form);
    let slip = correction.edit.map(|edit| Slip::of(key, edit, correction.position, language));
    let kinds = [
        (Slip::Swapped, Feature::Swapped, "two letters have changed places"),
        (Slip::Doubled, Feature::Doubled, "a letter is doubled, or single where it should be double"),
        (Slip::Lost, Feature::Lost, "a letter is missing"),
        (Slip::AddedNear, Feature::AddedNear, "a letter beside the right one on the keyboard slipped in"),
        (Slip::AddedFar, Feature::AddedFar, "a letter is too many"),
        (Slip::Neighbour, Feature::Neighbour, "one letter is the neighbour of the right one on the keyboard"),
        (Slip::Accent, Feature::Accent, "an accent differs"),
        (Slip::Mistaken, Feature::Mistaken, "one letter differs"),
        (Slip::Two, Feature::TwoEdits, "two letters differ"),
    ];
    for (kind, feature, reason) in kinds {
        features.tell(feature, slip == Some(kind));
        if slip == Some(kind) {
            features.because(feature, reason);
        }
    }
    // where nothing was measured, a letter that no hand takes for the other makes another word
    if slip == Some(Slip::Mistaken) && !language.is_measured() {
        features.limit(Level::UNSURE);
    }
    if let Some(sure) = sure(context, suspect.token, correction, slip) {
        features.decide(sure);
    }
    let own = word_model::spelling_probability(key, language);
    let from_end = key.chars().count().max(form.chars().count()).saturating_sub(correction.position + 1);
    let spelling = word_model::spelling_probability(form, language) - own;
    // where dictionaries lack many forms, what is spelt as well as a word that is not frequent is a word of its own:
    // Slovenian umeriti, to calibrate, beside usmeriti, to direct
    let is_usual =
        correction.entry.zipf() >= USUAL_ZIPF && !derivation::is_derived(key, token.shape, language);
    let is_inside_long = form.chars().count() >= LONG_WORD && from_end >= ENDING;
    if correction.origin == Origin::Dictionary
        && !language.is_measured()
        && spelling < BETTER_SPELT
        && !is_usual
        && !is_inside_long
    {
        features.limit(Level::UNSURE);
    }
    let calendar = language.listed(form).calendar;
    features
        .set(Feature::Frequency, correction.entry.zipf())
        .set(Feature::Spelling, spelling)
        .set(Feature::InDocument, correction.in_document as f32)
        .set(Feature::FromEnd, from_end as f32)
        .tell(Feature::AtEnding, language.has_endings() && from_end < ENDING)
        .tell(Feature::AtFirst, correction.position == 0)
        .tell(Feature::Listed, correction.origin == Origin::Listed)
        .tell(Feature::Cognate, matches!(correction.origin, Origin::Cognate(..)))
        .tell(Feature::IsName, correction.is_name())
        .tell(Feature::Registered, correction.origin == Origin::Register)
        .tell(Feature::Calendar, calendar)
        .tell(Feature::Place, correction.entry.is_place())
        .tell(Feature::Contrasted, is_contrasted(context, suspect.token, form));
    match &correction.origin {
        Origin::Listed => {
            features.because(Feature::Listed, format!("“{key}” is a known misspelling of “{form}”"));
        }
        Origin::Cognate(foreign, source) => {
            features
                .because(Feature::Cognate, format!("“{foreign}” is {} for it, one edit away", source.name()));
        }
        Origin::Dictionary => {
            features.because(
                Feature::Frequency,
                format!("“{form}” is right and has Zipf frequency {:.1}", correction.entry.zipf()),
            );
        }
        Origin::Register => {
            features.because(Feature::Registered, format!("“{form}” is a known name"));
        }
        Origin::Corpus { evidence, .. } => {
            for reason in evidence {
                features.because(Feature::InDocument, reason);
            }
            // models are fitted without the user's lexica
            let share = suspect.share(Reading::Misspelt(index));
            features.decide(share.min(user_names::ceiling(correction, context, suspect.token)));
        }
        Origin::Document => {}
    }
    if correction.in_document > 0 {
        let times = correction.in_document;
        features.because(
            Feature::InDocument,
            format!(
                "the article writes “{form}” {}",
                if times == 1 { "elsewhere".into() } else { format!("{times} times") }
            ),
        );
    }
}

/// The confidence of what the texts that models are fitted to hardly have, and facts decide: a known misspelling, and
/// the name of a thing that is described by the word behind it.
fn sure(context: &Context<'_>, at: usize, correction: &Correction, slip: Option<Slip>) -> Option<f32> {
    let token = context.tokens()[at];
    match correction.origin {
        // texts that leave out accents on purpose are left to their editor
        Origin::Listed
            if token.shape == CaseShape::Lower
                && token.entry.is_misspelling()
                && token.language.profile().tagged =>
        {
            (slip != Some(Slip::Accent) || token.entry.zipf() >= FREQUENT_SLIP).then_some(0.97)
        }
        Origin::Register if is_attributive(context, at) && !is_name(context, at + 1) => {
            let letters = correction.form.chars().count();
            let inside = correction.position > 0 && correction.position + 1 < letters;
            let beside = at > 0 && is_name(context, at - 1);
            (letters >= LONG_NAME && inside && !beside).then_some(0.87)
        }
        _ => None,
    }
}

/// How frequent (Zipf) a word is that is meant rather than one that a dictionary lacks.
const USUAL_ZIPF: f32 = 4.3;
/// Letters of a word that hardly another one resembles but in its ending.
const LONG_WORD: usize = 10;
/// By how much more probable, as log10, its letters make a word than those that are no word of the language.
const BETTER_SPELT: f32 = 2.0;
/// How frequent (Zipf) a slip in the accent must be to be corrected without asking.
const FREQUENT_SLIP: f32 = 3.4;
/// Letters of a name that hardly another name resembles.
const LONG_NAME: usize = 7;

/// Whether the name stands before the kind of thing that it names ("Stryker armored vehicles"), as brands
/// and models do in English; names of people and places do not.
fn is_attributive(context: &Context<'_>, at: usize) -> bool {
    let token = context.tokens()[at];
    let next = context.token(at + 1).filter(|next| next.is_lower_word() && context.is_spaced(at));
    token.language.profile().possessive
        && next.is_some_and(|next| {
            !next.entry.is_function_word()
                && (next.entry.can_be_noun() || next.entry.can_be_adjective())
                && !next.entry.can_be_adverb()
        })
}

/// The confidence of a split that the user's lexica tell of, at most.
const MOST_SURE: f32 = 0.99;
/// How many compounds, as log10, tell the form that a word takes in them.
const MANY_HEADS: f32 = 1.0;
/// Letters at the end of a word that inflection changes.
const ENDING: usize = 3;

fn add_split(context: &Context<'_>, suspect: &Suspect, index: usize, features: &mut Features) {
    let split = &suspect.splits[index];
    let at = suspect.token;
    let language = context.tokens()[at].language;
    let word = context.word(at);
    let (left, right) = (split.parts.0.as_str(), split.parts.1.as_str());
    let (first, second) = split.entries;
    let weak = matches!(second.class(), Some(WordClass::Adverb | WordClass::Interjection));
    let next_is_capital =
        context.token(at + 1).is_some_and(|next| next.is_word() && next.shape != CaseShape::Lower);
    let name = |entry: Entry| entry.is_registered_name() || names().get(left).is_known();
    features
        .set(Feature::LeftLetters, left.chars().count() as f32)
        .set(Feature::RightLetters, right.chars().count() as f32)
        .set(Feature::LeftFrequency, first.zipf())
        .set(Feature::RightFrequency, second.zipf())
        .set(Feature::Frequency, first.zipf().min(second.zipf()))
        .set(Feature::InDocument, split.in_document as f32)
        .tell(Feature::NameFirst, split.is_name)
        .tell(Feature::Registered, split.is_name && name(first))
        .tell(Feature::BehindGiven, split.behind_given_name)
        .tell(Feature::LeftUnknown, !first.is_known())
        .tell(Feature::LeftFunction, first.is_function_word())
        .tell(Feature::RightFunction, second.is_function_word())
        .tell(Feature::UsualEnding, second.is_usual_ending())
        .tell(Feature::InflectionEnding, second.is_inflection())
        .tell(Feature::BeginsCompounds, first.begins_compounds())
        .tell(Feature::LeftClosed, language.is_closed(left))
        .tell(Feature::DerivedPart, split.is_derived)
        .tell(Feature::Joined, split::may_be_joined(language, left, split.entries))
        .tell(Feature::MisfitAfter, split.misfit_after)
        .tell(Feature::MisfitBefore, split.misfit_before)
        .tell(Feature::WeakSecond, weak)
        .tell(Feature::BeforeCapital, next_is_capital);
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
        // a translation by parts leaves the link out: "arbejdeprincipper" is a bad compound and not two words
        let is_bound = |linked: f32| linked >= MANY_HEADS && linked > heads;
        if !first.is_function_word() && compounds::linked_heads(left, language).is_some_and(is_bound) {
            features.limit(Level::UNSURE);
        }
    }
    let (function_left, function_right) = (first.is_function_word(), second.is_function_word());
    // a name at the head of a sentence, as of a club: Nehirspor
    let may_be_name = context.tokens()[at].shape == CaseShape::Title && !split.is_name && !function_left;
    // words for numbers begin compounds: septiņpadsmitgadīgā
    let counts = first.class() == Some(WordClass::Numeral) && !language.is_measured();
    // what opens a phrase does not end one: "Halimahdi,"
    let opens = second.class() == Some(WordClass::Preposition);
    let ends_phrase = split.is_name && opens && context.mark(at + 1) == Some(',');
    if !function_right && may_be_name || counts || ends_phrase || compounds::is_linked(left, language) {
        features.limit(Level::UNSURE);
    }
    // kansainvaellusaikana: a split would want kansainvaelluksen
    let (postpositions, genitives) = language.profile().behind_genitive;
    let lacks_genitive = postpositions.contains(&right) && !genitives.iter().any(|end| left.ends_with(end));
    // resepsiyonisti: an ending that makes words, and a word by chance
    let is_suffix = language.profile().suffixes.iter().any(|(suffix, _)| *suffix == right);
    let is_participle = compounds::is_nominal_participle(left, language) && !function_right;
    if lacks_genitive || is_participle || is_suffix && !function_right && !split.is_name {
        features.limit(Level::UNSURE);
    }
    // "Jagdverein": where nouns have capitals, what looks like a name that nobody knows may be part of one
    let is_compound = || {
        matches!(language.profile().capitals, Capitals::Nouns)
            && derivation::is_derived(&suspect.key, context.tokens()[at].shape, language)
    };
    if split.is_name && !first.is_known() && split.in_document == 0 && is_compound() {
        features.limit(Level::UNSURE);
    }
    // "pårørenderommet" beside "pårørenderom": who writes it as one in two forms means one word
    if !split.is_name && has_shorter_form(context, &suspect.key, right) {
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
        features.decide(suspect.share(Reading::Fused(index)).min(MOST_SURE));
    }
    if split.in_document > 0 {
        features.because(Feature::InDocument, format!("the article writes “{shown}” elsewhere"));
    }
}

/// Whether the document has the word with this key, which ends with `last`, without an ending too.
fn has_shorter_form(context: &Context<'_>, key: &str, last: &str) -> bool {
    let stem = key.len() - last.len();
    let ends = last.char_indices().skip(SHORTEST_STEM).map(|(cut, _)| stem + cut);
    ends.filter(|&end| key[end..].chars().count() <= LONGEST_ENDING)
        .any(|end| context.words().count(&key[..end]).all > 0)
}

/// Fewest letters of a last part without its ending, and most letters of that.
const SHORTEST_STEM: usize = 3;
const LONGEST_ENDING: usize = 4;

fn add_broken(context: &Context<'_>, suspect: &Suspect, index: usize, features: &mut Features) {
    let broken = &suspect.broken[index];
    let other = if broken.first == suspect.token { broken.first + 1 } else { broken.first };
    let neighbour = context.tokens()[other];
    let (first, second) = (context.tokens()[broken.first], context.tokens()[broken.first + 1]);
    let letters = |at: usize| context.word(at).chars().count() as f32;
    features
        .set(Feature::Frequency, broken.entry.zipf())
        .set(Feature::LeftLetters, letters(broken.first))
        .set(Feature::RightLetters, letters(broken.first + 1))
        .set(Feature::LeftFrequency, first.entry.zipf())
        .set(Feature::RightFrequency, second.entry.zipf())
        .set(Feature::InDocument, context.words().count(&broken.word).all as f32)
        .tell(Feature::LeftFunction, first.entry.is_function_word())
        .tell(Feature::RightFunction, second.entry.is_function_word())
        .tell(Feature::LeftUnknown, !neighbour.entry.is_valid())
        .tell(Feature::Contrasted, is_contrasted(context, suspect.token, &broken.word));
    let part = context.word(suspect.token);
    features.because(Feature::Frequency, format!("“{part}” is no word, “{}” is", broken.word));
}

/// Whether a hyphen ties the word to its neighbour.
fn is_hyphenated(context: &Context<'_>, at: usize) -> bool {
    let hyphen = |i: usize| matches!(context.mark(i), Some('-' | '‐' | '‑'));
    at > 0 && context.is_glued(at - 1) && hyphen(at - 1) || context.is_glued(at) && hyphen(at + 1)
}

/// Whether the word alone stands in quotation marks: it may be of another language, or coined.
fn is_quoted(context: &Context<'_>, at: usize) -> bool {
    at > 0
        && context.is_glued(at - 1)
        && context.is_glued(at)
        && [at - 1, at + 1].iter().all(|&i| context.mark(i).is_some_and(is_quote))
}

/// Whether the sentence has the other form too: it speaks of two spellings or of two people.
pub(super) fn is_contrasted(context: &Context<'_>, at: usize, form: &str) -> bool {
    let is_form = |token: &Token| {
        let is_as_long = token.end() - token.start() == form.len();
        (token.is_non_ascii || is_as_long) && key_of(token.text(context.text())) == form
    };
    context.sentence_of(at).any(|other| other != at && is_form(&context.tokens()[other]))
}

/// Whether the word at `at` is part of a name: a capital inside a sentence, or a name at its beginning.
fn is_name(context: &Context<'_>, at: usize) -> bool {
    context.token(at).is_some_and(|token| {
        token.is_word()
            && token.shape != CaseShape::Lower
            && (!token.is_sentence_initial || token.entry.lower_share() < 0.5)
    })
}

fn is_unknown(context: &Context<'_>, at: usize) -> bool {
    context.token(at).is_some_and(|token| token.is_lower_word() && !token.entry.is_known())
}

/// What is known of a language that decides how much an unknown word says there.
pub(crate) fn add_language(language: Language, features: &mut Features) {
    let profile = language.profile();
    features
        .tell(Feature::Inflecting, language.has_endings())
        .tell(Feature::Agglutinating, profile.agglutinates)
        .tell(Feature::Compounding, profile.linking.is_some())
        .tell(Feature::Tagged, profile.tagged)
        .set(Feature::Coverage, word_model::unknown_lower(language));
}
