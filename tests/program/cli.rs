//! The command line: exit codes, files, bad input.

use crate::common::{output, postedit, root};
use predicates::prelude::*;
use std::fs;
use std::path::PathBuf;
use tempfile::TempDir;

const WRONG: &str = "He saw the the old house on Monday.\n";
const RIGHT: &str = "He saw the old house on Monday.\n";

fn folder_with(files: &[(&str, &[u8])]) -> (TempDir, Vec<PathBuf>) {
    let folder = tempfile::tempdir().expect("a folder");
    let paths = files
        .iter()
        .map(|(name, bytes)| {
            let path = folder.path().join(name);
            fs::write(&path, bytes).expect("a file");
            path
        })
        .collect();
    (folder, paths)
}

#[test]
fn standard_input_is_cleaned() {
    postedit().args(["clean", "-", "--stdout"]).write_stdin(WRONG).assert().success().stdout(RIGHT);
    postedit()
        .args(["clean"])
        .write_stdin(WRONG)
        .assert()
        .success()
        .stdout(predicate::str::starts_with("--- a/stdin\n"));
}

#[test]
fn check_tells_by_its_exit_code() {
    let (_folder, paths) = folder_with(&[("wrong.txt", WRONG.as_bytes()), ("right.txt", RIGHT.as_bytes())]);
    postedit().args(["clean", "--check"]).arg(&paths[0]).assert().code(1);
    postedit().args(["clean", "--check"]).arg(&paths[1]).assert().code(0).stdout("");
    postedit().args(["clean", "--check"]).arg(&paths[0]).arg("no-such-file").assert().code(2);
}

#[test]
fn the_summary_counts_files_and_edits_by_pass() {
    let (_folder, paths) = folder_with(&[("wrong.txt", WRONG.as_bytes()), ("right.txt", RIGHT.as_bytes())]);
    postedit()
        .arg("clean")
        .args(&paths)
        .assert()
        .stderr(predicate::str::contains("1 edit proposed in 1 of 2 files (doubled-words 1)"));
    postedit().args(["clean", "--quiet"]).args(&paths).assert().stderr("");
}

#[test]
fn a_bad_file_is_named_and_the_others_go_on() {
    let (folder, paths) = folder_with(&[
        ("nul.txt", b"ab\0cd"),
        ("wide.txt", b"\xff\xfea\0b\0"),
        ("broken.txt", "Слова, слова и ещё слова в этом тексте \u{fffd}".replace('\u{fffd}', "").as_bytes()),
        ("wrong.txt", WRONG.as_bytes()),
    ]);
    let mut broken = fs::read(&paths[2]).expect("bytes");
    let place = broken.len();
    broken.push(0xd0);
    fs::write(&paths[2], broken).expect("a file");
    postedit()
        .arg("clean")
        .args(&paths)
        .arg(folder.path().join("missing.txt"))
        .assert()
        .code(2)
        .stdout(predicate::str::contains("+He saw the old house"))
        .stderr(predicate::str::contains("nul.txt: NUL byte at offset 2"))
        .stderr(predicate::str::contains("wide.txt: the text is UTF-16; convert it to UTF-8 first"))
        .stderr(predicate::str::contains(format!("broken.txt: invalid UTF-8 at byte offset {place}")))
        .stderr(predicate::str::contains("missing.txt: No such file"))
        .stderr(predicate::str::contains("4 files could not be cleaned"));
}

#[test]
fn a_folder_stands_for_the_articles_in_it() {
    let (folder, _) = folder_with(&[
        ("a.txt", WRONG.as_bytes()),
        ("b.md", WRONG.as_bytes()),
        (".hidden.txt", WRONG.as_bytes()),
        ("c.rs", WRONG.as_bytes()),
    ]);
    let diffs = predicate::str::contains("/a.txt\n").and(predicate::str::contains("/b.md\n"));
    let others = predicate::str::contains("hidden").or(predicate::str::contains("c.rs"));
    postedit().arg("clean").arg(folder.path()).assert().success().stdout(diffs.and(others.not()));
}

