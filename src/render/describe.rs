//! An edit in words, for the messages of all formats: what stands there, what should, and what is wrong.

use super::escape::Visible;
use crate::edit::Edit;
use crate::text::Span;

/// Characters to the next white space at most. A text without spaces, in Chinese or after a damage, would be
/// taken whole without it.
const REACH: usize = 40;

/// What an edit does to the words that it touches, so that a lost space can be seen: “ground.The” -> “ground. The”.
/// Invisible characters are shown.
pub fn change(text: &str, edit: &Edit) -> String {
    let words = words_around(text, edit.span);
    let (before, after) = (&text[words.start..edit.span.start], &text[edit.span.end..words.end]);
    format!(
        "“{}” -> “{}{}{}”",
        Visible(words.of(text)),
        Visible(before),
        Visible(&edit.replacement),
        Visible(after)
    )
}

/// The words that a span touches: widened to the white space on both sides, or by one character where that is
/// farther than 40 characters away.
pub fn words_around(text: &str, span: Span) -> Span {
    let start = distance_to_space(text[..span.start].chars().rev());
    let end = distance_to_space(text[span.end..].chars());
    Span::new(span.start - start, span.end + end)
}

/// Bytes up to the first white space, or of the first character if that is far.
fn distance_to_space(characters: impl Iterator<Item = char>) -> usize {
    let (mut bytes, mut first) = (0, 0);
    for (index, c) in characters.enumerate() {
        if c.is_whitespace() {
            return bytes;
        }
        if index == REACH {
            return first;
        }
        bytes += c.len_utf8();
        first = if index == 0 { bytes } else { first };
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::tests::edit;

    #[test]
    fn the_words_of_an_edit_are_shown() {
        assert_eq!(change("on the ground.The end", &edit(14, 14, " ")), "“ground.The” -> “ground. The”");
        assert_eq!(change("saw the the house", &edit(7, 11, "")), "“the the” -> “the”");
        assert_eq!(change("go\u{ad}vernment", &edit(2, 4, "")), "“go\\u{ad}vernment” -> “government”");
    }

    #[test]
    fn a_text_without_spaces_is_not_taken_whole() {
        let text = "字".repeat(1000);
        assert_eq!(words_around(&text, Span::new(300, 303)), Span::new(297, 306));
        assert_eq!(words_around(&text, Span::at(0)), Span::new(0, 3));
        let text = format!("{}x", "字".repeat(5));
        assert_eq!(words_around(&text, Span::at(9)), Span::new(0, 16));
    }
}
