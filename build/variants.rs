//! The parts of the library that make a filter.

#[path = "../src/lexicon/variants/builder.rs"]
mod builder;
#[path = "../src/lexicon/variants/filter.rs"]
mod filter;
#[path = "../src/lexicon/variants/hash.rs"]
mod hash;
#[path = "../src/lexicon/variants/suffixes.rs"]
mod suffixes;

pub use builder::Builder;
