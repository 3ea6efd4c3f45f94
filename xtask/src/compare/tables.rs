//! The measured times as Markdown.

use std::fmt::Write;

use super::timing::Sample;

/// A program and what it took.
pub struct Row {
    /// What it is called.
    pub name: String,
    /// Its version.
    pub version: String,
    /// What a run took.
    pub sample: Sample,
    /// Bytes of text that it was given.
    pub bytes: usize,
    /// Whether those are all of the text, as often as it was to be measured.
    pub is_whole: bool,
}

impl Row {
    /// Megabytes (millions of bytes) a second.
    pub fn rate(&self) -> f64 {
        self.bytes as f64 / 1e6 / self.sample.seconds
    }
}

/// Rates beside that of the first row.
pub fn of_rates(rows: &[Row]) -> String {
    let mut table = String::from(
        "| Program | Version | Seconds | Processor seconds | MB/s | Time a byte, postedit = 1 |\n\
         |---|---|--:|--:|--:|--:|\n",
    );
    for row in rows {
        let Row { name, version, sample, .. } = row;
        let part = if row.is_whole { String::new() } else { format!(" ({}, once)", size(row.bytes)) };
        let (seconds, processor) = (number(sample.seconds), number(sample.processor_seconds));
        let (rate, ratio) = (number(row.rate()), number(rows[0].rate() / row.rate()));
        line(&mut table, &format!("{name}{part} | {version} | {seconds} | {processor} | {rate} | {ratio}"));
    }
    table
}

/// Times of short runs beside that of the first row.
pub fn of_times(rows: &[Row]) -> String {
    let mut table =
        String::from("| Program | Milliseconds | Processor ms | Time, postedit = 1 |\n|---|--:|--:|--:|\n");
    for row in rows {
        let Sample { seconds, processor_seconds, .. } = row.sample;
        let ratio = number(seconds / rows[0].sample.seconds);
        let (seconds, processor) = (number(seconds * 1e3), number(processor_seconds * 1e3));
        line(&mut table, &format!("{} | {seconds} | {processor} | {ratio}", row.name));
    }
    table
}

/// Rates of the same program with one thread and with two, by text.
pub fn of_threads(texts: &[(&str, &Row, &Row)]) -> String {
    let mut table = String::from(
        "| Text | One thread, MB/s | Two threads, MB/s | Two against one | Time a byte, first text = 1 |\n\
         |---|--:|--:|--:|--:|\n",
    );
    for (text, one, two) in texts {
        let (gain, slower) = (two.rate() / one.rate(), texts[0].1.rate() / one.rate());
        let [gain, slower, one, two] = [gain, slower, one.rate(), two.rate()].map(number);
        line(&mut table, &format!("{text} | {one} | {two} | {gain} | {slower}"));
    }
    table
}

/// A number of bytes for a reader.
pub fn size(bytes: usize) -> String {
    if bytes >= 1_000_000 {
        format!("{:.1} MB", bytes as f64 / 1e6)
    } else {
        format!("{:.1} kB", bytes as f64 / 1e3)
    }
}

/// A number with about three significant digits.
fn number(value: f64) -> String {
    let digits = match value {
        value if value >= 100.0 => 0,
        value if value >= 10.0 => 1,
        value if value >= 1.0 => 2,
        _ => 3,
    };
    format!("{value:.digits$}")
}

fn line(table: &mut String, cells: &str) {
    writeln!(table, "| {cells} |").expect("a string takes all text");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(name: &str, seconds: f64, bytes: usize, is_whole: bool) -> Row {
        let sample = Sample { seconds, processor_seconds: seconds / 2.0 };
        Row { name: name.into(), version: "1.0".into(), sample, bytes, is_whole }
    }

    #[test]
    fn rates_are_set_beside_the_first() {
        let rows = [row("postedit", 0.5, 4_000_000, true), row("slow", 2.0, 100_000, false)];
        let table = of_rates(&rows);
        let lines: Vec<&str> = table.lines().skip(2).collect();
        assert_eq!(
            lines,
            [
                "| postedit | 1.0 | 0.500 | 0.250 | 8.00 | 1.00 |",
                "| slow (100.0 kB, once) | 1.0 | 2.00 | 1.00 | 0.050 | 160 |"
            ]
        );
    }

    #[test]
    fn times_are_set_beside_the_first() {
        let rows = [row("postedit", 0.02, 2_000, true), row("peer", 0.1, 2_000, true)];
        assert!(
            of_times(&rows).ends_with("| postedit | 20.0 | 10.0 | 1.00 |\n| peer | 100 | 50.0 | 5.00 |\n")
        );
    }

    #[test]
    fn threads_and_texts_are_compared() {
        let (one, two) = (row("one", 1.0, 4_000_000, true), row("two", 0.5, 4_000_000, true));
        let table = of_threads(&[("clean", &one, &two), ("damaged", &two, &two)]);
        assert!(
            table.ends_with(
                "| clean | 4.00 | 8.00 | 2.00 | 1.00 |\n| damaged | 8.00 | 8.00 | 1.00 | 0.500 |\n"
            )
        );
    }

    #[test]
    fn every_table_has_as_many_cells_in_each_row() {
        let rows = [row("a", 1.0, 10, true), row("b", 2.0, 10, false)];
        for table in [of_rates(&rows), of_times(&rows), of_threads(&[("t", &rows[0], &rows[1])])] {
            let cells: Vec<usize> = table.lines().map(|line| line.matches('|').count()).collect();
            assert!(cells.windows(2).all(|pair| pair[0] == pair[1]), "{table}");
        }
    }

    #[test]
    fn numbers_have_about_three_digits() {
        assert_eq!([0.1234, 1.234, 12.34, 123.4].map(number), ["0.123", "1.23", "12.3", "123"]);
        assert_eq!([900, 1_500_000].map(size), ["0.9 kB", "1.5 MB"]);
    }
}
