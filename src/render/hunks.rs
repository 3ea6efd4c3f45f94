//! The changed stretches of a text, line by line.

use similar::{Algorithm, DiffOp, capture_diff_slices, group_diff_ops};

/// The lines of a text with their line ends. Lines end at `\n` only, as `patch` and `git` see it: a lone
/// carriage return is part of its line.
pub fn lines(text: &[u8]) -> Vec<&[u8]> {
    text.split_inclusive(|&byte| byte == b'\n').collect()
}

/// A stretch of changed lines with their context: what to do, in order.
pub type Hunk = Vec<DiffOp>;

/// The hunks between two texts with `context` unchanged lines around each change.
pub fn hunks(old: &[&[u8]], new: &[&[u8]], context: usize) -> Vec<Hunk> {
    group_diff_ops(capture_diff_slices(Algorithm::Myers, old, new), context)
}

/// The `@@` line of a hunk, without a line end.
pub fn header(hunk: &Hunk) -> String {
    let (Some(first), Some(last)) = (hunk.first(), hunk.last()) else { return String::new() };
    let old = first.old_range().start..last.old_range().end;
    let new = first.new_range().start..last.new_range().end;
    format!("@@ -{} +{} @@", range(old), range(new))
}

/// A range of lines as unified diffs write it: 1-based first line and length; an empty range names the
/// line before it.
fn range(lines: std::ops::Range<usize>) -> String {
    match lines.len() {
        1 => format!("{}", lines.start + 1),
        0 => format!("{},0", lines.start),
        len => format!("{},{len}", lines.start + 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_at_line_feeds_only() {
        assert_eq!(lines(b"a\r\nb\rc\nd"), [b"a\r\n".as_slice(), b"b\rc\n", b"d"]);
        assert!(lines(b"").is_empty());
    }

    #[test]
    fn headers_count_lines_from_one() {
        let (old, new) = (lines(b"a\nb\nc\n"), lines(b"a\nB\nc\n"));
        assert_eq!(header(&hunks(&old, &new, 0)[0]), "@@ -2 +2 @@");
        assert_eq!(header(&hunks(&old, &new, 3)[0]), "@@ -1,3 +1,3 @@");
    }
}
