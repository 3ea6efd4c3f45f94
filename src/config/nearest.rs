//! The name that somebody meant who wrote another.

use strsim::damerau_levenshtein;

/// Letters of a beginning that tells the whole.
const BEGINNING: usize = 3;

/// The one of `known` that is nearest to `word`, if it is near: at most a third of its letters away, or one begins
/// with the other. Capitals do not count, nor does an underscore for a hyphen.
pub fn nearest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let word = word.trim().to_lowercase().replace(['_', ' '], "-");
    let letters = word.chars().count();
    known
        .into_iter()
        .filter_map(|name| {
            let distance = damerau_levenshtein(&word, name);
            let begins = letters.min(name.chars().count()) >= BEGINNING
                && (word.starts_with(name) || name.starts_with(&*word));
            let is_near = distance <= (letters.max(name.chars().count()) / 3).max(1);
            (is_near || begins).then_some((distance, name))
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

/// What to add to a message about an unknown name.
pub fn remedy<'k>(word: &str, known: impl IntoIterator<Item = &'k str> + Clone) -> String {
    match nearest(word, known.clone()) {
        Some(name) => format!("did you mean “{name}”?"),
        None => format!("known are {}", known.into_iter().collect::<Vec<_>>().join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_of_the_hand_and_other_writings_are_near() {
        let known = ["level", "lang", "min-confidence", "ignore", "ignore-patterns", "words"];
        let near = |word| nearest(word, known);
        assert_eq!(near("levle"), Some("level"));
        assert_eq!(near("Min_Confidence"), Some("min-confidence"));
        assert_eq!(near("language"), Some("lang"));
        assert_eq!(near("ignor"), Some("ignore"));
        assert_eq!(near("word"), Some("words"));
        assert_eq!(near("indentation"), None);
        assert_eq!(near("x"), None);
        assert_eq!(near(""), None);
    }
}
