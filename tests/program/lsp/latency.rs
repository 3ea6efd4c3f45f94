//! The time from a keystroke to its diagnostics.

use super::editor::{Editor, Setup, position, run};
use crate::common::articles;
use async_lsp::lsp_types::{Range, Url};
use std::fs;
use std::time::{Duration, Instant};

/// English articles of the corpus up to about this many words.
fn article(words: usize) -> String {
    let english = articles().into_iter().filter(|path| path.parent().is_some_and(|at| at.ends_with("en")));
    let texts: Vec<String> = english.map(|path| fs::read_to_string(path).expect("read")).collect();
    let paragraphs = texts.iter().cycle().flat_map(|text| text.lines()).filter(|line| !line.is_empty());
    let mut text = String::new();
    for paragraph in paragraphs {
        if text.split_whitespace().count() >= words {
            break;
        }
        text.push_str(paragraph);
        text.push_str("\n\n");
    }
    text
}

/// Types a sentence into the middle of an article, letter by letter, each when the diagnostics of the one before have
/// come, and tells how long each took.
async fn typed(text: &str, sentence: &str) -> Vec<Duration> {
    let mut editor = Editor::start(Setup::default()).await;
    let uri = Url::parse("file:///articles/long.txt").expect("a URI");
    let mut text = text.to_owned();
    editor.open(&uri, "plaintext", &text);
    editor.diagnostics(&uri, 1).await;
    let mut at = text.len() / 2;
    at += text[at..].find(". ").expect("a sentence") + 2;
    let mut times = Vec::new();
    for (count, letter) in sentence.char_indices() {
        let place = position(&text, at, "utf-16");
        let letter = letter.to_string();
        text.insert_str(at, &letter);
        at += letter.len();
        let begin = Instant::now();
        let version = count as i32 + 2;
        editor.change(&uri, version, &[(Range::new(place, place), &letter)]);
        editor.diagnostics(&uri, version).await;
        times.push(begin.elapsed());
    }
    assert!(editor.end().await.success());
    times.sort();
    times
}

#[test]
#[ignore = "a measurement, for a build as it is shipped: cargo test --release --test program latency -- --ignored --nocapture"]
fn a_keystroke_in_a_long_article_shows_within_50_milliseconds() {
    let text = article(2000);
    let words = text.split_whitespace().count();
    run(async {
        let times = typed(&text, "The minister said that the the plan would go aheadand so it did.").await;
        let of = |share: usize| times[(times.len() - 1) * share / 100].as_secs_f64() * 1e3;
        eprintln!(
            "{words} words, {} keystrokes: median {:.1} ms, 95 % {:.1} ms, longest {:.1} ms",
            times.len(),
            of(50),
            of(95),
            of(100)
        );
        assert!(of(95) <= 50.0, "too slow");
    });
}

#[test]
fn typing_faster_than_the_analysis_ends_with_the_last_text() {
    run(async {
        let mut editor = Editor::start(Setup::default()).await;
        let uri = Url::parse("file:///articles/long.txt").expect("a URI");
        let text = article(2000);
        editor.open(&uri, "plaintext", &text);
        let start = Range::default();
        // "The the " from its end to its beginning
        for (count, letter) in "The the ".chars().rev().enumerate() {
            editor.change(&uri, count as i32 + 2, &[(start, &letter.to_string())]);
        }
        let found = editor.diagnostics(&uri, 9).await;
        let first = found.iter().map(|d| d.range).min_by_key(|range| range.start).expect("diagnostics");
        assert_eq!((first.start.line, first.end.character), (0, 7), "{first:?}");
        assert!(editor.end().await.success());
    });
}
