//! What is chosen at random, and yet the same on every machine.

/// Where the sequence of numbers begins.
const SEED: u64 = 0x706f_7374_6564_6974;

/// Numbers without a pattern, always the same: splitmix64 (Steele, Lea and Flood 2014).
pub struct Numbers(u64);

impl Default for Numbers {
    fn default() -> Self {
        Self(SEED)
    }
}

impl Numbers {
    /// The next number, below `bound`, which is small.
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ bits >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ bits >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^= bits >> 31;
        (bits % bound as u64) as usize
    }

    /// The items in another order, each order as likely as any: Fisher and Yates (1938).
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_order_has_all_items_and_is_always_the_same() {
        let order = || {
            let mut items: Vec<usize> = (0..100).collect();
            Numbers::default().shuffle(&mut items);
            items
        };
        let mut items = order();
        assert_eq!(items, order());
        assert!(!items.is_sorted());
        items.sort_unstable();
        assert!(items.into_iter().eq(0..100));
    }
}
