//! What is found in an open document, as an editor shows it.

use postedit::document::OpenError;
use postedit::format::ArticleFormat;
use postedit::text::Span;
use postedit::{Class, Cleaner, Document, Edit, Level, Report};

/// How much weight a finding has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rank {
    /// A sure repair.
    Fix,
    /// A repair for a person to decide on.
    Suggestion,
    /// Without a repair.
    Remark,
}

impl Rank {
    /// What a person calls it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Fix => "fix",
            Self::Suggestion => "suggestion",
            Self::Remark => "remark",
        }
    }
}

/// A proposal or remark. Places are bytes of the text that the editor has.
#[derive(Clone, Debug)]
pub struct Found {
    /// What would be replaced; empty to insert.
    pub span: Span,
    /// What is marked: the span, or the words around an empty one.
    pub shown: Span,
    /// What would stand there instead; `None` for a remark.
    pub replacement: Option<String>,
    pub rank: Rank,
    pub pass: &'static str,
    /// The kind of artifact.
    pub class: Class,
    /// 0 to 1.
    pub confidence: f32,
    /// What is wrong, for a person.
    pub message: String,
    /// Why, strongest reason first.
    pub evidence: Vec<String>,
}

/// What came of reading and analysing a text.
#[derive(Debug)]
pub enum Analysis {
    /// What was found, in the order of the text. The repairs that are fixes do not overlap, and no suggestion overlaps a
    /// fix.
    Done(Vec<Found>),
    /// The text does not follow its format: the place (byte) and what is wrong.
    Syntax(usize, String),
    /// Another reason why nothing can be said, for a person.
    Failed(String),
}

/// The mark that some editors keep at the beginning of a text; the document has none.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// Analyses a text. `lowest` is the lowest level that is shown; what is a fix does not depend on it.
pub fn analyse(
    name: &str,
    text: &str,
    format: Option<&'static dyn ArticleFormat>,
    cleaner: &Cleaner,
    lowest: Level,
) -> Analysis {
    let body = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
    let before = text.len() - body.len();
    let document = match Document::from_text(name, body.to_owned(), format) {
        Ok(document) => document,
        Err(OpenError::Syntax { line, column, message, .. }) => {
            return Analysis::Syntax(before + byte_at(body, line, column), message);
        }
        Err(error) => return Analysis::Failed(error.to_string()),
    };
    let least = cleaner.options().min_confidence;
    Analysis::Done(found(text, before, cleaner.report(&document), lowest, least))
}

fn found(text: &str, before: usize, report: Report, lowest: Level, least: f32) -> Vec<Found> {
    let place = |span: Span| Span::new(before + span.start, before + span.end);
    let show = |edit: Edit, rank| Found {
        span: place(edit.span),
        shown: marked(text, place(edit.span)),
        replacement: Some(edit.replacement),
        rank,
        pass: edit.pass,
        class: edit.class,
        confidence: edit.confidence,
        message: edit.message,
        evidence: edit.evidence,
    };
    // what was found in the repaired text has no place of its own in this one; it is found again after the repair
    let stands_alone = |edit: &Edit| {
        let next = report.edits.partition_point(|fix| fix.span.end < edit.span.start);
        let near = report.edits[next..].iter().take_while(|fix| fix.span.start <= edit.span.end);
        !near.into_iter().any(|fix| fix.span.collides(edit.span))
    };
    let held_back = report
        .held_back
        .into_iter()
        .filter(|edit| lowest == Level::Suggest && edit.confidence >= least && stands_alone(edit));
    let mut suggestions: Vec<Found> = Vec::new();
    for edit in held_back {
        let collides = suggestions.last().is_some_and(|last| last.span.collides(place(edit.span)));
        if !collides {
            suggestions.push(show(edit, Rank::Suggestion));
        }
    }
    let remarks = report.remarks.into_iter().map(|remark| Found {
        span: place(remark.span),
        shown: marked(text, place(remark.span)),
        replacement: None,
        rank: Rank::Remark,
        pass: remark.pass,
        class: remark.class,
        confidence: remark.confidence,
        message: remark.message,
        evidence: remark.evidence,
    });
    let fixes = report.edits.iter().cloned().map(|edit| show(edit, Rank::Fix));
    let mut all: Vec<Found> = fixes.chain(suggestions).chain(remarks).collect();
    all.sort_by_key(|found| (found.span, found.rank));
    all
}

