//! The formats for other programs: they keep to their schemas, and what they tell of places makes the cleaned text.

use crate::common::{articles, postedit, root};
use jsonschema::Validator;
use postedit::render::Renderer;
use postedit::render::checkstyle::Checkstyle;
use postedit::render::github::Github;
use postedit::render::json::{Json, JsonLines};
use postedit::render::rdjson::Rdjson;
use postedit::render::sarif::Sarif;
use postedit::{Cleaner, Document, Language, Level, Options, Report};
use rayon::prelude::*;
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::sync::OnceLock;

/// Texts in which places in bytes, characters and UTF-16 differ, and lines end in all ways.
const HARD: &[(&str, &str)] = &[
    ("emoji.txt", "🚢👩\u{200d}🚀 He saw the the old house , they say.\n🇳🇴 It was on the ground.The end.\n"),
    ("日本 語.txt", "日本語の文 He saw the the old house.\nCafe\u{301} he saw the the house.\n"),
    ("crlf.txt", "One line.\r\nHe saw the the old house.\r\nOn the ground.The end\r\n"),
    ("mark.txt", "\u{feff}He saw the the old house.\nHe saw the the old house.\n"),
    ("returns.txt", "One.\rHe saw the the old house.\u{2028}He saw the the car.\u{85}On the ground.The end"),
    ("a&b<c>'d\".txt", "He saw the the \u{1b}[31m old \u{9b} \u{202e} house & \"it\" <b>fell</b>\u{fffe}.\n"),
    ("empty.txt", ""),
];

/// All articles of the corpus, and the hard texts, with what is found in them, suggestions among the edits and not.
fn all() -> &'static [(Document, Report)] {
    static ALL: OnceLock<Vec<(Document, Report)>> = OnceLock::new();
    ALL.get_or_init(|| {
        let mut documents = Vec::new();
        for path in articles() {
            let bytes = fs::read(&path).expect("an article");
            let relative = path.strip_prefix(root()).expect("in the project").to_string_lossy();
            documents.push(Document::from_bytes(relative, bytes).expect("text"));
        }
        for (name, text) in HARD {
            documents.push(Document::from_bytes(*name, text.as_bytes().to_vec()).expect("text"));
        }
        let hard = documents.len() - HARD.len();
        let jobs: Vec<_> = documents.into_iter().enumerate().collect();
        let report = |(index, document): (usize, Document)| {
            let level = if index % 2 == 0 { Level::Fix } else { Level::Suggest };
            let language = if index < hard { None } else { Language::from_code("en") };
            let report = Cleaner::new(Options { language, level, ..Options::default() }).report(&document);
            (document, report)
        };
        jobs.into_par_iter().map(report).collect()
    })
}

/// What a renderer makes of all articles and of one that could not be read.
fn rendered(renderer: &mut dyn Renderer) -> String {
    let mut out = Vec::new();
    renderer.begin(&mut out).expect("writes to memory");
    for (document, report) in all() {
        renderer.article(document, report, &mut out).expect("writes to memory");
    }
    renderer
        .failure("no such\n<file>.txt", "is gone; \u{1b}[2J look for it", &mut out)
        .expect("writes to memory");
    renderer.end(&mut out).expect("writes to memory");
    let text = String::from_utf8(out).expect("UTF-8");
    let unsafe_character = |c: char| c.is_control() && c != '\n' || matches!(c, '\u{202a}'..='\u{202e}');
    assert_eq!(text.find(unsafe_character), None, "control characters are escaped");
    text
}

fn schema(path: &str) -> Value {
    let text = fs::read_to_string(root().join(path)).expect("a schema");
    // the pattern of languages in SARIF's schema has a bracket too many, which strict readers of patterns refuse
    serde_json::from_str(&text.replace("{2}]?$", "{2}$")).expect("JSON")
}

fn assert_valid(validator: &Validator, value: &Value) {
    let errors: Vec<_> = validator
        .iter_errors(value)
        .take(5)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{}", errors.join("\n"));
}

