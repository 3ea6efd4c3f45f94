//! What tells the forms of words apart at a glance, found once for each form.

use foldhash::fast::FixedState;
use std::hash::{BuildHasher, Hasher};
use std::ops::Range;

/// Fewest letters of a form that is compared with others: one edit leaves its first two or its last two letters.
const NEAR_LETTERS: usize = 5;

/// The forms of the words among some tokens, a place for each token.
#[derive(Debug)]
pub(super) struct WordForms {
    hashes: Vec<u32>,
    edges: Vec<Edges>,
}

/// The form of a word, without a possessive ending, as far as numbers tell it; zero for what is no word.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct WordForm {
    /// Of its normalised form; never 0 for a word.
    pub hash: u32,
    edges: Edges,
}

/// What the beginning and the end of a normalised form of [`NEAR_LETTERS`] bytes or more come to, in a half each: a hash
/// of its first two or last two bytes, and the third from there. Zero for a shorter one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Edges(u32);

/// What one of the edges of a form has in common with that of each form one edit away.
#[derive(Clone, Copy, Debug)]
struct NearEdges {
    edges: Edges,
    /// The bits of a half that count.
    mask: u32,
}

/// Forms that are looked at in one step.
const AT_ONCE: usize = 16;

impl WordForms {
    /// Those of so many tokens, none of which is known to be a word.
    pub fn none(tokens: usize) -> Self {
        Self { hashes: vec![0; tokens], edges: vec![Edges::default(); tokens] }
    }

    /// Puts a form in its place.
    pub fn set(&mut self, place: usize, form: WordForm) {
        self.hashes[place] = form.hash;
        self.edges[place] = form.edges;
    }

    /// By token, the hashes of the forms; 0 for what is no word.
    pub fn hashes(&self) -> &[u32] {
        &self.hashes
    }

    /// Places of the forms, among those of a range, that may be one edit away from the normalised form `key`, in order.
    pub fn near(&self, key: &str, among: Range<usize>) -> impl Iterator<Item = usize> {
        let wanted = NearEdges::to(key);
        // most are turned away together
        let chunks = self.edges[among.clone()].chunks(AT_ONCE).zip(among.step_by(AT_ONCE));
        chunks.filter(move |(chunk, _)| wanted.include_any(chunk)).flat_map(move |(chunk, first)| {
            let near = move |(edges, place): (&Edges, usize)| wanted.include(*edges).then_some(place);
            chunk.iter().zip(first..).filter_map(near)
        })
    }

    /// The places of the words whose form stands again as the next token or the next but one, in order.
    pub fn repeated_soon(&self) -> impl Iterator<Item = usize> {
        let hashes = &self.hashes[..];
        let is_repeated = move |place: usize| {
            let again = |other: usize| hashes.get(other) == Some(&hashes[place]);
            hashes[place] != 0 && (again(place + 1) || again(place + 2))
        };
        let places = (0..hashes.len()).step_by(AT_ONCE);
        places.filter(move |&first| may_repeat(&hashes[first..])).flat_map(move |first| {
            (first..hashes.len().min(first + AT_ONCE)).filter(move |&place| is_repeated(place))
        })
    }
}

/// Whether one of the first hashes may be the next one or the next but one too.
fn may_repeat(hashes: &[u32]) -> bool {
    let Some(all) = hashes.first_chunk::<{ AT_ONCE + 2 }>() else { return true };
    (0..AT_ONCE).fold(false, |any, at| any | ((all[at] == all[at + 1]) | (all[at] == all[at + 2])))
}

impl WordForm {
    /// The form of a word with the normalised form `key`.
    pub fn of(key: &str) -> Self {
        let form = without_possessive(key);
        Self { hash: hash_of(form), edges: Edges::of(form) }
    }
}

impl Edges {
    const HALF: u32 = 16;

    fn of(form: &str) -> Self {
        let half = |[first, second, third]: [u8; 3]| {
            let hash = first.wrapping_mul(37) ^ second;
            u32::from(hash) | u32::from(third) << 8
        };
        match *form.as_bytes() {
            [a, b, c, .., x, y, z] => Self(half([a, b, c]) << Self::HALF | half([z, y, x])),
            [a, b, c, y, z] => Self(half([a, b, c]) << Self::HALF | half([z, y, c])),
            _ => Self::default(),
        }
    }
}

