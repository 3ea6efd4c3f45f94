//! What a journal remembers of earlier sittings.

use super::article::Article;
use super::entry::{Entry, Record, Verdict};
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};
use std::fmt;

/// Why a journal cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JournalError {
    /// Its first line is not that of a journal.
    Foreign,
    /// It has a form that this program does not know.
    Version(u32),
    /// A line that is whole is no entry; its number, from 1, and what is wrong.
    Line(usize, String),
}

impl fmt::Display for JournalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Foreign => f.write_str("is no session of a review; name another file"),
            Self::Version(version) => write!(
                f,
                "has the form {version} of sessions, this version of postedit knows {}; use the newer postedit, or \
                 --restart to forget the session",
                Entry::VERSION
            ),
            Self::Line(line, reason) => {
                write!(
                    f,
                    "line {line} is damaged ({reason}); take it out, or --restart to forget the session"
                )
            }
        }
    }
}

impl std::error::Error for JournalError {}

/// The decisions of a journal, by article and text.
#[derive(Debug, Default)]
pub struct Memory {
    articles: HashMap<String, Texts>,
    never: Vec<String>,
}

/// What was decided on the versions of one article.
#[derive(Debug, Default)]
struct Texts {
    /// The version of the last entry.
    latest: String,
    /// The decisions that are still made, by place and replacement.
    by_text: HashMap<String, BTreeMap<(usize, usize, String), Record>>,
}

/// What an article was given back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recalled {
    /// Decisions on this very text.
    pub kept: usize,
    /// Indices of the proposals whose decisions were made on another version of the article.
    pub carried: Vec<usize>,
    /// Decisions on another version that fit no proposal any more.
    pub lost: usize,
}

impl Memory {
    /// Reads a journal; the answer also tells the length in bytes of its whole lines. A last line without its end was
    /// being written when the program was killed, and is not read.
    ///
    /// # Errors
    /// See [`JournalError`].
    pub fn read(journal: &[u8]) -> Result<(Self, usize), JournalError> {
        let mut memory = Self::default();
        let mut length = 0;
        for (index, line) in journal.split_inclusive(|&byte| byte == b'\n').enumerate() {
            if !line.ends_with(b"\n") {
                break;
            }
            if index == 0 {
                check_header(line)?;
            } else {
                let entry = serde_json::from_slice(line)
                    .map_err(|error| JournalError::Line(index + 1, error.to_string()))?;
                memory.add(entry);
            }
            length += line.len();
        }
        if length == 0 && !Entry::HEADER.to_line().as_bytes().starts_with(journal) {
            return Err(JournalError::Foreign);
        }
        Ok((memory, length))
    }

    /// The words that nothing may touch.
    pub fn never(&self) -> &[String] {
        &self.never
    }

    /// Number of decisions on the latest version of each article.
    pub fn decisions(&self) -> usize {
        self.articles.values().filter_map(|texts| texts.by_text.get(&texts.latest)).map(BTreeMap::len).sum()
    }

    fn add(&mut self, entry: Entry) {
        match entry {
            Entry::Header { .. } => {}
            Entry::Written { path, text } => {
                let texts = self.articles.entry(path).or_default();
                texts.latest.clone_from(&text);
                texts.by_text.insert(text, BTreeMap::new());
            }
            Entry::Decision(record) => {
                let texts = self.articles.entry(record.path.clone()).or_default();
                texts.latest.clone_from(&record.text);
                let decisions = texts.by_text.entry(record.text.clone()).or_default();
                let key = (record.start, record.end, record.anchor.replacement.clone());
                if record.decision == Verdict::Undecided {
                    decisions.remove(&key);
                } else {
                    decisions.insert(key, record);
                }
            }
            Entry::NeverTouch { word } => {
                self.never.retain(|other| *other != word);
                self.never.push(word);
            }
            Entry::MayTouch { word } => self.never.retain(|other| *other != word),
        }
    }

    /// Makes the decisions on the proposals of an article that were made before. If its text has changed since, a
    /// decision goes to the one proposal that makes the same change beside the same text, if there is just one.
    pub(super) fn recall(&self, article: &mut Article) -> Recalled {
        let mut recalled = Recalled::default();
        let Some(texts) = self.articles.get(article.key()) else { return recalled };
        let anchors: Vec<_> =
            (0..article.proposals.len()).map(|index| (index, article.anchor(index))).collect();
        if let Some(decisions) = texts.by_text.get(article.text_id()) {
            for (index, anchor) in &anchors {
                let proposal = &mut article.proposals[*index];
                let edit = &proposal.edit;
                let key = (edit.span.start, edit.span.end, edit.replacement.clone());
                let decision = decisions.get(&key).and_then(|record| record.decision(edit.span, anchor));
                if let Some(decision) = decision {
                    proposal.decision = decision;
                    recalled.kept += 1;
                }
            }
            return recalled;
        }
        let Some(decisions) = texts.by_text.get(&texts.latest) else { return recalled };
        for record in decisions.values() {
            let mut fitting = anchors.iter().filter(|(_, anchor)| anchor.resembles(&record.anchor));
            let decision = match (fitting.next(), fitting.next()) {
                (Some((index, anchor)), None) => {
                    let proposal = &mut article.proposals[*index];
                    let decision = record.decision(proposal.edit.span, anchor);
                    decision.filter(|_| !proposal.decision.is_made()).map(|decision| (*index, decision))
                }
                _ => None,
            };
            match decision {
                Some((index, decision)) => {
                    article.proposals[index].decision = decision;
                    recalled.carried.push(index);
                }
                None => recalled.lost += 1,
            }
        }
        recalled
    }
}

