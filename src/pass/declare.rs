//! What a pass is, and the macro that declares one with its documentation.

use crate::analysis::Context;
use crate::finding::{Findings, Level};
use crate::language::Language;
use crate::style::Style;

/// When a pass runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Before words are looked at: what damages characters makes every word after it look wrong.
    Characters,
    /// On the text with its characters repaired.
    Words,
}

/// The languages that a pass serves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Languages {
    /// All, known or not.
    All,
    /// Those with a dictionary.
    WithDictionary,
    /// Just these, by code.
    Only(&'static [&'static str]),
}

impl Languages {
    /// Whether `language` is among them.
    pub fn include(self, language: Language) -> bool {
        match self {
            Self::All => true,
            Self::WithDictionary => language.row().data.is_some(),
            Self::Only(codes) => codes.contains(&language.code()),
        }
    }
}

/// How much of a text a pass needs to see at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reads {
    /// Some lines do, with the evidence of the whole text beside them.
    Lines,
    /// It weighs marks and writings of all lines against each other, and looks at whole texts only.
    WholeText,
}

/// How much doubt there is of what a pass finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// It weighs words and marks that may be right: how full of artifacts the text is says much of them.
    Weighed,
    /// The same, and what it finds has another cause in texts that are sound otherwise: it is a suggestion where hardly
    /// anything else is surely wrong, and in a few words where nothing else is unless it is sure by itself.
    Great,
    /// What it finds can hardly be anything else, whatever the text around it is like.
    Little,
}

/// A text with an artifact and the same text repaired. It runs as a test.
#[derive(Clone, Copy, Debug)]
pub struct Example {
    /// Code of the text's language.
    pub language: &'static str,
    /// Code of the language it was translated from, if that matters.
    pub source: Option<&'static str>,
    /// The house style that the pass needs, if it does.
    pub style: Style,
    /// The text as it is found.
    pub wrong: &'static str,
    /// The text after the pass.
    pub right: &'static str,
}

/// One pass: it reads an analysed text and reports findings. It has no state and does no input or output.
#[derive(Debug)]
pub struct Pass {
    /// Name for the command line and for reports.
    pub name: &'static str,
    /// The documentation, in Markdown; its first line is the summary.
    pub documentation: &'static str,
    /// When it runs.
    pub stage: Stage,
    /// The level that its findings may reach at most.
    pub ceiling: Level,
    /// Confidence from which a finding is a fix, 0.0 to 1.0.
    pub fixes_from: f32,
    /// The languages it serves.
    pub languages: Languages,
    /// How much of a text it needs to see at once.
    pub reads: Reads,
    /// How much doubt there is of what it finds.
    pub doubt: Doubt,
    /// An example that runs as a test.
    pub example: Example,
    /// Reports what it finds.
    pub check: fn(&Context<'_>, &mut Findings),
}

impl Pass {
    /// Confidence of what may be right and wrong for a reason that no measure tells, so that it is a suggestion.
    pub const fn unsure(&self) -> f32 {
        self.fixes_from - (Level::FIX - Level::UNSURE)
    }

    /// The first line of the documentation.
    pub fn summary(&self) -> &'static str {
        self.documentation.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or("")
    }
}

/// Declares the pass of a file. Its doc comment is the text that `postedit explain` prints, so the two
/// cannot drift apart.
macro_rules! pass {
    (
        $(#[doc = $doc:expr])*
        $name:literal, $stage:ident, $ceiling:ident, $languages:expr,
        reads: $reads:ident, doubt: $doubt:ident, $(fixes_from: $fixes_from:expr,)?
        example: $language:literal $(from $source:literal)? $(in $style:expr)?, $wrong:literal => $right:literal
    ) => {
        $(#[doc = $doc])*
        pub static PASS: $crate::pass::Pass = $crate::pass::Pass {
            name: $name,
            documentation: concat!($($doc, "\n"),*),
            stage: $crate::pass::Stage::$stage,
            ceiling: $crate::finding::Level::$ceiling,
            fixes_from: pass!(@fixes_from $($fixes_from)?),
            languages: $languages,
            reads: $crate::pass::declare::Reads::$reads,
            doubt: $crate::pass::declare::Doubt::$doubt,
            example: $crate::pass::declare::Example {
                language: $language,
                source: pass!(@source $($source)?),
                style: pass!(@style $($style)?),
                wrong: $wrong,
                right: $right,
            },
            check,
        };
    };
    (@fixes_from) => { $crate::finding::Level::FIX };
    (@fixes_from $fixes_from:expr) => { $fixes_from };
    (@style) => { $crate::style::Style::DEFAULT };
    (@style $style:expr) => { $style };
    (@source) => { None };
    (@source $source:literal) => { Some($source) };
}
