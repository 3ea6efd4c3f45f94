//! One configuration file.

use super::find;
use super::globs::{Base, Globs};
use super::keys::{Holds, Key, Place, keys_in};
use super::problem::{ConfigError, Problem};
use super::reader::Reader;
use super::values::Values;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// What a configuration file says.
#[derive(Clone, Debug)]
pub struct ConfigFile {
    /// Where it lies; an absolute path if it was read from the disk.
    pub path: PathBuf,
    /// What holds for all paths.
    pub values: Values,
    /// Paths that are not to be touched.
    pub exclude: Globs,
    /// What holds for some paths; where several match, the later one holds.
    pub overrides: Vec<Override>,
}

/// Values for some paths.
#[derive(Clone, Debug)]
pub struct Override {
    /// For which.
    pub paths: Globs,
    /// What holds for them.
    pub values: Values,
}

impl ConfigFile {
    /// Reads a file. Its globs and paths are relative to its folder.
    ///
    /// # Errors
    /// A file that cannot be read, and all that is wrong in it.
    pub fn read(path: &Path) -> Result<Self, ConfigError> {
        let path = find::absolute(path).unwrap_or_else(|_| path.to_owned());
        let folder = path.parent().unwrap_or(Path::new("/")).to_owned();
        Self::read_with(&path, Base::Folder(folder))
    }

    /// Reads the user's own file. Its globs hold everywhere; its paths are relative to its folder.
    ///
    /// # Errors
    /// Those of [`ConfigFile::read`].
    pub fn read_of_user(path: &Path) -> Result<Self, ConfigError> {
        Self::read_with(path, Base::Root)
    }

    fn read_with(path: &Path, base: Base) -> Result<Self, ConfigError> {
        let bytes = fs::read(path).map_err(|error| {
            let message = match error.kind() {
                io::ErrorKind::NotFound => {
                    "not found; --config needs a file, and --no-config goes without one".to_owned()
                }
                _ => error.to_string(),
            };
            ConfigError::whole(path, message)
        })?;
        let text = String::from_utf8(bytes).map_err(|error| {
            let offset = error.utf8_error().valid_up_to();
            ConfigError::whole(path, format!("is not UTF-8 at byte offset {offset}; save it as UTF-8"))
        })?;
        Self::parse(path, base, text.strip_prefix('\u{feff}').unwrap_or(&text))
    }

    /// Reads the text of a file at `path` whose globs are relative to `base`.
    ///
    /// # Errors
    /// All that is wrong in it.
    pub fn parse(path: &Path, base: Base, text: &str) -> Result<Self, ConfigError> {
        let mut reader = Reader::new(path, text);
        let (table, errors) = DeTable::parse_recoverable(text);
        for error in &errors {
            let end = text.len()..text.len();
            reader.complain(&error.span().unwrap_or(end), error.message());
        }
        let mut file = Self {
            path: path.to_owned(),
            values: Values::default(),
            exclude: Globs::none(base.clone()),
            overrides: Vec::new(),
        };
        // what is left of a damaged table would only be wrong too
        if errors.is_empty() {
            let mut values = Values::default();
            reader.table(
                table.get_ref(),
                Place::Top,
                &mut values,
                &mut |reader, key, value| match key.holds {
                    Holds::Globs => file.exclude = Globs::new(base.clone(), reader.globs(key, value)),
                    _ => file.overrides = read_overrides(reader, key, value, &base),
                },
            );
            file.values = values;
        }
        if reader.problems.is_empty() {
            return Ok(file);
        }
        let mut problems: Vec<Problem> = reader.problems;
        problems.sort_by_key(|problem| (problem.line, problem.column));
        Err(ConfigError { path: path.to_owned(), problems })
    }

    /// The numbers of the overrides that match an absolute path without `.` and `..`, in order.
    pub fn matching(&self, path: &Path) -> Vec<usize> {
        let matches = |&index: &usize| self.overrides[index].paths.match_path(path, false);
        (0..self.overrides.len()).filter(matches).collect()
    }

    /// The values with the overrides of these numbers laid over them.
    pub fn values_with(&self, matching: &[usize]) -> Values {
        let mut values = self.values.clone();
        for over in matching.iter().filter_map(|&index| self.overrides.get(index)) {
            values.overlay(&over.values);
        }
        values
    }
}

