//! How well fitted confidence keeps what it says on documents that nothing was fitted to.

use postedit::confidence::Model;
use postedit::evaluation::{Proposal, Reliability};
use std::collections::BTreeMap;
use std::fmt::Write;

/// Lines, each behind `#`, with the reliability of each model on the proposals of `checked` documents.
pub fn check(models: &BTreeMap<&str, Model>, checked: &[Proposal]) -> String {
    let mut text = String::new();
    let mut all = Reliability::default();
    for (&pass, model) in models {
        let mut reliability = Reliability::default();
        for proposal in checked.iter().filter(|proposal| proposal.pass == pass) {
            reliability.add(model.probability(&proposal.features), proposal.is_right);
        }
        let _ = writeln!(
            text,
            "# {pass}: {} proposals, {} right, expected calibration error {:.3}",
            reliability.proposals(),
            reliability.right(),
            reliability.expected_error()
        );
        all.merge(&reliability);
    }
    let _ = writeln!(text, "# all: expected calibration error {:.3}", all.expected_error());
    text
}
