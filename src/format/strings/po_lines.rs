//! The entries of a PO file and where their strings stand in it.

use crate::format::SyntaxError;
use crate::text::Span;

/// An entry of a PO file.
#[derive(Debug, Default)]
pub struct Entry {
    /// Its flags as the comment has them.
    pub flags: String,
    /// Whether it has a context, so that an empty original is not the file's header.
    pub has_context: bool,
    /// The quoted parts of the original, without their quotation marks (bytes of the source).
    pub original: Vec<Span>,
    /// The quoted parts of each translation: one, or one for each form of the plural.
    pub translations: Vec<Vec<Span>>,
}

/// Which string the quoted lines go on with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Nowhere,
    /// A context, the original's plural, a domain.
    Other,
    Original,
    Translation,
}

/// All entries. Comments, and with them entries that are obsolete, are none.
///
/// # Errors
/// A line that is neither a keyword with a string, nor a string, nor a comment.
pub fn entries(source: &str) -> Result<Vec<Entry>, SyntaxError> {
    let mut entries = Vec::new();
    let mut entry = Entry::default();
    let mut place = Place::Nowhere;
    let mut at = 0;
    for line in source.split_inclusive('\n') {
        let start = at + (line.len() - line.trim_start().len());
        at += line.len();
        let line = line.trim();
        if line.is_empty() {
            continue;
        }
        if let Some(comment) = line.strip_prefix('#') {
            if place == Place::Translation {
                entries.push(std::mem::take(&mut entry));
                place = Place::Nowhere;
            }
            if let Some(flags) = comment.strip_prefix(',') {
                entry.flags.push_str(flags);
                entry.flags.push(',');
            }
            continue;
        }
        let keyword = &line[..line.find('"').unwrap_or(line.len())];
        let string = quoted(source, start + keyword.len(), start + line.len())?;
        let is_beginning = matches!(keyword.trim(), "msgid" | "msgctxt" | "domain");
        if is_beginning && place == Place::Translation {
            entries.push(std::mem::take(&mut entry));
        }
        place = match keyword.trim() {
            "" if place != Place::Nowhere => place,
            "msgid" => Place::Original,
            "msgctxt" => {
                entry.has_context = true;
                Place::Other
            }
            "msgid_plural" | "domain" => Place::Other,
            name if name == "msgstr" || is_plural(name) => {
                entry.translations.push(Vec::new());
                Place::Translation
            }
            _ => {
                let message =
                    "a line of a PO file is a keyword with a string, a string or a comment".to_owned();
                return Err(SyntaxError { offset: start, message });
            }
        };
        match (place, entry.translations.last_mut()) {
            (Place::Original, _) => entry.original.push(string),
            (Place::Translation, Some(parts)) => parts.push(string),
            _ => {}
        }
    }
    entries.push(entry);
    Ok(entries)
}

fn is_plural(name: &str) -> bool {
    name.strip_prefix("msgstr[")
        .and_then(|rest| rest.strip_suffix(']'))
        .is_some_and(|index| !index.is_empty() && index.trim().bytes().all(|byte| byte.is_ascii_digit()))
}

/// What stands between the quotation marks of the string that fills the source from `start` to `end`.
fn quoted(source: &str, start: usize, end: usize) -> Result<Span, SyntaxError> {
    let mistake = |offset, message: &str| Err(SyntaxError { offset, message: message.to_owned() });
    let bytes = &source.as_bytes()[start..end];
    if bytes.is_empty() {
        return mistake(start, "a keyword of a PO file has a string in quotation marks behind it");
    }
    let mut at = 1;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 2,
            b'"' if at + 1 == bytes.len() => return Ok(Span::new(start + 1, start + at)),
            b'"' => {
                return mistake(
                    start + at,
                    "a quotation mark inside of a string needs a backslash before it",
                );
            }
            _ => at += 1,
        }
    }
    mistake(start, "the string has no quotation mark at its end")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_read_with_their_strings() {
        let source = "# a\n#, fuzzy, c-format\nmsgctxt \"m\"\nmsgid \"\"\n\"One \"\n\"two\"\nmsgid_plural \"x\"\n\
                      msgstr[0] \"Un \\\"\"\r\n  \"deux\"\nmsgstr[1] \"\"\nmsgid \"b\"\nmsgstr \"c\"\n#~ msgid \"d\"\n";
        let entries = entries(source).expect("a PO file");
        let texts = |spans: &[Span]| spans.iter().map(|span| span.of(source)).collect::<Vec<_>>();
        assert_eq!(texts(&entries[0].original), ["", "One ", "two"]);
        assert_eq!(entries[0].flags, " fuzzy, c-format,");
        assert!(entries[0].has_context);
        assert_eq!(texts(&entries[0].translations[0]), ["Un \\\"", "deux"]);
        assert_eq!(texts(&entries[0].translations[1]), [""]);
        assert_eq!(texts(&entries[1].translations[0]), ["c"]);
        assert!(entries[1].flags.is_empty() && !entries[1].has_context);
    }

    #[test]
    fn mistakes_are_told_with_their_place() {
        for (source, at) in [
            ("msgid \"a\"\nmsgstr \"b\n", 17),
            ("msgid \"a\"\nmsgstr \"b\"c\"\n", 19),
            ("msgid \"a\"\nHello\n", 15),
            ("msgid \"a\"\nmsgtext \"b\"\n", 10),
            ("\"a\"\n", 0),
            ("msgid \"a\\\"\n", 6),
        ] {
            assert_eq!(entries(source).expect_err(source).offset, at, "{source}");
        }
    }
}
