//! `postedit eval`

use super::arguments::{EvalArguments, EvalFormat};
use super::settings::Settings;
use super::{Outcome, lexica, measure, record};
use anyhow::{Context, Result, anyhow, bail};
use itertools::Itertools;
use postedit::evaluation::{
    Case, Coverage, GoldRepair, Outcome as CaseOutcome, Score, TestDocument, evaluate, gold_between,
};
use postedit::render::escape::Visible;
use postedit::render::json_text;
use postedit::{Cleaner, Document, Level};
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Documents and gold repairs that are scored together.
struct TestSet {
    name: String,
    documents: Vec<TestDocument>,
    gold: Vec<GoldRepair>,
}

pub fn run(arguments: &EvalArguments) -> Result<Outcome> {
    let sets = match (&arguments.docs, &arguments.gold) {
        (Some(docs), Some(gold)) => vec![files(docs, gold)?],
        _ if !arguments.pair.is_empty() => vec![pairs(&arguments.pair)?],
        _ => arguments.folders.iter().map(|folder| read_folder(folder)).collect::<Result<_>>()?,
    };
    if let Some(folder) = &arguments.output
        && let Some(name) = sets.iter().map(|set| &set.name).duplicates().next()
    {
        bail!(
            "{}: two sets have the name {name:?}, and would be written to one file; evaluate them one by one",
            lexica::shown(folder)
        );
    }
    // where the command is called must not change what is measured
    let cleaner = Settings::of_command_line(&arguments.choice)?.cleaner_for(Path::new("-"))?;
    let mut out = io::stdout().lock();
    let mut rows = Vec::new();
    for mut set in sets {
        if cleaner.options().level == Level::Fix {
            set.gold.retain(|repair| repair.tier.as_deref() != Some("suggest"));
        }
        let (score, cases) = evaluate(&cleaner, &set.documents, &set.gold);
        if let Some(folder) = &arguments.output {
            write_cleaned(folder, &set, &cleaner)?;
        }
        if arguments.format == EvalFormat::Json {
            let line = serde_json::json!({
                "set": set.name, "precision": score.precision(), "recall": score.recall(), "f05": score.f05(),
                "false_per_10k": score.false_per_10k(), "score": score,
                "expected_calibration_error": score.reliability.expected_error(),
                "cases": chosen(&cases, arguments),
                "unknown": score.coverage.most_unknown(arguments.unknown),
                "misdetected": score.coverage.misdetected.iter().take(arguments.detection).collect::<Vec<_>>(),
            });
            json_text::write(&line, &mut out)?;
            writeln!(out)?;
        } else {
            print_cases(&chosen(&cases, arguments), &mut out)?;
            print_coverage(&set.name, &score.coverage, arguments, &mut out)?;
        }
        rows.push((set, score));
    }
    if arguments.format == EvalFormat::Markdown {
        print_tables(&rows, &mut out)?;
    }
    if let Some(path) = &arguments.record {
        let scores: Vec<_> = rows.iter().map(|(set, score)| (set.name.as_str(), score)).collect();
        record::write(path, &scores)?;
    }
    Ok(Outcome::Done)
}

fn files(docs: &Path, gold: &Path) -> Result<TestSet> {
    let name = docs
        .parent()
        .and_then(Path::file_name)
        .map_or("set".into(), |name| name.to_string_lossy().into_owned());
    let documents: Vec<(usize, TestDocument)> = read_lines(docs)?;
    if documents.is_empty() {
        bail!("{}: has no document; write one JSON object a line", lexica::shown(docs));
    }
    let mut lines: BTreeMap<&str, usize> = BTreeMap::new();
    for (line, document) in &documents {
        if let Some(first) = lines.insert(&document.id, *line) {
            bail!("{}: line {line}: has the id {:?} of line {first}", lexica::shown(docs), document.id);
        }
    }
    let documents: Vec<TestDocument> = documents.into_iter().map(|(_, document)| document).collect();
    let repairs = read_gold(gold, &documents)?;
    Ok(TestSet { name, documents, gold: repairs })
}

/// Articles as they were found and as an editor left them.
fn pairs(paths: &[PathBuf]) -> Result<TestSet> {
    let mut set = TestSet { name: "pairs".into(), documents: Vec::new(), gold: Vec::new() };
    for (place, pair) in paths.chunks_exact(2).enumerate() {
        let (wrong, right) = (super::files::read(&pair[0])?, super::files::read(&pair[1])?);
        // a pair that is named twice is scored twice
        let path = pair[0].to_string_lossy();
        let times = paths.chunks_exact(2).take(place).filter(|other| other[0] == pair[0]).count();
        let id = if times == 0 { path.into_owned() } else { format!("{path} ({})", times + 1) };
        let clean = with_line_ends_of(wrong.text(), right.text());
        set.gold.extend(gold_between(&id, wrong.text(), &clean));
        let clean = Some(clean);
        let format = Some(wrong.format());
        set.documents.push(TestDocument { id, lang: None, clean, text: wrong.text().to_owned(), format });
    }
    Ok(set)
}

