//! From edits of the prose back to edits of the source.

use super::ArticleFormat;
use super::prose::{Prose, Run, RunKind};
use crate::edit::{Edit, apply};
use crate::report::Report;
use crate::text::Span;
use similar::{Algorithm, capture_diff_slices};
use std::borrow::Cow;

/// What is done to one stretch of the source.
#[derive(Debug, PartialEq, Eq)]
struct Change {
    span: Span,
    replacement: String,
}

/// How often a source is read to find the edits that it has no room for: enough for a few of them among thousands.
const READINGS: usize = 200;

/// An edit of the prose and the one of the source that does the same.
struct Placed {
    own: Edit,
    placed: Edit,
}

/// What an edit changes in the prose: a stretch and what stands there instead.
struct Part<'e> {
    span: Span,
    replacement: Cow<'e, str>,
}

impl Prose {
    /// The report by places in the source. Edits that the source has no place for are left out: those that would touch
    /// what is no text, or a half of a character reference.
    pub fn locate(&self, source: &str, report: Report) -> Report {
        self.locate_those(source, report, |edits| edits)
    }

    /// The same without the edits behind which `format` would read the source in another way, because what stands there
    /// becomes markup.
    pub fn locate_as(&self, format: &dyn ArticleFormat, source: &str, report: Report) -> Report {
        self.locate_those(source, report, |edits| self.that_last(format, source, edits, &mut { READINGS }))
    }

    fn locate_those(
        &self,
        source: &str,
        report: Report,
        keep: impl Fn(Vec<Placed>) -> Vec<Placed>,
    ) -> Report {
        let place = |edits: Vec<Edit>| -> Vec<Placed> {
            let place = |own: Edit| self.edit_in(source, &own).map(|placed| Placed { own, placed });
            let mut edits: Vec<Placed> = edits.into_iter().filter_map(place).collect();
            edits.sort_by_key(|edit| edit.placed.span);
            edits
        };
        let placed = |edits: Vec<Placed>| edits.into_iter().map(|edit| edit.placed).collect();
        let mut edits = place(report.edits);
        // an edit over a tag spans the text on both sides of it, and with it perhaps a place that another edit means
        edits.dedup_by(|next, kept| kept.placed.span.collides(next.placed.span));
        let remarks = report.remarks.into_iter().filter_map(|mut remark| {
            remark.span = self.span_in(remark.span)?;
            Some(remark)
        });
        let remarks = remarks.collect();
        Report { edits: placed(keep(edits)), held_back: placed(place(report.held_back)), remarks, ..report }
    }

    /// Those of the edits whose outcome the format reads as it was meant. Nearly always all of them do.
    /// `readings` is how often the source may be read for it; what is not settled by then is left out.
    fn that_last(
        &self,
        format: &dyn ArticleFormat,
        source: &str,
        mut edits: Vec<Placed>,
        readings: &mut usize,
    ) -> Vec<Placed> {
        if edits.is_empty() || *readings == 0 {
            return Vec::new();
        }
        *readings -= 1;
        if self.lasts(format, source, &edits) {
            return edits;
        }
        if edits.len() == 1 {
            return Vec::new();
        }
        let rest = edits.split_off(edits.len() / 2);
        let mut edits = self.that_last(format, source, edits, readings);
        let rest = self.that_last(format, source, rest, readings);
        let alone = edits.len();
        edits.extend(rest);
        if alone > 0 && alone < edits.len() && !self.lasts(format, source, &edits) {
            edits.truncate(alone);
        }
        edits
    }

    /// Whether the source with these edits has the prose with these edits.
    fn lasts(&self, format: &dyn ArticleFormat, source: &str, edits: &[Placed]) -> bool {
        let mut own: Vec<&Edit> = edits.iter().map(|edit| &edit.own).collect();
        own.sort_by_key(|edit| edit.span);
        let changed = apply(source, edits.iter().map(|edit| &edit.placed));
        match format.prose(&changed) {
            Ok(Some(prose)) => prose.text() == apply(self.text(), own),
            Ok(None) | Err(_) => false,
        }
    }

