//! What the user wants left alone: the words of their lists, as they are written there, the names of places that their
//! house style writes, and what their patterns match.
//!
//! It is asked in one place, where the findings of all passes come together, so that it holds for each of them.

use crate::finding::{Class, Finding};
use crate::pass::kept_forms;
use crate::style::PlaceNames;
use crate::text::{Span, merge_overlapping};
use crate::user_lexicon::{UserLexicon, WordList, is_inside_word};
use regex::Regex;
use std::sync::Arc;

/// What is to be left alone in one text.
#[derive(Debug)]
pub struct LeftAlone<'t> {
    text: &'t str,
    /// What the patterns match, in order.
    matched: Vec<Span>,
    lists: Vec<&'t WordList>,
}

impl<'t> LeftAlone<'t> {
    /// Looks for what the patterns match in `text`.
    pub fn new(
        text: &'t str,
        patterns: &[Regex],
        lexica: &'t [Arc<UserLexicon>],
        place_names: PlaceNames,
    ) -> Self {
        let matched = patterns
            .iter()
            .flat_map(|pattern| pattern.find_iter(text))
            .filter(|found| !found.is_empty())
            .map(|found| Span::new(found.start(), found.end()));
        let matched = merge_overlapping(matched);
        let lists = lexica.iter().filter_map(|lexicon| match lexicon.as_ref() {
            UserLexicon::Words(list) => Some(list),
            UserLexicon::Corpus(_) | UserLexicon::Hunspell(_) => None,
        });
        let mut lists: Vec<&'t WordList> = lists.collect();
        kept_forms(place_names).for_each(|list| lists.push(list));
        Self { text, matched, lists }
    }

    /// Whether a finding must not be told: it touches what a pattern matches, or would change a listed word.
    pub fn forbids(&self, finding: &Finding) -> bool {
        self.is_matched(finding.span)
            || finding.replacement.as_deref().is_some_and(|replacement| {
                self.lists.iter().any(|list| self.changes_listed(list, finding, replacement))
            })
    }

    fn is_matched(&self, span: Span) -> bool {
        let first = self.matched.partition_point(|matched| matched.end <= span.start);
        self.matched.get(first).is_some_and(|matched| lies_in(span, *matched))
    }

    /// Whether a listed word, or several that are listed together, would no longer stand where it does.
    fn changes_listed(&self, list: &WordList, finding: &Finding, replacement: &str) -> bool {
        let (text, span) = (self.text, finding.span);
        list.entries_near(text, span).any(|entry| {
            // of a word that stands twice, one goes and the other stays
            let is_single = !entry.of(text).contains(char::is_whitespace);
            if finding.class == Class::DoubledWord && is_single {
                return false;
            }
            // with a character on both sides, to see whether the word would be fused with what stands there
            let start = span.start.min(entry.start);
            let start = text[..start].char_indices().next_back().map_or(start, |(at, _)| at);
            let end = span.end.max(entry.end);
            let end = text[end..].chars().next().map_or(end, |c| end + c.len_utf8());
            let after = [&text[start..span.start], replacement, &text[span.end..end]].concat();
            !stands_in(entry.of(text), &after)
        })
    }
}

/// Whether a change at `span` changes something in `stretch`: they share text, or something is put into its midst.
const fn lies_in(span: Span, stretch: Span) -> bool {
    span.start < stretch.end && stretch.start < span.end
}

/// Whether `word` stands in `text` as a whole.
fn stands_in(word: &str, text: &str) -> bool {
    text.match_indices(word)
        .any(|(at, _)| !is_inside_word(text, at) && !is_inside_word(text, at + word.len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Findings;

    fn forbids(words: &str, patterns: &[&str], text: &str, wrong: &str, right: &str) -> bool {
        let lexica = if words.is_empty() {
            Vec::new()
        } else {
            vec![Arc::new(UserLexicon::Words(WordList::read(words).expect("a list")))]
        };
        let patterns: Vec<Regex> = patterns.iter().map(|p| Regex::new(p).expect("a pattern")).collect();
        let start = text.find(wrong).expect("it is there");
        let mut findings = Findings::default();
        findings.propose(Span::new(start, start + wrong.len()), right, Class::Typo, 0.9, "");
        let finding = findings.into_vec().remove(0);
        LeftAlone::new(text, &patterns, &lexica, PlaceNames::Suggest).forbids(&finding)
    }

    #[test]
    fn a_listed_word_stays_as_it_is_written_and_what_is_around_it_may_change() {
        let forbids = |text, wrong, right| forbids("Nasams\nAT&T\n.NET\nBora Bora", &[], text, wrong, right);
        assert!(forbids("The Nasams fired.", "Nasams", "NASAMS"));
        assert!(forbids("The Nasams fired.", "The Nasams", "The nasams"));
        assert!(forbids("The Nasams fired.", "m", "n"));
        assert!(forbids("The Nasams's crew", "Nasams's", "Nasam's"));
        // fused with its neighbour it would be another word
        assert!(forbids("Na Nasams", " ", ""));
        assert!(!forbids("The Nasams ,which", " ,", ","));
        assert!(!forbids("The Nasams ,which", "Nasams ,", "Nasams, "));
        assert!(!forbids("The Nasamsbut", "Nasamsbut", "Nasams, but"));
        assert!(!forbids("The NASAMS fired.", "NASAMS", "Nasams"));
        assert!(forbids("with AT&T now", "&", " & ") && forbids("in .NET now", ".", ""));
        assert!(!forbids("is AT&Ts now", "&", " & "));
        assert!(forbids("to Bora Bora now", " Bora", "") && !forbids("to Bora now", "Bora", "Boar"));
        assert!(!forbids("Nasams\u{301} now", "Nasams\u{301}", "x"));
    }

    #[test]
    fn nothing_in_what_a_pattern_matches_may_change() {
        let forbids =
            |text, wrong, right| forbids("", &[r"\[sic\]", r"(?m)^Photo: .*", "a{2,}"], text, wrong, right);
        assert!(forbids("He sayed [sic] it", "sayed [", "said ["));
        assert!(forbids("x\nPhoto: teh sea\ny", "teh", "the"));
        assert!(!forbids("x\nPhoto: sea\nteh", "teh", "the"));
        assert!(!forbids("He [sic] said", " said", ", said") && !forbids("He [sic]said", "said", " said"));
        assert!(forbids("Haaaa!", "aa", "a"));
    }
}
