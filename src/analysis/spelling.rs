//! What a misspelt word may have been meant to be, and how probable each accident is.

use super::context::Context;
use super::host::Host;
use super::unknown_words::{Near, UnknownWord};
use super::{derivation, grammar, keyboard, unknown_words, user_names};
use crate::language::{Capitals, Language};
use crate::lexicon::{Candidate, EditKind, Entry, without_sharp_s};
use crate::text::CaseShape;

/// A form that a written word may stand for.
#[derive(Clone, Debug, PartialEq)]
pub struct Correction {
    /// The form, lower case; it may hold a space where a list of misspellings says so.
    pub form: String,
    /// What is known of the form.
    pub entry: Entry,
    /// log10 of the probability that the form was meant and came out as it is written.
    pub score: f32,
    /// The edit between the two; `None` if a list of misspellings gives the form.
    pub edit: Option<EditKind>,
    /// Index in characters of the first letter in which the two differ.
    pub position: usize,
    /// Where the form comes from.
    pub origin: Origin,
    /// How often the document has the form.
    pub in_document: u32,
    /// Whether it is a common noun in a language that writes those with capitals.
    pub is_noun: bool,
}

/// Where a correction comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A list of misspellings.
    Listed,
    /// The dictionary of the language.
    Dictionary,
    /// The register of names that all languages share.
    Register,
    /// Only the document itself has the form.
    Document,
    /// A word of the source language that resembles the form: that word and its language.
    Cognate(String, Language),
    /// A corpus or a list of words of the user has the form.
    Corpus {
        /// Whether the form is a name.
        is_name: bool,
        /// Whether the word beside it is one that usually stands there.
        confirmed: bool,
        /// Whether it is far more frequent than the written form.
        far: bool,
        /// Who says so, for a person.
        evidence: Vec<String>,
    },
}

impl Correction {
    /// Whether the form is a name: of the document, of the dictionary, or of the register.
    pub fn is_name(&self) -> bool {
        match self.origin {
            Origin::Register | Origin::Document => true,
            Origin::Listed | Origin::Cognate(..) => false,
            Origin::Corpus { is_name, .. } => is_name,
            Origin::Dictionary => self.entry.title_share() >= 0.5 && !self.is_noun,
        }
    }
}

/// log10 of how often a running word is misspelt.
pub(super) const MISSPELT: f32 = -2.9;
/// Shortest word, in letters, that is compared with the dictionary, at one edit and at two.
const MIN_LETTERS: usize = 4;
const MIN_LETTERS_TWO_EDITS: usize = 8;
/// Shortest word that is compared with words of the source language.
const MIN_LETTERS_COGNATE: usize = 7;
/// Forms rarer than this (Zipf) are no candidates: a rare word is as likely as the unknown one.
const MIN_ZIPF: f32 = 1.0;
/// Least frequency (Zipf) of a form that is two edits away.
const MIN_ZIPF_TWO_EDITS: f32 = 2.5;
/// What known misspellings have over those that only the channel explains.
const LISTED: f32 = 3.0;
/// What a slip in a word of another language loses when nothing else tells that the text was translated
/// from that language.
const UNKNOWN_SOURCE: f32 = -1.5;

/// The forms that a word may stand for, the most probable first.
pub(super) fn corrections(context: &Context<'_>, host: &Host<'_>) -> Vec<Correction> {
    let (token, key) = (context.tokens()[host.at], &*host.key);
    let Some(lexicon) = token.language.lexicon() else { return Vec::new() };
    let known = unknown_words::of(token.language, key);
    let mut found = listed(context, key, token.language, known.listed(lexicon, key));
    let letters = key.chars().count();
    // where no repair was measured, what the rules explain is right
    if !token.language.is_measured() && derivation::is_derived(key, host.shape, token.language) {
        return found;
    }
    if letters >= MIN_LETTERS && !key.contains('\'') {
        let title = host.shape == CaseShape::Title;
        let usable = |near: &&Near| near.is_candidate;
        let mut near = known.near(token.language, lexicon, key);
        // two edits away from what the rules of the language explain lies nothing that was meant
        let may_be_far = !title
            && letters >= MIN_LETTERS_TWO_EDITS
            && !near.iter().any(|c| usable(&c))
            && !derivation::is_derived(key, host.shape, token.language);
        if may_be_far {
            near = known.near_two(token.language, lexicon, key);
        }
        for near in near.iter().filter(usable) {
            add(&mut found, weigh(context, host, near, Origin::Dictionary));
        }
        if title {
            for near in known.near_names(token.language, key).iter().filter(usable) {
                // "Ucrânia" beside "Ucrania": the same name in another language is no rival
                let is_twin = |own: &Correction| {
                    own.origin == Origin::Dictionary && differ_by_accents(&own.form, &near.candidate.form)
                };
                if !found.iter().any(is_twin) {
                    add(&mut found, weigh(context, host, near, Origin::Register));
                }
            }
        }
        add_document_forms(context, host, &mut found);
        user_names::add_corrections(context, host, &mut found);
        let slips = |other: &Correction| other.edit != Some(EditKind::Several);
        if letters >= MIN_LETTERS_COGNATE && !found.iter().any(slips) {
            add_cognates(context, host.at, key, &known, &mut found);
        }
    }
    found.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.form.cmp(&b.form)));
    found
}

