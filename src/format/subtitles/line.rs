//! Lines of a subtitle file, and what is a time in them.

use crate::text::Span;

/// The lines of a text without their line ends (bytes of the text).
pub fn lines(text: &str) -> Vec<Span> {
    let mut at = 0;
    let lines = text.split_inclusive('\n').map(|line| {
        let start = at;
        at += line.len();
        Span::new(start, start + line.trim_end_matches(['\n', '\r']).len())
    });
    lines.collect()
}

/// Whether the line has nothing but white space.
pub fn is_blank(line: Span, text: &str) -> bool {
    line.of(text).trim().is_empty()
}

/// Whether the line is `00:00:01,000 --> 00:00:04,000`, with or without hours, with a comma or a period; what stands behind
/// the times is left to players.
pub fn is_timing(line: &str) -> bool {
    let Some((from, to)) = line.split_once("-->") else { return false };
    is_time(from.trim()) && to.split_whitespace().next().is_some_and(is_time)
}

fn is_time(time: &str) -> bool {
    let (clock, fraction) = time.split_once([',', '.']).unwrap_or((time, "0"));
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let parts = clock.split(':').count();
    (2..=3).contains(&parts) && clock.split(':').all(is_number) && is_number(fraction)
}

/// Whether the line is the number of a cue.
pub fn is_number(line: &str) -> bool {
    let line = line.trim();
    !line.is_empty() && line.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_told_from_text() {
        for timing in [
            "00:00:01,000 --> 00:00:04,000",
            "1:02:03.5 --> 1:02:04.25  X1:201 X2:516 Y1:397 Y2:423",
            "00:01.000 --> 00:04.000 align:start position:10%",
        ] {
            assert!(is_timing(timing), "{timing}");
        }
        for text in ["He went --> home", "00:00:01,000 -> 00:00:04,000", "00:00:01,000 -->", "-->", "12"] {
            assert!(!is_timing(text), "{text}");
        }
    }

    #[test]
    fn lines_have_no_line_ends() {
        let text = "a\r\n\nb";
        let lines: Vec<_> = lines(text).into_iter().map(|line| line.of(text)).collect();
        assert_eq!(lines, ["a", "", "b"]);
    }
}
