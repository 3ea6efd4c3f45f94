//! What is downloaded: other tools take the patch, and it makes what was accepted and nothing else.

use crate::browser::Browser;
use crate::shelf::Shelf;
use postedit::render::Renderer;
use postedit::render::page::Page;
use postedit::text::Span;
use postedit::{Class, Document, Edit, Level, Report};
use serde_json::Value;

/// Articles with all that a patch has to get right: line ends, a byte-order mark, no final line feed, a legacy
/// encoding, paths with spaces, quotation marks and letters beyond ASCII, repairs that join lines.
const ARTICLES: &[&str] = &[
    "en/almizar-desalination.txt",
    "en/saint-orvan-exercise.txt",
    "en/gruenfelden-bridge.txt",
    "es/incendio-harlow-creek.txt",
    "es/apagon-northbridge.txt",
    "ru/most-verkhneozyorsk.txt",
];

fn shelf() -> Shelf {
    let corpus = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let mut articles: Vec<(&str, Vec<u8>)> =
        ARTICLES.iter().map(|name| (*name, std::fs::read(corpus.join(name)).expect("an article"))).collect();
    articles.push((
        "my articles/the \"first\" año\\.txt",
        b"He saw the the old house.\r\nIt was so.\rIt is.".to_vec(),
    ));
    let far: Vec<String> = (0..40).map(|line| format!("This is line {line} of the text.")).collect();
    let mut far = far.join("\n");
    far.insert_str(far.len() / 2, "He saw the the old house. ");
    far.insert_str(0, "They went to the the old town. ");
    far.push_str(" He saw of of the house.\n\n\n");
    articles.push(("my articles/far apart.txt", far.into_bytes()));
    Shelf::new(articles)
}

fn accept_all(browser: &Browser) {
    browser.click("#accept-all");
}

fn patch(browser: &Browser) -> Vec<u8> {
    browser.click("#save-patch");
    browser.downloaded("postedit.patch")
}

#[test]
fn the_patch_of_all_proposals_is_the_diff_of_the_command() {
    let shelf = shelf();
    let browser = Browser::start();
    browser.open(&shelf.page());
    accept_all(&browser);
    let (patch, diff) = (patch(&browser), shelf.clean(&[]));
    assert!(diff.len() > 5000);
    assert_eq!(String::from_utf8_lossy(&patch), String::from_utf8_lossy(&diff));
    assert!(patch == diff, "the bytes differ where no UTF-8 is");
    assert_eq!(browser.complaints(), [""; 0]);
}

fn made_up_edit(span: Span, right: &str) -> Edit {
    Edit {
        span,
        replacement: right.to_owned(),
        pass: "typos",
        class: Class::Typo,
        level: Level::Fix,
        confidence: 0.9,
        message: "made up".to_owned(),
        evidence: Vec::new(),
    }
}

/// The bytes of the file with only those edits that were accepted, by the places that the JSON tells.
fn expected(document: &Document, json: &Value) -> Vec<u8> {
    let own = json["articles"]
        .as_array()
        .expect("articles")
        .iter()
        .find(|article| article["path"] == document.name());
    let accepted = own.map_or(&[][..], |article| article["accepted"].as_array().expect("a list").as_slice());
    let edits: Vec<Edit> = accepted
        .iter()
        .map(|edit| {
            let at = |name: &str| edit[name].as_u64().expect("a number") as usize;
            let span = Span::new(at("start"), at("end"));
            assert_eq!(edit["wrong"], span.of(document.text()));
            assert_eq!(document.position(span.start), (at("line"), at("column")));
            made_up_edit(span, edit["right"].as_str().expect("a text"))
        })
        .collect();
    document.encode_edits(&edits).expect("the encoding has it")
}

#[test]
fn git_and_patch_make_exactly_what_was_accepted() {
    let shelf = shelf();
    let reports = shelf.reports();
    let browser = Browser::start();
    browser.open(&shelf.page());
    // every third proposal, suggestions that were held back among them, and all of one pass but one
    browser.choose("#by-kind", "");
    browser.click("#passes tr[data-pass='stray-periods'] .accept");
    browser.choose("#by-pass", "stray-periods");
    browser.click(".card .reject");
    browser.choose("#by-pass", "");
    browser.choose("#by-state", "open");
    browser.click("#articles li:nth-child(2) button");
    browser.press("jyjjyjjyjjyjjyjjyjjyjjyjjyjjyjjyjjyjjy");
    let patch = patch(&browser);
    browser.click("#save-json");
    let json: Value = serde_json::from_slice(&browser.downloaded("postedit-decisions.json")).expect("JSON");
    let lists = |name: &str| -> Vec<Value> {
        let articles = json["articles"].as_array().expect("articles").iter();
        articles.flat_map(|article| article[name].as_array().expect("a list").clone()).collect()
    };
    let (accepted, rejected) = (lists("accepted"), lists("rejected"));
    assert_eq!(rejected.len(), 1);
    assert!(
        accepted.len() > 12 && accepted.iter().any(|edit| edit["level"] == "suggest"),
        "{}",
        accepted.len()
    );
    assert!(accepted.iter().filter(|edit| edit["pass"] == "stray-periods").count() > 1);

    for (tool, arguments) in [("git", &["apply", "-"][..]), ("patch", &["-p1", "--silent", "--binary"][..])] {
        let copy = self::shelf();
        copy.apply(tool, arguments, &patch);
        for (document, _) in &reports {
            let (made, wanted) = (copy.read(document.name()), expected(document, &json));
            assert!(made == wanted, "{tool} on {}:\n{}", document.name(), String::from_utf8_lossy(&made));
        }
    }
    assert_eq!(browser.complaints(), [""; 0]);
}

