//! Files of articles: each is one text, in the format that its name tells. Long ones of plain text are cleaned in the
//! blocks that [`crate::Cleaner`] cuts long texts into, with the same result, so that they need not be held whole.

use super::format::{Body, Format, PIECE_BYTES, Piece, Position, Reader, Work};
use super::input::Input;
use super::job::Job;
use super::lines::LineCutter;
use super::outcome::{Before, Outcome, RecordAt};
use super::passed_on::{PART_BYTES, PassedOn};
use super::window::RecordCut;
use crate::cleaner::first_language;
use crate::document::{Document, OpenError};
use crate::edit::apply;
use crate::format;
use crate::language::Language;
use crate::render::diff;
use crate::text::Span;
use anyhow::{Result, bail};
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::sync::{Arc, LazyLock};

/// Lines of context around the changes of a patch.
const CONTEXT_LINES: usize = 3;

const UTF8_BOM: &[u8] = b"\xef\xbb\xbf";

/// Files that are one article each, in any format of articles.
#[derive(Debug)]
pub struct Articles;

impl Format for Articles {
    fn name(&self) -> &'static str {
        "text"
    }

    fn endings(&self) -> &'static [&'static str] {
        static ENDINGS: LazyLock<Vec<&str>> =
            LazyLock::new(|| format::FORMATS.iter().flat_map(|format| format.endings()).copied().collect());
        &ENDINGS
    }

    fn may_be_compressed(&self) -> bool {
        false
    }

    fn has_fields(&self) -> bool {
        false
    }

    fn counts_lines(&self) -> bool {
        false
    }

    fn open(&self, input: &Arc<Input>, from: Position, job: &Job) -> Result<Box<dyn Reader>> {
        let mut file = input.file()?;
        let size = file.metadata()?.len();
        if from == Position::default() && size <= job.limits.record as u64 {
            let mut bytes = Vec::with_capacity(size as usize);
            // a file may grow while it is read
            file.take(job.limits.record as u64 + 1).read_to_end(&mut bytes)?;
            if bytes.len() <= job.limits.record {
                return Ok(Box::new(Whole(Some(Article { input: Arc::clone(input), bytes }))));
            }
            file = input.file()?;
        }
        if job.wants.patch && !job.wants.output {
            let limit = bytesize::ByteSize::b(job.limits.record as u64);
            bail!("is longer than {limit}, too long for a patch; raise --max-memory or use --output");
        }
        let by_ending = || format::by_ending(&input.patch_name);
        let format = input.article_format.or_else(by_ending).unwrap_or(&format::Plain);
        let fit = if format.name() == self.name() {
            check(&mut file, job.limits.record)?
        } else {
            let (limit, title) = (bytesize::ByteSize::b(job.limits.record as u64), format.title());
            Err(format!("is longer than {limit}, and {title} is read as a whole; raise --max-memory"))
        };
        if let Err(reason) = fit {
            file.seek(SeekFrom::Start(from.offset))?;
            let reason = (from == Position::default()).then_some(reason);
            return Ok(Box::new(Unfit { input: Arc::clone(input), file, reason, place: from }));
        }
        Ok(Box::new(Blocks::new(input, file, from, job.limits.record)?))
    }
}

/// Reads a long file through to see whether all of it can be cleaned, before any of it is written; what is wrong if not.
fn check(file: &mut File, limit: usize) -> Result<Result<(), String>> {
    file.seek(SeekFrom::Start(0))?;
    let mut cutter = LineCutter::new(Box::new(file.try_clone()?), Position::default(), limit);
    loop {
        let place = cutter.place();
        match cutter.next_cut()? {
            None => return Ok(Ok(())),
            Some(RecordCut::Records(lines)) => {
                if let Some(offset) = memchr::memchr(0, &lines) {
                    return Ok(Err(format!(
                        "NUL byte at offset {}: this is no text file; convert it to UTF-8 text first",
                        place.offset + offset as u64
                    )));
                }
                if let Err(error) = std::str::from_utf8(&lines) {
                    return Ok(Err(format!(
                        "invalid UTF-8 at byte offset {}, and too long to guess another encoding; convert it to UTF-8 \
                         first, or raise --max-memory",
                        place.offset + error.valid_up_to() as u64
                    )));
                }
            }
            Some(_) => {
                let limit = bytesize::ByteSize::b(limit as u64);
                return Ok(Err(format!(
                    "line {} is longer than {limit}; raise --max-memory",
                    place.records + 1
                )));
            }
        }
    }
}

/// Passes a long file on that cannot be cleaned.
struct Unfit {
    input: Arc<Input>,
    file: File,
    reason: Option<String>,
    place: Position,
}

impl Reader for Unfit {
    fn next_piece(&mut self) -> Result<Option<Piece>> {
        let mut bytes = Vec::new();
        self.file.by_ref().take(PART_BYTES as u64).read_to_end(&mut bytes)?;
        if bytes.is_empty() {
            return Ok(None);
        }
        self.place.offset += bytes.len() as u64;
        let is_last = bytes.len() < PART_BYTES;
        let part = PassedOn {
            input: Arc::clone(&self.input),
            record: None,
            reason: self.reason.take(),
            bytes,
            is_last,
        };
        Ok(Some(part.into_piece(self.place.offset, self.place)))
    }
}

