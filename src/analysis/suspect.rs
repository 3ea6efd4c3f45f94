//! Words that no dictionary holds as right, and what each of them may be.
//!
//! A noisy-channel view (Kernighan, Church and Gale 1990, "A spelling correction program based on a noisy
//! channel model"): every reading of the word gets the logarithm of a probability — how often such a thing
//! is written, times how often the accident happens that makes the written form of it. A rare right word is a
//! reading too. The passes weigh these numbers among others, see [`crate::confidence`].

use super::boundary::is_before_period_and_comma;
use super::context::Context;
use super::host::Host;
use super::identifiers;
use super::spelling::{self, Correction};
use super::split::{self, Split};
use super::{user_names, weighing, word_model};
use crate::confidence::Features;
use crate::language::names;
use crate::lexicon::{Entry, key_of};
use crate::text::{CaseShape, Notes, Span, Token, TokenKind};

/// A word that no dictionary holds as right, with its readings, at least one.
#[derive(Clone, Debug)]
pub struct Suspect {
    /// Index of its token.
    pub token: usize,
    /// Where it stands, without elided words and endings behind an apostrophe.
    pub span: Span,
    /// The normalised form of what stands there.
    pub key: String,
    /// Its case.
    pub shape: CaseShape,
    /// log10 of the probability that it is a right word or name that the dictionaries lack.
    pub right: f32,
    /// Other words of which it may be a misspelling, the most probable first.
    pub corrections: Vec<Correction>,
    /// Two words of which it may have lost the space, the most probable first.
    pub splits: Vec<Split>,
    /// Words of which it may be a part that a space cut off.
    pub broken: Vec<Broken>,
    /// What is known of it whatever it may be.
    pub(super) surroundings: Features,
    /// Whether it may be a word of another language that a translation kept.
    pub(super) may_be_kept: bool,
}

/// A word that a space may have cut in two.
#[derive(Clone, Debug, PartialEq)]
pub struct Broken {
    /// Index of the first of the two tokens.
    pub first: usize,
    /// The whole word, lower case.
    pub word: String,
    /// What is known of the whole word.
    pub entry: Entry,
    /// log10 of the probability of the reading.
    pub score: f32,
}

/// A reading of a suspect: its index among those of its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// Another word, misspelt.
    Misspelt(usize),
    /// Two words.
    Fused(usize),
    /// A part of a word.
    Broken(usize),
}

/// log10 of how often a running word is one part of a word that got a space.
const BROKEN: f32 = -2.9;

impl Suspect {
    /// All readings but the right one, with log10 of their probability.
    pub fn readings(&self) -> impl Iterator<Item = (Reading, f32)> + '_ {
        let corrections = self.corrections.iter().enumerate().map(|(i, c)| (Reading::Misspelt(i), c.score));
        let splits = self.splits.iter().enumerate().map(|(i, s)| (Reading::Fused(i), s.score));
        let broken = self.broken.iter().enumerate().map(|(i, b)| (Reading::Broken(i), b.score));
        corrections.chain(splits).chain(broken)
    }

    /// How much more probable a reading is than the best of the others, the right one left out, as log10.
    pub fn lead(&self, reading: Reading) -> f32 {
        let own = self.score(reading);
        let others = self.readings().filter(|(other, _)| *other != reading).map(|(_, score)| score);
        own - others.fold(self.right - 3.0, f32::max)
    }

    /// Share of a reading in the probability of all, the right one among them, 0.0 to 1.0.
    pub fn share(&self, reading: Reading) -> f32 {
        let own = self.score(reading);
        let compounds = self.splits.iter().filter_map(|split| split.compound_score);
        let all = self.readings().map(|(_, score)| score).chain([self.right]).chain(compounds);
        1.0 / all.map(|score| 10f32.powf(score - own)).sum::<f32>()
    }

    /// log10 of the probability of a reading.
    pub fn score(&self, reading: Reading) -> f32 {
        match reading {
            Reading::Misspelt(index) => self.corrections[index].score,
            Reading::Fused(index) => self.splits[index].score,
            Reading::Broken(index) => self.broken[index].score,
        }
    }
}

