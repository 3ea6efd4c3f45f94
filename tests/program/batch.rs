//! `batch`: records and folders, what is kept of them, what is told of bad ones.

use crate::common::{postedit, root};
use predicates::prelude::*;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const WRONG: &str = "He saw the the old house on Monday.\n";
const RIGHT: &str = "He saw the old house on Monday.\n";

/// A folder with files of these names and contents.
pub fn folder_with(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }
    folder
}

/// The program, in a folder, about to run a batch in English.
pub fn batch(folder: &Path) -> assert_cmd::Command {
    let mut command = postedit();
    command.current_dir(folder).args(["batch", "--lang", "en"]);
    command
}

/// The lines of a file of JSON lines.
pub fn json_lines(path: &Path) -> Vec<Value> {
    let text = fs::read_to_string(path).expect("a file");
    text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
}

/// The file that a batch makes of a file of records.
fn cleaned(name: &str, bytes: &[u8], arguments: &[&str]) -> Vec<u8> {
    let folder = folder_with(&[(name, bytes)]);
    let out = format!("out-{name}");
    batch(folder.path()).arg(name).args(["-o", &out]).args(arguments).assert().success();
    fs::read(folder.path().join(out)).expect("the output")
}

fn names_below(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(at) = folders.pop() {
        for entry in fs::read_dir(at).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() { folders.push(path) } else { found.push(path) }
        }
    }
    let name = |path: &PathBuf| path.strip_prefix(folder).expect("below").to_string_lossy().into_owned();
    let mut names: Vec<String> = found.iter().map(name).collect();
    names.sort();
    names
}

#[test]
fn records_without_artifacts_come_out_byte_for_byte() {
    let lines = concat!(
        "\u{feff}{\"text\":\"He saw it.\",\"n\":12345678901234567890123.0e-400, \"n\":-0.0}\r\n",
        "\r\n",
        "  { \"a\" : {\"text\": \"the the\"}, \"text\"\t: \"\\u0048e\\/ saw \\\"it\\\" \\ud83d\\ude00.\" }  \n",
        "{\"text\":\"first\",\"text\":\"It is late.\",\"lone\":\"\\ud83d\",\"z\":[[],{}]}\n",
        "\n{\"text\":\"\"}\n{\"\":null,\"text\":\"Καλημέρα, κόσμε.\"}",
    );
    assert_eq!(cleaned("a.jsonl", lines.as_bytes(), &[]), lines.as_bytes());
}

#[test]
fn only_the_text_of_a_record_changes() {
    let line = |text: &str| format!("{{\"id\": 1,\"page\":{{\"text\":\"{text}\",\"x\":1.0}}}}\r\n");
    let nested = cleaned(
        "a.jsonl",
        line("He said \\u201cyes\\u201d and and left.").as_bytes(),
        &["--field", "page.text"],
    );
    assert_eq!(String::from_utf8_lossy(&nested), line("He said \\u201cyes\\u201d and left."));
    let escaped = cleaned(
        "a.jsonl",
        b"{\"text\":\"caf\\u00e9: \\u201cWe are gaining ground\\u201c, she said.\"}\n",
        &[],
    );
    assert_eq!(
        String::from_utf8_lossy(&escaped),
        "{\"text\":\"caf\\u00e9: \\u201cWe are gaining ground\\u201d, she said.\"}\n"
    );
}

#[test]
fn compressed_records_stay_compressed() {
    let wrong = format!("{{\"text\":{}}}\n", serde_json::json!(WRONG)).repeat(3);
    let right = wrong.replace("the the", "the");
    let zstd = cleaned("a.jsonl.zst", &zstd::encode_all(wrong.as_bytes(), 3).expect("packs"), &[]);
    assert_eq!(zstd::decode_all(&zstd[..]).expect("a whole file"), right.as_bytes());
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    std::io::Write::write_all(&mut packed, wrong.as_bytes()).expect("packs");
    let gzip = cleaned("a.jsonl.gz", &packed.finish().expect("packs"), &[]);
    let mut text = String::new();
    std::io::Read::read_to_string(&mut flate2::read::MultiGzDecoder::new(&gzip[..]), &mut text)
        .expect("a whole file");
    assert_eq!(text, right);
}

