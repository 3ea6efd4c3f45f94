//! Where a batch writes and what it reads: nothing that is read is written over, and nothing that is read is lost.

use crate::batch::{batch, folder_with, json_lines};
use crate::common::root;
use flate2::Compression;
use flate2::write::GzEncoder;
use predicates::prelude::*;
use serde_json::Value;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Command;

const WRONG: &str = "He saw the the old house on Monday.\n";
const RIGHT: &str = "He saw the old house on Monday.\n";
const RECORD: &str = "{\"text\":\"He saw the the old house on Monday.\"}";
const RIGHT_RECORD: &str = "{\"text\":\"He saw the old house on Monday.\"}";

#[test]
fn what_is_read_is_never_written_over() {
    for option in ["--report", "--patch", "--errors", "--summary"] {
        for name in ["in/a.txt", "in/new.jsonl"] {
            for output in [&["-o", "out"][..], &["--in-place"]] {
                let folder = folder_with(&[("in/a.txt", WRONG.as_bytes()), ("in/b.txt", WRONG.as_bytes())]);
                let mut command = batch(folder.path());
                command.arg("in").args(output).args([option, name, "--force"]);
                command.assert().code(2).stderr(predicate::str::contains(name));
                let left = fs::read_to_string(folder.path().join("in/a.txt")).expect("it is there");
                assert_eq!(left, WRONG, "{option} {name}");
                assert!(!folder.path().join("in/new.jsonl").exists());
            }
        }
    }
}

#[test]
fn a_patch_may_lie_beside_the_articles() {
    let folder = folder_with(&[("a.txt", WRONG.as_bytes())]);
    for _ in 0..2 {
        batch(folder.path()).args([".", "--patch", "all.patch", "--force"]).assert().success();
        let patch = fs::read_to_string(folder.path().join("all.patch")).expect("a patch");
        assert_eq!(patch.matches("+++ b/").count(), 1, "{patch}");
    }
}

#[test]
fn two_outputs_do_not_share_a_place() {
    for arguments in [["-o", "-", "--report", "-"], ["-o", "x.jsonl", "--report", "./x.jsonl"]] {
        let folder = folder_with(&[("a.jsonl", RECORD.as_bytes())]);
        let mut command = batch(folder.path());
        command
            .arg("a.jsonl")
            .args(arguments)
            .assert()
            .code(2)
            .stdout("")
            .stderr(predicate::str::contains("file"));
    }
}

#[test]
fn packings_that_are_not_written_are_refused() {
    let folder = folder_with(&[("a.jsonl", RECORD.as_bytes())]);
    for name in ["x.jsonl.xz", "x.jsonl.bz2"] {
        let mut command = batch(folder.path());
        let told = predicate::str::contains(".gz").and(predicate::str::contains(".zst"));
        command.args(["a.jsonl", "-o", name]).assert().code(2).stderr(told);
        assert!(!folder.path().join(name).exists());
    }
}

#[test]
fn a_slash_makes_a_folder_of_the_output() {
    let folder = folder_with(&[("a.jsonl", RECORD.as_bytes())]);
    batch(folder.path()).args(["a.jsonl", "-o", "out/"]).assert().success();
    assert_eq!(fs::read_to_string(folder.path().join("out/a.jsonl")).expect("a file"), RIGHT_RECORD);
}

#[test]
fn files_that_are_not_what_their_names_say_stay_in_a_mirror() {
    let folder = folder_with(&[
        ("in/a.txt", WRONG.as_bytes()),
        ("in/b.csv", b"x,y\n1,2\n"),
        ("in/c.jsonl.gz", b"plain\n"),
        ("in/d.jsonl.gz", b""),
    ]);
    let told = predicate::str::contains("b.csv")
        .and(predicate::str::contains("is no gzip"))
        .and(predicate::str::contains("d.jsonl.gz: line 1: cannot be read"));
    batch(folder.path()).args(["in", "-o", "out"]).assert().code(2).stderr(told);
    let bytes = |name: &str| fs::read(folder.path().join("out").join(name)).expect("a file");
    assert_eq!(bytes("a.txt"), RIGHT.as_bytes());
    assert_eq!((&bytes("b.csv")[..], &bytes("c.jsonl.gz")[..]), (&b"x,y\n1,2\n"[..], &b"plain\n"[..]));
    assert!(bytes("d.jsonl.gz").is_empty());
}

