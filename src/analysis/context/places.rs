//! Where tokens, marks, sentences and lines of the text stand.

use super::{Context, Paragraph};
use crate::analysis::neighbour_classes::NeighbourClass;
use crate::analysis::word_forms::{hash_of, without_possessive};
use crate::text::sentence::may_end;
use crate::text::{Notes, Sentence, Token, TokenKind};
use std::ops::Range;

/// The places of tokens that are often looked for, each in order.
#[derive(Debug)]
pub(super) struct Places {
    /// The punctuation tokens, with their first bytes.
    pub marks: Vec<(u32, u8)>,
    /// The words with a capital first letter only.
    pub capitals: Vec<u32>,
    /// The tokens of which anything is noted, with what that is.
    pub noted: Vec<(u32, Notes)>,
}

impl Places {
    /// Those of some tokens, and the places of the tokens behind those with which a sentence may end.
    pub fn of(text: &str, tokens: &[Token]) -> (Self, Vec<usize>) {
        let some = tokens.len() / 8;
        let (mut marks, mut behind_ends) = (Vec::with_capacity(2 * some), Vec::with_capacity(2 * some));
        let (mut capitals, mut noted) = (Vec::with_capacity(some), Vec::with_capacity(3 * some));
        for (at, token) in (0..).zip(tokens) {
            if token.is_mark() {
                marks.push((at, text.as_bytes()[token.start()]));
            } else if token.is_title_word() {
                capitals.push(at);
            }
            if may_end(token) {
                behind_ends.push(at as usize + 1);
            }
            if !token.notes.is_empty() {
                noted.push((at, token.notes));
            }
        }
        (Self { marks, capitals, noted }, behind_ends)
    }
}

/// ASCII marks that a pass looks for. Those beyond ASCII are looked at in any case.
#[derive(Clone, Copy, Debug)]
pub struct Marks(u128);

impl Marks {
    /// Those of some characters; a character beyond ASCII need not be told.
    pub const fn of(marks: &[char]) -> Self {
        let mut bits = 0;
        let mut at = 0;
        while at < marks.len() {
            if marks[at].is_ascii() {
                bits |= 1 << marks[at] as u32;
            }
            at += 1;
        }
        Self(bits)
    }

    /// Whether a mark that begins with this byte may be one of them.
    const fn may_have(self, lead: u8) -> bool {
        !lead.is_ascii() || self.0 >> lead & 1 == 1
    }
}

/// Those of some places, each of which `place` tells, that lie in a range of tokens.
fn among<T>(places: &[T], place: fn(&T) -> u32, tokens: Range<usize>) -> impl Iterator<Item = &T> {
    let first = places.partition_point(|item| (place(item) as usize) < tokens.start);
    places[first..].iter().take_while(move |item| (place(item) as usize) < tokens.end)
}

/// Tokens on either side of a place that are looked at for its sentence.
const NEAR: usize = 500;

