//! A space beside the hyphen of a word: "so- called", "Saint -Denis", "какую- то".
//!
//! Such a hyphen may stand for a dash as well, or for a part that is left out ("pre- and post-war"), so one of the parts has
//! to be known for its hyphen, or the text has the word elsewhere as it should be.

use super::hyphens;
use crate::analysis::Context;
use crate::finding::{Class, Findings};
use crate::language::Capitals;
use crate::lexicon::key_of;
use crate::text::{CaseShape, Span, TokenKind};
use foldhash::HashSet;
use std::cell::LazyCell;

/// A whole word that is listed; a part that never stands without its hyphen; a word that the text has without the space.
const LISTED: f32 = 0.97;
const PART: f32 = 0.95;
const ELSEWHERE: f32 = 0.95;

pub(super) fn check(context: &Context<'_>, findings: &mut Findings) {
    let written = LazyCell::new(|| close_pairs(context));
    for at in hyphens(context) {
        if !(is_loose_behind(context, at) || is_loose_before(context, at)) {
            continue;
        }
        let Some((confidence, reason)) = judge(context, at, &written) else { continue };
        let span = if context.is_glued(at) {
            Span::new(context.tokens()[at - 1].end(), context.tokens()[at].start())
        } else {
            Span::new(context.tokens()[at].end(), context.tokens()[at + 1].start())
        };
        let finding =
            findings.propose(span, "", Class::SplitWord, confidence, "a space beside the hyphen of a word");
        finding.features.decide(confidence);
        finding.because(reason);
    }
}

/// "so- called"
fn is_loose_behind(context: &Context<'_>, at: usize) -> bool {
    context.is_glued(at - 1) && context.is_spaced(at)
}

/// "so -called"
fn is_loose_before(context: &Context<'_>, at: usize) -> bool {
    context.is_spaced(at - 1) && context.is_glued(at)
}

/// How sure it is that the space beside the hyphen at `at` is wrong, and why.
fn judge(context: &Context<'_>, at: usize, written: &HashSet<(String, String)>) -> Option<(f32, String)> {
    let (before, behind) = (context.token(at - 1)?, context.token(at + 1)?);
    let is_part = |kind: TokenKind| !matches!(kind, TokenKind::Punctuation | TokenKind::Opaque);
    if !is_part(before.kind) || !is_part(behind.kind) {
        return None;
    }
    let (language, whole, second) =
        (before.language, key_of(context.word(at - 1)), key_of(context.word(at + 1)));
    // "l'ex- ministre"
    let first = whole.rsplit('\'').next().unwrap_or(&whole);
    let hyphens = language.hyphens();
    let is_number = before.kind == TokenKind::Number;
    if is_number && hyphens.has_number_before(&second)
        || [first, &whole].iter().any(|first| hyphens.has_pair(first, &second))
    {
        return Some((LISTED, format!("{} writes “{first}-{second}”", language.name())));
    }
    // "a -t-il", "a -t -il", but "l'option -t": a letter alone names an option
    let goes_on = || {
        context.mark(at + 2) == Some('-')
            && (context.is_glued(at + 1)
                || context.token(at + 3).is_some_and(|_| hyphens.has_last(&key_of(context.word(at + 3)))))
    };
    let is_option = || second.chars().count() == 1 && !goes_on();
    if hyphens.has_last(&second) && before.is_word() && !is_option() {
        return Some((PART, format!("“-{second}” has a hyphen before it in {}", language.name())));
    }
    // "vor- und nachher", "pre- and post-war"
    if behind.entry.is_function_word() {
        return None;
    }
    // "Er kaufte einen PC- danach ging er": a dash, as a noun would have its capital
    let may_follow = language.profile().capitals != Capitals::Nouns || behind.shape != CaseShape::Lower;
    if hyphens.has_first(first) && may_follow {
        return Some((PART, format!("“{first}-” has a hyphen behind it in {}", language.name())));
    }
    let is_elsewhere =
        || behind.is_word() && before.is_word() && written.contains(&(whole.to_string(), second.to_string()));
    is_elsewhere().then(|| (ELSEWHERE, "the text has the word without the space elsewhere".to_owned()))
}

/// The normalised forms of the words before and behind each hyphen without a space.
fn close_pairs(context: &Context<'_>) -> HashSet<(String, String)> {
    let form = |at: usize| key_of(context.word(at)).into_owned();
    let close = hyphens(context).filter(|&at| context.is_glued(at - 1) && context.is_glued(at));
    close.map(|at| (form(at - 1), form(at + 1))).collect()
}

#[cfg(test)]
mod tests {
    use crate::pass::split_words::PASS;
    use crate::pass::testing::{repairs_in, stays};

