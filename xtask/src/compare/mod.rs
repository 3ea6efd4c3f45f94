//! How fast the whole program is beside other checkers, on the same text in one run.

mod artifacts;
mod checkers;
mod contest;
mod machine;
mod material;
mod numbers;
mod tables;
mod timing;

use std::env;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::marked;
use contest::Contest;
use machine::Machine;
use material::Material;
use tables::{of_rates, of_threads, of_times, size};

/// What is asked for.
pub struct Wanted<'a> {
    /// The text; `None` for the articles of the corpus.
    pub file: Option<&'a Path>,
    /// The page whose tables are replaced.
    pub output: Option<&'a Path>,
    /// Runs of each program.
    pub rounds: usize,
}

/// Measures, prints the tables, and puts them in the page.
///
/// # Errors
/// A build or a run of postedit that fails, and files that cannot be read or written. A peer that fails is told in
/// the tables.
pub fn run(root: &Path, wanted: &Wanted<'_>) -> Result<()> {
    let page = wanted.output.map(|path| fs::read_to_string(path).with_context(|| path.display().to_string()));
    // before minutes of measuring, not behind them
    let page = page.transpose()?;
    if let Some(page) = &page {
        marked::replace(page, "measured", "")?;
    }
    let machine = Machine::this();
    let postedit = build(root)?;
    let material = match wanted.file {
        Some(path) => Material::of_file(path)?,
        None => Material::of_articles(&root.join("corpus").join("en"), &postedit)?,
    };
    // not hidden, because checkers leave hidden folders out
    let folder = tempfile::Builder::new().prefix("postedit-compare-").tempdir()?;
    let mut contest = Contest::new(folder.path(), postedit, wanted.rounds);
    let (damaged, artifacts) = artifacts::put_into(&material.text);
    let texts = [
        ("as it is", contest.race("text", &material.text)?),
        ("with artifacts", contest.race("damaged", &damaged)?),
    ];
    let again = contest.run_again("again", &material.text)?;
    let article = contest.race_article(&material.article)?;

    let mut report = head(&machine, wanted, &material, artifacts);
    let mut threads: Vec<_> =
        texts.iter().map(|(name, race)| (*name, &race.rows[0], &race.two_threads)).collect();
    threads.push(("records that come ten times", &again[0], &again[1]));
    writeln!(report, "### The text as it is\n\n{}", of_rates(&texts[0].1.rows))?;
    writeln!(report, "### The text with 25 artifacts in 1,000 words\n\n{}", of_rates(&texts[1].1.rows))?;
    writeln!(report, "### Threads and artifacts, `postedit batch`\n\n{}", of_threads(&threads))?;
    let bytes = size(material.article.len());
    writeln!(report, "### One article of {bytes}, from start to end\n\n{}", of_times(&article))?;
    for (name, reason) in &contest.left_out {
        writeln!(report, "- Not measured: {name}: {reason}.")?;
    }
    let report = report.trim_end().to_owned() + "\n";
    print!("{report}");
    if let (Some(path), Some(page)) = (wanted.output, page) {
        fs::write(path, marked::replace(&page, "measured", &report)?)?;
    }
    Ok(())
}

/// The program of this source, built as it is shipped.
fn build(root: &Path) -> Result<PathBuf> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(cargo)
        .args(["build", "--release", "--quiet", "--package", "postedit"])
        .current_dir(root)
        .status()?;
    ensure!(status.success(), "postedit does not build");
    // this program lies in a folder of the profile, which lies beside that of the release
    let own = env::current_exe()?;
    let folder = own.ancestors().nth(2).context("this program lies in the target folder")?;
    let name = format!("postedit{}", env::consts::EXE_SUFFIX);
    Ok(folder.join("release").join(name))
}

/// What stands above the tables.
fn head(machine: &Machine, wanted: &Wanted<'_>, material: &Material, artifacts: usize) -> String {
    let date = jiff::Zoned::now().strftime("%Y-%m-%d");
    let Machine { processor, cores, load } = machine;
    let mut command = String::from("cargo xtask compare");
    if let Some(name) = wanted.file.and_then(Path::file_name) {
        command = command + " " + &name.to_string_lossy();
    }
    if wanted.output.is_some() {
        command += " --output docs/performance.md";
    }
    let (bytes, words) = (size(material.text.len()), material.text.split_whitespace().count());
    let (description, rounds) = (&material.description, wanted.rounds);
    format!(
        "Measured on {date} with `{command}`.\n\n\
         - Machine: {processor}, {cores} logical processors; load {load} before the first run.\n\
         - Text: {bytes}, {words} words: {description}.\n\
         - Artifacts: {artifacts}, made by the command itself (fused words, lost spaces, doubled words, typos, stray \
         periods), always the same in the same text.\n\
         - Medians of {rounds} runs of whole processes in turn, behind one run that is not counted; MB are millions \
         of bytes of text. What takes over 20 seconds is run once on the beginning of the text.\n\n"
    )
}
