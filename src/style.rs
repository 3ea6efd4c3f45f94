//! House style: what a publisher writes one way where the language allows several.

/// What an editor prefers. The default changes nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Style {
    /// Names of places that were renamed, or that are spelt anew.
    pub place_names: PlaceNames,
    /// Double quotation marks.
    pub quotes: Quotes,
}

/// Which of two names of a place is written: Kyiv or Kiev, Mumbai or Bombay.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum PlaceNames {
    /// The pass name-forms suggests the usual form of the language.
    #[default]
    Suggest,
    /// Those of today: Kyiv, Mumbai.
    New,
    /// Those from before: Kiev, Bombay.
    Old,
    /// As the author wrote it.
    Keep,
}

/// Which double quotation marks are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Quotes {
    /// As the author wrote them.
    #[default]
    Keep,
    /// The most usual ones of the language: “ ” in English, „ “ in German, « » in French.
    Language,
    /// The straight ones: " ".
    Straight,
}

impl Style {
    /// No house style.
    pub const DEFAULT: Self = Self { place_names: PlaceNames::Suggest, quotes: Quotes::Keep };
}

impl PlaceNames {
    /// All choices, in the order in which they are told.
    pub const ALL: [Self; 4] = [Self::Suggest, Self::New, Self::Old, Self::Keep];

    /// The name in a configuration file.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Suggest => "suggest",
            Self::New => "new",
            Self::Old => "old",
            Self::Keep => "keep",
        }
    }
}

impl Quotes {
    /// All choices, in the order in which they are told.
    pub const ALL: [Self; 3] = [Self::Keep, Self::Language, Self::Straight];

    /// The name in a configuration file.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Keep => "keep",
            Self::Language => "language",
            Self::Straight => "straight",
        }
    }
}