impl NearEdges {
    /// Those of the forms that are near to this one.
    fn to(form: &str) -> Self {
        // one edit touches two neighbouring letters at most, and of what it leaves more stands on one side
        let widest = form.chars().map(char::len_utf8).max().unwrap_or(1);
        let leaves_three = form.len() >= 2 * widest + 5;
        Self { edges: Edges::of(form), mask: if leaves_three { 0xFFFF } else { 0xFF } }
    }

    const fn include(self, other: Edges) -> bool {
        let differences = self.edges.0 ^ other.0;
        // one step for several forms at once
        (differences & self.mask == 0) | ((differences >> Edges::HALF) & self.mask == 0)
    }

    /// Whether they include any of some.
    fn include_any(self, others: &[Edges]) -> bool {
        match others.first_chunk::<AT_ONCE>() {
            Some(others) => others.iter().fold(false, |any, other| any | self.include(*other)),
            None => others.iter().any(|other| self.include(*other)),
        }
    }
}

/// The hash of a normalised form without a possessive ending.
pub(super) fn hash_of(form: &str) -> u32 {
    let mut hasher = FixedState::default().build_hasher();
    hasher.write(form.as_bytes());
    (hasher.finish() as u32).max(1)
}

/// Whether a form is long enough to be compared with others.
pub(super) fn is_long(form: &str) -> bool {
    form.chars().nth(NEAR_LETTERS - 1).is_some()
}

/// A form without a possessive ending, in whatever case.
pub(super) fn without_possessive(form: &str) -> &str {
    match form.as_bytes() {
        [.., b'\'', b's' | b'S'] => &form[..form.len() - 2],
        _ => form,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_near_by_their_edges_are_found_among_many() {
        let words = ["the", "stoltenberg", "met", "rutte", "stolen", "müller", "soltenberg's", "ice", "doctor"];
        let forms = forms((0..5).flat_map(|_| words));
        let near = |form: &str| forms.near(form, 2..44).collect::<Vec<_>>();
        let all = |places: &[usize]| {
            let all = (0..5).flat_map(|round| places.iter().map(move |place| round * words.len() + place));
            all.filter(|place| (2..44).contains(place)).collect::<Vec<_>>()
        };
        assert_eq!(near("stoltenbergs"), all(&[1, 4]));
        assert_eq!(near("oltenberg"), all(&[1, 6]));
        assert_eq!(near("muller"), all(&[5]));
        assert!(near("zzzzzz").is_empty());
    }

    fn forms<'w>(words: impl IntoIterator<Item = &'w str>) -> WordForms {
        let words: Vec<&str> = words.into_iter().collect();
        let mut forms = WordForms::none(words.len());
        for (place, word) in words.iter().enumerate().filter(|(_, word)| **word != ",") {
            forms.set(place, WordForm::of(word));
        }
        forms
    }

    #[test]
    fn every_form_one_edit_away_is_near() {
        for form in ["stole", "stolen", "stoltenberg", "müller", "пример", "ökö", "თბილისი"] {
            let letters: Vec<char> = form.chars().collect();
            for at in 0..letters.len() {
                let [mut lost, mut other, mut exchanged, mut more] = [(); 4].map(|()| letters.clone());
                lost.remove(at);
                other[at] = 'ж';
                more.insert(at, 'x');
                exchanged.swap(at, (at + 1).min(letters.len() - 1));
                for edited in [lost, other, exchanged, more].map(String::from_iter) {
                    let is_near = forms([&*edited]).near(form, 0..1).next().is_some();
                    assert!(is_near || edited.len().min(form.len()) < NEAR_LETTERS, "{form} {edited}");
                }
            }
        }
    }

    #[test]
    fn words_that_soon_stand_again_are_found() {
        let text = "he said that that was , , all in the in the end , as one of the two of them knew well well";
        let words: Vec<&str> = text.split(' ').collect();
        let found: Vec<&str> = forms(words.iter().copied()).repeated_soon().map(|place| words[place]).collect();
        assert_eq!(found, ["that", "in", "the", "well"]);
        assert_eq!(forms(["a"; 40]).repeated_soon().collect::<Vec<_>>(), (0..39).collect::<Vec<_>>());
    }

    #[test]
    fn a_possessive_ending_tells_no_forms_apart() {
        assert_eq!(WordForm::of("rutte's").hash, WordForm::of("rutte").hash);
        assert_eq!(WordForm::of("rutte's").edges, WordForm::of("rutte").edges);
        assert_ne!(WordForm::of("rutte").hash, WordForm::of("rutter").hash);
    }
}
