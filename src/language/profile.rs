//! How a language is written: quotation marks, spacing, capitals.

/// A suffix and what it replaces at the end of the word that it is added to.
pub type Suffix = (&'static str, &'static str);

/// An opening and a closing quotation mark.
pub type QuotePair = (char, char);

/// Which common words a language writes with a capital.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Capitals {
    /// Names only; weekdays, months and nationalities are lower case (Spanish, Polish).
    Names,
    /// Names, weekdays, months and nationalities (English).
    NamesAndCalendar,
    /// All nouns (German).
    Nouns,
    /// The script has no case.
    None,
}

/// The writing conventions of one language.
#[derive(Clone, Copy, Debug)]
pub struct Profile {
    /// Pairs of double quotation marks that the language uses, the most usual first.
    pub quotes: &'static [QuotePair],
    /// Marks before which the language itself sets a space (French: `;:!?»`).
    pub spaced_marks: &'static str,
    /// Capitals.
    pub capitals: Capitals,
    /// Whether a number with a period is an ordinal (3. Oktober).
    pub ordinal_period: bool,
    /// Whether words are joined by an apostrophe at their left (l'homme, dell'arte), so that only the
    /// part after it is in the dictionary.
    pub elision: bool,
    /// Prepositions with which a clause often ends (the house they lived in).
    pub stranded: &'static [&'static str],
    /// Whether nouns take 's (English, and names in Dutch).
    pub possessive: bool,
    /// Object pronouns that are written as one word with the verb before them (dámelo), the longer first.
    pub enclitics: &'static [&'static str],
    /// Prefixes and suffixes that make right words of right words so freely that no list holds them all.
    pub prefixes: &'static [&'static str],
    /// See `prefixes`; each with what stands in its place in the word it is added to (-ísimo: -o).
    pub suffixes: &'static [Suffix],
    /// Whether a right word is often a compound or a chain of suffixes that no list holds, so that an
    /// unknown word is no evidence of an error.
    pub open_vocabulary: bool,
    /// Letters beyond a to z that the language writes, lower case.
    pub letters: &'static str,
}

impl Profile {
    /// Whether the language uses the pair.
    pub fn uses(&self, pair: QuotePair) -> bool {
        self.quotes.contains(&pair)
    }

    /// The usual closing mark for an opening one, if the language opens with it.
    pub fn closing_for(&self, opening: char) -> Option<char> {
        self.quotes.iter().find(|(open, _)| *open == opening).map(|&(_, close)| close)
    }
}
