//! Words that stand twice.

mod apart;
mod clauses;
mod meant;
#[cfg(test)]
mod tests;
mod ties;

use self::apart::{again, many_times, pair};
use self::clauses::ends_and_begins;
use self::meant::{
    acts, is_call, is_called, is_chain, is_cry, is_in_series, is_intensified, is_letter, is_name_of_file,
    may_end_clause,
};
use self::ties::{is_hyphenated, is_joined, is_third};
use super::Languages;
use super::repeat_frames::{clause_before, may_stand_twice};
use crate::analysis::{Context, NeighbourClass, affinity};
use crate::confidence::Feature;
use crate::finding::{Class, Findings, Level};
use crate::lexicon::{Entry, WordClass, key_of};
use crate::text::{CaseShape, Notes, Span, TokenKind};
use itertools::Itertools;

pass! {
    /// A word written twice in a row or more often, or again around an adverb.
    ///
    /// # What it finds
    /// "the the", "will also will work", "in the in the", "von von von der Stadt", "am Montag Montag". Words that may rightly
    /// stand twice (had had, that that, nos nos) stay where nothing beside them tells of a slip, and names, calls and
    /// reduplication stay.
    ///
    /// # Why it happens
    /// A line break or a page break repeats the word; a translation that is edited keeps the old word beside the
    /// new one.
    ///
    /// # Example
    /// The allies will also will work on it.
    ///
    /// # Repair
    /// The allies will also work on it.
    "doubled-words", Words, Fix, Languages::WithDictionary,
    reads: Lines, doubt: Weighed,
    example: "en", "The allies will also will work on it." => "The allies will also work on it."
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    // "l'heure heure"
    let elided = context.noted(Notes::APOSTROPHE);
    let mut skip_to = 0;
    let repeated = context.repeated_soon();
    for at in repeated.iter().copied().merge(elided).dedup() {
        if at < skip_to || at + 1 == context.tokens().len() {
            continue;
        }
        if let Some(end) = many_times(context, at, findings)
            .or_else(|| twice(context, at, &repeated, findings))
            .or_else(|| again(context, at, findings))
            .or_else(|| pair(context, at, findings))
        {
            skip_to = end;
        }
    }
}

/// "the the"
fn twice(context: &Context<'_>, at: usize, repeated: &[usize], findings: &mut Findings) -> Option<usize> {
    let (first, second) = (context.tokens()[at], context.tokens()[at + 1]);
    if !first.is_word()
        || !second.is_lower_word() && !is_day_or_month(context, at)
        || first.shape == CaseShape::Upper
        || !context.is_spaced(at)
    {
        return None;
    }
    let (a, b) = (context.word(at), context.word(at + 1));
    let joined = a.ends_with(b) && is_joined(context, at);
    let is_another = !joined && (a.len() != b.len() || key_of(a) != key_of(b));
    if is_another || may_stand_twice(context, at) && !is_third(context, at) {
        return None;
    }
    let function = second.entry.is_function_word();
    if !joined
        && first.shape == CaseShape::Title
        && !first.is_sentence_initial
        && !is_day_or_month(context, at)
        || is_chain(context, at)
        || !joined && is_hyphenated(context, at)
        || b.chars().count() < 2 && !function
        || !joined && !second.entry.is_valid() && !is_long(context, at + 1, UNKNOWN_LETTERS)
        || ends_and_begins(context, at)
        || is_call(context, at)
        || !joined && is_called(context, at)
        || is_letter(context, at)
        || is_name_of_file(context, at + 1)
    {
        return None;
    }
    let span = Span::new(first.end(), second.end());
    let verb_first = may_be_verb_first(context, at);
    let finding = findings.propose(
        span,
        "",
        Class::DoubledWord,
        prior(second.entry, b, verb_first),
        format!("“{b}” stands twice"),
    );
    let class = NeighbourClass::of_entry(second.entry);
    let [before, after] = [at.checked_sub(1), Some(at + 2)].map(|i| context.neighbour_class(i));
    let fit = |a, b| affinity(first.language, a, b);
    let weak = matches!(
        second.entry.class(),
        Some(WordClass::Adverb | WordClass::Interjection | WordClass::Numeral)
    );
    finding
        .features
        .set(Feature::Letters, b.chars().count() as f32)
        .set(Feature::Frequency, second.entry.zipf())
        .set(Feature::FitBefore, fit(before, class))
        .set(Feature::FitInside, fit(class, class))
        .set(Feature::FitAfter, fit(class, after))
        .tell(Feature::WeakSecond, weak)
        .tell(Feature::RightFunction, function)
        .tell(Feature::Initial, first.is_sentence_initial)
        .tell(Feature::Verb, second.entry.can_be_verb() && !function);
    // "rè rè": where words are doubled to mean more of it, only function words tell a slip from a word
    let may_mean_more = first.language.profile().reduplicates && !first.language.is_measured() && !function;
    // "a a": a word of each language
    let may_be_two = b.len() <= 2 && context.mixes_languages(at);
    if may_mean_more
        || may_be_two
        || is_cry(context, at)
        || verb_first
        || is_in_series(context, at, repeated)
        || is_intensified(context, at)
        || may_end_clause(context, at)
        || acts(context, at)
    {
        finding.features.limit(Level::UNSURE);
    }
    finding.features.because(Feature::Prior, format!("“{b} {b}” is not a usual repetition"));
    Some(at + 2)
}

