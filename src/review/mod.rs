//! Reviewing: what a person decides of the proposals for many articles, and what is made of it.
//!
//! ```text
//! (Document, Report) -> Article -> Review <- keys          Review -> entries -> journal
//!                                    |                      journal -> Memory -> Article
//!                                    `-> accepted edits -> files or a patch
//! ```
//!
//! A [`Review`] holds the articles in their order, the [`Decision`] on each proposal, where the reviewer is, which
//! proposals are shown ([`Filter`]), and the steps that can be undone. All that happens is told in [`Entry`]s, which a
//! journal keeps; [`Memory`] reads them and gives a later review its decisions back, also those on an article that
//! has changed since. Nothing here knows of terminals or files.

mod article;
mod decision;
mod entry;
mod excerpt;
mod filter;
mod memory;
mod queue;
mod undo;
mod words;

pub use article::{Article, Proposal};
pub use decision::{Decision, Rewrite};
pub use entry::{Anchor, Entry, Record, Rewritten, Verdict};
pub use excerpt::{Excerpt, excerpt};
pub use filter::{Facet, Filter};
pub use memory::{JournalError, Memory, Recalled};
pub use queue::{Counts, Place, Review};
pub use undo::Undone;
pub use words::{takes_away, words_at};
