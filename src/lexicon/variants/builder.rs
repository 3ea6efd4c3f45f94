//! A filter in the making.

use super::Variants;
use super::filter::Filter;
use super::hash::{FormHash, Hash};
use super::suffixes::Suffixes;
use fst::raw::{CompiledAddr, Fst, Output};
use std::collections::BTreeSet;

/// The forms that were added so far.
pub(in crate::lexicon) struct Builder {
    forms: Filter,
    skeletons: Filter,
    letters: Letters,
}

impl Builder {
    /// That of a filter for `count` forms at most.
    pub fn new(count: usize) -> Self {
        Self { forms: Filter::new(count), skeletons: Filter::new(count), letters: Letters::default() }
    }

    /// Adds all forms of an automaton.
    pub fn add<D: AsRef<[u8]>>(&mut self, forms: &Fst<D>) {
        Suffixes::of(forms, &mut self.letters).each_form(|hash| self.insert(hash));
    }

    /// Adds the forms of an automaton whose value fits. The hash of a form grows along its path, so that what forms
    /// begin with alike is looked at once.
    pub fn add_fitting<D: AsRef<[u8]>>(&mut self, forms: &Fst<D>, fits: &impl Fn(u64) -> bool) {
        let root = (forms.root().addr(), Output::zero());
        self.add_below(forms, root, FormHash::EMPTY, Begun::default(), fits);
    }

    /// Adds the forms below the node at an address, to which a path with this output and hash leads. Answers whether
    /// there are any.
    fn add_below<D: AsRef<[u8]>>(
        &mut self,
        forms: &Fst<D>,
        (address, output): (CompiledAddr, Output),
        hash: FormHash,
        begun: Begun,
        fits: &impl Fn(u64) -> bool,
    ) -> bool {
        let node = forms.node(address);
        let mut any = node.is_final() && fits(output.cat(node.final_output()).value());
        if any {
            self.insert(hash);
        }
        for transition in node.transitions() {
            let (begun, letter) = begun.push(transition.inp);
            let next = (transition.addr, output.cat(transition.out));
            if self.add_below(forms, next, hash.then(FormHash::of_byte(transition.inp)), begun, fits) {
                any = true;
                letter.into_iter().for_each(|letter| self.letters.insert(letter));
            }
        }
        any
    }

    fn insert(&mut self, hash: FormHash) {
        self.forms.insert(hash.whole.mixed());
        if hash.whole != hash.skeleton {
            self.skeletons.insert(hash.skeleton.mixed());
        }
    }

    /// The filter of the forms that were added.
    pub fn build(self) -> Variants {
        let Letters { ascii, others } = self.letters;
        let of = |letter: char| (letter, Hash::of_letter(letter));
        let ascii = (0..128u8).map(char::from).filter(|&letter| ascii[letter as usize]).map(of).collect();
        let with_bytes = |bytes: usize| {
            others.iter().filter(|letter| letter.len_utf8() == bytes).map(|&letter| of(letter)).collect()
        };
        let others = [2, 3, 4].map(with_bytes);
        Variants { forms: self.forms, skeletons: self.skeletons, ascii, others }
    }
}

/// The letters of the forms.
pub(super) struct Letters {
    ascii: [bool; 128],
    others: BTreeSet<char>,
}

impl Default for Letters {
    fn default() -> Self {
        Self { ascii: [false; 128], others: BTreeSet::new() }
    }
}

impl Letters {
    pub fn insert(&mut self, letter: char) {
        match self.ascii.get_mut(letter as usize) {
            Some(is_one) => *is_one = true,
            None => drop(self.others.insert(letter)),
        }
    }
}

/// The bits of a letter of which some bytes have been read.
#[derive(Clone, Copy, Default)]
pub(super) struct Begun {
    bits: u32,
    lacks: u8,
}

impl Begun {
    /// The letter with one more byte, and the letter itself if it is whole.
    pub fn push(self, byte: u8) -> (Self, Option<char>) {
        let (bits, lacks) = match byte {
            0..0x80 => (u32::from(byte), 0),
            0x80..0xc0 => (self.bits << 6 | u32::from(byte & 0x3f), self.lacks.saturating_sub(1)),
            0xc0..0xe0 => (u32::from(byte & 0x1f), 1),
            0xe0..0xf0 => (u32::from(byte & 0x0f), 2),
            _ => (u32::from(byte & 0x07), 3),
        };
        if lacks > 0 {
            return (Self { bits, lacks }, None);
        }
        (Self::default(), Some(char::from_u32(bits).expect("the build makes forms of strings")))
    }
}
