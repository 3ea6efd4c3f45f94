//! What speaks for and against a proposal, as numbers that a model weighs.

/// Declares the features with the names that the file of weights uses.
macro_rules! features {
    ($($(#[doc = $doc:literal])* $variant:ident = $name:literal,)*) => {
        /// One thing that is known of a proposal.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Feature {
            $($(#[doc = $doc])* $variant,)*
        }

        impl Feature {
            /// All features, in the order of the file of weights.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The name in the file of weights.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                }
            }
        }
    };
}

features! {
    /// The confidence that the rule of the pass gives by itself, 0 to 1.
    Prior = "prior",
    /// How much more probable the reading is than that the word is right, as log10.
    Margin = "margin",
    /// How much more probable the reading is than the next best one, as log10.
    Lead = "lead",
    /// Zipf frequency of the proposed word, or of the rarer of two.
    Frequency = "frequency",
    /// Zipf frequency of the word as it is written, where texts have it.
    OwnFrequency = "own-frequency",
    /// Letters of the word.
    Letters = "letters",
    /// Letters of the first of two words.
    LeftLetters = "left-letters",
    /// Letters of the second of two words.
    RightLetters = "right-letters",
    /// Zipf frequency of the first of two words.
    LeftFrequency = "left-frequency",
    /// Zipf frequency of the second of two words.
    RightFrequency = "right-frequency",
    /// How much worse the written word is spelt, by its letters, than the proposed one, as log10.
    Spelling = "spelling",
    /// log10 of the probability of the letters of the written word, by letter.
    OwnSpelling = "own-spelling",
    /// How often the document has the proposed word.
    InDocument = "in-document",
    /// How often the document has the word as it is written.
    Repeats = "repeats",
    /// Highest Zipf frequency of the written word in another language.
    Foreign = "foreign",
    /// Unknown words beside it, 0 to 2.
    UnknownBeside = "unknown-beside",
    /// Capitalised words beside it, 0 to 2.
    NamesBeside = "names-beside",
    /// Whether a capital opens the word inside a sentence.
    TitleInside = "title-inside",
    /// Whether the word opens a sentence.
    Initial = "initial",
    /// Whether it stands alone in quotation marks.
    Quoted = "quoted",
    /// Whether the written word is a right one with a productive affix.
    WithAffix = "with-affix",
    /// Whether the written word is a right one with an ending.
    Inflected = "inflected",
    /// Whether the written word can be a compound of right ones.
    Compound = "compound",
    /// Whether a hyphen ties it to its neighbour.
    Hyphenated = "hyphenated",
    /// Whether two letters are swapped.
    Swapped = "edit-swapped",
    /// Whether a letter is doubled that should not be, or the other way round.
    Doubled = "edit-doubled",
    /// Whether a letter is lost.
    Lost = "edit-lost",
    /// Whether a letter is added that is beside its neighbour on the keyboard.
    AddedNear = "edit-added-near",
    /// Whether another letter is added.
    AddedFar = "edit-added-far",
    /// Whether a letter stands for its neighbour on the keyboard.
    Neighbour = "edit-neighbour",
    /// Whether a letter differs by its accent.
    Accent = "edit-accent",
    /// Whether a letter stands for another that is not beside it.
    Mistaken = "edit-mistaken",
    /// Whether there are two edits.
    TwoEdits = "edit-two",
    /// Whether a list of misspellings gives the correction.
    Listed = "listed",
    /// Whether the first letter differs.
    AtFirst = "at-first",
    /// Letters from the edit to the end of the word.
    FromEnd = "from-end",
    /// Whether the proposed word is a name by the language's own dictionary.
    IsName = "is-name",
    /// Whether the proposed word is a name in the register that all languages share.
    Registered = "registered",
    /// Whether the proposed word is a month, a weekday, a people or a language.
    Calendar = "calendar",
    /// Whether the proposed word is a place.
    Place = "place",
    /// Whether the sentence has the proposed word too.
    Contrasted = "contrasted",
    /// Whether the proposed word resembles the one of the source language that is mistyped.
    Cognate = "cognate",
    /// Whether the language inflects by many endings.
    Inflecting = "language-inflecting",
    /// Whether the suffixes of the language chain.
    Agglutinating = "language-agglutinating",
    /// Whether the language joins words to compounds.
    Compounding = "language-compounding",
    /// Whether the dictionary of the language knows word classes.
    Tagged = "language-tagged",
    /// log10 of the share of right words that the dictionary of the language lacks.
    Coverage = "language-unknown",
    /// The edit is at the end of the word in a language with many endings.
    AtEnding = "at-ending",
    /// Whether the first of two words is a name.
    NameFirst = "name-first",
    /// Whether the first of two words follows a given name.
    BehindGiven = "behind-given",
    /// Whether the first word is known to nobody.
    LeftUnknown = "left-unknown",
    /// Whether the first is a function word.
    LeftFunction = "left-function",
    /// Whether the second is a function word.
    RightFunction = "right-function",
    /// Whether many names end with the letters of the second word.
    UsualEnding = "usual-ending",
    /// Whether the letters of the second word are an ending that many words take.
    InflectionEnding = "inflection-ending",
    /// Whether the first word begins many others.
    BeginsCompounds = "begins-compounds",
    /// Whether the language would join two such words itself.
    Joined = "joined",
    /// Whether the first word ends with an inflection that no first part of a compound has.
    LeftClosed = "left-closed",
    /// Whether the second word cannot stand before what follows.
    MisfitAfter = "misfit-after",
    /// Whether the first word cannot stand behind what is before it.
    MisfitBefore = "misfit-before",
    /// How much more probable the two words are than a compound of them, as log10.
    OverCompound = "over-compound",
    /// Whether the second word is an adverb or an interjection.
    WeakSecond = "weak-second",
    /// Whether a dictionary holds the written word as right.
    OwnValid = "own-valid",
    /// Whether the text that follows begins with a capital.
    BeforeCapital = "before-capital",
    /// Whether text hardly ever writes the word with a capital.
    HardlyCapitalised = "hardly-capitalised",
    /// Whether the vocabularies of all languages have the word without a capital alone.
    WrittenSmall = "written-small",
    /// Share of its occurrences inside sentences that have a capital, where the dictionary knows it.
    TitleShare = "title-share",
    /// How often the document has the word without a capital.
    SmallInDocument = "small-in-document",
    /// How often the document has the word with a capital inside a sentence.
    TitleInDocument = "title-in-document",
    /// Zipf frequency of the same letters as a name, 0 if the register lacks them.
    AsName = "as-name",
    /// Whether an article before the word says that one of many is meant.
    Indefinite = "indefinite",
    /// Whether the word can be a noun, or its class is not known.
    Noun = "noun",
    /// Whether the word can be a verb.
    Verb = "verb",
    /// Whether the word can be an adjective or adverb and no noun.
    Modifier = "modifier",
    /// Whether a noun stands before the word, as before the name of a thing.
    BehindNoun = "behind-noun",
    /// Whether small words join it to another capital, as in a title.
    JoinedCapital = "joined-capital",
    /// Whether institutions, offices and events are called by the word.
    Institution = "institution",
    /// Whether they are called by the word that follows.
    BeforeInstitution = "before-institution",
    /// Whether they are called by the word before.
    BehindInstitution = "behind-institution",
    /// Whether the word that follows is one that says what a name is.
    BeforeBearer = "before-bearer",
    /// Whether the word before is one behind which names and titles stand.
    BehindBearer = "behind-bearer",
    /// Whether no name is expected where the word stands.
    NoNameExpected = "no-name-expected",
    /// Whether the word may open a sentence that lost its beginning.
    LostSentence = "lost-sentence",
    /// Whether another capitalised word of the sentence stands at most three words away.
    NearCapital = "near-capital",
    /// Whether the word stands in a quotation, near its beginning.
    InQuotation = "in-quotation",
    /// Whether a preposition joins the word to a noun in lower case, as it does the field of a ministry.
    FieldOfNoun = "field-of-noun",
    /// Whether the word can be a name with an ending.
    NameStem = "name-stem",
    /// Whether a name of a place, a people, a person or an organisation is written like the common word.
    Namesake = "namesake",
    /// How often the document has another form of the word with a capital inside a sentence.
    OtherFormTitled = "other-form-titled",
    /// Common words with a capital inside a sentence, by a thousand words of the document.
    CapitalShare = "capital-share",
    /// Words with a capital in the sentence, its first word left out.
    Capitals = "capitals",
    /// How much better a capitalised word fits between the neighbours than a small one, as log10.
    CapitalFit = "capital-fit",
    /// How much better the classes of the two words fit those beside them than one content word does, as log10.
    Fit = "fit",
    /// How well the class of the first word fits behind what is before it, as log10.
    FitBefore = "fit-before",
    /// How well the class of the second word fits before what follows, as log10.
    FitAfter = "fit-after",
    /// How well the classes of the two words fit side by side, as log10.
    FitInside = "fit-inside",
    /// How much more probable the letters of the whole are as one word than as two, as log10.
    Junction = "junction",
    /// How many right words begin with the first word and go on with another right one, as log10.
    Heads = "heads",
    /// The same against what the frequency of the first word lets expect.
    HeadsExpected = "heads-expected",
    /// Whether the first word is a form of another, in a language whose suffixes chain.
    LeftInflected = "left-inflected",
    /// How many right words end with the second word behind another right one, as log10.
    Tails = "tails",
    /// The same against what the frequency of the second word lets expect.
    TailsExpected = "tails-expected",
    /// How many right words end with a form of the second word behind another right one, as log10.
    StemTails = "stem-tails",
    /// Whether one of the two words is right by the rules of the language alone.
    DerivedPart = "derived-part",
    /// How well the two words fit side by side, frequent words counted one by one, as log10.
    WordsInside = "words-inside",
    /// How much better the first word fits behind what is before it than one content word does, so counted.
    WordsBefore = "words-before",
    /// How well the two words fit side by side and beside their neighbours, so counted.
    WordsAll = "words-all",
    /// How much better the two words fit beside their neighbours than one content word does, so counted.
    WordsFit = "words-fit",
    /// Whether nothing in the language would make one word of two such words.
    Apart = "apart",
}

impl Feature {
    /// Whether it is a property of the language, and so the same for all proposals in a text.
    pub const fn is_of_language(self) -> bool {
        matches!(
            self,
            Self::Inflecting | Self::Agglutinating | Self::Compounding | Self::Tagged | Self::Coverage
        )
    }
}

/// What is known of a proposal: features with their values, each at most once.
#[derive(Clone, Debug)]
pub struct Features {
    /// By number of the feature; not a number where nothing is known.
    values: [f32; Feature::ALL.len()],
    reasons: Vec<(Feature, String)>,
    decided: Option<f32>,
    is_settled: bool,
    limit: Option<f32>,
    strength: Strength,
}

/// What outweighs the limit of a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// A text full of other artifacts.
    Weak,
    /// A model that is certain, in such a text.
    Usual,
    /// Nothing that the text tells.
    Firm,
}

impl Default for Features {
    fn default() -> Self {
        Self::new()
    }
}

impl Features {
    /// Nothing is known yet.
    pub const fn new() -> Self {
        Self {
            values: [f32::NAN; Feature::ALL.len()],
            reasons: Vec::new(),
            decided: None,
            is_settled: false,
            limit: None,
            strength: Strength::Weak,
        }
    }

    /// Adds a number; one that is none is left out, as if nothing were known.
    pub fn set(&mut self, feature: Feature, value: f32) -> &mut Self {
        if value.is_finite() {
            self.values[feature as usize] = value;
        }
        self
    }

    /// Adds what is so or not.
    pub fn tell(&mut self, feature: Feature, is_so: bool) -> &mut Self {
        self.set(feature, f32::from(u8::from(is_so)))
    }

    /// The value of a feature, if it is known.
    pub fn get(&self, feature: Feature) -> Option<f32> {
        let value = self.values[feature as usize];
        (!value.is_nan()).then_some(value)
    }

    /// Whether what [`Self::tell`] was told of is so; not if nothing is known.
    pub fn is_so(&self, feature: Feature) -> bool {
        self.get(feature).is_some_and(|value| value >= 1.0)
    }

    /// Adds what a feature says of this proposal, for a person.
    pub fn because(&mut self, feature: Feature, reason: impl Into<String>) -> &mut Self {
        self.reasons.push((feature, reason.into()));
        self
    }

    /// The reasons, each with the feature that says it.
    pub fn reasons(&self) -> &[(Feature, String)] {
        &self.reasons
    }

    /// Takes the decision from the model: the proposal is as probable as this, 0.0 to 1.0.
    pub fn decide(&mut self, probability: f32) -> &mut Self {
        self.decided = Some(probability);
        self
    }

    /// The same, by what is known beyond the text: how the text is otherwise changes nothing.
    pub fn settle(&mut self, probability: f32) -> &mut Self {
        self.is_settled = true;
        self.decide(probability)
    }

    /// Whether nothing else in the text may change what was decided.
    pub const fn is_settled(&self) -> bool {
        self.is_settled
    }

    /// Limits what the model may say: the proposal is at most as probable as this, 0.0 to 1.0.
    pub fn limit(&mut self, probability: f32) -> &mut Self {
        self.limit_by(probability, Strength::Usual)
    }

    /// The same, but for a text full of other artifacts: there the model may say more than this. A stricter limit stands.
    pub fn limit_unless_dense(&mut self, probability: f32) -> &mut Self {
        self.limit_by(probability, Strength::Weak)
    }

    /// The same, whatever else is wrong in the text: it tells nothing of this proposal.
    pub fn limit_in_any_text(&mut self, probability: f32) -> &mut Self {
        self.limit_by(probability, Strength::Firm)
    }

    fn limit_by(&mut self, probability: f32, strength: Strength) -> &mut Self {
        self.limit = Some(self.limit.map_or(probability, |limit| limit.min(probability)));
        self.strength = self.strength.max(strength);
        self
    }

    /// The highest probability that the model may say, if there is a limit.
    pub const fn limited(&self) -> Option<f32> {
        self.limit
    }

    /// What outweighs the limit, if there is one.
    pub const fn strength(&self) -> Strength {
        self.strength
    }

    /// The probability that was decided, if the model is not to be asked.
    pub const fn decided(&self) -> Option<f32> {
        self.decided
    }

    /// All that is known.
    pub fn iter(&self) -> impl Iterator<Item = (Feature, f32)> + '_ {
        Feature::ALL.iter().filter_map(|&feature| Some((feature, self.get(feature)?)))
    }
}
