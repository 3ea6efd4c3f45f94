//! Words that names begin with, without a space before the capital of what follows.

/// Prefixes, and what stands before surnames, places and titles: preBrexit, DeLuca, VanDyke, myHouse.
const OF_NAMES: &[&str] = &[
    "anti", "co", "ex", "mid", "neo", "non", "pan", "post", "pre", "pro", "semi", "sub", "un", "al", "be",
    "ben", "da", "de", "del", "di", "do", "dos", "du", "el", "em", "in", "la", "las", "le", "les", "lo",
    "mac", "mi", "my", "o", "on", "san", "ten", "van", "vom", "von", "we", "you",
];

/// What the names of firms and papers begin with besides: easyJet, derStandard, openSUSE.
const OF_FIRMS: &[&str] = &[
    "air", "all", "bio", "book", "das", "deep", "der", "easy", "eco", "en", "fast", "fitz", "free", "go",
    "happy", "home", "live", "mein", "net", "new", "one", "open", "pay", "quick", "smart", "sun", "super",
    "the", "top", "uni", "up", "web", "your",
];

/// Whether the word, in lower case, stands at the beginning of names and before them.
pub(super) fn begins_names(word: &str) -> bool {
    OF_NAMES.contains(&word)
}

/// The same, the names of firms included.
pub(super) fn begins_names_or_firms(word: &str) -> bool {
    begins_names(word) || OF_FIRMS.contains(&word)
}
