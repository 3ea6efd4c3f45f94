//! Configuration files: which of them holds, what they change, and what is told of wrong ones.

use crate::batch::folder_with;
use crate::common::{postedit, root};
use assert_cmd::Command;
use predicates::prelude::*;
use serde_json::Value;
use std::fs;
use std::path::Path;

const WRONG: &str = "He saw the the goverment house on Monday.\n";
const RIGHT: &str = "He saw the government house on Monday.\n";
const TYPO_LEFT: &str = "He saw the goverment house on Monday.\n";
const DOUBLE_LEFT: &str = "He saw the the government house on Monday.\n";

const NO_TYPOS: &[u8] = b"ignore = [\"typos\"]\n";
const NO_DOUBLES: &[u8] = b"ignore = [\"doubled-words\"]\n";

/// The program, in a folder.
fn run_in(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = postedit();
    command.current_dir(folder).args(arguments);
    command
}

fn stdout(command: &mut Command) -> String {
    String::from_utf8(command.assert().success().get_output().stdout.clone()).expect("UTF-8")
}

/// What `clean` makes of a file, called in a folder.
fn cleaned(folder: &Path, path: &str, arguments: &[&str]) -> String {
    stdout(run_in(folder, &["clean", "--stdout", "--quiet", path]).args(arguments))
}

#[test]
fn the_nearest_file_above_an_article_holds_and_those_above_it_do_not() {
    let folder = folder_with(&[
        ("postedit.toml", NO_TYPOS),
        ("a.txt", WRONG.as_bytes()),
        ("deep/er/a.txt", WRONG.as_bytes()),
        ("own/postedit.toml", NO_DOUBLES),
        ("own/deep/a.txt", WRONG.as_bytes()),
    ]);
    let folder = folder.path();
    assert_eq!(cleaned(folder, "a.txt", &[]), TYPO_LEFT);
    assert_eq!(cleaned(folder, "deep/er/a.txt", &[]), TYPO_LEFT);
    assert_eq!(cleaned(folder, "own/deep/a.txt", &[]), DOUBLE_LEFT);
    // wherever it is called, also by a path with dots
    assert_eq!(cleaned(&folder.join("own/deep"), "../../a.txt", &[]), TYPO_LEFT);
    assert_eq!(cleaned(root(), folder.join("own/deep/a.txt").to_str().expect("UTF-8"), &[]), DOUBLE_LEFT);
    // standard input belongs to the folder where it is read
    let piped = |folder: &Path| stdout(run_in(folder, &["clean", "--stdout", "-q"]).write_stdin(WRONG));
    assert_eq!((piped(folder), piped(&folder.join("own/deep"))), (TYPO_LEFT.into(), DOUBLE_LEFT.into()));
}

#[test]
fn the_project_is_laid_over_the_user_and_the_command_line_over_both() {
    let folder = folder_with(&[
        ("user/postedit/postedit.toml", b"ignore = [\"typos\"]\nmin-confidence = 1.0\n"),
        ("project/postedit.toml", b"min-confidence = 0.5\n"),
        ("project/a.txt", WRONG.as_bytes()),
        ("elsewhere/a.txt", WRONG.as_bytes()),
    ]);
    let clean = |path: &str, arguments: &[&str]| {
        let mut command = run_in(folder.path(), &["clean", "--stdout", "--quiet", path]);
        stdout(command.args(arguments).env("XDG_CONFIG_HOME", folder.path().join("user")))
    };
    assert_eq!(clean("project/a.txt", &[]), TYPO_LEFT);
    assert_eq!(clean("elsewhere/a.txt", &[]), WRONG);
    assert_eq!(clean("elsewhere/a.txt", &["--min-confidence", "0"]), TYPO_LEFT);
    // what is selected runs, whatever a file ignores
    assert_eq!(clean("project/a.txt", &["--select", "all"]), RIGHT);
    assert_eq!(clean("project/a.txt", &["--select", "typos"]), DOUBLE_LEFT);
    // and what is ignored is ignored beside what a file ignores
    assert_eq!(clean("project/a.txt", &["--ignore", "doubled-words"]), WRONG);
    assert_eq!(clean("elsewhere/a.txt", &["--no-config"]), RIGHT);
    // a file that is named holds alone
    let named = folder.path().join("project/postedit.toml");
    assert_eq!(clean("elsewhere/a.txt", &["--config", named.to_str().expect("UTF-8")]), RIGHT);
}

