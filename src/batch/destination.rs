//! Where the records go: one file, a folder that mirrors the inputs, or the inputs themselves.

use super::checkpoint::Checkpoint;
use super::format::{Body, Encoder, Position};
use super::input::{Compression, Input};
use super::job::Job;
use super::sink::{Sink, compression_of, is_stream, partial, sync_folder};
use anyhow::{Context, Result, bail};
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Where records go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Destination {
    /// Nowhere: only what was found in them is wanted.
    Nowhere,
    /// One file, or `-` for standard output.
    File(PathBuf),
    /// A folder that mirrors the inputs.
    Folder(PathBuf),
    /// The place that they came from.
    InPlace,
}

impl Destination {
    /// How records must be packed; `None` if as they were.
    pub fn compression(&self) -> Option<Compression> {
        match self {
            Self::File(path) => Some(compression_of(path)),
            _ => None,
        }
    }

    /// The path that was named.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::File(path) | Self::Folder(path) => Some(path),
            Self::Nowhere | Self::InPlace => None,
        }
    }

    /// Whether it is a folder in which files were written that are not in their place yet.
    pub fn has_files(&self) -> bool {
        let Self::Folder(path) = self else { return false };
        fs::read_dir(partial(path)).is_ok_and(|mut entries| entries.next().is_some())
    }
}

/// Writes records to their destination.
pub struct Records {
    destination: Destination,
    inputs: Vec<Arc<Input>>,
    job: Arc<Job>,
    /// The file that is written: of the whole run, or of the input at hand.
    sink: Option<Sink>,
    current: Option<Current>,
    /// Inputs whose cleaned files are written and not yet put in their place.
    pending: Vec<usize>,
    last_byte: Option<u8>,
    /// Inputs that cannot be replaced, and why, until that is told.
    failures: Vec<(usize, String)>,
}

/// The output of the input at hand.
struct Current {
    input: usize,
    encoder: Box<dyn Encoder>,
    changed: bool,
    /// Written only once it is known that there must be a file.
    held: Option<Body>,
}

impl Records {
    /// Opens the destination to go on as the checkpoint tells.
    ///
    /// # Errors
    /// A place that cannot be written to or is not as it was.
    pub fn open(
        destination: Destination,
        inputs: &[Arc<Input>],
        job: &Arc<Job>,
        checkpoint: &Checkpoint,
    ) -> Result<Self> {
        let mut records = Self {
            destination,
            inputs: inputs.to_vec(),
            job: Arc::clone(job),
            sink: None,
            current: None,
            pending: checkpoint.pending.clone(),
            last_byte: None,
            failures: Vec::new(),
        };
        match &records.destination {
            Destination::File(path) => records.sink = Some(Sink::open(path, checkpoint.output)?),
            Destination::Folder(path) => {
                let folder = partial(path);
                fs::create_dir_all(&folder)
                    .with_context(|| format!("{}: cannot be written", folder.display()))?;
            }
            Destination::Nowhere | Destination::InPlace => {}
        }
        if checkpoint.place.position != Position::default() {
            records.begin(checkpoint.place.input, Some(checkpoint.output))?;
            if let Some(current) = &mut records.current {
                current.changed = checkpoint.changed;
            }
        }
        Ok(records)
    }

    /// Writes what came of a piece of an input.
    ///
    /// # Errors
    /// Those of the disk; the message names the file.
    pub fn write(&mut self, input: usize, body: Body, changed: bool) -> Result<()> {
        if self.destination == Destination::Nowhere {
            return Ok(());
        }
        if self.current.is_none() {
            self.begin(input, None)?;
            if let (Destination::InPlace, Some(current)) = (&self.destination, &mut self.current) {
                current.changed = changed;
                current.held = Some(body);
                return Ok(());
            }
        }
        self.release()?;
        if let Some(current) = &mut self.current {
            current.changed |= changed;
        }
        self.encode(body)
    }

    /// An input could not be read to its end: it must not be replaced by what was read of it.
    pub fn abandon(&mut self) {
        if let (Destination::InPlace, Some(current)) = (&self.destination, &mut self.current) {
            current.changed = false;
        }
    }

