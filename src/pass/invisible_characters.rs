//! Characters that show nothing, inside and beside words.

use super::Languages;
use crate::analysis::Context;
use crate::finding::{Class, Findings};
use crate::text::Span;
use crate::text::chars::is_invisible;
use crate::text::script::{
    is_arabic, is_cjk, is_cjk_mark, is_devanagari, is_hangul, is_hebrew, takes_joiners,
    takes_zero_width_spaces,
};

pass! {
    /// Soft hyphens and zero-width characters that came along with the layout.
    ///
    /// # What it finds
    /// Soft hyphens (U+00AD), zero-width spaces (U+200B), word joiners (U+2060) and byte-order marks (U+FEFF)
    /// beside a letter. Joiners of the scripts that need them (Arabic, those of India) and of emoji stay, and so do
    /// zero-width spaces between words of Thai or Khmer and the marks of direction of Hebrew and Arabic.
    ///
    /// # Why it happens
    /// Pages hyphenate and mark break points with them; a scraper keeps them; no search finds the word.
    ///
    /// # Example
    /// The gov­ern­ment resigned.
    ///
    /// # Repair
    /// The government resigned.
    "invisible-characters", Characters, Fix, Languages::All,
    reads: Lines, doubt: Little,
    example: "en", "The gov\u{ad}ern\u{200b}ment resigned." => "The government resigned."
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    let text = context.text();
    if text.is_ascii() {
        return;
    }
    let mut rest = 0;
    while let Some(start) = next_invisible(text, rest) {
        let len: usize = text[start..].chars().take_while(|&c| is_invisible(c)).map(char::len_utf8).sum();
        rest = start + len;
        let span = Span::new(start, rest);
        let beside = [text[..start].chars().next_back(), text[rest..].chars().next()];
        let Some(confidence) = confidence(span.of(text), beside) else { continue };
        let codes: Vec<String> = span.of(text).chars().map(|c| format!("U+{:04X}", c as u32)).collect();
        findings
            .propose(span, "", Class::Invisible, confidence, "an invisible character")
            .because(format!("{} shows nothing here", codes.join(" ")));
    }
}

/// Where the first invisible character stands from byte `from` on.
fn next_invisible(text: &str, from: usize) -> Option<usize> {
    // the bytes with which their UTF-8 begins, which few others share
    let candidates = memchr::memchr3_iter(0xc2, 0xe2, 0xef, &text.as_bytes()[from..]);
    candidates.map(|at| from + at).find(|&at| text[at..].starts_with(is_invisible))
}

/// How surely `run` has no business between the characters `beside` it; `None` where it has.
fn confidence(run: &str, beside: [Option<char>; 2]) -> Option<f32> {
    let any = |is: fn(char) -> bool| beside.into_iter().flatten().any(is);
    let joins = run.contains(['\u{200c}', '\u{200d}']);
    // "tĂ\u{ad}pus": the second byte of a letter in UTF-8
    if run.starts_with('\u{ad}') && matches!(beside[0], Some('Ã' | 'Ă')) {
        return Some(0.5);
    }
    let emoji = |c: char| !c.is_ascii() && !shows_all(c) && !c.is_whitespace();
    if joins && any(takes_joiners) || run.contains('\u{200d}') && any(emoji) || any(takes_zero_width_spaces) {
        return None;
    }
    // a zero-width space keeps two Arabic letters apart: it may stand for a space or a non-joiner
    let parts = run.contains('\u{200b}') && beside.iter().all(|c| c.is_some_and(is_arabic));
    any(shows_all).then_some(if parts { 0.5 } else { 0.96 })
}

