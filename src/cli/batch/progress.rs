//! What is told while a batch runs: a bar on a terminal, a line now and then in a log.

use crate::cli::lexica::shown;
use crate::cli::summary;
use bytesize::ByteSize;
use indicatif::{HumanCount, HumanDuration, ProgressBar, ProgressDrawTarget, ProgressStyle};
use postedit::batch::{Failure, Problem, Progress, Watch};
use postedit::render::escape::Visible;
use std::io::{self, IsTerminal};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// Bad records that are told one by one.
const RECORDS_TOLD: u64 = 10;
/// Inputs that could not be read or cleaned and are told one by one, however many records were bad before them.
const INPUTS_TOLD: u64 = 100;
/// Time between two lines in a log.
const LINE_EVERY: Duration = Duration::from_secs(30);
/// Time between two states of the bar.
const BAR_EVERY: Duration = Duration::from_millis(100);

/// Shows how a run goes, on standard error.
pub struct Display {
    view: View,
    begun: Instant,
    last: Instant,
    /// Bytes that had been read when the first state was told: an earlier run read them.
    first_read: Option<u64>,
    /// Bad records so far.
    records: u64,
    /// Inputs so far that could not be read or cleaned.
    inputs: u64,
    /// Set once the run is under way.
    begun_to_run: Arc<AtomicBool>,
    interrupted: Arc<AtomicBool>,
}

enum View {
    Bar(ProgressBar),
    Lines,
    Nothing,
}

impl Display {
    /// A display, which sets `begun_to_run` when it is first told of the run; `interrupted` is set when that should end.
    pub fn new(quiet: bool, begun_to_run: Arc<AtomicBool>, interrupted: Arc<AtomicBool>) -> Self {
        let view = match (quiet, io::stderr().is_terminal()) {
            (true, _) => View::Nothing,
            (false, true) => View::Bar(bar()),
            (false, false) => View::Lines,
        };
        let now = Instant::now();
        let (records, inputs) = (0, 0);
        Self { view, begun: now, last: now, first_read: None, records, inputs, begun_to_run, interrupted }
    }

    /// Tells what is wrong with an input, unless there were many such.
    fn complain_of_input(&mut self, file: &str, reason: &str) {
        self.inputs += 1;
        if self.inputs <= INPUTS_TOLD {
            self.complain(&format!("{}: {reason}", Visible(file)));
        }
    }

    fn complain(&self, message: &str) {
        match &self.view {
            View::Bar(bar) => bar.suspend(|| summary::complain(message)),
            View::Lines | View::Nothing => summary::complain(message),
        }
    }

    /// Clears the bar.
    pub fn clear(&self) {
        if let View::Bar(bar) = &self.view {
            bar.finish_and_clear();
        }
    }

    /// Tells how many of `all` bad records and inputs were not told, and where all of them are.
    pub fn tell_rest(&self, all: u64, errors: Option<&Path>) {
        let told = self.records.min(RECORDS_TOLD) + self.inputs.min(INPUTS_TOLD);
        if all > told {
            let more = all - told;
            let place = errors.map_or_else(|| "--errors FILE".to_owned(), shown);
            summary::complain(&format!("and {more} more; {place} lists all"));
        }
    }

    fn state(&self, progress: &Progress<'_>) -> String {
        let seconds = self.begun.elapsed().as_secs_f64().max(0.001);
        let speed = progress.bytes_now as f64 / 1e6 / seconds;
        let counts = progress.counts;
        format!(
            "{} documents, {speed:.1} MB/s, {} edits, {} errors{}",
            HumanCount(counts.documents),
            HumanCount(counts.all_edits()),
            HumanCount(counts.errors + progress.failed),
            self.left(progress).map_or(String::new(), |left| format!(", {} left", HumanDuration(left))),
        )
    }

    /// The time that is left if it goes on so.
    fn left(&self, progress: &Progress<'_>) -> Option<Duration> {
        let now = progress.read.saturating_sub(self.first_read?);
        if progress.total == 0 || now == 0 {
            return None;
        }
        let rest = progress.total.saturating_sub(progress.read) as f64;
        Some(Duration::from_secs_f64(self.begun.elapsed().as_secs_f64() * rest / now as f64))
    }
}

fn bar() -> ProgressBar {
    let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
    let style = ProgressStyle::with_template("{wide_bar} {percent:>3}%\n{msg}");
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar
}

impl Watch for Display {
    fn tick(&mut self, progress: Progress<'_>) {
        self.begun_to_run.store(true, Ordering::Relaxed);
        self.first_read.get_or_insert(progress.read);
        let every = match self.view {
            View::Bar(_) => BAR_EVERY,
            View::Lines => LINE_EVERY,
            View::Nothing => return,
        };
        if self.last.elapsed() < every {
            return;
        }
        self.last = Instant::now();
        let state = self.state(&progress);
        match &self.view {
            View::Bar(bar) => {
                bar.set_length(progress.total.max(progress.read));
                bar.set_position(progress.read);
                bar.set_message(state);
            }
            View::Lines | View::Nothing => {
                let of = if progress.total == 0 {
                    String::new()
                } else {
                    format!(" of {}", ByteSize::b(progress.total))
                };
                anstream::eprintln!("{}{of} read: {state}", ByteSize::b(progress.read));
            }
        }
    }

    fn problem(&mut self, problem: Problem<'_>) {
        let Some((unit, number)) = problem.record else {
            return self.complain_of_input(problem.file, problem.reason);
        };
        self.records += 1;
        if self.records <= RECORDS_TOLD {
            self.complain(&format!("{}: {unit} {number}: {}", Visible(problem.file), problem.reason));
        }
    }

    fn failure(&mut self, failure: &Failure) {
        self.complain_of_input(&failure.file, &failure.reason);
    }

    fn is_interrupted(&self) -> bool {
        self.interrupted.load(Ordering::Relaxed)
    }
}
