//! How the document itself writes its words: a name that it writes right elsewhere is evidence.

use crate::lexicon::Key;
use crate::text::{CaseShape, Token};
use foldhash::fast::FixedState;
use std::borrow::Cow;
use std::hash::{BuildHasher, Hasher};
use std::ops::{Add, Sub};

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

/// The words of a document and how often each occurs: a table of the forms in the order of their first occurrence,
/// and their places in it by hash. It is built for nearly every document, so a word costs one hash and mostly one
/// compare, and the search for near forms reads no more than eight bytes of most.
#[derive(Debug, Default)]
pub struct DocumentWords<'t> {
    forms: Vec<(Cow<'t, str>, Counts)>,
    /// By the place of the form, what a search for near ones sees of it first.
    outlines: Vec<Outline>,
    /// By the lower bits of the hash, and behind that place if it was taken: the hash and one more than the place of
    /// the form; 0 where there is none. At least half of them are 0.
    slots: Vec<(u32, u32)>,
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

/// The length of a form in bytes and its first and last byte.
#[derive(Clone, Copy, Debug)]
struct Outline {
    length: u32,
    first: u8,
    last: u8,
}

impl Outline {
    fn of(form: &str) -> Self {
        let [first, last] = [form.bytes().next(), form.bytes().next_back()].map(Option::unwrap_or_default);
        Self { length: form.len() as u32, first, last }
    }

    /// Whether forms of these outlines may be one edit apart.
    fn is_near(self, other: Self) -> bool {
        (self.first == other.first || self.last == other.last)
            && self.length.abs_diff(other.length) <= NEAR_BYTES
    }
}

/// Fewest letters of a form that is compared with others: one edit leaves its first two or its last two letters.
const NEAR_LETTERS: usize = 5;

/// Most bytes by which two forms one edit apart differ in length: those of one character.
const NEAR_BYTES: u32 = 4;

/// The first and the last two letters of a form that is long enough to be compared.
fn edges(form: &str) -> Option<[&str; 2]> {
    let long = form.chars().nth(NEAR_LETTERS - 1).is_some();
    let (first, _) = form.char_indices().nth(2)?;
    let (last, _) = form.char_indices().nth_back(1)?;
    long.then(|| [&form[..first], &form[last..]])
}

impl<'t> DocumentWords<'t> {
    /// The words of a text, which has these tokens, each word with the hash of its form.
    pub(super) fn new(text: &'t str, tokens: &[Token], hashes: &[u32]) -> Self {
        Self::of(text, tokens.len(), tokens.iter().zip(hashes))
    }

    /// The same of some tokens, this many at most.
    pub(super) fn of<'k>(
        text: &'t str,
        most: usize,
        tokens: impl Iterator<Item = (&'k Token, &'k u32)>,
    ) -> Self {
        let room = most / 2;
        let slots = vec![(0, 0); (2 * most).next_power_of_two()];
        let (forms, outlines) = (Vec::with_capacity(room), Vec::with_capacity(room));
        let mut words = Self { forms, outlines, slots, whole: None };
        let mut key = Key::new();
        for (token, &hash) in tokens.filter(|(token, _)| token.is_word()) {
            let word = token.text(text);
            let is_lower = token.shape == CaseShape::Lower;
            let found = if token.is_non_ascii {
                words.slot(hash, key.of(word), <str as PartialEq>::eq)
            } else {
                // in ASCII nothing but the case tells a form from its key
                words.slot(hash, word, str::eq_ignore_ascii_case)
            };
            let place = found.unwrap_or_else(|slot| {
                let is_key = !token.is_non_ascii && is_lower;
                let form = if is_key {
                    Cow::Borrowed(without_possessive(word))
                } else {
                    Cow::Owned(without_possessive(key.of(word)).to_owned())
                };
                words.outlines.push(Outline::of(&form));
                words.forms.push((form, Counts::default()));
                words.slots[slot] = (hash, words.forms.len() as u32);
                words.forms.len() - 1
            });
            let counts = &mut words.forms[place].1;
            counts.all += 1;
            counts.lower += u32::from(is_lower);
            counts.title_inside += u32::from(token.shape == CaseShape::Title && !token.is_sentence_initial);
        }
        words
    }

    /// The place of the form of a word, which has this hash and is compared as `is_equal` does, or, if it has none,
    /// its free slot. There must be slots.
    fn slot(&self, hash: u32, word: &str, is_equal: impl Fn(&str, &str) -> bool) -> Result<usize, usize> {
        let form = without_possessive(word);
        let mut slot = hash as usize;
        loop {
            slot &= self.slots.len() - 1;
            match self.slots[slot] {
                (_, 0) => return Err(slot),
                (other, behind) if other == hash && is_equal(&self.forms[behind as usize - 1].0, form) => {
                    return Ok(behind as usize - 1);
                }
                _ => slot += 1,
            }
        }
    }

    /// The same words as a part of a whole text, which they now count in.
    pub(super) fn within(self, whole: Option<WholeWords<'t>>) -> Self {
        Self { whole, ..self }
    }

    /// The forms of which the whole text has more or fewer occurrences than it had.
    pub(super) fn changed(&self) -> impl Iterator<Item = &str> {
        let before = self.whole.map(|whole| whole.before);
        let count_before = move |form: &str| before.map(|words| words.own_count(form)).unwrap_or_default();
        let gone =
            before.into_iter().flat_map(|words| &words.forms).filter(|(form, _)| self.place(form).is_none());
        let changed = self.forms.iter().filter(move |(form, counts)| count_before(form) != *counts);
        gone.chain(changed).map(|(form, _)| &**form)
    }

    /// Whether `form` may be one edit away from `key`, as [`Self::near`] tells it.
    pub(super) fn may_be_near(form: &str, key: &str) -> bool {
        Outline::of(form).is_near(Outline::of(key)) && has_edge(form, edges(key))
    }

    /// How often the document has the normalised form `key`, a possessive ending left out.
    pub fn count(&self, key: &str) -> Counts {
        let own = self.own_count(key);
        self.whole.map_or(own, |whole| own + whole.words.own_count(key) - whole.before.own_count(key))
    }

    fn own_count(&self, key: &str) -> Counts {
        self.place(key).map_or_else(Counts::default, |place| self.forms[place].1)
    }

    fn place(&self, key: &str) -> Option<usize> {
        if self.forms.is_empty() {
            return None;
        }
        self.slot(hash_of_form(key), key, <str as PartialEq>::eq).ok()
    }

    /// Forms that may be one edit away from `key`, and `key` itself, each with its counts, in no order: they have its
    /// first two or its last two letters.
    pub fn near(&self, key: &str) -> impl Iterator<Item = (&str, Counts)> {
        let whole = self.whole.into_iter().flat_map(|whole| whole.words.own_near(key));
        let elsewhere = whole.filter(|(form, _)| self.place(form).is_none());
        self.own_near(key)
            .chain(elsewhere)
            .map(|(form, counts)| (form, if self.whole.is_some() { self.count(form) } else { counts }))
            .filter(|(_, counts)| counts.all > 0)
    }

    fn own_near(&self, key: &str) -> impl Iterator<Item = (&str, Counts)> {
        let outline = Outline::of(key);
        let edges = edges(key);
        let outlines = if edges.is_some() { &*self.outlines } else { &[] };
        outlines
            .iter()
            .zip(&self.forms)
            // most forms are turned away by their outline
            .filter(move |(other, (form, _))| other.is_near(outline) && has_edge(form, edges))
            .map(|(_, (form, counts))| (&**form, *counts))
    }
}

