//! A file that is written from its beginning to its end under a temporary name, and put in its place when it is whole.

use super::compression::pack;
use super::input::Compression;
use super::shown::Shown;
use anyhow::{Context, Result, bail};
use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

/// An output that only ever grows.
pub struct Sink {
    path: PathBuf,
    /// Where it is written: the temporary name, or the path itself if that is a stream.
    written: PathBuf,
    out: Box<dyn Write + Send>,
    /// The file, to be synchronised; a stream has none.
    file: Option<File>,
    compression: Compression,
    length: u64,
}

/// The path with an ending put behind its name.
pub fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(path.as_os_str());
    name.push(ending);
    name.into()
}

/// The temporary name of an output.
pub fn partial(path: &Path) -> PathBuf {
    with_ending(path, ".partial")
}

/// Whether bytes that are written to the path cannot be taken back: standard output, a pipe, a device.
pub fn is_stream(path: &Path) -> bool {
    path.as_os_str() == "-"
        || fs::metadata(path).is_ok_and(|metadata| !metadata.is_file() && !metadata.is_dir())
}

/// The compression that the name of an output asks for.
pub fn compression_of(path: &Path) -> Compression {
    let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    Compression::of_name(&name).0
}

/// Whether an output that is whole holds nothing, packed or not.
///
/// # Errors
/// A file that is not there.
pub fn is_empty(path: &Path) -> io::Result<bool> {
    Ok(fs::metadata(path)?.len() <= pack(Vec::new(), compression_of(path))?.len() as u64)
}

impl Sink {
    /// Opens the output `path` to go on behind its first `length` bytes, as they were written before. For 0 it is begun
    /// anew.
    ///
    /// # Errors
    /// A place that cannot be written to, or a temporary file that is shorter than it was.
    pub fn open(path: &Path, length: u64) -> Result<Self> {
        if path.as_os_str() == "-" {
            let stdout = io::stdout();
            let out: Box<dyn Write + Send> =
                if stdout.is_terminal() { Box::new(Shown::new(stdout)) } else { Box::new(stdout) };
            return Ok(Self {
                path: path.into(),
                written: "standard output".into(),
                out,
                file: None,
                compression: Compression::None,
                length: 0,
            });
        }
        let is_stream = is_stream(path);
        let written = if is_stream { path.to_owned() } else { partial(path) };
        let mut sink = Self::open_at(&written, length, is_stream)?;
        sink.path = path.to_owned();
        sink.compression = compression_of(path);
        Ok(sink)
    }

    /// Opens the file `written` itself, without a temporary name, to go on behind its first `length` bytes.
    ///
    /// # Errors
    /// Those of [`Sink::open`].
    pub fn open_at(written: &Path, length: u64, is_stream: bool) -> Result<Self> {
        let told = || format!("{}: cannot be written", written.display());
        let file =
            OpenOptions::new().write(true).create(true).truncate(false).open(written).with_context(told)?;
        if !is_stream {
            let there = file.metadata().with_context(told)?.len();
            if there < length {
                bail!(
                    "{}: has {there} bytes and had {length} at the checkpoint; it cannot be gone on with, --force \
                     begins anew",
                    written.display()
                );
            }
            file.set_len(length).with_context(told)?;
        }
        let mut append = file.try_clone().with_context(told)?;
        if !is_stream {
            io::Seek::seek(&mut append, io::SeekFrom::End(0)).with_context(told)?;
        }
        Ok(Self {
            path: written.to_owned(),
            written: written.to_owned(),
            out: Box::new(append),
            file: (!is_stream).then_some(file),
            compression: Compression::None,
            length,
        })
    }

    /// The file that is written; a stream has none.
    pub fn file(&self) -> Option<&File> {
        self.file.as_ref()
    }

    /// Bytes that it has.
    pub fn length(&self) -> u64 {
        self.length
    }

    /// Tells where writing failed, and what to do.
    pub fn explain(&self, error: io::Error) -> anyhow::Error {
        if error.kind() == io::ErrorKind::BrokenPipe {
            return error.into();
        }
        let remedy = if self.file.is_some() { "; when that is put right, --resume goes on" } else { "" };
        anyhow::anyhow!("{}: cannot be written: {error}{remedy}", self.written.display())
    }

