//! An edit as reports and annotations tell it.

use crate::edit::Edit;
use crate::finding::{Class, Level};
use serde::Serialize;

/// One edit of a text. Offsets count from the beginning of the text as it was, in bytes of its UTF-8 and in
/// characters (Unicode scalar values); ends are exclusive.
#[derive(Clone, Debug, Serialize)]
pub struct EditLine<'e> {
    /// First byte.
    pub start: usize,
    /// Byte behind the last.
    pub end: usize,
    /// First character.
    pub start_char: usize,
    /// Character behind the last.
    pub end_char: usize,
    /// What stands there; empty where something is put in.
    pub wrong: &'e str,
    /// What should stand there; empty where something is taken out.
    pub right: &'e str,
    /// The pass that proposed it.
    pub pass: &'static str,
    /// The kind of artifact.
    pub class: Class,
    /// Whether it is a sure repair or a suggestion.
    pub level: Level,
    /// Probability in 0..=1 that an editor would make this very repair, in thousandths.
    pub confidence: f64,
    /// What is wrong, for a person.
    pub message: &'e str,
    /// Why, strongest reason first.
    pub evidence: &'e [String],
}

impl<'e> EditLine<'e> {
    /// The lines for the edits of a text, which must be in order.
    pub fn all(text: &'e str, edits: &'e [Edit]) -> Vec<Self> {
        let (mut byte, mut character) = (0, 0);
        let mut advance = |to: usize| {
            character += text[byte..to].chars().count();
            byte = to;
            character
        };
        edits
            .iter()
            .map(|edit| Self {
                start: edit.span.start,
                end: edit.span.end,
                start_char: advance(edit.span.start),
                end_char: advance(edit.span.end),
                wrong: edit.span.of(text),
                right: &edit.replacement,
                pass: edit.pass,
                class: edit.class,
                level: edit.level,
                confidence: (f64::from(edit.confidence) * 1000.0).round() / 1000.0,
                message: &edit.message,
                evidence: &edit.evidence,
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Cleaner, Language, Options};

    #[test]
    fn offsets_count_bytes_and_characters() {
        let options = Options { language: Language::from_code("en"), ..Options::default() };
        let text = "Zoë’s café: he saw the the house, and and left.";
        let report = Cleaner::new(options).clean(text).report;
        let lines = EditLine::all(text, &report.edits);
        assert_eq!(lines.len(), 2);
        let characters: Vec<char> = text.chars().collect();
        for line in lines {
            assert_eq!(&text[line.start..line.end], line.wrong);
            assert_eq!(characters[line.start_char..line.end_char].iter().collect::<String>(), line.wrong);
        }
    }
}
