//! Pairs of marks of another language in a text that writes those of its own.

use super::{Styles, count_of, is_odd_style};
use crate::analysis::{Context, Paragraph};
use crate::finding::Findings;
use crate::language::{Capitals, Language, Profile, QuotePair};
use crate::pass::house_quotes::{STRAIGHT, Written, pairs, write};

/// How sure it is that such a pair is to be as the others are.
const CONFIDENCE: f32 = 0.9;
/// Fewest pairs of its own that show how a text writes.
const OWN: usize = 2;

/// Two marks that pair, and are inside of no others.
#[derive(Clone, Copy)]
struct Quotation {
    opening: usize,
    closing: usize,
    pair: QuotePair,
}

/// Proposes the pair that a text writes most of those of its language for each that the language does not have, if it
/// writes it more often than such pairs. Straight marks are no model: they are what keyboards have. Where no repair was
/// measured, writers have more pairs than the profile.
pub(super) fn check(context: &Context<'_>, styles: &Styles, findings: &mut Findings) {
    let mut languages: Vec<Language> =
        context.paragraphs().iter().map(|line| line.language).filter(|&language| is_read(language)).collect();
    languages.sort_unstable_by_key(|language| language.number());
    languages.dedup();
    for language in languages {
        let profile = language.profile();
        let Some(usual) = usual(profile, styles).filter(|&pair| count_of(styles, pair) >= OWN) else {
            continue;
        };
        let lines = context.paragraphs().iter().filter(|line| line.language == language);
        let all: Vec<Quotation> = lines.flat_map(|line| outer(context, line, usual)).collect();
        let foreign: Vec<&Quotation> = all.iter().filter(|quotation| !profile.uses(quotation.pair)).collect();
        let Some(inside) = inside(context, all.iter().filter(|quotation| quotation.pair == usual)) else {
            continue;
        };
        if count_of(styles, usual) <= foreign.len() {
            continue;
        }
        for quotation in foreign {
            let (opening, closing) = (quotation.opening, quotation.closing);
            if is_odd_style(profile, styles, quotation.pair.0, quotation.pair.1)
                || !is_in_language(context, quotation, language)
            {
                continue;
            }
            let how = Written {
                pair: usual,
                inside,
                confidence: CONFIDENCE,
                message: "quotation marks of another language",
                reason: format!("the text writes {} {} elsewhere", usual.0, usual.1),
            };
            write(context, &how, (opening, Some(closing)), findings);
        }
    }
}

fn is_read(language: Language) -> bool {
    let profile = language.profile();
    language != Language::UNDETERMINED
        && language.is_measured()
        && !profile.unspaced
        && profile.capitals != Capitals::None
}

/// The pair of the language that the text has most often.
fn usual(profile: &Profile, styles: &Styles) -> Option<QuotePair> {
    let most = profile.quotes.iter().rev().copied().max_by_key(|&pair| count_of(styles, pair));
    most.filter(|&pair| pair != STRAIGHT)
}

/// The quotations of a line that stand in no other; none of a line whose marks do not pair, as it may hold a part of a
/// longer quotation.
fn outer(context: &Context<'_>, line: &Paragraph, wanted: QuotePair) -> Vec<Quotation> {
    let found = pairs(context, line, wanted).unwrap_or_default();
    let whole = found.into_iter().filter_map(|(opening, closing)| Some((opening, closing?)));
    let quotation = |(opening, closing)| {
        let pair = (context.mark(opening)?, context.mark(closing)?);
        Some(Quotation { opening, closing, pair })
    };
    whole.filter_map(quotation).collect()
}

/// What most of the quotations have behind their first mark: nothing, or a space; `None` if there are none.
fn inside<'t, 'q>(context: &Context<'t>, quotations: impl Iterator<Item = &'q Quotation>) -> Option<&'t str> {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    for gap in quotations.map(|quotation| context.gap(quotation.opening)) {
        if matches!(gap, "" | " " | "\u{a0}" | "\u{202f}") {
            match counts.iter_mut().find(|(other, _)| *other == gap) {
                Some((_, count)) => *count += 1,
                None => counts.push((gap, 1)),
            }
        }
    }
    counts.into_iter().max_by_key(|&(_, count)| count).map(|(gap, _)| gap)
}

