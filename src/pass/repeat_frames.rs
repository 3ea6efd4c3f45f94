//! Where a word rightly stands twice: "det det gjelder", "alle, die die Stadt kennen", "se se svým bratrem".
//!
//! Most words that can stand twice do so in few constructions; elsewhere the second is an accident. `repeats.txt` of a
//! language names the constructions behind the word, one a line: `die<TAB>relative`, `se<TAB>before<TAB>s- z- mnou`.
//! A word without one may stand twice anywhere. Constructions that begin with `never-` are those in which it is an accident
//! whatever the others say but those that name what stands beside the words (`before`, `behind`, `opening`):
//! `его<TAB>never-behind<TAB><preposition>`. Behind `then` stands what a later clause begins with.

use crate::analysis::Context;
use crate::language::Family;
use crate::lexicon::{PairTable, WordClass};
use crate::text::chars::is_quote;
use crate::text::{CaseShape, Token, TokenKind};

/// How far before a doubled word the clause may begin that ends with it, in tokens.
const CLAUSE: usize = 12;

/// Whether the word at `at` and the same one behind it may both be right.
pub(super) fn may_stand_twice(context: &Context<'_>, at: usize) -> bool {
    let word = context.word(at + 1);
    let may =
        context.tokens()[at].language.lists().repeats.contains(word) || is_framed(context, word, at, at + 2);
    may && !is_never(context, word, at, at + 2)
}

/// Whether the language knows a construction in which `words`, which first stand at `at`, stand twice before the token
/// at `end`.
pub(super) fn is_framed(context: &Context<'_>, words: &str, at: usize, end: usize) -> bool {
    let repeats = context.tokens()[at].language.lists().repeats;
    PairTable(repeats.0).rows_of(words).any(|row| {
        let patterns = row.get(2).copied().unwrap_or_default();
        let before = at.checked_sub(1);
        match row[1] {
            "opening" => opens(context, at),
            "clause" => ends_clause(context, at),
            "relative" => opens_relative(context, at) || is_attributive(context, at),
            "attributive" => is_attributive(context, at),
            "before" => is_any(context, Some(end), patterns),
            "clause-before" => {
                is_any(context, Some(end), patterns)
                    && (ends_clause(context, at) || is_in_relative(context, at))
            }
            "not-before" => !is_any(context, Some(end), patterns),
            "behind" => is_any(context, before, patterns),
            "not-behind" => !is_any(context, before, patterns),
            "with" => is_with(context, at, patterns),
            "then" => is_clause_behind(context, end, patterns),
            _ => false,
        }
    })
}

/// Whether a construction in which `words`, which first stand at `at`, never stand twice before the token at `end` is met,
/// and none that names what stands beside them.
fn is_never(context: &Context<'_>, words: &str, at: usize, end: usize) -> bool {
    let repeats = context.tokens()[at].language.lists().repeats;
    let rows = || PairTable(repeats.0).rows_of(words);
    let is_named = || {
        rows().any(|row| match row[1] {
            "before" => is_any(context, Some(end), row[2]),
            "behind" => is_any(context, at.checked_sub(1), row[2]),
            "opening" => opens(context, at),
            _ => false,
        })
    };
    let is_met = rows().any(|row| {
        let patterns = row.get(2).copied().unwrap_or_default();
        match row[1] {
            "never-before" => is_any(context, Some(end), patterns),
            "never-before-verb" => is_any(context, Some(end), patterns) && has_object(context, end),
            "never-behind" => is_any(context, at.checked_sub(1), patterns),
            _ => false,
        }
    });
    is_met && !is_named()
}

/// Whether what the verb at `at` wants stands behind it: "tegner våre hus", "mener at". A noun with the same ending has a
/// preposition, a verb or a time there: "som lærer i Oslo", "som elever en gang", "som turister den sommaren".
fn has_object(context: &Context<'_>, at: usize) -> bool {
    match context.token(at + 1).and_then(|token| token.entry.class()) {
        Some(WordClass::Object | WordClass::Subordinator) => true,
        Some(WordClass::Determiner) => {
            let word = context.word(at + 1);
            let profile = context.tokens()[at].language.profile();
            !profile.indefinite.contains(&word) && !TIMES.contains(&word)
        }
        _ => false,
    }
}

/// Articles with which a time may begin: den sommaren, det året.
const TIMES: &[&str] = &["den", "det", "de", "denna", "denne", "dette", "detta"];

/// How far behind the words a clause may begin that tells of them, in tokens.
const LATER: usize = 40;

/// Whether a later clause of the sentence begins with one of `patterns`: "az az ember, aki".
fn is_clause_behind(context: &Context<'_>, end: usize, patterns: &str) -> bool {
    let sentence = context.sentence_of(end).end.min(context.tokens().len()).min(end + LATER);
    (end + 1..sentence).any(|i| context.mark(i - 1) == Some(',') && is_any(context, Some(i), patterns))
}