/// Whether two forms differ, and by the accents of their letters alone.
fn differ_by_accents(one: &str, other: &str) -> bool {
    one != other
        && one.chars().count() == other.chars().count()
        && one.chars().zip(other.chars()).all(|(a, b)| a == b || keyboard::differ_by_accent(a, b))
}

/// Adds a correction unless a better one has the same form.
fn add(found: &mut Vec<Correction>, correction: Correction) {
    match found.iter_mut().find(|other| other.form == correction.form) {
        Some(other) if other.score < correction.score => *other = correction,
        Some(_) => {}
        None => found.push(correction),
    }
}

/// Whether a form of a dictionary may be what was meant. The sharp s and its double are two spellings of one
/// sound, by the rules of two countries.
pub(super) fn is_candidate(key: &str, candidate: &Candidate) -> bool {
    let sharp = key.contains('ß') != candidate.form.contains('ß');
    let variant = sharp && key.replace('ß', "ss") == candidate.form.replace('ß', "ss");
    let least = if candidate.distance > 1 { MIN_ZIPF_TWO_EDITS } else { MIN_ZIPF };
    candidate.entry.is_valid()
        && !variant
        && candidate.entry.zipf() >= least
        && !candidate.form.contains('\'')
}

/// "funguses", "cactuses": the regular plural of a Latin noun stands beside that of its own language.
fn is_regular_plural(key: &str, language: Language) -> bool {
    language.profile().latin_plurals
        && key.ends_with("uses")
        && key.strip_suffix("es").is_some_and(|noun| language.look_up(noun).is_valid())
}

/// What a list of misspellings has for the word with this key.
fn listed(context: &Context<'_>, key: &str, language: Language, corrections: &[String]) -> Vec<Correction> {
    if is_regular_plural(key, language) {
        return Vec::new();
    }
    let share = -(corrections.len() as f32).log10();
    corrections
        .iter()
        // a lost space is a reading of its own
        .filter(|form| form.replace(' ', "") != key)
        .map(|form| {
            let zipf = form.split(' ').map(|part| language.look_up(part).zipf()).fold(8.0, f32::min);
            Correction {
                score: MISSPELT + zipf - 9.0 + share + LISTED,
                entry: language.look_up(form),
                edit: Candidate::between(key, form, 1).map(|candidate| candidate.edit),
                position: key.chars().zip(form.chars()).take_while(|(a, b)| a == b).count(),
                origin: Origin::Listed,
                in_document: context.words().count(form).all,
                is_noun: false,
                form: form.clone(),
            }
        })
        .collect()
}

fn weigh(context: &Context<'_>, host: &Host<'_>, near: &Near, origin: Origin) -> Correction {
    let Near { candidate, channel, .. } = near;
    let double = without_sharp_s(&candidate.form);
    let form = double
        .filter(|_| !host.key.contains('ß') && context.is_swiss())
        .unwrap_or_else(|| candidate.form.clone());
    let is_initial = context.tokens()[host.at].is_sentence_initial;
    let case = case_share(candidate.entry, host.shape, is_initial);
    let in_document = context.words().count(&form).all;
    // a word of the document is more probable there than in the language
    let repeated = if in_document > 0 { 0.5 + (in_document as f32).log10() } else { 0.0 };
    let score = candidate.entry.zipf() - 9.0 + channel + case.log10() + repeated;
    let language = context.tokens()[host.at].language;
    let is_noun = origin == Origin::Dictionary
        && host.shape == CaseShape::Title
        && language.profile().capitals == Capitals::Nouns
        && (!candidate.entry.is_registered_name() || grammar::stands_as_noun(context, host.at));
    Correction {
        form,
        entry: candidate.entry,
        score: MISSPELT + score,
        edit: Some(candidate.edit),
        position: candidate.position,
        origin,
        in_document,
        is_noun,
    }
}

/// Share of the candidate's occurrences that are written in the shape of the token.
fn case_share(entry: Entry, shape: CaseShape, initial: bool) -> f32 {
    match shape {
        CaseShape::Lower => entry.lower_share().max(0.001),
        CaseShape::Title if initial => 1.0,
        _ => entry.title_share().max(0.05),
    }
}

/// log10 of the probability that a hand or a machine makes the written word of the candidate, given that
/// it makes an error in it. The kinds of error are taken as equally frequent; a place is one of the
/// letters; a wrong letter is most often a neighbour on the keyboard or the same letter with another accent.
pub(super) fn channel(key: &str, candidate: &Candidate, language: Language) -> f32 {
    let places = -(key.chars().count() as f32).log10();
    let first = if candidate.position == 0 { -1.0 } else { 0.0 };
    let kind = match Slip::of(key, candidate.edit, candidate.position, language) {
        Slip::Swapped => -0.7,
        Slip::Doubled => -0.6,
        Slip::Lost => -0.8,
        Slip::AddedNear | Slip::Neighbour => -1.0,
        Slip::AddedFar => -1.9,
        Slip::Accent => -0.3,
        Slip::Mistaken => -2.0,
        Slip::Two => -3.6 + places,
    };
    kind + places + first
}

