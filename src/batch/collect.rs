//! The texts of a file of records, as they are.

use super::format::Position;
use super::input::Input;
use super::job::{Fields, Job, Limits};
use std::sync::Arc;

/// A record whose text cannot be read.
#[derive(Clone, Debug)]
pub struct Unread {
    /// What the form of the file counts records by, and the number of the record from 1 on.
    pub record: Option<(&'static str, u64)>,
    /// What is wrong, and the remedy.
    pub reason: String,
}

/// What came of a file beside its texts.
#[derive(Debug)]
pub struct Collected {
    /// Records whose text cannot be read.
    pub unread: u64,
    /// Why the file was not read to its end, if it was not: it cannot be opened, is not of its form, or ends too early.
    pub ending: anyhow::Result<()>,
}

/// Calls `visit` with the text of each record of `input`, in order, and `complain` with those whose text cannot be read,
/// the first few of each part of the file. A record may take so many bytes.
pub fn collect_texts(
    input: Input,
    fields: Fields,
    most_bytes: usize,
    mut visit: impl FnMut(String),
    mut complain: impl FnMut(Unread),
) -> Collected {
    let job = Job::collecting(fields, Limits { record: most_bytes });
    let input = Arc::new(input);
    let counted_by = input.format.counted_by();
    let mut unread = 0;
    let mut read = || -> anyhow::Result<()> {
        let mut reader = input.format.open(&input, Position::default(), &job)?;
        while let Some(piece) = reader.next_piece()? {
            let outcome = piece.work.run(&job);
            unread += outcome.counts.errors;
            job.collected().into_iter().for_each(&mut visit);
            for bad in outcome.bad {
                let record = bad.record.map(|number| (counted_by, number));
                complain(Unread { record, reason: bad.reason });
            }
        }
        Ok(())
    };
    let ending = read();
    Collected { unread, ending }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::batch::Compression;
    use crate::batch::compression::pack;
    use std::fs;

    #[test]
    fn texts_of_tables_and_lines_come_as_they_are() {
        let folder = tempfile::tempdir().expect("a folder");
        for (name, content) in [
            ("a.csv", "id,body\n1,\"He saw the the \"\"house\"\".\"\n2,\"\"\n3,Two\n"),
            ("a.tsv", "id\tbody\n1\tHe saw the the \"house\".\n2\t\n3\tTwo\n"),
            (
                "a.jsonl",
                "{\"body\":\"He saw the the \\\"house\\\".\"}\n{\"body\":\"\"}\n{\"body\":\"Two\"}\n{}\n",
            ),
        ] {
            let path = folder.path().join(name);
            fs::write(&path, content).expect("a file");
            let fields = Fields { text: "body".into(), ..Fields::default() };
            let (mut texts, mut unread) = (Vec::new(), Vec::new());
            let input = Input::of_file(&path).expect("a form");
            let collected =
                collect_texts(input, fields, 1 << 20, |text| texts.push(text), |bad| unread.push(bad));
            texts.retain(|text| !text.is_empty());
            assert_eq!(texts, ["He saw the the \"house\".", "Two"], "{name}");
            let bad = usize::from(name == "a.jsonl");
            assert_eq!(collected.unread, bad as u64, "{name}");
            collected.ending.expect("reads");
            assert_eq!(unread.iter().map(|bad| bad.record).collect::<Vec<_>>(), vec![Some(("line", 4)); bad]);
        }
    }

    /// The texts of a file, what is told of it, and whether it was read to its end.
    fn collected(name: &str, content: &[u8], most_bytes: usize) -> (Vec<String>, Vec<String>, Collected) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join(name);
        fs::write(&path, content).expect("a file");
        let (mut texts, mut told) = (Vec::new(), Vec::new());
        let tell = |bad: Unread| {
            let (counted_by, number) = bad.record.expect("a record");
            told.push(format!("{counted_by} {number}: {}", bad.reason));
        };
        let input = Input::of_file(&path).expect("a form");
        let collected = collect_texts(input, Fields::default(), most_bytes, |text| texts.push(text), tell);
        (texts, told, collected)
    }

