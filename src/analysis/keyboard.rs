//! Which letters a finger or an encoding confuses.

use crate::language::{Language, Layout};
use unicode_normalization::UnicodeNormalization;

const QWERTY: [&str; 3] = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
const QWERTZ: [&str; 3] = ["qwertzuiop", "asdfghjkl", "yxcvbnm"];
const AZERTY: [&str; 3] = ["azertyuiop", "qsdfghjklm", "wxcvbn"];
const RUSSIAN: [&str; 3] = ["йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю"];
const UKRAINIAN: [&str; 3] = ["йцукенгшщзхї", "фівапролджє", "ячсмитьбю"];
const BULGARIAN: [&str; 3] = ["уеишщксдзц", "ьяаожгтнвм", "юйъэфхпрлб"];
const MACEDONIAN: [&str; 3] = ["љњертѕуиопшѓ", "асдфгхјклчќж", "зџцвбнм"];
const SERBIAN: [&str; 3] = ["љњертзуиопшђ", "асдфгхјклчћж", "ѕџцвбнм"];
const GREEK: [&str; 3] = ["ςερτυθιοπ", "ασδφγηξκλ", "ζχψωβνμ"];

/// The rows of the keyboards that a language is typed on. Languages in Latin script are typed on foreign
/// ones too, so the layout of English stands beside their own.
const fn rows(layout: Layout) -> &'static [[&'static str; 3]] {
    match layout {
        Layout::Qwerty | Layout::TurkishQ | Layout::Latvian => &[QWERTY],
        Layout::Qwertz => &[QWERTZ, QWERTY],
        Layout::Azerty => &[AZERTY, QWERTY],
        Layout::Russian => &[RUSSIAN],
        Layout::Ukrainian => &[UKRAINIAN, RUSSIAN],
        Layout::Bulgarian => &[BULGARIAN, RUSSIAN],
        Layout::Macedonian => &[MACEDONIAN],
        Layout::Serbian => &[SERBIAN, QWERTZ],
        Layout::Greek => &[GREEK],
    }
}

/// Whether two lower-case letters lie side by side on the keyboard of a language, in a row or one row apart.
pub(super) fn are_neighbours(a: char, b: char, language: Language) -> bool {
    rows(language.profile().keyboard).iter().any(|rows| {
        let [(a, a_is_accented), (b, b_is_accented)] = [a, b].map(|letter| key(rows, letter));
        // a letter with an accent is no slip of the finger beside one without: í takes two strokes, u takes one
        a_is_accented == b_is_accented && are_beside(rows, a, b)
    })
}

/// The key that a letter is typed with, and whether an accent is typed besides: Cyrillic й has a key of its own.
fn key(rows: &[&str; 3], letter: char) -> (char, bool) {
    if rows.iter().any(|row| row.contains(letter)) {
        return (letter, false);
    }
    let plain = without_accent(letter);
    (plain, plain != letter)
}

fn are_beside(rows: &[&str; 3], a: char, b: char) -> bool {
    let place = |c: char| {
        rows.iter()
            .enumerate()
            .find_map(|(row, keys)| keys.chars().position(|key| key == c).map(|column| (row, column)))
    };
    let (Some(a), Some(b)) = (place(a), place(b)) else { return false };
    let (upper, lower) = if a.0 <= b.0 { (a, b) } else { (b, a) };
    match lower.0 - upper.0 {
        0 => upper.1.abs_diff(lower.1) == 1,
        // a row is set off by half a key: w stands over a and s
        1 => upper.1 == lower.1 || upper.1 == lower.1 + 1,
        _ => false,
    }
}

/// Whether two different letters are one letter with different accents (a and á, n and ñ).
pub(super) fn differ_by_accent(a: char, b: char) -> bool {
    a != b && without_accent(a) == without_accent(b)
}

fn without_accent(c: char) -> char {
    if c.is_ascii() { c } else { std::iter::once(c).nfd().next().unwrap_or(c) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_side_by_side_are_neighbours() {
        let english = Language::from_code("en").expect("English");
        for (a, b, expected) in
            [('q', 'w', true), ('w', 's', true), ('w', 'a', true), ('q', 'p', false), ('a', 'l', false)]
        {
            assert_eq!(are_neighbours(a, b, english), expected, "{a}{b}");
            assert_eq!(are_neighbours(b, a, english), expected, "{b}{a}");
        }
        assert!(!are_neighbours('í', 'u', english) && !are_neighbours('u', 'í', english));
        assert!(differ_by_accent('í', 'i'));
        let russian = Language::from_code("ru").expect("Russian");
        assert!(are_neighbours('а', 'п', russian) && !are_neighbours('q', 'w', russian));
        assert!(are_neighbours('й', 'ц', russian) && !are_neighbours('и', 'ц', russian));
        let french = Language::from_code("fr").expect("French");
        assert!(are_neighbours('a', 'z', french) && are_neighbours('w', 'e', french));
    }

    #[test]
    fn accents_are_told_from_letters() {
        assert!(differ_by_accent('a', 'á') && differ_by_accent('ñ', 'n') && differ_by_accent('é', 'è'));
        assert!(!differ_by_accent('a', 'a') && !differ_by_accent('a', 'e'));
    }
}