/// Every kind of bad record, with a part of what is told of it.
const BAD: [(&[u8], &str); 11] = [
    (b"{\"text\": \"cut off\n", "no JSON at column"),
    (b"{\"text\": \"x\"} trailing\n", "no JSON at column"),
    (b"[\"text\"]\n", "no JSON object"),
    (b"\"text\"\n", "no JSON object"),
    (b"{\"body\": \"x\"}\n", "no member \"text\"; --field"),
    (b"{\"text\": null}\n", "is null, not a string"),
    (b"{\"text\": 5}\n", "is a number, not a string"),
    (b"{\"text\": [\"x\"]}\n", "is a list, not a string"),
    (b"{\"text\": \"\xff\xfe\"}\n", "not UTF-8 at byte 11"),
    (b"{\"text\": \"a \\ud83d b\"}\n", "half of a surrogate pair"),
    (b"{\"text\": \"a\tb\"}\n", "control character"),
];

/// Bad records, each behind a good one, with the number of its line.
fn good_and_bad() -> (Vec<u8>, Vec<u8>) {
    let (mut lines, mut expected) = (Vec::new(), Vec::new());
    for (bad, _) in BAD {
        let good = |text: &str| format!("{{\"text\":{}}}\n", serde_json::json!(text)).into_bytes();
        lines.extend([good(WRONG).as_slice(), bad].concat());
        expected.extend([good(RIGHT).as_slice(), bad].concat());
    }
    (lines, expected)
}

#[test]
fn bad_records_stay_in_the_output_and_are_told_by_line() {
    let (lines, expected) = good_and_bad();
    let folder = folder_with(&[("a.jsonl", &lines)]);
    let run = batch(folder.path()).args(["a.jsonl", "-o", "out.jsonl"]).assert().code(2);
    let told = String::from_utf8_lossy(&run.get_output().stderr).into_owned();
    for (number, (_, reason)) in BAD.iter().enumerate().take(10) {
        let place = format!("a.jsonl: line {}: ", 2 * number + 2);
        let line = told.lines().find(|line| line.contains(&place)).unwrap_or_else(|| panic!("{place}{told}"));
        assert!(line.contains(reason), "{line} tells {reason}");
    }
    assert!(told.contains("1 more"), "{told}");
    assert_eq!(fs::read(folder.path().join("out.jsonl")).expect("the output"), expected);
}

#[test]
fn bad_records_can_be_had_apart_with_their_bytes() {
    let (lines, _) = good_and_bad();
    let folder = folder_with(&[("a.jsonl", &lines)]);
    batch(folder.path()).args(["a.jsonl", "-o", "out.jsonl", "--errors", "bad.jsonl", "-q"]).assert().code(2);
    assert_eq!(json_lines(&folder.path().join("out.jsonl")).len(), BAD.len());
    let errors = json_lines(&folder.path().join("bad.jsonl"));
    for (number, (error, (raw, reason))) in errors.iter().zip(BAD).enumerate() {
        assert_eq!(error["file"], "a.jsonl");
        assert_eq!(error["record"].as_u64(), Some(2 * number as u64 + 2));
        assert_eq!(error["line"], error["record"]);
        assert!(error["reason"].as_str().expect("a reason").contains(reason), "{error}");
        match std::str::from_utf8(raw) {
            Ok(raw) => assert_eq!(error["raw"], raw),
            Err(_) => assert_eq!(error["raw_base64"], "eyJ0ZXh0IjogIv/+In0K"),
        }
    }
    assert_eq!(errors.len(), BAD.len());
}

