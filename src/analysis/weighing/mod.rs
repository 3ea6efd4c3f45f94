//! What speaks for and against each reading of a suspect, as features and in words.

mod doubts;
mod fused;
mod misspelt;

use super::context::Context;
use super::derivation::{self, Derivation};
use super::host::Host;
use super::spelling::{Correction, Origin, Slip};
use super::suspect::{Reading, Suspect};
use super::{unknown_words, word_model};
use crate::confidence::{Feature, Features};
use crate::finding::Level;
use crate::language::Language;
use crate::lexicon::{Entry, key_of};
use crate::text::CaseShape;
use crate::text::chars::is_quote;
use fused::add_split;
use misspelt::add_correction;

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
    let token = suspect.token;
    // what a list of misspellings holds is one in any company
    let is_listed =
        || matches!(reading, Reading::Misspelt(index) if suspect.corrections[index].origin == Origin::Listed);
    let is_foreign = || match reading {
        Reading::Broken(_) => context.foreign_languages().contains(&context.tokens()[token].language),
        Reading::Misspelt(_) | Reading::Fused(_) => {
            suspect.may_be_kept && !are_plain_words(context, suspect, reading)
                || is_tied_to_unknown(context, token)
                || is_behind_letter(context, token)
                || !is_listed() && is_among_unknown(context, token)
                || !is_listed() && context.mixes_languages(token)
        }
    };
    if is_meant(suspect, reading) || is_foreign() {
        features.limit(Level::UNSURE);
    }
    features
}

/// Whether the document has the form so often that it must be meant: a term, a word of a dialect, a habit. What a list holds
/// as misspelt, what stands right there far more often, and what the user's lexica tell is another matter.
fn is_meant(suspect: &Suspect, reading: Reading) -> bool {
    let repeats = suspect.surroundings.get(Feature::Repeats).unwrap_or_default();
    let is_usual = repeats >= MEANT;
    match reading {
        Reading::Misspelt(index) => {
            let correction = &suspect.corrections[index];
            let is_told = matches!(correction.origin, Origin::Listed | Origin::Corpus { .. });
            is_usual && !is_told && (correction.in_document as f32) < FAR_MORE * repeats
        }
        Reading::Fused(index) => is_usual && suspect.splits[index].user_evidence.is_none(),
        Reading::Broken(_) => false,
    }
}

/// From how many occurrences on a form is meant, and how many times as many of another one speak against it.
const MEANT: f32 = 3.0;
const FAR_MORE: f32 = 3.0;

/// Whether a hyphen ties the word at `at` to one that the language does not have: the two are a term of another language
/// or a name of a program (forbid-version, dpkg-buildpackage).
fn is_tied_to_unknown(context: &Context<'_>, at: usize) -> bool {
    let is_foreign = |i: usize| is_unknown(context, i) && !context.tokens()[i].entry.is_valid();
    let behind = at > 1 && is_behind_hyphen(context, at) && context.is_glued(at - 2) && is_foreign(at - 2);
    behind || is_before_hyphen(context, at) && context.is_glued(at + 1) && is_foreign(at + 2)
}

/// "e-tailer", "m-learning": behind a letter and a hyphen words are coined.
fn is_behind_letter(context: &Context<'_>, at: usize) -> bool {
    at > 1
        && is_behind_hyphen(context, at)
        && context.is_glued(at - 2)
        && context.word(at - 2).chars().count() == 1
}

/// Whether words that the language does not have stand on both sides of the word at `at`: "chhappan bhog bhajan".
fn is_among_unknown(context: &Context<'_>, at: usize) -> bool {
    at > 0
        && context.is_spaced(at - 1)
        && context.is_spaced(at)
        && [at - 1, at + 1].iter().all(|&i| is_no_word(context, i))
}

/// Whether words that the language does not have stand near the word at `at`, which another language has: it may be
/// among words that were left untranslated.
pub(super) fn is_near_unknown(context: &Context<'_>, at: usize) -> bool {
    let near = at.saturating_sub(NEAR)..(at + NEAR + 1).min(context.tokens().len());
    near.filter(|&i| i != at).any(|i| is_no_word(context, i))
}

/// Tokens on either side of a word that tell which language it may belong to.
const NEAR: usize = 5;

/// Least frequency (Zipf) of a word of another language that a translation may have kept.
const KEPT_ZIPF: f32 = 2.5;
/// The same for a language of the same family: machines translate between neighbours most often, and what they leave
/// looks like a slip in a word of the text's own language ("vorada", Catalan for the edge, and Portuguese "virada").
const KEPT_FROM_KIN_ZIPF: f32 = 1.0;