#[test]
fn whole_files_that_cannot_be_cleaned_stay_where_bad_records_go_apart() {
    // the last is longer than a record may be, so it is passed on in parts
    let long = [WRONG.repeat(5_000_000 / WRONG.len()).as_bytes(), b"\0"].concat();
    let files = [("in/a.txt", &b"x\0y"[..]), ("in/b.docx", b"PK\x03\x04"), ("in/c.txt", &long)];
    for (output, place) in [(&["--in-place"][..], "in"), (&["-o", "out"], "out")] {
        let folder = folder_with(&files);
        let mut command = batch(folder.path());
        command.arg("in").args(output).args(["--errors", "bad.jsonl", "--max-memory", "128MiB", "-q"]);
        command.assert().code(2);
        for (name, bytes) in files {
            let name = name.replacen("in", place, 1);
            assert!(fs::read(folder.path().join(&name)).expect("a file") == bytes, "{name}");
        }
        let told = json_lines(&folder.path().join("bad.jsonl"));
        assert_eq!(told.iter().map(|line| &line["file"]).collect::<Vec<_>>(), files.map(|(name, _)| name));
        assert!(told[0]["reason"].as_str().is_some_and(|reason| reason.contains("NUL")), "{told:?}");
    }
}

/// A gzip member of one record without a line end, with some bytes behind it.
fn packed(behind: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(RECORD.as_bytes()).expect("memory");
    [&encoder.finish().expect("packed"), behind].concat()
}

#[test]
fn what_stands_behind_a_gzip_costs_no_record() {
    for (behind, code) in [(&b""[..], 0), (b"\0\0\0", 0), (b"junk", 2)] {
        let folder = folder_with(&[("a.jsonl.gz", &packed(behind))]);
        batch(folder.path()).args(["a.jsonl.gz", "-o", "out.jsonl"]).assert().code(code);
        assert_eq!(fs::read_to_string(folder.path().join("out.jsonl")).expect("a file"), RIGHT_RECORD);
    }
}

#[test]
fn languages_of_records_have_two_letters_or_three() {
    for (code, edits) in [("de", 1), ("deu", 1), ("tlh", 0)] {
        let record =
            format!("{{\"text\":\"Sie kamen gestern da.Er bellte laut und lange.\",\"lang\":\"{code}\"}}\n");
        let folder = folder_with(&[("a.jsonl", record.as_bytes())]);
        let mut command = crate::common::postedit();
        command.current_dir(folder.path()).args([
            "batch",
            "a.jsonl",
            "--lang-field",
            "lang",
            "--report",
            "r.jsonl",
        ]);
        command.assert().success();
        let report = fs::read_to_string(folder.path().join("r.jsonl")).expect("a report");
        assert_eq!(report.lines().count(), edits, "{code}: {report}");
    }
}

#[test]
fn no_more_threads_than_a_machine_has() {
    let folder = folder_with(&[("a.jsonl", RECORD.as_bytes())]);
    let mut command = batch(folder.path());
    command.args(["a.jsonl", "-o", "b.jsonl", "--threads", "99999999"]);
    command.assert().code(2).stderr(predicate::str::contains("1024"));
}

/// Whether a program takes a patch for the files in a folder.
fn applies(folder: &Path, program: &str, arguments: &[&str]) -> bool {
    let mut command = Command::new(program);
    command
        .current_dir(folder)
        .args(arguments)
        .stdin(fs::File::open(folder.join("p.patch")).expect("a patch"));
    command.output().expect("the program is there").status.success()
}

#[test]
#[cfg(target_os = "linux")]
fn patches_name_files_byte_for_byte_and_none_by_a_link() {
    use std::os::unix::ffi::OsStrExt;
    let folder = folder_with(&[("in/a.txt", WRONG.as_bytes())]);
    let odd = folder.path().join("in").join(std::ffi::OsStr::from_bytes(b"b\xff.txt"));
    fs::write(&odd, WRONG).expect("a file");
    std::os::unix::fs::symlink("a.txt", folder.path().join("in/link.txt")).expect("a link");
    batch(folder.path()).args(["in", "--patch", "p.patch", "-q"]).assert().success();
    assert!(applies(folder.path(), "git", &["apply", "--check", "-"]));
    assert!(applies(folder.path(), "patch", &["-p1", "--quiet"]));
    assert_eq!(fs::read_to_string(&odd).expect("a file"), RIGHT);
    assert!(folder.path().join("in/link.txt").is_symlink());
}

#[test]
#[cfg(unix)]
fn mirrored_files_keep_their_permissions() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder_with(&[("in/a.txt", WRONG.as_bytes()), ("in/b.txt", RIGHT.as_bytes())]);
    let mode =
        |name: &str| fs::metadata(folder.path().join(name)).expect("a file").permissions().mode() & 0o111;
    fs::set_permissions(folder.path().join("in/a.txt"), fs::Permissions::from_mode(0o755)).expect("set");
    batch(folder.path()).args(["in", "-o", "out"]).assert().success();
    assert_eq!((mode("out/a.txt") & 0o100, mode("out/b.txt")), (0o100, 0));
}

/// The files that a patch holds.
fn patched(path: &Path) -> Vec<String> {
    let patch = fs::read_to_string(path).expect("a patch");
    patch.lines().filter_map(|line| line.strip_prefix("+++ b/")).map(str::to_owned).collect()
}

