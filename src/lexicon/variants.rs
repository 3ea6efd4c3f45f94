//! The forms one edit away from a word, found by trying every edit.
//!
//! A word of eight letters has about five hundred strings at distance one, few of which are forms. A filter of
//! the hashes of all forms (Bloom 1970, "Space/time trade-offs in hash coding with allowable errors"; blocked,
//! so a question touches one word of memory) turns nearly all of the others away, and the hash of a string with
//! one edit follows from those of what stands before and behind the edit (Rabin and Karp 1987). That is a
//! hundred times as fast as the walk over the automaton, see [`super::nearest`]; but the filter has to be made
//! first, so it pays from some dozens of words on.

use super::nearest::Partial;
use fst::raw::{Fst, Node, Output};
use std::collections::BTreeSet;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Bits of the filter for each form, and bits that a form sets: about one string in five hundred passes wrongly.
const BITS: usize = 16;
const PROBES: u32 = 4;
/// Base of the polynomial hash: an odd number without a pattern (the golden ratio).
const BASE: u64 = 0x9e37_79b9_7f4a_7c15;

/// A filter that is made when enough was asked to be worth it.
#[derive(Debug, Default)]
pub(super) struct Deferred {
    asked: AtomicUsize,
    filter: OnceLock<Variants>,
}

/// Forms of a dictionary whose look at takes about as long as one walk over its automaton.
const FORMS_A_WALK: usize = 5_000;

impl Deferred {
    /// The filter, which `make` makes of a dictionary of `forms` forms as soon as walking has taken as long as making
    /// it.
    pub(super) fn get(&self, forms: usize, make: impl FnOnce() -> Variants) -> Option<&Variants> {
        if let Some(filter) = self.filter.get() {
            return Some(filter);
        }
        let asked = self.asked.fetch_add(1, Ordering::Relaxed);
        (asked * FORMS_A_WALK >= forms).then(|| self.filter.get_or_init(make))
    }

    /// The filter, if it is made already.
    pub(super) fn made(&self) -> Option<&Variants> {
        self.filter.get()
    }
}

/// A filter of forms with the letters that they are made of.
#[derive(Debug)]
pub(super) struct Variants {
    blocks: Vec<u64>,
    /// Letters of the forms, in order, each with its value in the hash.
    letters: Vec<(char, u64)>,
}

/// A filter in the making.
pub(super) struct Builder {
    blocks: Vec<u64>,
    /// The value in the hash of each ASCII letter.
    values: [u64; 128],
    /// By ASCII letter, whether a form has it.
    ascii: [bool; 128],
    others: BTreeSet<char>,
}

impl Builder {
    /// That of a filter for `count` forms at most.
    pub fn new(count: usize) -> Self {
        Self {
            blocks: vec![0u64; (count * BITS).div_ceil(64).max(1)],
            values: std::array::from_fn(|code| value(code as u8 as char)),
            ascii: [false; 128],
            others: BTreeSet::new(),
        }
    }

    /// Adds the forms of an automaton whose value fits. The hash of a form grows along its path, so that what forms
    /// begin with alike is looked at once.
    pub fn add<D: AsRef<[u8]>>(&mut self, forms: &Fst<D>, fits: &impl Fn(u64) -> bool) {
        self.add_below(forms, &forms.root(), (0, Output::zero()), Partial::default(), fits);
    }

    /// Adds the forms below a node, whose path has this hash and this output and the first bytes of one more letter.
    /// Answers whether there are any.
    fn add_below<D: AsRef<[u8]>>(
        &mut self,
        forms: &Fst<D>,
        node: &Node<'_>,
        (hash, output): (u64, Output),
        partial: Partial,
        fits: &impl Fn(u64) -> bool,
    ) -> bool {
        let mut any = node.is_final() && fits(output.cat(node.final_output()).value());
        if any {
            let (block, mask) = place(hash, self.blocks.len());
            self.blocks[block] |= mask;
        }
        for transition in node.transitions() {
            let (byte, next) = (transition.inp, forms.node(transition.addr));
            let output = output.cat(transition.out);
            if byte.is_ascii() {
                let hash = append(hash, self.values[usize::from(byte)]);
                let goes_on = self.add_below(forms, &next, (hash, output), Partial::default(), fits);
                self.ascii[usize::from(byte)] |= goes_on;
                any |= goes_on;
                continue;
            }
            let partial = partial.push(byte);
            let Some(letter) = partial.complete() else {
                any |= self.add_below(forms, &next, (hash, output), partial, fits);
                continue;
            };
            let hash = append(hash, value(letter));
            if self.add_below(forms, &next, (hash, output), Partial::default(), fits) {
                self.others.insert(letter);
                any = true;
            }
        }
        any
    }

    /// The filter of the forms that were added.
    pub fn build(self) -> Variants {
        let ascii = (0..128u8).map(char::from).filter(|&c| self.ascii[c as usize]);
        let letters = ascii.chain(self.others).map(|letter| (letter, value(letter))).collect();
        Variants { blocks: self.blocks, letters }
    }
}

