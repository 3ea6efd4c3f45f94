//! Artifacts put into a text, as many in a thousand words as careless translation leaves.
//!
//! The kinds are those that the corpus of the project has most of, chosen by a sequence of numbers that is always the
//! same; so the same text gets the same artifacts on every machine. They are made to measure speed. What they say of
//! quality is little: `postedit eval` measures that on articles whose artifacts people wrote.

use std::ops::Range;

use super::numbers::Numbers;

/// One artifact in so many words: 25 in 1,000.
const WORDS_AN_ARTIFACT: usize = 40;

/// Kinds of artifacts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Two words without the space between them.
    Fused,
    /// A mark without the space behind it.
    LostSpace,
    /// A word twice.
    Doubled,
    /// Two letters exchanged, one lost, or one twice.
    Typo,
    /// A period inside a sentence.
    StrayPeriod,
}

impl Kind {
    const ALL: [Self; 5] = [Self::Fused, Self::LostSpace, Self::Doubled, Self::Typo, Self::StrayPeriod];
}

/// A stretch of the text and what stands there instead.
type Change = (Range<usize>, String);

/// The text with its artifacts, and how many there are.
pub fn put_into(text: &str) -> (String, usize) {
    let words = words(text);
    let mut numbers = Numbers::default();
    let mut damaged = String::with_capacity(text.len() + text.len() / 100);
    let (mut copied, mut count) = (0, 0);
    for first in (0..words.len()).step_by(WORDS_AN_ARTIFACT) {
        let block = first..words.len().min(first + WORDS_AN_ARTIFACT);
        // the last words, too few for a whole artifact, stay
        if block.len() < WORDS_AN_ARTIFACT {
            break;
        }
        if let Some((span, instead)) = change(text, &words, block, &mut numbers) {
            damaged += &text[copied..span.start];
            damaged += &instead;
            copied = span.end;
            count += 1;
        }
    }
    (damaged + &text[copied..], count)
}

/// A change to one of the words of a block: of a kind chosen at random, if any of the words can bear it.
fn change(text: &str, words: &[Range<usize>], block: Range<usize>, numbers: &mut Numbers) -> Option<Change> {
    let (kind, from) = (numbers.below(Kind::ALL.len()), numbers.below(block.len()));
    let kinds = Kind::ALL.into_iter().cycle().skip(kind).take(Kind::ALL.len());
    kinds
        .flat_map(|kind| (0..block.len()).map(move |step| (kind, step)))
        .map(|(kind, step)| (kind, block.start + (from + step) % block.len()))
        .find_map(|(kind, at)| damage(text, words, at, kind, numbers))
}

/// The change that damages the word at `at` in this way, if it can.
fn damage(
    text: &str,
    words: &[Range<usize>],
    at: usize,
    kind: Kind,
    numbers: &mut Numbers,
) -> Option<Change> {
    let span = words[at].clone();
    let word = &text[span.clone()];
    let next = words.get(at + 1).filter(|next| &text[span.end..next.start] == " ").cloned();
    let is_lower = |word: &str| word.chars().all(char::is_lowercase);
    let is_letters = |word: &str| word.chars().all(char::is_alphabetic);
    match (kind, next) {
        (Kind::Fused, Some(next)) => {
            let follower = &text[next.clone()];
            let can = word.chars().count() > 1 && is_lower(word) && is_lower(follower);
            can.then(|| (span.end..next.start, String::new()))
        }
        (Kind::LostSpace, Some(next)) => {
            let can = word.ends_with(['.', ',', ';', ':', '!', '?'])
                && is_letters(&word[..word.len() - 1])
                && text[next.clone()].starts_with(char::is_alphabetic);
            can.then(|| (span.end..next.start, String::new()))
        }
        (Kind::Doubled, _) => is_lower(word).then(|| (span.end..span.end, format!(" {word}"))),
        (Kind::Typo, _) => (is_lower(word) && word.chars().count() > 3)
            .then(|| mistyped(word, numbers))
            .map(|typo| (span, typo)),
        (Kind::StrayPeriod, Some(next)) => {
            (is_letters(word) && is_lower(&text[next])).then(|| (span.end..span.end, ".".into()))
        }
        (Kind::Fused | Kind::LostSpace | Kind::StrayPeriod, None) => None,
    }
}

/// A word of four letters or more with a slip of the hand behind its first letter.
fn mistyped(word: &str, numbers: &mut Numbers) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let at = 1 + numbers.below(letters.len() - 2);
    match numbers.below(3) {
        0 if letters[at] != letters[at + 1] => letters.swap(at, at + 1),
        1 => {
            letters.remove(at);
        }
        _ => letters.insert(at, letters[at]),
    }
    letters.into_iter().collect()
}

/// Where the words of a text stand: what is between white space.
fn words(text: &str) -> Vec<Range<usize>> {
    let start = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
    text.split_whitespace().map(|word| start(word)..start(word) + word.len()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "The old bridge was closed in spring, and nobody knows when it will open again. ";

    #[test]
    fn the_same_text_gets_the_same_artifacts() {
        let text = TEXT.repeat(50);
        assert_eq!(put_into(&text), put_into(&text));
    }

    #[test]
    fn a_thousand_words_get_twenty_five() {
        let text = TEXT.repeat(200);
        let words = text.split_whitespace().count();
        let (damaged, count) = put_into(&text);
        assert_eq!(count, words / WORDS_AN_ARTIFACT);
        assert_ne!(damaged, text);
    }

    #[test]
    fn each_kind_is_made_as_it_says() {
        let words = words(TEXT);
        let made = |kind, at| {
            let (span, instead) = damage(TEXT, &words, at, kind, &mut Numbers::default())?;
            Some(format!("{}{instead}{}", &TEXT[..span.end.min(span.start)], &TEXT[span.end..]))
        };
        assert!(made(Kind::Fused, 1).unwrap().starts_with("The oldbridge was"));
        assert!(made(Kind::LostSpace, 6).unwrap().contains("in spring,and nobody"));
        assert!(made(Kind::Doubled, 2).unwrap().starts_with("The old bridge bridge was"));
        assert!(made(Kind::StrayPeriod, 2).unwrap().starts_with("The old bridge. was"));
        assert_eq!(made(Kind::LostSpace, 1), None);
        assert_eq!(made(Kind::Typo, 1), None);
        assert_ne!(mistyped("bridge", &mut Numbers::default()), "bridge");
    }

    #[test]
    fn texts_of_a_few_words_stay() {
        assert_eq!(put_into(TEXT), (TEXT.to_owned(), 0));
        assert_eq!(put_into(""), (String::new(), 0));
    }
}
