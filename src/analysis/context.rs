//! The analysed text that every pass reads.

use super::boundary::Losses;
use super::derivation::is_derived;
use super::document_words::{DocumentWords, WholeWords};
use super::look_up::LookUp;
use super::markup_split::{self, MarkupSplit};
use super::mixture::Mixture;
use super::neighbour_classes::NeighbourClass;
use super::suspect::{self, Reading, Suspect};
use super::user_words::UserWords;
use super::whole::Whole;
use super::word_forms::{WordForms, hash_of, without_possessive};
use crate::confidence::Features;
use crate::language::{Language, SAMPLE_TOKENS, detect, detect_paragraph, guess_source, is_foreign};
use crate::lexicon::{Entry, key_of};
use crate::style::Style;
use crate::text::sentence::mark_sentences;
use crate::text::tokenize::{tokenize, tokenize_around};
use crate::text::{Markup, Notes, Sentence, Span, Token, TokenKind};
use crate::user_lexicon::UserLexicon;
use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

/// Fewest bytes of a name that something may be fused to.
const NAME_BYTES: usize = 4;

/// A line of the text: scraped articles have one paragraph a line.
#[derive(Clone, Debug)]
pub struct Paragraph {
    /// Where it stands, without its line end (bytes).
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
    marks: Vec<u32>,
    capitals: Vec<u32>,
    /// The tokens of which anything is noted.
    noted: Vec<u32>,
    sentences: Vec<Sentence>,
    paragraphs: Vec<Paragraph>,
    language: Language,
    source: Option<Language>,
    words: OnceCell<DocumentWords<'t>>,
    suspects: OnceCell<Vec<Suspect>>,
    without_capitals: OnceCell<bool>,
    of_programs: OnceCell<bool>,
    mixture: OnceCell<Mixture>,
    lost_capitals: OnceCell<Losses>,
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
            let places = paragraph.tokens.clone();
            paragraph.language = document;
            let lead = look_up.fill_in(&mut tokens, places.clone(), &mut forms, document);
            if is_certain || lead.is_plain() {
                continue;
            }
            let words = &tokens[places.clone()];
            let tally = look_up.tally(words, document);
            let found = detect_paragraph(text, paragraph.span.of(text), words, document, &tally);
            // a language that was told is left only where another explains far more of many words
            let may_differ = language.is_none() || is_foreign(&tally, document, found);
            if found != document && may_differ {
                paragraph.language = found;
                look_up.fill_in(&mut tokens, places, &mut forms, found);
            }
        }
        let (mut marks, mut capitals) =
            (Vec::with_capacity(tokens.len() / 4), Vec::with_capacity(tokens.len() / 8));
        let mut noted = Vec::with_capacity(tokens.len() / 8);
        for (at, token) in (0..).zip(&tokens) {
            if token.is_mark() {
                marks.push(at);
            } else if token.is_title_word() {
                capitals.push(at);
            }
            if !token.notes.is_empty() {
                noted.push(at);
            }
        }
        let ordinals: Vec<u32> =
            marks.iter().copied().filter(|&at| follows_ordinal(text, &tokens, at as usize)).collect();
        let is_ordinal = |period: usize| ordinals.binary_search(&(period as u32)).is_ok();
        let sentences = mark_sentences(text, &mut tokens, is_ordinal);
        let guess = || {
            let sample = tokens.len().min(SAMPLE_TOKENS);
            if whole.is_some() {
                None
            } else if paragraphs.iter().all(|paragraph| paragraph.language == document) {
                let noted = noted.iter().map(|&at| at as usize).take_while(|&at| at < sample);
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
            marks,
            capitals,
            noted,
            sentences,
            paragraphs,
            language: document,
            source,
            words: OnceCell::new(),
            suspects: OnceCell::new(),
            without_capitals: OnceCell::new(),
            of_programs: OnceCell::new(),
            mixture: OnceCell::new(),
            lost_capitals: OnceCell::new(),
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

    /// All tokens in order.
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// The indices of the punctuation tokens, in order.
    pub fn marks(&self) -> impl Iterator<Item = usize> + '_ {
        self.marks.iter().map(|&at| at as usize)
    }

    /// The same of a range of tokens.
    pub fn marks_in(&self, tokens: Range<usize>) -> impl Iterator<Item = usize> + '_ {
        let first = self.marks.partition_point(|&at| (at as usize) < tokens.start);
        self.marks[first..].iter().map(|&at| at as usize).take_while(move |&at| at < tokens.end)
    }

    /// The indices of the punctuation tokens that stand between two tokens, in order.
    pub fn inner_marks(&self) -> impl Iterator<Item = usize> + '_ {
        self.marks_in(1..self.tokens.len().saturating_sub(1).max(1))
    }

    /// The indices of the words with a capital first letter only, in order.
    pub fn capitals(&self) -> impl Iterator<Item = usize> + '_ {
        self.capitals.iter().map(|&at| at as usize)
    }

    /// The same of a range of tokens.
    pub fn capitals_in(&self, tokens: Range<usize>) -> impl Iterator<Item = usize> + '_ {
        let first = self.capitals.partition_point(|&at| (at as usize) < tokens.start);
        self.capitals[first..].iter().map(|&at| at as usize).take_while(move |&at| at < tokens.end)
    }

    /// The indices of the words of which one of these things is noted, in order.
    pub fn noted(&self, notes: Notes) -> impl Iterator<Item = usize> + '_ {
        self.noted_in(0..self.tokens.len(), notes)
    }

    /// The same of a range of tokens.
    pub fn noted_in(&self, tokens: Range<usize>, notes: Notes) -> impl Iterator<Item = usize> + '_ {
        let first = self.noted.partition_point(|&at| (at as usize) < tokens.start);
        let noted = self.noted[first..].iter().map(|&at| at as usize).take_while(move |&at| at < tokens.end);
        noted.filter(move |&at| self.tokens[at].notes.intersects(notes))
    }

    /// The sentences, as ranges of token indices, in order.
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// The lines of the text that have tokens, in order.
    pub fn paragraphs(&self) -> &[Paragraph] {
        &self.paragraphs
    }

    /// The language of the document.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The language that the document was translated from, if it is given or left traces.
    pub fn source(&self) -> Option<Language> {
        self.source
    }

    /// The text of token `at`.
    pub fn word(&self, at: usize) -> &'t str {
        self.tokens[at].text(self.text)
    }

    /// Token `at`, if there is one.
    pub fn token(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at)
    }

    /// The token before `at`, if there is one.
    pub fn before(&self, at: usize) -> Option<&Token> {
        at.checked_sub(1).map(|before| &self.tokens[before])
    }

    /// The class of the word or mark at `at` for the model of neighbours; the edge of a line if there is none on it.
    pub fn neighbour_class(&self, at: Option<usize>) -> NeighbourClass {
        at.and_then(|at| self.tokens.get(at))
            .map_or(NeighbourClass::EDGE, |token| NeighbourClass::of(token, self.text))
    }

    /// The text between token `at` and the next, empty after the last.
    pub fn gap(&self, at: usize) -> &'t str {
        self.tokens.get(at + 1).map_or("", |next| &self.text[self.tokens[at].end()..next.start()])
    }

    /// The places of the words whose form stands again as the next token or the next but one, in order.
    pub fn repeated_soon(&self) -> Vec<usize> {
        self.forms.repeated_soon()
    }

    /// The places among some tokens of words that may be the normalised form `form`, or that with a possessive ending.
    pub(super) fn places_of_hash(&self, places: Range<usize>, form: &str) -> impl Iterator<Item = usize> {
        let (first, hash) = (places.start, hash_of(without_possessive(form)));
        let hashes = self.forms.hashes()[places].iter();
        hashes.enumerate().filter(move |(_, other)| **other == hash).map(move |(at, _)| first + at)
    }

    /// Whether nothing stands between token `at` and the next one.
    pub fn is_glued(&self, at: usize) -> bool {
        self.tokens.get(at + 1).is_some_and(|next| next.start() == self.tokens[at].end())
    }

    /// Whether just one plain space stands between token `at` and the next one.
    pub fn is_spaced(&self, at: usize) -> bool {
        let end = self.tokens[at].end();
        self.tokens.get(at + 1).is_some_and(|next| next.start() == end + 1)
            && self.text.as_bytes()[end] == b' '
    }

    /// The mark that token `at` is, if it is a single punctuation character.
    pub fn mark(&self, at: usize) -> Option<char> {
        let token = self.tokens.get(at)?;
        if token.kind != TokenKind::Punctuation {
            return None;
        }
        if token.end() == token.start() + 1 {
            return Some(self.text.as_bytes()[token.start()].into());
        }
        let mut chars = token.text(self.text).chars();
        chars.next().filter(|_| chars.next().is_none())
    }

    /// The sentence that holds token `at`.
    pub fn sentence_of(&self, at: usize) -> Sentence {
        let index = self.sentences.partition_point(|sentence| sentence.end <= at);
        self.sentences.get(index).cloned().unwrap_or(at..at + 1)
    }

    /// The paragraph that holds token `at`.
    pub fn paragraph_of(&self, at: usize) -> &Paragraph {
        let index = self.paragraphs.partition_point(|paragraph| paragraph.tokens.end <= at);
        &self.paragraphs[index]
    }

    /// Whether the words of the paragraph that holds token `at`, or those of all paragraphs in its language, are strange in
    /// that language.
    pub fn mixes_languages(&self, at: usize) -> bool {
        let index = self.paragraphs.partition_point(|paragraph| paragraph.tokens.end <= at);
        self.mixture().paragraphs[index]
            || self.foreign_languages().contains(&self.paragraphs[index].language)
    }

    /// The languages that paragraphs of the whole text were taken for, and in which their words are strange.
    pub(super) fn foreign_languages(&self) -> &[Language] {
        self.whole.map_or_else(|| &self.mixture().languages[..], |whole| whole.document.foreign_languages())
    }

    fn mixture(&self) -> &Mixture {
        self.mixture.get_or_init(|| Mixture::of(self))
    }

    /// Whether token `a` and token `b` behind it stand in one paragraph.
    pub fn are_in_one_paragraph(&self, a: usize, b: usize) -> bool {
        self.paragraph_of(a).tokens.contains(&b)
    }

    /// Whether the text begins most of its sentences in lower case, as chats and captions do.
    pub fn writes_without_capitals(&self) -> bool {
        *self.without_capitals.get_or_init(|| match self.whole {
            Some(whole) => whole.document.writes_without_capitals(),
            None => super::boundary::writes_without_capitals(self),
        })
    }

    /// Whether the text names functions, options and files all along.
    pub(super) fn speaks_of_programs(&self) -> bool {
        *self.of_programs.get_or_init(|| match self.whole {
            Some(whole) => whole.document.speaks_of_programs(),
            None => super::identifiers::are_frequent(self),
        })
    }

    /// How often the text lost the capital of a sentence.
    pub(super) fn lost_capitals(&self) -> Losses {
        *self.lost_capitals.get_or_init(|| match self.whole {
            Some(whole) => whole.document.lost_capitals(),
            None => super::boundary::lost_capitals(self),
        })
    }

    /// Whether markup of the article, as a tag, stands in its source at this byte of the text.
    pub fn has_markup_at(&self, at: usize) -> bool {
        self.markup.is_at(at)
    }

    /// The bytes of the text at which markup stands in the source, in order.
    pub(super) fn boundaries(&self) -> &'t [usize] {
        &self.markup.boundaries
    }

    /// The words that are two at the markup inside of them, in text order.
    pub fn markup_splits(&self) -> Vec<MarkupSplit> {
        markup_split::find(self)
    }

    /// What is known of a normalised form in the language of a token, in the dictionary or by the user.
    pub(super) fn look_up(&self, key: &str, token: &Token) -> Entry {
        self.user_words.look_up(key, token.language)
    }

    /// Whether the rules of its language make the word at `at` from right ones.
    pub(super) fn is_derived(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        is_derived(&key_of(self.word(at)), token.shape, token.language)
    }

    /// What the user's lexica know of words.
    pub fn user_words(&self) -> UserWords<'t> {
        self.user_words
    }

    /// Whether `word` is an auxiliary that no participle follows behind token `at`, as its language wants.
    pub fn lacks_participle(&self, word: &str, at: usize) -> bool {
        super::grammar::lacks_participle(self, word, at)
    }

    /// Whether a clause begins at token `at`: a noun or pronoun, and a finite verb before the next mark.
    pub fn clause_follows(&self, at: usize) -> bool {
        super::boundary::is_clause(self, at)
    }

    /// The words of the document with their counts.
    pub fn words(&self) -> &DocumentWords<'t> {
        self.words.get_or_init(|| {
            let whole =
                self.whole.map(|whole| WholeWords { words: whole.document.words(), before: whole.before });
            let all = 0..self.tokens.len();
            self.words_among(vec![all]).within(whole)
        })
    }

    /// The words of some stretches of the text, which begin and end between tokens.
    pub fn words_of(&self, stretches: &[Span]) -> DocumentWords<'t> {
        let place = |at: usize| self.tokens.partition_point(|token| token.start() < at);
        self.words_among(stretches.iter().map(|stretch| place(stretch.start)..place(stretch.end)).collect())
    }

    fn words_among(&self, places: Vec<Range<usize>>) -> DocumentWords<'t> {
        DocumentWords::new(self.text, self.tokens.clone(), self.forms.clone(), places)
    }

    /// This text as the whole of another, which is a part of it that was written anew and had these words before.
    pub fn as_whole<'w>(&'w self, before: &'w DocumentWords<'w>) -> Whole<'w> {
        Whole { document: self, before }
    }

    /// Whether a word that this part of a text has no longer, or has now, may bear on one of some suspects of the whole
    /// that stand elsewhere.
    pub fn bears_on<'s>(&self, mut suspects: impl Iterator<Item = &'s Suspect>) -> bool {
        let changed: Vec<Cow<'_, str>> = self.words().changed().collect();
        suspects.any(|suspect| {
            let bears = |form: &Cow<'_, str>| {
                form.len() >= NAME_BYTES && suspect.key.starts_with(&**form)
                    || *form == suspect.key
                    || DocumentWords::may_be_near(form, &suspect.key)
            };
            changed.iter().any(bears)
        })
    }

    /// Whether token `at` is a word that no dictionary holds as right and that the rules of its language do not
    /// derive from right ones. Of a language without a dictionary every word is unknown.
    pub fn is_unknown(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        token.is_word()
            && !token.entry.is_valid()
            && !is_derived(&key_of(self.word(at)), token.shape, token.language)
    }

    /// What is known of a reading of a suspect.
    pub fn weigh(&self, suspect: &Suspect, reading: Reading) -> Features {
        super::weighing::weigh(self, suspect, reading)
    }

    /// The words that no dictionary holds as right, each with what it may be, in text order.
    pub fn suspects(&self) -> &[Suspect] {
        self.suspects.get_or_init(|| suspect::find(self))
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
    fn gaps_and_marks_are_told() {
        let context = Context::new("ground.The end", None, None);
        assert!(context.is_glued(0) && context.is_glued(1) && context.is_spaced(2));
        assert_eq!(context.mark(1), Some('.'));
        assert_eq!(context.mark(0), None);
    }

    #[test]
    fn words_that_no_rule_explains_are_unknown() {
        let context = Context::new("The rezoned goverment, houselike.", Language::from_code("en"), None);
        let unknown: Vec<&str> = (0..context.tokens().len())
            .filter(|&at| context.is_unknown(at))
            .map(|at| context.word(at))
            .collect();
        assert_eq!(unknown, ["goverment"]);
    }

    #[test]
    fn a_given_language_overrides_the_detection() {
        let context = Context::new("Hola", Language::from_code("en"), Language::from_code("es"));
        assert_eq!(context.language().code(), "en");
        assert_eq!(context.source().map(Language::code), Some("es"));
    }
}