impl Variants {
    /// Calls `found` with each string one edit (insertion, deletion, substitution, transposition of neighbours)
    /// from `word` that may be a form. One may come twice, and a few are no forms.
    pub(super) fn each(&self, word: &str, mut found: impl FnMut(&str)) {
        let word: Vec<char> = word.chars().collect();
        let length = word.len();
        let values: Vec<u64> = word.iter().map(|&letter| value(letter)).collect();
        let mut powers = vec![1u64; length + 2];
        for at in 1..powers.len() {
            powers[at] = powers[at - 1].wrapping_mul(BASE);
        }
        let mut before = vec![0u64; length + 1];
        for at in 0..length {
            before[at + 1] = append(before[at], values[at]);
        }
        // the hash of the last letters: what is before them taken off that of the word
        let behind = |at: usize| before[length].wrapping_sub(before[at].wrapping_mul(powers[length - at]));
        let mut buffer = String::new();
        let mut hand_over = |head: &[char], middle: &[char], tail: &[char]| {
            buffer.clear();
            buffer.extend(head.iter().chain(middle).chain(tail));
            found(&buffer);
        };
        for at in 0..=length {
            let (head, tail) = word.split_at(at);
            let (own, rest) = (before[at], behind(at));
            // an insertion, undone or done
            let shifted = own.wrapping_mul(powers[length - at + 1]).wrapping_add(rest);
            for &(letter, value) in &self.letters {
                if self.may_hold(shifted.wrapping_add(value.wrapping_mul(powers[length - at]))) {
                    hand_over(head, &[letter], tail);
                }
            }
            let Some((&letter, tail)) = tail.split_first() else { continue };
            let (rest, width) = (behind(at + 1), length - at - 1);
            if self.may_hold(own.wrapping_mul(powers[width]).wrapping_add(rest)) {
                hand_over(head, &[], tail);
            }
            let shifted = own.wrapping_mul(powers[width + 1]).wrapping_add(rest);
            for &(other, value) in &self.letters {
                if other != letter && self.may_hold(shifted.wrapping_add(value.wrapping_mul(powers[width]))) {
                    hand_over(head, &[other], tail);
                }
            }
            if let Some((&next, tail)) = tail.split_first()
                && next != letter
            {
                let swapped = append(append(own, values[at + 1]), values[at]);
                if self.may_hold(swapped.wrapping_mul(powers[width - 1]).wrapping_add(behind(at + 2))) {
                    hand_over(head, &[next, letter], tail);
                }
            }
        }
    }

    /// Whether `form` may be one of the forms; few others pass.
    pub(super) fn may_hold_form(&self, form: &str) -> bool {
        self.may_hold(form.chars().fold(0, |hash, letter| append(hash, value(letter))))
    }

    fn may_hold(&self, hash: u64) -> bool {
        let (block, mask) = place(hash, self.blocks.len());
        self.blocks[block] & mask == mask
    }
}

const fn append(hash: u64, value: u64) -> u64 {
    hash.wrapping_mul(BASE).wrapping_add(value)
}

/// A number for a letter that has no likeness to those of its neighbours in the alphabet (the finaliser of
/// splitmix64, Steele, Lea and Flood 2014).
fn value(letter: char) -> u64 {
    let mut bits = (letter as u64 + 1).wrapping_mul(BASE);
    bits = (bits ^ bits >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ bits >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ bits >> 31
}

/// The block of a hash among `blocks`, and its bits there.
fn place(hash: u64, blocks: usize) -> (usize, u64) {
    // the low bits of a polynomial hash hang on the last letters alone
    let mixed = (hash ^ hash >> 32).wrapping_mul(0xd6e8_feb8_6659_fd93);
    let mixed = mixed ^ mixed >> 32;
    let block = ((mixed >> 32) * blocks as u64) >> 32;
    let mask = (0..PROBES).fold(0, |mask, probe| mask | 1u64 << (mixed >> (6 * probe) & 63));
    (block as usize, mask)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filter_of<S: AsRef<str>>(forms: &[S]) -> Variants {
        let mut sorted: Vec<&str> = forms.iter().map(AsRef::as_ref).collect();
        sorted.sort_unstable();
        let set = fst::Set::from_iter(sorted).expect("in order");
        let mut builder = Builder::new(forms.len());
        builder.add(set.as_fst(), &|_| true);
        builder.build()
    }

    #[test]
    fn letters_of_forms_that_do_not_fit_are_left_out() {
        let map = fst::Map::from_iter([("peace", 1), ("peaß", 0), ("wax", 0)]).expect("in order");
        let mut builder = Builder::new(map.len());
        builder.add(map.as_fst(), &|value| value == 1);
        let filter = builder.build();
        assert_eq!(filter.letters.iter().map(|(letter, _)| letter).collect::<String>(), "acep");
        assert!(filter.may_hold_form("peace"));
    }

    fn near(forms: &[&str], word: &str) -> Vec<String> {
        let filter = filter_of(forms);
        let mut found = Vec::new();
        filter.each(word, |form| found.push(form.to_owned()));
        found.sort_unstable();
        found.dedup();
        found.retain(|form| forms.contains(&form.as_str()));
        found
    }

    #[test]
    fn every_kind_of_edit_is_tried() {
        let forms = ["combat", "combats", "comba", "cobmat", "wombat", "comb"];
        assert_eq!(near(&forms, "combat"), ["cobmat", "comba", "combats", "wombat"].map(String::from));
        assert_eq!(near(&["été", "étés", "ete"], "éte"), ["ete", "été"]);
        assert_eq!(near(&["война", "вона"], "воина"), ["война", "вона"]);
    }

    #[test]
    fn few_strings_pass_wrongly() {
        let forms: Vec<String> = (0..10_000).map(|number| format!("form{number}")).collect();
        let filter = filter_of(&forms);
        let wrong = (0..100_000).filter(|n| filter.may_hold_form(&format!("other{n}"))).count();
        assert!(wrong < 1_000, "{wrong}");
        assert!(forms.iter().all(|form| filter.may_hold_form(form)));
    }
}
