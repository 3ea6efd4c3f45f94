//! What a journal of a review keeps: one entry a line, as JSON.

use super::article::{Article, Proposal};
use super::decision::{Decision, Rewrite};
use crate::edit::Edit;
use crate::text::Span;
use serde::{Deserialize, Serialize};

/// Characters on either side of a change by which it is found again in an article that has changed.
const BESIDE: usize = 24;

/// One entry of a journal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "entry", rename_all = "kebab-case")]
pub enum Entry {
    /// The first of a journal: its form.
    Header {
        /// The version of the form, see [`Entry::VERSION`].
        version: u32,
    },
    /// A decision, or that there is none any more.
    Decision(Record),
    /// The article now has this text: what was accepted has been written.
    Written {
        /// What the journal calls the article.
        path: String,
        /// The digest of the new text.
        text: String,
    },
    /// Nothing may touch this word.
    NeverTouch {
        /// The word as it is written.
        word: String,
    },
    /// The word may be touched again.
    MayTouch {
        /// The word as it is written.
        word: String,
    },
}

impl Entry {
    /// The version of the form of journals that this program writes, and the only one that it reads.
    pub const VERSION: u32 = 1;

    /// The first entry of a journal.
    pub const HEADER: Self = Self::Header { version: Self::VERSION };

    /// The line for a journal, with its line end.
    pub fn to_line(&self) -> String {
        let mut line = serde_json::to_string(self).expect("strings and numbers have a form in JSON");
        line.push('\n');
        line
    }
}

/// The decision on one proposal, with all by which the proposal is known again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// What the journal calls the article.
    pub path: String,
    /// The digest of its text.
    pub text: String,
    /// First byte of what is replaced.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
    /// Where it is, apart from the offset.
    #[serde(flatten)]
    pub anchor: Anchor,
    /// What was decided.
    pub decision: Verdict,
    /// What is written instead, if it was edited.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edited: Option<Rewritten>,
}

/// What was written instead of what was proposed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rewritten {
    /// First byte of what it replaces.
    pub start: usize,
    /// One past its last byte.
    pub end: usize,
    /// What stands there instead.
    pub text: String,
}

/// A decision by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// It was taken back.
    Undecided,
    /// The repair is made.
    Accepted,
    /// The text stays.
    Rejected,
}

impl Record {
    pub(super) fn new(article: &Article, proposal: &Proposal, decision: &Decision) -> Self {
        let (verdict, edited) = match decision {
            Decision::Undecided => (Verdict::Undecided, None),
            Decision::Accepted => (Verdict::Accepted, None),
            Decision::Edited(Rewrite { span, text }) => {
                let rewritten = Rewritten { start: span.start, end: span.end, text: text.clone() };
                (Verdict::Accepted, Some(rewritten))
            }
            Decision::Rejected => (Verdict::Rejected, None),
        };
        Self {
            path: article.key().to_owned(),
            text: article.text_id().to_owned(),
            start: proposal.edit.span.start,
            end: proposal.edit.span.end,
            anchor: Anchor::of(article.document().text(), &proposal.edit),
            decision: verdict,
            edited,
        }
    }

    /// The decision for a proposal that replaces `span`, which is where it was or, in another version of the text,
    /// `anchor`. `None` if it was edited and what was written anew is not all there.
    pub(super) fn decision(&self, span: Span, anchor: &Anchor) -> Option<Decision> {
        Some(match (self.decision, &self.edited) {
            (Verdict::Undecided, _) => Decision::Undecided,
            (Verdict::Accepted, None) => Decision::Accepted,
            (Verdict::Accepted, Some(rewritten)) => {
                let before = self.start.checked_sub(rewritten.start)?;
                let after = rewritten.end.checked_sub(self.end)?;
                if span != Span::new(self.start, self.end) && !anchor.shares(&self.anchor, before, after) {
                    return None;
                }
                let wide = Span::new(span.start.checked_sub(before)?, span.end + after);
                Decision::Edited(Rewrite { span: wide, text: rewritten.text.clone() })
            }
            (Verdict::Rejected, _) => Decision::Rejected,
        })
    }
}

/// A proposal without its offset: what it changes, and what stands on either side of it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Anchor {
    /// The pass that proposed it.
    pub pass: String,
    /// The text before what is replaced, a few words long.
    pub before: String,
    /// What is replaced.
    pub wrong: String,
    /// The text behind it.
    pub after: String,
    /// What was proposed to stand there instead.
    pub replacement: String,
}

impl Anchor {
    pub(super) fn of(text: &str, edit: &Edit) -> Self {
        let before = &text[..edit.span.start];
        let from = before.char_indices().rev().nth(BESIDE - 1).map_or(0, |(at, _)| at);
        Self {
            pass: edit.pass.to_owned(),
            before: before[from..].to_owned(),
            wrong: edit.span.of(text).to_owned(),
            after: text[edit.span.end..].chars().take(BESIDE).collect(),
            replacement: edit.replacement.clone(),
        }
    }

    /// Whether the two have the same so many bytes before what is replaced and behind it.
    fn shares(&self, other: &Self, before: usize, after: usize) -> bool {
        let last = other.before.len().checked_sub(before).and_then(|from| other.before.get(from..));
        let first = other.after.get(..after);
        last.is_some_and(|last| self.before.ends_with(last))
            && first.is_some_and(|first| self.after.starts_with(first))
    }

    /// Whether the two are likely the same proposal for two versions of a text: the same change with the same text
    /// on one side of it at least.
    pub(super) fn resembles(&self, other: &Self) -> bool {
        self.pass == other.pass
            && self.wrong == other.wrong
            && self.replacement == other.replacement
            && (self.before == other.before || self.after == other.after)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::article::tests::article;

    #[test]
    fn an_entry_is_one_line_that_reads_back() {
        let mut article = article("a.txt", "one\nteh two", &[("teh", "the", "typos", 0.9)]);
        article.proposals[0].decision =
            Decision::Edited(Rewrite { span: Span::new(4, 7), text: "line\nbreak".to_owned() });
        for entry in
            [Entry::HEADER, article.entry(0), Entry::NeverTouch { word: "Nasams\u{2028}".to_owned() }]
        {
            let line = entry.to_line();
            assert_eq!(line.matches('\n').count(), 1);
            assert_eq!(serde_json::from_str::<Entry>(&line).expect("an entry"), entry);
        }
    }

    #[test]
    fn anchors_hold_whole_characters() {
        let long = "ñ".repeat(100);
        let article = article("a.txt", &format!("{long}teh{long}"), &[("teh", "the", "typos", 0.9)]);
        let anchor = article.anchor(0);
        assert_eq!((anchor.before.chars().count(), anchor.after.chars().count()), (BESIDE, BESIDE));
    }
}
