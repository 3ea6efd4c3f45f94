//! The one dictionary look-up of each token, with the fallbacks that keep right words from looking wrong.

use super::notes::notes_of;
use super::user_words::UserWords;
use super::word_forms::{WordForm, WordForms};
use crate::language::{Language, Lead, Signs, Tally, WordLead, names};
use crate::lexicon::{Entry, Key};
use crate::text::chars::with_commas;
use crate::text::{CaseShape, Notes, Recent, Token, TokenKind};
use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;

/// What is known of a word in a language.
#[derive(Clone, Copy, Debug, Default)]
struct Facts {
    entry: Entry,
    signs: Signs,
    notes: Notes,
    form: WordForm,
    lead: WordLead,
}

/// What is known of the words that came last, by number of the language.
type RecentFacts = Recent<Facts, { 1 << 15 }>;

thread_local! {
    static RECENT: RefCell<RecentFacts> = RefCell::default();
}

/// Looks the words of a text up.
#[derive(Debug)]
pub(super) struct LookUp<'t> {
    text: &'t str,
    user_words: UserWords<'t>,
    /// With what the user's lexica know, each word is looked up once for a text.
    seen: HashMap<(Language, &'t str), Entry>,
    key: Key,
}

impl<'t> LookUp<'t> {
    /// A table of nothing seen, for a text of whose words the user's lexica may know more.
    pub(super) fn new(text: &'t str, user_words: UserWords<'t>) -> Self {
        Self { text, user_words, seen: HashMap::new(), key: Key::new() }
    }

    /// Fills in the language and the dictionary entry of the tokens at `places`, which stand in a paragraph of `language`,
    /// and the forms of the words among them. By how much the words speak for that language.
    pub(super) fn fill_in(
        &mut self,
        tokens: &mut [Token],
        places: Range<usize>,
        forms: &mut WordForms,
        language: Language,
    ) -> Lead {
        let mut lead = Lead::new();
        RECENT.with_borrow_mut(|recent| {
            for (token, place) in tokens[places.clone()].iter_mut().zip(places) {
                token.language = language;
                let is_word = token.kind == TokenKind::Word;
                if !is_word && token.kind != TokenKind::Initialism {
                    token.notes.set(Notes::NUMBERED, token.kind == TokenKind::Mixed);
                    continue;
                }
                let facts = facts(recent, self.text, &mut self.key, token, language);
                (token.entry, token.notes) = (facts.entry, facts.notes);
                if is_word {
                    forms.set(place, facts.form);
                    lead.add(token.shape, facts.lead);
                }
                if !self.user_words.is_empty() {
                    token.entry = self.with_user_words(token.text(self.text), token.entry, language);
                    // what the user knows may make anything of a word
                    token.notes = Notes::all();
                }
            }
        });
        lead
    }

    /// What the words of a paragraph add up to, which were filled in as those of a document in `language`.
    pub(super) fn tally(&mut self, tokens: &[Token], language: Language) -> Tally {
        let mut tally = Tally::of_paragraph(language);
        RECENT.with_borrow_mut(|recent| {
            for token in tokens.iter().filter(|token| token.is_word()) {
                if !tally.wants_more() {
                    break;
                }
                let facts = facts(recent, self.text, &mut self.key, token, language);
                tally.add(token.shape, &facts.signs);
            }
        });
        tally
    }

    fn with_user_words(&mut self, word: &'t str, own: Entry, language: Language) -> Entry {
        let (key, user_words) = (&mut self.key, self.user_words);
        *self
            .seen
            .entry((language, word))
            .or_insert_with(|| user_words.entry(word, key.of(word), language, own))
    }
}

/// What is known of the word that a token is in a language.
#[inline]
fn facts<'r>(
    recent: &'r mut RecentFacts,
    text: &str,
    key: &mut Key,
    token: &Token,
    language: Language,
) -> &'r Facts {
    let bytes = &text.as_bytes()[token.start()..];
    recent.get_or_find_first(language.number() as u8, bytes, token.span().len(), || {
        let word = token.text(text);
        let key = key.of(word);
        let entry = entry(key, token.shape, language);
        let mut token = *token;
        (token.entry, token.language) = (entry, language);
        let (notes, signs) = (notes_of(word, key, &token), Signs::find(word, key));
        Facts { entry, signs, notes, form: WordForm::of(key), lead: WordLead::of(&signs, language) }
    })
}

