//! Punctuation marks that stand twice.

mod periods;

use super::Languages;
use crate::analysis::{Context, is_in_call};
use crate::finding::{Class, Findings};
use crate::language::Capitals;
use crate::text::script::{is_cjk, is_cjk_mark};
use crate::text::{CaseShape, Span, Token, TokenKind};
use itertools::Itertools;

pass! {
    /// A comma, semicolon or full stop that stands twice, or beside another one that says the same.
    ///
    /// # What it finds
    /// Two commas (",,", ", ,", "、、"), semicolons or ideographic full stops in a row, a comma before a period,
    /// and a period before a comma where the word before is no abbreviation. Two periods at the end of a sentence where
    /// the text has no ellipses; where it has, and for a period behind "?" or "!", one mark is suggested. Ellipses, "!!",
    /// "?!", colons, runs of three, code, tables and the low quotation marks that are typed as two commas stay.
    ///
    /// # Why it happens
    /// A deleted word leaves its comma behind, and translation adds the mark of its own language to the one that it
    /// copied.
    ///
    /// # Example
    /// The talks,, he said, were short.
    ///
    /// # Repair
    /// The talks, he said, were short.
    "doubled-punctuation", Words, Fix, Languages::All,
    reads: Lines, doubt: Little,
    example: "en", "The talks,, he said, were short." => "The talks, he said, were short."
}

/// What a mark says, whatever its script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Comma,
    Semicolon,
    Stop,
}

/// Pairs in a line from which they are no accident: empty cells of a table, low quotation marks.
const TOO_MANY: usize = 3;

/// Least frequency (Zipf) of a word that is surely no abbreviation.
const USUAL: f32 = 4.0;

fn kind_of(mark: char) -> Option<Kind> {
    match mark {
        ',' | '，' | '、' | '،' => Some(Kind::Comma),
        ';' | '；' | '؛' => Some(Kind::Semicolon),
        '.' | '。' => Some(Kind::Stop),
        _ => None,
    }
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    periods::check(context, findings);
    let neighbours = context.marks().tuple_windows().filter(|(first, second)| first + 1 == *second);
    let pairs: Vec<usize> = neighbours.map(|(first, _)| first).filter(|&at| is_pair(context, at)).collect();
    for pairs in pairs.chunk_by(|&a, &b| context.are_in_one_paragraph(a, b)) {
        if pairs.len() >= TOO_MANY {
            continue;
        }
        let paragraph = context.paragraph_of(pairs[0]);
        for &at in pairs {
            // ",,so,,": low quotation marks at both ends
            let line = paragraph.span.of(context.text());
            if context.is_glued(at) && context.mark(at) == Some(',') && line.matches(",,").count() > 1 {
                continue;
            }
            let Some((kept, confidence)) = verdict(context, at).filter(|_| !is_in_call(context, at)) else {
                continue;
            };
            let (first, second) = (context.tokens()[at], context.tokens()[at + 1]);
            let span = Span::new(first.start(), second.end());
            let glued = !context.is_glued(at)
                && context.is_glued(at + 1)
                && context.token(at + 2).is_some_and(Token::is_word);
            let replacement = if glued { format!("{kept} ") } else { kept.to_string() };
            propose(context, span, &replacement, confidence, findings);
        }
    }
}

fn propose(context: &Context<'_>, span: Span, kept: &str, confidence: f32, findings: &mut Findings) {
    findings
        .propose(span, kept, Class::DoubledMark, confidence, "a doubled punctuation mark")
        .because(format!("one of the two marks of “{}” is enough", span.of(context.text())));
}

/// Whether exactly two marks stand at token `at`, the first close to what it follows.
fn is_pair(context: &Context<'_>, at: usize) -> bool {
    let kind = |at: usize| context.mark(at).and_then(kind_of);
    let (Some(first), Some(second)) = (kind(at), kind(at + 1)) else { return false };
    let spaced = context.gap(at) == " " && first == Kind::Comma && second == Kind::Comma;
    if at == 0 || !context.is_glued(at - 1) || !(context.is_glued(at) || spaced) {
        return false;
    }
    let before = context.tokens()[at - 1];
    let behind_text = match before.kind {
        TokenKind::Punctuation => context.mark(at - 1).is_some_and(closes),
        TokenKind::Number => !spaced,
        TokenKind::Opaque => false,
        TokenKind::Word | TokenKind::Mixed | TokenKind::Initialism => true,
    };
    let third = context.token(at + 2).filter(|_| context.gap(at + 1).trim_matches(' ').is_empty());
    let longer = third.is_some_and(|token| {
        token.kind == TokenKind::Punctuation
            && token.text(context.text()).starts_with(|c| kind_of(c).is_some() || c == '…')
    });
    behind_text && !longer
}

