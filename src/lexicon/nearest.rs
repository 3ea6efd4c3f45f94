//! The forms of a dictionary that lie within one or two edits of a word.
//!
//! A depth-first walk over the automaton carries one row of the table of optimal string alignment
//! (insertion, deletion, substitution, transposition of neighbours; Boytsov 2011, "Indexing methods
//! for approximate dictionary searching") per letter and leaves a branch as soon as no cell of its row
//! is within the limit, so only the neighbourhood of the word is visited.

use super::Entry;
use fst::raw::{CompiledAddr, Fst, Node, Output};

/// How a word differs from a candidate by one edit; what a typist or a scanner did to the candidate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EditKind {
    /// The word has a letter too many; the letter, and whether it repeats its neighbour.
    Insertion {
        /// The letter that is too many.
        letter: char,
        /// Whether it stands beside an equal letter.
        repeats: bool,
    },
    /// The word lacks a letter of the candidate; the letter, and whether the candidate doubles it.
    Deletion {
        /// The letter that is missing.
        letter: char,
        /// Whether the candidate has it twice in a row.
        repeats: bool,
    },
    /// One letter stands for another: what is written, what was meant.
    Substitution {
        /// The letter in the word.
        written: char,
        /// The letter in the candidate.
        meant: char,
    },
    /// Two neighbours changed places.
    Transposition,
    /// More than one edit.
    Several,
}

/// A form near a word.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// The form, lower case.
    pub form: String,
    /// What the dictionary says of it.
    pub entry: Entry,
    /// Number of edits, 1 or 2.
    pub distance: u8,
    /// The edit, if it is one.
    pub edit: EditKind,
    /// Index in characters of the first letter in which word and form differ.
    pub position: usize,
}

impl Candidate {
    /// How `form`, of which no dictionary entry is at hand, differs from `word` if it lies within `limit`
    /// edits (1 or 2) of it, and is not the word itself.
    pub fn between(word: &str, form: &str, limit: u8) -> Option<Self> {
        if word.len().abs_diff(form.len()) > 4 * limit as usize {
            return None;
        }
        if limit == 1 && !may_be_one_edit_apart(word.as_bytes(), form.as_bytes()) {
            return None;
        }
        let mut table = Table::new(word, limit);
        let reached = form.chars().all(|letter| table.step(letter));
        let distance = table.distance();
        if !reached || distance == 0 || distance > limit {
            return None;
        }
        let letters: Vec<char> = form.chars().collect();
        let (edit, position) = classify(&table.word, &letters, distance);
        Some(Self { form: form.to_owned(), entry: Entry::UNKNOWN, distance, edit, position })
    }
}

/// Whether two words may differ in one edit at most, the case of ASCII letters left out: what lies between what they
/// begin and end with alike is two characters long.
pub fn may_be_one_edit_apart(a: &[u8], b: &[u8]) -> bool {
    let head = a.iter().zip(b).take_while(|(a, b)| a.eq_ignore_ascii_case(b)).count();
    let (a, b) = (&a[head..], &b[head..]);
    let longest = a.len().max(b.len());
    if longest <= 2 {
        return true;
    }
    let tail = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a.eq_ignore_ascii_case(b)).count();
    let rest = longest - tail;
    rest <= 2 || rest <= 2 * 4 && !(a.is_ascii() && b.is_ascii())
}

/// The table of optimal string alignment between a word and a path of letters that grows and shrinks.
struct Table {
    word: Vec<char>,
    /// The same in bytes, and where in them each letter begins and the last one ends.
    bytes: Box<[u8]>,
    starts: Vec<usize>,
    limit: u8,
    /// The limit of paths that begin with another letter than the word. Two edits that change the first letter too are
    /// hardly ever one accident, and looking for them costs ten times the rest.
    limit_elsewhere: u8,
    /// Rows of the table, one per letter of the path and one before: the cells near the diagonal, which is the middle
    /// one.
    rows: Vec<[u8; BAND]>,
    path: Vec<char>,
}

struct Walk<'f, D> {
    fst: &'f Fst<D>,
    table: Table,
    found: Vec<(String, u64, u8)>,
}

