//! Scores repairs against gold repairs, and counts false edits on clean text.
//!
//! The measures are those of grammatical error correction: precision, recall, and F0.5, which weighs
//! precision twice as much as recall (Dahlmeier and Ng 2012, "Better evaluation for grammatical error
//! correction"). A gold repair counts as fixed when the words around its span read as they should. The clean
//! texts also tell how much of a language its dictionary knows, see [`Coverage`].

mod coverage;
mod pair;
mod proposals;
mod reliability;

use crate::cleaner::Cleaner;
use crate::document::Document;
use crate::edit::Edit;
use crate::format::ArticleFormat;
use crate::language::Language;
use crate::text::Span;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

pub use coverage::{Coverage, Misdetection};
pub use pair::gold_between;
pub use proposals::{Proposal, proposals, proposals_on_clean};
pub use reliability::{Bin, Reliability};

/// A document of a test set.
#[derive(Clone, Debug, Deserialize)]
pub struct TestDocument {
    /// Identifier that gold repairs refer to.
    pub id: String,
    /// ISO 639-1 code of the language.
    #[serde(default)]
    pub lang: Option<String>,
    /// The text without artifacts, if there is one.
    #[serde(default)]
    pub clean: Option<String>,
    /// The text with artifacts.
    pub text: String,
    /// The format of both texts; plain text without one.
    #[serde(skip)]
    pub format: Option<&'static dyn ArticleFormat>,
}

impl TestDocument {
    /// One of its texts as a document.
    pub fn open(&self, text: &str) -> Document {
        let of_format =
            self.format.and_then(|format| Document::from_text(&*self.id, text.to_owned(), Some(format)).ok());
        of_format.unwrap_or_else(|| Document::new(self.id.as_str(), text))
    }
}

/// A repair that an editor would make.
#[derive(Clone, Debug, Deserialize)]
pub struct GoldRepair {
    /// Identifier of the document.
    pub doc: String,
    /// First character of the span (characters, not bytes).
    pub start: usize,
    /// One past the last character.
    pub end: usize,
    /// What stands there.
    pub wrong: String,
    /// What should stand there.
    pub right: String,
    /// What may stand there as well.
    #[serde(default)]
    pub alts: Vec<String>,
    /// The kind of artifact.
    pub class: String,
    /// `suggest` for a repair that is only to be suggested; anything else is to be proposed by default.
    #[serde(default)]
    pub tier: Option<String>,
}

/// Fixed and all gold repairs of one class.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ClassScore {
    /// Gold repairs.
    pub gold: usize,
    /// Gold repairs that were made.
    pub fixed: usize,
    /// Gold repairs whose place was touched, rightly or not.
    pub touched: usize,
}

/// The outcome over a set of documents.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Score {
    /// By class of artifact.
    pub classes: BTreeMap<String, ClassScore>,
    /// Places that were touched and do not read as they should.
    pub wrong: usize,
    /// Edits at no gold place.
    pub false_edits: usize,
    /// Words of the clean texts, as white space separates them.
    pub clean_words: usize,
    /// Edits of the clean texts, each of them false.
    pub clean_edits: usize,
    /// How much of the clean texts is known.
    #[serde(flatten)]
    pub coverage: Coverage,
    /// The edits of the texts with artifacts by confidence, and how many of them were right.
    pub reliability: Reliability,
}

impl Score {
    /// Gold repairs made.
    pub fn fixed(&self) -> usize {
        self.classes.values().map(|class| class.fixed).sum()
    }

    /// All gold repairs.
    pub fn gold(&self) -> usize {
        self.classes.values().map(|class| class.gold).sum()
    }

    /// Share of the repairs made that are right, 0.0 to 1.0; 1.0 if none was made.
    pub fn precision(&self) -> f64 {
        let made = self.fixed() + self.wrong + self.false_edits;
        if made == 0 { 1.0 } else { self.fixed() as f64 / made as f64 }
    }

