//! What may be a name that no dictionary has.

use super::place::has_inner_capital;
use super::sure::is_in_verse;
use crate::analysis::Context;
use crate::confidence::{Feature, Features};
use crate::language::{CapitalWord, Language};
use crate::lexicon::{WordClass, key_of};
use crate::text::CaseShape;

/// Tokens behind a word in which the noun that it belongs to may stand: "Antrąjį pasaulinį karą".
const NOUN: usize = 2;

/// Whether the word may rightly have its capital: a title in quotation marks, a line of verse, a name with an ending, a word of
/// an institution or before one ("Regjeringen", "Second World War"), a number or an article that titles open with, a pronoun of
/// courtesy, or the second of two names ("eBay en Marktplaats").
pub(super) fn may_be_named(context: &Context<'_>, at: usize, features: &Features) -> bool {
    let token = context.tokens()[at];
    let key = key_of(context.word(at));
    let is_institution =
        |i: usize| token.language.is_capital_word(&key_of(context.word(i)), CapitalWord::Institution);
    let last = (at + NOUN).min(context.sentence_of(at).end.saturating_sub(1));
    features.is_so(Feature::InQuotation)
        || features.is_so(Feature::NameStem)
        || matches!(token.entry.class(), Some(WordClass::Numeral | WordClass::Determiner))
        || token.language.profile().courteous.contains(&&*key)
        || is_in_verse(context, at)
        || (at..=last).any(is_institution)
        || is_second_name(context, at)
        || is_english_name(&key)
}

/// Whether the word, or what it is without the ending of an article or a case, is a name in English: "Volvoen".
fn is_english_name(key: &str) -> bool {
    let cuts = key.char_indices().rev().take(ENDING).map(|(cut, _)| cut).chain([key.len()]);
    let is_name = |name: &str| {
        let entry = Language::english().look_up(name);
        entry.is_valid() && entry.zipf() >= KNOWN && entry.title_share() >= MOSTLY
    };
    cuts.map(|cut| &key[..cut]).filter(|name| name.chars().count() >= NAME).any(is_name)
}

/// Letters of the ending of a name at most, and fewest of the name; how frequent (Zipf) it is, and how often it has its
/// capital, at least.
const ENDING: usize = 2;
const NAME: usize = 5;
const KNOWN: f32 = 3.0;
const MOSTLY: f32 = 0.9;

/// Whether a conjunction joins the word to a name before it.
fn is_second_name(context: &Context<'_>, at: usize) -> bool {
    let Some([first, joint]) = at.checked_sub(2).map(|first| [first, at - 1]) else { return false };
    let name = &context.tokens()[first];
    context.tokens()[joint].entry.class() == Some(WordClass::Coordinator)
        && (has_inner_capital(name) || name.is_word() && name.shape == CaseShape::Mixed)
}
