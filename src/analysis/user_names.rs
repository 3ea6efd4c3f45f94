//! Misspelt and fused words of the user's lexica: names and terms that a corpus or a list of words knows.

use super::context::Context;
use super::spelling::{self, Basis, Correction, UNSURE};
use super::user_words::{FAR, Standing};
use crate::lexicon::{Candidate, EditKind, key_of};
use crate::text::CaseShape;
use crate::user_lexicon::UserLexicon;

/// Shortest word, in letters, that is compared with the user's words at one edit, and at two.
const MIN_LETTERS: usize = 4;
const MIN_LETTERS_TWO_EDITS: usize = 9;
/// From this length on a letter more or less is hardly another name.
const LONG: usize = 6;
/// Documents of the corpus that have a name, and a word in lower case, before it corrects another.
const MIN_DOCUMENTS: u32 = 2;
const MIN_DOCUMENTS_LOWER: u32 = 5;
/// How many times as frequent as the written form a name is at least.
const MORE: u32 = 2;
/// What a word beside it that is usual there adds to the probability of a form, as log10.
const USUAL_NEIGHBOUR: f32 = 1.0;
/// Confidence in a correction that only a neighbour confirms.
const CONFIRMED: f32 = 0.9;
const SILENT: f32 = 0.2;
/// Shortest name in letters that is cut off though only two documents have it.
const MIN_LETTERS_RARE: usize = 6;

/// Adds the words of the user's lexica that the word at `at`, with this key, may stand for.
pub(super) fn add_corrections(context: &Context<'_>, at: usize, key: &str, found: &mut Vec<Correction>) {
    if context.user_words().is_empty() {
        return;
    }
    let letters = key.chars().count();
    let is_name = context.tokens()[at].shape == CaseShape::Title;
    if letters < MIN_LETTERS {
        return;
    }
    let own = context.user_words().occurrences(key);
    for lexicon in context.user_words().lexica() {
        let mut near = nearest(lexicon, key, 1);
        if near.is_empty() && letters >= MIN_LETTERS_TWO_EDITS {
            near = nearest(lexicon, key, 2);
        }
        for (candidate, standing) in near {
            if standing.is_name() == is_name && !candidate.form.contains('\'') {
                add(context, at, key, (&candidate, &standing), own, found);
            }
        }
    }
}

fn nearest(lexicon: &UserLexicon, key: &str, edits: u8) -> Vec<(Candidate, Standing)> {
    match lexicon {
        UserLexicon::Words(list) => list
            .nearest(key, edits)
            .into_iter()
            .map(|(candidate, listed)| (candidate, Standing::of_list(listed)))
            .collect(),
        UserLexicon::Corpus(corpus) => corpus
            .nearest(key, edits)
            .into_iter()
            .filter(|(_, counts)| {
                let least = if counts.is_name() { MIN_DOCUMENTS } else { MIN_DOCUMENTS_LOWER };
                counts.documents >= least
            })
            .map(|(candidate, counts)| {
                let standing = Standing::of_corpus(corpus, &candidate.form, counts);
                (candidate, standing)
            })
            .collect(),
        UserLexicon::Hunspell(_) => Vec::new(),
    }
}

fn add(
    context: &Context<'_>,
    at: usize,
    key: &str,
    (candidate, standing): (&Candidate, &Standing),
    own: u32,
    found: &mut Vec<Correction>,
) {
    let times = standing.count.map_or(FAR, |count| count / own);
    let language = context.tokens()[at].language;
    if times < MORE || !standing.is_name() && times < FAR {
        return;
    }
    let neighbour = usual_neighbour(context, at, standing);
    let mut evidence = vec![standing.evidence.clone()];
    let mut score = standing.zipf - 9.0 + spelling::channel(key, candidate, language);
    if let Some(neighbour) = neighbour {
        score += USUAL_NEIGHBOUR;
        evidence.push(format!("“{neighbour}” usually stands beside it"));
    }
    let basis = Basis::Corpus { confirmed: neighbour.is_some(), far: times >= FAR };
    match found.iter_mut().find(|other| other.form == candidate.form) {
        Some(other) => {
            other.score = other.score.max(score);
            if !matches!(other.basis, Basis::Listed | Basis::Accent) {
                other.basis = basis;
            }
            other.evidence.extend(evidence);
        }
        None => found.push(Correction {
            form: candidate.form.clone(),
            score,
            distance: candidate.distance,
            is_name: standing.is_name(),
            basis,
            evidence,
        }),
    }
}

/// The capitalised word beside token `at` that usually stands there beside the form, as a given name before a
/// surname.
fn usual_neighbour<'t>(context: &Context<'t>, at: usize, standing: &Standing) -> Option<&'t str> {
    let is_telling = |at: usize, words: &[String]| {
        let token = context.tokens()[at];
        token.is_word()
            && token.shape != CaseShape::Lower
            && !token.entry.is_function_word()
            && !token.entry.is_abbreviation()
            && words.contains(&key_of(context.word(at)))
    };
    if at > 0 && context.is_spaced(at - 1) && is_telling(at - 1, &standing.before) {
        return Some(context.word(at - 1));
    }
    (context.is_spaced(at) && is_telling(at + 1, &standing.after)).then(|| context.word(at + 1))
}

/// The confidence that a correction to a word of the user's lexica may reach. Names resemble each other: what a hand
/// does by accident is a slip, what makes another name wants a neighbour to confirm it.
pub(super) fn ceiling(correction: &Correction, context: &Context<'_>, at: usize) -> f32 {
    let Basis::Corpus { confirmed, far } = correction.basis else { return SILENT };
    if correction.may_be_inflected(context, at) {
        return SILENT;
    }
    if spelling::is_contrasted(context, at, &correction.form) {
        return UNSURE;
    }
    let key = key_of(context.word(at));
    let language = context.tokens()[at].language;
    let letters = key.chars().count();
    let Some(candidate) = Candidate::between(&key, &correction.form, 1) else {
        return if confirmed && far { CONFIRMED } else { UNSURE };
    };
    let at_edge = candidate.position == 0 || candidate.position >= letters.min(correction.form.chars().count());
    let is_slip = !at_edge
        && match candidate.edit {
            EditKind::Transposition => true,
            EditKind::Insertion { repeats, .. } | EditKind::Deletion { repeats, .. } => {
                repeats || far && letters >= LONG
            }
            EditKind::Substitution { written, meant } => {
                spelling::are_confused(written, meant, language)
            }
            EditKind::Several => false,
        };
    match (is_slip && letters > MIN_LETTERS, confirmed) {
        (true, true) => 0.97,
        (true, false) if far => 0.95,
        (true, false) => 0.85,
        (false, true) => CONFIRMED,
        (false, false) => UNSURE,
    }
}

/// What the user's lexica know of the name `left`, with which the fused word at `at` begins, if they know it well.
pub(super) fn fused_name(context: &Context<'_>, at: usize, left: &str) -> Option<Standing> {
    let words = context.user_words();
    if words.is_empty() {
        return None;
    }
    let whole = words.occurrences(&key_of(context.word(at)));
    let long = left.chars().count() >= MIN_LETTERS_RARE;
    words
        .standing(left, if long { MIN_DOCUMENTS } else { MIN_DOCUMENTS + 1 })
        .filter(|standing| standing.is_name() && standing.count.is_none_or(|count| count / whole >= MORE))
}

/// Whether the word before the fused word at `at` usually stands before the name that it begins with.
pub(super) fn is_confirmed(context: &Context<'_>, at: usize, standing: &Standing) -> bool {
    usual_neighbour(context, at, standing).is_some()
}
