//! What is told on standard error.

use anstyle::{AnsiColor, Style};
use postedit::Report;
use postedit::render::escape::Escaped;
use std::collections::BTreeMap;

const ERROR: Style = AnsiColor::Red.on_default().bold();
const NOTE: Style = AnsiColor::Cyan.on_default().bold();

/// Prints an error.
pub fn complain(message: &str) {
    anstream::eprintln!("{ERROR}error:{ERROR:#} {}", Escaped(message));
}

/// Prints what a user should know of what was done.
pub fn note(message: &str) {
    anstream::eprintln!("{NOTE}note:{NOTE:#} {}", Escaped(message));
}

/// Counts over all articles of a run.
#[derive(Debug, Default)]
pub struct Summary {
    files: usize,
    changed: usize,
    by_pass: BTreeMap<&'static str, usize>,
    held_back: usize,
    remarks: usize,
    /// Articles that could not be cleaned.
    pub failed: usize,
}

impl Summary {
    /// Adds the report of one article.
    pub fn add(&mut self, report: &Report) {
        self.files += 1;
        self.changed += usize::from(!report.edits.is_empty());
        for edit in &report.edits {
            *self.by_pass.entry(edit.pass).or_default() += 1;
        }
        self.held_back += report.held_back.len();
        self.remarks += report.remarks.len();
    }

    /// All edits.
    pub fn edits(&self) -> usize {
        self.by_pass.values().sum()
    }

    /// Prints the counts.
    pub fn print(&self, written: bool) {
        let mut passes: Vec<_> = self.by_pass.iter().collect();
        passes.sort_by_key(|(name, count)| (std::cmp::Reverse(**count), **name));
        let list: Vec<String> = passes.iter().map(|(name, count)| format!("{name} {count}")).collect();
        let verb = if written { "made in" } else { "proposed in" };
        let edits = self.edits();
        let detail = if list.is_empty() { String::new() } else { format!(" ({})", list.join(", ")) };
        anstream::eprintln!(
            "{} {verb} {} of {}{detail}",
            counted(edits, "edit"),
            self.changed,
            counted(self.files, "file")
        );
        if self.held_back > 0 {
            anstream::eprintln!(
                "{} held back; --level suggest shows what is likely but not sure",
                counted(self.held_back, "suggestion")
            );
        }
        if self.remarks > 0 {
            anstream::eprintln!("{} without a repair; --explain shows them", counted(self.remarks, "remark"));
        }
        if self.failed > 0 {
            anstream::eprintln!("{} could not be cleaned", counted(self.failed, "file"));
        }
    }
}

/// A number with its noun.
pub fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}