/// The mark that is kept of the two at token `at`, and how surely it says all.
fn verdict(context: &Context<'_>, at: usize) -> Option<(char, f32)> {
    let (first, second) = (context.mark(at)?, context.mark(at + 1)?);
    let east_asian = is_cjk_mark(first) || is_cjk_mark(second);
    let language = context.tokens()[at].language;
    match (kind_of(first)?, kind_of(second)?) {
        (Kind::Semicolon, Kind::Semicolon) if first == ';' && language.profile().doubled_semicolons => None,
        (Kind::Stop, Kind::Comma) if first == '.' => behind_word(context, at).then_some((second, 0.88)),
        (Kind::Stop, Kind::Comma) => Some((first, 0.88)),
        // "、.txt": the name of a file type or of a library begins with its own period
        (_, Kind::Stop) if east_asian && opens_name(context, at + 1) => None,
        (Kind::Comma, Kind::Stop) if east_asian => Some(('。', 0.9)),
        (Kind::Comma, Kind::Stop) => sentence_ends(context, at + 1).then_some((second, 0.88)),
        (a, b) if a != b => None,
        _ if !east_asian && !goes_on(context, at + 1) => None,
        (Kind::Stop, _) if !(east_asian && behind_cjk(context, at)) => None,
        _ if first == second || second.is_ascii() => Some((first, 0.93)),
        _ if first.is_ascii() => Some((second, 0.9)),
        // "、，": which of the two is meant, only the sentence tells
        _ => Some((first, 0.6)),
    }
}

const fn closes(mark: char) -> bool {
    matches!(mark, ')' | '”' | '"' | '»' | '’' | '%' | ']' | '」' | '』' | '》' | '〉' | '）')
}

fn behind_cjk(context: &Context<'_>, at: usize) -> bool {
    context.word(at - 1).ends_with(|c| is_cjk(c) || is_cjk_mark(c) || matches!(c, '”' | '’'))
}

/// Whether the sentence goes on behind the mark: after a space, or at once behind a pair with a space in it. Cells
/// of a table and low quotation marks are set close.
fn goes_on(context: &Context<'_>, second: usize) -> bool {
    let Some(next) = context.token(second + 1) else { return false };
    let text = next.kind != TokenKind::Punctuation
        || context.mark(second + 1).is_some_and(|c| matches!(c, '“' | '"' | '«' | '„' | '('));
    let spaced_pair = !context.is_glued(second - 1) && next.is_word();
    text && (context.is_spaced(second) || context.is_glued(second) && spaced_pair)
}

/// Whether a sentence ends at the mark: at the line's end, or before a capital.
fn sentence_ends(context: &Context<'_>, second: usize) -> bool {
    let Some(next) = context.token(second + 1) else { return true };
    let caseless = next.language.profile().capitals == Capitals::None;
    context.gap(second).contains('\n')
        || context.is_spaced(second) && next.is_word() && (caseless || next.shape == CaseShape::Title)
}

/// Whether a Latin letter or a digit stands close behind the mark.
fn opens_name(context: &Context<'_>, second: usize) -> bool {
    context.is_glued(second) && context.word(second + 1).starts_with(|c: char| c.is_ascii_alphanumeric())
}

/// "came., but": a period behind a usual word, and the sentence goes on.
fn behind_word(context: &Context<'_>, at: usize) -> bool {
    let before = context.tokens()[at - 1];
    before.is_lower_word()
        && before.entry.is_valid()
        && !before.entry.is_abbreviation()
        && before.entry.zipf() >= USUAL
        && context.word(at - 1).chars().count() >= 4
        && !is_unit(context, at - 1)
        && context.is_spaced(at + 1)
        && context.token(at + 2).is_some_and(Token::is_lower_word)
}

/// "14 proc., a": a short word behind a number may be the abbreviation of a unit.
fn is_unit(context: &Context<'_>, at: usize) -> bool {
    at > 0 && context.tokens()[at - 1].kind == TokenKind::Number && context.word(at).chars().count() <= UNIT
}

