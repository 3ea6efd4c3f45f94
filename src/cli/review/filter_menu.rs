//! The menu in which properties of proposals are chosen.

use postedit::review::{Facet, Filter, Review};
use ratatui::crossterm::event::{KeyCode, KeyEvent};

/// A list of all properties that the proposals have, with the line that the reviewer is at.
#[derive(Debug)]
pub struct FilterMenu {
    facets: Vec<(Facet, usize)>,
    at: usize,
    /// Whether the reviewer is through with it.
    pub is_closed: bool,
}

impl FilterMenu {
    /// The menu for a review.
    pub fn new(review: &Review) -> Self {
        Self { facets: review.facets(), at: 0, is_closed: false }
    }

    /// The properties, each with the number of proposals that have it.
    pub fn facets(&self) -> &[(Facet, usize)] {
        &self.facets
    }

    /// The line that the reviewer is at.
    pub fn at(&self) -> usize {
        self.at
    }

    /// Takes a key; the answer is the new filter if it changes.
    pub fn key(&mut self, key: KeyEvent, review: &Review) -> Option<Filter> {
        let last = self.facets.len().saturating_sub(1);
        match key.code {
            KeyCode::Down | KeyCode::Char('j') => self.at = (self.at + 1).min(last),
            KeyCode::Up | KeyCode::Char('k') => self.at = self.at.saturating_sub(1),
            KeyCode::PageDown | KeyCode::Char('J' | ']') => self.at = self.next_kind(),
            KeyCode::PageUp | KeyCode::Char('K' | '[') => self.at = self.kind_before(),
            KeyCode::Home => self.at = 0,
            KeyCode::End => self.at = last,
            KeyCode::Char(' ' | 'x') => {
                let mut filter = review.filter().clone();
                filter.toggle(self.facets.get(self.at)?.0);
                return Some(filter);
            }
            KeyCode::Char('c') => return Some(Filter::default()),
            KeyCode::Enter | KeyCode::Esc | KeyCode::Char('f' | 'q') => self.is_closed = true,
            _ => {}
        }
        None
    }

    fn kind(&self, at: usize) -> &'static str {
        self.facets.get(at).map_or("", |(facet, _)| facet.kind())
    }

    fn next_kind(&self) -> usize {
        (self.at..self.facets.len()).find(|&at| self.kind(at) != self.kind(self.at)).unwrap_or(self.at)
    }

    fn kind_before(&self) -> usize {
        let begins = |at: usize| at == 0 || self.kind(at) != self.kind(at - 1);
        (0..self.at).rev().find(|&at| begins(at)).unwrap_or(0)
    }
}
