//! Renderers of reports: a unified diff, a diff for a terminal, an explanation of each edit, JSON, a page to review on.

pub mod diff;
pub mod escape;
pub mod explain;
pub mod hunks;
pub mod json;
pub mod page;
pub mod terminal;
