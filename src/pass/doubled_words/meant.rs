//! Words that rightly stand twice.

use super::clauses::is_no_finite_verb;
use super::has_auxiliary;
use crate::analysis::Context;
use crate::language::{Family, Language};
use crate::lexicon::{Entry, WordClass, key_of};
use crate::text::chars::{is_opener, is_quote};
use crate::text::{CaseShape, TokenKind};
use itertools::Itertools;

/// How near doubled words of a series stand, in tokens, and how many other words there are at least.
const SERIES_DISTANCE: usize = 10;
const SERIES: usize = 2;

/// "le le cose cose due due": several words that stand twice near each other are a play on words, or a song; the same one
/// again and again is not.
pub(super) fn is_in_series(context: &Context<'_>, at: usize, repeated: &[usize]) -> bool {
    let first = repeated.partition_point(|&place| place + SERIES_DISTANCE < at);
    let near = repeated[first..].iter().take_while(|&&place| place <= at + SERIES_DISTANCE);
    let is_doubled = |&&place: &&usize| {
        context.is_spaced(place)
            && context.word(place) == context.word(place + 1)
            && context.word(place) != context.word(at + 1)
    };
    near.filter(is_doubled).map(|&place| context.word(place)).unique().nth(SERIES - 1).is_some()
}

/// "un muro bianco bianco, alto": an adjective or adverb that is doubled to mean more of it, behind what it describes.
pub(super) fn is_intensified(context: &Context<'_>, at: usize) -> bool {
    let second = context.tokens()[at + 1];
    second.language.profile().doubles_adjectives
        && !second.entry.is_function_word()
        && (second.entry.can_be_adjective() || !second.entry.can_be_noun())
        && context.mark(at + 2).is_some()
}

/// "När ett objekt skapas skapas ett nytt id": where the finite verb stands second and no comma parts the clauses, that of one
/// stands beside that of the next.
pub(super) fn may_end_clause(context: &Context<'_>, at: usize) -> bool {
    let (first, second) = (context.sentence_of(at).start, context.tokens()[at + 1]);
    let profile = second.language.profile();
    // "om" and "som" are prepositions and pronouns too
    let opens = |i: usize| {
        let entry = context.tokens()[i].entry;
        matches!(entry.class(), Some(WordClass::Subordinator)) || key_of(context.word(i)) == "om"
    };
    // "nye", "politiske": finite verbs end in other ways
    let word = context.word(at + 1);
    let may_be_finite = !word.ends_with('e') || word.ends_with("te") || word.ends_with("de");
    profile.families.contains(&Family::NorthGermanic)
        && !second.entry.is_function_word()
        && may_be_finite
        && !is_no_finite_verb(context, at)
        && (first..at).any(opens)
        && !(first..at).any(|i| context.mark(i) == Some(','))
}

/// "en lærer lærer", "le guide guide les visiteurs": a noun behind its article, and what it does. English verbs end otherwise
/// there.
pub(super) fn acts(context: &Context<'_>, at: usize) -> bool {
    let second = context.tokens()[at + 1];
    let entry = second.entry;
    let class_of = |i: usize| context.token(i).and_then(|token| token.entry.class());
    let is_determined =
        |i: usize| i.checked_sub(1).is_some_and(|before| class_of(before) == Some(WordClass::Determiner));
    // where word classes are not known, any content word may be an adjective
    let may_describe = |entry: Entry| {
        entry.can_be_adjective() || !entry.has_word_class() && entry.is_valid() && !entry.is_function_word()
    };
    let is_described = at > 0 && context.is_spaced(at - 1) && may_describe(context.tokens()[at - 1].entry);
    let has_verb = || matches!(class_of(at + 2), Some(WordClass::Auxiliary | WordClass::Modal));
    let profile = second.language.profile();
    // not all verbs are known as such: "marque un tournant" has an object
    let may_act = entry.can_be_verb() || class_of(at + 2) == Some(WordClass::Determiner);
    let may_be_both = match entry.has_word_class() {
        true => entry.can_be_noun() && may_act,
        false => profile.families.contains(&Family::NorthGermanic) && context.word(at + 1).ends_with("er"),
    };
    !entry.is_function_word()
        && may_be_both
        && second.language != Language::english()
        && (is_determined(at) || is_described && is_determined(at - 1))
        && !has_auxiliary(context, at)
        && !has_verb()
}

