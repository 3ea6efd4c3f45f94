//! `postedit languages`

use super::arguments::{LanguagesArguments, LanguagesFormat};
use super::{Outcome, measure};
use anstyle::Style;
use anyhow::Result;
use postedit::Language;
use postedit::language::Quality;
use postedit::pass::PASSES;
use std::io::Write;

const HEAD: Style = Style::new().bold();

/// A column of the table.
struct Column {
    name: &'static str,
    is_number: bool,
    /// What it means, for the documentation.
    meaning: &'static str,
    cell: fn(&Row) -> String,
}

/// What is told of one language.
struct Row {
    language: Language,
    /// Forms in its dictionary, if it has one.
    forms: Option<usize>,
    quality: Quality,
    passes: Vec<&'static str>,
}

const COLUMNS: &[Column] = &[
    Column {
        name: "code",
        is_number: false,
        meaning: "The ISO 639-1 code, as `--lang` and `--source-lang` take it.",
        cell: |row| row.language.code().to_owned(),
    },
    Column {
        name: "language",
        is_number: false,
        meaning: "The name in English.",
        cell: |row| row.language.name().to_owned(),
    },
    Column {
        name: "forms",
        is_number: true,
        meaning: "Forms in the dictionary, inflected ones each for itself. Without a dictionary only what needs \
                  no word list\nis repaired.",
        cell: |row| row.forms.map_or_else(|| "-".to_owned(), |forms| forms.to_string()),
    },
    Column {
        name: "unknown %",
        is_number: true,
        meaning: "Of the running words of clean texts that are written in lower case and have two letters or more: \
                  those that\nare neither in the dictionary as right nor made of right words by the rules of the \
                  language. Slips of the authors\nand quoted foreign words count too. The lower it is, the more \
                  does an unknown word say.",
        cell: |row| measure(row.quality.unknown, 2),
    },
    Column {
        name: "detected %",
        is_number: true,
        meaning: "Of the sentences of clean texts with eight words or more: those whose language is detected right \
                  from the\nsentence alone. A paragraph of an article is an easier task, since the whole article \
                  is evidence for its language.",
        cell: |row| measure(row.quality.detected, 2),
    },
    Column {
        name: "passes",
        is_number: true,
        meaning: "Passes that serve the language. `postedit languages --passes` names them, and \
                  [passes.md](passes.md) has their\ndocumentation.",
        cell: |row| row.passes.len().to_string(),
    },
    Column {
        name: "F0.5",
        is_number: true,
        meaning: "How well injected artifacts are repaired, from 0 to 1: precision and recall in one number, which \
                  weighs\nprecision twice as much as recall.",
        cell: |row| measure(row.quality.f05, 3),
    },
    Column {
        name: "false per 10,000",
        is_number: true,
        meaning: "Edits of clean texts in 10,000 of their words. Genuine slips of the authors that are repaired \
                  count too.",
        cell: |row| measure(row.quality.false_per_10k, 2),
    },
];

/// The column that `--passes` adds.
const NAMES: Column =
    Column { name: "names of passes", is_number: false, meaning: "", cell: |row| row.passes.join(", ") };

impl Row {
    fn of(language: Language) -> Self {
        Self {
            language,
            forms: language.lexicon().map(postedit::lexicon::Lexicon::len),
            quality: language.quality().unwrap_or_default(),
            passes: PASSES
                .iter()
                .filter(|pass| pass.languages.include(language))
                .map(|pass| pass.name)
                .collect(),
        }
    }

    fn to_json(&self) -> serde_json::Value {
        serde_json::json!({
            "code": self.language.code(),
            "name": self.language.name(),
            "forms": self.forms,
            "passes": self.passes,
            "words_measured": self.quality.words,
            "unknown_percent": self.quality.unknown,
            "detected_percent": self.quality.detected,
            "f05": self.quality.f05,
            "false_per_10k": self.quality.false_per_10k,
        })
    }
}

pub fn list(arguments: &LanguagesArguments) -> Result<Outcome> {
    let mut out = anstream::stdout().lock();
    let languages = Language::all().filter(|language| *language != Language::UNDETERMINED);
    let rows: Vec<Row> = languages.map(Row::of).collect();
    let columns: Vec<&Column> = COLUMNS.iter().chain(arguments.passes.then_some(&NAMES)).collect();
    match arguments.format {
        LanguagesFormat::Text => text(&rows, &columns, &mut out)?,
        LanguagesFormat::Markdown => markdown(&rows, &columns, &mut out)?,
        LanguagesFormat::Json => {
            for row in &rows {
                writeln!(out, "{}", row.to_json())?;
            }
        }
    }
    Ok(Outcome::Done)
}

fn text(rows: &[Row], columns: &[&Column], out: &mut impl Write) -> Result<()> {
    let widths: Vec<usize> = columns
        .iter()
        .map(|column| {
            let cells = rows.iter().map(|row| (column.cell)(row).chars().count());
            cells.chain([column.name.len()]).max().unwrap_or(0)
        })
        .collect();
    let line = |cells: &mut dyn Iterator<Item = String>| {
        let padded: Vec<String> = columns
            .iter()
            .zip(&widths)
            .zip(cells)
            .map(
                |((column, &width), cell)| {
                    if column.is_number { format!("{cell:>width$}") } else { format!("{cell:width$}") }
                },
            )
            .collect();
        padded.join("  ").trim_end().to_owned()
    };
    let head = line(&mut columns.iter().map(|column| column.name.to_owned()));
    writeln!(out, "{HEAD}{head}{HEAD:#}")?;
    for row in rows {
        writeln!(out, "{}", line(&mut columns.iter().map(|column| (column.cell)(row))))?;
    }
    Ok(())
}

fn markdown(rows: &[Row], columns: &[&Column], out: &mut impl Write) -> Result<()> {
    writeln!(
        out,
        "# Languages\n\nPrinted by `postedit languages --format markdown`. {}.",
        Quality::provenance()
    )?;
    writeln!(
        out,
        "A dash stands where there is no dictionary, or where nothing was measured; on which texts is told in"
    )?;
    writeln!(out, "[evaluation.md](evaluation.md).\n")?;
    let names: Vec<&str> = columns.iter().map(|column| column.name).collect();
    writeln!(out, "| {} |", names.join(" | "))?;
    let rules: String =
        columns.iter().map(|column| if column.is_number { "---:|" } else { "---|" }).collect();
    writeln!(out, "|{rules}")?;
    for row in rows {
        let cells: Vec<String> = columns.iter().map(|column| (column.cell)(row)).collect();
        writeln!(out, "| {} |", cells.join(" | "))?;
    }
    for column in columns.iter().filter(|column| !column.meaning.is_empty()) {
        writeln!(out, "\n## {}\n\n{}", column.name, column.meaning)?;
    }
    Ok(())
}
