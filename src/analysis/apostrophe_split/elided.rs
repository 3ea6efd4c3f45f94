//! Words that lost the space before an elided word: "ditqu'il", "diventataun'altra".
//!
//! What stands before the apostrophe is in no dictionary, and only the elided words of a language tell where it ends.

use super::ApostropheSplit;
use crate::analysis::context::Context;
use crate::analysis::split::is_right;
use crate::language::{Language, names};
use crate::lexicon::{Entry, key_of};
use crate::text::CaseShape;
use crate::text::chars::is_apostrophe;

/// A function word or a frequent word, and its least frequency (Zipf).
const FREQUENT: f32 = 0.995;
const FREQUENT_ZIPF: f32 = 4.0;
/// Another word.
const OTHER: f32 = 0.97;
/// A name that registers hold or that the document has elsewhere.
const NAME: f32 = 0.97;

/// Fewest letters of the first word and of a name.
const WORD_LETTERS: usize = 2;
const NAME_LETTERS: usize = 4;
/// How much more frequent (Zipf) a function word is than the word that its letters make with those of the elided one: "del"
/// is Spanish in a French text.
const FAR_MORE: f32 = 1.5;
/// Fewest letters of what stands behind the apostrophe, if it is a capitalised word that no dictionary holds.
const UNKNOWN_LETTERS: usize = 4;

/// Where the word at `at` is a word and an elided one, if it is.
pub(super) fn find(context: &Context<'_>, at: usize) -> Option<ApostropheSplit> {
    let (token, word) = (context.tokens()[at], context.word(at));
    let language = token.language;
    let profile = language.profile();
    if !profile.elides() || !token.is_word() {
        return None;
    }
    let mark = word.find(is_apostrophe)?;
    let key = key_of(word);
    let is_whole = |whole: &&str| starts_at(&key, 0, whole, mark);
    if profile.elided.iter().chain(profile.shortened).any(is_whole) {
        return None;
    }
    let (before, behind) = word.split_at(mark);
    let behind = behind.trim_start_matches(is_apostrophe);
    let shape = CaseShape::of(before);
    let is_written_so = matches!(shape, CaseShape::Lower | CaseShape::Title)
        && matches!(CaseShape::of(behind), CaseShape::Lower | CaseShape::Title);
    if !is_written_so
        || behind.contains(is_apostrophe)
        || !is_host(behind, language)
        || key.get(..mark) != Some(&*key_of(before))
    {
        return None;
    }
    let starts = key[..mark].char_indices().map(|(start, _)| start).skip(WORD_LETTERS);
    // the longest elided word: che nell'attesa, and no "chenel l'attesa"
    let mut cuts =
        starts.filter(|&start| profile.elided.iter().any(|elided| starts_at(&key, start, elided, mark)));
    cuts.find_map(|cut| split_at(context, at, &key[..mark], cut, shape))
}

/// Whether `elided`, an apostrophe in it, stands in `key` from `start` on with its apostrophe at `mark`.
fn starts_at(key: &str, start: usize, elided: &str, mark: usize) -> bool {
    elided.find('\'') == Some(mark - start) && key[start..].starts_with(elided)
}

/// Whether a word may stand behind an elided one.
fn is_host(word: &str, language: Language) -> bool {
    let key = key_of(word);
    let is_known = || {
        let entry = language.look_up(&key);
        entry.is_valid() || names().get(&key).is_known()
    };
    let is_capitalised = || CaseShape::of(word) == CaseShape::Title && key.chars().count() >= UNKNOWN_LETTERS;
    opens_with_vowel(&key) && (is_known() || is_capitalised())
}

/// Whether a word with this key begins with a vowel or a silent letter.
pub(crate) fn opens_with_vowel(key: &str) -> bool {
    key.starts_with(|c: char| "aeiouyhàâáäæéèêëíîïìóôöòœúûüùý".contains(c))
}

/// The split of the word at `at`, of which `before` stands before the apostrophe, if what stands before `cut` is a word.
fn split_at(
    context: &Context<'_>,
    at: usize,
    before: &str,
    cut: usize,
    shape: CaseShape,
) -> Option<ApostropheSplit> {
    let token = context.tokens()[at];
    let language = token.language;
    let (left, elided) = before.split_at(cut);
    // "castell'arquato", "cett'année": a doubled letter belongs to one word
    if left.chars().next_back() == elided.chars().next() && elided.len() == 1 {
        return None;
    }
    let (first, whole) = (context.user_words().look_up(left, language), language.look_up(before));
    let may_open = shape == CaseShape::Lower || token.is_sentence_initial;
    let is_small = first.is_function_word() || first.lower_share() >= 0.5;
    // "bon'ami": an apostrophe too many, or another word
    let is_other = |entry: Entry| {
        entry.is_valid()
            && !(first.is_function_word()
                && !entry.is_function_word()
                && first.zipf() >= entry.zipf() + FAR_MORE)
    };
    if may_open && is_small && is_right(first, left, language) && !is_other(whole) {
        let is_frequent = first.is_function_word() || first.zipf() >= FREQUENT_ZIPF;
        let confidence = if is_frequent { FREQUENT } else { OTHER };
        return Some(ApostropheSplit { at: cut, is_name: false, confidence });
    }
    let is_name = shape == CaseShape::Title
        && left.chars().count() >= NAME_LETTERS
        && !whole.is_valid()
        && !names().get(before).is_known()
        && (context.words().count(left).title_inside > 0 || names().get(left).is_known());
    is_name.then_some(ApostropheSplit { at: cut, is_name, confidence: NAME })
}
