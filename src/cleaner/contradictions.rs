//! Two spellings of a word, each of which is taken for a slip in the other.

use crate::finding::{Finding, Level};
use foldhash::{HashMap, HashMapExt};

/// How much more probable one of two repairs that undo each other has to be.
const CLEARLY: f32 = 0.1;

/// Makes repairs unsure that other findings of the same text would undo: where "Tarsneov" is to become "Tarsenov" and
/// "Tarsenov" is to become "Tarsneov", the text does not tell which is right, unless one is clearly more probable.
pub(super) fn doubt(findings: &mut [Finding], text: &str) {
    let mut best: HashMap<(&str, String), f32> = HashMap::new();
    for finding in findings.iter().filter(|finding| finding.confidence >= Level::SUGGEST) {
        if let Some(replacement) = &finding.replacement
            && is_word(replacement)
        {
            let best = best.entry((finding.span.of(text), replacement.clone())).or_default();
            *best = best.max(finding.confidence);
        }
    }
    for finding in findings {
        let Some(replacement) = &finding.replacement else { continue };
        let undone = best.get(&(replacement.as_str(), finding.span.of(text).to_owned()));
        if undone.is_some_and(|undone| finding.confidence < undone + CLEARLY) {
            finding.confidence = finding.confidence.min(Level::UNSURE);
            finding.evidence.push(format!("“{replacement}” may as well be a slip in it"));
        }
    }
}

fn is_word(replacement: &str) -> bool {
    !replacement.is_empty() && replacement.chars().all(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Class, Findings};
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
        // marks and spaces are put right in both ways, each in its place
        assert_eq!(doubted("a ,b c", &[(" ", "", 0.9), (",", " ", 0.9), ("b", "", 0.9)]), [0.9; 3]);
    }

    #[test]
    fn the_clearly_more_probable_one_stays() {
        let text = "Mayor Tarsneov said so, and Mr Tarsenov met him.";
        let both = [("Tarsneov", "Tarsenov", 0.98), ("Tarsenov", "Tarsneov", 0.86)];
        assert_eq!(doubted(text, &both), [0.98, Level::UNSURE]);
    }
}
