//! Capitals inside a sentence on words that take none.

use super::Languages;
use crate::analysis::{Context, Paragraph};
use crate::finding::{Class, Findings};
use crate::language::Capitals;
use crate::text::{CaseShape, Span, Token};

pass! {
    /// A common word with a capital inside a sentence.
    ///
    /// # What it finds
    /// A capitalised word between two lower-case words that the dictionary almost never writes so. Names, titles,
    /// headlines, words of institutions ("the State") and German nouns stay.
    ///
    /// # Why it happens
    /// A link, a list item or a line of its own began with the word before the text was joined.
    ///
    /// # Example
    /// We appreciate the Unconditional support of the people.
    ///
    /// # Repair
    /// We appreciate the unconditional support of the people.
    "odd-capitals", Words, Fix, Languages::WithDictionary,
    example: "en", "We appreciate the Unconditional support of the people."
        => "We appreciate the unconditional support of the people."
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    for paragraph in context.paragraphs() {
        let capitals = paragraph.language.profile().capitals;
        if matches!(capitals, Capitals::Nouns | Capitals::None) || is_headline(context, paragraph) {
            continue;
        }
        for at in paragraph.tokens.clone() {
            if let Some(confidence) = is_odd(context, at) {
                propose(context, at, confidence, findings);
            }
        }
    }
}

fn propose(context: &Context<'_>, at: usize, confidence: f32, findings: &mut Findings) {
    let token = context.tokens()[at];
    let word = context.word(at);
    let Some(first) = word.chars().next() else { return };
    let lower: String = first.to_lowercase().collect();
    findings
        .propose(
            Span::new(token.start(), token.start() + first.len_utf8()),
            lower,
            Class::OddCapital,
            confidence,
            "a capital inside a sentence",
        )
        .because(format!(
            "“{word}” is written small in {:.0} of 100 cases",
            token.entry.lower_share() * 100.0
        ));
}

/// How sure it is that the word at `at` should have no capital.
fn is_odd(context: &Context<'_>, at: usize) -> Option<f32> {
    let token = context.tokens()[at];
    let word = context.word(at);
    if !token.is_title_word()
        || token.is_sentence_initial
        || at == 0
        || word.chars().count() < 2
        || word == "I"
    {
        return None;
    }
    let (before, after) = (context.before(at)?, context.token(at + 1)?);
    if !before.is_lower_word() || !context.is_spaced(at - 1) || is_part_of_name(context, at, after) {
        return None;
    }
    let entry = token.entry;
    if !entry.is_valid() || !entry.is_hardly_capitalised() || entry.zipf() < 2.0 {
        return None;
    }
    if entry.is_registered_name() || entry.is_function_word() || is_calendar(word, &token) {
        return None;
    }
    let counts = context.words().count(&crate::lexicon::key_of(word));
    if counts.title_inside > 1 || !after.is_lower_word() || !after.entry.is_valid() {
        return None;
    }
    // a noun with a capital may name an institution, a work or a product; an article that names one of
    // many, or the same noun without a capital elsewhere, shows
    // that it does not
    let named =
        before.entry.can_be_noun() && !before.entry.is_function_word() && !before.entry.can_be_adjective();
    let indefinite = token.language.profile().indefinite.contains(&context.word(at - 1));
    let noun = entry.can_be_noun() || !entry.has_word_class();
    Some(match (noun, counts.lower > 0) {
        (false, true) => 0.93,
        // "the film Frozen", "la película Volver"
        (false, false) if named => 0.75,
        (false, false) => 0.88,
        (true, true) if indefinite => 0.93,
        (true, false) if indefinite => 0.85,
        (true, true) => 0.75,
        (true, false) => 0.65,
    })
}

/// Months, weekdays, peoples and languages: whether they take a capital is a matter of the language.
fn is_calendar(word: &str, token: &Token) -> bool {
    let key = crate::lexicon::key_of(word);
    token.language.lists().calendar.get(&key).is_some()
}

/// Whether the words behind it belong to a title with it: "the Ministry of Health", "the House and Senate".
fn is_part_of_name(context: &Context<'_>, at: usize, after: &Token) -> bool {
    let attached = context.is_glued(at)
        && context.mark(at + 1).is_some_and(|c| matches!(c, '-' | '/' | '&' | '\'' | '’' | '®' | '™'));
    if attached || after.kind != crate::text::TokenKind::Punctuation && after.shape != CaseShape::Lower {
        return true;
    }
    // small words join the parts of a title
    let sentence = context.sentence_of(at);
    let near = |range: std::ops::Range<usize>| {
        range.into_iter().any(|i| {
            let token = context.tokens()[i];
            let capital = token.is_word() && token.shape != CaseShape::Lower && !token.is_sentence_initial;
            i != at && sentence.contains(&i) && capital
        })
    };
    let joined_right = after.is_lower_word() && near(at + 2..(at + 4).min(context.tokens().len()));
    let before = context.tokens()[at - 1];
    let joined_left = before.entry.is_function_word()
        && at >= 2
        && near(at.saturating_sub(3)..at - 1)
        && !context.tokens()[at - 2].is_sentence_initial;
    joined_right || joined_left
}

/// Whether most longer words of the line have capitals.
fn is_headline(context: &Context<'_>, paragraph: &Paragraph) -> bool {
    let last = paragraph.tokens.end - 1;
    if context.mark(last).is_some_and(|c| matches!(c, '.' | '!' | '?' | '”' | '"' | '»'))
        && paragraph.tokens.len() < 60
    {
        return false;
    }
    let (mut upper, mut all) = (0usize, 0usize);
    for at in paragraph.tokens.clone() {
        let token = context.tokens()[at];
        if token.is_word() && context.word(at).chars().count() >= 4 {
            all += 1;
            upper += usize::from(token.shape != CaseShape::Lower);
        }
    }
    upper * 5 > all * 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pass::testing::{repairs, stays};

    #[test]
    fn lowers_odd_capitals() {
        repairs(
            &PASS,
            "en",
            &[
                (
                    "It was a Contentious debate about the budget of the town.",
                    "It was a contentious debate about the budget of the town.",
                ),
                (
                    "She asked for Immediate help from her neighbours.",
                    "She asked for immediate help from her neighbours.",
                ),
            ],
        );
        repairs(
            &PASS,
            "es",
            &[(
                "Tuvo una Contundente respuesta de los vecinos.",
                "Tuvo una contundente respuesta de los vecinos.",
            )],
        );
    }

    #[test]
    fn keeps_names_titles_and_headlines() {
        stays(
            &PASS,
            "en",
            &[
                "They met in London on Monday with the Prime Minister.",
                "The House of Commons and the Senate voted on it.",
                "He drives a Ford and reads the Guardian every day.",
                "Ten Ways To Clean Your Unconditional House",
                "They watched the film Frozen with the Spanish children.",
                "He is Catholic and speaks French with the others.",
                "She and I went there.",
            ],
        );
        stays(
            &PASS,
            "es",
            &[
                "Viajó a Madrid con el Real Betis y volvió el lunes.",
                "El Tribunal Supremo y el Congreso votaron ayer.",
                "La ministra de Sanidad habló de la película Volver en la radio.",
                "Nació en Burgos y vive en Granada desde niño.",
            ],
        );
    }
}
