//! Quotation marks that do not pair.

mod foreign_pairs;

use super::Languages;
use crate::analysis::{Context, Marks, Paragraph};
use crate::finding::{Class, Findings};
use crate::language::{Capitals, Language, Profile, is_pair};
use crate::text::chars::{is_closer, is_opener};

pass! {
    /// A quotation mark that does not close what was opened, or opens what nothing closes.
    ///
    /// # What it finds
    /// A closing mark of another language or an opening one in its place (“…“), by where it stands and by what
    /// is open; and the opening mark where the closing one is of a pair that the text or the language has. A pair
    /// that only other languages use is written as most pairs of the text, if these are of its own language.
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
    reads: WholeText, doubt: Little,
    example: "en", "“We are gaining ground“, he said." => "“We are gaining ground”, he said."
}

/// Which way a mark faces, by the characters beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Facing {
    Opening,
    Closing,
    Unclear,
}

/// A mark that is open: its token, and the character.
pub(super) type Open = (usize, char);

/// How often the document has each pair of marks that some language uses.
type Styles = Vec<((char, char), usize)>;

/// Marks that are looked at.
const MARKS: Marks = Marks::of(&['"']);

fn check(context: &Context<'_>, findings: &mut Findings) {
    if !context.marks_of(0..context.tokens().len(), MARKS).any(|at| double_mark(context, at).is_some()) {
        return;
    }
    let mut styles = Styles::new();
    for paragraph in context.paragraphs() {
        each_closing(context, paragraph, |open, _, mark| {
            if let Some(position) = closes(open, mark) {
                count(&mut styles, (open[position].1, mark));
            }
        });
    }
    // without spaces no mark tells which way it faces
    let reads = |paragraph: &&Paragraph| {
        paragraph.language != Language::UNDETERMINED && !paragraph.language.profile().unspaced
    };
    for paragraph in context.paragraphs().iter().filter(reads) {
        let profile = paragraph.language.profile();
        each_closing(context, paragraph, |open, at, mark| match closes(open, mark) {
            Some(position) if is_odd_style(profile, &styles, open[position].1, mark) => {
                close(context, profile, &styles, (open[position], at, mark), findings);
            }
            Some(_) => {}
            None => {
                if let Some(&opening) = open.last() {
                    let place = (opening, at, mark);
                    match usual_opening(profile, &styles, opening.1, mark) {
                        Some(usual) => reopen(context, usual, place, findings),
                        None => close(context, profile, &styles, place, findings),
                    }
                }
            }
        });
    }
    foreign_pairs::check(context, &styles, findings);
}

fn count(styles: &mut Styles, pair: (char, char)) {
    match styles.iter_mut().find(|(other, _)| *other == pair) {
        Some((_, count)) => *count += 1,
        None => styles.push((pair, 1)),
    }
}

fn count_of(styles: &Styles, pair: (char, char)) -> usize {
    styles.iter().find(|(other, _)| *other == pair).map_or(0, |(_, count)| *count)
}

/// Whether a pair is one of another language where the document closes the same mark by the rule of its own
/// more often.
fn is_odd_style(profile: &Profile, styles: &Styles, opening: char, mark: char) -> bool {
    let of = |pair| count_of(styles, pair);
    !profile.uses((opening, mark))
        && profile.closing_for(opening).is_some_and(|own| of((opening, own)) > of((opening, mark)))
}

/// The mark that closes an opening one: of those of the language the one that the document has most often, else the usual.
fn usual_closing(profile: &Profile, styles: &Styles, opening: char) -> Option<char> {
    let own = profile.quotes.iter().filter(|(open, _)| *open == opening).rev();
    own.max_by_key(|pair| count_of(styles, **pair)).map(|&(_, close)| close)
}

/// The mark that should have opened what `mark` closes, if it is rather the opening one that is wrong: the language opens
/// nothing with it, or the document has the other pair more often.
fn usual_opening(profile: &Profile, styles: &Styles, opening: char, mark: char) -> Option<char> {
    let own = profile.quotes.iter().filter(|(open, close)| *close == mark && *open != mark).rev();
    let &pair = own.max_by_key(|pair| count_of(styles, **pair))?;
    let with_other_closing = usual_closing(profile, styles, opening).map(|close| (opening, close));
    let is_more_usual = match with_other_closing {
        None => true,
        Some(other) => count_of(styles, pair) > count_of(styles, other),
    };
    is_more_usual.then_some(pair.0)
}

