//! Pairs of marks of another language in a text that writes those of its own.

use super::{MARKS, Styles, closes, count_of, each_closing, is_odd_style};
use crate::analysis::{Context, Paragraph};
use crate::finding::Findings;
use crate::language::{Capitals, Language, Profile, QuotePair};
use crate::pass::house_quotes::{STRAIGHT, Written, write};

/// How sure it is that such a pair is to be as the others are.
const CONFIDENCE: f32 = 0.9;

/// Two marks that pair, and are inside of no others.
#[derive(Clone, Copy)]
struct Quotation {
    opening: usize,
    closing: usize,
    pair: QuotePair,
}

/// Proposes the pair that a text writes most of those of its language for each that the language does not have, unless it
/// writes such pairs more often. Straight marks are no model: they are what keyboards have. Where
/// no repair was measured, writers have more pairs than the profile.
pub(super) fn check(context: &Context<'_>, styles: &Styles, findings: &mut Findings) {
    let reads = |paragraph: &&Paragraph| {
        let profile = paragraph.language.profile();
        paragraph.language != Language::UNDETERMINED
            && !profile.unspaced
            && profile.capitals != Capitals::None
            && paragraph.language.is_measured()
    };
    let all: Vec<(Language, Quotation)> = context
        .paragraphs()
        .iter()
        .filter(reads)
        .flat_map(|paragraph| outer(context, paragraph).map(|quotation| (paragraph.language, quotation)))
        .collect();
    let is_foreign =
        |&(language, quotation): &(Language, Quotation)| !language.profile().uses(quotation.pair);
    let foreign = all.iter().filter(|quotation| is_foreign(quotation)).count();
    for &(language, quotation) in all.iter().filter(|quotation| is_foreign(quotation)) {
        let profile = language.profile();
        let Some(usual) = usual(profile, styles).filter(|&pair| count_of(styles, pair) >= foreign) else {
            continue;
        };
        let Some((_, model)) = all.iter().find(|(_, other)| other.pair == usual) else { continue };
        let (opening, closing) = (quotation.opening, quotation.closing);
        let is_nest = context.marks_of(opening + 1..closing, MARKS).next().is_some();
        if is_nest
            || is_odd_style(profile, styles, quotation.pair.0, quotation.pair.1)
            || !is_in_language(context, quotation, language)
        {
            continue;
        }
        let how = Written {
            pair: usual,
            inside: context.gap(model.opening),
            confidence: CONFIDENCE,
            message: "quotation marks of another language",
            reason: format!("the text writes {} {} elsewhere", usual.0, usual.1),
        };
        write(context, &how, (opening, Some(closing)), findings);
    }
}

/// The pair of the language that the text has most often.
fn usual(profile: &Profile, styles: &Styles) -> Option<QuotePair> {
    let most = profile.quotes.iter().rev().copied().max_by_key(|&pair| count_of(styles, pair));
    most.filter(|&pair| pair != STRAIGHT)
}

/// The quotations of a paragraph that stand in no other.
fn outer(context: &Context<'_>, paragraph: &Paragraph) -> impl Iterator<Item = Quotation> {
    let mut found = Vec::new();
    each_closing(context, paragraph, |open, at, mark| {
        if let (Some(0), Some(&(opening, first))) = (closes(open, mark), open.first()) {
            found.push(Quotation { opening, closing: at, pair: (first, mark) });
        }
    });
    found.into_iter()
}

/// Whether most words of a quotation are right ones of the language: what is quoted from another keeps its marks.
fn is_in_language(context: &Context<'_>, quotation: Quotation, language: Language) -> bool {
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
        // marks inside of others
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
