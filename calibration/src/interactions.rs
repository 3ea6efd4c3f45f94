//! Features that say more, or less, of a proposal where something else is so.

use postedit::confidence::Feature::{self, *};

/// The pairs that interact in a pass: the first feature has steps of its own among the proposals of which the second
/// is so. They are those that lowered the loss most on documents that were not fitted to, tried one after the other.
pub fn interactions(pass: &str) -> &'static [(Feature, Feature)] {
    match pass {
        "fused-words" => &[
            (Prior, Compounding),
            (RightLetters, LeftClosed),
            (LeftFrequency, Compound),
            (LeftFrequency, RightFunction),
            (Margin, Inflected),
            (LeftLetters, LeftFunction),
            (Lead, WithAffix),
            // found later, by what the model missed on both parts of the documents alike
            (Margin, DerivedPart),
            (Frequency, Agglutinating),
            (RightFrequency, Agglutinating),
            (Letters, Inflected),
            (FitInside, TitleInside),
        ],
        "odd-capitals" => &[
            (AsName, LeftFunction),
            (Letters, Institution),
            (Frequency, RightFunction),
            (CapitalFit, WrittenSmall),
            (CapitalFit, Compounding),
            (FitBefore, FieldOfNoun),
        ],
        _ => &[],
    }
}
