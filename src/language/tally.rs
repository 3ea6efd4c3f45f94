//! How much the words of a text speak for each language: sums over their rows in the lists of frequent words.
//!
//! All sums are whole numbers, so that one word costs a few instructions for all languages together.

use super::Language;
use super::frequent_words::{FLOOR_STEPS, LANES, STEP, Signs};
use crate::text::CaseShape;

/// Frequency (Zipf) of a word in the languages in whose list it does not stand.
pub(super) const FLOOR: f32 = FLOOR_STEPS as f32 * STEP;
/// Words of a document, and of a paragraph, that are looked up.
const DOCUMENT_WORDS: u16 = 240;
pub(super) const PARAGRAPH_WORDS: u16 = 60;
/// Words after which it is asked whether more of them can change the result, in a document and in a paragraph, and
/// the lead (log10 of the odds) of a language from which they hardly can.
const DOCUMENT_STEP: u16 = 30;
pub(super) const PARAGRAPH_STEP: u16 = 8;
pub(super) const SETTLED: f32 = 10.0;
/// What a word in lower case weighs, and what a capitalised one does, which is a name as often as not.
const LOWER_WEIGHT: i16 = 5;
const TITLE_WEIGHT: i16 = 2;
/// One step of frequency of a word in lower case, in the unit of the sums.
pub(super) const UNIT: f32 = STEP / LOWER_WEIGHT as f32;
/// What a word costs a language that does not write one of its letters, in steps of frequency.
const FOREIGN_LETTER: i16 = 8;

/// What a word of this shape weighs.
pub(super) const fn weight(shape: CaseShape) -> i16 {
    match shape {
        CaseShape::Lower => LOWER_WEIGHT,
        _ => TITLE_WEIGHT,
    }
}

/// What the words of a text add up to.
#[derive(Debug)]
pub struct Tally {
    /// By number of the language: log10 of the likelihood in [`UNIT`]s, up to what all languages share.
    sums: [i16; LANES],
    /// By number of the language: words and parts of words that stand in its list, up to more than the words of a
    /// document.
    listed: [u8; LANES],
    words: u16,
    limit: u16,
    step: u16,
    /// The language that settles the matter once it leads; any does if there is none.
    expected: Option<Language>,
    is_settled: bool,
}

impl Tally {
    /// Nothing yet of the words of a document.
    pub(super) fn of_document() -> Self {
        Self::new(DOCUMENT_WORDS, DOCUMENT_STEP, None)
    }

    /// Nothing yet of the words of a paragraph in a document in `language`.
    pub fn of_paragraph(language: Language) -> Self {
        Self::new(PARAGRAPH_WORDS, PARAGRAPH_STEP, Some(language))
    }

    fn new(limit: u16, step: u16, expected: Option<Language>) -> Self {
        let (sums, listed) = ([0; LANES], [0; LANES]);
        Self { sums, listed, words: 0, limit, step, expected, is_settled: false }
    }

    /// Whether more words may change the result.
    pub fn wants_more(&self) -> bool {
        !self.is_settled && self.words < self.limit
    }

    /// Adds the next word, which has this shape and these signs.
    pub fn add(&mut self, shape: CaseShape, signs: &Signs) {
        let weight = weight(shape);
        for row in signs.rows() {
            for (sum, steps) in self.sums.iter_mut().zip(&row.steps) {
                *sum = sum.saturating_add(weight * i16::from(*steps));
            }
            for (listed, is_listed) in self.listed.iter_mut().zip(&row.is_listed) {
                *listed = listed.saturating_add(*is_listed);
            }
        }
        for number in signs.foreign() {
            self.sums[number] = self.sums[number].saturating_sub(weight * FOREIGN_LETTER);
        }
        self.words += 1;
        if self.words.is_multiple_of(self.step) {
            self.is_settled = match self.expected {
                Some(language) => self.leads(language, SETTLED),
                None => self.best().is_some_and(|best| self.leads(best, SETTLED)),
            };
        }
    }

    /// Words that were added.
    pub(super) fn words(&self) -> usize {
        self.words.into()
    }

    /// Whether more words were added than a paragraph needs.
    pub(super) fn is_long(&self) -> bool {
        self.words > PARAGRAPH_WORDS
    }

    /// Whether a language leads all others by so much (log10 of the odds).
    pub(super) fn leads(&self, language: Language, margin: f32) -> bool {
        let Some(own) = self.sums.get(language.number()) else { return false };
        let least = own.saturating_sub((margin / UNIT).round() as i16);
        // the language itself is the one that it does not leave behind; no sum ends the count, so that several are
        // compared in one step
        self.sums.iter().map(|&sum| u16::from(sum > least)).sum::<u16>() == 1
    }

    /// By how much a language leads each other one at least, in [`UNIT`]s, and in how many words and parts of words it
    /// lists; `None` for a language without a dictionary.
    pub(super) fn lead(&self, language: Language) -> Option<(i16, u8)> {
        let own = *self.sums.get(language.number())?;
        let others = (0..LANES).filter(|number| *number != language.number()).map(|number| self.sums[number]);
        Some((own - others.max().unwrap_or(0), self.listed[language.number()]))
    }

    fn best(&self) -> Option<Language> {
        Language::with_lexicon().max_by_key(|language| self.sums[language.number()])
    }

    /// The share of the words that stand in the list of a language.
    pub(super) fn claim(&self, language: Language) -> f32 {
        let listed = self.listed.get(language.number()).copied().unwrap_or_default();
        share(listed.into(), self.words)
    }

    /// Whether a language lists one of the words.
    pub(super) fn lists(&self, language: Language) -> bool {
        self.listed[language.number()] > 0
    }

    /// By number of the language: log10 of the likelihood, up to what all languages share.
    pub(super) fn sums(&self) -> [f32; LANES] {
        self.sums.map(|sum| f32::from(sum) * UNIT)
    }
}

/// The share of some words that a language lists, 0.0 if there are none.
pub(super) fn share(listed: u16, words: u16) -> f32 {
    f32::from(listed) / f32::from(words.max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(text: &str, mut tally: Tally) -> Tally {
        for word in text.split(' ') {
            tally.add(CaseShape::of(word), &Signs::of(word));
        }
        tally
    }

    #[test]
    fn small_words_speak_for_their_language() {
        let language = |code| Language::from_code(code).expect("known");
        let text = "the ministers said that they would go on until both of the sides agree to that";
        let sums = tally(text, Tally::of_paragraph(language("en")));
        assert!(sums.leads(language("en"), 3.0) && !sums.leads(language("nl"), 0.0));
        assert!(sums.claim(language("en")) > 2.0 * sums.claim(language("fi")));
        assert!(!sums.wants_more(), "{sums:?}");
        // what leads is not what was expected
        assert!(tally(text, Tally::of_paragraph(language("nl"))).wants_more());
    }

    #[test]
    fn no_document_overflows_a_sum() {
        let language = Language::from_code("fr").expect("French");
        let mut most = Tally::of_document();
        for _ in 0..DOCUMENT_WORDS {
            most.add(CaseShape::Lower, &Signs::of("l'a"));
        }
        assert!(most.sums()[language.number()] > 1000.0);
    }
}
