//! The table of forms, and which of them a file has.

use super::article::Articles;
use super::csv::{Csv, Tsv};
use super::format::Format;
use super::input::Compression;
use super::json_lines::JsonLines;
use super::parquet::Parquet;
use super::warc::Warc;

/// The form of files that are one article each.
pub const ARTICLES: &dyn Format = &Articles;

/// All forms. Standard input is of the first.
pub const FORMATS: &[&dyn Format] = &[&JsonLines, ARTICLES, &Csv, &Tsv, &Warc, &Parquet];

/// The form of a file by its name, and how it is compressed; `None` if no form has such an ending.
pub fn format_of(name: &str) -> Option<(&'static dyn Format, Compression)> {
    let has = |format: &dyn Format, name: &str| {
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
        format.endings().contains(&ending.as_str())
    };
    if let Some(format) = FORMATS.iter().find(|format| has(**format, name)) {
        return Some((*format, Compression::None));
    }
    let (compression, inner) = Compression::of_name(name);
    let format = FORMATS.iter().find(|format| format.may_be_compressed() && has(**format, inner))?;
    (compression != Compression::None).then_some((*format, compression))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_tell_the_form() {
        let form = |name: &str| format_of(name).map(|(format, compression)| (format.name(), compression));
        assert_eq!(form("a.TXT"), Some(("text", Compression::None)));
        assert_eq!(form("a.jsonl.zst"), Some(("JSON lines", Compression::Zstd)));
        assert_eq!(form("a.txt.gz"), None);
        assert_eq!(form("a.zst"), None);
        assert_eq!(form("jsonl"), None);
    }
}
