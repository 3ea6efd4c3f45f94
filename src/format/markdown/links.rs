//! The titles of links and pictures, which a reader sees when pointing at them.

use crate::text::Span;
use std::borrow::Cow;

/// Where the title of the link or picture at `link` stands, if the source has it in quotation marks there, as it is read.
/// That of a reference stands in its definition, which is not touched.
pub fn title(source: &str, link: Span, title: &str) -> Option<Span> {
    if title.trim().is_empty() || title.contains('\n') {
        return None;
    }
    let before = link.of(source).strip_suffix(')')?.trim_end();
    let before = before.strip_suffix('"').or_else(|| before.strip_suffix('\''))?;
    let quote = source[link.start + before.len()..].chars().next()?;
    let start = before.strip_suffix(title)?;
    start.ends_with(quote).then(|| Span::new(link.start + start.len(), link.start + before.len()))
}

/// Writes text as it stands in a title.
pub fn escape(text: &str) -> Cow<'_, str> {
    let is_mark = |c: char| matches!(c, '\\' | '"' | '\'' | '&' | '|');
    if !text.contains(is_mark) {
        return text.into();
    }
    let mut escaped = String::with_capacity(text.len() + 2);
    for c in text.chars() {
        if is_mark(c) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_found_where_they_stand_as_they_are_read() {
        let found = |link: &str, text: &str| {
            let source = format!("ab {link} c");
            title(&source, Span::new(3, 3 + link.len()), text).map(|span| span.of(&source).to_owned())
        };
        assert_eq!(found("[a](/b \"The port\")", "The port").as_deref(), Some("The port"));
        assert_eq!(found("![a](/b 'The port' )", "The port").as_deref(), Some("The port"));
        assert_eq!(found("[a](/b \"R &amp; D\")", "R & D"), None);
        assert_eq!(found("[a][b]", "The port"), None);
    }
}
