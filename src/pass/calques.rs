//! Words translated by their look instead of their meaning.

use super::Languages;
use crate::analysis::{Context, in_case_of};
use crate::finding::{Class, Findings};
use crate::language::{Language, calques};
use crate::lexicon::{Key, PairTable, WordClass, key_of};
use crate::text::{Notes, Span, TokenKind};
use foldhash::HashMap;
use std::sync::LazyLock;

pass! {
    /// Calques and false friends of the source language.
    ///
    /// # What it finds
    /// Words and phrases of a table per pair of languages, each in its context: "sentenced" behind a quotation in a
    /// translation from Spanish (sentenció: stated firmly). Only where the source language is known or guessed.
    ///
    /// # Why it happens
    /// Translation takes the word that looks alike, or the first meaning of the dictionary.
    ///
    /// # Example
    /// “He will never win,” the general secretary sentenced.
    ///
    /// # Repair
    /// “He will never win,” the general secretary declared.
    "calques", Words, Suggest, Languages::WithDictionary,
    reads: Lines, doubt: Little,
    example: "en" from "es", "“He will never win,” the general secretary sentenced."
        => "“He will never win,” the general secretary declared."
}

/// How far behind a closing quotation mark a reporting verb stands, in tokens.
const REPORTING_DISTANCE: usize = 10;

fn check(context: &Context<'_>, findings: &mut Findings) {
    let table = context.source().and_then(|source| TABLES.get(&(source, context.language())));
    let Some(table) = table else { return };
    let mut key = Key::new();
    for at in context.noted(Notes::CALQUE) {
        let token = context.tokens()[at];
        if !token.is_word() {
            continue;
        }
        for row in table.get(key.of(context.word(at))).into_iter().flatten() {
            let Some(last) = row.matches(context, at) else { continue };
            let span = Span::new(token.start(), context.tokens()[last].end());
            let alternatives = row.right.join(", ");
            findings
                .propose(
                    span,
                    in_case_of(row.right[0], first_word(span.of(context.text())), token.language),
                    Class::Calque,
                    0.5,
                    format!("a calque: {alternatives}"),
                )
                .because(row.note);
            break;
        }
    }
}

/// Rows by the first word of what is wrong.
type Table = HashMap<&'static str, Vec<Row>>;

/// The tables by source and target language.
static TABLES: LazyLock<HashMap<(Language, Language), Table>> = LazyLock::new(|| {
    let read = |rows: PairTable| {
        let mut table = Table::default();
        for row in rows.rows().filter_map(Row::parse) {
            table.entry(row.words[0]).or_default().push(row);
        }
        table
    };
    calques().map(|(languages, rows)| (languages, read(rows))).collect()
});

fn first_word(phrase: &str) -> &str {
    phrase.split(' ').next().unwrap_or(phrase)
}

/// A row of the table.
struct Row {
    words: Vec<&'static str>,
    right: Vec<&'static str>,
    place: Place,
    note: &'static str,
}

/// Where a phrase must stand to be a calque.
enum Place {
    Anywhere,
    /// As the reporting verb of a quotation.
    Reporting,
    Before(&'static str),
    After(&'static str),
    /// Behind a number or an ordinal.
    AfterNumber,
}

impl Row {
    fn parse(columns: Vec<&'static str>) -> Option<Self> {
        let [wrong, right, place, note] = columns.try_into().ok()?;
        let place = match place {
            "any" => Place::Anywhere,
            "said" => Place::Reporting,
            "after:#" => Place::AfterNumber,
            _ => match place.split_once(':')? {
                ("before", word) => Place::Before(word),
                ("after", word) => Place::After(word),
                _ => return None,
            },
        };
        Some(Self { words: wrong.split(' ').collect(), right: right.split('|').collect(), place, note })
    }

    /// The last token of the phrase, if it begins at `at` and stands where it must.
    fn matches(&self, context: &Context<'_>, at: usize) -> Option<usize> {
        let last = at + self.words.len() - 1;
        for (offset, word) in self.words.iter().enumerate().skip(1) {
            let token = context.token(at + offset)?;
            if !token.is_word()
                || !context.is_spaced(at + offset - 1)
                || key_of(token.text(context.text())) != *word
            {
                return None;
            }
        }
        let stands = match self.place {
            Place::Anywhere => true,
            Place::Reporting => is_reporting(context, at, last),
            Place::Before(word) => {
                context.is_spaced(last)
                    && context.token(last + 1).is_some_and(|token| key_of(token.text(context.text())) == word)
            }
            Place::After(word) => at > 0 && context.is_spaced(at - 1) && key_of(context.word(at - 1)) == word,
            Place::AfterNumber => {
                at > 0
                    && (matches!(context.tokens()[at - 1].kind, TokenKind::Number | TokenKind::Mixed)
                        || context.tokens()[at - 1].entry.class() == Some(WordClass::Numeral))
            }
        };
        stands.then_some(last)
    }
}

/// Whether a quotation ended shortly before, and no other object follows.
fn is_reporting(context: &Context<'_>, at: usize, last: usize) -> bool {
    let closing = (at.saturating_sub(REPORTING_DISTANCE)..at)
        .rev()
        .take_while(|&i| !context.mark(i).is_some_and(|c| matches!(c, '.' | '?' | '!')))
        .any(|i| context.mark(i).is_some_and(|c| matches!(c, '”' | '"' | '»' | '“')));
    let ends = context.token(last + 1).is_none_or(|next| {
        next.kind == TokenKind::Punctuation
            || next.entry.class().is_some_and(|class| {
                matches!(
                    class,
                    WordClass::Preposition
                        | WordClass::Subordinator
                        | WordClass::Coordinator
                        | WordClass::Adverb
                )
            })
    });
    closing && ends
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pass::testing::{stays, suggests};

    #[test]
    fn suggests_what_was_meant() {
        suggests(
            &PASS,
            "en",
            Some("es"),
            &[(
                "He authorized the 40th withdrawal for Ukraine.",
                "He authorized the 40th drawdown for Ukraine.",
            )],
        );
    }

    #[test]
    fn says_nothing_without_a_source_or_out_of_context() {
        for text in ["The judge sentenced him to two years.", "The withdrawal of the troops began."] {
            suggests(&PASS, "en", Some("es"), &[(text, text)]);
        }
        stays(&PASS, "en", &["“Never,” the general sentenced."]);
        stays(&PASS, "es", &["«Nunca», dijo el general."]);
    }

    #[test]
    fn every_row_of_every_table_can_be_read() {
        for row in calques().flat_map(|(_, table)| table.rows()) {
            assert!(Row::parse(row.clone()).is_some(), "{row:?}");
        }
    }
}
