//! What speaks for and against a correction.

use super::{is_before_capital, is_contrasted, is_name, is_near_unknown, is_quoted};
use crate::analysis::context::Context;
use crate::analysis::in_case_of;
use crate::analysis::newer_words::newer_beginning;
use crate::analysis::spelling::{Correction, Origin, Slip};
use crate::analysis::suspect::{Reading, Suspect};
use crate::analysis::{derivation, grammar};
use crate::analysis::{user_names, word_model};
use crate::confidence::{Feature, Features};
use crate::finding::Level;
use crate::language::Language;
use crate::lexicon::{Entry, WordClass, key_of};
use crate::text::{CaseShape, Token, TokenKind};

pub(super) fn add_correction(
    context: &Context<'_>,
    suspect: &Suspect,
    index: usize,
    features: &mut Features,
) {
    let correction = &suspect.corrections[index];
    let token = context.tokens()[suspect.token];
    let language = token.language;
    let (key, form) = (&suspect.key, &correction.form);
    let slip = correction.edit.map(|edit| Slip::of(key, edit, correction.position, language));
    let kinds = [
        (Slip::Swapped, Feature::Swapped, "two letters have changed places"),
        (Slip::Doubled, Feature::Doubled, "a letter is doubled, or single where it should be double"),
        (Slip::Lost, Feature::Lost, "a letter is missing"),
        (Slip::AddedNear, Feature::AddedNear, "a letter beside the right one on the keyboard slipped in"),
        (Slip::AddedFar, Feature::AddedFar, "a letter is too many"),
        (Slip::Neighbour, Feature::Neighbour, "one letter is the neighbour of the right one on the keyboard"),
        (Slip::Accent, Feature::Accent, "an accent differs"),
        (Slip::Mistaken, Feature::Mistaken, "one letter differs"),
        (Slip::Two, Feature::TwoEdits, "two letters differ"),
    ];
    for (kind, feature, reason) in kinds {
        features.tell(feature, slip == Some(kind));
        if slip == Some(kind) {
            features.because(feature, reason);
        }
    }
    // where nothing was measured, a letter that no hand takes for the other makes another word
    if slip == Some(Slip::Mistaken) && !language.is_measured() {
        features.limit(Level::UNSURE);
    }
    if newer_beginning(key).is_some() && correction.origin != Origin::Listed {
        features.limit(Level::UNSURE);
    }
    // "im" is a slip in English, and a word of another language beside "vitezovi" and before "Orion"
    let is_short = key.chars().count() < SHORT_SLIP;
    let is_left = || (suspect.may_be_kept || is_short) && is_near_unknown(context, suspect.token);
    let is_doubtful = match correction.origin {
        Origin::Listed => is_short && (is_left() || is_before_capital(context, suspect.token)),
        // "Widelands": names of firms and products are coined of two English words
        _ => correction.is_name() && correction.in_document == 0 && is_coined(key),
    };
    if is_doubtful {
        features.limit(Level::UNSURE);
    }
    if slip == Some(Slip::Doubled) && is_drawn_out(context, suspect) {
        features.limit_in_any_text(Level::UNSURE);
    }
    // "Izráel", "Guélaff": names have their marks in several ways
    let is_other_writing =
        slip == Some(Slip::Accent) && suspect.shape == CaseShape::Title && correction.is_name();
    if is_surname_by_place(context, suspect, correction) || is_other_writing && correction.in_document == 0 {
        features.limit(Level::UNSURE);
    }
    // "Bellingshausen", "Strausberg": both are names; and who speaks of a word may set a like one against it
    if is_link_in_name(key, form) || is_spoken_of(context, suspect.token, form) {
        features.limit(Level::UNSURE);
    } else if let Some(sure) =
        sure(context, suspect.token, correction, slip).filter(|_| !is_doubtful && !is_left())
    {
        features.decide(sure);
    } else if lacks_accent(context, suspect, index, slip) && !is_left() {
        features.settle(if language.code() == "fr" { LACKS_ACCENT_OF_FRENCH } else { LACKS_ACCENT });
    }
    let own = word_model::spelling_probability(key, language);
    // the lists have two letters for a sharp s, and so places do
    let letters = form.chars().count() + form.matches('ß').count();
    let from_end = key.chars().count().max(letters).saturating_sub(correction.position + 1);
    let spelling = word_model::spelling_probability(form, language) - own;
    // where dictionaries lack many forms, what is spelt as well as a word that is not frequent is a word of its own:
    // Slovenian umeriti, to calibrate, beside usmeriti, to direct
    let is_usual =
        || correction.entry.zipf() >= USUAL_ZIPF && !derivation::is_derived(key, suspect.shape, language);
    let is_inside_long = letters >= LONG_WORD && from_end >= ENDING;
    let may_be_other = || match correction.origin {
        Origin::Dictionary => {
            let is_as_well_spelt = spelling < BETTER_SPELT && !is_usual() && !is_inside_long;
            let may_be = |slip| may_be_other_word(slip, letters, (spelling, correction.entry));
            is_as_well_spelt || slip.is_some_and(may_be)
        }
        Origin::Cognate(..) => letters < LONG_COGNATE,
        _ => false,
    };
    if !language.is_measured() && may_be_other() {
        features.limit(Level::UNSURE);
    }
    if features.limited().is_none()
        && features.decided().is_none()
        && is_given_in_full(context, suspect, correction, slip)
        && !(language.has_endings() && from_end < ENDING)
    {
        features.decide(GIVEN_IN_FULL);
    }
    // "Zhabdrung" beside "Zhabrung", "Orlikevich" beside "Orlikevchi": which of two unknown names is the slip, their letters
    // alone tell where each stands as often as the other; the first mention, behind a given name, is rather right
    let is_longer = form.chars().count() != key.chars().count();
    let least = match (is_longer, language.is_measured()) {
        (true, false) => f32::INFINITY,
        _ if stands_behind_name(context, suspect) => BETTER_SPELT,
        (true, true) => CLEARLY_SPELT,
        (false, _) => AS_WELL_SPELT,
    };
    if correction.origin == Origin::Document
        && spelling < least
        && context.words().count(key).all >= correction.in_document
    {
        features.limit_in_any_text(Level::UNSURE);
    }
    // "Gunilla Rehnström" beside "Renström": of two usual writings the one behind a given name is rather right
    let is_as_frequent = || context.words().count(key).all >= correction.in_document;
    if correction.is_name()
        && correction.in_document > 0
        && differ_by_silent_letter(key, form)
        && is_as_frequent()
        && stands_behind_name(context, suspect)
    {
        features.limit_in_any_text(Level::UNSURE);
    }
    // where nouns have capitals, one behind an article says nothing of a name
    if correction.is_noun && grammar::stands_as_noun(context, suspect.token) {
        features.tell(Feature::TitleInside, false);
    }
    if is_common_opening(context, suspect, correction) {
        features.tell(Feature::Initial, false);
    }
    let calendar = language.listed(form).calendar;
    features
        .set(Feature::Frequency, correction.entry.zipf())
        .set(Feature::Spelling, spelling)
        .set(Feature::InDocument, correction.in_document as f32)
        .set(Feature::FromEnd, from_end as f32)
        .tell(Feature::AtEnding, language.has_endings() && from_end < ENDING)
        .tell(Feature::AtFirst, correction.position == 0)
        .tell(Feature::Listed, correction.origin == Origin::Listed)
        .tell(Feature::Cognate, matches!(correction.origin, Origin::Cognate(..)))
        .tell(Feature::IsName, correction.is_name())
        .tell(Feature::Registered, correction.origin == Origin::Register)
        .tell(Feature::Calendar, calendar)
        .tell(Feature::Place, correction.entry.is_place())
        .tell(Feature::Contrasted, is_contrasted(context, suspect.token, form));
    let shown = in_case_of(form, context.word(suspect.token), context.tokens()[suspect.token].language);
    match &correction.origin {
        Origin::Listed => {
            features.because(Feature::Listed, format!("“{key}” is a known misspelling of “{form}”"));
        }
        Origin::Cognate(foreign, source) => {
            features
                .because(Feature::Cognate, format!("“{foreign}” is {} for it, one edit away", source.name()));
        }
        Origin::Dictionary => {
            features.because(
                Feature::Frequency,
                format!("“{shown}” is right and has Zipf frequency {:.1}", correction.entry.zipf()),
            );
        }
        Origin::Register => {
            features.because(Feature::Registered, format!("“{shown}” is a known name"));
        }
        Origin::Corpus { evidence, .. } => {
            for reason in evidence {
                features.because(Feature::InDocument, reason);
            }
            // models are fitted without the user's lexica
            let share = suspect.share(Reading::Misspelt(index));
            features.settle(share.min(user_names::ceiling(correction, context, suspect.token)));
        }
        Origin::Document => {}
    }
    if correction.in_document > 0 {
        let times = correction.in_document;
        features.because(
            Feature::InDocument,
            format!(
                "the article writes “{shown}” {}",
                if times == 1 { "elsewhere".into() } else { format!("{times} times") }
            ),
        );
    }
}

