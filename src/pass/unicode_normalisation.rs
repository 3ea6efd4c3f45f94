//! Characters in a form that prose does not use.

use super::Languages;
use crate::analysis::Context;
use crate::finding::{Class, Findings};
use crate::text::chars::{has_commas, is_common_letter, with_commas};
use crate::text::script::is_caseless;
use crate::text::{Span, TokenKind};
use foldhash::HashSet;
use std::cell::LazyCell;
use unicode_normalization::char::compose;
use unicode_normalization::{UnicodeNormalization, is_nfc};

pass! {
    /// Decomposed letters, typographic ligatures and full-width Latin letters.
    ///
    /// # What it finds
    /// Letters with a separate combining accent that have a form of their own (NFC), the ligatures of
    /// typesetting (ﬁ, ﬂ, ﬀ), and full-width letters and digits in a text of an alphabetic script. In scripts
    /// without case only Hangul jamo, kana and Arabic letters are joined with what was split off them. Romanian ş and ţ
    /// with a cedilla where the text writes ș and ț with a comma elsewhere.
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
    reads: Lines, doubt: Little,
    example: "en", "The \u{fb01}rst cafe\u{301}" => "The first café"
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    let text = context.text();
    let text_has_commas = LazyCell::new(|| has_commas(text));
    for token in context.tokens() {
        if !token.is_non_ascii || token.kind == TokenKind::Opaque {
            continue;
        }
        let word = token.text(text);
        if token.language.profile().letters.contains('ț')
            && let Some(right) = with_commas(word)
        {
            if *text_has_commas {
                propose(token.span(), word, &right, findings);
            }
            continue;
        }
        // most are in the usual form
        if word.chars().all(|c| c.is_ascii() || is_common_letter(c)) {
            continue;
        }
        let plain = if word.chars().any(is_caseless) {
            composed(word)
        } else {
            let wide_is_usual =
                [token.language, context.language()].iter().any(|language| language.profile().wide_letters);
            let plain: String = word.chars().flat_map(|c| Plain::of(c, wide_is_usual)).collect();
            if is_nfc(&plain) { plain } else { plain.nfc().collect() }
        };
        if plain != word {
            propose(token.span(), word, &plain, findings);
        }
    }
}

/// `word` with Hangul jamo, the sound marks of kana, and the madda and hamza of Arabic joined to their letters.
/// The rest of NFC would do harm to scripts without case: it takes apart letters of Hindi and pointed Hebrew,
/// changes the order of vowel signs, and replaces variants of ideographs that stand in names.
fn composed(word: &str) -> String {
    let mut whole = String::with_capacity(word.len());
    for c in word.chars() {
        let joins = matches!(c, '\u{1161}'..='\u{11c2}' | '\u{3099}' | '\u{309a}' | '\u{653}'..='\u{655}');
        match whole.chars().next_back().filter(|_| joins).and_then(|last| compose(last, c)) {
            Some(one) => {
                whole.pop();
                whole.push(one);
            }
            None => whole.push(c),
        }
    }
    whole
}

fn propose(span: Span, word: &str, plain: &str, findings: &mut Findings) {
    // a letter may carry thousands of marks
    let plain_characters: HashSet<char> = plain.chars().collect();
    let is_odd = |c: &char| !plain_characters.contains(c);
    let odd: Vec<String> =
        word.chars().filter(is_odd).take(4).map(|c| format!("U+{:04X}", c as u32)).collect();
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
    fn one_text_has_one_kind_of_romanian_letters() {
        repairs(
            &PASS,
            "ro",
            &[("Ţiglă şi naţiune, și așa mai departe.", "Țiglă și națiune, și așa mai departe.")],
        );
        stays(&PASS, "ro", &["Ţiglă şi naţiune, aşa mai departe.", "Țiglă și națiune, așa mai departe."]);
        stays(&PASS, "tr", &["İşçi ve şehir, beş kişi geldi."]);
    }

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

    #[test]
    fn joins_what_was_split_in_other_scripts() {
        repairs(&PASS, "ko", &[("\u{1112}\u{1161}\u{11ab}\u{1100}\u{116e}\u{11a8} 팀", "한국 팀")]);
        repairs(&PASS, "ja", &[("フ\u{3099}ラシ\u{3099}ルとハ\u{309a}リ", "ブラジルとパリ")]);
        repairs(&PASS, "ar", &[("ا\u{653}خر الأخبار", "آخر الأخبار"), ("ا\u{655}ن", "إن")]);
        repairs(&PASS, "fa", &[("ا\u{653}خرین خبر", "آخرین خبر")]);
    }

    #[test]
    fn takes_nothing_apart_and_orders_nothing() {
        stays(
            &PASS,
            "hi",
            &["\u{932}\u{95c}\u{915}\u{93e} प\u{95d}ा", "लड\u{93c}का", "न\u{93c} और \u{929}", "१२३ में"],
        );
        stays(
            &PASS,
            "he",
            &[
                "ש\u{5c1}\u{5b8}לו\u{5b9}ם",
                "ב\u{5bc}\u{5b0}ר\u{5b5}אש\u{5c1}\u{5b4}ית",
                "\u{fb2a}לום \u{fb31}",
                "צה״ל",
            ],
        );
        stays(&PASS, "ar", &["اللّ\u{64e}ه و\u{651}\u{64e}", "\u{fefb} و \u{fdfa}", "ســـلام", "٣٫٥٪"]);
        stays(&PASS, "fa", &["خانه\u{654} ما", "۱٬۲۳۴", "کی و ي و ك"]);
        stays(&PASS, "ja", &["神\u{fa19} \u{fa10} 髙橋 山﨑", "ﾊﾝｶｸｶﾅとﾊﾟﾋﾟ", "ＮＨＫ㈱ ①㎏", "ＡＢＣ"]);
        stays(&PASS, "zh", &["\u{f90a}先生 ２０２４年", "ＡＢＣ公司", "㈠ ①"]);
        stays(&PASS, "ko", &["\u{f90a}씨 ＫＢＳ뉴스", "ㅋㅋㅋ", "ㄱ ㄴ ㄷ"]);
        stays(&PASS, "en", &["the sign ＮＨＫは on the wall"]);
    }
}
