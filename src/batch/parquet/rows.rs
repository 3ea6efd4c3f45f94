//! Some rows on their way: cleaned in any thread, then written behind those before them.

use super::layout::Layout;
use super::notes::Notes;
use crate::batch::EditLine;
use crate::batch::format::{Body, Work};
use crate::batch::input::Input;
use crate::batch::job::Job;
use crate::batch::outcome::{Outcome, RecordAt};
use crate::edit::apply;
use arrow_array::ArrayRef;
use parquet::data_type::ByteArray;
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::sync::Arc;

/// Rows of one row group, as they were read.
pub struct Rows {
    /// Their input.
    pub input: Arc<Input>,
    /// Its columns.
    pub layout: Arc<Layout>,
    /// Rows of the file before them.
    pub before: u64,
    /// The row group; `None` if the file has none.
    pub group: Option<usize>,
    /// Whether the row group ends with them.
    pub is_last: bool,
    /// The definition level of each text.
    pub levels: Vec<i16>,
    /// The texts.
    pub texts: Vec<Option<ByteArray>>,
    /// The codes of their languages; empty if no column has them.
    pub languages: Vec<Option<ByteArray>>,
    /// What identifies the rows; empty if no column does.
    pub ids: Vec<Option<Box<RawValue>>>,
}

/// Rows that were cleaned.
pub struct Part {
    /// The columns of their file.
    pub layout: Arc<Layout>,
    /// The row group; `None` if the file has none.
    pub group: Option<usize>,
    /// Whether the row group ends with them.
    pub is_last: bool,
    /// The column of the text.
    pub text: ArrayRef,
    /// The column of the edits, if there is one.
    pub notes: Option<ArrayRef>,
    /// Whether any text changed.
    pub changed: bool,
}

impl Work for Rows {
    fn run(self: Box<Self>, job: &Job) -> Outcome {
        let mut outcome = Outcome::default();
        let mut notes = self.layout.added.as_ref().map(|_| Notes::new());
        let mut cleaned = Vec::with_capacity(self.texts.len());
        for (number, text) in self.texts.iter().enumerate() {
            let Some(text) = text else {
                notes.iter_mut().for_each(Notes::push_null);
                continue;
            };
            match self.clean(job, number, text.data(), notes.as_mut(), &mut outcome) {
                Ok(text) => cleaned.push(text),
                Err(reason) => {
                    // rows of other columns cannot be taken out, so the row stays in any case
                    outcome.refuse(job, self.at(number), reason, text.data());
                    notes.iter_mut().for_each(Notes::push_null);
                    cleaned.push(Cow::Borrowed(text.data()));
                }
            }
        }
        let changed = cleaned.iter().any(|text| matches!(text, Cow::Owned(_)));
        outcome.changed = changed || notes.is_some();
        if job.wants.output {
            outcome.body = Body::Other(Box::new(Part {
                layout: Arc::clone(&self.layout),
                group: self.group,
                is_last: self.is_last,
                text: self.layout.nesting.array(&self.levels, cleaned.iter().map(|text| &**text)),
                notes: notes.map(Notes::finish),
                changed,
            }));
        }
        outcome
    }
}

impl Rows {
    fn at(&self, number: usize) -> RecordAt<'_> {
        let id = self.ids.get(number).and_then(Option::as_deref);
        let language = self.languages.get(number).and_then(Option::as_ref);
        let language = language.and_then(|code| code.as_utf8().ok());
        RecordAt { input: &self.input, record: Some(self.before + 1 + number as u64), id, language }
    }

    /// The text of a row as it shall stand, owned if it has edits that are made.
    fn clean<'t>(
        &self,
        job: &Job,
        number: usize,
        bytes: &'t [u8],
        notes: Option<&mut Notes>,
        outcome: &mut Outcome,
    ) -> Result<Cow<'t, [u8]>, String> {
        if bytes.len() > job.limits.record {
            return Err(format!("has a text {}", job.too_long()));
        }
        let text = std::str::from_utf8(bytes).map_err(|error| {
            format!("its text is not UTF-8 at byte {}; convert it first", error.valid_up_to() + 1)
        })?;
        let at = self.at(number);
        let report = job.report(at.input, text, at.language).map_err(|fault| fault.to_string())?;
        outcome.add(job, at, text, &report);
        if let Some(notes) = notes {
            notes.push(&EditLine::all(text, &report.edits));
            return Ok(Cow::Borrowed(bytes));
        }
        if report.edits.is_empty() {
            return Ok(Cow::Borrowed(bytes));
        }
        Ok(Cow::Owned(apply(text, &report.edits).into_bytes()))
    }
}
