//! Spaces that stand in a row between words.

use super::Languages;
use crate::analysis::{Context, Paragraph};
use crate::finding::{Class, Findings};
use crate::text::chars::{is_closer, is_final};
use crate::text::{Span, TokenKind};
use memchr::memmem;

pass! {
    /// Two spaces or more between two words.
    ///
    /// # What it finds
    /// A row of spaces inside a line of prose. Columns, indented lines and the wide space behind the mark of a list stay,
    /// and so does the wider space behind the ends of sentences where the text sets it as a rule.
    ///
    /// # Why it happens
    /// A tag, a picture or a soft line break between the two was taken out, and the spaces on both its sides were left.
    ///
    /// # Example
    /// The mayor  spoke to the press.
    ///
    /// # Repair
    /// The mayor spoke to the press.
    "repeated-spaces", Words, Suggest, Languages::All,
    reads: WholeText, doubt: Little,
    example: "en", "The mayor  spoke to the press." => "The mayor spoke to the press."
}

const CONFIDENCE: f32 = 0.8;
/// Spaces of a row that aligns something, and of each of two rows in one line that do.
const COLUMN: usize = 4;
const WIDE: usize = 3;
/// Tokens at the front of a line that may be the mark of a list: "1.", "(a)".
const LIST_MARK: usize = 3;

fn check(context: &Context<'_>, findings: &mut Findings) {
    if memmem::find(context.text().as_bytes(), b"  ").is_none() || context.speaks_of_programs() {
        return;
    }
    let lines = context.paragraphs().iter().filter(|line| !line.language.profile().unspaced);
    let rows: Vec<usize> = lines.flat_map(|line| rows_of(context, line)).collect();
    let keeps_ends = spaces_sentences(context, &rows);
    for at in rows {
        if keeps_ends && ends_sentence(context, at) {
            continue;
        }
        let end = context.tokens()[at + 1].start();
        findings.propose(
            Span::new(end - (context.gap(at).len() - 1), end),
            "",
            Class::RepeatedSpace,
            CONFIDENCE,
            "more than one space",
        );
    }
}

/// The tokens of a line behind which spaces stand in a row; none of a line that aligns its words.
fn rows_of(context: &Context<'_>, line: &Paragraph) -> Vec<usize> {
    let tokens = line.tokens.clone();
    let is_row = |&at: &usize| {
        let gap = context.gap(at);
        gap.len() > 1 && gap.bytes().all(|byte| byte == b' ')
    };
    let rows: Vec<usize> = (tokens.start..tokens.end.saturating_sub(1)).filter(is_row).collect();
    let width = |at: &usize| context.gap(*at).len();
    let is_aligned =
        rows.iter().any(|at| width(at) >= COLUMN) || rows.iter().filter(|at| width(at) >= WIDE).count() > 1;
    // the cells of a table
    let has_bars = || tokens.clone().any(|at| context.mark(at) == Some('|'));
    if is_aligned
        || !rows.is_empty() && has_bars()
        || rows.first().is_some_and(|&first| is_list_mark(context, line, first))
    {
        return Vec::new();
    }
    rows.into_iter().filter(|&at| is_between_words(context, at)).collect()
}

/// Whether nothing but the mark of a list stands before the spaces behind token `at`: "-  one", "2.  two".
fn is_list_mark(context: &Context<'_>, line: &Paragraph, at: usize) -> bool {
    let front = &context.tokens()[line.tokens.start..=at];
    front.len() <= LIST_MARK
        && front.iter().any(|token| token.kind == TokenKind::Punctuation)
        && front.iter().all(|token| !token.is_word() || token.span().len() == 1)
}

/// Whether words, numbers or the marks that open and close with them stand on both sides.
fn is_between_words(context: &Context<'_>, at: usize) -> bool {
    let is_opener = |at: usize| matches!(context.mark(at), Some('(' | '[' | '“' | '„' | '«' | '"' | '‘'));
    let is_part =
        |at: usize| !matches!(context.tokens()[at].kind, TokenKind::Punctuation | TokenKind::Opaque);
    let ends =
        |mark: char| is_final(mark) || is_closer(mark) || matches!(mark, ',' | ';' | ':' | ')' | ']' | '"');
    (is_part(at) || context.mark(at).is_some_and(ends)) && (is_part(at + 1) || is_opener(at + 1))
}

/// Whether a sentence ends with token `at`, or with the one before a mark that closes there.
fn ends_sentence(context: &Context<'_>, at: usize) -> bool {
    let is_end = |at: usize| context.mark(at).is_some_and(|mark| is_final(mark) || mark == ':');
    is_end(at)
        || at > 0 && context.mark(at).is_some_and(|mark| is_closer(mark) || mark == ')') && is_end(at - 1)
}

/// Whether the text sets a wider space behind the ends of sentences as often as a plain one, as typewriters did.
fn spaces_sentences(context: &Context<'_>, rows: &[usize]) -> bool {
    let wide = rows.iter().filter(|&&at| ends_sentence(context, at)).count();
    let plain =
        context.inner_marks().filter(|&at| context.is_spaced(at) && ends_sentence(context, at)).count();
    wide > 0 && wide >= plain
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pass::testing::{stays, suggests};

    #[test]
    fn leaves_one_space() {
        suggests(
            &PASS,
            "en",
            None,
            &[
                (
                    "The mayor  spoke to the press   on Monday. It was  late.",
                    "The mayor spoke to the press on Monday. It was late.",
                ),
                (
                    "It rained.  Nobody came. The port was empty, they said. It was cold.",
                    "It rained. Nobody came. The port was empty, they said. It was cold.",
                ),
            ],
        );
        suggests(
            &PASS,
            "es",
            None,
            &[("El alcalde,  que llegó  tarde, habló.", "El alcalde, que llegó tarde, habló.")],
        );
        suggests(&PASS, "ru", None, &[("Мэр  говорил с прессой.", "Мэр говорил с прессой.")]);
        suggests(&PASS, "fr", None, &[("Le maire a parlé  (hier soir).", "Le maire a parlé (hier soir).")]);
    }

    #[test]
    fn keeps_what_is_aligned_and_what_is_a_rule() {
        stays(
            &PASS,
            "en",
            &[
                "It rained.  Nobody came.  The port was empty.",
                "  - one thing\n-  another thing\n2.  a third one\n(b)  a fourth",
                "bread    two pounds\nmilk     one pint",
                "day   wind   rain",
                "| bread  and | milk  or |",
                "a line that ends wide  \nand another",
            ],
        );
        stays(&PASS, "de", &["Er kam an.  Niemand war da.  Alles blieb ruhig."]);
        stays(&PASS, "fr", &["Qui vient ?  Personne.  Il pleut !"]);
        stays(&PASS, "zh", &["市长  说话了。"]);
    }
}
