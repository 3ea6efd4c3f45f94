//! The changed words of two texts.

use super::super::describe::words_around;
use crate::edit::Edit;
use crate::text::Span;

/// Words that differ, with their place on both sides. Between two changes, both texts are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// In the old text.
    pub old: Span,
    /// In the new one.
    pub new: Span,
}

/// The changes that these edits of `old` make, in order: each edit widened to the words that it touches. Edits of
/// the same words are one change.
pub fn changes(old: &str, edits: &[Edit]) -> Vec<Change> {
    let mut changes: Vec<Change> = Vec::new();
    let mut shift = 0isize;
    for edit in edits {
        let words = words_around(old, edit.span);
        let start = (words.start as isize + shift) as usize;
        shift += edit.replacement.len() as isize - edit.span.len() as isize;
        let end = (words.end as isize + shift) as usize;
        match changes.last_mut() {
            Some(last) if last.old.end >= words.start => {
                last.old.end = last.old.end.max(words.end);
                last.new.end = (last.old.end as isize + shift) as usize;
            }
            _ => changes.push(Change { old: words, new: Span::new(start, end) }),
        }
    }
    changes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::apply;
    use crate::edit::tests::edit;

    fn check(old: &str, edits: &[Edit]) -> Vec<(String, String)> {
        let new = apply(old, edits);
        let changes = changes(old, edits);
        let (mut last_old, mut last_new) = (0, 0);
        for change in &changes {
            assert_eq!(old[last_old..change.old.start], new[last_new..change.new.start]);
            (last_old, last_new) = (change.old.end, change.new.end);
        }
        assert_eq!(old[last_old..], new[last_new..]);
        changes.iter().map(|c| (c.old.of(old).to_owned(), c.new.of(&new).to_owned())).collect()
    }

    #[test]
    fn edits_are_widened_to_words() {
        assert_eq!(
            check("saw the the old ground.The end", &[edit(7, 11, ""), edit(23, 23, " ")]),
            [("the the".into(), "the".into()), ("ground.The".into(), "ground. The".into())]
        );
    }

    #[test]
    fn edits_of_the_same_words_are_one_change() {
        assert_eq!(
            check("a onetwo,three b", &[edit(5, 5, " "), edit(9, 9, " ")]),
            [("onetwo,three".into(), "one two, three".into())]
        );
    }
}