/// The accident that an edit shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slip {
    /// Two letters changed places.
    Swapped,
    /// A letter is doubled, or a double one single.
    Doubled,
    /// A letter is lost.
    Lost,
    /// The finger hit a key beside the right one too.
    AddedNear,
    /// Another letter is too many.
    AddedFar,
    /// The finger hit the key beside the right one.
    Neighbour,
    /// The letter has another accent, or none.
    Accent,
    /// Another letter stands there.
    Mistaken,
    /// More than one edit.
    Two,
}

impl Slip {
    /// The accident behind the edit at `position` of the word with this key.
    pub(super) fn of(key: &str, edit: EditKind, position: usize, language: Language) -> Self {
        match edit {
            EditKind::Transposition => Self::Swapped,
            EditKind::Deletion { repeats: true, .. } | EditKind::Insertion { repeats: true, .. } => {
                Self::Doubled
            }
            EditKind::Deletion { .. } => Self::Lost,
            EditKind::Insertion { letter, .. } => {
                let before = position.checked_sub(1).and_then(|before| key.chars().nth(before));
                let beside = [before, key.chars().nth(position + 1)];
                let near = beside
                    .into_iter()
                    .flatten()
                    .any(|other| keyboard::are_neighbours(letter, other, language));
                if near { Self::AddedNear } else { Self::AddedFar }
            }
            EditKind::Substitution { written, meant } => {
                if keyboard::differ_by_accent(written, meant) {
                    Self::Accent
                } else if keyboard::are_neighbours(written, meant, language) {
                    Self::Neighbour
                } else {
                    Self::Mistaken
                }
            }
            EditKind::Several => Self::Two,
        }
    }
}

/// Forms of the document itself, one edit away: names and terms that no dictionary holds, written right there.
fn add_document_forms(context: &Context<'_>, host: &Host<'_>, found: &mut Vec<Correction>) {
    let (token, key) = (context.tokens()[host.at], &*host.key);
    let words = context.words();
    let own = words.count(key).all;
    let total = context.tokens().len().max(100) as f32;
    for (form, counts) in words.near(key) {
        let form = &*form;
        let fits = if host.shape == CaseShape::Title { counts.lower < counts.all } else { counts.lower > 0 };
        if form == key || counts.all < own || !fits || form.contains('\'') {
            continue;
        }
        let Some(candidate) = Candidate::between(key, form, 1) else { continue };
        let score = MISSPELT + (counts.all as f32 / total).log10() + channel(key, &candidate, token.language);
        match found.iter_mut().find(|other| other.form == form) {
            Some(other) => other.score = other.score.max(score),
            None => found.push(Correction {
                form: form.to_owned(),
                entry: candidate.entry,
                score,
                edit: Some(candidate.edit),
                position: candidate.position,
                origin: Origin::Document,
                in_document: counts.all,
                is_noun: false,
            }),
        }
    }
}

/// A word of another language mistyped ("Comabte", Spanish combate) points to the word that it resembles,
/// its translation most often. Only words that no correction in the text's own language explains.
fn add_cognates(
    context: &Context<'_>,
    at: usize,
    key: &str,
    known: &UnknownWord,
    found: &mut Vec<Correction>,
) {
    let token = context.tokens()[at];
    let near_in = |source: Language| {
        let near = |lexicon| !unknown_words::of(source, key).near_common(lexicon, key).is_empty();
        source.lexicon().is_some_and(near)
    };
    let sources = match context.source() {
        Some(source) => vec![source],
        None if known.has_cognates(|| token.language.quoted().any(near_in)) => {
            token.language.quoted().collect()
        }
        None => return,
    };
    let Some(own) = token.language.lexicon() else { return };
    for source in sources {
        let Some(lexicon) = source.lexicon() else { continue };
        for foreign in unknown_words::of(source, key).near_common(lexicon, key) {
            let given = if context.source().is_some() { 0.0 } else { UNKNOWN_SOURCE };
            let slip = MISSPELT + channel(key, foreign, token.language) + given;
            let known = unknown_words::of(token.language, &foreign.form);
            for Near { candidate: cognate, .. } in known.near(token.language, own, &foreign.form) {
                if cognate.entry.is_valid()
                    && cognate.entry.zipf() >= 3.5
                    && cognate.entry.lower_share() > 0.5
                {
                    add(
                        found,
                        Correction {
                            form: cognate.form.clone(),
                            entry: cognate.entry,
                            score: cognate.entry.zipf() - 9.0 + slip,
                            edit: Some(foreign.edit),
                            position: foreign.position,
                            origin: Origin::Cognate(foreign.form.clone(), source),
                            in_document: context.words().count(&cognate.form).all,
                            is_noun: false,
                        },
                    );
                }
            }
        }
    }
}
