//! Finds the marks that machine translation and scraping leave in articles, and proposes repairs.
//!
//! The way of the data is one-directional: bytes are decoded to a [`Document`]; its text is cut into
//! looked-up tokens and sentences ([`analysis::Context`]); passes ([`pass::PASSES`]) report findings;
//! [`resolve`](resolve::resolve) keeps one of those that collide; what is left are the edits of a
//! [`Report`], which the renderers turn into a diff or JSON. [`Cleaner`] leads a document all the way, and [`batch`]
//! leads whole corpora, in parallel, within bounded memory. A [`review::Review`] lets a person decide on each edit.
//!
//! ```
//! use postedit::{Cleaner, Options};
//!
//! let cleaned = Cleaner::new(Options::default()).clean("The package includes. additional ammunition.");
//! assert_eq!(cleaned.text, "The package includes additional ammunition.");
//! ```
//!
//! The library prints nothing, never ends the process, and has no global state but the embedded
//! dictionaries.

pub mod analysis;
pub mod batch;
mod changed_lines;
pub mod cleaner;
pub mod confidence;
pub mod config;
pub mod decode;
pub mod document;
pub mod edit;
pub mod evaluation;
pub mod finding;
pub mod format;
pub mod language;
pub mod learn;
mod left_alone;
pub mod lexicon;
pub mod pass;
pub mod render;
pub mod report;
pub mod resolve;
pub mod review;
pub mod style;
pub mod text;
pub mod user_lexicon;

pub use cleaner::{Cleaned, Cleaner, Options, PassOptions};
pub use document::Document;
pub use edit::Edit;
pub use finding::{Class, Finding, Level};
pub use language::Language;
pub use report::Report;
pub use style::Style;
pub use user_lexicon::UserLexicon;
