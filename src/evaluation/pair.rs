//! Gold repairs from a pair of texts: as it was found, and as an editor left it.

use super::GoldRepair;
use similar::{Algorithm, DiffTag, TextDiff};

/// The class of repairs that no one classed.
pub const UNCLASSED: &str = "unclassed";

/// The repairs that make `right` of `wrong`, the text of the document `doc`, word by word.
pub fn gold_between(doc: &str, wrong: &str, right: &str) -> Vec<GoldRepair> {
    let diff = TextDiff::configure().algorithm(Algorithm::Patience).diff_words(wrong, right);
    let (old, new) = (diff.iter_old_slices().collect::<Vec<_>>(), diff.iter_new_slices().collect::<Vec<_>>());
    let mut starts = vec![0];
    starts.extend(old.iter().scan(0, |at, word| {
        *at += word.chars().count();
        Some(*at)
    }));
    diff.ops()
        .iter()
        .filter(|op| op.tag() != DiffTag::Equal)
        .map(|op| GoldRepair {
            doc: doc.to_owned(),
            start: starts[op.old_range().start],
            end: starts[op.old_range().end],
            wrong: old[op.old_range()].concat(),
            right: new[op.new_range()].concat(),
            alts: Vec::new(),
            class: UNCLASSED.to_owned(),
            tier: None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_changed_stretch_is_a_repair() {
        let (wrong, right) = ("Él dijo que que nó vendría.\nFin", "Él dijo que no vendría.\nFin");
        let gold = gold_between("d", wrong, right);
        let chars: Vec<char> = wrong.chars().collect();
        let mut repaired = String::new();
        let mut last = 0;
        for repair in &gold {
            assert_eq!(chars[repair.start..repair.end].iter().collect::<String>(), repair.wrong);
            repaired.extend(&chars[last..repair.start]);
            repaired.push_str(&repair.right);
            last = repair.end;
        }
        repaired.extend(&chars[last..]);
        assert_eq!(repaired, right);
        assert!(gold_between("d", right, right).is_empty());
    }
}
