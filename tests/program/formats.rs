//! Articles in Markdown and HTML: what is no text stays byte for byte.

use super::common::{articles, assert_none, output, postedit, root};
use html5gum::{DefaultEmitter, Token, Tokenizer};
use postedit::format::{ArticleFormat, Html, Markdown};
use postedit::{Cleaner, Document, Options, Report};
use predicates::prelude::*;
use pulldown_cmark::{Event, Parser, Tag};
use std::fs;
use std::path::PathBuf;

/// The sample articles in Markdown and HTML.
fn samples() -> Vec<PathBuf> {
    let folder = root().join("corpus/formats");
    let files = fs::read_dir(&folder).expect("the samples").map(|entry| entry.expect("an entry").path());
    let mut files: Vec<PathBuf> = files
        .filter(|path| path.extension().is_some_and(|ending| ending == "md" || ending == "html"))
        .collect();
    files.sort();
    assert!(files.len() >= 12, "{} samples", files.len());
    files
}

#[test]
fn samples_become_what_an_editor_makes_of_them() {
    let mut failures = Vec::new();
    for path in samples() {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let wanted = path.with_file_name("repaired").join(&name);
        let expected = fs::read_to_string(&wanted).expect("a repaired file");
        let found = String::from_utf8(output(&["--no-config", "--stdout"], &path)).expect("UTF-8");
        let lines = expected.split('\n').zip(found.split('\n'));
        failures.extend(
            lines
                .filter(|(expected, found)| expected != found)
                .map(|(expected, found)| format!("{name}\n  expected {expected}\n  found    {found}")),
        );
        if expected.len() != found.len() && failures.is_empty() {
            failures.push(format!("{name} has {} bytes for {}", found.len(), expected.len()));
        }
        let again = output(&["--no-config", "--stdout"], &wanted);
        if again != expected.as_bytes() {
            failures.push(format!("{name}: the repaired file changes"));
        }
    }
    assert_none(&failures, "lines that are not repaired as they should be");
}

#[test]
fn a_diff_of_a_page_holds_its_source() {
    let page = root().join("corpus/formats/lighthouse-museum.en.html");
    let diff = String::from_utf8(output(&["--no-config", "--color=never"], &page)).expect("UTF-8");
    assert!(diff.contains("+<h1>The museum in the lighthouse <em>opens</em></h1>"), "{diff}");
}

#[test]
fn the_format_is_told_by_an_option_by_the_name_or_by_the_beginning() {
    let clean = |arguments: &[&str], input: &str| {
        let mut command = postedit();
        command
            .args(["clean", "--no-config", "--stdout", "--quiet"])
            .args(arguments)
            .arg("-")
            .write_stdin(input);
        String::from_utf8(command.assert().success().get_output().stdout.clone()).expect("UTF-8")
    };
    let markdown = "He saw `the the` and the the house.\n";
    assert_eq!(clean(&["--format-in", "markdown"], markdown), "He saw `the the` and the house.\n");
    let page = "<html><code>the the</code> house and the the cat.";
    assert_eq!(clean(&[], page), "<html><code>the the</code> house and the cat.");
    assert_eq!(clean(&["--format-in=text"], page), "<html><code>the</code> house and the cat.");
    postedit()
        .args(["clean", "--format-in", "word", "-"])
        .assert()
        .code(2)
        .stderr(predicate::str::contains("markdown").and(predicate::str::contains("html")));
}

#[test]
fn a_comment_that_is_not_understood_is_told_with_its_place() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.md");
    fs::write(&path, "Text\n\n<!-- postedit-ignore-next-line typos -->\nmore\n").expect("a file");
    let place = predicate::str::contains("a.md: line 3, column 1: this comment is not understood");
    postedit().arg("clean").arg(&path).assert().code(2).stderr(place);
}

#[test]
fn a_batch_takes_articles_of_all_formats() {
    let folder = tempfile::tempdir().expect("a folder");
    let (from, to) = (folder.path().join("in"), folder.path().join("out"));
    fs::create_dir(&from).expect("a folder");
    fs::write(from.join("a.md"), "# The the port\n\n`the the`\n").expect("a file");
    fs::write(from.join("b.html"), "<p class='the the'>He saw the the port.").expect("a file");
    postedit().arg("batch").arg(&from).arg("-o").arg(&to).assert().success();
    assert_eq!(fs::read_to_string(to.join("a.md")).expect("a file"), "# The port\n\n`the the`\n");
    assert_eq!(fs::read_to_string(to.join("b.html")).expect("a file"), "<p class='the the'>He saw the port.");
}

