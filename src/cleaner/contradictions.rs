//! Repairs that leave no ground for others: two spellings of a word, each of which is taken for a slip in the other, and a
//! period behind what is no word by itself.

use crate::finding::{Class, Finding, Level};
use foldhash::{HashMap, HashMapExt, HashSet};

/// How much more probable one of two repairs that undo each other has to be.
const CLEARLY: f32 = 0.1;

/// Makes repairs unsure that other findings of the same text would undo: where "Tarsneov" is to become "Tarsenov" and
/// "Tarsenov" is to become "Tarsneov", the text does not tell which is right, unless one is clearly more probable.
pub(super) fn doubt(findings: &mut [Finding], text: &str) {
    let mut best: HashMap<(&str, String), f32> = HashMap::new();
    // what is right beside its neighbours may be so in both ways: "a hour and an week"
    let is_slip = |finding: &Finding| matches!(finding.class, Class::Typo | Class::TypoName);
    let likely = |finding: &&Finding| is_slip(finding) && finding.confidence >= Level::SUGGEST;
    for finding in findings.iter().filter(likely) {
        if let Some(replacement) = &finding.replacement {
            let best = best.entry((finding.span.of(text), replacement.clone())).or_default();
            *best = best.max(finding.confidence);
        }
    }
    for finding in findings.iter_mut().filter(|finding| is_slip(finding)) {
        let Some(replacement) = &finding.replacement else { continue };
        let undone = best.get(&(replacement.as_str(), finding.span.of(text).to_owned()));
        if undone.is_some_and(|undone| finding.confidence < undone + CLEARLY) {
            finding.confidence = finding.confidence.min(Level::UNSURE);
            finding.evidence.push(format!("“{replacement}” may as well be a slip in it"));
        }
    }
}

/// Drops what was found of a period behind the second half of a word whose halves are to be joined ("бесплат но. Он"): by
/// that half nothing can be told, and the next round sees the whole word.
pub(super) fn drop_behind_halves(findings: &mut Vec<Finding>, text: &str) {
    let ends: HashSet<usize> = findings
        .iter()
        .filter(|finding| finding.class == Class::SplitWord && finding.confidence >= Level::FIX)
        .map(|finding| {
            let rest = &text[finding.span.end..];
            finding.span.end + rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len())
        })
        .collect();
    if !ends.is_empty() {
        findings.retain(|finding| finding.class != Class::StrayPeriod || !ends.contains(&finding.span.start));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Findings;
    use crate::text::Span;

    fn doubted(text: &str, repairs: &[(&str, &str, f32)]) -> Vec<f32> {
        let mut findings = Findings::default();
        for &(wrong, right, confidence) in repairs {
            let start = text.find(wrong).expect("a word of the text");
            findings.propose(
                Span::new(start, start + wrong.len()),
                right,
                Class::TypoName,
                confidence,
                "misspelt",
            );
        }
        let mut found = findings.into_vec();
        doubt(&mut found, text);
        found.iter().map(|finding| finding.confidence).collect()
    }

    #[test]
    fn of_two_spellings_neither_repairs_the_other() {
        let text = "Mayor Tarsneov said so, and Mr Tarsenov met the minster.";
        let both =
            [("Tarsneov", "Tarsenov", 0.9), ("Tarsenov", "Tarsneov", 0.88), ("minster", "minister", 0.9)];
        assert_eq!(doubted(text, &both), [Level::UNSURE, Level::UNSURE, 0.9]);
        assert_eq!(doubted(text, &both[1..]), [0.88, 0.9]);
    }

    #[test]
    fn of_a_period_behind_half_a_word_nothing_is_told() {
        let text = "Free of char ge. He said so. there.";
        let mut found = Findings::default();
        found.propose(Span::at(0), "", Class::Typo, 0.9, "misspelt");
        found.propose(Span::new(12, 13), "", Class::SplitWord, 0.95, "a space inside a word");
        found.propose(Span::new(15, 16), "", Class::StrayPeriod, 0.99, "a period inside a sentence");
        found.propose(Span::new(27, 28), "", Class::StrayPeriod, 0.99, "a period inside a sentence");
        let mut findings = found.into_vec();
        drop_behind_halves(&mut findings, text);
        assert_eq!(findings.iter().map(|finding| finding.span.start).collect::<Vec<_>>(), [0, 12, 27]);
    }

    #[test]
    fn the_clearly_more_probable_one_stays() {
        let text = "Mayor Tarsneov said so, and Mr Tarsenov met him.";
        let both = [("Tarsneov", "Tarsenov", 0.98), ("Tarsenov", "Tarsneov", 0.86)];
        assert_eq!(doubted(text, &both), [0.98, Level::UNSURE]);
    }
}