#[test]
fn a_package_is_cleaned_beside_a_patch_and_left_out_of_it() {
    let package = fs::read(root().join("corpus/formats/lighthouse.en.docx")).expect("a file");
    let files = [("in/a.docx", &package[..]), ("in/b.txt", WRONG.as_bytes())];
    let folder = folder_with(&files);
    batch(folder.path()).args(["in", "-o", "only", "-q"]).assert().success();
    let expected = fs::read(folder.path().join("only/a.docx")).expect("a file");
    assert!(expected != package);
    for (output, place) in [(&["-o", "out"][..], "out"), (&["--in-place"], "in")] {
        let mut command = batch(folder.path());
        command.arg("in").args(output).args(["--patch", "p.patch", "--errors", "bad.jsonl", "--force"]);
        command.assert().success().stderr(predicate::str::contains("1 file left out of the patch"));
        assert!(fs::read(folder.path().join(place).join("a.docx")).expect("a file") == expected);
        assert_eq!(patched(&folder.path().join("p.patch")), ["in/b.txt"]);
        assert!(json_lines(&folder.path().join("bad.jsonl")).is_empty());
    }
    let folder = folder_with(&files);
    let told = predicate::str::contains("a.docx: is no text, so a patch cannot hold its edits");
    batch(folder.path()).args(["in", "--patch", "p.patch"]).assert().code(2).stderr(told);
}

#[test]
fn files_of_one_name_share_no_place_where_no_tree_is_made() {
    let files = [("a/t.txt", WRONG.as_bytes()), ("b/t.txt", WRONG.as_bytes())];
    let folder = folder_with(&files);
    let whole: Vec<_> = files.iter().map(|(name, _)| folder.path().join(name)).collect();
    let told = predicate::str::contains("t.txt: two inputs have this place in the output");
    batch(folder.path()).args(["a/t.txt", "b/t.txt", "-o", "out"]).assert().code(2).stderr(told);
    batch(folder.path()).args(["a/t.txt", "b/t.txt", "--patch", "p.patch"]).assert().success();
    assert_eq!(patched(&folder.path().join("p.patch")), ["a/t.txt", "b/t.txt"]);
    assert!(applies(folder.path(), "git", &["apply", "--check", "-"]));
    // a patch has no whole paths
    let told = predicate::str::contains("t.txt: two inputs have this path in the patch");
    batch(folder.path()).args(&whole).args(["--patch", "q.patch"]).assert().code(2).stderr(told);
    batch(folder.path()).args(&whole).args(["--report", "r.jsonl", "--summary", "s.json"]).assert().success();
    assert_eq!(json_lines(&folder.path().join("r.jsonl")).len(), 2);
    batch(folder.path()).args(["a/t.txt", "b/t.txt", "--in-place"]).assert().success();
    for path in whole {
        assert_eq!(fs::read_to_string(path).expect("a file"), RIGHT);
    }
}

#[test]
fn a_file_that_is_reached_twice_is_cleaned_once() {
    let folder = folder_with(&[("y/t.txt", WRONG.as_bytes())]);
    for inputs in [["y", "y/t.txt"], ["y/t.txt", "./y"], ["y/t.txt", "y/../y/t.txt"]] {
        let mut command = batch(folder.path());
        command.args(inputs).args([
            "--patch",
            "p.patch",
            "--report",
            "r.jsonl",
            "--summary",
            "s.json",
            "--force",
        ]);
        command.assert().success().stderr(predicate::str::contains("1 repeated file left out"));
        assert_eq!(patched(&folder.path().join("p.patch")), ["y/t.txt"]);
        assert_eq!(json_lines(&folder.path().join("r.jsonl")).len(), 1);
        let summary = fs::read(folder.path().join("s.json")).expect("a summary");
        assert_eq!(serde_json::from_slice::<Value>(&summary).expect("JSON")["documents"], 1);
    }
}

#[test]
fn files_of_records_are_left_out_of_a_patch() {
    let files = [("in/a.jsonl", RECORD.as_bytes()), ("in/b.txt", WRONG.as_bytes())];
    let folder = folder_with(&files);
    for output in [&["-o", "out"][..], &["--in-place"]] {
        for input in ["in/a.jsonl", "./in/a.jsonl"] {
            let told = predicate::str::contains("a.jsonl: a patch is for texts, not for JSON lines");
            let mut command = batch(folder.path());
            command.arg(input).args(output).args(["--patch", "p.patch"]).assert().code(2).stderr(told);
        }
    }
    assert!(!folder.path().join("p.patch").exists());
    let told = predicate::str::contains("1 record file left out of the patch");
    batch(folder.path()).args(["in", "-o", "out", "--patch", "p.patch"]).assert().success().stderr(told);
    assert_eq!(patched(&folder.path().join("p.patch")), ["in/b.txt"]);
    assert_eq!(fs::read_to_string(folder.path().join("out/a.jsonl")).expect("a file"), RIGHT_RECORD);
}
