//! Words of the source language that were not translated.

use super::Languages;
use crate::analysis::Context;
use crate::finding::{Class, Findings};
use crate::language::Language;
use crate::lexicon::{Entry, key_of};
use crate::text::Notes;

pass! {
    /// A word of another language left in the text.
    ///
    /// # What it finds
    /// Lower-case words outside quotation marks that the text's language does not have and that are usual words of
    /// the source language. Nothing is proposed in their place: the remark says where they are.
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
    for at in context.noted(Notes::UNKNOWN) {
        let token = &context.tokens()[at];
        if !token.is_lower_word() || token.entry.is_valid() || token.language != context.language() {
            continue;
        }
        let key = key_of(context.word(at));
        if key.chars().count() < MIN_LETTERS
            || quotation.is_open_at(context, at)
            || context.words().count(&key).all > 2
        {
            continue;
        }
        if let Some(source) = foreign_to(context, &key, token.entry) {
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

/// Whether a quotation is open, followed through a text.
#[derive(Default)]
struct Quotation {
    /// The next token to be looked at.
    next: usize,
    is_open: bool,
}

impl Quotation {
    /// Whether a quotation is open at token `at` that began in its paragraph. Places must be asked for in order.
    fn is_open_at(&mut self, context: &Context<'_>, at: usize) -> bool {
        let start = context.paragraph_of(at).tokens.start;
        if self.next < start {
            (self.next, self.is_open) = (start, false);
        }
        self.is_open =
            context.marks_in(self.next..at).fold(self.is_open, |is_open, mark| match context.mark(mark) {
                Some('“' | '«' | '„' | '‘') => true,
                Some('”' | '»' | '’') => false,
                Some('"') => !is_open,
                _ => is_open,
            });
        self.next = at;
        self.is_open
    }
}

fn foreign_to(context: &Context<'_>, key: &str, own: Entry) -> Option<Language> {
    let usual = |language: &Language| {
        let entry = language.look_up(key);
        entry.is_valid()
            && entry.zipf() >= MIN_ZIPF
            && entry.zipf() >= own.zipf() + MARGIN
            && entry.lower_share() > 0.5
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
    }

    #[test]
    fn says_nothing_of_loans_and_quotations() {
        for text in
            ["He said “gobierno” to her.", "a siesta in the patio", "the Gobierno Vasco", "tapas and tequila"]
        {
            assert!(remarks("en", text).is_empty(), "{text}");
        }
        assert!(remarks("es", "Los hackers y el software, dijo «government».").is_empty());
    }
}
