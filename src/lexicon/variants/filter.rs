//! A filter of strings by their hashes (Bloom 1970, "Space/time trade-offs in hash coding with allowable errors");
//! blocked, so a question touches one word of memory.

/// Bits of the filter for each string, and bits that a string sets: about one string in five hundred passes wrongly.
const BITS: usize = 16;
const PROBES: u32 = 4;

/// The set of some strings, and of a few more.
#[derive(Debug)]
pub(super) struct Filter {
    blocks: Vec<u64>,
}

impl Filter {
    /// An empty one for `count` strings at most.
    pub fn new(count: usize) -> Self {
        Self { blocks: vec![0; (count * BITS).div_ceil(64).max(1)] }
    }

    /// Adds a string, of which the mixed hash is given.
    pub fn insert(&mut self, mixed: u64) {
        let block = self.block(mixed);
        self.blocks[block] |= (0..PROBES).fold(0, |mask, probe| mask | bit(mixed, probe));
    }

    /// Whether the string may have been added; surely not if the answer is no.
    pub fn may_hold(&self, mixed: u64) -> bool {
        let block = self.blocks[self.block(mixed)];
        // the first bit turns most strings away
        (0..PROBES).all(|probe| block & bit(mixed, probe) != 0)
    }

    fn block(&self, mixed: u64) -> usize {
        (((mixed >> 32) * self.blocks.len() as u64) >> 32) as usize
    }
}

/// One of the bits that a string sets in its block.
const fn bit(mixed: u64, probe: u32) -> u64 {
    1 << (mixed >> (6 * probe) & 63)
}
