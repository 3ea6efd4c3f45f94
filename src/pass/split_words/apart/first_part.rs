//! First parts of compounds by their form: "beveiligings", "inloggnings", "användar".

use crate::analysis::{Context, is_derived, is_linked};
use crate::language::{Capitals, Language, names};
use crate::lexicon::{Entry, WordClass};
use crate::text::{CaseShape, Token};

/// What the form of a word tells of it as the first part of a compound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FirstPart {
    /// It is nothing else.
    Bound,
    /// It may be a genitive too.
    Free,
}

/// Fewest bytes of the word behind it.
const SECOND: usize = 4;
/// Most frequent (Zipf) stem that is no word by itself.
const STEM_ZIPF: f32 = 2.5;
/// Ends of first parts that no form of a German noun has, though lists hold some.
const GERMAN: &[&str] = &["heits", "keits", "ungs", "schafts", "täts"];

impl FirstPart {
    /// That of the word at `at`, which has this normalised form.
    pub(super) fn of(context: &Context<'_>, at: usize, word: &str) -> Option<Self> {
        let token = &context.tokens()[at];
        if is_bare_stem(word, token) {
            return Some(Self::Bound);
        }
        if !is_linked(word, token.language) || is_other_form(word, token.language) {
            return None;
        }
        let german = token.language.profile().capitals == Capitals::Nouns;
        if !token.entry.is_valid() || german && GERMAN.iter().any(|end| word.ends_with(end)) {
            return Some(Self::Bound);
        }
        // "en organisations närvaro": what belongs to one of them
        (!is_behind_article(context, at)).then_some(Self::Free)
    }

    /// Whether it makes a compound with the word `second`, by the dictionary or the rules of the language.
    pub(super) fn makes(self, compound: &str, second: &Token) -> bool {
        (second.entry.can_be_noun() || !second.entry.has_word_class())
            && second.entry.is_valid()
            && second.end() - second.start() >= SECOND
            && is_valid(compound, second.language)
    }
}

/// Whether a word is a noun for sure: by its class, or by its capital where nouns have one.
pub(super) fn is_noun(token: &Token) -> bool {
    match token.language.profile().capitals {
        Capitals::Nouns => token.entry.lower_share() < 0.5,
        _ => token.entry.can_be_noun(),
    }
}

/// Swedish "användar": a noun in -are without its last letter, which it loses as the first part of compounds alone.
fn is_bare_stem(word: &str, token: &Token) -> bool {
    token.language.profile().bare_stem.is_some_and(|(end, lost)| {
        word.ends_with(end)
            && token.entry.zipf() <= STEM_ZIPF
            && token.language.look_up(&format!("{word}{lost}")).zipf() > token.entry.zipf()
    })
}

/// "datafältets namn", "grensdatums", "Kiplings Drang", "Operations Teams": a genitive with its article, a plural, what
/// belongs to somebody, an English word.
fn is_other_form(word: &str, language: Language) -> bool {
    let english = |word: &str| Language::english().look_up(word);
    let is_english_name = |entry: Entry| entry.is_valid() && entry.title_share() >= 0.5;
    let stem = word.strip_suffix('s').unwrap_or(word);
    stem.ends_with("tum")
        || stem.strip_suffix("et").is_some_and(|indefinite| is_valid(indefinite, language))
        || !is_valid(stem, language)
        || language.look_up(stem).is_registered_name()
        || names().get(stem).is_known()
        || is_english_name(english(stem))
        || english(word).is_valid()
}

/// Whether an indefinite article or another determiner stands before the word at `at`.
fn is_behind_article(context: &Context<'_>, at: usize) -> bool {
    context.before(at).is_some_and(|before| {
        before.entry.class() == Some(WordClass::Determiner)
            || before.language.profile().indefinite.contains(&context.word(at - 1))
    })
}

/// Whether a word is in the dictionary or right by the rules of the language.
fn is_valid(word: &str, language: Language) -> bool {
    language.look_up(word).is_valid() || is_derived(word, CaseShape::Lower, language)
}