/// The forms of an automaton within `limit` (1 or 2) edits of `key`, with what `entry` makes of their values.
pub(super) fn search<D: AsRef<[u8]>>(
    fst: &Fst<D>,
    key: &str,
    limit: u8,
    entry: impl Fn(u64) -> Entry,
) -> Vec<Candidate> {
    with_entries(nearest_in(fst, key, limit), entry)
}

/// Those that are two edits away and begin with the same letter.
pub(super) fn search_two<D: AsRef<[u8]>>(
    fst: &Fst<D>,
    key: &str,
    entry: impl Fn(u64) -> Entry,
) -> Vec<Candidate> {
    let mut found = nearest_within(fst, key, Table { limit_elsewhere: 0, ..Table::new(key, 2) });
    found.retain(|(candidate, _)| candidate.distance == 2);
    with_entries(found, entry)
}

fn with_entries(found: Vec<(Candidate, u64)>, entry: impl Fn(u64) -> Entry) -> Vec<Candidate> {
    let with_entry = |(candidate, value)| Candidate { entry: entry(value), ..candidate };
    found.into_iter().map(with_entry).collect()
}

/// The same, each with its value as it is; of the candidates no entry is known.
pub(crate) fn nearest_in<D: AsRef<[u8]>>(fst: &Fst<D>, key: &str, limit: u8) -> Vec<(Candidate, u64)> {
    nearest_within(fst, key, Table::new(key, limit.min(MAX_LIMIT as u8)))
}

fn nearest_within<D: AsRef<[u8]>>(fst: &Fst<D>, key: &str, table: Table) -> Vec<(Candidate, u64)> {
    if key.chars().count() > 40 {
        return Vec::new();
    }
    let mut walk = Walk { fst, table, found: Vec::new() };
    let root = fst.root();
    walk.descend(root.addr(), Output::zero());
    let word = walk.table.word;
    walk.found
        .into_iter()
        .map(|(form, value, distance)| {
            let letters: Vec<char> = form.chars().collect();
            let (edit, position) = classify(&word, &letters, distance);
            (Candidate { entry: Entry::UNKNOWN, form, distance, edit, position }, value)
        })
        .collect()
}

/// The bytes of a character that a walk has not completed yet.
#[derive(Clone, Copy, Default)]
struct Partial {
    bytes: [u8; 4],
    len: u8,
}

impl Partial {
    fn push(mut self, byte: u8) -> Self {
        self.bytes[self.len as usize] = byte;
        self.len += 1;
        self
    }

    fn complete(self) -> Option<char> {
        std::str::from_utf8(&self.bytes[..self.len as usize]).ok()?.chars().next()
    }
}

impl<D: AsRef<[u8]>> Walk<'_, D> {
    /// Visits the forms below the node at `address`, which a whole number of letters leads to.
    fn descend(&mut self, address: CompiledAddr, output: Output) {
        let node = self.fst.node(address);
        if node.is_final() {
            let distance = self.table.distance();
            if (1..=self.table.budget()).contains(&distance) {
                let bits = output.cat(node.final_output()).value();
                self.found.push((self.table.path.iter().collect(), bits, distance));
            }
        }
        if self.table.has_edits_left() {
            self.each_letter(&node, output, Partial::default());
            return;
        }
        self.complete(&node, output);
    }

    /// Finds the forms below `node` to which the path leads without another edit, in order: what is left of the word
    /// behind each alignment, there with two letters swapped where a transposition has begun.
    fn complete(&mut self, node: &Node<'_>, output: Output) {
        let first = self.found.len();
        for cell in 0..BAND {
            let Some(column) = self.table.column(cell) else { continue };
            if self.table.row()[cell] == self.table.budget() {
                self.add_form(node, output, "", column);
            }
        }
        for column in self.table.begun_transpositions() {
            let mut buffer = [0; 4];
            let letter = self.table.word[column].encode_utf8(&mut buffer);
            self.add_form(node, output, letter, column + 2);
        }
        self.found[first..].sort_unstable();
        self.found.dedup();
    }

    /// Adds the form that the path makes with some letters and those of the word from a column on, if it is one. The
    /// path itself is not added.
    fn add_form(&mut self, node: &Node<'_>, mut output: Output, letters: &str, column: usize) {
        let rest = &self.table.bytes[self.table.starts[column]..];
        let mut bytes = letters.bytes().chain(rest.iter().copied());
        let Some(byte) = bytes.next() else { return };
        let Some(index) = node.find_input(byte) else { return };
        let mut next = node.transition(index);
        for byte in bytes {
            output = output.cat(next.out);
            let node = self.fst.node(next.addr);
            let Some(index) = node.find_input(byte) else { return };
            next = node.transition(index);
        }
        let last = self.fst.node(next.addr);
        if last.is_final() {
            let path = self.table.path.iter().copied();
            let form = path.chain(letters.chars()).chain(self.table.word[column..].iter().copied()).collect();
            let value = output.cat(next.out).cat(last.final_output()).value();
            self.found.push((form, value, self.table.budget()));
        }
    }

    /// Visits the forms below `node` that begin with any letter, of which `partial` holds the first bytes.
    fn each_letter(&mut self, node: &Node<'_>, output: Output, partial: Partial) {
        for transition in node.transitions() {
            let output = output.cat(transition.out);
            if transition.inp.is_ascii() {
                self.follow(transition.inp as char, transition.addr, output);
                continue;
            }
            let partial = partial.push(transition.inp);
            match partial.complete() {
                Some(letter) => self.follow(letter, transition.addr, output),
                None if partial.len < 4 => self.each_letter(&self.fst.node(transition.addr), output, partial),
                None => {}
            }
        }
    }

    fn follow(&mut self, letter: char, address: CompiledAddr, output: Output) {
        if self.table.step(letter) {
            self.descend(address, output);
        }
        self.table.back();
    }
}