#[test]
fn fail_fast_ends_with_the_first_bad_record() {
    let folder = folder_with(&[("a.jsonl", b"{\"text\":\"x\"}\nbad\nworse\n")]);
    batch(folder.path())
        .args(["a.jsonl", "-o", "out.jsonl", "--fail-fast"])
        .assert()
        .code(2)
        .stderr(predicate::str::contains("line 2: ").and(predicate::str::contains("line 3: ").not()));
    assert!(!folder.path().join("out.jsonl").exists());
    // without it, the run can be gone on with
    batch(folder.path()).args(["a.jsonl", "-o", "out.jsonl", "--resume"]).assert().code(2);
    assert!(folder.path().join("out.jsonl").exists());
}

#[test]
fn a_line_that_is_too_long_passes_on_as_it_is() {
    let long = format!("{{\"text\":\"{}\"}}\n", WRONG.trim().repeat(5_000_000 / WRONG.len()));
    let short = "{\"text\":\"He saw the the house.\"}\n";
    let folder = folder_with(&[("a.jsonl", format!("{short}{long}{short}").as_bytes())]);
    let arguments = ["a.jsonl", "--max-memory", "128MiB", "--force", "-o", "out.jsonl"];
    batch(folder.path())
        .args(arguments)
        .assert()
        .code(2)
        .stderr(predicate::str::contains("line 2: is longer than"));
    let cleaned = short.replace("the the", "the");
    let output = fs::read_to_string(folder.path().join("out.jsonl")).expect("the output");
    assert!(output == format!("{cleaned}{long}{cleaned}"));
    batch(folder.path()).args(arguments).args(["--errors", "bad.jsonl"]).assert().code(2);
    let error = &json_lines(&folder.path().join("bad.jsonl"))[0];
    use base64::Engine;
    let raw =
        base64::prelude::BASE64_STANDARD.decode(error["raw_base64"].as_str().expect("raw")).expect("base64");
    assert!(raw == long.as_bytes() && error["record"] == 2);
}

#[test]
fn the_record_tells_its_language() {
    let text = "Er sagt, dass dass Haus alt ist.";
    let folder = folder_with(&[(
        "a.jsonl",
        format!("{{\"text\":\"{text}\",\"meta\":{{\"lang\":\"de\"}}}}\n{{\"text\":\"{text}\",\"meta\":{{\"lang\":5}}}}\n")
            .as_bytes(),
    )]);
    postedit()
        .current_dir(folder.path())
        .args(["batch", "a.jsonl", "--report", "r.jsonl", "--summary", "s.json", "--lang-field", "meta.lang"])
        .assert()
        .code(2)
        .stderr(predicate::str::contains("line 2: the member \"meta.lang\" is a number"));
    let summary: Value =
        serde_json::from_slice(&fs::read(folder.path().join("s.json")).expect("a file")).expect("JSON");
    assert_eq!(summary["documents"], 1);
    assert!(summary["edits_by_language"].as_object().expect("an object").keys().all(|code| code == "de"));
}

#[test]
fn the_report_has_one_line_for_each_edit() {
    let text = "Zoë’s “café“ : he saw the the house.";
    let record = serde_json::json!({"text": text, "meta": {"id": [7, "x"]}}).to_string();
    let folder = folder_with(&[("a.jsonl", format!("\n{record}\n").as_bytes()), ("b.txt", WRONG.as_bytes())]);
    batch(folder.path())
        .args(["a.jsonl", "b.txt", "--report", "r.jsonl", "--id-field", "meta.id"])
        .assert()
        .success();
    let lines = json_lines(&folder.path().join("r.jsonl"));
    assert!(lines.len() >= 3, "{lines:?}");
    for line in &lines {
        let (is_record, text) = if line["file"] == "a.jsonl" { (true, text) } else { (false, WRONG) };
        let number = |key: &str| line[key].as_u64().expect("a number") as usize;
        assert_eq!(&text[number("start")..number("end")], line["wrong"]);
        let characters: Vec<char> = text.chars().collect();
        let wrong: String = characters[number("start_char")..number("end_char")].iter().collect();
        assert_eq!(line["wrong"], wrong);
        assert_eq!(line["id"], if is_record { serde_json::json!([7, "x"]) } else { Value::Null });
        assert_eq!(line["record"], if is_record { serde_json::json!(2) } else { Value::Null });
        assert!(line["confidence"].as_f64().is_some_and(|p| (0.0..=1.0).contains(&p)));
        for key in ["right", "pass", "class", "level", "message"] {
            assert!(line[key].is_string(), "{key} of {line}");
        }
        assert!(line["evidence"].is_array());
    }
}

