//! What a writer marks as not to be touched: comments that tell this program to leave text alone, and the expressions of
//! templates that become text only later.

use super::SyntaxError;
use crate::text::Span;

/// How the comments begin.
const NAME: &str = "postedit-ignore";

/// Longest expression of a template, in bytes: beyond it, two braces are just braces.
const EXPRESSION_BYTES: usize = 500;

/// What a comment asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Directive {
    NextLine,
    Start,
    End,
}

/// Stretches of a source that stay as they are, whatever the format says of them.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Ignored {
    /// In order, without overlap.
    spans: Vec<Span>,
}

/// Collects the comments of a source, in their order.
#[derive(Debug, Default)]
pub struct Comments {
    directives: Vec<(Directive, Span)>,
}

impl Comments {
    /// Adds a comment of the source at `span`, if it is one for this program. `text` is what stands between its marks.
    ///
    /// # Errors
    /// A comment of this program that it does not understand.
    pub fn add(&mut self, span: Span, text: &str) -> Result<(), SyntaxError> {
        let Some(rest) = text.trim().strip_prefix(NAME) else { return Ok(()) };
        let directive = match rest {
            "-next-line" => Directive::NextLine,
            "-start" => Directive::Start,
            "-end" => Directive::End,
            _ => {
                return Err(SyntaxError {
                    offset: span.start,
                    message: format!(
                        "this comment is not understood; there are {NAME}-next-line, {NAME}-start and {NAME}-end, with \
                         nothing behind the name"
                    ),
                });
            }
        };
        self.directives.push((directive, span));
        Ok(())
    }

    /// Adds the comments in a stretch of HTML.
    ///
    /// # Errors
    /// A comment of this program that it does not understand.
    pub fn add_html(&mut self, source: &str, html: Span) -> Result<(), SyntaxError> {
        let mut at = html.start;
        while let Some(start) = source[at..html.end].find("<!--").map(|offset| at + offset) {
            let inner = start + "<!--".len();
            let Some(end) = source[inner..html.end].find("-->").map(|offset| inner + offset) else { break };
            at = end + "-->".len();
            self.add(Span::new(start, at), &source[inner..end])?;
        }
        Ok(())
    }

    /// What stays as it is in `source`. `is_text` tells whether some of a line of it is text.
    pub fn ignored(self, source: &str, is_text: impl Fn(Span) -> bool) -> Ignored {
        let mut spans = expressions(source);
        let mut open = None;
        for (directive, span) in self.directives {
            match directive {
                Directive::Start => open = open.or(Some(span.end)),
                Directive::End => spans.extend(open.take().map(|start| Span::new(start, span.start))),
                Directive::NextLine => {
                    spans.extend(lines_behind(source, span.end).find(|line| is_text(*line)))
                }
            }
        }
        spans.extend(open.map(|start| Span::new(start, source.len())));
        Ignored { spans: joined(spans) }
    }
}

impl Ignored {
    /// Whether nothing is ignored.
    pub fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    /// The parts of `span`, in order, each with whether it is ignored.
    pub fn parts(&self, span: Span) -> impl Iterator<Item = (Span, bool)> + '_ {
        let mut next = self.spans.partition_point(|ignored| ignored.end <= span.start);
        let mut at = span.start;
        std::iter::from_fn(move || {
            if at >= span.end {
                return None;
            }
            let ignored = self.spans.get(next).filter(|ignored| ignored.start < span.end);
            let (end, is_ignored) = match ignored {
                Some(ignored) if ignored.start <= at => (ignored.end.min(span.end), true),
                Some(ignored) => (ignored.start, false),
                None => (span.end, false),
            };
            next += usize::from(is_ignored);
            let part = Span::new(at, end);
            at = end;
            Some((part, is_ignored))
        })
    }

    /// Whether some of `span` is ignored.
    pub fn has_part_in(&self, span: Span) -> bool {
        self.parts(span).any(|(_, is_ignored)| is_ignored)
    }
}

