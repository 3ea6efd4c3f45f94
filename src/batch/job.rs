//! What is to be done with every record of a run.

use super::input::Input;
use super::language::{is_unknown, language_of};
use super::repeats::Repeats;
use crate::cleaner::{Cleaner, Options};
use crate::decode::Encoding;
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
    /// The field with the tag of its language, such as `de`, `deu-AT` or `zho_Hans`, if there is one.
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
    cleaners: Vec<Arc<Cleaner>>,
    by_language: Mutex<HashMap<(usize, Language), Arc<Cleaner>>>,
    repeats: Repeats,
    /// The texts that were met, if they are wanted and not to be cleaned.
    collected: Option<Mutex<Vec<String>>>,
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
        Self::with_cleaners(vec![Arc::new(Cleaner::new(options))], fields, treatment, wants, limits)
    }

    /// A job whose inputs have several cleaners: [`Input::cleaner`] tells which.
    ///
    /// # Panics
    /// Without any cleaner.
    pub fn with_cleaners(
        cleaners: Vec<Arc<Cleaner>>,
        fields: Fields,
        treatment: Treatment,
        wants: Wants,
        limits: Limits,
    ) -> Self {
        assert!(!cleaners.is_empty(), "a job needs a cleaner");
        let (by_language, repeats, collected) = (Mutex::default(), Repeats::default(), None);
        Self { fields, treatment, wants, limits, cleaners, by_language, repeats, collected }
    }

    /// A job that cleans nothing: the texts that it meets are there to be [taken](Self::collected).
    pub(super) fn collecting(fields: Fields, limits: Limits) -> Self {
        let job = Self::new(Options::default(), fields, Treatment::Replace, Wants::default(), limits);
        Self { collected: Some(Mutex::default()), ..job }
    }

    /// Whether texts are only collected.
    pub(super) const fn is_collecting(&self) -> bool {
        self.collected.is_some()
    }

    /// Takes the texts that were met since they were taken last, in their order if one thread works.
    pub(super) fn collected(&self) -> Vec<String> {
        let taken = |texts: &Mutex<Vec<String>>| {
            std::mem::take(&mut *texts.lock().unwrap_or_else(PoisonError::into_inner))
        };
        self.collected.as_ref().map(taken).unwrap_or_default()
    }

    /// Keeps a text if texts are collected; whether it did.
    fn collect(&self, text: &str) -> bool {
        let Some(texts) = &self.collected else { return false };
        texts.lock().unwrap_or_else(PoisonError::into_inner).push(text.to_owned());
        true
    }

    /// What is wrong with a record or a text that may not be so long, behind a verb, and the remedy.
    pub fn too_long(&self) -> String {
        let limit = bytesize::ByteSize::b(self.limits.record as u64);
        let remedy = if self.is_collecting() { "split it" } else { "raise --max-memory" };
        format!("longer than {limit}; {remedy}")
    }

    /// What is found in a text of an input, which may have come before. `code` is what the record says of its language: that
    /// of the options goes before, and a language that is not known gets what every text gets.
    ///
    /// # Errors
    /// A fault of the program, caught.
    pub fn report(&self, input: &Input, text: &str, code: Option<&str>) -> Result<Arc<Report>, Fault> {
        if self.collect(text) {
            return Ok(Arc::default());
        }
        let code = code.filter(|code| !code.trim().is_empty());
        let language = code.map(|code| language_of(code).unwrap_or(Language::UNDETERMINED));
        self.repeats.get_or_clean((input.cleaner, language), text, || {
            let cleaner = self.cleaner_for(input, language);
            guarded(|| cleaner.report_text(text))
        })
    }

    /// What is found in a part of a text of an input, which is known to be of a language.
    ///
    /// # Errors
    /// A fault of the program, caught.
    pub fn report_part(
        &self,
        input: &Input,
        text: &str,
        language: Option<Language>,
    ) -> Result<Report, Fault> {
        if self.collect(text) {
            return Ok(Report::default());
        }
        let cleaner = self.cleaner_for(input, language);
        guarded(|| cleaner.report_text(text))
    }

    /// What is found in a document, which an input is. One that is nothing but a text may have come before.
    ///
    /// # Errors
    /// A fault of the program, caught.
    pub fn report_document(&self, input: &Input, document: &Document) -> Result<Arc<Report>, Fault> {
        let takes_all_repairs = matches!(document.encoding(), Encoding::Utf8 { .. });
        if document.prose().is_none() && takes_all_repairs {
            return self.report(input, document.text(), None);
        }
        if self.collect(document.text()) {
            return Ok(Arc::default());
        }
        let cleaner = self.cleaner_for(input, None);
        guarded(|| cleaner.report(document)).map(Arc::new)
    }

    /// What a record of an input says of its language, if that would tell and is no code that is known.
    pub fn unknown_code<'c>(&self, input: &Input, code: &'c str) -> Option<&'c str> {
        let code = code.trim();
        let is_told = self.own_cleaner(input).options().language.is_some();
        (!code.is_empty() && !is_told && is_unknown(code)).then_some(code)
    }

    /// The cleaner of an input, for texts of a language if that is known and the options tell none.
    fn cleaner_for(&self, input: &Input, language: Option<Language>) -> Arc<Cleaner> {
        let own = self.own_cleaner(input);
        let (None, Some(language)) = (own.options().language, language) else { return Arc::clone(own) };
        let mut cleaners = self.by_language.lock().unwrap_or_else(PoisonError::into_inner);
        let cleaner = cleaners.entry((input.cleaner, language)).or_insert_with(|| {
            let options = Options { language: Some(language), ..own.options().clone() };
            Arc::new(Cleaner::new(options))
        });
        Arc::clone(cleaner)
    }

    fn own_cleaner(&self, input: &Input) -> &Arc<Cleaner> {
        &self.cleaners[input.cleaner.min(self.cleaners.len() - 1)]
    }
}