    /// The edit of the source that does what `edit` does to the prose, if there is one.
    pub fn edit_in(&self, source: &str, edit: &Edit) -> Option<Edit> {
        let parts = self.parts(edit);
        let mut changes = Vec::new();
        for part in &parts {
            changes.extend(self.change(source, part)?);
        }
        if !changes.is_sorted_by(|a, b| a.span.end <= b.span.start) {
            return None;
        }
        let (first, last) = (changes.first()?, changes.last()?);
        let mut span = Span::new(first.span.start, last.span.end);
        if let Some(whole) =
            self.verbatim(edit.span).filter(|whole| whole.start <= span.start && span.end <= whole.end)
        {
            // inside one stretch of text the edit keeps the words that it was found in
            span = whole;
        }
        let mut replacement = String::new();
        let mut at = span.start;
        for change in &changes {
            replacement.push_str(&source[at..change.span.start]);
            replacement.push_str(&change.replacement);
            at = change.span.end;
        }
        replacement.push_str(&source[at..span.end]);
        Some(Edit { span, replacement, ..edit.clone() })
    }

    /// What the edit changes, letter by letter.
    fn parts<'e>(&self, edit: &'e Edit) -> Vec<Part<'e>> {
        let wrong = edit.span.of(self.text());
        let (old, new): (Vec<char>, Vec<char>) =
            (wrong.chars().collect(), edit.replacement.chars().collect());
        let (old_ends, new_ends) = (ends(wrong), ends(&edit.replacement));
        let changed = capture_diff_slices(Algorithm::Myers, &old, &new).into_iter().filter_map(|op| {
            let (old, new) = (op.old_range(), op.new_range());
            let is_changed = op.tag() != similar::DiffTag::Equal;
            is_changed.then(|| Part {
                span: Span::new(edit.span.start + old_ends[old.start], edit.span.start + old_ends[old.end]),
                replacement: Cow::Borrowed(&edit.replacement[new_ends[new.start]..new_ends[new.end]]),
            })
        });
        changed.map(|part| self.turned(part)).collect()
    }

    /// A deletion that begins with the space of a line break and stands before another space, one letter on: "the⏎the
    /// cat" loses the second word, and the line break stays.
    fn turned<'e>(&self, part: Part<'e>) -> Part<'e> {
        let Span { start, end } = part.span;
        let is_break = self.run_at(start).is_some_and(|run| run.kind == RunKind::Space);
        let turns = is_break
            && part.replacement.is_empty()
            && part.span.len() > 1
            && self.text().as_bytes().get(end) == Some(&b' ')
            && self.run_at(end).is_some_and(|run| run.kind == RunKind::Verbatim);
        if turns { Part { span: Span::new(start + 1, end + 1), ..part } } else { part }
    }

    /// What a part of an edit does to the source: one change for each stretch that it reaches.
    fn change(&self, source: &str, part: &Part<'_>) -> Option<Vec<Change>> {
        if part.span.is_empty() {
            return self.insertion(part.span.start, &part.replacement).map(|change| vec![change]);
        }
        let first = self.runs.partition_point(|run| run.prose.end <= part.span.start);
        let mut changes = Vec::new();
        for run in self.runs[first..].iter().take_while(|run| run.prose.start < part.span.end) {
            let inside = Span::new(run.prose.start.max(part.span.start), run.prose.end.min(part.span.end));
            let span = match run.kind {
                RunKind::Verbatim => run.source_of(inside),
                RunKind::Encoded | RunKind::Space if inside == run.prose => run.source,
                _ => return None,
            };
            // what is inserted stands where the first deleted letter stood
            let text = if changes.is_empty() { &*part.replacement } else { "" };
            if run.kind == RunKind::Space && !is_blank(run.source.of(source)) {
                return None;
            }
            changes.push(Change { span, replacement: (run.escape)(text).into_owned() });
        }
        Some(changes)
    }

    /// Where `text` is inserted so that it stands at the byte `at` of the prose.
    fn insertion(&self, at: usize, text: &str) -> Option<Change> {
        let next = self.runs.partition_point(|run| run.prose.end <= at);
        let right = self.runs.get(next)?;
        if right.prose.start < at {
            let inside = right.kind == RunKind::Verbatim;
            return inside.then(|| right.insert(right.source_of(Span::at(at)).start, text));
        }
        let left = next.checked_sub(1).map(|left| &self.runs[left]).filter(|left| left.block == right.block);
        if self.is_tight {
            return tight(left, right, at, text, self.text());
        }
        let Some(left) = left else { return Some(right.insert(right.source.start, text)) };
        let is_end = right.is_block_end(self);
        if is_end || continues(self.text(), at, text) && left.kind != RunKind::Fixed {
            return Some(left.insert(left.source.end, text));
        }
        if leads_on(self.text(), at, text) {
            return Some(right.insert(right.source.start, text));
        }
        Some(right.insert(right.outside, text))
    }

    /// The run that holds the byte `at` of the prose.
    fn run_at(&self, at: usize) -> Option<&Run> {
        self.runs.get(self.runs.partition_point(|run| run.prose.end <= at))
    }

    /// The source of a stretch of the prose that is verbatim in it.
    fn verbatim(&self, span: Span) -> Option<Span> {
        let run = self.run_at(span.start)?;
        (run.kind == RunKind::Verbatim && span.end <= run.prose.end).then(|| run.source_of(span))
    }

    /// The stretch of the source from the first to the last letter of a stretch of the prose.
    fn span_in(&self, span: Span) -> Option<Span> {
        let first = self.run_at(span.start)?;
        let last = if span.is_empty() { first } else { self.run_at(span.end - 1)? };
        let start = first.source_of(Span::at(span.start)).start;
        let end = last.source_of(Span::at(span.end.min(last.prose.end))).end;
        let whole = Span::new(start, if last.kind == RunKind::Verbatim { end } else { last.source.end });
        (whole.start <= whole.end).then_some(whole)
    }
}

