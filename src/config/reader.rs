//! Reading values of a file, with what is wrong about them.

use super::find::written;
use super::globs::Globs;
use super::keys::{Holds, KEYS, Key, Place, keys_in, level_name};
use super::nearest::remedy;
use super::origin::{Origin, Sourced};
use super::problem::Problem;
use super::values::{PassValues, Values};
use crate::finding::Level;
use crate::language::Language;
use crate::pass::{PASSES, by_name};
use crate::style::{PlaceNames, Quotes};
use crate::text::LineIndex;
use regex::{Regex, RegexBuilder};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// What stands for all passes, and for a language that is to be detected.
pub const ALL: &str = "all";
pub const AUTO: &str = "auto";

type Value<'t> = Spanned<DeValue<'t>>;

/// Reads one file. What is wrong is noted, and reading goes on.
pub struct Reader<'t> {
    path: Arc<Path>,
    text: &'t str,
    lines: LineIndex,
    pub problems: Vec<Problem>,
}

impl<'t> Reader<'t> {
    pub fn new(path: &Path, text: &'t str) -> Self {
        Self { path: path.into(), text, lines: LineIndex::new(text), problems: Vec::new() }
    }

    /// Notes that something is wrong at a place (bytes).
    pub fn complain(&mut self, at: &Range<usize>, message: impl Into<String>) {
        let start = at.start.min(self.text.len());
        let (line, column) = self.lines.position(self.text, start);
        self.problems.push(Problem { line, column, message: message.into() });
    }

    pub fn origin(&self, at: &Range<usize>) -> Origin {
        let (line, _) = self.lines.position(self.text, at.start.min(self.text.len()));
        Origin::File { path: Arc::clone(&self.path), line }
    }

    fn sourced<T>(&self, value: T, at: &Range<usize>) -> Sourced<T> {
        Sourced { value, origin: self.origin(at) }
    }

    /// Reads the keys of a table that `place` tells the kind of into `values`. Keys that are not of [`Values`] go to
    /// `other`.
    pub fn table<'d>(
        &mut self,
        table: &'d DeTable<'t>,
        place: Place,
        values: &mut Values,
        other: &mut dyn FnMut(&mut Self, &'static Key, &'d Value<'t>),
    ) {
        for (name, value) in table {
            let Some(key) = keys_in(place).find(|key| key.name == name.get_ref()) else {
                self.unknown(name.get_ref(), &name.span(), place);
                continue;
            };
            match key.holds {
                Holds::Table(inner) => {
                    if let Some(table) = self.inner_table(key, value) {
                        self.table(table, inner, values, &mut |_, _, _| ());
                    }
                }
                Holds::PassTables => {
                    if let Some(table) = self.inner_table(key, value) {
                        self.passes(table, values);
                    }
                }
                _ if !self.value(key, value, values) => other(self, key, value),
                _ => {}
            }
        }
    }

    /// Reads the value of a key into `values`. Answers whether the key is one of theirs.
    fn value(&mut self, key: &'static Key, value: &Value<'t>, values: &mut Values) -> bool {
        match key.name {
            "level" => values.level = self.level(key, value),
            "min-confidence" => values.min_confidence = self.probability(key, value),
            "select" => values.select = self.selected(key, value),
            "ignore" => values.ignore = self.list(key, value, |reader, name, at| reader.pass(name, at)),
            "lang" => values.language = self.language(key, value),
            "source-lang" => values.source = self.language(key, value),
            "words" => values.words = self.files(key, value),
            "lexicon" => values.lexicon = self.files(key, value),
            "hunspell" => values.hunspell = self.files(key, value),
            "ignore-patterns" => values.ignore_patterns = self.list(key, value, Self::pattern),
            "force-exclude" => values.force_exclude = self.flag(key, value),
            "place-names" => {
                values.place_names = self.choice(key, value, &PlaceNames::ALL, PlaceNames::name);
            }
            "quotes" => values.quotes = self.choice(key, value, &Quotes::ALL, Quotes::name),
            _ => return false,
        }
        true
    }

    fn passes(&mut self, table: &DeTable<'t>, values: &mut Values) {
        for (name, value) in table {
            let Some(pass) = self.pass(name.get_ref(), &name.span()) else { continue };
            let DeValue::Table(table) = value.get_ref() else {
                let message = format!("“{pass}” must be a table: [passes.{pass}]");
                self.complain(&value.span(), message);
                continue;
            };
            let mut own = PassValues::default();
            for (name, value) in table {
                match keys_in(Place::Pass).find(|key| key.name == name.get_ref()) {
                    Some(key) if key.name == "highest-level" => own.highest_level = self.level(key, value),
                    Some(key) => own.min_confidence = self.probability(key, value),
                    None => self.unknown(name.get_ref(), &name.span(), Place::Pass),
                }
            }
            values.passes.insert(pass, own);
        }
    }