#[test]
fn a_flag_is_laid_over_a_file_and_a_default_is_not() {
    let text = "He flew to Moscú.\n";
    let folder = folder_with(&[
        ("postedit.toml", b"level = \"suggest\"\nlang = \"en\"\nsource-lang = \"es\"\n"),
        ("a.txt", text.as_bytes()),
    ]);
    assert_eq!(cleaned(folder.path(), "a.txt", &[]), "He flew to Moscow.\n");
    assert_eq!(cleaned(folder.path(), "a.txt", &["--level", "fix"]), text);
    assert_eq!(cleaned(folder.path(), "a.txt", &["--source-lang", "en", "--lang", "es"]), text);
}

#[test]
fn overrides_hold_for_their_paths() {
    let folder = folder_with(&[
        (
            "postedit.toml",
            b"ignore = [\"doubled-words\"]\n\
              [[overrides]]\npaths = [\"wire/\"]\nselect = [\"all\"]\n\
              [[overrides]]\npaths = [\"*.md\"]\npasses.typos.highest-level = \"suggest\"\n",
        ),
        ("a.txt", WRONG.as_bytes()),
        ("wire/deep/a.txt", WRONG.as_bytes()),
        ("wire/a.md", WRONG.as_bytes()),
    ]);
    assert_eq!(cleaned(folder.path(), "a.txt", &[]), DOUBLE_LEFT);
    assert_eq!(cleaned(folder.path(), "wire/deep/a.txt", &[]), RIGHT);
    assert_eq!(cleaned(folder.path(), "wire/a.md", &[]), TYPO_LEFT);
    // all at once, each by its own
    run_in(folder.path(), &["clean", "--write", "."]).assert().success();
    let text = |name: &str| fs::read_to_string(folder.path().join(name)).expect("text");
    assert_eq!(
        (text("a.txt"), text("wire/deep/a.txt"), text("wire/a.md")),
        (DOUBLE_LEFT.into(), RIGHT.into(), TYPO_LEFT.into())
    );
}

#[test]
fn excluded_paths_are_left_out_of_folders_and_on_demand_if_they_are_named() {
    let folder = folder_with(&[
        ("postedit.toml", b"exclude = [\"drafts/\", \"*.raw.txt\", \"!keep.raw.txt\"]\n"),
        ("a.txt", WRONG.as_bytes()),
        ("a.raw.txt", WRONG.as_bytes()),
        ("keep.raw.txt", WRONG.as_bytes()),
        ("drafts/a.txt", WRONG.as_bytes()),
        ("b/drafts/deep/a.txt", WRONG.as_bytes()),
    ]);
    let of = |arguments: &[&str]| {
        let diff = stdout(run_in(folder.path(), &["clean", "--quiet"]).args(arguments));
        diff.lines().filter_map(|line| line.strip_prefix("+++ b/").map(str::to_owned)).collect::<Vec<_>>()
    };
    assert_eq!(of(&["."]), ["a.txt", "keep.raw.txt"]);
    assert_eq!(of(&["drafts", "a.raw.txt"]), ["drafts/a.txt", "a.raw.txt"]);
    let forced = ["--force-exclude", "drafts", "b/drafts/deep/a.txt", "a.raw.txt", "a.txt"];
    assert_eq!(of(&forced), ["a.txt"]);
    fs::write(folder.path().join("postedit.toml"), "exclude = [\"drafts/\"]\nforce-exclude = true\n")
        .expect("written");
    assert_eq!(of(&["drafts/a.txt", "a.raw.txt"]), ["a.raw.txt"]);
    assert_eq!(of(&["--no-config", "drafts/a.txt"]), ["drafts/a.txt"]);
}

