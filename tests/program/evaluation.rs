//! `eval` on files that are not as they should be, and names that a terminal or a table could take for something else.

use crate::common::postedit;
use predicates::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const DOCUMENT: &str = r#"{"id":"a","text":"Hello the the man."}"#;
const GOLD: &str =
    r#"{"doc":"a","start":5,"end":9,"wrong":" the","right":"","alts":[],"class":"doubled_word"}"#;

/// A set of this name with these documents and gold repairs, and the folder that it lies in.
fn set(name: &str, documents: &[u8], gold: &str) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let set = folder.path().join(name);
    fs::create_dir_all(&set).expect("a folder");
    fs::write(set.join("docs.jsonl"), documents).expect("a file");
    fs::write(set.join("gold.jsonl"), gold).expect("a file");
    (folder, set)
}

/// The object that `eval --format json` prints.
fn scored(arguments: &[&Path]) -> serde_json::Value {
    let run = postedit().args(["eval", "--format", "json"]).args(arguments).assert().success();
    serde_json::from_slice(&run.get_output().stdout).expect("JSON")
}

#[test]
fn a_repair_is_right_whichever_of_two_words_it_takes_out() {
    let (_folder, set) = set("en", DOCUMENT.as_bytes(), GOLD);
    let score = scored(&[&set]);
    assert_eq!((&score["precision"], &score["recall"]), (&1.0.into(), &1.0.into()), "{score}");
}

#[test]
fn bad_files_are_named_with_the_line_and_the_reason() {
    let twice = format!("{DOCUMENT}\n{DOCUMENT}\n");
    let gold = |from: &str, to: &str| GOLD.replace(from, to);
    for (documents, gold, message) in [
        (
            DOCUMENT.as_bytes(),
            gold(r#""end":9"#, r#""end":90"#),
            "gold.jsonl: line 1: characters 5 to 90 are no",
        ),
        (DOCUMENT.as_bytes(), gold(" the", " a"), "gold.jsonl: line 1: the document \"a\" holds \" the\" at"),
        (
            DOCUMENT.as_bytes(),
            gold(r#""a""#, r#""b""#),
            "gold.jsonl: line 1: names the document \"b\", which is",
        ),
        (
            DOCUMENT.as_bytes(),
            format!("{GOLD}\n{{\"doc\""),
            "gold.jsonl: line 2, column 6: EOF while parsing",
        ),
        (twice.as_bytes(), GOLD.to_owned(), "docs.jsonl: line 2: has the id \"a\" of line 1"),
        (b"\n", GOLD.to_owned(), "docs.jsonl: has no document"),
        (b"\xff\xfe{\0", GOLD.to_owned(), "docs.jsonl: is not UTF-8 at byte offset 0; convert it first"),
    ] {
        let (_folder, set) = set("en", documents, &gold);
        postedit().arg("eval").arg(&set).assert().code(2).stderr(predicate::str::contains(message));
    }
    let with_mark = format!("\u{feff}{DOCUMENT}");
    let (_folder, set) = set("en", with_mark.as_bytes(), GOLD);
    assert_eq!(scored(&[&set])["precision"], 1.0);
}

#[test]
fn sets_of_one_name_are_not_written_to_one_file() {
    let (first, a) = set("a/en", DOCUMENT.as_bytes(), GOLD);
    let (_second, b) = set("b/en", DOCUMENT.as_bytes(), GOLD);
    let output = first.path().join("out");
    postedit()
        .arg("eval")
        .args([&a, &b])
        .arg("--output")
        .arg(&output)
        .assert()
        .code(2)
        .stderr(predicate::str::contains("two sets have the name \"en\""));
    assert!(!output.exists());
}

#[test]
fn line_ends_are_no_repairs() {
    let folder = tempfile::tempdir().expect("a folder");
    let (wrong, right) = (folder.path().join("wrong.txt"), folder.path().join("right.txt"));
    fs::write(&wrong, "He saw the the house.\r\nIt was old ,he said.\r\n").expect("a file");
    fs::write(&right, "He saw the house.\nIt was old, he said.\n").expect("a file");
    let score = scored(&[Path::new("--pair"), &wrong, &right]);
    assert_eq!((&score["precision"], &score["recall"]), (&1.0.into(), &1.0.into()), "{score}");
    // named twice they are two pairs
    let pair: [&Path; 3] = [Path::new("--pair"), &wrong, &right];
    let gold = |score: &serde_json::Value| score["score"]["classes"]["unclassed"]["gold"].as_u64();
    assert_eq!(gold(&scored(&[pair, pair].concat())), gold(&score).map(|gold| gold * 2));
}

#[cfg(unix)]
#[test]
fn names_reach_neither_the_terminal_as_commands_nor_the_table_as_cells() {
    let gold = GOLD.replace("doubled_word", r"cl\u001b[31m|as\ns");
    let (_folder, set) = set("e\u{1b}[31m|n", DOCUMENT.as_bytes(), &gold);
    let run =
        postedit().args(["eval", "--ignore", "doubled-words", "--misses", "5"]).arg(&set).assert().success();
    let text = String::from_utf8(run.get_output().stdout.clone()).expect("UTF-8");
    assert!(!text.contains('\u{1b}') && text.contains(r"cl\u{1b}[31m\|as\ns"), "{text}");
    let document = DOCUMENT.replace("man.", r"man\u009b31m.");
    let (_folder, set) = self::set("en", document.as_bytes(), GOLD);
    let run = postedit()
        .args(["eval", "--ignore", "doubled-words", "--misses", "5", "--format", "json"])
        .arg(&set)
        .assert()
        .success();
    assert!(!String::from_utf8_lossy(&run.get_output().stdout).contains('\u{9b}'));
}