fn read_overrides<'t>(
    reader: &mut Reader<'t>,
    key: &'static Key,
    value: &Spanned<DeValue<'t>>,
    base: &Base,
) -> Vec<Override> {
    let is_table = |value: &Spanned<DeValue<'t>>| value.get_ref().is_table();
    let tables = match value.get_ref() {
        DeValue::Array(array) if array.iter().all(is_table) => array,
        _ => {
            let message = format!("“{0}” must be tables, each begun by [[{0}]]", key.name);
            reader.complain(&value.span(), message);
            return Vec::new();
        }
    };
    let mut overrides = Vec::new();
    for value in tables.iter() {
        let DeValue::Table(table) = value.get_ref() else { continue };
        let mut values = Values::default();
        let mut paths = None;
        let name =
            keys_in(Place::Override).find(|key| key.place == Place::Override).map_or("", |key| key.name);
        let is_named = table.iter().any(|(key, _)| key.get_ref() == name);
        reader.table(table, Place::Override, &mut values, &mut |reader, key, value| {
            paths = Some(reader.globs(key, value));
        });
        if !is_named || paths.as_ref().is_some_and(Vec::is_empty) && reader.problems.is_empty() {
            reader.complain(
                &value.span(),
                format!("the override has no “{name}”; say which it is for, as [\"wire/**\"]"),
            );
        }
        overrides.push(Override { paths: Globs::new(base.clone(), paths.unwrap_or_default()), values });
    }
    overrides
}

#[cfg(test)]
mod tests {
    use super::super::{KEYS, Origin};
    use super::*;

    const PATH: &str = "/p/postedit.toml";

    fn parse(text: &str) -> Result<ConfigFile, ConfigError> {
        ConfigFile::parse(Path::new(PATH), Base::Folder("/p".into()), text)
    }

    /// The messages without the path, in one line each.
    fn problems(text: &str) -> Vec<String> {
        let error = parse(text).expect_err("something is wrong");
        error.messages().map(|message| message.strip_prefix(PATH).expect("the path").to_owned()).collect()
    }

    #[test]
    fn every_key_is_read_from_its_example() {
        for key in KEYS.iter().filter(|key| !key.example.is_empty()) {
            let line = format!("{} = {}", key.name, key.example);
            let text = match key.place {
                Place::Everywhere | Place::Top => line,
                Place::Style => format!("[style]\n{line}"),
                Place::Pass => format!("[passes.typos]\n{line}"),
                Place::Override => format!("[[overrides]]\n{line}\nlevel = \"fix\""),
            };
            let file = parse(&text).unwrap_or_else(|error| panic!("{error}"));
            let is_set = format!("{file:?}") != format!("{:?}", parse("").expect("an empty file"));
            assert!(is_set, "{text}");
            if !key.default.is_empty() {
                let default = format!("{} = {}", key.name, key.default);
                let default = if key.place == Place::Style { format!("[style]\n{default}") } else { default };
                parse(&default).unwrap_or_else(|error| panic!("{error}"));
            }
        }
    }

    #[test]
    fn values_know_their_lines_and_paths_are_relative_to_the_file() {
        let file = parse(
            "level = \"suggest\"\nwords = [\n  \"a.words\",\n  \"/b/c.words\",\n]\n[style]\nquotes = \"straight\"\n",
        )
        .expect("right");
        let line = |origin: &Origin| match origin {
            Origin::File { line, .. } => *line,
            _ => 0,
        };
        let values = &file.values;
        assert_eq!(values.level.as_ref().map(|level| line(&level.origin)), Some(1));
        assert_eq!(values.quotes.as_ref().map(|quotes| line(&quotes.origin)), Some(7));
        let words: Vec<_> =
            values.words.iter().map(|path| (path.value.as_path(), line(&path.origin))).collect();
        assert_eq!(words, [(Path::new("/p/a.words"), 3), (Path::new("/b/c.words"), 4)]);
    }

    #[test]
    fn overrides_hold_for_their_paths_and_the_later_over_the_earlier() {
        let file = parse(
            "level = \"fix\"\nignore = [\"typos\"]\n\
             [[overrides]]\npaths = [\"wire/\"]\nlevel = \"suggest\"\nignore = [\"articles\"]\n\
             [[overrides]]\npaths = [\"*.md\", \"!keep.md\"]\nlang = \"de\"\nlevel = \"fix\"\nselect = [\"typos\"]\n\
             [overrides.style]\nplace-names = \"old\"\n",
        )
        .expect("right");
        let options = |path: &str| {
            let matching = file.matching(Path::new(path));
            file.values_with(&matching).options(Vec::new())
        };
        use crate::finding::Level::{Fix, Suggest};
        assert_eq!((options("/p/a.txt").level, options("/p/wire/a.txt").level), (Fix, Suggest));
        assert_eq!(options("/p/wire/a.txt").ignore, ["articles", "typos"]);
        let last = options("/p/wire/a.md");
        assert_eq!((last.level, last.ignore.len()), (Fix, 0));
        assert_eq!(last.language.map(crate::Language::code), Some("de"));
        assert_eq!(last.style.place_names, crate::style::PlaceNames::Old);
        assert_eq!(options("/p/wire/keep.md").level, Suggest);
        assert_eq!(options("/elsewhere/wire/a.txt").level, Fix);
    }

    #[test]
    fn unknown_keys_are_told_with_the_nearest_right_one() {
        assert_eq!(
            problems("levle = \"fix\"\nmin_confidence = 0.5\n\n[style]\nqoutes = \"keep\"\n"),
            [
                ":1:1: unknown key “levle”; did you mean “level”?",
                ":2:1: unknown key “min_confidence”; did you mean “min-confidence”?",
                ":5:1: unknown key “qoutes”; did you mean “quotes”?",
            ]
        );
        assert_eq!(
            problems("[passes.typo]\n[passes.typos]\nx = 1\n"),
            [
                ":1:9: unknown pass “typo”; did you mean “typos”?",
                ":3:1: unknown key “x”; known are highest-level, min-confidence",
            ]
        );
    }

