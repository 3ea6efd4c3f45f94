//! Who is measured on which text, in which order.

use std::path::{Path, PathBuf};

use anyhow::Result;

use super::checkers::{PEERS, Peer, batch, clean, version};
use super::material::{File, Files};
use super::tables::Row;
use super::timing::{Call, Sample, Stopwatch};

/// Runs of one article for each run of the whole text: they are short, and so more at the mercy of chance.
const ARTICLE_ROUNDS: usize = 5;

/// postedit and the peers that are there.
pub struct Contest<'f> {
    folder: &'f Path,
    stopwatch: Stopwatch<'f>,
    postedit: PathBuf,
    version: String,
    peers: Vec<Entrant>,
    /// The peers that could not be measured, with the reason.
    pub left_out: Vec<(&'static str, String)>,
    rounds: usize,
}

/// A peer that is installed.
struct Entrant {
    peer: &'static Peer,
    program: PathBuf,
    version: String,
}

/// What came of one text.
pub struct Race {
    /// postedit with one thread, then its peers.
    pub rows: Vec<Row>,
    /// postedit with two threads.
    pub two_threads: Row,
}

impl<'f> Contest<'f> {
    /// The peers that are installed, beside the program at `postedit`. Each run of a contest is done `rounds` times; the
    /// texts are written to `folder`.
    pub fn new(folder: &'f Path, postedit: PathBuf, rounds: usize) -> Self {
        let (mut peers, mut left_out) = (Vec::new(), Vec::new());
        for peer in PEERS {
            match peer.installed() {
                Some(program) => peers.push(Entrant { peer, version: version(&program), program }),
                None => left_out.push((peer.name, format!("not installed; it is in {}", peer.package))),
            }
        }
        let version = version(&postedit);
        Self { folder, stopwatch: Stopwatch::new(folder), postedit, version, peers, left_out, rounds }
    }

    /// Measures all on a text, those that are too slow for it on its beginning.
    ///
    /// # Errors
    /// postedit fails, or a peer that did not at first; and those of writing.
    pub fn race(&mut self, name: &str, text: &str) -> Result<Race> {
        let files = Files::write(self.folder, name, text)?;
        let whole = &files.whole;
        let own = [1, 2].map(|threads| batch(&self.postedit, whole, threads));
        for call in &own {
            eprintln!("{name}: postedit");
            self.stopwatch.run(call)?;
        }
        let quick = self.quick_ones(name, |entrant| entrant.call(whole))?;
        let (quick, slow): (Vec<_>, Vec<_>) =
            self.peers.iter().zip(quick).partition(|(_, is_quick)| *is_quick);

        eprintln!("{name}: {} rounds", self.rounds);
        let calls: Vec<Call> =
            own.into_iter().chain(quick.iter().map(|(entrant, _)| entrant.call(whole))).collect();
        let samples = self.stopwatch.interleave(&calls, self.rounds)?;
        let own = |threads: usize| self.own_row(threads, samples[threads - 1], whole);
        let mut rows = vec![own(1)];
        rows.extend(quick.iter().zip(&samples[2..]).map(|((entrant, _), &sample)| Row {
            name: entrant.peer.name.into(),
            version: entrant.version.clone(),
            sample,
            bytes: whole.bytes,
            is_whole: true,
        }));
        for (entrant, _) in slow {
            eprintln!("{name}: {} on a part", entrant.peer.name);
            rows.push(Row {
                name: entrant.peer.name.into(),
                version: entrant.version.clone(),
                sample: self.stopwatch.run(&entrant.call(&files.part))?,
                bytes: files.part.bytes,
                is_whole: false,
            });
        }
        Ok(Race { rows, two_threads: own(2) })
    }

    /// Measures postedit alone, with one thread and with two, on records of a text that come again and again.
    ///
    /// # Errors
    /// postedit fails; and those of writing.
    pub fn run_again(&self, name: &str, text: &str) -> Result<[Row; 2]> {
        let file = File::write_again(self.folder, name, text)?;
        let calls = [1, 2].map(|threads| batch(&self.postedit, &file, threads));
        eprintln!("{name}: {} rounds", self.rounds);
        self.stopwatch.run(&calls[0])?;
        let samples = self.stopwatch.interleave(&calls, self.rounds)?;
        Ok([1, 2].map(|threads| self.own_row(threads, samples[threads - 1], &file)))
    }

    fn own_row(&self, threads: usize, sample: Sample, file: &File) -> Row {
        Row {
            name: format!("postedit batch --threads {threads}"),
            version: self.version.clone(),
            sample,
            bytes: file.bytes,
            is_whole: true,
        }
    }

    /// Measures `postedit clean` and its peers on one article.
    ///
    /// # Errors
    /// postedit fails, or a peer that did not at first; and those of writing.
    pub fn race_article(&mut self, text: &str) -> Result<Vec<Row>> {
        let file = File::write(self.folder, "article", text)?;
        let own = clean(&self.postedit, &file);
        self.stopwatch.run(&own)?;
        let quick = self.quick_ones("article", |entrant| entrant.call(&file))?;
        let peers: Vec<&Entrant> = self
            .peers
            .iter()
            .zip(quick)
            .filter(|(_, is_quick)| *is_quick)
            .map(|(entrant, _)| entrant)
            .collect();
        let calls: Vec<Call> =
            [own].into_iter().chain(peers.iter().map(|entrant| entrant.call(&file))).collect();
        let samples = self.stopwatch.interleave(&calls, self.rounds * ARTICLE_ROUNDS)?;
        let own = [("postedit clean", &self.version)];
        let names = own.into_iter().chain(peers.iter().map(|entrant| (entrant.peer.name, &entrant.version)));
        let row = |((name, version), sample): ((&str, &String), _)| Row {
            name: name.into(),
            version: version.clone(),
            sample,
            bytes: file.bytes,
            is_whole: true,
        };
        Ok(names.zip(samples).map(row).collect())
    }

    /// Which of the peers end soon. One that fails leaves the contest.
    fn quick_ones(&mut self, name: &str, call: impl Fn(&Entrant) -> Call) -> Result<Vec<bool>> {
        let mut quick = Vec::new();
        for entrant in std::mem::take(&mut self.peers) {
            eprintln!("{name}: {}", entrant.peer.name);
            match self.stopwatch.is_quick(&call(&entrant)) {
                Ok(is_quick) => {
                    quick.push(is_quick);
                    self.peers.push(entrant);
                }
                Err(error) => self.left_out.push((entrant.peer.name, format!("{error:#}"))),
            }
        }
        Ok(quick)
    }
}

impl Entrant {
    fn call(&self, text: &File) -> Call {
        self.peer.call(&self.program, text)
    }
}