#[test]
fn a_record_that_comes_again_is_cleaned_and_told_like_the_first() {
    // the same text as JSON writes it in two ways, and in a language in which nothing is wrong with it
    let forms = [
        r#"{"id":1,"text":"He saw the the “old” house."}"#,
        r#"{"text":"He saw the the \u201cold\u201d house.","id":2}"#,
        r#"{"id":3,"lang":"zh","text":"He saw the the “old” house."}"#,
        r#"{"id":4,"text":"He saw the old house."}"#,
    ];
    let records = forms.join("\n") + "\n";
    let many = records.repeat(20_000);
    let folder = folder_with(&[("a.jsonl", many.as_bytes())]);
    let run = |threads: &str| {
        let (out, report) = (format!("out{threads}.jsonl"), format!("report{threads}.jsonl"));
        postedit()
            .current_dir(folder.path())
            .args(["batch", "a.jsonl", "--threads", threads, "-o", &out, "--report", &report])
            .args(["--lang-field", "lang", "--select", "doubled-words"])
            .assert()
            .success();
        (fs::read(folder.path().join(out)).expect("the output"), json_lines(&folder.path().join(report)))
    };
    let (out, report) = run("1");
    let wanted = [forms[0], forms[1]].map(|record| record.replace("the the", "the"));
    let wanted = format!("{}\n{}\n{}\n{}\n", wanted[0], wanted[1], forms[2], forms[3]);
    assert!(out == wanted.repeat(20_000).into_bytes());
    assert_eq!(report.len(), 40_000);
    let told = |line: &Value| (line["record"].as_u64(), line["start"].as_u64());
    assert_eq!((told(&report[0]), told(&report[39_999])), ((Some(1), Some(10)), (Some(79_998), Some(10))));
    assert!(run("8") == (out, report));
}

#[test]
fn annotations_stand_beside_the_text() {
    let folder = folder_with(&[
        ("in/a.jsonl", b"{\"text\":\"He saw the the house.\",\"n\":1}\n{\"text\":\"x\"}\n"),
        ("in/b.txt", WRONG.as_bytes()),
    ]);
    batch(folder.path())
        .args(["in", "-o", "out", "--annotate"])
        .assert()
        .success()
        .stderr(predicate::str::contains("1 file of other forms left out (.txt 1)"));
    let lines = json_lines(&folder.path().join("out/a.jsonl"));
    assert_eq!(lines[0]["text"], "He saw the the house.");
    assert_eq!(lines[0]["edits"][0]["wrong"], " the");
    assert_eq!((&lines[0]["n"], &lines[1]["edits"]), (&serde_json::json!(1), &serde_json::json!([])));
    batch(folder.path()).args(["in/a.jsonl", "-o", "named.jsonl", "--annotate=repairs"]).assert().success();
    assert!(json_lines(&folder.path().join("named.jsonl"))[1]["repairs"].is_array());
    batch(folder.path()).args(["in/b.txt", "-o", "x.txt", "--annotate"]).assert().code(2);
}

