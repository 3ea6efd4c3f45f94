//! `postedit config`

use super::Outcome;
use super::arguments::{ConfigFormat, ShowConfigArguments};
use super::settings::{Effective, Settings};
use anyhow::Result;
use postedit::config::{Holds, KEYS, Origin, Place, Sourced, Values, level_name, schema};
use postedit::render::escape::Visible;
use postedit::style::{PlaceNames, Quotes};
use postedit::{Language, Level};
use serde_json::{Map, Value, json};
use std::fmt::Write as _;
use std::io::{self, Write};
use std::path::Path;

/// Widest line behind which comments are aligned.
const MAX_ALIGNED: usize = 44;

/// A key with what holds.
struct Shown {
    /// The table that it stands in; empty at the top.
    table: String,
    key: &'static str,
    holds: Held,
}

enum Held {
    /// One value.
    One(Value, Origin),
    /// A list to which each layer may add.
    List(Vec<(Value, Origin)>),
}

/// Prints what holds for a path.
pub fn show(arguments: &ShowConfigArguments) -> Result<Outcome> {
    let effective = Settings::new(&arguments.choice)?.effective(&arguments.path)?;
    let shown = shown(&effective);
    let text = match arguments.format {
        ConfigFormat::Toml => as_toml(&effective, &shown),
        ConfigFormat::Json => serde_json::to_string_pretty(&as_json(&effective, &shown))? + "\n",
    };
    io::stdout().write_all(text.as_bytes())?;
    Ok(Outcome::Done)
}

/// Prints the JSON schema of configuration files.
pub fn print_schema() -> Result<Outcome> {
    let text = serde_json::to_string_pretty(&schema())? + "\n";
    io::stdout().write_all(text.as_bytes())?;
    Ok(Outcome::Done)
}

/// All keys with what holds, in the order of [`KEYS`].
fn shown(effective: &Effective) -> Vec<Shown> {
    let values = &effective.values;
    let mut all: Vec<Shown> = Vec::new();
    for key in KEYS.iter().filter(|key| !matches!(key.place, Place::Pass | Place::Override)) {
        if matches!(key.holds, Holds::Table(_) | Holds::PassTables | Holds::Tables) {
            continue;
        }
        let table = if key.place == Place::Style { "style".to_owned() } else { String::new() };
        if let Some(holds) = held(key.name, values, effective) {
            all.push(Shown { table, key: key.name, holds });
        }
    }
    for (pass, own) in &values.passes {
        let table = format!("passes.{pass}");
        let level = own.highest_level.as_ref().map(|level| one(level, |level| json!(level_name(*level))));
        let least = own.min_confidence.as_ref().map(|least| one(least, |least| number(*least)));
        for (key, holds) in [("highest-level", level), ("min-confidence", least)] {
            all.extend(holds.map(|holds| Shown { table: table.clone(), key, holds }));
        }
    }
    all
}

/// What a key holds; `None` for a key that is not known here.
fn held(key: &str, values: &Values, effective: &Effective) -> Option<Held> {
    let language = |set: &Option<Sourced<Option<Language>>>| {
        or(set, None, |language| json!(language.map_or("auto", Language::code)))
    };
    Some(match key {
        "level" => or(&values.level, Level::Fix, |level| json!(level_name(*level))),
        "min-confidence" => or(&values.min_confidence, 0.0, |least| number(*least)),
        "select" => {
            or(&values.select, None, |passes| passes.as_ref().map_or(json!(["all"]), |names| json!(names)))
        }
        "ignore" => list(&values.ignore, |name| json!(name)),
        "lang" => language(&values.language),
        "source-lang" => language(&values.source),
        "words" => list(&values.words, |file| path(file)),
        "lexicon" => list(&values.lexicon, |file| path(file)),
        "hunspell" => list(&values.hunspell, |file| path(file)),
        "ignore-patterns" => list(&values.ignore_patterns, |pattern| json!(pattern.as_str())),
        "exclude" => {
            let patterns = effective.files.iter().flat_map(|(file, _)| &file.exclude.patterns);
            Held::List(patterns.map(|glob| (json!(glob.value), glob.origin.clone())).collect())
        }
        "force-exclude" => or(&values.force_exclude, false, |force| json!(force)),
        "place-names" => or(&values.place_names, PlaceNames::default(), |choice| json!(choice.name())),
        "quotes" => or(&values.quotes, Quotes::default(), |choice| json!(choice.name())),
        _ => return None,
    })
}

fn one<T>(set: &Sourced<T>, value: impl Fn(&T) -> Value) -> Held {
    Held::One(value(&set.value), set.origin.clone())
}

fn or<T>(set: &Option<Sourced<T>>, default: T, value: impl Fn(&T) -> Value) -> Held {
    match set {
        Some(set) => one(set, value),
        None => Held::One(value(&default), Origin::Default),
    }
}

fn list<T>(items: &[Sourced<T>], value: impl Fn(&T) -> Value) -> Held {
    Held::List(items.iter().map(|item| (value(&item.value), item.origin.clone())).collect())
}

fn path(path: &Path) -> Value {
    json!(path.to_string_lossy())
}

