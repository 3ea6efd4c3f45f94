//! Numbers written as one word: duecentoquarantadue, vierundzwanzig, honderdnegen.

use crate::language::Language;
use crate::lexicon::WordClass;

/// Fewest letters of a word for a number: shorter ones end many other words.
const LETTERS: usize = 3;

/// Whether a normalised form is a number of several words for numbers, which the language writes as one.
pub(super) fn is_number(key: &str, language: Language) -> bool {
    let Some(bound) = language.profile().numerals else { return false };
    // by byte, of how many words for numbers the form consists up to there
    let mut reached: Vec<Option<u8>> = vec![None; key.len() + 1];
    reached[0] = Some(0);
    let ends = key.char_indices().map(|(end, _)| end).skip(1).chain([key.len()]);
    for end in ends {
        let count = |start: usize| {
            let (before, part) = (reached[start]?, &key[start..end]);
            if part.chars().count() >= LETTERS && is_numeral(part, language) {
                Some(before + 1)
            } else {
                // no number ends with a link
                (end < key.len() && bound.contains(&part)).then_some(before)
            }
        };
        reached[end] = key[..end].char_indices().filter_map(|(start, _)| count(start)).max();
    }
    reached[key.len()].is_some_and(|count| count >= 2)
}

/// Whether the language ties two such words with a hyphen: fifty-two, vingt-deux. Both are normalised forms.
pub fn is_hyphenated_number(left: &str, right: &str, language: Language) -> bool {
    let (tens, units) = language.profile().hyphenated_numbers;
    tens.contains(&left) && units.contains(&right)
}

fn is_numeral(word: &str, language: Language) -> bool {
    language.look_up(word).class() == Some(WordClass::Numeral)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_one_word_where_they_are_written_so() {
        for (code, word, expected) in [
            ("it", "duecentoquarantadue", true),
            ("it", "trentaseimila", true),
            ("it", "centoquindici", true),
            ("nl", "honderdnegen", true),
            ("nl", "tweehonderdvierendertig", true),
            ("de", "hundertvierundzwanzig", true),
            ("sv", "trehundrafemtio", true),
            ("nb", "trehundreogfemti", true),
            ("fi", "kaksisataaviisikymmentä", true),
            ("hu", "kétszázötven", true),
            ("it", "centochilometri", false),
            ("it", "duecase", false),
            ("de", "undhundert", false),
            ("en", "twohundred", false),
            ("es", "cientocuarenta", false),
        ] {
            let language = Language::from_code(code).expect("a language");
            assert_eq!(is_number(word, language), expected, "{word}");
        }
    }
}