#[test]
fn folders_are_mirrored() {
    let record = b"{\"text\":\"He saw the the house.\"}\n";
    let folder = folder_with(&[
        ("in/a/1.txt", WRONG.as_bytes()),
        ("in/a/2.md", RIGHT.as_bytes()),
        ("in/b.jsonl", record),
        ("in/.hidden/x.txt", WRONG.as_bytes()),
        ("in/picture.png", b"\x89PNG"),
        ("in/bad.txt", b"ab\0c"),
    ]);
    batch(folder.path())
        .args(["in", "-o", "out", "--glob", "!c.txt"])
        .assert()
        .code(2)
        .stderr(predicate::str::contains("bad.txt: NUL byte at offset 2"))
        .stderr(predicate::str::contains("1 file of other forms left out (.png 1)"));
    let out = folder.path().join("out");
    assert_eq!(names_below(&out), ["a/1.txt", "a/2.md", "b.jsonl", "bad.txt"]);
    let text = |name: &str| fs::read_to_string(out.join(name)).expect("a file");
    assert_eq!(
        (text("a/1.txt").as_str(), text("a/2.md").as_str(), text("bad.txt").as_str()),
        (RIGHT, RIGHT, "ab\0c")
    );
    let left: Vec<_> =
        names_below(folder.path()).into_iter().filter(|name| !name.starts_with("in/")).collect();
    assert_eq!(left.len(), 4, "nothing is left beside the output: {left:?}");
}

#[test]
#[cfg(unix)]
fn loops_of_links_are_survived() {
    let folder = folder_with(&[("in/a/1.txt", WRONG.as_bytes())]);
    std::os::unix::fs::symlink("..", folder.path().join("in/a/up")).expect("a link");
    std::os::unix::fs::symlink("itself", folder.path().join("in/itself")).expect("a link");
    // one that leads nowhere too
    batch(folder.path())
        .args(["in", "-o", "out"])
        .assert()
        .success()
        .stderr(predicate::str::contains("2 symbolic links in folders left out"));
    assert_eq!(names_below(&folder.path().join("out")), ["a/1.txt"]);
}

#[test]
fn inputs_are_replaced_in_place() {
    let record = "{\"text\":\"He saw the the house.\"}\n";
    let packed = zstd::encode_all(record.as_bytes(), 3).expect("packs");
    let folder = folder_with(&[
        ("in/a.txt", WRONG.as_bytes()),
        ("in/b.txt", RIGHT.as_bytes()),
        ("in/c.jsonl.zst", &packed),
    ]);
    let modified =
        || fs::metadata(folder.path().join("in/b.txt")).and_then(|file| file.modified()).expect("a time");
    let before = modified();
    batch(folder.path()).args(["in", "--in-place", "--report", "r.jsonl"]).assert().success();
    assert_eq!(fs::read_to_string(folder.path().join("in/a.txt")).expect("a file"), RIGHT);
    assert_eq!(modified(), before, "a file without edits is not touched");
    let packed = fs::read(folder.path().join("in/c.jsonl.zst")).expect("a file");
    assert_eq!(zstd::decode_all(&packed[..]).expect("whole"), record.replace("the the", "the").as_bytes());
    assert_eq!(names_below(folder.path()), ["in/a.txt", "in/b.txt", "in/c.jsonl.zst", "r.jsonl"]);
    assert_eq!(json_lines(&folder.path().join("r.jsonl")).len(), 2);
}

#[test]
fn one_patch_cleans_a_folder() {
    let folder = folder_with(&[
        ("in/a/1.txt", format!("One.\r\n{WRONG}").as_bytes()),
        ("in/a b.txt", WRONG.trim().as_bytes()),
        ("in/c.txt", RIGHT.as_bytes()),
        ("in/d.jsonl", b"{\"text\":\"x x\"}\n"),
    ]);
    batch(folder.path()).args(["in", "-o", "out"]).assert().success();
    let expected = |name: &str| fs::read(folder.path().join("out").join(name)).expect("a file");
    // by paths from here, and by paths in a folder that lies elsewhere
    let whole = folder.path().join("in");
    for (input, place) in [("in", folder.path()), (whole.to_str().expect("UTF-8"), whole.as_path())] {
        batch(folder.path()).args([input, "--patch", "all.patch", "--force"]).assert().success();
        for (tool, forward, back) in [
            ("git", &["apply"][..], &["apply", "-R"][..]),
            ("patch", &["-p1", "--binary", "-s", "-i"], &["-R", "-p1", "--binary", "-s", "-i"]),
        ] {
            let apply = |arguments: &[&str]| {
                let mut command = std::process::Command::new(tool);
                command.args(arguments).arg(folder.path().join("all.patch")).current_dir(place);
                let ended = command.output().expect("the tool runs");
                assert!(ended.status.success(), "{tool}: {}", String::from_utf8_lossy(&ended.stderr));
            };
            apply(forward);
            for name in ["a/1.txt", "a b.txt", "c.txt"] {
                assert!(fs::read(whole.join(name)).expect("a file") == expected(name), "{tool}: {name}");
            }
            apply(back);
        }
    }
}

