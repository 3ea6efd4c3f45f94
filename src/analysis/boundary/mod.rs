//! What a period between two words is: the end of a sentence, a stray mark, or a comma gone wrong.
//!
//! Two passes ask the same question — one for periods that should not be, one for sentences that lost
//! their capital — so it is answered once, here.

mod abbreviation;
mod clause;
mod lost_capitals;
mod openings;

use super::context::Context;
use crate::language::{Language, names};
use crate::lexicon::WordClass;
use crate::text::chars::is_final;
use crate::text::{CaseShape, Token, TokenKind};
use abbreviation::{abbreviates, is_among_abbreviations, is_beside_abbreviation, is_small_roman};
use clause::Clause;
use lost_capitals::may_part_sentences;

pub(super) use abbreviation::is_before_period_and_comma;
pub(super) use clause::is_clause;
pub(super) use lost_capitals::{Losses, lost_capitals, writes_without_capitals};

/// What should stand in place of a period inside a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The period is right.
    Keep,
    /// It should go.
    Drop,
    /// It should be a comma.
    Comma,
    /// It is right, and the next word lost its capital.
    Capitalise,
}

/// A verdict with its probability and reasons.
#[derive(Clone, Debug, PartialEq)]
pub struct Boundary {
    /// What should be done.
    pub verdict: Verdict,
    /// Probability that an editor would do just this, 0.0 to 1.0.
    pub confidence: f32,
    /// Whether both sides may be whole sentences, so that the next word may as well have lost its capital: no measure
    /// tells how often a translation loses it.
    pub is_doubtful: bool,
    /// Whether the word before the period can end no sentence, and one goes on in lower case behind it: that is so in any
    /// text, however right it is otherwise.
    pub is_conclusive: bool,
    /// Why, for a person.
    pub evidence: Vec<String>,
}

impl Boundary {
    fn new(verdict: Verdict, confidence: f32, reason: impl Into<String>) -> Self {
        Self { verdict, confidence, evidence: vec![reason.into()], ..Self::keep() }
    }

    const fn keep() -> Self {
        Self {
            verdict: Verdict::Keep,
            confidence: 1.0,
            is_doubtful: false,
            is_conclusive: false,
            evidence: Vec::new(),
        }
    }

    /// The same, doubtful if whole sentences may stand on both sides of the period at token `at`, and conclusive if none can
    /// end there.
    fn doubted(self, context: &Context<'_>, at: usize) -> Self {
        let drops = self.verdict == Verdict::Drop;
        // "in turn. groupmod changes the group": the name of a command may open a sentence
        let is_doubtful =
            self.is_doubtful || drops && (context.is_unknown(at + 1) || may_part_sentences(context, at));
        let is_conclusive = drops && !is_doubtful && is_dangling(context, at - 1);
        Self { is_doubtful, is_conclusive, ..self }
    }

    /// Judges the period at token `at`.
    pub fn judge(context: &Context<'_>, at: usize) -> Self {
        if !stands_between(context, at)
            || context.tokens()[at - 1].language.lexicon().is_none()
            || abbreviates(context, at - 1)
            || context.writes_without_capitals()
        {
            return Self::keep();
        }
        let next = context.tokens()[at + 1];
        match next.kind {
            TokenKind::Word if next.is_lower_word() && is_beside_abbreviation(context, at) => Self::keep(),
            TokenKind::Word if next.is_lower_word() => before_lower_word(context, at).doubted(context, at),
            TokenKind::Word if next.shape == CaseShape::Title => before_capital(context, at),
            TokenKind::Punctuation if context.mark(at + 1) == Some('(') => before_parenthesis(context, at),
            _ => Self::keep(),
        }
    }
}

/// Whether token `at` is a period right behind another token and a space before the next.
fn stands_between(context: &Context<'_>, at: usize) -> bool {
    context.mark(at) == Some('.') && at > 0 && context.is_glued(at - 1) && context.is_spaced(at)
}

