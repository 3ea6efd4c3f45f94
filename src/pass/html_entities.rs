//! Character references of HTML left in the text.

use super::Languages;
use crate::analysis::Context;
use crate::finding::{Class, Findings};
use crate::text::{Span, TokenKind};

pass! {
    /// HTML character references that were not decoded.
    ///
    /// # What it finds
    /// Named and numbered references ("&amp;", "&#39;", "&rsquo;"), also with a space that tokenisation put
    /// into them ("& mldr;"). The letters of markup ("&lt;") are only suggested, since a text may speak of it.
    ///
    /// # Why it happens
    /// A page is scraped as source, or encoded once more than it is decoded.
    ///
    /// # Example
    /// Research &amp; development won&#39;t stop.
    ///
    /// # Repair
    /// Research & development won't stop.
    "html-entities", Characters, Fix, Languages::All,
    reads: Lines, doubt: Little,
    example: "en", "Research &amp; development won&#39;t stop." => "Research & development won't stop."
}

/// Longest reference in bytes, `&` and `;` included; the standard's longest name has 31 letters.
const MAX_LEN: usize = 34;

fn check(context: &Context<'_>, findings: &mut Findings) {
    let text = context.text();
    for start in memchr::memchr_iter(b'&', text.as_bytes()) {
        if is_opaque(context, start) {
            continue;
        }
        let Some((len, name)) = reference(&text[start..]) else { continue };
        let decoded = htmlize::unescape(format!("&{name};"));
        if decoded.starts_with('&') && decoded.len() > 1 || decoded.chars().any(char::is_control) {
            continue;
        }
        let span = Span::new(start, start + len);
        let replacement = match decoded.as_ref() {
            "\u{a0}" if context.language().profile().spaced_marks.is_empty() => " ".to_owned(),
            "\u{ad}" | "\u{200b}" => String::new(),
            other => other.to_owned(),
        };
        let clean = len == name.len() + 2;
        let confidence = match replacement.as_str() {
            "<" | ">" => 0.6,
            _ if clean => 0.97,
            _ => 0.9,
        };
        findings
            .propose(span, replacement, Class::HtmlEntity, confidence, "an HTML character reference")
            .because(format!("“{}” stands for “{}”", span.of(text), decoded.escape_debug()));
    }
}

/// Whether a text may hold a reference.
pub fn may_hold_references(text: &str) -> bool {
    memchr::memchr_iter(b'&', text.as_bytes()).any(|at| reference(&text[at..]).is_some())
}

/// The reference at the start of `text`: its length in bytes and its name. One space after the `&` or
/// before the `;` is taken for the work of a tokeniser.
fn reference(text: &str) -> Option<(usize, &str)> {
    let limit = text.len().min(MAX_LEN + 2);
    let end = memchr::memchr(b';', &text.as_bytes()[..limit])?;
    let inner = &text[1..end];
    let name = inner.strip_prefix(' ').unwrap_or(inner);
    let name = name.strip_suffix(' ').unwrap_or(name);
    let digits = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
    let hex = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_hexdigit());
    let numbered = name
        .strip_prefix('#')
        .is_some_and(|rest| digits(rest) || rest.strip_prefix(['x', 'X']).is_some_and(hex));
    let named = name.len() >= 2 && name.bytes().all(|b| b.is_ascii_alphanumeric());
    (named || numbered).then_some((end + 1, name))
}

fn is_opaque(context: &Context<'_>, at: usize) -> bool {
    let tokens = context.tokens();
    let index = tokens.partition_point(|token| token.end() <= at);
    tokens.get(index).is_some_and(|token| token.kind == TokenKind::Opaque && token.start() <= at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pass::testing::{repairs, stays, suggests};

    #[test]
    fn repairs_references() {
        repairs(
            &PASS,
            "en",
            &[
                ("&ldquo;Yes,&rdquo; he said&hellip;", "“Yes,” he said…"),
                ("caf&eacute; &#8211; caf&#xe9;", "café – café"),
                ("wait& mldr;", "wait…"),
                ("Fish &amp;amp; chips", "Fish & chips"),
                ("10&nbsp;km", "10 km"),
                ("a co&shy;operation", "a cooperation"),
            ],
        );
        repairs(
            &PASS,
            "es",
            &[("la situaci&oacute;n &laquo;dif&iacute;cil&raquo;", "la situación «difícil»")],
        );
    }

    #[test]
    fn suggests_the_letters_of_markup() {
        suggests(&PASS, "en", None, &[("if a &lt; b", "if a < b")]);
        stays(&PASS, "en", &["if a &lt; b"]);
    }

    #[test]
    fn leaves_ampersands() {
        stays(
            &PASS,
            "en",
            &[
                "R&D; sales rose",
                "AT&T; and others",
                "Research & development; sales",
                "https://example.org/?a=1&copy;=2",
                "Marks & Spencer; they said",
                "Q&A: yes",
                "`&amp;` is a reference",
            ],
        );
        stays(&PASS, "es", &["Pérez & Hijos; la empresa", "H&M; cerró"]);
    }

    #[test]
    fn repairs_other_scripts() {
        repairs(&PASS, "fa", &[("می&zwnj;رود &laquo;آری&raquo;", "می\u{200c}رود «آری»")]);
        repairs(&PASS, "he", &[("צה&quot;ל וג&#39;ורג&#39;", "צה\"ל וג'ורג'")]);
        repairs(&PASS, "ja", &[("A&amp;B社は&#12300;はい&#12301;と", "A&B社は「はい」と")]);
        repairs(&PASS, "zh", &[("他说&ldquo;好&rdquo;", "他说“好”")]);
        repairs(&PASS, "ar", &[("&#1606;&#1593;&#1605; قال", "نعم قال")]);
        stays(&PASS, "ja", &["A＆B；C", "A&Bの；"]);
        stays(&PASS, "zh", &["A&B；C", "R&D;部门"]);
        stays(&PASS, "ar", &["A&B؛ ثم"]);
        stays(&PASS, "ko", &["Q&A; 질문"]);
    }
}
