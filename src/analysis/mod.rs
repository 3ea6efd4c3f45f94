//! What the passes look at: a text cut into looked-up tokens, and the judgements that several passes share.

mod boundary;
mod context;
mod derivation;
mod document_words;
mod grammar;
mod keyboard;
mod look_up;
mod neighbours;
mod spelling;
mod split;
mod suspect;
mod user_names;
mod user_words;
mod word_model;

pub use boundary::{Boundary, Verdict};
pub use context::{Context, Paragraph};
pub use document_words::DocumentWords;
pub use spelling::{Basis, Correction};
pub use split::Split;
pub use suspect::{Reading, Suspect};
pub use user_words::UserWords;

use crate::text::CaseShape;

/// `form`, which is lower case, written with the capitals of `model`.
pub fn in_case_of(form: &str, model: &str) -> String {
    match CaseShape::of(model) {
        CaseShape::Title => {
            let mut chars = form.chars();
            chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
        }
        CaseShape::Upper => form.to_uppercase(),
        CaseShape::Lower | CaseShape::Mixed => form.to_owned(),
    }
}
