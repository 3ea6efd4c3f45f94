//! A filter in the making.

use super::filter::{PROBES, bit, place};
use super::hash::FormHash;
use super::suffixes::Suffixes;
use fst::raw::{CompiledAddr, Fst, Output};
use std::collections::BTreeSet;

/// Bits of a filter for each string: about one string in five hundred passes wrongly.
const BITS: usize = 16;

/// The forms that were added so far.
#[derive(Default)]
pub struct Builder {
    /// Their mixed hashes.
    forms: Vec<u64>,
    /// The same of the skeletons of those with letters beyond ASCII, of which many forms may have one.
    skeletons: BTreeSet<u64>,
    letters: Letters,
}

impl Builder {
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
        self.forms.push(hash.whole.mixed());
        if hash.whole != hash.skeleton {
            self.skeletons.insert(hash.skeleton.mixed());
        }
    }

    /// The filter of the forms that were added, as [`super::Variants`] reads it.
    pub fn build(self) -> Vec<u8> {
        let Letters { ascii, others } = self.letters;
        let ascii = (0..128u8).map(char::from).filter(|&letter| ascii[letter as usize]);
        let letters: String = ascii.chain(others).collect();
        let forms = blocks_of(&self.forms);
        let skeletons = blocks_of(&Vec::from_iter(self.skeletons));
        let mut bytes = Vec::new();
        for number in [letters.len(), forms.len()] {
            bytes.extend(u32::try_from(number).expect("dictionaries are smaller").to_le_bytes());
        }
        bytes.extend(letters.into_bytes());
        forms.iter().chain(&skeletons).for_each(|block| bytes.extend(block.to_le_bytes()));
        bytes
    }
}

/// The blocks of a filter of the strings with these mixed hashes.
fn blocks_of(mixed: &[u64]) -> Vec<u64> {
    let mut blocks = vec![0; (mixed.len() * BITS).div_ceil(64)];
    let count = blocks.len();
    for &mixed in mixed {
        blocks[place(mixed, count)] |= (0..PROBES).fold(0, |mask, probe| mask | bit(mixed, probe));
    }
    blocks
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
