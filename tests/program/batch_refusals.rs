//! `batch`: what is refused before anything is written, and outputs that fail.

use crate::batch::{batch, folder_with, json_lines};
use predicates::prelude::*;
use serde_json::Value;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;

const RECORD: &[u8] = b"{\"text\":\"He saw the the house.\"}\n";

/// Runs that must be refused, with a part of what is told.
#[test]
fn what_would_destroy_something_is_refused() {
    let files = [
        ("in/a.jsonl", RECORD),
        ("in/b.txt", b"x"),
        ("there.jsonl", b"kept"),
        ("full/x", b"kept"),
        ("data.bin", b"x"),
        ("other/b.txt", b"x"),
    ];
    let folder = folder_with(&files);
    for (arguments, reason) in [
        (&["in/a.jsonl", "-o", "there.jsonl"][..], "there.jsonl: is there already; --force"),
        (&["in/a.jsonl", "--report", "there.jsonl"], "there.jsonl: is there already; --force"),
        (&["in", "-o", "full"], "full: is there already; --force"),
        (&["in", "-o", "in/out"], "lies in an input folder"),
        (&["in", "-o", "in"], "is an input"),
        (&["in/a.jsonl", "-o", "in/a.jsonl", "--force"], "is an input"),
        (&["in/a.jsonl", "--report", "in/a.jsonl", "--force"], "is an input"),
        (&["in/a.jsonl", "-o", ".", "--force"], "holds an input"),
        (&["in", "-o", "new", "--report", "in/b.txt", "--force"], "lies in an input folder"),
        (&["in", "-o", "new", "--errors", "in/b.txt", "--force"], "lies in an input folder"),
        (&["in", "-o", "new", "--summary", "in/b.txt", "--force"], "lies in an input folder"),
        (&["in/b.txt", "in", "--patch", "in/b.txt", "--force"], "is an input"),
        (&["in", "--in-place", "--report", "in/new.jsonl"], "lies in an input folder"),
        (&["in/a.jsonl", "-o", "x.jsonl.xz"], "gzip (.gz) or Zstandard (.zst)"),
        (
            &["in/a.jsonl", "-o", "-", "--report", "-"],
            "standard output is asked for by --output and by --report",
        ),
        (&["in/a.jsonl", "-o", "x.jsonl", "--threads", "99999999"], "not in 0..=1024"),
        (&["in", "-o", "new.jsonl"], "a folder is needed"),
        (&["in", "-o", "-"], "joined only if all are JSON lines"),
        (&["in/b.txt", "-o", "new.jsonl"], "keeps its form"),
        (&["in/a.jsonl", "-o", "x.jsonl", "--report", "./x.jsonl"], "files of their own"),
        (&["in/a.jsonl", "-o", "no/x.jsonl"], "make it first"),
        (&["in/a.jsonl", "--patch", "x.patch"], "a patch is for texts"),
        (&["in/a.jsonl", "--report", "r.jsonl", "--annotate"], "--annotate needs --output"),
        (&["in/a.jsonl", "-o", "x.jsonl", "--in-place"], "cannot be used with"),
        (&["in/a.jsonl"], "--output"),
        (&["-", "--in-place"], "--in-place needs files"),
        (&["in/a.jsonl", "-o", "-", "--resume"], "--resume needs files"),
        (&["in/a.jsonl", "-o", "x.jsonl", "--max-memory", "1MB"], "are needed at least"),
        (&["in/a.jsonl", "-o", "x.jsonl", "--max-memory", "much"], "not a size"),
        (&["data.bin", "-o", "x.bin"], "tells no form"),
        (&["full", "-o", "out"], "nothing to clean"),
        (&["missing", "-o", "out"], "missing: "),
        (&["in/b.txt", "other/b.txt", "-o", "out"], "two inputs have this place"),
        (&["in/a.jsonl", "-o", "x.jsonl", "--patch", "x.patch"], "a patch is for texts"),
    ] {
        batch(folder.path()).args(arguments).assert().code(2).stderr(predicate::str::contains(reason));
    }
    for (name, bytes) in files {
        assert_eq!(fs::read(folder.path().join(name)).expect("a file"), bytes, "{name}");
    }
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 5);
}

