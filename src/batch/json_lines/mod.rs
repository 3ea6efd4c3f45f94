//! JSON lines: one object a line, one of whose members is the text.
//!
//! A line is never parsed into values and written anew: the place of the text is found in it, and only the edited
//! stretches of that string are replaced. So numbers, spaces, order, escapes and unknown members stay as they are.

mod locate;
mod string;

use super::EditLine;
use super::format::{Body, Format, PIECE_BYTES, Piece, Position, Reader, Work};
use super::input::Input;
use super::job::{Job, Treatment};
use super::lines::LineCutter;
use super::outcome::{Outcome, RecordAt};
use super::passed_on::PassedOn;
use super::window::RecordCut;
use anyhow::Result;
use locate::{Located, locate};
use serde_json::value::RawValue;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use string::{EscapeStyle, decode, rewrite};

/// JSON lines, `.jsonl` and `.ndjson`.
#[derive(Debug)]
pub struct JsonLines;

impl Format for JsonLines {
    fn name(&self) -> &'static str {
        "JSON lines"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["jsonl", "ndjson"]
    }

    fn may_be_compressed(&self) -> bool {
        true
    }

    fn has_fields(&self) -> bool {
        true
    }

    fn counts_lines(&self) -> bool {
        true
    }

    fn open(&self, input: &Arc<Input>, from: Position, job: &Job) -> Result<Box<dyn Reader>> {
        let read = Arc::default();
        let source = input.open_at(from.offset, &read)?;
        let cutter = LineCutter::new(source, from, job.limits.record);
        Ok(Box::new(LineReader { input: Arc::clone(input), cutter, read, too_long: job.too_long() }))
    }
}

fn not_utf8(error: std::str::Utf8Error) -> String {
    format!("is not UTF-8 at byte {}; convert it first", error.valid_up_to() + 1)
}

struct LineReader {
    input: Arc<Input>,
    cutter: LineCutter,
    read: Arc<AtomicU64>,
    too_long: String,
}

impl Reader for LineReader {
    fn next_piece(&mut self) -> Result<Option<Piece>> {
        let from = self.cutter.place();
        let cut = self.cutter.next_cut().map_err(|error| {
            let line = self.cutter.place().records + 1;
            anyhow::anyhow!(
                "line {line}: cannot be read: {error}; the lines before it are done, get the file again whole"
            )
        })?;
        let Some(cut) = cut else { return Ok(None) };
        let read = self.read.load(Ordering::Relaxed);
        let end = self.cutter.place();
        let input = Arc::clone(&self.input);
        let (lines, is_whole) = match cut {
            RecordCut::Records(lines) => (lines, true),
            RecordCut::Broken(line) => (line, false),
            RecordCut::Part { bytes, is_first, is_last } => {
                let reason = is_first.then(|| format!("is {}", self.too_long));
                let part = PassedOn { input, record: Some(from.records + 1), reason, bytes, is_last };
                return Ok(Some(part.into_piece(read, end)));
            }
        };
        let (bytes, end) = (lines.len(), is_whole.then_some(end));
        Ok(Some(Piece { work: Box::new(Lines { input, from, lines, is_whole }), bytes, read, end }))
    }
}

/// Some lines of an input, or a line of which the end is missing.
struct Lines {
    input: Arc<Input>,
    from: Position,
    lines: Vec<u8>,
    is_whole: bool,
}

impl Work for Lines {
    fn run(self: Box<Self>, job: &Job) -> Outcome {
        let mut outcome = Outcome::default();
        let at = RecordAt::new(&self.input, Some(self.from.records + 1));
        if self.is_whole {
            clean_lines(job, at, self.from, &self.lines, &mut outcome);
        } else {
            outcome.refuse_cut_off(job, at, "", &self.lines);
        }
        outcome
    }
}

fn clean_lines(job: &Job, first: RecordAt<'_>, from: Position, lines: &[u8], outcome: &mut Outcome) {
    let mut out = Vec::with_capacity(if job.wants.output { lines.len() + PIECE_BYTES / 64 } else { 0 });
    let mut rest = lines;
    let mut at = first;
    if let (0, Some(unmarked)) = (from.offset, lines.strip_prefix(b"\xef\xbb\xbf")) {
        rest = unmarked;
        out.extend_from_slice(b"\xef\xbb\xbf");
    }
    while !rest.is_empty() {
        let end = memchr::memchr(b'\n', rest).map_or(rest.len(), |end| end + 1);
        let line;
        (line, rest) = rest.split_at(end);
        if line.trim_ascii().is_empty() {
            out.extend_from_slice(line);
        } else if let Err(reason) = clean_line(job, at, line, &mut out, outcome)
            && outcome.refuse(job, at, reason, line)
        {
            out.extend_from_slice(line);
        }
        at.record = at.record.map(|number| number + 1);
    }
    if job.wants.output {
        outcome.body = Body::Bytes(out);
    }
}

