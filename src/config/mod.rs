//! Configuration: what `postedit.toml` files say, and which of them holds for an article.
//!
//! ```text
//! defaults < the user's file < the project's file < its overrides whose paths match < the command line
//! ```
//!
//! The project's file is the nearest `postedit.toml` above an article; those further up are not asked. A layer is a
//! set of [`Values`], each with its [`Origin`]; [`Values::overlay`] lays one over another. [`KEYS`] lists what may be
//! said, for the parser's messages, the schema and the documentation.

mod file;
mod find;
mod globs;
mod keys;
mod nearest;
mod origin;
mod problem;
mod reader;
mod schema;
mod values;

pub use file::{ConfigFile, Override};
pub use find::{FILE_NAME, WORDS_NAME, absolute, beside, nearest_file, nearest_words, user_file};
pub use globs::{Base, Globs};
pub use keys::{Holds, KEYS, Key, Place, level_name};
pub use origin::{Origin, Sourced};
pub use problem::{ConfigError, Problem};
pub use schema::schema;
pub use values::{PassValues, Values};
