//! A table of the words that came last, with what was found out about each.
//!
//! Texts repeat most of their words, and a word met a moment ago need not be searched in a dictionary
//! again. The table forgets a word when another takes its place, so its size is fixed; what it
//! forgot is found out anew, with the same result.

use foldhash::fast::FixedState;
use std::hash::{BuildHasher, Hasher};

/// Places among which a word takes the one of the word that has not come for longest.
const SET: usize = 4;

/// Longest word that is kept, in bytes.
const LONGEST: usize = 30;

/// What is known of the words that came last, by word and by a number that tells kinds of knowledge apart, in a table
/// of so many places, which must be a power of two.
#[derive(Debug)]
pub struct Recent<T, const PLACES: usize> {
    places: Box<[Place<T>]>,
    /// What is known of the last word that is too long for the table.
    of_long: T,
}

#[derive(Clone, Copy, Debug)]
struct Place<T> {
    length: u8,
    kind: u8,
    word: [u8; LONGEST],
    known: T,
}

impl<T> Place<T> {
    fn holds(&self, kind: u8, word: &[u8]) -> bool {
        self.length as usize == word.len() && self.kind == kind && are_equal(&self.word[..word.len()], word)
    }
}

/// Whether two stretches of the same length, [`LONGEST`] at most, are equal: a head and a tail of a fixed length, which
/// overlap, are compared at once each.
#[inline]
fn are_equal(a: &[u8], b: &[u8]) -> bool {
    macro_rules! edges {
        ($number:ty) => {{
            const N: usize = size_of::<$number>();
            let ends = |bytes: &[u8]| {
                let [head, tail] = [bytes.first_chunk::<N>()?, bytes.last_chunk::<N>()?];
                Some((<$number>::from_ne_bytes(*head), <$number>::from_ne_bytes(*tail)))
            };
            ends(a) == ends(b)
        }};
    }
    match a.len() {
        0 => true,
        1 => a[0] == b[0],
        2..4 => edges!(u16),
        4..8 => edges!(u32),
        8..16 => edges!(u64),
        _ => edges!(u128),
    }
}

impl<T: Copy + Default, const PLACES: usize> Recent<T, PLACES> {
    /// A table of no words.
    pub fn new() -> Self {
        let empty = Place { length: 0, kind: 0, word: [0; LONGEST], known: T::default() };
        Self { places: vec![empty; PLACES].into(), of_long: T::default() }
    }

    /// What is known of `word`, which must not be empty, in a respect that `kind` tells from others; `find` finds it
    /// out if the word did not come lately.
    pub fn get_or_find(&mut self, kind: u8, word: &str, find: impl FnOnce() -> T) -> T {
        *self.get_or_find_bytes(kind, word.as_bytes(), find)
    }

    /// The same of the bytes of a word.
    #[inline]
    pub fn get_or_find_bytes(&mut self, kind: u8, bytes: &[u8], find: impl FnOnce() -> T) -> &T {
        if bytes.len() > LONGEST {
            self.of_long = find();
            return &self.of_long;
        }
        let mut hasher = FixedState::default().build_hasher();
        hasher.write(bytes);
        let first = ((hasher.finish() as usize ^ (usize::from(kind) << 2)) % PLACES) & !(SET - 1);
        if !self.places[first].holds(kind, bytes) {
            self.bring_to_front(first, kind, bytes, find);
        }
        &self.places[first].known
    }

    /// Makes a word that does not stand first among the places from `first` on do so.
    #[inline(never)]
    fn bring_to_front(&mut self, first: usize, kind: u8, bytes: &[u8], find: impl FnOnce() -> T) {
        let set = &mut self.places[first..first + SET];
        let found = set.iter().position(|place| place.holds(kind, bytes));
        // the one that came last stands first, and the oldest goes
        set[..=found.unwrap_or(SET - 1)].rotate_right(1);
        let newest = &mut set[0];
        if found.is_none() {
            newest.known = find();
            newest.word[..bytes.len()].copy_from_slice(bytes);
            (newest.length, newest.kind) = (bytes.len() as u8, kind);
        }
    }
}

impl<T: Copy + Default, const PLACES: usize> Default for Recent<T, PLACES> {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_and_kind_is_found_out_once() {
        let mut recent = Recent::<_, 64>::new();
        let mut asked = 0;
        for (kind, word) in [(0, "peace"), (0, "peace"), (1, "peace"), (0, "war"), (1, "peace")] {
            let found = recent.get_or_find(kind, word, || {
                asked += 1;
                word.len() + usize::from(kind)
            });
            assert_eq!(found, word.len() + usize::from(kind));
        }
        assert_eq!(asked, 3);
    }

    #[test]
    fn words_that_differ_in_one_byte_are_told_apart() {
        for length in 1..=LONGEST {
            let word = vec![b'a'; length];
            assert!(are_equal(&word, &word));
            for at in 0..length {
                let mut other = word.clone();
                other[at] = b'b';
                assert!(!are_equal(&word, &other), "{length} {at}");
            }
        }
    }

    #[test]
    fn what_was_forgotten_is_found_out_again() {
        let mut recent = Recent::<_, 64>::new();
        for round in 0..2 {
            for number in 0..128 {
                assert_eq!(recent.get_or_find(round, &format!("word{number}"), || number), number);
            }
        }
        let long = "Donaudampfschifffahrtsgesellschaftskapitän";
        assert_eq!(recent.get_or_find(0, long, || 1), 1);
        assert_eq!(recent.get_or_find(0, long, || 2), 2);
    }
}
