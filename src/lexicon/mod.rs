//! Read-only views of the embedded dictionaries.
//!
//! A dictionary is a handful of finite-state automata that are searched where they lie in the binary:
//! nothing is parsed or copied when the program starts, and only the pages that a search touches are
//! ever read.

mod entry;
mod key;
mod letters;
mod nearest;
mod word_list;

use fst::automaton::{Automaton, Str};
use fst::{IntoStreamer, Map, Set, Streamer};

pub(crate) use entry::Shares;
pub use entry::{Entry, EntryBuilder, Tier, WordClass};
pub use key::{Key, key_of};
pub use letters::LetterModel;
pub(crate) use nearest::nearest_in;
pub use nearest::{Candidate, EditKind};
pub use word_list::{PairTable, WordList};

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
        if let Some(bits) = self.words.get(key) {
            return Entry::from_bits(bits);
        }
        let tier = self.tiers.iter().find(|(_, forms)| forms.contains(key));
        tier.map_or(Entry::UNKNOWN, |(tier, _)| Entry::of_tier(*tier))
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

    /// All valid forms within `max_edits` (1 or 2) of `key`, which keep its first letter if there are two
    /// edits. See [`EditKind`] for the kinds of edit.
    pub fn nearest(&self, key: &str, max_edits: u8) -> Vec<Candidate> {
        let mut found = nearest::search(self.words.as_fst(), key, max_edits, Entry::from_bits);
        let valid = |tier: &Tier| matches!(tier, Tier::Uncommon | Tier::Rare | Tier::Name);
        for (tier, forms) in self.tiers.iter().filter(|(tier, _)| valid(tier)) {
            found.extend(nearest::search(forms.as_fst(), key, max_edits, |_| Entry::of_tier(*tier)));
        }
        found
    }
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