/// What is laughed and called in all languages, and a word in some of them.
const LAUGHTER: &[&str] =
    &["ha", "he", "hi", "ho", "hé", "há", "ah", "eh", "oh", "ja", "ха", "хе", "хи", "хо"];

/// What drums, birds and crowds say.
const CALLED: &[&str] = &["da", "no", "ku", "pa", "za", "ma", "bom", "да", "за", "но", "на"];

/// What is sung without words, and how it begins.
const SUNG: &[&str] = &["la", "lala", "na", "ла", "ля", "на", "λα"];
const SUNG_FIRST: &[&str] = &["tra", "тра", "τρα"];

/// "Il fredonnait tra la la."
fn is_sung(context: &Context<'_>, at: usize) -> bool {
    SUNG.contains(&&*key_of(context.word(at + 1)))
        && at > 0
        && SUNG_FIRST.contains(&&*key_of(context.word(at - 1)))
}

/// Whether a word is a sound as well, in whatever language.
pub(super) fn is_sound(word: &str) -> bool {
    let key = key_of(word);
    SUNG.contains(&&*key) || LAUGHTER.contains(&&*key) || CALLED.contains(&&*key)
}

/// "Ha ha, they will never know.", in Catalan too, where ha is a verb
pub(super) fn is_cry(context: &Context<'_>, at: usize) -> bool {
    is_sung(context, at)
        || context.tokens()[at + 1].entry.class() == Some(WordClass::Interjection)
        || LAUGHTER.contains(&&*key_of(context.word(at + 1))) && context.mark(at + 2).is_some()
}

/// "from a a to z", "de la a a la z": the letter and the preposition.
pub(super) fn is_letter(context: &Context<'_>, at: usize) -> bool {
    let one = |i: usize| {
        context
            .token(i)
            .is_some_and(|token| token.is_word() && token.text(context.text()).chars().count() == 1)
    };
    let function = |i: usize| context.token(i).is_some_and(|token| token.entry.is_function_word());
    one(at) && (one(at + 2) || function(at + 2) && one(at + 3))
}

/// "relativi a a.out": the word is the first part of a name.
pub(super) fn is_name_of_file(context: &Context<'_>, at: usize) -> bool {
    context.is_glued(at)
        && context.is_glued(at + 1)
        && matches!(context.mark(at + 1), Some('.' | '/' | '_' | '(' | '='))
        && context.token(at + 2).is_some_and(|token| {
            token.is_lower_word() || token.kind == TokenKind::Mixed || context.mark(at + 2) == Some(')')
        })
}

/// "‘never never do it’": an adverb that opens a quotation is called out.
pub(super) fn is_called(context: &Context<'_>, at: usize) -> bool {
    let entry = context.tokens()[at + 1].entry;
    let adverb =
        matches!(entry.class(), Some(WordClass::Adverb | WordClass::Interjection)) || entry.can_be_adverb();
    let opens = at > 0
        && context.is_glued(at - 1)
        && context.mark(at - 1).is_some_and(|c| is_quote(c) || is_opener(c) && !matches!(c, '(' | '['));
    opens && (adverb || !entry.is_function_word())
}

/// "Ok ok, we are coming.", "D'accord d'accord!": a sentence begins with a word that stands twice, and a mark follows.
pub(super) fn is_call(context: &Context<'_>, at: usize) -> bool {
    let (first, second) = (context.tokens()[at], context.tokens()[at + 1]);
    first.is_sentence_initial
        && first.shape == CaseShape::Title
        && !second.entry.is_function_word()
        && context.mark(at + 2).is_some_and(|mark| matches!(mark, ',' | '!' | '.' | '…'))
}

/// Three or more in a row are meant: sounds, songs, chants. Prepositions and articles are looked at before
/// (`many_times`).
pub(super) fn is_chain(context: &Context<'_>, at: usize) -> bool {
    let word = context.word(at + 1);
    let same = |i: usize| {
        context.token(i).is_some_and(|token| token.text(context.text()).eq_ignore_ascii_case(word))
    };
    same(at + 2) || at > 0 && same(at - 1)
}
