//! How a language is written: quotation marks, spacing, capitals.

use crate::text::chars::is_apostrophe;

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

/// The keyboard that a language is usually typed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// The layout of English and most others in Latin script.
    Qwerty,
    /// German and Central European: z and y change places.
    Qwertz,
    /// French.
    Azerty,
    /// Russian.
    Russian,
    /// Ukrainian.
    Ukrainian,
    /// Bulgarian (BDS).
    Bulgarian,
    /// Macedonian.
    Macedonian,
    /// Serbian, in both scripts.
    Serbian,
    /// Greek.
    Greek,
    /// Turkish, by its first letters.
    TurkishQ,
    /// Latvian.
    Latvian,
}

/// Languages so close that many words of the one look like words of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// Danish, Norwegian, Swedish, Icelandic.
    NorthGermanic,
    /// Spanish, Portuguese, Italian, Romanian and those between.
    Romance,
    /// The Slavic languages in Cyrillic script, whose words look alike across their branches.
    CyrillicSlavic,
    /// From Slovenian to Bulgarian, in either script.
    SouthSlavic,
    /// Czech, Slovak, Polish.
    WestSlavic,
}

/// Words that are endings of other words as well, so that no space is lost before them there.
#[derive(Clone, Copy, Debug)]
pub struct EndingWords {
    /// The words.
    pub words: &'static [&'static str],
    /// What they are an ending of.
    pub stem: Stem,
    /// What that ends with, if not with anything.
    pub behind: &'static [&'static str],
    /// What it does not end with.
    pub never_behind: &'static [&'static str],
}

impl EndingWords {
    /// No words, which would be endings of any.
    pub const NONE: Self = Self { words: &[], stem: Stem::Any, behind: &[], never_behind: &[] };
}