#[test]
fn wrong_files_are_told_by_their_places_and_nothing_is_done() {
    let folder = folder_with(&[
        ("postedit.toml", b"# house\nlevle = \"fix\"\nwords = \"a.words\"\n\n[style]\nquotes = \"curled\"\n"),
        ("a.txt", WRONG.as_bytes()),
        ("b/a.txt", WRONG.as_bytes()),
    ]);
    let file = folder.path().join("postedit.toml");
    let file = file.display();
    let wanted = format!(
        "error: {file}:2:1: unknown key “levle”; did you mean “level”?\n\
         error: {file}:3:9: “words” must be a list of paths, as [\"house.words\"]; it is a string\n\
         error: {file}:6:10: “quotes” must be \"keep\", \"language\" or \"straight\", not “curled”\n"
    );
    for arguments in [
        &["clean", "--write", "a.txt", "b/a.txt"][..],
        &["clean", "--write", "."],
        &["batch", ".", "--in-place"],
        &["config", "show"],
        &["clean", "--config", "postedit.toml", "-"],
    ] {
        run_in(folder.path(), arguments).write_stdin("").assert().code(2).stdout("").stderr(wanted.clone());
    }
    assert_eq!(fs::read_to_string(folder.path().join("b/a.txt")).expect("text"), WRONG);
    run_in(folder.path(), &["clean", "--config", "none.toml", "a.txt"])
        .assert()
        .code(2)
        .stderr(predicate::str::contains("none.toml: not found"));
}

#[test]
fn lists_are_found_from_the_file_and_those_that_are_not_there_are_told() {
    let text = "He praised the Nasams and the goverment.\n";
    let folder = folder_with(&[
        ("postedit.toml", b"words = [\"lists/house.words\"]\n"),
        ("lists/house.words", b"goverment\n"),
        ("deep/a.txt", text.as_bytes()),
    ]);
    assert_eq!(cleaned(folder.path(), "deep/a.txt", &[]), text);
    assert_eq!(cleaned(&folder.path().join("deep"), "a.txt", &[]), text);
    fs::write(folder.path().join("postedit.toml"), "\nlexicon = [\"none.lexicon\"]\n").expect("written");
    let place = folder.path().join("postedit.toml:2: ");
    run_in(folder.path(), &["clean", "deep/a.txt"])
        .assert()
        .code(2)
        .stderr(predicate::str::contains(place.to_str().expect("UTF-8")))
        .stderr(predicate::str::contains("none.lexicon: No such file"));
}

#[test]
fn the_list_beside_the_file_needs_no_mention() {
    let text = "The goverment left.\n";
    let folder = folder_with(&[
        ("postedit.words", b"# nothing yet\n"),
        ("a.txt", text.as_bytes()),
        ("b/postedit.toml", b"level = \"fix\"\n"),
        ("b/a.txt", text.as_bytes()),
    ]);
    let right = "The government left.\n";
    assert_eq!(cleaned(folder.path(), "a.txt", &[]), right);
    fs::write(folder.path().join("postedit.words"), "goverment\n").expect("written");
    assert_eq!(cleaned(folder.path(), "a.txt", &[]), text);
    assert_eq!(cleaned(folder.path(), "a.txt", &["--no-config"]), right);
    // another project has a list of its own
    assert_eq!(cleaned(folder.path(), "b/a.txt", &[]), right);
}

