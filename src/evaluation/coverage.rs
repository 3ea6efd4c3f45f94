//! How much of clean text is known: the share of its words that are in no dictionary, and how often the
//! language of a single sentence of it is detected.

use crate::analysis::Context;
use crate::language::Language;
use crate::lexicon::key_of;
use crate::text::Sentence;
use serde::Serialize;
use std::collections::BTreeMap;

/// Fewest letters of a word that is counted: single ones are marks of lists, symbols and units.
const WORD_LETTERS: usize = 2;
/// Fewest words of a sentence whose language is asked: fewer are as often a name.
const SENTENCE_WORDS: usize = 8;

/// What was counted over clean texts.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Coverage {
    /// Running words in lower case of two letters or more, in languages with a dictionary.
    pub lower_words: usize,
    /// Those of them that are unknown, see [`Context::is_unknown`].
    pub unknown_words: usize,
    /// Sentences of eight words or more whose language the test set tells.
    pub sentences: usize,
    /// Those of them whose language is detected right from the sentence alone.
    pub detected: usize,
    /// The unknown words, each with how often it stands there.
    #[serde(skip)]
    pub unknown: BTreeMap<String, usize>,
    /// The sentences whose language is not detected right.
    #[serde(skip)]
    pub misdetected: Vec<Misdetection>,
}

/// A sentence that was taken for one of another language.
#[derive(Clone, Debug, Serialize)]
pub struct Misdetection {
    /// The document.
    pub doc: String,
    /// Code of the language that was found.
    pub found: &'static str,
    /// The sentence.
    pub text: String,
}

impl Coverage {
    /// Counts over one clean text. `expected` is its language if the test set tells it, `given` the one that it
    /// is to be read in whatever the set says; without both, words are read in the language that is detected.
    pub(super) fn of(doc: &str, clean: &str, expected: Option<Language>, given: Option<Language>) -> Self {
        let language = given.or(expected).unwrap_or_else(|| Context::new(clean, None, None).language());
        let mut coverage = Self::default();
        for line in clean.lines() {
            let context = Context::new(line, Some(language), None);
            if language.lexicon().is_some() {
                coverage.count_words(&context);
            }
            if let Some(expected) = expected {
                for sentence in context.sentences() {
                    coverage.count_sentence(doc, &context, sentence, expected);
                }
            }
        }
        coverage
    }

    fn count_words(&mut self, context: &Context<'_>) {
        for (at, token) in context.tokens().iter().enumerate() {
            let letters = || context.word(at).chars().filter(|c| c.is_alphabetic()).count();
            if !token.is_lower_word() || letters() < WORD_LETTERS {
                continue;
            }
            self.lower_words += 1;
            if context.is_unknown(at) {
                self.unknown_words += 1;
                *self.unknown.entry(key_of(context.word(at)).into_owned()).or_default() += 1;
            }
        }
    }

    fn count_sentence(&mut self, doc: &str, context: &Context<'_>, sentence: &Sentence, expected: Language) {
        let tokens = &context.tokens()[sentence.clone()];
        if tokens.iter().filter(|token| token.is_word()).count() < SENTENCE_WORDS {
            return;
        }
        let text = &context.text()[tokens[0].start()..tokens[tokens.len() - 1].end()];
        let found = Context::new(text, None, None).language();
        self.sentences += 1;
        if found == expected {
            self.detected += 1;
        } else {
            self.misdetected.push(Misdetection {
                doc: doc.to_owned(),
                found: found.code(),
                text: text.to_owned(),
            });
        }
    }

    /// Unknown words of all that were counted, in percent; `None` if none was counted.
    pub fn unknown_percent(&self) -> Option<f64> {
        percent(self.unknown_words, self.lower_words)
    }

    /// Sentences whose language is detected right, in percent; `None` if none was counted.
    pub fn detected_percent(&self) -> Option<f64> {
        percent(self.detected, self.sentences)
    }

    /// The most frequent unknown words with their counts, at most `limit`.
    pub fn most_unknown(&self, limit: usize) -> Vec<(&str, usize)> {
        let mut words: Vec<_> = self.unknown.iter().map(|(word, count)| (word.as_str(), *count)).collect();
        // stable, so words of the same count keep their order by letters
        words.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        words.truncate(limit);
        words
    }

    pub(super) fn add(&mut self, other: Self) {
        self.lower_words += other.lower_words;
        self.unknown_words += other.unknown_words;
        self.sentences += other.sentences;
        self.detected += other.detected;
        for (word, count) in other.unknown {
            *self.unknown.entry(word).or_default() += count;
        }
        self.misdetected.extend(other.misdetected);
    }
}

fn percent(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| part as f64 * 100.0 / whole as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn coverage(text: &str, expected: &str) -> Coverage {
        Coverage::of("d", text, Language::from_code(expected), None)
    }

    #[test]
    fn unknown_words_are_counted_in_lower_case() {
        let counted = coverage("The zzyqx and a zzyqx met Zzyqx in Xqzzy.\nA xqzzyt left.", "en");
        assert_eq!((counted.lower_words, counted.unknown_words), (7, 3));
        assert_eq!(counted.most_unknown(9), [("zzyqx", 2), ("xqzzyt", 1)]);
        assert_eq!(counted.most_unknown(1), [("zzyqx", 2)]);
    }

    #[test]
    fn sentences_of_some_length_are_detected_one_by_one() {
        let english = "The minister said on Monday that the talks would go on for weeks.";
        let spanish = "Los vecinos del barrio esperan que la obra termine antes de la primavera.";
        let counted = coverage(&format!("{english} It rained.\n{spanish}"), "en");
        assert_eq!((counted.sentences, counted.detected), (2, 1));
        assert_eq!(counted.detected_percent(), Some(50.0));
        let wrong = &counted.misdetected[0];
        assert_eq!((wrong.doc.as_str(), wrong.found, wrong.text.as_str()), ("d", "es", spanish));
    }

    #[test]
    fn nothing_is_unknown_where_there_is_no_dictionary_and_nothing_detected_where_nothing_is_told() {
        assert_eq!(
            coverage("Размова пра мову і пра тое, хто на ёй гаворыць сёння.", "be").unknown_percent(),
            None
        );
        let untold = Coverage::of("d", "He said that it was late.", None, None);
        assert_eq!((untold.lower_words, untold.detected_percent()), (5, None));
    }
}
