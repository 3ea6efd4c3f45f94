//! What a translated string says that is no text: placeholders of programs, tags of HTML, access keys, entities.

use crate::format::Tag;
use crate::text::Span;
use std::collections::HashSet;

/// What is known of a string beside its text.
#[derive(Clone, Copy, Debug, Default)]
pub struct Rules<'m> {
    /// The string that it is a translation of.
    pub original: &'m str,
    /// Whether the file says that `printf` reads it: then `%` is never a sign for per cent.
    pub is_format: bool,
}

/// What stands in a string and is no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Inline {
    /// Not to be changed.
    Opaque,
    /// Nothing to the reader.
    Tag(Tag),
    /// Divides the text.
    Break,
}

/// Where something is no text (bytes of the string).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    pub span: Span,
    pub inline: Inline,
}

/// All of it, in order and without overlap.
pub fn find(text: &str, rules: &Rules<'_>) -> Vec<Found> {
    let mut found = written(text, rules);
    let mut copied = copied(text, rules.original);
    copied.retain(|copy| {
        !found.iter().any(|own| own.span.start <= copy.span.start && copy.span.end <= own.span.end)
    });
    found.retain(|own| !copied.iter().any(|copy| copy.span.collides(own.span)));
    found.append(&mut copied);
    found.sort_by_key(|found| found.span);
    found
}

/// What the text writes itself.
fn written(text: &str, rules: &Rules<'_>) -> Vec<Found> {
    // an entity is meant where the string is HTML; elsewhere it is damage that can be repaired
    let has_markup = has_tag(text) || has_tag(rules.original) || has_reference(rules.original);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(offset) = text[at..].find(['%', '{', '$', '<', '&', '_', '~', '\\']) {
        let start = at + offset;
        let next = match text.as_bytes()[start] {
            b'%' => per_cent(text, start, rules.is_format).map(|end| (start, end, Inline::Opaque)),
            b'{' => braces(&text[start..]).map(|length| (start, start + length, Inline::Opaque)),
            b'$' => dollar(&text[start..]).map(|length| (start, start + length, Inline::Opaque)),
            b'<' => tag(text, start).map(|(length, inline)| (start, start + length, inline)),
            b'\\' => backslash(&text[start..]).map(|(length, inline)| (start, start + length, inline)),
            b'&' if reference(&text[start..]).is_some() => {
                let length = reference(&text[start..]).unwrap_or(1);
                has_markup.then_some((start, start + length, Inline::Opaque))
            }
            _ => access_key(text, start, at),
        };
        match next {
            Some((from, to, inline)) => {
                found.push(Found { span: Span::new(from, to), inline });
                at = to;
            }
            None => at = start + 1,
        }
    }
    found
}

/// Whether a string has a tag of HTML.
fn has_tag(text: &str) -> bool {
    text.match_indices('<').any(|(at, _)| tag(text, at).is_some_and(|(_, inline)| inline != Inline::Opaque))
}

/// Whether a string has a character reference of HTML.
fn has_reference(text: &str) -> bool {
    text.match_indices('&').any(|(at, _)| reference(&text[at..]).is_some())
}

/// The end of what `%` begins: `%s`, `%1$s`, `%-5.2f`, `%(name)s`, `%{name}`, `%@`, `%1`, `%L1`, `%name%`, `%%`.
fn per_cent(text: &str, start: usize, is_format: bool) -> Option<usize> {
    let rest = &text[start + 1..];
    let bytes = rest.as_bytes();
    let end = start + 1;
    if bytes.first() == Some(&b'%') {
        return Some(end + 1);
    }
    // "20 %", "20%de": a sign, unless the file says that it is none
    let behind_number =
        text[..start].trim_end_matches([' ', '\u{a0}', '\u{202f}']).ends_with(|c: char| c.is_ascii_digit());
    if behind_number && !is_format {
        return None;
    }
    if bytes.first() == Some(&b'{') {
        return braces(rest).map(|length| end + length);
    }
    let mut at = 0;
    if bytes.first() == Some(&b'(') {
        at = rest.find(')')? + 1;
    }
    let flags: &[u8] = if is_format { b"-+ #0'*.$123456789" } else { b"-+#0'*.$123456789" };
    at += bytes[at..].iter().take_while(|byte| flags.contains(byte)).count();
    let digits = at;
    at += bytes[at..].iter().take_while(|byte| b"hlLqjzt".contains(byte)).count();
    let ends_word = |at: usize| !bytes.get(at).is_some_and(u8::is_ascii_alphanumeric);
    let is_conversion =
        |at: usize| bytes.get(at).is_some_and(|byte| b"diouxXeEfFgGaAcCsSpnm@".contains(byte));
    if is_conversion(at) && (is_format || ends_word(at + 1)) {
        return Some(end + at + 1);
    }
    // numbered as in Qt
    if digits > 0 && bytes[..digits].iter().all(u8::is_ascii_digit) {
        return Some(end + digits);
    }
    let name = bytes.iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_').count();
    (name > 0).then(|| end + name + usize::from(bytes.get(name) == Some(&b'%')))
}

