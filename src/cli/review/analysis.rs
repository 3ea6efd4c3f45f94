//! Reading and cleaning the articles while the first of them are under review already.

use crate::cli::settings::Settings;
use crate::cli::{articles, files};
use postedit::format::ArticleFormat;
use postedit::review::Article;
use postedit::{Document, Report};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, channel};

use super::session::absolute;

/// An article, or why there is none.
pub type Analysed = Result<Article, String>;

/// The analysis of all articles of a review, on threads of its own.
pub struct Analysis {
    results: Receiver<(usize, Analysed)>,
    stop: Arc<AtomicBool>,
    /// Those that came before their turn.
    early: BTreeMap<usize, Analysed>,
    next: usize,
    total: usize,
}

impl Analysis {
    /// Begins with the analysis of `paths`, in the format that each has if none is given.
    pub fn start(
        paths: Vec<PathBuf>,
        format: Option<&'static dyn ArticleFormat>,
        settings: Arc<Settings>,
    ) -> Self {
        let (sender, results) = channel();
        let stop = Arc::new(AtomicBool::new(false));
        let total = paths.len();
        let stopped = Arc::clone(&stop);
        std::thread::spawn(move || {
            // a bridge hands the articles out in their order, so that the first are ready first
            paths.iter().enumerate().par_bridge().for_each_with(sender, |sender, (index, path)| {
                if !stopped.load(Ordering::Relaxed) {
                    // nobody waits for it if the review has ended
                    let _ = sender.send((index, analyse(path, format, &settings)));
                }
            });
        });
        Self { results, stop, early: BTreeMap::new(), next: 0, total }
    }

    /// The next article in the order of the paths, if it is ready.
    pub fn poll(&mut self) -> Option<Analysed> {
        while let Ok((index, analysed)) = self.results.try_recv() {
            self.early.insert(index, analysed);
        }
        let analysed = self.early.remove(&self.next)?;
        self.next += 1;
        Some(analysed)
    }

    /// How many articles have been taken, and how many there are.
    pub fn progress(&self) -> (usize, usize) {
        (self.next, self.total)
    }

    /// Whether all have been taken.
    pub fn is_done(&self) -> bool {
        self.next == self.total
    }
}

impl Drop for Analysis {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}

fn analyse(path: &Path, format: Option<&'static dyn ArticleFormat>, settings: &Settings) -> Analysed {
    let read = || -> anyhow::Result<(Document, Report)> {
        let document = files::read_as(path, format)?;
        let report = articles::report(&*settings.cleaner_for(path)?, &document)?;
        Ok((document, report))
    };
    match read() {
        Ok((document, report)) => {
            let key = absolute(path).to_string_lossy().into_owned();
            Ok(Article::new(path.to_owned(), key, document, report))
        }
        Err(error) => Err(articles::describe(path, &error)),
    }
}
