//! The sentence around a proposal.

use super::article::Article;
use crate::analysis::Context;
use crate::text::Span;

/// Bytes of text on either side of a change in which its sentence is looked for.
const REACH: usize = 2048;

/// A stretch of a document for reading, around a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// The stretch, in bytes of the document's text.
    pub span: Span,
    /// Whether the text goes on before it in the same sentence.
    pub is_cut_before: bool,
    /// Whether it goes on behind it.
    pub is_cut_after: bool,
}

/// The sentence, or sentences, that `change` is in. Of a very long one, or of a text without sentences, about two
/// kilobytes on either side.
pub fn excerpt(article: &Article, change: Span) -> Excerpt {
    let text = article.document().text();
    let around = around(text, change);
    let block = around.of(text);
    let language = article.language();
    let context = Context::new(block, language, language);
    let tokens = context.tokens();
    let (from, to) = (change.start - around.start, change.end - around.start);
    if tokens.is_empty() {
        return cut(text, around);
    }
    // the tokens that the change touches, or those that it stands between
    let first = tokens.partition_point(|token| token.end() < from).min(tokens.len() - 1);
    let last = tokens.partition_point(|token| token.start() <= to).saturating_sub(1).max(first);
    let start = tokens[context.sentence_of(first).start].start().min(from);
    let end = tokens[context.sentence_of(last).end - 1].end().max(to);
    cut(text, Span::new(around.start + start, around.start + end))
}

/// The paragraph around the change, without the blank lines that bound it, or what of it is near.
fn around(text: &str, change: Span) -> Span {
    let mut start = change.start.saturating_sub(REACH);
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let mut end = (change.end + REACH).min(text.len());
    while !text.is_char_boundary(end) {
        end += 1;
    }
    let blanks = ["\n\n", "\n\r\n"];
    let before = &text[start..change.start];
    let after = &text[change.end..end];
    let begin = blanks.iter().filter_map(|blank| Some(before.rfind(blank)? + blank.len())).max();
    let stop = blanks.iter().filter_map(|blank| after.find(blank)).min();
    Span::new(start + begin.unwrap_or(0), change.end + stop.unwrap_or(after.len()))
}

/// The stretch without white space at its ends, and whether it begins and ends in the midst of a line.
fn cut(text: &str, span: Span) -> Excerpt {
    let is_cut = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace());
    Excerpt {
        span,
        is_cut_before: is_cut(text[..span.start].chars().next_back()),
        is_cut_after: is_cut(text[span.end..].chars().next()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::article::tests::article;

    fn around(text: &str, wrong: &str) -> String {
        let article = article("a.txt", text, &[(wrong, "x", "typos", 0.9)]);
        let found = excerpt(&article, article.proposals()[0].edit.span);
        let sign = |is_cut| if is_cut { "…" } else { "" };
        format!("{}{}{}", sign(found.is_cut_before), found.span.of(text), sign(found.is_cut_after))
    }

    #[test]
    fn the_sentence_is_found() {
        let text = "It rained.\n\nThe mayor left. Teh council stayed in\nthe town. It was late.\n\nThe end.";
        assert_eq!(around(text, "Teh"), "Teh council stayed in\nthe town.");
        assert_eq!(around(text, "rained."), "It rained.");
    }

    #[test]
    fn a_change_between_two_sentences_shows_both() {
        assert_eq!(
            around("It is so. We stood on the ground.The end came. So.", ".The"),
            "We stood on the ground.The end came."
        );
    }

    #[test]
    fn long_lines_are_cut_near_the_change() {
        let text = format!("{}teh{}", "ñañ".repeat(5000), "дом".repeat(5000));
        let shown = around(&text, "teh");
        assert!(shown.starts_with('…') && shown.ends_with('…'));
        assert!(shown.len() < 2 * REACH + 30 && shown.contains("teh"), "{}", shown.len());
    }

    #[test]
    fn white_space_alone_has_an_excerpt_too() {
        assert_eq!(around("   \u{a0}   ", "\u{a0}"), "   \u{a0}   ");
    }
}
