//! Proposals that count as wrong though they are not, which nothing is fitted to.

use postedit::evaluation::{GoldRepair, Proposal};

static FAULTS: &str = include_str!("faults.tsv");

/// Whether a proposal that counts as wrong is none to learn from: it repairs a fault that the clean text has itself, or
/// it differs from the gold by a comma alone, which a rule of its own decides and not the confidence. Such proposals are
/// the surest of all, so a few of them make a regression shy.
pub fn is_no_case(set: &str, proposal: &Proposal, gold: &[&GoldRepair]) -> bool {
    !proposal.is_right && (is_fault(set, proposal) || differs_by_comma(proposal, gold))
}

fn is_fault(set: &str, proposal: &Proposal) -> bool {
    let mut faults = FAULTS.lines().filter_map(|line| line.split_once('\t'));
    faults.any(|(code, right)| code == set && proposal.right == right)
}

fn differs_by_comma(proposal: &Proposal, gold: &[&GoldRepair]) -> bool {
    let plain = |text: &str| text.replace(',', "");
    let proposed = plain(&proposal.right);
    proposal.right.contains(", ")
        && gold.iter().any(|repair| {
            let wanted = plain(&repair.right);
            wanted.trim_matches(|c: char| !c.is_alphanumeric()) == proposed
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fault_is_told() {
        for line in FAULTS.lines().filter(|line| !line.starts_with('#')) {
            assert!(
                line.split_once('\t').is_some_and(|(code, right)| code.len() == 2 && !right.is_empty()),
                "{line}"
            );
        }
    }
}
