//! What users know of words beyond the embedded dictionaries: the counts of their corpus, their own lists of words
//! and names, and Hunspell dictionaries.
//!
//! A [`CorpusLexicon`] says how often and in how many documents a form occurs, which is evidence and no more: a
//! corpus holds its own typos. A [`WordList`] is the user's word for what is right. A [`HunspellDictionary`] tells
//! what is right and nothing else. [`crate::Options::lexica`] hands them to the analysis, which alone weighs them.

mod add_word;
mod binary;
mod corpus_lexicon;
mod counts;
mod entries;
mod hunspell;
mod word_list;

pub use add_word::{AddWordError, add_word};
pub use corpus_lexicon::{CorpusLexicon, FileError, Metadata, write_lexicon};
pub use counts::{FormCounts, Usage};
pub(crate) use entries::is_inside_word;
pub use hunspell::{HunspellDictionary, HunspellError};
pub use word_list::{Listed, WordList, WordListError};

/// One source of words that the user gives.
#[derive(Debug)]
pub enum UserLexicon {
    /// Counts over a corpus.
    Corpus(CorpusLexicon),
    /// A list of words and names as they should be written.
    Words(WordList),
    /// A dictionary of the Hunspell family.
    Hunspell(Box<HunspellDictionary>),
}
