//! `postedit rules` and `postedit explain`

use super::Outcome;
use super::arguments::{RulesArguments, RulesFormat};
use anstyle::Style;
use anyhow::Result;
use postedit::Level;
use postedit::pass::{Languages, PASSES, Pass};
use std::io::Write;

const NAME: Style = Style::new().bold();

pub fn list(arguments: &RulesArguments) -> Result<Outcome> {
    let mut out = anstream::stdout().lock();
    if arguments.format == RulesFormat::Markdown {
        return markdown(&mut out);
    }
    let width = PASSES.iter().map(|pass| pass.name.len()).max().unwrap_or(0);
    for pass in PASSES {
        match arguments.format {
            RulesFormat::Json => writeln!(
                out,
                "{}",
                serde_json::json!({
                    "name": pass.name,
                    "summary": pass.summary(),
                    "level": pass.ceiling,
                    "fixes_from": (pass.ceiling == Level::Fix).then(|| hundredths(pass.fixes_from)),
                    "languages": languages(pass),
                })
            )?,
            RulesFormat::Text | RulesFormat::Markdown => {
                let level = if pass.ceiling == Level::Fix { "fix    " } else { "suggest" };
                writeln!(out, "{NAME}{:width$}{NAME:#}  {level}  {}", pass.name, pass.summary())?;
            }
        }
    }
    Ok(Outcome::Done)
}

fn markdown(out: &mut impl Write) -> Result<Outcome> {
    writeln!(out, "# Passes\n\nPrinted by `postedit rules --format markdown`.")?;
    for pass in PASSES {
        writeln!(out, "\n## {}\n", pass.name)?;
        for line in pass.documentation.trim_end().lines() {
            let line = line.strip_prefix(' ').unwrap_or(line);
            let mark = if line.starts_with("# ") { "##" } else { "" };
            writeln!(out, "{mark}{line}")?;
        }
        let level = match pass.ceiling {
            Level::Fix => format!("fix, from a confidence of {} on", hundredths(pass.fixes_from)),
            Level::Suggest => "suggestion".to_owned(),
        };
        writeln!(out, "\nHighest level: {level}. Languages: {}.", names(pass))?;
    }
    Ok(Outcome::Done)
}

/// A confidence as it is written.
fn hundredths(confidence: f32) -> f64 {
    (f64::from(confidence) * 100.0).round() / 100.0
}

fn names(pass: &Pass) -> String {
    match pass.languages {
        Languages::All => "all".to_owned(),
        _ => languages(pass).join(", "),
    }
}

fn languages(pass: &Pass) -> Vec<&'static str> {
    postedit::Language::all()
        .filter(|language| *language != postedit::Language::UNDETERMINED && pass.languages.include(*language))
        .map(postedit::Language::code)
        .collect()
}

pub fn explain(pass: &Pass) -> Result<Outcome> {
    let mut out = anstream::stdout().lock();
    writeln!(out, "{NAME}{}{NAME:#}\n", pass.name)?;
    let text = pass.documentation.lines().map(|line| line.strip_prefix(' ').unwrap_or(line));
    for line in text {
        match line.strip_prefix("# ") {
            Some(heading) => writeln!(out, "{NAME}{heading}{NAME:#}")?,
            None => writeln!(out, "{line}")?,
        }
    }
    let level = match pass.ceiling {
        Level::Fix => format!(
            "Its findings are applied by default from a confidence of {} on.",
            hundredths(pass.fixes_from)
        ),
        Level::Suggest => "Its findings are suggestions only: --level suggest shows them.".to_owned(),
    };
    writeln!(out, "\n{level}\nLanguages: {}.", names(pass))?;
    Ok(Outcome::Done)
}
