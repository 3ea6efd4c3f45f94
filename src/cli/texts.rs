//! The documents of a corpus: articles, files of records, packed or not, and folders of them.

use super::files;
use super::lexica::shown;
use super::summary::complain;
use postedit::Document;
use postedit::batch::{Fields, Input, Unread, collect_texts, failure_of, format_of, text_of, unpacked};
use std::cell::Cell;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

/// Bad lines of one file that are told one by one.
const TOLD: usize = 10;

/// Reads documents and tells what cannot be read; the rest goes on.
pub struct Texts<'a> {
    /// The member of each JSON object that holds the text; names joined by periods lead into objects.
    pub field: &'a str,
    /// What could not be read: files, folders and lines.
    pub failed: usize,
    /// Files in folders that are of other forms.
    pub left_out: usize,
}

impl Texts<'_> {
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
            let is_wanted = files::is_article(path) || form_of(path).is_some();
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
        if !is_lines(path) {
            if let Some(input) = records(path) {
                self.read_records(path, input, visit);
                return;
            }
            match files::read(path) {
                Ok(document) => visit(words_of(&document)),
                Err(error) => self.fail(&format!("{error:#}")),
            }
            return;
        }
        match unpacked(path) {
            Ok(file) => self.read_lines(path, BufReader::with_capacity(1 << 18, file), visit),
            Err(error) => self.fail(&format!("{}: {error}", shown(path))),
        }
    }

    fn read_lines(&mut self, path: &Path, mut lines: impl BufRead, visit: &mut impl FnMut(String)) {
        let (mut line, mut number, mut bad) = (Vec::new(), 0, 0);
        loop {
            line.clear();
            number += 1;
            match lines.read_until(b'\n', &mut line) {
                Ok(0) => break,
                Ok(_) if line.trim_ascii().is_empty() => continue,
                Ok(_) => match text_of(&line, self.field) {
                    Ok(text) => visit(text),
                    Err(error) => {
                        bad += 1;
                        self.failed += 1;
                        if bad <= TOLD {
                            complain(&format!("{}: line {number}: {error}", shown(path)));
                        }
                    }
                },
                Err(error) => {
                    self.fail(&format!("{}: line {number}: {error}", shown(path)));
                    break;
                }
            }
        }
        tell_rest(path, bad, "lines");
    }

    fn read_records(&mut self, path: &Path, input: Input, visit: &mut impl FnMut(String)) {
        let fields = Fields { text: self.field.to_owned(), ..Fields::default() };
        let mut told = 0;
        let tell = |bad: Unread| {
            told += 1;
            if told <= TOLD {
                let place = bad.record.map(|(counted, number)| format!("{counted} {number}: "));
                complain(&format!("{}: {}{}", shown(path), place.unwrap_or_default(), bad.reason));
            }
        };
        match collect_texts(input, fields, RECORD_BYTES, visit, tell) {
            Ok(unread) => {
                self.failed += unread as usize;
                tell_rest(path, unread as usize, "records");
            }
            Err(error) => self.fail(&format!("{}: {error:#}", shown(path))),
        }
    }

    fn fail(&mut self, message: &str) {
        self.failed += 1;
        complain(message);
    }
}

/// Tells how many of the bad ones of a file were not told one by one.
fn tell_rest(path: &Path, bad: usize, counted: &str) {
    if bad > TOLD {
        complain(&format!("{}: {} more {counted} like these", shown(path), bad - TOLD));
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

fn is_lines(path: &Path) -> bool {
    form_of(path).is_some_and(|form| form == JSON_LINES)
}

/// A file of records that are no JSON lines.
fn records(path: &Path) -> Option<Input> {
    form_of(path).filter(|form| *form != JSON_LINES).and_then(|_| Input::of_file(path))
}

/// Bytes of a record at most, in memory.
const RECORD_BYTES: usize = 128 << 20;
const JSON_LINES: &str = "JSON lines";

/// The form of records that the ending of a file tells.
fn form_of(path: &Path) -> Option<&'static str> {
    if files::is_article(path) {
        return None;
    }
    format_of(&path.file_name()?.to_string_lossy()).map(|(format, _)| format.name())
}
