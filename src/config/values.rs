//! What may be set, and how one layer lies over another.

use super::origin::Sourced;
use crate::cleaner::{Options, PassOptions};
use crate::finding::Level;
use crate::language::Language;
use crate::style::{PlaceNames, Quotes, Style};
use crate::user_lexicon::UserLexicon;
use regex::Regex;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

/// The values of one layer, or of several that lie over each other. What is `None` or empty was not set.
#[derive(Clone, Debug, Default)]
pub struct Values {
    /// The lowest level that is proposed.
    pub level: Option<Sourced<Level>>,
    /// Least confidence of a proposal, 0.0 to 1.0.
    pub min_confidence: Option<Sourced<f32>>,
    /// Names of the passes to run; an inner `None` for all.
    pub select: Option<Sourced<Option<Vec<&'static str>>>>,
    /// Names of passes to leave out.
    pub ignore: Vec<Sourced<&'static str>>,
    /// The language of the texts; an inner `None` to detect it.
    pub language: Option<Sourced<Option<Language>>>,
    /// The language that they were translated from; an inner `None` to guess it.
    pub source: Option<Sourced<Option<Language>>>,
    /// Lists of words. Of these and the next two the first that knows a word speaks.
    pub words: Vec<Sourced<PathBuf>>,
    /// Lexica that `postedit learn` wrote.
    pub lexicon: Vec<Sourced<PathBuf>>,
    /// Hunspell dictionaries.
    pub hunspell: Vec<Sourced<PathBuf>>,
    /// What they match is left alone.
    pub ignore_patterns: Vec<Sourced<Regex>>,
    /// Whether excluded files that are named themselves are left out too.
    pub force_exclude: Option<Sourced<bool>>,
    /// Which names of places are written.
    pub place_names: Option<Sourced<PlaceNames>>,
    /// Which quotation marks are written.
    pub quotes: Option<Sourced<Quotes>>,
    /// What is set for single passes, by their names.
    pub passes: BTreeMap<&'static str, PassValues>,
}

/// What is set for one pass.
#[derive(Clone, Debug, Default)]
pub struct PassValues {
    /// The level that its findings may reach at most.
    pub highest_level: Option<Sourced<Level>>,
    /// Least confidence of its proposals, 0.0 to 1.0.
    pub min_confidence: Option<Sourced<f32>>,
}

impl Values {
    /// Lays `over` over these values. Single values of `over` replace those below. Its lists are added, and what they
    /// hold comes first; but the passes that `over` selects run whatever was ignored below.
    pub fn overlay(&mut self, over: &Self) {
        replace(&mut self.level, &over.level);
        replace(&mut self.min_confidence, &over.min_confidence);
        if over.select.is_some() {
            self.select.clone_from(&over.select);
            self.ignore.clear();
        }
        prepend(&mut self.ignore, &over.ignore, PartialEq::eq);
        replace(&mut self.language, &over.language);
        replace(&mut self.source, &over.source);
        prepend(&mut self.words, &over.words, PartialEq::eq);
        prepend(&mut self.lexicon, &over.lexicon, PartialEq::eq);
        prepend(&mut self.hunspell, &over.hunspell, PartialEq::eq);
        prepend(&mut self.ignore_patterns, &over.ignore_patterns, |a, b| a.as_str() == b.as_str());
        replace(&mut self.force_exclude, &over.force_exclude);
        replace(&mut self.place_names, &over.place_names);
        replace(&mut self.quotes, &over.quotes);
        for (pass, values) in &over.passes {
            let own = self.passes.entry(pass).or_default();
            replace(&mut own.highest_level, &values.highest_level);
            replace(&mut own.min_confidence, &values.min_confidence);
        }
    }