#[test]
fn learn_counts_what_a_reader_sees() {
    let folder = tempfile::tempdir().expect("a folder");
    let page = folder.path().join("a.html");
    fs::write(&page, "<p class=invisibleword>Tarsenov spoke, Tarsenov left<code>hiddenword</code></p>\n")
        .expect("a file");
    let lexicon = folder.path().join("house.lexicon");
    postedit().arg("learn").arg(&page).arg("-o").arg(&lexicon).args(["--min-count", "1"]).assert().success();
    let show = |word: &str| postedit().args(["lexicon", "show"]).arg(&lexicon).arg(word).assert();
    show("Tarsenov").success();
    show("invisibleword").code(1);
    show("hiddenword").code(1);
}

/// What markup a source has, without the text.
fn skeleton(format: &dyn ArticleFormat, source: &str) -> Vec<String> {
    if format.name() == "markdown" {
        let is_markup = |event: &Event<'_>| !matches!(event, Event::Text(_) | Event::SoftBreak);
        let options = pulldown_cmark::Options::ENABLE_TABLES | pulldown_cmark::Options::ENABLE_FOOTNOTES;
        let shown = |event: Event<'_>| match event {
            // the title of a link is text
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                format!("to {dest_url}")
            }
            event => format!("{event:?}"),
        };
        return Parser::new_ext(source, options).filter(is_markup).map(shown).collect();
    }
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let tokens = Tokenizer::new_with_emitter(source, emitter).map(|token| match token {
        Ok(Token::StartTag(tag)) => {
            let attributes = tag
                .attributes
                .iter()
                .filter(|(name, _)| !matches!(name.as_slice(), b"alt" | b"content" | b"title"));
            format!("{:?} {:?}", tag.name, attributes.collect::<Vec<_>>())
        }
        Ok(Token::EndTag(tag)) => format!("/{:?}", tag.name),
        Ok(Token::Comment(comment)) => format!("{comment:?}"),
        Ok(Token::String(_) | Token::Doctype(_) | Token::Error(_)) | Err(_) => String::new(),
    });
    tokens.filter(|token| !token.is_empty()).collect()
}

/// Cleans a source and checks what is promised of every one. What is wrong is added to `failures`.
fn check(
    cleaner: &Cleaner,
    format: &'static dyn ArticleFormat,
    name: &str,
    source: &str,
    failures: &mut Vec<String>,
) -> Option<Report> {
    let open = |text: &str| Document::open(name, text.as_bytes().to_vec(), Some(format)).ok();
    let document = open(source)?;
    if document.encode_edits(&[]).expect("encodes") != source.as_bytes() {
        failures.push(format!("{name}: changes without edits"));
    }
    let report = cleaner.report(&document);
    let cleaned = report.cleaned(&document);
    let (before, after) = (skeleton(format, source), skeleton(format, &cleaned));
    if before != after {
        let first = before.iter().zip(&after).find(|(a, b)| a != b);
        failures.push(format!("{name}: the markup changes: {first:?} in\n{source}\n{cleaned}"));
    }
    let again = open(&cleaned).map(|document| cleaner.report(&document).edits).unwrap_or_default();
    if let Some(edit) = again.first() {
        failures.push(format!(
            "{name}: cleaned again, {:?} -> {:?}",
            edit.span.of(&cleaned),
            edit.replacement
        ));
    }
    Some(report)
}

/// Numbers that look like chance and are the same every time (xorshift).
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit as u64) as usize
    }
}

/// A text in Markdown: words in links and emphasis, paragraphs in lists and quotations, lines that are broken.
fn in_markdown(text: &str, chance: &mut Chance) -> String {
    let mut out = String::from("---\ntitle: the the\n---\n\n");
    for paragraph in text.lines().filter(|line| !line.trim().is_empty()) {
        let prefix = ["", "", "> ", "- ", "1. ", "## "][chance.below(6)];
        let indent = match prefix {
            "- " => "  ",
            "1. " => "   ",
            "## " => "",
            prefix => prefix,
        };
        out.push_str(prefix);
        for (number, word) in paragraph.split(' ').enumerate() {
            let is_break = prefix != "## " && number % 12 == 11;
            out.push_str(match (number, is_break) {
                (0, _) => "",
                (_, true) => "\n",
                (_, false) => " ",
            });
            if is_break {
                out.push_str(indent);
            }
            let mut escaped = String::new();
            for c in word.chars() {
                if "\\`*_[]<>&|~$#{}=+-".contains(c) || c == '.' && number % 12 == 0 {
                    escaped.push('\\');
                }
                escaped.push(c);
            }
            let is_plain = word.chars().all(char::is_alphabetic) && word.len() > 2;
            out.push_str(&match chance.below(12) {
                0 if is_plain => format!("**{escaped}**"),
                1 if is_plain => format!("[{escaped}](https://example.org/the-the)"),
                2 if is_plain => format!("*{escaped}*"),
                _ => escaped,
            });
        }
        out.push_str("\n\n");
    }
    out
}

