//! What is to be done with every record of a run.

use crate::cleaner::{Cleaner, Options};
use crate::document::Document;
use crate::language::Language;
use crate::report::Report;
use std::collections::HashMap;
use std::panic::{self, AssertUnwindSafe};
use std::sync::{Arc, Mutex, PoisonError};

/// Where the text of a record lies.
#[derive(Clone, Debug)]
pub struct Fields {
    /// The field or column with the text; members of members are joined by periods, as in `page.text`.
    pub text: String,
    /// The field with the ISO 639-1 code of its language, if there is one.
    pub language: Option<String>,
    /// The field that identifies the record in reports, if there is one.
    pub id: Option<String>,
}

impl Default for Fields {
    fn default() -> Self {
        Self { text: "text".into(), language: None, id: None }
    }
}

/// What becomes of the text of a record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Treatment {
    /// The cleaned text stands in its place.
    #[default]
    Replace,
    /// It stays, and its edits stand beside it in a field of this name.
    Annotate(String),
}

/// Which outputs are asked for; what nobody reads is not made.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wants {
    /// The records themselves.
    pub output: bool,
    /// One line for each edit.
    pub report: bool,
    /// A unified diff.
    pub patch: bool,
    /// Bad records apart from the output.
    pub errors: bool,
}

/// Bounds on what is held in memory.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Bytes of one record at most.
    pub record: usize,
}

/// The settings of a run that every piece is cleaned by.
#[derive(Debug)]
pub struct Job {
    /// Where the text lies.
    pub fields: Fields,
    /// What becomes of it.
    pub treatment: Treatment,
    /// What is to be made.
    pub wants: Wants,
    /// Bounds on memory.
    pub limits: Limits,
    cleaner: Arc<Cleaner>,
    by_language: Mutex<HashMap<Language, Arc<Cleaner>>>,
}

/// The program failed in a text: a mistake of its own, which must not end the run.
#[derive(Clone, Copy, Debug)]
pub struct Fault;

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a fault of the program in this text; it is left as it was, please report it")
    }
}

impl Job {
    /// A job that cleans by these options.
    pub fn new(options: Options, fields: Fields, treatment: Treatment, wants: Wants, limits: Limits) -> Self {
        let cleaner = Arc::new(Cleaner::new(options));
        Self { fields, treatment, wants, limits, cleaner, by_language: Mutex::default() }
    }

    /// What is found in a text. `code` is what the record says of its language: that of the options goes before, and a
    /// language that is not known gets what every text gets.
    ///
    /// # Errors
    /// A fault of the program, caught.
    pub fn report(&self, text: &str, code: Option<&str>) -> Result<Report, Fault> {
        let code = code.filter(|code| !code.trim().is_empty());
        let cleaner = match (self.cleaner.options().language, code) {
            (None, Some(code)) => self.cleaner_for(language_of(code)),
            _ => Arc::clone(&self.cleaner),
        };
        guarded(|| cleaner.report_text(text))
    }

    /// What is found in a part of a text that is known to be of a language.
    ///
    /// # Errors
    /// A fault of the program, caught.
    pub fn report_part(&self, text: &str, language: Option<Language>) -> Result<Report, Fault> {
        let cleaner = match (self.cleaner.options().language, language) {
            (None, Some(language)) => self.cleaner_for(language),
            _ => Arc::clone(&self.cleaner),
        };
        guarded(|| cleaner.report_text(text))
    }

    /// What is found in a document.
    ///
    /// # Errors
    /// A fault of the program, caught.
    pub fn report_document(&self, document: &Document) -> Result<Report, Fault> {
        guarded(|| self.cleaner.report(document))
    }

    fn cleaner_for(&self, language: Language) -> Arc<Cleaner> {
        let mut cleaners = self.by_language.lock().unwrap_or_else(PoisonError::into_inner);
        let cleaner = cleaners.entry(language).or_insert_with(|| {
            let options = Options { language: Some(language), ..self.cleaner.options().clone() };
            Arc::new(Cleaner::new(options))
        });
        Arc::clone(cleaner)
    }
}

fn guarded(work: impl FnOnce() -> Report) -> Result<Report, Fault> {
    panic::catch_unwind(AssertUnwindSafe(work)).map_err(|_| Fault)
}

fn language_of(code: &str) -> Language {
    Language::from_code(&code.trim().to_ascii_lowercase()).unwrap_or(Language::UNDETERMINED)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn job(options: Options) -> Job {
        let limits = Limits { record: 1 << 20 };
        Job::new(options, Fields::default(), Treatment::Replace, Wants::default(), limits)
    }

    #[test]
    fn the_record_tells_its_language_unless_the_options_do() {
        let german = Language::from_code("de");
        let report = |job: &Job, code| job.report("He saw it.", code).expect("no fault").language;
        let free = job(Options::default());
        assert_eq!(report(&free, Some("de-AT")), german);
        assert_eq!(report(&free, Some(" ")), Language::from_code("en"));
        assert_eq!(report(&free, Some("tlh")), Some(Language::UNDETERMINED));
        let bound = job(Options { language: german, ..Options::default() });
        assert_eq!(report(&bound, Some("en")), german);
    }
}