#[test]
fn what_is_listed_or_matched_by_a_pattern_stays() {
    let text = "The nasams was the the first.\nPhoto: the the sea ,yesterday\nHe sayed [sic] that they recieved it .\n";
    let folder = folder_with(&[
        ("postedit.toml", b"lang = \"en\"\nignore-patterns = ['^Photo:.*', 'recieved']\n"),
        ("postedit.words", b"sayed\nnasams\n"),
        ("a.txt", text.as_bytes()),
    ]);
    let wanted =
        "The nasams was the first.\nPhoto: the the sea ,yesterday\nHe sayed [sic] that they recieved it.\n";
    assert_eq!(cleaned(folder.path(), "a.txt", &[]), wanted);
    run_in(folder.path(), &["clean", "--write", "a.txt"]).assert().success();
    run_in(folder.path(), &["clean", "--check", "a.txt"]).assert().code(0);
}

#[test]
fn the_house_style_is_written() {
    let text = "He said \"yes\" in Kiev and “no” in Odessa.\n";
    let folder = folder_with(&[("a.txt", text.as_bytes())]);
    let styled = |style: &str| {
        fs::write(folder.path().join("postedit.toml"), format!("lang = \"en\"\n[style]\n{style}\n"))
            .expect("written");
        cleaned(folder.path(), "a.txt", &[])
    };
    assert_eq!(styled(""), text);
    assert_eq!(styled("place-names = \"new\""), "He said \"yes\" in Kyiv and “no” in Odesa.\n");
    assert_eq!(styled("quotes = \"language\""), "He said “yes” in Kiev and “no” in Odessa.\n");
    assert_eq!(
        styled("quotes = \"straight\"\nplace-names = \"old\""),
        "He said \"yes\" in Kiev and \"no\" in Odessa.\n"
    );
}

#[test]
fn batches_clean_each_input_by_its_own_settings() {
    let record = format!("{{\"text\":{}}}\n", serde_json::json!(WRONG));
    let folder = folder_with(&[
        (
            "in/postedit.toml",
            b"ignore = [\"typos\"]\nexclude = [\"drafts/\"]\n[[overrides]]\npaths = [\"own.*\"]\nselect = [\"typos\"]\n",
        ),
        ("in/a.txt", WRONG.as_bytes()),
        ("in/own.txt", WRONG.as_bytes()),
        ("in/a.jsonl", record.as_bytes()),
        ("in/own.jsonl", record.as_bytes()),
        ("in/drafts/a.txt", WRONG.as_bytes()),
    ]);
    let text = |path: &str| fs::read_to_string(folder.path().join(path)).expect("text");
    let json = |text: &str| format!("{{\"text\":{}}}\n", serde_json::json!(text));
    for threads in ["1", "2"] {
        let out = format!("out{threads}");
        run_in(folder.path(), &["batch", "in", "-o", &out, "--threads", threads, "-q"]).assert().success();
        let text = |name: &str| text(&format!("{out}/{name}"));
        assert_eq!((text("a.txt"), text("own.txt")), (TYPO_LEFT.into(), DOUBLE_LEFT.into()));
        assert_eq!((text("a.jsonl"), text("own.jsonl")), (json(TYPO_LEFT), json(DOUBLE_LEFT)));
        assert!(!folder.path().join(out).join("drafts").exists());
    }
    run_in(folder.path(), &["batch", "in/drafts/a.txt", "-o", "draft.txt", "-q"]).assert().success();
    assert_eq!(text("draft.txt"), TYPO_LEFT);
    run_in(folder.path(), &["batch", "in/drafts/a.txt", "-o", "none.txt", "-q", "--force-exclude"])
        .assert()
        .code(2)
        .stderr(predicate::str::contains("nothing to clean"));
}

