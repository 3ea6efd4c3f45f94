//! What must be known to go on with a run.

use super::counts::Counts;
use super::input::Input;
use super::outcome::Failure;
use super::pipeline::Place;
use super::sink::with_ending;
use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;

/// The number of the form that checkpoints are written in.
const FORM: u32 = 3;

/// The state of a run between two pieces. Lengths are bytes of the temporary files; what they hold beyond them is cut
/// off when the run goes on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checkpoint {
    /// The form of the checkpoint itself.
    pub form: u32,
    /// The version of the program.
    pub version: String,
    /// What was asked for, as the command line has it.
    pub options: BTreeMap<String, String>,
    /// CRC-32 of the names of all inputs.
    pub names: u32,
    /// CRC-32 of the names, sizes and times of change of the inputs from `place` on.
    pub inputs: u32,
    /// CRC-32 of the beginning of standard input, if it is read.
    pub beginning: Option<u32>,
    /// Where to go on.
    pub place: Place,
    /// Length of the output that is being written.
    pub output: u64,
    /// Whether it differs from its input.
    pub changed: bool,
    /// Inputs, by index, whose cleaned files are written and not yet put in their place.
    pub pending: Vec<usize>,
    /// Length of the report.
    pub report: u64,
    /// Length of the patch.
    pub patch: u64,
    /// Length of the file of bad records.
    pub errors: u64,
    /// What was counted.
    pub counts: Counts,
    /// Inputs that could not be read.
    pub failed: Vec<Failure>,
    /// Whether all is written, and only the putting in place is left.
    pub is_whole: bool,
}

impl Checkpoint {
    /// The beginning of a run.
    pub fn new(options: BTreeMap<String, String>, inputs: &[Arc<Input>]) -> Self {
        let version = env!("CARGO_PKG_VERSION").to_owned();
        Self { form: FORM, version, options, names: names(inputs), ..Self::default() }
    }

    /// Writes it in the place of the last one, in one step, with what `inputs` are from its place on.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn write(&mut self, path: &Path, inputs: &[Arc<Input>]) -> Result<()> {
        self.inputs = states(inputs, self.place.input);
        let told = || format!("{}: cannot be written", path.display());
        // always the same name, so that an interruption leaves one such file at most
        let written = with_ending(path, ".new");
        let mut file = File::create(&written).with_context(told)?;
        serde_json::to_writer(&mut file, self).with_context(told)?;
        file.write_all(b"\n").with_context(told)?;
        file.sync_all().with_context(told)?;
        fs::rename(&written, path).with_context(told)?;
        Ok(())
    }

    /// Removes it, and what an interruption while it was written may have left.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn remove(path: &Path) -> Result<()> {
        fs::remove_file(path).with_context(|| format!("{}: cannot be removed", path.display()))?;
        match fs::remove_file(with_ending(path, ".new")) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error.into()),
            _ => Ok(()),
        }
    }

    /// Reads the checkpoint of a run to go on with it, which must ask for the same of the same inputs as `run` does.
    ///
    /// # Errors
    /// A file that is no checkpoint, and what differs.
    pub fn read(path: &Path, run: &Self, inputs: &[Arc<Input>]) -> Result<Self> {
        let name = path.display();
        let bytes = fs::read(path).with_context(|| name.to_string())?;
        let found: Self = serde_json::from_slice(&bytes)
            .with_context(|| format!("{name}: is no checkpoint; --force begins anew"))?;
        if (found.form, &found.version) != (run.form, &run.version) {
            bail!(
                "{name}: was written by version {} of the program, this is {}; go on with that one, or begin anew \
                 with --force",
                found.version,
                run.version
            );
        }
        for (option, value) in &run.options {
            let before = found.options.get(option).map_or("", String::as_str);
            if before != value {
                bail!(
                    "{name}: the run was begun with {option} {before:?}, now it is {value:?}; give the same options, \
                     or begin anew with --force"
                );
            }
        }
        if found.names != run.names || found.inputs != states(inputs, found.place.input) {
            bail!("{name}: the inputs are not what they were when the run began; begin anew with --force");
        }
        Ok(found)
    }
}

fn names(inputs: &[Arc<Input>]) -> u32 {
    let mut hasher = crc32fast::Hasher::new();
    for input in inputs {
        hasher.update(input.path.as_os_str().as_encoded_bytes());
        hasher.update(b"\0");
    }
    hasher.finalize()
}

fn states(inputs: &[Arc<Input>], from: usize) -> u32 {
    let mut hasher = crc32fast::Hasher::new();
    for input in inputs.iter().skip(from) {
        hasher.update(&input.size.to_le_bytes());
        hasher.update(&input.modified.to_le_bytes());
    }
    hasher.finalize()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn input(name: &str, size: u64) -> Arc<Input> {
        Arc::new(Input { size, ..Input::at(name.as_ref()) })
    }

    #[test]
    fn only_the_same_run_goes_on() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("out.checkpoint");
        let options = |level: &str| BTreeMap::from([("--level".to_owned(), level.to_owned())]);
        let inputs = [input("a.txt", 1), input("b.txt", 2)];
        let mut written = Checkpoint::new(options("fix"), &inputs);
        written.place.input = 1;
        written.write(&path, &inputs).expect("writes");

        let read = |level: &str, inputs: &[Arc<Input>]| {
            Checkpoint::read(&path, &Checkpoint::new(options(level), inputs), inputs)
        };
        assert_eq!(read("fix", &inputs).expect("goes on"), written);
        let error = read("suggest", &inputs).expect_err("another level").to_string();
        assert!(error.contains("--level") && error.contains("--force"), "{error}");
        assert!(read("fix", &[input("a.txt", 1), input("c.txt", 2)]).is_err(), "another name");
        assert!(
            read("fix", &[input("a.txt", 1), input("b.txt", 3)]).is_err(),
            "another size of what is left"
        );
        assert!(
            read("fix", &[input("a.txt", 9), input("b.txt", 2)]).is_ok(),
            "what is done may have changed in place"
        );
        fs::write(&path, "{}").expect("writes");
        assert!(read("fix", &inputs).expect_err("no checkpoint").to_string().contains("is no checkpoint"));
    }
}