#[test]
fn the_sample_of_the_corpus_is_cleaned() {
    let folder = folder_with(&[]);
    let sample = root().join("corpus/sample.jsonl");
    postedit()
        .current_dir(folder.path())
        .arg("batch")
        .arg(&sample)
        .args(["-o", "out.jsonl", "--lang-field", "lang", "--id-field", "id", "--report", "r.jsonl"])
        .assert()
        .success()
        .stderr(predicate::str::contains("documents").and(predicate::str::contains("MB/s")));
    assert_eq!(json_lines(&folder.path().join("out.jsonl")).len(), json_lines(&sample).len());
    assert!(!json_lines(&folder.path().join("r.jsonl")).is_empty());
}

/// Two paragraphs, of which Markdown reads the second as code, as they are cleaned in that format and as plain text.
const CODE: &[u8] = b"He saw the the house.\n\n    in the the code\n";
const MARKDOWN: &str = "He saw the house.\n\n    in the the code\n";
const PLAIN: &str = "He saw the house.\n\n    in the code\n";

#[test]
fn articles_are_read_in_the_format_that_is_named() {
    let folder = folder_with(&[
        ("in/a.txt", CODE),
        ("in/b.md", CODE),
        ("in/c.log", CODE),
        ("in/d.jsonl", b"{\"text\":\"x\"}\n"),
    ]);
    let read = |name: &str| fs::read_to_string(folder.path().join(name)).expect("the output");
    batch(folder.path()).args(["in", "-o", "told", "-q"]).assert().success();
    assert_eq!(read("told/a.txt"), PLAIN);
    assert_eq!(read("told/b.md"), MARKDOWN);
    batch(folder.path()).args(["in", "-o", "md", "--format-in", "markdown", "-q"]).assert().success();
    assert_eq!(read("md/a.txt"), MARKDOWN);
    assert!(!folder.path().join("md/c.log").exists(), "in folders the ending tells what is an article");
    assert_eq!(read("md/d.jsonl"), "{\"text\":\"x\"}\n");
    batch(folder.path()).args(["in", "-o", "text", "--format-in=text", "-q"]).assert().success();
    assert_eq!(read("text/b.md"), PLAIN);
}

#[test]
fn a_named_file_of_any_ending_is_an_article_in_a_named_format() {
    let folder = folder_with(&[("c.log", CODE), ("d.jsonl", b"{\"text\":\"x\"}\n")]);
    let told = batch(folder.path()).args(["c.log", "-o", "out.log"]).assert().code(2);
    told.stderr(
        predicate::str::contains("c.log: its ending tells no form")
            .and(predicate::str::contains("--format-in")),
    );
    batch(folder.path()).args(["c.log", "-o", "out.log", "--format-in", "markdown", "-q"]).assert().success();
    let cleaned = fs::read_to_string(folder.path().join("out.log")).expect("the output");
    assert_eq!(cleaned, MARKDOWN);
    let told =
        batch(folder.path()).args(["d.jsonl", "-o", "e.jsonl", "--format-in", "markdown"]).assert().code(2);
    told.stderr(predicate::str::contains("none is among the inputs"));
}
