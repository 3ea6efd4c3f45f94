//! Which letters a finger or an encoding confuses.

use crate::language::Language;
use unicode_normalization::UnicodeNormalization;

const LATIN: [&str; 3] = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
const CYRILLIC: [&str; 3] = ["йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю"];

/// Whether two lower-case letters lie side by side on the keyboard, in a row or one row apart.
pub(super) fn are_neighbours(a: char, b: char, _language: Language) -> bool {
    let (a, b) = (without_accent(a), without_accent(b));
    let place = |c: char| {
        [LATIN, CYRILLIC].iter().enumerate().find_map(|(layout, rows)| {
            rows.iter().enumerate().find_map(|(row, keys)| {
                keys.chars().position(|key| key == c).map(|column| (layout, row, column))
            })
        })
    };
    let (Some((layout_a, row_a, column_a)), Some((layout_b, row_b, column_b))) = (place(a), place(b)) else {
        return false;
    };
    let (upper, lower) = if row_a <= row_b {
        ((row_a, column_a), (row_b, column_b))
    } else {
        ((row_b, column_b), (row_a, column_a))
    };
    layout_a == layout_b
        && match lower.0 - upper.0 {
            0 => column_a.abs_diff(column_b) == 1,
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
        for (a, b, expected) in [
            ('q', 'w', true),
            ('w', 's', true),
            ('w', 'a', true),
            ('q', 'p', false),
            ('а', 'п', true),
            ('a', 'l', false),
        ] {
            assert_eq!(are_neighbours(a, b, english), expected, "{a}{b}");
            assert_eq!(are_neighbours(b, a, english), expected, "{b}{a}");
        }
    }

    #[test]
    fn accents_are_told_from_letters() {
        assert!(differ_by_accent('a', 'á') && differ_by_accent('ñ', 'n') && differ_by_accent('é', 'è'));
        assert!(!differ_by_accent('a', 'a') && !differ_by_accent('a', 'e'));
    }
}
