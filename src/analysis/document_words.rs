//! How the document itself writes its words: a name that it writes right elsewhere is evidence.

use super::word_forms::{LongForms, WordForms, hash_of, is_long, without_possessive};
use crate::lexicon::{key_of, may_be_one_edit_apart};
use crate::text::{CaseShape, Token};
use foldhash::HashMap;
use std::borrow::Cow;
use std::cell::RefCell;
use std::ops::{Add, Range, Sub};
use std::rc::Rc;

/// How often a form occurs in a document, by the way it is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// All occurrences.
    pub all: u32,
    /// Occurrences without a capital.
    pub lower: u32,
    /// Occurrences with a capital first letter that do not open a sentence.
    pub title_inside: u32,
}

impl Counts {
    /// That of one occurrence.
    fn of(token: &Token) -> Self {
        let is_title_inside = token.shape == CaseShape::Title && !token.is_sentence_initial;
        Self {
            all: 1,
            lower: u32::from(token.shape == CaseShape::Lower),
            title_inside: u32::from(is_title_inside),
        }
    }
}

impl Add for Counts {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            all: self.all + other.all,
            lower: self.lower + other.lower,
            title_inside: self.title_inside + other.title_inside,
        }
    }
}

impl Sub for Counts {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self {
            all: self.all.saturating_sub(other.all),
            lower: self.lower.saturating_sub(other.lower),
            title_inside: self.title_inside.saturating_sub(other.title_inside),
        }
    }
}

/// The words of a document and how often each occurs: those of one hash in a chain. It is built for nearly every document
/// and asked for few forms, so an occurrence costs no compare.
#[derive(Debug)]
pub struct DocumentWords<'t> {
    text: &'t str,
    tokens: Rc<Vec<Token>>,
    forms: Rc<WordForms>,
    /// The tokens whose words are counted, in order.
    counted: Vec<Range<usize>>,
    /// By the lower bits of the hash, and behind them where another has taken the place, one more than the place of the
    /// last occurrence; 0 where there is none.
    last: Vec<u32>,
    /// By token, one more than the place of the occurrence of the same hash before it; 0 for the first.
    before: Vec<u32>,
    /// The first occurrences of long forms, for a search of near ones. Of two forms with the same hash, which hardly any
    /// text has, only the first is among them.
    long: LongForms,
    /// How often forms occur that stand in the text many times, by the place of the last occurrence.
    counts: RefCell<HashMap<usize, Counts>>,
    /// The places of the forms near those that were asked for in a long text, which asks again and again.
    nearest: RefCell<HashMap<String, Rc<[usize]>>>,
    /// The words of the whole text of which these are a part.
    whole: Option<WholeWords<'t>>,
}

/// The words of a text, and those of a part of it that was written anew.
#[derive(Clone, Copy, Debug)]
pub(super) struct WholeWords<'t> {
    /// The words of the text as it was.
    pub words: &'t DocumentWords<'t>,
    /// Those of the part as it was.
    pub before: &'t DocumentWords<'t>,
}

/// Occurrences of a form that are counted each time.
const FEW: usize = 4;
/// Tokens of a text from which on what is near a form is kept.
const MANY: usize = 2000;

impl<'t> DocumentWords<'t> {
    /// The words of a text, which has these tokens with these forms, among the tokens of some ranges.
    pub(super) fn new(
        text: &'t str,
        tokens: Rc<Vec<Token>>,
        forms: Rc<WordForms>,
        counted: Vec<Range<usize>>,
    ) -> Self {
        let most: usize = counted.iter().map(ExactSizeIterator::len).sum();
        let mut last = vec![0; (most + most / 2 + 1).next_power_of_two()];
        let mut before = vec![0; tokens.len()];
        let mut long = LongForms::with_room(most);
        let hashes = forms.hashes();
        for places in &counted {
            for (place, &hash) in places.clone().zip(&hashes[places.clone()]) {
                if hash != 0 {
                    let slot = slot_of(hash, &last, hashes);
                    before[place] = std::mem::replace(&mut last[slot], place as u32 + 1);
                    if before[place] == 0 {
                        long.add(&forms, place);
                    }
                }
            }
        }
        Self {
            text,
            tokens,
            forms,
            counted,
            last,
            before,
            long,
            counts: RefCell::default(),
            nearest: RefCell::default(),
            whole: None,
        }
    }

    /// The places of the occurrences of one hash that ends with the one before the place `behind`, the last first.
    fn chain(&self, behind: u32) -> impl Iterator<Item = usize> {
        let at = |behind: u32| behind.checked_sub(1).map(|at| at as usize);
        std::iter::successors(at(behind), move |&place| at(self.before[place]))
    }