/// What is known of a form in `language`: the form itself, else what is left of it without a possessive
/// ending, an elided article or enclitic pronouns, else what the names that all languages share say.
pub fn entry(key: &str, shape: CaseShape, language: Language) -> Entry {
    let own = language.look_up(key);
    // "estarse", which a list of inflected forms holds and no dictionary: the verb in it tells that it is no scrap
    if own.is_valid()
        && !own.is_listed()
        && !own.has_word_class()
        && !language.profile().enclitics.is_empty()
        && let Some(verb) = verb_with_clitics(key, language)
    {
        return verb;
    }
    if language.lexicon().is_none() || own.is_valid() && !key.contains('\'') {
        return own;
    }
    // the dictionary says more of "Japan" than of "Japan's"
    if let Some(part) = without_ending(key, language)
        && part.is_valid()
        && !own.is_function_word()
    {
        return part;
    }
    if own.is_valid() {
        return own;
    }
    // Irak is ırak in lower case where the dot makes another letter
    if let Some(rest) = key.strip_prefix('i')
        && shape != CaseShape::Lower
        && language.has_dotless_i()
    {
        let dotless = language.look_up(&format!("ı{rest}"));
        if dotless.is_valid() {
            return dotless;
        }
    }
    // the cedilla that older systems write in the place of the comma below
    if language.profile().letters.contains('ț')
        && let Some(key) = with_commas(key)
    {
        let entry = entry(&key, shape, language);
        if entry.is_valid() {
            return entry;
        }
    }
    // "fuer", "moeglich": two letters for one that a keyboard lacks
    let with_letters = without_digraphs(key, language).map(|key| language.look_up(&key));
    let other_spelling = with_letters.filter(|entry| entry.is_valid());
    if let Some(entry) = other_spelling.or_else(|| with_dropped_e(key, language)) {
        return entry;
    }
    if shape != CaseShape::Lower {
        let name = names().get(key);
        if name.is_known() && !own.is_misspelling() {
            return name;
        }
        if let Some(stem) = key.strip_suffix("'s").or_else(|| key.strip_suffix('\''))
            && names().get(stem).is_known()
        {
            return names().get(stem);
        }
    }
    own
}

/// Endings of adjectives and participles, the longer first, before which an e may be left out.
const BEHIND_DROPPED: &[&str] = &["en", "em", "er", "es", "e"];
/// Least frequency (Zipf) of the usual form, and fewest letters before what is left out.
const USUAL_ZIPF: f32 = 2.0;
const BEFORE_DROPPED: usize = 3;

/// What is known of "goldnen", "Vergangne", "anzusehn": forms without an e that poets and older texts leave out.
fn with_dropped_e(key: &str, language: Language) -> Option<Entry> {
    if !language.profile().drops_e {
        return None;
    }
    let of_adjective = BEHIND_DROPPED.iter().filter_map(|ending| {
        let stem = key.strip_suffix(ending)?.strip_suffix('n')?;
        let is_stem =
            stem.chars().count() >= BEFORE_DROPPED && !stem.ends_with(['a', 'e', 'i', 'o', 'u', 'n', 'r']);
        is_stem.then(|| format!("{stem}en{ending}"))
    });
    let of_verb = key.strip_suffix("hn").filter(|stem| stem.ends_with('e')).map(|stem| format!("{stem}hen"));
    of_adjective
        .chain(of_verb)
        .map(|whole| language.look_up(&whole))
        .find(|entry| entry.is_valid() && entry.zipf() >= USUAL_ZIPF)
}

/// Letters and what is written for them where a keyboard lacks them.
const DIGRAPHS: &[(&str, &str)] =
    &[("ae", "æ"), ("oe", "ø"), ("aa", "å"), ("ae", "ä"), ("oe", "ö"), ("ue", "ü")];

/// A form with the letters of its language in place of the digraphs that are written for them, in a language whose
/// writers do so.
fn without_digraphs(key: &str, language: Language) -> Option<String> {
    let profile = language.profile();
    if !profile.writes_digraphs || !key.is_ascii() {
        return None;
    }
    let written = DIGRAPHS.iter().filter(|(_, letter)| profile.letters.contains(letter));
    let form = written.fold(Cow::Borrowed(key), |form, (digraph, letter)| {
        if form.contains(digraph) { form.replace(digraph, letter).into() } else { form }
    });
    match form {
        Cow::Borrowed(_) => None,
        Cow::Owned(form) => Some(form),
    }
}