/// Whether the word is two common words of English side by side.
fn is_coined(key: &str) -> bool {
    let is_common = |part: &str| {
        let entry = Language::english().look_up(part);
        part.chars().count() >= COINED
            && entry.is_valid()
            && entry.zipf() >= USUAL_ZIPF
            && entry.lower_share() >= 0.5
    };
    key.char_indices().map(|(cut, _)| key.split_at(cut)).any(|(a, b)| is_common(a) && is_common(b))
}

/// Fewest letters of each of such words.
const COINED: usize = 4;

/// The confidence of what the texts that models are fitted to hardly have, and facts decide: a known misspelling, and
/// the name of a thing that is described by the word behind it.
fn sure(context: &Context<'_>, at: usize, correction: &Correction, slip: Option<Slip>) -> Option<f32> {
    let token = context.tokens()[at];
    match correction.origin {
        // texts that leave out accents on purpose are left to their editor
        Origin::Listed
            if token.shape == CaseShape::Lower
                && token.entry.is_misspelling()
                && token.language.profile().tagged =>
        {
            (slip != Some(Slip::Accent) || token.entry.zipf() >= FREQUENT_SLIP).then_some(0.97)
        }
        Origin::Register if is_attributive(context, at) && !is_name(context, at + 1) => {
            let letters = correction.form.chars().count();
            let inside = correction.position > 0 && correction.position + 1 < letters;
            let beside = at > 0 && is_name(context, at - 1);
            (letters >= LONG_NAME && inside && !beside).then_some(0.87)
        }
        _ => None,
    }
}