/// A file that is held whole.
struct Whole(Option<Article>);

impl Reader for Whole {
    fn next_piece(&mut self) -> Result<Option<Piece>> {
        Ok(self.0.take().map(|article| {
            let bytes = article.bytes.len();
            // behind it the file ends, so there is nothing to begin again with
            Piece { work: Box::new(article), bytes, read: bytes as u64, end: None }
        }))
    }
}

struct Article {
    input: Arc<Input>,
    bytes: Vec<u8>,
}

impl Work for Article {
    fn run(self: Box<Self>, job: &Job) -> Outcome {
        let Self { input, bytes } = *self;
        let mut outcome = Outcome::default();
        let at = RecordAt::new(&input, None);
        let raw = (job.wants.output || job.wants.errors).then(|| bytes.clone());
        let result = Document::open(input.patch_name.to_string_lossy(), bytes, input.article_format)
            .map(|document| document.with_path(&input.patch_name))
            .map_err(|error| match error {
                OpenError::Syntax { line, column, message, .. } => {
                    format!("line {line}, column {column}: {message}")
                }
                error => error.to_string(),
            })
            .and_then(|document| clean(job, at, &document, &mut outcome));
        match (result, raw) {
            (Ok(Some(cleaned)), _) => {
                outcome.changed = true;
                outcome.body = Body::Bytes(cleaned);
            }
            (Ok(None), raw) => outcome.body = raw.map_or(Body::None, Body::Bytes),
            (Err(reason), raw) => {
                let raw = raw.unwrap_or_default();
                if outcome.refuse(job, at, reason, &raw) {
                    outcome.body = Body::Bytes(raw);
                }
            }
        }
        outcome
    }
}

/// The bytes of the cleaned text, if there is an edit and they are wanted.
fn clean(
    job: &Job,
    at: RecordAt<'_>,
    document: &Document,
    outcome: &mut Outcome,
) -> Result<Option<Vec<u8>>, String> {
    let report = job.report_document(at.input, document).map_err(|fault| fault.to_string())?;
    let mut cleaned = None;
    if !report.edits.is_empty() && job.wants.output {
        let bytes = document
            .encode_edits(&report.edits)
            .map_err(|lacking| format!("{} cannot express “{lacking}”", document.encoding().name()))?;
        cleaned = Some(bytes);
    }
    if job.wants.patch && document.is_package() && !report.edits.is_empty() {
        if !job.wants.output {
            return Err("is no text, so a patch cannot hold its edits; use --output or --in-place".to_owned());
        }
        outcome.counts.unpatched += 1;
    } else if job.wants.patch {
        diff::write(document, &report, CONTEXT_LINES, &mut outcome.patch)
            .map_err(|error| error.to_string())?;
    }
    outcome.add(job, at, document.text(), &report);
    Ok(cleaned)
}

/// Reads a long file block by block; [`Position::records`] counts characters.
struct Blocks {
    input: Arc<Input>,
    cutter: LineCutter,
    language: Option<Language>,
    characters: u64,
    mark: &'static [u8],
}

impl Blocks {
    fn new(input: &Arc<Input>, mut file: File, from: Position, limit: usize) -> Result<Self> {
        file.seek(SeekFrom::Start(0))?;
        let mut beginning = Vec::new();
        file.by_ref().take(PIECE_BYTES as u64).read_to_end(&mut beginning)?;
        let mark = if beginning.starts_with(UTF8_BOM) { UTF8_BOM } else { &[] };
        let text = beginning[mark.len()..].utf8_chunks().next().map_or("", |chunk| chunk.valid());
        let language = first_language(text, Span::new(0, text.len()));
        let place = Position { offset: from.offset.max(mark.len() as u64), records: 0 };
        file.seek(SeekFrom::Start(place.offset))?;
        let cutter = LineCutter::new(Box::new(file), place, limit);
        Ok(Self { input: Arc::clone(input), cutter, language, characters: from.records, mark })
    }
}

impl Reader for Blocks {
    fn next_piece(&mut self) -> Result<Option<Piece>> {
        const CHANGED: &str = "was changed while it was being read; run the command again";
        let before = Before {
            bytes: self.cutter.place().offset as usize - self.mark.len(),
            characters: self.characters as usize,
        };
        let Some(cut) = self.cutter.next_cut()? else { return Ok(None) };
        let RecordCut::Records(bytes) = cut else { bail!(CHANGED) };
        let Ok(text) = String::from_utf8(bytes) else { bail!(CHANGED) };
        self.characters += text.chars().count() as u64;
        let bytes = text.len();
        let end = Position { offset: self.cutter.place().offset, records: self.characters };
        let mark = if before.bytes == 0 { self.mark } else { &[] };
        let block = Block { input: Arc::clone(&self.input), text, before, language: self.language, mark };
        Ok(Some(Piece { work: Box::new(block), bytes, read: end.offset, end: Some(end) }))
    }
}

