//! Records that are too long to be held: part by part they pass on to the output, or to the bad records.

use super::format::{Body, Piece, Position, Work};
use super::input::Input;
use super::job::Job;
use super::outcome::{Outcome, RecordAt};
use std::sync::Arc;

/// Bytes of a part; divisible by three, so that parts in base64 can be joined.
pub const PART_BYTES: usize = super::format::PIECE_BYTES / 3 * 3;

/// A part of a record that is not cleaned.
pub struct PassedOn {
    /// Its input.
    pub input: Arc<Input>,
    /// Its number from 1 on; `None` if the input is one text.
    pub record: Option<u64>,
    /// Why it is not cleaned, with its first part.
    pub reason: Option<String>,
    /// [`PART_BYTES`] of it, or what is left.
    pub bytes: Vec<u8>,
    /// Whether nothing of it follows.
    pub is_last: bool,
}

impl PassedOn {
    /// The piece of this part; the input was read up to `read`, and can be gone on with at `end`.
    pub fn into_piece(self, read: u64, end: Position) -> Piece {
        let end = self.is_last.then_some(end);
        Piece { bytes: self.bytes.len(), read, end, work: Box::new(self) }
    }
}

impl Work for PassedOn {
    fn run(self: Box<Self>, job: &Job) -> Outcome {
        let mut outcome = Outcome::default();
        let at = RecordAt::new(&self.input, self.record);
        if outcome.refuse_part(job, at, self.reason, &self.bytes, self.is_last) {
            outcome.body = Body::Bytes(self.bytes);
        }
        outcome
    }
}
