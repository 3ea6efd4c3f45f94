//! The documents of a corpus: articles, files of records, packed or not, and folders of them.

use super::files;
use super::lexica::shown;
use super::summary::complain;
use postedit::Document;
use postedit::batch::{Collected, Fields, Input, Unread, collect_texts, failure_of};
use std::cell::Cell;
use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Bad records of one file that are told one by one.
const TOLD: usize = 10;

/// Bytes of a record at most, in memory.
const RECORD_BYTES: usize = 128 << 20;

/// Reads documents and tells what cannot be read; the rest goes on.
pub struct Texts<'a> {
    /// The member of each JSON object that holds the text; names joined by periods lead into objects.
    pub field: &'a str,
    /// What could not be read: files, folders and records.
    pub failed: usize,
    /// Files in folders that are of other forms.
    pub left_out: usize,
    /// The files that were read: one that is named twice is one document.
    known: HashSet<PathBuf>,
}

/// What is read of the file at `output` if that is, or would be, among the inputs.
pub fn input_at<'p>(output: &Path, paths: &'p [PathBuf]) -> Option<&'p Path> {
    let whole = fs::canonicalize(output).ok()?;
    let is_read = |path: &&PathBuf| {
        let Ok(input) = fs::canonicalize(path) else { return false };
        input == whole || input.is_dir() && whole.starts_with(&input) && is_wanted(&whole)
    };
    paths.iter().find(is_read).map(PathBuf::as_path)
}

/// Whether a file in a folder is read.
fn is_wanted(path: &Path) -> bool {
    files::is_article(path) || records(path).is_some()
}

impl<'a> Texts<'a> {
    /// Reads documents whose texts stand in this member of records.
    pub fn new(field: &'a str) -> Self {
        Self { field, failed: 0, left_out: 0, known: HashSet::new() }
    }

    /// Calls `visit` with each document below the paths: a text file is one, so is each record of a file of records. In
    /// folders only files with the endings of such are read, hidden ones are not.
    pub fn read(&mut self, paths: &[PathBuf], mut visit: impl FnMut(String)) {
        for path in paths {
            if files::is_stdin(path) || !path.is_dir() {
                self.read_file(path, &mut visit);
            } else {
                self.read_folder(path, &mut visit);
            }
        }
    }

    fn read_folder(&mut self, folder: &Path, visit: &mut impl FnMut(String)) {
        let left_out = Cell::new(0);
        let is_wanted = |path: &Path| {
            let is_wanted = is_wanted(path);
            left_out.set(left_out.get() + usize::from(!is_wanted));
            is_wanted
        };
        for file in files::below(folder, is_wanted, |_, _| false) {
            match file {
                Ok(file) => self.read_file(&file, visit),
                Err(error) => {
                    let (name, reason) = failure_of(&error, folder);
                    self.fail(&format!("{name}: {reason}"));
                }
            }
        }
        self.left_out += left_out.get();
    }

    fn read_file(&mut self, path: &Path, visit: &mut impl FnMut(String)) {
        let is_known = fs::canonicalize(path).is_ok_and(|whole| !self.known.insert(whole));
        // a device has something else each time
        if is_known && path.is_file() {
            return;
        }
        if let Some(input) = records(path) {
            return self.read_records(path, input, visit);
        }
        match files::read(path) {
            Ok(document) => visit(words_of(&document)),
            Err(error) => self.fail(&format!("{error:#}")),
        }
    }

    fn read_records(&mut self, path: &Path, input: Input, visit: &mut impl FnMut(String)) {
        let fields = Fields { text: self.field.to_owned(), ..Fields::default() };
        let counted_by = input.format.counted_by();
        let mut told = 0;
        let tell = |bad: Unread| {
            told += 1;
            if told <= TOLD {
                let place = bad.record.map(|(counted_by, number)| format!("{counted_by} {number}: "));
                complain(&format!("{}: {}{}", shown(path), place.unwrap_or_default(), bad.reason));
            }
        };
        let Collected { unread, ending } = collect_texts(input, fields, RECORD_BYTES, visit, tell);
        let unread = unread as usize;
        self.failed += unread;
        if unread > TOLD {
            complain(&format!("{}: {} more {counted_by}s like these", shown(path), unread - TOLD));
        }
        if let Err(error) = ending {
            self.fail(&format!("{}: {error:#}", shown(path)));
        }
    }

    fn fail(&mut self, message: &str) {
        self.failed += 1;
        complain(message);
    }
}

/// The text of a document without what is no text in its format: markup, code, addresses.
fn words_of(document: &Document) -> String {
    let Some(prose) = document.prose() else { return document.text().to_owned() };
    let mut words = String::with_capacity(prose.text().len());
    let mut at = 0;
    for opaque in &prose.markup().opaque {
        words.push_str(&prose.text()[at..opaque.start]);
        // a word beside it stays one
        words.push('\u{fffc}');
        at = opaque.end;
    }
    words.push_str(&prose.text()[at..]);
    words
}

/// The file as one of records, if its ending tells that it is one.
fn records(path: &Path) -> Option<Input> {
    Input::of_file(path).filter(|input| !input.is_article())
}
