//! Reviewing at a terminal.

use crate::common::postedit;
use crate::terminal::Terminal;
use predicates::prelude::*;
use rustix::process::Signal;
use std::fs;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

/// Four lines with a proposal each.
const TEXT: &str = "He saw the the old house on Monday.\n\
    The package includes. additional equipment for the town.\n\
    It was worth 325million dollars to the council.\n\
    The talks depend on the ground.The Alliance agrees.\n";

/// The text with some of its repairs made, by the numbers of their lines from 0.
fn repaired(lines: &[usize]) -> String {
    const REPAIRS: [(&str, &str); 4] = [
        ("the the", "the"),
        ("includes. additional", "includes additional"),
        ("325million", "325 million"),
        ("ground.The", "ground. The"),
    ];
    lines.iter().fold(TEXT.to_owned(), |text, &line| text.replace(REPAIRS[line].0, REPAIRS[line].1))
}

fn folder_with(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in files {
        fs::write(folder.path().join(name), text).expect("an article");
    }
    folder
}

fn text_of(folder: &TempDir, name: &str) -> String {
    fs::read_to_string(folder.path().join(name)).expect("a text")
}

fn review(folder: &TempDir, arguments: &[&str]) -> Terminal {
    Terminal::run(folder.path(), &[&["review", "--lang", "en"], arguments].concat())
}

#[test]
fn the_written_file_holds_exactly_what_was_accepted() {
    let folder = folder_with(&[("a.txt", TEXT)]);
    let mut terminal = review(&folder, &["a.txt"]);
    terminal.wait_for("proposal 1 of 4");
    assert!(terminal.is_taken());
    terminal.wait_for("doubled-words");
    terminal.keys("y");
    terminal.wait_for("proposal 2 of 4");
    terminal.keys("yu");
    terminal.wait_for("1 decision taken back");
    terminal.wait_for("1 accepted · 0 rejected · 3 left");
    terminal.keys("n");
    terminal.wait_for("proposal 3 of 4");
    // the words of the change are in the line: the last is written anew
    terminal.keys("e");
    terminal.wait_for("Write instead: 325 million");
    terminal.keys("\x17billion");
    terminal.wait_for("325 billion dollars");
    terminal.keys("\r");
    terminal.wait_for("proposal 4 of 4");
    assert_eq!(text_of(&folder, "a.txt"), TEXT, "nothing is written before it is asked for");
    terminal.keys("y");
    terminal.wait_for("All proposals are decided.");
    terminal.keys("w");
    assert_eq!(terminal.end(), 0);
    assert!(!terminal.is_taken());
    assert!(terminal.text().contains("3 repairs written to 1 file"), "{}", terminal.text());
    assert_eq!(text_of(&folder, "a.txt"), repaired(&[0, 3]).replace("325million", "325 billion"));
}