/// Cells of a row that are kept: those within [`MAX_LIMIT`] of the diagonal.
const BAND: usize = 2 * MAX_LIMIT + 1;
const MAX_LIMIT: usize = 2;

impl Table {
    fn new(word: &str, limit: u8) -> Self {
        let over = limit + 1;
        let first = std::array::from_fn(|cell| match cell.checked_sub(MAX_LIMIT) {
            Some(column) => (column as u8).min(over),
            None => over,
        });
        let starts = word.char_indices().map(|(at, _)| at).chain([word.len()]).collect();
        Self {
            word: word.chars().collect(),
            bytes: word.as_bytes().into(),
            starts,
            limit,
            limit_elsewhere: limit.min(1),
            rows: vec![first],
            path: Vec::new(),
        }
    }

    /// Distance between the word and the whole path.
    fn distance(&self) -> u8 {
        let cell = (self.word.len() + MAX_LIMIT).checked_sub(self.path.len());
        cell.and_then(|cell| self.row().get(cell)).copied().unwrap_or(self.limit + 1)
    }

    fn budget(&self) -> u8 {
        match (self.path.first(), self.word.first()) {
            (Some(first), Some(own)) if first != own => self.limit_elsewhere,
            _ => self.limit,
        }
    }

    /// The row of the whole path.
    fn row(&self) -> &[u8; BAND] {
        &self.rows[self.path.len()]
    }

    /// The column of a cell in the row of the whole path, if the table has it.
    fn column(&self, cell: usize) -> Option<usize> {
        (self.path.len() + cell).checked_sub(MAX_LIMIT)
    }

    /// Whether some alignment of the path has edits left.
    fn has_edits_left(&self) -> bool {
        let budget = self.budget();
        self.path.is_empty() || self.row().iter().any(|&cost| cost < budget)
    }

    /// The columns of the first of two letters of the word the second of which ends the path, so that the first may
    /// follow for an edit that is still left.
    fn begun_transpositions(&self) -> impl Iterator<Item = usize> + use<> {
        let (before, last) = match self.path.len() {
            0 => ([u8::MAX; BAND], None),
            depth => (self.rows[depth - 1], self.path.last()),
        };
        // in the row before, the cell stands one column further to the left
        let column = |cell: usize| (self.path.len() + cell).checked_sub(MAX_LIMIT + 1);
        let begins = |cell: usize, column: usize| {
            before[cell] < self.budget()
                && self.word.get(column).is_some_and(|letter| last != Some(letter))
                && last.is_some_and(|last| self.word.get(column + 1) == Some(last))
        };
        let columns: [Option<usize>; BAND] =
            std::array::from_fn(|cell| column(cell).filter(|&column| begins(cell, column)));
        columns.into_iter().flatten()
    }