pub(super) fn find(context: &Context<'_>) -> Vec<Suspect> {
    context
        .noted(Notes::WRONG)
        .filter(|&at| is_suspect(context, at))
        .filter_map(|at| {
            let token = &context.tokens()[at];
            let host = Host::of(context, at);
            // what a list holds is right as it stands, or by chance a part of a word that a space cut
            let is_part_at_most = token.entry.is_obscure();
            let is_foreign = begins_with_foreign_name(context.word(at), token);
            let is_word = !is_part_at_most && !is_scrap(token) && !is_foreign;
            let corrections = if !is_word || host.shape == CaseShape::Mixed {
                Vec::new()
            } else {
                spelling::corrections(context, &host)
            };
            let mut splits = if is_part_at_most {
                Vec::new()
            } else {
                split::splits(context, at, &key_of(context.word(at)))
            };
            if is_foreign {
                splits.retain(|Split { parts, .. }| is_foreign_name_and_word(&parts.0, &parts.1, token));
            }
            let broken = broken(context, at);
            let has_readings = !(corrections.is_empty() && splits.is_empty() && broken.is_empty());
            has_readings.then(|| Suspect {
                token: at,
                right: word_model::right(context, &host),
                surroundings: weighing::surroundings(context, &host),
                may_be_kept: weighing::may_be_kept(context, &host.key, token.language),
                corrections,
                splits,
                broken,
                span: host.span,
                shape: host.shape,
                key: host.key.into_owned(),
            })
        })
        .collect()
}

/// Whether the word at `at` may be an artifact. Words in capitals, words with capitals inside, parts of
/// words joined by slashes and the like, and words of languages without a dictionary are left alone.
fn is_suspect(context: &Context<'_>, at: usize) -> bool {
    let token = &context.tokens()[at];
    let word = context.word(at);
    is_word_of_sentences(word, token)
        && may_be_wrong(token)
        && !is_attached(context, at)
        && !is_of_document(context, at)
        && !is_stressed(word, token)
        && !is_before_period_and_comma(context, at)
        && !identifiers::is_identifier(context, at)
        && context.lost_apostrophe(at).is_none()
        && (word_model::is_written_in(word, token.language)
            || begins_with_foreign_name(word, token)
            || user_names::explain_foreign_name(context, at, &key_of(word)))
}

/// Whether the word has letters that its language has not, and is a known name with a function word behind it:
/// "Hämäläinenque" in a Spanish text.
fn begins_with_foreign_name(word: &str, token: &Token) -> bool {
    if token.shape != CaseShape::Title || word_model::is_written_in(word, token.language) {
        return false;
    }
    let key = key_of(word);
    let cuts = key.char_indices().map(|(cut, _)| cut).skip(FOREIGN_NAME);
    cuts.map(|cut| key.split_at(cut)).any(|(name, rest)| is_foreign_name_and_word(name, rest, token))
}

/// Whether these are such a name and such a word.
fn is_foreign_name_and_word(name: &str, rest: &str, token: &Token) -> bool {
    rest.chars().count() >= FUNCTION_WORD
        && name.chars().count() >= FOREIGN_NAME
        && !ENDS_NAMES.contains(&rest)
        && token.language.look_up(rest).is_function_word()
        && names().get(name).is_registered_name()
}

/// Fewest letters of a name in letters of another language, and of the word behind it.
const FOREIGN_NAME: usize = 5;
const FUNCTION_WORD: usize = 3;

/// Function words of some language with which surnames and places of others end: Björnson, Björkdal, Kjærlund.
const ENDS_NAMES: &[&str] =
    &["son", "sen", "dal", "das", "dos", "den", "der", "des", "han", "hen", "ska", "van", "las"];

/// Whether a word may be an artifact, as far as the word itself tells it.
pub(super) fn may_be_suspect(word: &str, token: &Token) -> bool {
    may_be_wrong(token)
        && is_word_of_sentences(word, token)
        && (word_model::is_written_in(word, token.language) || begins_with_foreign_name(word, token))
}

fn is_word_of_sentences(word: &str, token: &Token) -> bool {
    token.is_word()
        && (matches!(token.shape, CaseShape::Lower | CaseShape::Title) || split::is_elided_name(word, token))
        && token.language.lexicon().is_some()
        && (2..=40).contains(&word.chars().count())
        // cel·la: the dictionaries hold no word with this mark
        && !word.contains('·')
}

/// A form that is right only with a capital is suspect without one, and so is one that a list of inflected
/// forms holds and that has no word class: such lists hold scraps too (ment, delos). What no text shows may by chance be
/// a part of a word.
fn may_be_wrong(token: &Token) -> bool {
    let entry = token.entry;
    !entry.is_valid()
        || token.shape == CaseShape::Lower
            && !entry.is_function_word()
            && (entry.lower_share() < 0.2 || entry.is_obscure() || is_scrap(token))
}

/// "juist mínder": Dutch marks the stress of a right word with an acute.
fn is_stressed(word: &str, token: &Token) -> bool {
    let plain = |c: char| match c {
        'á' => 'a',
        'é' => 'e',
        'í' => 'i',
        'ó' => 'o',
        'ú' => 'u',
        _ => c,
    };
    token.language.profile().marks_stress
        && token.is_non_ascii
        && token.language.look_up(&key_of(word).chars().map(plain).collect::<String>()).is_valid()
}

