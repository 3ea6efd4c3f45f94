//! Counts of neighbouring word classes.

use crate::sets::{TestSet, is_checked};
use postedit::Language;
use postedit::analysis::{Context, NeighbourClass};
use std::fmt::Write;

/// Lines of language, class, and how often each class stands behind it, from the clean texts that are fitted to.
pub fn count(sets: &[TestSet]) -> String {
    let mut text = String::new();
    for set in sets {
        let counts = counts(set);
        for (before, row) in counts.chunks(NeighbourClass::COUNT).enumerate() {
            let cells: Vec<String> = row.iter().map(u32::to_string).collect();
            let _ = writeln!(text, "{}\t{before}\t{}", set.name, cells.join("\t"));
        }
    }
    text
}

fn counts(set: &TestSet) -> Vec<u32> {
    let size = NeighbourClass::COUNT;
    let mut counts = vec![0; size * size];
    let texts = set.documents.iter().filter(|document| !is_checked(document));
    for text in texts.filter_map(|document| document.clean.as_deref()) {
        let context = Context::new(text, Language::from_code(&set.name), None);
        for paragraph in context.paragraphs() {
            let mut before = NeighbourClass::EDGE;
            for at in paragraph.tokens.clone() {
                let class = context.neighbour_class(Some(at));
                counts[before.index() * size + class.index()] += 1;
                before = class;
            }
            counts[before.index() * size + NeighbourClass::EDGE.index()] += 1;
        }
    }
    counts
}
