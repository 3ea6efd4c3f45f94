//! What a misspelt word was meant to be.

use super::context::Context;
use super::keyboard;
use crate::language::{Language, names};
use crate::lexicon::{Candidate, EditKind, Entry};
use crate::text::CaseShape;

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
    /// What speaks for the form, for a person.
    pub evidence: Vec<String>,
}

/// Shortest word, in letters, that is compared with the dictionary, at one edit and at two.
const MIN_LETTERS: usize = 4;
const MIN_LETTERS_TWO_EDITS: usize = 7;
/// Forms rarer than this (Zipf) are no candidates: a rare word is as likely as the unknown one.
const MIN_ZIPF: f32 = 2.0;
/// What known misspellings have over those that only the channel explains.
const LISTED: f32 = 3.0;
/// What a word of the source language, one edit away and alike, adds to its translation.
const COGNATE: f32 = 2.5;

/// The forms that the word at `at`, with this key, may stand for.
pub(super) fn corrections(context: &Context<'_>, at: usize, key: &str) -> Vec<Correction> {
    let token = context.tokens()[at];
    let Some(lexicon) = token.language.lexicon() else { return Vec::new() };
    let mut found = listed(key, token.language);
    let letters = key.chars().count();
    if letters < MIN_LETTERS || key.contains('\'') {
        return found;
    }
    let reach = if letters >= MIN_LETTERS_TWO_EDITS { 2 } else { 1 };
    let title = token.shape == CaseShape::Title;
    for candidate in lexicon.nearest(key, reach) {
        if candidate.entry.is_valid() && candidate.entry.zipf() >= MIN_ZIPF && !candidate.form.contains('\'') {
            found.push(weigh(context, at, key, candidate, false));
        }
    }
    if title {
        for candidate in names().nearest(key, 1) {
            if candidate.entry.zipf() >= MIN_ZIPF && !found.iter().any(|other| other.form == candidate.form) {
                found.push(weigh(context, at, key, candidate, true));
            }
        }
    }
    add_document_names(context, at, key, &mut found);
    add_cognates(key, token.language, &mut found);
    found
}

fn listed(key: &str, language: Language) -> Vec<Correction> {
    let corrections = language.lexicon().map_or_else(Vec::new, |lexicon| lexicon.corrections(key));
    let share = -(corrections.len() as f32).log10();
    corrections
        .into_iter()
        .map(|form| {
            let zipf = form.split(' ').map(|part| language.look_up(part).zipf()).fold(8.0, f32::min);
            Correction {
                score: zipf - 9.0 + share + LISTED,
                distance: 0,
                is_name: false,
                evidence: vec![format!("“{key}” is a known misspelling of “{form}”")],
                form,
            }
        })
        .collect()
}

fn weigh(context: &Context<'_>, at: usize, key: &str, candidate: Candidate, register: bool) -> Correction {
    let token = context.tokens()[at];
    let channel = channel(key, &candidate, token.language);
    let case = case_share(candidate.entry, token.shape, token.is_sentence_initial);
    let mut evidence = vec![format!(
        "“{}” is {} away and has Zipf frequency {:.1}",
        candidate.form,
        if candidate.distance == 1 { "one edit" } else { "two edits" },
        candidate.entry.zipf()
    )];
    let mut score = candidate.entry.zipf() - 9.0 + channel + case.log10();
    let count = context.words().count(&candidate.form).all;
    if count > 0 {
        score += 0.5 + (count as f32).log10();
        evidence.push(format!("the article writes “{}” elsewhere", candidate.form));
    }
    Correction {
        is_name: register || candidate.entry.title_share() >= 0.5,
        form: candidate.form,
        score,
        distance: candidate.distance,
        evidence,
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
fn channel(key: &str, candidate: &Candidate, language: Language) -> f32 {
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
        let Some(candidate) = Candidate::between(key, name, 1) else { continue };
        let score = (*count as f32 / total).log10() + channel(key, &candidate, token.language);
        let reason = format!("the article writes “{}” {count} times", title(name));
        match found.iter_mut().find(|other| other.form == *name) {
            Some(other) => {
                other.score = other.score.max(score);
                other.is_name = true;
                other.evidence.push(reason);
            }
            None => found.push(Correction {
                form: name.clone(),
                score,
                distance: candidate.distance,
                is_name: true,
                evidence: vec![reason],
            }),
        }
    }
}

fn title(name: &str) -> String {
    let mut chars = name.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// A word of another language mistyped ("Comabte", Spanish combate) points to the word that it resembles.
fn add_cognates(key: &str, language: Language, found: &mut [Correction]) {
    for other in Language::with_lexicon().filter(|other| *other != language) {
        let Some(lexicon) = other.lexicon() else { continue };
        for foreign in lexicon.nearest(key, 1) {
            if !foreign.entry.is_valid() || foreign.entry.zipf() < 4.0 || foreign.entry.lower_share() < 0.5 {
                continue;
            }
            for correction in found.iter_mut().filter(|correction| correction.form != foreign.form) {
                if correction.distance == 2 && Candidate::between(&foreign.form, &correction.form, 1).is_some() {
                    correction.score += COGNATE;
                    correction
                        .evidence
                        .push(format!("“{}” is {} for it, one edit away", foreign.form, other.name()));
                }
            }
        }
    }
}
