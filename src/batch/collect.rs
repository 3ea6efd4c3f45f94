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

/// Calls `visit` with the text of each record of `input`, in order, and `complain` with those whose text cannot be read,
/// the first few of each part of the file. A record may take so many bytes. How many records could not be read.
///
/// # Errors
/// A file that cannot be opened, is not of its form, or ends too early; what was read before has been visited.
pub fn collect_texts(
    input: Input,
    fields: Fields,
    most_bytes: usize,
    mut visit: impl FnMut(String),
    mut complain: impl FnMut(Unread),
) -> anyhow::Result<u64> {
    let job = Job::collecting(fields, Limits { record: most_bytes });
    let input = Arc::new(input);
    let counted_by = input.format.counted_by();
    let mut reader = input.format.open(&input, Position::default(), &job)?;
    let mut unread = 0;
    while let Some(piece) = reader.next_piece()? {
        let outcome = piece.work.run(&job);
        unread += outcome.counts.errors;
        job.collected().into_iter().for_each(&mut visit);
        for bad in outcome.bad {
            let record = bad.record.map(|number| (counted_by, number));
            complain(Unread { record, reason: bad.reason });
        }
    }
    Ok(unread)
}

#[cfg(test)]
mod tests {
    use super::*;
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
            assert_eq!(collected.expect("reads"), bad as u64, "{name}");
            assert_eq!(unread.iter().map(|bad| bad.record).collect::<Vec<_>>(), vec![Some(("line", 4)); bad]);
        }
    }

    #[test]
    fn a_file_that_is_not_what_its_name_says_is_an_error() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.parquet");
        fs::write(&path, "no table").expect("a file");
        let input = Input::of_file(&path).expect("a form");
        assert!(collect_texts(input, Fields::default(), 1 << 20, |_| (), |_| ()).is_err());
    }
}
