//! What tells the forms of words apart at a glance, found once for each form.

use foldhash::fast::FixedState;
use std::hash::{BuildHasher, Hasher};

/// Fewest letters of a form that is compared with others: one edit leaves its first two or its last two letters.
const NEAR_LETTERS: usize = 5;

/// The forms of the words among some tokens, a place for each token.
#[derive(Debug)]
pub(super) struct WordForms {
    hashes: Vec<u32>,
    edges: Vec<Edges>,
}

/// Forms that are compared with others, with their places.
#[derive(Debug)]
pub(super) struct LongForms {
    places: Vec<u32>,
    beginnings: Vec<u16>,
    ends: Vec<u16>,
}

/// The form of a word, without a possessive ending, as far as numbers tell it; zero for what is no word.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct WordForm {
    /// Of its normalised form; never 0 for a word.
    pub hash: u32,
    edges: Edges,
}

/// What the beginning and the end of a normalised form of [`NEAR_LETTERS`] bytes or more come to: a hash of its first two
/// or last two bytes, and the third from there, which is no zero. [`NO_EDGE`] for a shorter one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Edges {
    beginning: u16,
    end: u16,
}

/// The edge of what is no long form.
const NO_EDGE: u16 = 0;

/// Forms that are looked at in one step.
const AT_ONCE: usize = 64;
/// How far behind a word its form may stand again, in tokens.
const SOON: usize = 2;

impl WordForms {
    /// Those of so many tokens, none of which is known to be a word.
    pub fn none(tokens: usize) -> Self {
        Self { hashes: vec![0; tokens + SOON], edges: vec![Edges::default(); tokens] }
    }

    /// Puts a form in its place.
    pub fn set(&mut self, place: usize, form: WordForm) {
        self.hashes[place] = form.hash;
        self.edges[place] = form.edges;
    }

    /// By token, the hashes of the forms; 0 for what is no word.
    pub fn hashes(&self) -> &[u32] {
        &self.hashes[..self.edges.len()]
    }

    /// The places of the words whose form stands again as the next token or the next but one, in order.
    pub fn repeated_soon(&self) -> Vec<usize> {
        let [own, next, next_but_one] =
            [0, 1, SOON].map(|behind| self.hashes[behind..behind + self.edges.len()].chunks(AT_ONCE));
        let mut places = Vec::new();
        for (((own, next), next_but_one), first) in
            own.zip(next).zip(next_but_one).zip((0..).step_by(AT_ONCE))
        {
            let all = own.iter().zip(next).zip(next_but_one);
            let is_repeated = all.map(|((a, b), c)| (*a != 0) & ((a == b) | (a == c)));
            add_places(&mut places, first, is_repeated);
        }
        places
    }
}

impl LongForms {
    /// None, with room for those of a text of so many words.
    pub fn with_room(words: usize) -> Self {
        let some = words / 3;
        let edges = || Vec::with_capacity(some);
        Self { places: Vec::with_capacity(some), beginnings: edges(), ends: edges() }
    }

    /// Adds the form at a place among `forms` if it is long.
    pub fn add(&mut self, forms: &WordForms, place: usize) {
        let Edges { beginning, end } = forms.edges[place];
        if end != NO_EDGE {
            self.places.push(place as u32);
            self.beginnings.push(beginning);
            self.ends.push(end);
        }
    }

    /// Places of those that may be one edit away from the normalised form `key`, in order.
    pub fn near(&self, key: &str) -> impl Iterator<Item = usize> {
        near(&self.beginnings, &self.ends, key).into_iter().map(|at| self.places[at] as usize)
    }
}

/// At which of some edges stands what may be one edit away from the normalised form `key`, in order.
fn near(beginnings: &[u16], ends: &[u16], key: &str) -> Vec<usize> {
    let wanted = Edges::of(key);
    // one edit touches two neighbouring letters at most, and of what it leaves more stands on one side
    let widest = key.chars().map(char::len_utf8).max().unwrap_or(1);
    let mask = if key.len() >= 2 * widest + 5 { 0xFFFF } else { 0xFF };
    let blocks = beginnings.chunks(AT_ONCE).zip(ends.chunks(AT_ONCE));
    let mut near = Vec::new();
    for ((beginnings, ends), first) in blocks.zip((0..).step_by(AT_ONCE)) {
        let is_near = move |(beginning, end): (&u16, &u16)| {
            ((beginning ^ wanted.beginning) & mask == 0) | ((end ^ wanted.end) & mask == 0)
        };
        add_places(&mut near, first, beginnings.iter().zip(ends).map(is_near));
    }
    near
}

/// Adds the places, from `first` on, at which a test held. It is plain arithmetic that is done for several places in one
/// step.
#[inline]
fn add_places(places: &mut Vec<usize>, first: usize, tests: impl Iterator<Item = bool>) {
    let mut hits = [0; AT_ONCE];
    for (hit, test) in hits.iter_mut().zip(tests) {
        *hit = u8::from(test);
    }
    places.extend(memchr::memchr_iter(1, &hits).map(|place| first + place));
}

