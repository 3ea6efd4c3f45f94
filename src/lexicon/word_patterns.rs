//! Words that a list gives by their whole form, their stem or their last part.

use foldhash::HashSet;

/// Letters that the form of a stem adds at most.
const ENDING: usize = 5;

/// Whole forms (`senate`), stems with up to five more letters (`minist-`), and last parts of compounds, with an ending or
/// without (`-minister-`, `-ministeriet`).
#[derive(Debug, Default)]
pub struct WordPatterns {
    forms: HashSet<&'static str>,
    stems: HashSet<&'static str>,
    last_parts: HashSet<&'static str>,
    last_stems: HashSet<&'static str>,
    /// What forms and stems begin with, so that most words need no look-up.
    beginnings: Beginnings,
}

/// The first three bytes of words, one bit each, which others may share.
#[derive(Debug)]
struct Beginnings([u64; BITS / 64]);

/// Bits of the set.
const BITS: usize = 4096;

impl Default for Beginnings {
    fn default() -> Self {
        Self([0; BITS / 64])
    }
}

impl Beginnings {
    fn place(word: &str) -> usize {
        word.bytes().take(3).fold(0, |place, byte| place * 31 + usize::from(byte)) % BITS
    }

    /// Adds a word of three bytes or more; all words begin like a shorter one.
    fn add(&mut self, word: &str) {
        match word.len() {
            3.. => self.0[Self::place(word) / 64] |= 1 << (Self::place(word) % 64),
            _ => self.0.fill(u64::MAX),
        }
    }

    /// Whether a word may begin as one of them does.
    fn may_have(&self, word: &str) -> bool {
        self.0[Self::place(word) / 64] >> (Self::place(word) % 64) & 1 != 0
    }
}

impl FromIterator<&'static str> for WordPatterns {
    fn from_iter<I: IntoIterator<Item = &'static str>>(patterns: I) -> Self {
        let mut all = Self::default();
        for pattern in patterns {
            let (part, stem) = (pattern.strip_prefix('-'), pattern.strip_suffix('-'));
            if part.is_none() {
                all.beginnings.add(stem.unwrap_or(pattern));
            }
            match (part, stem) {
                (None, None) => all.forms.insert(pattern),
                (None, Some(stem)) => all.stems.insert(stem),
                (Some(part), None) => all.last_parts.insert(part),
                (Some(part), Some(_)) => all.last_stems.insert(part.trim_end_matches('-')),
            };
        }
        all
    }
}

impl WordPatterns {
    /// Whether a pattern fits the normalised form `key`.
    pub fn fit(&self, key: &str) -> bool {
        let parts = || key.char_indices().skip(1).map(|(at, _)| &key[at..]);
        self.beginnings.may_have(key) && (self.forms.contains(key) || begins_with(key, &self.stems))
            || !self.last_parts.is_empty() && parts().any(|part| self.last_parts.contains(part))
            || !self.last_stems.is_empty() && parts().any(|part| begins_with(part, &self.last_stems))
    }
}

/// Whether the word is one of the stems with an ending, or none.
fn begins_with(word: &str, stems: &HashSet<&str>) -> bool {
    let cuts = word.char_indices().map(|(at, _)| at).chain([word.len()]);
    cuts.rev().take(ENDING + 1).any(|cut| stems.contains(&word[..cut]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_stems_and_last_parts_fit() {
        let list = ["minister", "kommission-", "-ministeriet", "-domstol-"];
        let patterns: WordPatterns = list.into_iter().collect();
        for key in ["minister", "kommission", "kommissionens", "justitsministeriet", "landsdomstolens"] {
            assert!(patterns.fit(key), "{key}");
        }
        let short: WordPatterns = ["eu", "nato-"].into_iter().collect();
        assert!(short.fit("eu") && short.fit("natos") && !short.fit("euro"));
        for key in ["ministeren", "kommissionsformand", "ministeriet", "domstol", ""] {
            assert!(!patterns.fit(key), "{key}");
        }
    }
}
