//! The counts of a whole corpus, of which only the frequent forms stay when room is short.

use super::document::{BatchCounts, BatchForm, Tally};
use crate::user_lexicon::{FormCounts, Usage};
use std::collections::HashMap;

/// Writings and neighbours of a form that are counted on, and that are written.
const COUNTED: usize = 8;
const WRITTEN: usize = 4;

/// Forms with their counts, at most so many.
#[derive(Debug)]
pub(super) struct Table {
    limit: usize,
    forms: HashMap<Box<str>, FormCounts>,
    /// What a form that is not in the table may have occurred at most.
    missed: u32,
}

impl Table {
    pub(super) fn new(limit: usize) -> Self {
        Self { limit, forms: HashMap::new(), missed: 0 }
    }

    /// What any form may have occurred more often than it was counted.
    pub(super) const fn missed(&self) -> u32 {
        self.missed
    }

    /// Adds the counts of a batch.
    pub(super) fn add(&mut self, batch: BatchCounts) {
        for (form, counts) in batch.forms {
            let missed = self.missed;
            let known =
                self.forms.entry(form).or_insert_with(|| FormCounts { missed, ..FormCounts::default() });
            add(known, counts);
        }
        if self.forms.len() > self.limit {
            self.prune();
        }
    }

    /// Drops the rarest forms, all that occurred equally often at most together, until three quarters of the limit
    /// are left.
    fn prune(&mut self) {
        let most = |counts: &FormCounts| counts.total().saturating_add(counts.missed);
        let mut numbers: Vec<u32> = self.forms.values().map(most).collect();
        let kept = self.limit * 3 / 4;
        let (_, &mut least, _) = {
            let last = numbers.len() - 1 - kept;
            numbers.select_nth_unstable(last)
        };
        self.missed = self.missed.max(least);
        self.forms.retain(|_, counts| most(counts) > least);
    }

    /// The forms that occurred `least` times or more, in the order of their bytes.
    pub(super) fn into_sorted(self, least: u32) -> Vec<(String, FormCounts)> {
        let mut forms: Vec<(String, FormCounts)> = self
            .forms
            .into_iter()
            .filter(|(_, counts)| counts.total() >= least)
            .map(|(form, counts)| (form.into(), counts))
            .collect();
        forms.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        for (_, counts) in &mut forms {
            for list in [&mut counts.writings, &mut counts.before, &mut counts.after] {
                list.truncate(WRITTEN);
            }
        }
        forms
    }
}

fn add(known: &mut FormCounts, batch: BatchForm) {
    for (to, from) in [
        (&mut known.documents, batch.documents),
        (&mut known.lower, batch.lower),
        (&mut known.title_inside, batch.title_inside),
        (&mut known.title_initial, batch.title_initial),
        (&mut known.upper, batch.upper),
        (&mut known.mixed, batch.mixed),
    ] {
        *to = to.saturating_add(from);
    }
    add_most_usual(&mut known.writings, batch.writings);
    add_most_usual(&mut known.before, batch.before);
    add_most_usual(&mut known.after, batch.after);
}

/// Adds counts to a list of which the most usual [`COUNTED`] stay, in the order of their numbers.
fn add_most_usual(list: &mut Vec<Usage>, batch: Tally) {
    if batch.is_empty() {
        return;
    }
    let mut sum: HashMap<String, u32> = list.drain(..).collect();
    for (text, count) in batch {
        let known = sum.entry(text.into()).or_default();
        *known = known.saturating_add(count);
    }
    list.extend(sum);
    list.sort_unstable_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    list.truncate(COUNTED);
    list.shrink_to_fit();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_usual_neighbours_stay() {
        let mut list = Vec::new();
        for batch in 0..50u32 {
            let rare = (0..20).map(|n| (format!("rare{batch}-{n}").into_boxed_str(), 1));
            add_most_usual(&mut list, rare.chain([("elena".into(), 2)]).collect());
        }
        assert_eq!(list[0], ("elena".to_owned(), 100));
        assert_eq!(list.len(), COUNTED);
    }
}
