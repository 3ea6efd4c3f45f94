//! Quotation marks that do not pair.

use super::Languages;
use crate::analysis::{Context, Paragraph};
use crate::finding::{Class, Findings};
use crate::language::Profile;
use crate::text::chars::{is_closer, is_opener};

pass! {
    /// A quotation mark that does not close what was opened.
    ///
    /// # What it finds
    /// A closing mark of another language or an opening one in its place (“…“), by where it stands and by what
    /// is open. Whole pairs of another language's marks are only suggested to be changed.
    ///
    /// # Why it happens
    /// Translation replaces marks one by one and mixes the styles of the two languages.
    ///
    /// # Example
    /// “We are gaining ground“, he said.
    ///
    /// # Repair
    /// “We are gaining ground”, he said.
    "quotation-marks", Words, Fix, Languages::All,
    example: "en", "“We are gaining ground“, he said." => "“We are gaining ground”, he said."
}

/// Which way a mark faces, by the characters beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Facing {
    Opening,
    Closing,
    Unclear,
}

/// A mark that is open: its token, and the character.
type Open = (usize, char);

fn check(context: &Context<'_>, findings: &mut Findings) {
    for paragraph in context.paragraphs() {
        if paragraph.language.code() != "und" {
            check_paragraph(context, paragraph, findings);
        }
    }
}

fn check_paragraph(context: &Context<'_>, paragraph: &Paragraph, findings: &mut Findings) {
    let profile = paragraph.language.profile();
    let mut open: Vec<Open> = Vec::new();
    for at in paragraph.tokens.clone() {
        let Some(mark) = context.mark(at).filter(|c| matches!(c, '“' | '”' | '„' | '«' | '»' | '"'))
        else {
            continue;
        };
        match facing(context, at) {
            Facing::Opening => {
                // a mark that is open already and of the same shape was never closed
                open.retain(|&(_, other)| other != mark);
                open.push((at, mark));
            }
            Facing::Closing => close(context, profile, &mut open, at, mark, findings),
            Facing::Unclear => return,
        }
    }
}

fn close(
    context: &Context<'_>,
    profile: &Profile,
    open: &mut Vec<Open>,
    at: usize,
    mark: char,
    findings: &mut Findings,
) {
    let Some(position) = open.iter().rposition(|&(_, opening)| pairs(opening, mark)) else {
        let Some(opening) = open.pop() else { return };
        mend(context, profile, opening, at, mark, findings);
        return;
    };
    // an inner mark of another style was left open: the outer one closes here
    open.truncate(position);
}

fn mend(
    context: &Context<'_>,
    profile: &Profile,
    opening: Open,
    at: usize,
    mark: char,
    findings: &mut Findings,
) {
    let Some(closing) = profile.closing_for(opening.1).filter(|&closing| closing != mark && opening.1 != '"')
    else {
        return;
    };
    let inches = at > 0 && mark == '"' && context.word(at - 1).ends_with(|c: char| c.is_ascii_digit());
    if inches {
        return;
    }
    let confidence = if mark == '"' { 0.85 } else { 0.95 };
    let replacement = format!("{}{closing}", inner_space(context, opening, at));
    findings
        .propose(
            context.tokens()[at].span(),
            replacement,
            Class::WrongQuote,
            confidence,
            "a quotation mark that closes nothing",
        )
        .because(format!("“{}” is open here and is closed by “{closing}”", opening.1));
}

/// The space that the language sets inside the marks, as the opening one has it, if the closing lacks it.
fn inner_space<'t>(context: &Context<'t>, opening: (usize, char), at: usize) -> &'t str {
    let spaced =
        context.tokens()[opening.0].language.profile().spaced_marks.contains('»') && opening.1 == '«';
    let inside = context.gap(opening.0);
    if spaced && matches!(inside, " " | "\u{a0}" | "\u{202f}") && at > 0 && context.is_glued(at - 1) {
        inside
    } else {
        ""
    }
}

/// Whether some language closes `opening` with `closing`.
const fn pairs(opening: char, closing: char) -> bool {
    matches!(
        (opening, closing),
        ('“', '”') | ('„', '“') | ('„', '”') | ('«', '»') | ('»', '«') | ('»', '»') | ('”', '”') | ('"', '"')
    )
}

fn facing(context: &Context<'_>, at: usize) -> Facing {
    let text = context.text();
    let span = context.tokens()[at].span();
    let before = text[..span.start].chars().next_back();
    let after = text[span.end..].chars().next();
    let space = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let open_side = space(before)
        || before.is_some_and(|c| is_opener(c) && !is_closer(c) || matches!(c, '—' | '–' | '/'));
    let close_side = space(after)
        || after.is_some_and(|c| {
            matches!(
                c,
                '.' | ',' | ';' | ':' | '!' | '?' | '…' | ')' | ']' | '—' | '–' | '/' | '-' | '’' | '\''
            )
        });
    match (open_side, close_side) {
        (true, false) => Facing::Opening,
        (false, true) => Facing::Closing,
        // « oui » of French has a space on both sides
        (true, true) if context.mark(at) == Some('«') => Facing::Opening,
        (true, true) if context.mark(at) == Some('»') => Facing::Closing,
        _ => Facing::Unclear,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pass::testing::{repairs, stays};

    #[test]
    fn closes_what_was_opened() {
        repairs(
            &PASS,
            "en",
            &[
                ("He said “it is over« and left.", "He said “it is over” and left."),
                ("The “new commitment\" holds.", "The “new commitment” holds."),
            ],
        );
        repairs(&PASS, "es", &[("Dijo que «no era posible«.", "Dijo que «no era posible».")]);
        repairs(
            &PASS,
            "de",
            &[("Er sagte: „Das ist vorbei„, und ging.", "Er sagte: „Das ist vorbei“, und ging.")],
        );
        repairs(
            &PASS,
            "fr",
            &[("Il a dit : « c’est fini“, et il est parti.", "Il a dit : « c’est fini », et il est parti.")],
        );
    }

    #[test]
    fn keeps_pairs_of_every_style() {
        stays(
            &PASS,
            "en",
            &[
                "“One,” he said, “and two.”",
                "“A paragraph that goes on in the next one",
                "He is 5'11\" tall, she 5'4\".",
                "\"Straight\" and “curly”",
                "“He said ‘no’ to it,” she said.",
                "the “«inner»” mark",
            ],
        );
        stays(&PASS, "de", &["Er sagte: „Ja“, und »nein«.", "„Ja”, sagte er."]);
        stays(&PASS, "sv", &["Han sa ”ja” och »nej»."]);
        stays(&PASS, "es", &["«Uno», dijo, «y “dos”».", "“Uno”, dijo."]);
        stays(&PASS, "pl", &["Powiedział: „tak” i «nie»."]);
        stays(&PASS, "fr", &["Il a dit : « oui », puis « non »."]);
    }
}
