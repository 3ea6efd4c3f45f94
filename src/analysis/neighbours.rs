//! Searches for near forms, each done once per word of a text: a name that no dictionary holds occurs often.

use crate::lexicon::{Candidate, Lexicon};
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

/// Which dictionary was searched, by its address, for which word, within how many edits.
type Search = (usize, String, u8);

/// The results of searches in dictionaries.
#[derive(Debug, Default)]
pub(super) struct Neighbours {
    found: RefCell<HashMap<Search, Rc<[Candidate]>>>,
}

impl Neighbours {
    /// The forms of `lexicon` within `max_edits` of `key`.
    pub(super) fn of(&self, lexicon: &'static Lexicon, key: &str, max_edits: u8) -> Rc<[Candidate]> {
        let search = (std::ptr::from_ref(lexicon) as usize, key.to_owned(), max_edits);
        if let Some(found) = self.found.borrow().get(&search) {
            return Rc::clone(found);
        }
        let found: Rc<[Candidate]> = lexicon.nearest(key, max_edits).into();
        self.found.borrow_mut().insert(search, Rc::clone(&found));
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::names;

    #[test]
    fn a_search_is_done_once() {
        let neighbours = Neighbours::default();
        let first = neighbours.of(names(), "strynker", 1);
        let second = neighbours.of(names(), "strynker", 1);
        assert!(Rc::ptr_eq(&first, &second) && first.iter().any(|candidate| candidate.form == "stryker"));
    }
}
