//! Words with a space inside.

mod apart;

use super::Languages;
use crate::analysis::{Context, Reading};
use crate::finding::{Class, Findings};
use crate::text::Span;

pass! {
    /// A word that a space cuts in two.
    ///
    /// # What it finds
    /// Two neighbours of which one is no word and that are a right word together ("govern ment").
    ///
    /// # Why it happens
    /// A hyphenation at the end of a line is removed but its break stays; PDF extraction guesses spaces.
    ///
    /// # Example
    /// The govern ment resigned.
    ///
    /// # Repair
    /// The government resigned.
    "split-words", Words, Fix, Languages::WithDictionary,
    reads: Lines, doubt: Weighed,
    example: "en", "The govern ment resigned." => "The government resigned."
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    for suspect in context.suspects() {
        for (index, broken) in suspect.broken.iter().enumerate() {
            let reading = Reading::Broken(index);
            let (a, b) = (context.tokens()[broken.first], context.tokens()[broken.first + 1]);
            findings
                .propose(
                    Span::new(a.end(), b.start()),
                    "",
                    Class::SplitWord,
                    suspect.share(reading),
                    "a space inside a word",
                )
                .features = context.weigh(suspect, reading);
        }
    }
    apart::check(context, findings);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pass::testing::{repairs, stays};

    #[test]
    fn joins_the_parts() {
        repairs(
            &PASS,
            "en",
            &[
                ("A wi tness told the police what ha ppened.", "A witness told the police what happened."),
                ("The rescue he licopters came.", "The rescue helicopters came."),
            ],
        );
        repairs(
            &PASS,
            "es",
            &[("El gobi erno anunció nuevas med idas.", "El gobierno anunció nuevas medidas.")],
        );
    }

    #[test]
    fn keeps_words_that_stand_apart() {
        stays(
            &PASS,
            "en",
            &[
                "He may be in to day care.",
                "An other way is to go on to it.",
                "The al Shabab group and the el Niño effect",
                "It was a la carte and ad hoc.",
                "Vitamin b helps, type c too.",
            ],
        );
        stays(&PASS, "es", &["Cuando sugiero que utilice a Frank de modelo, ella se rie."]);
        stays(&PASS, "sv", &["En virusinfekterad e-post kom i dag.", "Han bytte en begagnad x-box mot den."]);
        stays(
            &PASS,
            "es",
            &[
                "Si no viene, a penas lo veremos.",
                "El grupo al Shabab y el rey Mohamed ben Ali",
                "Fue ad hoc y a la carta.",
                "Los de más edad no sobre todo él.",
                "En torno a la plaza",
            ],
        );
    }
}
