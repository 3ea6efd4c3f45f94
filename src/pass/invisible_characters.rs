//! Characters that show nothing, inside and beside words.

use super::Languages;
use crate::analysis::Context;
use crate::finding::{Class, Findings};
use crate::text::Span;
use crate::text::chars::is_invisible;

pass! {
    /// Soft hyphens and zero-width characters that came along with the layout.
    ///
    /// # What it finds
    /// Soft hyphens (U+00AD), zero-width spaces (U+200B), word joiners (U+2060) and byte-order marks (U+FEFF)
    /// beside a Latin, Cyrillic or Greek letter. Joiners of scripts that need them, and of emoji, stay.
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
    example: "en", "The gov\u{ad}ern\u{200b}ment resigned." => "The government resigned."
}

fn check(context: &Context<'_>, findings: &mut Findings) {
    let text = context.text();
    if text.is_ascii() {
        return;
    }
    let mut rest = 0;
    while let Some(offset) = text[rest..].find(is_invisible) {
        let start = rest + offset;
        let len: usize = text[start..].chars().take_while(|&c| is_invisible(c)).map(char::len_utf8).sum();
        rest = start + len;
        let span = Span::new(start, rest);
        let before = text[..start].chars().next_back();
        let after = text[rest..].chars().next();
        let alphabetic = before.is_some_and(is_alphabetic_script) || after.is_some_and(is_alphabetic_script);
        let joined = |c: Option<char>| {
            c.is_some_and(|c| !c.is_ascii() && !is_alphabetic_script(c) && !c.is_whitespace())
        };
        let emoji = span.of(text).contains('\u{200d}') && (joined(before) || joined(after));
        if !alphabetic || emoji {
            continue;
        }
        let codes: Vec<String> = span.of(text).chars().map(|c| format!("U+{:04X}", c as u32)).collect();
        findings
            .propose(span, "", Class::Invisible, 0.96, "an invisible character")
            .because(format!("{} shows nothing here", codes.join(" ")));
    }
}

/// Letters of the scripts that need no joiner, digits, and ASCII.
fn is_alphabetic_script(c: char) -> bool {
    c.is_ascii_graphic() || c.is_alphabetic() && matches!(c, 'À'..='\u{52f}' | '\u{1e00}'..='\u{1fff}')
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
        stays(&PASS, "hi", &["क्\u{200d}ष"]);
        stays(&PASS, "en", &["a family 👨\u{200d}👩\u{200d}👧 here", "plain text", "naïve café"]);
        stays(&PASS, "de", &["Straße und Übung"]);
    }
}
