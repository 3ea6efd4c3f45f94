//! JSON that a terminal can show: what it could take for a command is escaped.

use super::escape::is_unsafe;
use serde::Serialize;
use serde_json::ser::Formatter;
use std::io::{self, Write};

/// Writes a value as JSON without spaces and line ends. Control characters, those that change the direction of
/// writing and the line separators of Unicode are escaped in strings.
///
/// # Errors
/// Those of `out`.
pub fn write(value: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    value.serialize(&mut serde_json::Serializer::with_formatter(out, Safe))?;
    Ok(())
}

struct Safe;

impl Formatter for Safe {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        let mut rest = fragment;
        while let Some(at) = rest.find(|c| is_unsafe(c) || matches!(c, '\u{2028}' | '\u{2029}')) {
            out.write_all(&rest.as_bytes()[..at])?;
            let c = rest[at..].chars().next().expect("it was found");
            // all of them lie below U+10000, where UTF-16 has one unit
            write!(out, "\\u{:04x}", c as u32)?;
            rest = &rest[at + c.len_utf8()..];
        }
        out.write_all(rest.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_could_obey_is_escaped_and_read_back() {
        let text = "a\u{1b}[2J\u{9b}31m\u{202e}b\u{2028}\t“é”🚢\"\\";
        let mut out = Vec::new();
        write(&text, &mut out).expect("writes to memory");
        let shown = String::from_utf8(out).expect("UTF-8");
        assert_eq!(shown, r#""a\u001b[2J\u009b31m\u202eb\u2028\t“é”🚢\"\\""#);
        assert_eq!(serde_json::from_str::<String>(&shown).expect("JSON"), text);
    }
}