#[test]
fn what_no_patch_can_hold_is_told_and_stands_in_the_json() {
    let japanese =
        "これは日本語の文章です。明日は雨が降るでしょう。&amp; 東京から大阪まで電車で行きました。\n"
            .repeat(4);
    let (bytes, _, lossy) = encoding_rs::SHIFT_JIS.encode(&japanese);
    assert!(!lossy);
    let corpus = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let word = std::fs::read(corpus.join("formats/lighthouse.en.docx")).expect("an article");
    let text = b"He saw the the old house.\n".to_vec();
    let shelf = Shelf::new([("日本.txt", bytes.into_owned()), ("letter.docx", word), ("a.txt", text)]);
    let browser = Browser::start();
    browser.open(&shelf.page());
    assert_eq!(browser.count(".article-head .warning"), 1);
    browser.click("#save-patch");
    let told = || browser.text("document.getElementById('status').textContent");
    assert_eq!(told(), "Nothing is accepted yet.");
    accept_all(&browser);
    let patch = patch(&browser);
    assert!(told().contains("日本.txt") && told().contains("letter.docx (Word documents"), "{}", told());
    assert!(patch.starts_with(b"--- a/a.txt\n"), "{}", String::from_utf8_lossy(&patch));
    browser.click("#save-json");
    let json: Value = serde_json::from_slice(&browser.downloaded("postedit-decisions.json")).expect("JSON");
    assert_eq!(json["articles"][0]["path"], "日本.txt");
    assert_eq!(json["articles"][0]["encoding"], "Shift_JIS");
    assert_eq!(json["articles"][1]["path"], "letter.docx");
    assert!(json["articles"][1]["accepted"].as_array().is_some_and(|accepted| !accepted.is_empty()));
    assert_eq!(browser.complaints(), [""; 0]);
}

/// Numbers that look like chance and are the same in every run (xorshift, Marsaglia 2003).
struct Chance(u32);

impl Chance {
    /// A number below `limit`.
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 17;
        self.0 ^= self.0 << 5;
        self.0 as usize % limit
    }
}

/// A text of short and empty lines with odd line ends, and repairs anywhere in it: within lines, at their ends, over
/// several of them, behind the last.
fn made_up(name: &str, chance: &mut Chance) -> (Document, Report) {
    let parts = ["a", "b", "ab", "\n", "\n", "\n", "\r\n", "\r", "ñ", "😀", " "];
    let text: String = (0..20 + chance.below(100)).map(|_| parts[chance.below(parts.len())]).collect();
    let borders: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let rights = ["", "x", "\n", "x\n", "\nx", "y\nz\n", "q"];
    let (mut edits, mut at) = (Vec::new(), chance.below(12));
    while at < borders.len() {
        let end = (at + chance.below(4)).min(borders.len() - 1);
        let right = rights[chance.below(rights.len())];
        if end > at || !right.is_empty() {
            edits.push(made_up_edit(Span::new(borders[at], borders[end]), right));
        }
        at = end + 1 + chance.below(12);
    }
    let bom = if chance.below(5) == 0 { "\u{feff}" } else { "" };
    let document = Document::from_bytes(name, format!("{bom}{text}").into_bytes()).expect("text");
    (document, Report { edits, ..Report::default() })
}

#[test]
fn patches_of_repairs_anywhere_apply() {
    let mut chance = Chance(2_463_534_242);
    let articles: Vec<_> = (0..300).map(|number| made_up(&format!("{number}.txt"), &mut chance)).collect();
    let originals = articles.iter().map(|(document, _)| {
        let bytes = document.encode_edits(&[]).expect("UTF-8");
        (document.name(), bytes)
    });
    let shelf = Shelf::new(originals);
    let (mut page, mut out) = (Page::default(), Vec::new());
    page.begin(&mut out).expect("writes to memory");
    for (document, report) in &articles {
        page.article(document, report, &mut out).expect("writes to memory");
    }
    page.end(&mut out).expect("writes to memory");
    let browser = Browser::start();
    browser.open(&shelf.put("review.html", &out));
    accept_all(&browser);
    let patch = patch(&browser);
    assert!(patch.len() > 50_000, "{}", patch.len());
    shelf.apply("git", &["apply", "-"], &patch);
    for (document, report) in &articles {
        let wanted = document.encode_edits(&report.edits).expect("UTF-8");
        let made = shelf.read(document.name());
        assert_eq!(String::from_utf8_lossy(&made), String::from_utf8_lossy(&wanted), "{:?}", document.text());
    }
    assert_eq!(browser.complaints(), [""; 0]);
}