#[test]
fn a_batch_goes_on_only_with_the_settings_that_it_was_begun_with() {
    let records = format!("{{\"text\":{}}}\nno record\n{{\"text\":\"x\"}}\n", serde_json::json!(WRONG));
    let folder = folder_with(&[("postedit.toml", NO_TYPOS), ("a.jsonl", records.as_bytes())]);
    let arguments = ["batch", "a.jsonl", "-o", "out.jsonl", "--fail-fast", "-q"];
    run_in(folder.path(), &arguments)
        .assert()
        .code(2)
        .stderr(predicate::str::contains("--resume without --fail-fast goes on"));
    let begun_with = |option: &str| {
        let told = format!("the run was begun with {option}");
        run_in(folder.path(), &arguments)
            .arg("--resume")
            .assert()
            .code(2)
            .stderr(predicate::str::contains(told));
    };
    let write = |text: &str| fs::write(folder.path().join("postedit.toml"), text).expect("written");
    write("ignore = [\"typos\", \"articles\"]\n");
    begun_with("--ignore");
    write("ignore = [\"typos\"]\nignore-patterns = ['a']\n");
    begun_with("ignore-patterns");
    write("ignore = [\"typos\"]\n[style]\nquotes = \"language\"\n");
    begun_with("style");
    write("ignore = [\"typos\"]\n");
    run_in(folder.path(), &arguments)
        .arg("--resume")
        .assert()
        .stderr(predicate::str::contains("begun with").not());
}

#[test]
fn an_evaluation_takes_no_file_but_one_that_is_named() {
    let folder = folder_with(&[
        ("postedit.toml", b"ignore = [\"typos\", \"doubled-words\"]\n"),
        ("wrong.txt", WRONG.as_bytes()),
        ("right.txt", RIGHT.as_bytes()),
    ]);
    let recall = |arguments: &[&str]| {
        let mut command =
            run_in(folder.path(), &["eval", "--pair", "wrong.txt", "right.txt", "--format", "json"]);
        let object: Value = serde_json::from_str(&stdout(command.args(arguments))).expect("JSON");
        object["recall"].as_f64()
    };
    assert_eq!(recall(&[]), Some(1.0));
    assert_eq!(recall(&["--config", "postedit.toml"]), Some(0.0));
}

/// What is printed about a path, with `ROOT` for the folder and one space where several are.
fn shown(folder: &Path, arguments: &[&str]) -> String {
    let text = stdout(run_in(folder, &["config", "show"]).args(arguments));
    let text = text.replace(folder.to_str().expect("UTF-8"), "ROOT");
    let lines = text.lines().map(|line| match line.split_once("  #") {
        Some((code, origin)) => format!("{} #{origin}", code.trim_end()),
        None => line.to_owned(),
    });
    lines.collect::<Vec<_>>().join("\n")
}

