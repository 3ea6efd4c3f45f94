//! What is noted of a word by itself.

use bitflags::bitflags;

bitflags! {
    /// What a word has by itself that a search may take up: most words of a right text have nothing of it, and need no
    /// closer look. Each note says no more than that a closer look is worth while.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub struct Notes: u16 {
        /// A word that the dictionary does not hold as right in this writing.
        const WRONG = 1;
        /// A word in lower case that the dictionary does not hold as right.
        const UNKNOWN = 1 << 1;
        /// The English indefinite article.
        const ARTICLE = 1 << 2;
        /// A modal verb.
        const MODAL = 1 << 3;
        /// A common word with a capital.
        const COMMON_CAPITAL = 1 << 4;
        /// A word with a capital that is no common one, and short enough for an acronym.
        const RARE_CAPITAL = 1 << 5;
        /// A place name of another language, or the beginning of one.
        const PLACE = 1 << 6;
        /// A word that points to a language from which a text may have been translated.
        const TRACE = 1 << 7;
        /// The first word of a calque.
        const CALQUE = 1 << 8;
        /// Letters and digits without a space.
        const NUMBERED = 1 << 9;
        /// A word all in capitals.
        const CAPITALS = 1 << 11;
        /// A word with an apostrophe inside.
        const APOSTROPHE = 1 << 10;
        /// A word with a capital behind a small letter.
        const INNER_CAPITAL = 1 << 12;
        /// What stands before or behind an apostrophe, by itself: "s", "re", "qu".
        const APOSTROPHE_LESS = 1 << 13;
    }
}