    /// Share of the gold repairs that were made, 0.0 to 1.0.
    pub fn recall(&self) -> f64 {
        let gold = self.gold();
        if gold == 0 { 0.0 } else { self.fixed() as f64 / gold as f64 }
    }

    /// The F-measure that weighs precision twice as much as recall, 0.0 to 1.0.
    pub fn f05(&self) -> f64 {
        let (precision, recall) = (self.precision(), self.recall());
        if precision + recall == 0.0 { 0.0 } else { 1.25 * precision * recall / (0.25 * precision + recall) }
    }

    /// False edits in 10,000 words of clean text.
    pub fn false_per_10k(&self) -> f64 {
        if self.clean_words == 0 { 0.0 } else { self.clean_edits as f64 * 1e4 / self.clean_words as f64 }
    }

    /// Adds the outcome over another set.
    pub fn add(&mut self, other: Self) {
        for (class, score) in other.classes {
            let sum = self.classes.entry(class).or_default();
            sum.gold += score.gold;
            sum.fixed += score.fixed;
            sum.touched += score.touched;
        }
        self.wrong += other.wrong;
        self.false_edits += other.false_edits;
        self.clean_words += other.clean_words;
        self.clean_edits += other.clean_edits;
        self.coverage.add(other.coverage);
        self.reliability.merge(&other.reliability);
    }
}

/// What an example of a miss or a false edit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// A gold repair that was not made.
    Missed,
    /// A gold place that was repaired in another way.
    Wrong,
    /// An edit at no gold place.
    False,
    /// An edit of clean text.
    FalseOnClean,
}

/// One miss or false edit, to be read.
#[derive(Clone, Debug, Serialize)]
pub struct Case {
    /// The document.
    pub doc: String,
    /// What went wrong.
    pub outcome: Outcome,
    /// The class of the gold repair or of the edit.
    pub class: String,
    /// The pass of the edit, if there is one.
    pub pass: &'static str,
    /// The words before the place.
    pub before: String,
    /// What stands at the place.
    pub found: String,
    /// The words behind the place.
    pub after: String,
    /// What should stand there; empty for a false edit.
    pub wanted: String,
    /// What the edit makes of it; empty for a miss.
    pub got: String,
    /// Confidence of the edit.
    pub confidence: f32,
}

/// Cleans all `documents` with `cleaner` and scores the edits against `gold`; on the clean side every edit
/// is false.
pub fn evaluate(cleaner: &Cleaner, documents: &[TestDocument], gold: &[GoldRepair]) -> (Score, Vec<Case>) {
    let mut by_document: BTreeMap<&str, Vec<&GoldRepair>> = BTreeMap::new();
    for repair in gold {
        by_document.entry(&repair.doc).or_default().push(repair);
    }
    let scored: Vec<(Score, Vec<Case>)> = documents
        .par_iter()
        .map(|document| {
            let gold = by_document.get(document.id.as_str()).map_or(&[][..], Vec::as_slice);
            let mut result = score_document(cleaner, document, gold);
            if let Some(clean) = &document.clean {
                score_clean(cleaner, document, clean, &mut result);
                let expected = document.lang.as_deref().and_then(Language::from_code);
                let given = cleaner.options().language;
                result.0.coverage = Coverage::of(&document.id, clean, expected, given);
            }
            result
        })
        .collect();
    let mut total = Score::default();
    let mut cases = Vec::new();
    for (score, more) in scored {
        total.add(score);
        cases.extend(more);
    }
    (total, cases)
}

