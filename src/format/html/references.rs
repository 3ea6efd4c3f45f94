//! Character references: where they stand in a text of HTML or Markdown, and what they mean.

use crate::text::Span;
use std::borrow::Cow;

/// A part of a source.
#[derive(Debug, PartialEq, Eq)]
pub struct Piece<'s> {
    /// Where it stands, in bytes of the stretch that was cut.
    pub span: Span,
    /// What a reference means; `None` for text that stands for itself.
    pub meaning: Option<Cow<'s, str>>,
}

/// Where a text stands; references without a semicolon mean less in an attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Between tags.
    Text,
    /// In the value of an attribute.
    Attribute,
}

/// The pieces of a raw text, in order.
pub fn pieces(raw: &str, place: Place) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let (mut plain, mut at) = (0, 0);
    while let Some(start) = memchr::memchr(b'&', &raw.as_bytes()[at..]).map(|offset| at + offset) {
        let end = start + reference_len(&raw[start..]);
        at = end.max(start + 1);
        let reference = &raw[start..end];
        let meaning = match place {
            Place::Text => htmlize::unescape(reference),
            // "&copy=1" is an address and no sign
            Place::Attribute if !reference.ends_with(';') && raw[end..].starts_with('=') => continue,
            Place::Attribute => htmlize::unescape_attribute(reference),
        };
        if meaning == reference {
            continue;
        }
        if plain < start {
            pieces.push(Piece { span: Span::new(plain, start), meaning: None });
        }
        pieces.push(Piece { span: Span::new(start, end), meaning: Some(meaning) });
        plain = end;
    }
    if plain < raw.len() {
        pieces.push(Piece { span: Span::new(plain, raw.len()), meaning: None });
    }
    pieces
}

/// Bytes of what may be a reference at the beginning of `text`, which begins with an ampersand.
fn reference_len(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mark = usize::from(bytes.get(1) == Some(&b'#'));
    let name = bytes[1 + mark..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    let end = 1 + mark + name;
    end + usize::from(bytes.get(end) == Some(&b';'))
}

/// The text that the pieces of `raw` mean, with line ends as a parser of HTML has them.
pub fn meaning(raw: &str, pieces: &[Piece<'_>]) -> String {
    let mut text = String::with_capacity(raw.len());
    for piece in pieces {
        match &piece.meaning {
            Some(meaning) => text.push_str(meaning),
            None if piece.span.of(raw).contains('\r') => {
                text.push_str(&piece.span.of(raw).replace("\r\n", "\n").replace('\r', "\n"));
            }
            None => text.push_str(piece.span.of(raw)),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(raw: &str, place: Place) -> Vec<(&str, Option<String>)> {
        pieces(raw, place)
            .into_iter()
            .map(|piece| (piece.span.of(raw), piece.meaning.map(Cow::into_owned)))
            .collect()
    }

    #[test]
    fn references_are_pieces_of_their_own() {
        let meant = |text: &str| Some(text.to_owned());
        assert_eq!(
            cut("R &amp; D caf&eacute; &#8217;s", Place::Text),
            [
                ("R ", None),
                ("&amp;", meant("&")),
                (" D caf", None),
                ("&eacute;", meant("é")),
                (" ", None),
                ("&#8217;", meant("’")),
                ("s", None)
            ]
        );
        assert_eq!(cut("&amp;eacute;", Place::Text), [("&amp;", meant("&")), ("eacute;", None)]);
    }

    #[test]
    fn what_is_no_reference_stands_for_itself() {
        assert_eq!(cut("a & b &c; &", Place::Text), [("a & b &c; &", None)]);
        assert_eq!(cut("?a=1&copy=2", Place::Attribute), [("?a=1&copy=2", None)]);
    }
}