struct Block {
    input: Arc<Input>,
    text: String,
    before: Before,
    language: Option<Language>,
    mark: &'static [u8],
}

impl Work for Block {
    fn run(self: Box<Self>, job: &Job) -> Outcome {
        let mut outcome = Outcome::default();
        let at = RecordAt::new(&self.input, None);
        let mut body = self.mark.to_vec();
        let is_first = self.before.bytes == 0;
        outcome.counts.unpatched += u64::from(job.wants.patch && is_first);
        match job.report_part(&self.input, &self.text, self.language) {
            Ok(report) => {
                outcome.add_part(job, at, &self.text, &report, self.before);
                outcome.changed = !report.edits.is_empty();
                body.extend_from_slice(apply(&self.text, &report.edits).as_bytes());
            }
            Err(fault) => {
                let reason = format!("{fault} (the block that begins at byte {})", self.before.bytes);
                if outcome.refuse(job, at, reason, self.text.as_bytes()) {
                    body.extend_from_slice(self.text.as_bytes());
                }
            }
        }
        if job.wants.output {
            outcome.body = Body::Bytes(body);
        }
        outcome
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::batch::{Fields, Limits, Treatment, Wants};
    use crate::{Cleaner, Options};

    /// What comes of a file, held whole or read in blocks.
    fn outcomes(bytes: &[u8], record: usize, wants: Wants) -> Vec<Outcome> {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.txt");
        std::fs::write(&path, bytes).expect("a file");
        let options = Options { select: Some(vec!["doubled-words"]), ..Options::default() };
        let job = Job::new(options, Fields::default(), Treatment::Replace, wants, Limits { record });
        let input = Arc::new(Input::at(&path));
        let mut reader = Articles.open(&input, Position::default(), &job).expect("opens");
        std::iter::from_fn(|| reader.next_piece().expect("reads")).map(|piece| piece.work.run(&job)).collect()
    }

    /// The body, the report and the number of errors of a file, held whole or read in blocks.
    fn cleaned(bytes: &[u8], record: usize) -> (Vec<u8>, String, u64) {
        let (mut body, mut report, mut errors) = (Vec::new(), Vec::new(), 0);
        for outcome in outcomes(bytes, record, Wants { output: true, report: true, ..Wants::default() }) {
            let Body::Bytes(bytes) = outcome.body else { panic!("a text gives bytes") };
            body.extend(bytes);
            report.extend(outcome.report);
            errors += outcome.counts.errors;
        }
        (body, String::from_utf8(report).expect("UTF-8"), errors)
    }

    #[test]
    fn a_long_file_is_cleaned_beside_a_patch_and_left_out_of_it() {
        let text = "He saw the the house.\n".repeat(PIECE_BYTES / 10);
        let wants = Wants { output: true, patch: true, ..Wants::default() };
        let of_blocks = outcomes(text.as_bytes(), PIECE_BYTES, wants);
        assert!(of_blocks.len() > 1 && of_blocks.iter().all(|outcome| outcome.changed));
        assert!(of_blocks.iter().all(|outcome| outcome.patch.is_empty()));
        assert_eq!(of_blocks.iter().map(|outcome| outcome.counts.unpatched).sum::<u64>(), 1);
    }

    #[test]
    fn long_files_come_out_as_if_they_were_held_whole() {
        let line = "Zoë said that the the plan would go ahead in the spring of next year.\n";
        let text = format!("\u{feff}{}", line.repeat(5 * PIECE_BYTES / 2 / line.len()));
        let in_blocks = cleaned(text.as_bytes(), PIECE_BYTES);
        assert_eq!(in_blocks, cleaned(text.as_bytes(), 4 * PIECE_BYTES));
        assert_eq!(in_blocks.0, text.replace("the the", "the").as_bytes());
    }

    #[test]
    fn long_files_that_are_no_text_pass_on_as_they_are() {
        let mut bytes = "He saw the the house.\n".repeat(PIECE_BYTES / 10).into_bytes();
        bytes.push(0xff);
        let (body, report, errors) = cleaned(&bytes, PIECE_BYTES);
        assert!(body == bytes && report.is_empty());
        assert_eq!(errors, 1);
    }

    #[test]
    fn a_text_of_a_legacy_encoding_is_written_back_in_it() {
        let text = b"El a\xf1o pasado pasado, la situaci\xf3n pol\xedtica cambi\xf3 en Espa\xf1a.";
        let (body, ..) = cleaned(text, PIECE_BYTES);
        let document = Document::from_bytes("a", text.to_vec()).expect("text");
        let options = Options { select: Some(vec!["doubled-words"]), ..Options::default() };
        let report = Cleaner::new(options).report(&document);
        assert_eq!(document.encode(&report.cleaned(&document)), Ok(body));
    }
}
