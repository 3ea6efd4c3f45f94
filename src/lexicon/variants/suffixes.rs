//! The hashes of all forms of an automaton, found with one look at each of its nodes.
//!
//! An automaton keeps what many forms end with but once, so there are several times as many paths as nodes. The hashes of
//! the few strings behind a node are kept, and of each form only the beginning is walked.

use super::builder::{Begun, Letters};
use super::hash::FormHash;
use fst::raw::{CompiledAddr, Fst};

/// Most strings behind a node whose hashes are kept.
const FEW: usize = 16;

/// What is known of a node.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Behind {
    #[default]
    Unknown,
    /// The hashes of the strings behind it: the first, and how many.
    Few(u32, u8),
    Many,
}

/// The strings behind the nodes of an automaton.
pub(super) struct Suffixes<'f, D> {
    fst: &'f Fst<D>,
    /// By address of the node.
    behind: Vec<Behind>,
    hashes: Vec<FormHash>,
}

impl<'f, D: AsRef<[u8]>> Suffixes<'f, D> {
    /// Those of an automaton, whose letters are added to `letters`.
    pub fn of(fst: &'f Fst<D>, letters: &mut Letters) -> Self {
        let root = fst.root().addr();
        let mut suffixes = Self { fst, behind: vec![Behind::Unknown; root + 1], hashes: Vec::new() };
        suffixes.find(root, letters);
        suffixes
    }

    fn find(&mut self, address: CompiledAddr, letters: &mut Letters) -> Behind {
        if self.behind[address] != Behind::Unknown {
            return self.behind[address];
        }
        let node = self.fst.node(address);
        let mut count = usize::from(node.is_final());
        for transition in node.transitions() {
            match self.find(transition.addr, letters) {
                Behind::Few(_, more) => count += usize::from(more),
                _ => count = FEW + 1,
            }
            self.add_letters(transition.inp, transition.addr, letters);
        }
        let behind = if count > FEW {
            Behind::Many
        } else {
            let first = self.hashes.len();
            if node.is_final() {
                self.hashes.push(FormHash::EMPTY);
            }
            for transition in node.transitions() {
                let Behind::Few(start, more) = self.behind[transition.addr] else { continue };
                let byte = FormHash::of_byte(transition.inp);
                for at in start as usize..start as usize + usize::from(more) {
                    self.hashes.push(byte.then(self.hashes[at]));
                }
            }
            Behind::Few(first as u32, count as u8)
        };
        self.behind[address] = behind;
        behind
    }

    /// Adds the letters that begin with `byte`, which leads to a node.
    fn add_letters(&self, byte: u8, address: CompiledAddr, letters: &mut Letters) {
        if byte.is_ascii() {
            letters.insert(byte as char);
        } else if byte >= 0xc0 {
            self.add_rests(Begun::default().push(byte).0, address, letters);
        }
    }

    fn add_rests(&self, begun: Begun, address: CompiledAddr, letters: &mut Letters) {
        for transition in self.fst.node(address).transitions() {
            match begun.push(transition.inp) {
                (_, Some(letter)) => letters.insert(letter),
                (begun, None) => self.add_rests(begun, transition.addr, letters),
            }
        }
    }

    /// Calls `found` with the hashes of each form.
    pub fn each_form(&self, mut found: impl FnMut(FormHash)) {
        self.each_below(self.fst.root().addr(), FormHash::EMPTY, &mut found);
    }

    fn each_below(&self, address: CompiledAddr, hash: FormHash, found: &mut impl FnMut(FormHash)) {
        if let Behind::Few(first, count) = self.behind[address] {
            let rests = &self.hashes[first as usize..][..usize::from(count)];
            rests.iter().for_each(|rest| found(hash.then(*rest)));
            return;
        }
        let node = self.fst.node(address);
        if node.is_final() {
            found(hash);
        }
        for transition in node.transitions() {
            self.each_below(transition.addr, hash.then(FormHash::of_byte(transition.inp)), found);
        }
    }
}
