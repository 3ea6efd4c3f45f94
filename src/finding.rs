//! What passes report, and what is left of it after resolution.

use crate::analysis::add_language;
use crate::confidence::{Feature, Features, Model};
use crate::language::Language;
use crate::text::Span;
use serde::{Serialize, Serializer};

/// The kind of artifact that a finding is about, in the field's terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "the names say it, and each is explained by its pass")]
pub enum Class {
    FusedName,
    FusedWords,
    NumberFused,
    MissingSpace,
    StrayPeriod,
    StrayComma,
    Typo,
    TypoName,
    DoubledWord,
    WrongQuote,
    SpaceBeforePunct,
    RepeatedSpace,
    DoubledMark,
    ScriptMark,
    Apostrophe,
    OddCapital,
    SentenceStart,
    SplitWord,
    Mojibake,
    HtmlEntity,
    Homoglyph,
    Invisible,
    Unicode,
    Agreement,
    Article,
    PlaceName,
    Transliteration,
    AcronymCase,
    Residue,
    Calque,
}

impl Class {
    /// The name that reports use, in snake case.
    pub const fn name(self) -> &'static str {
        match self {
            Self::FusedName => "fused_name",
            Self::FusedWords => "fused_words",
            Self::NumberFused => "number_fused",
            Self::MissingSpace => "missing_space",
            Self::StrayPeriod => "stray_period",
            Self::StrayComma => "stray_comma",
            Self::Typo => "typo",
            Self::TypoName => "typo_name",
            Self::DoubledWord => "doubled_word",
            Self::WrongQuote => "wrong_quote",
            Self::SpaceBeforePunct => "space_before_punct",
            Self::RepeatedSpace => "repeated_space",
            Self::DoubledMark => "doubled_mark",
            Self::ScriptMark => "script_mark",
            Self::Apostrophe => "apostrophe",
            Self::OddCapital => "odd_capital",
            Self::SentenceStart => "sentence_start",
            Self::SplitWord => "split_word",
            Self::Mojibake => "mojibake",
            Self::HtmlEntity => "html_entity",
            Self::Homoglyph => "homoglyph",
            Self::Invisible => "invisible",
            Self::Unicode => "unicode",
            Self::Agreement => "agreement",
            Self::Article => "article",
            Self::PlaceName => "place_name",
            Self::Transliteration => "transliteration",
            Self::AcronymCase => "acronym_case",
            Self::Residue => "residue",
            Self::Calque => "calque",
        }
    }
}

impl Serialize for Class {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// How far a proposal may go by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Shown and applied by default.
    Fix,
    /// Shown on request: likely, but a person should decide.
    Suggest,
}

impl Level {
    /// Confidence from which a finding is a fix, unless its pass has a bound of its own.
    pub const FIX: f32 = 0.85;
    /// Confidence of what may be right and wrong for a reason that no measure tells: a suggestion, unless the bound of its
    /// pass is as low.
    pub const UNSURE: f32 = 0.8;
    /// Confidence below which a finding is not worth a look.
    pub const SUGGEST: f32 = 0.30;
}

/// One proposal, or remark, of a pass.
#[derive(Clone, Debug)]
pub struct Finding {
    /// What would be replaced (bytes); empty to insert.
    pub span: Span,
    /// What would stand there instead; `None` makes it a remark that proposes nothing.
    pub replacement: Option<String>,
    /// The pass that found it; the registry fills it in.
    pub pass: &'static str,
    /// The kind of artifact.
    pub class: Class,
    /// Probability in 0..=1 that an editor would make this very repair.
    pub confidence: f32,
    /// The same as the model states it, without the limit that a rule may set.
    pub stated: f32,
    /// What is wrong, for a person.
    pub message: String,
    /// Why the pass thinks so, strongest first.
    pub evidence: Vec<String>,
    /// What the pass knows of it, for the model that was fitted for the pass.
    pub features: Features,
}

/// The findings of all passes over one text.
#[derive(Debug, Default)]
pub struct Findings {
    all: Vec<Finding>,
}

impl Findings {
    /// Adds a proposal to replace `span` and returns it for evidence to be added.
    pub fn propose(
        &mut self,
        span: Span,
        replacement: impl Into<String>,
        class: Class,
        confidence: f32,
        message: impl Into<String>,
    ) -> &mut Finding {
        self.all.push(Finding {
            span,
            replacement: Some(replacement.into()),
            pass: "",
            class,
            confidence: confidence.clamp(0.0, 1.0),
            stated: confidence.clamp(0.0, 1.0),
            message: message.into(),
            evidence: Vec::new(),
            features: Features::new(),
        });
        self.all.last_mut().expect("just pushed")
    }

    /// Adds a remark on `span`, without a repair.
    pub fn remark(
        &mut self,
        span: Span,
        class: Class,
        confidence: f32,
        message: impl Into<String>,
    ) -> &mut Finding {
        self.propose(span, "", class, confidence, message);
        let finding = self.all.last_mut().expect("just pushed");
        finding.replacement = None;
        finding
    }

    /// Number of findings so far.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Names `pass` as the origin of all findings from index `first` on, and lets the model that was fitted for
    /// it say how sure each is.
    pub(crate) fn sign(&mut self, first: usize, pass: &'static str, language: impl Fn(Span) -> Language) {
        if self.all.len() == first {
            return;
        }
        let model = Model::of(pass);
        for finding in &mut self.all[first..] {
            finding.pass = pass;
            finding.features.set(Feature::Prior, finding.confidence);
            add_language(language(finding.span), &mut finding.features);
            let limit = finding.features.limited().unwrap_or(1.0);
            let prior = finding.confidence;
            let stated = || model.map_or(prior, |model| model.probability(&finding.features));
            let decided = finding.features.decided();
            finding.stated = decided.unwrap_or_else(stated);
            finding.confidence = decided.unwrap_or_else(|| finding.stated.min(limit));
            if finding.replacement.is_none() || finding.confidence >= Level::SUGGEST {
                finding.give_reasons(model);
            }
        }
    }

    /// The findings themselves.
    pub fn into_vec(self) -> Vec<Finding> {
        self.all
    }
}

impl Finding {
    /// Puts the reasons that its features give before the others, the strongest first.
    fn give_reasons(&mut self, model: Option<&Model>) {
        let strength = |feature| model.map_or(0.0, |model| model.contribution(feature, &self.features));
        let mut reasons: Vec<_> = self.features.reasons().to_vec();
        reasons.sort_by(|a, b| strength(b.0).total_cmp(&strength(a.0)));
        self.evidence.splice(0..0, reasons.into_iter().map(|(_, reason)| reason));
    }

    /// Adds a reason.
    pub fn because(&mut self, reason: impl Into<String>) -> &mut Self {
        self.evidence.push(reason.into());
        self
    }
}