#[test]
fn force_replaces_what_is_there() {
    let folder = folder_with(&[
        ("a.jsonl", RECORD),
        ("out.jsonl", b"old"),
        ("in/b.txt", b"new"),
        ("out/b.txt", b"old"),
        ("out/c.txt", b"kept"),
    ]);
    batch(folder.path()).args(["a.jsonl", "-o", "out.jsonl", "--force"]).assert().success();
    batch(folder.path()).args(["in", "-o", "out", "--force"]).assert().success();
    let text = |name: &str| fs::read_to_string(folder.path().join(name)).expect("a file");
    assert_eq!(text("out.jsonl"), "{\"text\":\"He saw the house.\"}\n");
    assert_eq!((text("out/b.txt").as_str(), text("out/c.txt").as_str()), ("new", "kept"));
}

#[test]
fn inputs_that_cannot_be_read_leave_no_output() {
    let folder = folder_with(&[("a.csv", b"title\nHe saw the the house.\n"), ("b.parquet", b"PAR1")]);
    for input in ["a.csv", "b.parquet"] {
        let output = format!("out-{input}");
        let mut command = batch(folder.path());
        command.args([input, "-o", &output, "--report", "edits.jsonl"]).assert().code(2);
    }
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 2);
}

#[test]
fn inputs_that_cannot_be_read_are_told_behind_many_bad_records() {
    let folder = folder_with(&[
        ("in/a.jsonl", "bad\n".repeat(12).as_bytes()),
        ("in/b.parquet", b"PAR1 no"),
        ("in/c.csv", b"title\nHe saw the the house.\n"),
        ("in/d.jsonl.zst", b"\x28\xb5\x2f\xfd"),
        ("in/e.txt", b"x\0y"),
    ]);
    let names = ["in/b.parquet", "in/c.csv", "in/d.jsonl.zst"];
    for errors in ["bad.jsonl", "bad.jsonl.zst"] {
        let mut command = batch(folder.path());
        command.args(["in", "-o", "out", "--force", "--errors", errors, "--summary", "s.json"]);
        let run = command.assert().code(2);
        let told = String::from_utf8_lossy(&run.get_output().stderr).into_owned();
        for name in names.iter().chain(&["in/e.txt"]) {
            assert!(told.contains(&format!("error: {name}: ")), "{told}");
        }
        assert!(told.contains("and 2 more"), "{told}");
    }
    let packed = fs::File::open(folder.path().join("bad.jsonl.zst")).expect("a file");
    let lines = json_lines(&folder.path().join("bad.jsonl"));
    assert_eq!(
        zstd::decode_all(packed).expect("whole").split(|&byte| byte == b'\n').count() - 1,
        lines.len()
    );
    let failed = &lines[12..15];
    assert_eq!(failed.iter().map(|line| &line["file"]).collect::<Vec<_>>(), names);
    for line in failed {
        assert!(line["reason"].is_string() && line.get("raw").is_none() && line.get("raw_base64").is_none());
        assert_eq!((&line["record"], &line["line"]), (&Value::Null, &Value::Null));
    }
    let summary = fs::read(folder.path().join("s.json")).expect("a summary");
    let summary: Value = serde_json::from_slice(&summary).expect("JSON");
    assert_eq!(summary["failed_inputs"], 3);
    for (told, line) in summary["failures"].as_array().expect("a list").iter().zip(failed) {
        assert_eq!((&told["file"], &told["reason"]), (&line["file"], &line["reason"]));
    }
}

