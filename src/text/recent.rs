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

/// No place reaches over two lines of the processor's cache if it fits in one.
#[derive(Clone, Copy, Debug)]
#[repr(align(64))]
struct Place<T> {
    label: Label,
    known: T,
}

/// The bytes of a word with zeros behind them, and in the last two bytes its length and a kind: words are compared and
/// hashed without a question how long they are, which a processor would guess wrong for every second one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Label([u64; SIZE / 8]);

/// Bytes of a label.
const SIZE: usize = LONGEST + 2;

/// By the length of a word, the bits of a label that are its own.
const OWN_BITS: [[u64; SIZE / 8]; LONGEST + 1] = {
    let mut all = [[0; SIZE / 8]; LONGEST + 1];
    let mut length = 1;
    while length <= LONGEST {
        all[length] = all[length - 1];
        all[length][(length - 1) / 8] |= 0xFF << ((length - 1) % 8 * 8);
        length += 1;
    }
    all
};

impl Label {
    /// That of the word with which `bytes` begin and which has this length, unless it is too long.
    #[inline]
    fn of(kind: u8, bytes: &[u8], length: usize) -> Option<Self> {
        let own = OWN_BITS.get(length)?;
        let bytes = bytes.first_chunk().copied().unwrap_or_else(|| {
            let mut padded = [0; SIZE];
            padded[..length].copy_from_slice(&bytes[..length]);
            padded
        });
        let (numbers, _) = bytes.as_chunks();
        let mut label = [0; SIZE / 8];
        for ((part, number), own) in label.iter_mut().zip(numbers).zip(own) {
            *part = u64::from_le_bytes(*number) & own;
        }
        label[SIZE / 8 - 1] |= (length as u64) << 48 | u64::from(kind) << 56;
        Some(Self(label))
    }

    fn hash(self) -> u64 {
        let mut hasher = FixedState::default().build_hasher();
        for part in self.0 {
            hasher.write_u64(part);
        }
        hasher.finish()
    }
}

impl<T: Copy + Default, const PLACES: usize> Recent<T, PLACES> {
    /// A table of no words.
    pub fn new() -> Self {
        let empty = Place { label: Label::default(), known: T::default() };
        Self { places: vec![empty; PLACES].into(), of_long: T::default() }
    }

    /// What is known of `word`, which must not be empty, in a respect that `kind` tells from others; `find` finds it
    /// out if the word did not come lately.
    pub fn get_or_find(&mut self, kind: u8, word: &str, find: impl FnOnce() -> T) -> T {
        *self.get_or_find_first(kind, word.as_bytes(), word.len(), find)
    }

    /// The same of the word of this length with which `bytes` begin. What stands behind it makes the look-up faster.
    #[inline]
    pub fn get_or_find_first(
        &mut self,
        kind: u8,
        bytes: &[u8],
        length: usize,
        find: impl FnOnce() -> T,
    ) -> &T {
        let Some(label) = Label::of(kind, bytes, length) else {
            self.of_long = find();
            return &self.of_long;
        };
        let first = (label.hash() as usize % PLACES) & !(SET - 1);
        if self.places[first].label != label {
            self.bring_to_front(first, label, find);
        }
        &self.places[first].known
    }

    /// Makes a word that does not stand first among the places from `first` on do so.
    #[inline(never)]
    fn bring_to_front(&mut self, first: usize, label: Label, find: impl FnOnce() -> T) {
        let set = &mut self.places[first..first + SET];
        let found = set.iter().position(|place| place.label == label);
        // the one that came last stands first, and the oldest goes
        set[..=found.unwrap_or(SET - 1)].rotate_right(1);
        if found.is_none() {
            set[0] = Place { label, known: find() };
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
            let label = Label::of(0, &word, length);
            assert!(label.is_some() && label == Label::of(0, &[b'a'; 2 * SIZE], length));
            assert_ne!(label, Label::of(1, &word, length));
            assert_ne!(label, Label::of(0, &word, length - 1));
            for at in 0..length {
                let mut other = word.clone();
                other[at] = b'b';
                assert_ne!(label, Label::of(0, &other, length), "{length} {at}");
            }
        }
        assert_eq!(Label::of(0, &[b'a'; 2 * SIZE], LONGEST + 1), None);
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