/// Whether the token at `at` is one of `patterns`: words, beginnings (`grand-`), endings (`-ant`), both (`s-em`), and kinds in angle
/// brackets. `!tant` takes a word out, `!-tlen` an ending.
fn is_any(context: &Context<'_>, at: Option<usize>, patterns: &str) -> bool {
    let Some((at, token)) = at.and_then(|at| Some((at, context.token(at)?))) else { return false };
    let word = context.word(at).to_lowercase();
    let class = token.entry.class().filter(|_| token.is_word());
    let excepted = |pattern: &str| {
        pattern.strip_prefix('!').is_some_and(|exception| {
            exception == word || exception.strip_prefix('-').is_some_and(|ending| word.ends_with(ending))
        })
    };
    if patterns.split(' ').any(excepted) {
        return false;
    }
    patterns.split(' ').any(|pattern| match pattern {
        "<verb>" => matches!(class, Some(WordClass::Auxiliary | WordClass::Modal)),
        "<pronoun>" => matches!(class, Some(WordClass::Subject | WordClass::Object)),
        "<determiner>" => class == Some(WordClass::Determiner),
        "<preposition>" => class == Some(WordClass::Preposition),
        "<joint>" => {
            matches!(class, Some(WordClass::Coordinator | WordClass::Subordinator | WordClass::Relative))
        }
        "<function>" => class.is_some(),
        "<number>" => matches!(token.kind, TokenKind::Number | TokenKind::Mixed),
        "<mark>" => token.kind == TokenKind::Punctuation,
        "<capital>" => token.is_word() && token.shape != CaseShape::Lower,
        _ if token.kind != TokenKind::Word => false,
        _ => match pattern.split_once('-') {
            Some((beginning, ending)) => {
                word.len() > beginning.len() + ending.len()
                    && word.starts_with(beginning)
                    && word.ends_with(ending)
                    || ending.is_empty() && word == beginning
            }
            // "l'aile"
            None => word.rsplit(['\'', '’']).next() == Some(pattern) || word == pattern,
        },
    })
}

/// Whether one of `patterns` stands before the word at `at` in its clause: "vul uw naam in in het veld".
fn is_with(context: &Context<'_>, at: usize, patterns: &str) -> bool {
    clause_before(context, at, CLAUSE).any(|i| is_any(context, Some(i), patterns))
}

/// Whether the word rightly stands on both sides of an adverb, as a conjunction of two parts does: "sia oggi sia domani"; or
/// of a word that compares: "eerder is dan is verwacht".
pub(super) fn may_stand_around(context: &Context<'_>, at: usize) -> bool {
    let repeats = context.tokens()[at].language.lists().repeats;
    let has_frame =
        |word: &str, frame: &str| PairTable(repeats.0).rows_of(word).any(|row| row.get(1) == Some(&frame));
    has_frame(context.word(at), "around") || has_frame(context.word(at + 1), "between")
}

/// Whether the word opens a sentence or stands behind a mark that is no comma.
fn opens(context: &Context<'_>, at: usize) -> bool {
    context.tokens()[at].is_sentence_initial
        || context.before(at).is_none_or(|before| before.kind == TokenKind::Punctuation)
            && context.mark(at - 1) != Some(',')
}

/// Whether a clause that began before may end with the word: a relative opened it ("den som vil vil"), a conjunction at
/// the beginning of the sentence, or a pronoun behind what the clause describes ("det jeg vet vet alle").
pub(super) fn ends_clause(context: &Context<'_>, at: usize) -> bool {
    let start = context.sentence_of(at).start.max(at.saturating_sub(CLAUSE));
    clause_before(context, at, CLAUSE).any(|i| {
        let opens = i == start || is_break(context, i - 1);
        match context.tokens()[i].entry.class() {
            // what stands between commas ends with one
            Some(WordClass::Relative) => i == start || context.mark(i - 1) != Some(','),
            Some(WordClass::Subordinator) => opens,
            Some(WordClass::Subject) => !opens && is_antecedent(context, i - 1, start),
            _ => false,
        }
    })
}

/// "Den krise, vi er i i dag", "situationen vi är i i dag": a relative clause without its relative, behind the comma of
/// Danish or a noun with the article of North Germanic languages.
fn is_in_relative(context: &Context<'_>, at: usize) -> bool {
    let start = context.sentence_of(at).start;
    let is_subject = |i: usize| context.tokens()[i].entry.class() == Some(WordClass::Subject);
    let is_definite = |i: usize| {
        let token = context.tokens()[i];
        let word = context.word(i);
        token.is_word()
            && token.entry.class().is_none()
            && word.ends_with(['n', 't'])
            && word.chars().count() >= DEFINITE
    };
    let has_articles = context.tokens()[at].language.profile().families.contains(&Family::NorthGermanic);
    clause_before(context, at, CLAUSE).filter(|&i| i > start && is_subject(i)).any(|i| {
        has_articles && is_definite(i - 1)
            || context.mark(i - 1) == Some(',') && i >= start + 2 && is_antecedent(context, i - 2, start)
    })
}

/// Fewest letters of a noun with its article.
const DEFINITE: usize = 5;