fn before_lower_word(context: &Context<'_>, at: usize) -> Boundary {
    let (word, next) = (context.tokens()[at - 1], context.tokens()[at + 1]);
    let reports = next.language.profile().reporting.contains(&context.word(at + 1));
    if begins_small(context, at + 1) || reports || is_moved_before_capital(context, at + 1) {
        return Boundary::keep();
    }
    if !next.entry.is_valid() {
        // a name that is written small (von, adidas) or a word of another language
        if is_brand(&crate::lexicon::key_of(context.word(at + 1))) {
            return Boundary::keep();
        }
        return Boundary::new(Verdict::Drop, 0.5, "the next word begins in lower case");
    }
    let tail = Clause::after(context, at);
    let head = Clause::before(context, at);
    let name = context.word(at + 1);
    let class = next.entry.class();
    // który, dass: a comma stands before them, and the period took its place
    if matches!(class, Some(WordClass::Relative | WordClass::Subordinator))
        && !next.language.profile().tagged
        && next.language.lists().commas.contains(name)
    {
        return Boundary::new(Verdict::Comma, 0.9, format!("a comma stands before “{name}”"));
    }
    if let Some(class) = class
        && (!opens_sentence(class) || next.language.profile().continuing.contains(&name))
    {
        return Boundary::new(
            Verdict::Drop,
            0.96,
            format!("“{name}” is {} in lower case: the sentence goes on", with_article(class.name())),
        );
    }
    let stranding = word.language.profile().stranded.contains(&context.word(at - 1));
    let preposition = word.entry.class() == Some(WordClass::Preposition) && !stranding;
    let dangling = is_dangling(context, at - 1) || preposition;
    if word.is_lower_word() && dangling {
        return Boundary::new(
            Verdict::Drop,
            0.95,
            format!("no sentence ends with “{}”", context.word(at - 1)),
        );
    }
    if is_among_abbreviations(context, at) {
        return Boundary::keep();
    }
    // "hvis. ingen"; a preposition that may stand alone at the end of a clause wants nothing
    let wants_more = preposition
        || matches!(
            word.entry.class(),
            Some(WordClass::Subordinator | WordClass::Coordinator | WordClass::Determiner)
        );
    let complete = head.may_be_clause() && tail.may_be_clause();
    let Some(class) = class else {
        return Boundary::new(
            Verdict::Drop,
            0.92,
            format!("“{name}” begins in lower case and is no word that opens a sentence"),
        );
    };
    if !complete {
        let reason = format!("“{name}” goes on in lower case and one side of the period has no verb");
        return Boundary::new(Verdict::Drop, 0.9, reason);
    }
    // both sides could be sentences: what kind of word goes on decides
    match class {
        WordClass::Subject if head.words >= 3 && tail.words >= 3 && tail.verb_second && !wants_more => {
            let mut found =
                Boundary::new(Verdict::Capitalise, 0.88, "both sides of the period are whole clauses");
            found.evidence.push(format!("“{name}” is a subject pronoun, which opens a sentence"));
            found
        }
        WordClass::Coordinator => Boundary::new(Verdict::Drop, 0.86, format!("“{name}” joins the two sides")),
        WordClass::Preposition if !tail.begins_with_phrase => Boundary::new(
            Verdict::Drop,
            0.88,
            format!("“{name}” goes on in lower case without opening a clause"),
        ),
        _ if ends_in_verb(word) => {
            Boundary::new(Verdict::Drop, 0.88, format!("“{}” wants an object", context.word(at - 1)))
        }
        WordClass::Subject | WordClass::Determiner if tail.starts_clause && !wants_more => {
            Boundary::new(Verdict::Capitalise, 0.65, "both sides of the period are whole clauses")
        }
        // "od crijeva. odmah ga vratio"
        _ => Boundary {
            is_doubtful: class == WordClass::Adverb && !next.language.is_measured(),
            ..Boundary::new(Verdict::Drop, 0.6, format!("“{name}” goes on in lower case"))
        },
    }
}