/// A replacement by byte offsets.
type Replacement = (usize, usize, String);

/// The text with replacements made, which are in order.
fn apply(text: &str, replacements: &[Replacement]) -> String {
    let (mut out, mut last) = (String::new(), 0);
    for (start, end, replacement) in replacements {
        out.push_str(&text[last..*start]);
        out.push_str(replacement);
        last = *end;
    }
    out + &text[last..]
}

/// Fails if the replacements of an article make anything but its cleaned text.
fn assert_cleans(index: usize, replacements: &[Replacement]) {
    let (document, report) = &all()[index];
    assert_eq!(replacements.len(), report.edits.len(), "{}", document.name());
    assert_eq!(apply(document.text(), replacements), report.cleaned(document), "{}", document.name());
}

/// The byte of a place by line and column, where `length` is that of a character in the units of columns.
fn byte(text: &str, line: &Value, column: &Value, length: impl Fn(char) -> usize) -> usize {
    let number = |value: &Value| value.as_u64().expect("a number") as usize;
    let start: usize = text.split_inclusive('\n').take(number(line) - 1).map(str::len).sum();
    let mut left = number(column) - 1;
    let mut at = start;
    for c in text[start..].chars() {
        if left == 0 {
            break;
        }
        left = left.checked_sub(length(c)).expect("a column that begins a character");
        at += c.len_utf8();
    }
    assert_eq!(left, 0, "the column lies in the text");
    at
}

fn array<'v>(value: &'v Value, name: &str) -> &'v [Value] {
    value[name].as_array().unwrap_or_else(|| panic!("no array {name}"))
}

fn string(value: &Value) -> String {
    value.as_str().expect("a string").to_owned()
}

#[test]
fn json_keeps_to_its_schema_and_its_places_are_right() {
    let json: Value = serde_json::from_str(&rendered(&mut Json::default())).expect("JSON");
    let schema = schema("docs/report.schema.json");
    assert_valid(&jsonschema::validator_for(&schema).expect("a schema"), &json);
    let articles = array(&json, "articles");
    assert_eq!(articles.len(), all().len());
    for (index, article) in articles.iter().enumerate() {
        let (document, report) = &all()[index];
        let text = document.text();
        let wide: Vec<u16> = text.encode_utf16().collect();
        let characters: Vec<char> = text.chars().collect();
        let mut replacements = Vec::new();
        for edit in array(article, "edits") {
            let number = |name: &str| edit[name].as_u64().expect("a number") as usize;
            let wrong = string(&edit["wrong"]);
            assert_eq!(String::from_utf16_lossy(&wide[number("start_utf16")..number("end_utf16")]), wrong);
            let part = &characters[number("start_char")..number("end_char")];
            assert_eq!(part.iter().collect::<String>(), wrong);
            let start = byte(text, &edit["line"], &edit["column"], |_| 1);
            let end = byte(text, &edit["end_line"], &edit["end_column"], |_| 1);
            assert_eq!((start, end), (number("start"), number("end")), "{edit}");
            replacements.push((start, end, string(&edit["right"])));
        }
        assert_cleans(index, &replacements);
        assert_eq!(array(article, "held_back").len(), report.held_back.len());
        assert_eq!(array(article, "remarks").len(), report.remarks.len());
    }
    let held_back: usize = all().iter().map(|(_, report)| report.held_back.len()).sum();
    let remarks: usize = all().iter().map(|(_, report)| report.remarks.len()).sum();
    assert!(held_back > 20 && remarks > 2, "{held_back} held back, {remarks} remarks are too few for a test");
}

#[test]
fn lines_of_json_keep_to_their_schema() {
    let mut schema = schema("docs/report.schema.json");
    let line = serde_json::json!({ "$ref": "#/$defs/line", "$defs": schema["$defs"].take() });
    let validator = jsonschema::validator_for(&line).expect("a schema");
    let text = rendered(&mut JsonLines);
    assert_eq!(text.lines().count(), all().len() + 1);
    for line in text.lines() {
        assert_valid(&validator, &serde_json::from_str(line).expect("JSON"));
    }
    assert!(!validator.is_valid(&serde_json::json!({"path": "a.txt"})), "the schema tells what is missing");
}

