//! What the lexica of the user say of a form: whether it is right, how frequent, and how it is written.
//!
//! A list of words says what is right. A Hunspell dictionary does too, of what no list of misspellings holds. A corpus
//! holds its own slips, so what it has is right only if enough documents write it and nothing far more frequent
//! explains it.

use crate::language::Language;
use crate::lexicon::{Entry, Shares};
use crate::text::CaseShape;
use crate::user_lexicon::{CorpusLexicon, FormCounts, UserLexicon};
use std::sync::Arc;

/// Documents that have a form at least before the corpus makes it right.
const MIN_DOCUMENTS: u32 = 3;
/// How many times as frequent the form is whose slip a form may be.
const FAR: u32 = 30;
/// Least frequency (Zipf) of a right word that a list of the user has.
const LEAST_LISTED: f32 = 1.0;
/// Fewest letters of a form in lower case that a corpus or a Hunspell dictionary makes right. Shorter ones are no
/// suspects anyway, and many are abbreviations.
const MIN_LETTERS: usize = 4;
/// Frequency (Zipf) of what a list of words holds, and of what a Hunspell dictionary accepts.
const LISTED_ZIPF: f32 = 4.0;
const ACCEPTED_ZIPF: f32 = 2.0;
/// One in so many occurrences of a form has a neighbour that is usual beside it.
const USUAL_NEIGHBOUR: u32 = 10;
/// Share of a writing that makes it the usual one.
const USUAL_WRITING: f32 = 0.6;

/// What the user's lexica say of a form that they hold as right.
#[derive(Clone, Debug)]
pub struct Standing {
    /// Frequency on the Zipf scale.
    pub zipf: f32,
    /// Occurrences in the corpus; `None` if a list of words says that the form is right.
    pub count: Option<u32>,
    /// How it is written.
    pub(super) shares: Shares,
    /// The normalised forms that usually stand before it, and behind it.
    pub before: Vec<String>,
    /// See `before`.
    pub after: Vec<String>,
    /// Who says so, for a person.
    pub evidence: String,
}

impl Standing {
    /// Whether the form is a name, which is written with a capital.
    pub fn is_name(&self) -> bool {
        self.shares.title + self.shares.upper >= 0.9 || self.shares.mixed
    }

    pub(super) fn of_list(word: &crate::user_lexicon::Listed) -> Self {
        let shape = CaseShape::of(&word.writing);
        Self {
            zipf: LISTED_ZIPF,
            count: None,
            shares: shares_of(shape),
            before: word.before.clone(),
            after: Vec::new(),
            evidence: format!("a word list has “{}”", word.writing),
        }
    }

    pub(super) fn of_corpus(corpus: &CorpusLexicon, key: &str, counts: FormCounts) -> Self {
        let mixed = counts.mixed_share() > USUAL_WRITING;
        let shares = Shares {
            title: if mixed || counts.is_name() { 1.0 } else { counts.title_share() },
            upper: if mixed { 0.0 } else { counts.upper_share() },
            mixed,
        };
        let shown = match counts.writings.first() {
            Some((writing, _)) if mixed => writing.clone(),
            _ if counts.upper_share() > USUAL_WRITING => key.to_uppercase(),
            _ if shares.title >= 0.5 => Language::UNDETERMINED.with_capital(key),
            _ => key.to_owned(),
        };
        let documents = counts.documents;
        let total = counts.total();
        let is_usual = |count: u32| count >= 2 && count.saturating_mul(USUAL_NEIGHBOUR) >= total;
        let words = |list: Vec<(String, u32)>| {
            list.into_iter().filter(|(_, count)| is_usual(*count)).map(|(word, _)| word).collect()
        };
        Self {
            zipf: corpus.zipf(&counts),
            count: Some(total),
            shares,
            evidence: match documents {
                1 => format!("the corpus has “{shown}” in 1 document"),
                _ => format!("the corpus has “{shown}” in {documents} documents"),
            },
            before: words(counts.before),
            after: words(counts.after),
        }
    }

    pub(super) fn entry(&self, own: Entry) -> Entry {
        own.accepted(self.zipf, Some(self.shares))
    }
}

fn shares_of(shape: CaseShape) -> Shares {
    let share = |is: bool| if is { 1.0 } else { 0.0 };
    Shares {
        title: share(matches!(shape, CaseShape::Title | CaseShape::Mixed)),
        upper: share(shape == CaseShape::Upper),
        mixed: shape == CaseShape::Mixed,
    }
}

/// The user's lexica, as the analysis asks them. Without any, every answer is that nothing more is known.
#[derive(Clone, Copy, Debug)]
pub struct UserWords<'l> {
    lexica: &'l [Arc<UserLexicon>],
}

impl<'l> UserWords<'l> {
    pub(super) const fn new(lexica: &'l [Arc<UserLexicon>]) -> Self {
        Self { lexica }
    }

    /// Whether the user gave no lexicon.
    pub const fn is_empty(self) -> bool {
        self.lexica.is_empty()
    }

