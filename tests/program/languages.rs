//! The languages: what the program tells of them, and the cases of each in `tests/languages/CODE.tsv`.
//!
//! A case is a line: `stays<TAB>text` must stay as it is, `repairs<TAB>wrong<TAB>right` must be repaired, and
//! `misses<TAB>wrong<TAB>right` is known not to be repaired yet. Lines that begin with `#` are comments.

use crate::common::{assert_none, postedit, root};
use postedit::analysis::Context;
use postedit::{Cleaner, Document, Language, Options};
use rayon::prelude::*;
use std::fs;
use std::path::Path;

/// One line of a file of cases.
enum Case {
    Stays(String),
    Repairs { wrong: String, right: String },
    Misses { wrong: String, right: String },
}

/// The cases of one language.
struct Cases {
    language: Language,
    cases: Vec<Case>,
}

fn read(path: &Path) -> Cases {
    let shown = path.display();
    let code = path.file_stem().expect("a name").to_string_lossy();
    let language = Language::from_code(&code).unwrap_or_else(|| panic!("{shown}: no language"));
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{shown}: {error}"));
    let case = |(number, line): (usize, &str)| {
        let cells: Vec<&str> = line.split('\t').collect();
        match cells[..] {
            ["stays", text] => Case::Stays(text.into()),
            ["repairs", wrong, right] => Case::Repairs { wrong: wrong.into(), right: right.into() },
            ["misses", wrong, right] => Case::Misses { wrong: wrong.into(), right: right.into() },
            _ => panic!("{shown}: line {} is no case: {line:?}", number + 1),
        }
    };
    let lines = text.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    Cases { language, cases: lines.map(case).collect() }
}

/// The cases of all languages, in the order of their codes.
fn all() -> Vec<Cases> {
    let folder = fs::read_dir(root().join("tests/languages")).expect("the cases");
    let mut files: Vec<_> = folder.map(|entry| entry.expect("an entry").path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "tsv"));
    files.sort();
    assert!(!files.is_empty(), "there are no cases");
    files.iter().map(|path| read(path)).collect()
}

/// What `judge` says of the cases, by the text that cleaning makes; nothing of those that are as they should.
fn failures(judge: impl Fn(&Case, &dyn Fn(&str) -> String) -> Option<String> + Sync) -> Vec<String> {
    let of_language = |Cases { language, cases }: &Cases| {
        let cleaner = Cleaner::new(Options { language: Some(*language), ..Options::default() });
        let clean = |text: &str| {
            let document = Document::new("case", text);
            cleaner.report(&document).cleaned(&document)
        };
        let failed = cases.iter().filter_map(|case| judge(case, &clean));
        failed.map(|failure| format!("{language}: {failure}")).collect::<Vec<_>>()
    };
    all().par_iter().flat_map(of_language).collect()
}

#[test]
fn right_text_stays() {
    let failures = failures(|case, clean| {
        let Case::Stays(text) = case else { return None };
        let cleaned = clean(text);
        (cleaned != *text).then(|| format!("{text}\n    became: {cleaned}"))
    });
    assert_none(&failures, "right texts were changed");
}

#[test]
fn damage_is_repaired() {
    let failures = failures(|case, clean| {
        let Case::Repairs { wrong, right } = case else { return None };
        let cleaned = clean(wrong);
        (cleaned != *right).then(|| format!("{wrong}\n    became: {cleaned}\n    wanted: {right}"))
    });
    assert_none(&failures, "texts were not repaired");
}

#[test]
fn known_gaps_are_still_open() {
    let failures = failures(|case, clean| {
        let Case::Misses { wrong, right } = case else { return None };
        (clean(wrong) == *right).then(|| format!("{wrong}\n    became: {right}"))
    });
    assert_none(&failures, "misses are repaired now and belong under `repairs`");
}

