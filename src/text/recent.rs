//! A table of the words that came last, with what was found out about each.
//!
//! Texts repeat most of their words, and a word met a moment ago need not be searched in a dictionary
//! again. The table forgets a word when another takes its place, so its size is bounded; what it
//! forgot is found out anew, with the same result. It begins small and grows with the words that come, as one article
//! has few.

use foldhash::fast::FixedState;
use std::hash::{BuildHasher, Hasher};

/// Places among which a word takes the one of the word that has not come for longest.
const SET: usize = 4;

/// Places of a table of no words, and by how many times it grows.
const FEWEST: usize = 256;
const GROWTH: usize = 4;

/// Longest word that is kept, in bytes.
const LONGEST: usize = 30;

/// What is known of the words that came last, by word and by a number that tells kinds of knowledge apart, in a table
/// of so many places at most, which must be a power of two.
#[derive(Debug)]
pub struct Recent<T, const MOST: usize> {
    places: Box<[Place<T>]>,
    /// Words that a table of this size was given.
    given: usize,
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

impl<T: Copy + Default, const MOST: usize> Recent<T, MOST> {
    /// A table of no words.
    pub fn new() -> Self {
        Self { places: Self::empty(FEWEST.min(MOST)), given: 0, of_long: T::default() }
    }

    fn empty(places: usize) -> Box<[Place<T>]> {
        vec![Place { label: Label::default(), known: T::default() }; places].into()
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
        let mut first = self.first_of(label);
        if self.places[first].label != label {
            first = self.bring_to_front(first, label, find);
        }
        &self.places[first].known
    }

    /// The first of the places that a word with this label may have.
    #[inline]
    fn first_of(&self, label: Label) -> usize {
        label.hash() as usize & (self.places.len() - 1) & !(SET - 1)
    }

    /// Makes a word that does not stand first among the places from `first` on do so; tells where it then stands.
    #[inline(never)]
    fn bring_to_front(&mut self, first: usize, label: Label, find: impl FnOnce() -> T) -> usize {
        let set = &mut self.places[first..first + SET];
        let found = set.iter().position(|place| place.label == label);
        // the one that came last stands first, and the oldest goes
        set[..=found.unwrap_or(SET - 1)].rotate_right(1);
        if found.is_some() {
            return first;
        }
        set[0] = Place { label, known: find() };
        self.given += 1;
        if self.given <= self.places.len() / 2 || self.places.len() >= MOST {
            return first;
        }
        self.grow();
        self.first_of(label)
    }

    /// Gives all words places in a larger table, in each set in the order in which they came.
    fn grow(&mut self) {
        let more = Self::empty((self.places.len() * GROWTH).min(MOST));
        let words = std::mem::replace(&mut self.places, more);
        self.given = 0;
        for set in words.chunks_exact(SET) {
            for word in set.iter().rev().filter(|word| word.label != Label::default()) {
                let first = self.first_of(word.label);
                let set = &mut self.places[first..first + SET];
                set.rotate_right(1);
                set[0] = *word;
                self.given += 1;
            }
        }
    }
}

impl<T: Copy + Default, const MOST: usize> Default for Recent<T, MOST> {
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
    fn a_table_grows_with_its_words_and_forgets_few_of_them() {
        let mut recent = Recent::<_, 4096>::new();
        let words: Vec<String> = (0..600).map(|number| format!("word{number}")).collect();
        for (number, word) in words.iter().enumerate() {
            assert_eq!(recent.get_or_find(0, word, || number), number);
        }
        assert_eq!(recent.places.len(), 4096);
        let forgotten = words.iter().filter(|word| recent.get_or_find(0, word, || usize::MAX) == usize::MAX);
        assert!(forgotten.count() < 30);
        for number in 0..10_000 {
            assert_eq!(recent.get_or_find(1, &format!("{number}"), || number), number);
        }
        assert_eq!(recent.places.len(), 4096);
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
        let (mut recent, mut asked) = (Recent::<_, 64>::new(), 0);
        for _ in 0..2 {
            for number in 0..128 {
                let found = recent.get_or_find(0, &format!("word{number}"), || {
                    asked += 1;
                    number
                });
                assert_eq!(found, number);
            }
        }
        assert!(asked > 128, "64 places hold no 128 words");
        let long = "Donaudampfschifffahrtsgesellschaftskapitän";
        assert_eq!(recent.get_or_find(0, long, || 1), 1);
        assert_eq!(recent.get_or_find(0, long, || 2), 2);
    }
}
