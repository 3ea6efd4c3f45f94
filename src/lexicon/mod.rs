//! Read-only views of the embedded dictionaries.
//!
//! A dictionary is a handful of finite-state automata that are searched where they lie in the binary:
//! nothing is parsed or copied when the program starts, and only the pages that a search touches are
//! ever read.

mod entry;
mod key;
mod letters;
mod nearest;
mod sharp_s;
mod tier;
mod variants;
mod word_class;
mod word_list;
mod word_patterns;

use fst::automaton::{Automaton, Str};
use fst::{IntoStreamer, Map, Set, Streamer};
use variants::Variants;

pub(crate) use entry::Shares;
pub use entry::{Entry, EntryBuilder};
pub use key::{Key, key_of};
pub use letters::LetterModel;
pub(crate) use nearest::nearest_in;
pub use nearest::{Candidate, EditKind, may_be_one_edit_apart};
pub(crate) use sharp_s::{as_listed, is_swiss, restored as with_sharp_s, without as without_sharp_s};
pub use tier::Tier;
pub use word_class::WordClass;
pub use word_list::{PairTable, WordList};
pub use word_patterns::WordPatterns;

/// The bytes of one dictionary, as the build embeds them.
#[derive(Debug, Clone, Copy)]
pub struct LexiconData {
    /// `fst::Map` from lower-case form to the bits of an [`Entry`]: all that is frequent.
    pub words: &'static [u8],
    /// `fst::Set`s of the forms of each tier, in the order of [`Tier::ALL`]; may be empty.
    pub tiers: [&'static [u8]; Tier::ALL.len()],
    /// `fst::Set` of `ending of a form\tending of its lemma`; may be empty.
    pub endings: &'static [u8],
    /// `fst::Set` of `lower\tCanonical` for forms with capitals inside; may be empty.
    pub mixed: &'static [u8],
    /// `fst::Set` of `wrong\tright`; may be empty.
    pub misspellings: &'static [u8],
    /// The letter model, see [`LetterModel::open`]; may be empty.
    pub letters: &'static [u8],
    /// The filter of the right forms, and of the others with an entry of their own, which makes searches fast; may be
    /// empty.
    pub right: &'static [u8],
    /// The filter of the common words; may be empty.
    pub common: &'static [u8],
    /// `fst::Map` from a right word to how many right words end with it behind another; may be empty.
    pub last_parts: &'static [u8],
}

impl LexiconData {
    /// No data at all.
    pub const EMPTY: Self = Self {
        words: &[],
        tiers: [&[]; Tier::ALL.len()],
        endings: &[],
        mixed: &[],
        misspellings: &[],
        letters: &[],
        right: &[],
        common: &[],
        last_parts: &[],
    };
}

/// One language's dictionary, or the one of names that all languages share.
#[derive(Debug)]
pub struct Lexicon {
    words: Map<&'static [u8]>,
    tiers: Vec<(Tier, Set<&'static [u8]>)>,
    endings: Option<Set<&'static [u8]>>,
    mixed: Option<Set<&'static [u8]>>,
    misspellings: Option<Set<&'static [u8]>>,
    letters: Option<LetterModel>,
    /// What makes searches for right forms one edit away fast, and those for common words.
    right: Option<Variants>,
    common: Option<Variants>,
    last_parts: Option<Map<&'static [u8]>>,
}

impl Lexicon {
    /// Opens a dictionary. Only its header is looked at.
    ///
    /// # Errors
    /// When the bytes are not an automaton of the version that this build reads.
    pub fn open(data: LexiconData) -> Result<Self, fst::Error> {
        let set = |bytes: &'static [u8]| {
            if bytes.is_empty() {
                Ok(None)
            } else {
                Set::new(bytes).map(|set| Some(set).filter(|set| !set.is_empty()))
            }
        };
        Ok(Self {
            words: Map::new(data.words)?,
            tiers: Tier::ALL
                .into_iter()
                .zip(data.tiers)
                .filter_map(|(tier, bytes)| Some(set(bytes).transpose()?.map(|forms| (tier, forms))))
                .collect::<Result<_, fst::Error>>()?,
            endings: set(data.endings)?,
            mixed: set(data.mixed)?,
            misspellings: set(data.misspellings)?,
            letters: if data.letters.is_empty() { None } else { Some(LetterModel::open(data.letters)?) },
            right: Variants::open(data.right),
            common: Variants::open(data.common),
            last_parts: if data.last_parts.is_empty() { None } else { Some(Map::new(data.last_parts)?) },
        })
    }

