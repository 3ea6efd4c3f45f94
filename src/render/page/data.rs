//! What the page is told of an article, as JSON that can stand inside a page.

use crate::decode::Encoding;
use crate::document::Document;
use crate::edit::Edit;
use crate::finding::{Class, Finding, Level};
use crate::language::Language;
use crate::render::diff;
use crate::report::Report;
use crate::text::Span;
use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter};
use std::io::{self, Write};

/// One article. Names are those that the script of the page reads.
#[derive(Serialize)]
pub struct Article<'r> {
    path: &'r str,
    encoding: &'static str,
    format: &'static str,
    /// Whether the text was taken out of a file that is no text.
    package: bool,
    language: Option<Named>,
    source: Option<Named>,
    /// How a patch names the file and encodes its lines; `None` if the page can write none for it.
    patch: Option<Patch>,
    text: &'r str,
    /// In the order of the text.
    items: Vec<Item<'r>>,
}

#[derive(Serialize)]
struct Named {
    code: &'static str,
    name: &'static str,
}

#[derive(Serialize)]
struct Patch {
    old: String,
    new: String,
    /// Whether the file begins with a byte-order mark, which the text lacks.
    bom: bool,
    /// The label of a single-byte encoding; `None` for UTF-8.
    label: Option<&'static str>,
}

/// What an editor is to think of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum Kind {
    /// A repair that the options admit.
    Proposed,
    /// A repair that they hold back.
    Held,
    /// A finding that cannot be decided on the page.
    Remark,
}

/// A proposal or a remark.
#[derive(Serialize)]
struct Item<'r> {
    kind: Kind,
    /// Start and end in the text in UTF-16 code units, as scripts count.
    at: [usize; 2],
    /// Start and end in bytes of the text in UTF-8, as the other reports of postedit count.
    bytes: [usize; 2],
    /// 1-based line, and 1-based column in characters.
    line: usize,
    column: usize,
    right: Option<&'r str>,
    pass: &'static str,
    class: Class,
    level: Level,
    confidence: f64,
    message: &'r str,
    evidence: Vec<&'r str>,
}

/// What an editor reads of a suggestion that lies in the text of a repair, and so cannot be made beside it.
const IN_ANOTHER: &str =
    "It lies in the text of another repair. Clean the article again when that one is made.";

impl<'r> Article<'r> {
    /// The article, or nothing if nothing is found in it.
    pub fn new(document: &'r Document, report: &'r Report) -> Option<Self> {
        let mut items: Vec<_> = report.edits.iter().map(|edit| proposal(Kind::Proposed, edit)).collect();
        let mut taken: Vec<Span> = report.edits.iter().map(|edit| edit.span).collect();
        for edit in &report.held_back {
            let place =
                taken.partition_point(|span| (span.start, span.end) < (edit.span.start, edit.span.end));
            if taken[place.saturating_sub(1)..].iter().take(3).any(|span| span.collides(edit.span)) {
                let mut item = proposal(Kind::Remark, edit);
                item.1.right = None;
                item.1.evidence.push(IN_ANOTHER);
                items.push(item);
            } else {
                taken.insert(place, edit.span);
                items.push(proposal(Kind::Held, edit));
            }
        }
        items.extend(report.remarks.iter().map(remark));
        if items.is_empty() {
            return None;
        }
        items.sort_by_key(|(span, _)| *span);
        place(document, &mut items);
        Some(Self {
            path: document.name(),
            encoding: document.encoding().name(),
            format: document.format().title(),
            package: document.is_package(),
            language: report.language.map(named),
            source: report.source.map(named),
            patch: patch(document),
            text: document.text(),
            items: items.into_iter().map(|(_, item)| item).collect(),
        })
    }

    /// Writes the article as JSON in which no character means anything to HTML: such a text can neither end
    /// the element of the page that it stands in nor begin another.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        write_json(self, out)
    }
}

/// Writes a value as JSON that may stand in an element of a page.
pub fn write_json(value: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    value.serialize(&mut serde_json::Serializer::with_formatter(out, InPage)).map_err(io::Error::from)
}

/// Escapes in strings what HTML or JavaScript would take for more than a letter. In JSON these characters
/// occur in strings alone.
struct InPage;

impl Formatter for InPage {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        let mut rest = fragment;
        while let Some(at) = rest.find(['<', '>', '&', '\u{2028}', '\u{2029}']) {
            CompactFormatter.write_string_fragment(out, &rest[..at])?;
            let c = rest[at..].chars().next().expect("found one");
            write!(out, "\\u{:04x}", c as u32)?;
            rest = &rest[at + c.len_utf8()..];
        }
        CompactFormatter.write_string_fragment(out, rest)
    }
}

fn named(language: Language) -> Named {
    Named { code: language.code(), name: language.name() }
}

/// A script can write UTF-8 and, by the table of its decoder, encodings of one byte a character. A patch of a text that
/// stands in a package fits no file.
fn patch(document: &Document) -> Option<Patch> {
    if document.is_package() {
        return None;
    }
    let (bom, label) = match document.encoding() {
        Encoding::Utf8 { bom } => (bom, None),
        Encoding::Legacy(encoding) if encoding.is_single_byte() => (false, Some(encoding.name())),
        Encoding::Legacy(_) => return None,
    };
    let [old, new] = ["a", "b"].map(|side| diff::name(side, document.path()));
    Some(Patch { old, new, bom, label })
}

fn proposal(kind: Kind, edit: &Edit) -> (Span, Item<'_>) {
    let item = Item {
        kind,
        at: [0; 2],
        bytes: [edit.span.start, edit.span.end],
        line: 0,
        column: 0,
        right: Some(&edit.replacement),
        pass: edit.pass,
        class: edit.class,
        level: edit.level,
        confidence: rounded(edit.confidence),
        message: &edit.message,
        evidence: edit.evidence.iter().map(String::as_str).collect(),
    };
    (edit.span, item)
}