    /// Makes sure that what was written outlasts a loss of power.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn sync(&mut self) -> Result<()> {
        self.out.flush().map_err(|error| self.explain(error))?;
        match &self.file {
            Some(file) => file.sync_all().map_err(|error| self.explain(error)),
            None => Ok(()),
        }
    }

    /// Writes bytes, packed as the output is.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn write_packed(&mut self, bytes: Vec<u8>) -> Result<()> {
        let packed = pack(bytes, self.compression)?;
        self.write_all(&packed).map_err(|error| self.explain(error))
    }

    /// Writes what a file without content needs to be whole.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn finish(&mut self) -> Result<()> {
        if self.length == 0 && self.compression != Compression::None {
            self.write_packed(Vec::new())?;
        }
        self.sync()
    }
}

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let count = self.out.write(bytes)?;
        self.length += count as u64;
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

impl std::fmt::Debug for Sink {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Sink").field("path", &self.path).field("length", &self.length).finish_non_exhaustive()
    }
}

/// Puts a whole output in its place, and makes that outlast a loss of power. It is no mistake if it is there already.
///
/// # Errors
/// A place that cannot be written to.
pub fn publish(path: &Path) -> Result<()> {
    let written = partial(path);
    if is_stream(path) || !written.exists() {
        return Ok(());
    }
    if written.is_dir() && path.is_dir() && fs::read_dir(path)?.next().is_some() {
        merge(&written, path)?;
        return fs::remove_dir(&written).with_context(|| written.display().to_string());
    }
    fs::rename(&written, path)
        .with_context(|| format!("{}: cannot be put in its place", written.display()))?;
    sync_folder(path.parent().unwrap_or(Path::new(".")));
    Ok(())
}

/// Moves the files of a folder into another one that is there already.
fn merge(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to).with_context(|| to.display().to_string())?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            merge(&entry.path(), &target)?;
            fs::remove_dir(entry.path())?;
        } else {
            fs::rename(entry.path(), &target).with_context(|| target.display().to_string())?;
        }
    }
    Ok(())
}

/// Makes new names in a folder outlast a loss of power, where the system can.
pub fn sync_folder(folder: &Path) {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    if let Ok(file) = File::open(folder) {
        // not every system lets folders be synchronised, and none needs it for a whole file
        let _ = file.sync_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_output_is_cut_to_where_it_was_and_appears_whole() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("out.jsonl");
        let mut sink = Sink::open(&path, 0).expect("opens");
        sink.write_all(b"one\ntwo\n").expect("writes");
        let mut sink = Sink::open(&path, 4).expect("opens");
        sink.write_all(b"2\n").expect("writes");
        sink.finish().expect("finishes");
        assert!(!path.exists());
        publish(&path).expect("publishes");
        publish(&path).expect("a second time changes nothing");
        assert_eq!(fs::read(&path).expect("reads"), b"one\n2\n");
        assert!(Sink::open(&path, 4).is_err(), "the temporary file is gone");
    }

    #[test]
    fn an_empty_compressed_output_is_whole() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("out.jsonl.zst");
        Sink::open(&path, 0).expect("opens").finish().expect("finishes");
        assert!(zstd::decode_all(File::open(partial(&path)).expect("opens")).expect("a frame").is_empty());
    }

    #[test]
    fn a_folder_goes_into_one_that_is_there() {
        let folder = tempfile::tempdir().expect("a folder");
        let out = folder.path().join("out");
        for (name, text) in [("out/a/1", "old"), ("out/a/2", "kept"), ("out.partial/a/1", "new")] {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
            fs::write(path, text).expect("a file");
        }
        publish(&out).expect("publishes");
        let text = |name: &str| fs::read_to_string(out.join(name)).expect("reads");
        assert_eq!((text("a/1").as_str(), text("a/2").as_str()), ("new", "kept"));
        assert!(!partial(&out).exists());
    }
}
