//! Small embedded lists, searched as text: they have a few hundred lines and are asked seldom.

/// Lines of an embedded text file, one entry each; lines that begin with `#` are comments.
#[derive(Debug, Clone, Copy)]
pub struct WordList(pub &'static str);

impl WordList {
    /// Whether `word` is an entry.
    pub fn contains(self, word: &str) -> bool {
        self.entries().any(|entry| entry == word)
    }

    /// The entries in the order of the file.
    pub fn entries(self) -> impl Iterator<Item = &'static str> {
        self.0.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
    }
}

/// Lines of an embedded text file with columns separated by tabs; `#` begins a comment line.
#[derive(Debug, Clone, Copy)]
pub struct PairTable(pub &'static str);

impl PairTable {
    /// The rows, each split at its tabs.
    pub fn rows(self) -> impl Iterator<Item = Vec<&'static str>> {
        self.0
            .lines()
            .filter(|line| !line.is_empty() && !line.starts_with('#'))
            .map(|line| line.split('\t').collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_blank_lines_are_no_entries() {
        let list = WordList("# nouns\nhouse\n\ntree\n");
        assert!(list.contains("tree") && !list.contains("# nouns") && !list.contains(""));
        assert_eq!(list.entries().count(), 2);
    }

    #[test]
    fn rows_are_split_at_tabs() {
        let rows: Vec<_> = PairTable("# a\nmoscú\tMoscow\tplace\n").rows().collect();
        assert_eq!(rows, [vec!["moscú", "Moscow", "place"]]);
    }
}