impl<'t> Context<'t> {
    /// All tokens in order.
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// The indices of the punctuation tokens, in order.
    pub fn marks(&self) -> impl Iterator<Item = usize> + '_ {
        self.places.marks.iter().map(|&(at, _)| at as usize)
    }

    /// The same of a range of tokens.
    pub fn marks_in(&self, tokens: Range<usize>) -> impl Iterator<Item = usize> + '_ {
        among(&self.places.marks, |&(at, _)| at, tokens).map(|&(at, _)| at as usize)
    }

    /// The indices of the punctuation tokens that stand between two tokens, in order.
    pub fn inner_marks(&self) -> impl Iterator<Item = usize> + '_ {
        self.marks_in(1..self.tokens.len().saturating_sub(1).max(1))
    }

    /// The same, but of the ASCII marks only some.
    pub fn inner_marks_of(&self, marks: Marks) -> impl Iterator<Item = usize> + '_ {
        self.marks_of(1..self.tokens.len().saturating_sub(1).max(1), marks)
    }

    /// The indices of the punctuation tokens in a range, of the ASCII marks only some, in order.
    pub fn marks_of(&self, tokens: Range<usize>, marks: Marks) -> impl Iterator<Item = usize> + '_ {
        let inside = among(&self.places.marks, |&(at, _)| at, tokens);
        inside.filter(move |&&(_, lead)| marks.may_have(lead)).map(|&(at, _)| at as usize)
    }

    /// The indices of the words with a capital first letter only, in order.
    pub fn capitals(&self) -> impl Iterator<Item = usize> + '_ {
        self.places.capitals.iter().map(|&at| at as usize)
    }

    /// The same of a range of tokens.
    pub fn capitals_in(&self, tokens: Range<usize>) -> impl Iterator<Item = usize> + '_ {
        among(&self.places.capitals, |&at| at, tokens).map(|&at| at as usize)
    }

    /// The indices of the words of which one of these things is noted, in order.
    pub fn noted(&self, notes: Notes) -> impl Iterator<Item = usize> + '_ {
        self.noted_in(0..self.tokens.len(), notes)
    }

    /// The same of a range of tokens.
    pub fn noted_in(&self, tokens: Range<usize>, notes: Notes) -> impl Iterator<Item = usize> + '_ {
        let inside = among(&self.places.noted, |&(at, _)| at, tokens);
        inside.filter(move |(_, found)| found.intersects(notes)).map(|&(at, _)| at as usize)
    }

    /// The sentences, as ranges of token indices, in order.
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// The lines of the text that have tokens, in order.
    pub fn paragraphs(&self) -> &[Paragraph] {
        &self.paragraphs
    }

    /// The text of token `at`.
    pub fn word(&self, at: usize) -> &'t str {
        self.tokens[at].text(self.text)
    }

    /// Token `at`, if there is one.
    pub fn token(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at)
    }

    /// The token before `at`, if there is one.
    pub fn before(&self, at: usize) -> Option<&Token> {
        at.checked_sub(1).map(|before| &self.tokens[before])
    }

    /// The class of the word or mark at `at` for the model of neighbours; the edge of a line if there is none on it.
    pub fn neighbour_class(&self, at: Option<usize>) -> NeighbourClass {
        at.and_then(|at| self.tokens.get(at))
            .map_or(NeighbourClass::EDGE, |token| NeighbourClass::of(token, self.text))
    }

    /// The text between token `at` and the next, empty after the last.
    pub fn gap(&self, at: usize) -> &'t str {
        self.tokens.get(at + 1).map_or("", |next| &self.text[self.tokens[at].end()..next.start()])
    }

    /// A hash of the normalised form of the word at `at`, without a possessive ending; words that differ in case alone have
    /// the same.
    pub fn form_hash(&self, at: usize) -> u32 {
        self.forms.hashes()[at]
    }

    /// The places of the words whose form stands again as the next token or the next but one, in order.
    pub fn repeated_soon(&self) -> Vec<usize> {
        self.forms.repeated_soon()
    }

    /// The places among some tokens of words that may be the normalised form `form`, or that with a possessive ending.
    pub(in crate::analysis) fn places_of_hash(
        &self,
        places: Range<usize>,
        form: &str,
    ) -> impl Iterator<Item = usize> {
        let (first, hash) = (places.start, hash_of(without_possessive(form)));
        let hashes = self.forms.hashes()[places].iter();
        hashes.enumerate().filter(move |(_, other)| **other == hash).map(move |(at, _)| first + at)
    }

    /// The tokens of the line from so many before the one at `at` to so many behind, the last not included.
    pub fn around(&self, at: usize, before: usize, behind: usize) -> Range<usize> {
        let line = &self.paragraph_of(at).tokens;
        at.saturating_sub(before).max(line.start)..(at + behind).min(line.end)
    }

    /// Whether a given name stands before token `at`.
    pub fn is_behind_given_name(&self, at: usize) -> bool {
        at > 0
            && self.is_spaced(at - 1)
            && self.tokens[at - 1].is_title_word()
            && self.tokens[at - 1].entry.is_given_name()
    }

    /// Whether nothing stands between token `at` and the next one.
    pub fn is_glued(&self, at: usize) -> bool {
        self.tokens.get(at + 1).is_some_and(|next| next.start() == self.tokens[at].end())
    }

    /// Whether just one plain space stands between token `at` and the next one.
    pub fn is_spaced(&self, at: usize) -> bool {
        let end = self.tokens[at].end();
        self.tokens.get(at + 1).is_some_and(|next| next.start() == end + 1)
            && self.text.as_bytes()[end] == b' '
    }

    /// The mark that token `at` is, if it is a single punctuation character.
    pub fn mark(&self, at: usize) -> Option<char> {
        let token = self.tokens.get(at)?;
        if token.kind != TokenKind::Punctuation {
            return None;
        }
        if token.end() == token.start() + 1 {
            return Some(self.text.as_bytes()[token.start()].into());
        }
        let mut chars = token.text(self.text).chars();
        chars.next().filter(|_| chars.next().is_none())
    }

    /// The sentence that holds token `at`; of one that never seems to end, as a list of words does not, what is near.
    pub fn sentence_of(&self, at: usize) -> Sentence {
        let index = self.sentences.partition_point(|sentence| sentence.end <= at);
        let sentence = self.sentences.get(index).cloned().unwrap_or(at..at + 1);
        sentence.start.max(at.saturating_sub(NEAR))..sentence.end.min(at + NEAR)
    }

    /// The paragraph that holds token `at`.
    pub fn paragraph_of(&self, at: usize) -> &Paragraph {
        let index = self.paragraphs.partition_point(|paragraph| paragraph.tokens.end <= at);
        &self.paragraphs[index]
    }

    /// Whether token `a` and token `b` behind it stand in one paragraph.
    pub fn are_in_one_paragraph(&self, a: usize, b: usize) -> bool {
        self.paragraph_of(a).tokens.contains(&b)
    }

    /// Whether markup of the article, as a tag, stands in its source at this byte of the text.
    pub fn has_markup_at(&self, at: usize) -> bool {
        self.markup.is_at(at)
    }

    /// The bytes of the text at which markup stands in the source, in order.
    pub(in crate::analysis) fn boundaries(&self) -> &'t [usize] {
        &self.markup.boundaries
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_and_marks_are_told() {
        let context = Context::new("ground.The end", None, None);
        assert!(context.is_glued(0) && context.is_glued(1) && context.is_spaced(2));
        assert_eq!(context.mark(1), Some('.'));
        assert_eq!(context.mark(0), None);
    }
}