    /// The places of the occurrences of a normalised form, the last first; of a part that was written anew, those in it.
    pub(super) fn occurrences_of(&self, key: &str) -> impl Iterator<Item = usize> {
        let form = without_possessive(key);
        let last = self.last[slot_of(hash_of(form), &self.last, self.forms.hashes())];
        self.chain(last).filter(move |&place| self.is_of(place, form))
    }

    fn hash(&self, place: usize) -> u32 {
        self.forms.hashes()[place]
    }

    /// What is written at an occurrence, without a possessive ending.
    fn written(&self, place: usize) -> &'t str {
        without_possessive(self.tokens[place].text(self.text))
    }

    /// Whether an occurrence is one of a form, in which the case of ASCII letters does not count.
    fn is_of(&self, place: usize, form: &str) -> bool {
        let (token, written) = (&self.tokens[place], self.written(place));
        if token.is_non_ascii {
            written == form || self.key(place).eq_ignore_ascii_case(form)
        } else {
            // in ASCII nothing but the case tells a form from its key
            if token.shape == CaseShape::Lower { written == form } else { written.eq_ignore_ascii_case(form) }
        }
    }

    /// The normalised form of an occurrence.
    fn key(&self, place: usize) -> Cow<'t, str> {
        match key_of(self.tokens[place].text(self.text)) {
            Cow::Borrowed(key) => Cow::Borrowed(without_possessive(key)),
            Cow::Owned(mut key) => {
                key.truncate(without_possessive(&key).len());
                Cow::Owned(key)
            }
        }
    }

    /// The same words as a part of a whole text, which they now count in.
    pub(super) fn within(self, whole: Option<WholeWords<'t>>) -> Self {
        Self { whole, ..self }
    }

    /// The forms of which the whole text has more or fewer occurrences than it had.
    pub(super) fn changed(&self) -> impl Iterator<Item = Cow<'_, str>> {
        let before = self.whole.map(|whole| whole.before);
        let gone = before.into_iter().flat_map(Self::forms).filter(|form| self.own_count(form).all == 0);
        let count_before = move |form: &str| before.map(|words| words.own_count(form)).unwrap_or_default();
        gone.chain(self.forms().filter(move |form| count_before(form) != self.own_count(form)))
    }

    /// Whether `form` may be one edit away from `key`, as [`Self::near`] tells it.
    pub(super) fn may_be_near(form: &str, key: &str) -> bool {
        is_long(form) && is_long(key) && may_be_one_edit_apart(form.as_bytes(), key.as_bytes())
    }

    /// How often the document has the normalised form `key`, a possessive ending left out.
    pub fn count(&self, key: &str) -> Counts {
        let own = self.own_count(key);
        self.whole.map_or(own, |whole| own + whole.words.own_count(key) - whole.before.own_count(key))
    }

    fn own_count(&self, key: &str) -> Counts {
        let count = |counts: Counts, place: usize| counts + Counts::of(&self.tokens[place]);
        let mut occurrences = self.occurrences_of(key);
        let Some(last) = occurrences.next() else { return Counts::default() };
        let few = occurrences.by_ref().take(FEW).fold(Counts::of(&self.tokens[last]), count);
        match occurrences.next() {
            None => few,
            Some(more) => {
                let mut counts = self.counts.borrow_mut();
                *counts.entry(last).or_insert_with(|| occurrences.fold(count(few, more), count))
            }
        }
    }

    /// Forms of five letters or more that may be one edit away from `key`, and `key` itself, each with its counts, in
    /// no order.
    pub fn near<'s>(&'s self, key: &'s str) -> impl Iterator<Item = (Cow<'s, str>, Counts)> {
        let whole = self.whole.into_iter().flat_map(|whole| whole.words.own_near(key));
        let elsewhere = whole.filter(|form| self.own_count(form).all == 0);
        let counted = self.own_near(key).chain(elsewhere).map(|form| {
            let counts = self.count(&form);
            (form, counts)
        });
        counted.filter(|(_, counts)| counts.all > 0)
    }

    fn own_near<'s>(&'s self, key: &str) -> impl Iterator<Item = Cow<'s, str>> {
        let search =
            || -> Rc<[usize]> { self.long.near(key).filter(|&place| self.is_near(place, key)).collect() };
        let near = if !is_long(key) {
            Rc::default()
        } else if self.tokens.len() > MANY {
            let known = self.nearest.borrow().get(key).cloned();
            known.unwrap_or_else(|| {
                let near = search();
                self.nearest.borrow_mut().insert(key.to_owned(), Rc::clone(&near));
                near
            })
        } else {
            search()
        };
        (0..near.len()).map(move |at| self.form(near[at]))
    }

    /// Whether an occurrence is one of a form that may be one edit away from `key`.
    fn is_near(&self, place: usize, key: &str) -> bool {
        if self.tokens[place].is_non_ascii {
            let form = self.key(place);
            is_long(&form) && may_be_one_edit_apart(form.as_bytes(), key.as_bytes())
        } else {
            may_be_one_edit_apart(self.written(place).as_bytes(), key.as_bytes())
        }
    }

    /// Whether an occurrence is the first one of its form.
    fn is_first(&self, place: usize) -> bool {
        let form = self.form(place);
        !self.chain(self.before[place]).any(|other| self.is_of(other, &form))
    }

    /// The forms in the order of their first occurrence.
    fn forms(&self) -> impl Iterator<Item = Cow<'_, str>> {
        let words = self.counted.iter().cloned().flatten().filter(|&place| self.hash(place) != 0);
        words.filter(|&place| self.is_first(place)).map(|place| self.form(place))
    }

    /// The normalised form of an occurrence.
    fn form(&self, place: usize) -> Cow<'_, str> {
        let (token, written) = (&self.tokens[place], self.written(place));
        match (token.is_non_ascii, token.shape == CaseShape::Lower) {
            (false, true) => Cow::Borrowed(written),
            (false, false) => Cow::Owned(written.to_ascii_lowercase()),
            (true, _) => self.key(place),
        }
    }
}