/// Whether the document gives the name in full elsewhere ("Camille Thouvenel") and this one, which no list has, alone
/// ("Mme Thouvenell"): who is mentioned in full is written with more care. A word that tells who it is before a name may
/// introduce somebody else ("the judge Merkell").
fn is_given_in_full(
    context: &Context<'_>,
    suspect: &Suspect,
    correction: &Correction,
    slip: Option<Slip>,
) -> bool {
    let (key, form) = (&*suspect.key, &*correction.form);
    // "Thouvenels": a name takes such letters at its end
    let is_ending = || {
        slip != Some(Slip::Doubled)
            && (key.strip_prefix(form).is_some_and(is_letter_of_endings)
                || form.strip_prefix(key).is_some_and(is_letter_of_endings))
    };
    let is_alone = || {
        let at = suspect.token;
        context.tokens()[at].is_sentence_initial
            || context.before(at).is_none_or(|before| {
                !before.is_word() || before.entry.is_function_word() || before.entry.is_abbreviation()
            })
    };
    correction.in_document > 0
        && correction.is_name()
        && correction.position > 0
        && suspect.shape == CaseShape::Title
        && matches!(slip, Some(Slip::Doubled | Slip::Lost | Slip::Swapped))
        && key.chars().count() >= FULL_NAME
        && context.words().count(key).all == 1
        && !is_ending()
        && !differ_by_silent_letter(key, form)
        && is_alone()
        && context
            .words()
            .occurrences_of(form)
            .take(MENTIONS)
            .any(|place| context.is_behind_given_name(place))
}

fn is_letter_of_endings(rest: &str) -> bool {
    matches!(rest, "s" | "e" | "n" | "a" | "i" | "y")
}

/// How sure it is that a name is a slip of one that the document gives in full.
const GIVEN_IN_FULL: f32 = 0.88;
/// Fewest letters of such a slip, and how many mentions of the other are looked at.
const FULL_NAME: usize = 6;
const MENTIONS: usize = 16;

/// Whether two names differ by a silent letter, as the surnames of two families may.
fn differ_by_silent_letter(key: &str, form: &str) -> bool {
    key.chars().filter(|&c| c != 'h').eq(form.chars().filter(|&c| c != 'h'))
}

/// Whether a frequent word lacks a mark that the text writes on others near: no model tells, since the texts that they are
/// fitted to have few such slips, and most of these in texts that leave marks out on purpose.
fn lacks_accent(context: &Context<'_>, suspect: &Suspect, index: usize, slip: Option<Slip>) -> bool {
    let (at, correction) = (suspect.token, &suspect.corrections[index]);
    let is_lost = slip == Some(Slip::Accent)
        && suspect.shape == CaseShape::Lower
        && suspect.key.is_ascii()
        && suspect.key.len() >= ACCENTED_LETTERS
        && correction.entry.zipf() >= ACCENTED_ZIPF
        && !suspect.may_be_kept
        && !tells_words_apart(context.tokens()[at].language)
        && !is_form_of(&suspect.key, &correction.form, context.tokens()[at].language);
    if !is_lost {
        return false;
    }
    let near = context.around(at, ACCENTS_NEAR, ACCENTS_NEAR);
    let has_marks = |token: &&Token| token.is_lower_word() && token.is_non_ascii;
    context.tokens()[near].iter().filter(has_marks).nth(ACCENTS - 1).is_some()
}