    pub(super) fn lexica(self) -> impl Iterator<Item = &'l UserLexicon> {
        self.lexica.iter().map(Arc::as_ref)
    }

    /// What is known of `word`, which has the normalised form `key` and of which the dictionaries say `own`.
    pub(super) fn entry(self, word: &str, key: &str, language: Language, own: Entry) -> Entry {
        if self.is_empty() {
            return own;
        }
        let key = key.strip_suffix("'s").unwrap_or(key);
        for lexicon in self.lexica() {
            if let UserLexicon::Words(list) = lexicon
                && let Some(listed) = list.get(key)
            {
                let standing = Standing::of_list(listed);
                let written_small = CaseShape::of(&listed.writing) == CaseShape::Lower;
                return if own.is_valid() && !(written_small && own.lower_share() < 0.5) {
                    own.accepted(own.zipf().max(LEAST_LISTED), None)
                } else {
                    standing.entry(own)
                };
            }
        }
        let short = key.chars().count() < MIN_LETTERS && CaseShape::of(word) == CaseShape::Lower;
        if own.is_valid() || short {
            return own;
        }
        // a corpus may have a known misspelling often, a spelling dictionary has none
        let may_tell =
            |lexicon: &&UserLexicon| !own.is_misspelling() || matches!(lexicon, UserLexicon::Hunspell(_));
        self.lexica()
            .filter(may_tell)
            .find_map(|lexicon| accepted(lexicon, word, key, language, own))
            .unwrap_or(own)
    }

    /// What is known of a normalised form beyond the dictionary of `language`, for a part of a word.
    pub(super) fn look_up(self, key: &str, language: Language) -> Entry {
        self.entry(key, key, language, language.look_up(key))
    }

    /// What a list of words or a corpus says of a form that at least `documents` documents have.
    pub(super) fn standing(self, key: &str, documents: u32) -> Option<Standing> {
        self.lexica().find_map(|lexicon| match lexicon {
            UserLexicon::Words(list) => Some(Standing::of_list(list.get(key)?)),
            UserLexicon::Corpus(corpus) => {
                let counts = corpus.get(key).filter(|counts| counts.documents >= documents)?;
                Some(Standing::of_corpus(corpus, key, counts))
            }
            UserLexicon::Hunspell(_) => None,
        })
    }

    /// How often the corpora have a form, at least once where the text at hand has it.
    pub(super) fn occurrences(self, key: &str) -> u32 {
        let count = |lexicon: &UserLexicon| match lexicon {
            UserLexicon::Corpus(corpus) => corpus.get(key).map(|counts| counts.total()),
            _ => None,
        };
        self.lexica().filter_map(count).max().unwrap_or(0).max(1)
    }

    /// The usual writing of a form with capitals elsewhere than in front (NASAMS, iPhone), and who says so.
    pub fn usual_writing(self, key: &str) -> Option<(String, String)> {
        self.lexica().find_map(|lexicon| match lexicon {
            UserLexicon::Words(list) => {
                let writing = &list.get(key)?.writing;
                let capitals = matches!(CaseShape::of(writing), CaseShape::Upper | CaseShape::Mixed);
                capitals.then(|| (writing.clone(), format!("a word list has “{writing}”")))
            }
            UserLexicon::Corpus(corpus) => {
                let counts = corpus.get(key).filter(|counts| counts.documents >= MIN_DOCUMENTS)?;
                let writing = if counts.upper_share() > USUAL_WRITING {
                    key.to_uppercase()
                } else if counts.mixed_share() > USUAL_WRITING {
                    counts.writings.first()?.0.clone()
                } else {
                    return None;
                };
                let reason =
                    format!("the corpus writes “{writing}” and has it in {} documents", counts.documents);
                Some((writing, reason))
            }
            UserLexicon::Hunspell(_) => None,
        })
    }
}

/// The entry of a form that a corpus or a Hunspell dictionary holds as right.
fn accepted(lexicon: &UserLexicon, word: &str, key: &str, language: Language, own: Entry) -> Option<Entry> {
    match lexicon {
        UserLexicon::Corpus(corpus) => {
            let counts = corpus.get(key).filter(|counts| counts.documents >= MIN_DOCUMENTS)?;
            (!is_slip(corpus, key, &counts, language))
                .then(|| Standing::of_corpus(corpus, key, counts).entry(own))
        }
        UserLexicon::Hunspell(dictionary) => dictionary.accepts(word, language).then(|| {
            let small =
                CaseShape::of(word) != CaseShape::Lower && dictionary.accepts(&word.to_lowercase(), language);
            let shape = if small { CaseShape::Lower } else { CaseShape::of(word) };
            own.accepted(ACCEPTED_ZIPF, Some(shares_of(shape)))
        }),
        UserLexicon::Words(_) => None,
    }
}

/// Whether a form that the corpus has is rather a slip in one that it has far more often: one edit away, or with a
/// function word behind or before it. Of a name only what has a capital counts.
fn is_slip(corpus: &CorpusLexicon, key: &str, counts: &FormCounts, language: Language) -> bool {
    let name = counts.is_name();
    let weight = |counts: &FormCounts| if name { counts.title_inside } else { counts.total() };
    let least = weight(counts).saturating_mul(FAR);
    let is_far_more_frequent = |counts: &FormCounts| weight(counts) >= least;
    let fused = || {
        key.char_indices().skip(2).any(|(cut, _)| {
            let (left, right) = key.split_at(cut);
            let (rest, function) =
                if language.look_up(right).is_function_word() { (left, right) } else { (right, left) };
            function.chars().count() >= 2
                && rest.chars().count() >= 2
                && language.look_up(function).is_function_word()
                && corpus.get(rest).is_some_and(|counts| is_far_more_frequent(&counts))
        })
    };
    corpus.nearest(key, 1).iter().any(|(_, counts)| is_far_more_frequent(counts)) || fused()
}