/// Cleans one line and writes it to `out`; of a bad line nothing is written or counted.
fn clean_line(
    job: &Job,
    at: RecordAt<'_>,
    line: &[u8],
    out: &mut Vec<u8>,
    outcome: &mut Outcome,
) -> Result<(), String> {
    let line = std::str::from_utf8(line).map_err(not_utf8)?;
    let beside = match &job.treatment {
        Treatment::Annotate(name) => Some(name.as_str()),
        Treatment::Replace => None,
    };
    let Located { text: raw, language, id } = locate(line, &job.fields, beside)?;
    let text = decode(raw.get()).map_err(|error| format!("the member {:?} {error}", job.fields.text))?;
    let at = RecordAt { id, language: language.as_deref(), ..at };
    let report = job.report(at.input, &text, at.language).map_err(|fault| fault.to_string())?;
    outcome.add(job, at, &text, &report);
    let span = place_of(raw, line);
    match beside {
        None if report.edits.is_empty() => out.extend_from_slice(line.as_bytes()),
        None => {
            outcome.changed = true;
            out.extend_from_slice(&line.as_bytes()[..span.start]);
            rewrite(raw.get(), &report.edits, EscapeStyle::of(raw.get(), line), out);
            out.extend_from_slice(&line.as_bytes()[span.end..]);
        }
        Some(name) => {
            outcome.changed = true;
            out.extend_from_slice(&line.as_bytes()[..span.end]);
            annotate(name, &EditLine::all(&text, &report.edits), line, span.start, out);
            out.extend_from_slice(&line.as_bytes()[span.end..]);
        }
    }
    Ok(())
}

/// Where a value that was borrowed from `line` lies in it.
fn place_of(value: &RawValue, line: &str) -> std::ops::Range<usize> {
    let start = value.get().as_ptr() as usize - line.as_ptr() as usize;
    start..start + value.get().len()
}

/// Writes a member with the edits, spaced as the member is whose value begins at `value`.
fn annotate(name: &str, edits: &[EditLine<'_>], line: &str, value: usize, out: &mut Vec<u8>) {
    let space = if line[..value].ends_with(' ') { " " } else { "" };
    let name = serde_json::to_string(name).expect("a string is JSON");
    let list = serde_json::to_string(edits).expect("edits are plain values");
    let member = format!(",{space}{name}:{space}{list}");
    EscapeStyle::of("", line).push_escaped(&member, out);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::batch::{Fields, Limits, Wants};
    use crate::{Language, Options};

    fn cleaned_as(treatment: Treatment, lines: &str) -> (String, Outcome) {
        let options = Options { language: Language::from_code("en"), ..Options::default() };
        let wants = Wants { output: true, report: true, ..Wants::default() };
        let job = Job::new(options, Fields::default(), treatment, wants, Limits { record: PIECE_BYTES });
        let input = Arc::new(Input::at("a.jsonl".as_ref()));
        let lines = lines.as_bytes().to_vec();
        let work = Box::new(Lines { input, from: Position::default(), lines, is_whole: true });
        let mut outcome = work.run(&job);
        let Body::Bytes(bytes) = std::mem::take(&mut outcome.body) else { panic!("lines give bytes") };
        (String::from_utf8(bytes).expect("UTF-8"), outcome)
    }

    fn cleaned(lines: &str) -> String {
        cleaned_as(Treatment::Replace, lines).0
    }

    #[test]
    fn only_the_edited_stretch_changes() {
        assert_eq!(
            cleaned(
                "\u{feff}{ \"n\":1.50e+400,\"text\" : \"a\\/b\\n\\tHe saw the the house.\", \"z\":[ ] }\r\n\r\n{\"text\":\"x\"}"
            ),
            "\u{feff}{ \"n\":1.50e+400,\"text\" : \"a\\/b\\n\\tHe saw the house.\", \"z\":[ ] }\r\n\r\n{\"text\":\"x\"}"
        );
    }

    #[test]
    fn of_equal_keys_the_last_is_the_text() {
        let line = r#"{"text":"the the","text":"He saw the the house."}"#;
        assert_eq!(cleaned(line), r#"{"text":"the the","text":"He saw the house."}"#);
    }

    #[test]
    fn bad_lines_stay_and_are_told_by_line() {
        let lines = "{\"text\":\"He saw the the house.\"}\n{\"text\":5}\n\n[1]\n{\"text\":\n";
        let (text, outcome) = cleaned_as(Treatment::Replace, lines);
        assert_eq!(text, lines.replace("the the", "the"));
        let told: Vec<_> = outcome.bad.iter().map(|bad| bad.record).collect();
        assert_eq!((told, outcome.counts.errors), (vec![Some(2), Some(4), Some(5)], 3));
    }

    #[test]
    fn annotations_stand_beside_the_text() {
        let treatment = Treatment::Annotate("edits".into());
        let line = "{\"text\": \"He saw the the house.\", \"n\": 1}\n";
        let (text, _) = cleaned_as(treatment.clone(), line);
        assert!(text.starts_with("{\"text\": \"He saw the the house.\", \"edits\": [{\"start\":"), "{text}");
        assert!(text.ends_with("}], \"n\": 1}\n"), "{text}");
        let (_, outcome) = cleaned_as(treatment, "{\"edits\":1,\"text\":\"x\"}\n");
        assert!(outcome.bad[0].reason.contains("edits"), "{}", outcome.bad[0].reason);
    }
}