#[test]
fn a_review_goes_on_where_it_ended() {
    let folder = folder_with(&[("a.txt", TEXT), ("b.txt", TEXT)]);
    let mut terminal = review(&folder, &["a.txt", "b.txt"]);
    terminal.wait_for("article 1 of 2");
    terminal.keys("yn");
    terminal.wait_for("1 accepted · 1 rejected · 6 left");
    terminal.keys("q");
    terminal.wait_for("End of the review");
    terminal.keys("q");
    assert_eq!(terminal.end(), 0);
    assert!(terminal.text().contains("the same command goes on with them"), "{}", terminal.text());
    assert_eq!(text_of(&folder, "a.txt"), TEXT);

    let mut terminal = review(&folder, &["b.txt", "a.txt"]);
    terminal.wait_for("2 decisions made");
    terminal.keys("a");
    terminal.wait_for("5 accepted · 1 rejected · 2 left");
    terminal.signal(Signal::KILL);
    terminal.end();
    assert_eq!(text_of(&folder, "b.txt"), TEXT);

    let mut terminal = review(&folder, &["a.txt", "b.txt", "--write"]);
    terminal.wait_for("6 decisions made");
    terminal.wait_for("proposal 3 of 4");
    terminal.keys("d");
    terminal.wait_for("All proposals are decided.");
    terminal.keys("\r");
    assert_eq!(terminal.end(), 0);
    assert_eq!(text_of(&folder, "a.txt"), repaired(&[0]));
    assert_eq!(text_of(&folder, "b.txt"), repaired(&[0, 1, 2, 3]));

    // what was rejected stays so, also in the text that was written
    let mut terminal = review(&folder, &["a.txt", "b.txt"]);
    terminal.wait_for("All proposals are decided.");
    terminal.wait_for("0 accepted, 3 rejected.");
    terminal.keys("x");
    terminal.wait_for("Forget all decisions");
    terminal.keys("y");
    assert_eq!(terminal.end(), 0);
    let mut terminal = review(&folder, &["a.txt", "b.txt"]);
    terminal.wait_for("0 accepted · 0 rejected · 3 left");
    terminal.keys("q");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn a_changed_article_keeps_the_decisions_that_fit() {
    let folder = folder_with(&[("a.txt", TEXT)]);
    let mut terminal = review(&folder, &["a.txt"]);
    terminal.wait_for("proposal 1 of 4");
    terminal.keys("yyn");
    terminal.wait_for("2 accepted · 1 rejected · 1 left");
    terminal.keys("\x03");
    assert_eq!(terminal.end(), 130);
    let edited = format!("A new first line.\n{}", TEXT.replace("the the old house", "the old house"));
    fs::write(folder.path().join("a.txt"), edited).expect("an article");
    let mut terminal = review(&folder, &["a.txt"]);
    terminal.wait_for("2 decisions carried over to changed articles; 1 dropped");
    terminal.wait_for("1 accepted · 1 rejected · 1 left");
    terminal.keys("q");
    terminal.wait_for("w    write 1 repair to 1 file");
    terminal.keys("w");
    assert_eq!(terminal.end(), 0);
    assert_eq!(text_of(&folder, "a.txt"), format!("A new first line.\n{}", repaired(&[0, 1])));
}

#[test]
fn a_file_that_changed_meanwhile_is_told_and_the_others_are_written() {
    let folder = folder_with(&[("a.txt", TEXT), ("b.txt", TEXT)]);
    let mut terminal = review(&folder, &["a.txt", "b.txt"]);
    terminal.wait_for("article 1 of 2");
    terminal.keys("aa");
    terminal.wait_for("All proposals are decided.");
    fs::write(folder.path().join("a.txt"), "Something else.\n").expect("an article");
    terminal.keys("w");
    terminal.wait_for("was changed while");
    assert_eq!(text_of(&folder, "b.txt"), repaired(&[0, 1, 2, 3]));
    terminal.keys("qq");
    assert_eq!(terminal.end(), 2);
    assert_eq!(text_of(&folder, "a.txt"), "Something else.\n");
    assert!(terminal.text().contains("a.txt: was changed while"), "{}", terminal.text());
}

#[test]
fn a_patch_holds_exactly_what_was_accepted() {
    let folder = folder_with(&[("a.txt", TEXT), ("b.txt", TEXT)]);
    let mut terminal = review(&folder, &["a.txt", "b.txt"]);
    terminal.wait_for("article 1 of 2");
    terminal.keys("nyd");
    terminal.wait_for("article 2 of 2");
    terminal.keys("A");
    terminal.wait_for("Accept all 1 undecided of doubled-words? y/n");
    terminal.keys("yC\x1550%\r");
    terminal.wait_for("Accept all 3 undecided of at least 50 %? y/n");
    terminal.keys("n");
    terminal.keys("p");
    terminal.wait_for("Write the patch to: review.patch");
    terminal.keys("\r");
    terminal.wait_for("2 repairs of 2 files in review.patch");
    terminal.keys("\x03");
    assert_eq!(terminal.end(), 130);
    assert_eq!(text_of(&folder, "a.txt"), TEXT);
    let git = Command::new("git").args(["apply", "review.patch"]).current_dir(&folder).status().expect("git");
    assert!(git.success());
    assert_eq!(text_of(&folder, "a.txt"), repaired(&[1]));
    assert_eq!(text_of(&folder, "b.txt"), repaired(&[0]));
}

#[test]
fn a_word_that_is_never_to_be_touched_goes_to_the_list() {
    let wrong = "The goverment agreed to the plan on Monday.\n";
    let folder = folder_with(&[("a.txt", wrong), ("b.txt", wrong), ("c.txt", TEXT)]);
    let mut terminal = review(&folder, &["a.txt", "b.txt", "c.txt"]);
    terminal.wait_for("article 1 of 3");
    terminal.keys("!");
    terminal.wait_for("Never touch: goverment");
    terminal.keys("\r");
    terminal.wait_for("2 proposals rejected");
    terminal.wait_for("article 3 of 3");
    assert_eq!(text_of(&folder, "postedit.words"), "goverment\n");
    terminal.keys("u");
    terminal.wait_for("may be touched again");
    terminal.wait_for("article 1 of 3");
    assert!(!folder.path().join("postedit.words").exists());
    terminal.keys("!\r");
    terminal.wait_for("2 proposals rejected");
    terminal.keys("q");
    assert_eq!(terminal.end(), 0);
    assert_eq!(text_of(&folder, "postedit.words"), "goverment\n");
}

#[test]
fn the_screen_may_change_its_size() {
    let folder = folder_with(&[("a.txt", TEXT)]);
    let mut terminal = review(&folder, &["a.txt"]);
    terminal.wait_for("proposal 1 of 4");
    terminal.resize(40, 12);
    terminal.wait_for("1/4 · 1/1");
    terminal.keys("y");
    terminal.wait_for("2/4 · 1/1");
    terminal.keys("?");
    terminal.wait_for("accept this repair");
    terminal.resize(9, 3);
    terminal.resize(100, 30);
    terminal.keys("qf");
    terminal.wait_for("Show only");
    terminal.keys("jjjj");
    terminal.keys("\r/ground\r");
    terminal.wait_for("proposal 4 of 4");
    terminal.keys("\x03");
    assert_eq!(terminal.end(), 130);
}

#[test]
fn a_signal_gives_the_terminal_back_and_keeps_the_session() {
    let folder = folder_with(&[("a.txt", TEXT)]);
    let mut terminal = review(&folder, &["a.txt", "--session", "mine.jsonl"]);
    terminal.wait_for("proposal 1 of 4");
    terminal.keys("n");
    terminal.wait_for("1 rejected");
    terminal.signal(Signal::TERM);
    assert_eq!(terminal.end(), 130);
    assert!(!terminal.is_taken());
    assert_eq!(text_of(&folder, "mine.jsonl").lines().count(), 2);
}

#[test]
fn what_an_article_holds_is_never_obeyed() {
    let folder =
        folder_with(&[("a\u{1b}[31m.txt", "He saw the the \x1b[2J\u{202e}house \u{9b}5m on Monday.\n")]);
    let mut terminal = review(&folder, &["."]);
    terminal.wait_for("\\u{1b}[2J\\u{202e}house");
    terminal.wait_for("a\\u{1b}[31m.txt:1:");
    terminal.keys("q");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn nothing_to_review_is_told() {
    let folder = folder_with(&[("a.txt", "He saw the old house on Monday.\n")]);
    let mut terminal = review(&folder, &["a.txt"]);
    assert_eq!(terminal.end(), 0);
    assert!(terminal.text().contains("nothing is proposed in 1 article"), "{}", terminal.text());
    assert!(
        !Path::new(&folder.path().join("state/postedit/reviews")).read_dir().expect("a folder").any(|_| true)
    );
}

#[test]
fn without_a_terminal_or_with_a_wrong_session_the_remedy_is_told() {
    let folder = folder_with(&[("a.txt", TEXT), ("newer.jsonl", "{\"entry\":\"header\",\"version\":7}\n")]);
    postedit()
        .args(["review", "a.txt"])
        .current_dir(&folder)
        .assert()
        .code(2)
        .stderr(predicate::str::contains("review needs a terminal"))
        .stderr(predicate::str::contains("`postedit clean`"));
    postedit().args(["review", "-"]).assert().code(2).stderr(predicate::str::contains("not standard input"));
    for (session, message) in [
        ("newer.jsonl", "newer.jsonl: has the form 7 of sessions, this version of postedit knows 1"),
        ("a.txt", "a.txt: is no session of a review"),
    ] {
        let mut terminal = review(&folder, &["a.txt", "--session", session]);
        assert_eq!(terminal.end(), 2);
        assert!(terminal.text().replace('\n', "").contains(message), "{}", terminal.text());
    }
    assert_eq!(text_of(&folder, "a.txt"), TEXT);
}
