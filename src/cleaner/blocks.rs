//! Long texts are cleaned in blocks: where they end, and how the reports of them become one.

use crate::analysis::Context;
use crate::language::Language;
use crate::report::Report;
use crate::text::Span;

/// Texts longer than this many bytes are cleaned in blocks of about this length, in parallel, so that
/// memory does not grow with the file. A block ends at a line end.
const BLOCK_BYTES: usize = 1 << 20;

/// The blocks that a text is cleaned in: line by line up to about [`BLOCK_BYTES`].
pub(super) fn blocks(text: &str) -> Vec<Span> {
    let mut blocks = Vec::new();
    let mut start = 0;
    while text.len() - start > BLOCK_BYTES {
        let Some(offset) = memchr::memchr(b'\n', &text.as_bytes()[start + BLOCK_BYTES..]) else { break };
        let end = start + BLOCK_BYTES + offset + 1;
        blocks.push(Span::new(start, end));
        start = end;
    }
    if start < text.len() || blocks.is_empty() {
        blocks.push(Span::new(start, text.len()));
    }
    blocks
}

/// The language that the blocks of a text are cleaned in, by the beginning of the first.
pub(crate) fn first_language(text: &str, block: Span) -> Option<Language> {
    let mut end = block.end.min(block.start + 16_384);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let language = Context::new(&text[block.start..end], None, None).language();
    (language != Language::UNDETERMINED).then_some(language)
}

/// Moves all places of a report by so many bytes.
pub(super) fn shift(report: &mut Report, by: usize) {
    let moved = |span: Span| Span::new(span.start + by, span.end + by);
    for edit in report.edits.iter_mut().chain(&mut report.held_back) {
        edit.span = moved(edit.span);
    }
    for remark in &mut report.remarks {
        remark.span = moved(remark.span);
    }
}

/// One report of those of all blocks, in their order.
pub(super) fn join(reports: Vec<Report>, language: Option<Language>) -> Report {
    let mut joined = Report { language, ..Report::default() };
    for report in reports {
        joined.edits.extend(report.edits);
        joined.held_back.extend(report.held_back);
        joined.remarks.extend(report.remarks);
        joined.source = joined.source.or(report.source);
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cleaner::{Cleaner, Options};

    #[test]
    fn long_texts_are_cleaned_in_blocks() {
        let line = "The minister said that the the plan would go ahead in the spring of next year.\n";
        let text = line.repeat(2 * BLOCK_BYTES / line.len() + 10);
        assert!(blocks(&text).len() > 1);
        let cleaned = Cleaner::new(Options::default()).clean(&text);
        assert_eq!(cleaned.text, text.replace("the the", "the"));
        assert_eq!(cleaned.report.edits.len(), text.lines().count());
    }
}
