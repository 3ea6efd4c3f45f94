//! What a misspelt word was meant to be.

use super::context::Context;
use super::{keyboard, user_names};
use crate::language::{Language, names};
use crate::lexicon::{Candidate, EditKind, Entry, key_of};
use crate::text::CaseShape;
use crate::text::chars::is_quote;

/// A form that a written word may stand for.
#[derive(Clone, Debug, PartialEq)]
pub struct Correction {
    /// The form, lower case; it may hold a space where a list of misspellings says so.
    pub form: String,
    /// log10 of the probability that the form was meant and came out as it is written, without the
    /// probability that a word is misspelt at all.
    pub score: f32,
    /// Number of edits between the two, 0 if a list of misspellings gives the form.
    pub distance: u8,
    /// Whether the form is a name: of the document, of the dictionary, or of the register.
    pub is_name: bool,
    /// What the correction rests on.
    pub basis: Basis,
    /// What speaks for the form, for a person.
    pub evidence: Vec<String>,
}

/// What a correction rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// A list of misspellings.
    Listed,
    /// The dictionary and the kind of edit alone.
    Dictionary,
    /// An accent alone.
    Accent,
    /// The register of names alone.
    Register,
    /// The article writes the form elsewhere.
    Document,
    /// A word of the source language that resembles the form.
    Cognate,
    /// A corpus or a list of words of the user has the form.
    Corpus {
        /// Whether the word beside it is one that usually stands there.
        confirmed: bool,
        /// Whether it is far more frequent than the written form.
        far: bool,
    },
}

/// Confidence that stays a suggestion, and one that is not worth a look.
pub(super) const UNSURE: f32 = 0.7;
const SILENT: f32 = 0.2;
/// Letters at the end of a word that inflection changes, and that chains of suffixes change.
const ENDING: usize = 3;
const LONG_ENDING: usize = 4;
/// From these frequencies (Zipf) on, a form is one of the most usual, and usual.
const USUAL: f32 = 4.5;
const FAIRLY_USUAL: f32 = 4.0;
/// Shortest name that the register alone may correct, in letters.
const MIN_NAME_LETTERS: usize = 7;
/// How frequent (Zipf) a place must be to be corrected by its frequency alone.
const USUAL_PLACE: f32 = 4.0;
/// How frequent (Zipf) a slip in the accent must be to be corrected without asking: texts that leave out
/// accents on purpose are left to their editor.
const FREQUENT_SLIP: f32 = 3.4;

impl Correction {
    /// The confidence that the correction of the word at `at` may reach. The frequency of forms says little
    /// of names, which resemble each other, and of words inside phrases of another language.
    pub(super) fn ceiling(&self, context: &Context<'_>, at: usize) -> f32 {
        let token = context.tokens()[at];
        let inside_name = token.shape == CaseShape::Title
            && (is_name(context, at.wrapping_sub(1)) || is_name(context, at + 1));
        let inside_phrase = is_foreign(context, at.wrapping_sub(1)) || is_foreign(context, at + 1);
        let title_inside = token.shape == CaseShape::Title && !token.is_sentence_initial;
        match self.basis {
            Basis::Dictionary | Basis::Document
                if !self.is_name && is_contrasted(context, at, &self.form) =>
            {
                UNSURE
            }
            Basis::Corpus { .. } => user_names::ceiling(self, context, at),
            Basis::Listed if token.entry.is_misspelling() && token.shape == CaseShape::Lower => 0.99,
            Basis::Listed if is_calendar(&self.form, token.language) => 0.97,
            // the cases of a name differ at its end, and so do words of one stem
            Basis::Document if self.may_be_inflected(context, at) => SILENT,
            Basis::Document | Basis::Cognate => 0.97,
            _ if inside_phrase => SILENT,
            _ if is_quoted(context, at) => UNSURE,
            Basis::Accent if token.entry.zipf() < FREQUENT_SLIP => UNSURE,
            // months, weekdays and peoples are few and usual
            Basis::Register if !inside_name && is_calendar(&self.form, token.language) => 0.95,
            Basis::Register if !inside_name && self.is_usual_place(token.language) => 0.84,
            Basis::Register if inside_name || self.form.chars().count() < MIN_NAME_LETTERS => SILENT,
            Basis::Register if !is_attributive(context, at) => 0.5,
            Basis::Register => 0.86,
            Basis::Dictionary | Basis::Listed if inside_name || title_inside => UNSURE,
            Basis::Dictionary if self.is_short_and_rare(token.language) => UNSURE,
            Basis::Dictionary if self.may_be_inflected(context, at) => UNSURE,
            Basis::Dictionary if self.may_be_another_word(context, at) => UNSURE,
            Basis::Listed | Basis::Dictionary | Basis::Accent => 0.97,
        }
    }