fn check_header(line: &[u8]) -> Result<(), JournalError> {
    #[derive(Deserialize)]
    struct Header {
        entry: String,
        version: u32,
    }
    match serde_json::from_slice::<Header>(line) {
        Ok(Header { entry, version: Entry::VERSION }) if entry == "header" => Ok(()),
        Ok(Header { entry, version }) if entry == "header" => Err(JournalError::Version(version)),
        _ => Err(JournalError::Foreign),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::article::tests::article;
    use crate::review::{Decision, Rewrite};
    use crate::text::Span;

    const TEXT: &str = "first teh hous\nsecond teh hous\n";
    const EDITS: [(&str, &str, &str, f32); 2] =
        [("teh", "the", "typos", 0.9), ("hous", "house", "typos", 0.9)];

    fn journal(entries: &[Entry]) -> String {
        entries.iter().fold(Entry::HEADER.to_line(), |journal, entry| journal + &entry.to_line())
    }

    fn home(start: usize) -> Decision {
        Decision::Edited(Rewrite { span: Span::new(start, start + 4), text: "home".to_owned() })
    }

    fn decided() -> (Article, Vec<Entry>) {
        let mut article = article("a.txt", TEXT, &EDITS);
        article.proposals[0].decision = Decision::Rejected;
        article.proposals[1].decision = home(10);
        let entries = vec![article.entry(0), article.entry(1)];
        (article, entries)
    }

    fn recalled(journal: &str, article: &mut Article) -> Recalled {
        Memory::read(journal.as_bytes()).expect("a journal").0.recall(article)
    }

    #[test]
    fn decisions_come_back() {
        let mut again = article("a.txt", TEXT, &EDITS);
        assert_eq!(recalled(&journal(&decided().1), &mut again), Recalled { kept: 2, ..Recalled::default() });
        assert_eq!(again.proposals[1].decision, home(10));
        let mut other = article("b.txt", TEXT, &EDITS);
        assert_eq!(recalled(&journal(&decided().1), &mut other), Recalled::default());
    }

    #[test]
    fn what_was_taken_back_stays_so() {
        let (mut article, mut entries) = decided();
        article.proposals[0].decision = Decision::Undecided;
        entries.push(article.entry(0));
        let recalled = recalled(&journal(&entries), &mut article);
        assert_eq!(recalled.kept, 1);
    }

    #[test]
    fn a_changed_article_gets_what_surely_fits() {
        let journal = journal(&decided().1);
        let mut moved = article("a.txt", &format!("A new title\n\n{TEXT}"), &EDITS);
        assert_eq!(recalled(&journal, &mut moved).carried, [0, 1]);
        assert_eq!(moved.proposals[1].decision, home(10 + "A new title\n\n".len()));
        let mut gone = article("a.txt", "all is well", &[]);
        assert_eq!(recalled(&journal, &mut gone).lost, 2);
    }

    #[test]
    fn a_decision_that_fits_two_proposals_is_dropped() {
        let line = format!("{} teh {}\n", "and so on".repeat(4), "and so on".repeat(4));
        let teh = ("teh", "the", "typos", 0.9);
        let mut once = article("a.txt", &line, &[teh]);
        once.proposals[0].decision = Decision::Accepted;
        let journal = journal(&[once.entry(0)]);
        let mut twice = article("a.txt", &line.repeat(2), &[teh, teh]);
        let found = recalled(&journal, &mut twice);
        assert_eq!((found.carried.len(), found.lost), (0, 1));
        assert!(!twice.proposals[0].decision.is_made());
    }

    #[test]
    fn another_proposal_at_the_same_place_is_undecided() {
        let mut other = article("a.txt", TEXT, &[("teh", "tech", "typos", 0.9)]);
        assert_eq!(recalled(&journal(&decided().1), &mut other).kept, 0);
    }

    #[test]
    fn a_line_that_was_being_written_is_left_out() {
        let whole = journal(&decided().1[..1]);
        let cut = format!("{whole}{}", &decided().1[1].to_line()[..40]);
        let (memory, length) = Memory::read(cut.as_bytes()).expect("a journal");
        assert_eq!((memory.decisions(), length), (1, whole.len()));
        for torn in ["", "{\"entry\":\"hea"] {
            assert_eq!(Memory::read(torn.as_bytes()).expect("begun").1, 0);
        }
    }

    #[test]
    fn other_forms_and_damage_are_told() {
        let read = |text: &str| Memory::read(text.as_bytes()).err();
        assert_eq!(read("no session"), Some(JournalError::Foreign));
        assert_eq!(read("{\"x\":1}\n"), Some(JournalError::Foreign));
        assert_eq!(read("{\"entry\":\"header\",\"version\":7}\n"), Some(JournalError::Version(7)));
        let damaged = format!("{}garbage\n{}", journal(&[]), decided().1[0].to_line());
        assert!(matches!(read(&damaged), Some(JournalError::Line(2, _))));
    }

    #[test]
    fn words_are_remembered_until_they_are_taken_back() {
        let word = |word: &str| word.to_owned();
        let entries = [
            Entry::NeverTouch { word: word("Nasams") },
            Entry::NeverTouch { word: word("Kelvarin") },
            Entry::MayTouch { word: word("Nasams") },
        ];
        let (memory, _) = Memory::read(journal(&entries).as_bytes()).expect("a journal");
        assert_eq!(memory.never(), ["Kelvarin"]);
    }
}
