//! Tokens: the words, numbers and marks that every pass looks at.

use super::{Notes, Span};
use crate::language::{Capitals, Language};
use crate::lexicon::Entry;

/// What a token is. Spaces are no tokens: they are the gaps between two of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters, with apostrophes and invisible characters between them.
    Word,
    /// Digits, with the marks that group them (1,000.5; 10:30).
    Number,
    /// Letters and digits without a space (20minutos, G7, 5th).
    Mixed,
    /// Single letters with periods (U.S., p.m., J.K.); the last period belongs to it.
    Initialism,
    /// One mark, or a run of periods.
    Punctuation,
    /// What is not text: URLs, addresses, handles, file names, code.
    Opaque,
}

/// How a word is capitalised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CaseShape {
    /// No capital, or a script without case.
    Lower,
    /// A capital first letter, the rest lower case; a single capital letter too.
    Title,
    /// Two letters or more, all capitals.
    Upper,
    /// Anything else (iPhone, McDonald).
    Mixed,
}

impl CaseShape {
    /// The shape of `word`, read from its letters with case.
    pub fn of(word: &str) -> Self {
        let (mut first_upper, mut upper, mut lower) = (false, 0usize, 0usize);
        for c in word.chars() {
            if c.is_uppercase() {
                first_upper |= upper + lower == 0;
                upper += 1;
            } else if c.is_lowercase() {
                lower += 1;
            }
        }
        match (upper, lower) {
            (0, _) => Self::Lower,
            (1, _) if first_upper => Self::Title,
            (_, 0) => Self::Upper,
            _ => Self::Mixed,
        }
    }
}

/// One token of a document. It owns no text: [`Token::text`] reads it from the document.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    start: u32,
    end: u32,
    /// What the token is.
    pub kind: TokenKind,
    /// How it is capitalised.
    pub shape: CaseShape,
    /// Whether it opens a sentence or a line (marks before it do not count).
    pub is_sentence_initial: bool,
    /// Whether it holds a character outside ASCII.
    pub is_non_ascii: bool,
    /// What is noted of it by itself, once it is looked up.
    pub notes: Notes,
    /// The language of its paragraph.
    pub language: Language,
    /// What the lexicon of that language says of it.
    pub entry: Entry,
}

/// Least share of a common word in lower case.
const COMMON_SHARE: f32 = 0.9;

impl Token {
    /// A token over `span`, not yet looked up. Texts are limited to 4 GiB, see
    /// [`crate::Document::MAX_BYTES`].
    pub fn new(span: Span, kind: TokenKind, shape: CaseShape, is_non_ascii: bool) -> Self {
        Self {
            start: span.start as u32,
            end: span.end as u32,
            kind,
            shape,
            is_sentence_initial: false,
            is_non_ascii,
            notes: Notes::empty(),
            language: Language::UNDETERMINED,
            entry: Entry::UNKNOWN,
        }
    }

    /// Where the token stands (bytes).
    pub const fn span(&self) -> Span {
        Span::new(self.start as usize, self.end as usize)
    }

    /// The same token `by` bytes further on.
    #[must_use]
    pub fn moved(self, by: usize) -> Self {
        Self { start: self.start + by as u32, end: self.end + by as u32, ..self }
    }

    /// First byte.
    pub const fn start(&self) -> usize {
        self.start as usize
    }

    /// One past the last byte.
    pub const fn end(&self) -> usize {
        self.end as usize
    }

    /// The token's text in its document.
    pub fn text<'t>(&self, text: &'t str) -> &'t str {
        &text[self.start()..self.end()]
    }

    /// Whether the token is a word.
    pub fn is_word(&self) -> bool {
        self.kind == TokenKind::Word
    }

    /// Whether the token is a mark, or a run of periods.
    pub fn is_mark(&self) -> bool {
        self.kind == TokenKind::Punctuation
    }

    /// Whether the token is a word with a capital first letter only.
    pub fn is_title_word(&self) -> bool {
        self.is_word() && self.shape == CaseShape::Title
    }

    /// Whether the token is a common word with a capital, in a language that gives common words none.
    pub fn is_common_title_word(&self) -> bool {
        self.is_title_word()
            && self.entry.is_valid()
            && self.entry.lower_share() >= COMMON_SHARE
            && !self.entry.is_registered_name()
            && !matches!(self.language.profile().capitals, Capitals::Nouns | Capitals::None)
    }

    /// Whether the token is a word without any capital letter.
    pub fn is_lower_word(&self) -> bool {
        self.is_word() && self.shape == CaseShape::Lower
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_shapes_are_told_apart() {
        for (word, shape) in [
            ("war", CaseShape::Lower),
            ("War", CaseShape::Title),
            ("Ámsterdam", CaseShape::Title),
            ("I", CaseShape::Title),
            ("NATO", CaseShape::Upper),
            ("iPhone", CaseShape::Mixed),
            ("McDonald", CaseShape::Mixed),
            ("война", CaseShape::Lower),
            ("日本", CaseShape::Lower),
        ] {
            assert_eq!(CaseShape::of(word), shape, "{word}");
        }
    }
}
