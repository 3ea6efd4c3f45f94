//! WebVTT: the W3C's subtitles of the web, with voices, classes, character references and blocks of comments and styles.

use super::cue::{Cues, Dialect, Mark};
use super::line::{is_blank, is_timing, lines};
use crate::format::{ArticleFormat, Builder, Prose, SyntaxError, Tag};
use crate::text::Span;
use std::borrow::Cow;

/// WebVTT subtitles.
#[derive(Clone, Copy, Debug)]
pub struct Vtt;

impl ArticleFormat for Vtt {
    fn name(&self) -> &'static str {
        "vtt"
    }

    fn title(&self) -> &'static str {
        "WebVTT subtitles"
    }

    fn endings(&self) -> &'static [&'static str] {
        &["vtt"]
    }

    fn begins(&self, beginning: &str) -> bool {
        beginning
            .strip_prefix("WEBVTT")
            .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t', '\n', '\r']))
    }

    fn prose(&self, source: &str) -> Result<Option<Prose>, SyntaxError> {
        if !self.begins(source) {
            let message = "a WebVTT file begins with the line WEBVTT".to_owned();
            return Err(SyntaxError { offset: 0, message });
        }
        let lines = lines(source);
        let mut cues = Cues::new(source, Builder::new(source, escape));
        // the first block is the header
        for block in lines.split(|line| is_blank(*line, source)).skip(1) {
            let Some(first) = block.first() else { continue };
            let is_other = ["NOTE", "STYLE", "REGION"].iter().any(|name| {
                let rest = first.of(source).strip_prefix(name);
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t']))
            });
            // the times may have an identifier before them
            let timing = block.iter().take(2).position(|line| is_timing(line.of(source)));
            match timing {
                Some(timing) => cues.read::<WebVtt>(&block[timing + 1..]),
                None if is_other => {}
                None => cues.end_block(),
            }
        }
        Ok(Some(cues.into_builder().finish()))
    }
}

fn escape(text: &str) -> Cow<'_, str> {
    if text.contains(['&', '<', '>']) {
        text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").into()
    } else {
        text.into()
    }
}

struct WebVtt;

impl Dialect for WebVtt {
    fn mark(source: &str, at: usize, end: usize) -> Option<(Span, Mark)> {
        let rest = &source[at..end];
        match rest.as_bytes().first()? {
            b'<' => {
                let tag = &rest[..=rest.find('>')?];
                let name = tag[1..].trim_start_matches('/');
                let name = &name[..name.find(['.', ' ', '\t', '>']).unwrap_or(name.len())];
                let mark = match name {
                    "v" => Mark::Voice,
                    // what is written above the text, not in it
                    "rt" if !tag.starts_with("</") => {
                        let close = rest.find("</rt>").map_or(tag.len(), |close| close + "</rt>".len());
                        return Some((Span::new(at, at + close), Mark::Opaque));
                    }
                    _ if tag.starts_with("</") => Mark::Tag(Tag::Close),
                    // a time inside of a cue
                    _ if name.starts_with(|c: char| c.is_ascii_digit()) => Mark::Tag(Tag::Other),
                    _ => Mark::Tag(Tag::Open),
                };
                Some((Span::new(at, at + tag.len()), mark))
            }
            b'&' => {
                let length = rest.find(';')? + 1;
                let reference = &rest[..length];
                let is_name =
                    |name: &str| name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'#');
                let text = is_name(&reference[1..length - 1]).then(|| htmlize::unescape(reference))?;
                let span = Span::new(at, at + length);
                match &*text {
                    text if text == reference => None,
                    // marks of direction are meant, and no one sees them
                    "\u{200e}" | "\u{200f}" => Some((span, Mark::Tag(Tag::Other))),
                    text => Some((span, Mark::Reference(text.to_owned()))),
                }
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::testing::keeps_what_is_no_prose;

    fn prose(source: &str) -> String {
        Vtt.prose(source).expect("subtitles").expect("prose").text().to_owned()
    }

    #[test]
    fn only_the_text_of_cues_is_prose() {
        let source = "WEBVTT - a talk\nKind: captions\n\nSTYLE\n::cue { color: red }\n\nREGION\nid:a\n\n\
                      NOTE a note, and\nmore of it\n\nintro\n00:01.000 --> 00:04.000 align:start\n\
                      <v.loud Ana>He saw <c.gold>the old</c>\nhouse &amp; it.</v>\n<v Ben>No.\n\n\
                      NOTE\n\n00:00:05.000 --> 00:00:06.000\n<00:00:05.500>&lrm;then\u{a0}we\n\nno cue at all\n";
        assert_eq!(prose(source), "He saw the old house & it.\nNo.\nthen\u{a0}we\n");
    }

    #[test]
    fn what_is_inserted_is_escaped() {
        assert_eq!(escape("a & b --> <i>"), "a &amp; b --&gt; &lt;i&gt;");
    }

    #[test]
    fn a_file_without_its_first_line_is_refused() {
        assert_eq!(Vtt.prose("00:01.000 --> 00:04.000\nHello").expect_err("no header").offset, 0);
        assert!(Vtt.begins("WEBVTT\n") && Vtt.begins("WEBVTT") && !Vtt.begins("WEBVTTX"));
    }

    #[test]
    fn what_is_no_prose_stays() {
        let source = "WEBVTT\n\nNOTE one\ntwo\n\nid\n00:01.000 --> 00:04.000 line:0\n<v Ana>He saw <c.a>the old</c>\n\
                      house &amp; the&nbsp;sea,</v>\n<v Ben>he <00:02.000>said.\n\n00:05.000 --> 00:06.000\nThe house was\n\n\
                      00:07.000 --> 00:08.000\nold and <b>grey</b>.\n";
        keeps_what_is_no_prose(&Vtt, source);
    }
}
