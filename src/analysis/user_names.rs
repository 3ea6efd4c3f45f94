//! Misspelt and fused words of the user's lexica: names and terms that a corpus or a list of words knows.

use super::context::Context;
use super::host::Host;
use super::spelling::{self, Correction, Origin, Slip};
use super::user_words::Standing;
use super::weighing::is_contrasted;
use crate::language::Language;
use crate::lexicon::{Candidate, EditKind, Entry, key_of};
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
/// How many times as frequent as the written form a name is at least, how many if it is far more frequent, and how many
/// a word in lower case is.
const MORE: u32 = 2;
const FAR: u32 = 5;
const FAR_LOWER: u32 = 10;
/// What a word beside it that is usual there adds to the probability of a form, as log10.
const USUAL_NEIGHBOUR: f32 = 1.0;
/// Confidence in a correction that only a neighbour confirms.
const CONFIRMED: f32 = 0.9;
/// Confidence that stays a suggestion, and one that is not worth a look.
const UNSURE: f32 = 0.7;
const SILENT: f32 = 0.2;
/// Letters at the end of a word that inflection changes, and that chains of suffixes change.
const ENDING: usize = 3;
const LONG_ENDING: usize = 4;
/// Least frequency (Zipf) of a word that is told from the end of a name.
const USUAL: f32 = 5.0;
/// The same of a word of more than the fewest letters.
const USUAL_LONG: f32 = 3.7;
const USUAL_LONGER: f32 = 3.2;
/// Fewest letters of one where suffixes chain.
const BEHIND_SUFFIXES: usize = 6;
/// Shortest name in letters that is cut off though only two documents have it.
const MIN_LETTERS_RARE: usize = 6;

/// Adds the words of the user's lexica that the word at `at`, with this key, may stand for.
pub(super) fn add_corrections(context: &Context<'_>, host: &Host<'_>, found: &mut Vec<Correction>) {
    if context.user_words().is_empty() {
        return;
    }
    let (at, key) = (host.at, &*host.key);
    let letters = key.chars().count();
    let is_name = host.shape == CaseShape::Title;
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
    let times = standing.count.map_or(FAR_LOWER, |count| count / own);
    let language = context.tokens()[at].language;
    if times < MORE || !standing.is_name() && times < FAR_LOWER {
        return;
    }
    let neighbour = usual_neighbour(context, at, standing);
    let mut evidence = vec![standing.evidence.clone()];
    let mut score = standing.zipf - 9.0 + spelling::channel(key, candidate, language);
    if let Some(neighbour) = neighbour {
        score += USUAL_NEIGHBOUR;
        evidence.push(format!("“{neighbour}” usually stands beside it"));
    }
    let origin = Origin::Corpus {
        is_name: standing.is_name(),
        confirmed: neighbour.is_some(),
        far: times >= FAR,
        evidence,
    };
    let score = spelling::MISSPELT + score;
    match found.iter_mut().find(|other| other.form == candidate.form) {
        Some(other) => {
            other.score = other.score.max(score);
            if other.origin != Origin::Listed {
                other.origin = origin;
            }
        }
        None => found.push(Correction {
            form: candidate.form.clone(),
            entry: candidate.entry,
            score,
            edit: Some(candidate.edit),
            position: candidate.position,
            origin,
            in_document: context.words().count(&candidate.form).all,
            is_noun: false,
        }),
    }
}

/// The capitalised word beside token `at` that usually stands there beside the form, as a given name before a
/// surname.
fn usual_neighbour<'t>(context: &Context<'t>, at: usize, standing: &Standing) -> Option<&'t str> {
    let is_telling = |at: usize, words: &[String]| {
        let token = context.tokens()[at];
        // a given name, not an office (Mayor, Dr)
        let is_name =
            token.entry.is_given_name() || !token.entry.is_valid() || token.entry.lower_share() < 0.5;
        token.is_word()
            && token.shape != CaseShape::Lower
            && is_name
            && !token.entry.is_function_word()
            && !token.entry.is_abbreviation()
            && words.iter().any(|word| *word == key_of(context.word(at)))
    };
    if at > 0 && context.is_spaced(at - 1) && is_telling(at - 1, &standing.before) {
        return Some(context.word(at - 1));
    }
    (context.is_spaced(at) && is_telling(at + 1, &standing.after)).then(|| context.word(at + 1))
}