    /// Whether the form is a place that texts often speak of, and long enough to have no neighbours.
    fn is_usual_place(&self, language: Language) -> bool {
        let entry = language.look_up(&self.form);
        entry.is_place() && entry.zipf() >= USUAL_PLACE && self.form.chars().count() >= MIN_NAME_LETTERS
    }

    /// Whether the two differ at their ends only, in a language that inflects so richly that the word may be a
    /// form which no list holds. A letter that is doubled or swapped is no ending.
    pub(super) fn may_be_inflected(&self, context: &Context<'_>, at: usize) -> bool {
        let language = context.tokens()[at].language;
        if !language.has_endings() {
            return false;
        }
        let key = key_of(context.word(at));
        let shared = key.chars().zip(self.form.chars()).take_while(|(a, b)| a == b).count();
        let (own, other) = (key.chars().count(), self.form.chars().count());
        let tail = own.max(other) - shared;
        let ending = if language.profile().agglutinates { LONG_ENDING } else { ENDING };
        tail <= ending && !is_slip_of_hand(&key, &self.form)
    }

    /// Whether the two are as likely two words: the first letter differs, or a letter stands for one that is
    /// no neighbour of it, or there are two edits, and the form is none of the most usual. Where the dictionary
    /// knows the classes of its words it holds nearly all of them.
    fn may_be_another_word(&self, context: &Context<'_>, at: usize) -> bool {
        let language = context.tokens()[at].language;
        if language.profile().tagged {
            return false;
        }
        let key = key_of(context.word(at));
        let usual = language.look_up(&self.form).zipf() >= USUAL;
        match Candidate::between(&key, &self.form, 1).map(|candidate| candidate.edit) {
            Some(EditKind::Transposition) => false,
            _ if key.chars().next() != self.form.chars().next() => true,
            Some(EditKind::Substitution { written, meant }) => {
                let slip = keyboard::differ_by_accent(written, meant)
                    || keyboard::are_neighbours(written, meant, language);
                !slip && !usual
            }
            Some(EditKind::Insertion { repeats: true, .. } | EditKind::Deletion { repeats: true, .. }) => {
                false
            }
            // a letter more or less makes another word where prefixes and stems are many (vynucovať, vnucovať)
            Some(_) => {
                let known = language.look_up(&self.form).zipf() >= FAIRLY_USUAL;
                !known && language.has_endings()
            }
            None => !usual,
        }
    }

    /// Short words have many neighbours, so only a very usual one is sure.
    fn is_short_and_rare(&self, language: Language) -> bool {
        let zipf = language.look_up(&self.form).zipf();
        match self.form.chars().count() {
            ..=4 => zipf < 5.5,
            5 => zipf < 5.0,
            _ => false,
        }
    }
}

/// Whether the word alone stands in quotation marks: it may be of another language, or coined.
fn is_quoted(context: &Context<'_>, at: usize) -> bool {
    at > 0
        && context.is_glued(at - 1)
        && context.is_glued(at)
        && [at - 1, at + 1].iter().all(|&i| context.mark(i).is_some_and(is_quote))
}

/// Whether one of the two has a letter doubled or two letters swapped.
fn is_slip_of_hand(key: &str, form: &str) -> bool {
    Candidate::between(key, form, 1).is_some_and(|candidate| {
        matches!(
            candidate.edit,
            EditKind::Transposition
                | EditKind::Insertion { repeats: true, .. }
                | EditKind::Deletion { repeats: true, .. }
        )
    })
}

fn is_calendar(form: &str, language: Language) -> bool {
    form.chars().count() >= 6 && language.lists().calendar.get(form).is_some()
}

/// Whether the sentence has the other form too: it speaks of two spellings or of two people.
pub(super) fn is_contrasted(context: &Context<'_>, at: usize, form: &str) -> bool {
    context.sentence_of(at).any(|other| other != at && key_of(context.word(other)) == form)
}

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

/// Whether the word at `at` is part of a name: a capital inside a sentence, or a name at its beginning.
fn is_name(context: &Context<'_>, at: usize) -> bool {
    context.token(at).is_some_and(|token| {
        token.is_word()
            && token.shape != CaseShape::Lower
            && (!token.is_sentence_initial || token.entry.lower_share() < 0.5)
    })
}

fn is_foreign(context: &Context<'_>, at: usize) -> bool {
    context.token(at).is_some_and(|token| token.is_lower_word() && !token.entry.is_known())
}

