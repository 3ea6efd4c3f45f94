//! From a text to its tokens: spans, line index, opaque stretches, tokens, sentences.

pub mod chars;
pub mod line_index;
pub mod markup;
pub mod notes;
pub mod opaque;
pub mod recent;
pub mod script;
pub mod sentence;
pub mod span;
pub mod token;
pub mod tokenize;

pub use line_index::{LineIndex, Place};
pub use markup::Markup;
pub use notes::Notes;
pub use recent::Recent;
pub use sentence::Sentence;
pub use span::{Span, merge_overlapping};
pub use token::{CaseShape, Token, TokenKind};
