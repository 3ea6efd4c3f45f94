//! Two periods at the end of a sentence, and a period behind a question or exclamation mark: "the house..", "a virus?."
//!
//! Two periods may be meant for three. A text that has neither three nor two elsewhere hardly means an ellipsis by them.

use super::propose;
use crate::analysis::{Context, Marks};
use crate::finding::Findings;
use crate::text::{CaseShape, Span, Token};

/// Two periods in a text without ellipses, and in one that has some; a period behind another final mark.
const LONE: f32 = 0.93;
const AMONG_ELLIPSES: f32 = 0.7;
const BEHIND_MARK: f32 = 0.7;
/// Pairs in a text from which they are its way to write ellipses.
const TOO_MANY: usize = 3;
/// Fewest periods that end sentences in a text that has them as a rule; a chat ends its lines as it likes.
const PLAIN: usize = 3;
/// Fewest letters of the word before, and of one that no dictionary holds and that is hardly an abbreviation.
const LETTERS: usize = 3;
const NO_ABBREVIATION: usize = 7;

const PERIODS: Marks = Marks::of(&['.']);

pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    let all = 0..context.tokens().len();
    let runs = || context.marks_of(all.clone(), PERIODS).filter(|&at| context.word(at).starts_with(".."));
    let pairs: Vec<usize> = runs().filter(|&at| context.word(at) == "..").collect();
    if pairs.len() < TOO_MANY {
        let ends = |at: &usize| context.word(*at) == "." && !context.is_glued(*at);
        let is_plain = || context.marks_of(all.clone(), PERIODS).filter(ends).nth(PLAIN - 1).is_some();
        let has_ellipses = || runs().any(|at| context.word(at) != "..") || context.text().contains('…');
        for &at in pairs.iter().filter(|&&at| ends_sentence(context, at)) {
            let before = context.tokens()[at - 1];
            let is_word = before.entry.is_valid() || context.word(at - 1).chars().count() >= NO_ABBREVIATION;
            let is_lone = is_word && !before.entry.is_abbreviation() && is_plain() && !has_ellipses();
            let confidence = if is_lone { LONE } else { AMONG_ELLIPSES };
            propose(context, context.tokens()[at].span(), ".", confidence, findings);
        }
    }
    for at in context.inner_marks_of(Marks::of(&['?', '!'])) {
        let is_doubled = matches!(context.word(at), "?" | "!")
            && context.is_glued(at)
            && context.word(at + 1) == "."
            && !context.is_glued(at + 1);
        if is_doubled && is_behind_word(context, at) && begins(context, at + 2) {
            let span = Span::new(context.tokens()[at].start(), context.tokens()[at + 1].end());
            propose(context, span, context.word(at), BEHIND_MARK, findings);
        }
    }
}

/// Whether the mark at `at` stands close behind a word of some letters, and what follows it may begin a sentence.
fn ends_sentence(context: &Context<'_>, at: usize) -> bool {
    is_behind_word(context, at) && !context.is_glued(at) && begins(context, at + 1)
}

fn is_behind_word(context: &Context<'_>, at: usize) -> bool {
    at > 0
        && context.is_glued(at - 1)
        && context.tokens()[at - 1].is_word()
        && context.word(at - 1).chars().count() >= LETTERS
}

/// Whether the token at `at` may begin a sentence or a paragraph, or is none.
fn begins(context: &Context<'_>, at: usize) -> bool {
    let is_next_line = || !context.are_in_one_paragraph(at - 1, at);
    context.token(at).is_none_or(|token: &Token| {
        is_next_line() || token.is_word() && matches!(token.shape, CaseShape::Title | CaseShape::Upper)
    })
}

#[cfg(test)]
mod tests {
    use crate::pass::doubled_punctuation::PASS;
    use crate::pass::testing::{only_suggests, repairs_in, stays};

    #[test]
    fn one_of_two_periods_is_enough() {
        let cases = [
            (
                "en",
                "The talks were short. Nobody spoke of the house.. The mayor left at noon. He was ill.",
                "The talks were short. Nobody spoke of the house. The mayor left at noon. He was ill.",
            ),
            (
                "de",
                "Der Rat „kam“. Er beriet lange. Dann ging der Bürgermeister nach Hause.. Niemand blieb. Es war spät.",
                "Der Rat „kam“. Er beriet lange. Dann ging der Bürgermeister nach Hause. Niemand blieb. Es war spät.",
            ),
            (
                "es",
                "La visita fue breve. Nadie habló. El alcalde se fue a casa..\n\nLlovía. Era tarde.",
                "La visita fue breve. Nadie habló. El alcalde se fue a casa.\n\nLlovía. Era tarde.",
            ),
            (
                "ru",
                "Совет собрался. Он долго совещался. Потом мэр ушёл домой.. Никто не остался. Было поздно.",
                "Совет собрался. Он долго совещался. Потом мэр ушёл домой. Никто не остался. Было поздно.",
            ),
        ];
        repairs_in(&PASS, &cases);
    }

    #[test]
    fn where_ellipses_stand_it_may_be_one() {
        only_suggests(
            &PASS,
            "en",
            None,
            &[(
                "He left... Nobody spoke. We saw the house.. The mayor came. It rained. It was late.",
                "He left... Nobody spoke. We saw the house. The mayor came. It rained. It was late.",
            )],
        );
        only_suggests(
            &PASS,
            "es",
            None,
            &[("¿Es un virus?. Que lo diga él.", "¿Es un virus? Que lo diga él.")],
        );
    }

    #[test]
    fn keeps_ellipses_of_two_and_three_abbreviations_and_paths() {
        stays(
            &PASS,
            "en",
            &[
                "I do not know.. Maybe he left.",
                "Well.. I saw him.. Then he left.. Nobody came.. It rained. It was late. We left.",
                "He left. We saw a house .. and a garden. Go to ../src and type cd .. first. It was late.",
                "Use the range 1..10 here. It works. It is fast. The other way a..b too.",
                "Yahoo!. Then came others. The value is a?.b here. It was late. It rained.",
                "They described the talks as “tense but fruitful”. The spokeswoman left at noon.",
                "He came from the “old town” (the one by the river…). Nobody saw him.",
            ],
        );
        stays(
            &PASS,
            "da",
            &["Han kom kl. 8. Vi talte om miljø f.eks.. Så gik han. Det regnede. Det var sent."],
        );
        stays(
            &PASS,
            "fr",
            &["Il est venu. Il a vu la maison... Puis il est parti. Il pleuvait.", "Etc.. Puis rien."],
        );
        stays(&PASS, "bg", &["Видяхме храма „Света Неделя“. Говорителката каза, че срещата е приключила."]);
        stays(&PASS, "it", &["Hanno pane, vino, ecc.. Poi nulla. Era tardi. Pioveva. Tutti a casa."]);
    }
}
