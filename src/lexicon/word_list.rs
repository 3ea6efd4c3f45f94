//! Small embedded lists, searched as text: they have a few hundred lines and are asked seldom.

/// Lines of an embedded text file, one entry each; lines that begin with `#` are comments.
#[derive(Debug, Clone, Copy)]
pub struct WordList(pub &'static str);

impl WordList {
    /// Whether `word` is an entry. The last line must end with a line feed.
    pub fn contains(self, word: &str) -> bool {
        let text = self.0.as_bytes();
        let stands_at =
            |at: usize| (at == 0 || text[at - 1] == b'\n') && text.get(at + word.len()) == Some(&b'\n');
        memchr::memmem::find_iter(text, word.as_bytes()).any(stands_at)
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
    /// The second column of the first row whose first column is `key`.
    pub fn get(self, key: &str) -> Option<&'static str> {
        let row = format!("\n{key}\t");
        let rest = match self.0.strip_prefix(&row[1..]) {
            Some(rest) => rest,
            None => &self.0[memchr::memmem::find(self.0.as_bytes(), row.as_bytes())? + row.len()..],
        };
        rest.split(['\t', '\n']).next()
    }

    /// The rows whose first column is `key`, each split at its tabs.
    pub fn rows_of(self, key: &str) -> impl Iterator<Item = Vec<&'static str>> {
        let text = self.0;
        let first = text.strip_prefix(key).filter(|rest| rest.starts_with('\t')).map(|_| 0);
        let row = format!("\n{key}\t");
        let starts = memchr::memmem::find_iter(text.as_bytes(), row.as_bytes()).map(|at| at + 1);
        let starts: Vec<usize> = first.into_iter().chain(starts).collect();
        starts.into_iter().filter_map(|at| Some(text[at..].lines().next()?.split('\t').collect()))
    }

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
        assert!(list.contains("tree") && !list.contains("nouns") && !list.contains("hous"));
        assert_eq!(list.entries().count(), 2);
    }

    #[test]
    fn rows_are_split_at_tabs() {
        let rows: Vec<_> = PairTable("# a\nmoscú\tMoscow\tplace\n").rows().collect();
        assert_eq!(rows, [vec!["moscú", "Moscow", "place"]]);
        let table = PairTable("hour\tan\nunit\ta\n");
        assert_eq!((table.get("hour"), table.get("unit"), table.get("our")), (Some("an"), Some("a"), None));
    }
}
