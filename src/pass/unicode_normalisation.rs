//! Characters in a form that prose does not use.

use super::Languages;
use crate::analysis::Context;
use crate::finding::{Class, Findings};
use crate::text::{Span, TokenKind};
use unicode_normalization::{UnicodeNormalization, is_nfc};

pass! {
    /// Decomposed letters, typographic ligatures and full-width Latin letters.
    ///
    /// # What it finds
    /// Letters with a separate combining accent that have a form of their own (NFC), the ligatures of
    /// typesetting (ﬁ, ﬂ, ﬀ), and full-width letters and digits in a text of an alphabetic script.
    ///
    /// # Why it happens
    /// PDF extraction keeps ligatures, some file systems decompose accents, and East Asian input methods
    /// write full-width letters; the words look right and match nothing.
    ///
    /// # Example
    /// The ﬁrst café
    ///
    /// # Repair
    /// The first café
    "unicode-normalisation", Characters, Fix, Languages::All,
    example: "en", "The \u{fb01}rst cafe\u{301}" => "The first café"
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    let text = context.text();
    let wide_is_usual = matches!(context.language().code(), "ja" | "zh" | "ko");
    for token in context.tokens() {
        if !token.is_non_ascii || token.kind == TokenKind::Opaque {
            continue;
        }
        let word = token.text(text);
        let plain: String = word.chars().flat_map(|c| Plain::of(c, wide_is_usual)).collect();
        let plain = if is_nfc(&plain) { plain } else { plain.nfc().collect() };
        if plain != word {
            propose(token.span(), word, &plain, findings);
        }
    }
}

fn propose(span: Span, word: &str, plain: &str, findings: &mut Findings) {
    let odd: Vec<String> =
        word.chars().filter(|c| !plain.contains(*c)).take(4).map(|c| format!("U+{:04X}", c as u32)).collect();
    findings
        .propose(span, plain, Class::Unicode, 0.97, "characters in an unusual form")
        .because(format!("{} has a plain form", odd.join(" ")));
}

/// The plain characters of a ligature or a full-width form.
enum Plain {
    One(char),
    Several(std::str::Chars<'static>),
}

impl Plain {
    fn of(c: char, wide_is_usual: bool) -> Self {
        let letters = match c {
            'ﬀ' => "ff",
            'ﬁ' => "fi",
            'ﬂ' => "fl",
            'ﬃ' => "ffi",
            'ﬄ' => "ffl",
            'ﬅ' | 'ﬆ' => "st",
            'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '０'..='９' if !wide_is_usual => {
                return Self::One(char::from_u32(c as u32 - 0xfee0).unwrap_or(c));
            }
            _ => return Self::One(c),
        };
        Self::Several(letters.chars())
    }
}

impl Iterator for Plain {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        match self {
            Self::One(c) if *c == '\0' => None,
            Self::One(c) => Some(std::mem::replace(c, '\0')),
            Self::Several(chars) => chars.next(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pass::testing::{repairs, stays};

    #[test]
    fn repairs_unusual_forms() {
        repairs(
            &PASS,
            "en",
            &[("the o\u{fb03}ce \u{fb02}oor", "the office floor"), ("ＮＡＴＯ in ２０２４", "NATO in 2024")],
        );
        repairs(&PASS, "es", &[("la situacio\u{301}n y el an\u{303}o", "la situación y el año")]);
        repairs(&PASS, "de", &[("fu\u{308}r", "für")]);
    }

    #[test]
    fn leaves_plain_and_east_asian_forms() {
        stays(&PASS, "en", &["naïve café", "Ångström and Œuvre", "x² and ½"]);
        stays(&PASS, "ja", &["ＮＨＫは２０２４年に放送した"]);
        stays(&PASS, "vi", &["tiếng Việt"]);
    }
}
