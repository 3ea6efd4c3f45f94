//! Where a capital inside a sentence may be odd, and where names, titles and headlines stand.

use crate::analysis::{Context, Paragraph, takes_no_capital};
use crate::language::{Language, names};
use crate::lexicon::{WordClass, key_of};
use crate::text::chars::{is_apostrophe, is_quote};
use crate::text::{CaseShape, Token};

/// Whether the word at `at` is a common one with a capital between two words without.
pub(super) fn may_be_odd(context: &Context<'_>, at: usize) -> bool {
    let token = context.tokens()[at];
    let word = context.word(at);
    if !token.is_title_word()
        || token.is_sentence_initial
        || at == 0
        || word.chars().count() < 2
        || word == "I"
    {
        return false;
    }
    let Some(before) = context.before(at) else { return false };
    if !before.is_lower_word()
        || !context.is_spaced(at - 1)
        || !is_word_of_sentence(context, at + 1)
        || !context.is_spaced(at)
    {
        return false;
    }
    // "Kudüs'te": so the language marks the endings of names
    let mark = word.chars().find(|c| is_apostrophe(*c));
    if mark.is_some_and(|mark| token.language.profile().endings_behind(mark).is_some()) {
        return false;
    }
    // what stands before an apostrophe has the entry of its word
    if !takes_no_capital(token.entry) && !word.contains(is_apostrophe) {
        return false;
    }
    // "vil Sentio måle": nobody knows how a form is written that no list holds, but the text may
    if token.entry.is_case_unknown() && context.words().count(&key_of(word)).lower == 0 {
        return false;
    }
    takes_no_capital(token.language.look_up(&key_of(word)))
        && !is_calendar(word, &token)
        && !is_inside_quotes(context, at)
}

/// Whether a word without a capital stands at `at` that is known, or so long that it is one of the language or nearly so.
fn is_word_of_sentence(context: &Context<'_>, at: usize) -> bool {
    context.token(at).is_some_and(|token| {
        token.is_lower_word()
            && (token.entry.is_valid() || context.word(at).chars().count() >= UNKNOWN_LETTERS)
    })
}

/// Fewest letters of such a word that no dictionary has.
const UNKNOWN_LETTERS: usize = 5;

/// Whether the word stands in a quotation that has other capitals before it, as the title of a work.
fn is_inside_quotes(context: &Context<'_>, at: usize) -> bool {
    let capital = |i: usize| context.tokens()[i].is_title_word();
    open_quote(context, at).is_some_and(|open| (open + 2..at).any(capital))
}

/// The mark that opened the quotation in which the word stands, if it stands in one.
pub(super) fn open_quote(context: &Context<'_>, at: usize) -> Option<usize> {
    let marks: Vec<usize> = (context.sentence_of(at).start..at)
        .filter(|&i| context.mark(i).is_some_and(|c| is_quote(c) && c != '\'' && c != '’'))
        .collect();
    marks.last().copied().filter(|_| marks.len() % 2 == 1)
}

/// Months, weekdays, peoples and languages: whether they take a capital is a matter of the language.
fn is_calendar(word: &str, token: &Token) -> bool {
    token.language.listed(word).calendar
}

/// Whether the token is a word with a capital that no beginning of a sentence explains.
pub(super) fn has_inner_capital(token: &Token) -> bool {
    token.is_word() && token.shape != CaseShape::Lower && !token.is_sentence_initial
}

/// Whether the form can be a name with an ending that the dictionary does not know as one: "Italiasta", "Ruslands".
pub(super) fn is_form_of_name(language: Language, key: &str) -> bool {
    let most = if language.profile().agglutinates { CHAINED_ENDING } else { ENDING };
    let cuts = key.char_indices().rev().take(most).filter(|(at, _)| key[..*at].chars().count() >= NAME);
    let is_name = |name: &str| {
        let entry = language.look_up(name);
        entry.is_valid() && entry.title_share() >= 0.5
            || !entry.is_valid() && names().get(name).zipf() >= KNOWN_NAME
    };
    cuts.into_iter().any(|(at, _)| is_name(&key[..at]))
}

/// Letters of the ending of a name at most, where suffixes chain and elsewhere; fewest letters of the name, and least
/// frequency (Zipf) of one that the language has not.
const CHAINED_ENDING: usize = 5;
const ENDING: usize = 2;
const NAME: usize = 4;
const KNOWN_NAME: f32 = 3.0;

/// Whether small words join it to the capitals of a title: "the Ministry of Health", "the House and Senate".
pub(super) fn is_part_of_name(context: &Context<'_>, at: usize) -> bool {
    let after = context.tokens()[at + 1];
    let sentence = context.sentence_of(at);
    let near = |range: std::ops::Range<usize>| {
        range.into_iter().any(|i| i != at && sentence.contains(&i) && has_inner_capital(&context.tokens()[i]))
    };
    let joined_right = after.is_lower_word() && near(at + 2..(at + 4).min(context.tokens().len()));
    let before = context.tokens()[at - 1];
    let joined_left = before.entry.is_function_word()
        && at >= 2
        && near(at.saturating_sub(3)..at - 1)
        && !context.tokens()[at - 2].is_sentence_initial;
    joined_right || joined_left
}

/// The noun in lower case to which a preposition, and an article perhaps, join the word, as they do the field of a ministry
/// or the subject of an institute.
pub(super) fn noun_of_field(context: &Context<'_>, at: usize) -> Option<usize> {
    let class = |i: usize| context.tokens()[i].entry.class();
    let mut before = at.checked_sub(1)?;
    if class(before) == Some(WordClass::Determiner) && before > 0 && context.is_spaced(before - 1) {
        before -= 1;
    }
    let noun = before.checked_sub(1)?;
    let token = &context.tokens()[noun];
    let is_noun = token.is_lower_word() && !token.entry.is_function_word();
    (class(before) == Some(WordClass::Preposition) && is_noun).then_some(noun)
}

/// Whether most longer words of the line have capitals.
pub(super) fn is_headline(context: &Context<'_>, paragraph: &Paragraph) -> bool {
    let last = paragraph.tokens.end - 1;
    if context.mark(last).is_some_and(|c| matches!(c, '.' | '!' | '?' | '”' | '"' | '»'))
        && paragraph.tokens.len() < 60
    {
        return false;
    }
    let (mut upper, mut all) = (0usize, 0usize);
    for at in paragraph.tokens.clone() {
        let token = context.tokens()[at];
        let is_long = |token: &Token| match token.is_non_ascii {
            true => token.text(context.text()).chars().count() >= 4,
            false => token.end() - token.start() >= 4,
        };
        if token.is_word() && is_long(&token) {
            all += 1;
            upper += usize::from(token.shape != CaseShape::Lower);
        }
    }
    upper * 5 > all * 2
}