#[test]
fn inputs_of_which_nothing_can_be_read_stand_among_the_errors() {
    let folder = folder_with(&[("a.csv", b"title\nHe saw the the house.\n")]);
    batch(folder.path()).args(["a.csv", "-o", "out.csv", "--errors", "bad.jsonl"]).assert().code(2);
    assert_eq!(json_lines(&folder.path().join("bad.jsonl"))[0]["file"], "a.csv");
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 2);
}

#[test]
fn quiet_runs_say_nothing() {
    let folder = folder_with(&[("a.jsonl", RECORD)]);
    batch(folder.path()).args(["a.jsonl", "-o", "-", "-q"]).assert().success().stderr("");
}

#[test]
fn terminals_are_not_spoken_to_by_data() {
    let folder = folder_with(&[("in/a\u{1b}[31m.jsonl", b"{\"text\x1b[31m\":1}\n{\"\x1b[2J\n")]);
    let run = batch(folder.path()).arg("in").args(["--report", "r.jsonl"]).assert().code(2);
    assert!(!run.get_output().stderr.contains(&0x1b));
}

#[test]
fn the_reader_of_a_pipe_may_go_away() {
    let folder = folder_with(&[]);
    let mut child = std::process::Command::new(assert_cmd::cargo::cargo_bin("postedit"))
        .args(["batch", "-", "-o", "-", "--select", "doubled-words", "--lang", "en"])
        .current_dir(folder.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    let writer = std::thread::spawn(move || {
        let block = RECORD.repeat(1000);
        // until the program ends
        while stdin.write_all(&block).is_ok() {}
    });
    let mut first = String::new();
    BufReader::new(child.stdout.take().expect("a pipe")).read_line(&mut first).expect("a line");
    let ended = child.wait_with_output().expect("ends");
    writer.join().expect("ends");
    assert_eq!(first, "{\"text\":\"He saw the house.\"}\n");
    assert!(ended.status.success(), "{:?}", ended.status);
    assert_eq!(String::from_utf8_lossy(&ended.stderr), "");
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_is_told_and_nothing_is_left() {
    let folder = folder_with(&[("a.jsonl", RECORD)]);
    batch(folder.path())
        .args(["a.jsonl", "-o", "/dev/full", "--report", "r.jsonl"])
        .assert()
        .code(2)
        .stderr(predicate::str::contains("/dev/full: cannot be written: No space left"));
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1);
}

#[test]
fn what_is_whole_of_a_truncated_file_is_cleaned() {
    let lines: Vec<String> = (0..3000)
        .map(|n| format!("{{\"n\":{},\"text\":\"He saw the the house.\"}}\n", n * 7919 % 10007))
        .collect();
    let all = lines.concat();
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    gzip.write_all(all.as_bytes()).expect("packs");
    for (name, packed) in [
        ("a.jsonl.zst", zstd::stream::encode_all(all.as_bytes(), 1).expect("packs")),
        ("a.jsonl.gz", gzip.finish().expect("packs")),
    ] {
        let folder = folder_with(&[(name, &packed[..packed.len() - 20])]);
        batch(folder.path())
            .args([name, "-o", "out.jsonl", "--errors", "bad.jsonl"])
            .assert()
            .code(2)
            .stderr(
                predicate::str::contains(format!("{name}: line "))
                    .and(predicate::str::contains("cannot be read")),
            );
        // of the one frame of the first nothing can be read, and then there is no output
        let output = fs::read_to_string(folder.path().join("out.jsonl")).unwrap_or_default();
        let expected = all.replace("the the", "the");
        assert!(output.ends_with("}\n") || output.is_empty(), "{name}: no half record");
        assert!(expected.starts_with(&output), "{name}");
        // in place, the file stays: what was read of it is less than it may hold
        batch(folder.path()).args([name, "--in-place"]).assert().code(2);
        assert_eq!(
            fs::read(folder.path().join(name)).expect("a file"),
            packed[..packed.len() - 20],
            "{name}"
        );
    }
}
