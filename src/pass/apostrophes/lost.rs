//! Apostrophes that a wrong encoding lost: "isn t", "the mayor s office", "l homme", "lhomme".

use super::habit::Habit;
use crate::analysis::{BEHIND_APOSTROPHE, Context, HOST_ZIPF, opens_with_vowel};
use crate::finding::{Class, Findings, Level};
use crate::language::Language;
use crate::lexicon::{Entry, WordClass, key_of};
use crate::text::{CaseShape, Notes, Span, Token, TokenKind};
use itertools::Itertools;

/// An ending of a contraction or an elided word that stands alone.
const APART: f32 = 0.95;
/// A possessive ending, which a list of letters looks like.
const POSSESSIVE: f32 = 0.92;
/// An elided word that is one with the next, before a frequent word and before another.
const JOINED: f32 = 0.95;
const JOINED_TO_RARE: f32 = 0.87;
/// Least frequency (Zipf) of a frequent word behind an elided one.
const FREQUENT_ZIPF: f32 = 4.0;
/// Fewest letters of a noun before a possessive ending.
const OWNER_LETTERS: usize = 3;

/// Pronouns and the like, before which endings of verbs stand: "they re".
const PRONOUNS: &[&str] = &[
    "i", "you", "he", "she", "it", "we", "they", "that", "there", "who", "what", "where", "here", "how",
    "let",
];

pub(super) fn check(context: &Context<'_>, habit: &Habit<'_, '_>, findings: &mut Findings) {
    let (english, document) = (Language::english(), context.language());
    if document != english && !document.profile().elides() {
        return;
    }
    let mut lost: Vec<Lost> = Vec::new();
    for at in context.noted(Notes::APOSTROPHE_LESS) {
        let token = context.tokens()[at];
        // of words that the user may know all is noted
        if token.kind != TokenKind::Word {
            continue;
        }
        if token.language == english {
            lost.extend(behind(context, at));
        } else if token.language.profile().elides() {
            lost.extend(before(context, at));
        }
    }
    lost.extend(context.noted(Notes::WRONG).filter_map(|at| joined(context, at)));
    let is_isolated = habit.is_isolated(lost.len());
    let is_told = is_told(&lost);
    for Lost { span, confidence, reason, kind, .. } in lost {
        let is_doubtful = match kind {
            Kind::Slip => false,
            Kind::NoWord => is_isolated,
            Kind::Letter => is_isolated || !is_told,
        };
        let confidence = if is_doubtful { confidence.min(Level::UNSURE) } else { confidence };
        let message =
            if span.start == span.end { "a missing apostrophe" } else { "a space in place of an apostrophe" };
        findings.propose(span, habit.shape(), Class::Apostrophe, confidence, message).because(reason);
    }
}

/// An apostrophe that is lost.
struct Lost {
    /// Where it belongs, in place of this.
    span: Span,
    /// The normalised form of what it ties to its neighbour.
    key: String,
    kind: Kind,
    confidence: f32,
    reason: String,
}

/// How much what stands there tells by itself.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// It is wrong in a text that has its other apostrophes too: "they re", "quil".
    Slip,
    /// It is no word, and may be half of one: "qu il", "dell isola".
    NoWord,
    /// It may be a letter that stands for something, or a name: "Soit n un entier", "the string s holds", "Dell Italia".
    Letter,
}

/// Whether some of what is lost can be nothing else, or so much is that letters would hardly stand for so many things.
fn is_told(lost: &[Lost]) -> bool {
    lost.iter().any(|lost| lost.kind != Kind::Letter)
        || lost.iter().map(|lost| &lost.key).unique().count() >= DIFFERENT
}

/// How many different elided words are no letters.
const DIFFERENT: usize = 4;
/// Elided words of several letters that nothing else looks like.
const NO_WORDS: &[&str] = &["qu", "jusqu", "lorsqu", "puisqu", "dell", "nell", "sull", "dall"];

/// "isn t", "they re", "the mayor s office": what stands behind an apostrophe in English.
fn behind(context: &Context<'_>, at: usize) -> Option<Lost> {
    let ending = context.word(at);
    if ending == "d"
        || !BEHIND_APOSTROPHE.contains(&ending)
        || at == 0
        || !context.is_spaced(at - 1)
        || !is_alone(context, at)
    {
        return None;
    }
    let (before, word) = (context.tokens()[at - 1], context.word(at - 1));
    if !before.is_word() || before.language != Language::english() {
        return None;
    }
    let key = key_of(word);
    let is_contraction = match ending {
        // "Don t" may be a name and a letter
        "t" => word != "Don" && is_valid(&format!("{key}'t"), before.language),
        "m" => word == "I",
        "s" => PRONOUNS.contains(&&*key) && key != "i" && key != "how",
        _ => PRONOUNS.contains(&&*key) && is_valid(&format!("{key}'{ending}"), before.language),
    };
    let (kind, confidence) = if is_contraction {
        (Kind::Slip, APART)
    } else if ending == "s" && owns(context, at) {
        (Kind::Letter, POSSESSIVE)
    } else {
        return None;
    };
    let span = Span::new(before.end(), context.tokens()[at].start());
    let reason = format!("“{word}'{ending}” is right, and “{ending}” is no word");
    Some(Lost { span, key: ending.to_owned(), kind, confidence, reason })
}

