//! From inputs to outcomes in order: one thread reads, a pool cleans, whoever asks gets what came of the pieces in the
//! order of the inputs.

use super::budget::Budget;
use super::compression::pack;
use super::format::{Body, PIECE_BYTES, Piece, Position};
use super::input::{Compression, Input};
use super::job::Job;
use super::outcome::Outcome;
use anyhow::Result;
use rayon::ThreadPool;
use std::collections::BTreeMap;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

/// Bytes of memory that a piece may take for each of its bytes: itself, the text, the cleaned text, the report, the
/// packed output, and what the allocator keeps between them.
const COST: usize = 8;

/// A place between two pieces of a run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Place {
    /// Index of the input.
    pub input: usize,
    /// The place in it.
    pub position: Position,
}

/// How the bytes of each output must be packed.
#[derive(Clone, Copy, Debug, Default)]
pub struct Packing {
    /// The records; `None` if as their input is.
    pub output: Option<Compression>,
    /// The report.
    pub report: Compression,
    /// The patch.
    pub patch: Compression,
    /// The bad records.
    pub errors: Compression,
}

/// What happened, in the order of the inputs.
pub enum Event {
    /// A piece was cleaned.
    Piece {
        /// Index of its input.
        input: usize,
        /// What came of it, packed.
        outcome: Box<Outcome>,
        /// Bytes of the file that were read up to its end.
        read: u64,
        /// The place behind it, if reading may begin there.
        end: Option<Position>,
        /// What must be given back to the budget.
        cost: usize,
    },
    /// An input could not be opened or read on.
    Failed {
        /// Its index.
        input: usize,
        /// What is wrong, and the remedy.
        reason: String,
    },
    /// Nothing more comes of an input.
    End {
        /// Its index.
        input: usize,
    },
    /// The program failed where it must not.
    Broken(String),
}

/// What comes next.
pub enum Next {
    /// This.
    Event(Event),
    /// Not yet known.
    Wait,
    /// Nothing.
    Done,
}

/// The pieces on their way. When it is dropped, nothing more is read.
pub struct Pipeline {
    events: Receiver<(u64, Event)>,
    early: BTreeMap<u64, Event>,
    next: u64,
    shared: Arc<Shared>,
    /// Lives as long as its work is waited for.
    _pool: Arc<ThreadPool>,
}

struct Shared {
    job: Arc<Job>,
    inputs: Vec<Arc<Input>>,
    packing: Packing,
    budget: Budget,
    stop: AtomicBool,
}

impl Pipeline {
    /// Begins to read at `from`. `memory` is how many bytes may be on the way, `threads` how many clean; 0 for as many
    /// as the machine has.
    ///
    /// # Errors
    /// Threads that cannot be started.
    pub fn start(
        inputs: Vec<Arc<Input>>,
        from: Place,
        job: Arc<Job>,
        packing: Packing,
        threads: usize,
        memory: usize,
    ) -> Result<Self> {
        let pool = Arc::new(rayon::ThreadPoolBuilder::new().num_threads(threads).build()?);
        let shared = Arc::new(Shared {
            job,
            inputs,
            packing,
            budget: Budget::new(memory),
            stop: AtomicBool::new(false),
        });
        let (sender, events) = channel();
        let reading = Reading { shared: Arc::clone(&shared), pool: Arc::clone(&pool), sender, sequence: 0 };
        std::thread::Builder::new().name("reader".into()).spawn(move || reading.run(from))?;
        Ok(Self { events, early: BTreeMap::new(), next: 0, shared, _pool: pool })
    }

    /// What comes next, waiting for at most `patience`.
    pub fn next(&mut self, patience: Duration) -> Next {
        let until = Instant::now() + patience;
        loop {
            if let Some(event) = self.early.remove(&self.next) {
                self.next += 1;
                return Next::Event(event);
            }
            match self.events.recv_timeout(until.saturating_duration_since(Instant::now())) {
                Ok((sequence, event)) => drop(self.early.insert(sequence, event)),
                Err(RecvTimeoutError::Timeout) => return Next::Wait,
                Err(RecvTimeoutError::Disconnected) => return Next::Done,
            }
        }
    }

    /// Gives back what a piece cost, once its outcome is no longer held.
    pub fn give(&self, cost: usize) {
        self.shared.budget.give(cost);
    }
}

impl Drop for Pipeline {
    fn drop(&mut self) {
        self.shared.stop.store(true, Ordering::Relaxed);
        self.shared.budget.close();
    }
}