/// Editors show hardly anything of an empty range, so an insertion marks the words that it stands between.
fn marked(text: &str, span: Span) -> Span {
    if !span.is_empty() {
        return span;
    }
    let is_mark = |c: &char| !c.is_alphanumeric() && !c.is_whitespace() && !"<>&;".contains(*c);
    let reach = |chars: &mut dyn Iterator<Item = char>| {
        let mut chars = chars.peekable();
        let mut bytes = 0;
        while let Some(c) = chars.next_if(is_mark) {
            bytes += c.len_utf8();
        }
        while let Some(c) = chars.next_if(|c| c.is_alphanumeric()) {
            bytes += c.len_utf8();
        }
        bytes
    };
    Span {
        start: span.start - reach(&mut text[..span.start].chars().rev()),
        end: span.end + reach(&mut text[span.end..].chars()),
    }
}

/// The byte at a 1-based line and column (characters), where lines end at `\n`.
fn byte_at(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
    text[start..].char_indices().nth(column - 1).map_or(text.len(), |(at, _)| start + at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use postedit::Options;
    use postedit::edit::apply;

    fn all(text: &str, lowest: Level) -> Vec<Found> {
        match analyse("a.txt", text, None, &Cleaner::new(Options::default()), lowest) {
            Analysis::Done(found) => found,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn an_insertion_marks_the_words_around_it() {
        let text = "It rained on the ground.The end came.";
        let [found] = &all(text, Level::Fix)[..] else { panic!("one finding") };
        assert!(found.span.is_empty());
        assert_eq!(found.shown.of(text), "ground.The");
        assert_eq!(marked("a<b>x</b>", Span::at(4)).of("a<b>x</b>"), "x");
        assert_eq!(marked("", Span::at(0)), Span::at(0));
    }

    #[test]
    fn places_count_a_byte_order_mark() {
        let text = "\u{feff}He saw the the house.";
        let [found] = &all(text, Level::Fix)[..] else { panic!("one finding") };
        assert_eq!(found.span.of(text), " the");
    }

    #[test]
    fn fixes_are_the_same_whatever_is_shown() {
        let text = "The minister met the president, where the goverment hopes for the the help of Lettland.";
        let fixes = |lowest| {
            let fixes = all(text, lowest).into_iter().filter(|found| found.rank == Rank::Fix);
            fixes.map(|found| (found.span, found.replacement)).collect::<Vec<_>>()
        };
        assert_eq!(fixes(Level::Fix), fixes(Level::Suggest));
        let report = Cleaner::new(Options::default()).report(&Document::new("a.txt", text));
        let wanted: Vec<_> = report.edits.iter().map(|e| (e.span, Some(e.replacement.clone()))).collect();
        assert_eq!(fixes(Level::Fix), wanted);
        assert!(all(text, Level::Suggest).len() > wanted.len(), "suggestions are shown too");
    }

    #[test]
    fn a_suggestion_that_touches_a_fix_waits() {
        let edit = |start: usize, end: usize, level| Edit {
            span: Span::new(start, end),
            replacement: "x".to_owned(),
            pass: "typos",
            class: postedit::Class::Typo,
            level,
            confidence: 0.9,
            message: String::new(),
            evidence: Vec::new(),
        };
        let text = "one two three four five six";
        let report = Report {
            edits: vec![edit(4, 7, Level::Fix), edit(14, 14, Level::Fix)],
            held_back: [(0, 3), (4, 13), (5, 6), (14, 18), (19, 23), (20, 22)]
                .map(|(start, end)| edit(start, end, Level::Suggest))
                .to_vec(),
            ..Report::default()
        };
        let shown = found(text, 0, report, Level::Suggest, 0.0);
        let spans: Vec<_> = shown.iter().map(|found| (found.span.start, found.rank)).collect();
        let (fix, suggestion) = (Rank::Fix, Rank::Suggestion);
        assert_eq!(spans, [(0, suggestion), (4, fix), (14, fix), (19, suggestion)]);
        let edits: Vec<Edit> = shown.iter().map(|f| edit(f.span.start, f.span.end, Level::Fix)).collect();
        assert_eq!(apply(text, &edits), "x x three xfour x six");
    }

    #[test]
    fn a_place_of_a_mistake_is_found_again() {
        assert_eq!(byte_at("año\r\nb€c", 2, 3), 10);
        assert_eq!(byte_at("a", 9, 9), 1);
        assert_eq!(byte_at("", 1, 1), 0);
    }
}
