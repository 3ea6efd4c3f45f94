//! Whole corpora: many inputs of several forms, in parallel, within bounded memory, with nothing lost.
//!
//! ```text
//! inputs -> Reader (one thread) -> Piece -> Work::run (all threads) -> Outcome -> in order -> Encoder -> outputs
//!              ^ waits for room in the budget of memory                       `-> checkpoint at the end of a piece
//! ```
//!
//! - `inputs` lists the files, `form` tells which [`Format`] reads each of them, `compression` opens and packs them.
//! - A [`Format`] cuts an input into [`Piece`]s: whole records of about [`PIECE_BYTES`], at places that depend on
//!   nothing but the bytes of the input. What a piece gives, an [`Outcome`], depends on nothing but the piece and
//!   the [`Job`]; so the outputs depend neither on threads nor on time, and a run that stopped between two pieces
//!   can go on to the same bytes.
//! - `pipeline` leads the pieces through the threads and back into order; `budget` bounds the bytes on the way.
//! - `outputs` writes to temporary names and puts them in place at the end; `checkpoint` tells where to go on.
//!
//! A new form of input is one module that implements [`Format`] and one line of `form::FORMATS`.
//!
//! [`clean_texts`] is the same for texts in memory.

mod article;
mod budget;
mod checkpoint;
mod collect;
mod compression;
mod counts;
mod csv;
mod destination;
mod edit_line;
mod form;
mod format;
mod gzip;
mod input;
mod inputs;
mod job;
mod json_lines;
mod language;
mod lines;
mod names;
mod outcome;
mod outputs;
mod parquet;
mod passed_on;
mod pipeline;
mod repeats;
mod run;
mod shown;
mod sink;
mod texts;
mod unknown_codes;
mod warc;
mod window;

pub use collect::{Collected, Unread, collect_texts};
pub use counts::{Counts, Tally};
pub use destination::Destination;
pub use edit_line::EditLine;
pub use form::{FORMATS, format_of};
pub use format::{Body, Encoder, Format, PIECE_BYTES, Piece, Plain, Position, Reader, Work};
pub use input::{Compression, Input};
pub use inputs::{Excluded, Listing, Selection, failure_of, modified};
pub use job::{Fault, Fields, Job, Limits, Treatment, Wants};
pub use outcome::{Bad, Before, Failure, Outcome, RecordAt};
pub use run::{Ending, Finished, Problem, Progress, Run, Watch};
pub use sink::{is_empty, is_stream, partial, with_ending};
pub use texts::clean_texts;
pub use unknown_codes::{Occurrences, UnknownCodes};
