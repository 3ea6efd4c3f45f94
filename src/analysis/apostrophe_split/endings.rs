//! Words that lost the space behind the ending of a name: "Meksika'nınböyle".

use super::ApostropheSplit;
use crate::analysis::context::Context;
use crate::language::names;
use crate::lexicon::{Entry, key_of};
use crate::text::CaseShape;
use crate::text::chars::is_apostrophe;

/// A frequent second word, its least frequency (Zipf), and another one.
const FREQUENT: f32 = 0.98;
const FREQUENT_ZIPF: f32 = 4.5;
const OTHER: f32 = 0.93;
/// Least frequency (Zipf) of the second word, and its fewest letters, if it is no function word.
const SECOND_ZIPF: f32 = 3.5;
const SECOND_LETTERS: usize = 4;
/// Fewest letters of the name.
const NAME_LETTERS: usize = 3;

/// Where the word at `at` is a name with its ending and another word, if it is.
pub(super) fn find(context: &Context<'_>, at: usize) -> Option<ApostropheSplit> {
    let (token, word) = (context.tokens()[at], context.word(at));
    let language = token.language;
    let endings = language.profile().endings_behind('\'').filter(|_| token.is_word())?;
    let (name, behind) = word.split_once(is_apostrophe)?;
    let behind_name = word.len() - behind.len();
    // "Mu'tezile": Arabic words have an apostrophe of their own
    let is_known = |key: &str| names().get(key).is_known() || language.look_up(key).is_valid();
    let is_name = CaseShape::of(name) == CaseShape::Title
        && name.chars().count() >= NAME_LETTERS
        && is_known(&key_of(name));
    let key = key_of(behind);
    let is_ending = |part: &str| is_chain(part, endings, MOST_ENDINGS);
    if !is_name || CaseShape::of(behind) != CaseShape::Lower || *key != *behind || is_ending(&key) {
        return None;
    }
    let is_second = |part: &str, entry: Entry| {
        entry.is_valid()
            && entry.lower_share() >= 0.5
            && entry.zipf() >= SECOND_ZIPF
            && (part.chars().count() >= SECOND_LETTERS || entry.is_function_word())
            && !is_ending(part)
    };
    // "den daha", and no "denda ha"
    let cuts = key.char_indices().map(|(cut, _)| cut).skip(1);
    let (cut, second) = cuts
        .filter(|&cut| is_ending(&key[..cut]))
        .map(|cut| (cut, language.look_up(&key[cut..])))
        .filter(|&(cut, second)| is_second(&key[cut..], second))
        .max_by(|(_, a), (_, b)| a.zipf().total_cmp(&b.zipf()))?;
    let confidence = if second.zipf() >= FREQUENT_ZIPF { FREQUENT } else { OTHER };
    Some(ApostropheSplit { at: behind_name + cut, is_name: false, confidence })
}

/// Whether `part` is one of `endings` or as many as `most` of them one behind the other: "deki", "dekilerin".
fn is_chain(part: &str, endings: &[&str], most: usize) -> bool {
    let rests = || endings.iter().filter_map(|ending| part.strip_prefix(ending));
    most > 0 && rests().any(|rest| rest.is_empty() || is_chain(rest, endings, most - 1))
}

/// Most endings that a name takes.
const MOST_ENDINGS: usize = 4;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    #[test]
    fn endings_chain() {
        let turkish = Language::from_code("tr").expect("Turkish").profile();
        let is_ending =
            |part| is_chain(part, turkish.endings_behind('\'').expect("Turkish has them"), MOST_ENDINGS);
        for ending in ["da", "deki", "dekilerin", "ndan", "sınınki", "lılara"] {
            assert!(is_ending(ending), "{ending}");
        }
        for other in ["", "nınböyle", "daolan", "için"] {
            assert!(!is_ending(other), "{other}");
        }
    }
}
