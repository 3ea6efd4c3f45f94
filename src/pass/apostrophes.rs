//! Apostrophes of the wrong shape and with a lost or added space.

mod habit;
mod lost;
mod name_endings;

use super::Languages;
use crate::analysis::{BEHIND_APOSTROPHE, Context, Marks, opens_with_vowel};
use crate::finding::{Class, Findings, Level};
use crate::language::Capitals;
use crate::lexicon::key_of;
use crate::text::script::is_caseless;
use crate::text::{Span, Token, TokenKind};
use habit::Habit;

pass! {
    /// Apostrophes that are accents, or that a space cut off.
    ///
    /// # What it finds
    /// A grave or acute accent between two letters ("it`s"), a space in place of the apostrophe ("isn t", "l homme") or
    /// nothing ("lhomme"), and a space beside the apostrophe of a form that the dictionary holds ("don 't", "l 'accord")
    /// or before the ending that a name takes behind a mark (Turkish "URL 'si", Finnish "EU: n").
    ///
    /// # Why it happens
    /// Keyboards and text recognition confuse the characters; tokenisation for translation sets a space at the
    /// apostrophe; a wrong encoding makes a space of it, or drops it.
    ///
    /// # Example
    /// It`s late and they don 't know.
    ///
    /// # Repair
    /// It's late and they don't know.
    "apostrophes", Words, Fix, Languages::All,
    reads: Lines, doubt: Little,
    example: "en", "It`s late and they don 't know." => "It's late and they don't know."
}

/// Marks that are looked at.
const MARKS: Marks = Marks::of(&['`', '\'', ':']);

fn check(context: &Context<'_>, findings: &mut Findings) {
    let habit = Habit::of(context);
    lost::check(context, &habit, findings);
    for at in context.inner_marks_of(MARKS) {
        match context.mark(at) {
            Some('`' | '´') => accent(context, at, &habit, findings),
            Some('\'' | '’') => {
                spaced(context, at, &habit, findings);
                cut_off(context, at, findings);
                misplaced(context, at, findings);
                name_endings::check(context, at, findings);
            }
            Some(':') => name_endings::check(context, at, findings),
            _ => {}
        }
    }
}

/// "it`s": an accent between two words without a space.
fn accent(context: &Context<'_>, at: usize, habit: &Habit<'_, '_>, findings: &mut Findings) {
    let (before, after) = (context.tokens()[at - 1], context.tokens()[at + 1]);
    if !before.is_word() || !after.is_word() || !context.is_glued(at - 1) || !context.is_glued(at) {
        return;
    }
    let (left, right) = (context.word(at - 1), context.word(at + 1));
    // no apostrophe is written between letters without case, and transcriptions set accents there
    if before.language.profile().capitals == Capitals::None || left.ends_with(is_caseless) {
        return;
    }
    let ending = BEHIND_APOSTROPHE.contains(&right);
    // "Michea´l" has the accent beside its vowel
    if !ending && left.chars().count() > 2 && left.ends_with(['a', 'e', 'i', 'o', 'u']) {
        return;
    }
    findings
        .propose(
            context.tokens()[at].span(),
            habit.shape(),
            Class::Apostrophe,
            0.95,
            "an accent in place of an apostrophe",
        )
        .because(format!("“{}” and “{}” are parts of one word", context.word(at - 1), context.word(at + 1)));
}

/// "dont'": the apostrophe slipped behind the last letter.
fn misplaced(context: &Context<'_>, at: usize, findings: &mut Findings) {
    let word = context.tokens()[at - 1];
    if !word.is_lower_word() || word.entry.is_valid() || !context.is_glued(at - 1) || context.is_glued(at) {
        return;
    }
    let key = key_of(context.word(at - 1));
    let corrections = word.language.lexicon().map_or_else(Vec::new, |lexicon| lexicon.corrections(&key));
    let Some(form) =
        corrections.into_iter().find(|form| form.replace('\'', "") == key && form.contains('\''))
    else {
        return;
    };
    findings
        .propose(
            Span::new(word.start(), context.tokens()[at].end()),
            form.replace('\'', context.word(at)),
            Class::Apostrophe,
            0.95,
            "an apostrophe at the wrong place",
        )
        .because(format!("“{form}” is right"));
}