    /// Number of forms.
    pub fn len(&self) -> usize {
        self.words.len() + self.tiers.iter().map(|(_, forms)| forms.len()).sum::<usize>()
    }

    /// Whether the dictionary holds no form at all.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What the dictionary says of a normalised lower-case form, see [`Key`].
    pub fn get(&self, key: &str) -> Entry {
        let found = |key: &str| self.get_among(key, |_| true).unwrap_or(Entry::UNKNOWN);
        let own = found(key);
        sharp_s::without(key).map_or(own, |double| own.or_better(found(&double)))
    }

    /// The same of a form whose frequency (Zipf) is `least` or more, which spares the search among rarer ones.
    pub fn get_frequent(&self, key: &str, least: f32) -> Entry {
        let is_frequent = |entry: &Entry| entry.zipf() >= least;
        let found =
            |key: &str| self.get_among(key, |tier| is_frequent(&Entry::of_tier(tier))).filter(is_frequent);
        found(key).or_else(|| found(&sharp_s::without(key)?)).unwrap_or(Entry::UNKNOWN)
    }

    /// The entry of a form that has one of its own or stands in a tier that is asked for.
    fn get_among(&self, key: &str, is_asked: impl Fn(Tier) -> bool) -> Option<Entry> {
        let may_hold = self.may_hold(key);
        let own = if may_hold { self.own_entry(key) } else { None };
        own.or_else(|| {
            let may_have = |tier| is_asked(tier) && (may_hold || !Tier::FILTERED.contains(&tier));
            let mut tiers = self.tiers.iter().filter(|(tier, _)| may_have(*tier));
            tiers.find(|(_, forms)| forms.contains(key)).map(|(tier, _)| Entry::of_tier(*tier))
        })
    }

    /// The entry of a form that has one of its own, as all have that are frequent.
    pub fn own_entry(&self, key: &str) -> Option<Entry> {
        self.words.get(key).map(Entry::from_bits)
    }

    /// The lemmas that a form has if its ending is one that many lemmas take: each ending of the form that
    /// is known, replaced by the lemma's own. Most of them are no words; the caller looks them up.
    pub fn lemmas(&self, key: &str) -> Vec<String> {
        let Some(endings) = &self.endings else { return Vec::new() };
        let cuts = key.char_indices().skip(Self::LEMMA_STEM).map(|(cut, _)| cut);
        let lemmas = |cut: usize| {
            values(endings, &key[cut..]).into_iter().map(move |own| format!("{}{own}", &key[..cut]))
        };
        cuts.flat_map(lemmas).collect()
    }

    /// Letters that a form and its lemma share at least, from the beginning.
    const LEMMA_STEM: usize = 3;

    /// Whether the dictionary knows the endings of its language.
    pub const fn has_endings(&self) -> bool {
        self.endings.is_some()
    }

    /// How the language spells its words, if the dictionary tells.
    pub fn letters(&self) -> Option<&LetterModel> {
        self.letters.as_ref()
    }

    /// The usual spelling of a form with capitals inside (iphone -> iPhone).
    pub fn mixed_case(&self, key: &str) -> Option<String> {
        values(self.mixed.as_ref()?, key).into_iter().next()
    }

    /// The corrections of a known misspelling (teh -> the), at most a few.
    pub fn corrections(&self, key: &str) -> Vec<String> {
        self.misspellings.as_ref().map_or_else(Vec::new, |set| values(set, key))
    }

    /// All valid forms one edit from `key`, those of each tier in order. See [`EditKind`] for the kinds of edit.
    pub fn nearest(&self, key: &str) -> Vec<Candidate> {
        match &self.right {
            Some(filter) => self.nearest_by_trying(filter, key, &Self::VALID, Entry::is_valid),
            None => self.nearest_by_walking(key, &Self::VALID, Entry::is_valid),
        }
    }

