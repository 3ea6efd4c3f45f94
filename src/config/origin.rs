//! Where a value comes from.

use crate::render::escape::Visible;
use std::fmt;
use std::path::Path;
use std::sync::Arc;

/// Where a value was set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Nobody set it.
    Default,
    /// A line of a file, from 1.
    File {
        /// The file.
        path: Arc<Path>,
        /// The line in it, from 1.
        line: usize,
    },
    /// A file that lies beside the project's file and needs no mention there.
    Beside,
    /// An option of the command.
    CommandLine,
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Default => f.write_str("default"),
            Self::File { path, line } => write!(f, "{}:{line}", Visible(&path.to_string_lossy())),
            Self::Beside => f.write_str("found there"),
            Self::CommandLine => f.write_str("command line"),
        }
    }
}

/// A value with its origin.
#[derive(Clone, Debug)]
pub struct Sourced<T> {
    /// The value.
    pub value: T,
    /// Where it was set.
    pub origin: Origin,
}

impl<T> Sourced<T> {
    /// A value that an option of the command set.
    pub const fn given(value: T) -> Self {
        Self { value, origin: Origin::CommandLine }
    }
}