/// "zahrnuji", a form of its own beside "zahrnují": whether an ending of the language makes `key` of `form`.
fn is_form_of(key: &str, form: &str, language: Language) -> bool {
    language.profile().suffixes.iter().any(|&(ending, replaced)| {
        !replaced.is_ascii()
            && key.strip_suffix(ending).is_some_and(|stem| form.strip_suffix(replaced) == Some(stem))
    })
}

/// Whether the marks of the language make other words of nearly each word, as those of Vietnamese do.
fn tells_words_apart(language: Language) -> bool {
    language.profile().reduplicates && !language.profile().agglutinates
}

/// How sure it is that such a word lacks its mark.
const LACKS_ACCENT: f32 = 0.9;
/// The same in French, where a reform lets some marks go (maitrise, chaine) and who writes leaves others out.
const LACKS_ACCENT_OF_FRENCH: f32 = 0.75;
/// Fewest letters and least frequency (Zipf) of such a word.
const ACCENTED_LETTERS: usize = 5;
const ACCENTED_ZIPF: f32 = 4.0;
/// How many words with marks stand how near it, in tokens.
const ACCENTS: usize = 2;
const ACCENTS_NEAR: usize = 40;

/// Whether two names differ by the s that links the parts of Germanic ones alone.
fn is_link_in_name(key: &str, form: &str) -> bool {
    let linked = |long: &str, short: &str| {
        LAST_PARTS.iter().any(|last| {
            long.strip_suffix(last).and_then(|first| first.strip_suffix('s')).is_some_and(|first| {
                first.chars().count() >= FIRST_PART && short.strip_suffix(last) == Some(first)
            })
        })
    };
    linked(key, form) || linked(form, key)
}

/// Last parts of Germanic names of places, and of the people from there.
const LAST_PARTS: &[&str] = &[
    "hausen", "heim", "berg", "berger", "burg", "burger", "dorf", "dorfer", "feld", "felder", "bach",
    "stein", "wald", "gaard", "gård", "holm", "lund", "land", "kirchen", "hofen", "hof",
];
/// Fewest letters of the first part.
const FIRST_PART: usize = 4;

/// Whether `form` stands in quotation marks in the same sentence as the word at `at`.
fn is_spoken_of(context: &Context<'_>, at: usize, form: &str) -> bool {
    let sentence = context.sentence_of(at);
    let mut places = context.places_of_hash(sentence, form);
    places.any(|other| other != at && is_quoted(context, other) && key_of(context.word(other)) == form)
}

/// Whether the word opens a sentence, as any word may, and nothing tells that it is a name: the correction is written
/// small elsewhere, no capital follows, and the text does not have the word with a capital inside a sentence. The texts
/// that models are fitted to have no slips there, so that a model holds all such words to be names.
fn is_common_opening(context: &Context<'_>, suspect: &Suspect, correction: &Correction) -> bool {
    let at = suspect.token;
    let token = &context.tokens()[at];
    token.is_sentence_initial
        // "Kadeş'i": a name keeps its ending at a distance
        && suspect.span.end == token.end()
        && !correction.is_name()
        && correction.entry.lower_share() >= 0.5
        && correction.entry.zipf() >= OPENING_ZIPF
        && !is_before_capital(context, at)
        && context.words().count(&suspect.key).title_inside == 0
}

/// How frequent (Zipf) a word is that opens a sentence rather than a name which resembles it.
const OPENING_ZIPF: f32 = 3.0;

/// "Вззяли все нассе ззолото": whether words near have the same letter twice or more and are no words, as speech is written that is
/// drawn out or hissed.
fn is_drawn_out(context: &Context<'_>, suspect: &Suspect) -> bool {
    let at = suspect.token;
    let near = context.around(at, DRAWN_NEAR, DRAWN_NEAR);
    let letters = || suspect.key.chars();
    letters().zip(letters().skip(1)).filter(|(a, b)| a == b).any(|(letter, _)| {
        let pair = [letter, letter].iter().collect::<String>();
        let is_drawn = |i: &usize| {
            let token = context.tokens()[*i];
            token.is_word() && !token.entry.is_valid() && context.word(*i).contains(&pair)
        };
        near.clone().filter(|&i| i != at).filter(is_drawn).nth(DRAWN - 1).is_some()
    })
}