#[test]
fn the_language_of_a_sentence_is_detected() {
    /// Words, as white space separates them, from which a text should tell its language.
    const WORDS: usize = 8;
    /// Least share of the texts of all languages together.
    const SHARE: f64 = 0.97;
    let mut asked = 0;
    let mut failures = Vec::new();
    for Cases { language, cases } in all() {
        for case in cases {
            let Case::Stays(text) = case else { continue };
            if text.split_whitespace().count() < WORDS {
                continue;
            }
            asked += 1;
            let found = Context::new(&text, None, None).language();
            if found != language {
                failures.push(format!("{language} taken for {found}: {text}"));
            }
        }
    }
    let share = 1.0 - failures.len() as f64 / asked as f64;
    let listed = failures.join("\n");
    assert!(share >= SHARE, "{} of {asked} texts were taken for another language:\n{listed}", failures.len());
}

fn printed(arguments: &[&str]) -> String {
    let run = postedit().arg("languages").args(arguments).assert().success();
    String::from_utf8(run.get_output().stdout.clone()).expect("UTF-8")
}

#[test]
fn the_table_of_languages_is_aligned() {
    let text = printed(&[]);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), Language::all().count(), "a head, and all languages but the undetermined");
    assert!(lines[0].starts_with("code  language") && lines[0].ends_with("F0.5  false per 10,000"));
    let width = lines[0].chars().count();
    assert!(lines.iter().all(|line| line.chars().count() == width), "{text}");
    assert!(lines[1].starts_with("en    English ") && !text.contains("und "));
    assert!(!text.contains("mojibake") && printed(&["--passes"]).contains("mojibake, html-entities"));
}

#[test]
fn languages_are_told_in_json() {
    for line in printed(&["--format", "json"]).lines() {
        let object: serde_json::Value = serde_json::from_str(line).expect("an object");
        let language = object["code"].as_str().and_then(Language::from_code).expect("a language");
        assert_eq!(object["forms"].is_u64(), language.lexicon().is_some(), "{line}");
        assert!(object["passes"].as_array().is_some_and(|passes| passes.len() > 4), "{line}");
        let measured = language.quality().and_then(|quality| quality.f05);
        assert_eq!(object["f05"].as_f64(), measured, "{line}");
    }
}

#[test]
fn the_documentation_of_the_languages_is_what_the_program_prints() {
    let kept = fs::read_to_string(root().join("docs/languages.md")).expect("docs/languages.md");
    assert_eq!(
        printed(&["--format", "markdown"]),
        kept,
        "run: postedit languages --format markdown > docs/languages.md"
    );
}

#[test]
fn an_evaluation_is_recorded_for_its_language() {
    let folder = tempfile::tempdir().expect("a folder");
    let (set, record) = (folder.path().join("en"), folder.path().join("quality.tsv"));
    fs::create_dir(&set).expect("a folder");
    let clean = "He said on Monday that the old house by the zzyqx river was sold.";
    let document = serde_json::json!({ "id": "d", "lang": "en", "clean": clean, "text": clean });
    fs::write(set.join("docs.jsonl"), format!("{document}\n")).expect("a file");
    fs::write(set.join("gold.jsonl"), "").expect("a file");
    let run =
        postedit().args(["eval", "--unknown", "3", "--record"]).args([&record, &set]).assert().success();
    let text = String::from_utf8_lossy(&run.get_output().stdout).into_owned();
    assert!(text.starts_with("unknown | en | 1 | zzyqx\n| set |"), "{text}");
    assert!(text.contains("| unknown % | detected % |") && text.contains("| 8.33 | 100.00 |"), "{text}");
    let recorded = fs::read_to_string(&record).expect("a record");
    assert_eq!(recorded.lines().nth(2), Some("en\t14\t8.33\t100.00\t-\t0.00"), "{recorded}");
    // a record of chosen passes would not compare
    postedit().args(["eval", "--ignore", "typos", "--record"]).args([&record, &set]).assert().code(2);
}