const PROJECT: &[u8] = b"level = \"suggest\"
min-confidence = 0.4
ignore = [\"odd-capitals\"]
words = [\"house.words\"]
ignore-patterns = ['\\[sic\\]']
exclude = [\"drafts/\"]

[style]
quotes = \"language\"

[[overrides]]
paths = [\"wire/\"]
level = \"fix\"
lang = \"en\"
ignore = [\"typos\"]

[overrides.passes.agreement]
highest-level = \"suggest\"
";

#[test]
fn what_holds_is_shown_with_its_origins() {
    let folder = folder_with(&[
        ("postedit.toml", PROJECT),
        ("house.words", b"Nasams\n"),
        ("user/postedit/postedit.toml", b"force-exclude = true\nwords = [\"my.words\"]\n"),
    ]);
    let text = shown(folder.path(), &["wire/a.txt", "--min-confidence", "0.95", "--words", "more.words"]);
    assert_eq!(
        text,
        r#"# What holds for ROOT/wire/a.txt
# Read: ROOT/postedit.toml, overrides that match: 1 of 1
# Words that are added go to ROOT/house.words

level = "fix" # ROOT/postedit.toml:13
min-confidence = 0.95 # command line
select = ["all"] # default
ignore = [
  "typos", # ROOT/postedit.toml:15
  "odd-capitals", # ROOT/postedit.toml:3
]
lang = "en" # ROOT/postedit.toml:14
source-lang = "auto" # default
words = [
  "more.words", # command line
  "ROOT/house.words", # ROOT/postedit.toml:4
]
lexicon = [] # default
hunspell = [] # default
ignore-patterns = [
  '\[sic\]', # ROOT/postedit.toml:5
]
exclude = [
  "drafts/", # ROOT/postedit.toml:6
]
force-exclude = false # default

[style]
place-names = "suggest" # default
quotes = "language" # ROOT/postedit.toml:9

[passes.agreement]
highest-level = "suggest" # ROOT/postedit.toml:18"#
    );
    let mut command = run_in(folder.path(), &["config", "show", "drafts/a.txt"]);
    let text = stdout(command.env("XDG_CONFIG_HOME", folder.path().join("user")));
    let text = text.replace(folder.path().to_str().expect("UTF-8"), "ROOT");
    assert!(
        text.contains("# Read: ROOT/user/postedit/postedit.toml\n# Read: ROOT/postedit.toml, overrides"),
        "{text}"
    );
    assert!(
        text.contains("# It is excluded\n") && text.contains("\"ROOT/user/postedit/my.words\","),
        "{text}"
    );
    let none = shown(folder.path(), &["--no-config"]);
    assert!(none.starts_with("# What holds for ROOT\n# No configuration file was found\n"), "{none}");
}

#[test]
fn what_is_shown_is_a_configuration_that_says_the_same() {
    let folder = folder_with(&[("postedit.toml", PROJECT), ("house.words", b"Nasams\n")]);
    let first = stdout(&mut run_in(folder.path(), &["config", "show", "wire/a.txt"]));
    let copy = folder_with(&[("copy.toml", first.as_bytes())]);
    let path = copy.path().join("copy.toml");
    let again = stdout(run_in(copy.path(), &["config", "show", "wire/a.txt", "--config"]).arg(path));
    let values = |text: &str| {
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        lines
            .map(|line| line.split("  #").next().unwrap_or_default().trim_end().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(values(&first), values(&again));
}

#[test]
fn what_holds_is_shown_as_json() {
    let folder = folder_with(&[("postedit.toml", PROJECT), ("house.words", b"Nasams\n")]);
    let text = stdout(&mut run_in(folder.path(), &["config", "show", "wire/a.txt", "--format", "json"]));
    let object: Value = serde_json::from_str(&text).expect("JSON");
    let path = folder.path().join("postedit.toml");
    let file = |line: u64| serde_json::json!({ "kind": "file", "path": path.to_str(), "line": line });
    assert_eq!(object["excluded"], false);
    assert_eq!(object["files"][0]["matching"], serde_json::json!([1]));
    let values = &object["values"];
    assert_eq!(values["level"], serde_json::json!({ "value": "fix", "origin": file(13) }));
    assert_eq!(values["min-confidence"]["value"], 0.4);
    assert_eq!(values["ignore"][1], serde_json::json!({ "value": "odd-capitals", "origin": file(3) }));
    assert_eq!(values["style"]["place-names"]["origin"]["kind"], "default");
    assert_eq!(values["passes"]["agreement"]["highest-level"]["value"], "suggest");
}

#[test]
fn the_schema_and_the_documentation_know_every_key() {
    let printed = stdout(postedit().args(["config", "schema"]));
    let kept = fs::read_to_string(root().join("docs/postedit.schema.json")).expect("the schema");
    assert_eq!(printed, kept);
    let documentation = fs::read_to_string(root().join("docs/configuration.md")).expect("the documentation");
    for key in postedit::config::KEYS {
        assert!(documentation.contains(&format!("`{}`", key.name)), "{} is not documented", key.name);
    }
    // the examples of the documentation are right
    for (number, block) in documentation.split("```toml\n").skip(1).enumerate() {
        let text = block.split("```").next().expect("a block");
        let folder = folder_with(&[("postedit.toml", text.as_bytes())]);
        run_in(folder.path(), &["config", "show"]).assert().success();
        assert!(text.lines().any(|line| line.contains('=')), "block {number} says nothing");
    }
}