    /// Whether the dictionary may hold `key` as a right form that is not obscure, or as one with an entry of its own; few
    /// others pass.
    pub fn may_hold(&self, key: &str) -> bool {
        let may_hold = |key: &str| self.right.as_ref().is_none_or(|filter| filter.may_hold_form(key));
        may_hold(key) || sharp_s::without(key).is_some_and(|double| may_hold(&double))
    }

    /// All common words one edit from `key`, see [`Entry::is_common`].
    pub fn nearest_common(&self, key: &str) -> Vec<Candidate> {
        match &self.common {
            Some(filter) => self.nearest_by_trying(filter, key, &[], Entry::is_common),
            None => self.nearest_by_walking(key, &[], Entry::is_common),
        }
    }

    /// All valid forms that are frequent or uncommon, begin with the first letter of `key` and are two edits away.
    pub fn nearest_two(&self, key: &str) -> Vec<Candidate> {
        let filter = self.right.as_ref();
        let mut found = nearest::search_two(self.words.as_fst(), key, filter, Entry::from_bits);
        found.retain(|candidate| candidate.entry.is_valid());
        for (tier, forms) in self.tiers_among(&[Tier::Uncommon, Tier::Trusted]) {
            found.extend(nearest::search_two(forms.as_fst(), key, filter, |_| Entry::of_tier(tier)));
        }
        found
    }

    /// The tiers of right words that may have been meant.
    const VALID: [Tier; 4] = [Tier::Uncommon, Tier::Trusted, Tier::Rare, Tier::Name];

    /// The rests of right words that begin with `start` and are longer, at most `limit` of the frequent words and of
    /// each tier.
    pub fn rests(&self, start: &str, limit: usize) -> Vec<String> {
        let start = &*sharp_s::as_listed(start);
        let beginning = || Str::new(start).starts_with();
        let rest = |form: &[u8]| text_of(form)[start.len()..].to_owned();
        let mut rests = Vec::new();
        let mut words = self.words.search(beginning()).into_stream();
        for _ in 0..limit {
            let Some((form, bits)) = words.next() else { break };
            if Entry::from_bits(bits).is_valid() {
                rests.push(rest(form));
            }
        }
        for (_, forms) in self.tiers_among(&[Tier::Uncommon, Tier::Trusted, Tier::Rare]) {
            let mut forms = forms.search(beginning()).into_stream();
            for _ in 0..limit {
                let Some(form) = forms.next() else { break };
                rests.push(rest(form));
            }
        }
        rests.retain(|rest| !rest.is_empty());
        rests
    }

    /// How many right words end with the word `key` behind another right word.
    pub fn compounds_ending_with(&self, key: &str) -> u64 {
        self.last_parts.as_ref().and_then(|parts| parts.get(&*sharp_s::as_listed(key))).unwrap_or_default()
    }

    /// The same of all words that begin with `stem` together: the forms of one word.
    pub fn compounds_ending_like(&self, stem: &str) -> u64 {
        let Some(parts) = &self.last_parts else { return 0 };
        let stem = &*sharp_s::as_listed(stem);
        let mut forms = parts.search(Str::new(stem).starts_with()).into_stream();
        let mut all = 0;
        while let Some((_, count)) = forms.next() {
            all += count;
        }
        all
    }

    fn tiers_among<'t>(&'t self, wanted: &'t [Tier]) -> impl Iterator<Item = (Tier, &'t Set<&'static [u8]>)> {
        self.tiers.iter().filter(|(tier, _)| wanted.contains(tier)).map(|(tier, forms)| (*tier, forms))
    }

    fn nearest_by_walking(&self, key: &str, tiers: &[Tier], fits: impl Fn(Entry) -> bool) -> Vec<Candidate> {
        let mut found = nearest::search(self.words.as_fst(), key, 1, Entry::from_bits);
        found.retain(|candidate| fits(candidate.entry));
        for (tier, forms) in self.tiers_among(tiers) {
            found.extend(nearest::search(forms.as_fst(), key, 1, |_| Entry::of_tier(tier)));
        }
        found
    }

