//! Two spellings of a word, each of which is taken for a slip in the other.

use crate::finding::{Class, Finding, Level};
use foldhash::{HashMap, HashMapExt};

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
    fn the_clearly_more_probable_one_stays() {
        let text = "Mayor Tarsneov said so, and Mr Tarsenov met him.";
        let both = [("Tarsneov", "Tarsenov", 0.98), ("Tarsenov", "Tarsneov", 0.86)];
        assert_eq!(doubted(text, &both), [0.98, Level::UNSURE]);
    }
}
