//! Texts that came before in the run, whole and alike: crawls have many of them, syndicated news too.
//!
//! What is found in a text depends on the text and the cleaner alone, so a text that comes again gets what was found in it
//! the first time. It is known again by a cryptographic digest: no two texts that differ are taken for one.

use crate::edit::Edit;
use crate::finding::Finding;
use crate::language::Language;
use crate::report::Report;
use quick_cache::Weighter;
use quick_cache::sync::Cache;
use std::fmt;
use std::mem::size_of;
use std::sync::Arc;

/// Bytes that what is kept may take: the reports of some hundred thousand texts without findings. Those that did not come
/// again for long are dropped, and cleaned anew when they do.
const ROOM: u64 = 32 << 20;
/// Reports without findings that fit in.
const REPORTS: usize = (ROOM / PLAIN) as usize;
/// Bytes of one with its key.
const PLAIN: u64 = (size_of::<Key>() + size_of::<Report>() + 64) as u64;

/// A text, and what it is cleaned by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Key {
    cleaner: usize,
    language: Option<Language>,
    digest: [u8; 16],
}

/// What was found in the texts that came last, for all threads.
pub struct Repeats(Cache<Key, Arc<Report>, Bytes>);

impl Default for Repeats {
    fn default() -> Self {
        Self(Cache::with_weighter(REPORTS, ROOM, Bytes))
    }
}

impl fmt::Debug for Repeats {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Repeats").field("reports", &self.0.len()).finish()
    }
}

impl Repeats {
    /// What is found in `text` by a cleaner, which has a number, for texts of a language if that is told: what is known, or
    /// else what `clean` finds.
    ///
    /// # Errors
    /// Those of `clean`, which are not kept.
    pub fn get_or_clean<E>(
        &self,
        (cleaner, language): (usize, Option<Language>),
        text: &str,
        clean: impl FnOnce() -> Result<Report, E>,
    ) -> Result<Arc<Report>, E> {
        let digest = *blake3::hash(text.as_bytes()).as_bytes();
        let digest = digest.first_chunk().copied().expect("a digest of 32 bytes");
        let key = Key { cleaner, language, digest };
        if let Some(known) = self.0.get(&key) {
            return Ok(known);
        }
        let report = Arc::new(clean()?);
        self.0.insert(key, Arc::clone(&report));
        Ok(report)
    }
}

/// Weighs a report by the bytes that it takes in memory.
#[derive(Clone, Copy)]
struct Bytes;

impl Weighter<Key, Arc<Report>> for Bytes {
    fn weight(&self, _: &Key, report: &Arc<Report>) -> u64 {
        let texts =
            |texts: &[String]| texts.iter().map(|text| size_of::<String>() + text.len()).sum::<usize>();
        let edit = |edit: &Edit| {
            size_of::<Edit>() + edit.replacement.len() + edit.message.len() + texts(&edit.evidence)
        };
        let remark = |remark: &Finding| size_of::<Finding>() + remark.message.len() + texts(&remark.evidence);
        let edits = report.edits.iter().chain(&report.held_back).map(edit).sum::<usize>();
        PLAIN + (edits + report.remarks.iter().map(remark).sum::<usize>()) as u64
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Cleaner, Options};
    use std::convert::Infallible;

    #[test]
    fn a_text_is_cleaned_once_for_each_cleaner_and_language() {
        let (repeats, cleaner) = (Repeats::default(), Cleaner::new(Options::default()));
        let mut cleaned = 0;
        let mut edits = |by: (usize, Option<Language>), text: &str| {
            let report = repeats.get_or_clean(by, text, || {
                cleaned += 1;
                Ok::<_, Infallible>(cleaner.report_text(text))
            });
            report.map(|report| report.edits.clone())
        };
        let marred = "He saw the the old house.";
        let first = edits((0, None), marred);
        assert_eq!(first.as_ref().map(Vec::len), Ok(1));
        assert_eq!(edits((0, None), marred), first);
        assert_eq!(edits((0, None), "He saw the old house.").map(|edits| edits.len()), Ok(0));
        let english = Language::from_code("en");
        assert!(edits((1, None), marred) == first && edits((0, english), marred) == first);
        assert_eq!(
            cleaned, 4,
            "once for each of two texts, and twice more for other ways to clean the first"
        );
    }

    #[test]
    fn a_failure_is_not_kept() {
        let repeats = Repeats::default();
        assert_eq!(repeats.get_or_clean((0, None), "a", || Err("fault")).map(|_| ()), Err("fault"));
        let report = repeats.get_or_clean((0, None), "a", || Ok::<_, Infallible>(Report::default()));
        assert!(report.is_ok_and(|report| report.edits.is_empty()));
    }

    #[test]
    fn what_is_kept_stays_within_its_room() {
        let repeats = Repeats::default();
        for number in 0..2 * REPORTS {
            let report = || Ok::<_, Infallible>(Report::default());
            repeats.get_or_clean((0, None), &number.to_string(), report).expect("no failure");
        }
        assert!(repeats.0.weight() <= ROOM && repeats.0.len() > REPORTS / 2, "{repeats:?}");
    }
}