/// The place in the table `last` that a hash has, or takes.
fn slot_of(hash: u32, last: &[u32], hashes: &[u32]) -> usize {
    let mask = last.len() - 1;
    let mut slot = hash as usize & mask;
    // a place is free, since the table has more than there are words
    while last[slot] != 0 && hashes[last[slot] as usize - 1] != hash {
        slot = (slot + 1) & mask;
    }
    slot
}

#[cfg(test)]
mod tests {
    use super::super::word_forms::WordForm;
    use super::*;
    use crate::text::tokenize::tokenize;
    use std::collections::BTreeSet;

    fn words_of(text: &str) -> DocumentWords<'_> {
        let tokens = tokenize(text);
        let mut forms = WordForms::none(tokens.len());
        for (place, token) in tokens.iter().enumerate().filter(|(_, token)| token.is_word()) {
            forms.set(place, WordForm::of(&key_of(token.text(text))));
        }
        let all = 0..tokens.len();
        DocumentWords::new(text, tokens.into(), forms.into(), vec![all])
    }

    #[test]
    fn occurrences_are_counted_without_possessive_endings() {
        let text = "Rutte spoke. Then Rutte’s party voted; Then rose.";
        let words = words_of(text);
        assert_eq!(words.count("rutte").all, 2);
        assert_eq!(words.count("rutte's").all, 2);
    }

    #[test]
    fn every_form_is_found_again() {
        let forms: Vec<String> =
            (0..500u16).map(|n| format!("{}{}", letter(n / 26), letter(n % 26))).collect();
        let text = forms.join(" ") + " " + &forms[..100].join(" ");
        let words = words_of(&text);
        for (n, form) in forms.iter().enumerate() {
            assert_eq!(words.count(form).lower, if n < 100 { 2 } else { 1 }, "{form}");
        }
        assert_eq!(words.count("zz"), Counts::default());
        assert_eq!(words_of("").count("a"), Counts::default());
    }

    fn letter(number: u16) -> char {
        char::from(b'a' + number as u8)
    }

    #[test]
    fn a_part_counts_within_its_whole() {
        let before = words_of("Strynker met Kallas and Stryker");
        let whole = words_of("Strynker met Kallas and Stryker. Kallas left Stryker.");
        let part = words_of("Stryker met Kallas and Stryker")
            .within(Some(WholeWords { words: &whole, before: &before }));
        assert_eq!(["stryker", "strynker", "kallas", "left"].map(|key| part.count(key).all), [3, 0, 2, 1]);
        let near = |key| part.near(key).collect::<Vec<_>>();
        assert_eq!(
            near("strykar").iter().map(|(form, counts)| (&**form, counts.all)).collect::<Vec<_>>(),
            [("stryker", 3)]
        );
        assert_eq!(
            part.changed().collect::<BTreeSet<_>>(),
            BTreeSet::from(["stryker".into(), "strynker".into()])
        );
    }

    #[test]
    fn near_forms_are_one_edit_away() {
        let text =
            "Stoltenberg met Soltenberg and STOLTENBERG’s, Stoltenbergs, Rutte and Kallas; Müller, Miller.";
        let words = words_of(text);
        let near = |key: &str| {
            words.near(key).map(|(form, counts)| (form.into_owned(), counts.all)).collect::<BTreeSet<_>>()
        };
        assert_eq!(near("stoltenebrg"), BTreeSet::from([("stoltenberg".to_owned(), 2)]));
        assert_eq!(near("stoltenbergs").len(), 2);
        assert_eq!(near("muller").len(), 2);
        assert!(near("rute").is_empty());
    }
}
