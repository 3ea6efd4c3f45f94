//! What is wrong with a configuration file, and where.

use crate::render::escape::Visible;
use std::fmt;
use std::path::PathBuf;

/// One thing that is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Line, from 1; 0 if it is about the file as a whole.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// What is wrong, and the remedy.
    pub message: String,
}

/// All that is wrong with a file; nothing of it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigError {
    /// The file.
    pub path: PathBuf,
    /// What is wrong, in the order of the file; one thing at least.
    pub problems: Vec<Problem>,
}

impl ConfigError {
    /// An error about a file as a whole.
    pub fn whole(path: impl Into<PathBuf>, message: impl Into<String>) -> Self {
        Self { path: path.into(), problems: vec![Problem { line: 0, column: 0, message: message.into() }] }
    }

    /// The problems, one message each, with the file and the place before it.
    pub fn messages(&self) -> impl Iterator<Item = String> + '_ {
        let path = Visible(&self.path.to_string_lossy()).to_string();
        self.problems.iter().map(move |problem| match problem.line {
            0 => format!("{path}: {}", problem.message),
            line => format!("{path}:{line}:{}: {}", problem.column, problem.message),
        })
    }
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, message) in self.messages().enumerate() {
            if index > 0 {
                f.write_str("; ")?;
            }
            f.write_str(&message)?;
        }
        Ok(())
    }
}

impl std::error::Error for ConfigError {}