/// Whether a form that is long enough to be compared has the first or the last two letters of another.
fn has_edge(form: &str, edges: Option<[&str; 2]>) -> bool {
    edges.is_some_and(|[first, last]| form.starts_with(first) || form.ends_with(last))
        && form.chars().nth(NEAR_LETTERS - 1).is_some()
}

/// The hash of a word with the normalised form `key`, as [`DocumentWords`] counts it; never 0.
pub(super) fn hash_of_form(key: &str) -> u32 {
    let mut hasher = FixedState::default().build_hasher();
    hasher.write(without_possessive(key).as_bytes());
    (hasher.finish() as u32).max(1)
}

/// A form without a possessive ending, in whatever case.
fn without_possessive(form: &str) -> &str {
    match form.as_bytes() {
        [.., b'\'', b's' | b'S'] => &form[..form.len() - 2],
        _ => form,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokenize::tokenize;
    use std::collections::BTreeSet;

    fn words_of(text: &str) -> DocumentWords<'_> {
        let tokens = tokenize(text);
        let hashes: Vec<u32> =
            tokens.iter().map(|token| hash_of_form(Key::new().of(token.text(text)))).collect();
        DocumentWords::new(text, &tokens, &hashes)
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
            near("strykar").iter().map(|(form, counts)| (*form, counts.all)).collect::<Vec<_>>(),
            [("stryker", 3)]
        );
        assert_eq!(part.changed().collect::<BTreeSet<_>>(), BTreeSet::from(["stryker", "strynker"]));
    }

    #[test]
    fn near_forms_share_an_edge() {
        let text = "Stoltenberg met Soltenberg and Stoltenbergs, Rutte and Kallas.";
        let words = words_of(text);
        let near = |key| words.near(key).map(|(form, _)| form).collect::<BTreeSet<_>>();
        assert_eq!(near("stoltenebrg"), BTreeSet::from(["soltenberg", "stoltenberg", "stoltenbergs"]));
        assert!(near("rute").is_empty());
    }
}
