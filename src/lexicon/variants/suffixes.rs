//! The hashes of all forms of an automaton, found with one look at each of its nodes.
//!
//! An automaton keeps what many forms end with but once, so there are several times as many paths as nodes. The hashes of
//! the few strings behind a node are kept, and of each form only the beginning is walked.

use super::builder::{Begun, Letters};
use super::hash::FormHash;
use fst::raw::{CompiledAddr, Fst};
use std::ops::Range;

/// Most strings behind a node whose hashes are kept.
const FEW: usize = 4;

/// What is known of the strings behind a node: nothing yet, that they are many, or where the hashes of the few begin and
/// how many they are. There is one for each byte of an automaton, so it takes no more than a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Behind(u32);

impl Behind {
    const UNKNOWN: Self = Self(0);
    const MANY: Self = Self(u32::MAX);
    /// Bits of the number that count; they are never all 0.
    const COUNT: u32 = 3;

    /// That of `count` hashes, which begin at `first`; many if the numbers do not fit.
    fn few(first: usize, count: usize) -> Self {
        match u32::try_from(first) {
            Ok(first) if count <= FEW && first < 1 << (u32::BITS - Self::COUNT - 1) => {
                Self(first << Self::COUNT | (count as u32 + 1))
            }
            _ => Self::MANY,
        }
    }

    /// The places of the hashes of the strings, if these are few.
    fn places(self) -> Option<Range<usize>> {
        let (first, count) = (self.0 >> Self::COUNT, self.0 & ((1 << Self::COUNT) - 1));
        let is_few = self != Self::MANY && self != Self::UNKNOWN;
        is_few.then(|| first as usize..(first + count - 1) as usize)
    }
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
        let mut suffixes = Self { fst, behind: vec![Behind::UNKNOWN; root + 1], hashes: Vec::new() };
        suffixes.find(root, letters);
        suffixes
    }

    fn find(&mut self, address: CompiledAddr, letters: &mut Letters) -> Behind {
        if self.behind[address] != Behind::UNKNOWN {
            return self.behind[address];
        }
        let node = self.fst.node(address);
        let mut count = usize::from(node.is_final());
        for transition in node.transitions() {
            let more = self.find(transition.addr, letters).places();
            count += more.map_or(FEW + 1, |places| places.len());
            self.add_letters(transition.inp, transition.addr, letters);
        }
        let behind = Behind::few(self.hashes.len(), count);
        if behind != Behind::MANY {
            if node.is_final() {
                self.hashes.push(FormHash::EMPTY);
            }
            for transition in node.transitions() {
                let byte = FormHash::of_byte(transition.inp);
                for at in self.behind[transition.addr].places().into_iter().flatten() {
                    self.hashes.push(byte.then(self.hashes[at]));
                }
            }
        }
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
        if let Some(places) = self.behind[address].places() {
            self.hashes[places].iter().for_each(|rest| found(hash.then(*rest)));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_form_is_found_once() {
        let mut forms: Vec<String> = ["", "p", "pea", "peace", "été", "жук"].map(String::from).into();
        // more with the same ending than are kept, and endings that many beginnings share
        for start in ["arch", "back", "café", "d"] {
            forms.extend(["", "s", "er", "ers", "ing", "ings", "ish"].map(|end| format!("{start}{end}")));
        }
        forms.sort_unstable();
        let set = fst::Set::from_iter(&forms).expect("in order");
        let mut letters = Letters::default();
        let suffixes = Suffixes::of(set.as_fst(), &mut letters);
        let mut found = Vec::new();
        suffixes.each_form(|hash| found.push((hash.whole.mixed(), hash.skeleton.mixed())));
        let hash =
            |form: &String| form.chars().map(FormHash::of_letter).fold(FormHash::EMPTY, FormHash::then);
        let mut wanted: Vec<_> =
            forms.iter().map(hash).map(|hash| (hash.whole.mixed(), hash.skeleton.mixed())).collect();
        found.sort_unstable();
        wanted.sort_unstable();
        assert_eq!(found, wanted);
    }

    #[test]
    fn what_stands_behind_a_node_fits_a_number() {
        for (first, count) in [(0, 0), (0, 1), (7, FEW), (1_000_000, 2)] {
            assert_eq!(Behind::few(first, count).places(), Some(first..first + count));
        }
        assert_eq!(Behind::few(0, FEW + 1), Behind::MANY);
        assert_eq!(Behind::few(1 << 30, 1), Behind::MANY);
        assert_eq!((Behind::MANY.places(), Behind::UNKNOWN.places()), (None, None));
    }
}
