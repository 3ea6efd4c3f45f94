//! From findings to edits: which of several proposals for one place is kept.

use crate::edit::Edit;
use crate::finding::{Finding, Level};
use crate::text::Span;
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// Keeps, of proposals that collide, the one of the higher level, then of the higher confidence, then the one that changes
/// less, then the one that stands first; so the result depends on neither the order of the passes nor
/// that of threads. The edits come back in the order of the text. Remarks, which propose nothing, are
/// left out.
///
/// `level` answers how far a finding may go by itself.
pub fn resolve(findings: Vec<Finding>, level: impl Fn(&Finding) -> Level) -> Vec<Edit> {
    let mut edits: Vec<Edit> = findings
        .into_iter()
        .filter(|finding| finding.confidence >= Level::SUGGEST)
        .filter_map(|finding| {
            let level = level(&finding);
            Some(Edit {
                span: finding.span,
                replacement: finding.replacement?,
                pass: finding.pass,
                class: finding.class,
                level,
                confidence: finding.confidence,
                message: finding.message,
                evidence: finding.evidence,
            })
        })
        .collect();
    edits.sort_by(preference);
    let mut kept: BTreeMap<Span, Edit> = BTreeMap::new();
    for edit in edits {
        let before = kept.range(..edit.span).next_back();
        let after = kept.range(edit.span..).next();
        if [before, after].into_iter().flatten().all(|(span, _)| !span.collides(edit.span)) {
            kept.insert(edit.span, edit);
        }
    }
    kept.into_values().collect()
}

/// Fixes before suggestions, then confidence, then size, then place, then name.
fn preference(a: &Edit, b: &Edit) -> Ordering {
    a.level
        .cmp(&b.level)
        .then(b.confidence.total_cmp(&a.confidence))
        .then_with(|| size(a).cmp(&size(b)))
        .then(a.span.cmp(&b.span))
        .then(a.pass.cmp(b.pass))
        .then_with(|| a.replacement.cmp(&b.replacement))
}

fn size(edit: &Edit) -> usize {
    edit.span.len() + edit.replacement.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::{Class, Findings};

    fn found(proposals: &[(usize, usize, &str, f32)]) -> Vec<(usize, String)> {
        let mut findings = Findings::default();
        for &(start, end, replacement, confidence) in proposals {
            findings.propose(Span::new(start, end), replacement, Class::Typo, confidence, "");
        }
        resolve(findings.into_vec(), |_| Level::Fix)
            .into_iter()
            .map(|e| (e.span.start, e.replacement))
            .collect()
    }

    #[test]
    fn the_surer_of_two_colliding_proposals_is_kept() {
        assert_eq!(found(&[(0, 4, "a", 0.85), (2, 6, "b", 0.95)]), [(2, "b".into())]);
    }

    #[test]
    fn of_equally_sure_ones_the_smaller_is_kept() {
        assert_eq!(found(&[(0, 9, "long one", 0.9), (2, 3, "b", 0.9)]), [(2, "b".into())]);
    }

    #[test]
    fn the_order_of_findings_does_not_matter() {
        let mut proposals = vec![(0, 4, "a", 0.9), (3, 8, "b", 0.9), (8, 9, "c", 0.9), (20, 22, "d", 0.5)];
        let forwards = found(&proposals);
        proposals.reverse();
        assert_eq!(forwards, found(&proposals));
    }

    #[test]
    fn what_is_hardly_likely_is_dropped() {
        assert!(found(&[(0, 4, "a", 0.2)]).is_empty());
    }
}