    #[test]
    fn lines_are_read_to_the_last_whatever_ends_them() {
        let lines = "\u{feff}{\"text\":\"One\"}\r\n\n \t\n{\"text\":\"T\\u0077o\"}\n[]\n{\"text\":\"Three\"}";
        let packed = |compression| {
            let parts = lines.as_bytes().chunks(20);
            parts.flat_map(|part| pack(part.to_vec(), compression).expect("packs")).collect()
        };
        for (name, content) in [
            ("a.jsonl", lines.as_bytes().to_vec()),
            ("a.ndjson", lines.as_bytes().to_vec()),
            ("a.jsonl.gz", packed(Compression::Gzip)),
            ("a.jsonl.zst", packed(Compression::Zstd)),
        ] {
            let (texts, told, collected) = collected(name, &content, 1 << 20);
            assert_eq!(texts, ["One", "Two", "Three"], "{name}");
            assert_eq!(told, ["line 5: is no JSON object; each line must be one"], "{name}");
            collected.ending.expect(name);
        }
    }

    #[test]
    fn what_stands_before_the_end_of_a_cut_off_file_is_read() {
        for compression in [Compression::Gzip, Compression::Zstd] {
            let ending = if compression == Compression::Gzip { "gz" } else { "zst" };
            let mut packed = pack(b"{\"text\":\"One\"}\nbad\n{\"te".to_vec(), compression).expect("packs");
            let second = pack(b"xt\":\"Two\"}\n".to_vec(), compression).expect("packs");
            packed.extend_from_slice(&second[..second.len() / 2]);
            let (texts, told, collected) = collected(&format!("a.jsonl.{ending}"), &packed, 1 << 20);
            assert_eq!(texts, ["One"]);
            assert_eq!(
                (told.len(), collected.unread),
                (1, 1),
                "the failure tells of the line that is cut off"
            );
            let error = collected.ending.expect_err("cut off").to_string();
            assert!(error.starts_with("line 3: cannot be read: "), "{error}");
            assert!(error.ends_with("; the lines before it are done, get the file again whole"), "{error}");
        }
    }

    #[test]
    fn records_that_are_too_long_are_told_and_left_out() {
        let long = "x".repeat(3 << 20);
        for (name, content, told) in [
            (
                "a.jsonl",
                format!("{{\"text\":\"{long}\"}}\n{{\"text\":\"Two\"}}\n"),
                "line 1: is longer than 1.0 MiB; split it",
            ),
            (
                "a.csv",
                format!("text\n{long}\nTwo\n"),
                "line 2: is longer than 1.0 MiB; split it, if no quotation mark is missing",
            ),
        ] {
            let (texts, found, collected) = collected(name, content.as_bytes(), 1 << 20);
            assert_eq!(texts, ["Two"], "{name}");
            assert_eq!(found, [told]);
            collected.ending.expect(name);
        }
    }

    #[test]
    #[cfg(unix)]
    fn a_pipe_that_has_a_name_is_read() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.jsonl");
        let made = std::process::Command::new("mkfifo").arg(&path).status().expect("mkfifo runs");
        assert!(made.success());
        let input = Input::of_file(&path).expect("a form");
        let writer = std::thread::spawn(move || fs::write(&path, "{\"text\":\"One\"}\n"));
        let mut texts = Vec::new();
        let collected = collect_texts(input, Fields::default(), 1 << 20, |text| texts.push(text), |_| ());
        writer.join().expect("ends").expect("writes");
        collected.ending.expect("reads");
        assert_eq!(texts, ["One"]);
    }

    #[test]
    fn a_file_that_is_not_what_its_name_says_is_an_error() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.parquet");
        fs::write(&path, "no table").expect("a file");
        let input = Input::of_file(&path).expect("a form");
        assert!(collect_texts(input, Fields::default(), 1 << 20, |_| (), |_| ()).ending.is_err());
    }
}