/// Shortest word, in letters, that is compared with the dictionary, at one edit and at two.
const MIN_LETTERS: usize = 4;
const MIN_LETTERS_TWO_EDITS: usize = 8;
/// Shortest word that is compared with words of the source language.
const MIN_LETTERS_COGNATE: usize = 7;
/// Forms rarer than this (Zipf) are no candidates: a rare word is as likely as the unknown one.
const MIN_ZIPF: f32 = 2.0;
/// What known misspellings have over those that only the channel explains.
const LISTED: f32 = 3.0;
/// What a slip in a word of another language loses when nothing else tells that the text was translated
/// from that language.
const UNKNOWN_SOURCE: f32 = -1.5;

/// The forms that the word at `at`, with this key, may stand for.
pub(super) fn corrections(context: &Context<'_>, at: usize, key: &str) -> Vec<Correction> {
    let token = context.tokens()[at];
    let Some(lexicon) = token.language.lexicon() else { return Vec::new() };
    let mut found = listed(key, token.language);
    let letters = key.chars().count();
    if letters < MIN_LETTERS || key.contains('\'') {
        return found;
    }
    let title = token.shape == CaseShape::Title;
    let usable = |candidate: &&Candidate| {
        // two spellings of one sound, by the rules of two countries
        let sharp = key.contains('ß') != candidate.form.contains('ß');
        let variant = sharp && key.replace('ß', "ss") == candidate.form.replace('ß', "ss");
        candidate.entry.is_valid()
            && !variant
            && candidate.entry.zipf() >= MIN_ZIPF
            && !candidate.form.contains('\'')
    };
    let neighbours = context.neighbours();
    let mut near = neighbours.of(lexicon, key, 1);
    if !title && letters >= MIN_LETTERS_TWO_EDITS && !near.iter().any(|c| usable(&c)) {
        near = neighbours.of(lexicon, key, 2);
    }
    found.extend(near.iter().filter(usable).map(|candidate| weigh(context, at, key, candidate, false)));
    if title {
        for candidate in neighbours.of(names(), key, 1).iter() {
            if candidate.entry.zipf() >= MIN_ZIPF && !found.iter().any(|other| other.form == candidate.form) {
                found.push(weigh(context, at, key, candidate, true));
            }
        }
    }
    add_document_names(context, at, key, &mut found);
    user_names::add_corrections(context, at, key, &mut found);
    if letters >= MIN_LETTERS_COGNATE && !found.iter().any(|correction| correction.distance <= 1) {
        add_cognates(context, at, key, &mut found);
    }
    found
}

fn listed(key: &str, language: Language) -> Vec<Correction> {
    let corrections = language.lexicon().map_or_else(Vec::new, |lexicon| lexicon.corrections(key));
    let share = -(corrections.len() as f32).log10();
    corrections
        .into_iter()
        // a lost space is a reading of its own
        .filter(|form| form.replace(' ', "") != key)
        .map(|form| {
            let zipf = form.split(' ').map(|part| language.look_up(part).zipf()).fold(8.0, f32::min);
            Correction {
                score: zipf - 9.0 + share + LISTED,
                distance: 0,
                is_name: false,
                basis: if is_accent_slip(key, &form) { Basis::Accent } else { Basis::Listed },
                evidence: vec![format!("“{key}” is a known misspelling of “{form}”")],
                form,
            }
        })
        .collect()
}

/// Whether the two differ in accents only.
fn is_accent_slip(written: &str, meant: &str) -> bool {
    written.chars().count() == meant.chars().count()
        && written.chars().zip(meant.chars()).all(|(a, b)| a == b || keyboard::differ_by_accent(a, b))
}

fn weigh(context: &Context<'_>, at: usize, key: &str, candidate: &Candidate, register: bool) -> Correction {
    let token = context.tokens()[at];
    let channel = channel(key, candidate, token.language);
    let case = case_share(candidate.entry, token.shape, token.is_sentence_initial);
    let mut evidence = vec![format!(
        "“{}” is {} away and has Zipf frequency {:.1}",
        candidate.form,
        if candidate.distance == 1 { "one edit" } else { "two edits" },
        candidate.entry.zipf()
    )];
    let mut score = candidate.entry.zipf() - 9.0 + channel + case.log10();
    let is_name = register || candidate.entry.title_share() >= 0.5;
    let mut basis = match is_name {
        _ if is_accent_slip(key, &candidate.form) => Basis::Accent,
        true => Basis::Register,
        false => Basis::Dictionary,
    };
    // the ending of a name differs between languages and between relatives
    let at_end = candidate.position + 1 >= key.chars().count().min(candidate.form.chars().count());
    if basis == Basis::Register && (at_end || candidate.position == 0 || candidate.distance > 1) {
        score -= 2.0;
    }
    let count = context.words().count(&candidate.form).all;
    if count > 0 && basis != Basis::Register {
        basis = if basis == Basis::Dictionary { Basis::Document } else { basis };
        score += 0.5 + (count as f32).log10();
        evidence.push(format!("the article writes “{}” elsewhere", candidate.form));
    }
    Correction { is_name, form: candidate.form.clone(), score, distance: candidate.distance, basis, evidence }
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
    let kind = match candidate.edit {
        EditKind::Transposition => -0.7,
        EditKind::Deletion { repeats: true, .. } | EditKind::Insertion { repeats: true, .. } => -0.6,
        EditKind::Deletion { .. } => -0.8,
        EditKind::Insertion { letter, .. } => {
            let chars: Vec<char> = key.chars().collect();
            let beside = [candidate.position.wrapping_sub(1), candidate.position + 1];
            let near = beside
                .iter()
                .filter_map(|&i| chars.get(i))
                .any(|&other| keyboard::are_neighbours(letter, other, language));
            if near { -1.0 } else { -1.9 }
        }
        EditKind::Substitution { written, meant } => {
            if keyboard::differ_by_accent(written, meant) {
                -0.3
            } else if keyboard::are_neighbours(written, meant, language) {
                -1.0
            } else {
                -2.0
            }
        }
        EditKind::Several => -3.6 + places,
    };
    kind + places + first
}

