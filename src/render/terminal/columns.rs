//! How many columns of a terminal a text takes, and how it is cut into rows.

use super::look::Run;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Columns between the stops of tabs.
const TAB: usize = 8;

/// Columns that a text takes: two for each wide character of Chinese, Japanese or Korean and for emoji, however many
/// characters they are made of, none for combining marks.
pub fn width(text: &str) -> usize {
    text.graphemes(true).fold(0, |column, cluster| column + cluster_width(cluster, column))
}

/// Columns that a grapheme cluster takes that begins in this column.
pub fn cluster_width(cluster: &str, column: usize) -> usize {
    if cluster == "\t" { TAB - column % TAB } else { cluster.width() }
}

/// Rows that a terminal of `columns` takes for a line without its line end; at least one. Escape sequences take no
/// place.
pub fn rows(line: &str, columns: usize) -> usize {
    let columns = columns.max(1);
    let (mut rows, mut column) = (1, 0);
    let visible = anstream::adapter::strip_str(line).to_string();
    for cluster in visible.graphemes(true) {
        let width = cluster_width(cluster, column);
        if column + width > columns && column > 0 {
            rows += 1;
            column = 0;
        }
        column += width;
    }
    rows
}

/// Cuts a line into rows of at most `columns`, between words if it can be; what is wider by itself stands alone.
/// Tabs become spaces. There is at least one row.
pub fn wrapped(runs: &[Run], columns: usize) -> Vec<Vec<Run>> {
    let clusters: Vec<(&str, usize)> =
        runs.iter().enumerate().flat_map(|(run, r)| r.text.graphemes(true).map(move |c| (c, run))).collect();
    let mut rows = Vec::new();
    let (mut start, mut column) = (0, 0);
    // where the row may end, and the columns up to there
    let mut stop: Option<(usize, usize)> = None;
    for (at, (cluster, _)) in clusters.iter().enumerate() {
        let mut width = cluster_width(cluster, column);
        let is_space = cluster.chars().all(char::is_whitespace);
        if width == 2 && at > start {
            stop = Some((at, column));
        }
        if column + width > columns && at > start {
            let (end, columns_before) = stop.filter(|(end, _)| *end > start).unwrap_or((at, column));
            rows.push(row(&clusters[start..end], runs));
            (start, column, stop) = (end, column - columns_before, None);
            width = cluster_width(cluster, column);
        }
        column += width;
        if is_space {
            stop = Some((at + 1, column));
        }
    }
    rows.push(row(&clusters[start..], runs));
    rows
}

fn row(clusters: &[(&str, usize)], runs: &[Run]) -> Vec<Run> {
    let mut row: Vec<Run> = Vec::new();
    let (mut column, mut last) = (0, None);
    for (cluster, run) in clusters {
        if last != Some(*run) {
            row.push(Run { text: String::new(), look: runs[*run].look });
            last = Some(*run);
        }
        let width = cluster_width(cluster, column);
        let text = &mut row.last_mut().expect("one was pushed").text;
        if *cluster == "\t" {
            text.extend(std::iter::repeat_n(' ', width))
        } else {
            text.push_str(cluster)
        }
        column += width;
    }
    row
}

/// Columns that runs take.
pub fn runs_width(runs: &[Run]) -> usize {
    runs.iter().map(|run| width(&run.text)).sum()
}

#[cfg(test)]
mod tests {
    use super::super::look::Look;
    use super::*;

    #[test]
    fn widths_are_those_of_terminals() {
        for (text, wanted) in [
            ("abc", 3),
            ("Привет", 6),
            ("Ελλάδα", 6),
            ("日本語", 6),
            ("한국", 4),
            ("e\u{301}", 1),
            ("🚢", 2),
            ("👩\u{200d}🚀", 2),
            ("🇳🇴", 2),
            ("👍🏽", 2),
            ("שלום", 4),
            ("สวัสดี", 4),
            ("a\tb", 9),
        ] {
            assert_eq!(width(text), wanted, "{text}");
        }
    }

    fn cut(text: &str, columns: usize) -> Vec<String> {
        let rows = wrapped(&[Run::text(text, Look::Same)], columns);
        let text = |row: &Vec<Run>| row.iter().map(|run| run.text.as_str()).collect();
        rows.iter().map(text).collect()
    }

    #[test]
    fn lines_are_cut_between_words() {
        assert_eq!(cut("one two three", 8), ["one two ", "three"]);
        assert_eq!(cut("one two", 7), ["one two"]);
        assert_eq!(cut("incomprehensible", 6), ["incomp", "rehens", "ible"]);
        assert_eq!(cut("日本語日本語", 5), ["日本", "語日", "本語"]);
        assert_eq!(cut("to 日本語", 6), ["to 日", "本語"]);
        assert_eq!(cut("e\u{301}e\u{301}e\u{301}", 2), ["e\u{301}e\u{301}", "e\u{301}"]);
        assert_eq!(cut("", 5), [""]);
        assert_eq!(cut("字", 1), ["字"]);
    }

    #[test]
    fn runs_keep_their_look_over_rows() {
        let runs = [Run::text("one ", Look::Same), Run::text("two three", Look::OldWord)];
        let rows = wrapped(&runs, 8);
        assert_eq!(rows[0][1], Run::text("two ", Look::OldWord));
        assert_eq!(rows[1], [Run::text("three", Look::OldWord)]);
    }

    #[test]
    fn no_row_is_too_wide() {
        let text = "Слово 日本語 👩\u{200d}🚀 word \t e\u{301}tude ".repeat(30);
        for columns in 2..40 {
            for row in cut(&text, columns) {
                // spaces may hang over the end
                assert!(width(row.trim_end()) <= columns, "{row:?} in {columns}");
            }
            assert_eq!(cut(&text, columns).concat().replace(' ', ""), text.replace([' ', '\t'], ""));
        }
    }

    #[test]
    fn rows_of_a_terminal_are_counted_without_colours() {
        assert_eq!(rows("", 80), 1);
        assert_eq!(rows(&"x".repeat(80), 80), 1);
        assert_eq!(rows(&format!("\x1b[31m{}\x1b[0m", "x".repeat(81)), 80), 2);
        assert_eq!(rows(&"字".repeat(41), 81), 2);
    }
}
