//! Edits: non-overlapping replacements in order, how they are applied and how two rounds of them
//! become one.

use crate::finding::{Class, Level};
use crate::text::Span;

/// One proposed repair after resolution. Offsets are bytes of the original text.
#[derive(Clone, Debug, PartialEq)]
pub struct Edit {
    /// What is replaced.
    pub span: Span,
    /// What stands there instead.
    pub replacement: String,
    /// The pass that proposed it.
    pub pass: &'static str,
    /// The kind of artifact.
    pub class: Class,
    /// Whether it is applied by default.
    pub level: Level,
    /// Probability in 0..=1 that an editor would make this very repair.
    pub confidence: f32,
    /// What is wrong, for a person.
    pub message: String,
    /// Why, strongest reason first.
    pub evidence: Vec<String>,
}

/// `text` with `edits` made. The edits must be in order and must not overlap.
pub fn apply<'e>(text: &str, edits: impl IntoIterator<Item = &'e Edit>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut last = 0;
    for edit in edits {
        out.push_str(&text[last..edit.span.start]);
        out.push_str(&edit.replacement);
        last = edit.span.end;
    }
    out.push_str(&text[last..]);
    out
}

/// The edits of the first text that do at once what `first` and then `second` do, where `second` was
/// found in `middle`, the text that `first` made. Edits that touch become one, which keeps the reasons
/// of all and the lowest confidence.
pub fn compose(middle: &str, first: Vec<Edit>, second: Vec<Edit>) -> Vec<Edit> {
    if first.is_empty() {
        return second;
    }
    let mut parts = in_middle(first);
    parts.extend(second.into_iter().map(|edit| Part { middle: edit.span, edit, is_new: true }));
    parts.sort_by_key(|part| (part.middle.start, part.middle.end, part.is_new));

    let mut composed: Vec<Edit> = Vec::with_capacity(parts.len());
    let mut shift = 0;
    let mut parts = parts.into_iter().peekable();
    while let Some(part) = parts.next() {
        let mut reach = part.middle;
        let mut group = vec![part];
        while let Some(next) = parts.next_if(|next| touches(&group, reach, next)) {
            reach.end = reach.end.max(next.middle.end);
            group.push(next);
        }
        composed.push(join(middle, reach, group, &mut shift));
    }
    composed
}

/// The place in the first text of the span `at` of the text that `edits` made of it. A span that lies
/// in or touches a replacement is widened to what was replaced.
pub fn to_original(edits: &[Edit], at: Span) -> Span {
    let mut shift = 0isize;
    let (mut start, mut end) = (None, None);
    for edit in edits {
        let from = edit.span.start as isize + shift;
        let to = from + edit.replacement.len() as isize;
        if start.is_none() && (at.start as isize) < to {
            start = Some(if (at.start as isize) < from {
                (at.start as isize - shift) as usize
            } else {
                edit.span.start
            });
        }
        if at.end as isize <= from {
            end = Some((at.end as isize - shift) as usize);
            break;
        }
        if at.end as isize <= to {
            end = Some(edit.span.end);
            break;
        }
        shift = to - edit.span.end as isize;
    }
    let start = start.unwrap_or_else(|| (at.start as isize - shift) as usize);
    let end = end.unwrap_or_else(|| (at.end as isize - shift) as usize);
    Span::new(start.min(end), end)
}

/// The places in the text that `edits` made of a text, for ascending places in that text. A place inside of what an
/// edit replaces moves to the beginning of its replacement.
pub fn from_original(edits: &[Edit], places: impl IntoIterator<Item = usize>) -> Vec<usize> {
    let (mut next, mut shift) = (0, 0isize);
    let moved = places.into_iter().map(|at| {
        while let Some(edit) = edits.get(next).filter(|edit| edit.span.end <= at) {
            shift += edit.replacement.len() as isize - edit.span.len() as isize;
            next += 1;
        }
        let at = edits.get(next).map_or(at, |edit| at.min(edit.span.start));
        (at as isize + shift) as usize
    });
    moved.collect()
}

/// An edit with its place in the text between two rounds.
struct Part {
    /// What the edit made there, or, if it is new, what it replaces.
    middle: Span,
    edit: Edit,
    is_new: bool,
}

fn in_middle(edits: Vec<Edit>) -> Vec<Part> {
    let mut shift = 0isize;
    edits
        .into_iter()
        .map(|edit| {
            let start = (edit.span.start as isize + shift) as usize;
            shift += edit.replacement.len() as isize - edit.span.len() as isize;
            Part { middle: Span::new(start, start + edit.replacement.len()), edit, is_new: false }
        })
        .collect()
}

/// Two edits of the same round never touch; an old and a new one do if they share a border too.
fn touches(group: &[Part], reach: Span, next: &Part) -> bool {
    next.middle.start < reach.end
        || next.middle.start == reach.end
            && group.iter().any(|part| part.is_new != next.is_new && part.middle.end == reach.end)
}

