//! The documents of a corpus: text files, folders of them, and JSON lines.

use super::files;
use super::lexica::shown;
use super::summary::complain;
use postedit::Document;
use serde_json::Value;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

/// Bad lines of one file that are told one by one.
const TOLD: usize = 10;

/// Reads documents and tells what cannot be read; the rest goes on.
pub struct Texts<'a> {
    /// The member of each JSON object that holds the text.
    pub field: &'a str,
    /// What could not be read: files, folders and lines.
    pub failed: usize,
}

impl Texts<'_> {
    /// Calls `visit` with each document below the paths: a text file is one, so is each line of a JSON lines file. In
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
        for file in files::below(folder, |path| files::is_article(path) || is_lines(path), |_, _| false) {
            match file {
                Ok(file) => self.read_file(&file, visit),
                Err(error) => self.fail(&error.to_string()),
            }
        }
    }

    fn read_file(&mut self, path: &Path, visit: &mut impl FnMut(String)) {
        if !is_lines(path) {
            match files::read(path) {
                Ok(document) => visit(words_of(&document)),
                Err(error) => self.fail(&format!("{error:#}")),
            }
            return;
        }
        match File::open(path) {
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
                Ok(_) => match self.text_of(&line) {
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
        if bad > TOLD {
            complain(&format!("{}: {} more lines like these", shown(path), bad - TOLD));
        }
    }

    fn text_of(&self, line: &[u8]) -> Result<String, String> {
        match serde_json::from_slice(line) {
            Ok(Value::Object(mut members)) => match members.remove(self.field) {
                Some(Value::String(text)) => Ok(text),
                Some(_) => Err(format!("the member {:?} is no string; --field names another", self.field)),
                None => Err(format!("has no member {:?}; --field names another", self.field)),
            },
            Ok(_) => Err("is no JSON object".to_owned()),
            Err(error) => Err(format!("is no JSON at column {}", error.column())),
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

fn is_lines(path: &Path) -> bool {
    files::has_ending(path, &["jsonl", "ndjson"])
}
