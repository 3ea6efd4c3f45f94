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
                    "languages": languages(pass),
                })
            )?,
            RulesFormat::Text => {
                let level = if pass.ceiling == Level::Fix { "fix    " } else { "suggest" };
                writeln!(out, "{NAME}{:width$}{NAME:#}  {level}  {}", pass.name, pass.summary())?;
            }
        }
    }
    Ok(Outcome::Done)
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
        Level::Fix => "Its findings are applied by default where they are sure.",
        Level::Suggest => "Its findings are suggestions only: --level suggest shows them.",
    };
    let languages = match pass.languages {
        Languages::All => "all languages".to_owned(),
        _ => languages(pass).join(", "),
    };
    writeln!(out, "\n{level}\nIt serves {languages}.")?;
    Ok(Outcome::Done)
}