#[test]
fn an_empty_file_is_right() {
    let (_folder, paths) = folder_with(&[("empty.txt", b"")]);
    postedit().args(["clean", "--check"]).arg(&paths[0]).assert().code(0).stdout("");
}

#[test]
fn legacy_encodings_are_written_back_as_they_were() {
    let text = "La situaci\u{f3}n pol\u{ed}tica cambi\u{f3} en Espa\u{f1}a , dijo el ministro.\n";
    let latin: Vec<u8> = text.chars().map(|c| c as u8).collect();
    let (_folder, paths) = folder_with(&[("latin.txt", &latin)]);
    postedit().args(["clean", "--write"]).arg(&paths[0]).assert().success();
    let wanted: Vec<u8> = text.replace(" ,", ",").chars().map(|c| c as u8).collect();
    assert_eq!(fs::read(&paths[0]).expect("bytes"), wanted);
}

#[test]
fn write_changes_only_what_is_wrong() {
    let (_folder, paths) = folder_with(&[("wrong.txt", WRONG.as_bytes()), ("right.txt", RIGHT.as_bytes())]);
    let before = fs::metadata(&paths[1]).expect("a file").modified().expect("a time");
    postedit().args(["clean", "--write"]).args(&paths).assert().success().stdout("");
    assert_eq!(fs::read_to_string(&paths[0]).expect("text"), RIGHT);
    assert_eq!(fs::metadata(&paths[1]).expect("a file").modified().expect("a time"), before);
    postedit().args(["clean", "--write", "-"]).write_stdin(WRONG).assert().code(2);
}

#[cfg(unix)]
#[test]
fn write_keeps_permissions_and_links() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let (folder, paths) = folder_with(&[("wrong.txt", WRONG.as_bytes()), ("locked.txt", WRONG.as_bytes())]);
    fs::set_permissions(&paths[0], fs::Permissions::from_mode(0o640)).expect("permissions");
    fs::set_permissions(&paths[1], fs::Permissions::from_mode(0o440)).expect("permissions");
    let link = folder.path().join("link.txt");
    symlink(&paths[0], &link).expect("a link");
    postedit().args(["clean", "--write"]).arg(&link).assert().success();
    assert!(fs::symlink_metadata(&link).expect("a link").is_symlink());
    assert_eq!(fs::read_to_string(&paths[0]).expect("text"), RIGHT);
    assert_eq!(fs::metadata(&paths[0]).expect("a file").permissions().mode() & 0o777, 0o640);

    postedit()
        .args(["clean", "--write"])
        .arg(&paths[1])
        .assert()
        .code(2)
        .stderr(predicate::str::contains("read-only"));
    assert_eq!(fs::read_to_string(&paths[1]).expect("text"), WRONG);
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 3, "no temporary file is left");
}

#[test]
fn control_characters_do_not_reach_a_terminal() {
    let text = "He saw the the \x1b[31mred\x1b[0m house.\x07\n";
    let run = postedit().args(["clean", "--color", "always", "-"]).write_stdin(text).assert().success();
    let shown = String::from_utf8(run.get_output().stdout.clone()).expect("UTF-8");
    assert!(shown.contains("\\u{1b}[31mred") && shown.contains("\\u{7}"), "{shown:?}");
    assert!(shown.contains("\x1b["), "colours are on");
    // a pipe gets the bytes, since a patch must match them
    postedit()
        .args(["clean", "-"])
        .write_stdin(text)
        .assert()
        .stdout(predicate::str::contains("\x1b[31mred"));
}

#[test]
fn explanations_give_place_pass_confidence_and_reason() {
    postedit()
        .args(["clean", "--explain", "-"])
        .write_stdin(WRONG)
        .assert()
        .stdout(
            predicate::str::is_match(r"(?m)^# stdin:1:11: doubled-words \(fix, 0\.\d\d\): ")
                .expect("a pattern"),
        )
        .stdout(predicate::str::contains("# ").and(predicate::str::contains("+He saw the old")));
}