/// Whether a dictionary of another language than the text's holds the word with this key as right: a translation may
/// have kept it, and then what resembles it means something else.
pub(super) fn may_be_kept(context: &Context<'_>, key: &str, language: Language) -> bool {
    let is_kept_from = |other: Language, least: f32| {
        let entry = other.look_up_frequent(key, least);
        entry.is_valid() && !entry.is_misspelling() && entry.lower_share() >= 0.5
    };
    let mut others = Language::with_lexicon().filter(|&other| other != language);
    let source = context.source().filter(|&source| source != language);
    let least = |other: Language| if language.is_kin(other) { KEPT_FROM_KIN_ZIPF } else { KEPT_ZIPF };
    source.is_some_and(|source| is_kept_from(source, 0.0))
        || unknown_words::of(language, key)
            .may_be_kept(|| others.any(|other| is_kept_from(other, least(other))))
}

/// "surle", "dansles": two frequent function words, where only a rare word of a neighbouring language looks the same.
fn are_plain_words(context: &Context<'_>, suspect: &Suspect, reading: Reading) -> bool {
    let Reading::Fused(index) = reading else { return false };
    let split = &suspect.splits[index];
    let (key, language) = (&*suspect.key, context.tokens()[suspect.token].language);
    let is_plain = |entry: Entry| entry.is_function_word() && entry.zipf() >= PLAIN_ZIPF;
    let is_rare = |other: Language| !other.look_up_frequent(key, KEPT_ZIPF).is_valid();
    !split.is_name
        && is_plain(split.entries.0)
        && is_plain(split.entries.1)
        && key.chars().count() >= PLAIN_LETTERS
        && context.source().is_none_or(|source| source == language || !source.look_up(key).is_valid())
        && Language::with_lexicon().filter(|&other| other != language).all(is_rare)
}

/// Least frequency (Zipf) of each of two such words, and their letters together.
const PLAIN_ZIPF: f32 = 5.0;
const PLAIN_LETTERS: usize = 5;

/// What is known of a word whatever it may be.
pub(super) fn surroundings(context: &Context<'_>, host: &Host<'_>) -> Features {
    let (at, key) = (host.at, &*host.key);
    let token = context.tokens()[at];
    let language = token.language;
    let letters = key.chars().count();
    let title = host.shape == CaseShape::Title;
    let beside = [at.checked_sub(1), Some(at + 1)];
    let count = |test: &dyn Fn(usize) -> bool| {
        beside.iter().flatten().filter(|&&i| context.token(i).is_some() && test(i)).count() as f32
    };
    let rule = derivation::derivation(key, host.shape, language);
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
        .tell(Feature::Compound, matches!(rule, Some(Derivation::Compound | Derivation::Number)))
        .tell(Feature::Hyphenated, is_hyphenated(context, at));
    features.because(Feature::Margin, format!("“{}” is in no {} dictionary", host.written, language.name()));
    features
}

/// Least frequency (Zipf) of a word that a part of another may be without its accent.
const ACCENTED_ZIPF: f32 = 3.0;

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
    // "se rie": rather a word that lost its accent than a part of another
    let lacks_accent = |correction: &Correction| {
        let slip =
            correction.edit.map(|edit| Slip::of(&suspect.key, edit, correction.position, neighbour.language));
        slip == Some(Slip::Accent) && correction.entry.zipf() >= ACCENTED_ZIPF
    };
    if neighbour.entry.is_function_word() && suspect.corrections.iter().any(lacks_accent) {
        features.limit(Level::UNSURE);
    }
    let part = context.word(suspect.token);
    features.because(Feature::Frequency, format!("“{part}” is no word, “{}” is", broken.word));
}

/// Whether a hyphen ties the word to its neighbour.
fn is_hyphenated(context: &Context<'_>, at: usize) -> bool {
    is_behind_hyphen(context, at) || is_before_hyphen(context, at)
}

/// Whether a hyphen stands right before the word at `at`.
fn is_behind_hyphen(context: &Context<'_>, at: usize) -> bool {
    at > 0 && context.is_glued(at - 1) && is_hyphen(context.mark(at - 1))
}

/// Whether a hyphen stands right behind the word at `at`.
fn is_before_hyphen(context: &Context<'_>, at: usize) -> bool {
    context.is_glued(at) && is_hyphen(context.mark(at + 1))
}

fn is_hyphen(mark: Option<char>) -> bool {
    matches!(mark, Some('-' | '‐' | '‑'))
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
    let sentence = context.sentence_of(at);
    let mut places = context.places_of_hash(sentence, form);
    places.any(|other| other != at && key_of(context.word(other)) == form)
}

/// Whether a word with a capital stands right behind the word at `at`.
fn is_before_capital(context: &Context<'_>, at: usize) -> bool {
    context.token(at + 1).is_some_and(|next| next.is_word() && next.shape != CaseShape::Lower)
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

/// Whether the language does not have the word at `at`, not even as a misspelling.
fn is_no_word(context: &Context<'_>, at: usize) -> bool {
    is_unknown(context, at) && !context.tokens()[at].entry.is_misspelling()
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
