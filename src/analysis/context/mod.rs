//! The analysed text that every pass reads.

mod found;
mod places;
mod words;

use super::look_up::LookUp;
use super::user_words::UserWords;
use super::whole::Whole;
use super::word_forms::WordForms;
use crate::language::{Language, SAMPLE_TOKENS, detect, detect_paragraph, guess_source, is_foreign};
use crate::style::Style;
use crate::text::sentence::mark_sentences;
use crate::text::tokenize::{tokenize, tokenize_around};
use crate::text::{Markup, Sentence, Span, Token, TokenKind};
use crate::user_lexicon::UserLexicon;
use found::Found;
pub use places::Marks;
use places::Places;
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

/// A line of the text: scraped articles have one paragraph a line.
#[derive(Clone, Debug)]
pub struct Paragraph {
    /// Where it stands, without the line feed at its end (bytes).
    pub span: Span,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its language.
    pub language: Language,
}

/// A text with its tokens, sentences and languages.
#[derive(Debug)]
pub struct Context<'t> {
    text: &'t str,
    tokens: Rc<Vec<Token>>,
    forms: Rc<WordForms>,
    places: Places,
    sentences: Vec<Sentence>,
    paragraphs: Vec<Paragraph>,
    language: Language,
    source: Option<Language>,
    found: Found<'t>,
    user_words: UserWords<'t>,
    markup: &'t Markup,
    style: Style,
    whole: Option<Whole<'t>>,
}

impl<'t> Context<'t> {
    /// Analyses `text`. `language` overrides the detection; `source` the guess at the source language.
    pub fn new(text: &'t str, language: Option<Language>, source: Option<Language>) -> Self {
        Self::with_knowledge(text, language, source, &[], Markup::NONE)
    }

    /// The same with what the user's lexica know of words and what the format of the article says of the text.
    pub fn with_knowledge(
        text: &'t str,
        language: Option<Language>,
        source: Option<Language>,
        lexica: &'t [Arc<UserLexicon>],
        markup: &'t Markup,
    ) -> Self {
        Self::analyse(text, language, source, lexica, markup, None)
    }

    /// Analyses lines of a text, with those around them, that were written anew. What holds of the document is taken
    /// from the whole text.
    pub fn of_part(text: &'t str, language: Option<Language>, whole: Whole<'t>) -> Self {
        Self::analyse(text, language, whole.document.source(), &[], Markup::NONE, Some(whole))
    }

    fn analyse(
        text: &'t str,
        language: Option<Language>,
        source: Option<Language>,
        lexica: &'t [Arc<UserLexicon>],
        markup: &'t Markup,
        whole: Option<Whole<'t>>,
    ) -> Self {
        let user_words = UserWords::new(lexica);
        let mut tokens =
            if markup.opaque.is_empty() { tokenize(text) } else { tokenize_around(text, &markup.opaque) };
        let document = language
            .or_else(|| whole.map(|whole| whole.document.language()))
            .unwrap_or_else(|| detect(text, &tokens).language);
        let mut paragraphs = lines(text, &tokens);
        let mut look_up = LookUp::new(text, user_words);
        let mut forms = WordForms::none(tokens.len());
        // what holds of the whole holds of its one line
        let is_certain = language.is_none() && whole.is_none() && paragraphs.len() == 1;
        for paragraph in &mut paragraphs {
            let range = paragraph.tokens.clone();
            paragraph.language = document;
            let lead = look_up.fill_in(&mut tokens, range.clone(), &mut forms, document);
            if is_certain || lead.is_plain() {
                continue;
            }
            let words = &tokens[range.clone()];
            let tally = look_up.tally(words, document);
            let found = detect_paragraph(text, paragraph.span.of(text), words, document, &tally);
            // a language that was told is left only where another explains far more of many words
            let may_differ = language.is_none() || is_foreign(&tally, document, found);
            if found != document && may_differ {
                paragraph.language = found;
                look_up.fill_in(&mut tokens, range, &mut forms, found);
            }
        }
        let (places, mut openings) = Places::of(text, &tokens);
        let ordinals: Vec<u32> = places
            .marks
            .iter()
            .map(|&(at, _)| at)
            .filter(|&at| follows_ordinal(text, &tokens, at as usize))
            .collect();
        let is_ordinal = |period: usize| ordinals.binary_search(&(period as u32)).is_ok();
        openings.extend(paragraphs.iter().map(|paragraph| paragraph.tokens.start));
        openings.sort_unstable();
        openings.dedup();
        let sentences = mark_sentences(text, &mut tokens, openings.into_iter(), is_ordinal);
        let guess = || {
            let sample = tokens.len().min(SAMPLE_TOKENS);
            if whole.is_some() {
                None
            } else if paragraphs.iter().all(|paragraph| paragraph.language == document) {
                let noted = places.noted.iter().map(|&(at, _)| at as usize).take_while(|&at| at < sample);
                guess_source(text, noted.map(|at| &tokens[at]), document)
            } else {
                // in another language the notes say nothing of the traces that it left
                guess_source(text, tokens[..sample].iter(), document)
            }
        };
        let source = source.or_else(guess).filter(|source| *source != document);
        Self {
            text,
            tokens: tokens.into(),
            forms: forms.into(),
            places,
            sentences,
            paragraphs,
            language: document,
            source,
            found: Found::default(),
            user_words,
            markup,
            style: Style::default(),
            whole,
        }
    }

    /// The same with the house style that the text is to be brought to.
    #[must_use]
    pub fn with_style(self, style: Style) -> Self {
        Self { style, ..self }
    }

    /// The house style that the text is to be brought to.
    pub fn style(&self) -> Style {
        self.style
    }

    /// The text that was analysed.
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// The language of the document.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The language that the document was translated from, if it is given or left traces.
    pub fn source(&self) -> Option<Language> {
        self.source
    }
}

fn lines(text: &str, tokens: &[Token]) -> Vec<Paragraph> {
    let mut paragraphs = Vec::new();
    let mut first = 0;
    let mut start = 0;
    for end in memchr::memchr_iter(b'\n', text.as_bytes()).chain([text.len()]) {
        let last = first + tokens[first..].partition_point(|token| token.start() < end);
        if last > first {
            let span = Span::new(start, end);
            paragraphs.push(Paragraph { span, tokens: first..last, language: Language::UNDETERMINED });
        }
        first = last;
        start = end + 1;
    }
    paragraphs
}

/// Whether the period at token `at` makes an ordinal of the number before it (3. Oktober).
fn follows_ordinal(text: &str, tokens: &[Token], at: usize) -> bool {
    let Some(number) = at.checked_sub(1).map(|before| &tokens[before]) else { return false };
    number.kind == TokenKind::Number
        && tokens[at].text(text) == "."
        && tokens[at].language.profile().ordinal_period
        && number.end() == tokens[at].start()
        && number.text(text).len() <= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_line_is_a_paragraph_with_its_language() {
        let text = "The council met on Monday and the mayor said that the plan would go ahead.\n\nReal Madrid\n\
                    Los vecinos del barrio esperan que la obra termine antes de la primavera.";
        let context = Context::new(text, None, None);
        let found: Vec<_> = context.paragraphs().iter().map(|p| p.language.code()).collect();
        assert_eq!(found, ["en", "en", "es"]);
    }

    #[test]
    fn a_given_language_overrides_the_detection() {
        let context = Context::new("Hola", Language::from_code("en"), Language::from_code("es"));
        assert_eq!(context.language().code(), "en");
        assert_eq!(context.source().map(Language::code), Some("es"));
    }
}
