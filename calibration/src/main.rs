//! Fits what postedit says of its own confidence: `cargo calibrate neighbours DIR...` counts neighbouring word classes,
//! `cargo calibrate confidence DIR...` fits the models that weigh the features of proposals. Two documents in three are
//! fitted to, the third is for the check.

mod faults;
mod fit;
mod interactions;
mod neighbours;
mod report;
mod sets;

use anyhow::{Context, Result, anyhow};
use clap::{Parser, Subcommand};
use fit::Case;
use postedit::confidence::{Feature, Model, feature_or_pair, name_of, read, write};
use postedit::evaluation::{Proposal, proposals};
use postedit::{Cleaner, Options};
use rayon::prelude::*;
use sets::{TestSet, fold, is_checked};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

#[derive(Debug, Parser)]
#[command(about)]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Debug, Subcommand)]
enum Task {
    /// Count which classes of words stand side by side in clean texts
    Neighbours {
        /// Folders with docs.jsonl, each named by the code of its language
        #[arg(required = true)]
        folders: Vec<PathBuf>,
    },
    /// Fit the confidence of each pass to gold repairs
    Confidence {
        /// Fit these passes alone and keep the models of the others as they are; separated by commas
        #[arg(long, value_delimiter = ',')]
        only: Vec<String>,
        /// Fit only this feature, or this pair that interacts, and keep all else that the models of those passes say; named
        /// as in the file of weights, separated by commas: "apart,margin | derived-part"
        #[arg(long, requires = "only", value_delimiter = ',', value_parser = wanted)]
        add: Vec<(Feature, Option<Feature>)>,
        /// Folders with docs.jsonl and gold.jsonl, each named by the code of its language
        #[arg(required = true)]
        folders: Vec<PathBuf>,
    },
}

fn main() -> Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("the project has a root")?;
    let source = root.join("src");
    match Arguments::parse().task {
        Task::Neighbours { folders } => {
            let sets = TestSet::read_all(&folders)?;
            let words =
                head("neighbours", &folders, "code, then: words; counts behind; number, count, pairs");
            let analysis = source.join("analysis");
            save(&analysis.join("frequent_neighbours.tsv"), &(words + &neighbours::count_words(&sets)))?;
            let head = head("neighbours", &folders, "code, class before, counts of the classes behind it");
            let counts = neighbours::count(&sets);
            save(&analysis.join("neighbour_classes.tsv"), &(head + &counts))
        }
        Task::Confidence { only, add, folders } => {
            let path = source.join("confidence").join("weights.tsv");
            let (mut fitted, checked) = judged(&TestSet::read_all(&folders)?);
            let models = if !add.is_empty() {
                with_steps(known(&path)?, &only, &add, &fitted)
            } else {
                let kept = kept(&path, &only)?;
                fitted.retain(|case| !kept.contains_key(case.proposal.pass));
                let mut models = models(&fitted)?;
                models.extend(kept);
                models
            };
            let report = report::check(&models, &checked);
            print!("{report}");
            let mut text = head("confidence", &folders, "pass, feature, at least, log-odds");
            if !add.is_empty() {
                let names: Vec<String> =
                    add.iter().map(|&(feature, given)| name_of(feature, given)).collect();
                let _ = writeln!(text, "# Only {} of {} then", names.join(", "), only.join(", "));
            } else if !only.is_empty() {
                let _ = writeln!(text, "# Only {} then; the others before", only.join(", "));
            }
            text += &report;
            for (pass, model) in &models {
                write(pass, model, &mut text)?;
            }
            save(&path, &text)
        }
    }
}

/// The models that stay as they are: those of the passes that are not to be fitted.
fn kept(path: &Path, only: &[String]) -> Result<BTreeMap<&'static str, Model>> {
    if only.is_empty() {
        return Ok(BTreeMap::new());
    }
    let mut known = known(path)?;
    known.retain(|pass, _| !only.iter().any(|fitted| fitted == pass));
    Ok(known)
}

/// The models of the file of weights.
fn known(path: &Path) -> Result<BTreeMap<&'static str, Model>> {
    let text = fs::read_to_string(path).with_context(|| path.display().to_string())?;
    let known = read(&text).map_err(|wrong| anyhow!("{}: {wrong}", path.display()))?;
    Ok(known
        .into_iter()
        .filter_map(|(pass, model)| Some((postedit::pass::by_name(&pass)?.name, model)))
        .collect())
}

/// The models, those of some passes with steps of these features and pairs.
fn with_steps(
    models: BTreeMap<&'static str, Model>,
    only: &[String],
    wanted: &[(Feature, Option<Feature>)],
    cases: &[Case],
) -> BTreeMap<&'static str, Model> {
    let added = |(pass, model): (&'static str, Model)| {
        let own: Vec<&Case> = cases.iter().filter(|case| case.proposal.pass == pass).collect();
        let is_wanted = only.iter().any(|wanted| wanted == pass);
        (pass, if is_wanted { fit::add(model, wanted, &own) } else { model })
    };
    models.into_iter().map(added).collect()
}

/// A feature, or a pair that interacts, by its name in the file of weights.
fn wanted(name: &str) -> Result<(Feature, Option<Feature>), String> {
    feature_or_pair(name.trim())
        .ok_or_else(|| format!("{name:?} has no feature; src/confidence/feature.rs has them all"))
}

fn head(task: &str, folders: &[PathBuf], columns: &str) -> String {
    // one language may have several folders, with other artifacts
    let names: BTreeSet<_> =
        folders.iter().filter_map(|folder| folder.file_name()).map(|name| name.to_string_lossy()).collect();
    let date = jiff::Timestamp::now().strftime("%Y-%m-%d");
    format!(
        "# Fitted on {date} with `cargo calibrate {task} DIR...` to two thirds of the documents of {}\n# {columns}\n",
        Vec::from_iter(names).join(" ")
    )
}

fn save(path: &Path, text: &str) -> Result<()> {
    fs::write(path, text).with_context(|| path.display().to_string())
}

/// The proposals of all passes for the texts with artifacts: those to fit to, and those for the check.
fn judged(sets: &[TestSet]) -> (Vec<Case>, Vec<Proposal>) {
    let cleaner = Cleaner::new(Options::default());
    let (mut fitted, mut checked) = (Vec::new(), Vec::new());
    for set in sets {
        let found: Vec<Vec<Proposal>> = set
            .documents
            .par_iter()
            .map(|document| proposals(&cleaner, document, &set.gold(document)))
            .collect();
        for (document, proposals) in set.documents.iter().zip(found) {
            if is_checked(document) {
                checked.extend(proposals);
            } else {
                let fold = fold(document);
                let gold = set.gold(document);
                let cases = proposals.into_iter().map(|proposal| Case { fold, proposal });
                fitted.extend(cases.filter(|case| !faults::is_no_case(&set.name, &case.proposal, &gold)));
            }
        }
    }
    (fitted, checked)
}

fn models(cases: &[Case]) -> Result<BTreeMap<&'static str, Model>> {
    let passes: BTreeSet<&'static str> = cases.iter().map(|case| case.proposal.pass).collect();
    let fitted: Vec<_> = passes
        .into_par_iter()
        .map(|pass| {
            let own: Vec<&Case> = cases.iter().filter(|case| case.proposal.pass == pass).collect();
            Ok(fit::fit(&own).with_context(|| pass.to_owned())?.map(|model| (pass, model)))
        })
        .collect::<Result<_>>()?;
    Ok(fitted.into_iter().flatten().collect())
}
