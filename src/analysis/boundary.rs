//! What a period between two words is: the end of a sentence, a stray mark, or a comma gone wrong.
//!
//! Two passes ask the same question — one for periods that should not be, one for sentences that lost
//! their capital — so it is answered once, here.

use super::context::Context;
use crate::language::{Language, names};
use crate::lexicon::{Entry, WordClass};
use crate::text::{CaseShape, Token, TokenKind};

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
    /// Why, for a person.
    pub evidence: Vec<String>,
}

impl Boundary {
    fn new(verdict: Verdict, confidence: f32, reason: impl Into<String>) -> Self {
        Self { verdict, confidence, is_doubtful: false, evidence: vec![reason.into()] }
    }

    const fn keep() -> Self {
        Self { verdict: Verdict::Keep, confidence: 1.0, is_doubtful: false, evidence: Vec::new() }
    }

    /// The same, doubtful if whole sentences may stand on both sides of the period at token `at`: long ones, or
    /// shorter ones where the text has more such periods.
    fn doubted(self, context: &Context<'_>, at: usize) -> Self {
        let is_doubtful = self.verdict == Verdict::Drop
            && (opens_with_verb(context, at)
                || opens_with_subject(context, at)
                || is_term(context, at + 1)
                || parts_a_paragraph(context, at)
                || match context.lost_capitals() {
                    Losses::Many => parts_stretches(context, at, SENTENCE),
                    Losses::Several => {
                        parts_sentences(context, at, SENTENCE) || parts_stretches(context, at, LONG_STRETCH)
                    }
                    Losses::Few => parts_sentences(context, at, LONG_SENTENCE),
                }
                || opens_with_enclitic(context, at));
        Self { is_doubtful, ..self }
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

/// Fewest words of what may be a whole sentence, in a text that loses capitals and in another.
const SENTENCE: usize = 5;
/// Fewest words of a sentence that a pronoun opens.
const SHORT_SENTENCE: usize = 3;
const LONG_SENTENCE: usize = 10;
/// Fewest words on both sides of a period that are hardly one sentence together, whatever words they are, in a text that
/// loses capitals.
const LONG_STRETCH: usize = 12;
/// Periods between what may be whole sentences, the second without a capital, from which on a text loses capitals.
const LOSSES: usize = 2;
/// Periods between stretches of some length, the second without a capital, from which on a text loses many capitals, if
/// they are also a share of all sentences that no splitting of sentences leaves: one in so many.
const MANY_LOSSES: usize = 3;
const SENTENCES_A_LOSS: usize = 10;

/// How often a text lost the capital of a sentence, as some engines translate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Losses {
    /// Not so often that it tells anything.
    Few,
    /// Several periods stand between what may be whole sentences.
    Several,
    /// So many periods stand before lower-case words that they end sentences, whatever is known of the words: an engine
    /// leaves words untranslated, and the verb of a clause may be among them.
    Many,
}

/// Whether sentences of `least` words or more may stand on both sides of the period at token `at`, which a lower-case
/// word follows.
fn parts_sentences(context: &Context<'_>, at: usize, least: usize) -> bool {
    let next = context.tokens()[at + 1];
    let tail = Clause::after(context, at);
    let goes_on = is_dangling(context, at - 1)
        || next.language.profile().continuing.contains(&context.word(at + 1))
        || match next.entry.class() {
            Some(WordClass::Relative | WordClass::Particle) => true,
            // "in the city, ..." opens a sentence
            Some(WordClass::Preposition) => !tail.begins_with_phrase,
            _ => false,
        };
    let is_whole = |clause: Clause| clause.may_be_clause() && clause.words >= least;
    !goes_on && is_whole(tail) && is_whole(Clause::before(context, at))
}

/// Whether both sides of the period at token `at` may be clauses, in a paragraph that has more sentences. A line that is
/// one sentence but for the period was cut from its text as one; between the sentences of a paragraph another end is as
/// likely as a mark too many, unless the words beside the period tell.
fn parts_a_paragraph(context: &Context<'_>, at: usize) -> bool {
    let next = context.tokens()[at + 1];
    let goes_on = is_dangling(context, at - 1)
        || next.language.profile().continuing.contains(&context.word(at + 1))
        || matches!(next.entry.class(), Some(WordClass::Relative | WordClass::Particle));
    let tokens = context.paragraph_of(at).tokens.clone();
    let is_start = |&i: &usize| i != at + 1 && context.tokens()[i].is_sentence_initial;
    // "The package includes. additional ..."
    let wants_object = ends_in_verb(context.tokens()[at - 1]);
    !goes_on
        && !wants_object
        && Clause::after(context, at).may_be_clause()
        && Clause::before(context, at).may_be_clause()
        && tokens.filter(is_start).nth(1).is_some()
}

/// Whether a pronoun that only acts opens what stands behind the period ("il n'existe pas"): a clause begins with it, and
/// behind a title or a list the clause may be a sentence by itself.
fn opens_with_subject(context: &Context<'_>, at: usize) -> bool {
    let next = context.tokens()[at + 1];
    next.entry.class() == Some(WordClass::Subject)
        && !is_dangling(context, at - 1)
        && Clause::after(context, at).words >= SHORT_SENTENCE
}

/// Whether the word at `at` may be a term that keeps its small letter wherever it stands: the name of a command or of a
/// thing of its own kind that a mark ties to more (info-dokumenter, iso'nun, x=1).
fn is_term(context: &Context<'_>, at: usize) -> bool {
    context.tokens()[at].entry.class().is_none()
        && !is_dangling(context, at - 2)
        // Indonesian obat-obatan
        && !context.tokens()[at].language.profile().reduplicates
        && context.is_glued(at)
        && context.mark(at + 1).is_some_and(|c| matches!(c, '-' | '\'' | '’' | '_' | '+'))
}

/// Whether so many words stand on both sides of the period at token `at` that each may be a sentence.
fn parts_stretches(context: &Context<'_>, at: usize, least: usize) -> bool {
    !is_dangling(context, at - 1)
        && Clause::after(context, at).words >= least
        && Clause::before(context, at).words >= least
}

/// Whether a sentence may open with the verb behind the period ("ha trabajado"), as it does where pronouns are left out.
fn opens_with_verb(context: &Context<'_>, at: usize) -> bool {
    let next = context.tokens()[at + 1];
    let opens = match next.entry.class() {
        Some(WordClass::Auxiliary) => true,
        // "también existen": what stands before the verb of a sentence without a subject
        Some(WordClass::Adverb) => Clause::after(context, at).verb_second,
        // "es pot fer", "lo dijo": the pronoun before its verb
        Some(WordClass::Object) => Clause::after(context, at).verb_second,
        _ => false,
    };
    let behind_sentence = || {
        let head = Clause::before(context, at);
        head.words >= SENTENCE || head.words >= SHORT_SENTENCE && head.has_finite_verb
    };
    next.language.profile().drops_pronouns
        && opens
        && !is_dangling(context, at - 1)
        && Clause::after(context, at).words >= SHORT_SENTENCE
        && behind_sentence()
}

/// Whether a sentence may open with the verb behind the period and the pronoun that a hyphen ties to it
/// ("construiu-se"): a pronoun stands there because nothing stands before the verb.
fn opens_with_enclitic(context: &Context<'_>, at: usize) -> bool {
    context.tokens()[at + 1].language.profile().drops_pronouns
        && context.is_glued(at + 1)
        && context.mark(at + 2) == Some('-')
        && context.token(at + 3).is_some_and(|token| {
            matches!(token.entry.class(), Some(WordClass::Object | WordClass::Determiner))
        })
        && Clause::before(context, at).words >= SENTENCE
}

/// How often the text lost the capital of a sentence.
pub(super) fn lost_capitals(context: &Context<'_>) -> Losses {
    let candidates: Vec<usize> = context
        .inner_marks()
        .filter(|&at| {
            stands_between(context, at)
                && context.tokens()[at + 1].is_lower_word()
                && !abbreviates(context, at - 1)
                && parts_stretches(context, at, SENTENCE)
        })
        .collect();
    let starts = || context.tokens().iter().filter(|token| token.is_sentence_initial).count();
    if candidates.len() >= MANY_LOSSES && candidates.len() * SENTENCES_A_LOSS >= starts() {
        return Losses::Many;
    }
    let is_lost = |at: &usize| parts_sentences(context, *at, SENTENCE);
    match candidates.into_iter().filter(is_lost).nth(LOSSES - 1) {
        Some(_) => Losses::Several,
        None => Losses::Few,
    }
}

/// Letters of an unknown word before a period that may be an abbreviation.
const ABBREVIATED: usize = 7;

/// Whether the period belongs to the word before it: an abbreviation, an initial, a number, an ordinal.
fn abbreviates(context: &Context<'_>, before: usize) -> bool {
    let token = context.tokens()[before];
    let word = context.word(before);
    match token.kind {
        TokenKind::Word => {
            token.entry.is_abbreviation()
                || token.language.listed(word).before_number
                || word.chars().count() < 2
                // initials of two letters: Gy., Zs.
                || token.shape == CaseShape::Title && word.chars().count() == 2
                || token.shape == CaseShape::Upper && word.chars().count() <= 3
                || token.language.profile().ordinal_period && is_roman(word)
                || is_small_roman(word) && !token.entry.is_function_word()
                || !word.chars().any(char::is_lowercase) && token.shape != CaseShape::Upper
                || word.chars().count() <= 3 && is_unit(context, before)
                // distr., tidl., variac.: abbreviations that no list has
                || !token.entry.is_valid() && word.chars().count() <= ABBREVIATED
                || has_no_syllable(word)
                // pr. liter, Mlle. Duval: a translation may have kept those of another language
                || token.language.listed(word).abbreviated_elsewhere
                // T.Tiene.: what is left of an abbreviation
                || before > 0 && context.is_glued(before - 1) && context.mark(before - 1) == Some('.')
        }
        TokenKind::Number | TokenKind::Punctuation => {
            !context.mark(before).is_some_and(|c| matches!(c, '”' | '"' | '»' | ')' | '%'))
        }
        TokenKind::Mixed => false,
        TokenKind::Initialism | TokenKind::Opaque => true,
    }
}

/// Whether nobody can say the word: no vowel and no sound that stands for one stands in it (πχ., bzw., wg.).
fn has_no_syllable(word: &str) -> bool {
    use unicode_normalization::UnicodeNormalization;
    !word.nfd().any(|c| "aeiouyæøœıəlrαεηιουωаеёиіоуыэюяєїъьлр".contains(c.to_ascii_lowercase()))
}

/// Whether a short word behind a number may be the abbreviation of a unit (62 din. na sat).
fn is_unit(context: &Context<'_>, at: usize) -> bool {
    at > 0 && context.is_spaced(at - 1) && context.tokens()[at - 1].kind == TokenKind::Number
}

/// Whether the word is a Roman numeral, which takes a period as an ordinal (XVIII. század).
fn is_roman(word: &str) -> bool {
    word.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C' | 'D' | 'M'))
}

/// Whether the word is a small Roman numeral of two letters or more, as chapters are counted (chapter iv.).
fn is_small_roman(word: &str) -> bool {
    word.len() >= 2 && word.chars().all(|c| matches!(c, 'i' | 'v' | 'x'))
}

/// Whether the text begins most of its sentences in lower case, as chats and captions do.
pub(super) fn writes_without_capitals(context: &Context<'_>) -> bool {
    let (mut lower, mut upper) = (0usize, 0usize);
    for token in context.tokens().iter().filter(|token| token.is_sentence_initial && token.is_word()) {
        if token.shape == CaseShape::Lower { lower += 1 } else { upper += 1 }
    }
    lower >= 3 && lower > upper
}

fn before_lower_word(context: &Context<'_>, at: usize) -> Boundary {
    let (word, next) = (context.tokens()[at - 1], context.tokens()[at + 1]);
    let reports = next.language.profile().reporting.contains(&context.word(at + 1));
    if begins_small(context, at + 1) || reports {
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
            format!("“{name}” is a {} in lower case: the sentence goes on", class.name()),
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
        WordClass::Subject if head.words >= 3 && tail.words >= 3 && tail.verb_second => {
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
        WordClass::Subject | WordClass::Determiner if tail.starts_clause => {
            Boundary::new(Verdict::Capitalise, 0.65, "both sides of the period are whole clauses")
        }
        _ => Boundary::new(Verdict::Drop, 0.6, format!("“{name}” goes on in lower case")),
    }
}

/// Whether the register of names or English, whose dictionary tells most of capitals, knows the word as a name.
fn is_brand(key: &str) -> bool {
    names().get(key).is_known()
        || Language::from_code("en").is_some_and(|english| {
            let entry = english.look_up(key);
            entry.is_valid() && entry.title_share() >= 0.5
        })
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
    name || token.entry.is_abbreviation() && tied || short && tied || assigns || symbol
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
    let closing = (open + 1..context.tokens().len().min(limit + 40)).find(|&i| context.mark(i) == Some(')'));
    let Some(close) = closing else { return Boundary::keep() };
    let inner = &context.tokens()[open + 1..close];
    let final_mark = context.mark(close - 1).is_some_and(|c| matches!(c, '.' | '!' | '?' | '…'));
    let begins_lower =
        inner.first().is_some_and(|first| !(first.is_word() && first.shape != CaseShape::Lower));
    let goes_on = context.tokens().get(close + 1).is_some_and(|next| next.is_lower_word())
        || context.mark(close + 1).is_some_and(|c| matches!(c, ',' | ';'));
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
    let is_name = !next.entry.is_valid() || next.entry.title_share() >= 0.5;
    if !is_name || context.mark(at + 2) != Some(',') || !word.is_lower_word() {
        return Boundary::keep();
    }
    let tail = Clause::after(context, at);
    let head = Clause::before(context, at);
    let goes_on = tail.commas >= 2 && tail.has_coordinator && !tail.can_be_clause && tail.words >= 5;
    let unfinished = head.commas >= 1 && !head.coordinator_after_last_comma;
    if goes_on && unfinished {
        return Boundary::new(
            Verdict::Comma,
            0.88,
            "the enumeration before the period goes on behind it, without a verb",
        );
    }
    Boundary::keep()
}

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

/// What the words between a period and the next or previous sentence mark amount to.
#[derive(Debug, Default)]
struct Clause {
    words: usize,
    commas: usize,
    has_coordinator: bool,
    coordinator_after_last_comma: bool,
    /// An auxiliary, a modal, or a form that can only be a verb.
    has_finite_verb: bool,
    /// A word that can be a verb among others, or a subject pronoun.
    can_be_clause: bool,
    /// A determiner or pronoun first, and a verb behind it.
    starts_clause: bool,
    /// A comma after a few words: "in the city, ...".
    begins_with_phrase: bool,
    /// The second word is a verb: "they will", "he left".
    verb_second: bool,
    /// A form that can be a verb stands behind the first word.
    may_have_verb: bool,
}

impl Clause {
    fn after(context: &Context<'_>, at: usize) -> Self {
        let end =
            (at + 1..context.tokens().len().min(at + 80)).find(|&i| ends(context, i)).unwrap_or(at + 80);
        Self::of(context, at + 1, end.min(context.tokens().len()))
    }

    fn before(context: &Context<'_>, at: usize) -> Self {
        let from = at.saturating_sub(80);
        let start = (from..at).rev().find(|&i| ends(context, i)).map_or(from, |i| i + 1);
        Self::of(context, start, at)
    }

    fn of(context: &Context<'_>, start: usize, end: usize) -> Self {
        let mut clause = Self::default();
        for at in start..end {
            let token = context.tokens()[at];
            if context.mark(at) == Some(',') {
                clause.begins_with_phrase |= clause.commas == 0 && at - start <= 8 && !clause.has_finite_verb;
                clause.commas += 1;
                clause.coordinator_after_last_comma = false;
            }
            if !token.is_word() {
                continue;
            }
            clause.words += 1;
            if !token.is_lower_word() && at > start {
                continue;
            }
            clause.add(token);
        }
        let first = context.tokens().get(start).and_then(|token| token.entry.class());
        clause.verb_second = context.tokens().get(start + 1).is_some_and(|token| is_verb(token.entry));
        clause.may_have_verb = context.tokens()[(start + 1).min(end)..end]
            .iter()
            .any(|token| token.is_lower_word() && is_verb(token.entry));
        clause.starts_clause = clause.has_finite_verb
            && matches!(first, Some(WordClass::Determiner | WordClass::Subject | WordClass::Adverb));
        clause
    }

    fn add(&mut self, token: Token) {
        let entry = token.entry;
        match entry.class() {
            Some(WordClass::Coordinator) => {
                self.has_coordinator = true;
                self.coordinator_after_last_comma = true;
            }
            Some(WordClass::Auxiliary | WordClass::Modal) => {
                self.has_finite_verb = true;
                self.can_be_clause = true;
            }
            Some(WordClass::Subject) => self.can_be_clause = true,
            Some(_) => {}
            None if entry.can_be_verb() && !entry.can_be_noun() && !entry.can_be_adjective() => {
                self.has_finite_verb = true;
                self.can_be_clause = true;
            }
            None => {}
        }
    }

    const fn may_be_clause(&self) -> bool {
        self.may_have_verb && self.words >= 3
    }
}

/// Whether the form can be a finite verb.
fn is_verb(entry: Entry) -> bool {
    match entry.class() {
        Some(class) => matches!(class, WordClass::Auxiliary | WordClass::Modal),
        // the dictionaries lack the class of many irregular forms
        None => entry.can_be_verb() || entry.is_known() && !entry.has_word_class(),
    }
}

/// Whether the words from token `at` to the next mark are a clause that does not begin with an adverb or
/// an article ("as a treasurer", "as well as").
pub(super) fn is_clause(context: &Context<'_>, at: usize) -> bool {
    let first = context.token(at).and_then(|token| token.entry.class());
    let end = (at..context.tokens().len().min(at + 14))
        .find(|&i| context.tokens()[i].kind == TokenKind::Punctuation)
        .unwrap_or((at + 14).min(context.tokens().len()));
    !matches!(first, Some(WordClass::Adverb | WordClass::Determiner | WordClass::Preposition))
        && end > at
        && Clause::of(context, at, end).has_finite_verb
}

/// Whether token `at` ends the stretch that a clause is looked for in.
fn ends(context: &Context<'_>, at: usize) -> bool {
    context.mark(at).is_some_and(|c| matches!(c, '.' | '!' | '?' | '…' | ';'))
        || at > 0 && context.gap(at - 1).contains('\n')
}
