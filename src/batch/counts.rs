//! What is counted over a run.

use super::unknown_codes::UnknownCodes;
use crate::report::Report;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Edits by pass.
pub type Tally = BTreeMap<String, u64>;

/// Counts of a piece or a whole run. Bytes are those of the texts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Texts that were cleaned.
    pub documents: u64,
    /// Words in them, by the spaces between them.
    pub words: u64,
    /// Bytes of their text.
    pub bytes: u64,
    /// Suggestions that were held back.
    pub suggestions: u64,
    /// Findings without a repair.
    pub remarks: u64,
    /// Records that could not be cleaned.
    pub errors: u64,
    /// Texts that are cleaned in the output, and that the patch beside it cannot hold.
    pub unpatched: u64,
    /// Codes of languages that are not known.
    pub unknown_codes: UnknownCodes,
    /// Edits by code of the text's language, then by pass.
    pub edits: BTreeMap<String, Tally>,
}

impl Counts {
    /// Counts one text.
    pub fn add(&mut self, text: &str, report: &Report) {
        self.documents += 1;
        self.words += words(text);
        self.bytes += text.len() as u64;
        self.suggestions += report.held_back.len() as u64;
        self.remarks += report.remarks.len() as u64;
        if report.edits.is_empty() {
            return;
        }
        let language = report.language.unwrap_or(crate::Language::UNDETERMINED).code();
        let tally = self.edits.entry(language.to_owned()).or_default();
        for edit in &report.edits {
            *tally.entry(edit.pass.to_owned()).or_default() += 1;
        }
    }

    /// Adds the counts of another part of the run.
    pub fn merge(&mut self, other: Self) {
        self.documents += other.documents;
        self.words += other.words;
        self.bytes += other.bytes;
        self.suggestions += other.suggestions;
        self.remarks += other.remarks;
        self.errors += other.errors;
        self.unpatched += other.unpatched;
        self.unknown_codes.merge(other.unknown_codes);
        for (language, tally) in other.edits {
            let own = self.edits.entry(language).or_default();
            for (pass, count) in tally {
                *own.entry(pass).or_default() += count;
            }
        }
    }

    /// All edits.
    pub fn all_edits(&self) -> u64 {
        self.edits.values().flat_map(BTreeMap::values).sum()
    }
}

fn words(text: &str) -> u64 {
    let is_space = |byte: u8| byte.is_ascii_whitespace();
    let bytes = text.as_bytes();
    let (mut count, mut before) = (0, b' ');
    // the counts of a part fit a byte, so that many bytes are looked at in one step
    for part in bytes.chunks(usize::from(u8::MAX)) {
        count += u64::from(is_space(before) && !is_space(part[0]));
        let begins = part.iter().zip(&part[1..]).map(|(a, b)| u8::from(is_space(*a) & !is_space(*b)));
        count += u64::from(begins.fold(0, u8::wrapping_add));
        before = part[part.len() - 1];
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Cleaner, Options};

    #[test]
    fn parts_add_up_to_the_whole() {
        let texts = ["He saw the the house .", "", "Así es la vida."];
        let cleaner = Cleaner::new(Options::default());
        let (mut whole, mut sum) = (Counts::default(), Counts::default());
        for text in texts {
            let report = cleaner.clean(text).report;
            whole.add(text, &report);
            let mut part = Counts::default();
            part.add(text, &report);
            sum.merge(part);
        }
        assert_eq!((whole.documents, whole.words, whole.all_edits()), (3, 10, 2));
        assert_eq!(whole, sum);
    }
}
