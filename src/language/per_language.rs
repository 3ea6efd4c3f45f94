//! A table for each language, made when it is first asked for.

use super::Language;
use std::sync::{LazyLock, OnceLock};

/// A value for each language. A run of one article has one language or two, so what the others need is not read.
pub(crate) struct PerLanguage<T> {
    /// By number of the language.
    values: LazyLock<Box<[OnceLock<T>]>>,
}

impl<T> PerLanguage<T> {
    pub(crate) const fn new() -> Self {
        Self { values: LazyLock::new(|| Language::all().map(|_| OnceLock::new()).collect()) }
    }

    /// That of `language`, which `make` makes if nobody asked for it before. Threads that ask at the same time wait for one
    /// of them.
    pub(crate) fn get_or_make(&self, language: Language, make: impl FnOnce() -> T) -> &T {
        self.values[language.number()].get_or_init(make)
    }
}