/// Bytes of what braces hold from which on they hold no placeholder; each brace that is open is followed so far.
const LONGEST: usize = 4000;

/// The length of `{0}`, `{name!r:>10}`, `{count, plural, one {# file} other {# files}}`, `{{ name }}`, `{% if %}`.
fn braces(rest: &str) -> Option<usize> {
    let mut depth = 0usize;
    let mut end = None;
    for (at, c) in rest.char_indices().take_while(|(at, _)| *at < LONGEST) {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            '\n' | '\u{fffc}' => return None,
            _ => {}
        }
        if depth == 0 {
            end = Some(at + 1);
            break;
        }
    }
    let inside = &rest[1..end? - 1];
    let is_code = inside.starts_with(['{', '%', '#', '$']) || inside.contains(',');
    let is_name = !inside.contains(char::is_whitespace);
    (is_code || is_name).then_some(end?)
}

/// The length of `${name}` or `$name`.
fn dollar(rest: &str) -> Option<usize> {
    if rest[1..].starts_with('{') {
        return braces(&rest[1..]).map(|length| length + 1);
    }
    let name = rest[1..].bytes().take_while(|byte| byte.is_ascii_alphabetic() || *byte == b'_').count();
    (name > 0).then_some(name + 1)
}

/// What stands in the original too and is no word: options, names in programs, and marks that stand by themselves. It was
/// copied, so no accident of translation made it.
fn copied(text: &str, original: &str) -> Vec<Found> {
    if original.is_empty() {
        return Vec::new();
    }
    if text == original || is_list(original) {
        return vec![Found { span: Span::new(0, text.len()), inline: Inline::Opaque }];
    }
    let originals: HashSet<&str> =
        original.split_whitespace().flat_map(|chunk| [chunk, core(chunk)]).collect();
    let mut found = Vec::new();
    let mut at = 0;
    for chunk in text.split_whitespace() {
        let start = at + text[at..].find(chunk).unwrap_or(0);
        at = start + chunk.len();
        let core = core(chunk);
        let (start, copy) =
            if core.is_empty() { (start, chunk) } else { (start + chunk.find(core).unwrap_or(0), core) };
        // a comma or a period by itself is no sign of a program, and the original may have lost its place too
        let is_word = matches!(copy, "," | ".") || copy.chars().all(char::is_alphanumeric);
        if !is_word && !copy.contains(['<', '&', '\u{fffc}']) && originals.contains(copy) {
            found.push(Found { span: Span::new(start, start + copy.len()), inline: Inline::Opaque });
        }
    }
    found
}

/// A word without the marks around it.
fn core(chunk: &str) -> &str {
    let is_mark =
        |c: char| !c.is_alphanumeric() && !matches!(c, '-' | '/' | '%' | '$' | '_' | '@' | '#' | '\\');
    chunk.trim_matches(is_mark).trim_end_matches(|c: char| !c.is_alphanumeric())
}

/// Whether a string is a list as desktop files have it: `Text;Editor;`.
fn is_list(text: &str) -> bool {
    let text = text.trim_end();
    text.ends_with(';') && text.matches(';').count() > 1 && !text.contains("; ")
}

/// Elements whose text is no prose.
const CODE: [&str; 7] = ["code", "pre", "kbd", "var", "samp", "script", "style"];
/// Elements that divide the text.
const DIVIDING: [&str; 22] = [
    "br",
    "p",
    "div",
    "li",
    "ul",
    "ol",
    "dl",
    "dt",
    "dd",
    "table",
    "tr",
    "td",
    "th",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "blockquote",
    "section",
];
/// Elements in a line of text that need no end in the same string to be known as such.
const INLINE: [&str; 24] = [
    "a", "abbr", "acronym", "b", "big", "cite", "del", "dfn", "em", "font", "i", "img", "ins", "mark", "q",
    "s", "small", "span", "strike", "strong", "sub", "sup", "tt", "u",
];