impl WordForm {
    /// The form of a word with the normalised form `key`.
    pub fn of(key: &str) -> Self {
        let form = without_possessive(key);
        Self { hash: hash_of(form), edges: Edges::of(form) }
    }
}

impl Edges {
    fn of(form: &str) -> Self {
        let edge = |[first, second, third]: [u8; 3]| {
            let hash = first.wrapping_mul(37) ^ second;
            u16::from(hash) | u16::from(third) << 8
        };
        match *form.as_bytes() {
            [a, b, c, .., x, y, z] => Self { beginning: edge([a, b, c]), end: edge([z, y, x]) },
            [a, b, c, y, z] => Self { beginning: edge([a, b, c]), end: edge([z, y, c]) },
            _ => Self::default(),
        }
    }
}

/// The hash of a normalised form without a possessive ending.
pub(super) fn hash_of(form: &str) -> u32 {
    let mut hasher = FixedState::default().build_hasher();
    hasher.write(form.as_bytes());
    (hasher.finish() as u32).max(1)
}

/// Whether a form is long enough to be compared with others.
pub(super) fn is_long(form: &str) -> bool {
    form.chars().nth(NEAR_LETTERS - 1).is_some()
}

/// A form without a possessive ending, in whatever case.
pub(super) fn without_possessive(form: &str) -> &str {
    match form.as_bytes() {
        [.., b'\'', b's' | b'S'] => &form[..form.len() - 2],
        _ => form,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::ops::Range;

    #[test]
    fn forms_near_by_their_edges_are_found_among_many() {
        let words =
            ["the", "stoltenberg", "met", "rutte", "stolen", "müller", "soltenberg's", "ice", "doctor"];
        let forms = forms((0..9).flat_map(|_| words));
        let near = |form: &str| long(&forms, 2..77).near(form).collect::<Vec<_>>();
        let all = |places: &[usize]| {
            let all = (0..9).flat_map(|round| places.iter().map(move |place| round * words.len() + place));
            all.filter(|place| (2..77).contains(place)).collect::<Vec<_>>()
        };
        assert_eq!(near("stoltenbergs"), all(&[1, 4]));
        assert_eq!(near("oltenberg"), all(&[1, 6]));
        assert_eq!(near("muller"), all(&[5]));
        assert!(near("zzzzzz").is_empty());
    }

    fn long(forms: &WordForms, places: Range<usize>) -> LongForms {
        let mut long = LongForms::with_room(places.len());
        places.for_each(|place| long.add(forms, place));
        long
    }

    fn forms<'w>(words: impl IntoIterator<Item = &'w str>) -> WordForms {
        let words: Vec<&str> = words.into_iter().collect();
        let mut forms = WordForms::none(words.len());
        for (place, word) in words.iter().enumerate().filter(|(_, word)| **word != ",") {
            forms.set(place, WordForm::of(word));
        }
        forms
    }

    #[test]
    fn every_form_one_edit_away_is_near() {
        for form in ["stole", "stolen", "stoltenberg", "müller", "пример", "ökö", "თბილისი"]
        {
            let letters: Vec<char> = form.chars().collect();
            for at in 0..letters.len() {
                let [mut lost, mut other, mut exchanged, mut more] = [(); 4].map(|()| letters.clone());
                lost.remove(at);
                other[at] = 'ж';
                more.insert(at, 'x');
                exchanged.swap(at, (at + 1).min(letters.len() - 1));
                for edited in [lost, other, exchanged, more].map(String::from_iter) {
                    let is_near = long(&forms([&*edited]), 0..1).near(form).next().is_some();
                    assert!(is_near || edited.len().min(form.len()) < NEAR_LETTERS, "{form} {edited}");
                }
            }
        }
    }

    #[test]
    fn words_that_soon_stand_again_are_found() {
        let text =
            "he said that that was , , all in the in the end , as one of the two of them knew well well";
        let words: Vec<&str> = text.split(' ').collect();
        let found: Vec<&str> =
            forms(words.iter().copied()).repeated_soon().iter().map(|&place| words[place]).collect();
        assert_eq!(found, ["that", "in", "the", "well"]);
        assert_eq!(forms(["a"; 140]).repeated_soon(), (0..139).collect::<Vec<_>>());
    }

    #[test]
    fn a_possessive_ending_tells_no_forms_apart() {
        assert_eq!(WordForm::of("rutte's").hash, WordForm::of("rutte").hash);
        assert_eq!(WordForm::of("rutte's").edges, WordForm::of("rutte").edges);
        assert_ne!(WordForm::of("rutte").hash, WordForm::of("rutter").hash);
    }
}
