//! How a proposal is put in words: the words that it touches, as they are and as they would be.

use super::findings::Found;
use postedit::render::escape::Visible;
use postedit::text::Span;

/// Characters of context on either side of an edit at most.
const BESIDE: usize = 40;

/// Characters of a text that is shown on one line at most.
const LONGEST: usize = 80;

/// The words that a proposal touches, before and after; `None` for a remark.
pub fn change(text: &str, found: &Found) -> Option<(String, String)> {
    let replacement = found.replacement.as_deref()?;
    let wide = words_around(text, found.span);
    let (left, right) = (&text[wide.start..found.span.start], &text[found.span.end..wide.end]);
    let before = format!("{left}{}{right}", found.span.of(text));
    Some((short(&before), short(&format!("{left}{replacement}{right}"))))
}

/// The same with an arrow, its control and invisible characters shown.
pub fn arrow(text: &str, found: &Found) -> Option<String> {
    let (before, after) = change(text, found)?;
    Some(format!("“{}” → “{}”", Visible(&before), Visible(&after)))
}

/// A span widened to the words on both sides, without markup.
fn words_around(text: &str, span: Span) -> Span {
    let is_apart = |c: char| c.is_whitespace() || c == '<' || c == '>';
    let left = text[..span.start].chars().rev().take(BESIDE).take_while(|&c| !is_apart(c));
    let right = text[span.end..].chars().take(BESIDE).take_while(|&c| !is_apart(c));
    Span {
        start: span.start - left.map(char::len_utf8).sum::<usize>(),
        end: span.end + right.map(char::len_utf8).sum::<usize>(),
    }
}

/// A text without its middle, if it is long.
fn short(text: &str) -> String {
    let count = text.chars().count();
    if count <= LONGEST {
        return text.to_owned();
    }
    let half = LONGEST / 2;
    let head: String = text.chars().take(half).collect();
    let tail: String = text.chars().skip(count - half).collect();
    format!("{head}…{tail}")
}

/// A probability for a person: whole percents, and never a hundred.
pub fn percent(confidence: f32) -> String {
    format!("{} %", (confidence * 100.0).floor().clamp(0.0, 99.0))
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use crate::cli::lsp::findings::Rank;

    /// A finding of a replacement.
    pub fn found(start: usize, end: usize, replacement: Option<&str>, rank: Rank) -> Found {
        Found {
            span: Span::new(start, end),
            shown: Span::new(start, end),
            replacement: replacement.map(str::to_owned),
            rank,
            pass: "typos",
            class: postedit::Class::Typo,
            confidence: 0.97,
            message: "a message".to_owned(),
            evidence: vec!["a reason".to_owned()],
        }
    }

    #[test]
    fn a_change_is_shown_with_its_words() {
        let shown = |text: &str, start, end, new| arrow(text, &found(start, end, Some(new), Rank::Fix));
        assert_eq!(shown("on ground.The day", 10, 10, " ").as_deref(), Some("“ground.The” → “ground. The”"));
        assert_eq!(shown("saw the the cat", 7, 11, "").as_deref(), Some("“the the” → “the”"));
        assert_eq!(shown("<b>teh</b>", 3, 6, "the").as_deref(), Some("“teh” → “the”"));
        assert_eq!(shown("go\u{ad}od", 2, 4, "").as_deref(), Some("“go\\u{ad}od” → “good”"));
        assert_eq!(arrow("x", &found(0, 1, None, Rank::Remark)), None);
        let long = "x".repeat(1000);
        assert!(shown(&long, 500, 501, "y").expect("a change").chars().count() < 250);
        assert!(shown(&long, 0, 1000, &long).expect("a change").chars().count() < 250);
    }

    #[test]
    fn nothing_is_certain() {
        assert_eq!([percent(1.0), percent(0.856), percent(0.3)], ["99 %", "85 %", "30 %"]);
    }
}
