//! Words that stand three times or more, and words that stand again with others between them.

use super::meant::is_sound;
use crate::analysis::Context;
use crate::finding::{Class, Findings, Level};
use crate::lexicon::WordClass;
use crate::pass::repeat_frames::{is_framed, may_stand_around, may_stand_twice};
use crate::text::Span;

/// "von von von der Stadt": an engine that lost its way writes a word again and again. A preposition or an article says nothing
/// by that, unless somebody speaks of the word or calls it.
pub(super) fn many_times(context: &Context<'_>, at: usize, findings: &mut Findings) -> Option<usize> {
    let token = context.tokens()[at];
    let word = context.word(at);
    let ties = matches!(token.entry.class(), Some(WordClass::Preposition | WordClass::Determiner));
    if !ties || !token.is_lower_word() || word.len() < 2 || token.entry.can_be_noun() || is_sound(word) {
        return None;
    }
    let goes_on = |i: &usize| context.is_spaced(*i) && context.word(*i + 1) == word;
    let is_first = at == 0 || context.word(at - 1) != word;
    if !is_first || !(at..at + 2).all(|i| i + 1 < context.tokens().len() && goes_on(&i)) {
        return None;
    }
    let last = (at..context.tokens().len() - 1).take_while(goes_on).count() + at;
    let is_framed =
        at == 0 || context.is_glued(at - 1) || !context.is_spaced(last) || context.mark(last + 1).is_some();
    if is_framed || may_stand_twice(context, at) {
        return None;
    }
    findings
        .propose(
            Span::new(token.end(), context.tokens()[last].end()),
            "",
            Class::DoubledWord,
            0.95,
            format!("“{word}” stands {} times", last + 1 - at),
        )
        .because("a preposition or an article stands once");
    Some(last + 1)
}

/// "will also will work"
pub(super) fn again(context: &Context<'_>, at: usize, findings: &mut Findings) -> Option<usize> {
    let verb = context.tokens()[at];
    let adverb = context.token(at + 1)?;
    let second = context.token(at + 2)?;
    let next = context.token(at + 3)?;
    let modal = matches!(verb.entry.class(), Some(WordClass::Modal | WordClass::Auxiliary));
    let is_adverb = adverb.entry.class() == Some(WordClass::Adverb)
        || adverb.entry.can_be_adverb() && !adverb.entry.can_be_noun();
    if !modal
        || !is_adverb
        || !verb.is_lower_word()
        || !adverb.is_lower_word()
        || !second.is_lower_word()
        || !next.is_lower_word()
    {
        return None;
    }
    if context.word(at) != context.word(at + 2)
        // "quando è troppo è troppo"
        || context.word(at + 1) == context.word(at + 3)
        || !(at..at + 3).all(|i| context.is_spaced(i))
        || may_stand_around(context, at)
        || is_of_relative_clause(context, at)
        || is_of_condition(context, at)
    {
        return None;
    }
    let word = context.word(at);
    findings
        .propose(
            Span::new(adverb.end(), second.end()),
            "",
            Class::DoubledWord,
            0.93,
            format!("“{word}” stands on both sides of “{}”", context.word(at + 1)),
        )
        .because("an auxiliary stands once, before or behind the adverb");
    Some(at + 3)
}

/// "Det som är säkert är att": a relative clause ends between the two.
fn is_of_relative_clause(context: &Context<'_>, at: usize) -> bool {
    at.checked_sub(1).and_then(|before| context.token(before)).is_some_and(|before| {
        before.entry.class() == Some(WordClass::Relative) || RELATIVE.contains(&before.text(context.text()))
    })
}

/// "Si no es así es aconsejable", "Wenn es so ist ist es gut": the sentence begins with a condition, which ends without a
/// comma between the two.
fn is_of_condition(context: &Context<'_>, at: usize) -> bool {
    let first = context.tokens()[context.sentence_of(at).start];
    first.entry.class() == Some(WordClass::Subordinator)
}

/// Relative pronouns that have another class as well.
const RELATIVE: &[&str] =
    &["som", "der", "die", "das", "dat", "was", "what", "that", "que", "qui", "che", "co"];

/// "in the in the"
pub(super) fn pair(context: &Context<'_>, at: usize, findings: &mut Findings) -> Option<usize> {
    context.token(at + 4)?;
    let tokens = &context.tokens()[at..at + 4];
    let spaced = (at..at + 3).all(|i| context.is_spaced(i));
    if !spaced || !tokens.iter().all(|token| token.is_lower_word() && token.entry.is_function_word()) {
        return None;
    }
    if context.word(at) != context.word(at + 2)
        || context.word(at + 1) != context.word(at + 3)
        || context.word(at) == context.word(at + 1)
    {
        return None;
    }
    let joins = matches!(tokens[0].entry.class(), Some(WordClass::Preposition))
        && tokens[1].entry.class() == Some(WordClass::Determiner);
    if !joins {
        return None;
    }
    let words = format!("{} {}", context.word(at), context.word(at + 1));
    if tokens[0].language.lists().repeats.contains(&words) || is_framed(context, &words, at, at + 4) {
        return None;
    }
    let finding = findings.propose(
        Span::new(tokens[1].end(), tokens[3].end()),
        "",
        Class::DoubledWord,
        0.93,
        format!("“{words}” stands twice"),
    );
    finding.because("a preposition and an article stand once");
    if opens_attribute(context, at + 4) {
        finding.features.limit(Level::UNSURE);
    }
    Some(at + 4)
}

/// How far behind the second article the participle may stand that the first belongs to, in tokens.
const ATTRIBUTE: usize = 4;

/// "gebaseerd op het op het web gebruikte protocol": a participle with its object stands between the first article and its
/// noun.
fn opens_attribute(context: &Context<'_>, at: usize) -> bool {
    let endings = context.tokens()[at].language.profile().attributive;
    (at + 1..context.tokens().len().min(at + ATTRIBUTE))
        .take_while(|&i| context.mark(i).is_none())
        .any(|i| endings.iter().any(|ending| context.word(i).ends_with(ending)) && context.is_spaced(i))
}