fn remark(finding: &Finding) -> (Span, Item<'_>) {
    let item = Item {
        kind: Kind::Remark,
        at: [0; 2],
        bytes: [finding.span.start, finding.span.end],
        line: 0,
        column: 0,
        right: None,
        pass: finding.pass,
        class: finding.class,
        level: Level::Suggest,
        confidence: rounded(finding.confidence),
        message: &finding.message,
        evidence: finding.evidence.iter().map(String::as_str).collect(),
    };
    (finding.span, item)
}

/// A confidence in steps of a thousandth: more digits would say more than is known.
fn rounded(confidence: f32) -> f64 {
    (f64::from(confidence) * 1000.0).round() / 1000.0
}

/// Fills in lines, columns and offsets in UTF-16, in one walk over the text.
fn place(document: &Document, items: &mut [(Span, Item<'_>)]) {
    let text = document.text();
    let mut offsets: Vec<usize> = items.iter().flat_map(|(span, _)| [span.start, span.end]).collect();
    offsets.sort_unstable();
    offsets.dedup();
    let (mut last, mut units) = (0, 0);
    let in_units: Vec<usize> = offsets
        .iter()
        .map(|&offset| {
            units += utf16_len(&text[last..offset]);
            last = offset;
            units
        })
        .collect();
    let unit = |offset: usize| in_units[offsets.binary_search(&offset).expect("an offset of an item")];
    for (span, item) in items {
        item.at = [unit(span.start), unit(span.end)];
        (item.line, item.column) = document.position(span.start);
    }
}

/// Length in UTF-16 code units: one for each character, two for those that take four bytes of UTF-8.
fn utf16_len(text: &str) -> usize {
    text.bytes().map(|byte| usize::from(byte & 0xc0 != 0x80) + usize::from(byte >= 0xf0)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cleaner::{Cleaner, Options};
    use serde_json::Value;

    fn edit(start: usize, end: usize, right: &str) -> Edit {
        Edit {
            span: Span::new(start, end),
            replacement: right.to_owned(),
            pass: "typos",
            class: Class::Typo,
            level: Level::Suggest,
            confidence: 0.5,
            message: "A message".to_owned(),
            evidence: vec!["A reason".to_owned()],
        }
    }

    fn json(document: &Document, report: &Report) -> (String, Value) {
        let mut out = Vec::new();
        let article = Article::new(document, report).expect("an article with items");
        article.write(&mut out).expect("writes to memory");
        let written = String::from_utf8(out).expect("UTF-8");
        let value = serde_json::from_str(&written).expect("JSON");
        (written, value)
    }

    #[test]
    fn nothing_in_the_data_means_anything_to_html() {
        let text = "He said </script><!-- & \u{2028}\u{2029} the the end.";
        let document = Document::new("<b>&.txt", text);
        let report = Cleaner::new(Options::default()).report(&document);
        let (written, value) = json(&document, &report);
        assert!(!written.contains(['<', '>', '&', '\u{2028}', '\u{2029}']), "{written}");
        assert_eq!((value["text"].as_str(), value["path"].as_str()), (Some(text), Some("<b>&.txt")));
    }

    #[test]
    fn places_are_counted_as_scripts_count() {
        let text = "😀 año\n𝕏y the the end";
        let document = Document::new("a.txt", text);
        let at = text.find(" the end").expect("there");
        let report = Report { edits: vec![edit(at, at + 4, "")], ..Report::default() };
        let (_, value) = json(&document, &report);
        let item = &value["items"][0];
        let start = item["at"][0].as_u64().expect("a number") as usize;
        assert_eq!(start, text[..at].encode_utf16().count());
        assert_eq!((item["line"].as_u64(), item["column"].as_u64()), (Some(2), Some(7)));
        assert_eq!(item["bytes"][0].as_u64(), Some(at as u64));
    }

    #[test]
    fn what_collides_with_a_repair_cannot_be_decided() {
        let document = Document::new("a.txt", "one two three four");
        let report = Report {
            edits: vec![edit(4, 7, "2")],
            held_back: vec![
                edit(0, 5, "x"),
                edit(5, 6, "y"),
                edit(7, 7, "z"),
                edit(8, 13, "3"),
                edit(9, 10, "q"),
            ],
            ..Report::default()
        };
        let (_, value) = json(&document, &report);
        let kinds: Vec<_> =
            value["items"].as_array().expect("items").iter().map(|item| &item["kind"]).collect();
        assert_eq!(kinds, ["remark", "proposed", "remark", "remark", "held", "remark"]);
    }

    #[test]
    fn encodings_of_more_bytes_have_no_patch() {
        let patch = |bytes: &[u8]| {
            let document = Document::from_bytes("a.txt", bytes.to_vec()).expect("text");
            let report = Report { edits: vec![edit(0, 0, "x")], ..Report::default() };
            json(&document, &report).1["patch"].clone()
        };
        assert_eq!(patch("\u{feff}año".as_bytes())["bom"], true);
        let spanish = "El señor llegó mañana a la reunión; así que habló más de la situación económica.";
        let (legacy, _, _) = encoding_rs::WINDOWS_1252.encode(spanish);
        assert_eq!(patch(&legacy)["label"], "windows-1252");
        let japanese = "これは日本語の文章です。明日は雨が降るでしょう。東京から大阪まで電車で行きました。";
        let (legacy, _, _) = encoding_rs::SHIFT_JIS.encode(japanese);
        assert!(patch(&legacy).is_null());
    }
}