fn guarded(work: impl FnOnce() -> Report) -> Result<Report, Fault> {
    panic::catch_unwind(AssertUnwindSafe(work)).map_err(|_| Fault)
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
        let input = Input::at("a.jsonl".as_ref());
        let report = |job: &Job, code| job.report(&input, "He saw it.", code).expect("no fault").language;
        let free = job(Options::default());
        assert_eq!(report(&free, Some("de-AT")), german);
        assert_eq!(report(&free, Some("DEU")), german);
        assert_eq!(report(&free, Some("__label__deu_Latn")), german);
        assert_eq!(report(&free, Some(" ")), Language::from_code("en"));
        assert_eq!(report(&free, Some("tlh")), Some(Language::UNDETERMINED));
        let bound = job(Options { language: german, ..Options::default() });
        assert_eq!(report(&bound, Some("en")), german);
        let unknown = |job: &Job, code| job.unknown_code(&input, code).map(str::to_owned);
        assert_eq!(unknown(&free, " tlh "), Some("tlh".to_owned()));
        assert_eq!((unknown(&free, " "), unknown(&free, "de-AT")), (None, None));
        assert_eq!(unknown(&bound, "tlh"), None, "the options tell the language, so no code does");
    }

    #[test]
    fn each_input_has_its_cleaner_in_every_language() {
        let cleaners = [vec![], vec!["doubled-words"]]
            .map(|ignore| Arc::new(Cleaner::new(Options { ignore, ..Options::default() })));
        let limits = Limits { record: 1 << 20 };
        let job = Job::with_cleaners(
            cleaners.into(),
            Fields::default(),
            Treatment::Replace,
            Wants::default(),
            limits,
        );
        let (first, mut second) = (Input::at("a.jsonl".as_ref()), Input::at("b.jsonl".as_ref()));
        second.cleaner = 1;
        let edits = |input: &Input, code| {
            job.report(input, "He saw the the old house.", code).expect("no fault").edits.len()
        };
        for code in [None, Some("en")] {
            assert_eq!((edits(&first, code), edits(&second, code)), (1, 0));
        }
    }
    #[test]
    fn documents_of_one_text_share_a_report_where_the_text_is_all_that_they_are() {
        let job = job(Options::default());
        let input = Input::at("a.txt".as_ref());
        let edits = |name: &str, bytes: &[u8]| {
            let document = Document::open(name, bytes.to_vec(), None).expect("a text");
            job.report_document(&input, &document).expect("no fault")
        };
        let text = "<p>She read the the papers <!-- of the the week --> in a café that was shut.</p>";
        let (plain, again) = (edits("a.txt", text.as_bytes()), edits("b.txt", text.as_bytes()));
        assert!(Arc::ptr_eq(&plain, &again));
        assert_eq!(plain.edits.len(), 2);
        assert_eq!(edits("a.html", text.as_bytes()).edits.len(), 1, "comments of HTML stay");
        let latin: Vec<u8> = text.chars().map(|letter| u8::try_from(letter).expect("Latin-1")).collect();
        assert!(!Arc::ptr_eq(&plain, &edits("a.txt", &latin)), "its encoding may lack what a repair needs");
    }
}
