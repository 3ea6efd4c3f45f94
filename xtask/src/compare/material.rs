//! The text that is measured, and the files that it is put into.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};

use super::numbers::Numbers;

/// How often the records come in the file of those that come again.
const AGAIN: usize = 10;
/// Bytes that the paragraphs of the articles of the corpus are repeated to.
const REPEATED_BYTES: usize = 4_000_000;
/// Bytes of text in a record, at least: an article of usual length.
const RECORD_BYTES: usize = 3_000;
/// Bytes of the part that slow programs get.
pub const PART_BYTES: usize = 128 << 10;

/// A text and where it comes from.
pub struct Material {
    /// The text.
    pub text: String,
    /// What it is, for a reader of the tables.
    pub description: String,
    /// One article, for times of one short run.
    pub article: String,
}

impl Material {
    /// The text of a file.
    ///
    /// # Errors
    /// A file that cannot be read or is not UTF-8.
    pub fn of_file(path: &Path) -> Result<Self> {
        let bytes = fs::read(path).with_context(|| path.display().to_string())?;
        let Ok(text) = String::from_utf8(bytes) else {
            bail!("{}: not UTF-8; the other checkers need that, convert it first", path.display())
        };
        ensure!(!text.trim().is_empty(), "{}: no text", path.display());
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let article = records(&text).next().unwrap_or_default().to_owned();
        Ok(Self { description: format!("{name} as it is"), article, text })
    }

    /// The paragraphs of the English articles of the corpus in a folder, cleaned by `postedit` and repeated in ever other
    /// orders, so that no record is like another.
    ///
    /// # Errors
    /// A folder that cannot be read, and a cleaner that fails.
    pub fn of_articles(folder: &Path, postedit: &Path) -> Result<Self> {
        let mut paths: Vec<PathBuf> = fs::read_dir(folder)
            .with_context(|| folder.display().to_string())?
            .map(|entry| Ok(entry?.path()))
            .collect::<Result<_>>()?;
        paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
        paths.sort();
        let articles = paths.iter().map(|path| cleaned(path, postedit)).collect::<Result<Vec<_>>>()?;
        let article = articles.first().context("the corpus has no articles")?.clone();
        let paragraphs = articles.iter().flat_map(|article| article.lines()).filter(|line| !line.is_empty());
        Ok(Self {
            text: mixed(paragraphs.collect(), REPEATED_BYTES),
            description: format!(
                "the paragraphs of the {} English articles of corpus/en, cleaned at level suggest and repeated in ever \
                 other orders. Repetition is kind to every program that remembers words",
                articles.len()
            ),
            article,
        })
    }
}

/// So many bytes of paragraphs or a little more, all of them in a new order again and again.
fn mixed(mut paragraphs: Vec<&str>, bytes: usize) -> String {
    let mut numbers = Numbers::default();
    let mut text = String::with_capacity(bytes);
    while text.len() < bytes && !paragraphs.is_empty() {
        numbers.shuffle(&mut paragraphs);
        for paragraph in &paragraphs {
            text += paragraph;
            text.push('\n');
        }
    }
    text
}