/// Whether a hand takes one letter for the other: they lie side by side on the keyboard.
pub(super) fn are_confused(written: char, meant: char, language: Language) -> bool {
    keyboard::are_neighbours(written, meant, language)
}

/// Names that the document writes at least twice, one edit away (two, if they are long).
fn add_document_names(context: &Context<'_>, at: usize, key: &str, found: &mut Vec<Correction>) {
    let token = context.tokens()[at];
    if token.shape != CaseShape::Title {
        return;
    }
    let words = context.words();
    let own = words.count(key).all;
    let total = context.tokens().len().max(100) as f32;
    for (name, count) in words.names() {
        if name == key || *count <= own || name.contains('\'') {
            continue;
        }
        if !may_be_near(key, name) {
            continue;
        }
        let Some(candidate) = Candidate::between(key, name, 1) else { continue };
        // relatives and peoples differ in their last letter: Morvan and Morvane, Markov and Markova
        let shorter = key.chars().count().min(name.chars().count());
        if is_accent_slip(key, name) || candidate.position >= shorter {
            continue;
        }
        let score = (*count as f32 / total).log10() + channel(key, &candidate, token.language);
        let reason = format!("the article writes “{}” {count} times", title(name));
        match found.iter_mut().find(|other| other.form == *name) {
            Some(other) => {
                other.score = other.score.max(score);
                other.is_name = true;
                other.basis = Basis::Document;
                other.evidence.push(reason);
            }
            None => found.push(Correction {
                form: name.clone(),
                score,
                distance: candidate.distance,
                is_name: true,
                basis: Basis::Document,
                evidence: vec![reason],
            }),
        }
    }
}

/// A cheap test that words one edit apart pass: beside the edit they are the same.
fn may_be_near(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let shorter = a.len().min(b.len());
    if a.len().abs_diff(b.len()) > 4 {
        return false;
    }
    let head = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let tail = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    // an edit touches two letters at most, of up to two bytes each
    head + tail + 4 >= shorter
}

fn title(name: &str) -> String {
    let mut chars = name.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// A word of another language mistyped ("Comabte", Spanish combate) points to the word that it resembles,
/// its translation most often. Only words that no correction in the text's own language explains.
fn add_cognates(context: &Context<'_>, at: usize, key: &str, found: &mut Vec<Correction>) {
    let token = context.tokens()[at];
    let sources = match context.source() {
        Some(source) => vec![source],
        None => token.language.quoted().collect(),
    };
    let Some(own) = token.language.lexicon() else { return };
    for source in sources {
        let Some(lexicon) = source.lexicon() else { continue };
        for foreign in context.neighbours().of(lexicon, key, 1).iter() {
            if !foreign.entry.is_valid() || foreign.entry.zipf() < 4.0 || foreign.entry.lower_share() < 0.5 {
                continue;
            }
            let slip = channel(key, foreign, token.language);
            let given = if context.source().is_some() { 0.0 } else { UNKNOWN_SOURCE };
            let reason = format!("“{}” is {} for it, one edit away", foreign.form, source.name());
            for cognate in context.neighbours().of(own, &foreign.form, 1).iter() {
                if cognate.entry.is_valid()
                    && cognate.entry.zipf() >= 3.5
                    && cognate.entry.lower_share() > 0.5
                {
                    let score = cognate.entry.zipf() - 9.0 + slip + given;
                    found.retain(|other| other.form != cognate.form || other.score > score);
                    found.push(Correction {
                        form: cognate.form.clone(),
                        score,
                        distance: 2,
                        is_name: false,
                        basis: Basis::Cognate,
                        evidence: vec![reason.clone()],
                    });
                }
            }
        }
    }
}