fn score_document(cleaner: &Cleaner, test: &TestDocument, gold: &[&GoldRepair]) -> (Score, Vec<Case>) {
    let document = test.open(&test.text);
    let edits = cleaner.report(&document).edits;
    let text = document.text();
    let offsets: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let (mut score, mut cases) = (Score::default(), Vec::new());
    let mut matched = vec![None; edits.len()];
    let place = |at: usize| offsets[at.min(offsets.len() - 1)];
    let mut repairs: Vec<(Span, &str)> = gold
        .iter()
        .map(|repair| (Span::new(place(repair.start), place(repair.end)), &*repair.right))
        .collect();
    repairs.sort();
    for repair in gold {
        let span = Span::new(place(repair.start), place(repair.end));
        let wide = span.widened_to_spaces(text);
        let near: Vec<usize> = (0..edits.len())
            .filter(|&i| edits[i].span.start <= wide.end && edits[i].span.end >= wide.start)
            .collect();
        let got = rewrite(text, wide, near.iter().map(|&i| (edits[i].span, edits[i].replacement.as_str())));
        let (head, tail) = (&text[wide.start..span.start], &text[span.end..wide.end]);
        let is_right = std::iter::once(&repair.right)
            .chain(&repair.alts)
            .any(|right| got.trim() == format!("{head}{right}{tail}").trim());
        let is_right = is_right || !near.is_empty() && reads_as_gold(text, wide, &edits, &near, &repairs);
        let class = score.classes.entry(repair.class.clone()).or_default();
        class.gold += 1;
        class.touched += usize::from(!near.is_empty());
        class.fixed += usize::from(is_right);
        for &i in &near {
            matched[i] = Some(is_right);
        }
        if is_right {
            continue;
        }
        score.wrong += usize::from(!near.is_empty());
        let edit = near.first().map(|&i| &edits[i]);
        cases.push(Case {
            outcome: if edit.is_some() { Outcome::Wrong } else { Outcome::Missed },
            class: repair.class.clone(),
            wanted: format!("{head}{}{tail}", repair.right),
            got: if edit.is_some() { got } else { String::new() },
            ..case(&test.id, text, wide, edit)
        });
    }
    for (edit, matched) in edits.iter().zip(&matched) {
        score.reliability.add(edit.confidence, *matched == Some(true));
        if matched.is_none() {
            score.false_edits += 1;
            cases.push(Case { outcome: Outcome::False, ..case(&test.id, text, edit.span, Some(edit)) });
        }
    }
    (score, cases)
}

fn score_clean(cleaner: &Cleaner, test: &TestDocument, clean: &str, (score, cases): &mut (Score, Vec<Case>)) {
    let (id, document) = (&*test.id, test.open(clean));
    let edits = cleaner.report(&document).edits;
    score.clean_words += clean.split_whitespace().count();
    score.clean_edits += edits.len();
    cases.extend(
        edits
            .iter()
            .map(|edit| Case { outcome: Outcome::FalseOnClean, ..case(id, clean, edit.span, Some(edit)) }),
    );
}

/// Whether the edits near a gold repair make of the text what it makes with its neighbours: "the the" reads alike whichever
/// of the two is taken out, and one edit may make several repairs.
fn reads_as_gold(text: &str, wide: Span, edits: &[Edit], near: &[usize], gold: &[(Span, &str)]) -> bool {
    let hull = near.iter().fold(wide, |hull, &i| {
        let span = edits[i].span.widened_to_spaces(text);
        Span::new(hull.start.min(span.start), hull.end.max(span.end))
    });
    let within = |span: &Span| span.start >= hull.start && span.end <= hull.end;
    let made = edits.iter().filter(|edit| within(&edit.span)).map(|edit| (edit.span, &*edit.replacement));
    let wanted = gold.iter().filter(|(span, _)| within(span)).copied();
    rewrite(text, hull, made).trim() == rewrite(text, hull, wanted).trim()
}

/// The text of `span` with edits made; edits that straddle a border are taken whole.
fn rewrite<'e>(text: &str, span: Span, edits: impl Iterator<Item = (Span, &'e str)>) -> String {
    let mut out = String::new();
    let mut last = span.start;
    for (edited, replacement) in edits {
        if edited.start > last {
            out.push_str(&text[last..edited.start]);
        }
        out.push_str(replacement);
        last = last.max(edited.end);
    }
    if last < span.end {
        out.push_str(&text[last..span.end]);
    }
    out
}