    /// The options for a [`crate::Cleaner`], with the lexica that these values name, already opened.
    pub fn options(&self, lexica: Vec<Arc<UserLexicon>>) -> Options {
        let defaults = Options::default();
        let pass = |values: &PassValues| PassOptions {
            ceiling: values.highest_level.as_ref().map(|level| level.value),
            min_confidence: values.min_confidence.as_ref().map(|least| least.value),
        };
        Options {
            language: self.language.as_ref().and_then(|language| language.value),
            source: self.source.as_ref().and_then(|source| source.value),
            level: value_or(&self.level, defaults.level),
            min_confidence: value_or(&self.min_confidence, defaults.min_confidence),
            select: self.select.as_ref().and_then(|select| select.value.clone()),
            ignore: self.ignore.iter().map(|name| name.value).collect(),
            lexica,
            ignore_patterns: self.ignore_patterns.iter().map(|pattern| pattern.value.clone()).collect(),
            style: Style {
                place_names: value_or(&self.place_names, PlaceNames::default()),
                quotes: value_or(&self.quotes, Quotes::default()),
            },
            passes: self.passes.iter().map(|(name, values)| (*name, pass(values))).collect(),
        }
    }
}

/// The value, or what holds if none was set.
fn value_or<T: Clone>(set: &Option<Sourced<T>>, default: T) -> T {
    set.as_ref().map_or(default, |set| set.value.clone())
}

fn replace<T: Clone>(below: &mut Option<Sourced<T>>, over: &Option<Sourced<T>>) {
    if over.is_some() {
        below.clone_from(over);
    }
}

/// Puts what `over` has before what is there, without what is there already.
fn prepend<T: Clone>(below: &mut Vec<Sourced<T>>, over: &[Sourced<T>], is_same: impl Fn(&T, &T) -> bool) {
    if over.is_empty() {
        return;
    }
    let mut all: Vec<Sourced<T>> = Vec::with_capacity(over.len() + below.len());
    for item in over.iter().cloned().chain(below.drain(..)) {
        if !all.iter().any(|other| is_same(&other.value, &item.value)) {
            all.push(item);
        }
    }
    *below = all;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passes(names: &[&'static str]) -> Vec<Sourced<&'static str>> {
        names.iter().map(|&name| Sourced::given(name)).collect()
    }

    fn paths(names: &[&str]) -> Vec<Sourced<PathBuf>> {
        names.iter().map(|&name| Sourced::given(name.into())).collect()
    }

    #[test]
    fn single_values_are_replaced_and_lists_added_before() {
        let mut below = Values {
            level: Some(Sourced::given(Level::Fix)),
            min_confidence: Some(Sourced::given(0.9)),
            ignore: passes(&["typos"]),
            words: paths(&["a", "b"]),
            ..Values::default()
        };
        below.overlay(&Values {
            level: Some(Sourced::given(Level::Suggest)),
            ignore: passes(&["agreement"]),
            words: paths(&["c", "b"]),
            ..Values::default()
        });
        let options = below.options(Vec::new());
        assert_eq!((options.level, options.min_confidence), (Level::Suggest, 0.9));
        assert_eq!(options.ignore, ["agreement", "typos"]);
        let words: Vec<_> = below.words.iter().map(|path| path.value.to_string_lossy()).collect();
        assert_eq!(words, ["c", "b", "a"]);
    }

    #[test]
    fn what_is_selected_runs_whatever_was_ignored_below() {
        let mut below = Values { ignore: passes(&["typos", "agreement"]), ..Values::default() };
        below.overlay(&Values {
            select: Some(Sourced::given(Some(vec!["typos", "articles"]))),
            ignore: passes(&["articles"]),
            ..Values::default()
        });
        let options = below.options(Vec::new());
        assert_eq!((options.select, options.ignore), (Some(vec!["typos", "articles"]), vec!["articles"]));
    }

    #[test]
    fn settings_of_a_pass_are_laid_over_one_by_one() {
        let of = |highest_level: Option<Level>, least: Option<f32>| Values {
            passes: BTreeMap::from([(
                "typos",
                PassValues {
                    highest_level: highest_level.map(Sourced::given),
                    min_confidence: least.map(Sourced::given),
                },
            )]),
            ..Values::default()
        };
        let mut below = of(Some(Level::Suggest), Some(0.9));
        below.overlay(&of(None, Some(0.95)));
        let options = below.options(Vec::new());
        let typos = &options.passes["typos"];
        assert_eq!((typos.ceiling, typos.min_confidence), (Some(Level::Suggest), Some(0.95)));
    }
}