/// Whether the ending at `at` stands between a noun or a name that may own something and a noun or what describes one.
fn owns(context: &Context<'_>, at: usize) -> bool {
    let (before, word) = (context.tokens()[at - 1], context.word(at - 1));
    let is_owner = match before.shape {
        CaseShape::Lower => before.entry.can_be_noun() && !before.entry.is_function_word(),
        CaseShape::Title => before.entry.is_valid() && !before.entry.is_function_word(),
        _ => false,
    };
    let may_be_owned = |next: &Token| {
        next.is_word()
            && next.entry.is_valid()
            && !next.entry.is_function_word()
            && next.shape != CaseShape::Upper
    };
    is_owner
        && word.chars().count() >= OWNER_LETTERS
        && !word.ends_with('s')
        // "the letter s", "an s", "the plural s"
        && !matches!(&*key_of(word), "letter" | "plural" | "ending" | "suffix" | "capital")
        && context.is_spaced(at)
        && context.token(at + 1).is_some_and(may_be_owned)
}

/// Whether nothing but a space or a mark that ends something stands behind the token.
fn is_alone(context: &Context<'_>, at: usize) -> bool {
    !context.is_glued(at) || context.mark(at + 1).is_some_and(|mark| ".,;:!?)”’\"".contains(mark))
}

fn is_valid(form: &str, language: Language) -> bool {
    language.look_up(form).is_valid()
}

/// "l homme", "qu il": an elided word with a space in place of its apostrophe.
fn before(context: &Context<'_>, at: usize) -> Option<Lost> {
    let token = context.tokens()[at];
    let (elided, key) = (context.word(at), key_of(context.word(at)));
    let is_opening = token.shape != CaseShape::Lower;
    // "un altro" is right
    if is_opening && !token.is_sentence_initial || !context.is_spaced(at) || token.entry.is_function_word() {
        return None;
    }
    let is_apart = at == 0 || !context.is_glued(at - 1);
    // "un plan d", "5 l", "vitamine d"
    let behind_text = at == 0
        || is_opening
        || context.tokens()[at - 1].is_word() && context.tokens()[at - 1].entry.is_valid()
        || context.mark(at - 1).is_some_and(|mark| ",;:(«“\"".contains(mark));
    let (host, next) = (context.word(at + 1), context.token(at + 1));
    let before_letters = token.language.profile().before_letters;
    let is_letter = at > 0 && before_letters.contains(&&*key_of(context.word(at - 1)));
    let may_be = is_apart && behind_text && !is_letter;
    let next = next.filter(|next| next.is_word() && may_be)?;
    let is_lost = is_elided(&key, next, &key_of(host)) && (key.len() > 1 || !joins(next.entry));
    let is_no_word = NO_WORDS.contains(&&*key) && (!is_opening || key.starts_with("qu"));
    is_lost.then(|| Lost {
        span: Span::new(token.end(), next.start()),
        kind: if is_no_word { Kind::NoWord } else { Kind::Letter },
        confidence: APART,
        reason: format!("“{elided}” is no word, and “{elided}'{host}” is right"),
        key: key.into_owned(),
    })
}

/// "c et d": what joins letters.
fn joins(entry: Entry) -> bool {
    matches!(entry.class(), Some(WordClass::Coordinator | WordClass::Preposition))
}

/// "lhomme", "quil": an elided word that lost its apostrophe.
fn joined(context: &Context<'_>, at: usize) -> Option<Lost> {
    let cut = context.lost_apostrophe(at)?;
    let (token, word) = (context.tokens()[at], context.word(at));
    let (elided, host) = word.split_at(cut);
    let is_frequent = token.language.look_up(&key_of(host)).zipf() >= FREQUENT_ZIPF;
    Some(Lost {
        span: Span::at(token.start() + cut),
        confidence: if is_frequent { JOINED } else { JOINED_TO_RARE },
        reason: format!("“{word}” is no word, and “{elided}'{host}” is right"),
        key: key_of(elided).into_owned(),
        kind: if is_frequent { Kind::Slip } else { Kind::NoWord },
    })
}

/// Whether `key` is an elided word of the language, and `next`, with the key `host`, may stand behind it.
fn is_elided(key: &str, next: &Token, host: &str) -> bool {
    let entry = next.entry;
    // "c è", "n a pas"
    let is_short = matches!((key, host), ("c", "è") | ("n", "a" | "y"));
    next.language.profile().elides_before(key, host)
        && entry.is_valid()
        && opens_with_vowel(host)
        && (entry.is_function_word() || entry.zipf() >= HOST_ZIPF)
        && (host.chars().count() > 1 || is_short)
}
