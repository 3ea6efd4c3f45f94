//! Double quotation marks in the form that the house writes.

use super::Languages;
use super::quotation_marks::{Facing, Open, closes, double_mark, facing};
use crate::analysis::{Context, Paragraph};
use crate::finding::{Class, Findings};
use crate::language::{Capitals, QuotePair};
use crate::style::{Quotes, Style};
use crate::text::Span;

pass! {
    /// Double quotation marks in the form that the house writes.
    ///
    /// # What it finds
    /// Pairs of other marks than those that `style.quotes` asks for: straight ones, or the most usual ones of the
    /// language. Marks inside a quotation stay, and so does a paragraph whose marks do not pair for sure. Single marks
    /// and apostrophes are not touched. Without the setting it finds nothing.
    ///
    /// # Why it happens
    /// Every source and every translation system has marks of its own.
    ///
    /// # Example
    /// "We are gaining ground", he said.
    ///
    /// # Repair
    /// “We are gaining ground”, he said.
    "house-quotes", Words, Fix, Languages::WithDictionary,
    reads: Lines, doubt: Little,
    example: "en" in Style { quotes: Quotes::Language, ..Style::DEFAULT },
    "\"We are gaining ground\", he said." => "“We are gaining ground”, he said."
}

const CONFIDENCE: f32 = 0.95;
pub(super) const STRAIGHT: QuotePair = ('"', '"');

/// The tokens of a pair that is not inside of another. A quotation that goes on in the next paragraph has no closing one.
pub(super) type Pair = (usize, Option<usize>);

fn check(context: &Context<'_>, findings: &mut Findings) {
    let quotes = context.style().quotes;
    if quotes == Quotes::Keep {
        return;
    }
    for paragraph in context.paragraphs() {
        let profile = paragraph.language.profile();
        // without spaces or case no mark tells for sure which way it faces
        if profile.unspaced || profile.capitals == Capitals::None {
            continue;
        }
        let wanted = match quotes {
            Quotes::Straight => Some(STRAIGHT),
            Quotes::Language => profile.quotes.first().copied(),
            Quotes::Keep => None,
        };
        let Some(wanted) = wanted else { continue };
        for (opening, closing) in pairs(context, paragraph, wanted).unwrap_or_default() {
            let written = |at: usize| context.mark(at);
            if written(opening) == Some(wanted.0) && closing.is_none_or(|at| written(at) == Some(wanted.1)) {
                continue;
            }
            let is_spaced = wanted.0 == '«' && profile.spaced_marks.contains('»');
            let how = Written {
                pair: wanted,
                inside: if is_spaced { "\u{a0}" } else { "" },
                confidence: CONFIDENCE,
                message: "other marks than the house writes",
                reason: format!("the house style writes {} {}", wanted.0, wanted.1),
            };
            write(context, &how, (opening, closing), findings);
        }
    }
}

/// The outer pairs of a paragraph; `None` if its marks do not pair, or if a pair inside of another has the marks that
/// are wanted, so that the two could not be told apart.
pub(super) fn pairs(context: &Context<'_>, paragraph: &Paragraph, wanted: QuotePair) -> Option<Vec<Pair>> {
    let mut open: Vec<Open> = Vec::new();
    let mut pairs = Vec::new();
    for at in context.marks_in(paragraph.tokens.clone()) {
        let Some(mark) = double_mark(context, at) else { continue };
        match facing_in_nest(context, at) {
            Facing::Opening if open.iter().any(|&(_, other)| other == mark) => return None,
            Facing::Opening => open.push((at, mark)),
            Facing::Closing => {
                // the last that is open must be closed
                let position = closes(&open, mark).filter(|position| position + 1 == open.len())?;
                let (opening, first) = open.pop()?;
                if position == 0 {
                    pairs.push((opening, Some(at)));
                } else if (first, mark) == wanted {
                    return None;
                }
            }
            Facing::Unclear => return None,
        }
    }
    match open[..] {
        [] => Some(pairs),
        [(at, _)] if at == paragraph.tokens.start => {
            pairs.push((at, None));
            Some(pairs)
        }
        _ => None,
    }
}

