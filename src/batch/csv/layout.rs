//! What the header row of a table tells.

use super::row::{Splitter, write};
use crate::batch::job::{Job, Treatment};
use crate::batch::names::listed;
use anyhow::{Result, bail};

/// Where things lie in the rows of a table.
#[derive(Debug)]
pub struct Layout {
    /// What stands between fields.
    pub delimiter: u8,
    /// Fields of each row.
    pub columns: usize,
    /// The field with the text.
    pub text: usize,
    /// The field with the code of its language.
    pub language: Option<usize>,
    /// The field that identifies the row.
    pub id: Option<usize>,
    /// The name of the column that is added, as it is written.
    pub added: Option<Vec<u8>>,
}

impl Layout {
    /// The layout that a header row tells, without the byte-order mark.
    ///
    /// # Errors
    /// A row that is no header, or has no column of a name that the job asks for.
    pub fn of(header: &[u8], delimiter: u8, job: &Job) -> Result<Self> {
        let Ok(text) = std::str::from_utf8(header) else {
            bail!("the header row is not UTF-8; convert the file first");
        };
        let mut splitter = Splitter::new(delimiter);
        if splitter.next_row(header, 0).is_none() {
            bail!("has no header row; put the names of the columns into the first line");
        }
        if !splitter.is_well_quoted(header) {
            bail!(
                "the header row has a quotation mark that is not closed or not doubled; the first row must have the \
                 names of the columns"
            );
        }
        let names: Vec<String> = (0..splitter.fields())
            .map(|field| String::from_utf8_lossy(splitter.value(field)).into_owned())
            .collect();
        let find = |name: &String, option| find(&names, name, option);
        let optional =
            |name: &Option<String>, option| name.as_ref().map(|name| find(name, option)).transpose();
        let added = match &job.treatment {
            Treatment::Replace => None,
            Treatment::Annotate(name) if names.contains(name) => {
                bail!("has a column {name:?} already; --annotate=NAME names another");
            }
            Treatment::Annotate(name) => {
                let mut written = vec![delimiter];
                write(name, text.trim_end().ends_with('"'), delimiter, false, &mut written);
                Some(written)
            }
        };
        Ok(Self {
            delimiter,
            columns: names.len(),
            text: find(&job.fields.text, "--field")?,
            language: optional(&job.fields.language, "--lang-field")?,
            id: optional(&job.fields.id, "--id-field")?,
            added,
        })
    }
}

fn find(names: &[String], name: &str, option: &str) -> Result<usize> {
    let mut found = names.iter().enumerate().filter(|(_, other)| *other == name);
    match (found.next(), found.next()) {
        (Some((column, _)), None) => Ok(column),
        (Some(_), Some(_)) => {
            bail!("has more than one column {name:?}; {option} must name one that is there once")
        }
        _ => bail!("has no column {name:?}; {option} names one of these: {}", listed(names)),
    }
}

/// The delimiter of a table whose name leaves it open: what stands in the header row, if only one of tab and semicolon
/// does and no comma.
pub fn delimiter_of(header: &[u8]) -> u8 {
    let mut inside = false;
    let mut found = [0_usize; 3];
    for &byte in header {
        inside ^= byte == b'"';
        if let Some(at) = b",;\t".iter().position(|&other| other == byte).filter(|_| !inside) {
            found[at] += 1;
        }
    }
    match found {
        [0, semicolons, 0] if semicolons > 0 => b';',
        [0, 0, tabs] if tabs > 0 => b'\t',
        _ => b',',
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Options;
    use crate::batch::{Fields, Limits, Wants};

    fn layout(header: &str, treatment: Treatment) -> Result<Layout> {
        let fields = Fields { text: "text".into(), language: Some("lang".into()), id: Some("a b".into()) };
        let limits = Limits { record: 1 << 20 };
        let job = Job::new(Options::default(), fields, treatment, Wants::default(), limits);
        Layout::of(header.as_bytes(), delimiter_of(header.as_bytes()), &job)
    }

    #[test]
    fn columns_are_found_by_name() {
        let layout =
            layout("\"a b\";n;lang;\"text\"\r\n", Treatment::Annotate("x;y".into())).expect("a layout");
        assert_eq!((layout.columns, layout.text, layout.language, layout.id), (4, 3, Some(2), Some(0)));
        assert_eq!(layout.added.as_deref(), Some(b";\"x;y\"".as_slice()));
    }

    #[test]
    fn what_is_wrong_with_a_header_is_told() {
        for (header, part) in [
            (
                "a b,lang,body\n",
                "no column \"text\"; --field names one of these: \"a b\", \"lang\", \"body\"",
            ),
            ("a b,text\n", "no column \"lang\"; --lang-field"),
            ("a b,lang,text,text\n", "more than one column \"text\""),
            ("\"a b,lang,text\n", "not closed"),
            ("\n\n", "no header row"),
            ("a b,lang,text,edits\n", "\"edits\" already"),
        ] {
            let error = layout(header, Treatment::Annotate("edits".into())).expect_err(header).to_string();
            assert!(error.contains(part), "{header}: {error}");
        }
    }

    #[test]
    fn a_delimiter_is_told_only_if_it_is_clear() {
        for (header, delimiter) in [
            ("a;b", b';'),
            ("a\tb", b'\t'),
            ("a;b,c", b','),
            ("a;b\tc", b','),
            ("\"a,b\";c", b';'),
            ("a", b','),
        ] {
            assert_eq!(delimiter_of(header.as_bytes()), delimiter, "{header}");
        }
    }
}