/// Calls `closing` for each closing mark of a paragraph with the marks that are open there, its token and
/// itself. A mark whose side cannot be told ends the paragraph's reading.
fn each_closing(context: &Context<'_>, paragraph: &Paragraph, mut closing: impl FnMut(&[Open], usize, char)) {
    let mut open: Vec<Open> = Vec::new();
    for at in context.marks_of(paragraph.tokens.clone(), MARKS) {
        let Some(mark) = double_mark(context, at) else { continue };
        match facing(context, at) {
            Facing::Opening => {
                // a mark that is open already and of the same shape was never closed
                open.retain(|&(_, other)| other != mark);
                open.push((at, mark));
            }
            Facing::Closing => {
                closing(&open, at, mark);
                // an inner mark of another style was left open: the outer one closes here
                match closes(&open, mark) {
                    Some(position) => open.truncate(position),
                    None => {
                        open.pop();
                    }
                }
            }
            Facing::Unclear => return,
        }
    }
}

/// The double quotation mark that token `at` is, if it is one.
pub(super) fn double_mark(context: &Context<'_>, at: usize) -> Option<char> {
    context.mark(at).filter(|c| matches!(c, '“' | '”' | '„' | '«' | '»' | '"'))
}

/// The place among the open marks of the one that `mark` closes in some language.
pub(super) fn closes(open: &[Open], mark: char) -> Option<usize> {
    open.iter().rposition(|&(_, opening)| is_pair(opening, mark))
}

/// Proposes the mark that closes what is open at the first of three places: the open mark, the token of the closing one, and
/// that itself.
fn close(
    context: &Context<'_>,
    profile: &Profile,
    styles: &Styles,
    (opening, at, mark): (Open, usize, char),
    findings: &mut Findings,
) {
    let usual = usual_closing(profile, styles, opening.1);
    let Some(closing) = usual.filter(|&closing| closing != mark && opening.1 != '"') else { return };
    let inches = at > 0 && mark == '"' && context.word(at - 1).ends_with(|c: char| c.is_ascii_digit());
    if inches {
        return;
    }
    let confidence = match mark {
        // written from right to left, marks are mixed up too freely for a rule
        _ if profile.capitals == Capitals::None => 0.6,
        '"' => 0.88,
        _ => 0.95,
    };
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

/// Proposes the mark `usual` in place of the open one, which nothing closes.
fn reopen(
    context: &Context<'_>,
    usual: char,
    (opening, _, mark): (Open, usize, char),
    findings: &mut Findings,
) {
    let confidence = if opening.1 == '"' { STRAIGHT } else { REOPENED };
    findings
        .propose(
            context.tokens()[opening.0].span(),
            usual,
            Class::WrongQuote,
            confidence,
            "a quotation mark that nothing closes",
        )
        .because(format!("“{mark}” closes here what “{usual}” opens"));
}

/// How sure it is that a mark which is open is wrong, and a straight one.
const REOPENED: f32 = 0.92;
const STRAIGHT: f32 = 0.88;

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

pub(super) fn facing(context: &Context<'_>, at: usize) -> Facing {
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
    fn opens_what_is_closed() {
        repairs(
            &PASS,
            "bg",
            &[(
                "Той каза: “Напредваме“ и си тръгна. „Никой не е доволен“, каза тя.",
                "Той каза: „Напредваме“ и си тръгна. „Никой не е доволен“, каза тя.",
            )],
        );
        repairs(
            &PASS,
            "hr",
            &[(
                "Rekao je: „Napredujemo\" i otišao. „Nitko nije sretan“, rekla je.",
                "Rekao je: „Napredujemo“ i otišao. „Nitko nije sretan“, rekla je.",
            )],
        );
        repairs(
            &PASS,
            "es",
            &[(
                "Se fue \"muy decepcionado» y no volvió. «Adiós», dijo.",
                "Se fue «muy decepcionado» y no volvió. «Adiós», dijo.",
            )],
        );
        repairs(
            &PASS,
            "de",
            &[("Er sagte: «Das ist vorbei“, und ging.", "Er sagte: „Das ist vorbei“, und ging.")],
        );
        repairs(&PASS, "en", &[("He said «it is over” and left.", "He said “it is over” and left.")]);
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

    #[test]
    fn leaves_the_marks_of_scripts_without_case() {
        stays(&PASS, "ja", &["「『はい』と言った」と“彼”は", "“そう“ 『次』", "《一》〈二〉"]);
        stays(&PASS, "zh", &["“‘是’，”他说，“好。”", "他说：“甲“ 和 “乙“。", "《〈书〉》「『话』」"]);
        stays(&PASS, "ko", &["“그래”라고 ‘말’했다", "그는 \"예\"라고 \"답\"했다"]);
        stays(&PASS, "ar", &["« نعم » و«لا»", "قال ”نعم“ ثم “لا“.", "«قال: “نعم” ورحل»"]);
        stays(&PASS, "fa", &["« آری » و«نه»", "«گفت: “آری” و رفت»", "”آری“ گفت."]);
        stays(&PASS, "he", &["צה\"ל ורמטכ\"ל", "אמר „כן” ו„לא“ והלך", "ב\"הארץ\" נכתב", "”כן”, אמר, ”ולא“."]);
        stays(&PASS, "hi", &["“हाँ” और ‘नहीं’", "\"हाँ\", उसने कहा"]);
    }
}
