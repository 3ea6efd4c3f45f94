//! Words of the source language that were not translated.

use super::Languages;
use crate::analysis::Context;
use crate::finding::{Class, Findings};
use crate::language::{Language, is_pair, names};
use crate::lexicon::key_of;
use crate::text::{Notes, Token};
use itertools::Itertools;

pass! {
    /// A word of another language left in the text.
    ///
    /// # What it finds
    /// Words in lower case or at the beginning of a sentence ("However, die Regierung"), outside quotation marks, that the
    /// text's language does not have and that are usual words of the source language. Nothing is proposed in their
    /// place: the remark says where they are.
    ///
    /// # Why it happens
    /// The translator skips a word that it does not know, often one with a typo or in a link.
    ///
    /// # Example
    /// The minister spoke of the ayuntamiento yesterday.
    ///
    /// # Repair
    /// The minister spoke of the ayuntamiento yesterday.
    "residue", Words, Suggest, Languages::WithDictionary,
    reads: Lines, doubt: Little,
    example: "en" from "es", "The minister spoke of the ayuntamiento yesterday."
        => "The minister spoke of the ayuntamiento yesterday."
}

/// Least frequency (Zipf) in the source language, and by how much less the text's language has the word.
const MIN_ZIPF: f32 = 3.3;
const MARGIN: f32 = 1.5;
const MIN_LETTERS: usize = 4;

fn check(context: &Context<'_>, findings: &mut Findings) {
    let mut quotation = Quotation::default();
    let unknown = context.noted(Notes::UNKNOWN).filter(|&at| {
        let token = &context.tokens()[at];
        token.is_lower_word() && !token.entry.is_valid()
    });
    let openers = context.capitals().filter(|&at| opens_clause(context, at));
    for at in unknown.merge(openers) {
        let token = &context.tokens()[at];
        if token.language != context.language() {
            continue;
        }
        let key = key_of(context.word(at));
        if key.chars().count() < MIN_LETTERS
            || quotation.is_open_at(context, at)
            || context.words().count(&key).all > 2
        {
            continue;
        }
        if let Some(source) = foreign_to(context, &key, token) {
            findings
                .remark(
                    token.span(),
                    Class::Residue,
                    0.6,
                    format!("“{}” may be left untranslated", context.word(at)),
                )
                .because(format!(
                    "it is a usual word of {} and none of {}",
                    source.name(),
                    token.language.name()
                ));
        }
    }
}

/// Whether the word at `at` has its capital from the beginning of a sentence, and is no word of the language but at most a
/// name: a comma or a word in lower case stands behind it.
fn opens_clause(context: &Context<'_>, at: usize) -> bool {
    let token = &context.tokens()[at];
    let goes_on =
        || context.mark(at + 1) == Some(',') || context.token(at + 1).is_some_and(Token::is_lower_word);
    token.is_sentence_initial
        && !(token.entry.is_valid() && token.entry.lower_share() > 0.0)
        && goes_on()
        && !names().get(&key_of(context.word(at))).is_known()
}

/// Whether a quotation is open, followed through a text.
#[derive(Default)]
struct Quotation {
    /// The next token to be looked at.
    next: usize,
    /// The mark that opened the quotation which is open.
    open: Option<char>,
}

impl Quotation {
    /// Whether a quotation is open at token `at` that began in its paragraph. Places must be asked for in order.
    fn is_open_at(&mut self, context: &Context<'_>, at: usize) -> bool {
        let paragraph = context.paragraph_of(at);
        if self.next < paragraph.tokens.start {
            *self = Self { next: paragraph.tokens.start, open: None };
        }
        for mark in context.marks_in(self.next..at).filter_map(|mark| context.mark(mark)) {
            match self.open {
                Some(open) if closes(open, mark, paragraph.language) => self.open = None,
                None if paragraph.language.profile().opens_quotations(mark) => self.open = Some(mark),
                _ => {}
            }
        }
        self.next = at;
        self.open.is_some()
    }
}

/// Whether a quotation that began with the mark `open` ends with `mark`, also with a typewriter's in place of its own.
fn closes(open: char, mark: char, language: Language) -> bool {
    is_pair(open, mark) || language.profile().uses((open, mark)) || (open, mark) == ('„', '"')
}

fn foreign_to(context: &Context<'_>, key: &str, token: &Token) -> Option<Language> {
    let usual = |language: &Language| {
        let entry = language.look_up(key);
        entry.is_valid()
            && entry.zipf() >= MIN_ZIPF
            && entry.zipf() >= token.entry.zipf() + MARGIN
            && entry.lower_share() > 0.5
            // names are made of other words too
            && (token.is_lower_word() || entry.is_function_word())
    };
    match context.source() {
        Some(source) => Some(source).filter(usual),
        None => context.language().quoted().find(usual),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cleaner::{Cleaner, Options};
    use crate::document::Document;
    use crate::finding::Level;

    fn remarks(language: &str, text: &str) -> Vec<String> {
        let options = Options {
            language: Language::from_code(language),
            select: Some(vec![PASS.name]),
            level: Level::Suggest,
            ..Options::default()
        };
        let document = Document::new("test", text);
        let report = Cleaner::new(options).report(&document);
        report.remarks.iter().map(|remark| remark.span.of(text).to_owned()).collect()
    }

    #[test]
    fn remarks_on_words_left_untranslated() {
        assert_eq!(remarks("en", "The mayor of the ayuntamiento spoke."), ["ayuntamiento"]);
        assert_eq!(remarks("es", "El alcalde habló del government ayer."), ["government"]);
        for (language, text) in [
            ("de", "However, die Regierung lehnt den Vorschlag ab und will weiter verhandeln."),
            ("nl", "De raad zei niets. However, de burgemeester wil verder praten."),
            ("sv", "However, kommunen säger nej till förslaget och vill vänta."),
        ] {
            assert_eq!(remarks(language, text), ["However"], "{text}");
        }
    }

    #[test]
    fn says_nothing_of_loans_and_quotations() {
        for text in [
            "He said “gobierno” to her.",
            "Gobierno Vasco is a name. Madrid, she said, is hot.",
            "a siesta in the patio",
            "the Gobierno Vasco",
            "tapas and tequila",
        ] {
            assert!(remarks("en", text).is_empty(), "{text}");
        }
        assert!(remarks("es", "Los hackers y el software, dijo «government».").is_empty());
        assert!(remarks("sv", "Rådet kallade det ”fel government” och ville vänta.").is_empty());
        assert!(remarks("en", "He said “the teachers’ gobierno was bad” yesterday.").is_empty());
        let behind = "Der Rat nannte es „falsch“ und sprach gestern vom government der Stadt.";
        assert_eq!(remarks("de", behind), ["government"]);
    }
}
