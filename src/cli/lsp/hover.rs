//! What is told of the findings under the pointer: what, how sure, and why.

use super::findings::Found;
use super::markdown::{code, plain};
use super::text::Text;
use super::wording::{change, percent};
use gen_lsp_types::{Hover, MarkupContent, MarkupKind, Position};
use postedit::pass::by_name;
use postedit::render::escape::Visible;
use postedit::text::Span;

/// The findings at a position; `None` if there are none.
pub fn hover(text: &Text, found: &[Found], position: Position, is_markdown: bool) -> Option<Hover> {
    let at = text.offset(position);
    let here: Vec<&Found> = found.iter().filter(|f| f.shown.start <= at && at <= f.shown.end).collect();
    let shown = here.iter().map(|found| found.shown);
    let shown = shown.reduce(|a, b| Span::new(a.start.min(b.start), a.end.max(b.end)))?;
    let (parts, separator): (Vec<String>, _) = if is_markdown {
        (here.iter().map(|found| markdown(text.as_str(), found)).collect(), "\n\n---\n\n")
    } else {
        (here.iter().map(|found| words(text.as_str(), found)).collect(), "\n\n")
    };
    let kind = if is_markdown { MarkupKind::Markdown } else { MarkupKind::PlainText };
    let contents = MarkupContent { kind, value: parts.join(separator) };
    Some(Hover { contents: contents.into(), range: Some(text.ranges().of(shown)) })
}

fn markdown(text: &str, found: &Found) -> String {
    let mut parts = vec![format!("**{}** — {}", found.pass, certainty(found))];
    match change(text, found) {
        Some((before, after)) if after.is_empty() => parts.push(format!("{} → nothing", code(&before))),
        Some((before, after)) => parts.push(format!("{} → {}", code(&before), code(&after))),
        None => {}
    }
    parts.push(plain(&found.message));
    if !found.evidence.is_empty() {
        let reasons: Vec<_> = found.evidence.iter().map(|reason| format!("- {}", plain(reason))).collect();
        parts.push(reasons.join("\n"));
    }
    // headings of a pass are its own words, as its name is
    parts.extend(by_name(found.pass).map(|pass| format!("*{}*", plain(pass.summary()))));
    parts.join("\n\n")
}

fn words(text: &str, found: &Found) -> String {
    let mut lines = vec![format!("{} — {}", found.pass, certainty(found))];
    lines.extend(super::wording::arrow(text, found));
    lines.push(Visible(&found.message).to_string());
    lines.extend(found.evidence.iter().map(|reason| format!("- {}", Visible(reason))));
    lines.join("\n")
}

fn certainty(found: &Found) -> String {
    format!("{}, {}", found.rank.name(), percent(found.confidence))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::lsp::findings::Rank;
    use crate::cli::lsp::text::Units;
    use crate::cli::lsp::wording::tests::found;
    use gen_lsp_types::Contents;
    use pulldown_cmark::{Event, Options, Parser, Tag};

    fn shown(source: &str, found: &[Found], character: u32, is_markdown: bool) -> Option<String> {
        let text = Text::new(source.to_owned(), Units::Utf16);
        let hover = hover(&text, found, Position { line: 0, character }, is_markdown)?;
        match hover.contents {
            Contents::MarkupContent(content) => Some(content.value),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn evidence_is_told_where_the_pointer_is() {
        let found = [found(3, 6, Some("the"), Rank::Fix), found(10, 11, None, Rank::Remark)];
        let text = "so teh cat sat";
        let told = shown(text, &found, 4, true).expect("a hover");
        let begins = "**typos** — fix, 97 %\n\n`teh` → `the`\n\na message\n\n- a reason\n\n*";
        assert!(told.starts_with(begins), "{told}");
        let told = shown(text, &found, 6, false).expect("a hover");
        assert_eq!(told, "typos — fix, 97 %\n“teh” → “the”\na message\n- a reason");
        assert_eq!(shown(text, &found, 8, true), None);
        assert!(shown(text, &found, 10, true).expect("a hover").contains("remark"));
    }

    #[test]
    fn an_article_never_becomes_markup() {
        let source = "`<img/src=x>`[x](http://y)**z** <b>";
        let mut nasty = found(0, source.len(), Some("![](x.png)`` <i>"), Rank::Suggestion);
        nasty.message = "“<u>” stands\n\n# twice".to_owned();
        nasty.evidence = vec!["<script>".to_owned(), "# [a](b)".to_owned()];
        let told = shown(source, &[nasty], 1, true).expect("a hover");
        for event in Parser::new_ext(&told, Options::all()) {
            let is_markup = matches!(
                event,
                Event::Html(_)
                    | Event::InlineHtml(_)
                    | Event::Start(
                        Tag::Link { .. } | Tag::Image { .. } | Tag::Heading { .. } | Tag::CodeBlock(_)
                    )
            );
            assert!(!is_markup, "{event:?} in {told}");
        }
    }
}