/// A text with the line ends of another, which are no repairs.
fn with_line_ends_of(other: &str, text: &str) -> String {
    match (other.contains("\r\n"), text.contains("\r\n")) {
        (true, false) => text.replace('\n', "\r\n"),
        (false, true) => text.replace("\r\n", "\n"),
        _ => text.to_owned(),
    }
}

fn read_folder(folder: &Path) -> Result<TestSet> {
    if folder.join("docs.jsonl").exists() {
        let mut set = files(&folder.join("docs.jsonl"), &folder.join("gold.jsonl"))?;
        set.name = folder.file_name().map_or("set".into(), |name| name.to_string_lossy().into_owned());
        return Ok(set);
    }
    let mut set = TestSet {
        name: folder.file_name().map_or("set".into(), |name| name.to_string_lossy().into_owned()),
        documents: Vec::new(),
        gold: Vec::new(),
    };
    let mut articles: Vec<PathBuf> = fs::read_dir(folder)
        .with_context(|| folder.display().to_string())?
        .map(|entry| Ok(entry?.path()))
        .collect::<io::Result<_>>()?;
    articles.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    articles.sort();
    for path in articles {
        let gold = path.with_extension("gold.jsonl");
        if !gold.exists() {
            continue;
        }
        let shown = path.display().to_string();
        let id = path.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
        let bytes = fs::read(&path).with_context(|| shown.clone())?;
        let document = Document::from_bytes(shown.clone(), bytes).with_context(|| shown)?;
        set.documents.push(TestDocument {
            id,
            lang: None,
            clean: None,
            text: document.text().to_owned(),
            format: None,
        });
        let document = set.documents.last().map(std::slice::from_ref).unwrap_or_default();
        let repairs = read_gold(&gold, document)?;
        set.gold.extend(repairs);
    }
    if set.documents.is_empty() {
        bail!("{}: holds neither docs.jsonl nor articles with gold repairs", folder.display());
    }
    Ok(set)
}

/// The values of a file of JSON lines, each with the number of its line, from 1.
fn read_lines<T: DeserializeOwned>(path: &Path) -> Result<Vec<(usize, T)>> {
    let name = lexica::shown(path);
    let text = lexica::text(path)?;
    text.trim_start_matches('\u{feff}')
        .lines()
        .enumerate()
        .map(|(number, line)| (number + 1, line))
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(number, line)| {
            let value = serde_json::from_str(line).map_err(|error| {
                // each line is the first and only one of its value
                let message = error.to_string();
                let reason = message.rsplit_once(" at line ").map_or(&*message, |(reason, _)| reason);
                anyhow!("{name}: line {number}, column {}: {}", error.column(), Visible(reason))
            })?;
            Ok((number, value))
        })
        .collect()
}

/// The gold repairs of a file. A span that does not hold what it says would score nonsense.
fn read_gold(path: &Path, documents: &[TestDocument]) -> Result<Vec<GoldRepair>> {
    let texts: BTreeMap<&str, Vec<char>> =
        documents.iter().map(|document| (&*document.id, document.text.chars().collect())).collect();
    let lines: Vec<(usize, GoldRepair)> = read_lines(path)?;
    let check = |(line, repair): (usize, GoldRepair)| {
        let place = format!("{}: line {line}", lexica::shown(path));
        let Some(text) = texts.get(&*repair.doc) else {
            bail!("{place}: names the document {:?}, which is not there", repair.doc);
        };
        let (start, end) = (repair.start, repair.end);
        if start > end || end > text.len() {
            bail!(
                "{place}: characters {start} to {end} are no span of the document {:?}, which has {}",
                repair.doc,
                text.len()
            );
        }
        let found: String = text[start..end].iter().collect();
        if found != repair.wrong {
            bail!(
                "{place}: the document {:?} holds {found:?} at characters {start} to {end}, not {:?}",
                repair.doc,
                repair.wrong
            );
        }
        Ok(repair)
    };
    lines.into_iter().map(check).collect()
}

fn write_cleaned(folder: &Path, set: &TestSet, cleaner: &Cleaner) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    let clean = |text: &str, test: &TestDocument| {
        let document = test.open(text);
        let cleaned = cleaner.report(&document).cleaned(&document);
        format!("{}\n", serde_json::json!({ "id": test.id, "cleaned": cleaned }))
    };
    let text: String = set.documents.iter().map(|document| clean(&document.text, document)).collect();
    fs::write(folder.join(format!("{}.text.jsonl", set.name)), text)?;
    let right: String = set
        .documents
        .iter()
        .filter_map(|document| Some(clean(document.clean.as_deref()?, document)))
        .collect();
    fs::write(folder.join(format!("{}.clean.jsonl", set.name)), right)?;
    Ok(())
}

/// A name in a table: what could end the cell or reach the terminal as a command is escaped.
struct Cell<'t>(&'t str);

impl fmt::Display for Cell<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&Visible(self.0).to_string().replace('|', "\\|"))
    }
}