impl Run {
    /// Where a part of the run stands in the source; of a run that changes as a whole, all of it.
    fn source_of(&self, part: Span) -> Span {
        if self.kind != RunKind::Verbatim {
            return self.source;
        }
        let start = self.source.start + part.start - self.prose.start;
        Span::new(start, start + part.len())
    }

    fn insert(&self, at: usize, text: &str) -> Change {
        Change { span: Span::at(at), replacement: (self.escape)(text).into_owned() }
    }

    /// Whether the run is the line end behind a block.
    fn is_block_end(&self, prose: &Prose) -> bool {
        self.kind == RunKind::Fixed && self.source.is_empty() && self.prose.of(prose.text()) == "\n"
    }
}

/// An insertion between two runs where text can only stand inside of a stretch of text.
fn tight(left: Option<&Run>, right: &Run, at: usize, text: &str, prose: &str) -> Option<Change> {
    let is_text = |run: &&Run| matches!(run.kind, RunKind::Verbatim | RunKind::Encoded);
    let (left, right) = (left.filter(is_text), Some(right).filter(is_text));
    match (left, right) {
        (Some(left), Some(right)) => {
            let is_left = continues(prose, at, text)
                || !leads_on(prose, at, text) && right.outside < right.source.start;
            Some(if is_left {
                left.insert(left.source.end, text)
            } else {
                right.insert(right.source.start, text)
            })
        }
        (Some(left), None) => Some(left.insert(left.source.end, text)),
        (None, Some(right)) => Some(right.insert(right.source.start, text)),
        (None, None) => None,
    }
}

/// Whether what is inserted goes on with the word before it.
fn continues(prose: &str, at: usize, text: &str) -> bool {
    is_letter(text.chars().next()) && is_letter(prose[..at].chars().next_back())
}

/// Whether the word behind goes on with what is inserted.
fn leads_on(prose: &str, at: usize, text: &str) -> bool {
    is_letter(text.chars().next_back()) && is_letter(prose[at..].chars().next())
}

fn is_letter(c: Option<char>) -> bool {
    c.is_some_and(char::is_alphanumeric)
}

/// Whether a line break is nothing but white space: then it may go. One with marks around it stays.
fn is_blank(text: &str) -> bool {
    text.chars().all(char::is_whitespace)
}

/// Byte offsets of the characters of a text, and its length.
fn ends(text: &str) -> Vec<usize> {
    text.char_indices().map(|(at, _)| at).chain([text.len()]).collect()
}

#[cfg(test)]
mod tests {
    use super::super::prose::{Builder, Tag};
    use super::*;
    use crate::edit::tests::edit;
    use std::borrow::Cow;

