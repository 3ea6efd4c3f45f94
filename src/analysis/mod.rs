//! What the passes look at: a text cut into looked-up tokens, and the judgements that several passes share.

mod apostrophe_split;
mod boundary;
mod capital_split;
mod compounds;
mod context;
mod derivation;
mod document_words;
mod frequent_neighbours;
mod grammar;
mod host;
mod identifiers;
mod keyboard;
mod look_up;
mod markup_split;
mod mixture;
mod name_beginnings;
mod neighbour_classes;
mod newer_words;
mod notes;
mod numerals;
mod spelling;
mod split;
mod suspect;
mod unknown_words;
mod user_names;
mod user_words;
mod weighing;
mod whole;
mod word_forms;
mod word_model;

pub use apostrophe_split::ApostropheSplit;
pub(crate) use apostrophe_split::{HOST_ZIPF, opens_with_vowel};
pub use boundary::{Boundary, Verdict};
pub use capital_split::{CapitalSplit, First, Second};
pub(crate) use compounds::is_linked;
pub use context::{Context, Marks, Paragraph};
pub(crate) use derivation::is_derived;
pub use document_words::DocumentWords;
pub use frequent_neighbours::{FIRST_WORD, FrequentNeighbours, Neighbour};
pub(crate) use identifiers::{is_in_call, is_in_code, is_option};
pub use markup_split::MarkupSplit;
pub use neighbour_classes::{NeighbourClass, affinity};
pub(crate) use notes::BEHIND_APOSTROPHE;
pub use notes::{is_common_word, takes_no_capital};
pub use numerals::is_hyphenated_number;
pub use spelling::{Correction, Origin};
pub use split::Split;
pub use suspect::{Broken, Reading, Suspect};
pub use user_words::UserWords;
pub(crate) use weighing::add_language;
pub use whole::Whole;

use crate::language::Language;
use crate::text::CaseShape;

/// `form`, which is lower case, written with the capitals of `model` as `language` writes them.
pub fn in_case_of(form: &str, model: &str, language: Language) -> String {
    match CaseShape::of(model) {
        CaseShape::Title => language.with_capital(form),
        CaseShape::Upper => language.in_capitals(form),
        CaseShape::Lower | CaseShape::Mixed => form.to_owned(),
    }
}
