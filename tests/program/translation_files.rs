//! Subtitles, translation files and Word documents: the samples of `corpus/formats` are repaired as they should be, and
//! every byte outside of the repaired text stays.

use crate::common::{assert_none, output, postedit, root};
use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use std::process::Command;
use zip::ZipArchive;

const ENDINGS: [&str; 6] = ["srt", "vtt", "po", "xlf", "xliff", "docx"];

/// The samples of these formats, each with what it becomes.
fn samples() -> Vec<PathBuf> {
    let folder = root().join("corpus/formats");
    let mut found: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the samples")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|own| ENDINGS.iter().any(|ending| own == *ending)))
        .collect();
    found.sort();
    assert!(found.len() >= 16, "there are {} samples", found.len());
    found
}

fn is_docx(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "docx")
}

fn repaired(path: &Path) -> Vec<u8> {
    let mut name = path.file_name().expect("a name").to_owned();
    if is_docx(path) {
        name.push(".txt");
    }
    fs::read(root().join("corpus/formats/repaired").join(name)).expect("what it becomes")
}

/// The text of a DOCX file, paragraph by paragraph, as Word's own elements have it.
fn text_of(docx: &[u8]) -> String {
    let xml =
        String::from_utf8(parts(docx).remove("word/document.xml").expect("a main part")).expect("UTF-8");
    let mut text = String::new();
    for paragraph in xml.split("</w:p>") {
        for piece in paragraph.split("<w:t").skip(1).filter(|piece| piece.starts_with(['>', ' '])) {
            let inner = piece.split_once('>').map_or("", |(_, rest)| rest);
            text.push_str(inner.split("</w:t>").next().unwrap_or(""));
        }
        text.push('\n');
    }
    text
}

/// The unpacked parts of a DOCX file.
fn parts(docx: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(docx)).expect("an archive");
    let mut parts = BTreeMap::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).expect("an entry");
        let mut part = Vec::new();
        file.read_to_end(&mut part).expect("its checksum is right");
        parts.insert(file.name().to_owned(), part);
    }
    parts
}

/// What of a main part is not the text of its `w:t` elements.
fn markup_of(xml: &[u8]) -> String {
    let xml = String::from_utf8(xml.to_vec()).expect("UTF-8");
    let mut markup = String::new();
    let mut rest = xml.as_str();
    while let Some(at) = rest.find("<w:t>").or_else(|| rest.find("<w:t ")) {
        let at = rest.find("<w:t ").map_or(at, |other| at.min(other));
        let tag = at + rest[at..].find('>').expect("a tag") + 1;
        markup.push_str(&rest[..tag].replace("<w:t xml:space=\"preserve\">", "<w:t>"));
        rest = &rest[tag + rest[tag..].find("</w:t>").expect("its end")..];
    }
    markup + rest
}

#[test]
fn samples_become_what_they_should() {
    let mut failures = Vec::new();
    for path in samples() {
        let found = output(&["--stdout"], &path);
        let (found, wanted) = if is_docx(&path) {
            (text_of(&found).into_bytes(), repaired(&path))
        } else {
            (found, repaired(&path))
        };
        if found != wanted {
            let (found, wanted) = (String::from_utf8_lossy(&found), String::from_utf8_lossy(&wanted));
            let lines = found.lines().zip(wanted.lines()).filter(|(found, wanted)| found != wanted);
            let lines: Vec<String> =
                lines.map(|(found, wanted)| format!("  found  {found}\n  wanted {wanted}")).collect();
            failures.push(format!("{}\n{}", path.display(), lines.join("\n")));
        }
    }
    assert_none(&failures, "samples become something else");
}

#[test]
fn what_is_repaired_gives_no_edit() {
    let folder = tempfile::tempdir().expect("a folder");
    for path in samples() {
        let copy = folder.path().join(path.file_name().expect("a name"));
        fs::write(&copy, output(&["--stdout"], &path)).expect("a copy");
        postedit().args(["clean", "--check"]).arg(&copy).assert().success();
    }
}

#[test]
fn a_docx_changes_in_its_text_alone() {
    for path in samples().into_iter().filter(|path| is_docx(path)) {
        let old = fs::read(&path).expect("a sample");
        let new = output(&["--stdout"], &path);
        let (mut old_parts, mut new_parts) = (parts(&old), parts(&new));
        let main = "word/document.xml";
        let (old_main, new_main) =
            (old_parts.remove(main).expect("a main part"), new_parts.remove(main).expect("a main part"));
        assert_ne!(old_main, new_main, "{}", path.display());
        assert_eq!(markup_of(&old_main), markup_of(&new_main), "{}", path.display());
        assert!(old_parts == new_parts, "{}: another part changed", path.display());
        assert_eq!(records(&old), records(&new), "{}", path.display());
    }
}

