//! The data that many sites keep before the text of a Markdown article.

/// The byte behind the front matter of `source`, YAML between lines of `---` or TOML between lines of `+++`; 0 if it has
/// none. It begins on the first line, and its own first line is not blank, or it is a rule and text.
pub fn end(source: &str) -> usize {
    let mut lines = source.split_inclusive('\n');
    let first = lines.next().unwrap_or_default();
    let closing: &[&str] = match first.trim_end() {
        "---" => &["---", "..."],
        "+++" => &["+++"],
        _ => return 0,
    };
    let mut at = first.len();
    for (number, line) in lines.enumerate() {
        at += line.len();
        let line = line.trim_end();
        if closing.contains(&line) {
            return if number > 0 { at } else { 0 };
        }
        if number == 0 && line.is_empty() {
            return 0;
        }
    }
    0
}

#[cfg(test)]
mod tests {
    use super::end;

    #[test]
    fn data_between_its_lines_is_front_matter() {
        for source in
            ["---\ntitle: A\n---\nText", "---\r\na: b\r\n...\r\nText", "+++\na = 1\n\nb = 2\n+++\nText"]
        {
            assert_eq!(&source[end(source)..], "Text");
        }
    }

    #[test]
    fn rules_are_no_front_matter() {
        for source in [
            "---\n\nText\n\n---\n",
            "---\n---\n",
            "Text\n---\na\n---\n",
            "---\na: b\n",
            "----\na\n----\n",
            "",
        ] {
            assert_eq!(end(source), 0, "{source}");
        }
    }
}