#[test]
fn sarif_keeps_to_its_schema_and_its_fixes_clean() {
    let json: Value = serde_json::from_str(&rendered(&mut Sarif::default())).expect("JSON");
    let schema = schema("tests/schemas/sarif-2.1.0.schema.json");
    let validator = jsonschema::options().should_validate_formats(true).build(&schema).expect("a schema");
    assert_valid(&validator, &json);
    let run = &json["runs"][0];
    assert_eq!(run["columnKind"], "utf16CodeUnits");
    let artifacts = array(run, "artifacts");
    assert_eq!(artifacts.len(), all().len());
    let mut by_article = vec![Vec::new(); artifacts.len()];
    for result in array(run, "results") {
        let place = &result["locations"][0]["physicalLocation"];
        let index = place["artifactLocation"]["index"].as_u64().expect("an index") as usize;
        assert_eq!(place["artifactLocation"]["uri"], artifacts[index]["location"]["uri"]);
        let Some(fix) = result.get("fixes") else { continue };
        let replacement = &fix[0]["artifactChanges"][0]["replacements"][0];
        let region = &replacement["deletedRegion"];
        let (document, _) = &all()[index];
        let start = byte(document.text(), &region["startLine"], &region["startColumn"], char::len_utf16);
        let end = byte(document.text(), &region["endLine"], &region["endColumn"], char::len_utf16);
        let before = document.text()[..start].encode_utf16().count();
        assert_eq!(region["charOffset"].as_u64(), Some(before as u64));
        if let Some(offset) = region.get("byteOffset") {
            let file = document.encode(document.text()).expect("its own text");
            let at = offset.as_u64().expect("a number") as usize;
            assert_eq!(&file[at..at + end - start], &document.text().as_bytes()[start..end]);
        }
        by_article[index].push((start, end, string(&replacement["insertedContent"]["text"])));
    }
    for (index, replacements) in by_article.iter().enumerate() {
        assert_cleans(index, replacements);
    }
}

#[test]
fn rdjson_keeps_to_its_schema_and_its_suggestions_clean() {
    let json: Value = serde_json::from_str(&rendered(&mut Rdjson::default())).expect("JSON");
    let schema = schema("tests/schemas/rdjson.schema.json");
    assert_valid(&jsonschema::validator_for(&schema).expect("a schema"), &json);
    for (index, (document, _)) in all().iter().enumerate() {
        let file = document.encode(document.text()).expect("its own text");
        let Ok(file) = String::from_utf8(file) else { continue };
        let mark = file.len() - document.text().len();
        let diagnostics = array(&json, "diagnostics").iter();
        let own = diagnostics.filter(|diagnostic| diagnostic["location"]["path"] == document.name());
        let suggestions = own.filter_map(|diagnostic| diagnostic.get("suggestions"));
        let replacements: Vec<Replacement> = suggestions
            .map(|suggestions| {
                let (range, text) = (&suggestions[0]["range"], &suggestions[0]["text"]);
                let at =
                    |name: &str| byte(&file, &range[name]["line"], &range[name]["column"], char::len_utf8);
                (at("start") - mark, at("end") - mark, string(text))
            })
            .collect();
        assert_cleans(index, &replacements);
    }
}

