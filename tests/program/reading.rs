//! Diffs for reading: layouts, colours, the pager.

use crate::common::postedit;
use assert_cmd::Command;
use predicates::prelude::*;
use std::fs;
use tempfile::TempDir;

const WRONG: &str = "He saw the the old house on Monday.\n";

/// A folder with an article, and the command to clean it.
fn clean(text: &str, arguments: &[&str]) -> (TempDir, Command) {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("a.txt"), text).expect("a file");
    let mut command = postedit();
    command.current_dir(folder.path()).env("COLUMNS", "80");
    for variable in ["CLICOLOR", "PAGER", "POSTEDIT_PAGER", "LESS", "TERM"] {
        command.env_remove(variable);
    }
    command.args(["clean", "--lang", "en", "a.txt", "--quiet"]).args(arguments);
    (folder, command)
}

fn shown(text: &str, arguments: &[&str]) -> String {
    let (_folder, mut command) = clean(text, arguments);
    String::from_utf8(command.assert().success().get_output().stdout.clone()).expect("UTF-8")
}

/// A line of more than 1,000 characters with two mistakes far from each other.
fn long() -> String {
    let padding = "and it went on for a long time until it was over at last ".repeat(10);
    format!("Then {padding}they saw the the house {padding}on the ground.The end {padding}came.\n")
}

#[test]
fn words_are_marked_by_brackets_or_by_colours() {
    assert!(
        shown(WRONG, &["--diff-style", "words"])
            .contains("\nHe saw [-the the-]{+the+} old house on Monday.\n")
    );
    let colored = shown(WRONG, &["--diff-style", "words", "--color", "always"]);
    assert!(
        colored.contains("\x1b[") && !colored.contains("[-the") && colored.contains("the the"),
        "{colored:?}"
    );
}

#[test]
fn sides_stand_beside_each_other() {
    let shown = shown(WRONG, &["--diff-style", "side-by-side"]);
    assert!(
        shown.contains("1 -He saw [-the the-] old house on     │ 1 +He saw {+the+} old house on Monday."),
        "{shown}"
    );
}

#[test]
fn a_wrapped_diff_is_applied_all_the_same() {
    let (folder, mut command) = clean(&long(), &["--wrap"]);
    let diff = command.assert().success().get_output().stdout.clone();
    let text = String::from_utf8(diff.clone()).expect("UTF-8");
    let comments: Vec<&str> = text.lines().filter(|line| line.starts_with("# ")).collect();
    assert_eq!(comments.len(), 6, "{text}");
    assert!(comments[0].starts_with("# a.txt:1:") && comments[1].contains("[-the the-]"), "{text}");
    assert!(comments.iter().all(|line| line.chars().count() <= 80), "{text}");
    let status = std::process::Command::new("git")
        .args(["apply", "-"])
        .current_dir(folder.path())
        .stdin(std::process::Stdio::piped())
        .spawn()
        .and_then(|mut child| {
            std::io::Write::write_all(&mut child.stdin.take().expect("a pipe"), &diff)?;
            child.wait()
        })
        .expect("git is needed for this test");
    assert!(status.success());
    let cleaned = fs::read_to_string(folder.path().join("a.txt")).expect("a file");
    assert_eq!(cleaned, long().replace("the the", "the").replace("ground.The", "ground. The"));
}

#[test]
fn layouts_are_for_diffs() {
    for other in [["--format", "json"].as_slice(), &["--stdout"]] {
        let (_folder, mut command) = clean(WRONG, &["--diff-style", "words"]);
        command
            .args(other)
            .assert()
            .code(2)
            .stderr(predicate::str::contains("--diff-style and --wrap lay out a diff"));
    }
}

#[test]
fn variables_decide_on_colours_as_elsewhere() {
    let is_colored = |variables: &[(&str, &str)], arguments: &[&str]| {
        let (_folder, mut command) = clean(WRONG, arguments);
        let assert = command.envs(variables.iter().copied()).assert().success();
        assert.get_output().stdout.contains(&0x1b)
    };
    assert!(!is_colored(&[], &[]), "a pipe has no colours");
    assert!(is_colored(&[("CLICOLOR_FORCE", "1")], &[]));
    assert!(!is_colored(&[("CLICOLOR", "1")], &[]), "which is for terminals");
    assert!(!is_colored(&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], &[]));
    assert!(is_colored(&[("NO_COLOR", "1")], &["--color", "always"]), "the argument goes before");
    assert!(!is_colored(&[("CLICOLOR_FORCE", "1")], &["--color", "never"]));
    assert!(!is_colored(&[("CLICOLOR_FORCE", "1")], &["--format", "jsonl"]), "which is for programs");
}

#[cfg(unix)]
#[test]
fn a_pager_gets_the_output() {
    for (variable, arguments, wanted) in [
        ("POSTEDIT_PAGER", ["--paging", "always"].as_slice(), "paged:+He saw the old house"),
        ("PAGER", &["--paging", "always"], "paged:+He saw the old house"),
        ("PAGER", &["--paging", "always", "--format", "github"], "paged:::warning file=a.txt"),
        ("PAGER", &["--paging", "never"], "\n+He saw the old house"),
        // a pipe needs no pager
        ("PAGER", &[], "\n+He saw the old house"),
    ] {
        let (_folder, mut command) = clean(WRONG, arguments);
        command
            .env(variable, "sed 's/^/paged:/'")
            .assert()
            .success()
            .stdout(predicate::str::contains(wanted));
    }
    let (_folder, mut command) = clean(WRONG, &["--paging", "always"]);
    command
        .envs([("PAGER", "sed s/^/other:/"), ("POSTEDIT_PAGER", "sed s/^/own:/")])
        .assert()
        .stdout(predicate::str::contains("own:+He saw"));
}

#[cfg(unix)]
#[test]
fn exit_codes_stay_when_a_pager_is_left_early() {
    let text = WRONG.repeat(20_000);
    let (_folder, mut command) = clean(&text, &["--paging", "always", "--check"]);
    command.env("PAGER", "head -n 2").assert().code(1).stdout("--- a/a.txt\n+++ b/a.txt\n").stderr("");
    let (_folder, mut command) = clean(&text, &["--paging", "always"]);
    command.env("PAGER", "false").assert().code(0).stdout("").stderr("");
}

#[test]
fn a_pager_that_is_not_there_is_told_and_the_output_comes_all_the_same() {
    for (pager, complaint) in [
        ("no-such-pager -x", "PAGER: no-such-pager: "),
        ("less 'x", "PAGER is no command: "),
        ("", ""),
        ("cat", ""),
    ] {
        let (_folder, mut command) = clean(WRONG, &["--paging", "always"]);
        command
            .env("PAGER", pager)
            .assert()
            .success()
            .stdout(predicate::str::contains("+He saw the old house"))
            .stderr(predicate::str::contains(complaint));
    }
}
