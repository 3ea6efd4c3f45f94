//! One input of a run.

use super::form::ARTICLES;
use super::format::Format;
use crate::format::ArticleFormat;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};

/// How a file is compressed as a whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Compression {
    /// Not at all.
    #[default]
    None,
    /// gzip, one member or several.
    Gzip,
    /// Zstandard, one frame or several.
    Zstd,
}

impl Compression {
    /// The compression that the ending of a file name tells, and the name without that ending.
    pub fn of_name(name: &str) -> (Self, &str) {
        let endings = [(Self::Gzip, ".gz"), (Self::Zstd, ".zst")];
        for (compression, ending) in endings {
            let at = name.len().saturating_sub(ending.len());
            if name.is_char_boundary(at) && name[at..].eq_ignore_ascii_case(ending) {
                return (compression, &name[..at]);
            }
        }
        (Self::None, name)
    }

    /// Whether the ending of a file name tells a compression that is none of these.
    pub fn is_foreign(name: &str) -> bool {
        const ENDINGS: &[&str] = &["7z", "br", "bz2", "lz", "lz4", "lzma", "lzo", "rar", "xz", "z", "zip"];
        name.rsplit_once('.')
            .is_some_and(|(_, own)| ENDINGS.iter().any(|ending| own.eq_ignore_ascii_case(ending)))
    }
}

/// A file, or standard input.
#[derive(Clone, Debug)]
pub struct Input {
    /// Where it is read; `-` is standard input.
    pub path: PathBuf,
    /// What messages and reports call it: its path, quoted as git does if that is not UTF-8.
    pub name: String,
    /// What a unified diff calls it, without `a/`.
    pub patch_name: PathBuf,
    /// Its place below the folder that was named, or its file name; the output is mirrored to it.
    pub relative: PathBuf,
    /// Its form.
    pub format: &'static dyn Format,
    /// The format of its article, if it is one and its name shall not tell.
    pub article_format: Option<&'static dyn ArticleFormat>,
    /// How it is compressed.
    pub compression: Compression,
    /// Bytes on the disk when the inputs were listed; 0 for standard input.
    pub size: u64,
    /// When it was last changed, in nanoseconds since 1970; 0 for standard input.
    pub modified: u128,
    /// CRC-32 of its beginning, once that was read of standard input.
    pub beginning: Arc<OnceLock<u32>>,
    /// Which of the cleaners of the job its texts get, from 0.
    pub cleaner: usize,
}

impl Input {
    /// The file at a path, of the form that its name tells if it tells one.
    pub fn of_file(path: &Path) -> Option<Self> {
        let name = path.file_name()?.to_string_lossy().into_owned();
        let (format, compression) = super::format_of(&name)?;
        Some(Self {
            path: path.to_owned(),
            patch_name: name.clone().into(),
            relative: name.as_str().into(),
            name,
            format,
            article_format: None,
            compression,
            size: 0,
            modified: 1,
            beginning: Arc::default(),
            cleaner: 0,
        })
    }

    /// Whether it is standard input.
    pub fn is_stdin(&self) -> bool {
        self.path == Path::new("-")
    }

    /// Whether it is one article.
    pub fn is_article(&self) -> bool {
        self.format.name() == ARTICLES.name()
    }

    /// CRC-32 of the beginning of standard input, which has no name and no time; known once it was read.
    pub fn beginning(&self) -> Option<u32> {
        self.beginning.get().copied()
    }

    /// Opens it to be read decompressed from the byte `offset` on. `read` is kept at the number of bytes of the file
    /// that were taken so far.
    ///
    /// # Errors
    /// A file that cannot be opened, or that ends before `offset`.
    pub fn open_at(&self, offset: u64, read: &Arc<AtomicU64>) -> io::Result<Box<dyn Read + Send>> {
        super::compression::open(self, offset, read)
    }

    /// The file itself, for forms that need to seek.
    ///
    /// # Errors
    /// Those of opening a file.
    pub fn file(&self) -> io::Result<File> {
        File::open(&self.path)
    }
}

/// A reader that counts what is taken from it.
#[derive(Debug)]
pub struct Counting<R> {
    /// What is read.
    pub inner: R,
    /// Bytes taken so far.
    pub read: Arc<AtomicU64>,
}

impl<R: Read> Read for Counting<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.read.fetch_add(count as u64, Ordering::Relaxed);
        Ok(count)
    }
}

#[cfg(test)]
impl Input {
    /// The input at a path, of the form that its name tells.
    pub fn at(path: &Path) -> Self {
        Self::of_file(path).expect("a form")
    }
}