/// "am Montag Montag": a day of the week or a month with a capital, twice.
fn is_day_or_month(context: &Context<'_>, at: usize) -> bool {
    let (first, second) = (context.tokens()[at], context.tokens()[at + 1]);
    let key = key_of(context.word(at));
    let next = context.token(at + 2);
    // "In June June Carter died."
    let may_be_name =
        first.entry.is_given_name() || next.is_some_and(|next| next.is_word() && !next.is_lower_word());
    let is_behind_preposition = at > 0
        && context.is_spaced(at - 1)
        && (context.tokens()[at - 1].entry.class() == Some(WordClass::Preposition)
            || context.tokens()[at - 1].kind != TokenKind::Word);
    second.is_title_word()
        && !may_be_name
        && is_behind_preposition
        && !first.is_sentence_initial
        && context.word(at) == context.word(at + 1)
        && first.language.lists().calendar_kinds(&key).any(|kind| matches!(kind, "month" | "weekday"))
}

/// How sure the rule is by itself. "la la la" was left above; "de de" is certain, "very very" is emphasis, "agua
/// agua" may be style.
fn prior(entry: Entry, word: &str, verb_first: bool) -> f32 {
    match entry.class() {
        _ if verb_first => 0.75,
        Some(WordClass::Determiner | WordClass::Preposition | WordClass::Coordinator) => 0.97,
        Some(WordClass::Adverb) if entry.zipf() >= 6.0 && !entry.can_be_adjective() => 0.84,
        Some(WordClass::Adverb | WordClass::Interjection | WordClass::Numeral) => 0.7,
        Some(_) => 0.93,
        None if entry.can_be_adverb() || word.chars().count() < 4 => 0.7,
        None => 0.88,
    }
}

/// "el tren para para los jabalíes": a verb and a preposition. Behind another verb or an adjective it is none ("preparado para
/// para"), nor where the clause has an auxiliary already.
fn may_be_verb_first(context: &Context<'_>, at: usize) -> bool {
    let entry = context.tokens()[at + 1].entry;
    let may_be_subject = context.before(at).is_none_or(|before| {
        let modifies = before.entry.can_be_verb() || before.entry.can_be_adjective();
        !before.is_lower_word()
            || before.entry.class().is_some_and(|class| class != WordClass::Auxiliary)
            || before.entry.can_be_noun()
            || !modifies
    });
    // "poco preparado para para ser": what is more or less so wants the preposition
    let is_graded = at > 1
        && context.before(at).is_some_and(|before| before.is_lower_word() && before.entry.can_be_adjective())
        && context.is_spaced(at - 2)
        && matches!(context.tokens()[at - 2].entry.class(), Some(WordClass::Adverb));
    matches!(entry.class(), Some(WordClass::Preposition | WordClass::Subordinator))
        && !is_graded
        && entry.can_be_verb()
        && context.word(at + 1).chars().count() >= 4
        && may_be_subject
        && !has_auxiliary(context, at)
}

/// How far before a word an auxiliary of its clause may stand, in tokens.
const CLAUSE: usize = 8;

/// Whether an auxiliary stands before the word at `at` in its clause.
fn has_auxiliary(context: &Context<'_>, at: usize) -> bool {
    clause_before(context, at, CLAUSE)
        .any(|i| matches!(context.tokens()[i].entry.class(), Some(WordClass::Auxiliary | WordClass::Modal)))
}

/// Fewest letters of a word that cannot be a sound, a call or a name if no dictionary has it.
const UNKNOWN_LETTERS: usize = 7;

/// Whether the word at `at` has so many letters and the language does not repeat words to mean more of it.
fn is_long(context: &Context<'_>, at: usize, letters: usize) -> bool {
    context.word(at).chars().count() >= letters && !context.tokens()[at].language.profile().reduplicates
}
