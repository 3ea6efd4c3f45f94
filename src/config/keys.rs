//! All keys: the one place that tells the parser's messages, the schema and the documentation which there are.

use crate::finding::Level;
use crate::style::{PlaceNames, Quotes};

/// Where a key may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// At the top of the file and in `[[overrides]]`.
    Everywhere,
    /// At the top of the file alone.
    Top,
    /// In `[style]`, also that of an override.
    Style,
    /// In `[passes.NAME]`, also that of an override.
    Pass,
    /// In `[[overrides]]` alone.
    Override,
}

/// What a key holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// One of these words.
    Choice(&'static [&'static str]),
    /// A number from 0 to 1.
    Probability,
    /// A truth value.
    Flag,
    /// The code of a language, or `auto`.
    Language,
    /// A list of names of passes.
    Passes,
    /// A list of names of passes, or `all` in it.
    PassesOrAll,
    /// A list of paths of files.
    Files,
    /// A list of globs.
    Globs,
    /// A list of regular expressions.
    Patterns,
    /// A table with keys of its own.
    Table(Place),
    /// A table of such tables, by the names of passes.
    PassTables,
    /// A list of such tables.
    Tables,
}

/// A key of a configuration file.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// As it is written.
    pub name: &'static str,
    /// Where.
    pub place: Place,
    /// What it holds.
    pub holds: Holds,
    /// What it is about, in a sentence.
    pub about: &'static str,
    /// What holds if it is not set, in TOML; empty if there is nothing to say.
    pub default: &'static str,
    /// A value as it may stand there, in TOML.
    pub example: &'static str,
}

const LEVELS: [&str; 2] = [level_name(Level::Fix), level_name(Level::Suggest)];
const PLACE_NAMES: [&str; 4] = [
    PlaceNames::ALL[0].name(),
    PlaceNames::ALL[1].name(),
    PlaceNames::ALL[2].name(),
    PlaceNames::ALL[3].name(),
];
const QUOTES: [&str; 3] = [Quotes::ALL[0].name(), Quotes::ALL[1].name(), Quotes::ALL[2].name()];

/// The name of a level in a configuration file.
pub const fn level_name(level: Level) -> &'static str {
    match level {
        Level::Fix => "fix",
        Level::Suggest => "suggest",
    }
}

const fn key(
    name: &'static str,
    place: Place,
    holds: Holds,
    default: &'static str,
    example: &'static str,
    about: &'static str,
) -> Key {
    Key { name, place, holds, about, default, example }
}

/// All keys, in the order in which they are told.
#[rustfmt::skip]
pub static KEYS: &[Key] = &[
    key("level", Place::Everywhere, Holds::Choice(&LEVELS), "\"fix\"", "\"suggest\"",
        "Lowest level to propose: sure fixes only, or suggestions too."),
    key("min-confidence", Place::Everywhere, Holds::Probability, "0.0", "0.9",
        "Least confidence of a proposal, 0 to 1."),
    key("select", Place::Everywhere, Holds::PassesOrAll, "[\"all\"]", "[\"typos\", \"mojibake\"]",
        "Run only these passes, whatever was ignored before."),
    key("ignore", Place::Everywhere, Holds::Passes, "[]", "[\"odd-capitals\"]",
        "Leave these passes out."),
    key("lang", Place::Everywhere, Holds::Language, "\"auto\"", "\"en\"",
        "Language of the texts, as an ISO 639-1 code; auto detects it by paragraph."),
    key("source-lang", Place::Everywhere, Holds::Language, "\"auto\"", "\"es\"",
        "Language that the texts were translated from; auto guesses it from its traces."),
    key("words", Place::Everywhere, Holds::Files, "[]", "[\"house.words\"]",
        "Lists of words and names, one a line: they are right, and never touched where they stand as written."),
    key("lexicon", Place::Everywhere, Holds::Files, "[]", "[\"house.lexicon\"]",
        "Counts over a corpus that `postedit learn` wrote."),
    key("hunspell", Place::Everywhere, Holds::Files, "[]", "[\"medical\"]",
        "Hunspell dictionaries, NAME.aff with NAME.dic."),
    key("ignore-patterns", Place::Everywhere, Holds::Patterns, "[]", "['\\[sic\\]', '^Photo: .*']",
        "Regular expressions: what they match is left alone; ^ and $ are the ends of a line."),
    key("exclude", Place::Top, Holds::Globs, "[]", "[\"drafts/\", \"*.raw.txt\"]",
        "Paths below the file's folder that are not to be touched, in the syntax of .gitignore."),
    key("force-exclude", Place::Top, Holds::Flag, "false", "true",
        "Whether excluded files are left out even if they are named themselves."),
    key("style", Place::Everywhere, Holds::Table(Place::Style), "", "",
        "House style, where the language allows several ways."),
    key("place-names", Place::Style, Holds::Choice(&PLACE_NAMES), "\"suggest\"", "\"new\"",
        "Names of places that were renamed or are spelt anew: new (Kyiv), old (Kiev), keep, or suggest the usual."),
    key("quotes", Place::Style, Holds::Choice(&QUOTES), "\"keep\"", "\"straight\"",
        "Double quotation marks: keep them, those of the language, or straight ones."),
    key("passes", Place::Everywhere, Holds::PassTables, "", "",
        "Settings of single passes, by their names."),
    key("highest-level", Place::Pass, Holds::Choice(&LEVELS), "", "\"suggest\"",
        "The highest level that what this pass finds may reach."),
    key("min-confidence", Place::Pass, Holds::Probability, "", "0.95",
        "Least confidence of what this pass proposes, in the place of that for all."),
    key("overrides", Place::Top, Holds::Tables, "", "",
        "Values for some paths only; where several match, the later one holds."),
    key("paths", Place::Override, Holds::Globs, "", "[\"wire/**\"]",
        "The paths below the file's folder that an override is for, in the syntax of .gitignore."),
];

/// The keys that may stand in a table.
pub fn keys_in(table: Place) -> impl Iterator<Item = &'static Key> + Clone {
    KEYS.iter().filter(move |key| match table {
        Place::Top | Place::Everywhere => matches!(key.place, Place::Top | Place::Everywhere),
        Place::Override => matches!(key.place, Place::Override | Place::Everywhere),
        Place::Style | Place::Pass => key.place == table,
    })
}
