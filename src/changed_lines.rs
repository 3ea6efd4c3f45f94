//! Which lines of a text a round of edits leaves to be looked at again.
//!
//! One repair may show another, but mostly where it was made. A later round looks only at the lines that changed, with
//! the whole text as evidence; a text whose evidence changed is looked at as a whole again.

use crate::analysis::Context;
use crate::edit::{Edit, apply, from_original};
use crate::pass::{Reads, by_name};
use crate::text::chars::is_quote;
use crate::text::{CaseShape, Span};

/// Whether the pass of this name may look at some lines of a text without the others.
pub fn reads_lines(pass: &str) -> bool {
    by_name(pass).is_some_and(|pass| pass.reads == Reads::Lines)
}

/// Lines that edits change, and what of the text around them bears on them.
#[derive(Debug)]
pub struct ChangedLines {
    /// Stretches of whole lines, in order and apart: changed lines with the sentences that they belong to, and a line
    /// on either side.
    stretches: Vec<Span>,
    /// In each stretch what is looked at: all but the lines on either side.
    inner: Vec<Span>,
}

impl ChangedLines {
    /// The lines that `edits` change, found in the text of `context`; `None` if the whole text should be looked at
    /// again, since most of it changed or since an edit changes what other lines are weighed against.
    pub fn of(context: &Context<'_>, edits: &[Edit]) -> Option<Self> {
        let text = context.text();
        if !are_local(text, edits) {
            return None;
        }
        let paragraphs = context.paragraphs();
        let mut lines = Self { stretches: Vec::new(), inner: Vec::new() };
        for edit in edits {
            let at = paragraphs.partition_point(|paragraph| paragraph.span.end < edit.span.start);
            let tokens = paragraphs.get(at)?.tokens.clone();
            let opening = context.sentence_of(tokens.start).start;
            let closing = context.sentence_of(tokens.end - 1).end;
            let first = paragraphs.partition_point(|paragraph| paragraph.tokens.end <= opening);
            let last = paragraphs.partition_point(|paragraph| paragraph.tokens.end < closing);
            let inner = Span::new(paragraphs[first].span.start, paragraphs[last].span.end);
            let before = paragraphs[first.saturating_sub(1)].span.start;
            let after = paragraphs[(last + 1).min(paragraphs.len() - 1)].span.end;
            if edit.span.start < inner.start || edit.span.end > inner.end {
                return None;
            }
            lines.add(Span::new(before, after), inner);
        }
        let length: usize = lines.stretches.iter().map(|stretch| stretch.len()).sum();
        (2 * length < text.len()).then_some(lines)
    }

    fn add(&mut self, stretch: Span, inner: Span) {
        match (self.stretches.last_mut(), self.inner.last_mut()) {
            (Some(last), Some(last_inner)) if stretch.start <= last.end => {
                last.end = last.end.max(stretch.end);
                last_inner.end = last_inner.end.max(inner.end);
            }
            _ => {
                self.stretches.push(stretch);
                self.inner.push(inner);
            }
        }
    }

    /// The stretches, in bytes of the text in which the lines were found.
    pub fn stretches(&self) -> &[Span] {
        &self.stretches
    }

    /// Whether a place of that text is looked at again.
    pub fn include(&self, place: Span) -> bool {
        lies_in_any(place, &self.inner)
    }

    /// The lines as a text of their own, after `edits` were made in the text in which they were found.
    pub fn after(&self, edits: &[Edit], edited: &str) -> Part {
        let (stretches, inner) = (moved(&self.stretches, edits), moved(&self.inner, edits));
        let mut part = Part { text: String::new(), starts: Vec::new(), inner: Vec::new() };
        for (stretch, inner) in stretches.into_iter().zip(inner) {
            let start = part.text.len();
            let own = |place: usize| place - stretch.start + start;
            part.starts.push((start, stretch.start));
            part.inner.push(Span::new(own(inner.start), own(inner.end)));
            part.text.push_str(stretch.of(edited));
            part.text.push_str(BETWEEN);
        }
        part
    }
}

/// What stands between two stretches: they are no neighbours.
const BETWEEN: &str = "\n\n";

/// Some lines of a text as a text of their own.
#[derive(Clone, Debug)]
pub struct Part {
    /// The lines.
    pub text: String,
    /// Where each stretch begins here, and in the text that it is from.
    starts: Vec<(usize, usize)>,
    /// What is looked at.
    inner: Vec<Span>,
}

