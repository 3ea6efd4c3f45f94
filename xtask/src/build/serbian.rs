//! Serbian in its second script.

use std::collections::HashMap;
use std::hash::BuildHasher;

/// Pairs of letters that are one in Cyrillic come first.
const LETTERS: [(&str, char); 30] = [
    ("dž", 'џ'),
    ("lj", 'љ'),
    ("nj", 'њ'),
    ("a", 'а'),
    ("b", 'б'),
    ("c", 'ц'),
    ("č", 'ч'),
    ("ć", 'ћ'),
    ("d", 'д'),
    ("đ", 'ђ'),
    ("e", 'е'),
    ("f", 'ф'),
    ("g", 'г'),
    ("h", 'х'),
    ("i", 'и'),
    ("j", 'ј'),
    ("k", 'к'),
    ("l", 'л'),
    ("m", 'м'),
    ("n", 'н'),
    ("o", 'о'),
    ("p", 'п'),
    ("r", 'р'),
    ("s", 'с'),
    ("š", 'ш'),
    ("t", 'т'),
    ("u", 'у'),
    ("v", 'в'),
    ("z", 'з'),
    ("ž", 'ж'),
];

/// Words in which the two letters are two in Cyrillic too, by their beginning.
const DIVIDED: [&str; 6] = ["injek", "konjug", "konjunk", "nadžive", "odžali", "tanjug"];

/// The word in Cyrillic, in its case; `None` if it has letters that Serbian does not write.
pub fn cyrillic(word: &str) -> Option<String> {
    let lower = word.to_lowercase();
    let divided = DIVIDED.iter().any(|beginning| lower.starts_with(beginning));
    let capital = word.chars().next().is_some_and(char::is_uppercase);
    let mut rest = lower.as_str();
    let mut written = String::new();
    while !rest.is_empty() {
        let fits = |latin: &str| rest.starts_with(latin) && !(divided && latin.chars().count() > 1);
        let (latin, letter) = LETTERS.iter().find(|(latin, _)| fits(latin))?;
        written.push(*letter);
        rest = &rest[latin.len()..];
    }
    if capital {
        let mut letters = written.chars();
        return letters.next().map(|first| first.to_uppercase().chain(letters).collect());
    }
    Some(written)
}

/// Adds each entry once more under its key in Cyrillic, with what `value` makes of its value.
pub fn add_cyrillic<V, S: BuildHasher>(entries: &mut HashMap<String, V, S>, value: impl Fn(&V) -> V) {
    let more: Vec<(String, V)> =
        entries.iter().filter_map(|(key, old)| Some((cyrillic(key)?, value(old)))).collect();
    for (key, value) in more {
        entries.entry(key).or_insert(value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_letters_can_be_one() {
        assert_eq!(cyrillic("ljubav").as_deref(), Some("љубав"));
        assert_eq!(cyrillic("Džungla").as_deref(), Some("Џунгла"));
        assert_eq!(cyrillic("injekcija").as_deref(), Some("инјекција"));
        assert_eq!(cyrillic("walter"), None);
    }
}
