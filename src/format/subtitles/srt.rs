//! SubRip: numbered cues with times, and tags as in HTML or in Advanced SubStation Alpha.

use super::cue::{Cues, Dialect, Mark};
use super::line::{is_blank, is_number, is_timing, lines};
use crate::format::{ArticleFormat, Builder, Prose, SyntaxError, Tag};
use crate::text::Span;

/// SubRip subtitles.
#[derive(Clone, Copy, Debug)]
pub struct Srt;

impl ArticleFormat for Srt {
    fn name(&self) -> &'static str {
        "srt"
    }

    fn title(&self) -> &'static str {
        "SubRip subtitles"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["srt"]
    }

    fn begins(&self, beginning: &str) -> bool {
        let mut lines = beginning.lines().skip_while(|line| line.trim().is_empty());
        lines.next().is_some_and(is_number) && lines.next().is_some_and(is_timing)
    }

    fn prose(&self, source: &str) -> Result<Option<Prose>, SyntaxError> {
        let lines = lines(source);
        let is_time = |at: usize| lines.get(at).is_some_and(|line| is_timing(line.of(source)));
        let mut cues = Cues::new(source, Builder::new(source, |text| text.into()));
        let Some(mut at) = (0..lines.len()).find(|&at| is_time(at)) else {
            return match lines.iter().find(|line| !is_blank(**line, source)) {
                Some(line) => Err(SyntaxError {
                    offset: line.start,
                    message: "no time as 00:00:01,000 --> 00:00:04,000 in the file, so it holds no subtitles"
                        .into(),
                }),
                None => Ok(Some(Prose::default())),
            };
        };
        while at < lines.len() {
            // `at` is the line of the times
            let next = (at + 1..lines.len()).find(|&next| is_time(next)).unwrap_or(lines.len());
            let is_numbered = next < lines.len() && next > at + 1 && is_number(lines[next - 1].of(source));
            let text = &lines[at + 1..next - usize::from(is_numbered)];
            let parts = text.split(|line| is_blank(*line, source)).filter(|lines| !lines.is_empty());
            for (part, lines) in parts.enumerate() {
                if part > 0 && is_broken_cue(lines, source) {
                    // what follows a broken time is of no known cue
                    cues.end_block();
                    break;
                }
                cues.read::<SubRip>(lines);
            }
            at = next;
        }
        Ok(Some(cues.into_builder().finish()))
    }
}

/// Whether the lines begin like a cue although their time cannot be read.
fn is_broken_cue(lines: &[Span], source: &str) -> bool {
    lines.first().is_some_and(|line| is_number(line.of(source)))
        || lines.iter().take(2).any(|line| line.of(source).contains("->"))
}

struct SubRip;