/// An article with its likely artifacts repaired, with LF line ends and without a byte-order mark.
fn cleaned(path: &Path, postedit: &Path) -> Result<String> {
    let output = Command::new(postedit)
        .args(["clean", "--level", "suggest", "--stdout", "--quiet"])
        .arg(path)
        .output()
        .with_context(|| postedit.display().to_string())?;
    ensure!(output.status.success(), "postedit failed: {}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).with_context(|| path.display().to_string())?;
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    Ok(text.trim_end().to_owned() + "\n\n")
}

/// A text as a plain file and as JSON lines, whole and in part.
pub struct Files {
    /// All of it.
    pub whole: File,
    /// What slow programs get.
    pub part: File,
}

/// A text as a plain file and as JSON lines.
pub struct File {
    /// UTF-8.
    pub plain: PathBuf,
    /// The same text in records of [`RECORD_BYTES`] or a little more.
    pub json_lines: PathBuf,
    /// Bytes of text.
    pub bytes: usize,
}

impl Files {
    /// Writes `text` to files in `folder` whose names begin with `name`.
    ///
    /// # Errors
    /// Those of writing.
    pub fn write(folder: &Path, name: &str, text: &str) -> Result<Self> {
        Ok(Self {
            whole: File::write(folder, name, text)?,
            part: File::write(folder, &format!("{name}-part"), beginning(text, PART_BYTES))?,
        })
    }
}

impl File {
    /// Writes `text` to two files in `folder` whose names begin with `name`.
    ///
    /// # Errors
    /// Those of writing.
    pub fn write(folder: &Path, name: &str, text: &str) -> Result<Self> {
        Self::write_times(folder, name, text, 1)
    }

    /// The same of the first records of a text, each of which comes [`AGAIN`] times, with as many bytes in all.
    ///
    /// # Errors
    /// Those of writing.
    pub fn write_again(folder: &Path, name: &str, text: &str) -> Result<Self> {
        Self::write_times(folder, name, beginning(text, text.len() / AGAIN), AGAIN)
    }

    fn write_times(folder: &Path, name: &str, text: &str, times: usize) -> Result<Self> {
        let plain = folder.join(name).with_extension("txt");
        let json_lines = folder.join(name).with_extension("jsonl");
        let lines = records(text).map(|record| serde_json::json!({ "text": record }).to_string() + "\n");
        fs::write(&json_lines, lines.collect::<String>().repeat(times))
            .with_context(|| json_lines.display().to_string())?;
        fs::write(&plain, text.repeat(times)).with_context(|| plain.display().to_string())?;
        Ok(Self { plain, json_lines, bytes: times * text.len() })
    }
}

/// Groups of whole lines with about [`RECORD_BYTES`] each.
fn records(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let mut length = 0;
        for line in rest.split_inclusive('\n') {
            length += line.len();
            if length >= RECORD_BYTES {
                break;
            }
        }
        let (record, others) = rest.split_at(length);
        rest = others;
        Some(record)
    })
}

/// The first records of a text, up to so many bytes; at least one.
fn beginning(text: &str, bytes: usize) -> &str {
    let mut length = 0;
    for record in records(text) {
        if length > 0 && length + record.len() > bytes {
            break;
        }
        length += record.len();
    }
    &text[..length]
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn records_are_whole_lines_and_lose_nothing() {
        let text = "A line of some words.\n".repeat(1_000) + "the last";
        let parts: Vec<&str> = records(&text).collect();
        assert_eq!(parts.concat(), text);
        let (last, others) = parts.split_last().unwrap();
        assert!(last.ends_with("the last"));
        assert!(others.iter().all(|part| part.ends_with('\n') && part.len() >= RECORD_BYTES));
        assert!(others.iter().all(|part| part.len() < RECORD_BYTES + 50));
        assert_eq!(records("").count(), 0);
    }

    #[test]
    fn the_part_is_a_beginning_of_bounded_length() {
        let text = "A line of some words.\n".repeat(100_000);
        let part = beginning(&text, PART_BYTES);
        assert!(text.starts_with(part) && part.len() <= PART_BYTES && part.len() > PART_BYTES / 2);
        assert_eq!(beginning("short", PART_BYTES), "short");
    }

    #[test]
    fn the_same_text_lies_in_both_files() {
        let folder = tempfile::tempdir().unwrap();
        let text = "He said “yes”.\n".repeat(500);
        let file = File::write(folder.path(), "text", &text).unwrap();
        let lines = fs::read_to_string(&file.json_lines).unwrap();
        let texts = lines.lines().map(|line| {
            serde_json::from_str::<serde_json::Value>(line).unwrap()["text"].as_str().unwrap().to_owned()
        });
        assert_eq!(texts.collect::<String>(), text);
        assert_eq!(fs::read_to_string(&file.plain).unwrap(), text);
    }

    #[test]
    fn no_record_of_mixed_paragraphs_is_like_another() {
        let paragraphs: Vec<String> = (0..30).map(|number| format!("{number:0>300}")).collect();
        let text = mixed(paragraphs.iter().map(String::as_str).collect(), 300_000);
        let records: BTreeSet<&str> = records(&text).collect();
        assert!(text.len() >= 300_000);
        assert_eq!(records.iter().map(|record| record.len()).sum::<usize>(), text.len());
        assert_eq!(mixed(vec![], 10), "");
    }

    #[test]
    fn records_come_again() {
        let folder = tempfile::tempdir().unwrap();
        let text: String = (0..10_000).map(|number| format!("Line {number} of many.\n")).collect();
        let file = File::write_again(folder.path(), "again", &text).unwrap();
        let lines = fs::read_to_string(&file.json_lines).unwrap();
        let different: BTreeSet<&str> = lines.lines().collect();
        assert_eq!(lines.lines().count(), AGAIN * different.len());
        assert!(file.bytes <= text.len() && file.bytes > text.len() / 2);
        assert_eq!(fs::metadata(&file.plain).unwrap().len(), file.bytes as u64);
    }
}