/// What an archive says of its entries beside sizes, checksums and offsets, in their order; and its comment.
fn records(docx: &[u8]) -> (Vec<String>, Vec<u8>) {
    let mut archive = ZipArchive::new(Cursor::new(docx)).expect("an archive");
    let comment = archive.comment().to_vec();
    let entries = (0..archive.len()).map(|at| {
        let file = archive.by_index(at).expect("an entry");
        format!(
            "{} {:?} {:?} {:?} {:?} {:?}",
            file.name(),
            file.compression(),
            file.last_modified(),
            file.unix_mode(),
            file.extra_data(),
            file.comment()
        )
    });
    (entries.collect(), comment)
}

#[test]
fn files_are_written_in_place_and_untouched_ones_stay() {
    let folder = tempfile::tempdir().expect("a folder");
    for path in samples() {
        let copy = folder.path().join(path.file_name().expect("a name"));
        fs::copy(&path, &copy).expect("a copy");
        postedit().args(["clean", "--write"]).arg(&copy).assert().success();
        assert_eq!(fs::read(&copy).expect("the file"), output(&["--stdout"], &path), "{}", path.display());
        let once = fs::read(&copy).expect("the file");
        postedit().args(["clean", "--write"]).arg(&copy).assert().success();
        assert_eq!(fs::read(&copy).expect("the file"), once, "{}", path.display());
    }
}

#[test]
fn the_diff_of_a_docx_is_for_reading_and_says_so() {
    let path = root().join("corpus/formats/lighthouse.en.docx");
    let assert = postedit().arg("clean").arg(&path).assert().success();
    let (diff, told) = (&assert.get_output().stdout, &assert.get_output().stderr);
    let (diff, told) = (String::from_utf8_lossy(diff), String::from_utf8_lossy(told));
    assert!(
        diff.contains("+Details stand in the brochure of the council, which has nine pages.\n"),
        "{diff}"
    );
    assert!(told.contains("is for reading") && told.contains("--write"), "{told}");
}

#[test]
fn a_docx_is_known_from_standard_input() {
    let path = root().join("corpus/formats/lighthouse.en.docx");
    let bytes = fs::read(&path).expect("a sample");
    let assert = postedit().args(["clean", "--stdout", "-"]).write_stdin(bytes).assert().success();
    assert_eq!(assert.get_output().stdout, output(&["--stdout"], &path));
}

#[test]
fn files_that_cannot_be_read_are_told_with_a_remedy() {
    let folder = tempfile::tempdir().expect("a folder");
    let docx = fs::read(root().join("corpus/formats/lighthouse.en.docx")).expect("a sample");
    let encrypted = [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".as_slice(), &[0; 600]].concat();
    for (name, bytes, told) in [
        ("a.docx", b"just text".as_slice(), "no ZIP archive"),
        ("b.docx", &encrypted, "password"),
        ("c.docx", &docx[..docx.len() / 2], "broken"),
        ("d.srt", b"no cues here\n", "line 1, column 1: no time as"),
        ("e.vtt", b"00:01.000 --> 00:02.000\nHello\n", "begins with the line WEBVTT"),
        ("f.po", b"msgid \"a\"\nmsgstr \"b\n", "line 2, column 8: the string has no quotation mark"),
        ("g.xlf", b"<xliff><file></xliff>", "line 1, column 14: no well-formed XML"),
        ("h.xlf", b"<?xml version='1.0' encoding='ISO-8859-1'?><xliff>\xc3\xa9</xliff>", "says that it is"),
    ] {
        let path = folder.path().join(name);
        fs::write(&path, bytes).expect("a file");
        let assert = postedit().args(["clean", "--write"]).arg(&path).assert().code(2);
        let stderr = String::from_utf8_lossy(&assert.get_output().stderr).into_owned();
        assert!(stderr.contains(told), "{name}: {stderr}");
        assert_eq!(fs::read(&path).expect("the file"), bytes, "{name}");
    }
}

/// What gettext itself says of the repaired files, where it is installed.
#[test]
fn repaired_po_files_compile() {
    if Command::new("msgfmt").arg("--version").output().is_err() {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    for path in samples().into_iter().filter(|path| path.extension().is_some_and(|own| own == "po")) {
        let copy = folder.path().join("repaired.po");
        fs::write(&copy, output(&["--stdout"], &path)).expect("a copy");
        let check = Command::new("msgfmt").args(["--check-format", "-o", "/dev/null"]).arg(&copy).output();
        let check = check.expect("msgfmt runs");
        assert!(check.status.success(), "{}: {}", path.display(), String::from_utf8_lossy(&check.stderr));
    }
}
