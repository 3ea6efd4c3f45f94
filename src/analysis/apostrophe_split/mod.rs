//! Two words in one that has an apostrophe or lost it: "ditqu'il", "Meksika'nınböyle", "lhomme".
//!
//! Of such a word only the part before or behind the apostrophe is in a dictionary, so it is no suspect: what the language
//! ties to words by an apostrophe tells where one of them ends.

mod elided;
mod endings;
mod lost;

use super::context::Context;

pub(crate) use elided::opens_with_vowel;
pub(crate) use lost::HOST_ZIPF;
pub(super) use lost::find as lost_apostrophe;

/// A word with an apostrophe that is two.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ApostropheSplit {
    /// Where the second word begins, in bytes of the whole as it is written.
    pub at: usize,
    /// Whether the first word is a name, and the second none that an ending ties to it.
    pub is_name: bool,
    /// Probability that these are two words, 0.0 to 1.0.
    pub confidence: f32,
}

/// Where the word at `at`, which has an apostrophe, is two, if it is.
pub(super) fn find(context: &Context<'_>, at: usize) -> Option<ApostropheSplit> {
    elided::find(context, at).or_else(|| endings::find(context, at))
}