/// What an ending is added to, in lower case.
#[derive(Clone, Copy, Debug)]
pub enum Stem {
    /// Anything.
    Any,
    /// A word that is no function word and seldom has a capital.
    Common,
    /// Anything that is written with a capital.
    Capitalised,
    /// A common content word that is written with a capital.
    CapitalisedCommon,
    /// The same if neither dictionary nor list knows it.
    UnknownName,
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// What this ending would make a right word of.
    OfWordIn(&'static str),
}

/// The writing conventions of one language.
#[derive(Clone, Copy, Debug)]
pub struct Profile {
    /// Pairs of double quotation marks that the language uses, the most usual first.
    pub quotes: &'static [QuotePair],
    /// Marks before which the language itself sets a space (French: `;:!?»`).
    pub spaced_marks: &'static str,
    /// The mark between a whole number and its fraction.
    pub decimal: char,
    /// The marks between thousands, the most usual first.
    pub grouping: &'static str,
    /// Capitals.
    pub capitals: Capitals,
    /// Whether a number with a period is an ordinal (3. Oktober).
    pub ordinal_period: bool,
    /// Whether words are joined by an apostrophe at their left (l'homme, dell'arte), so that only the
    /// part after it is in the dictionary.
    pub elision: bool,
    /// Words that lose their vowel before the next, with the apostrophe and, where only few words may follow, those: behind
    /// another word they stand apart ("dit qu'il").
    pub elided: &'static [&'static str],
    /// Other words that stand before an apostrophe, and end like two of which the second is elided (quelqu'un, nient'altro).
    pub shortened: &'static [&'static str],
    /// Words behind which a letter stands by itself, and is no elided word (vitamine d).
    pub before_letters: &'static [&'static str],
    /// Words that stand before the number of a year: the one for what a year counts, in the forms that it has there (im Jahr
    /// 2019), and months that no other list has.
    pub before_years: &'static [&'static str],
    /// Words that look like prepositions and with which a clause often ends (the house they lived in).
    pub stranded: &'static [&'static str],
    /// Whether no subordinate clause ends before its main clause without a comma (German, Polish; Turkish has none that
    /// end with a finite verb).
    pub closes_clauses: bool,
    /// Whether words are written twice to mean more of it (Indonesian anak anak, Turkish yavaş yavaş).
    pub reduplicates: bool,
    /// Whether adjectives and adverbs are written twice to mean more of them (Italian piano piano).
    pub doubles_adjectives: bool,
    /// Whether auxiliaries are tied to the pronoun before them (Romanian s-ar).
    pub hyphenates_auxiliaries: bool,
    /// Subjects that a hyphen ties to the verb before them and that no clause or verb begins with (French peut-on).
    pub inverted: &'static [&'static str],
    /// Function words that may have a capital inside a sentence: courtesy (Deres, Вас), and those that are nouns too.
    pub courteous: &'static [&'static str],
    /// Whether the verb follows right behind pronouns and modals (Romance languages, English), and no subject does.
    pub verb_follows: bool,
    /// Whether the verb tells who acts and the pronoun is left out, so that statements open with verbs (Spanish, Italian).
    pub drops_pronouns: bool,
    /// Endings of the participles that the auxiliary ha or han must have behind it (Spanish, Catalan).
    pub participles: &'static [&'static str],
    /// Whether the surname stands before the given name (Hungarian).
    pub surname_first: bool,
    /// Whether names take no ending but that of a plural (English, Spanish).
    pub bare_names: bool,
    /// Whether articles stand behind their noun, as its endings (Bulgarian, Romanian).
    pub articles_behind: bool,
    /// Endings that name women beside men, behind a capital of their own (German LehrerInnen).
    pub inner_endings: &'static [&'static str],
    /// Whether an acute marks the stress of a right word (Dutch mínder).
    pub marks_stress: bool,
    /// Whether nouns take 's (English; names in Dutch and Danish).
    pub possessive: bool,
    /// Endings that names take for whom something belongs to: 's, and s (German, the languages of the North).
    pub name_genitives: &'static [&'static str],
    /// Whether words begin with an apostrophe (Dutch 's nachts).
    pub initial_apostrophes: bool,
    /// Whether two semicolons may rightly stand in a row: Greek asks with one, and East Asian chats sweat with two.
    pub doubled_semicolons: bool,
    /// Whether full-width letters and digits are usual beside the script (East Asian).
    pub wide_letters: bool,
    /// Vowels of endings that stand before the last consonant in the nominative alone (Czech Bradovce: Bradovec).
    pub fleeting_case_vowels: &'static [char],
    /// Whether articles are no pronouns as well, so that no clause ends with them (English; not Dutch het).
    pub pure_articles: bool,
    /// Object pronouns that are written as one word with the verb before them (dámelo), the longer first.
    pub enclitics: &'static [&'static str],
    /// Endings of the forms of verbs that take them, any if there is none, and longer endings of forms that do not.
    pub before_enclitics: (&'static [&'static str], &'static [&'static str]),
    /// Articles that are endings of the noun as well (Danish en: month-en): behind a noun or a name they are no lost space.
    pub ending_articles: &'static [&'static str],
    /// Other words that are endings as well, of forms which no list holds (German in: Raumgestalter-in).
    pub ending_words: &'static [EndingWords],
    /// Beginnings of words that stand apart from the word before them as well as joined to it (Finnish ajan tasalla).
    pub standing_apart: &'static [&'static str],
    /// Prefixes and suffixes that make right words of right words so freely that no list holds them all.
    pub prefixes: &'static [&'static str],
    /// Prefixes with suffixes that stand together around two words and make one of them (Indonesian me- and -kan).
    pub circumfixes: &'static [(&'static str, &'static str)],
    /// See `prefixes`; each with what stands in its place in the word it is added to (-ísimo: -o).
    pub suffixes: &'static [Suffix],
    /// What stands between the parts of a compound of words (German: nothing, s, es, n ...); `None` if the
    /// language writes the parts as words of their own.
    pub linking: Option<&'static [&'static str]>,
    /// What stands in numbers written as one word beside the words for numbers (Italian trent- of trentuno, German und of
    /// vierundzwanzig); `None` if the language writes the parts apart.
    pub numerals: Option<&'static [&'static str]>,
    /// Endings of adjectives that are one word with the digits before them (Czech 72podlažní).
    pub number_adjectives: &'static [&'static str],
    /// Prepositions that are prefixes of adjectives as well, and endings of those (Spanish paramilitar,
    /// Slovenian čezmejni).
    pub adjective_prefixes: (&'static [&'static str], &'static [&'static str]),
    /// Words for tens, and those for units behind them to which a hyphen ties them (fifty-two, vingt-deux).
    pub hyphenated_numbers: (&'static [&'static str], &'static [&'static str]),
    /// Endings of participles that are nouns too and begin compounds as they are (Danish studerende: studerendebolig);
    /// no list has all of these compounds.
    pub nominal_participles: &'static [&'static str],
    /// Endings of inflection with which no first part of a compound ends (Finnish -ssa, Czech -ého): behind such an
    /// ending a word is complete.
    pub closing: &'static [&'static str],
    /// Endings of participles with their objects between the article and the noun, so that two articles may stand side by side
    /// (Dutch het op het web gebruikte protocol).
    pub attributive: &'static [&'static str],
    /// Words that stand behind a genitive alone (Finnish aikana, johdosta), and the endings that a word before them has.
    pub behind_genitive: (&'static [&'static str], &'static [&'static str]),
    /// Whether suffixes chain so freely that no list holds all forms (Finnish, Turkish).
    pub agglutinates: bool,
    /// Whether the dictionary knows the word classes of nearly all words, so that a form without one is a
    /// scrap of some list.
    pub tagged: bool,
    /// Prepositions that hold an article (German im, zur): what stands behind them is a noun, and no person.
    pub articled: &'static [&'static str],
    /// Articles that say that one of many is meant (a, un): no institution or work has such a name.
    pub indefinite: &'static [&'static str],
    /// Words that never open a statement in lower case, and continue what is before them (that, of; que, de).
    pub continuing: &'static [&'static str],
    /// Common words that the lexicon lacks, or takes for names since registers hold them and no spelling dictionary does.
    pub common: &'static [&'static str],
    /// Letters beyond a to z that the language writes, or its whole alphabet, in lower case.
    pub letters: &'static str,
    /// Whether its letters with marks are written as two plain ones where a keyboard lacks them (German ae for ä).
    pub writes_digraphs: bool,
    /// The keyboard.
    pub keyboard: Layout,
    /// Whether words follow each other without a space (Japanese, Chinese).
    pub unspaced: bool,
    /// Marks that the language has of its own, each behind the ASCII mark that a foreign keyboard puts in its
    /// place.
    pub own_marks: &'static [(char, char)],
    /// Nouns, in the forms that numbers have behind them, which are shorter than most words or begin like what belongs to a
    /// number (`number_endings`): hours, days, years.
    pub counted: &'static [&'static str],
    /// Beginnings of what stands behind a number without a space and belongs to it: 1960er, 45esimo, 18letý.
    pub number_endings: &'static [&'static str],
    /// Whether the percent sign stands before its number (Turkish %30).
    pub sign_first: bool,
    /// Words that are cut off and end in an apostrophe (Italian po').
    pub cut_off: &'static [&'static str],
    /// The end of nouns that lose their last letter as first parts of compounds, and that letter (Swedish användar|e).
    pub bare_stem: Option<(&'static str, &'static str)>,
    /// A mark behind which names, acronyms and numbers take endings, and those endings (Turkish URL'si, Finnish EU:n).
    pub name_endings: Option<(char, &'static [&'static str])>,
    /// Verbs of saying that go on in lower case behind the period of a quotation without marks (Turkish dedi).
    pub reporting: &'static [&'static str],
    /// Usual verbs of saying as they stand behind the name of a person (said, dijo), which no name ends with.
    pub saying: &'static [&'static str],
    /// The families of its next of kin.
    pub families: &'static [Family],
    /// Vowels that nouns lose before an ending (Slovenian zavihek: zavihke), where the lists lack many such forms.
    pub fleeting_vowels: &'static [&'static str],
    /// Whether an e between consonants may be left out before an ending (German goldnen, Vergangne).
    pub drops_e: bool,
    /// Whether med- makes companions of nouns that say who does something (Norwegian medrepresentanter).
    pub companions: bool,
    /// Whether nouns from Latin have a regular plural beside that of their own language (English funguses, fungi).
    pub latin_plurals: bool,
}

impl Profile {
    /// The endings that names, acronyms and numbers take behind a mark; every apostrophe stands for the others.
    pub fn endings_behind(&self, mark: char) -> Option<&'static [&'static str]> {
        let (joint, endings) = self.name_endings?;
        (mark == joint || is_apostrophe(mark) && is_apostrophe(joint)).then_some(endings)
    }

    /// Whether function words lose their vowel before others, as a rule (not just "copo d'água").
    pub fn elides(&self) -> bool {
        !self.elided.is_empty()
    }

    /// Whether the word, without its apostrophe, loses its vowel before `next` as far as the list tells.
    pub fn elides_before(&self, word: &str, next: &str) -> bool {
        self.elided_words().any(|(elided, behind)| elided == word && next.starts_with(behind))
    }

    /// The words that lose their vowel before another, without their apostrophe, each with what has to follow it.
    pub fn elided_words(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.elided.iter().filter_map(|elided| elided.split_once('\''))
    }
}
