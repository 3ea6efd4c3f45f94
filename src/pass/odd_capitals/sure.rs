//! What tells for sure that a capital is a slip, whatever else a title or a name may be called.

use super::place::{has_inner_capital, is_part_of_name, open_quote};
use crate::analysis::Context;
use crate::language::{CapitalWord, Profile, is_written_small, names};
use crate::lexicon::{WordClass, key_of};
use crate::text::{Token, TokenKind};

/// How sure the words around make that the capital is a slip: a function word that opens no title, a word where a
/// verb must stand, or one that texts write small where no name is expected. Other words may name an institution, a
/// work or a product.
pub(super) fn sure(context: &Context<'_>, at: usize) -> Option<f32> {
    let token = context.tokens()[at];
    let key = key_of(context.word(at));
    let profile = token.language.profile();
    if may_be_title(context, at)
        || context.words().count(&key).title_inside > 1
        || names().get(&key).is_known()
        || profile.courteous.contains(&&*key)
        || token.language.is_capital_word(&key, CapitalWord::Institution)
        || key.contains('\'')
        || key.chars().count() < LEAST_LETTERS
        || opens_lost_sentence(context, at)
        || is_behind_day(context, at)
        || ends_list_of_names(context, at)
    {
        return None;
    }
    if !token.entry.is_function_word()
        && is_written_small(&key)
        && expects_no_name(context, at)
        && !is_in_verse(context, at)
        && other_forms_titled(context, at, &key) == 0
    {
        return Some(0.91);
    }
    if is_near_capital(context, at) {
        return None;
    }
    let before = context.tokens()[at - 1].entry.class();
    match token.entry.class() {
        // titles open with articles, and works and parties are called by numbers
        Some(WordClass::Determiner | WordClass::Numeral | WordClass::Particle | WordClass::Interjection) => {
            None
        }
        // "the film After the Storm": prepositions open titles too
        Some(WordClass::Preposition | WordClass::Subordinator | WordClass::Relative) => {
            before.is_some().then_some(0.92)
        }
        // "la crisis de Irão": no finite verb stands behind a preposition, but a place called like one does
        Some(WordClass::Auxiliary | WordClass::Modal) if before == Some(WordClass::Preposition) => None,
        Some(_) => Some(0.92),
        None if wants_verb(before?, profile) && !token.entry.is_registered_name() => Some(0.87),
        None => None,
    }
}

/// Whether the word stands in a quotation, near enough to its beginning for the title of a work.
pub(super) fn may_be_title(context: &Context<'_>, at: usize) -> bool {
    open_quote(context, at).is_some_and(|open| at - open <= TITLE)
}

/// Whether another capital stands so near that both may be of one name or title.
pub(super) fn is_near_capital(context: &Context<'_>, at: usize) -> bool {
    (at.saturating_sub(NEAR)..=at + NEAR)
        .any(|i| i != at && context.sentence_of(at).contains(&i) && has_inner_capital(&context.tokens()[i]))
}

/// Whether the word may open a sentence whose line break was lost, with no mark before it: it is a pronoun, a
/// conjunction or an adverb behind several words, and a clause goes on behind it. The period is missing then, and the
/// capital is right.
pub(super) fn opens_lost_sentence(context: &Context<'_>, at: usize) -> bool {
    let behind_words = || at - context.sentence_of(at).start >= LEAST_SENTENCE;
    let opens = matches!(
        context.tokens()[at].entry.class(),
        Some(WordClass::Subject | WordClass::Coordinator | WordClass::Adverb)
    );
    opens && behind_words() && (context.clause_follows(at) || context.clause_follows(at + 1))
}

/// Whether a weekday, a month or a year stands before the word: captions and datelines end with one, and lost their line
/// break ("on Monday" + "Documents").
fn is_behind_day(context: &Context<'_>, at: usize) -> bool {
    let (before, word) = (context.tokens()[at - 1], context.word(at - 1));
    let is_date = |kind| matches!(kind, "month" | "weekday");
    match before.kind {
        TokenKind::Number => word.len() == YEAR && word.bytes().all(|byte| byte.is_ascii_digit()),
        TokenKind::Word => {
            let language = before.language;
            language.listed(word).calendar && language.lists().calendar_kinds(&key_of(word)).any(is_date)
        }
        _ => false,
    }
}

