//! Whether the ends that a path may have make forms, as far as a filter of all forms tells it: it turns most of them away
//! before the automaton is asked.

use super::super::variants::{Hash, Variants};
use super::table::Table;

/// The hashes of a path that grows and shrinks, and of what is left of the word.
pub(super) struct Likely<'f> {
    filter: &'f Variants,
    /// By number of letters, the path from its beginning.
    path: Vec<Hash>,
    /// By column, the rest of the word.
    rests: Vec<Hash>,
}

impl<'f> Likely<'f> {
    /// The empty path beside a word.
    pub fn new(filter: &'f Variants, word: &str) -> Self {
        let mut rests = vec![Hash::EMPTY];
        for letter in word.chars().rev() {
            rests.push(Hash::of_letter(letter).then(rests[rests.len() - 1]));
        }
        rests.reverse();
        Self { filter, path: vec![Hash::EMPTY], rests }
    }

    /// Adds a letter to the path.
    pub fn step(&mut self, letter: char) {
        self.path.push(self.whole().then(Hash::of_letter(letter)));
    }

    /// Takes the last letter of the path off.
    pub fn back(&mut self) {
        self.path.pop();
    }

    fn whole(&self) -> Hash {
        self.path[self.path.len() - 1]
    }

    /// Whether the path, which `table` has too and in which no edit is left, may be a form or lead to one.
    pub fn may_complete(&self, table: &Table) -> bool {
        let path = self.whole();
        let mut may = table.distance() <= table.budget() && self.filter.may_hold(path);
        table.each_end(|letter, column| {
            let head = letter.map_or(path, |letter| path.then(Hash::of_letter(letter)));
            may = may || self.filter.may_hold(head.then(self.rests[column]));
        });
        may
    }
}
