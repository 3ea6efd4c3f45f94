//! All that a run writes: the records, the report, the patch, the bad records.

use super::checkpoint::Checkpoint;
use super::destination::Records;
use super::outcome::{Failure, Outcome};
use super::run::Run;
use super::sink::Sink;
use anyhow::Result;
use std::io::Write;
use std::path::PathBuf;

/// The outputs of a run, open.
pub(super) struct Outputs {
    /// Where the records go.
    pub records: Records,
    report: Option<Sink>,
    patch: Option<Sink>,
    errors: Option<Sink>,
}

impl Outputs {
    /// Opens them to go on as the checkpoint tells.
    ///
    /// # Errors
    /// Places that cannot be written to, or are not as they were.
    pub fn open(run: &Run, state: &Checkpoint) -> Result<Self> {
        let open = |path: &Option<PathBuf>, length: u64| {
            path.as_ref().map(|path| Sink::open(path, length)).transpose()
        };
        Ok(Self {
            records: Records::open(run.destination.clone(), &run.inputs, &run.job, state)?,
            report: open(&run.report, state.report)?,
            patch: open(&run.patch, state.patch)?,
            errors: open(&run.errors, state.errors)?,
        })
    }

    /// Writes what came of a piece of an input.
    ///
    /// # Errors
    /// Those of the disk; the message names the file.
    pub fn write(&mut self, input: usize, outcome: &mut Outcome) -> Result<()> {
        for (sink, bytes) in [
            (&mut self.report, &outcome.report),
            (&mut self.patch, &outcome.patch),
            (&mut self.errors, &outcome.errors),
        ] {
            if let Some(sink) = sink {
                sink.write_all(bytes).map_err(|error| sink.explain(error))?;
            }
        }
        self.records.write(input, std::mem::take(&mut outcome.body), outcome.changed)
    }

    /// Writes that an input failed, among the bad records.
    ///
    /// # Errors
    /// Those of the disk; the message names the file.
    pub fn write_failure(&mut self, failure: &Failure) -> Result<()> {
        self.errors.as_mut().map_or(Ok(()), |sink| sink.write_packed(failure.line()))
    }

    /// Makes what was written outlast a loss of power, and notes the lengths in the checkpoint.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn sync(&mut self, state: &mut Checkpoint) -> Result<()> {
        self.records.sync(state)?;
        for (sink, length) in [
            (&mut self.report, &mut state.report),
            (&mut self.patch, &mut state.patch),
            (&mut self.errors, &mut state.errors),
        ] {
            if let Some(sink) = sink {
                sink.sync()?;
                *length = sink.length();
            }
        }
        Ok(())
    }

    /// Ends the outputs of the run.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn finish(&mut self) -> Result<()> {
        self.records.finish()?;
        [&mut self.report, &mut self.patch, &mut self.errors].into_iter().flatten().try_for_each(Sink::finish)
    }
}