    #[test]
    fn misplaced_keys_are_told_their_place() {
        assert_eq!(problems("quotes = \"keep\""), [":1:1: “quotes” belongs under [style]"]);
        assert_eq!(problems("paths = []"), [":1:1: “paths” belongs under [[overrides]]"]);
        assert_eq!(
            problems("[[overrides]]\npaths = [\"a\"]\nexclude = [\"b\"]"),
            [":3:1: “exclude” holds for the whole file; move it before the first [ ]"]
        );
        assert!(problems("[style]\nlevel = \"fix\"")[0].contains("before the first [ ]"));
    }

    #[test]
    fn wrong_values_are_told_with_what_is_right() {
        let wrong = [
            ("level = 1", ":1:9: “level” must be \"fix\" or \"suggest\", as \"suggest\"; it is a number"),
            ("level = \"high\"", ":1:9: “level” must be \"fix\" or \"suggest\", not “high”"),
            ("min-confidence = 1.5", ":1:18: “min-confidence” must be a number from 0 to 1"),
            ("min-confidence = nan", ":1:18: “min-confidence” must be a number from 0 to 1"),
            ("words = \"a\"", ":1:9: “words” must be a list of paths, as [\"house.words\"]; it is a string"),
            ("ignore = [\"typo\"]", ":1:11: unknown pass “typo”; did you mean “typos”?"),
            ("select = []", ":1:10: “select” is empty, so no pass would run; write [\"all\"] for all"),
            (
                "lang = \"xx\"",
                ":1:8: “lang” has the unknown language “xx”; `postedit languages` lists the codes, auto detects it",
            ),
            (
                "force-exclude = \"yes\"",
                ":1:17: “force-exclude” must be true or false, as true; it is a string",
            ),
            ("style = 1", ":1:9: “style” must be a table: [style]"),
            ("passes.typos = 1", ":1:16: “typos” must be a table: [passes.typos]"),
            ("overrides = 1", ":1:13: “overrides” must be tables, each begun by [[overrides]]"),
            ("[overrides]\npaths = []", "“overrides” must be tables, each begun by [[overrides]]"),
            (
                "[[overrides]]\nlevel = \"fix\"",
                "the override has no “paths”; say which it is for, as [\"wire/**\"]",
            ),
            (
                "[[overrides]]\npaths = []",
                "the override has no “paths”; say which it is for, as [\"wire/**\"]",
            ),
            ("words = [1]", ":1:10: “words” must be a list of paths, as [\"house.words\"]; it is a number"),
            ("exclude = [\"[a\"]", ":1:12: the glob “[a” is wrong: unclosed character class; missing ']'"),
        ];
        for (text, message) in wrong {
            let found = problems(text);
            assert_eq!(found.len(), 1, "{text}: {found:?}");
            assert!(found[0].ends_with(message), "{text}: {found:?}");
        }
    }

    #[test]
    fn patterns_must_be_regular_expressions_that_match_something() {
        assert!(
            problems("ignore-patterns = ['(a']")[0]
                .starts_with(":1:20: is no regular expression: unclosed group")
        );
        assert!(problems("ignore-patterns = ['x*']")[0].contains("matches where nothing stands"));
        let file = parse("ignore-patterns = ['^b$', '(?i)sic']").expect("right");
        let matches = |index: usize, text: &str| file.values.ignore_patterns[index].value.is_match(text);
        assert!(matches(0, "a\r\nb\r\nc") && !matches(0, "ab") && matches(1, "[SIC]"));
    }

    #[test]
    fn damaged_toml_is_told_by_its_place() {
        let found = problems("level = \nlang = \"en\n");
        assert!(
            found[0].starts_with(":1:") && found.iter().any(|message| message.starts_with(":2:")),
            "{found:?}"
        );
        assert!(problems("level = \"fix\"\nlevel = \"fix\"")[0].starts_with(":2:1: duplicate key"));
        // what is odd is shown, not obeyed
        assert!(!problems("\"a\\u001b[31m\" = 1")[0].contains('\u{1b}'));
        assert!(parse("").is_ok() && parse("# nothing\r\n").is_ok());
    }

    #[test]
    fn files_that_cannot_be_read_are_told() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("postedit.toml");
        let message = |path: &Path| ConfigFile::read(path).expect_err("no configuration").to_string();
        assert!(message(&path).contains("not found"));
        fs::write(&path, b"level = \"\xff\"").expect("written");
        assert!(message(&path).ends_with("is not UTF-8 at byte offset 9; save it as UTF-8"));
        fs::write(&path, "\u{feff}level = \"fix\"").expect("written");
        assert!(ConfigFile::read(&path).expect("with a byte-order mark").values.level.is_some());
    }
}
