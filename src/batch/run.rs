//! A run: outcomes go to the outputs in order, checkpoints are made, and at the end all is put in its place.

use super::checkpoint::Checkpoint;
use super::counts::Counts;
use super::destination::{Destination, discard, replace};
use super::input::Input;
use super::job::Job;
use super::outcome::{Failure, Outcome};
use super::outputs::Outputs;
use super::pipeline::{Event, Next, Packing, Pipeline, Place};
use super::sink::{compression_of, publish};
use super::{Compression, Position};
use anyhow::{Result, bail};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Bytes of input after which a checkpoint is due, however little time has passed.
const CHECKPOINT_BYTES: u64 = 256 << 20;

/// Cleaned files that may wait to be put in the place of their inputs; then a checkpoint is due.
const MAX_PENDING: usize = 256;

/// How long nothing may come before [`Watch::tick`] is called all the same.
const PATIENCE: Duration = Duration::from_millis(100);

/// What is to be run.
#[derive(Debug)]
pub struct Run {
    /// The inputs in their order.
    pub inputs: Vec<Arc<Input>>,
    /// What could not be looked into when they were listed.
    pub failed: Vec<Failure>,
    /// What is done with each record.
    pub job: Arc<Job>,
    /// Where the records go.
    pub destination: Destination,
    /// One JSON line for each edit.
    pub report: Option<PathBuf>,
    /// A unified diff of all texts.
    pub patch: Option<PathBuf>,
    /// The bad records.
    pub errors: Option<PathBuf>,
    /// Threads that clean; 0 for as many as the machine has.
    pub threads: usize,
    /// Bytes of memory that pieces may take on their way.
    pub memory: usize,
    /// Whether the first bad record ends the run.
    pub fail_fast: bool,
    /// The file that tells where to go on; `None` if that is not possible.
    pub checkpoint: Option<PathBuf>,
    /// Time between two checkpoints.
    pub every: Duration,
    /// Whether to go on from the checkpoint.
    pub resume: bool,
    /// What was asked for, to be compared when a run goes on.
    pub options: BTreeMap<String, String>,
}

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// All inputs were read to their end, or as far as they could be, and the outputs are in their place.
    Whole,
    /// [`Watch::is_interrupted`] asked for it.
    Interrupted,
    /// A bad record ended it.
    Stopped,
}

/// What came of a run.
#[derive(Clone, Debug)]
pub struct Finished {
    /// How it ended.
    pub ending: Ending,
    /// What was counted, from the very beginning if it went on from a checkpoint.
    pub counts: Counts,
    /// Inputs that could not be read, or not to their end.
    pub failed: Vec<Failure>,
    /// Bytes of text that were cleaned since the program started.
    pub bytes_now: u64,
    /// Time since the program started to read.
    pub time: Duration,
}

/// How far a run is.
#[derive(Clone, Copy, Debug)]
pub struct Progress<'p> {
    /// What was counted.
    pub counts: &'p Counts,
    /// Bytes of text that were cleaned since the program started.
    pub bytes_now: u64,
    /// Bytes of the files that were read.
    pub read: u64,
    /// Bytes of all files; 0 if standard input is among them.
    pub total: u64,
    /// Inputs that could not be read.
    pub failed: u64,
}

/// A record that could not be cleaned.
#[derive(Clone, Copy, Debug)]
pub struct Problem<'p> {
    /// The name of the input.
    pub file: &'p str,
    /// What its form counts records by, and the number of the record from 1 on; `None` if the input is one text.
    pub record: Option<(&'static str, u64)>,
    /// What is wrong, and the remedy.
    pub reason: &'p str,
}

/// Who is told how a run goes.
pub trait Watch {
    /// Called at least ten times a second.
    fn tick(&mut self, progress: Progress<'_>);

    /// Called with the problems of the inputs in their order, the first few of each piece.
    fn problem(&mut self, problem: Problem<'_>);

    /// Called with each input that could not be read, or not to its end.
    fn failure(&mut self, failure: &Failure);

    /// Whether the run should end.
    fn is_interrupted(&self) -> bool;
}

impl Run {
    /// Runs to the end.
    ///
    /// # Errors
    /// Outputs that cannot be written, a checkpoint that is of another run, and faults of the program. A bad record or
    /// input is no error: it is counted. After a whole run, [`Run::forget`] removes the checkpoint.
    pub fn run(&self, watch: &mut dyn Watch) -> Result<Finished> {
        let result = self.start().and_then(|mut running| running.run(watch));
        let is_whole = result.as_ref().is_ok_and(|finished| finished.ending == Ending::Whole);
        if !is_whole && self.checkpoint.is_none() {
            self.paths().for_each(discard);
        }
        result
    }

    /// Removes the checkpoint of a whole run, once all that follows from it is done too.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn forget(&self) -> Result<()> {
        self.checkpoint.as_deref().map_or(Ok(()), Checkpoint::remove)
    }

    /// The outputs, the records last: once they are in their place all of it is.
    fn paths(&self) -> impl Iterator<Item = &Path> {
        let beside = [&self.report, &self.patch, &self.errors].into_iter().filter_map(|path| path.as_deref());
        beside.chain(self.destination.path())
    }

    fn start(&self) -> Result<Running<'_>> {
        let mut state = Checkpoint::new(self.options.clone(), &self.inputs);
        let outputs = if let (true, Some(path)) = (self.resume, &self.checkpoint) {
            state = Checkpoint::read(path, &state, &self.inputs)?;
            if state.is_whole { None } else { Some(Outputs::open(self, &state)?) }
        } else {
            let mut outputs = Outputs::open(self, &state)?;
            self.failed.iter().try_for_each(|failure| outputs.write_failure(failure))?;
            state.failed.clone_from(&self.failed);
            Some(outputs)
        };
        let before = state.counts.bytes;
        let sizes = |inputs: &[Arc<Input>]| inputs.iter().map(|input| input.size).sum::<u64>();
        let now = Instant::now();
        let done = sizes(&self.inputs[..state.place.input.min(self.inputs.len())]);
        let total = if self.stdin().is_none() { sizes(&self.inputs) } else { 0 };
        let mut running = Running {
            run: self,
            state,
            outputs,
            begun: now,
            before,
            last: now,
            since: 0,
            total,
            done,
            read: 0,
            stdin: self.stdin(),
        };
        running.checkpoint(None)?;
        Ok(running)
    }

