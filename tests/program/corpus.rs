//! The articles of the corpus and their gold repairs, through the whole program.

use crate::common::{articles, output, postedit, root};
use postedit::Document;
use postedit::evaluation::GoldRepair;
use serde_json::Value;
use std::path::{Path, PathBuf};

fn gold(article: &Path) -> Vec<GoldRepair> {
    let text = std::fs::read_to_string(article.with_extension("gold.jsonl")).expect("gold repairs");
    text.lines().map(|line| serde_json::from_str(line).expect("a repair")).collect()
}

fn score(language: &str) -> Value {
    let folder: PathBuf = root().join("corpus").join(language);
    let run = postedit().args(["eval", "--format", "json"]).arg(folder).assert().success();
    serde_json::from_slice(&run.get_output().stdout).expect("a score")
}

#[test]
fn gold_spans_hold_what_they_say() {
    for article in articles() {
        let bytes = std::fs::read(&article).expect("an article");
        let document = Document::from_bytes("article", bytes).expect("text");
        let characters: Vec<char> = document.text().chars().collect();
        for repair in gold(&article) {
            let found: String = characters[repair.start..repair.end].iter().collect();
            assert_eq!(found, repair.wrong, "{}", article.display());
            assert_ne!(repair.wrong, repair.right);
        }
    }
}

/// The languages that have articles.
fn languages() -> Vec<String> {
    let name = |article: &Path| Some(article.parent()?.file_name()?.to_string_lossy().into_owned());
    let mut names: Vec<String> = articles().iter().filter_map(|article| name(article)).collect();
    names.sort();
    names.dedup();
    names
}

#[test]
fn languages_with_a_dictionary_are_repaired_well() {
    for language in languages() {
        let known = postedit::Language::from_code(&language).expect("a language");
        let least = match language.as_str() {
            "en" => 0.75,
            "es" => 0.70,
            _ if known.lexicon().is_some() => 0.50,
            _ => continue,
        };
        let score = score(&language);
        let number = |key: &str| score[key].as_f64().expect("a number");
        assert!(number("recall") >= least, "{language}: recall {}", number("recall"));
        assert!(number("precision") >= 0.9, "{language}: precision {}", number("precision"));
    }
}

#[test]
fn right_text_of_every_language_stays() {
    for language in languages() {
        let false_edits = score(&language)["score"]["false_edits"].as_u64();
        assert_eq!(false_edits, Some(0), "{language}");
    }
}

#[test]
fn every_class_of_artifact_is_in_the_corpus_and_has_a_pass() {
    let mut classes: Vec<String> =
        articles().iter().flat_map(|article| gold(article)).map(|r| r.class).collect();
    classes.sort();
    classes.dedup();
    for class in [
        "acronym_case",
        "agreement",
        "apostrophe",
        "article",
        "calque",
        "doubled_word",
        "fused_name",
        "fused_words",
        "homoglyph",
        "html_entity",
        "invisible",
        "missing_space",
        "mojibake",
        "number_fused",
        "odd_capital",
        "place_name",
        "residue",
        "sentence_start",
        "space_before_punct",
        "split_word",
        "stray_period",
        "transliteration",
        "typo",
        "typo_name",
        "unicode",
        "wrong_quote",
    ] {
        assert!(classes.iter().any(|found| found == class), "{class}");
    }
}

#[test]
fn bytes_that_are_no_text_of_the_article_stay() {
    let crlf = articles().into_iter().find(|path| std::fs::read(path).expect("bytes").contains(&b'\r'));
    let path = crlf.expect("an article with CRLF line ends");
    let (original, cleaned) = (std::fs::read(&path).expect("bytes"), output(&["--stdout"], &path));
    let count = |bytes: &[u8], byte: u8| bytes.iter().filter(|&&b| b == byte).count();
    assert_eq!(count(&original, b'\r'), count(&cleaned, b'\r'));
    assert_eq!(count(&original, b'\n'), count(&cleaned, b'\n'));
}
