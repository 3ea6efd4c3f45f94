//! One article under review.

use super::decision::{Decision, Rewrite};
use super::entry::{Anchor, Entry, Record};
use crate::document::Document;
use crate::edit::{Edit, apply};
use crate::language::Language;
use crate::report::Report;
use crate::text::Span;
use data_encoding::HEXLOWER;
use sha1::{Digest, Sha1};
use std::path::{Path, PathBuf};
use unicode_width::UnicodeWidthChar;

/// A proposed repair with the decision on it.
#[derive(Clone, Debug)]
pub struct Proposal {
    /// The repair as it was proposed.
    pub edit: Edit,
    pub(super) decision: Decision,
}

impl Proposal {
    /// The decision on it.
    pub fn decision(&self) -> &Decision {
        &self.decision
    }

    /// What is replaced, and what would stand there: what was proposed, or what the reviewer wrote instead.
    pub fn change(&self) -> (Span, &str) {
        match &self.decision {
            Decision::Edited(Rewrite { span, text }) => (*span, text),
            _ => (self.edit.span, &self.edit.replacement),
        }
    }

    /// The repair as it would be made.
    fn made(&self) -> Edit {
        let (span, replacement) = self.change();
        Edit { span, replacement: replacement.to_owned(), ..self.edit.clone() }
    }
}

/// Bytes that a change is widened by on either side at most, to the words that it touches.
const WORD: usize = 48;

/// An article with its proposals, in the order of the text and without overlap.
#[derive(Debug)]
pub struct Article {
    path: PathBuf,
    key: String,
    document: Document,
    text_id: String,
    language: Option<Language>,
    source: Option<Language>,
    pub(super) proposals: Vec<Proposal>,
}

impl Article {
    /// The article at `path` with the edits of its report, undecided. `key` is what journals call the article: its
    /// absolute path, so that they serve from any folder.
    pub fn new(path: PathBuf, key: String, document: Document, report: Report) -> Self {
        let text_id = text_id(document.text());
        let proposals =
            report.edits.into_iter().map(|edit| Proposal { edit, decision: Decision::default() }).collect();
        Self { path, key, document, text_id, language: report.language, source: report.source, proposals }
    }

    /// The path as it was given.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What journals call the article.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// The document that the edits refer to.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// What identifies this very text: the SHA-1 digest of its UTF-8 form, in hexadecimal digits.
    pub fn text_id(&self) -> &str {
        &self.text_id
    }

    /// The language of the document, if it has words.
    pub fn language(&self) -> Option<Language> {
        self.language
    }

    /// Its proposals.
    pub fn proposals(&self) -> &[Proposal] {
        &self.proposals
    }

    /// Whether anything was accepted that is not written yet.
    pub fn has_accepted(&self) -> bool {
        self.proposals.iter().any(|proposal| proposal.decision.is_accepted())
    }

    /// The report with what was accepted and nothing else, as it was accepted.
    pub fn accepted(&self) -> Report {
        let accepted = self.proposals.iter().filter(|proposal| proposal.decision.is_accepted());
        Report {
            edits: accepted.map(Proposal::made).collect(),
            language: self.language,
            source: self.source,
            ..Report::default()
        }
    }

    /// The words that a change touches; where words are not parted by spaces, or are very long, the change itself.
    pub fn words_around(&self, change: Span) -> Span {
        let text = self.document.text();
        let wide = change.widened_to_spaces(text);
        let is_word = |side: &str| side.len() <= WORD && !side.chars().any(|c| c.width() == Some(2));
        Span::new(
            if is_word(&text[wide.start..change.start]) { wide.start } else { change.start },
            if is_word(&text[change.end..wide.end]) { wide.end } else { change.end },
        )
    }

    /// What a reviewer may write instead of proposal `index`, to begin with what it proposes: the words that it
    /// touches, so that they can be written anew, or the change alone where another proposal touches them too.
    pub fn rewritable(&self, index: usize) -> Rewrite {
        let proposal = &self.proposals[index];
        let text = self.document.text();
        let (change, replacement) = proposal.change();
        let wide = self.words_around(proposal.edit.span);
        let wide = Span::new(wide.start.min(change.start), wide.end.max(change.end));
        let mut others = self.proposals.iter().enumerate().filter(|(other, _)| *other != index);
        if others.any(|(_, other)| other.edit.span.collides(wide)) {
            return Rewrite { span: change, text: replacement.to_owned() };
        }
        let (before, after) = (&text[wide.start..change.start], &text[change.end..wide.end]);
        Rewrite { span: wide, text: format!("{before}{replacement}{after}") }
    }

    /// The decision that writing `rewrite` instead of proposal `index` comes to: to write what is proposed is to
    /// accept it, to write what stands there is to reject it.
    pub fn decision_of(&self, index: usize, rewrite: Rewrite) -> Decision {
        let edit = &self.proposals[index].edit;
        let text = self.document.text();
        if rewrite.span.of(text) == rewrite.text {
            return Decision::Rejected;
        }
        let (before, after) =
            (&text[rewrite.span.start..edit.span.start], &text[edit.span.end..rewrite.span.end]);
        if rewrite.text == format!("{before}{}{after}", edit.replacement) {
            return Decision::Accepted;
        }
        Decision::Edited(rewrite)
    }

    /// What a journal keeps of the decision on proposal `index`.
    pub(super) fn entry(&self, index: usize) -> Entry {
        let proposal = &self.proposals[index];
        Entry::Decision(Record::new(self, proposal, &proposal.decision))
    }