    /// Ends the output of an input.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn end(&mut self, input: usize) -> Result<()> {
        let Some(current) = &self.current else { return self.pass_on(input) };
        let is_changed = current.changed;
        if self.destination == Destination::InPlace && !is_changed {
            let staged = self.sink.take().map(|_| staged(&self.inputs[input]));
            self.current = None;
            return staged.map_or(Ok(()), |path| Ok(fs::remove_file(path?)?));
        }
        self.release()?;
        let (Some(mut current), Some(sink)) = (self.current.take(), &mut self.sink) else { return Ok(()) };
        current.encoder.finish(sink).map_err(|error| sink.explain(error))?;
        match self.destination {
            Destination::File(_) => {}
            Destination::InPlace => {
                sink.finish()?;
                self.sink = None;
                self.pending.push(input);
            }
            Destination::Folder(_) | Destination::Nowhere => {
                // all of the folder is synchronised at once, where the system can
                if cfg!(target_os = "linux") {
                    sink.flush().map_err(|error| sink.explain(error))?;
                } else {
                    sink.finish()?;
                }
                self.keep_mode(input);
                self.sink = None;
            }
        }
        Ok(())
    }

    /// Copies an input of which nothing came, since it is empty or not what its name says, so that a mirror has it too.
    fn pass_on(&mut self, input: usize) -> Result<()> {
        let Destination::Folder(folder) = &self.destination else { return Ok(()) };
        // what cannot be opened at all was told
        let Ok(mut file) = self.inputs[input].file() else { return Ok(()) };
        let mut sink = mirrored(folder, &self.inputs[input], 0)?;
        io::copy(&mut file, &mut sink).map_err(|error| sink.explain(error))?;
        sink.sync()?;
        self.sink = Some(sink);
        self.keep_mode(input);
        self.sink = None;
        Ok(())
    }

    /// Gives the mirrored file at hand the permissions of its input, as far as new files have them here.
    fn keep_mode(&self, input: usize) {
        let source = fs::metadata(&self.inputs[input].path);
        if let (Ok(source), Some(file)) = (source, self.sink.as_ref().and_then(Sink::file)) {
            // not every file system has permissions, and the text is whole without them
            let _ = keep_mode(&source, file);
        }
    }

    /// Which inputs cannot be replaced, and why, since this was asked last.
    pub fn take_failures(&mut self) -> Vec<(usize, String)> {
        std::mem::take(&mut self.failures)
    }

    /// Makes what was written outlast a loss of power, and notes it in the checkpoint.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn sync(&mut self, checkpoint: &mut Checkpoint) -> Result<()> {
        self.release()?;
        if let Some(sink) = &mut self.sink {
            sink.sync()?;
        }
        if let Destination::Folder(path) = &self.destination {
            sync_all_of(&partial(path)).with_context(|| partial(path).display().to_string())?;
        }
        checkpoint.output = self.sink.as_ref().map_or(0, Sink::length);
        checkpoint.changed = self.current.as_ref().is_some_and(|current| current.changed);
        checkpoint.pending.clone_from(&self.pending);
        Ok(())
    }

    /// Cleaned files that wait to be put in their place.
    pub fn pending(&self) -> usize {
        self.pending.len()
    }

    /// Puts cleaned files in the place of the inputs that they were made of. Answers which could not be, and why.
    pub fn replace_pending(&mut self) -> Vec<(usize, String)> {
        let pending = std::mem::take(&mut self.pending);
        let result =
            |index: usize| replace(&self.inputs[index]).map_err(|error| (index, format!("{error:#}")));
        pending.into_iter().filter_map(|index| result(index).err()).collect()
    }

    /// Ends the file of the run, if there is one.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn finish(&mut self) -> Result<()> {
        self.sink.as_mut().map_or(Ok(()), Sink::finish)
    }

    /// Begins the output of an input, or goes on behind its first `written` bytes.
    fn begin(&mut self, input: usize, written: Option<u64>) -> Result<()> {
        let encoder = self.inputs[input].format.encoder(&self.inputs[input], &self.job);
        self.current = Some(Current { input, encoder, changed: false, held: None });
        match &self.destination {
            Destination::File(_) if self.last_byte.is_some_and(|byte| byte != b'\n') => self.put(b"\n"),
            Destination::Folder(folder) => {
                self.sink = Some(mirrored(folder, &self.inputs[input], written.unwrap_or(0))?);
                Ok(())
            }
            Destination::InPlace => {
                if let Some(length) = written {
                    self.sink = Some(Sink::open_at(&staged(&self.inputs[input])?, length, false)?);
                }
                Ok(())
            }
            Destination::File(_) | Destination::Nowhere => Ok(()),
        }
    }

    /// Writes what was held back.
    ///
    /// # Errors
    /// Those of the disk, but not of a place beside one input: see [`Records::take_failures`].
    pub fn release(&mut self) -> Result<()> {
        let Some(current) = &mut self.current else { return Ok(()) };
        let Some(held) = current.held.take() else { return Ok(()) };
        match staged(&self.inputs[current.input]).and_then(|path| Sink::open_at(&path, 0, false)) {
            Ok(sink) => self.sink = Some(sink),
            Err(error) if is_full(&error) => return Err(error),
            Err(error) => {
                let reason =
                    format!("cannot be replaced, no file can be put beside it: {}", error.root_cause());
                self.failures.push((current.input, reason));
            }
        }
        self.encode(held)
    }

    fn encode(&mut self, body: Body) -> Result<()> {
        let (Some(current), Some(sink)) = (&mut self.current, &mut self.sink) else { return Ok(()) };
        if let Body::Packed(bytes) = &body {
            self.last_byte = bytes.last().copied().or(self.last_byte);
        }
        current.encoder.write(body, sink).map_err(|error| sink.explain(error))
    }

    fn put(&mut self, bytes: &[u8]) -> Result<()> {
        let Some(sink) = &mut self.sink else { return Ok(()) };
        sink.write_all(bytes).map_err(|error| sink.explain(error))
    }
}

