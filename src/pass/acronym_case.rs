//! Acronyms written as if they were words.

use super::Languages;
use crate::analysis::Context;
use crate::finding::{Class, Findings};
use crate::language::Language;
use crate::lexicon::key_of;
use crate::text::{CaseShape, Notes};
use foldhash::HashMap;
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
/// By how much of its occurrences more a word stands in capitals than as a name, or the other way.
const ACRONYM_LEAD: f32 = 0.3;
/// Fewest letters of a word in capitals that is rather of a headline than an acronym.
const HEADLINE_LETTERS: usize = 5;

fn check(context: &Context<'_>, findings: &mut Findings) {
    let is_upper =
        |&at: &usize| context.tokens()[at].is_word() && context.tokens()[at].shape == CaseShape::Upper;
    // only texts with a word that may be an acronym need them; in a headline any word has capitals
    let in_headline = |at: usize| {
        [at.checked_sub(1), Some(at + 1)].into_iter().flatten().any(|beside| {
            context.token(beside).is_some_and(|token| {
                token.is_word()
                    && token.shape == CaseShape::Upper
                    && context.word(beside).chars().count() >= HEADLINE_LETTERS
            })
        })
    };
    let in_capitals = LazyCell::new(|| {
        let all = context.noted(Notes::CAPITALS).filter(is_upper);
        Acronyms::of(all.filter(|&at| !in_headline(at)).map(|at| context.word(at)))
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
        let in_capitals = in_capitals.count(word, token.language);
        let is_elsewhere = in_capitals > 0;
        if !is_elsewhere && token.entry.upper_share() <= ACRONYM_LEAD {
            continue;
        }
        // "Lkw" beside one LKW, and a name in one headline: what the text writes most is meant
        let is_rarer = || {
            let counts = context.words().count(&key_of(word));
            in_capitals < counts.all.saturating_sub(counts.lower + in_capitals)
        };
        if is_elsewhere && is_rarer() {
            continue;
        }
        // what only the register of names has may be a name as well
        let own = token.language.look_up(&key_of(word));
        let usual = own.is_valid()
            && own.upper_share() > own.title_share() + ACRONYM_LEAD
            && own.zipf() >= 2.5
            && !own.is_given_name()
            && !own.is_surname();
        // "SEATTLE (AP)": a place that opens a dispatch
        let is_name = own.title_share() > own.upper_share() + ACRONYM_LEAD && !own.has_mixed_case();
        let elsewhere = is_elsewhere && !is_name;
        if (elsewhere || usual && !token.is_sentence_initial) && !common {
            let reason = if elsewhere {
                "the article writes it in capitals elsewhere"
            } else {
                "it is mostly written in capitals"
            };
            let mixed = usual_mixed_case(&key_of(word), token.language).filter(|_| !elsewhere);
            findings
                .propose(
                    token.span(),
                    mixed.unwrap_or_else(|| token.language.in_capitals(word)),
                    Class::AcronymCase,
                    if elsewhere { 0.6 } else { 0.45 },
                    "an acronym written as a word",
                )
                .because(reason);
        }
    }
}

/// The words in capitals of a text, each with how often it stands there.
#[derive(Default)]
struct Acronyms<'t> {
    counts: HashMap<&'t str, u32>,
    /// A bit for each number of characters that one of them has.
    lengths: u64,
}

impl<'t> Acronyms<'t> {
    fn of(words: impl Iterator<Item = &'t str>) -> Self {
        let mut all = Self::default();
        for word in words {
            *all.counts.entry(word).or_default() += 1;
            all.lengths |= Self::length(word);
        }
        all
    }

    fn length(word: &str) -> u64 {
        1 << word.chars().count().min(63)
    }

    /// How often the text has `word` in capitals.
    fn count(&self, word: &str, language: Language) -> u32 {
        // most words are spared their capitals, of which those in ASCII have as many as letters
        let may_be_there = !word.is_ascii() || self.lengths & Self::length(word) != 0;
        let written = || self.counts.get(&*language.in_capitals(word)).copied();
        (!self.counts.is_empty() && may_be_there).then(written).flatten().unwrap_or(0)
    }
}

/// The spelling of a brand with capitals inside, as English writes it: YouTube.
fn usual_mixed_case(key: &str, language: Language) -> Option<String> {
    [language, Language::english()].into_iter().find_map(|language| language.lexicon()?.mixed_case(key))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pass::testing::{only_suggests, stays, suggests};

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
    fn says_nothing_of_names_in_headlines_and_dispatches() {
        let texts = [
            "SEATTLE (AP) — The mayor of Seattle left on Monday.",
            "FIRE IN JURUPA VALLEY GROWS\nThe town of Jurupa was emptied on Monday.",
            "The lawyer Uhlmann spoke before the court on Monday.",
        ];
        for text in texts {
            suggests(&PASS, "en", None, &[(text, text)]);
        }
    }

    #[test]
    fn brands_keep_their_small_letters() {
        suggests(&PASS, "fr", None, &[("Il a vu cela sur Youtube hier.", "Il a vu cela sur YouTube hier.")]);
    }

    #[test]
    fn is_never_a_fix() {
        only_suggests(&PASS, "en", None, &[("The Nasa mission", "The NASA mission")]);
        only_suggests(&PASS, "es", None, &[("la Otan y la OTAN", "la OTAN y la OTAN")]);
        stays(&PASS, "en", &["Will and WILL", "The Bill and a BILL"]);
        stays(&PASS, "es", &["El Mar y EL MAR"]);
    }

    #[test]
    fn keeps_what_the_text_writes_most() {
        let texts = [
            "Ein Lkw fuhr auf den Lkw vor ihm, und am dritten Lkw brannte es. Die Zahl der LKW steigt.",
            "MEUTHEN geht. Herr Meuthen sprach lange, und Frau Olsen hörte Meuthen zu.",
        ];
        texts.iter().for_each(|text| suggests(&PASS, "de", None, &[(text, text)]));
    }
}