    fn stdin(&self) -> Option<&Input> {
        self.inputs.iter().map(Arc::as_ref).find(|input| input.is_stdin())
    }
}

/// A run on its way.
struct Running<'r> {
    run: &'r Run,
    /// What a checkpoint made now would hold, but for the lengths of the outputs.
    state: Checkpoint,
    /// None if all was written by an earlier run.
    outputs: Option<Outputs>,
    begun: Instant,
    /// Bytes that were cleaned by earlier runs.
    before: u64,
    last: Instant,
    /// Bytes that were cleaned since the last checkpoint.
    since: u64,
    /// Bytes of all files, of those that were read to their end, and of the one at hand as far as it was read.
    total: u64,
    done: u64,
    read: u64,
    /// Standard input, if it is among the inputs.
    stdin: Option<&'r Input>,
}

impl Running<'_> {
    fn run(&mut self, watch: &mut dyn Watch) -> Result<Finished> {
        self.run.failed.iter().for_each(|failure| watch.failure(failure));
        if self.outputs.is_some() {
            let ending = self.work(watch)?;
            if ending != Ending::Whole {
                return Ok(self.finished(ending));
            }
        } else if self.run.destination == Destination::InPlace {
            for index in std::mem::take(&mut self.state.pending) {
                if let Err(error) = replace(&self.run.inputs[index]) {
                    self.fail(index, format!("{error:#}"), watch)?;
                }
            }
        }
        // where no input could be read an output would say that there was nothing in them
        let is_void = self.state.failed.len() >= self.run.failed.len() + self.run.inputs.len()
            && self.state.counts.documents + self.state.counts.errors == 0
            && !self.run.destination.has_files();
        for path in self.run.paths() {
            // only the bad records name such inputs
            if is_void && self.run.errors.as_deref() != Some(path) {
                discard(path);
            } else {
                publish(path)?;
            }
        }
        Ok(self.finished(Ending::Whole))
    }

    fn finished(&self, ending: Ending) -> Finished {
        Finished {
            ending,
            counts: self.state.counts.clone(),
            failed: self.state.failed.clone(),
            bytes_now: self.state.counts.bytes - self.before,
            time: self.begun.elapsed(),
        }
    }

    /// Leads all inputs to the outputs.
    fn work(&mut self, watch: &mut dyn Watch) -> Result<Ending> {
        let run = self.run;
        // what an earlier run was about to put in its place
        self.replace(watch)?;
        let of = |path: &Option<PathBuf>| path.as_deref().map_or(Compression::None, compression_of);
        let packing = Packing {
            output: run.destination.compression(),
            report: of(&run.report),
            patch: of(&run.patch),
            errors: of(&run.errors),
        };
        let mut pipeline = Pipeline::start(
            run.inputs.clone(),
            self.state.place,
            Arc::clone(&run.job),
            packing,
            run.threads,
            run.memory,
        )?;
        let mut is_place = true;
        loop {
            self.tell(watch);
            if watch.is_interrupted() {
                if is_place {
                    self.checkpoint(Some(watch))?;
                }
                return Ok(Ending::Interrupted);
            }
            match pipeline.next(PATIENCE) {
                Next::Wait => {}
                Next::Done => break,
                Next::Event(Event::Broken(reason)) => bail!("{reason}"),
                Next::Event(Event::Failed { input, reason }) => {
                    self.fail(input, reason, watch)?;
                    // a run that goes on from before it would tell it once more
                    is_place = false;
                    if let Some(outputs) = &mut self.outputs {
                        outputs.records.abandon();
                    }
                    if run.fail_fast {
                        return Ok(Ending::Stopped);
                    }
                }
                Next::Event(Event::End { input }) => {
                    self.end(input)?;
                    is_place = true;
                }
                Next::Event(Event::Piece { input, mut outcome, read, end, cost }) => {
                    let is_bad = outcome.counts.errors > 0;
                    outcome.bad.truncate(if run.fail_fast { 1 } else { usize::MAX });
                    for bad in &outcome.bad {
                        let Input { name: file, format, .. } = &*run.inputs[input];
                        let record = bad.record.map(|number| (format.counted_by(), number));
                        watch.problem(Problem { file, record, reason: &bad.reason });
                    }
                    if is_bad && run.fail_fast {
                        self.state.counts.errors += 1;
                        return Ok(Ending::Stopped);
                    }
                    self.check_stdin()?;
                    self.piece(input, &mut outcome, read)?;
                    pipeline.give(cost);
                    is_place = end.is_some();
                    if let Some(position) = end {
                        self.state.place = Place { input, position };
                    }
                }
            }
            self.tell_failures(watch)?;
            if is_place && self.is_due() {
                self.checkpoint(Some(watch))?;
            }
        }
        self.state.is_whole = true;
        if let Some(outputs) = &mut self.outputs {
            outputs.finish()?;
            outputs.sync(&mut self.state)?;
        }
        self.checkpoint(Some(watch))?;
        if let Some(outputs) = &mut self.outputs {
            // what could not be replaced was told behind it
            outputs.finish()?;
        }
        Ok(Ending::Whole)
    }

    fn piece(&mut self, input: usize, outcome: &mut Outcome, read: u64) -> Result<()> {
        self.since += outcome.counts.bytes;
        self.read = read;
        self.state.counts.merge(std::mem::take(&mut outcome.counts));
        self.outputs.as_mut().map_or(Ok(()), |outputs| outputs.write(input, outcome))
    }

    fn end(&mut self, input: usize) -> Result<()> {
        self.state.place = Place { input: input + 1, position: Position::default() };
        self.done += self.run.inputs[input].size;
        self.read = 0;
        self.outputs.as_mut().map_or(Ok(()), |outputs| outputs.records.end(input))
    }

    /// Tells of an input that failed, and notes it for all outputs that name such.
    fn fail(&mut self, input: usize, reason: String, watch: &mut dyn Watch) -> Result<()> {
        let failure = Failure { file: self.run.inputs[input].name.clone(), reason };
        watch.failure(&failure);
        if let Some(outputs) = &mut self.outputs {
            outputs.write_failure(&failure)?;
        }
        self.state.failed.push(failure);
        Ok(())
    }

    fn tell(&self, watch: &mut dyn Watch) {
        watch.tick(Progress {
            counts: &self.state.counts,
            bytes_now: self.state.counts.bytes - self.before,
            read: self.done + self.read,
            total: self.total,
            failed: self.state.failed.len() as u64,
        });
    }

    /// Standard input has no name and no time: its beginning tells whether it is what it was.
    fn check_stdin(&mut self) -> Result<()> {
        let Some(found) = self.stdin.and_then(Input::beginning) else { return Ok(()) };
        if *self.state.beginning.get_or_insert(found) != found {
            bail!(
                "standard input is not what it was when the run began; give it the same, or begin anew with --force"
            );
        }
        Ok(())
    }

    fn is_due(&self) -> bool {
        let pending = self.outputs.as_ref().map_or(0, |outputs| outputs.records.pending());
        self.last.elapsed() >= self.run.every || self.since >= CHECKPOINT_BYTES || pending >= MAX_PENDING
    }

    /// Notes where to go on, and puts cleaned files in the place of their inputs.
    fn checkpoint(&mut self, mut watch: Option<&mut dyn Watch>) -> Result<()> {
        let pending = self.outputs.as_ref().map_or(0, |outputs| outputs.records.pending());
        let is_kept = self.run.checkpoint.is_some() || pending > 0;
        if let (true, Some(outputs)) = (is_kept, &mut self.outputs) {
            outputs.records.release()?;
        }
        if let Some(watch) = &mut watch {
            // before the lengths of the outputs are noted, which have it too
            self.tell_failures(&mut **watch)?;
        }
        if let (true, Some(outputs)) = (is_kept, &mut self.outputs) {
            outputs.sync(&mut self.state)?;
        }
        if let Some(path) = &self.run.checkpoint {
            self.state.write(Path::new(path), &self.run.inputs)?;
        }
        (self.last, self.since) = (Instant::now(), 0);
        watch.map_or(Ok(()), |watch| self.replace(watch))
    }

    /// Tells, and notes, what could not be replaced.
    fn tell_failures(&mut self, watch: &mut dyn Watch) -> Result<()> {
        let failed = self.outputs.as_mut().map(|outputs| outputs.records.take_failures()).unwrap_or_default();
        failed.into_iter().try_for_each(|(input, reason)| self.fail(input, reason, watch))
    }

    fn replace(&mut self, watch: &mut dyn Watch) -> Result<()> {
        let failed =
            self.outputs.as_mut().map(|outputs| outputs.records.replace_pending()).unwrap_or_default();
        failed.into_iter().try_for_each(|(input, reason)| self.fail(input, reason, watch))
    }
}