/// Digits of a year.
const YEAR: usize = 4;

/// Whether the word is the last of several names ("Angers en 1432, Poitiers en 1432 y Burdeos"): a place may be called
/// like a common thing.
fn ends_list_of_names(context: &Context<'_>, at: usize) -> bool {
    let sentence = context.sentence_of(at);
    let list = at.saturating_sub(LIST).max(sentence.start)..at - 1;
    let names = || list.clone().filter(|&i| has_inner_capital(&context.tokens()[i])).count();
    context.tokens()[at - 1].entry.class() == Some(WordClass::Coordinator)
        && list.clone().any(|i| context.mark(i) == Some(','))
        && names() >= 2
}

/// Whether nothing but a verb stands behind a word of this class: he, se, must.
fn wants_verb(class: WordClass, profile: &Profile) -> bool {
    profile.verb_follows && matches!(class, WordClass::Modal | WordClass::Object | WordClass::Subject)
}

/// Whether no name is expected at `at`: institutions, works and products stand behind an article, a preposition or the
/// noun that says what they are. Behind other words stand verbs, adjectives and plain nouns, and so they do between a
/// content word and an adverb or a pronoun.
pub(super) fn expects_no_name(context: &Context<'_>, at: usize) -> bool {
    let token = context.tokens()[at];
    let follows = match context.tokens()[at - 1].entry.class() {
        Some(
            WordClass::Auxiliary
            | WordClass::Modal
            | WordClass::Adverb
            | WordClass::Subject
            | WordClass::Relative
            | WordClass::Particle
            | WordClass::Numeral
            | WordClass::Interjection,
        ) => true,
        // "и Искра": where no register is large, a name may be called like a common thing
        Some(WordClass::Coordinator) => token.language.is_measured(),
        None if follows_no_name(context.tokens()[at + 1].entry.class()) => true,
        _ => token.language.profile().indefinite.contains(&context.word(at - 1)),
    };
    follows && !token.entry.is_registered_name() && !is_part_of_name(context, at)
}

/// Whether the line begins in lower case, as those of verse and captions do: capitals inside of it are meant.
pub(super) fn is_in_verse(context: &Context<'_>, at: usize) -> bool {
    let line = context.paragraph_of(at).tokens.clone();
    let first = context.tokens()[line].iter().find(|token| token.is_word());
    first.is_some_and(Token::is_lower_word)
}

/// Whether a word of this class seldom stands right behind the name of an institution or a work.
fn follows_no_name(class: Option<WordClass>) -> bool {
    matches!(
        class,
        Some(
            WordClass::Adverb
                | WordClass::Subordinator
                | WordClass::Relative
                | WordClass::Modal
                | WordClass::Subject
                | WordClass::Object
        )
    )
}

/// How often the document writes a form of the word with a capital at other places: treaties and parties do so of what
/// they define.
pub(super) fn other_forms_titled(context: &Context<'_>, at: usize, key: &str) -> usize {
    let kept = key.chars().count().saturating_sub(ENDING).max(LEAST_LETTERS);
    let stem: String = key.chars().take(kept).collect();
    // most words begin with another letter, and need no key to tell
    let first = context.word(at).chars().next();
    let is_form = |other: &usize| {
        *other != at
            && context.word(*other).chars().next() == first
            && has_inner_capital(&context.tokens()[*other])
            && key_of(context.word(*other)).starts_with(&stem)
    };
    context.capitals_in(0..context.tokens().len()).filter(is_form).count()
}

/// Fewest tokens of what may be a sentence before one that lost its beginning.
const LEAST_SENTENCE: usize = 5;
/// How far back the names before the last of a list may stand, in tokens.
const LIST: usize = 8;
/// How many words the title of a work may have before the word, quotes included.
const TITLE: usize = 6;
/// Letters at the end of a word by which its forms differ.
const ENDING: usize = 2;
/// How near another capital may make a name or a title of both, in tokens.
const NEAR: usize = 3;
/// Fewest letters: shorter words are abbreviations and titles as well.
const LEAST_LETTERS: usize = 4;
