//! How the vocabularies of tokenisers write the words of all languages.
//!
//! No package counts how each word of each language is written. The vocabularies tell it of the usual ones: they hold the
//! most frequent pieces of text of a hundred languages as they are written, so a text in which "Own" were half as
//! frequent as "own" would have made both a token.

use std::collections::BTreeMap;

use anyhow::Result;

use crate::readers::vocabulary;
use crate::sources::Store;
use crate::text::{self, Shape};

/// The package of the vocabularies, and those that hold capitals and all languages.
const PACKAGE: &str = "blingfire";
const VOCABULARIES: [&str; 2] = ["blingfire/xlm_roberta_base.i2w", "blingfire/laser500k.i2w"];

/// Ranks from which on frequencies fall as ranks grow (Mandelbrot's shift of Zipf's law).
const SHIFT: f64 = 100.0;

/// How frequent a form is in each writing, as the sum of what its ranks come to: without a unit, at most 0.01 for each
/// vocabulary.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Writing {
    /// Without capitals.
    pub lower: f64,
    /// With a capital first letter only.
    pub title: f64,
}

/// The forms that begin a word in a vocabulary, by key.
pub struct Writings(BTreeMap<String, Writing>);

impl Writings {
    /// Reads the vocabularies; words of other shapes are left out.
    pub fn read(store: &Store, shape: Shape) -> Result<Self> {
        let mut forms = Vec::new();
        for path in VOCABULARIES {
            let tokens = vocabulary::read(&store.file(PACKAGE, path)?)?;
            forms.extend(tokens.into_iter().enumerate().filter_map(|(rank, token)| {
                let form = token.strip_prefix(' ')?;
                shape.fits(&text::key(form)).then(|| (form.to_owned(), 1.0 / (rank as f64 + SHIFT)))
            }));
        }
        Ok(Self::of(forms))
    }

    /// Those of some forms, each with its weight.
    pub fn of(forms: impl IntoIterator<Item = (String, f64)>) -> Self {
        let mut writings: BTreeMap<String, Writing> = BTreeMap::new();
        for (form, weight) in forms {
            let key = text::key(&form);
            if form == key {
                writings.entry(key).or_default().lower += weight;
            } else if form == text::title(&key) {
                writings.entry(key).or_default().title += weight;
            }
        }
        Self(writings)
    }

    /// How often the key is written each way.
    pub fn get(&self, key: &str) -> Writing {
        self.0.get(key).copied().unwrap_or_default()
    }

    /// The same of all forms with up to `letters` letters that begin with `stem`.
    pub fn with_stem(&self, stem: &str, letters: usize) -> Writing {
        let forms = self.0.range(stem.to_owned()..).take_while(|(form, _)| form.starts_with(stem));
        forms.filter(|(form, _)| form.chars().count() <= letters).fold(
            Writing::default(),
            |sum, (_, found)| Writing { lower: sum.lower + found.lower, title: sum.title + found.title },
        )
    }

    /// Keys that a vocabulary has with a capital.
    pub fn capitalised(&self) -> impl Iterator<Item = &String> {
        self.0.iter().filter(|(_, own)| own.title > 0.0).map(|(key, _)| key)
    }
}

/// What the forms of a word of at least `letters` letters share: the word less up to `ending` letters, and no shorter than
/// that.
pub fn stem(key: &str, letters: usize, ending: usize) -> Option<&str> {
    let all = key.chars().count();
    if all < letters {
        return None;
    }
    let kept = all.saturating_sub(ending).max(letters);
    Some(key.char_indices().nth(kept).map_or(key, |(end, _)| &key[..end]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn writings() -> Writings {
        let forms = [("Obec", 1.0), ("obecně", 4.0), ("obecný", 2.0), ("Obecný", 0.5), ("OBECNÝ", 8.0)];
        Writings::of(forms.map(|(form, weight)| (form.to_owned(), weight)))
    }

    #[test]
    fn each_writing_of_a_form_is_summed() {
        assert_eq!(writings().get("obecný"), Writing { lower: 2.0, title: 0.5 });
        assert_eq!(writings().get("obecní"), Writing::default());
        assert_eq!(writings().capitalised().collect::<Vec<_>>(), ["obec", "obecný"]);
    }

    #[test]
    fn forms_of_a_stem_are_no_longer_than_told() {
        assert_eq!(writings().with_stem("obec", 6), Writing { lower: 6.0, title: 1.5 });
        assert_eq!(writings().with_stem("obec", 5), Writing { lower: 0.0, title: 1.0 });
    }

    #[test]
    fn a_stem_lacks_the_last_letters_of_longer_words() {
        assert_eq!(stem("obecnou", 4, 2), Some("obecn"));
        assert_eq!(stem("řidič", 4, 2), Some("řidi"));
        assert_eq!(stem("lov", 4, 2), None);
    }
}
