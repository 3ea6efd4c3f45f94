//! How many bytes may be on the way between reader and outputs.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// A number of bytes that are taken and given back; who wants more than are left waits.
#[derive(Debug)]
pub struct Budget {
    limit: usize,
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    taken: usize,
    is_closed: bool,
}

impl Budget {
    /// A budget of `limit` bytes.
    pub fn new(limit: usize) -> Self {
        Self { limit, state: Mutex::default(), changed: Condvar::new() }
    }

    /// Waits until `bytes` are left and takes them. More than there ever are can be taken when all others were given
    /// back. Answers `false`, without taking any, when the budget was closed.
    pub fn take(&self, bytes: usize) -> bool {
        let mut state = self.lock();
        while !state.is_closed && state.taken > 0 && state.taken + bytes > self.limit {
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        if !state.is_closed {
            state.taken += bytes;
        }
        !state.is_closed
    }

    /// Gives bytes back.
    pub fn give(&self, bytes: usize) {
        self.lock().taken -= bytes;
        self.changed.notify_all();
    }

    /// Lets nobody wait any more.
    pub fn close(&self) {
        self.lock().is_closed = true;
        self.changed.notify_all();
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    #[test]
    fn who_wants_more_than_is_left_waits() {
        let budget = Arc::new(Budget::new(10));
        assert!(budget.take(8));
        let other = Arc::clone(&budget);
        let waiting = std::thread::spawn(move || other.take(5));
        budget.give(8);
        assert!(waiting.join().expect("ends"));
        budget.give(5);
        assert!(budget.take(100), "one that is larger than the whole goes alone");
        let other = Arc::clone(&budget);
        let waiting = std::thread::spawn(move || other.take(1));
        budget.close();
        assert!(!waiting.join().expect("ends"));
    }
}