/// The length of the tag at `start` and what it is; of code, up to the tag that ends it. A name in angle brackets that is
/// no element and has no end, as `<file>` in a usage line, stands for what is no text.
fn tag(text: &str, start: usize) -> Option<(usize, Inline)> {
    let rest = &text[start..];
    if rest.starts_with("<!--") {
        return rest.find("-->").map(|at| (at + "-->".len(), Inline::Tag(Tag::Other)));
    }
    let is_end = rest[1..].starts_with('/');
    let name = &rest[1 + usize::from(is_end)..];
    let name = &name[..name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len())];
    let length = rest.find('>')? + 1;
    if name.is_empty() || rest[1..length].contains(['<', '\n', '\u{fffc}']) {
        return None;
    }
    let lower = name.to_ascii_lowercase();
    let is_single = rest[..length].ends_with("/>");
    if CODE.contains(&&*lower) && !is_end && !is_single {
        let close = format!("</{lower}>");
        let end = rest.to_ascii_lowercase().find(&close).map_or(length, |at| at + close.len());
        return Some((end, Inline::Opaque));
    }
    let has_end = || is_end || is_single || text.contains(&format!("</{name}>"));
    let inline = match (is_end, is_single) {
        _ if DIVIDING.contains(&&*lower) => Inline::Break,
        _ if !INLINE.contains(&&*lower) && !has_end() => {
            // "a <5 and b>" is a comparison
            return name.starts_with(|c: char| c.is_ascii_alphabetic()).then_some((length, Inline::Opaque));
        }
        (true, _) => Inline::Tag(Tag::Close),
        (_, true) => Inline::Tag(Tag::Other),
        _ => Inline::Tag(Tag::Open),
    };
    Some((length, inline))
}

/// The length of a character reference of HTML.
fn reference(rest: &str) -> Option<usize> {
    let length = rest.get(..40.min(rest.len())).unwrap_or(rest).find(';')? + 1;
    let name = &rest[1..length - 1];
    let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'#');
    (is_name && htmlize::unescape(&rest[..length]) != rest[..length]).then_some(length)
}

/// An escape that a program resolves later: `\n`, `\t`, `\'`, `\u00e9`.
fn backslash(rest: &str) -> Option<(usize, Inline)> {
    match rest.as_bytes().get(1)? {
        b'n' | b'r' | b't' => Some((2, Inline::Break)),
        b'\'' | b'"' => Some((1, Inline::Tag(Tag::Other))),
        b'u' if rest.len() >= 6 && rest.bytes().skip(2).take(4).all(|byte| byte.is_ascii_hexdigit()) => {
            Some((6, Inline::Opaque))
        }
        b'\\' => Some((2, Inline::Opaque)),
        _ => None,
    }
}

