//! Bytes that wait for their place in the output, on the disk once they are many.

use bytes::Bytes;
use parquet::column::page_store::{PageKey, PageStore, PageStoreArgs, PageStoreFactory};
use parquet::errors::{ParquetError, Result};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tempfile::SpooledTempFile;

/// Bytes that are held in memory at most.
const IN_MEMORY: usize = 8 << 20;

/// Where a writer of files writes, to be emptied into the real output again and again.
#[derive(Clone)]
pub struct Spool(Arc<Mutex<SpooledTempFile>>);

impl Spool {
    /// An empty one.
    pub fn new() -> Self {
        Self(Arc::new(Mutex::new(SpooledTempFile::new(IN_MEMORY))))
    }

    /// Moves what was written to `out`.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn drain(&self, out: &mut dyn Write) -> io::Result<()> {
        let mut file = self.lock();
        file.rewind()?;
        io::copy(&mut *file, out)?;
        file.rewind()?;
        file.set_len(0)
    }

    fn lock(&self) -> MutexGuard<'_, SpooledTempFile> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Write for Spool {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.lock().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Keeps the finished pages of a column until its row group is written.
#[derive(Debug)]
pub struct PagesOnDisk;

impl PageStoreFactory for PagesOnDisk {
    fn create(&self, _args: &PageStoreArgs<'_>) -> Result<Box<dyn PageStore>> {
        let file = SpooledTempFile::new(IN_MEMORY);
        Ok(Box::new(Pages { file, places: Vec::new(), end: 0 }))
    }
}

struct Pages {
    file: SpooledTempFile,
    /// Where each page begins, and its bytes.
    places: Vec<(u64, usize)>,
    end: u64,
}

impl PageStore for Pages {
    fn put(&mut self, page: Bytes) -> Result<PageKey> {
        self.file.seek(SeekFrom::Start(self.end))?;
        self.file.write_all(&page)?;
        let key = PageKey::new(self.places.len() as u64);
        self.places.push((self.end, page.len()));
        self.end += page.len() as u64;
        Ok(key)
    }

    fn take(&mut self, key: PageKey) -> Result<Bytes> {
        let place = usize::try_from(key.get()).ok().and_then(|number| self.places.get(number));
        let Some(&(start, length)) = place else {
            return Err(ParquetError::General(format!("no page {}", key.get())));
        };
        let mut page = vec![0; length];
        self.file.seek(SeekFrom::Start(start))?;
        self.file.read_exact(&mut page)?;
        Ok(page.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_drained_is_gone() {
        let mut spool = Spool::new();
        let mut out = Vec::new();
        for part in ["one, ", "two"] {
            spool.write_all(part.as_bytes()).expect("writes");
            spool.drain(&mut out).expect("drains");
        }
        assert_eq!(out, b"one, two");
    }

    #[test]
    fn pages_are_kept() {
        let mut pages = Pages { file: SpooledTempFile::new(4), places: Vec::new(), end: 0 };
        let keys: Vec<PageKey> = ["one", "", "three"]
            .iter()
            .map(|page| pages.put(Bytes::from_static(page.as_bytes())).expect("puts"))
            .collect();
        assert_eq!(&pages.take(keys[2]).expect("takes")[..], b"three");
        assert_eq!(&pages.take(keys[0]).expect("takes")[..], b"one");
    }
}
