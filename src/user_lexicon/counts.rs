//! What a corpus says of one form, and how that is stored.

use super::binary::{Reader, push_text, push_varint};

/// A word or writing with the number of its occurrences.
pub type Usage = (String, u32);

/// Occurrences of one normalised form (see [`crate::lexicon::key_of`]) in a corpus. Counts are exact where
/// [`Self::missed`] is 0, else lower bounds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FormCounts {
    /// Documents that have the form.
    pub documents: u32,
    /// Occurrences in lower case.
    pub lower: u32,
    /// Occurrences with a capital first letter only that do not open a sentence.
    pub title_inside: u32,
    /// Occurrences with a capital first letter only that open a sentence.
    pub title_initial: u32,
    /// Occurrences all in capitals.
    pub upper: u32,
    /// Occurrences with other capitals (iPhone).
    pub mixed: u32,
    /// How many occurrences, and documents, the counts may have missed at most.
    pub missed: u32,
    /// The most usual writings with other capitals, most frequent first.
    pub writings: Vec<Usage>,
    /// The forms that stand most often directly before the form where it has a capital, most frequent first. A
    /// lower bound, as only the most usual are counted all through.
    pub before: Vec<Usage>,
    /// The same for the forms directly behind it.
    pub after: Vec<Usage>,
}

impl FormCounts {
    /// All occurrences.
    pub fn total(&self) -> u32 {
        [self.lower, self.title_inside, self.title_initial, self.upper, self.mixed]
            .into_iter()
            .fold(0, u32::saturating_add)
    }

    /// Share of the occurrences inside sentences that have a capital first letter only, 0.0 to 1.0.
    pub fn title_share(&self) -> f32 {
        self.share(self.title_inside)
    }

    /// Share of the occurrences inside sentences that are all in capitals, 0.0 to 1.0.
    pub fn upper_share(&self) -> f32 {
        self.share(self.upper)
    }

    /// Share of the occurrences inside sentences with other capitals, 0.0 to 1.0.
    pub fn mixed_share(&self) -> f32 {
        self.share(self.mixed)
    }

    fn share(&self, part: u32) -> f32 {
        let inside = self.total() - self.title_initial;
        if inside == 0 { 0.0 } else { part as f32 / inside as f32 }
    }

    /// Whether the corpus writes the form as a name: with a capital inside sentences, and hardly ever without.
    pub fn is_name(&self) -> bool {
        self.title_inside > 0 && self.title_inside / 9 >= self.lower
    }

    /// Appends the record to `out`; what the record does not hold takes one byte.
    pub(super) fn encode(&self, out: &mut Vec<u8>) {
        for number in [
            self.documents,
            self.lower,
            self.title_inside,
            self.title_initial,
            self.upper,
            self.mixed,
            self.missed,
        ] {
            push_varint(out, u64::from(number));
        }
        for list in [&self.writings, &self.before, &self.after] {
            push_varint(out, list.len() as u64);
            for (text, count) in list {
                push_text(out, text);
                push_varint(out, u64::from(*count));
            }
        }
    }

    /// Reads a record; `None` if the bytes are none.
    pub(super) fn decode(bytes: &[u8]) -> Option<Self> {
        let mut reader = Reader::new(bytes);
        let mut counts = Self {
            documents: reader.number()?,
            lower: reader.number()?,
            title_inside: reader.number()?,
            title_initial: reader.number()?,
            upper: reader.number()?,
            mixed: reader.number()?,
            missed: reader.number()?,
            ..Self::default()
        };
        for list in [&mut counts.writings, &mut counts.before, &mut counts.after] {
            for _ in 0..reader.number()? {
                list.push((reader.text()?.to_owned(), reader.number()?));
            }
        }
        Some(counts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> FormCounts {
        FormCounts {
            documents: 3,
            lower: 1,
            title_inside: 300,
            upper: 2,
            before: vec![("elena".into(), 200), ("mr".into(), 2)],
            ..FormCounts::default()
        }
    }

    #[test]
    fn a_record_is_read_as_it_was_written() {
        let mut bytes = Vec::new();
        sample().encode(&mut bytes);
        assert_eq!(FormCounts::decode(&bytes), Some(sample()));
        for end in 0..bytes.len() {
            assert_eq!(FormCounts::decode(&bytes[..end]), None, "{end}");
        }
    }

    #[test]
    fn a_name_is_hardly_ever_written_small() {
        assert!(sample().is_name());
        assert!(!FormCounts { lower: 100, ..sample() }.is_name());
        assert!(!FormCounts { title_initial: 5, ..FormCounts::default() }.is_name());
    }
}
