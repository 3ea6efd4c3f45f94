//! What a form of input must do: be cut into pieces, be cleaned piece by piece, be put together again.

use super::input::Input;
use super::job::Job;
use super::outcome::Outcome;
pub use crate::cleaner::PIECE_BYTES;
use std::any::Any;
use std::fmt::Debug;
use std::io::{self, Write};
use std::sync::Arc;

/// A form of input: how records lie in a file.
pub trait Format: Debug + Send + Sync {
    /// What the form is called in messages, as in "JSON lines".
    fn name(&self) -> &'static str;

    /// The endings of its files in lower case, without the period and without that of a compression.
    fn endings(&self) -> &'static [&'static str];

    /// Whether files may also be compressed as a whole, `NAME.ENDING.gz` or `.zst`.
    fn may_be_compressed(&self) -> bool;

    /// Whether a file holds records with named fields, so that `--annotate` has a place.
    fn has_fields(&self) -> bool;

    /// Whether the number of a record is that of the line on which it begins, as an editor counts them.
    fn counts_lines(&self) -> bool;

    /// What messages count its records by.
    fn counted_by(&self) -> &'static str {
        if self.counts_lines() { "line" } else { "record" }
    }

    /// Opens an input to read it from `from` on, which is the beginning or the [`Piece::end`] of one of its pieces.
    ///
    /// # Errors
    /// An input that cannot be read or is not of this form at all. The message tells the remedy, not the name of the
    /// file, which is put before it.
    fn open(&self, input: &Arc<Input>, from: Position, job: &Job) -> anyhow::Result<Box<dyn Reader>>;

    /// Puts the bodies of one input together. When a run goes on from a [`Piece::end`], the encoder is made anew: if
    /// it must remember what it wrote, as for a footer, no piece but the last may have an end.
    fn encoder(&self, _input: &Arc<Input>, _job: &Job) -> Box<dyn Encoder> {
        Box::new(Plain)
    }
}

/// A place between two pieces of an input.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Position {
    /// Bytes before it, decompressed.
    pub offset: u64,
    /// Records (lines of JSON lines, rows of tables) before it.
    pub records: u64,
}

/// Reads one input, in one thread. It must never hold more than a piece and [`super::Limits::record`] bytes.
pub trait Reader: Send {
    /// The next piece, `None` at the end.
    ///
    /// # Errors
    /// What makes it impossible to read on, as a truncated file does. What was read whole before has been given; the
    /// message tells the place and the remedy. The reader is not asked again.
    fn next_piece(&mut self) -> anyhow::Result<Option<Piece>>;
}

/// Some records of an input, on the way to a thread that cleans them.
pub struct Piece {
    /// What is to be done.
    pub work: Box<dyn Work>,
    /// Bytes of input that it holds in memory.
    pub bytes: usize,
    /// Bytes of the file, as it lies on the disk, that were read up to here; for progress only.
    pub read: u64,
    /// The place behind it, if reading may begin there again. Behind the last piece of an input the run can always be
    /// gone on with, whatever stands here.
    pub end: Option<Position>,
}

/// A piece, cleaned in any thread.
pub trait Work: Send {
    /// Cleans the records. A bad record is told by [`Outcome::refuse`]; it does not end the work.
    fn run(self: Box<Self>, job: &Job) -> Outcome;
}

/// What a piece gives to the output of its input.
#[derive(Default)]
pub enum Body {
    /// Nothing.
    #[default]
    None,
    /// Bytes of the form; the pipeline compresses them as the name of the output asks.
    Bytes(Vec<u8>),
    /// Bytes of the form, to be compressed in several frames.
    Frames {
        /// All of them.
        bytes: Vec<u8>,
        /// Where each frame ends.
        ends: Vec<usize>,
    },
    /// Bytes of the file, compressed already if they should be.
    Packed(Vec<u8>),
    /// What only the [`Encoder`] of the form understands.
    Other(Box<dyn Any + Send>),
}

impl Body {
    /// Bytes that it holds, as far as can be told.
    pub fn len(&self) -> usize {
        match self {
            Self::Bytes(bytes) | Self::Frames { bytes, .. } | Self::Packed(bytes) => bytes.len(),
            Self::None | Self::Other(_) => 0,
        }
    }

    /// Whether nothing is known to be in it.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// Writes the output of one input, body after body in order, in one thread. Nothing but the bodies may have an effect
/// on the bytes.
pub trait Encoder: Send {
    /// Writes one body to the end of the output.
    ///
    /// # Errors
    /// Those of `out`.
    fn write(&mut self, body: Body, out: &mut dyn Write) -> io::Result<()>;

    /// Writes what stands behind the last body.
    ///
    /// # Errors
    /// Those of `out`.
    fn finish(&mut self, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
}

/// The encoder of forms whose bodies are just bytes.
#[derive(Debug)]
pub struct Plain;

impl Encoder for Plain {
    fn write(&mut self, body: Body, out: &mut dyn Write) -> io::Result<()> {
        match body {
            Body::None => Ok(()),
            Body::Bytes(bytes) | Body::Frames { bytes, .. } | Body::Packed(bytes) => out.write_all(&bytes),
            Body::Other(_) => Err(io::Error::other("a body without an encoder")),
        }
    }
}
