//! The file of a session: a journal that grows by a line with each decision.

use crate::cli::lexica::shown;
use anyhow::{Context, Result, bail};
use data_encoding::HEXLOWER;
use etcetera::BaseStrategy;
use fs4::{FileExt, TryLockError};
use postedit::review::{Entry, Memory};
use sha1::{Digest, Sha1};
use std::fs::{self, File, OpenOptions};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

/// Letters of the digest in the name of a session's file.
const DIGEST_LETTERS: usize = 16;

/// An open session. Another review cannot open it meanwhile.
#[derive(Debug)]
pub struct Session {
    path: PathBuf,
    file: File,
    is_empty: bool,
}

impl Session {
    /// Opens the session at `path`, makes it if it is not there, and tells what it remembers. With `restart`, what it
    /// holds is forgotten.
    ///
    /// # Errors
    /// A file that cannot be written, is no session, or is in use.
    pub fn open(path: PathBuf, restart: bool) -> Result<(Self, Memory)> {
        let name = shown(&path);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).with_context(|| shown(folder))?;
        }
        let open = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(&path);
        let mut file = open.with_context(|| name.clone())?;
        match lock(&file) {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                bail!(
                    "{name}: another review has this session open; end it, or name another file with --session"
                )
            }
            Err(TryLockError::Error(error)) => return Err(error).context(name),
        }
        let mut journal = Vec::new();
        if !restart {
            file.read_to_end(&mut journal).with_context(|| name.clone())?;
        }
        let (memory, length) = Memory::read(&journal).with_context(|| name.clone())?;
        file.set_len(length as u64).with_context(|| name.clone())?;
        file.seek(SeekFrom::End(0)).with_context(|| name.clone())?;
        let mut session = Self { path, file, is_empty: length <= Entry::HEADER.to_line().len() };
        if length == 0 {
            session.write(&Entry::HEADER.to_line()).with_context(|| name)?;
        }
        Ok((session, memory))
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Writes what has happened; a loss of power after this takes nothing of it.
    ///
    /// # Errors
    /// Those of the file system.
    pub fn append(&mut self, entries: &[Entry]) -> Result<()> {
        if entries.is_empty() {
            return Ok(());
        }
        let lines: String = entries.iter().map(Entry::to_line).collect();
        self.is_empty = false;
        self.write(&lines).with_context(|| shown(&self.path))
    }

    fn write(&mut self, lines: &str) -> std::io::Result<()> {
        self.file.write_all(lines.as_bytes())?;
        self.file.sync_data()
    }

    /// Ends the session. It is forgotten if that is wanted, or if it holds nothing. The answer tells whether it is
    /// kept.
    pub fn close(self, forget: bool) -> bool {
        let is_forgotten = (forget || self.is_empty) && fs::remove_file(&self.path).is_ok();
        !is_forgotten
    }
}

/// The file of the session for these paths, in the user's folder for the state of programs: the same paths, from
/// whatever folder they are named, give the same session.
///
/// # Errors
/// A user without a home.
pub fn default_path(paths: &[PathBuf]) -> Result<PathBuf> {
    let base =
        etcetera::choose_base_strategy().context("no folder for sessions; name a file with --session")?;
    let folder = base.state_dir().unwrap_or_else(|| base.data_dir());
    let mut names: Vec<PathBuf> = paths.iter().map(|path| absolute(path)).collect();
    names.sort();
    names.dedup();
    let mut digest = Sha1::new();
    for name in names {
        digest.update(name.as_os_str().as_encoded_bytes());
        digest.update([0]);
    }
    let name = HEXLOWER.encode(&digest.finalize());
    Ok(folder.join("postedit").join("reviews").join(format!("{}.jsonl", &name[..DIGEST_LETTERS])))
}

/// Attempts to lock a file, and the time between two.
const ATTEMPTS: usize = 10;
const PAUSE: Duration = Duration::from_millis(20);

/// Locks the file of a session. One that was closed just now may be held for a moment by a process that was started then,
/// until it becomes the other program.
fn lock(file: &File) -> Result<(), TryLockError> {
    let mut more = 1..ATTEMPTS;
    loop {
        match FileExt::try_lock(file) {
            Err(TryLockError::WouldBlock) if more.next().is_some() => thread::sleep(PAUSE),
            done => return done,
        }
    }
}

/// The path without links, if it is there.
pub fn absolute(path: &Path) -> PathBuf {
    fs::canonicalize(path).or_else(|_| std::path::absolute(path)).unwrap_or_else(|_| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(word: &str) -> Entry {
        Entry::NeverTouch { word: word.to_owned() }
    }

    #[test]
    fn what_was_appended_is_remembered_until_a_restart() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("deep/session.jsonl");
        let (mut session, memory) = Session::open(path.clone(), false).expect("a session");
        assert!(memory.never().is_empty());
        session.append(&[word("Nasams")]).expect("appends");
        let busy = Session::open(path.clone(), false).expect_err("it is open");
        assert!(format!("{busy:#}").contains("another review has this session open"), "{busy:#}");
        assert!(session.close(false));
        let (session, memory) = Session::open(path.clone(), false).expect("a session");
        assert_eq!(memory.never(), ["Nasams"]);
        drop(session);
        let (session, memory) = Session::open(path.clone(), true).expect("a session");
        assert!(memory.never().is_empty());
        assert!(!session.close(false) && !path.exists(), "an empty session leaves no file");
    }

    #[test]
    fn a_torn_line_is_cut_off_before_the_next_is_written() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("session.jsonl");
        fs::write(&path, format!("{}{}", Entry::HEADER.to_line(), "{\"entry\":\"never-to")).expect("a file");
        let (mut session, _) = Session::open(path.clone(), false).expect("a session");
        session.append(&[word("Nasams")]).expect("appends");
        drop(session);
        assert_eq!(Session::open(path, false).expect("a session").1.never(), ["Nasams"]);
    }

    #[test]
    fn other_files_are_left_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("article.txt");
        fs::write(&path, "An article.\n").expect("a file");
        let error = Session::open(path.clone(), false).expect_err("no session");
        assert!(format!("{error:#}").contains("is no session of a review"), "{error:#}");
        assert_eq!(fs::read(&path).expect("bytes"), b"An article.\n");
    }

    #[test]
    fn the_same_paths_give_the_same_session() {
        let folder = tempfile::tempdir().expect("a folder");
        let (a, b) = (folder.path().join("a.txt"), folder.path().join("b.txt"));
        fs::write(&a, "").expect("a file");
        let path =
            |paths: &[&PathBuf]| default_path(&paths.iter().map(|&path| path.clone()).collect::<Vec<_>>());
        let dotted = folder.path().join(".").join("a.txt");
        assert_eq!(path(&[&a, &b]).expect("a path"), path(&[&b, &dotted, &a]).expect("a path"));
        assert_ne!(path(&[&a]).expect("a path"), path(&[&b]).expect("a path"));
    }
}
