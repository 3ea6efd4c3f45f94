//! How the document itself writes its words: a name that it writes right elsewhere is evidence.

use crate::lexicon::{Key, key_of, may_be_one_edit_apart};
use crate::text::{CaseShape, Token};
use foldhash::fast::FixedState;
use std::borrow::Cow;
use std::cell::OnceCell;
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

/// The words of a document and how often each occurs: all occurrences, those of one hash in a chain. It is built for
/// nearly every document and asked for few forms, so an occurrence costs no compare.
#[derive(Debug, Default)]
pub struct DocumentWords<'t> {
    text: &'t str,
    occurrences: Vec<Occurrence>,
    /// By the lower bits of the hash, one more than the place of the last occurrence; 0 where there is none.
    last: Vec<u32>,
    /// What a search for near forms sees of the occurrences of long forms first, each with its place.
    outlines: OnceCell<Vec<(Outline, u32)>>,
    /// The words of the whole text of which these are a part.
    whole: Option<WholeWords<'t>>,
}

/// One occurrence of a word.
#[derive(Clone, Copy, Debug)]
struct Occurrence {
    hash: u32,
    /// One more than the place of the one before it in its chain; 0 for the first.
    before: u32,
    start: u32,
    end: u32,
    is_ascii: bool,
    is_lower: bool,
    is_title_inside: bool,
}

/// The words of a text, and those of a part of it that was written anew.
#[derive(Clone, Copy, Debug)]
pub(super) struct WholeWords<'t> {
    /// The words of the text as it was.
    pub words: &'t DocumentWords<'t>,
    /// Those of the part as it was.
    pub before: &'t DocumentWords<'t>,
}

/// The length of a form in bytes, and its first two and last two bytes without the bit that tells a small ASCII letter
/// from a capital.
#[derive(Clone, Copy, Debug)]
struct Outline {
    length: u32,
    head: u16,
    tail: u16,
}

impl Outline {
    fn of(form: &[u8]) -> Self {
        let bytes = |edge: Option<&[u8; 2]>| edge.map_or(0, |edge| u16::from_ne_bytes(*edge) | 0x2020);
        let [head, tail] = [form.first_chunk(), form.last_chunk()].map(bytes);
        Self { length: form.len() as u32, head, tail }
    }

    /// Whether forms of these outlines may be one edit apart: their first or last two letters are the same, and so are
    /// these bytes.
    fn is_near(self, other: Self) -> bool {
        (self.head == other.head || self.tail == other.tail)
            && self.length.abs_diff(other.length) <= NEAR_BYTES
    }
}

/// Fewest letters of a form that is compared with others: one edit leaves its first two or its last two letters.
const NEAR_LETTERS: usize = 5;