/// How many such words stand how near it, in tokens.
const DRAWN: usize = 2;
const DRAWN_NEAR: usize = 30;

/// "Stanisław Halbut": behind a given name stands a surname, however much it resembles a common word.
fn is_surname_by_place(context: &Context<'_>, suspect: &Suspect, correction: &Correction) -> bool {
    suspect.shape == CaseShape::Title
        && !correction.is_name()
        && correction.origin == Origin::Dictionary
        && correction.in_document == 0
        && context.is_behind_given_name(suspect.token)
}

/// Whether the word stands behind another name, as surnames do where they are first mentioned.
fn stands_behind_name(context: &Context<'_>, suspect: &Suspect) -> bool {
    suspect.token.checked_sub(1).is_some_and(|before| context.is_spaced(before) && is_name(context, before))
}

/// A known misspelling of fewer letters may as well be a word of another language: "im", "dum".
const SHORT_SLIP: usize = 6;

/// Whether the name stands before the kind of thing that it names ("Stryker armored vehicles"), as brands
/// and models do in English; names of people and places do not. What may be a verb is a noun behind a number or an article:
/// "what Celleno means", "the Celleno means".
fn is_attributive(context: &Context<'_>, at: usize) -> bool {
    let token = context.tokens()[at];
    let next = context.token(at + 1).filter(|next| next.is_lower_word() && context.is_spaced(at));
    let is_in_phrase = || {
        context.before(at).is_some_and(|before| {
            before.kind == TokenKind::Number
                || matches!(before.entry.class(), Some(WordClass::Determiner | WordClass::Numeral))
        })
    };
    // "Stryker armored vehicles", not "Stryker announced plans"
    let is_participle_of_noun = |next: &Token| {
        next.entry.can_be_adjective()
            && next.entry.zipf() < FREQUENT_VERB
            && context.token(at + 2).is_some_and(|noun| noun.is_lower_word() && noun.entry.can_be_noun())
    };
    token.language.profile().possessive
        && next.is_some_and(|next| {
            !next.entry.is_function_word()
                && (next.entry.can_be_noun() || next.entry.can_be_adjective())
                && !next.entry.can_be_adverb()
                && (!next.entry.can_be_verb() || is_in_phrase() || is_participle_of_noun(next))
        })
}

/// Whether a word that a dictionary with gaps lacks may be another one: among short words nearly each letter makes one of
/// the other (Bulgarian пълзят, they crawl, and пълнят), and of lost and changed places what letters make tells.
fn may_be_other_word(slip: Slip, letters: usize, (spelling, entry): (f32, Entry)) -> bool {
    let (least_letters, least_spelling) = match slip {
        Slip::Neighbour | Slip::AddedNear | Slip::AddedFar if entry.zipf() < FREQUENT_ZIPF => {
            (8, f32::INFINITY)
        }
        Slip::Neighbour | Slip::AddedNear | Slip::AddedFar => (8, 3.5),
        Slip::Lost => (8, 2.5),
        Slip::Swapped => (7, 3.0),
        _ => return false,
    };
    letters < least_letters && spelling < least_spelling
}

/// How frequent (Zipf) a form is that is rather a verb than an adjective.
const FREQUENT_VERB: f32 = 4.0;
/// Fewest letters of a word that is meant where another language has one of its letters.
const LONG_COGNATE: usize = 8;
/// How frequent (Zipf) a word is that is rather meant than another short one like it.
const FREQUENT_ZIPF: f32 = 4.6;
/// How frequent (Zipf) a word is that is meant rather than one that a dictionary lacks.
const USUAL_ZIPF: f32 = 4.3;
/// Letters of a word that hardly another one resembles but in its ending.
const LONG_WORD: usize = 10;
/// By how much more probable, as log10, its letters make a word than those that are no word of the language.
const BETTER_SPELT: f32 = 2.0;
/// The same for the letters of a name, of two that nobody knows ("Juszupov", not "Juszzupov"), and of two with the same
/// letters.
const CLEARLY_SPELT: f32 = 1.0;
const AS_WELL_SPELT: f32 = 0.0;
/// How frequent (Zipf) a slip in the accent must be to be corrected without asking.
const FREQUENT_SLIP: f32 = 3.4;
/// Letters of a name that hardly another name resembles.
const LONG_NAME: usize = 7;
/// Letters at the end of a word that inflection changes.
const ENDING: usize = 3;
