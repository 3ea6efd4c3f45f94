//! How large the terminal is.

use std::env;
use terminal_size::{Height, Width};

/// Columns that are taken if there is no terminal.
const COLUMNS: usize = 100;

/// Rows that are taken if there is no terminal.
const ROWS: usize = 24;

/// The least columns that a diff is laid out for.
const LEAST_COLUMNS: usize = 20;

/// Columns and rows of a terminal.
#[derive(Clone, Copy, Debug)]
pub struct Screen {
    pub columns: usize,
    pub rows: usize,
}

impl Screen {
    /// The terminal of standard output, or else of standard error or input. The variable `COLUMNS` goes before it.
    pub fn new() -> Self {
        let size = terminal_size::terminal_size();
        let (columns, rows) = size.map_or((COLUMNS, ROWS), |(Width(columns), Height(rows))| {
            (usize::from(columns), usize::from(rows))
        });
        let wanted = env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
        Self { columns: wanted.unwrap_or(columns).max(LEAST_COLUMNS), rows }
    }
}