    #[test]
    fn keeps_options_of_a_letter() {
        stays(
            &PASS,
            "fr",
            &["On le fait avec l'option -t ou la directive, et le paramètre -t testing aussi."],
        );
    }

    #[test]
    fn takes_the_space_from_words_that_are_known_for_their_hyphen() {
        let cases = [
            (
                "en",
                "The so -called reform is a well- known plan.",
                "The so-called reform is a well-known plan.",
            ),
            ("en", "A 25- year-old man met the ex- minister.", "A 25-year-old man met the ex-minister."),
            (
                "en",
                "A 30 -year-old woman was hurt in the mid- 1990s.",
                "A 30-year-old woman was hurt in the mid-1990s.",
            ),
            (
                "fr",
                "Il viendra lui- même, peut -être à Saint- Denis.",
                "Il viendra lui-même, peut-être à Saint-Denis.",
            ),
            (
                "fr",
                "C'est- à-dire que l'ex -ministre a -t-il parlé ?",
                "C'est-à-dire que l'ex-ministre a-t-il parlé ?",
            ),
            (
                "pt",
                "Trata- se do ex- ministro que chega na segunda- feira.",
                "Trata-se do ex-ministro que chega na segunda-feira.",
            ),
            (
                "ro",
                "Într- o zi s- a dus cu ex- ministrul la piață.",
                "Într-o zi s-a dus cu ex-ministrul la piață.",
            ),
            (
                "ru",
                "Он что- то сказал, во -первых, про какую- либо погоду.",
                "Он что-то сказал, во-первых, про какую-либо погоду.",
            ),
            ("uk", "По- перше, будь -який закон потрібен.", "По-перше, будь-який закон потрібен."),
            ("bg", "Това е най- добрата и по -голяма книга.", "Това е най-добрата и по-голяма книга."),
            (
                "de",
                "Der Ex- Präsident sprach mit der EU -Kommission.",
                "Der Ex-Präsident sprach mit der EU-Kommission.",
            ),
            ("nl", "De oud- minister woont in Noord- Holland.", "De oud-minister woont in Noord-Holland."),
        ];
        repairs_in(&PASS, &cases);
    }

    #[test]
    fn takes_the_space_where_the_text_has_none_elsewhere() {
        let cases = [(
            "en",
            "The Kandar-Bell treaty was signed in May. The Kandar- Bell treaty has ten articles.",
            "The Kandar-Bell treaty was signed in May. The Kandar-Bell treaty has ten articles.",
        )];
        repairs_in(&PASS, &cases);
    }

    #[test]
    fn keeps_what_is_left_out_dashes_and_options() {
        stays(
            &PASS,
            "en",
            &[
                "Pre- and post-war houses, two- and three-year contracts, ex- and vice-presidents.",
                "He came late -nobody knew why- and left soon.",
                "Nobody knew- they were all away- that he was ill.",
                "Run ls -la and find -name x first.",
                "Temperatures of 5 -10 degrees, and a score of 3 -0.",
            ],
        );
        stays(
            &PASS,
            "de",
            &[
                "Die Ex- und Vizepräsidenten der EU- und UN-Gremien kamen.",
                "Haus- und Gartenarbeit, Ober- oder Unterhaus, Vor- sowie Nachteile.",
                "Er kaufte einen PC- danach ging er nach Hause.",
                "Er kam spät -niemand wusste warum- und ging.",
            ],
        );
        stays(&PASS, "nb", &["EU- og FN-organer i inn- og utland.", "Natur- eller miljøvern, e-post."]);
        stays(&PASS, "sv", &["EU- eller FN-organ, in- och utrikes nyheter."]);
        stays(&PASS, "nl", &["De oud- en vice-ministers van EU- of VN-instanties, in- en uitvoer."]);
        stays(
            &PASS,
            "es",
            &["El presidente -dijo la ministra- no vino.", "Las relaciones socio- y geopolíticas."],
        );
        stays(
            &PASS,
            "fr",
            &["Les sous- ou surestimations, pré- et post-opératoires.", "Il est parti -ce soir- pour Paris."],
        );
        stays(
            &PASS,
            "ru",
            &["Двух- и трёхкомнатные квартиры, теле- и радиопередачи.", "Он пришёл -все удивились- и ушёл."],
        );
        stays(&PASS, "fi", &["Maa- ja metsätalous, EU- sekä YK-elimet, Unix -järjestelmä."]);
        stays(&PASS, "pt", &["Os ex- e vice-ministros, pré- ou pós-guerra."]);
        stays(&PASS, "hu", &["Ki- és bejárat, film- és színházi zene."]);
        stays(&PASS, "it", &["Gli ex- o vice-ministri dell'Europa centro- e sud-orientale."]);
    }
}