/// "is Good to try": a translation that moved a verb or a pronoun to the front left the capital with the word that had
/// opened the sentence.
fn is_moved_before_capital(context: &Context<'_>, at: usize) -> bool {
    let moves = matches!(
        context.tokens()[at].entry.class(),
        Some(WordClass::Auxiliary | WordClass::Modal | WordClass::Object | WordClass::Subject)
    );
    moves && context.is_spaced(at) && context.token(at + 1).is_some_and(Token::is_common_title_word)
}

/// The name of a class with the indefinite article.
fn with_article(name: &str) -> String {
    format!("{} {name}", if name.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" })
}

/// Whether the register of names or English, whose dictionary tells most of capitals, knows the word as a name.
fn is_brand(key: &str) -> bool {
    let entry = Language::english().look_up(key);
    names().get(key).is_known() || entry.is_valid() && entry.title_share() >= 0.5
}

/// Whether the word at `at` may open a sentence without a capital: a brand (adidas), an abbreviation, a
/// letter that counts a list, a part of a code (p-value, c/o).
fn begins_small(context: &Context<'_>, at: usize) -> bool {
    let token = context.tokens()[at];
    let name = token.entry.is_valid() && token.entry.lower_share() < 0.5 && !token.entry.is_function_word();
    let tied = context.is_glued(at)
        && context.mark(at + 1).is_some_and(|c| matches!(c, ')' | '-' | '/' | '.' | '\'' | '’'));
    let short = context.word(at).chars().count() <= 2;
    // "o=Debian", "c can be any letter"
    let assigns = context.is_glued(at) && context.mark(at + 1) == Some('=');
    let symbol = context.word(at).chars().count() == 1 && !token.entry.is_function_word();
    // "configure.ac", "round(x)"
    let is_code = context.is_glued(at)
        && context.is_glued(at + 1)
        && match context.mark(at + 1) {
            Some('.') => context.token(at + 2).is_some_and(|next| next.is_lower_word()),
            Some('(') => !context.token(at + 2).is_some_and(|next| next.is_word()),
            _ => false,
        };
    is_code || name || token.entry.is_abbreviation() && tied || short && tied || assigns || symbol
}

/// Whether the word can only be a verb: a sentence hardly ends with it before an object.
fn ends_in_verb(word: Token) -> bool {
    word.is_lower_word()
        && word.entry.can_be_verb()
        && !word.entry.can_be_noun()
        && !word.entry.can_be_adjective()
}

fn before_parenthesis(context: &Context<'_>, at: usize) -> Boundary {
    let open = at + 1;
    let limit = context.sentence_of(open).end.max(open + 1).min(open + 40);
    let closing = closing_parenthesis(context, open, limit + 40);
    let Some(close) = closing else { return Boundary::keep() };
    let inner = &context.tokens()[open + 1..close];
    let final_mark = context.mark(close - 1).is_some_and(is_final);
    let begins_lower =
        inner.first().is_some_and(|first| !(first.is_word() && first.shape != CaseShape::Lower));
    let goes_on = context.tokens().get(close + 1).is_some_and(|next| next.is_lower_word())
        || context.mark(close + 1).is_some_and(|c| matches!(c, ',' | ';'));
    // "(De)aktiviert"
    if context.is_glued(close) && context.token(close + 1).is_some_and(Token::is_word) {
        return Boundary::keep();
    }
    if final_mark || inner.is_empty() || !goes_on || counts_a_list(context, inner) {
        return Boundary::keep();
    }
    if begins_lower || inner.len() <= 3 {
        return Boundary::new(
            Verdict::Drop,
            0.95,
            "the parenthesis after the period belongs to the sentence, which goes on behind it",
        );
    }
    Boundary::new(Verdict::Drop, 0.75, "the sentence goes on behind the parenthesis")
}

/// The parenthesis before token `limit` that closes the one at `open`; others may stand inside: (see tar(1)).
fn closing_parenthesis(context: &Context<'_>, open: usize, limit: usize) -> Option<usize> {
    let mut depth = 0usize;
    (open..context.tokens().len().min(limit)).find(|&i| {
        match context.mark(i) {
            Some('(') => depth += 1,
            Some(')') => depth -= 1,
            _ => {}
        }
        depth == 0
    })
}

/// Whether what stands in parentheses is the letter or the numeral of an item, as in laws: (a), (iii), (2).
fn counts_a_list(context: &Context<'_>, inner: &[Token]) -> bool {
    let [token] = inner else { return false };
    let word = token.text(context.text());
    match token.kind {
        TokenKind::Word => word.chars().count() == 1 || is_small_roman(word),
        TokenKind::Number => word.len() <= 2,
        _ => false,
    }
}

/// An enumeration that goes on behind the period: no verb follows, the list had not come to its last item.
fn before_capital(context: &Context<'_>, at: usize) -> Boundary {
    let next = context.tokens()[at + 1];
    let word = context.tokens()[at - 1];
    if is_dangling(context, at - 1) && !next.entry.is_function_word() {
        // "better off without. Infect the others": what was translated word by word may end a clause with any word
        let found =
            Boundary::new(Verdict::Drop, 0.9, format!("no sentence ends with “{}”", context.word(at - 1)));
        return Boundary { is_doubtful: true, ..found };
    }
    // "Ъх, ", "Ugh, ": an interjection that no list has opens a sentence
    let is_cry = !next.entry.is_valid() && context.word(at + 1).chars().count() <= CRY;
    let is_name = !is_cry && (!next.entry.is_valid() || next.entry.title_share() >= 0.5);
    if !is_name || context.mark(at + 2) != Some(',') || !word.is_lower_word() {
        return Boundary::keep();
    }
    let tail = Clause::after(context, at);
    let head = Clause::before(context, at);
    let goes_on = tail.commas >= 2 && tail.has_coordinator && !tail.can_be_clause && tail.words >= 5;
    let unfinished = head.commas >= 1 && !head.coordinator_after_last_comma;
    if !goes_on || !unfinished {
        return Boundary::keep();
    }
    let found = Boundary::new(
        Verdict::Comma,
        0.88,
        "the enumeration before the period goes on behind it, without a verb",
    );
    // "She laughs, cries, sings. Anna, Paul, Lena and Max watch": the dictionaries of few languages know all verbs, and
    // nouns may be verbs
    let is_doubtful = !next.language.profile().tagged || last_item_may_have_verb(context, at);
    Boundary { is_doubtful, ..found }
}

/// Whether a form that can be a verb stands in the sentence of the period at `at` behind its last conjunction and a word.
fn last_item_may_have_verb(context: &Context<'_>, at: usize) -> bool {
    let sentence = at + 1..context.sentence_of(at + 1).end;
    let joins = |&i: &usize| context.tokens()[i].entry.class() == Some(WordClass::Coordinator);
    let item = sentence.clone().rev().find(joins).map_or(sentence.start, |joint| joint + 2);
    (item..sentence.end).any(|i| context.tokens()[i].entry.can_be_verb())
}

/// Most letters of an unknown word before a comma that may be an interjection.
const CRY: usize = 3;

/// Whether words of the class open statements, so that a lost capital is as likely as a stray period.
/// Relatives continue what is before them; objects and verbs open hardly any.
const fn opens_sentence(class: WordClass) -> bool {
    !matches!(
        class,
        WordClass::Relative
            | WordClass::Object
            | WordClass::Particle
            | WordClass::Modal
            | WordClass::Auxiliary
    )
}

/// Whether no sentence ends with the word at `at`.
fn is_dangling(context: &Context<'_>, at: usize) -> bool {
    let token = context.tokens()[at];
    token.is_lower_word() && token.language.listed(context.word(at)).dangling
}
