//! The unified diff that `git apply` and `patch -p1` take, byte for byte.

use super::Renderer;
use super::hunks::{Hunk, header, hunks, lines};
use crate::document::Document;
use crate::report::Report;
use similar::{ChangeTag, DiffOp};
use std::io::{self, Write};
use std::path::{Component, Path};

/// The diffs of all articles, one behind the other.
#[derive(Clone, Copy, Debug)]
pub struct Diff {
    /// Unchanged lines around each change.
    pub context: usize,
}

impl Renderer for Diff {
    fn article(&mut self, document: &Document, report: &Report, mut out: &mut dyn Write) -> io::Result<()> {
        write(document, report, self.context, &mut out)
    }
}

/// Writes the diff between a document and its cleaned text, in the document's own encoding; nothing if
/// there is no edit. `context` is the number of unchanged lines around each change.
///
/// # Errors
/// Those of `out`.
pub fn write(document: &Document, report: &Report, context: usize, out: &mut impl Write) -> io::Result<()> {
    if report.edits.is_empty() {
        return Ok(());
    }
    let encode = |text: &str| {
        document
            .encode(text)
            .map_err(|lacking| io::Error::other(format!("{} has no “{lacking}”", document.encoding().name())))
    };
    let (old, new) = (encode(document.text())?, encode(&report.cleaned(document))?);
    let (old, new) = (lines(&old), lines(&new));
    writeln!(out, "--- {}", name("a", document.path()))?;
    writeln!(out, "+++ {}", name("b", document.path()))?;
    for hunk in hunks(&old, &new, context) {
        writeln!(out, "{}", header(&hunk))?;
        write_hunk(&old, &new, &hunk, out)?;
    }
    Ok(())
}

fn write_hunk(old: &[&[u8]], new: &[&[u8]], hunk: &Hunk, out: &mut impl Write) -> io::Result<()> {
    for (tag, line) in hunk.iter().flat_map(|op| changes(*op, old, new)) {
        let sign = match tag {
            ChangeTag::Equal => b" ",
            ChangeTag::Delete => b"-",
            ChangeTag::Insert => b"+",
        };
        out.write_all(sign)?;
        out.write_all(line)?;
        if !line.ends_with(b"\n") {
            out.write_all(b"\n\\ No newline at end of file\n")?;
        }
    }
    Ok(())
}

fn changes<'l>(op: DiffOp, old: &[&'l [u8]], new: &[&'l [u8]]) -> Vec<(ChangeTag, &'l [u8])> {
    let old_lines = |tag| old[op.old_range()].iter().map(move |line| (tag, *line));
    let inserted = new[op.new_range()].iter().map(|line| (ChangeTag::Insert, *line));
    match op {
        DiffOp::Equal { .. } => old_lines(ChangeTag::Equal).collect(),
        DiffOp::Delete { .. } => old_lines(ChangeTag::Delete).collect(),
        DiffOp::Insert { .. } => inserted.collect(),
        DiffOp::Replace { .. } => old_lines(ChangeTag::Delete).chain(inserted).collect(),
    }
}

/// A path as the header of a diff writes it: relative, with `side/` before it; quoted as git does if it is not UTF-8 or
/// holds control characters, quotation marks or backslashes; with a tab behind it if it holds spaces.
pub fn name(side: &str, path: &Path) -> String {
    let mut relative = side.as_bytes().to_vec();
    let mut is_bare = true;
    for part in path.components() {
        if let Component::Normal(name) = part {
            relative.push(b'/');
            relative.extend_from_slice(name.as_encoded_bytes());
            is_bare = false;
        }
    }
    if is_bare {
        relative.push(b'/');
    }
    match String::from_utf8(relative) {
        Ok(plain) if plain.chars().any(|c| c.is_control() || matches!(c, '"' | '\\')) => {
            quoted(plain.as_bytes())
        }
        Ok(plain) if plain.contains(' ') => plain + "\t",
        Ok(plain) => plain,
        Err(error) => quoted(error.as_bytes()),
    }
}

/// A path in quotation marks, as git writes one: control characters and bytes that are no UTF-8 are octal numbers.
pub fn quoted(path: &[u8]) -> String {
    let mut quoted = String::from("\"");
    let octal = |byte: &u8| format!("\\{byte:03o}");
    for chunk in path.utf8_chunks() {
        for c in chunk.valid().chars() {
            match c {
                '"' | '\\' => quoted.extend(['\\', c]),
                '\t' => quoted.push_str("\\t"),
                '\n' => quoted.push_str("\\n"),
                c if c.is_control() => quoted.extend(c.encode_utf8(&mut [0; 4]).as_bytes().iter().map(octal)),
                c => quoted.push(c),
            }
        }
        quoted.extend(chunk.invalid().iter().map(octal));
    }
    quoted + "\""
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cleaner::{Cleaner, Options};

    fn diff(name: &str, bytes: &[u8]) -> String {
        let document = Document::from_bytes(name, bytes.to_vec()).expect("text");
        let report = Cleaner::new(Options::default()).report(&document);
        let mut out = Vec::new();
        write(&document, &report, 3, &mut out).expect("writes to memory");
        String::from_utf8(out).expect("UTF-8")
    }

    #[test]
    fn line_ends_and_a_missing_final_newline_are_kept() {
        assert_eq!(
            diff("x/a.txt", b"One of the reasons is this.\r\nHe saw the the old house."),
            "--- a/x/a.txt\n+++ b/x/a.txt\n@@ -1,2 +1,2 @@\n One of the reasons is this.\r\n\
             -He saw the the old house.\n\\ No newline at end of file\n\
             +He saw the old house.\n\\ No newline at end of file\n"
        );
    }

    #[test]
    fn nothing_is_written_without_edits() {
        assert_eq!(diff("a.txt", b"He saw the old house.\n"), "");
    }

    #[test]
    fn paths_are_made_relative_and_safe() {
        let name = |side, path: &str| name(side, Path::new(path));
        assert_eq!(name("a", "/tmp/x.txt"), "a/tmp/x.txt");
        assert_eq!(name("b", "../y/./x.txt"), "b/y/x.txt");
        assert_eq!(name("a", "my file.txt"), "a/my file.txt\t");
        assert_eq!(name("a", "bad\n\"x\""), "\"a/bad\\n\\\"x\\\"\"");
    }

    #[test]
    fn bytes_that_are_no_text_are_octal() {
        assert_eq!(quoted(b"b/\xc3\xbc\xff \x1b.txt"), r#""b/ü\377 \033.txt""#);
    }
}
