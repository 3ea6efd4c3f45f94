//! A filter of strings by their hashes (Bloom 1970, "Space/time trade-offs in hash coding with allowable errors");
//! blocked, so a question touches one word of memory.

/// Bits that a string sets.
pub(super) const PROBES: u32 = 4;

/// A block of bits, as it is stored: a number of 64 bits, the lowest byte first.
pub(super) type Block = [u8; 8];

/// The set of some strings, and of a few more.
#[derive(Debug)]
pub(super) struct Filter {
    blocks: &'static [Block],
}

impl Filter {
    /// That of these blocks; of none if there are none.
    pub const fn new(blocks: &'static [Block]) -> Self {
        Self { blocks }
    }

    /// Whether the string with this mixed hash may have been added; surely not if the answer is no.
    pub fn may_hold(&self, mixed: u64) -> bool {
        let Some(block) = self.blocks.get(place(mixed, self.blocks.len())) else { return false };
        let block = u64::from_le_bytes(*block);
        // the first bit turns most strings away
        (0..PROBES).all(|probe| block & bit(mixed, probe) != 0)
    }
}

/// The block of a string among so many.
pub(super) const fn place(mixed: u64, blocks: usize) -> usize {
    (((mixed >> 32) * blocks as u64) >> 32) as usize
}

/// One of the bits that a string sets in its block.
pub(super) const fn bit(mixed: u64, probe: u32) -> u64 {
    1 << (mixed >> (6 * probe) & 63)
}
