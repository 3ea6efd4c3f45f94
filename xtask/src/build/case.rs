//! How a key is written inside sentences, from how it is written anywhere.
//!
//! Text has capitals that say nothing of the word: at the start of a sentence, in headlines. It also has
//! names in careless lower case. Both shares are measured on words whose writing the spelling dictionary
//! knows, and taken off.

use crate::readers::hunspell::Accepted;
use crate::readers::spacy::Writings;

/// Shares of the ways of writing, as an entry stores them.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Shares {
    /// With a capital first letter only.
    pub title: f32,
    /// All in capitals.
    pub upper: f32,
    /// With capitals inside.
    pub mixed: f32,
}

impl Shares {
    /// The share of all writings with capitals.
    pub fn capital(self) -> f32 {
        self.title + self.upper + self.mixed
    }

    /// The shares in the steps that are stored of a form with this frequency. Little text says little
    /// more than yes or no.
    pub fn stored(self, zipf: f32) -> Self {
        let steps = if zipf < 3.5 { 2.0 } else { 7.0 };
        let round = |share: f32| (share * steps).round() / steps;
        Self { title: round(self.title), upper: round(self.upper), mixed: self.mixed }
    }
}

/// The shares that say nothing of a word, in one body of text.
#[derive(Debug, Clone, Copy)]
pub struct Allowance {
    /// Capital first letters of common words.
    title: f64,
    /// Common words in capitals.
    upper: f64,
    /// Names in lower case.
    careless: f64,
}

impl Allowance {
    /// Measures the shares on words with known writing.
    pub fn measure<'a>(words: impl Iterator<Item = (&'a Writings, Accepted)>) -> Self {
        let (mut title, mut upper, mut careless) = (Vec::new(), Vec::new(), Vec::new());
        for (writings, accepted) in words {
            let total = writings.total();
            if accepted.lower {
                title.push(writings.title / total);
                upper.push(writings.upper / total);
            } else if accepted.title {
                careless.push(writings.lower / total);
            }
        }
        // Four fifths: most common words are to come out with no capitals at all.
        Self { title: quantile(title, 0.8), upper: quantile(upper, 0.8), careless: quantile(careless, 0.5) }
    }

    /// The shares inside sentences. `accepted` are the writings that the spelling dictionary knows: a key
    /// that it knows with capitals only has no other right writing, however careless the text.
    pub fn shares(&self, writings: &Writings, accepted: Accepted) -> Shares {
        let total = writings.total();
        let capital = writings.title + writings.upper + writings.mixed;
        if total == 0.0 {
            return Shares::default();
        }
        if writings.lower == 0.0 || accepted.only_capital() && capital > 0.0 {
            return Shares {
                title: (writings.title / capital) as f32,
                upper: (writings.upper / capital) as f32,
                mixed: (writings.mixed / capital) as f32,
            };
        }
        let beyond = |share: f64, allowance: f64| {
            ((share / total - allowance) / (1.0 - allowance - self.careless)).clamp(0.0, 1.0)
        };
        // Measured together: what is left of all capitals is divided as the writings are.
        let left = beyond(capital, self.title + self.upper);
        Shares {
            title: (left * writings.title / capital.max(f64::MIN_POSITIVE)) as f32,
            upper: (left * writings.upper / capital.max(f64::MIN_POSITIVE)) as f32,
            mixed: (left * writings.mixed / capital.max(f64::MIN_POSITIVE)) as f32,
        }
    }
}

fn quantile(mut values: Vec<f64>, at: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    let index = (values.len() as f64 * at) as usize;
    values.get(index).or(values.last()).copied().unwrap_or(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn writings(lower: f64, title: f64, upper: f64) -> Writings {
        Writings { lower, title, upper, ..Writings::default() }
    }

    const NOWHERE: Accepted = Accepted {
        lower: false,
        title: false,
        upper: false,
        listed_title: false,
        lower_by_rules: false,
        disputed: false,
    };
    const LOWER: Accepted = Accepted { lower: true, title: true, upper: true, ..NOWHERE };
    const TITLE: Accepted =
        Accepted { lower: false, title: true, upper: true, listed_title: true, ..NOWHERE };

    fn allowance() -> Allowance {
        let known = [(writings(8.0, 2.0, 0.0), LOWER), (writings(1.0, 9.0, 0.0), TITLE)];
        Allowance::measure(known.iter().map(|(writings, accepted)| (writings, *accepted)))
    }

    #[test]
    fn headlines_make_no_name() {
        assert_eq!(allowance().shares(&writings(8.0, 2.0, 0.0), LOWER).title, 0.0);
        assert!(allowance().shares(&writings(1.0, 9.0, 0.0), Accepted::default()).title > 0.99);
    }

    #[test]
    fn careless_lower_case_makes_no_common_word() {
        assert_eq!(allowance().shares(&writings(5.0, 5.0, 0.0), TITLE).title, 1.0);
        assert_eq!(allowance().shares(&writings(0.0, 0.0, 1.0), Accepted::default()).upper, 1.0);
    }
}
