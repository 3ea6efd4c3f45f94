//! The hash of a string, which follows from those of its parts (Rabin and Karp 1987).

/// Base of the polynomial: an odd number without a pattern (the golden ratio).
const BASE: u64 = 0x9e37_79b9_7f4a_7c15;

/// A number for each byte, without likeness to that of its neighbours.
const VALUES: [u64; 256] = {
    let mut values = [0; 256];
    let mut byte = 0;
    while byte < values.len() {
        values[byte] = value(byte as u64);
        byte += 1;
    }
    values
};

/// Stands for any letter that is not ASCII in the hash of a skeleton: no byte of a string.
const WILD: u64 = value(256);

/// The hash of a string of bytes, with what it takes to append it to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::lexicon) struct Hash {
    value: u64,
    /// [`BASE`] to the power of the string's length.
    power: u64,
}

impl Hash {
    /// That of the empty string.
    pub const EMPTY: Self = Self { value: 0, power: 1 };

    /// That of the skeleton of a letter that is not ASCII.
    pub const WILD: Self = Self { value: WILD, power: BASE };

    /// That of a string.
    pub fn of(string: &str) -> Self {
        string.bytes().fold(Self::EMPTY, Self::push)
    }

    /// That of a string of one letter.
    pub fn of_letter(letter: char) -> Self {
        Self::of(letter.encode_utf8(&mut [0; 4]))
    }

    /// That of the string with one more byte.
    pub const fn push(self, byte: u8) -> Self {
        self.then(Self { value: VALUES[byte as usize], power: BASE })
    }

    /// That of the string with another one behind.
    pub const fn then(self, next: Self) -> Self {
        Self {
            value: self.value.wrapping_mul(next.power).wrapping_add(next.value),
            power: self.power.wrapping_mul(next.power),
        }
    }

    /// What makes of any letter of as many bytes as `letter` the hash of the string with it and with `next` behind.
    pub(super) const fn around(self, letter: Self, next: Self) -> Gap {
        let before = self.value.wrapping_mul(letter.power).wrapping_mul(next.power);
        Gap { others: before.wrapping_add(next.value), power: next.power }
    }

    /// A number of which every bit hangs on every byte; the low bits of a polynomial hang on the last bytes alone.
    pub(super) const fn mixed(self) -> u64 {
        mixed(self.value)
    }
}

/// A string with a gap, which letters of a certain number of bytes may fill.
#[derive(Clone, Copy, Debug)]
pub(super) struct Gap {
    /// What the other bytes of the string amount to.
    others: u64,
    power: u64,
}

impl Gap {
    /// What [`Hash::mixed`] is of the string with a letter in its gap.
    pub const fn mixed_with(self, letter: Hash) -> u64 {
        mixed(letter.value.wrapping_mul(self.power).wrapping_add(self.others))
    }
}

const fn mixed(value: u64) -> u64 {
    let mixed = (value ^ value >> 32).wrapping_mul(0xd6e8_feb8_6659_fd93);
    mixed ^ mixed >> 32
}

/// The hashes of a string and of its skeleton, in which all letters that are not ASCII are the same.
#[derive(Clone, Copy, Debug)]
pub(super) struct FormHash {
    pub whole: Hash,
    pub skeleton: Hash,
}

impl FormHash {
    /// Those of the empty string.
    pub const EMPTY: Self = Self { whole: Hash::EMPTY, skeleton: Hash::EMPTY };

    /// Those of a string of one letter.
    pub fn of_letter(letter: char) -> Self {
        letter.encode_utf8(&mut [0; 4]).bytes().fold(Self::EMPTY, |hash, byte| hash.then(Self::of_byte(byte)))
    }

    /// Those of one byte of a string. A letter stands in the skeleton where its first byte does.
    pub const fn of_byte(byte: u8) -> Self {
        let whole = Hash::EMPTY.push(byte);
        let skeleton = match byte {
            0..0x80 => whole,
            0x80..0xc0 => Hash::EMPTY,
            _ => Hash::WILD,
        };
        Self { whole, skeleton }
    }

    /// Those of the string with another one behind.
    pub const fn then(self, next: Self) -> Self {
        Self { whole: self.whole.then(next.whole), skeleton: self.skeleton.then(next.skeleton) }
    }
}

/// The finaliser of splitmix64 (Steele, Lea and Flood 2014).
const fn value(number: u64) -> u64 {
    let mut bits = (number + 1).wrapping_mul(BASE);
    bits = (bits ^ bits >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ bits >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ bits >> 31
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_of_a_string_tell_its_hash() {
        for (head, tail) in [("", ""), ("peace", ""), ("", "war"), ("pea", "ce"), ("ét", "é")] {
            assert_eq!(Hash::of(head).then(Hash::of(tail)), Hash::of(&format!("{head}{tail}")));
        }
        assert_ne!(Hash::of("war").mixed(), Hash::of("raw").mixed());
        for letter in ['a', 'é', 'ж', 'ạ'].map(Hash::of_letter) {
            let (head, tail) = (Hash::of("pea"), Hash::of("cé"));
            assert_eq!(head.around(letter, tail).mixed_with(letter), head.then(letter).then(tail).mixed());
        }
    }

    #[test]
    fn a_skeleton_tells_no_letters_beyond_ascii_apart() {
        let skeleton = |form: &str| {
            let hashes = form.chars().map(FormHash::of_letter).fold(FormHash::EMPTY, FormHash::then);
            assert_eq!(hashes.whole, Hash::of(form));
            hashes.skeleton
        };
        assert_eq!(skeleton("été"), skeleton("ạtж"));
        assert_ne!(skeleton("été"), skeleton("éte"));
    }
}