/// `&File`, `_File` and `~File`: the mark is nothing to the reader. In the middle of a word the word stays as it is: it may
/// be a name as `file_name` or `AT&T`. `from` is where the last find ended.
fn access_key(text: &str, start: usize, from: usize) -> Option<(usize, usize, Inline)> {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '&');
    let before = text[from..start].chars().next_back().is_some_and(char::is_alphanumeric);
    let after = text[start + 1..].chars().next();
    if before && after.is_some_and(is_part) {
        let word = text[from..start].trim_end_matches(is_part);
        let rest = &text[start..];
        let length = rest.find(|c| !is_part(c) && c != '~').unwrap_or(rest.len());
        return Some((from + word.len(), start + length, Inline::Opaque));
    }
    let is_mark = after.is_some_and(char::is_alphabetic) || before && text.as_bytes()[start] == b'_';
    is_mark.then_some((start, start + 1, Inline::Tag(Tag::Other)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The string with what is opaque in ⟦⟧, tags as ‹› and breaks as ¶.
    fn marked(text: &str, rules: Rules<'_>) -> String {
        let (mut out, mut at) = (String::new(), 0);
        for Found { span, inline } in find(text, &rules) {
            out.push_str(&text[at..span.start]);
            match inline {
                Inline::Opaque => out.push_str(&format!("⟦{}⟧", span.of(text))),
                Inline::Tag(_) => out.push_str("‹›"),
                Inline::Break => out.push('¶'),
            }
            at = span.end;
        }
        out + &text[at..]
    }

    #[test]
    fn placeholders_are_no_text() {
        for (text, wanted) in [
            ("Open %s and %1$s.", "Open ⟦%s⟧ and ⟦%1$s⟧."),
            ("%(count)d of {total}", "⟦%(count)d⟧ of ⟦{total}⟧"),
            ("%@, %-5.2f, %lld!", "⟦%@⟧, ⟦%-5.2f⟧, ⟦%lld⟧!"),
            ("%1 of %L2 (%n)", "⟦%1⟧ of ⟦%L2⟧ (⟦%n⟧)"),
            ("Hi ${user}, $name", "Hi ⟦${user}⟧, ⟦$name⟧"),
            (
                "{n, plural, one {# day} other {# days}} left",
                "⟦{n, plural, one {# day} other {# days}}⟧ left",
            ),
            ("{{ user.name }} and %{name}", "⟦{{ user.name }}⟧ and ⟦%{name}⟧"),
            ("%username% left", "⟦%username%⟧ left"),
        ] {
            assert_eq!(marked(text, Rules::default()), wanted);
        }
    }

    #[test]
    fn what_only_looks_like_a_placeholder_is_text() {
        for text in ["20 % des voix", "20%de", "20 %", "{see the note}", "cost $5", "a < b", "100 %."] {
            assert_eq!(marked(text, Rules::default()), text);
        }
        let format = Rules { is_format: true, ..Rules::default() };
        assert_eq!(marked("100%% of %ddays", format), "100⟦%%⟧ of ⟦%d⟧days");
    }

    #[test]
    fn tags_and_what_they_hold() {
        for (text, wanted) in [
            ("<b>So</b>, <a href=\"x\">go</a>.", "‹›So‹›, ‹›go‹›."),
            ("Run <code>rm -r</code> now<br/>Then.", "Run ⟦<code>rm -r</code>⟧ now¶Then."),
            ("a &amp; <i>b</i>", "a ⟦&amp;⟧ ‹›b‹›"),
            ("One\\nTwo don\\'t", "One¶Two don‹›'t"),
        ] {
            assert_eq!(marked(text, Rules::default()), wanted);
        }
    }

    #[test]
    fn names_in_angle_brackets_are_tags_only_if_they_are_elements() {
        for (text, wanted) in [
            ("press <Enter> to go", "press ⟦<Enter>⟧ to go"),
            ("see <https://a.example>", "see ⟦<https://a.example>⟧"),
            ("read <link>this</link> and <0>that</0>", "read ‹›this‹› and ‹›that‹›"),
            ("if a <5 and b> 6", "if a <5 and b> 6"),
        ] {
            assert_eq!(marked(text, Rules::default()), wanted);
        }
    }

    #[test]
    fn what_was_copied_from_the_original_stays() {
        let with = |text: &str, original: &str| marked(text, Rules { original, is_format: false });
        assert_eq!(with("(añada ! para forzar)", "(add ! to override)"), "(añada ⟦!⟧ para forzar)");
        assert_eq!(with("objeto vim.List, no otro.", "a vim.List, no other."), "objeto ⟦vim.List⟧, no otro.");
        assert_eq!(with("--version\tMuestra", "--version\tShows"), "⟦--version⟧\tMuestra");
        assert_eq!(with("Texto;editor;", "Text;editor;"), "⟦Texto;editor;⟧");
        assert_eq!(with("The the list.", "The the list."), "⟦The the list.⟧");
        // words are what accidents happen to
        assert_eq!(with("in in Bonn.", "in Bonn."), "in in Bonn.");
        assert_eq!(with("sagte er ,er", "he said, he"), "sagte er ,er");
        assert_eq!(with("erst , dann", "first , then"), "erst , dann");
    }

    #[test]
    fn a_reference_is_text_only_where_the_original_has_no_markup() {
        let with = |original: &str| marked("caf&eacute; bar", Rules { original, is_format: false });
        assert_eq!(with("coffee bar"), "caf&eacute; bar");
        assert_eq!(with("coffee &amp; bar"), "caf⟦&eacute;⟧ bar");
        assert_eq!(with("<i>coffee</i> bar"), "caf⟦&eacute;⟧ bar");
    }

    #[test]
    fn access_keys_are_marks_before_a_word_and_leave_words_alone_inside() {
        for (text, wanted) in [
            ("&File", "‹›File"),
            ("_Open the file", "‹›Open the file"),
            ("Da&tei öffnen", "⟦Da&tei⟧ öffnen"),
            ("set file_name to AT&T", "set ⟦file_name⟧ to ⟦AT&T⟧"),
            ("salt & pepper ~ 5", "salt & pepper ~ 5"),
        ] {
            assert_eq!(marked(text, Rules::default()), wanted);
        }
    }
}