    fn unknown(&mut self, name: &str, at: &Range<usize>, place: Place) {
        let shown = crate::render::escape::Visible(name);
        let elsewhere = || KEYS.iter().find(|key| key.name == name);
        let message = match elsewhere().map(|key| key.place) {
            Some(Place::Style) => format!("“{name}” belongs under [style]"),
            Some(Place::Pass) => format!("“{name}” belongs under [passes.NAME]"),
            Some(Place::Override) => format!("“{name}” belongs under [[overrides]]"),
            Some(Place::Top) => format!("“{name}” holds for the whole file; move it before the first [ ]"),
            Some(Place::Everywhere) => {
                format!(
                    "“{name}” is no key of this table; move it before the first [ ] or under [[overrides]]"
                )
            }
            None => {
                let known = keys_in(place).map(|key| key.name);
                format!("unknown key “{shown}”; {}", remedy(name, known))
            }
        };
        self.complain(at, message);
    }

    fn inner_table<'d>(&mut self, key: &Key, value: &'d Value<'t>) -> Option<&'d DeTable<'t>> {
        if let DeValue::Table(table) = value.get_ref() {
            return Some(table);
        }
        let message = format!("“{0}” must be a table: [{0}]", key.name);
        self.complain(&value.span(), message);
        None
    }

    /// Notes that a value is of another kind than its key holds.
    pub fn wrong(&mut self, key: &Key, value: &Value<'t>) {
        let wanted = match key.holds {
            Holds::Choice(words) => one_of(words),
            Holds::Probability => "a number from 0 to 1".to_owned(),
            Holds::Flag => "true or false".to_owned(),
            Holds::Language => format!("the code of a language, or \"{AUTO}\""),
            Holds::Passes | Holds::PassesOrAll => "a list of names of passes".to_owned(),
            Holds::Files => "a list of paths".to_owned(),
            Holds::Globs => "a list of globs".to_owned(),
            Holds::Patterns => "a list of regular expressions".to_owned(),
            Holds::Table(_) | Holds::PassTables | Holds::Tables => "a table".to_owned(),
        };
        let found = match value.get_ref() {
            DeValue::String(_) => "a string",
            DeValue::Integer(_) | DeValue::Float(_) => "a number",
            DeValue::Boolean(_) => "a truth value",
            DeValue::Datetime(_) => "a date",
            DeValue::Array(_) => "a list",
            DeValue::Table(_) => "a table",
        };
        let example = if key.example.is_empty() { "" } else { &format!(", as {}", key.example) };
        let message = format!("“{}” must be {wanted}{example}; it is {found}", key.name);
        self.complain(&value.span(), message);
    }

    fn level(&mut self, key: &Key, value: &Value<'t>) -> Option<Sourced<Level>> {
        self.choice(key, value, &[Level::Fix, Level::Suggest], level_name)
    }

    fn choice<T: Copy>(
        &mut self,
        key: &Key,
        value: &Value<'t>,
        all: &[T],
        name: impl Fn(T) -> &'static str,
    ) -> Option<Sourced<T>> {
        let Some(word) = value.get_ref().as_str() else {
            self.wrong(key, value);
            return None;
        };
        let found = all.iter().find(|&&choice| name(choice) == word);
        if found.is_none() {
            let names: Vec<_> = all.iter().map(|&choice| name(choice)).collect();
            let shown = crate::render::escape::Visible(word);
            self.complain(&value.span(), format!("“{}” must be {}, not “{shown}”", key.name, one_of(&names)));
        }
        found.map(|&choice| self.sourced(choice, &value.span()))
    }

    fn probability(&mut self, key: &Key, value: &Value<'t>) -> Option<Sourced<f32>> {
        let number: Option<f32> = match value.get_ref() {
            DeValue::Float(float) => float.as_str().parse().ok(),
            DeValue::Integer(integer) if integer.radix() == 10 => integer.as_str().parse().ok(),
            _ => None,
        };
        match number {
            Some(number) if (0.0..=1.0).contains(&number) => Some(self.sourced(number, &value.span())),
            Some(_) => {
                let message = format!("“{}” must be a number from 0 to 1", key.name);
                self.complain(&value.span(), message);
                None
            }
            None => {
                self.wrong(key, value);
                None
            }
        }
    }

    fn flag(&mut self, key: &Key, value: &Value<'t>) -> Option<Sourced<bool>> {
        let Some(flag) = value.get_ref().as_bool() else {
            self.wrong(key, value);
            return None;
        };
        Some(self.sourced(flag, &value.span()))
    }

    fn language(&mut self, key: &Key, value: &Value<'t>) -> Option<Sourced<Option<Language>>> {
        let Some(code) = value.get_ref().as_str() else {
            self.wrong(key, value);
            return None;
        };
        if code == AUTO {
            return Some(self.sourced(None, &value.span()));
        }
        let language = Language::from_code(code).filter(|language| *language != Language::UNDETERMINED);
        if language.is_none() {
            let shown = crate::render::escape::Visible(code);
            let message = format!(
                "“{}” has the unknown language “{shown}”; `postedit languages` lists the codes, {AUTO} detects it",
                key.name
            );
            self.complain(&value.span(), message);
        }
        language.map(|language| self.sourced(Some(language), &value.span()))
    }

    fn selected(&mut self, key: &Key, value: &Value<'t>) -> Option<Sourced<Option<Vec<&'static str>>>> {
        let before = self.problems.len();
        let names: Vec<Sourced<Option<&'static str>>> =
            self.list(
                key,
                value,
                |reader, name, at| {
                    if name == ALL { Some(None) } else { reader.pass(name, at).map(Some) }
                },
            );
        if self.problems.len() > before {
            return None;
        }
        // one that is none stands for all
        let names: Option<Vec<_>> = names.into_iter().map(|name| name.value).collect();
        if names.as_ref().is_some_and(Vec::is_empty) {
            self.complain(
                &value.span(),
                format!("“{}” is empty, so no pass would run; write [\"{ALL}\"] for all", key.name),
            );
            return None;
        }
        Some(self.sourced(names, &value.span()))
    }

    fn pass(&mut self, name: &str, at: &Range<usize>) -> Option<&'static str> {
        let pass = by_name(name);
        if pass.is_none() {
            let shown = crate::render::escape::Visible(name);
            let remedy = match super::nearest::nearest(name, PASSES.iter().map(|pass| pass.name)) {
                Some(near) => format!("did you mean “{near}”?"),
                None => "`postedit rules` lists them".to_owned(),
            };
            self.complain(at, format!("unknown pass “{shown}”; {remedy}"));
        }
        pass.map(|pass| pass.name)
    }

    fn files(&mut self, key: &Key, value: &Value<'t>) -> Vec<Sourced<PathBuf>> {
        let folder = self.path.parent().unwrap_or(Path::new("")).to_owned();
        self.list(key, value, |reader, path, at| {
            if path.is_empty() {
                reader.complain(at, "is empty; name a file");
                return None;
            }
            Some(written(&folder, path))
        })
    }

    pub fn globs(&mut self, key: &Key, value: &Value<'t>) -> Vec<Sourced<String>> {
        self.list(key, value, |reader, glob, at| match Globs::check(glob) {
            Ok(()) => Some(glob.to_owned()),
            Err(reason) => {
                let shown = crate::render::escape::Visible(glob);
                reader.complain(at, format!("the glob “{shown}” {}", as_clause(&reason)));
                None
            }
        })
    }

    fn pattern(&mut self, pattern: &str, at: &Range<usize>) -> Option<Regex> {
        match RegexBuilder::new(pattern).multi_line(true).crlf(true).build() {
            Ok(regex) if regex.is_match("") => {
                self.complain(
                    at,
                    "the pattern matches where nothing stands, so it would leave nothing alone for sure; \
                                   let it match one character at least",
                );
                None
            }
            Ok(regex) => Some(regex),
            Err(error) => {
                // the last line of the message tells what is wrong, those before draw it
                let message = error.to_string();
                let reason = message.lines().last().unwrap_or_default().trim();
                let reason = reason.strip_prefix("error: ").unwrap_or(reason).to_owned();
                self.complain(at, format!("is no regular expression: {reason}"));
                None
            }
        }
    }

    /// A list of strings, each read by `item`.
    fn list<T>(
        &mut self,
        key: &Key,
        value: &Value<'t>,
        mut item: impl FnMut(&mut Self, &str, &Range<usize>) -> Option<T>,
    ) -> Vec<Sourced<T>> {
        let DeValue::Array(array) = value.get_ref() else {
            self.wrong(key, value);
            return Vec::new();
        };
        let mut items = Vec::with_capacity(array.len());
        for value in array.iter() {
            match value.get_ref().as_str() {
                Some(text) => {
                    if let Some(found) = item(self, text, &value.span()) {
                        items.push(self.sourced(found, &value.span()));
                    }
                }
                None => self.wrong(key, value),
            }
        }
        items
    }
}

fn one_of(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
    match &quoted[..] {
        [before @ .., last] if !before.is_empty() => format!("{} or {last}", before.join(", ")),
        _ => quoted.concat(),
    }
}

/// A reason of another library as the rest of a sentence.
fn as_clause(reason: &str) -> String {
    if reason.starts_with("is ") || reason.starts_with("has ") {
        reason.to_owned()
    } else {
        format!("is wrong: {reason}")
    }
}