/// The confidence that a correction to a word of the user's lexica may reach. Names resemble each other: what a hand
/// does by accident is a slip, what makes another name wants a neighbour to confirm it.
pub(super) fn ceiling(correction: &Correction, context: &Context<'_>, at: usize) -> f32 {
    let Origin::Corpus { confirmed, far, .. } = correction.origin else { return SILENT };
    let key = key_of(context.word(at));
    let language = context.tokens()[at].language;
    // "Markov and Makrov": two letters that changed places beside the right form are a slip all the same
    let is_swapped = far
        && correction.edit == Some(EditKind::Transposition)
        && !is_case_of(&key, &correction.form, language);
    if is_contrasted(context, at, &correction.form) && !is_swapped {
        return UNSURE;
    }
    if may_be_inflected(&key, &correction.form, language) && share_lemma(&key, &correction.form, language) {
        return SILENT;
    }
    let letters = key.chars().count();
    let Some(candidate) = Candidate::between(&key, &correction.form, 1) else {
        return if confirmed && far { CONFIRMED } else { UNSURE };
    };
    let last = letters.max(correction.form.chars().count()) - 1;
    let is_slip = letters > MIN_LETTERS && is_slip_of_hand(&key, &candidate, far, language);
    match (is_slip, confirmed) {
        // relatives, peoples and scripts differ in their last letters: Markov and Markova, Andres and Andrez
        _ if candidate.position >= last && candidate.edit != EditKind::Transposition => UNSURE,
        _ if candidate.edit == EditKind::Transposition && is_case_of(&key, &correction.form, language) => {
            UNSURE
        }
        (true, true) => 0.97,
        (true, false) if far => 0.95,
        (true, false) => 0.88,
        (false, true) => CONFIRMED,
        (false, false) => UNSURE,
    }
}

/// Bradovce and Bradovec, Bradovca and Bradovac: the vowel of a case stands behind the last consonant, and the same vowel
/// before it in the nominative alone.
fn is_case_of(key: &str, form: &str, language: Language) -> bool {
    let vowels = language.profile().fleeting_case_vowels;
    let mut letters = form.chars().rev();
    let (consonant, vowel) = (letters.next(), letters.next());
    key.ends_with(vowels)
        && vowel.is_some_and(|vowel| key.ends_with(vowel))
        && !consonant.is_some_and(is_vowel)
}

/// Whether the two differ at their ends only, in a language that inflects so richly that the word may be a form of the
/// name. Letters that are swapped are no ending, nor is a doubled one, but for a vowel where suffixes chain (Traakiaan,
/// into Traakia).
fn may_be_inflected(key: &str, form: &str, language: Language) -> bool {
    let shared = key.chars().zip(form.chars()).take_while(|(a, b)| a == b).count();
    let tail = key.chars().count().max(form.chars().count()) - shared;
    let ending = if language.profile().agglutinates { LONG_ENDING } else { ENDING };
    let slip = Candidate::between(key, form, 1).is_some_and(|candidate| {
        match Slip::of(key, candidate.edit, candidate.position, language) {
            Slip::Swapped => true,
            Slip::Doubled => {
                !language.profile().agglutinates || !key.chars().nth(candidate.position).is_some_and(is_vowel)
            }
            _ => false,
        }
    });
    language.has_endings() && tail <= ending && !slip
}

/// Whether a hand makes the written word of the name rather than that it is another name. Vowels vary between names.
fn is_slip_of_hand(key: &str, candidate: &Candidate, far: bool, language: Language) -> bool {
    let is_long = far && key.chars().count() >= LONG;
    candidate.position > 0
        && match Slip::of(key, candidate.edit, candidate.position, language) {
            Slip::Swapped | Slip::Doubled => true,
            Slip::Lost | Slip::AddedNear => is_long,
            Slip::Neighbour => !matches!(candidate.edit,
                EditKind::Substitution { written, meant } if is_vowel(written) && is_vowel(meant)),
            Slip::AddedFar | Slip::Accent | Slip::Mistaken | Slip::Two => false,
        }
}

