//! Codes of languages that are not known: how many records have one, and which are the most frequent. A field that was
//! named by mistake may have another value in every record, so only some are kept.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Codes that are kept when there are more than twice as many.
const KEPT: usize = 64;
/// Characters of a code that are kept; all that BCP 47 asks readers of tags to have room for (RFC 5646, 4.4.1).
const CHARACTERS: usize = 35;

/// The codes of a piece or a whole run. Parts that are merged in the same order give the same.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnknownCodes {
    /// Records with such a code.
    pub records: u64,
    codes: BTreeMap<String, Occurrences>,
    /// Records that a code which is not kept may have at most.
    missed: u64,
}

/// In how many records a code was found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Occurrences {
    /// Records that were counted.
    pub records: u64,
    /// Records that may have been missed, at most; 0 unless there are very many codes.
    pub missed: u64,
}

impl Occurrences {
    fn most(self) -> u64 {
        self.records + self.missed
    }
}

impl UnknownCodes {
    /// Counts the code of one record.
    pub fn add(&mut self, code: &str) {
        self.records += 1;
        let missed = self.missed;
        let found = self.codes.entry(shortened(code)).or_insert(Occurrences { records: 0, missed });
        found.records += 1;
        self.prune();
    }

    /// Adds the codes of another part of the run.
    pub fn merge(&mut self, other: Self) {
        self.records += other.records;
        for (code, found) in &mut self.codes {
            let more = other.codes.get(code).copied();
            let more = more.unwrap_or(Occurrences { records: 0, missed: other.missed });
            found.records += more.records;
            found.missed += more.missed;
        }
        for (code, Occurrences { records, missed }) in other.codes {
            let missed = missed + self.missed;
            self.codes.entry(code).or_insert(Occurrences { records, missed });
        }
        self.missed += other.missed;
        self.prune();
    }

    /// The most frequent codes, so many at most, the most frequent first.
    pub fn most_frequent(&self, count: usize) -> Vec<(&str, Occurrences)> {
        let mut all: Vec<_> = self.codes.iter().map(|(code, found)| (code.as_str(), *found)).collect();
        all.sort_by_key(|(_, found)| std::cmp::Reverse(found.records));
        all.truncate(count);
        all
    }

    /// Drops the rarest codes if there are too many.
    fn prune(&mut self) {
        if self.codes.len() <= 2 * KEPT {
            return;
        }
        let mut all: Vec<_> = std::mem::take(&mut self.codes).into_iter().collect();
        all.sort_by_key(|(_, found)| std::cmp::Reverse(found.most()));
        let rarest = all.split_off(KEPT);
        self.missed = rarest.iter().map(|(_, found)| found.most()).fold(self.missed, u64::max);
        self.codes = all.into_iter().collect();
    }
}

/// The beginning of a code if it is long; what follows it is told by an ellipsis.
fn shortened(code: &str) -> String {
    match code.char_indices().nth(CHARACTERS) {
        Some((end, _)) => format!("{}…", &code[..end]),
        None => code.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of<'c>(codes: impl IntoIterator<Item = &'c str>) -> UnknownCodes {
        let mut found = UnknownCodes::default();
        codes.into_iter().for_each(|code| found.add(code));
        found
    }

    #[test]
    fn the_most_frequent_come_first() {
        let found = of(["b", "tlh", "a", "tlh", "tlh", "a"]);
        let told = |count| -> Vec<_> {
            found
                .most_frequent(count)
                .into_iter()
                .map(|(code, found)| (code.to_owned(), found.records))
                .collect()
        };
        assert_eq!(told(2), [("tlh".into(), 3), ("a".into(), 2)]);
        assert_eq!((told(9).len(), found.records), (3, 6));
    }

    #[test]
    fn few_codes_are_counted_exactly_in_parts_too() {
        let codes = ["tlh", "qqq", "tlh", "x", "tlh", "qqq"];
        let mut sum = UnknownCodes::default();
        codes.chunks(2).for_each(|part| sum.merge(of(part.iter().copied())));
        assert_eq!(sum, of(codes));
        assert!(sum.most_frequent(9).iter().all(|(_, found)| found.missed == 0));
    }

    #[test]
    fn among_any_number_of_others_the_frequent_are_found_and_told_within_their_bounds() {
        let rare: Vec<String> = (0..20_000).map(|number| format!("title {number}")).collect();
        // three codes that begin late, among values that are all different
        let code = |number: usize| match number % 10 {
            1 | 4 | 7 if number > 5_000 => "tlh",
            2 | 5 if number > 5_000 => "qqq",
            3 if number > 15_000 => "x-new",
            _ => &rare[number],
        };
        let all: Vec<&str> = (0..rare.len()).map(code).collect();
        let mut in_parts = UnknownCodes::default();
        all.chunks(700).for_each(|part| in_parts.merge(of(part.iter().copied())));
        for found in [of(all.iter().copied()), in_parts] {
            assert!(found.codes.len() <= 2 * KEPT);
            assert_eq!(found.records, 20_000);
            let told = found.most_frequent(3);
            assert_eq!(told.iter().map(|(code, _)| *code).collect::<Vec<_>>(), ["tlh", "qqq", "x-new"]);
            for (code, found) in told {
                let right = all.iter().filter(|other| **other == code).count() as u64;
                assert!(found.records <= right && right <= found.most(), "{code}: {found:?}, {right}");
            }
        }
    }

    #[test]
    fn of_a_long_value_its_beginning_is_kept() {
        let found = of([&*"é".repeat(1_000_000), "é"]);
        let lengths: Vec<_> = found.codes.keys().map(|code| code.chars().count()).collect();
        assert_eq!(lengths, [1, CHARACTERS + 1]);
    }
}