#[test]
fn checkstyle_keeps_to_its_schema() {
    let xml = rendered(&mut Checkstyle);
    let schema = fs::read_to_string(root().join("tests/schemas/checkstyle.xsd")).expect("a schema");
    let schema = uppsala::parse(&schema).expect("XML");
    let validator = uppsala::XsdValidator::from_schema(&schema).expect("a schema");
    let document = uppsala::parse(&xml).expect("XML");
    let errors = validator.validate(&document);
    assert!(errors.is_empty(), "{:?}", &errors[..errors.len().min(5)]);
    let findings: usize = all().iter().map(|(_, report)| report.edits.len() + report.remarks.len()).sum();
    assert_eq!(xml.matches("<error ").count(), findings + 1);
    assert_eq!(xml.matches("<file ").count(), all().len() + 1);
    let wrong = uppsala::parse("<checkstyle version=\"8.0\"><file/></checkstyle>").expect("XML");
    assert!(!validator.validate(&wrong).is_empty(), "the schema tells what is missing");
}

#[test]
fn annotations_of_github_have_one_line_each() {
    let text = rendered(&mut Github);
    let findings: usize = all().iter().map(|(_, report)| report.edits.len() + report.remarks.len()).sum();
    assert_eq!(text.lines().count(), findings + 1);
    for line in text.lines() {
        let (command, message) = line[2..].split_once("::").expect("a message");
        let (level, properties) = command.split_once(' ').expect("properties");
        assert!(matches!(level, "warning" | "notice" | "error"), "{line}");
        assert!(!message.is_empty(), "{line}");
        for property in properties.split(',') {
            let (name, value) = property.split_once('=').expect("name and value");
            match name {
                "file" | "title" => assert!(!value.is_empty(), "{line}"),
                "line" | "endLine" | "col" | "endColumn" => {
                    assert!(value.parse::<usize>().is_ok_and(|number| number > 0), "{line}");
                }
                _ => panic!("{name} is no property of a command: {line}"),
            }
        }
    }
}

/// The program's output in a format for `a b.txt`, which is wrong, and a file that is not there, and its exit code.
fn run(format: &str, folder: &Path) -> (String, Option<i32>) {
    fs::write(folder.join("a b.txt"), "He saw the the old house.\n").expect("a file");
    let assert = postedit()
        .args(["clean", "--quiet", "--lang", "en", "--format", format, "a b.txt", "gone.txt"])
        .current_dir(folder)
        .assert();
    let output = assert.get_output();
    (String::from_utf8(output.stdout.clone()).expect("UTF-8"), output.status.code())
}

#[test]
fn the_program_prints_each_format_and_names_what_failed() {
    let folder = tempfile::tempdir().expect("a folder");
    for (format, wanted) in [
        ("json", "\"path\":\"gone.txt\""),
        ("jsonl", "{\"path\":\"gone.txt\",\"error\":\""),
        ("sarif", "\"executionSuccessful\":false"),
        ("rdjson", "\"severity\":\"ERROR\""),
        ("github", "::error file=gone.txt"),
        ("checkstyle", "<file name=\"gone.txt\">"),
    ] {
        let (shown, code) = run(format, folder.path());
        assert!(shown.contains(wanted), "{format}: {shown}");
        assert!(shown.contains("doubled-words"), "{format}: {shown}");
        assert_eq!(code, Some(2), "{format}");
    }
}

#[test]
fn an_edit_of_many_in_a_long_line_is_found_at_once() {
    let text =
        "He saw the the old 🚢 house and said that it was on the ground , as they say. ".repeat(12_000);
    let document = Document::new("a.txt", text);
    let options = Options { language: Language::from_code("en"), ..Options::default() };
    let report = Cleaner::new(options).report(&document);
    assert!(document.text().len() > 900_000 && report.edits.len() >= 20_000, "{} edits", report.edits.len());
    let renderers: [Box<dyn Renderer>; 5] = [
        Box::new(Json::default()),
        Box::new(Sarif::default()),
        Box::new(Rdjson::default()),
        Box::new(Github),
        Box::new(Checkstyle),
    ];
    for mut renderer in renderers {
        let started = std::time::Instant::now();
        renderer.article(&document, &report, &mut std::io::sink()).expect("writes nowhere");
        // counting from the start of the line for each edit would read 20 GB
        assert!(started.elapsed().as_secs() < 10, "took {:?}", started.elapsed());
    }
}