impl Dialect for SubRip {
    fn mark(source: &str, at: usize, end: usize) -> Option<(Span, Mark)> {
        let rest = &source[at..end];
        let bytes = rest.as_bytes();
        let up_to = |close: char| rest.find(close).map(|length| Span::new(at, at + length + 1));
        match bytes.first()? {
            b'<' => {
                let is_end = bytes.get(1) == Some(&b'/');
                let name = bytes.get(1 + usize::from(is_end))?;
                let span = up_to('>').filter(|span| !span.of(source)[1..].contains('<'))?;
                let tag = if is_end { Tag::Close } else { Tag::Open };
                name.is_ascii_alphabetic().then_some((span, Mark::Tag(tag)))
            }
            b'{' => {
                let is_override = bytes.get(1) == Some(&b'\\')
                    || bytes.get(2) == Some(&b':') && bytes[1].is_ascii_alphabetic();
                up_to('}').filter(|_| is_override).map(|span| (span, Mark::Tag(Tag::Other)))
            }
            b'\\' if matches!(bytes.get(1), Some(b'N' | b'n' | b'h')) => {
                Some((Span::new(at, at + 2), Mark::Break))
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::testing::{keeps_what_is_no_prose, repairs, stays};

    fn prose(source: &str) -> String {
        Srt.prose(source).expect("subtitles").expect("prose").text().to_owned()
    }

    #[test]
    fn the_lines_of_a_cue_are_one_text() {
        let source = "1\n00:00:01,000 --> 00:00:04,000\nHe saw <i>the old\nhouse</i> again.\n\n\
                      2\n00:00:05,000 --> 00:00:06,000 X1:1\n{\\an8}- Yes.\n- No.\n";
        assert_eq!(prose(source), "He saw the old house again.\nYes.\nNo.\n");
        assert_eq!(prose(&source.replace('\n', "\r\n")), prose(source));
    }

    #[test]
    fn a_cue_goes_on_with_the_last_one_only_inside_of_a_sentence() {
        let cues = |first: &str, second: &str| {
            prose(&format!(
                "1\n00:00:01,000 --> 00:00:02,000\n{first}\n\n2\n00:00:03,000 --> 00:00:04,000\n{second}\n"
            ))
        };
        assert_eq!(cues("He saw the", "old house."), "He saw the old house.\n");
        assert_eq!(cues("He saw,", "<i>as ever</i>, it."), "He saw, as ever, it.\n");
        assert_eq!(cues("He saw it.", "then he left."), "He saw it.\nthen he left.\n");
        assert_eq!(cues("He saw...", "...the house."), "He saw...\n...the house.\n");
        assert_eq!(cues("He met", "Larsen."), "He met\nLarsen.\n");
        assert_eq!(cues("♪ He saw the", "old house ♪"), "♪ He saw the\nold house ♪\n");
    }

    #[test]
    fn cues_that_are_malformed_are_left_alone() {
        let source = "1\n00:00:01,000 --> 00:00:02,000\nOne\n\ntwo.\n\n2\n00:00:03 -> 00:00:04\nlost text\n\n\
                      00:00:05,000 --> 00:00:06,000\nFour\n5\n00:00:07,000 --> 00:00:08,000\nfive.\n";
        assert_eq!(prose(source), "One two.\nFour five.\n");
    }

    #[test]
    fn what_holds_no_cue_is_refused() {
        let error = Srt.prose("\nHello there.\n").expect_err("no subtitles");
        assert_eq!(error.offset, 1);
        assert_eq!(prose(""), "");
    }

    #[test]
    fn only_tags_are_tags() {
        let text = |line: &str| prose(&format!("1\n00:00:01,000 --> 00:00:02,000\n{line}\n"));
        assert_eq!(text("a < b and c > d"), "a < b and c > d\n");
        assert_eq!(text("<font color=\"#ff0\">I</font> {see}\\Nit"), "I {see} it\n");
    }

    const SAMPLE: &str = "1\r\n00:00:01,000 --> 00:00:02,500\r\n<i>He saw the old\r\nhouse</i> in the\r\n\r\n\
                          2\r\n00:00:03,000 --> 00:00:04,000 X1:1 Y1:2\r\n{\\an8}evening sun, he said.\r\n\r\n\r\n\
                          3\r\n00:00:05,000 --> 00:00:06,000\r\n- Yes & no.\r\n- <b>Maybe</b> not.\r\n";

    #[test]
    fn what_is_no_prose_stays() {
        keeps_what_is_no_prose(&Srt, SAMPLE);
        keeps_what_is_no_prose(&Srt, &SAMPLE.replace("\r\n", "\n"));
    }

    /// A file with one cue for each text.
    fn cues(texts: &[&str]) -> String {
        let cue =
            |(at, text): (usize, &&str)| format!("{at}\n00:00:0{at},000 --> 00:00:0{at},900\n{text}\n\n");
        texts.iter().enumerate().map(cue).collect()
    }

    #[test]
    fn repairs_go_over_line_breaks_and_cues() {
        let case = |wrong: &[&str], right: &[&str]| (cues(wrong), cues(right));
        for (wrong, right) in [
            case(
                &["She went back to the\nthe old house by the sea."],
                &["She went back to the\nold house by the sea."],
            ),
            case(
                &["She went back to the", "the old house by the sea."],
                &["She went back to the", "old house by the sea."],
            ),
            case(
                &["<i>He said that he saw it\n, and left.</i>"],
                &["<i>He said that he saw it, and left.</i>"],
            ),
            case(&["- They were in in time.\n- Were they?"], &["- They were in time.\n- Were they?"]),
        ] {
            repairs(&Srt, &[(&wrong, &right)]);
        }
    }

    #[test]
    fn what_is_usual_in_subtitles_stays() {
        for texts in [
            ["He saw it.", "then he left the house."].as_slice(),
            &["I thought...", "...that you were gone."],
            &["I thought that", "Larsen was gone."],
            &["WELCOME TO\nTHE VILLAGE", "[door slams]"],
            &["♪ And the tide comes in\nAnd the tide goes out ♪"],
            &["MARY: Where are you?\nJOHN: Here."],
            &["- No!\n- No!", "-Yes.\n-Yes."],
            &["It was the", "The Last Pack."],
            &["No, no, no.", "No."],
        ] {
            stays(&Srt, &[&cues(texts)]);
        }
    }
}
