//! How well each language is served, as it was measured last.
//!
//! The numbers are data, written by `postedit eval DIR... --record src/language/quality.tsv`: a line for each
//! measured language, under comments that tell the date, the command and the columns.

use super::Language;
use std::fmt;
use std::str::FromStr;
use std::sync::LazyLock;

static MEASURED: &str = include_str!("quality.tsv");

/// What stands in the place of a number that was not measured.
const NOT_MEASURED: &str = "-";

/// The measures of one language; `None` where one was not measured.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Quality {
    /// Words of the clean texts, as white space separates them.
    pub words: Option<usize>,
    /// Lower-case words of clean texts that are unknown, in percent.
    pub unknown: Option<f64>,
    /// Sentences of clean texts whose language is detected right, in percent.
    pub detected: Option<f64>,
    /// The F-measure of the repairs, see [`crate::evaluation::Score::f05`], 0.0 to 1.0.
    pub f05: Option<f64>,
    /// False edits in 10,000 words of clean text.
    pub false_per_10k: Option<f64>,
}

impl Quality {
    /// The columns of the file, behind the code of the language.
    pub const COLUMNS: &str = "words\tunknown %\tdetected %\tF0.5\tfalse per 10,000";

    /// When and how the numbers were measured: the first comment of the file.
    pub fn provenance() -> &'static str {
        MEASURED.lines().next().and_then(|line| line.strip_prefix("# ")).unwrap_or_default()
    }
}

impl Language {
    /// How well the language is served; `None` if it was never measured.
    pub fn quality(self) -> Option<Quality> {
        /// By number of the language.
        static READ: LazyLock<Vec<Option<Quality>>> = LazyLock::new(|| {
            let lines = || MEASURED.lines().filter_map(|line| line.split_once('\t'));
            let of = |language: Language| lines().find(|(code, _)| *code == language.code())?.1.parse().ok();
            Language::all().map(of).collect()
        });
        READ[self.number()]
    }

    /// Whether repairs in the language were measured; elsewhere more is left alone.
    pub fn is_measured(self) -> bool {
        self.quality().is_some_and(|quality| quality.f05.is_some())
    }
}

impl FromStr for Quality {
    type Err = String;

    /// Reads the cells of a line behind the code of the language, see [`Quality::COLUMNS`].
    fn from_str(line: &str) -> Result<Self, String> {
        let cells: Vec<&str> = line.split('\t').collect();
        let [words, unknown, detected, f05, false_per_10k] = cells[..] else {
            return Err(format!("{} cells instead of five ({:?})", cells.len(), Self::COLUMNS));
        };
        Ok(Self {
            words: number(words)?,
            unknown: number(unknown)?,
            detected: number(detected)?,
            f05: number(f05)?,
            false_per_10k: number(false_per_10k)?,
        })
    }
}

fn number<T: FromStr>(cell: &str) -> Result<Option<T>, String> {
    if cell == NOT_MEASURED {
        return Ok(None);
    }
    cell.parse().map(Some).map_err(|_| format!("neither a number nor {NOT_MEASURED:?}: {cell:?}"))
}

impl fmt::Display for Quality {
    /// Writes the cells of a line behind the code of the language.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let cell = |value: Option<f64>, decimals: usize| {
            value.map_or_else(|| NOT_MEASURED.to_owned(), |value| format!("{value:.decimals$}"))
        };
        let words = self.words.map_or_else(|| NOT_MEASURED.to_owned(), |words| words.to_string());
        let (unknown, detected) = (cell(self.unknown, 2), cell(self.detected, 2));
        write!(f, "{words}\t{unknown}\t{detected}\t{}\t{}", cell(self.f05, 3), cell(self.false_per_10k, 2))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_read_and_names_a_language_once() {
        let mut codes = Vec::new();
        for line in MEASURED.lines().filter(|line| !line.starts_with('#')) {
            let (code, cells) = line.split_once('\t').expect("a code and cells");
            let quality: Quality = cells.parse().unwrap_or_else(|error| panic!("{code}: {error}"));
            assert_eq!(quality.to_string(), cells, "{code}");
            assert_eq!(Language::from_code(code).map(Language::code), Some(code));
            assert_eq!(Language::from_code(code).and_then(Language::quality), Some(quality));
            codes.push(code);
        }
        assert!(codes.is_sorted_by(|a, b| a < b), "{codes:?}");
        assert!(Quality::provenance().starts_with("Measured on "));
    }

    #[test]
    fn a_line_keeps_what_was_measured_and_what_was_not() {
        let quality =
            Quality { words: Some(40_040), unknown: Some(0.4), f05: Some(0.959), ..Quality::default() };
        assert_eq!(quality.to_string(), "40040\t0.40\t-\t0.959\t-");
        assert_eq!(quality.to_string().parse(), Ok(quality));
    }

    #[test]
    fn a_bad_line_tells_what_is_wrong_with_it() {
        assert!("1\t2\t3".parse::<Quality>().is_err_and(|error| error.starts_with("3 cells")));
        assert!("1\t2\t3\tx\t5".parse::<Quality>().is_err_and(|error| error.ends_with("\"x\"")));
    }

    #[test]
    fn what_was_never_measured_has_no_quality() {
        assert_eq!(Language::UNDETERMINED.quality(), None);
    }
}