/// One edit for a group that covers `reach` of the middle text. `shift` is the length that old edits
/// before the group added to the first text.
fn join(middle: &str, reach: Span, mut group: Vec<Part>, shift: &mut isize) -> Edit {
    let start = (reach.start as isize - *shift) as usize;
    for part in group.iter().filter(|part| !part.is_new) {
        *shift += part.edit.replacement.len() as isize - part.edit.span.len() as isize;
    }
    let span = Span::new(start, (reach.end as isize - *shift) as usize);
    if group.len() == 1 {
        let mut edit = group.remove(0).edit;
        edit.span = span;
        return edit;
    }
    let mut replacement = String::new();
    let mut last = reach.start;
    for part in group.iter().filter(|part| part.is_new) {
        replacement.push_str(&middle[last..part.middle.start]);
        replacement.push_str(&part.edit.replacement);
        last = part.middle.end;
    }
    replacement.push_str(&middle[last..reach.end]);

    let mut edits = group.into_iter().map(|part| part.edit);
    let mut joined = edits.next().expect("a group has an edit");
    for other in edits {
        joined.confidence = joined.confidence.min(other.confidence);
        joined.level = joined.level.max(other.level);
        joined.evidence.push(other.message);
        joined.evidence.extend(other.evidence);
    }
    Edit { span, replacement, ..joined }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub(crate) fn edit(start: usize, end: usize, replacement: &str) -> Edit {
        Edit {
            span: Span::new(start, end),
            replacement: replacement.to_owned(),
            pass: "test",
            class: Class::Typo,
            level: Level::Fix,
            confidence: 0.9,
            message: String::new(),
            evidence: Vec::new(),
        }
    }

    fn check(text: &str, first: Vec<Edit>, second: Vec<Edit>) -> Vec<(usize, usize, String)> {
        let middle = apply(text, &first);
        let wanted = apply(&middle, &second);
        let both = compose(&middle, first, second);
        assert_eq!(apply(text, &both), wanted);
        both.into_iter().map(|e| (e.span.start, e.span.end, e.replacement)).collect()
    }

    #[test]
    fn edits_are_applied_in_one_go() {
        assert_eq!(apply("abcdef", &[edit(0, 1, "X"), edit(3, 3, "-"), edit(5, 6, "")]), "Xbc-de");
    }

    #[test]
    fn rounds_that_do_not_touch_are_interleaved() {
        assert_eq!(
            check("aaa bbb ccc", vec![edit(4, 7, "B")], vec![edit(0, 3, "A"), edit(6, 9, "C")]),
            [(0, 3, "A".into()), (4, 7, "B".into()), (8, 11, "C".into())]
        );
    }

    #[test]
    fn an_edit_inside_a_replacement_is_fused_with_it() {
        assert_eq!(
            check("x &amp; y", vec![edit(2, 7, "&")], vec![edit(2, 3, "and")]),
            [(2, 7, "and".into())]
        );
        assert_eq!(check("abcd", vec![edit(1, 2, "XYZ")], vec![edit(0, 2, "q")]), [(0, 2, "qYZ".into())]);
        assert_eq!(check("abcd", vec![edit(1, 2, "XYZ")], vec![edit(3, 5, "q")]), [(1, 3, "XYq".into())]);
    }

    #[test]
    fn places_lead_back_to_the_first_text() {
        let edits = [edit(1, 2, "XX"), edit(4, 5, "")];
        assert_eq!(apply("abcdef", &edits), "aXXcdf");
        assert_eq!(to_original(&edits, Span::new(0, 1)), Span::new(0, 1));
        assert_eq!(to_original(&edits, Span::new(2, 4)), Span::new(1, 3));
        assert_eq!(to_original(&edits, Span::new(5, 6)), Span::new(5, 6));
    }

    #[test]
    fn places_are_moved_with_their_text() {
        let edits = [edit(1, 3, "XXXX"), edit(4, 4, "-"), edit(5, 6, "")];
        assert_eq!(apply("abcdefg", &edits), "aXXXXd-eg");
        assert_eq!(from_original(&edits, [0, 1, 2, 3, 4, 6]), [0, 1, 1, 5, 7, 8]);
    }

    #[test]
    fn two_new_edits_on_one_old_one() {
        let second = vec![edit(1, 2, "P"), edit(3, 5, "Q")];
        assert_eq!(check("abcd", vec![edit(1, 2, "XYZ")], second), [(1, 3, "PYQ".into())]);
    }

    #[test]
    fn one_new_edit_over_two_old_ones() {
        assert_eq!(
            check("abcdef", vec![edit(1, 2, "XX"), edit(4, 5, "")], vec![edit(2, 5, "-")]),
            [(1, 5, "X-".into())]
        );
    }
}