/// Which way a mark faces, also where it stands directly at another one: both marks close in (no”").
fn facing_in_nest(context: &Context<'_>, at: usize) -> Facing {
    let facing = facing(context, at);
    if facing != Facing::Unclear {
        return facing;
    }
    let (text, span) = (context.text(), context.tokens()[at].span());
    let before = text[..span.start].chars().next_back();
    let after = text[span.end..].chars().next();
    let is_text = |c: Option<char>| c.is_some_and(|c| !c.is_whitespace());
    let is_mark = |at: Option<usize>| at.and_then(|at| double_mark(context, at)).is_some();
    match (
        is_mark(at.checked_sub(1)) && at > 0 && context.is_glued(at - 1),
        is_mark(Some(at + 1)) && context.is_glued(at),
    ) {
        (true, false) if after.is_some_and(char::is_alphanumeric) => Facing::Opening,
        (false, true) if is_text(before) => Facing::Closing,
        _ => Facing::Unclear,
    }
}

/// How a pair of marks is to be written, and why.
pub(super) struct Written<'w> {
    pub pair: QuotePair,
    /// What stands between a mark and what it quotes: a space or nothing.
    pub inside: &'w str,
    pub confidence: f32,
    pub message: &'static str,
    pub reason: String,
}

/// Proposes other marks for a pair, with the space inside that is set there, or without one.
pub(super) fn write(
    context: &Context<'_>,
    how: &Written<'_>,
    (opening, closing): Pair,
    findings: &mut Findings,
) {
    let space = how.inside;
    let mut propose = |span: Span, replacement: String| {
        findings
            .propose(span, replacement, Class::WrongQuote, how.confidence, how.message)
            .because(how.reason.clone());
    };
    let tokens = context.tokens();
    let mut span = tokens[opening].span();
    if let Some(next) = tokens.get(opening + 1).filter(|_| is_blank(context.gap(opening))) {
        span.end = next.start();
    }
    propose(span, format!("{}{space}", how.pair.0));
    let Some(closing) = closing else { return };
    let mut span = tokens[closing].span();
    // between two marks, the space belongs to the opening one
    if closing > opening + 1 && is_blank(context.gap(closing - 1)) {
        span.start = tokens[closing - 1].end();
    }
    propose(span, format!("{space}{}", how.pair.1));
}

/// Whether a gap is nothing but spaces of any width, one at least.
fn is_blank(gap: &str) -> bool {
    !gap.is_empty() && gap.chars().all(|c| matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pass::testing::{stays, styles};

    const OWN: Style = Style { quotes: Quotes::Language, ..Style::DEFAULT };
    const STRAIGHT_ONES: Style = Style { quotes: Quotes::Straight, ..Style::DEFAULT };

    #[test]
    fn writes_the_marks_of_the_language() {
        styles(
            &PASS,
            OWN,
            "en",
            &[
                ("He said \"yes\" and «no».", "He said “yes” and “no”."),
                ("„It is over“, she said.", "“It is over”, she said."),
                ("« It is over », she said.", "“It is over”, she said."),
                ("\"One.\n\n\"Two,\" he said.", "“One.\n\n“Two,” he said."),
            ],
        );
        styles(&PASS, OWN, "de", &[("Er sagte: \"Ja\" und »nein«.", "Er sagte: „Ja“ und „nein“.")]);
        styles(
            &PASS,
            OWN,
            "fr",
            &[("Il a dit \"oui\".", "Il a dit «\u{a0}oui\u{a0}»."), ("« Non », dit-il.", "« Non », dit-il.")],
        );
        styles(
            &PASS,
            OWN,
            "es",
            &[
                ("\"Sí\", dijo, \"y “no”\".", "«Sí», dijo, «y “no”»."),
                ("\"“No” y sí\", dijo.", "«“No” y sí», dijo."),
            ],
        );
    }

    #[test]
    fn writes_straight_marks() {
        styles(
            &PASS,
            STRAIGHT_ONES,
            "en",
            &[
                ("“It is over,” she said.", "\"It is over,\" she said."),
                ("a ‘single’ mark isn’t", "a ‘single’ mark isn’t"),
            ],
        );
        styles(&PASS, STRAIGHT_ONES, "fr", &[("« Non », dit-il.", "\"Non\", dit-il.")]);
    }

    #[test]
    fn leaves_what_does_not_pair_and_what_could_not_be_told_apart() {
        let same = |text| (text, text);
        styles(
            &PASS,
            OWN,
            "en",
            &[
                same("He is 6'2\" and she said \"yes\"."),
                same("A \"quotation that is open"),
                same("“Outer \"inner\" again”"),
                same("\"Outer “inner” again\""),
                same("a 3\" pipe and a 4\" one"),
            ],
        );
        stays(&PASS, "en", &["He said \"yes\" and «no»."]);
    }
}
