//! The passes: each finds one kind of mark that translation or scraping leaves in a text.

#[macro_use]
mod declare;

mod acronym_case;
mod agreement;
mod apostrophes;
mod articles;
mod bracket_pairs;
mod calques;
mod doubled_punctuation;
mod doubled_words;
mod fused_capitals;
mod fused_numbers;
mod fused_words;
mod homoglyphs;
mod house_places;
mod house_quotes;
mod html_entities;
mod invisible_characters;
mod magnitudes;
mod missing_space;
mod misspelt_names;
mod mojibake;
mod name_forms;
mod odd_capitals;
mod quotation_marks;
mod repeat_frames;
mod repeated_spaces;
mod residue;
mod script_punctuation;
mod sentence_starts;
mod space_before_punctuation;
mod split_words;
mod stray_commas;
mod stray_periods;
mod transliteration;
mod typos;
mod unicode_normalisation;

#[cfg(test)]
pub(crate) mod testing;

pub(crate) use house_places::kept_forms;

pub use declare::{Doubt, Example, Languages, Pass, Reads, Stage};
pub use html_entities::may_hold_references;
pub(crate) use mojibake::MisreadSigns;

/// All passes, in the order in which they are listed. The order changes no result.
pub static PASSES: &[&Pass] = &[
    &mojibake::PASS,
    &html_entities::PASS,
    &homoglyphs::PASS,
    &invisible_characters::PASS,
    &unicode_normalisation::PASS,
    &fused_words::PASS,
    &fused_capitals::PASS,
    &fused_numbers::PASS,
    &missing_space::PASS,
    &stray_periods::PASS,
    &stray_commas::PASS,
    &space_before_punctuation::PASS,
    &repeated_spaces::PASS,
    &doubled_punctuation::PASS,
    &script_punctuation::PASS,
    &sentence_starts::PASS,
    &doubled_words::PASS,
    &quotation_marks::PASS,
    &apostrophes::PASS,
    &odd_capitals::PASS,
    &split_words::PASS,
    &typos::PASS,
    &misspelt_names::PASS,
    &agreement::PASS,
    &articles::PASS,
    &name_forms::PASS,
    &transliteration::PASS,
    &acronym_case::PASS,
    &residue::PASS,
    &calques::PASS,
    &house_places::PASS,
    &house_quotes::PASS,
];

/// The pass with this name.
pub fn by_name(name: &str) -> Option<&'static Pass> {
    PASSES.iter().copied().find(|pass| pass.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Level;

    #[test]
    fn names_are_unique() {
        let mut names: Vec<_> = PASSES.iter().map(|pass| pass.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), PASSES.len());
    }

    #[test]
    fn each_pass_explains_itself() {
        for pass in PASSES {
            for heading in ["# What it finds", "# Why it happens", "# Example", "# Repair"] {
                assert!(pass.documentation.contains(heading), "{} lacks {heading}", pass.name);
            }
            assert!(!pass.summary().is_empty() && !pass.summary().contains('\n'), "{}", pass.name);
        }
    }

    #[test]
    fn each_example_is_repaired_as_it_says() {
        for pass in PASSES {
            let example = &pass.example;
            let level = Level::Suggest;
            let (language, source, style) = (example.language, example.source, example.style);
            let found = testing::clean(style, pass, language, source, level, example.wrong);
            assert_eq!(found, example.right, "{}", pass.name);
            let again = testing::clean(style, pass, language, source, level, example.right);
            assert_eq!(again, example.right, "{}", pass.name);
        }
    }
}
