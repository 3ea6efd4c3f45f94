//! Spaces before a punctuation mark that takes none.

use super::Languages;
use crate::analysis::Context;
use crate::finding::{Class, Findings};
use crate::text::{Span, Token, TokenKind};

pass! {
    /// A space before a mark that stands close to its word.
    ///
    /// # What it finds
    /// A space before a comma, period, semicolon, colon, question or exclamation mark, by the rule of the
    /// language: French sets a space before ; : ! ? and keeps it.
    ///
    /// # Why it happens
    /// The text was split into tokens for translation and not put together again, or a link ended there.
    ///
    /// # Example
    /// After the visit , he left .
    ///
    /// # Repair
    /// After the visit, he left.
    "space-before-punctuation", Words, Fix, Languages::All,
    example: "en", "After the visit , he left ." => "After the visit, he left."
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    for at in 1..context.tokens().len() {
        let Some(mark) = context.mark(at) else { continue };
        if !matches!(mark, ',' | '.' | ';' | ':' | '!' | '?') {
            continue;
        }
        let gap = context.gap(at - 1);
        let joins = joins_words(context, at, mark);
        if !matches!(gap, " " | "\u{a0}" | "\u{202f}") || !(joins || stands_alone(context, at, mark)) {
            continue;
        }
        let language = context.tokens()[at].language;
        if language.profile().spaced_marks.contains(mark) || language.code() == "und" {
            continue;
        }
        let before = context.tokens()[at - 1];
        let behind_text = match before.kind {
            TokenKind::Number if mark == ':' => false,
            TokenKind::Punctuation => context
                .mark(at - 1)
                .is_some_and(|c| matches!(c, ')' | '”' | '"' | '»' | '’' | '%' | ']' | '€')),
            _ => true,
        };
        if !behind_text {
            continue;
        }
        let confidence = match mark {
            ',' | '.' => 0.95,
            ';' | '!' | '?' => 0.9,
            _ => 0.82,
        };
        let mark_span = context.tokens()[at].span();
        let (span, replacement) = if joins {
            (Span::new(before.end(), mark_span.end), format!("{mark} "))
        } else {
            (Span::new(before.end(), mark_span.start), String::new())
        };
        findings
            .propose(
                span,
                replacement,
                Class::SpaceBeforePunct,
                confidence,
                "a space before a punctuation mark",
            )
            .because(format!("{} sets no space before “{mark}”", language.name()));
    }
}

/// "tired ,but": the space stands on the wrong side of a comma.
fn joins_words(context: &Context<'_>, at: usize, mark: char) -> bool {
    let word = |token: &Token| token.is_word() && token.text(context.text()).chars().count() > 1;
    matches!(mark, ',' | ';')
        && context.is_glued(at)
        && word(&context.tokens()[at - 1])
        && context.token(at + 1).is_some_and(word)
}

/// Whether the mark ends something: a space, the end or a closing mark follows (not ".net", ":-)", "!=").
fn stands_alone(context: &Context<'_>, at: usize, mark: char) -> bool {
    if at + 1 == context.tokens().len() {
        return true;
    }
    if !context.is_glued(at) {
        // a line of dots or a lone mark between two spaces that begins something
        return !(mark == '.' && context.mark(at + 1) == Some('.'));
    }
    context.mark(at + 1).is_some_and(|c| matches!(c, '”' | '"' | '»' | '’')) && mark != ':'
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pass::testing::{repairs, stays};

    #[test]
    fn closes_the_gap() {
        repairs(&PASS, "en", &[("Why not ? He came , saw and won .", "Why not? He came, saw and won.")]);
        repairs(&PASS, "en", &[("They were tired ,but happy.", "They were tired, but happy.")]);
        repairs(&PASS, "es", &[("La visita , dijo , fue breve .", "La visita, dijo, fue breve.")]);
        repairs(&PASS, "fr", &[("La visite , dit-il , fut brève .", "La visite, dit-il, fut brève.")]);
        repairs(&PASS, "de", &[("Der Besuch , sagte er , war kurz .", "Der Besuch, sagte er, war kurz.")]);
    }

    #[test]
    fn keeps_the_spaces_of_french_and_of_code() {
        stays(
            &PASS,
            "fr",
            &["Pourquoi ? Il l’a dit : « non » ; voilà !", "Est-ce vrai\u{a0}?", "Attention\u{202f}!"],
        );
        stays(
            &PASS,
            "en",
            &[
                "the .net platform",
                "a smile :-) here",
                "if a != b",
                "about .5 percent",
                "wait ... what",
                "a .pdf file",
            ],
        );
        stays(&PASS, "es", &["un archivo .doc y más", "ganó 3 : 2 ... y ya", "el .es del dominio"]);
    }
}