/// The lines of a source behind the one that the byte `at` is on, without their ends.
fn lines_behind(source: &str, at: usize) -> impl Iterator<Item = Span> + '_ {
    let mut next = source[at..].find('\n').map(|offset| at + offset + 1);
    std::iter::from_fn(move || {
        let start = next?;
        let end = source[start..].find('\n').map(|offset| start + offset);
        next = end.map(|end| end + 1);
        Some(Span::new(start, end.unwrap_or(source.len())))
    })
}

/// The expressions and statements of template languages: `{{ title }}`, `{% include x %}`.
fn expressions(source: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = memchr::memchr(b'{', &source.as_bytes()[at..]).map(|offset| at + offset) {
        at = start + 1;
        let closing = match source.as_bytes().get(at) {
            Some(b'{') => "}}",
            Some(b'%') => "%}",
            _ => continue,
        };
        let mut limit = (at + EXPRESSION_BYTES).min(source.len());
        while !source.is_char_boundary(limit) {
            limit -= 1;
        }
        let inside = &source[at + 1..limit];
        if let Some(length) = inside.find(closing).filter(|&end| !inside[..end].contains("\n\n")) {
            at += 1 + length + closing.len();
            found.push(Span::new(start, at));
        }
    }
    found
}

/// Spans in order, those that touch made one.
fn joined(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    let mut joined: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans.into_iter().filter(|span| !span.is_empty()) {
        match joined.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => joined.push(span),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is ignored of a source, each line of which is text if it is not blank and no comment.
    fn ignored(source: &str) -> Vec<&str> {
        let mut comments = Comments::default();
        comments.add_html(source, Span::new(0, source.len())).expect("comments");
        let is_text = |line: Span| {
            let line = line.of(source).trim();
            !line.is_empty() && !line.starts_with("<!--")
        };
        let ignored = comments.ignored(source, is_text);
        ignored.spans.into_iter().map(|span| span.of(source)).collect()
    }

    #[test]
    fn the_next_line_with_text_is_ignored() {
        assert_eq!(ignored("a\n<!-- postedit-ignore-next-line -->\n\n<!-- x -->\nb\nc"), ["b"]);
        assert_eq!(ignored("a\n<!--postedit-ignore-next-line--> b\r\nc\r\nd"), ["c\r"]);
        assert!(ignored("a <!-- postedit-ignore-next-line --> b").is_empty());
    }

    #[test]
    fn what_stands_between_start_and_end_is_ignored() {
        assert_eq!(ignored("a<!-- postedit-ignore-start -->b\nc<!-- postedit-ignore-end -->d"), ["b\nc"]);
        assert_eq!(ignored("a<!-- postedit-ignore-start -->b\nc"), ["b\nc"]);
        assert!(ignored("a<!-- postedit-ignore-end -->b").is_empty());
        let twice =
            "<!-- postedit-ignore-start -->a<!-- postedit-ignore-start -->b<!-- postedit-ignore-end -->c";
        assert_eq!(ignored(twice), ["a<!-- postedit-ignore-start -->b"]);
    }

    #[test]
    fn expressions_of_templates_are_ignored() {
        assert_eq!(
            ignored("Dear {{ name }}, {% if x %}hi{% endif %} {a} {{"),
            ["{{ name }}", "{% if x %}", "{% endif %}"]
        );
        assert!(ignored("{{\n\n}} {%é").is_empty());
    }

    #[test]
    fn what_is_not_understood_is_told_with_its_place() {
        let mut comments = Comments::default();
        assert!(comments.add(Span::new(3, 9), " postedit-ignore-next-line typos ").is_err());
        let error = comments.add(Span::new(3, 9), "postedit-ignore").expect_err("needs a name");
        assert_eq!(error.offset, 3);
        assert!(comments.add(Span::new(3, 9), "an ordinary comment").is_ok());
    }

    #[test]
    fn parts_cover_the_span() {
        let ignored = Ignored { spans: vec![Span::new(2, 4), Span::new(6, 9)] };
        let parts: Vec<_> = ignored.parts(Span::new(3, 8)).map(|(p, is)| (p.start, p.end, is)).collect();
        assert_eq!(parts, [(3, 4, true), (4, 6, false), (6, 8, true)]);
        assert!(!ignored.has_part_in(Span::new(4, 6)) && ignored.has_part_in(Span::new(0, 3)));
    }
}