    fn nearest_by_trying(
        &self,
        filter: &Variants,
        key: &str,
        tiers: &[Tier],
        fits: impl Fn(Entry) -> bool,
    ) -> Vec<Candidate> {
        let mut found: Vec<(usize, Candidate)> = Vec::new();
        let mut add = |rank: usize, form: &str, entry: Entry| {
            if found.iter().all(|(own, candidate)| *own != rank || candidate.form != form)
                && let Some(candidate) = Candidate::between(key, form, 1)
            {
                found.push((rank, Candidate { entry, ..candidate }));
            }
        };
        filter.each(key, |form| {
            if let Some(entry) = self.own_entry(form).filter(|entry| fits(*entry)) {
                add(0, form, entry);
            }
            for (rank, (tier, forms)) in self.tiers_among(tiers).enumerate() {
                if forms.contains(form) {
                    add(rank + 1, form, Entry::of_tier(tier));
                }
            }
        });
        // in the order in which the walk finds them
        found.sort_by(|a, b| (a.0, &a.1.form).cmp(&(b.0, &b.1.form)));
        found.into_iter().map(|(_, candidate)| candidate).collect()
    }
}

/// A form of an automaton, which is built of strings.
fn text_of(form: &[u8]) -> &str {
    std::str::from_utf8(form).expect("the build makes forms of strings")
}

/// The values of the keys `key\tvalue` in a set. Most keys are not there, so the path of the key is walked
/// before anything is allocated.
pub(crate) fn values(set: &Set<&'static [u8]>, key: &str) -> Vec<String> {
    let fst = set.as_fst();
    let mut node = fst.root();
    for &byte in key.as_bytes().iter().chain(b"\t") {
        let Some(index) = node.find_input(byte) else { return Vec::new() };
        node = fst.node(node.transition_addr(index));
    }
    let prefix = format!("{key}\t");
    let mut stream = set.search(Str::new(&prefix).starts_with()).into_stream();
    let mut found = Vec::new();
    while let Some(bytes) = stream.next() {
        if let Ok(value) = std::str::from_utf8(&bytes[prefix.len()..]) {
            found.push(value.to_owned());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{Entry, Lexicon};
    use crate::language::{Language, names};

    #[test]
    fn rests_are_of_longer_words() {
        let danish = Language::from_code("da").and_then(Language::lexicon).expect("a dictionary");
        let rests = danish.rests("rejse", 200);
        assert!(rests.iter().any(|rest| rest == "bureau") && rests.iter().all(|rest| !rest.is_empty()));
    }

    #[test]
    fn each_dictionary_has_its_filters() {
        for language in Language::with_lexicon() {
            let lexicon = language.lexicon().expect("a dictionary");
            assert!(lexicon.right.is_some() && lexicon.common.is_some(), "{}", language.code());
            let is_asked = language.profile().agglutinates;
            assert_eq!(lexicon.last_parts.is_some(), is_asked, "{}: build/main.rs", language.code());
        }
        assert!(names().right.is_some());
    }

    #[test]
    fn the_walk_and_the_filter_find_the_same() {
        let lexicon = |code| Language::from_code(code).and_then(Language::lexicon).expect("a dictionary");
        for (lexicon, words) in [
            (names(), ["strynker", "stoltenbreg", "ångstrom", "mette"]),
            (lexicon("en"), ["goverment", "goevrnmetn", "a", "talkss"]),
            (lexicon("fi"), ["hallituksne", "pöytäs", "yhdellä", "ei"]),
            (lexicon("ru"), ["правителство", "вона", "ёлки", "и"]),
            (lexicon("tr"), ["ışık", "istanbl", "gazetecler", "ki"]),
        ] {
            let (tiers, fits) = (&Lexicon::VALID, Entry::is_valid);
            let filter = lexicon.right.as_ref().expect("the build makes it");
            for word in words {
                let walked = lexicon.nearest_by_walking(word, tiers, fits);
                assert_eq!(lexicon.nearest_by_trying(filter, word, tiers, fits), walked, "{word}");
                let two = |filter| {
                    super::nearest::search_two(lexicon.words.as_fst(), word, filter, Entry::from_bits)
                };
                assert_eq!(two(Some(filter)), two(None), "{word}");
            }
        }
    }
}
