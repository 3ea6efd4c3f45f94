//! Times of whole processes, from their start to their end.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use wait4::Wait4;

/// A process that takes longer is measured once, on a part of the text.
const PATIENCE: Duration = Duration::from_secs(20);
/// How often it is asked whether a process has ended, when that may not be waited for.
const STEP: Duration = Duration::from_millis(20);

/// A command line that is measured.
#[derive(Clone, Debug)]
pub struct Call {
    /// The program.
    pub program: PathBuf,
    /// Its arguments.
    pub arguments: Vec<String>,
    /// What it reads from standard input.
    pub input: Option<PathBuf>,
    /// Exit codes that do not mean a failure; many checkers tell by one that they found something.
    pub good_codes: &'static [i32],
}

/// What one run took.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sample {
    /// Seconds from start to end.
    pub seconds: f64,
    /// Seconds that processors worked for it; on a busy machine it tells more than the time by the clock.
    pub processor_seconds: f64,
}

impl Sample {
    /// The medians of several runs, each figure by itself.
    ///
    /// # Panics
    /// Without runs.
    pub fn median(samples: &[Self]) -> Self {
        Self {
            seconds: median(samples.iter().map(|sample| sample.seconds).collect()),
            processor_seconds: median(samples.iter().map(|sample| sample.processor_seconds).collect()),
        }
    }
}

/// The value in the middle, or the mean of the two there.
fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    if values.len() % 2 == 1 { values[middle] } else { (values[middle - 1] + values[middle]) / 2.0 }
}

/// Runs command lines in a folder, where no settings of another project lie.
pub struct Stopwatch<'f> {
    folder: &'f Path,
}

impl<'f> Stopwatch<'f> {
    /// One that runs everything in `folder`.
    pub fn new(folder: &'f Path) -> Self {
        Self { folder }
    }

    /// Runs all calls in turn, `rounds` times, so that what slows the machine for a while slows all of them; and
    /// gives the medians in the order of the calls.
    ///
    /// # Errors
    /// Those of [`Self::run`].
    pub fn interleave(&self, calls: &[Call], rounds: usize) -> Result<Vec<Sample>> {
        let mut samples = vec![Vec::new(); calls.len()];
        for _ in 0..rounds {
            for (call, samples) in calls.iter().zip(&mut samples) {
                samples.push(self.run(call)?);
            }
        }
        Ok(samples.iter().map(|samples| Sample::median(samples)).collect())
    }

    /// Whether a call ends in [`PATIENCE`]. It also brings its files into memory, so that the first of the measured
    /// runs is like the others.
    ///
    /// # Errors
    /// Those of [`Self::run`].
    pub fn is_quick(&self, call: &Call) -> Result<bool> {
        let start = Instant::now();
        let mut child = self.spawn(call)?;
        loop {
            if let Some(status) = child.try_wait()? {
                self.check(call, status.code())?;
                return Ok(true);
            }
            if start.elapsed() > PATIENCE {
                child.kill()?;
                child.wait()?;
                return Ok(false);
            }
            std::thread::sleep(STEP);
        }
    }

    /// What a call takes.
    ///
    /// # Errors
    /// A program that cannot be started or that fails, with the first line of what it says.
    pub fn run(&self, call: &Call) -> Result<Sample> {
        let start = Instant::now();
        let ended = self.spawn(call)?.wait4()?;
        let seconds = start.elapsed().as_secs_f64();
        self.check(call, ended.status.code())?;
        let usage = ended.rusage;
        Ok(Sample { seconds, processor_seconds: (usage.utime + usage.stime).as_secs_f64() })
    }

    fn spawn(&self, call: &Call) -> Result<std::process::Child> {
        let input = match &call.input {
            Some(path) => File::open(path).with_context(|| path.display().to_string())?.into(),
            None => Stdio::null(),
        };
        Command::new(&call.program)
            .args(&call.arguments)
            .current_dir(self.folder)
            .stdin(input)
            .stdout(Stdio::null())
            .stderr(File::create(self.complaints())?)
            .spawn()
            .with_context(|| call.program.display().to_string())
    }

    fn check(&self, call: &Call, code: Option<i32>) -> Result<()> {
        if code.is_some_and(|code| code == 0 || call.good_codes.contains(&code)) {
            return Ok(());
        }
        let complaints = fs::read(self.complaints()).unwrap_or_default();
        let complaints = String::from_utf8_lossy(&complaints);
        let first = complaints.lines().find(|line| !line.trim().is_empty()).unwrap_or("no message");
        let code = code.map_or_else(|| "no exit code".to_owned(), |code| format!("exit code {code}"));
        bail!("{code}: {first}")
    }

    /// Where the programs' messages go.
    fn complaints(&self) -> PathBuf {
        self.folder.join("messages")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn call(script: &str, good_codes: &'static [i32]) -> Call {
        let arguments = ["-c", script].map(String::from).into();
        Call { program: "sh".into(), arguments, input: None, good_codes }
    }

    #[test]
    fn medians_are_those_of_each_figure() {
        assert_eq!(median(vec![3.0, 1.0, 2.0]), 2.0);
        assert_eq!(median(vec![4.0, 1.0, 2.0, 3.0]), 2.5);
        let sample = |seconds, processor_seconds| Sample { seconds, processor_seconds };
        let samples = [sample(3.0, 1.0), sample(1.0, 5.0), sample(2.0, 3.0)];
        assert_eq!(Sample::median(&samples), sample(2.0, 3.0));
    }

    #[test]
    fn calls_run_in_turn() {
        let folder = tempfile::tempdir().unwrap();
        let calls = [call("printf a >> order", &[]), call("printf b >> order", &[])];
        let medians = Stopwatch::new(folder.path()).interleave(&calls, 3).unwrap();
        assert_eq!(fs::read_to_string(folder.path().join("order")).unwrap(), "ababab");
        assert!(medians.len() == 2 && medians.iter().all(|sample| sample.seconds > 0.0));
    }

    #[test]
    fn a_code_that_means_findings_is_no_failure() {
        let folder = tempfile::tempdir().unwrap();
        let stopwatch = Stopwatch::new(folder.path());
        assert!(stopwatch.run(&call("exit 2", &[2])).is_ok());
        assert!(stopwatch.is_quick(&call("exit 2", &[2])).unwrap());
        let error = stopwatch.run(&call("echo no dictionary >&2; exit 1", &[2])).unwrap_err();
        assert_eq!(error.to_string(), "exit code 1: no dictionary");
    }
}
