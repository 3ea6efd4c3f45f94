//! Readers of the packages' formats. None of them judges what it reads.

pub mod affixes;
pub mod cldr;
pub mod geonames;
pub mod hunspell;
pub mod people;
pub mod simplemma;
pub mod spacy;
pub mod typos;
pub mod vocabulary;
pub mod wordfreq;