/// Most bytes by which two forms one edit apart differ in length: those of one character.
const NEAR_BYTES: u32 = 4;

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
        let mut last = vec![0; most.next_power_of_two()];
        let mask = last.len() - 1;
        let mut occurrences = Vec::with_capacity(most);
        for (token, &hash) in tokens.filter(|(token, _)| token.is_word()) {
            let slot = &mut last[hash as usize & mask];
            occurrences.push(Occurrence {
                hash,
                before: *slot,
                start: token.start() as u32,
                end: token.end() as u32,
                is_ascii: !token.is_non_ascii,
                is_lower: token.shape == CaseShape::Lower,
                is_title_inside: token.shape == CaseShape::Title && !token.is_sentence_initial,
            });
            *slot = occurrences.len() as u32;
        }
        Self { text, occurrences, last, outlines: OnceCell::new(), whole: None }
    }

    /// The occurrences in the chain that ends with the one before the place `behind`, the last first.
    fn chain(&self, behind: u32) -> impl Iterator<Item = &Occurrence> {
        let at = |behind: u32| behind.checked_sub(1).map(|at| &self.occurrences[at as usize]);
        std::iter::successors(at(behind), move |occurrence| at(occurrence.before))
    }

    /// The occurrences of a normalised form, the last first.
    fn occurrences_of<'s>(&'s self, key: &str) -> impl Iterator<Item = &'s Occurrence> {
        let form = without_possessive(key);
        let hash = hash_of_form(form);
        let last =
            self.last.get(hash as usize & self.last.len().wrapping_sub(1)).copied().unwrap_or_default();
        self.chain(last).filter(move |occurrence| occurrence.hash == hash && self.is_of(occurrence, form))
    }

    /// What is written at an occurrence, without a possessive ending.
    fn written(&self, occurrence: &Occurrence) -> &'t str {
        without_possessive(&self.text[occurrence.start as usize..occurrence.end as usize])
    }

    /// Whether an occurrence is one of a form, in which the case of ASCII letters does not count.
    fn is_of(&self, occurrence: &Occurrence, form: &str) -> bool {
        let written = self.written(occurrence);
        if occurrence.is_ascii {
            // in ASCII nothing but the case tells a form from its key
            if occurrence.is_lower { written == form } else { written.eq_ignore_ascii_case(form) }
        } else {
            written == form || self.key(occurrence).eq_ignore_ascii_case(form)
        }
    }

    /// The normalised form of an occurrence.
    fn key(&self, occurrence: &Occurrence) -> String {
        let mut key = key_of(&self.text[occurrence.start as usize..occurrence.end as usize]).into_owned();
        key.truncate(without_possessive(&key).len());
        key
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
        self.occurrences_of(key).fold(Counts::default(), |counts, occurrence| Counts {
            all: counts.all + 1,
            lower: counts.lower + u32::from(occurrence.is_lower),
            title_inside: counts.title_inside + u32::from(occurrence.is_title_inside),
        })
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

    fn own_near<'s>(&'s self, key: &'s str) -> impl Iterator<Item = Cow<'s, str>> {
        let outline = Outline::of(key.as_bytes());
        let outlines = if is_long(key) { self.outlines() } else { &[] };
        outlines
            .iter()
            // most are turned away by their outline
            .filter(move |(other, _)| other.is_near(outline))
            .map(|(_, place)| &self.occurrences[*place as usize])
            .filter(|occurrence| self.is_near(occurrence, key) && self.is_first(occurrence))
            .map(|occurrence| self.form(occurrence))
    }

    /// Whether an occurrence is one of a form that may be one edit away from `key`.
    fn is_near(&self, occurrence: &Occurrence, key: &str) -> bool {
        if occurrence.is_ascii {
            may_be_one_edit_apart(self.written(occurrence).as_bytes(), key.as_bytes())
        } else {
            let form = self.key(occurrence);
            is_long(&form) && may_be_one_edit_apart(form.as_bytes(), key.as_bytes())
        }
    }

    /// What a search for near forms sees of the occurrences of long forms first, each with its place.
    fn outlines(&self) -> &[(Outline, u32)] {
        self.outlines.get_or_init(|| {
            let mut key = Key::new();
            let mut outlines = Vec::with_capacity(self.occurrences.len() / 2);
            for (place, occurrence) in (0..).zip(&self.occurrences) {
                let written = self.written(occurrence);
                let form = if occurrence.is_ascii { written } else { without_possessive(key.of(written)) };
                if form.len() >= NEAR_LETTERS {
                    outlines.push((Outline::of(form.as_bytes()), place));
                }
            }
            outlines
        })
    }

    /// Whether an occurrence is the first one of its form.
    fn is_first(&self, occurrence: &Occurrence) -> bool {
        let form = self.form(occurrence);
        let is_same = |other: &Occurrence| other.hash == occurrence.hash && self.is_of(other, &form);
        !self.chain(occurrence.before).any(is_same)
    }

    /// The forms in the order of their first occurrence.
    fn forms(&self) -> impl Iterator<Item = Cow<'_, str>> {
        let first = self.occurrences.iter().filter(|occurrence| self.is_first(occurrence));
        first.map(|occurrence| self.form(occurrence))
    }

    /// The normalised form of an occurrence.
    fn form(&self, occurrence: &Occurrence) -> Cow<'_, str> {
        let written = self.written(occurrence);
        match (occurrence.is_ascii, occurrence.is_lower) {
            (true, true) => Cow::Borrowed(written),
            (true, false) => Cow::Owned(written.to_ascii_lowercase()),
            (false, _) => Cow::Owned(self.key(occurrence)),
        }
    }
}

/// Whether a form is long enough to be compared with others.
fn is_long(form: &str) -> bool {
    form.chars().nth(NEAR_LETTERS - 1).is_some()
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