#[test]
fn json_lines_are_one_object_a_file() {
    let (_folder, paths) = folder_with(&[("wrong.txt", WRONG.as_bytes()), ("right.txt", RIGHT.as_bytes())]);
    let run = postedit().args(["clean", "--format", "jsonl"]).args(&paths).assert().success();
    let text = String::from_utf8(run.get_output().stdout.clone()).expect("UTF-8");
    let objects: Vec<serde_json::Value> =
        text.lines().map(|line| serde_json::from_str(line).expect("an object")).collect();
    assert_eq!(objects.len(), 2);
    assert_eq!(objects[0]["edits"][0]["pass"], "doubled-words");
    assert_eq!(objects[1]["edits"].as_array().map(Vec::len), Some(0));
}

#[test]
fn passes_can_be_chosen_and_left_out() {
    let text = "He saw the the old house on Monday ,they say.\n";
    let clean = |arguments: &[&str]| {
        let run =
            postedit().args(["clean", "--stdout", "-"]).args(arguments).write_stdin(text).assert().success();
        String::from_utf8(run.get_output().stdout.clone()).expect("UTF-8")
    };
    assert_eq!(clean(&["--select", "doubled-words"]), text.replace("the the", "the"));
    assert!(clean(&["--ignore", "doubled-words,missing-space"]).contains("the the"));
    assert_eq!(clean(&["--min-confidence", "1"]), text);
    postedit().args(["clean", "--select", "no-such-pass", "-"]).assert().code(2);
    postedit().args(["clean", "--min-confidence", "2", "-"]).assert().code(2);
    postedit()
        .args(["clean", "--lang", "xx", "-"])
        .assert()
        .code(2)
        .stderr(predicate::str::contains("known are"));
}

#[test]
fn every_pass_is_listed_and_explained() {
    let run = postedit().arg("rules").assert().success();
    let list = String::from_utf8(run.get_output().stdout.clone()).expect("UTF-8");
    let names: Vec<&str> = list.lines().filter_map(|line| line.split_whitespace().next()).collect();
    assert!(names.len() >= 24, "{list}");
    for name in names {
        postedit()
            .args(["explain", name])
            .assert()
            .success()
            .stdout(predicate::str::contains("Why it happens"));
    }
    postedit().args(["explain", "nothing"]).assert().code(2);
}

#[test]
fn the_documentation_of_the_passes_is_what_the_program_prints() {
    let printed = postedit().args(["rules", "--format", "markdown"]).assert().success();
    let kept = fs::read_to_string(root().join("docs/passes.md")).expect("docs/passes.md");
    assert_eq!(String::from_utf8_lossy(&printed.get_output().stdout), kept);
}

#[test]
fn completions_and_the_manual_are_generated() {
    for shell in ["bash", "zsh", "fish"] {
        postedit()
            .args(["completions", shell])
            .assert()
            .success()
            .stdout(predicate::str::contains("min-confidence"));
    }
    postedit()
        .arg("man")
        .assert()
        .success()
        .stdout(predicate::str::starts_with(".ie").or(predicate::str::starts_with(".TH")))
        .stdout(predicate::str::contains("source\\-lang"));
}

#[test]
fn a_long_single_line_is_cleaned() {
    let text = "The minister said on Monday that the the plan would go ahead in spring. ".repeat(20_000);
    let (_folder, paths) = folder_with(&[("long.txt", text.as_bytes())]);
    assert_eq!(output(&["--stdout"], &paths[0]), text.replace("the the", "the").as_bytes());
}

#[test]
fn the_tables_of_an_evaluation_are_printed() {
    postedit()
        .arg("eval")
        .arg(root().join("corpus/en"))
        .assert()
        .success()
        .stdout(predicate::str::starts_with("| set | documents | gold |"))
        .stdout(predicate::str::contains("| stray_period |"));
    postedit()
        .arg("eval")
        .arg(root().join("src"))
        .assert()
        .code(2)
        .stderr(predicate::str::contains("holds neither"));
}