/// The output of an input in a folder that mirrors it, to go on behind its first `written` bytes.
fn mirrored(folder: &Path, input: &Input, written: u64) -> Result<Sink> {
    let path = partial(folder).join(&input.relative);
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).with_context(|| format!("{}: cannot be made", parent.display()))?;
    }
    Sink::open_at(&path, written, false)
}

/// Whether all further files will fail as this one did, for want of room.
fn is_full(error: &anyhow::Error) -> bool {
    let kind = error.root_cause().downcast_ref::<io::Error>().map(io::Error::kind);
    matches!(kind, Some(io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded))
}

/// Gives a new file the permissions of another, but for those that the umask takes away.
#[cfg(unix)]
fn keep_mode(source: &fs::Metadata, file: &File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    const ALL: u32 = 0o777;
    const READ: u32 = 0o444;
    const OWN: u32 = 0o600;
    let made = file.metadata()?.permissions().mode() & ALL;
    // a new file is made readable and writable as far as the umask admits, and never executable
    let admitted = made | (made & READ) >> 2;
    let mode = source.permissions().mode() & admitted | OWN;
    if mode == made { Ok(()) } else { file.set_permissions(fs::Permissions::from_mode(mode)) }
}

#[cfg(not(unix))]
fn keep_mode(_: &fs::Metadata, _: &File) -> io::Result<()> {
    Ok(())
}

/// Removes what a run that cannot be gone on with has written under temporary names.
pub fn discard(path: &Path) {
    let written = partial(path);
    if is_stream(path) {
        return;
    }
    // what cannot be removed is in nobody's way: a new run writes over it
    let _ = if written.is_dir() { fs::remove_dir_all(written) } else { fs::remove_file(written) };
}

/// The temporary name of the cleaned file beside an input, hidden so that no listing of inputs finds it.
fn staged(input: &Input) -> Result<PathBuf> {
    let target = fs::canonicalize(&input.path).with_context(|| input.path.display().to_string())?;
    let mut name = std::ffi::OsString::from(".");
    name.push(target.file_name().unwrap_or_default());
    name.push(".postedit-partial");
    Ok(target.with_file_name(name))
}

/// Puts the cleaned file in the place of its input, with the permissions that it had.
///
/// # Errors
/// An input that may not be written, or that was changed meanwhile; the cleaned file is removed.
pub fn replace(input: &Input) -> Result<()> {
    let staged = staged(input)?;
    if !staged.exists() {
        // it was put there before the run was interrupted
        return Ok(());
    }
    let target = fs::canonicalize(&input.path)?;
    let metadata = fs::metadata(&target)?;
    if metadata.permissions().readonly() {
        fs::remove_file(&staged)?;
        bail!("is read-only; make it writable first");
    }
    if metadata.len() != input.size || super::inputs::modified(&metadata) != input.modified {
        fs::remove_file(&staged)?;
        bail!("was changed while it was being cleaned; run the command again");
    }
    fs::set_permissions(&staged, metadata.permissions())?;
    if let Err(error) = fs::rename(&staged, &target) {
        fs::remove_file(&staged)?;
        return Err(error.into());
    }
    sync_folder(target.parent().unwrap_or(Path::new(".")));
    Ok(())
}

/// Synchronises all files of the file system that a folder lies in.
fn sync_all_of(folder: &Path) -> io::Result<()> {
    let folder = File::open(folder)?;
    #[cfg(target_os = "linux")]
    rustix::fs::syncfs(&folder)?;
    drop(folder);
    Ok(())
}
