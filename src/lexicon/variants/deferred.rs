//! A filter that is made when enough was asked to be worth it.

use super::Variants;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// Forms of a dictionary whose look at takes about as long as one walk over its automaton.
const FORMS_A_WALK: usize = 5_000;

/// A filter, or how often one was asked for.
#[derive(Debug, Default)]
pub(in crate::lexicon) struct Deferred {
    asked: AtomicUsize,
    is_begun: AtomicBool,
    filter: OnceLock<Variants>,
}

impl Deferred {
    /// The filter, which `make` makes of a dictionary of `forms` forms as soon as walking has taken as long as making
    /// it. While one thread makes it, the others go on without.
    pub fn get(&self, forms: usize, make: impl FnOnce() -> Variants) -> Option<&Variants> {
        if let Some(filter) = self.filter.get() {
            return Some(filter);
        }
        let asked = self.asked.fetch_add(1, Ordering::Relaxed);
        if asked * FORMS_A_WALK < forms || self.is_begun.swap(true, Ordering::Relaxed) {
            return None;
        }
        Some(self.filter.get_or_init(make))
    }

    /// The filter, if it is made already.
    pub fn made(&self) -> Option<&Variants> {
        self.filter.get()
    }
}