/// Whether most words of a quotation are right ones of the language: what is quoted from another keeps its marks.
fn is_in_language(context: &Context<'_>, quotation: &Quotation, language: Language) -> bool {
    let words =
        context.tokens()[quotation.opening + 1..quotation.closing].iter().filter(|token| token.is_word());
    let (own, all) = words.fold((0, 0), |(own, all), token| {
        (own + usize::from(token.language == language && token.entry.is_valid()), all + 1)
    });
    own * 2 > all
}

#[cfg(test)]
mod tests {
    use crate::pass::quotation_marks::PASS;
    use crate::pass::testing::{repairs_in, stays};

    #[test]
    fn writes_pairs_of_other_languages_as_the_text_writes_its_own() {
        let cases = [
            (
                "en",
                "“The path is open again,” she said. “We are happy,” he said. „Everyone looks at the bumps.“",
                "“The path is open again,” she said. “We are happy,” he said. “Everyone looks at the bumps.”",
            ),
            (
                "it",
                "«Abbiamo vinto», dice il sindaco. «Era ora», dicono tutti. „Qui si torna a casa“, dice lei.",
                "«Abbiamo vinto», dice il sindaco. «Era ora», dicono tutti. «Qui si torna a casa», dice lei.",
            ),
            (
                "fr",
                "« Nous avons gagné », dit le maire. « Enfin », dit-elle. „Tout le monde attend“, dit-il.",
                "« Nous avons gagné », dit le maire. « Enfin », dit-elle. « Tout le monde attend », dit-il.",
            ),
            (
                "ru",
                "«Мы победили», сказал мэр. «Наконец», сказала она. „Теперь все ждут”, сказал он.",
                "«Мы победили», сказал мэр. «Наконец», сказала она. «Теперь все ждут», сказал он.",
            ),
            (
                "de",
                "„Wir haben gewonnen“, sagt sie. „Endlich“, sagt er. “Alle warten hier”, sagt die Frau.",
                "„Wir haben gewonnen“, sagt sie. „Endlich“, sagt er. „Alle warten hier“, sagt die Frau.",
            ),
        ];
        repairs_in(&PASS, &cases);
    }

    #[test]
    fn keeps_pairs_that_are_meant() {
        // more of others than of its own
        stays(&PASS, "en", &["“We won,” he said. „Everyone looks at the bumps.“ „They do,“ she said."]);
        stays(
            &PASS,
            "de",
            &["“Wir haben gewonnen”, sagt sie. “Endlich”, sagt er. “Alle warten”, sagt die Frau."],
        );
        // as many of others as of its own
        stays(
            &PASS,
            "en",
            &["The mayor said “we won” on Monday. The magazine «Our town today» reported it."],
        );
        // marks inside of others, also of those that go over a line
        stays(
            &PASS,
            "en",
            &[
                "“Yes,” he said. “No,” she said. He wrote “the people of the\ntown cried «go home now» at us”.",
            ],
        );
        stays(&PASS, "en", &["“We are happy,” he said. “They cried «go home now» at us,” she said. “Yes.”"]);
        // a quotation in another language
        stays(
            &PASS,
            "en",
            &[
                "“We are happy,” he said. “Go,” she said. The sign says «ouvert tous les jours de la semaine».",
            ],
        );
        stays(&PASS, "it", &["«Abbiamo vinto», dice il sindaco. “Qui si torna a casa”, dice lei."]);
        stays(
            &PASS,
            "es",
            &["«Sí», dijo. «No», dijo ella. “Los dos son usuales”, dijo él. \"Y este\", dijo."],
        );
        stays(&PASS, "pl", &["„Tak”, mówi. „Nie”, mówi ona. Czyta „Wyborczą” i „Politykę”."]);
    }
}