/// The thread that reads.
struct Reading {
    shared: Arc<Shared>,
    pool: Arc<ThreadPool>,
    sender: Sender<(u64, Event)>,
    sequence: u64,
}

impl Reading {
    fn run(mut self, from: Place) {
        let shared = Arc::clone(&self.shared);
        for (index, input) in shared.inputs.iter().enumerate().skip(from.input) {
            let position = if index == from.input { from.position } else { Position::default() };
            let read = panic::catch_unwind(AssertUnwindSafe(|| self.read(index, input, position)));
            match read {
                Ok(Ok(true)) => {}
                Ok(Ok(false)) => return,
                Ok(Err(error)) => self.send(Event::Failed { input: index, reason: format!("{error:#}") }),
                Err(_) => {
                    let reason = "a fault of the program, told above; please report it".to_owned();
                    self.send(Event::Failed { input: index, reason });
                }
            }
            self.send(Event::End { input: index });
        }
    }

    /// Reads one input to its end; `false` if nothing more is wanted.
    fn read(&mut self, index: usize, input: &Arc<Input>, from: Position) -> Result<bool> {
        let mut reader = match input.format.open(input, from, &self.shared.job) {
            Ok(reader) => reader,
            Err(error) if from == Position::default() => return Err(error),
            Err(error) => {
                self.send(Event::Broken(format!("{}: cannot be gone on with: {error:#}", input.name)));
                return Ok(false);
            }
        };
        loop {
            let Some(piece) = reader.next_piece()? else { return Ok(true) };
            let cost = PIECE_BYTES / 4 + piece.bytes * COST;
            if self.shared.stop.load(Ordering::Relaxed) || !self.shared.budget.take(cost) {
                return Ok(false);
            }
            self.clean(index, piece, cost);
        }
    }

    fn clean(&mut self, index: usize, piece: Piece, cost: usize) {
        let Piece { work, read, end, .. } = piece;
        let (shared, sender, sequence) = (Arc::clone(&self.shared), self.sender.clone(), self.sequence);
        self.sequence += 1;
        self.pool.spawn_fifo(move || {
            if shared.stop.load(Ordering::Relaxed) {
                return;
            }
            let outcome = panic::catch_unwind(AssertUnwindSafe(|| {
                let mut outcome = work.run(&shared.job);
                shared.packing.pack(&shared.inputs[index], &mut outcome).map(|()| outcome)
            }));
            let event = match outcome {
                Ok(Ok(outcome)) => Event::Piece { input: index, outcome: Box::new(outcome), read, end, cost },
                Ok(Err(error)) => Event::Broken(format!("cannot be packed: {error}")),
                Err(_) => Event::Broken("a fault of the program, told above; please report it".to_owned()),
            };
            // the receiver is gone when nothing more is wanted
            let _ = sender.send((sequence, event));
        });
    }

    fn send(&mut self, event: Event) {
        // the receiver is gone when nothing more is wanted
        let _ = self.sender.send((self.sequence, event));
        self.sequence += 1;
    }
}

impl Packing {
    fn pack(&self, input: &Input, outcome: &mut Outcome) -> std::io::Result<()> {
        let compression = self.output.unwrap_or(input.compression);
        outcome.body = match std::mem::take(&mut outcome.body) {
            Body::Bytes(bytes) => {
                let mut packed = packed(bytes, compression)?;
                packed.shrink_to_fit();
                Body::Packed(packed)
            }
            Body::Frames { bytes, ends } => Body::Packed(frames(bytes, &ends, compression)?),
            body => body,
        };
        for (bytes, compression) in [
            (&mut outcome.report, self.report),
            (&mut outcome.patch, self.patch),
            (&mut outcome.errors, self.errors),
        ] {
            *bytes = packed(std::mem::take(bytes), compression)?;
        }
        Ok(())
    }
}

/// A frame of each stretch of the bytes that ends at one of `ends`.
fn frames(bytes: Vec<u8>, ends: &[usize], compression: Compression) -> std::io::Result<Vec<u8>> {
    if compression == Compression::None {
        return Ok(bytes);
    }
    let (mut out, mut start) = (Vec::with_capacity(bytes.len() / 2), 0);
    for &end in ends {
        out.extend(packed(bytes[start..end].to_vec(), compression)?);
        start = end;
    }
    Ok(out)
}

/// A frame of the bytes, none for no bytes.
fn packed(bytes: Vec<u8>, compression: Compression) -> std::io::Result<Vec<u8>> {
    if bytes.is_empty() { Ok(bytes) } else { pack(bytes, compression) }
}