/// Least frequency (Zipf) of a word that the language of the document owns wherever it stands.
const DOCUMENT_ZIPF: f32 = 4.0;

/// "Rigel im Orion" in a German text: a word of the document in a paragraph that was taken for one of another language.
fn is_of_document(context: &Context<'_>, at: usize) -> bool {
    context.document_entry(at).is_some_and(|entry| entry.is_valid() && entry.zipf() >= DOCUMENT_ZIPF)
}

fn is_scrap(token: &Token) -> bool {
    let entry = token.entry;
    !entry.is_listed()
        && !entry.has_word_class()
        && entry.is_valid()
        && !entry.is_registered_name()
        && !entry.is_abbreviation()
        && token.language.profile().tagged
}

/// Whether a slash or the like ties the word to its neighbour, or what is left of a letter.
fn is_attached(context: &Context<'_>, at: usize) -> bool {
    let ties = |mark: Option<char>| {
        mark.is_some_and(|c| matches!(c, '/' | '_' | '&' | '+' | '@' | '#' | '*' | '=' | '\'' | '’'))
    };
    let glued_before = at > 0 && context.is_glued(at - 1);
    // (A)bort, (R)etry
    let behind_letter = glued_before
        && context.mark(at - 1) == Some(')')
        && at >= 3
        && context.mark(at - 3) == Some('(')
        && context.word(at - 2).chars().count() <= 2;
    // "rtĹ‘bbek": an opening mark inside a word is what is left of a letter
    let behind_lost_letter = glued_before
        && matches!(context.mark(at - 1), Some('‘' | '“' | '„' | '«'))
        && at >= 2
        && context.is_glued(at - 2)
        && context.tokens()[at - 2].is_word();
    // "%dsoldater": a place where a program puts a number; "50%mehr" lost its space
    let behind_place = glued_before
        && context.mark(at - 1) == Some('%')
        && !context.before(at - 1).is_some_and(|token| token.kind == TokenKind::Number);
    let before =
        behind_letter || behind_lost_letter || behind_place || glued_before && ties(context.mark(at - 1));
    let after = context.is_glued(at) && ties(context.mark(at + 1));
    // ’ome: an apostrophe at the front may stand for a letter
    before || after && !matches!(context.mark(at + 1), Some('\'' | '’'))
}

/// Whether a hyphen ties the word at `at`, of a letter or two, to the next: e-post, x-axel, in-house.
fn is_prefix(context: &Context<'_>, at: usize) -> bool {
    context.is_glued(at) && context.mark(at + 1) == Some('-') && context.word(at).chars().count() <= 2
}

/// The readings in which the word is one part of a word, the other part of which stands beside it.
fn broken(context: &Context<'_>, at: usize) -> Vec<Broken> {
    let mut found = Vec::new();
    let parts = [(at > 0).then(|| (at - 1, at)), (at + 1 < context.tokens().len()).then_some((at, at + 1))];
    for (first, second) in parts.into_iter().flatten() {
        let (a, b) = (context.tokens()[first], context.tokens()[second]);
        if !a.is_word() || !b.is_lower_word() || a.shape == CaseShape::Upper || !context.is_spaced(first) {
            continue;
        }
        // "infekterad e-post"
        if is_prefix(context, second) {
            continue;
        }
        let other = if first == at { second } else { first };
        // "za lihe": where no repair was measured, a preposition rather stands before a word that no list holds
        if !a.language.is_measured() && context.tokens()[other].entry.is_function_word() {
            continue;
        }
        // "besturingselement en": a compound that no list holds, beside a word that is an ending too
        if context.tokens()[other].entry.is_function_word() && context.is_derived(at) {
            continue;
        }
        // "l'ener gia": the elided word is none of its parts
        let start = key_of(context.word(first));
        let word = start[split::elided(&start, a.language)..].to_owned() + &*key_of(context.word(second));
        let language = context.tokens()[at].language;
        if !language.may_hold(&word) {
            continue;
        }
        let entry = language.look_up(&word);
        if !entry.is_valid() || entry.is_misspelling() || word.chars().count() < 5 || entry.zipf() < 1.0 {
            continue;
        }
        if entry.lower_share() < 0.3 && a.shape == CaseShape::Lower {
            continue;
        }
        // the other readings speak of this word alone, so the neighbour's own probability is taken off
        let neighbour = word_model::right(context, &Host::of(context, other));
        let cuts = (word.chars().count() as f32).log10();
        let score = BROKEN + entry.zipf() - 9.0 - cuts - neighbour;
        found.push(Broken { first, word, entry, score });
    }
    found
}