/// Whether the word at `at` is what a clause without a relative describes: a pronoun, or a noun with its article.
fn is_antecedent(context: &Context<'_>, at: usize, start: usize) -> bool {
    let class = |i: usize| context.tokens()[i].entry.class();
    match class(at) {
        Some(WordClass::Subject | WordClass::Determiner) => true,
        None => at > start && class(at - 1) == Some(WordClass::Determiner),
        _ => false,
    }
}

/// The tokens of the clause before the token at `at`, from the nearest on, as far as its sentence and so many tokens go.
pub(super) fn clause_before<'t>(
    context: &'t Context<'_>,
    at: usize,
    most: usize,
) -> impl Iterator<Item = usize> + 't {
    let start = context.sentence_of(at).start.max(at.saturating_sub(most));
    (start..at).rev().take_while(move |&i| !is_break(context, i))
}

/// Whether the mark at `at` separates clauses.
pub(super) fn is_break(context: &Context<'_>, at: usize) -> bool {
    context.mark(at).is_some_and(|c| matches!(c, ',' | ';' | ':' | '–' | '—' | '(' | ')' | '.' | '?' | '!'))
}

/// "Menschen, die die Stadt kennen", "ein Land, in dem dem König …", "und die die Stadt lieben". Before a preposition or
/// "sich" the second is an article only if an attribute follows.
fn opens_relative(context: &Context<'_>, at: usize) -> bool {
    let class = |i: usize| context.tokens()[i].entry.class();
    let next = context.token(at + 2).filter(|next| next.is_lower_word()).and_then(|next| next.entry.class());
    if matches!(next, Some(WordClass::Preposition | WordClass::Object | WordClass::Subordinator)) {
        return opens_adjective(context, at + 2);
    }
    let Some(before) = at.checked_sub(1) else { return false };
    match class(before) {
        Some(WordClass::Preposition) => before > 0 && is_break(context, before - 1),
        Some(WordClass::Coordinator) => true,
        // "„die die Wahl haben, haben die Qual“"
        _ => is_break(context, before) || context.mark(before).is_some_and(is_quote),
    }
}

/// "für die Bürger wichtigen Fragen", "sich drehenden Räder": an adjective with what belongs to it, behind an article.
fn opens_adjective(context: &Context<'_>, at: usize) -> bool {
    let is_noun = |i: usize| context.token(i).is_some_and(Token::is_title_word);
    let is_object = |i: usize| context.tokens()[i].entry.class() == Some(WordClass::Object);
    let end = (at + ATTRIBUTE).min(context.tokens().len());
    (at + 1..end).take_while(|&i| !is_break(context, i)).any(|i| {
        let word = context.word(i);
        context.tokens()[i].is_lower_word()
            && !context.tokens()[i].entry.is_function_word()
            && ["e", "en", "er", "es", "em"].iter().any(|ending| word.ends_with(ending))
            && (is_noun(i - 1) || is_object(i - 1))
            && is_noun(i + 1)
    })
}

/// How far behind two articles the words may stand that come between the second's noun and the first's.
const ATTRIBUTE: usize = 6;

/// "die die Umwelt belastenden Stoffe", "des des Mordes Beschuldigten": a participle with its object stands between the
/// first article and its noun, or is that noun.
fn is_attributive(context: &Context<'_>, at: usize) -> bool {
    let past = |stem: &str| {
        (stem.ends_with('t') || stem.ends_with("en"))
            && (stem.contains("ge") || ["be", "ent", "er", "ver", "zer"].iter().any(|p| stem.starts_with(p)))
    };
    let participle = |word: &str| {
        ["e", "en", "er", "es", "em"]
            .iter()
            .filter_map(|ending| word.strip_suffix(ending))
            .any(|stem| stem.ends_with("end") || past(stem))
    };
    let capital = |i: usize| context.token(i).is_some_and(|token| token.is_title_word());
    let end = (at + 2 + ATTRIBUTE).min(context.tokens().len());
    (at + 3..end).take_while(|&i| !is_break(context, i)).any(|i| {
        let token = context.tokens()[i];
        token.is_word()
            && !token.entry.is_function_word()
            && participle(&context.word(i).to_lowercase())
            && capital(i - 1)
            && (capital(i) || capital(i + 1))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;
    use crate::lexicon::WordList;

    const FRAMES: &[&str] = &[
        "opening",
        "clause",
        "relative",
        "attributive",
        "around",
        "between",
        "with",
        "before",
        "clause-before",
        "not-before",
        "behind",
        "not-behind",
        "then",
        "never-before",
        "never-before-verb",
        "never-behind",
    ];

    #[test]
    fn every_frame_in_the_lists_is_known() {
        for language in Language::all() {
            let WordList(list) = language.lists().repeats;
            for row in PairTable(list).rows().filter(|row| row.len() > 1) {
                assert!(FRAMES.contains(&row[1]), "{}: {row:?}", language.code());
                let has_patterns =
                    ["before", "behind", "with", "then"].iter().any(|kind| row[1].contains(kind));
                assert_eq!(row.len() > 2, has_patterns, "{row:?}");
            }
        }
    }
}
