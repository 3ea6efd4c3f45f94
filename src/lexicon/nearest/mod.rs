//! The forms of a dictionary that lie within one or two edits of a word.
//!
//! A depth-first walk over the automaton carries one row of the table of optimal string alignment
//! (insertion, deletion, substitution, transposition of neighbours; Boytsov 2011, "Indexing methods
//! for approximate dictionary searching") per letter and leaves a branch as soon as no cell of its row
//! is within the limit, so only the neighbourhood of the word is visited.

mod likely;
mod table;

use super::Entry;
use super::variants::Variants;
use fst::raw::{CompiledAddr, Fst, Node, Output};
use likely::Likely;
use table::{MAX_LIMIT, Table};

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
        let mut table = Table::new(word, limit, limit.min(1));
        let reached = form.chars().all(|letter| table.step(letter));
        let distance = table.distance();
        if !reached || distance == 0 || distance > limit {
            return None;
        }
        let letters: Vec<char> = form.chars().collect();
        let (edit, position) = classify(table.word(), &letters, distance);
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

struct Walk<'f, 'k, D> {
    fst: &'f Fst<D>,
    word: Word<'k>,
    table: Table,
    likely: Option<Likely<'f>>,
    found: Vec<(String, u64, u8)>,
}

/// A word, and where its letters begin.
struct Word<'k> {
    word: &'k str,
    starts: Vec<usize>,
}

impl<'k> Word<'k> {
    fn new(word: &'k str) -> Self {
        Self { word, starts: word.char_indices().map(|(at, _)| at).chain([word.len()]).collect() }
    }

    /// What is left of it from a column of letters on.
    fn from(&self, column: usize) -> &'k str {
        &self.word[self.starts[column]..]
    }
}

/// The value of the form that `bytes`, at least one, lead to from a node with this output, if there is one.
fn value_behind<D: AsRef<[u8]>>(
    fst: &Fst<D>,
    node: &Node<'_>,
    mut output: Output,
    mut bytes: impl Iterator<Item = u8>,
) -> Option<u64> {
    let mut next = node.transition(node.find_input(bytes.next()?)?);
    for byte in bytes {
        output = output.cat(next.out);
        let node = fst.node(next.addr);
        next = node.transition(node.find_input(byte)?);
    }
    let last = fst.node(next.addr);
    last.is_final().then(|| output.cat(next.out).cat(last.final_output()).value())
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

/// Those that are two edits away and begin with the same letter. A filter that holds all forms makes it faster.
pub(super) fn search_two<D: AsRef<[u8]>>(
    fst: &Fst<D>,
    key: &str,
    filter: Option<&Variants>,
    entry: impl Fn(u64) -> Entry,
) -> Vec<Candidate> {
    let likely = filter.map(|filter| Likely::new(filter, key));
    let mut found = nearest_within(fst, key, Table::new(key, 2, 0), likely);
    found.retain(|(candidate, _)| candidate.distance == 2);
    with_entries(found, entry)
}

fn with_entries(found: Vec<(Candidate, u64)>, entry: impl Fn(u64) -> Entry) -> Vec<Candidate> {
    let with_entry = |(candidate, value)| Candidate { entry: entry(value), ..candidate };
    found.into_iter().map(with_entry).collect()
}

/// The same, each with its value as it is; of the candidates no entry is known.
pub(crate) fn nearest_in<D: AsRef<[u8]>>(fst: &Fst<D>, key: &str, limit: u8) -> Vec<(Candidate, u64)> {
    nearest_within(fst, key, Table::new(key, limit.min(MAX_LIMIT), 1), None)
}

fn nearest_within<D: AsRef<[u8]>>(
    fst: &Fst<D>,
    key: &str,
    table: Table,
    likely: Option<Likely<'_>>,
) -> Vec<(Candidate, u64)> {
    if key.chars().count() > 40 {
        return Vec::new();
    }
    let mut walk = Walk { fst, word: Word::new(key), table, likely, found: Vec::new() };
    let root = fst.root();
    walk.descend(root.addr(), Output::zero());
    let word = walk.table.word();
    walk.found
        .into_iter()
        .map(|(form, value, distance)| {
            let letters: Vec<char> = form.chars().collect();
            let (edit, position) = classify(word, &letters, distance);
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

impl<D: AsRef<[u8]>> Walk<'_, '_, D> {
    /// Visits the forms below the node at `address`, which a whole number of letters leads to.
    fn descend(&mut self, address: CompiledAddr, output: Output) {
        let node = self.fst.node(address);
        if node.is_final() {
            let distance = self.table.distance();
            if (1..=self.table.budget()).contains(&distance) {
                let bits = output.cat(node.final_output()).value();
                self.found.push((self.table.path().iter().collect(), bits, distance));
            }
        }
        if self.table.has_edits_left() {
            self.each_letter(&node, output, Partial::default());
            return;
        }
        self.complete(&node, output);
    }

    /// Finds the forms below `node` to which the path leads without another edit, in order.
    fn complete(&mut self, node: &Node<'_>, output: Output) {
        let Self { fst, word, table, found, .. } = self;
        let first = found.len();
        table.each_end(|letter, column| {
            let mut buffer = [0; 4];
            let letter = letter.map_or("", |letter| letter.encode_utf8(&mut buffer));
            let rest = word.from(column);
            if let Some(value) = value_behind(fst, node, output, letter.bytes().chain(rest.bytes())) {
                let path: String = table.path().iter().collect();
                found.push((path + letter + rest, value, table.budget()));
            }
        });
        if found.len() > first + 1 {
            found[first..].sort_unstable();
            found.dedup();
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
        let goes_on = self.table.step(letter);
        if let Some(likely) = &mut self.likely {
            likely.step(letter);
        }
        if goes_on
            && (self.table.has_edits_left()
                || self.likely.as_ref().is_none_or(|likely| likely.may_complete(&self.table)))
        {
            self.descend(address, output);
        }
        self.table.back();
        if let Some(likely) = &mut self.likely {
            likely.back();
        }
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
