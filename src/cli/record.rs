//! The file of measures that `postedit eval --record` keeps, one line a language.

use anyhow::{Context, Result, anyhow, bail};
use postedit::Language;
use postedit::evaluation::Score;
use postedit::language::Quality;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};
use std::{fs, io};

/// Rewrites the lines of the languages that `scores` measure; the others stay.
///
/// # Errors
/// When no set has the code of a language for its name, or the file holds anything but measures.
pub fn write(path: &Path, scores: &[(&str, &Score)]) -> Result<()> {
    let measured: Vec<_> = scores.iter().filter(|(set, _)| is_code(set)).collect();
    if measured.is_empty() {
        bail!("{}: nothing to record, no set is named by the code of a language", path.display());
    }
    let kept = match fs::read_to_string(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        text => text.with_context(|| path.display().to_string())?,
    };
    let mut lines = read(&kept).with_context(|| path.display().to_string())?;
    lines.extend(measured.into_iter().map(|(set, score)| ((*set).to_owned(), quality(score))));
    fs::write(path, file(&lines)).with_context(|| path.display().to_string())
}

fn is_code(set: &str) -> bool {
    Language::from_code(set).is_some_and(|language| language.code() == set)
}

fn quality(score: &Score) -> Quality {
    let has_clean = score.clean_words > 0;
    Quality {
        words: has_clean.then_some(score.clean_words),
        unknown: score.coverage.unknown_percent(),
        detected: score.coverage.detected_percent(),
        f05: (score.gold() > 0).then(|| score.f05()),
        false_per_10k: has_clean.then(|| score.false_per_10k()),
    }
}

fn read(text: &str) -> Result<BTreeMap<String, Quality>> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.starts_with('#'));
    lines
        .map(|(number, line)| {
            let (code, cells) = line.split_once('\t').unwrap_or((line, ""));
            let quality = cells.parse().map_err(|error: String| anyhow!("line {}: {error}", number + 1))?;
            Ok((code.to_owned(), quality))
        })
        .collect()
}

/// The whole file: comments with date, command and columns, and the lines in the order of their codes.
fn file(lines: &BTreeMap<String, Quality>) -> String {
    let columns = Quality::COLUMNS;
    let mut text =
        format!("# Measured on {} with `postedit eval DIR... --record FILE`\n# code\t{columns}\n", today());
    for (code, quality) in lines {
        writeln!(text, "{code}\t{quality}").expect("a string takes all");
    }
    text
}

/// The date of today (UTC), as in 2026-11-25.
fn today() -> String {
    const SECONDS_OF_A_DAY: u64 = 86_400;
    // a clock before 1970 is not set at all
    let passed = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let (year, month, day) = civil_date(passed.as_secs() / SECONDS_OF_A_DAY);
    format!("{year}-{month:02}-{day:02}")
}

/// Year, month (1 to 12) and day (1 to 31) in the Gregorian calendar of the day that is `days` after
/// 1970-01-01. Source: `civil_from_days` of Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
fn civil_date(days: u64) -> (u64, u64, u64) {
    const DAYS_OF_AN_ERA: u64 = 146_097; // 400 years, after which the calendar repeats itself
    let since_march_0000 = days + 719_468;
    let (era, day_of_era) = (since_march_0000 / DAYS_OF_AN_ERA, since_march_0000 % DAYS_OF_AN_ERA);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    // years begin in March, so that a leap day is the last of its year
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    (year_of_era + era * 400 + u64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_become_dates() {
        for (days, date) in [
            (0, (1970, 1, 1)),
            (58, (1970, 2, 28)),
            (59, (1970, 3, 1)),
            (11_016, (2000, 2, 29)),
            (11_017, (2000, 3, 1)),
            (20_454, (2026, 1, 1)),
            (20_818, (2026, 12, 31)),
            (47_541, (2100, 3, 1)),
        ] {
            assert_eq!(civil_date(days), date, "{days}");
        }
        let mut last = civil_date(0);
        for days in 1..200_000 {
            let next = civil_date(days);
            assert!(next > last, "{last:?} before {next:?}");
            last = next;
        }
    }

    #[test]
    fn measured_lines_are_rewritten_and_the_others_stay() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("quality.tsv");
        fs::write(&path, "# old\nde\t20\t1.50\t98.00\t0.800\t0.50\nen\t10\t-\t-\t-\t-\n").expect("a file");
        let score = Score { clean_words: 40, clean_edits: 1, ..Score::default() };
        write(&path, &[("en", &score), ("fr", &score), ("corpus", &score)]).expect("a record");
        let text = fs::read_to_string(&path).expect("a file");
        let lines: Vec<&str> = text.lines().collect();
        assert!(lines[0].starts_with("# Measured on 2") && lines[1].starts_with("# code\twords"));
        assert_eq!(
            lines[2..],
            ["de\t20\t1.50\t98.00\t0.800\t0.50", "en\t40\t-\t-\t-\t250.00", "fr\t40\t-\t-\t-\t250.00"]
        );
    }

    #[test]
    fn what_is_no_record_is_left_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("notes.txt");
        let score = Score::default();
        assert!(write(&path, &[("corpus", &score)]).is_err() && !path.exists());
        fs::write(&path, "Buy milk\n").expect("a file");
        let error = write(&path, &[("en", &score)]).expect_err("no record");
        assert!(format!("{error:#}").contains("notes.txt: line 1: "), "{error:#}");
        assert_eq!(fs::read_to_string(&path).expect("a file"), "Buy milk\n");
    }
}