    fn escape(text: &str) -> Cow<'_, str> {
        if text.contains('&') { text.replace('&', "&amp;").into() } else { text.into() }
    }

    /// Prose of a small markup: `<x>` and `</x>` are tags, `&amp;` is a reference, `{…}` is code, `|` ends a block and `_`
    /// is a line break.
    fn prose(source: &str) -> Prose {
        let mut builder = Builder::new(source, escape);
        let mut at = 0;
        while at < source.len() {
            let rest = &source[at..];
            let stretch = |end: char| Span::new(at, at + rest.find(end).expect("an end") + 1);
            let span = match rest.as_bytes()[0] {
                b'<' => stretch('>'),
                b'&' => stretch(';'),
                b'{' => stretch('}'),
                _ => Span::new(at, at + rest.chars().next().expect("a character").len_utf8()),
            };
            match rest.as_bytes()[0] {
                b'<' => builder.tag(span, if rest.starts_with("</") { Tag::Close } else { Tag::Open }),
                b'&' => builder.encoded(span, "&"),
                b'{' => builder.opaque(span),
                b'|' => builder.end_block(),
                b'_' => builder.space(span),
                _ => builder.text(span),
            }
            at = span.end;
        }
        builder.finish()
    }

    /// The source after replacing `wrong`, in the prose, by `right`.
    fn changed(source: &str, wrong: &str, right: &str) -> Option<String> {
        let prose = prose(source);
        let at = prose.text().find(wrong).expect("the prose has it");
        let edit = prose.edit_in(source, &edit(at, at + wrong.len(), right))?;
        Some(crate::edit::apply(source, &[edit]))
    }

    #[test]
    fn a_space_goes_outside_of_the_elements_that_end_or_begin() {
        for (source, wrong, right, wanted) in [
            ("led by <a>Larsenbut</a> the", "Larsenbut", "Larsen, but", "led by <a>Larsen, but</a> the"),
            ("<a>Mette Larsen</a>but he", "Larsenbut", "Larsen, but", "<a>Mette Larsen</a>, but he"),
            ("he saw<b>the cat</b>", "sawthe", "saw the", "he saw <b>the cat</b>"),
            ("<i>saw</i><b>the</b>", "sawthe", "saw the", "<i>saw</i> <b>the</b>"),
            ("<b><i>saw</i></b>the", "sawthe", "saw the", "<b><i>saw</i></b> the"),
            ("<b>hous</b> of", "hous", "house", "<b>house</b> of"),
            ("the <b>ouse</b>", "ouse", "house", "the <b>house</b>"),
            ("<b>dont</b>.", "dont", "don't", "<b>don't</b>."),
            ("It ended<b>.</b>", "ended", "ended up", "It ended up<b>.</b>"),
        ] {
            assert_eq!(changed(source, wrong, right).as_deref(), Some(wanted), "{source}");
        }
    }

    #[test]
    fn markup_inside_of_an_edit_stays() {
        assert_eq!(
            changed("a <b>Com</b>abte b", "Comabte", "Combate").as_deref(),
            Some("a <b>Comb</b>ate b")
        );
        assert_eq!(
            changed("of the <b>the</b> cat", " the the", " the").as_deref(),
            Some("of the<b></b> cat")
        );
    }

    #[test]
    fn what_is_written_in_another_way_is_kept_so() {
        assert_eq!(changed("R &amp; Ddoes", "R & Ddoes", "R & D does").as_deref(), Some("R &amp; D does"));
        assert_eq!(changed("R D does", "R D", "R & D").as_deref(), Some("R &amp; D does"));
        assert_eq!(changed("R &amp; D", "&", "and").as_deref(), Some("R and D"));
    }

    #[test]
    fn what_is_no_text_is_not_touched() {
        assert_eq!(changed("call {f(x)} now", "f(x)", "f(y)"), None);
        assert_eq!(changed("one|two", "e\nt", "e t"), None);
        assert_eq!(changed("call{f(x)} now", "call", "call ").as_deref(), Some("call {f(x)} now"));
    }

    #[test]
    fn a_doubled_word_goes_and_the_line_break_stays() {
        assert_eq!(changed("of the_the cat", "the the cat", "the cat").as_deref(), Some("of the_cat"));
        assert_eq!(changed("of the_the cat", "the the", "the").as_deref(), Some("of the_cat"));
    }

    #[test]
    fn blocks_are_lines_of_their_own() {
        let prose = prose("|one <b>two</b>||three_|");
        assert_eq!(prose.text(), "one two\nthree \n");
        assert_eq!(prose.markup().boundaries, [4]);
    }
}
