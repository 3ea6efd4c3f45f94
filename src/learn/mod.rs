//! Counts over a corpus, in bounded memory: what `postedit learn` does.
//!
//! # The bound
//! Documents are counted exactly in batches of about `BATCH_BYTES`, in parallel, and the counts of each batch are
//! added to one table. When the table exceeds its limit of `L` forms, the rarest leave it until at most three quarters
//! are left, and what they had at most is remembered: a form that enters later may have been seen so often before.
//! This is lossy counting (Manku and Motwani 2002, "Approximate frequency counts over data streams") with a bucket
//! width that follows from the limit. Of a corpus of `N` running words
//!
//! - no form is counted too often;
//! - none is counted too seldom by more than [`Metadata::missed`], and that is never more than `4 N / 3 L`;
//! - a form that never left the table, as the frequent ones do not, has exact counts: its
//!   [`FormCounts::missed`](crate::user_lexicon::FormCounts::missed) is 0.
//!
//! Each drop of `k` takes `k` from at least `3 L / 4` forms, and each word adds one to one form, hence the bound. The
//! batches do not depend on the number of threads, so neither does the result.

mod document;
mod table;

use crate::language::Language;
use crate::user_lexicon::{Metadata, write_lexicon};
use document::BatchCounts;
use rayon::prelude::*;
use std::io::{self, Write};
use table::Table;

/// Bytes of text that are counted exactly before they are added to the table.
const BATCH_BYTES: usize = 8 << 20;

/// What is counted and kept.
#[derive(Clone, Copy, Debug)]
pub struct LearnOptions {
    /// The language of the texts; `None` to detect it by paragraph.
    pub language: Option<Language>,
    /// Forms in memory at most, from 1 on; each takes about 200 bytes, names up to 1,000.
    pub max_forms: usize,
    /// Forms with fewer occurrences are not written. The rarest are half of all forms and no evidence.
    pub min_count: u32,
}

impl Default for LearnOptions {
    fn default() -> Self {
        Self { language: None, max_forms: 1_000_000, min_count: 2 }
    }
}

/// Counts the documents that it is given.
#[derive(Debug)]
pub struct Learner {
    options: LearnOptions,
    batch: Vec<String>,
    batch_bytes: usize,
    batch_limit: usize,
    table: Table,
    documents: u64,
    words: u64,
}

impl Learner {
    /// A learner that has seen nothing.
    pub fn new(options: LearnOptions) -> Self {
        let table = Table::new(options.max_forms.max(1));
        Self {
            options,
            batch: Vec::new(),
            batch_bytes: 0,
            batch_limit: BATCH_BYTES,
            table,
            documents: 0,
            words: 0,
        }
    }

    /// Adds one document.
    pub fn add(&mut self, text: impl Into<String>) {
        let text = text.into();
        self.documents += 1;
        self.batch_bytes += text.len();
        self.batch.push(text);
        if self.batch_bytes >= self.batch_limit {
            self.count_batch();
        }
    }

    /// Counts the documents at hand and adds them to the table. The counts of a batch are sums over its documents, so
    /// it does not matter which thread has which.
    fn count_batch(&mut self) {
        let language = self.options.language;
        let counts = std::mem::take(&mut self.batch)
            .into_par_iter()
            .fold(BatchCounts::default, |counts, text| counts.with_document(&text, language))
            .reduce(BatchCounts::default, BatchCounts::joined);
        self.batch_bytes = 0;
        self.words += counts.words;
        self.table.add(counts);
    }

    /// Writes the lexicon of what was added.
    ///
    /// # Errors
    /// What `out` reports.
    pub fn write(mut self, out: &mut impl Write) -> io::Result<Metadata> {
        self.count_batch();
        let missed = u64::from(self.table.missed());
        let forms = self.table.into_sorted(self.options.min_count);
        let metadata =
            Metadata { documents: self.documents, words: self.words, missed, forms: forms.len() as u64 };
        write_lexicon(metadata, forms, out)?;
        Ok(metadata)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::user_lexicon::CorpusLexicon;

    /// Learns in small batches, so that the table is pruned often.
    fn learn(documents: &[String], options: LearnOptions, batch_limit: usize) -> (Metadata, CorpusLexicon) {
        let mut learner = Learner { batch_limit, ..Learner::new(options) };
        for document in documents {
            learner.add(document.as_str());
        }
        let mut bytes = Vec::new();
        let metadata = learner.write(&mut bytes).expect("written");
        (metadata, CorpusLexicon::open(bytes).expect("a lexicon"))
    }

    fn english() -> LearnOptions {
        LearnOptions { language: Language::from_code("en"), min_count: 1, ..LearnOptions::default() }
    }

    #[test]
    fn case_documents_and_neighbours_are_counted() {
        let documents = [
            "Tarsenov came. The mayor met Elena Tarsenov. They saw TARSENOV and an iPhone.".to_owned(),
            "Later Elena Tarsenov’s friends left.".to_owned(),
        ];
        let (metadata, lexicon) = learn(&documents, english(), BATCH_BYTES);
        let counts = lexicon.get("tarsenov").expect("a form");
        assert_eq!((counts.documents, counts.title_initial, counts.title_inside, counts.upper), (2, 1, 2, 1));
        assert_eq!(counts.before[0], ("elena".to_owned(), 2));
        assert_eq!(lexicon.get("iphone").expect("a form").writings, [("iPhone".to_owned(), 1)]);
        assert_eq!((metadata.documents, metadata.words, metadata.missed), (2, 18, 0));
    }

    /// A corpus in which a few names are frequent and each document brings words of its own.
    fn long_tail() -> Vec<String> {
        let letters = |n: usize| -> String {
            [n / 676 % 26, n / 26 % 26, n % 26].iter().map(|&c| (b'a' + c as u8) as char).collect()
        };
        (0..2000).map(|n| format!("the mayor met Tarsenov near qo{}wix", letters(n))).collect()
    }

    #[test]
    fn few_entries_keep_what_is_frequent_exactly() {
        let documents = long_tail();
        let options = LearnOptions { max_forms: 64, ..english() };
        let (metadata, lexicon) = learn(&documents, options, 200);
        for form in ["the", "mayor", "met", "tarsenov", "near"] {
            let counts = lexicon.get(form).expect("kept");
            assert_eq!((counts.total(), counts.documents, counts.missed), (2000, 2000, 0), "{form}");
        }
        assert!(metadata.forms <= 64, "{metadata:?}");
        assert!(metadata.missed >= 1 && metadata.missed <= 4 * metadata.words / (3 * 64), "{metadata:?}");
    }

    #[test]
    fn the_number_of_threads_changes_no_byte() {
        let documents = long_tail();
        let bytes = |threads| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
            pool.install(|| {
                let options = LearnOptions { max_forms: 500, ..english() };
                let mut learner = Learner { batch_limit: 3000, ..Learner::new(options) };
                documents.iter().for_each(|document| learner.add(document.as_str()));
                let mut bytes = Vec::new();
                learner.write(&mut bytes).expect("written");
                bytes
            })
        };
        assert_eq!(bytes(1), bytes(4));
    }

    #[test]
    fn a_long_document_is_one_document() {
        let line = "The mayor met Tarsenov near the old harbour of the town.\n";
        let (metadata, lexicon) = learn(&[line.repeat(40_000)], english(), BATCH_BYTES);
        let counts = lexicon.get("tarsenov").expect("a form");
        assert_eq!((counts.documents, counts.title_inside, metadata.documents), (1, 40_000, 1));
    }
}
