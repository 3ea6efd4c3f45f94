//! The tiers of rare forms, of which a lexicon keeps no entries of their own.

/// What a lexicon keeps of forms that are too rare for an entry of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tier {
    /// A right word that is frequent enough to be what a misspelt one was meant to be.
    Uncommon,
    /// The same of a form that nothing but its frequency makes right: no list says how it is written.
    Trusted,
    /// A right word.
    Rare,
    /// A name, or another word that is written with a capital.
    Name,
    /// A word that only a list of inflected forms holds, in a language where nearly all words have a class.
    Scrap,
    /// A right word that no text shows and that is never what a misspelt one was meant to be.
    Obscure,
    /// The same of names, and other words that are written with a capital.
    ObscureName,
    /// A form that texts have and no dictionary.
    Seen,
    /// The same, and so seldom that it may as well be a slip.
    Doubtful,
}

impl Tier {
    /// All tiers.
    pub const ALL: [Self; 9] = [
        Self::Uncommon,
        Self::Trusted,
        Self::Rare,
        Self::Name,
        Self::Scrap,
        Self::Obscure,
        Self::ObscureName,
        Self::Seen,
        Self::Doubtful,
    ];

    /// Those of the words that pass as right and that the filters of forms hold.
    pub const FILTERED: [Self; 5] = [Self::Uncommon, Self::Trusted, Self::Rare, Self::Name, Self::Scrap];

    /// The name of its file.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Uncommon => "uncommon",
            Self::Trusted => "trusted",
            Self::Rare => "rare",
            Self::Name => "names",
            Self::Scrap => "scraps",
            Self::Obscure => "obscure",
            Self::ObscureName => "obscure-names",
            Self::Seen => "seen",
            Self::Doubtful => "doubtful",
        }
    }
}