fn is_vowel(letter: char) -> bool {
    "aeiouyäöüåаеиоуыіэюяαεηιουω".contains(letter)
}

/// Whether endings of the language make the two of one lemma. Where suffixes chain, what differs at its end does.
fn share_lemma(key: &str, form: &str, language: Language) -> bool {
    let Some(lexicon) = language.lexicon().filter(|_| !language.profile().agglutinates) else { return true };
    let lemmas = |form: &str| {
        let mut lemmas = lexicon.lemmas(form);
        lemmas.push(form.to_owned());
        lemmas
    };
    let other = lemmas(form);
    lemmas(key).iter().any(|lemma| other.contains(lemma))
}

/// Whether the user's lexica explain the word at `at` though it has letters that its language does not: a slip in one of
/// their names, or one of them with a function word behind it.
pub(super) fn explain_foreign_name(context: &Context<'_>, at: usize, key: &str) -> bool {
    let words = context.user_words();
    if words.is_empty() || context.tokens()[at].shape != CaseShape::Title {
        return false;
    }
    let language = context.tokens()[at].language;
    let own = words.occurrences(key);
    let is_far_more_frequent =
        |standing: &Standing| standing.is_name() && standing.count.is_none_or(|count| count / own >= FAR);
    words.lexica().flat_map(|lexicon| nearest(lexicon, key, 1)).any(|(_, near)| is_far_more_frequent(&near))
        || key.char_indices().map(|(cut, _)| cut).skip(MIN_LETTERS).any(|cut| {
            let (left, right) = key.split_at(cut);
            right.chars().count() >= 2
                && language.look_up(right).is_function_word()
                && words.standing(left, MIN_DOCUMENTS).is_some_and(|name| is_far_more_frequent(&name))
        })
}

/// What the user's lexica know of the name `left`, with which the fused word at `at` begins, if they know it well.
pub(super) fn fused_name(context: &Context<'_>, at: usize, left: &str) -> Option<Standing> {
    let words = context.user_words();
    if words.is_empty() {
        return None;
    }
    let key = key_of(context.word(at));
    let whole = words.occurrences(&key);
    let language = context.tokens()[at].language;
    // the endings of the language explain the whole: Tarsenovowi
    if language.has_endings() && !language.profile().agglutinates && share_lemma(&key, left, language) {
        return None;
    }
    // "Pierre Augustin Caron" in a text that has August too
    if language.listed(left).calendar {
        return None;
    }
    let long = left.chars().count() >= MIN_LETTERS_RARE;
    words
        .standing(left, if long { MIN_DOCUMENTS } else { MIN_DOCUMENTS + 1 })
        .filter(|standing| standing.is_name() && standing.count.is_none_or(|count| count / whole >= MORE))
}

/// Whether the word `right`, no function word, may be fused with a name of the user's lexica: it usually stands behind
/// it, or it is one of the most usual words and the name is in no dictionary, so that the two make no other name.
pub(super) fn may_be_behind(
    standing: &Standing,
    left: Entry,
    right: (&str, Entry),
    language: Language,
) -> bool {
    let (form, entry) = right;
    let profile = language.profile();
    // a name is joined to a noun by a hyphen where suffixes chain, and they are short
    let joins = if profile.agglutinates {
        form.chars().count() < BEHIND_SUFFIXES || entry.is_usual_ending() || entry.is_inflection()
    } else {
        profile.linking.is_some()
    };
    form.chars().count() >= MIN_LETTERS
        && (standing.after.iter().any(|word| word == form)
            || !joins && !left.is_valid() && is_usual(form, entry))
}

/// Whether a word is so usual, or so long and no rare one, that no other name ends with its letters.
fn is_usual(form: &str, entry: Entry) -> bool {
    let least = match form.chars().count() {
        0..=MIN_LETTERS => USUAL,
        5 => USUAL_LONG,
        _ => USUAL_LONGER,
    };
    entry.lower_share() >= 0.9 && entry.zipf() >= least
}

/// Whether the word before the fused word at `at` usually stands before the name that it begins with.
pub(super) fn is_confirmed(context: &Context<'_>, at: usize, standing: &Standing) -> bool {
    usual_neighbour(context, at, standing).is_some()
}

#[cfg(test)]
mod tests;