    /// Where proposal `index` is, apart from its offset.
    pub(super) fn anchor(&self, index: usize) -> Anchor {
        Anchor::of(self.document.text(), &self.proposals[index].edit)
    }

    /// Goes on with `document`, the article after what was accepted has been written: what was not accepted moves to
    /// its place there. If the new text is another one than that, nothing is left, for no place is known any more;
    /// the answer tells which it was.
    pub(super) fn rebase(&mut self, document: Document) -> bool {
        let accepted = self.accepted().edits;
        let is_expected = apply(self.document.text(), &accepted) == document.text();
        let mut shift = 0isize;
        let mut left = Vec::new();
        for mut proposal in std::mem::take(&mut self.proposals).into_iter().filter(|_| is_expected) {
            let (Span { start, end }, replacement) = proposal.change();
            if proposal.decision.is_accepted() {
                shift += replacement.len() as isize - (end - start) as isize;
            } else {
                proposal.edit.span =
                    Span::new((start as isize + shift) as usize, (end as isize + shift) as usize);
                left.push(proposal);
            }
        }
        self.proposals = left;
        self.text_id = text_id(document.text());
        self.document = document;
        is_expected
    }
}

fn text_id(text: &str) -> String {
    HEXLOWER.encode(&Sha1::digest(text.as_bytes()))
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::finding::{Class, Level};

    /// An article with an edit for each `(wrong, right, pass, confidence)`, in the order of the text.
    pub(in crate::review) fn article(
        name: &str,
        text: &str,
        edits: &[(&str, &str, &'static str, f32)],
    ) -> Article {
        let mut from = 0;
        let edits = edits.iter().map(|&(wrong, replacement, pass, confidence)| {
            let start = from + text[from..].find(wrong).expect("the text has it");
            from = start + wrong.len();
            Edit {
                span: Span::new(start, from),
                replacement: replacement.to_owned(),
                pass,
                class: if pass == "typos" { Class::Typo } else { Class::MissingSpace },
                level: if confidence >= Level::FIX { Level::Fix } else { Level::Suggest },
                confidence,
                message: format!("“{wrong}” looks damaged"),
                evidence: vec!["no dictionary has it".to_owned()],
            }
        });
        let report =
            Report { edits: edits.collect(), language: Language::from_code("en"), ..Report::default() };
        let document = Document::new(name, text);
        Article::new(name.into(), format!("/articles/{name}"), document, report)
    }

    #[test]
    fn only_what_was_accepted_is_in_the_report_and_as_it_was_edited() {
        let mut article = article(
            "a.txt",
            "teh hous is olld",
            &[("teh", "the", "typos", 0.9), ("hous", "house", "typos", 0.9), ("olld", "old", "typos", 0.9)],
        );
        article.proposals[0].decision = Decision::Accepted;
        article.proposals[1].decision = Decision::Rejected;
        article.proposals[2].decision =
            Decision::Edited(Rewrite { span: article.proposals[2].edit.span, text: "ancient".to_owned() });
        let report = article.accepted();
        assert_eq!(report.cleaned(article.document()), "the hous is ancient");
    }

    #[test]
    fn what_is_left_after_writing_is_at_its_new_place() {
        let mut article = article(
            "a.txt",
            "a teh b hous c olld d",
            &[("teh", "these", "typos", 0.9), ("hous", "house", "typos", 0.9), ("olld", "", "typos", 0.9)],
        );
        article.proposals[0].decision = Decision::Accepted;
        article.proposals[2].decision = Decision::Rejected;
        let before = article.text_id().to_owned();
        assert!(article.rebase(Document::new("a.txt", "a these b hous c olld d")));
        let places: Vec<_> = article
            .proposals()
            .iter()
            .map(|proposal| proposal.edit.span.of(article.document().text()))
            .collect();
        assert_eq!(places, ["hous", "olld"]);
        assert_eq!(article.proposals()[1].decision(), &Decision::Rejected);
        assert_ne!(article.text_id(), before);
    }

    #[test]
    fn the_words_that_a_proposal_touches_can_be_written_anew() {
        let text = "Mette Larsenbut the mayor";
        let article = article("a.txt", text, &[("b", ", b", "typos", 0.9)]);
        let rewrite = article.rewritable(0);
        assert_eq!((rewrite.span.of(text), rewrite.text.as_str()), ("Larsenbut", "Larsen, but"));
        let written =
            |text: &str| article.decision_of(0, Rewrite { text: text.to_owned(), ..rewrite.clone() });
        assert_eq!(written("Larsen, but"), Decision::Accepted);
        assert_eq!(written("Larsenbut"), Decision::Rejected);
        assert!(matches!(written("Larsen; but"), Decision::Edited(_)));
    }

    #[test]
    fn rewriting_leaves_other_proposals_alone() {
        let article =
            article("a.txt", "teh,hous", &[("teh", "the", "typos", 0.9), (",h", ", h", "typos", 0.9)]);
        assert_eq!(article.rewritable(0).text, "the");
    }

    #[test]
    fn words_that_no_spaces_part_are_not_taken_for_one() {
        let article = article("a.txt", "日本語です..次の文", &[("..", "。", "typos", 0.9)]);
        assert_eq!(article.rewritable(0).text, "。");
    }

    #[test]
    fn nothing_is_left_of_a_text_that_somebody_else_wrote() {
        let mut article = article("a.txt", "teh hous", &[("hous", "house", "typos", 0.9)]);
        assert!(!article.rebase(Document::new("a.txt", "something else")));
        assert!(article.proposals().is_empty());
    }
}