impl Part {
    /// Whether a place is looked at.
    pub fn includes(&self, place: Span) -> bool {
        lies_in_any(place, &self.inner)
    }

    /// The same lines after edits in them.
    #[must_use]
    pub fn after(&self, edits: &[Edit]) -> Self {
        let starts = from_original(edits, self.starts.iter().map(|(start, _)| *start));
        Self {
            text: apply(&self.text, edits),
            starts: starts.into_iter().zip(self.starts.iter().map(|(_, outer)| *outer)).collect(),
            inner: moved(&self.inner, edits),
        }
    }

    /// The place of a span of these lines in the text that they are from. They must not have been edited.
    pub fn outer(&self, span: Span) -> Span {
        let stretch = self.starts.partition_point(|(start, _)| *start <= span.start).saturating_sub(1);
        let (start, outer) = self.starts[stretch];
        Span::new(span.start - start + outer, span.end - start + outer)
    }
}

/// Whether a place lies within one of the spans, which are in order and apart.
fn lies_in_any(place: Span, spans: &[Span]) -> bool {
    let at = spans.partition_point(|span| span.end < place.end);
    spans.get(at).is_some_and(|span| span.start <= place.start)
}

/// Where spans of a text, in order and apart, are after edits in it.
fn moved(spans: &[Span], edits: &[Edit]) -> Vec<Span> {
    let places = from_original(edits, spans.iter().flat_map(|span| [span.start, span.end]));
    places.chunks_exact(2).map(|ends| Span::new(ends[0], ends[1])).collect()
}

/// Whether edits of `text` change nothing that other lines are weighed against: no line end, no quotation mark nor what
/// stands beside one, no word in capitals, no capital alone.
pub fn are_local(text: &str, edits: &[Edit]) -> bool {
    edits.iter().all(|edit| {
        let beside = [text[..edit.span.start].chars().next_back(), text[edit.span.end..].chars().next()];
        let own = [edit.span.of(text), &*edit.replacement];
        let changed = own.iter().flat_map(|text| text.chars());
        let is_shared = |c: char| c == '\n' || is_quote(c);
        let in_capitals = |text: &str| {
            text.split(|c: char| !c.is_alphabetic())
                .any(|word| !word.is_empty() && CaseShape::of(word) == CaseShape::Upper)
        };
        reads_lines(edit.pass)
            && own[0].to_lowercase() != own[1].to_lowercase()
            && !changed.chain(beside.into_iter().flatten().filter(|c| *c != '\n')).any(is_shared)
            && !own.into_iter().any(in_capitals)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Cleaner, Options};

    fn edits(text: &str) -> Vec<Edit> {
        Cleaner::new(Options::default()).clean(text).report.edits
    }

    const LINES: [&str; 7] = [
        "The council met on Monday to talk about the new bridge over the river.",
        "Nobody had thought that it would take so long.",
        "The goverment said that it would pay for most of the work.",
        "Engineers began to look for a place in the spring of last year.",
        "They found three, and each of them had its friends and its enemies.",
        "The mayor wants the one by the old mill, where the banks are firm.",
        "A decision is expected before the end of the month.",
    ];

    #[test]
    fn a_changed_line_is_looked_at_with_a_line_on_either_side() {
        let text = LINES.join("\n");
        let context = Context::new(&text, None, None);
        let edits = edits(&text);
        let lines = ChangedLines::of(&context, &edits).expect("one line of seven");
        let part = lines.after(&edits, &apply(&text, &edits));
        let expected = [LINES[1], &LINES[2].replace("goverment", "government"), LINES[3]].join("\n");
        assert_eq!(part.text, expected + BETWEEN);
        let place = |word| part.text.find(word).map(|at| Span::new(at, at + 4)).expect("there");
        assert!(part.includes(place("government")) && !part.includes(place("Engineers")));
        let outer = part.outer(place("said"));
        assert_eq!(outer.of(&apply(&text, &edits)), "said");
    }

    #[test]
    fn what_bears_on_other_lines_asks_for_the_whole_text() {
        let asks = |text: &str| {
            let edits = edits(text);
            assert!(!edits.is_empty(), "{text}");
            ChangedLines::of(&Context::new(text, None, None), &edits).is_none()
        };
        let with = |line: &str| LINES.join("\n").replace("goverment", "government") + "\n" + line;
        assert!(asks(&with("She called it the “goverment” of all.")));
        assert!(asks("The goverment said that it would pay."));
        assert!(!asks(&with("It was the the best place of all, and nobody knew why.")));
    }
}