fn without_ending(key: &str, language: Language) -> Option<Entry> {
    let profile = language.profile();
    if let Some((before, after)) = key.split_once('\'') {
        if profile.possessive && (after == "s" || after.is_empty()) {
            return Some(language.look_up(before));
        }
        if profile.elision && (1..=12).contains(&before.chars().count()) {
            // d'utilizzargli
            let part = language.look_up(after);
            return Some(if part.is_valid() {
                part
            } else {
                verb_with_clitics(after, language).unwrap_or(part)
            });
        }
        // Ankara'da: names keep their endings at a distance
        if profile.agglutinates {
            let own = language.look_up(before);
            return Some(if own.is_valid() { own } else { names().get(before) });
        }
    }
    verb_with_clitics(key, language)
}

/// Spanish writes up to two object pronouns as one word with an infinitive, a gerund or an imperative
/// (verlo, dámelo, diciéndoles); the verb then may carry an accent that it lacks alone.
fn verb_with_clitics(key: &str, language: Language) -> Option<Entry> {
    let clitics = language.profile().enclitics;
    let mut stem = key;
    for _ in 0..2 {
        let clitic =
            clitics.iter().find(|clitic| stem.len() > clitic.len() + 2 && stem.ends_with(**clitic))?;
        stem = &stem[..stem.len() - clitic.len()];
        // "durantela", "desarrolladosse": most forms of a verb have their pronouns before them
        if !takes_clitic(stem, clitic, language) {
            // "se" stands before the other pronouns, never behind one
            if *clitic == "se" {
                return None;
            }
            continue;
        }
        for form in [stem.to_owned(), without_acute(stem)] {
            let verb = language.look_up(&form);
            let ends = |endings: &[&str]| endings.iter().any(|end| form.ends_with(end));
            // "delas" is no form of "dar"
            if verb.is_valid()
                // avendogli
                && (!verb.is_function_word() || form == "ser" || form.len() >= 4 && ends(&["r", "endo"]))
                && (verb.can_be_verb() || ends(&["r", "ndo", "iamo"]))
            {
                return Some(verb);
            }
        }
        // instaladlo: the imperative plural has a d where the infinitive has an r
        if let Some(root) = stem.strip_suffix('d')
            && root.ends_with(['a', 'e', 'i'])
        {
            let verb = language.look_up(&format!("{root}r"));
            if verb.is_valid() && !verb.is_function_word() {
                return Some(verb);
            }
        }
    }
    None
}

/// Whether pronouns may be joined to what looks like this form of a verb: by its ending, or as an imperative, which has
/// one syllable or an accent.
fn takes_clitic(stem: &str, clitic: &str, language: Language) -> bool {
    let (endings, others) = language.profile().before_enclitics;
    let ends = |endings: &[&str]| endings.iter().any(|ending| stem.ends_with(ending));
    let is_vowel = |c: char| "aeiouáéíóú".contains(c);
    let is_short = || {
        let letters: Vec<bool> = stem.chars().map(is_vowel).collect();
        let after_consonant = letters.windows(2).filter(|pair| !pair[0] && pair[1]).count();
        after_consonant + usize::from(letters.first() == Some(&true)) <= 1
    };
    endings.is_empty()
        || ends(endings) && !ends(others)
        || is_short()
        || stem != without_acute(stem)
        // sentaos
        || clitic.starts_with(is_vowel)
}

fn without_acute(word: &str) -> String {
    let plain = |c| match c {
        'á' => 'a',
        'é' => 'e',
        'í' => 'i',
        'ó' => 'o',
        'ú' => 'u',
        other => other,
    };
    word.chars().map(plain).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_right(language: &str, word: &str) -> bool {
        let language = Language::from_code(language).expect("known");
        entry(Key::new().of(word), CaseShape::of(word), language).is_valid()
    }

    #[test]
    fn derived_forms_are_right() {
        for (language, word) in [
            ("en", "minister's"),
            ("en", "Stoltenberg’s"),
            ("es", "dámelo"),
            ("es", "diciéndoles"),
            ("es", "verla"),
            ("it", "avendogli"),
            ("it", "guardiamola"),
            ("it", "illustriamogli"),
            ("es", "sernos"),
            ("es", "estarse"),
            ("de", "moeglich"),
            ("de", "Staerke"),
            ("de", "goldnen"),
            ("de", "Vergangne"),
            ("de", "anzusehn"),
            ("da", "boern"),
        ] {
            assert!(is_right(language, word), "{word}");
        }
    }

    #[test]
    fn misspellings_are_not_right_however_frequent() {
        for (language, word) in [
            ("en", "recieve"),
            ("en", "definately"),
            ("en", "teh"),
            ("es", "tambien"),
            ("it", "quandolo"),
            ("de", "moeglihc"),
            ("de", "gegnd"),
            ("de", "wohnng"),
            ("nl", "goudnen"),
        ] {
            assert!(!is_right(language, word), "{word}");
        }
    }
}
