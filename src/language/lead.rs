//! Whether the words of a paragraph plainly speak for the language of its document, told from one number a word.
//!
//! By how much a word speaks more for that language than for each other one is found once a word. The sum over some words
//! is never more than the lead that the [`Tally`] of the same words gives the language, so where it is
//! enough no tally is needed.

use super::detect::{CLEAR, MIN_WORDS, is_claimed};
use super::tally::{PARAGRAPH_STEP, PARAGRAPH_WORDS, SETTLED, Tally, UNIT, weight};
use super::{Language, Signs};
use crate::text::CaseShape;

/// By how much a word speaks at least more for one language than for each other one.
#[derive(Clone, Copy, Debug, Default)]
pub struct WordLead {
    /// In steps of frequency.
    pub(super) steps: i8,
    /// The word and its parts, as many as that language lists.
    pub(super) listed: u8,
}

impl WordLead {
    /// That of a word with these signs.
    pub fn of(signs: &Signs, language: Language) -> Self {
        let mut tally = Tally::of_paragraph(language);
        tally.add(CaseShape::Lower, signs);
        let Some((lead, listed)) = tally.lead(language) else { return Self { steps: i8::MIN, listed: 0 } };
        let steps = lead / weight(CaseShape::Lower);
        // three rows and a foreign letter never come to less than fits
        Self { steps: steps.clamp(i8::MIN.into(), i8::MAX.into()) as i8, listed }
    }
}

/// By how much the words of a paragraph speak at least more for the language of its document than for each other one.
#[derive(Debug)]
pub struct Lead {
    sum: i32,
    listed: u16,
    words: u16,
    /// Whether the language claimed enough of the words whenever a tally would have asked.
    is_claimed: bool,
    is_settled: bool,
}

impl Lead {
    /// Nothing yet of the words of a paragraph.
    pub const fn new() -> Self {
        Self { sum: 0, listed: 0, words: 0, is_claimed: true, is_settled: false }
    }

    /// Adds the next word, which has this shape.
    pub fn add(&mut self, shape: CaseShape, word: WordLead) {
        if self.is_settled || self.words == PARAGRAPH_WORDS {
            return;
        }
        self.sum += i32::from(weight(shape)) * i32::from(word.steps);
        self.listed += u16::from(word.listed);
        self.words += 1;
        if self.words.is_multiple_of(PARAGRAPH_STEP) {
            self.is_claimed &= is_claimed(self.listed, self.words);
            self.is_settled = self.leads(SETTLED);
        }
    }

    /// Whether [`detect_paragraph`](super::detect_paragraph) would tell the language of the document; if not, the tally
    /// has to.
    pub fn is_plain(&self) -> bool {
        usize::from(self.words) < MIN_WORDS
            || self.is_claimed && is_claimed(self.listed, self.words) && self.leads(CLEAR)
    }

    fn leads(&self, margin: f32) -> bool {
        self.sum >= (margin / UNIT).round() as i32
    }
}

impl Default for Lead {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::detect_paragraph;
    use crate::text::tokenize::tokenize;

    /// What the lead tells of a text, and whether the tally says the same.
    fn tell(code: &str, text: &str) -> (bool, bool) {
        let language = Language::from_code(code).expect("known");
        let (mut lead, mut tally) = (Lead::new(), Tally::of_paragraph(language));
        let tokens = tokenize(text);
        for token in tokens.iter().filter(|token| token.is_word()) {
            let signs = Signs::of(token.text(text));
            lead.add(token.shape, WordLead::of(&signs, language));
            if tally.wants_more() {
                tally.add(token.shape, &signs);
            }
        }
        (lead.is_plain(), detect_paragraph(text, text, &tokens, language, &tally) == language)
    }

    #[test]
    fn plain_paragraphs_need_no_tally() {
        for (language, text) in [
            ("en", "The ministers said that they would go on until both of the sides agree to that."),
            (
                "de",
                "Die Verhandlungen wurden gestern Abend ohne ein Ergebnis abgebrochen, sagte der Sprecher.",
            ),
            ("ru", "Переговоры были прерваны вчера вечером, и стороны не пришли к общему решению."),
            ("en", "Just four words here"),
        ] {
            assert_eq!(tell(language, text), (true, true), "{text}");
        }
    }

    #[test]
    fn what_may_be_in_another_language_is_left_to_the_tally() {
        for (language, text, is_in) in [
            ("de", "The ministers said that they would go on until both of the sides agree to that.", false),
            ("en", "Los vecinos del barrio esperan que la obra termine antes de la primavera.", false),
            ("en", "Rutte Stoltenberg Frederiksen Kallas Zelensky Macron", true),
        ] {
            assert_eq!(tell(language, text), (false, is_in), "{text}");
        }
    }
}