/// Bytes of the text shown on either side of a case.
const SHOWN: usize = 40;

fn case(id: &str, text: &str, span: Span, edit: Option<&Edit>) -> Case {
    let mut from = span.start.saturating_sub(SHOWN);
    while !text.is_char_boundary(from) {
        from -= 1;
    }
    let mut to = (span.end + SHOWN).min(text.len());
    while !text.is_char_boundary(to) {
        to += 1;
    }
    Case {
        doc: id.to_owned(),
        outcome: Outcome::Missed,
        class: edit.map_or("", |edit| edit.class.name()).to_owned(),
        pass: edit.map_or("", |edit| edit.pass),
        before: text[from..span.start].to_owned(),
        found: span.of(text).to_owned(),
        after: text[span.end..to].to_owned(),
        wanted: String::new(),
        got: edit.map_or_else(String::new, |edit| edit.replacement.clone()),
        confidence: edit.map_or(0.0, |edit| edit.confidence),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cleaner::Options;

    fn gold(start: usize, end: usize, wrong: &str, right: &str) -> GoldRepair {
        GoldRepair {
            doc: "d".into(),
            start,
            end,
            wrong: wrong.into(),
            right: right.into(),
            alts: Vec::new(),
            class: "doubled_word".into(),
            tier: None,
        }
    }

    #[test]
    fn repairs_misses_and_false_edits_are_counted() {
        let documents = [TestDocument {
            id: "d".into(),
            lang: Some("en".into()),
            clean: Some("He saw the house, and it and and it was old.".into()),
            text: "He saw the the house, and it and and it was old , they say.".into(),
            format: None,
        }];
        let repairs = [gold(10, 14, " the", ""), gold(47, 48, " ", "")];
        let cleaner = Cleaner::new(Options {
            language: crate::Language::from_code("en"),
            select: Some(vec!["doubled-words"]),
            ..Options::default()
        });
        let (score, cases) = evaluate(&cleaner, &documents, &repairs);
        assert_eq!((score.fixed(), score.gold(), score.wrong, score.false_edits), (1, 2, 0, 1));
        assert_eq!((score.clean_edits, score.clean_words), (1, 11));
        assert_eq!((score.coverage.lower_words, score.coverage.sentences), (10, 1));
        assert!((score.precision() - 0.5).abs() < 1e-9 && (score.recall() - 0.5).abs() < 1e-9);
        assert_eq!(cases.iter().filter(|case| case.outcome == Outcome::Missed).count(), 1);
    }

    #[test]
    fn what_reads_as_it_should_is_right_wherever_it_was_edited() {
        let cleaner =
            Cleaner::new(Options { language: crate::Language::from_code("en"), ..Options::default() });
        let test = |text: &str| TestDocument {
            id: "d".into(),
            lang: Some("en".into()),
            clean: None,
            text: text.into(),
            format: None,
        };
        // the first of the two, the second, and a space that two repairs move
        for (text, repairs) in [
            ("He saw the the old man.", vec![gold(6, 10, " the", "")]),
            ("He saw the the old man.", vec![gold(7, 11, "the ", "")]),
            ("He saw the the old man.", vec![gold(10, 14, " the", "")]),
            (
                "He came to the man ,said the mayor.",
                vec![gold(18, 19, " ", ""), gold(19, 24, ",said", ", said")],
            ),
        ] {
            let (score, cases) = evaluate(&cleaner, &[test(text)], &repairs);
            assert_eq!((score.fixed(), score.wrong, score.false_edits), (repairs.len(), 0, 0), "{cases:?}");
        }
        // another word taken out is no repair
        let (score, _) = evaluate(&cleaner, &[test("He saw the the old man.")], &[gold(7, 10, "the", "a")]);
        assert_eq!((score.fixed(), score.wrong), (0, 1));
    }
}
