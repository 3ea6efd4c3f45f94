//! The text of an article inside of Markdown: it is data and never becomes markup.

use postedit::render::escape::Visible;

/// A text as code, with its control and invisible characters shown.
pub fn code(text: &str) -> String {
    let text = Visible(text).to_string();
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    // one space on either side is taken off again, and is needed beside a backtick
    let pad = if text.starts_with(['`', ' ']) || text.ends_with(['`', ' ']) { " " } else { "" };
    if text.trim().is_empty() {
        // spaces alone are not taken off
        return format!("{fence}{text}{fence}");
    }
    format!("{fence}{pad}{text}{pad}{fence}")
}

/// A text as it is read, with whatever could be taken for markup escaped.
pub fn plain(text: &str) -> String {
    let text = Visible(text).to_string();
    let text = text.trim();
    let mut escaped = String::with_capacity(text.len());
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    for (at, c) in text.char_indices() {
        let could_be = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '~' | '|' | '$' | '@' | '^' => true,
            // a heading, a list, a line below a heading
            '#' | '+' | '-' | '=' => at == 0,
            '.' | ')' if at > 0 && at == digits => true,
            // addresses become links
            ':' => text[at..].starts_with("://"),
            '.' => text[..at].to_ascii_lowercase().ends_with("www"),
            _ => false,
        };
        if could_be {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use pulldown_cmark::{Event, Options, Parser, Tag};

    const NASTY: [&str; 22] = [
        "<script>alert(1)</script>",
        "<b>x",
        "&lt;b&gt;",
        "`code` ``more``",
        "`",
        " ` ",
        "[link](https://example.org)",
        "![image](x.png)",
        "**bold** _it_ ~~struck~~",
        "# heading",
        "- item",
        "1. item",
        "2) item",
        "> quoted",
        "a | b",
        "$x^2$",
        "https://example.org www.example.org a@example.org",
        "\\<b>",
        "a\n\n# b\r\n<hr>",
        "    indented",
        "=== ---",
        "---",
    ];

    /// The text that a reader sees of Markdown which must have no markup but code, list and paragraphs.
    fn read(markdown: &str, is_code: bool) -> String {
        let mut shown = String::new();
        let options = Options::all().difference(Options::ENABLE_SMART_PUNCTUATION);
        for event in Parser::new_ext(markdown, options) {
            match event {
                Event::Text(text) if !is_code => shown.push_str(&text),
                Event::Code(text) if is_code => shown.push_str(&text),
                Event::Start(Tag::List(None) | Tag::Item | Tag::Paragraph) | Event::End(_) => {}
                other => panic!("{other:?} in {markdown:?}"),
            }
        }
        shown
    }

    #[test]
    fn no_text_becomes_markup() {
        for text in NASTY {
            let wanted = Visible(text).to_string();
            assert_eq!(read(&format!("- {}", plain(text)), false), wanted.trim(), "{text:?}");
            assert_eq!(read(&plain(text), false), wanted.trim(), "{text:?}");
            assert_eq!(read(&format!("- {}", code(text)), true), wanted, "{text:?}");
        }
    }

    #[test]
    fn usual_text_is_left_alone() {
        let text = "“Larsenbut” is in no English dictionary (Zipf 5.6 and 7.0): U+0435, 3–4!";
        assert_eq!(plain(text), text);
        assert_eq!(code("ground.The"), "`ground.The`");
        assert_eq!(code(" the"), "`  the `");
    }
}