/// A text in HTML: words in links and emphasis, characters as references, lines that are broken.
fn in_html(text: &str, chance: &mut Chance) -> String {
    let mut out = String::from("<!doctype html>\n<script>\"the the\"</script>\n");
    for paragraph in text.lines().filter(|line| !line.trim().is_empty()) {
        let (open, close) =
            [("<p>", "</p>"), ("<li class='the the'>", ""), ("<h2>\n", "\n</h2>"), ("<td>", "")]
                [chance.below(4)];
        out.push_str(open);
        for (number, word) in paragraph.split(' ').enumerate() {
            out.push_str(match (number, chance.below(15)) {
                (0, _) => "",
                (_, 0) => "\n\t",
                (_, 1) => "<!-- the the --> ",
                _ => " ",
            });
            let mut escaped = String::new();
            for c in word.chars() {
                match c {
                    '&' => escaped.push_str("&amp;"),
                    '<' => escaped.push_str("&lt;"),
                    c if !c.is_ascii() && chance.below(2) == 0 => {
                        escaped.push_str(&format!("&#{};", u32::from(c)));
                    }
                    c => escaped.push(c),
                }
            }
            out.push_str(&match chance.below(12) {
                0 => format!("<b>{escaped}</b>"),
                1 => format!("<a href=\"/the-the\">{escaped}</a>"),
                2 => format!("<span>{escaped}"),
                _ => escaped,
            });
        }
        out.push_str(close);
        out.push('\n');
    }
    out
}

#[test]
fn articles_in_markup_are_repaired_as_they_are_without() {
    let cleaner = Cleaner::new(Options::default());
    let mut failures = Vec::new();
    let (mut plain, mut marked) = (0, 0);
    for (number, path) in articles().iter().enumerate() {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let document = Document::from_bytes(&*name, fs::read(path).expect("a file")).expect("text");
        plain += 2 * cleaner.report(&document).edits.len();
        let chance = &mut Chance(0x9e37_79b9 + number as u64);
        let markdown = in_markdown(document.text(), chance);
        let html = in_html(document.text(), chance);
        for (format, source) in [(&Markdown as &dyn ArticleFormat, markdown), (&Html, html)] {
            let report =
                check(&cleaner, format, &format!("{name} in {}", format.name()), &source, &mut failures);
            marked += report.map_or(0, |report| report.edits.len());
        }
    }
    assert_none(&failures, "articles in markup");
    assert!(marked * 10 >= plain * 9, "{marked} edits with markup, {plain} without");
}

#[test]
fn damaged_markup_stays_as_it_is() {
    let options = Options {
        select: Some(vec!["doubled-words", "missing-space", "fused-words", "html-entities"]),
        ..Options::default()
    };
    let cleaner = Cleaner::new(options);
    let scraps = [
        "<",
        ">",
        "&",
        "&amp;",
        "\"",
        "'",
        "</",
        "<b",
        "<!--",
        "-->",
        "<p ",
        "]]>",
        "\0",
        "\r",
        "\n",
        "\r\n",
        "*",
        "**",
        "_",
        "`",
        "```",
        "[",
        "](",
        ")",
        "|",
        "\\",
        "~~",
        "$",
        "\n> ",
        "\n- ",
        "\n# ",
        "\n---\n",
        "{{",
        "%}",
        "é",
        "\u{202e}",
        "the the ",
        "<script>",
        "<code>",
        "<pre>",
        "</pre>",
        "&#0;",
        "&notit;",
        "<svg/>",
        "<br/>",
        "![",
        "[^1]",
        "<td",
        "=\"",
        "<?",
        "<![CDATA[",
    ];
    let mut failures = Vec::new();
    for (number, path) in samples().iter().enumerate() {
        let source = fs::read_to_string(path).expect("a file");
        let format: &'static dyn ArticleFormat =
            if path.extension().is_some_and(|ending| ending == "md") { &Markdown } else { &Html };
        let chance = &mut Chance(0x2545_f491 + number as u64);
        for round in 0..12 {
            let mut damaged = source.clone();
            for _ in 0..=round {
                let mut at = chance.below(damaged.len());
                while !damaged.is_char_boundary(at) {
                    at -= 1;
                }
                let mut end = (at + chance.below(20)).min(damaged.len());
                while !damaged.is_char_boundary(end) {
                    end -= 1;
                }
                damaged.replace_range(at..end.max(at), scraps[chance.below(scraps.len())]);
            }
            let name = format!("{} {round}", path.display());
            check(&cleaner, format, &name, &damaged, &mut failures);
        }
    }
    assert_none(&failures, "damaged files");
}