/// A number as it was written: 0.9 is not 0.8999999761581421.
fn number(value: f32) -> Value {
    json!(value.to_string().parse::<f64>().unwrap_or(f64::from(value)))
}

/// A configuration file that says what holds, with the origins as comments.
fn as_toml(effective: &Effective, shown: &[Shown]) -> String {
    let mut lines: Vec<(String, String)> = Vec::new();
    let mut table = "";
    for Shown { table: own, key, holds } in shown {
        if table != own {
            lines.push((format!("\n[{own}]"), String::new()));
            table = own;
        }
        match holds {
            Held::One(value, origin) => lines.push((format!("{key} = {}", toml(value)), origin.to_string())),
            Held::List(items) if items.is_empty() => {
                lines.push((format!("{key} = []"), Origin::Default.to_string()));
            }
            Held::List(items) => {
                lines.push((format!("{key} = ["), String::new()));
                lines.extend(
                    items.iter().map(|(value, origin)| (format!("  {},", toml(value)), origin.to_string())),
                );
                lines.push(("]".to_owned(), String::new()));
            }
        }
    }
    let lengths = lines.iter().map(|(line, _)| line.chars().count());
    let width = lengths.filter(|length| *length <= MAX_ALIGNED).max().unwrap_or(0);
    let mut text = head(effective);
    for (line, origin) in lines {
        if origin.is_empty() {
            let _ = writeln!(text, "{line}");
        } else {
            let _ = writeln!(text, "{line:width$}  # {origin}");
        }
    }
    text
}

/// What the comments before the values tell.
fn head(effective: &Effective) -> String {
    let mut text = format!("# What holds for {}\n", Visible(&effective.path.to_string_lossy()));
    for (file, matching) in &effective.files {
        let _ = write!(text, "# Read: {}", Visible(&file.path.to_string_lossy()));
        if !file.overrides.is_empty() {
            let _ = write!(text, ", overrides that match: {} of {}", matching.len(), file.overrides.len());
        }
        text.push('\n');
    }
    if effective.files.is_empty() {
        text.push_str("# No configuration file was found\n");
    }
    if let Some(words) = &effective.own_words {
        let _ = writeln!(text, "# Words that are added go to {}", Visible(&words.to_string_lossy()));
    }
    if effective.is_excluded {
        text.push_str("# It is excluded\n");
    }
    text.push('\n');
    text
}

fn as_json(effective: &Effective, shown: &[Shown]) -> Value {
    let sourced = |value: &Value, origin: &Origin| json!({ "value": value, "origin": origin_json(origin) });
    let mut values = Map::new();
    for Shown { table, key, holds } in shown {
        let held = match holds {
            Held::One(value, origin) => sourced(value, origin),
            Held::List(items) => items.iter().map(|(value, origin)| sourced(value, origin)).collect(),
        };
        let mut place = &mut values;
        for part in table.split('.').filter(|part| !part.is_empty()) {
            let inner = place.entry(part).or_insert_with(|| json!({}));
            let Value::Object(inner) = inner else { unreachable!("tables hold tables alone") };
            place = inner;
        }
        place.insert((*key).to_owned(), held);
    }
    let files: Vec<Value> = effective
        .files
        .iter()
        .map(|(file, matching)| {
            json!({
                "path": file.path.to_string_lossy(),
                "overrides": file.overrides.len(),
                // counted from 1, as they stand in the file
                "matching": matching.iter().map(|index| index + 1).collect::<Vec<_>>(),
            })
        })
        .collect();
    json!({
        "path": effective.path.to_string_lossy(),
        "excluded": effective.is_excluded,
        "files": files,
        "own_words": effective.own_words.as_ref().map(|words| words.to_string_lossy()),
        "values": values,
    })
}

fn origin_json(origin: &Origin) -> Value {
    match origin {
        Origin::Default => json!({ "kind": "default" }),
        Origin::File { path, line } => {
            json!({ "kind": "file", "path": path.to_string_lossy(), "line": line })
        }
        Origin::Beside => json!({ "kind": "found" }),
        Origin::CommandLine => json!({ "kind": "command-line" }),
    }
}

/// A value in TOML.
fn toml(value: &Value) -> String {
    match value {
        Value::String(text) => toml_string(text),
        Value::Array(items) => format!("[{}]", items.iter().map(toml).collect::<Vec<_>>().join(", ")),
        other => other.to_string(),
    }
}

/// A string in TOML; one with backslashes as they are, if that is possible.
fn toml_string(text: &str) -> String {
    let is_plain = |c: char| Visible(c.encode_utf8(&mut [0; 4])).to_string() == c.to_string();
    if text.contains('\\') && !text.contains('\'') && text.chars().all(is_plain) {
        return format!("'{text}'");
    }
    let mut quoted = String::from('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if is_plain(c) => quoted.push(c),
            c => {
                let _ = write!(quoted, "\\U{:08X}", c as u32);
            }
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_written_so_that_they_are_read_back() {
        assert_eq!(toml_string(r"\bsic\b"), r"'\bsic\b'");
        assert_eq!(toml_string(r"it's \d"), r#""it's \\d""#);
        assert_eq!(toml_string("a \"b\""), r#""a \"b\"""#);
        assert_eq!(toml_string("a\u{1b}[31m"), r#""a\U0000001B[31m""#);
    }
}
