//! Threads that analyse texts, so that reading a message never waits for an analysis.
//!
//! Of each document only the newest text waits; the document that changed last goes first, so that a session of many
//! long articles does not delay the one that is being written.

use super::findings::{Analysis, analyse};
use crossbeam_channel::{Receiver, Sender, unbounded};
use gen_lsp_types::Uri;
use postedit::format::ArticleFormat;
use postedit::{Cleaner, Level};
use std::collections::HashSet;
use std::panic::{self, AssertUnwindSafe};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// A text to analyse.
#[derive(Debug)]
pub struct Job {
    pub uri: Uri,
    /// Tells this state of the document from all others.
    pub revision: u64,
    /// What the document is called.
    pub name: String,
    pub text: String,
    pub format: Option<&'static dyn ArticleFormat>,
    pub cleaner: Arc<Cleaner>,
    /// The lowest level that is shown.
    pub lowest: Level,
}

/// What came of a job.
#[derive(Debug)]
pub struct Done {
    pub uri: Uri,
    pub revision: u64,
    pub analysis: Analysis,
}

/// The threads and what they have to do. They end when this is dropped.
#[derive(Debug)]
pub struct Workers {
    shared: Arc<Shared>,
    /// What was done, in the order in which it was finished.
    pub done: Receiver<Done>,
}

#[derive(Debug, Default)]
struct Shared {
    queue: Mutex<Queue>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct Queue {
    /// One for each document, the one that came last at the end.
    waiting: Vec<Job>,
    /// Documents that are being analysed.
    running: HashSet<Uri>,
    is_closed: bool,
}

/// Threads: one may be busy with a long article, the other serves the one at hand.
const THREADS: usize = 2;

impl Workers {
    /// Starts the threads. Each first cleans `sample` with `cleaner`, which opens what a first analysis opens.
    pub fn start(cleaner: &Arc<Cleaner>, sample: &'static str) -> Self {
        let shared = Arc::new(Shared::default());
        let (sender, done) = unbounded();
        for _ in 0..THREADS {
            let (shared, sender, cleaner) = (Arc::clone(&shared), sender.clone(), Arc::clone(cleaner));
            thread::spawn(move || {
                analyse("sample", sample, None, &cleaner, Level::Fix);
                shared.work(&sender);
            });
        }
        Self { shared, done }
    }

    /// Has a text analysed, in place of an older one of the document that still waits.
    pub fn submit(&self, job: Job) {
        let mut queue = self.shared.lock();
        queue.waiting.retain(|other| other.uri != job.uri);
        queue.waiting.push(job);
        drop(queue);
        self.shared.changed.notify_one();
    }

    /// Forgets a document that waits.
    pub fn forget(&self, uri: &Uri) {
        self.shared.lock().waiting.retain(|job| job.uri != *uri);
    }
}

impl Drop for Workers {
    fn drop(&mut self) {
        self.shared.lock().is_closed = true;
        self.shared.changed.notify_all();
    }
}

impl Shared {
    fn work(&self, sender: &Sender<Done>) {
        while let Some(job) = self.next() {
            let analyse = || analyse(&job.name, &job.text, job.format, &job.cleaner, job.lowest);
            // a fault of the program in one text leaves the others alone
            let analysis = panic::catch_unwind(AssertUnwindSafe(analyse)).unwrap_or_else(|_| {
                Analysis::Failed("a fault of the program in this text; please report it".to_owned())
            });
            self.lock().running.remove(&job.uri);
            // a newer text of the document may have been waiting for this
            self.changed.notify_all();
            if sender.send(Done { uri: job.uri, revision: job.revision, analysis }).is_err() {
                return;
            }
        }
    }

    /// The next job; `None` if there will be none.
    fn next(&self) -> Option<Job> {
        let mut queue = self.lock();
        loop {
            if queue.is_closed {
                return None;
            }
            let free = queue.waiting.iter().rposition(|job| !queue.running.contains(&job.uri));
            if let Some(at) = free {
                let job = queue.waiting.remove(at);
                queue.running.insert(job.uri.clone());
                return Some(job);
            }
            queue = self.changed.wait(queue).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn lock(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use postedit::Options;

    fn job(name: &str, revision: u64) -> Job {
        Job {
            uri: name.into(),
            revision,
            name: name.to_owned(),
            text: "He saw the the house.".to_owned(),
            format: None,
            cleaner: Arc::new(Cleaner::new(Options::default())),
            lowest: Level::Fix,
        }
    }

    #[test]
    fn the_newest_text_wins_and_the_last_document_goes_first() {
        let shared = Shared::default();
        let workers = Workers { shared: Arc::new(shared), done: unbounded().1 };
        for (name, revision) in [("a", 1), ("b", 2), ("a", 3), ("c", 4), ("b", 5)] {
            workers.submit(job(name, revision));
        }
        workers.forget(&"c".into());
        let first = workers.shared.next().expect("a job");
        assert_eq!((first.uri.0.as_str(), first.revision), ("b", 5));
        // not a second time at once
        workers.submit(job("b", 6));
        assert_eq!(workers.shared.next().expect("a job").revision, 3);
        workers.shared.lock().running.clear();
        assert_eq!(workers.shared.next().expect("a job").revision, 6);
    }

    #[test]
    fn what_is_submitted_is_done() {
        let cleaner = Arc::new(Cleaner::new(Options::default()));
        let workers = Workers::start(&cleaner, "It is so.");
        workers.submit(job("a", 7));
        let done = workers.done.recv().expect("a result");
        assert!(matches!(&done.analysis, Analysis::Done(found) if found.len() == 1), "{done:?}");
        assert_eq!(done.revision, 7);
    }
}
