//! The table of optimal string alignment between a word and a path of letters that grows and shrinks.

/// Most edits that a table can be asked about.
pub(super) const MAX_LIMIT: u8 = 2;

/// Cells of a row that are kept: those within [`MAX_LIMIT`] of the diagonal, which is the middle one.
const BAND: usize = 2 * MAX + 1;
const MAX: usize = MAX_LIMIT as usize;

/// Stands before and behind the letters of the word, so that all cells of a row are reckoned alike; and for the last
/// letter of a path that has none. Both are no letters.
const EDGE: char = '\0';
const NONE: char = '\u{1}';

/// The rows of the table, one for each letter of the path and one for the empty path.
pub(super) struct Table {
    /// The letters of the word behind [`MAX_LIMIT`] edges and before enough others.
    padded: Box<[char]>,
    length: usize,
    limit: u8,
    /// The limit of paths that begin with another letter than the word. Two edits that change the first letter too are
    /// hardly ever one accident, and looking for them costs ten times the rest.
    limit_elsewhere: u8,
    rows: Vec<[u8; BAND]>,
    path: Vec<char>,
}

impl Table {
    /// That of a word and the empty path. Forms are within `limit` edits (up to [`MAX_LIMIT`]) if they begin with the
    /// letter of the word, and within `limit_elsewhere` if they do not.
    pub fn new(word: &str, limit: u8, limit_elsewhere: u8) -> Self {
        let edges = |count| std::iter::repeat_n(EDGE, count);
        let padded: Box<[char]> = edges(MAX).chain(word.chars()).chain(edges(BAND + 1)).collect();
        let length = padded.len() - MAX - BAND - 1;
        let first = std::array::from_fn(|cell| match cell.checked_sub(MAX) {
            Some(column) if column <= length => (column as u8).min(limit + 1),
            _ => limit + 1,
        });
        Self { padded, length, limit, limit_elsewhere, rows: vec![first], path: Vec::new() }
    }

    /// The letters of the word.
    pub fn word(&self) -> &[char] {
        &self.padded[MAX..][..self.length]
    }

    /// The letters of the path.
    pub fn path(&self) -> &[char] {
        &self.path
    }

    /// Distance between the word and the whole path; one more than the limit if it is over it.
    pub fn distance(&self) -> u8 {
        let cell = (self.length + MAX).checked_sub(self.path.len());
        cell.and_then(|cell| self.row().get(cell)).copied().unwrap_or(self.limit + 1)
    }

    /// Edits that the path may have.
    pub fn budget(&self) -> u8 {
        match self.path.first() {
            Some(first) if *first != self.padded[MAX] => self.limit_elsewhere,
            _ => self.limit,
        }
    }

    /// Whether some alignment of the path has edits left.
    pub fn has_edits_left(&self) -> bool {
        let budget = self.budget();
        self.path.is_empty() || self.row().iter().any(|&cost| cost < budget)
    }

    fn row(&self) -> &[u8; BAND] {
        &self.rows[self.path.len()]
    }

    /// Adds the row of `letter`; answers whether a form within the limit can still follow.
    pub fn step(&mut self, letter: char) -> bool {
        let (depth, over) = (self.path.len(), self.limit + 1);
        let above = self.rows[depth];
        let (before, last) = match depth {
            0 => ([over; BAND], NONE),
            _ => (self.rows[depth - 1], self.path[depth - 1]),
        };
        let mut row = [over; BAND];
        // in the new row a cell stands one column further than in the one above, and the last column ends it
        let cells = (self.length + MAX).saturating_sub(depth).min(BAND);
        let mut left = over;
        for (cell, cost) in row.iter_mut().enumerate().take(cells) {
            let own = self.padded[depth + cell];
            let substituted = u8::from(own != letter);
            let added = above.get(cell + 1).map_or(over, |cost| cost + 1);
            let mut least = (above[cell] + substituted).min(added).min(left + 1);
            if own == last && depth + cell > 0 && self.padded[depth + cell - 1] == letter {
                least = least.min(before[cell] + substituted);
            }
            left = least.min(over);
            *cost = left;
        }
        self.rows.push(row);
        self.path.push(letter);
        row.iter().any(|&cost| cost <= self.budget())
    }

    /// Takes the last letter of the path off.
    pub fn back(&mut self) {
        self.path.pop();
        self.rows.pop();
    }

    /// Calls `found` with each end of a form that takes all edits of the path and no other: a letter that goes before
    /// the rest, where a transposition has begun, and the column from which the rest of the word follows. There are
    /// some only if no alignment has edits left, and none for the path itself.
    pub fn each_end(&self, mut found: impl FnMut(Option<char>, usize)) {
        let (depth, budget) = (self.path.len(), self.budget());
        for (cell, &cost) in self.row().iter().enumerate() {
            // only cells of columns of the word are within the limit
            if cost == budget && depth + cell < self.length + MAX {
                found(None, depth + cell - MAX);
            }
        }
        let (Some(before), Some(&last)) = (depth.checked_sub(1).map(|at| &self.rows[at]), self.path.last())
        else {
            return;
        };
        for (cell, &cost) in before.iter().enumerate() {
            let Some([first, second]) = self.padded.get(depth + cell - 1..).and_then(<[char]>::first_chunk)
            else {
                continue;
            };
            if cost < budget && *second == last && *first != last && *first != EDGE {
                found(Some(*first), depth + cell + 1 - MAX);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn distance(word: &str, form: &str, limit: u8) -> Option<u8> {
        let mut table = Table::new(word, limit, limit);
        form.chars()
            .all(|letter| table.step(letter))
            .then(|| table.distance())
            .filter(|&found| found <= limit)
    }

    #[test]
    fn distances_are_those_of_optimal_string_alignment() {
        for (word, form, edits) in [
            ("combat", "combat", 0),
            ("combat", "combats", 1),
            ("combat", "ombat", 1),
            ("combat", "cobmat", 1),
            ("combat", "wombat", 1),
            ("combat", "ocmbta", 2),
            ("combat", "comb", 2),
            ("été", "ete", 2),
            ("a", "", 1),
            ("a", "ba", 1),
        ] {
            assert_eq!(distance(word, form, 2), Some(edits), "{word} {form}");
            assert_eq!(distance(word, form, 1), Some(edits).filter(|&edits| edits <= 1), "{word} {form}");
        }
        // no substring is edited twice: ca -> ac -> abc
        assert_eq!(distance("ca", "abc", 2), None);
        assert_eq!(distance("combat", "com", 2), None);
    }

    #[test]
    fn a_path_with_another_first_letter_has_a_limit_of_its_own() {
        let mut table = Table::new("combat", 2, 0);
        assert!(!table.step('w'));
        table.back();
        assert!(table.step('c') && table.has_edits_left());
    }

    #[test]
    fn ends_take_no_more_edits() {
        let mut table = Table::new("combat", 1, 1);
        for letter in "cob".chars() {
            assert!(table.step(letter));
        }
        assert!(!table.has_edits_left());
        let mut ends = Vec::new();
        table.each_end(|letter, column| {
            ends.push((letter, table.word()[column..].iter().collect::<String>()))
        });
        // cobat, cobbat, cobmbat, cobmat
        let rest = |rest: &str| (None, rest.to_owned());
        assert_eq!(ends, [rest("mbat"), rest("bat"), rest("at"), (Some('m'), "at".to_owned())]);
    }
}