/// The cases that the arguments ask for.
fn chosen<'c>(cases: &'c [Case], arguments: &EvalArguments) -> Vec<&'c Case> {
    let is_miss = |case: &&Case| matches!(case.outcome, CaseOutcome::Missed | CaseOutcome::Wrong);
    // of those that are wanted by what they are, some are among the first
    let is_further = |&(place, _): &(usize, &Case)| place >= arguments.cases;
    let all = cases.iter().enumerate().take(arguments.cases);
    let misses = cases.iter().enumerate().filter(|(_, case)| is_miss(case)).take(arguments.misses);
    let others = cases.iter().enumerate().filter(|(_, case)| !is_miss(case)).take(arguments.false_edits);
    all.chain(misses.chain(others).filter(is_further)).map(|(_, case)| case).collect()
}

fn print_cases(cases: &[&Case], out: &mut impl Write) -> io::Result<()> {
    for case in cases {
        let kind = match case.outcome {
            CaseOutcome::Missed => "missed",
            CaseOutcome::Wrong => "wrong",
            CaseOutcome::False => "false",
            CaseOutcome::FalseOnClean => "false on clean",
        };
        writeln!(
            out,
            "{kind} | {} {} {:.2} | {}[{}]{} | want {} | got {}",
            Cell(&case.class),
            case.pass,
            case.confidence,
            Visible(&case.before),
            Visible(&case.found),
            Visible(&case.after),
            Visible(&case.wanted),
            Visible(&case.got)
        )?;
    }
    Ok(())
}

fn print_coverage(
    set: &str,
    coverage: &Coverage,
    arguments: &EvalArguments,
    out: &mut impl Write,
) -> io::Result<()> {
    let set = Cell(set);
    for (word, count) in coverage.most_unknown(arguments.unknown) {
        writeln!(out, "unknown | {set} | {count} | {}", Visible(word))?;
    }
    for sentence in coverage.misdetected.iter().take(arguments.detection) {
        let (doc, text) = (Visible(&sentence.doc), Visible(&sentence.text));
        writeln!(out, "detection | {set} | {} | {doc} | {text}", sentence.found)?;
    }
    Ok(())
}

fn print_tables(rows: &[(TestSet, Score)], out: &mut impl Write) -> io::Result<()> {
    writeln!(
        out,
        "| set | documents | gold | fixed | wrong | false | precision | recall | F0.5 | clean words | false per 10,000 | \
         unknown % | detected % |"
    )?;
    writeln!(out, "|---|{}", "---:|".repeat(12))?;
    for (set, score) in rows {
        writeln!(
            out,
            "| {} | {} | {} | {} | {} | {} | {:.3} | {:.3} | {:.3} | {} | {:.2} | {} | {} |",
            Cell(&set.name),
            set.documents.len(),
            score.gold(),
            score.fixed(),
            score.wrong,
            score.false_edits,
            score.precision(),
            score.recall(),
            score.f05(),
            score.clean_words,
            score.false_per_10k(),
            measure(score.coverage.unknown_percent(), 2),
            measure(score.coverage.detected_percent(), 2)
        )?;
    }
    let mut classes: Vec<&String> = rows.iter().flat_map(|(_, score)| score.classes.keys()).collect();
    classes.sort();
    classes.dedup();
    let names: Vec<String> = rows.iter().map(|(set, _)| Cell(&set.name).to_string()).collect();
    writeln!(out, "\n| fixed of gold | {} |", names.join(" | "))?;
    writeln!(out, "|---|{}", "---:|".repeat(rows.len()))?;
    for class in classes {
        let cells: Vec<String> = rows
            .iter()
            .map(|(_, score)| {
                score.classes.get(class).map_or_else(String::new, |c| format!("{} of {}", c.fixed, c.gold))
            })
            .collect();
        writeln!(out, "| {} | {} |", Cell(class), cells.join(" | "))?;
    }
    print_all(rows, out)
}

/// What the sets come to together: each class, and whether confidence keeps what it says.
fn print_all(rows: &[(TestSet, Score)], out: &mut impl Write) -> io::Result<()> {
    let mut all = Score::default();
    for (_, score) in rows {
        all.add(score.clone());
    }
    let percent = |part: usize, of: usize| measure((of > 0).then(|| part as f64 * 100.0 / of as f64), 1);
    writeln!(out, "\n| all sets | gold | exact | touched | exact % |\n|---|---:|---:|---:|---:|")?;
    for (class, score) in &all.classes {
        let share = percent(score.fixed, score.gold);
        let class = Cell(class);
        writeln!(out, "| {class} | {} | {} | {} | {share} |", score.gold, score.fixed, score.touched)?;
    }
    writeln!(out, "\n| confidence | edits | right | right % | stated % |\n|---|---:|---:|---:|---:|")?;
    for (from, to, bin) in all.reliability.bins() {
        let stated = measure(bin.mean().map(|mean| mean * 100.0), 1);
        let share = percent(bin.right, bin.edits);
        writeln!(out, "| {from:.2} to {to:.2} | {} | {} | {share} | {stated} |", bin.edits, bin.right)?;
    }
    writeln!(out, "\nExpected calibration error: {:.3}", all.reliability.expected_error())
}
