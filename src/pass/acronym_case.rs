//! Acronyms written as if they were words.

use super::Languages;
use crate::analysis::Context;
use crate::finding::{Class, Findings};
use crate::lexicon::key_of;
use crate::text::{CaseShape, Notes};
use foldhash::HashSet;
use std::cell::LazyCell;

pass! {
    /// An acronym with only its first letter in capitals.
    ///
    /// # What it finds
    /// A capitalised word that the dictionary knows mostly in capitals, that the article itself writes in capitals
    /// elsewhere, or that a lexicon of the user writes with other capitals. House styles differ, so it is only suggested.
    ///
    /// # Why it happens
    /// Newspapers of some languages write acronyms as names (Nasams, Unesco), and translation keeps the case.
    ///
    /// # Example
    /// The Nasa mission and NASA engineers
    ///
    /// # Repair
    /// The NASA mission and NASA engineers
    "acronym-case", Words, Suggest, Languages::WithDictionary,
    reads: WholeText, doubt: Little,
    example: "en", "The Nasa mission and NASA engineers" => "The NASA mission and NASA engineers"
}

/// Longest acronym in letters.
const MAX_LETTERS: usize = 7;

fn check(context: &Context<'_>, findings: &mut Findings) {
    let is_upper =
        |&at: &usize| context.tokens()[at].is_word() && context.tokens()[at].shape == CaseShape::Upper;
    // only texts with a word that may be an acronym need them
    let in_capitals: LazyCell<HashSet<&str>, _> = LazyCell::new(|| {
        context.noted(Notes::CAPITALS).filter(is_upper).map(|at| context.word(at)).collect()
    });
    for at in context.noted(Notes::RARE_CAPITAL).filter(|&at| context.tokens()[at].is_title_word()) {
        let token = context.tokens()[at];
        let common = token.entry.is_valid() && token.entry.lower_share() > 0.3;
        let word = context.word(at);
        // the note says as much, but of words that the user may know all is noted
        let has_user_words = !context.user_words().is_empty();
        if has_user_words
            && (!(3..=MAX_LETTERS).contains(&word.chars().count()) || word.contains(['\'', '’']))
        {
            continue;
        }
        if has_user_words
            && let Some((writing, reason)) = context.user_words().usual_writing(&key_of(word))
            && !(token.entry.is_valid() && token.entry.lower_share() > 0.3)
        {
            findings
                .propose(token.span(), writing, Class::AcronymCase, 0.6, "a name written as a word")
                .because(reason);
            continue;
        }
        let usual = token.entry.upper_share() > 0.6
            && token.entry.zipf() >= 2.5
            && !token.entry.is_given_name()
            && !token.entry.is_surname();
        let elsewhere = !in_capitals.is_empty() && in_capitals.contains(&*word.to_uppercase());
        if (elsewhere || usual && !token.is_sentence_initial) && !common {
            let reason = if elsewhere {
                "the article writes it in capitals elsewhere"
            } else {
                "it is mostly written in capitals"
            };
            findings
                .propose(
                    token.span(),
                    word.to_uppercase(),
                    Class::AcronymCase,
                    if elsewhere { 0.6 } else { 0.45 },
                    "an acronym written as a word",
                )
                .because(reason);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pass::testing::{stays, suggests};

    #[test]
    fn suggests_capitals() {
        suggests(
            &PASS,
            "en",
            None,
            &[("The Hdmi cable and the HDMI port", "The HDMI cable and the HDMI port")],
        );
        suggests(&PASS, "es", None, &[("la Otan y la OTAN", "la OTAN y la OTAN")]);
    }

    #[test]
    fn is_never_a_fix() {
        stays(&PASS, "en", &["The Nasa mission", "Will and WILL", "The Bill and a BILL"]);
        stays(&PASS, "es", &["la Otan y la OTAN", "El Mar y EL MAR"]);
    }
}