/// "don 't", "don' t", "l 'accord": the parts make a form that the dictionary holds, or an elision.
fn spaced(context: &Context<'_>, at: usize, habit: &Habit<'_, '_>, findings: &mut Findings) {
    let (before, mark, after) = (context.tokens()[at - 1], context.tokens()[at], context.tokens()[at + 1]);
    if before.kind != TokenKind::Word || !after.is_word() {
        return;
    }
    let space_before = context.is_spaced(at - 1) && context.is_glued(at);
    let space_after = context.is_glued(at - 1) && context.is_spaced(at);
    if !space_before && !space_after {
        return;
    }
    let profile = before.language.profile();
    let (left, right) = (context.word(at - 1), context.word(at + 1));
    let whole = format!("{left}'{right}");
    let whole = key_of(&whole);
    // "de maan 's nachts", 's-Hertogenbosch: Dutch begins words with it
    if right == "s" && space_before && profile.initial_apostrophes {
        return;
    }
    let held = before.language.look_up(&whole).is_valid() && whole.chars().count() >= 3;
    let noun = before.entry.is_valid() && !before.entry.is_function_word();
    let possessive = profile.possessive && right == "s" && space_before && noun;
    // "l' heure", "dell' isola"
    let is_elided = || {
        let (left, right) = (key_of(left), key_of(right));
        profile.elides_before(&left, &right) && opens_with_vowel(&right)
    };
    // Portuguese "d 'água", which alone loses its vowel there
    let is_only_one = || profile.elision && !profile.elides() && matches!(left, "d" | "D");
    let behind_mark = space_after && is_elided();
    let elided = behind_mark || space_before && (is_elided() || is_only_one());
    let quotation = if space_before { opens_quotation(context, at) } else { closes_quotation(context, at) };
    if !(held || possessive || elided) || quotation {
        return;
    }
    let span = if space_before {
        Span::new(before.end(), mark.start())
    } else {
        Span::new(mark.end(), after.start())
    };
    // one among many that are right may be a line that broke there, and "la droite d' est" has a prime
    let is_doubtful = behind_mark && !held && habit.is_loose_by_chance();
    let confidence = if is_doubtful { Level::UNSURE } else { 0.92 };
    findings
        .propose(span, "", Class::Apostrophe, confidence, "a space at an apostrophe")
        .because(format!("“{left}{}{right}” is one word", context.word(at)));
}

/// "un po 'di tempo": the apostrophe of a word that is cut off stands at the next one.
fn cut_off(context: &Context<'_>, at: usize, findings: &mut Findings) {
    let before = context.tokens()[at - 1];
    let (word, moved) = (context.word(at - 1), context.is_spaced(at - 1) && context.is_glued(at));
    if !moved || !before.language.profile().cut_off.contains(&word) || opens_quotation(context, at) {
        return;
    }
    let mark = context.tokens()[at].span();
    findings
        .propose(
            Span::new(before.end(), mark.end),
            format!("{} ", context.word(at)),
            Class::Apostrophe,
            0.95,
            "an apostrophe at the wrong place",
        )
        .because(format!("“{word}{}” is a word that is cut off", context.word(at)));
}

/// Whether a single quotation mark closes soon behind the apostrophe at `at`.
fn opens_quotation(context: &Context<'_>, at: usize) -> bool {
    let end = context.paragraph_of(at).tokens.end.min(at + 30);
    (at + 1..end).any(|i| {
        matches!(context.mark(i), Some('\'' | '’'))
            && context.is_glued(i - 1)
            && !(context.is_glued(i) && context.token(i + 1).is_some_and(Token::is_word))
    })
}

/// Whether a single quotation mark is open before the apostrophe at `at` in its paragraph.
fn closes_quotation(context: &Context<'_>, at: usize) -> bool {
    let paragraph = context.paragraph_of(at).tokens.clone();
    (paragraph.start..at).rev().take(60).any(|i| {
        context.mark(i).is_some_and(|c| matches!(c, '‘' | '\''))
            && context.is_glued(i)
            && (i == paragraph.start || !context.is_glued(i - 1))
    })
}

#[cfg(test)]
mod tests;
