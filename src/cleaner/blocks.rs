//! Long texts are cleaned in blocks: where they end, and how the reports of them become one.

use crate::analysis::Context;
use crate::language::Language;
use crate::report::Report;
use crate::text::Span;

/// Bytes of the pieces that long texts are taken in, about: a piece ends at the end of the line or record that reaches them.
/// It is fixed, because what a text gives must not depend on whether it is held whole, nor on the machine.
pub const PIECE_BYTES: usize = 1 << 20;

/// Texts longer than this many bytes are cleaned in blocks of this length at most, but for the line that it ends in: in
/// parallel, so that memory does not grow with the file, and small enough for the caches of a processor.
const BLOCK_BYTES: usize = 1 << 18;

/// The blocks that a text is cleaned in. Those of the pieces that a long file is read in are those of the whole file.
pub(super) fn blocks(text: &str) -> Vec<Span> {
    let pieces = cut(text, Span::new(0, text.len()), PIECE_BYTES);
    let blocks = pieces.into_iter().flat_map(|piece| {
        // of about the same length, not the last of a few lines
        let even = piece.len().div_ceil(piece.len().div_ceil(BLOCK_BYTES).max(1));
        cut(text, piece, even)
    });
    blocks.collect()
}

/// Cuts a part of a text at the ends of the lines that hold its every `bytes`th byte or so. At least one is left.
fn cut(text: &str, part: Span, bytes: usize) -> Vec<Span> {
    let mut cut = Vec::new();
    let mut start = part.start;
    while part.end - start > bytes {
        let Some(offset) = memchr::memchr(b'\n', &text.as_bytes()[start + bytes..part.end]) else { break };
        let end = start + bytes + offset + 1;
        cut.push(Span::new(start, end));
        start = end;
    }
    if start < part.end || cut.is_empty() {
        cut.push(Span::new(start, part.end));
    }
    cut
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
        assert_eq!(blocks(&text).len(), 3);
        let cleaned = Cleaner::new(Options::default()).clean(&text);
        assert_eq!(cleaned.text, text.replace("the the", "the"));
        assert_eq!(cleaned.report.edits.len(), text.lines().count());
    }

    #[test]
    fn the_pieces_of_a_file_have_the_blocks_of_the_whole() {
        let text = "The plan would go ahead in the spring.\n".repeat(5 * PIECE_BYTES / 2 / 39);
        let pieces = cut(&text, Span::new(0, text.len()), PIECE_BYTES);
        let of_pieces = pieces.iter().flat_map(|piece| {
            let own = blocks(piece.of(&text)).into_iter();
            own.map(|block| Span::new(piece.start + block.start, piece.start + block.end))
        });
        assert_eq!(of_pieces.collect::<Vec<_>>(), blocks(&text));
        assert!(blocks(&text).iter().all(|block| block.len() <= BLOCK_BYTES + 39));
        assert_eq!(blocks(""), [Span::new(0, 0)]);
    }
}