/// Letters, marks and digits of the scripts that need nothing invisible beside them.
fn shows_all(c: char) -> bool {
    c.is_ascii_graphic()
        || c.is_alphabetic() && matches!(c, 'À'..='\u{52f}' | '\u{1e00}'..='\u{1fff}')
        || is_cjk(c)
        || is_cjk_mark(c)
        || is_hangul(c)
        || is_arabic(c)
        || is_hebrew(c)
        || is_devanagari(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pass::testing::{repairs, stays};

    #[test]
    fn removes_what_shows_nothing() {
        repairs(
            &PASS,
            "en",
            &[
                ("the par\u{ad}lia\u{ad}ment", "the parliament"),
                ("\u{feff}The end", "The end"),
                ("word \u{200b}next", "word next"),
            ],
        );
        repairs(&PASS, "es", &[("la situa\u{200b}ción", "la situación")]);
        repairs(&PASS, "ru", &[("прави\u{ad}тельство", "правительство")]);
    }

    #[test]
    fn keeps_joiners_that_are_needed() {
        stays(&PASS, "fa", &["می\u{200c}خواهم"]);
        // a letter in UTF-8, read in another encoding
        stays(&PASS, "hu", &["Ez tĂ\u{ad}pus"]);
        stays(&PASS, "hi", &["क्\u{200d}ष"]);
        stays(&PASS, "en", &["a family 👨\u{200d}👩\u{200d}👧 here", "plain text", "naïve café"]);
        stays(&PASS, "de", &["Straße und Übung"]);
    }

    #[test]
    fn removes_it_from_other_scripts_too() {
        repairs(
            &PASS,
            "ja",
            &[("政\u{200b}府は\u{feff}発表した。", "政府は発表した。"), ("雨。\u{200b}", "雨。")],
        );
        repairs(&PASS, "zh", &[("中\u{200b}国\u{2060}队赢了", "中国队赢了")]);
        repairs(&PASS, "ko", &[("대\u{200b}통\u{ad}령", "대통령")]);
        repairs(&PASS, "ar", &[("الحكو\u{ad}مة \u{feff}قالت \u{200b}ذلك", "الحكومة قالت ذلك")]);
        repairs(&PASS, "fa", &[("دو\u{ad}لت \u{feff}گفت", "دولت گفت")]);
        repairs(&PASS, "he", &[("הממ\u{ad}שלה \u{200b}אמרה", "הממשלה אמרה")]);
        repairs(&PASS, "hi", &[("सर\u{ad}कार \u{feff}ने भा\u{200b}रत", "सरकार ने भारत")]);
    }

    #[test]
    fn keeps_joiners_beside_anything_and_marks_of_direction() {
        stays(
            &PASS,
            "fa",
            &[
                "فایل‌های PDF\u{200c}ها و iPhone\u{200c}های نو",
                "سال ۱۴۰۲ ه\u{200d}.ش. و ۲۰۲۳\u{200c}م",
                "می\u{200c}رود، نمی\u{200c}خواهد.",
                "خانه\u{200c}(ها)",
            ],
        );
        stays(
            &PASS,
            "ar",
            &["\u{200f}شركة Apple\u{200f} و(Google)\u{200e}", "ه\u{200d} مختصر", "كتاب\u{200b}كبير"],
        );
        stays(&PASS, "he", &["\u{200f}חברת Apple\u{200e}, היום", "\u{202b}שלום\u{202c}", "בּ\u{200d}ְ"]);
        stays(
            &PASS,
            "hi",
            &["राज\u{200d}मार्ग, विद्\u{200c}यालय", "क्\u{200d} और (र्\u{200d})", "DVD\u{200d}यों"],
        );
        stays(&PASS, "ja", &["葛\u{e0100}飾区と❤\u{fe0f}\u{200d}🔥", "一　二　三"]);
        stays(&PASS, "zh", &["👩\u{200d}🔬说", "“好”"]);
        stays(&PASS, "ko", &["👨\u{200d}👩\u{200d}👧 가족"]);
        stays(&PASS, "und", &["ภาษา\u{200b}ไทย", "ភាសា\u{200b}ខ្មែរ"]);
    }
}
