//! What a person says of a proposal.

use crate::text::Span;

/// The decision on one proposal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Decision {
    /// None yet.
    #[default]
    Undecided,
    /// The repair is made as proposed.
    Accepted,
    /// Something else is written than what was proposed.
    Edited(Rewrite),
    /// The text stays as it is.
    Rejected,
}

impl Decision {
    /// Whether a decision was made.
    pub fn is_made(&self) -> bool {
        *self != Self::Undecided
    }

    /// Whether the text is changed.
    pub fn is_accepted(&self) -> bool {
        matches!(self, Self::Accepted | Self::Edited(_))
    }

    /// The word for a person.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Undecided => "undecided",
            Self::Accepted => "accepted",
            Self::Edited(_) => "edited",
            Self::Rejected => "rejected",
        }
    }
}

/// What a reviewer writes instead of a proposal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rewrite {
    /// What is replaced: what the proposal replaces, or more, up to the words that it touches.
    pub span: Span,
    /// What stands there instead.
    pub text: String,
}