    /// Adds the row of `letter`; answers whether a form within the limit can still follow. Only cells
    /// within the limit of the diagonal can matter; the others stay over it.
    fn step(&mut self, letter: char) -> bool {
        let (depth, over) = (self.path.len(), self.limit + 1);
        let above = self.rows[depth];
        let (before, last) = match depth {
            0 => (None, None),
            _ => (Some(self.rows[depth - 1]), self.path.last()),
        };
        let mut row = [over; BAND];
        let mut best = over;
        for cell in 0..BAND {
            // in the new row the cell stands one column further than in the one above
            let Some(column) = (depth + 1 + cell).checked_sub(MAX_LIMIT) else { continue };
            if column > self.word.len() {
                break;
            }
            let mut cost = above.get(cell + 1).map_or(over, |cost| cost + 1);
            if column > 0 {
                let same = self.word[column - 1] == letter;
                cost = cost.min(above[cell] + u8::from(!same));
                if cell > 0 {
                    cost = cost.min(row[cell - 1] + 1);
                }
                if let Some(before) = before
                    && column > 1
                    && self.word[column - 2] == letter
                    && last == Some(&self.word[column - 1])
                {
                    cost = cost.min(before[cell] + u8::from(!same));
                }
            }
            row[cell] = cost.min(over);
            best = best.min(row[cell]);
        }
        self.rows.push(row);
        self.path.push(letter);
        best <= self.budget()
    }

    fn back(&mut self) {
        self.path.pop();
        self.rows.pop();
    }
}

fn classify(word: &[char], form: &[char], distance: u8) -> (EditKind, usize) {
    let at = word.iter().zip(form).take_while(|(a, b)| a == b).count();
    if distance != 1 {
        return (EditKind::Several, at);
    }
    let repeats = |letters: &[char]| {
        let letter = letters[at];
        at > 0 && letters[at - 1] == letter || letters.get(at + 1) == Some(&letter)
    };
    let edit = match word.len() as isize - form.len() as isize {
        1 => EditKind::Insertion { letter: word[at], repeats: repeats(word) },
        -1 => EditKind::Deletion { letter: form[at], repeats: repeats(form) },
        _ if word.get(at + 1) == form.get(at) && word.get(at) == form.get(at + 1) && at + 1 < word.len() => {
            EditKind::Transposition
        }
        _ => EditKind::Substitution { written: word[at], meant: form[at] },
    };
    (edit, at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use fst::MapBuilder;

    fn near(forms: &[&str], word: &str, limit: u8) -> Vec<(String, u8, EditKind)> {
        let mut sorted = forms.to_vec();
        sorted.sort_unstable();
        let mut builder = MapBuilder::memory();
        for (number, form) in sorted.iter().enumerate() {
            builder.insert(form, number as u64).expect("sorted");
        }
        let bytes: &'static [u8] = Box::leak(builder.into_inner().expect("built").into_boxed_slice());
        let fst = Fst::new(bytes).expect("valid");
        search(&fst, word, limit, Entry::from_bits)
            .into_iter()
            .map(|c| (c.form, c.distance, c.edit))
            .collect()
    }

    #[test]
    fn each_kind_of_edit_is_told() {
        let forms = ["combat", "babies", "stryker", "letter", "increíble"];
        assert_eq!(near(&forms, "combta", 1), [("combat".into(), 1, EditKind::Transposition)]);
        assert_eq!(
            near(&forms, "strynker", 1),
            [("stryker".into(), 1, EditKind::Insertion { letter: 'n', repeats: false })]
        );
        assert_eq!(
            near(&forms, "leter", 1),
            [("letter".into(), 1, EditKind::Deletion { letter: 't', repeats: true })]
        );
        assert_eq!(
            near(&forms, "increíbke", 1),
            [("increíble".into(), 1, EditKind::Substitution { written: 'k', meant: 'l' })]
        );
    }

    #[test]
    fn two_edits_are_found_only_when_asked_for() {
        let forms = ["combat", "combate"];
        assert!(near(&forms, "comabte", 1).iter().all(|(form, ..)| form == "combate"));
        assert_eq!(near(&forms, "comabte", 2).len(), 2);
    }

    #[test]
    fn the_word_itself_is_no_neighbour() {
        assert!(near(&["house"], "house", 2).is_empty());
    }
}