/// Most letters of one.
const UNIT: usize = 5;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pass::testing::{repairs, stays};

    #[test]
    fn one_of_two_marks_is_enough() {
        repairs(
            &PASS,
            "en",
            &[
                ("The mayor, , who was ill, left.", "The mayor, who was ill, left."),
                ("They came late, ,but they came.", "They came late, but they came."),
                ("He left the town,. The others stayed.", "He left the town. The others stayed."),
                ("It was over,.", "It was over."),
                ("The plan was good;; the money was not.", "The plan was good; the money was not."),
                ("The talks were short., but they helped.", "The talks were short, but they helped."),
                ("“So be it”,, he said.", "“So be it”, he said."),
            ],
        );
        stays(&PASS, "pl", &["Ceny wzrosły o 14,41 proc., a płace o 9 proc. w skali roku."]);
        repairs(&PASS, "es", &[("La visita,, dijo, fue breve.", "La visita, dijo, fue breve.")]);
        repairs(&PASS, "de", &[("Der Besuch,, sagte er, war kurz.", "Der Besuch, sagte er, war kurz.")]);
    }

    #[test]
    fn so_it_is_in_every_script() {
        repairs(
            &PASS,
            "ja",
            &[
                ("市は、、来月に公表する。", "市は、来月に公表する。"),
                ("雨は止んだ。。", "雨は止んだ。"),
                ("雨は止んだ、。", "雨は止んだ。"),
            ],
        );
        repairs(
            &PASS,
            "zh",
            &[
                ("他走了，，没有回头。", "他走了，没有回头。"),
                ("他走了，.", "他走了。"),
                ("他走了。,没有回头。", "他走了。没有回头。"),
            ],
        );
        repairs(&PASS, "ko", &[("시장은 떠났고,, 회의는 끝났다.", "시장은 떠났고, 회의는 끝났다.")]);
        repairs(&PASS, "ar", &[("غادر الوفد،، ثم عاد.", "غادر الوفد، ثم عاد.")]);
        repairs(&PASS, "fa", &[("هیئت رفت،, سپس بازگشت.", "هیئت رفت، سپس بازگشت.")]);
        repairs(&PASS, "he", &[("המשלחת יצאה,, ואז חזרה.", "המשלחת יצאה, ואז חזרה.")]);
        repairs(&PASS, "hi", &[("मंत्री गए,, फिर लौटे।", "मंत्री गए, फिर लौटे।")]);
    }

    #[test]
    fn keeps_what_is_repeated_on_purpose() {
        stays(
            &PASS,
            "en",
            &[
                "Wait.. what? Really?? No!! Never?!",
                "Insert the formula =DCOUNT(A1:E10;;A12:E13) or call Popup(\"Menu\", , 300) for it.",
                "Well..., he said…, and left...",
                "Apples, pears, etc., and Acme Inc., the maker",
                "Washington, D.C., and Smith Jr., who left at 5 p.m., agreed.",
                "He lives in St., well, somewhere.",
                "the dept., the govt., and approx., as they say",
                "a,,b,,c and x,,y",
                "for (;;) { next; }",
                "std::vec and a -- b",
                "at .5,.7 and 1,.5",
                "name, , , city",
                "about ,,quoted'' words",
                "The list: one, two; three.",
            ],
        );
        stays(
            &PASS,
            "es",
            &["Pan, leche, etc., y más...,", "El Sr., la Sra., y EE.UU., dijo.", "Bueno..., no sé."],
        );
        stays(
            &PASS,
            "de",
            &[
                "Er sagte ,,Hallo'' und ging, z. B., als es regnete.",
                "Dr., Prof., usw., bzw., d. h., am 3., 4. und 5. Mai",
            ],
        );
        stays(
            &PASS,
            "pl",
            &[
                "Powiedział: ,,tak'' i wyszedł.",
                "To jest ,,tak zwany,, hamulec.",
                "m.in., np., itd., itp., tzn.",
            ],
        );
        stays(&PASS, "el", &["Τι είπες;; Δεν ξέρω."]);
    }

    #[test]
    fn keeps_ellipses_and_file_types_in_other_scripts() {
        stays(
            &PASS,
            "ja",
            &[
                "彼は……、何も言わない。",
                "「もう、、、無理」",
                "眠い。。。",
                "汗;; と書いた",
                "画像は.jpg、.pngで保存。",
            ],
        );
        stays(
            &PASS,
            "zh",
            &["他说……，然后走了。", "好吧。。。", "什么？！", "支持.ttf、.otf和.woff。", "“好。”，他说。"],
        );
        stays(&PASS, "ko", &["글쎄... 그건;; 몰라요.", "정말?? 네!!", "1,,2는 오타다"]);
        stays(&PASS, "ar", &["انتظر...، ثم رحل.", "د.، م.، إلخ.، كما قيل", "ماذا؟؟ لا!!"]);
        stays(&PASS, "fa", &["صبر کرد...، سپس رفت.", "م.، ف.، ص.، و دیگران", "چه؟؟ نه!!"]);
        stays(&PASS, "he", &["חיכה..., והלך.", "וכו'., עמ'., רח'.", "מה?? לא!!"]);
        stays(&PASS, "hi", &["रुको..., फिर चलो।", "डॉ., प्रो., पं., और श्री.", "रीति सदा चलि आई।।"]);
    }
}
